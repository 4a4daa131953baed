"""Names that the finder of toponyms passed over: takes one and the country or province it is told in, gives the one town there that bears it, or None.

"Tame" and "Pace" are words, so that a sentence must say more than "in Tame" for a finder of names to take them; in a report from Colombia the syntax says enough.

>>> from geomap.types import Resolution, Span, Toponym
>>> colombia = open_gazetteer().country("CO")
>>> name = Resolution(toponym=Toponym(span=Span(start=0, end=4), surface="Tame"))
>>> found = town_within(name, Resolution(toponym=name.toponym, place=colombia, where_prec=6))
>>> found.place.name, found.place.admin1_name, found.where_prec
('Tame', 'Arauca', 1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.setting.pins import pin
from geomap.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geomap.types import Resolution

PROVINCE, COUNTRY = 4, 6


def town_within(name: Resolution, around: Resolution) -> Resolution | None:
    """Return the town of that name within the country or province `around`, where all that bear it there lie in one province."""
    unit = around.place
    if unit is None or around.where_prec not in (PROVINCE, COUNTRY) or unit.feature_class != "A":
        return None
    found = [
        named.place
        for named in open_gazetteer().lookup(name.toponym.surface)
        if named.name_kind == "primary" and named.place.feature_class in "PA" and named.place.country_code == unit.country_code
    ]
    found = [place for place in found if around.where_prec == COUNTRY or place.admin1_code == unit.admin1_code]
    town = next((place for place in found if place.feature_class == "P"), None)
    if town is None or any(place.admin1_code != town.admin1_code for place in found):
        return None
    return pin(name.toponym, town, 2 if name.toponym.relation == "near" else 1, around.score)
