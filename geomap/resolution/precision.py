"""How precise a place is: takes a place and the relation that the words give it, gives UCDP GED's code and a radius in metres.

1 exact, 2 near, 3 admin-2, 4 admin-1, 5 vague or linear, 6 country, 7 sea or air. The radius comes from the place's extent where the gazetteer
knows it, else from its population: settlements grow with about the 0.4th power of their people.

>>> from geomap.types import Place
>>> kabul = Place(place_id="x", name="Kabul", longitude=69.2, latitude=34.5, feature_class="P", feature_code="PPLC", population=4434550)
>>> where_prec(kabul, "at"), where_prec(kabul, "near"), round(radius_m(kabul), -3)
(1, 2, 24000.0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.resolution.kinds import level_of

if TYPE_CHECKING:
    from geomap.types import Place

PRECISION = {"country": 6, "admin1": 4, "admin2": 3, "region": 5, "water": 5, "terrain": 5, "section": 1, "spot": 1}
AT_SEA = ("SEA", "OCN", "GULF", "BAY", "STRT", "CHN")
VAGUE = 5
CLOSE = 2
DEFAULT_M = {
    "country": 300_000.0,
    "admin1": 100_000.0,
    "admin2": 30_000.0,
    "region": 200_000.0,
    "water": 50_000.0,
    "terrain": 30_000.0,
    "section": 2_000.0,
    "spot": 1_000.0,
}
SMALLEST = 500
VILLAGE_M = 1_000.0
GROWTH = 0.38


def where_prec(place: Place, relation: str) -> int:
    """Return UCDP GED's code of a place in a relation."""
    level = level_of(place)
    if place.feature_code.startswith(AT_SEA) and place.feature_class == "H":
        return 7
    if relation in {"border", "between", "along"}:
        return VAGUE
    own = PRECISION.get(level, 1)
    if relation == "part":
        return VAGUE if own in {6, VAGUE} else own
    if relation in {"near", "offset", "facility"}:
        return max(own, CLOSE)
    return own


def radius_m(place: Place) -> float:
    """Return a radius around the place's point that holds the place."""
    if place.extent_m:
        return float(place.extent_m)
    level = level_of(place)
    if level in DEFAULT_M:
        return DEFAULT_M[level]
    return float(VILLAGE_M * (max(place.population or 0, SMALLEST) / 1000) ** GROWTH)
