"""Whether a name by itself says which country is meant: takes the resolution of a name that stands alone, tells whether other places come too near.

What is only spelt alike, or called so in some other language alone, is a guess; of a name that places of many countries bear, no one is meant; and where the
best bearer lies at peace and another in a country that was fought over, a report of violence may mean either.

>>> from geomap.types import Resolution, Span, Toponym
>>> doubtful(Resolution(toponym=Toponym(span=Span(start=0, end=4), surface="Atla")))
False
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from geomap.extraction.lexicons import fought_over, words
from geomap.gazetteer import fold

if TYPE_CHECKING:
    from geomap.types import Candidate, Place, Resolution

POSSIBLE = 0.02
"""The belief from which a candidate is one at all."""
OUTWEIGHS = 1.5
"""How many times more than in any other country a name alone is believed to lie in one."""
FOUGHT_OVER = 10.0
"""How many times likelier a report of violence is of a country that was fought over than of one at peace."""
ENOUGH = 0.35
"""The belief that the best country of a name of several must have, where another of them was fought over."""
CERTAIN = 0.9
"""The belief from which a building is in the town of its name."""
SURE = 0.5
"""The belief from which a city known the world over is meant, whatever else bears its name."""
FAMOUS = 1_000_000
"""The inhabitants of a city that may be named alone, wherever it lies, and by a name of former days."""
DWARFED = 8
"""How many times as many people live in a city than in any other place abroad of its name, which is then not meant."""
LIKELY = 0.1
"""The belief from which a candidate counts."""
MISSPELT, MISSPELT_AT_WAR = 0.075, 0.1
"""How much the spelling of a place may differ from the name: "Garbahare" is Garbahaarey, "Kandoy" is not Kandy."""
ALIKE = 60
"""Of a hundred, how much a name in some other language has of the place's own: "Jowhar" is Jawhar, and nothing says whether "Ariha" is Jericho."""
TOWN = 10_000
"""The inhabitants from which a town that is the seat of no province may be named alone."""
RIVAL = 20_000
"""The inhabitants from which a place in another country that bears the name as its own outweighs one that only some language calls so."""
FAR_SMALLER = 150
"""What so many times fewer live in is no rival."""
PRECISION_OF_UNITS = {"ADM2": 3, "ADM1": 4}
"""UCDP's precision of a place that is a district or a province."""
UNITS = frozenset(PRECISION_OF_UNITS)
SEATS = frozenset(["PPLC", "PPLG", "PPLA"])
COMPARABLE = 0.2
"""The belief from which a town in a country that was fought over is meant in the place of one at peace."""
NEAR, NEAR_M, SMALLEST_M = 2, 5_000.0, 3_000.0
TOWNS = frozenset(["at", "near", "facility"])
"""How words put a deed at a town: in it, near it, or at a building of it ("a police post in Leer")."""
OWN_NAMES = ("primary", "short")


def in_the_war(found: Resolution) -> Resolution | None:
    """Return the town in a country that was fought over which a report of violence means, where the best bearer of the name lies at peace: Beni in DR Congo."""
    place, war = found.place, fought_over()
    if place is None or place.country_code in war or found.toponym.relation not in TOWNS or (is_famous(found) and not _lent(found)):
        return None
    if _lent(found):
        return _owner(found)
    known = {c.place.country_code for c in found.alternatives if c.score >= POSSIBLE and c.place.country_code in war}
    towns = (c for c in found.alternatives if c.place.country_code in war and c.place.feature_class == "P" and not c.features.get("historic"))
    town = next(towns, None)  # Gori was never called Goris by those who write of it
    believed = max(c.score for c in found.alternatives)
    if town is None or len(known) > 1 or town.score < COMPARABLE or town.score * FOUGHT_OVER < OUTWEIGHS * believed:
        return None
    return as_candidate(found, town)


def only_there(found: Resolution) -> Resolution | None:
    """Return the town of the one country, fought over, in which anything bears a name that was left unknown beside a dateline: Bria, told in Dhaka."""
    codes = {c.place.country_code for c in found.alternatives}
    town = next((c for c in found.alternatives if c.place.feature_class == "P"), None)
    if len(codes) != 1 or not codes <= fought_over() or town is None or found.toponym.relation not in TOWNS:
        return None
    return None if town.features.get("unlike", 0.0) > 0.0 else as_candidate(found, town)


def _lent(found: Resolution) -> bool:
    """Tell whether the best bearer has its name in some language or time alone, and it is rather another place's own: Berlin is not Ber."""
    best = max(found.alternatives, key=lambda c: c.score, default=None)
    return best is not None and bool(best.features.get("historic")) and not best.place.feature_code.startswith("PCL")


def _owner(found: Resolution) -> Resolution | None:
    """Return the town whose own name it is, where one country alone, fought over, has such places."""
    owners = [c for c in found.alternatives if any(c.features.get(kind) for kind in OWN_NAMES)]
    town = next((c for c in owners if c.place.feature_class == "P"), None)
    codes = {c.place.country_code for c in owners}
    return as_candidate(found, town) if town is not None and len(codes) == 1 and codes <= fought_over() else None


def as_candidate(found: Resolution, town: Candidate) -> Resolution:
    """Return `found` as what another candidate says, at it or near it as the words say."""
    near = found.toponym.relation == "near"
    radius = (town.place.extent_m or SMALLEST_M) + (NEAR_M if near else 0.0)
    return replace(
        found,
        place=town.place,
        longitude=town.place.longitude,
        latitude=town.place.latitude,
        coordinate_uncertainty_m=round(radius),
        where_prec=PRECISION_OF_UNITS.get(town.place.feature_code) or (1 if found.toponym.relation == "at" else NEAR),
        score=town.score,
    )


