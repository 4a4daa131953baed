"""Whether two times or two places can be one: takes what governs two mentions, gives a judgement.

>>> own_dates([]), own_places([])
([], [])
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geomap.extraction.names.distance import km_between
from geomap.extraction.setting.anchoring import basis_rank

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.types import DateMention, Resolution

VAGUE = frozenset(["border", "part", "between", "along"])
DISTRICT, PROVINCE, COUNTRY = 3, 4, 6
NEAR_KM = 25.0
BY_KM = 60.0
"""How far "near Paris" may be from it."""
WIDE_KM = 300.0
OUT_OF_TOWN_KM, TOWARDS_KM = 5.0, 90.0
ASIDE = 50.0
"""How far what is "north of Baghdad" may be from it, and by how many degrees off."""
BEARINGS = {"N": 0, "NE": 45, "E": 90, "SE": 135, "S": 180, "SW": 225, "W": 270, "NW": 315}


def own_dates(mentions: list[Mention], rank: int = 2) -> list[DateMention]:
    """Return the dates that govern `mentions`."""
    return [d for m in mentions for d, basis in m.dates if basis_rank(basis) >= rank]


def own_time(mention: Mention) -> list[DateMention]:
    """Return the dates that govern a mention; "in March the agency claimed that ..." gives what is claimed a time of its own."""
    claimed = mention.attribution == "claimed" and mention.token.dep_ == "ccomp"
    return own_dates([mention], 1 if claimed else 2)


def own_places(mentions: list[Mention], rank: int = 2) -> list[Resolution]:
    """Return the places that govern `mentions`."""
    return [r for m in mentions for r, basis in m.places if basis_rank(basis) >= rank]


def finest(places: list[Resolution]) -> list[Resolution]:
    """Return the places smaller than a province, where there are any: "in X, Maguindanao" and "in Y, Sultan Kudarat" are told apart by X and Y."""
    return [r for r in places if (r.where_prec or COUNTRY) < PROVINCE] or places


def overlap(a: DateMention, b: DateMention) -> bool:
    """Tell whether two times can be one."""
    low_a, high_a = a.when.earliest or "0000", a.when.latest or "9999"
    low_b, high_b = b.when.earliest or "0000", b.when.latest or "9999"
    return low_a <= high_b and low_b <= high_a


def meet(mine: list[DateMention], theirs: list[DateMention]) -> bool:
    """Tell whether some of the times can be one; where both name days, a month named on the way ("earlier this month") binds nothing."""
    days = [[d for d in dates if d.when.precision == "day"] for dates in (mine, theirs)]
    first, second = days if all(days) else (mine, theirs)
    return any(overlap(a, b) for a in first for b in second)


def _names_province(found: Resolution) -> bool:
    """Tell whether a town gives its province the name that the report may mean: "Enugu", "Kano"."""
    place = found.place
    return place is not None and place.feature_code == "PPLA" and bool(place.admin1_name) and (place.admin1_name or "").removesuffix(" State") == place.name


def lies_towards(offset: Resolution, town: Resolution) -> bool:
    """Tell whether a town lies where a direction from another points, at no distance that is said: Dujail, "north of Baghdad"."""
    start, end, toponym = offset.place, town.place, offset.toponym
    if toponym.relation != "offset" or toponym.distance_m is not None or town.toponym.relation == "offset" or start is None or end is None:
        return False
    if (town.where_prec or COUNTRY) > DISTRICT or not OUT_OF_TOWN_KM < km_between(offset, town) <= TOWARDS_KM:
        return False
    wanted = BEARINGS.get(toponym.direction or "")
    east = (end.longitude - start.longitude) * math.cos(math.radians(start.latitude))
    return wanted is not None and abs((math.degrees(math.atan2(east, end.latitude - start.latitude)) - wanted + 180) % 360 - 180) <= ASIDE


def compatible(a: Resolution, b: Resolution, *, headed: bool = False) -> bool:
    """Tell whether two places can be one: the same, or one within the other; a headline (`headed`) names them more roughly."""
    p, q = a.place, b.place
    if p is None or q is None:
        return a.toponym.surface.lower() == b.toponym.surface.lower()
    if p.place_id == q.place_id:
        return True
    if p.country_code != q.country_code:  # an island or a region that the gazetteer gives to no country holds what lies in it
        wide = p if p.country_code is None else q
        return wide.country_code is None and wide.feature_class in ("T", "L") and km_between(a, b) <= WIDE_KM
    coarse_p, coarse_q = a.where_prec or 0, b.where_prec or 0
    if COUNTRY in (coarse_p, coarse_q):
        return True
    if lies_towards(a, b) or lies_towards(b, a):
        return True
    if p.admin1_code and q.admin1_code and p.admin1_code != q.admin1_code:
        return False
    if a.toponym.relation in VAGUE or b.toponym.relation in VAGUE:
        return True
    if headed and max(coarse_p, coarse_q) < DISTRICT and p.admin1_code and (_names_province(a) or _names_province(b)):
        return True  # "Gunmen kill two in Enugu" of Obollo-Afor, Enugu State
    if max(coarse_p, coarse_q) < DISTRICT:
        near = headed and "near" in (a.toponym.relation, b.toponym.relation)
        return km_between(a, b) <= (BY_KM if near else NEAR_KM)  # "in X" and "a post in Y" are two towns
    return coarse_p != coarse_q or (coarse_p < PROVINCE and km_between(a, b) <= NEAR_KM)
