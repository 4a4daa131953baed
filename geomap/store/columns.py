"""The flat record: its columns in order, what each holds, and how a table of any origin is brought to them.

>>> COLUMNS["killed"]
'Int64'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    **dict.fromkeys(("quote_start", "quote_end", "sources"), WHOLE),
    "score": NUMBER,
}
"""The columns of the flat record and their pandas dtypes."""

EXTRA = ("shape", "marks", "claims", "alternatives", "attribution", "date_words", "corrected", "disagreements")
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