def doubtful(found: Resolution) -> bool:
    """Tell whether a name by itself does not say well enough which country is meant."""
    top = next((c for c in found.alternatives if found.place is not None and c.place.place_id == found.place.place_id), None)
    if found.place is None or top is None:
        return False
    code = found.place.country_code
    if all(word in words("sides_of_a_country") | words("lying_in") for word in found.toponym.surface.lower().split()):
        return True  # "the Southern Province"
    if (
        found.toponym.kind == "facility"
        and found.place.feature_class in "PA"
        and code not in fought_over()
        and _sure_of(found) < CERTAIN
        and not is_famous(found)
    ):
        return True  # "Victoria Station", "Columbia College": hardly where it is named after; but "the port of Marseille"
    if _outweighed(found, code) or _guessed(found, top) or _called_otherwise(found, top):
        return True
    likely = [c.place for c in found.alternatives if c.place.country_code == code and c.score >= LIKELY]
    return all(_obscure(other) for other in likely) or _only_called_so(found, top)


def _outweighed(found: Resolution, code: str | None) -> bool:
    """Tell whether another country comes too near: Beni is a province of Bolivia, and a town in the east of DR Congo."""
    war, sure, famous = fought_over(), _sure_of(found), is_famous(found)
    believed = {c: max(o.score for o in found.alternatives if o.place.country_code == c) for c in {o.place.country_code for o in found.alternatives}}
    rivals = {other: share for other, share in believed.items() if other != code}
    weight = {other: FOUGHT_OVER if other in war and (other == code or not famous) else 1.0 for other in believed}
    if believed.get(code, 0.0) * weight.get(code, 1.0) < OUTWEIGHS * max((share * weight[other] for other, share in rivals.items()), default=0.0):
        return True
    return sure < ENOUGH and any(other in war for other in rivals)


def _sure_of(found: Resolution) -> float:
    """Return how much the country of a place is believed to be meant, by all that bears the name there."""
    return sum(c.score for c in found.alternatives if found.place is not None and c.place.country_code == found.place.country_code)


def is_famous(found: Resolution) -> bool:
    """Tell whether a name is most likely that of a capital or a city of millions."""
    place = found.place
    large = place is not None and (place.feature_code == "PPLC" or (place.feature_class == "P" and (place.population or 0) >= FAMOUS))
    return large and (_sure_of(found) >= SURE or _dwarfs(found))


def _dwarfs(found: Resolution) -> bool:
    """Tell whether it is a city of millions beside which all other bearers of the name abroad are small: Los Angeles, San Diego; not Barcelona."""
    place = found.place
    people = (place.population or 0) if place is not None and place.feature_class == "P" else 0
    others = (c.place.population or 0 for c in found.alternatives if place is not None and c.place.country_code != place.country_code)
    return people >= FAMOUS and all(DWARFED * other <= people for other in others)


def _guessed(found: Resolution, top: Candidate) -> bool:
    """Tell whether nothing bears the name, and the place is only spelt alike: a vowel more or less in the midst of it is another spelling where there was war."""
    unlike = top.features.get("unlike", 0.0)
    if unlike <= MISSPELT or top.place.feature_code.startswith("PCL"):
        return False
    told, own = fold(found.toponym.surface), fold(top.place.name)
    ends = told[:2] == own[:2] and told[-1:] == own[-1:]
    return not (ends and unlike <= MISSPELT_AT_WAR and top.place.country_code in fought_over())


def _called_otherwise(found: Resolution, top: Candidate) -> bool:
    """Tell whether a place has quite another name of its own, and no other of its country bears this one."""
    known = (top.place.population or 0) >= FAMOUS or top.place.country_code in fought_over()
    if top.place.feature_code == "PPLC" and top.features.get("historic"):
        return True
    if top.place.feature_code.startswith(("PCL", "PPLC")) or not (top.features.get("historic") or (top.features.get("alternate") and not known)):
        return False
    names, own = [fold(name) for name in found.toponym.names or (found.toponym.surface,)], fold(top.place.name)
    if any(c.place.country_code == top.place.country_code and fold(c.place.name) in names for c in found.alternatives):
        return False
    return all(max(fuzz.ratio(name, own), fuzz.token_set_ratio(name, own)) < ALIKE for name in names)


def _obscure(place: Place) -> bool:
    """Tell whether a place is a small town of a country in which the gazetteer knows the least hamlet, or one of which not even the size is known."""
    small = place.feature_class == "P" and place.feature_code not in SEATS and (place.population or 0) < TOWN
    return small and (place.country_code or "").lower() in words("told_with_their_country")


def _only_called_so(found: Resolution, top: Candidate) -> bool:
    """Tell whether a place bears the name in some language only, and one elsewhere, not much smaller, bears it as well: "Kuito" is not Quito."""
    if not top.features.get("alternate"):
        return False
    people = 0 if top.place.feature_code.startswith("PCL") else top.place.population or 0
    war = fought_over()
    at_war = top.place.country_code in war  # Kobani, and a town at peace that some language calls so too
    return any(
        c.place.country_code not in (top.place.country_code, None)
        and c.score >= POSSIBLE
        and ((c.place.population or 0) >= max(RIVAL, people / FAR_SMALLER) or c.place.feature_code in UNITS)
        and not (at_war and c.features.get("alternate") and c.place.country_code not in war)
        for c in found.alternatives
        if (top.place.feature_code.startswith("PCL") and not c.features.get("alternate")) or c.place.feature_class == "P"  # but two countries are called Congo
    )
