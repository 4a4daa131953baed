"""The coordinates of a table: takes a sheet, gives longitude and latitude of every row, the shapes it came with, and the digits that lost their point.

>>> import pyarrow as pa, numpy as np
>>> from geomap.store.tables.records import Mapping, RawTable, Shape
>>> raw = RawTable(columns={"at": pa.chunked_array([["34.5, 69.2", "POINT (69.2 34.5)"]])}, rows=np.array([2, 3]), file=Shape())
>>> sheet = Sheet(raw, Mapping(layout="guessed", name="a", prefix="a", columns={"coordinates": ("at",)}))
>>> points(sheet, Journal(raw.rows, None)).longitude.tolist()
[69.2, 69.2]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.coded import coded, objects
from geomap.store.tables.degrees import NONE, Degrees, degree, degrees
from geomap.store.tables.journal import Journal  # noqa: TC001 - the doctest uses it
from geomap.store.tables.sheet import Sheet  # noqa: TC001 - the doctest uses it

if TYPE_CHECKING:
    from geomap.store.tables.coded import Coded

LONGEST_PAIR = 100
"""Two coordinates in words are shorter; what is longer is text, and would be cut in too many ways."""
CUT = re.compile(r"\s*[,;/|]\s+|[;/|]|\s+|,")
WELL_KNOWN = re.compile(r"\s*(?:SRID=\d+;)?\s*[A-Za-z]+\s*(?:Z|M|ZM)?\s*(?:\(|EMPTY)")
HEX = re.compile(r"0[01][0-9A-Fa-f]{20,}")
HALF_TURN_DEG, FULL_TURN_DEG = 180.0, 360.0


class Points(NamedTuple):
    """Degrees (NaN unknown), the shapes of rows that have more than a point, and the digits of broken numbers (None elsewhere)."""

    longitude: Any
    latitude: Any
    shapes: Any
    broken_longitude: Any
    broken_latitude: Any


def points(sheet: Sheet, journal: Journal) -> Points:
    """Read the coordinates of all rows: of the geometry where there is one, else of columns."""
    import numpy as np

    size = len(sheet)
    x, y, broken_x, broken_y = _from_columns(sheet, journal)
    shapes = np.full(size, None, dtype=object) if sheet.raw.shapes is None else sheet.raw.shapes.copy()
    lacking = np.equal(shapes, None) & np.isnan(x) & np.isnan(y)
    if sheet.mapping.columns.get("geometry") and lacking.any():
        shapes[lacking] = _from_texts(sheet, journal)[lacking]
    if sheet.mapping.columns.get("coordinates"):
        pair_x, pair_y = _from_pairs(sheet, journal)
        x, y = np.where(np.isnan(x), pair_x, x), np.where(np.isnan(y), pair_y, y)
    x, y, shapes = _from_shapes(x, y, shapes)
    half = np.isnan(x) != np.isnan(y)
    half &= np.equal(broken_x, None) & np.equal(broken_y, None)
    journal.remark("one of longitude and latitude is missing, so neither is used", half)
    x[half], y[half] = np.nan, np.nan
    wild = (np.abs(x) > FULL_TURN_DEG) | (np.abs(y) > FULL_TURN_DEG)
    journal.remark("the coordinates are not in degrees and are left out", wild)
    x[wild], y[wild], shapes[wild] = np.nan, np.nan, None
    turned = (x > HALF_TURN_DEG) & (np.abs(y) <= HALF_TURN_DEG / 2)
    x[turned] -= FULL_TURN_DEG
    none = ((x == 0) & (y == 0)) | ((x == y) & np.isin(x, list(NONE)))
    journal.remark("longitude and latitude are a code for an unknown place", none)
    x[none], y[none] = np.nan, np.nan
    return Points(x, y, shapes, broken_x, broken_y)


def _from_columns(sheet: Sheet, journal: Journal) -> tuple[Any, Any, Any, Any]:
    import numpy as np

    found = []
    for field, limit in (("longitude", 180.0), ("latitude", 90.0)):
        names = [name for one in sheet.mapping.columns.get(field, ()) if (name := sheet.find(one))]
        column = coded(sheet.raw.columns[names[0]]) if names else sheet.empty
        column = column.without(sheet.blanks)
        read = degrees(column.values, limit) if len(column.values) else Degrees(np.array([]), objects([]), np.array([], dtype=bool))
        odd = column.spread(read.odd, missing=False)
        if odd.any():
            journal.remark(f"the {field} cannot be read and is left out", odd, column.values[column.codes[odd.argmax()]])
        found.append((column.spread(read.numbers, missing=np.nan), column.spread(read.broken)))
    return found[0][0], found[1][0], found[0][1], found[1][1]


def _from_pairs(sheet: Sheet, journal: Journal) -> tuple[Any, Any]:
    """Read cells with both numbers; latitude first, unless some first number can only be a longitude."""
    import numpy as np

    column = sheet.first("coordinates")
    pairs = [_pair(value) for value in column.values]
    numbers = np.array([pair or (np.nan, np.nan) for pair in pairs], dtype=float).reshape(-1, 2)
    known = np.array([pair is not None and not _is_text_shape(value) for pair, value in zip(pairs, column.values, strict=True)], dtype=bool)
    east_first = bool((np.abs(numbers[known, 0]) > 90).any())
    if not east_first:
        numbers[known] = numbers[known][:, ::-1]
    odd = column.spread(np.isnan(numbers[:, 0]), missing=False)
    if odd.any():
        journal.remark("the coordinates cannot be read and are left out", odd, column.values[column.codes[odd.argmax()]])
    return column.spread(numbers[:, 0], missing=np.nan), column.spread(numbers[:, 1], missing=np.nan)


def _is_text_shape(value: str) -> bool:
    return bool(WELL_KNOWN.match(value[:LONGEST_PAIR]) or HEX.fullmatch(value))


def _pair(value: str) -> tuple[float, float] | None:
    if _is_text_shape(value):
        shape = _shape(value)
        return None if shape is None or shape.is_empty else (shape.representative_point().x, shape.representative_point().y)
    bare = value.strip(" ()[]{}")
    if len(bare) > LONGEST_PAIR:
        return None
    for cut in CUT.finditer(bare):
        first, second = degree(bare[: cut.start()], 180), degree(bare[cut.end() :], 180)
        if first is not None and second is not None:
            return first, second
    return None


def _shape(value: str) -> Any:
    import shapely

    text = value.partition(";")[2] if value.upper().startswith("SRID=") else value
    try:
        return shapely.from_wkb(text) if HEX.fullmatch(text) else shapely.from_wkt(text)
    except shapely.errors.ShapelyError:
        return None


def _from_texts(sheet: Sheet, journal: Journal) -> Any:
    """Read cells with well-known text or binary."""
    import numpy as np

    column: Coded = sheet.first("geometry")
    found = [_shape(value) for value in column.values]
    odd = column.spread(np.array([one is None for one in found], dtype=bool), missing=False)
    if odd.any():
        journal.remark("the geometry cannot be read and is left out", odd, column.values[column.codes[odd.argmax()]])
    return column.spread(objects(found))


def _from_shapes(x: Any, y: Any, shapes: Any) -> tuple[Any, Any, Any]:
    """Take the points of rows from their shapes; keep as shapes those that are more than a point."""
    import numpy as np
    import shapely

    there = np.flatnonzero(~np.equal(shapes, None))
    if not len(there):
        return x, y, shapes
    found = shapes[there]
    empty = shapely.is_empty(found)
    kinds = shapely.get_type_id(found)
    single = ~empty & (kinds == 0)
    x[there[single]], y[there[single]] = shapely.get_x(found[single]), shapely.get_y(found[single])
    many = ~empty & (kinds != 0)
    inner = shapely.point_on_surface(found[many])
    x[there[many]], y[there[many]] = shapely.get_x(inner), shapely.get_y(inner)
    kept = np.full(len(shapes), None, dtype=object)
    kept[there[many]] = shapely.force_2d(found[many])
    return x, y, kept
