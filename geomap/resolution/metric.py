"""Distances on the ground: takes points in WGS 84 degrees, measures along geodesics of the ellipsoid, and knows the antimeridian.

>>> east, north = travel(69.2, 34.5, 90, 1000)
>>> round(geodesic_m(69.2, 34.5, east, north))
1000
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

HALF_TURN, FULL_TURN = 180.0, 360.0


@functools.cache
def _geod() -> Any:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def geodesic_m(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    """Return the length in metres of the geodesic between two points (degrees)."""
    return float(_geod().inv(longitude, latitude, other_longitude, other_latitude)[2])


def travel(longitude: float, latitude: float, bearing_deg: float, distance_m: float) -> tuple[float, float]:
    """Return the point (longitude, latitude) that lies `distance_m` away along the geodesic that starts towards `bearing_deg` (0 north, 90 east)."""
    east, north, _ = _geod().fwd(longitude, latitude, bearing_deg, distance_m)
    return float(east), float(north)


def geodesic(longitude: float, latitude: float, other_longitude: float, other_latitude: float, pieces: int = 32) -> list[tuple[float, float]]:
    """Return points along the geodesic between two points, ends included."""
    between = _geod().npts(longitude, latitude, other_longitude, other_latitude, pieces - 1)
    return [(longitude, latitude), *((float(x), float(y)) for x, y in between), (other_longitude, other_latitude)]


def uncrossed(geometry: BaseGeometry) -> BaseGeometry:
    """Return `geometry` (degrees) with what crosses the antimeridian cut there, as RFC 7946 wants it."""
    west, _, east, _ = geometry.bounds
    if east - west <= HALF_TURN:
        return geometry
    return rolled(unrolled(geometry))


def rolled(geometry: BaseGeometry) -> BaseGeometry:
    """Return `geometry` with longitudes from 0 to 360 brought back to -180 to 180, cut at the antimeridian."""
    import shapely
    from shapely import affinity

    left = geometry.intersection(shapely.box(0, -90, HALF_TURN, 90))
    right = geometry.intersection(shapely.box(HALF_TURN, -90, FULL_TURN, 90))
    halves = [left, affinity.translate(right, xoff=-FULL_TURN)]
    parts = [part for half in halves for part in getattr(half, "geoms", (half,)) if shapely.get_dimensions(part) == shapely.get_dimensions(geometry)]
    return shapely.union_all(parts)


def unrolled(geometry: BaseGeometry) -> BaseGeometry:
    """Return `geometry` with longitudes from 0 to 360, so that what crosses the antimeridian is in one piece."""
    import shapely

    moved = shapely.transform(geometry, _positive)
    return shapely.make_valid(moved) if moved.geom_type.endswith("Polygon") else moved


def _positive(points: Any) -> Any:
    import numpy as np

    moved = np.array(points, dtype=float)
    moved[moved[:, 0] < 0, 0] += FULL_TURN
    return moved
