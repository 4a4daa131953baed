"""Points for shapes: takes columns and a geometry a row, gives the columns with longitude, latitude and what to draw.

>>> from shapely import Point, box
>>> columns = placed({}, [Point(69, 34), box(0, 0, 2, 2), None])
>>> columns["longitude"], [shape is None for shape in columns["shape"]]
([69.0, 1.0, None], [True, False, True])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry


def placed(columns: Mapping[str, Sequence[Any]], shapes: Sequence[BaseGeometry | None]) -> dict[str, Sequence[Any]]:
    """Return `columns` with each row's own longitude and latitude, or the representative point of its shape where it has none."""
    given = list(zip(columns.get("longitude", [None] * len(shapes)), columns.get("latitude", [None] * len(shapes)), strict=True))
    xy = [pair if None not in pair else _point(shape) for pair, shape in zip(given, shapes, strict=True)]
    drawn = [None if shape is None or shape.is_empty or shape.geom_type == "Point" else shape for shape in shapes]
    return {**columns, "longitude": [x for x, _ in xy], "latitude": [y for _, y in xy], "shape": drawn}


def _point(shape: BaseGeometry | None) -> tuple[float | None, float | None]:
    if shape is None or shape.is_empty:
        return None, None
    point = shape.representative_point()
    return float(point.x), float(point.y)
