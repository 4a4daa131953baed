"""Numbers of people of a table: takes a sheet, gives best, low and high of the killed and injured, and of the detained and abducted.

A plain number is all three. Where a table has parts only (soldiers, civilians), their sum is the least that can be: the parts may not be all.

>>> import pandas as pd
>>> from geomap.store.tables.importing import import_table
>>> frame = import_table(pd.DataFrame({"lat": ["1.5"], "lon": ["2.5"], "soldiers killed": ["2"], "civilians killed": ["1+"]})).frame
>>> frame["killed_low"].tolist(), frame["killed"].isna().tolist()
([3], [True])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.store.tables.counts import counts

if TYPE_CHECKING:
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.sheet import Sheet

BOUNDED = ("killed", "injured")
SINGLE = ("detained", "abducted")
ALL_PARTS = {"ucdp": 4}


def casualties(sheet: Sheet, journal: Journal) -> dict[str, Any]:
    """Return the columns of numbers of people of the flat record, as floats, NaN unknown."""
    import numpy as np

    found: dict[str, Any] = {}
    for field in BOUNDED:
        low, best, high = _read(sheet, field, journal)
        for bound, name in ((low, f"{field}_low"), (high, f"{field}_high")):
            stated = _read(sheet, name, journal)[1]
            bound[~np.isnan(stated)] = stated[~np.isnan(stated)]
        if field == "killed":
            _from_parts(sheet, low, best, high, journal)
        with np.errstate(invalid="ignore"):
            crossed = (low > high) | (low > best) | (best > high)
        journal.remark(f"low, best and high of {field} are not in order", crossed)
        found |= {field: best, f"{field}_low": low, f"{field}_high": high}
    for field in SINGLE:
        found[field] = _read(sheet, field, journal)[1]
    return found


def _read(sheet: Sheet, field: str, journal: Journal) -> tuple[Any, Any, Any]:
    column = sheet.first(field)
    read = counts(column, sheet.mapping.decimal or ".")
    if read.odd.any():
        journal.remark(f"the number of {field.replace('_', ' ')} cannot be read and is left out", read.odd, column.values[column.codes[read.odd.argmax()]])
    return read.low.copy(), read.best.copy(), read.high.copy()


def _from_parts(sheet: Sheet, low: Any, best: Any, high: Any, journal: Journal) -> None:
    """Fill in the sum of parts where the table has no whole."""
    import numpy as np

    lacking = np.isnan(low) & np.isnan(best) & np.isnan(high)
    columns = sheet.all("killed_parts")
    if not columns or not lacking.any():
        return
    parts = np.array([counts(column, sheet.mapping.decimal or ".").low for column in columns])
    known = ~np.isnan(parts)
    total = np.where(known.any(axis=0), np.nansum(parts, axis=0), np.nan)
    low[lacking] = total[lacking]
    whole = lacking & known.all(axis=0) & (len(columns) >= ALL_PARTS.get(sheet.mapping.layout, len(columns) + 1))
    best[whole], high[whole] = total[whole], total[whole]
    if (lacking & ~whole & known.any(axis=0)).any():
        journal.note("The killed are told in parts that may not be all; their sum is the least number (killed_low).")
