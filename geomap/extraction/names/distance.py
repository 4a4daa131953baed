"""How far apart two places lie: takes two resolutions, gives kilometres, near enough to judge by.

>>> from geomap.types import Resolution, Span, Toponym
>>> here = Toponym(span=Span(start=0, end=4), surface="here")
>>> round(km_between(Resolution(toponym=here, longitude=179.0, latitude=0.0), Resolution(toponym=here, longitude=-179.0, latitude=0.0)))
222
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.types import Resolution

KM_PER_DEGREE, FULL_TURN = 111.2, 360.0


def km_between(a: Resolution, b: Resolution) -> float:
    """Return about how far apart two points lie; infinity where one is unknown."""
    if a.longitude is None or b.longitude is None or a.latitude is None or b.latitude is None:
        return math.inf
    turn = abs(a.longitude - b.longitude)
    east = min(turn, FULL_TURN - turn) * math.cos(math.radians(a.latitude))
    return math.hypot(east, a.latitude - b.latitude) * KM_PER_DEGREE
