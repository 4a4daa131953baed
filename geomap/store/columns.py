"""The flat record: its columns in order, what each holds, and how a table of any origin is brought to them.

>>> COLUMNS["killed"]
'Int64'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geopandas import GeoDataFrame
    from pandas import DataFrame

TEXT, WHOLE, NUMBER = "object", "Int64", "float64"

COLUMNS = {
    **dict.fromkeys(("incident_id", "category", "status", "date", "date_end", "date_precision", "date_basis"), TEXT),
    **dict.fromkeys(("country", "country_code", "admin1", "admin1_code", "place", "place_id"), TEXT),
    **dict.fromkeys(("longitude", "latitude"), NUMBER),
    "where_prec": WHOLE,
    "coordinate_uncertainty_m": NUMBER,
    **dict.fromkeys(("perpetrators", "targets", "weapons"), TEXT),
    **dict.fromkeys(("killed", "killed_low", "killed_high", "injured", "injured_low", "injured_high", "detained", "abducted"), WHOLE),
    **dict.fromkeys(("quote", "title", "publisher", "published", "doc_id"), TEXT),
    **dict.fromkeys(("quote_start", "quote_end", "quote_page", "quote_line", "sources"), WHOLE),
    "score": NUMBER,
}
"""The columns of the flat record and their pandas dtypes."""

EXTRA = ("shape", "marks", "claims", "alternatives", "attribution", "place_words", "place_direction", "date_words", "corrected", "disagreements")
"""What the map shows beside the flat record; not exported."""


def typed(frame: DataFrame) -> DataFrame:
    """Return `frame` with the flat record's columns first, each of its dtype, missing ones added as null."""
    import pandas as pd

    columns = {}
    for name, dtype in COLUMNS.items():
        if name not in frame:
            columns[name] = pd.Series([None] * len(frame), index=frame.index, dtype=pd.api.types.pandas_dtype(dtype))
        elif dtype == TEXT:
            text = frame[name].astype(object)
            columns[name] = text.where(text.notna(), None)
        elif dtype == WHOLE:
            columns[name] = pd.to_numeric(frame[name]).astype("Int64")
        else:
            columns[name] = pd.to_numeric(frame[name]).astype("float64")
    rest = {name: frame[name] for name in frame if name not in COLUMNS}
    return pd.DataFrame(columns | rest, index=frame.index)


def exported(frame: DataFrame) -> list[str]:
    """Return the columns that an export holds: the flat record, then whatever else the table came with that is neither geometry nor nested."""
    own = [name for name in COLUMNS if name in frame]
    return own + [str(name) for name in frame if name not in COLUMNS and name not in EXTRA and not _nested(frame[name])]


def _nested(column: Any) -> bool:
    if str(column.dtype) == "geometry":
        return True
    first = next((value for value in column if value is not None), None)
    return isinstance(first, (list, tuple, dict, set)) or hasattr(first, "geom_type")


def plain_columns(frame: DataFrame) -> dict[str, list[Any]]:
    """Return the exported columns as lists of str, int, float, bool and None."""
    import pandas as pd

    columns = {}
    for name in exported(frame):
        column = frame[name]
        if pd.api.types.is_datetime64_any_dtype(column):
            column = column.astype(str)
        values = column.astype(object).where(column.notna(), None)
        columns[name] = values.to_list()
    return columns


def plain_rows(frame: DataFrame) -> Iterator[dict[str, Any]]:
    """Give the exported columns row by row."""
    columns = plain_columns(frame)
    names = list(columns)
    if not names:
        yield from ({} for _ in range(len(frame)))
        return
    for row in zip(*columns.values(), strict=True):
        yield dict(zip(names, row, strict=True))


def to_draw(frame: GeoDataFrame) -> list[Any]:
    """Return what the map draws of each row: its shape where it has one, else its point."""
    shapes = frame["shape"].to_list() if "shape" in frame else [None] * len(frame)
    return [point if shape is None else shape for shape, point in zip(shapes, frame.geometry, strict=True)]
