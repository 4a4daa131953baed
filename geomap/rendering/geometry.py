"""Shapes as bytes: takes shapely geometries, gives each once, simplified to what a screen shows, as whole numbers and differences.

A shape is a kind (1 lines, 2 areas), the number of its parts, and for each part its number of points and the points' zigzag differences, all as
LEB128 numbers; a part is a line or a ring. Positions are in steps of `SCALE` a degree.

>>> import shapely
>>> shapes, which = distinct_shapes([None, shapely.box(0, 0, 1, 1), shapely.box(0, 0, 1, 1)])
>>> len(shapes), which.tolist()
(1, [-1, 0, 0])
>>> len(encode_shapes(shapes))
23
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

SCALE = 10_000
LINES, AREAS = 1, 2
DETAIL = 2_500
"""A shape is simplified to about one part in so many of its extent."""


def distinct_shapes(shapes: Sequence[BaseGeometry | None] | NDArray[np.object_]) -> tuple[list[BaseGeometry], NDArray[np.int64]]:
    """Return the distinct shapes in order of first appearance, and for each row which it has, or -1."""
    import shapely

    which = np.full(len(shapes), -1, dtype=np.int64)
    found: dict[bytes, int] = {}
    distinct: list[Any] = []
    for row, shape in enumerate(shapes):
        if shape is None or shape.is_empty or shape.geom_type in {"Point", "MultiPoint"}:
            continue
        key = shapely.to_wkb(shape)
        if key not in found:
            found[key] = len(distinct)
            distinct.append(shape)
        which[row] = found[key]
    return distinct, which


def encode_shapes(shapes: Iterable[BaseGeometry]) -> bytes:
    """Return the bytes of `shapes`, simplified by a part of their extent."""
    import shapely

    encoded = []
    for shape in shapes:
        west, south, east, north = shape.bounds
        simple = shape.simplify(max(east - west, north - south) / DETAIL)
        areal = simple.geom_type.endswith("Polygon") or (simple.geom_type == "GeometryCollection" and simple.area > 0)
        encoded.append(encode_parts([[shapely.get_coordinates(part) for part in _parts(simple)]], SCALE, areal=areal))
    return b"".join(encoded)


def encode_parts(shapes: Iterable[Sequence[NDArray[np.float64]]], scale: int, *, areal: bool) -> bytes:
    """Return the bytes of shapes given as lists of rings or lines in degrees."""
    numbers: list[NDArray[np.int64]] = []
    for shape in shapes:
        parts = [whole for part in shape if len(whole := _whole(part, scale)) > 1]
        numbers.append(np.array([AREAS if areal else LINES, len(parts)]))
        for part in parts:
            steps = np.diff(part, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
            numbers.append(np.array([len(part)]))
            numbers.append(((steps << 1) ^ (steps >> 63)).ravel())
    return leb128(np.concatenate(numbers)) if numbers else b""


WIDER = 1 << 7 * np.arange(1, 9, dtype=np.int64)
"""From which number on a byte more is needed."""


def leb128(values: NDArray[np.int64]) -> bytes:
    """Return non-negative numbers, each in as few bytes as it needs, seven bits a byte, low bits first."""
    groups = 1 + np.searchsorted(WIDER, values, side="right")
    ends = np.cumsum(groups)
    out = np.zeros(int(ends[-1]), dtype=np.uint8)
    for nth in range(int(groups.max())):
        has = groups > nth
        more = np.where(groups[has] > nth + 1, 0x80, 0)
        out[(ends - groups)[has] + nth] = ((values[has] >> (7 * nth)) & 0x7F) | more
    return out.tobytes()


def _parts(shape: Any) -> list[Any]:
    """Return the rings and lines of a shape."""
    if hasattr(shape, "geoms"):
        return [part for piece in shape.geoms for part in _parts(piece)]
    if shape.geom_type == "Polygon":
        return [shape.exterior, *shape.interiors] if not shape.is_empty else []
    return [shape] if shape.geom_type in {"LineString", "LinearRing"} and not shape.is_empty else []


def _whole(part: NDArray[np.float64], scale: int) -> NDArray[np.int64]:
    """Return a part's points in whole steps, none twice in a row."""
    points: NDArray[np.int64] = np.rint(part * scale).astype(np.int64)
    keep = np.append([True], (np.diff(points, axis=0) != 0).any(axis=1))
    kept: NDArray[np.int64] = points[keep[: len(points)]]
    return kept
