"""Values of other formats as texts: takes JSON values, spreadsheet cells or pandas columns, gives Arrow columns of texts, so that one reader reads all.

>>> import datetime
>>> text_of(30.0), text_of(True), text_of(datetime.datetime(2020, 1, 2)), text_of(None)
('30', 'true', '2020-01-02', None)
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LARGEST_EXACT = 2**53


def text_of(value: Any) -> str | None:
    """Return a value as a text that loses nothing; None stays None, as do NaN and empty texts."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return str(int(value)) if value.is_integer() and abs(value) < LARGEST_EXACT else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return msgspec.json.encode(value).decode() if isinstance(value, (list, dict)) else str(value)


def column_of(values: Iterable[Any]) -> Any:
    """Return values of any kind as an Arrow column of texts."""
    import pyarrow as pa

    return pa.chunked_array([pa.array([text_of(value) for value in values], pa.string())])


def columns_of_rows(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return rows of names and values as columns, in the order in which the names first come."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {str(name): column_of(row.get(name) for row in rows) for name in names}


def columns_of_frame(frame: Any) -> dict[str, Any]:
    """Return the columns of a pandas table as texts; whole numbers that pandas keeps as floats lose their ".0"."""
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc

    columns: dict[str, Any] = {}
    for name in frame.columns:
        column = frame[name]
        kind = column.dtype
        if pd.api.types.is_integer_dtype(kind):
            columns[str(name)] = pa.chunked_array([pa.array(column, from_pandas=True).cast(pa.string())])
        elif pd.api.types.is_float_dtype(kind):
            texts = pa.array(column.to_numpy(dtype="float64", na_value=math.nan), from_pandas=True).cast(pa.string())
            columns[str(name)] = pa.chunked_array([pc.replace_substring_regex(texts, r"\.0$", "")])
        elif pd.api.types.is_datetime64_any_dtype(kind):
            texts = pa.array(column.dt.strftime("%Y-%m-%dT%H:%M:%S").astype(object), pa.string(), from_pandas=True)
            columns[str(name)] = pa.chunked_array([pc.replace_substring(texts, "T00:00:00", "")])
        else:
            columns[str(name)] = column_of(None if _missing(value) else value for value in column)
    return columns


def _missing(value: Any) -> bool:
    import pandas as pd

    return value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))
