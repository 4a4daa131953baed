"""Towns that a name means in the country of which all else in the report tells: takes its resolutions, gives them with such towns in the place of namesakes.

The ranking of candidates was learned from news of countries at peace, where a large city outweighs a small town of another country that is named besides:
"MAPUTO - ... in Palma" is not Majorca's.

The same holds of the groups that are named: what the Taliban did in a small town of Jordan, told without a word of Jordan, they did in one of Afghanistan.

>>> in_their_country([])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import fought_over, words
from geomap.extraction.names.rivals import as_candidate, is_famous
from geomap.gazetteer import fold
from geomap.types import Resolution

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geomap.types import Candidate, Place

LIKELY = 0.1
"""The belief that a namesake needs where both countries were fought over."""

UNITS = frozenset(["admin1", "admin2"])
CLEARLY = 1.5
"""How many times more one bearer of a name in a country is believed in than the next there, for it to be meant."""
SMALL, HAMLET = 100_000, 10_000
"""The inhabitants of a town that no report of a group from elsewhere names without its country, by another name than its own and by that."""


def in_their_country(resolutions: list[Resolution]) -> list[Resolution]:
    """Return `resolutions` with the namesakes of towns that lie in the one country, fought over, that all the other names, but an agency's seat, speak of."""
    told: dict[str, set[str]] = {}
    for r in resolutions:
        if r.place is not None and r.place.country_code and r.toponym.surface.casefold() not in words("press_seats"):
            told.setdefault(fold(r.toponym.surface), set()).add(r.place.country_code)
    return [_quarter_at_home(_at_home(r, told), told) for r in resolutions]


def in_their_state(resolutions: list[Resolution], text: str) -> list[Resolution]:
    """Return `resolutions` with states in the place of a country of their name, which a headline may cut short: "Niger village", of "Niger State"."""
    states = {fold(r.toponym.surface) for r in resolutions if _is_country(r) and text[r.toponym.span.end :].lower().startswith((" state", " province"))}
    return [_as_state(r) if states and _is_country(r) and fold(r.toponym.surface) in states else r for r in resolutions]


def _is_country(found: Resolution) -> bool:
    return found.place is not None and found.place.feature_code.startswith("PCL")


def _as_state(found: Resolution) -> Resolution:
    name = fold(found.toponym.surface)
    state = next((c for c in found.alternatives if c.place.feature_code == "ADM1" and fold(c.place.name) in (f"{name} state", f"{name} province")), None)
    return found if state is None else as_candidate(found, state)


def _at_home(found: Resolution, told: dict[str, set[str]]) -> Resolution:
    place, war = found.place, fought_over()
    if place is None or place.country_code is None or place.feature_class not in "PA" or place.feature_code.startswith("PCL") or not found.toponym.literal:
        return found
    if found.toponym.within or is_famous(found):
        return found
    own = fold(found.toponym.surface)
    others = {code for name, codes in told.items() if name != own for code in codes}
    if len(others) != 1 or place.country_code in others or not others <= war:
        return found
    if any(c.place.feature_code == "PPLC" and c.place.country_code == place.country_code and _bears(c) for c in found.alternatives):
        return found  # "SAN SALVADOR - The vehicle of a Mexican newsman was destroyed"
    namesake = next((c for c in found.alternatives if c.place.country_code in others and _bears(c)), None)
    if namesake is None or (place.country_code in war and namesake.score < LIKELY):
        return found
    return as_candidate(found, namesake)


def _quarter_at_home(found: Resolution, told: dict[str, set[str]]) -> Resolution:
    """Return as unknown what is called a district and is but another name of a place abroad: in a report of Damascus "the district of Midan" is not in Medan."""
    place, toponym = found.place, found.toponym
    if place is None or toponym.kind not in UNITS or any(_bears(c) and c.features.get("primary") for c in found.alternatives if c.place == place):
        return found
    others = {code for name, codes in told.items() if name != fold(toponym.surface) for code in codes}
    abroad = len(others) == 1 and place.country_code not in others
    return Resolution(toponym=toponym, alternatives=found.alternatives) if abroad else found


def _bears(candidate: Candidate) -> bool:
    """Tell whether a town or unit bears the name itself, spelt so."""
    unit = candidate.place.feature_class in "PA" and not candidate.place.feature_code.startswith("PCL")
    return unit and not candidate.features.get("unlike") and not candidate.features.get("historic")


def at_home_of(found: Resolution, names: Mapping[str, Collection[str]], home: Collection[str]) -> Resolution:
    """Return `found` with the bearer of its name in the countries `home` of the groups that a report names, or unknown, where all it has is a town elsewhere.

    `names` are the places that the report names, by country: what another name speaks for stays.
    """
    place, toponym = found.place, found.toponym
    if not home or place is None or not toponym.literal or toponym.within or toponym.relation == "border" or is_famous(found):
        return found
    if toponym.kind == "facility" or set(toponym.surface.lower().split()) <= words("sides_of_a_country") | words("lying_in"):
        return found  # "Bellavista jail", "the South"
    whole = place.feature_code.startswith("PCL") or place.feature_class not in "PA"
    if whole or place.country_code in home or len(names.get(place.country_code or "", ())) > 1:
        return found
    bearers = [c for c in found.alternatives if c.place.country_code in home and _bears(c)]
    if bearers and all(_one_region(bearers[0].place, c.place) or bearers[0].score >= CLEARLY * c.score for c in bearers):
        return as_candidate(found, bearers[0])
    own = any(c.place == place and c.features.get("primary") for c in found.alternatives)
    small = (place.population or 0) < (HAMLET if own else SMALL) and place.country_code not in fought_over()
    return Resolution(toponym=toponym, alternatives=found.alternatives) if small else found


def _one_region(one: Place, other: Place) -> bool:
    """Tell whether two places lie in the same province, as a town and the district around it do."""
    return (one.country_code, one.admin1_code) == (other.country_code, other.admin1_code)
