"""GeoJSON as RFC 7946 has it: takes a table, gives bytes; the same table always gives the same bytes, one feature a line.

Longitude before latitude, 6 decimals, no crs member, null for what is not placed, exterior rings anticlockwise, shapes cut at the antimeridian.

>>> from shapely import Point
>>> geometry(Point(69.1234567, 34.5))
{'type': 'Point', 'coordinates': [69.123457, 34.5]}
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.store.shapes import listed

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

DECIMALS = 6
HALF_TURN_DEG = 180.0
TURN_DEG = 360.0
POLE_DEG = 89.9


def to_geojson(frame: GeoDataFrame, *, area: bool = False) -> bytes:
    """Return `frame` as a FeatureCollection: its flat record as properties, its point as geometry, or with `area` the shape that the map draws."""
    from geomap.store.columns import plain_rows, to_draw

    shapes = [geometry(shape) for shape in (to_draw(frame) if area else frame.geometry)]
    encoder = msgspec.json.Encoder()
    lines = []
    for row, shape in zip(plain_rows(frame), shapes, strict=True):
        row_id = row.get("incident_id")
        named = {"id": row_id} if row_id is not None else {}
        lines.append(encoder.encode({"type": "Feature", **named, "geometry": shape, "properties": row}))
    box = bounds(shapes)
    head = b'{"type":"FeatureCollection"' + (b',"bbox":' + encoder.encode(box) if box else b"") + b',"features":['
    return head + (b"\n" + b",\n".join(lines) + b"\n" if lines else b"") + b"]}\n"


def geometry(shape: BaseGeometry | None) -> dict[str, Any] | None:
    """Return the GeoJSON object of `shape`, or None where there is none."""
    import shapely

    if shape is None or shape.is_empty:
        return None
    cut = cut_at_antimeridian(shape)
    rounded = shapely.transform(cut, lambda xy: xy.round(DECIMALS) + 0.0)
    rounded = cut if rounded.is_empty else rounded
    return listed(shapely.geometry.mapping(shapely.orient_polygons(rounded)))  # type: ignore[no-any-return]


def cut_at_antimeridian(shape: BaseGeometry) -> BaseGeometry:
    """Return `shape` with longitudes from -180 to 180, cut in two where it lies across the antimeridian.

    >>> from shapely import LineString
    >>> cut_at_antimeridian(LineString([(179, 0), (-179, 0)])).wkt
    'MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))'
    """
    import shapely.affinity

    if shape.geom_type == "Point":
        return shapely.transform(shape, _wrapped)
    whole = shapely.transform(shape, _unwrapped) if _jumps(shape) else shape
    west, south, east, north = whole.bounds
    if west >= -HALF_TURN_DEG and east <= HALF_TURN_DEG:
        return whole
    pieces = []
    for turn in range(int((west + HALF_TURN_DEG) // TURN_DEG), int((east + HALF_TURN_DEG) // TURN_DEG) + 1):
        window = shapely.box(turn * TURN_DEG - HALF_TURN_DEG, south - 1, turn * TURN_DEG + HALF_TURN_DEG, north + 1)
        piece = shapely.intersection(shapely.make_valid(whole), window)
        pieces.append(shapely.affinity.translate(piece, -turn * TURN_DEG))
    kinds = {"Polygon": 2, "MultiPolygon": 2, "LineString": 1, "MultiLineString": 1}
    parts = [part for part in shapely.get_parts(shapely.get_parts(pieces)) if kinds.get(part.geom_type, 0) == kinds.get(shape.geom_type, 0)]
    return _gathered(parts, kinds.get(shape.geom_type, 0))


def _gathered(parts: list[Any], dimension: int) -> BaseGeometry:
    import shapely

    if len(parts) == 1:
        return parts[0]  # type: ignore[no-any-return]
    gather: Any = {0: shapely.multipoints, 1: shapely.multilinestrings, 2: shapely.multipolygons}[dimension]
    return gather(parts)  # type: ignore[no-any-return]


def _wrapped(xy: Any) -> Any:
    x = xy.copy()
    outside = (x[:, 0] < -HALF_TURN_DEG) | (x[:, 0] > HALF_TURN_DEG)
    x[outside, 0] = (x[outside, 0] + HALF_TURN_DEG) % TURN_DEG - HALF_TURN_DEG
    return x


def _jumps(shape: BaseGeometry) -> bool:
    """Tell whether an edge leaps half the globe other than along a pole: then the shorter way, across the antimeridian, is meant."""
    import numpy as np
    import shapely

    for part in shapely.get_parts(shapely.get_parts([shape])):
        for ring in [part] if part.geom_type == "LineString" else shapely.get_rings(part):
            xy = shapely.get_coordinates(ring)
            leaps = np.abs(np.diff(xy[:, 0])) > HALF_TURN_DEG
            if (leaps & (np.abs(xy[1:, 1]) < POLE_DEG)).any():
                return True
    return False


def _unwrapped(xy: Any) -> Any:
    x = xy.copy()
    x[x[:, 0] < 0, 0] += TURN_DEG
    return x


def bounds(shapes: list[dict[str, Any] | None]) -> list[float] | None:
    """Return west, south, east, north over GeoJSON geometries; west is greater than east where the smaller box lies across the antimeridian."""
    xy = [pair for shape in shapes if shape for pair in _pairs(shape["coordinates"])]
    if not xy:
        return None
    xs, ys = sorted({pair[0] for pair in xy}), [pair[1] for pair in xy]
    west, east = xs[0], xs[-1]
    if east - west > HALF_TURN_DEG:
        gap, left, right = max((b - a, a, b) for a, b in itertools.pairwise(xs))
        if gap > HALF_TURN_DEG:
            west, east = right, left
    return [west, min(ys), east, max(ys)]


def _pairs(coordinates: Any) -> Any:
    """Give the positions of nested coordinates."""
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for inner in coordinates:
        yield from _pairs(inner)
