"""The country of a river or a region that the gazetteer gives to none: takes its resolution and the country of the report, gives it with its country.

"Darfur" is Sudan's, and the banks of the Euphrates are Iraq's in a report on Iraq: who asks for the incidents of a country gets these too. The open sea is
nobody's, and a river that lies far from the country of the report and is not the only one of its name is an unknown name within that country.

>>> from geomap.types import Resolution, Span, Toponym
>>> darfur = open_gazetteer().lookup("Darfur")[0].place
>>> told = Resolution(toponym=Toponym(span=Span(start=0, end=6), surface="Darfur"), place=darfur, where_prec=5)
>>> owned = owned_by_a_country(told, None)
>>> darfur.country_code, owned.place.country_code, owned.place.place_id == darfur.place_id
(None, 'SD', True)
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geomap.types import Place, Resolution

VAGUE = 5
M_PER_DEGREE = 111_200.0
REACH_DEG = 3.0
"""How far from a region's point its country may begin, at most."""
SHORES = ((0.7, 0.0), (-0.7, 0.0), (0.0, 0.7), (0.0, -0.7), (0.5, 0.5), (0.5, -0.5), (-0.5, 0.5), (-0.5, -0.5))
"""Where around its point a water's shores are looked for, in parts of its radius, east and north."""
WIDE_M = 400_000.0
"""The radius from which on a region is of too many countries for its point to tell."""


def owned_by_a_country(found: Resolution, report: Resolution | None) -> Resolution:
    """Return `found` with the country of the report where it reaches into that, else with the one that its point lies in."""
    place = found.place
    if place is None or place.country_code is not None or found.where_prec != VAGUE:
        return found
    home = report.place if report is not None else None
    alike = [c.place for c in found.alternatives if c.place.country_code is None and c.place.place_id != place.place_id]
    if home is not None:
        if _reaches(place, home):
            return _of(found, place, home)
        if alike:
            there = next((other for other in alike if _reaches(other, home)), None)
            return _of(found, there, home) if there is not None else replace(report or found, toponym=found.toponym)
    if (place.extent_m or 0.0) > WIDE_M:
        return found
    country = next(iter(open_gazetteer().units_at(place.longitude, place.latitude)), None)
    return found if country is None or _shared(place, country) else _of(found, place, country)


def _shared(place: Place, country: Place) -> bool:
    """Tell whether a water reaches into another country than the one that its point lies in: Lake Chad."""
    if place.feature_class != "H":
        return False
    reach_deg = (place.extent_m or 0.0) / M_PER_DEGREE
    around = ((place.longitude + dx * reach_deg / math.cos(math.radians(place.latitude)), place.latitude + dy * reach_deg) for dx, dy in SHORES)
    found = (next(iter(open_gazetteer().units_at(x, y)), None) for x, y in around)
    return any(other is not None and other.country_code != country.country_code for other in found)


def _reaches(place: Place, country: Place) -> bool:
    """Tell whether a place reaches into a country."""
    slack_deg = min((place.extent_m or 0.0) / M_PER_DEGREE, REACH_DEG)
    return open_gazetteer().lies_in(place.longitude, place.latitude, country.place_id, slack_deg)


def _of(found: Resolution, place: Place, country: Place) -> Resolution:
    """Return `found` as `place`, with the country's code and name."""
    owned = replace(place, country_code=country.country_code, country_name=country.country_name)
    if place is found.place:
        return replace(found, place=owned)
    return replace(found, place=owned, geometry=None, longitude=place.longitude, latitude=place.latitude, coordinate_uncertainty_m=place.extent_m)
