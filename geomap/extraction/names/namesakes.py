"""Towns that a name means in the country of which all else in the report tells: takes its resolutions, gives them with such towns in the place of namesakes.

The ranking of candidates was learned from news of countries at peace, where a large city outweighs a small town of another country that is named besides:
"MAPUTO - ... in Palma" is not Majorca's.

>>> in_their_country([])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import fought_over
from geomap.extraction.names.rivals import as_candidate, is_famous
from geomap.gazetteer import fold

if TYPE_CHECKING:
    from geomap.types import Candidate, Resolution

LIKELY = 0.1
"""The belief that a namesake needs where both countries were fought over."""


def in_their_country(resolutions: list[Resolution]) -> list[Resolution]:
    """Return `resolutions` with the namesakes of towns that lie in the one country, fought over, that all the other names speak of."""
    told: dict[str, set[str]] = {}
    for r in resolutions:
        if r.place is not None and r.place.country_code:
            told.setdefault(fold(r.toponym.surface), set()).add(r.place.country_code)
    return [_at_home(r, told) for r in resolutions]


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
    namesake = next((c for c in found.alternatives if c.place.country_code in others and _bears(c)), None)
    if namesake is None or (place.country_code in war and namesake.score < LIKELY):
        return found
    return as_candidate(found, namesake)


def _bears(candidate: Candidate) -> bool:
    """Tell whether a town or unit bears the name itself, spelt so."""
    unit = candidate.place.feature_class in "PA" and not candidate.place.feature_code.startswith("PCL")
    return unit and not candidate.features.get("unlike") and not candidate.features.get("historic")
