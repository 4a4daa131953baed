"""Geometry as it is kept: takes shapely shapes in WGS 84, gives GeoJSON for drawing, and reads it back.

Kept shapes are for drawing: coordinates are rounded to 5 decimals (about a metre), and a shape of more than 1,000 points is simplified until it has no more.
A shape that has been kept once comes out of a second keeping unchanged.

>>> from shapely import LineString
>>> to_geojson(LineString([(70.123456789, 37), (71, 38)]))
{'type': 'LineString', 'coordinates': [[70.12346, 37.0], [71.0, 38.0]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DECIMALS = 5
MOST_POINTS = 1000


def for_drawing(shape: BaseGeometry | None) -> BaseGeometry | None:
    """Return `shape` as it is kept, or None for None, an empty shape, or a point, which needs no shape."""
    import shapely

    if shape is None or shape.is_empty or shape.geom_type == "Point":
        return None
    kept = shape
    west, south, east, north = shape.bounds
    tolerance_deg = max(east - west, north - south) / 2000
    while shapely.get_num_coordinates(kept) > MOST_POINTS:
        kept = shapely.simplify(shape, tolerance_deg, preserve_topology=True)
        if tolerance_deg > 1:  # more parts than points can be spared: the largest stay
            kept = _largest(kept)
        tolerance_deg *= 1.5
    rounded = shapely.transform(kept, lambda xy: xy.round(DECIMALS) + 0.0)
    return rounded if not rounded.is_empty else None


def _largest(shape: BaseGeometry) -> BaseGeometry:
    import shapely

    parts = sorted(shapely.get_parts(shape), key=lambda part: (-part.area, -part.length, part.wkt))
    kept: list[BaseGeometry] = []
    room = MOST_POINTS
    for part in parts:
        room -= int(shapely.get_num_coordinates(part))
        if room < 0 and kept:
            break
        kept.append(part)
    joined: BaseGeometry = shapely.geometrycollections(kept) if len({p.geom_type for p in kept}) > 1 else shapely.union_all(kept)
    return joined


def to_geojson(shape: BaseGeometry | None) -> dict[str, Any] | None:
    """Return a shape as a GeoJSON geometry object rounded for drawing, or None where there is none to draw."""
    import shapely

    kept = for_drawing(shape)
    return None if kept is None else listed(shapely.geometry.mapping(kept))


def listed(value: Any) -> Any:
    """Turn the tuples of a mapping into lists, as JSON reads them."""
    if isinstance(value, dict):
        return {key: listed(one) for key, one in value.items()}
    return [listed(one) for one in value] if isinstance(value, (list, tuple)) else value


def from_geojson(mapping: dict[str, Any] | None) -> BaseGeometry | None:
    """Return the shape of a GeoJSON geometry object; raise ValueError where it is none."""
    import shapely

    if mapping is None:
        return None
    try:
        shape: BaseGeometry = shapely.geometry.shape(mapping)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, shapely.errors.ShapelyError) as error:
        message = f"Expected a GeoJSON geometry, got {str(mapping)[:80]!r}"
        raise ValueError(message) from error
    return shape
