"""The shape that words describe: takes a resolution, gives its geometry, and the representative point and radius that go with it.

"the Tajik-Uzbek border" is the line that the two share; "northern Afghanistan" the northern third of its polygon; "15 km north of Kunduz" a point that far
away; "between Kabul and Ghazni" and "along the road from A to B" the geodesic from one to the other; a province or a country its area; a town its own point.
"""

from __future__ import annotations

import functools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.resolution.metric import HALF_TURN, geodesic, geodesic_m, rolled, travel, uncrossed, unrolled

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer
    from geomap.types import Place, Resolution

BEARINGS = {name: 45.0 * at for at, name in enumerate(("N", "NE", "E", "SE", "S", "SW", "W", "NW"))}
THIRD = 1 / 3
VAGUE_DISTANCE_M = 10_000.0
"""How far "north of" is taken to be where the words give no distance."""
OFFSET_SHARE = 0.2
"""How far off a given distance is taken to be, as a share of it: reports round, and bearings are to eight points of the compass (45 degrees wide)."""
NEAR_M = 5_000.0
"""What "near" adds to a place's own radius."""
SHAPED = frozenset({"border", "part", "offset", "between", "along", "near"})
AREAS = ("A", "L", "H", "T")


def geometry(resolution: Resolution, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Return the shape that the words of `resolution` describe, or None where a point is all that they say."""
    place, toponym = resolution.place, resolution.toponym
    if place is None:
        return None
    if toponym.relation == "border":
        return _border(place, toponym.names, gazetteer)
    if toponym.relation in {"between", "along"}:
        other = _other(place, toponym.names, gazetteer)
        return _path(place, other) if other else None
    if toponym.relation == "part" and toponym.direction:
        return _part(place.place_id, toponym.direction, gazetteer)
    if toponym.relation in {"offset", "near", "facility"} or place.feature_class not in AREAS:
        return None
    return gazetteer.shape(place.place_id)


def described(resolution: Resolution, gazetteer: Gazetteer) -> Resolution:
    """Return `resolution` with the point and radius that its relation asks for; those of the place itself stay as they are."""
    place, toponym = resolution.place, resolution.toponym
    if place is None or toponym.relation not in SHAPED:
        return resolution
    radius = resolution.coordinate_uncertainty_m or 0.0
    if toponym.relation == "near":
        return replace(resolution, coordinate_uncertainty_m=round(radius + NEAR_M))
    if toponym.relation == "offset":
        return _offset(resolution, place, radius)
    shape = geometry(resolution, gazetteer)
    if shape is None or shape.is_empty:
        return resolution
    longitude, latitude = middle(shape)
    return replace(resolution, longitude=round(longitude, 5), latitude=round(latitude, 5), coordinate_uncertainty_m=round(reach_m(shape, longitude, latitude)))


def middle(shape: BaseGeometry) -> tuple[float, float]:
    """Return a point surely on or in `shape`: of lines, half-way along the longest."""
    import shapely

    parts = list(getattr(shape, "geoms", (shape,)))
    if shape.geom_type.endswith("LineString"):
        longest = max(parts, key=lambda line: line.length)
        point = longest.interpolate(0.5, normalized=True)
    else:
        point = shapely.point_on_surface(max(parts, key=lambda part: part.area))
    return float(point.x), float(point.y)


def reach_m(shape: BaseGeometry, longitude: float, latitude: float) -> float:
    """Return the distance in metres from a point to the farthest vertex of `shape`: the radius that holds it."""
    import shapely

    points = shapely.get_coordinates(shape)
    return max(geodesic_m(longitude, latitude, float(x), float(y)) for x, y in points[:: max(1, len(points) // 500)])


def _border(place: Place, names: tuple[str, ...], gazetteer: Gazetteer) -> BaseGeometry | None:
    other = _other(place, names, gazetteer)
    if other is not None:
        return gazetteer.shared_border(place.place_id, other.place_id)
    own = gazetteer.shape(place.place_id)
    return own.boundary if own is not None and own.geom_type.endswith("Polygon") else None


def _other(place: Place, names: tuple[str, ...], gazetteer: Gazetteer) -> Place | None:
    """Return the second place of a pair: of those under its name, one of the same kind, the nearest where several are."""
    if len(names) <= 1:
        return None
    bearers = [named.place for named in gazetteer.lookup(names[1]) if named.place.place_id != place.place_id]
    alike = [one for one in bearers if one.feature_code[:4] == place.feature_code[:4]] or [one for one in bearers if one.feature_class == place.feature_class]
    found = alike or bearers
    if place.feature_class == "A":
        return found[0] if found else None
    return min(found, key=lambda one: geodesic_m(place.longitude, place.latitude, one.longitude, one.latitude), default=None)


def _path(one: Place, other: Place) -> BaseGeometry:
    import shapely

    return uncrossed(shapely.LineString(geodesic(one.longitude, one.latitude, other.longitude, other.latitude)))


@functools.lru_cache(maxsize=256)
def _part(place_id: str, direction: str, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Return the third of a place's area that lies farthest towards `direction`, by parallels and meridians; its middle third for "C"."""
    import shapely
    from shapely import affinity

    area = gazetteer.shape(place_id)
    if area is None or not area.geom_type.endswith("Polygon") or (direction != "C" and direction not in BEARINGS):
        return None
    west, south, east, north = area.bounds
    split = east - west > HALF_TURN
    whole = unrolled(area) if split else area
    squeeze = math.cos(math.radians((south + north) / 2))
    kept = _third(affinity.scale(whole, xfact=squeeze, yfact=1.0, origin=(0, 0)), direction)
    cut = affinity.scale(kept, xfact=1 / squeeze, yfact=1.0, origin=(0, 0))
    polygons = [part for part in getattr(cut, "geoms", (cut,)) if part.geom_type == "Polygon"]
    joined = shapely.union_all(polygons)
    return (rolled(joined) if split else joined) if polygons else None


def _third(area: BaseGeometry, direction: str) -> BaseGeometry:
    import shapely
    from shapely import affinity

    west, south, east, north = area.bounds
    if direction == "C":
        wide, high = (east - west) * THIRD, (north - south) * THIRD
        return area.intersection(shapely.box(west + wide, south + high, east - wide, north - high))
    middle_of_box = ((west + east) / 2, (south + north) / 2)
    turned = affinity.rotate(area, BEARINGS[direction], origin=middle_of_box)
    west, south, east, north = turned.bounds
    kept = turned.intersection(shapely.box(west, north - (north - south) * THIRD, east, north))
    return affinity.rotate(kept, -BEARINGS[direction], origin=middle_of_box)


def _offset(resolution: Resolution, place: Place, radius: float) -> Resolution:
    toponym = resolution.toponym
    distance = toponym.distance_m or VAGUE_DISTANCE_M
    if toponym.direction not in BEARINGS:
        return replace(resolution, coordinate_uncertainty_m=round(radius + distance * (1 + OFFSET_SHARE)))
    longitude, latitude = travel(place.longitude, place.latitude, BEARINGS[toponym.direction], distance)
    stray = distance * math.hypot(OFFSET_SHARE, math.sin(math.radians(22.5))) if toponym.distance_m else distance
    return replace(resolution, longitude=round(longitude, 5), latitude=round(latitude, 5), coordinate_uncertainty_m=round(radius + stray))
