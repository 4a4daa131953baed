"""The dates of a table: takes a sheet, gives first day, last day and precision of every row, and says what could not be read.

A precision code of the source rules; else what the cell itself tells; split years, months and days count, with 0 or nothing for unknown. Where a cell
cannot be read and the table has a year beside it, the year is known.

>>> import pyarrow as pa, numpy as np
>>> from geomap.store.tables.records import Mapping, RawTable, Shape
>>> raw = RawTable(columns={"d": pa.chunked_array([["1.2.2020", "3/2020"]])}, rows=np.array([2, 3]), file=Shape())
>>> sheet = Sheet(raw, Mapping(layout="guessed", name="a", prefix="a", columns={"date": ("d",)}))
>>> when(sheet, Journal(raw.rows, None)).first.tolist()
['2020-02-01', '2020-03-01']
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.codes import explained
from geomap.store.tables.days import Found, day_of, from_epoch, from_serial, span
from geomap.store.tables.journal import Journal  # noqa: TC001 - the doctest uses it
from geomap.store.tables.order import Order, numbers_of, order_of
from geomap.store.tables.sheet import Sheet  # noqa: TC001 - the doctest uses it

if TYPE_CHECKING:
    from geomap.store.tables.coded import Coded

MONTHS = 12
LONGEST_PART = 6
UNKNOWN_PARTS = frozenset({"0", "00", "-9", "-99", "99", "9999"})


class When(NamedTuple):
    """Columns of ISO days and precision, None where unknown."""

    first: Any
    last: Any
    precision: Any


class Days(NamedTuple):
    """What the distinct values of a column mean, spread over the rows."""

    first: Any
    last: Any
    precision: Any
    odd: Any


def when(sheet: Sheet, journal: Journal) -> When:
    """Read the dates of all rows."""
    import numpy as np

    start, end = sheet.first("date"), sheet.first("date_end")
    order = _order(sheet, start, journal)
    days = _days(start, order.order, mixed=order.mixed)
    until = _days(end, order.order, mixed=order.mixed)
    _tell(journal, "date", start, days.odd)
    _tell(journal, "end date", end, until.odd)
    parts = _split(sheet, journal)
    missing = np.equal(days.first, None)
    first, last, precision = (np.where(missing, theirs, mine) for mine, theirs in zip(days[:3], parts[:3], strict=True))
    alone = np.equal(first, None) & ~np.equal(until.first, None)
    first[alone], last[alone], precision[alone] = until.first[alone], until.last[alone], until.precision[alone]
    both = ~np.equal(first, None) & ~np.equal(until.last, None) & ~alone
    backwards = both.copy()
    backwards[both] = until.last[both] < first[both]
    journal.remark("the end date is before the date and is left out", backwards)
    ends = both & ~backwards
    longer = ends.copy()
    longer[ends] = until.last[ends] > last[ends]
    last[ends] = until.last[ends]
    precision[longer] = "range"
    stated = explained(sheet, "date_prec", journal)
    known = ~np.equal(stated, None) & ~np.equal(first, None)
    widen = known & ~ends & ~alone
    precision[known] = stated[known]
    _widened(first, last, precision, widen)
    return When(first, last, precision)


def _order(sheet: Sheet, start: Coded, journal: Journal) -> Order:
    if sheet.mapping.date_order:
        return Order(sheet.mapping.date_order, certain=True, mixed=False)
    order = order_of(start.values)
    journal.date_order = order.order if any(numbers_of(value) for value in start.values) else None
    months = {"DMY": "day/month/year", "MDY": "month/day/year"}
    if not order.certain:
        order = _by_parts(sheet, start) or order
        journal.date_order = order.order
    if not order.certain:
        other = "MDY" if order.order == "DMY" else "DMY"
        journal.note(
            f'Every date could be either way round; they were read as {months[order.order]}. Set date_order = "{other}" in the mapping if that is wrong.'
        )
    elif order.mixed:
        journal.note(
            f"Some dates are day/month/year and others month/day/year; those that could be either are refused, most were read as {months[order.order]}."
        )
    return order


def _by_parts(sheet: Sheet, start: Coded) -> Order | None:
    """Decide by a column of months beside the dates, where the table has one."""
    import numpy as np

    month = sheet.first("month")
    if not month.known.any() or month.codes is start.codes:
        return None
    pairs = [numbers_of(value) or (0, 0, 0, "") for value in start.values]
    first, second = (start.spread(np.array([pair[n] for pair in pairs], dtype=float), missing=np.nan) for n in (0, 1))
    stated = month.spread(np.array([_part(value) or 0 for value in month.values], dtype=float), missing=np.nan)
    day_first, month_first = int((stated == second).sum()), int((stated == first).sum())
    return None if day_first == month_first else Order("DMY" if day_first > month_first else "MDY", certain=True, mixed=False)


def _days(column: Coded, order: str, *, mixed: bool) -> Days:
    """Read the distinct values of a column of dates; day numbers and seconds since 1970 only where most values are such."""
    import numpy as np

    from geomap.store.tables.coded import objects

    found: list[Found | None] = [None if mixed and _either_way(value) else day_of(value, order) for value in column.values]
    if found and sum(one is None for one in found) > len(found) / 2:
        for read in (from_serial, from_epoch):
            other = [read(value) for value in column.values]
            if sum(one is not None for one in other) > len(found) / 2:
                found = [one or two for one, two in zip(other, found, strict=True)]
                break
    elif any(one is None for one in found):
        found = [one or from_serial(value) for one, value in zip(found, column.values, strict=True)]
    triples = [one or (None, None, None) for one in found]
    odd = column.spread(np.array([one is None for one in found], dtype=bool), missing=False)
    first, last, precision = (column.spread(objects([triple[n] for triple in triples])) for n in range(3))
    return Days(first, last, precision, odd)


def _either_way(value: str) -> bool:
    pair = numbers_of(value)
    return pair is not None and pair[0] != pair[1] and max(pair[:2]) <= MONTHS


def _tell(journal: Journal, what: str, column: Coded, odd: Any) -> None:
    if odd.any():
        import numpy as np

        example = column.values[column.codes[np.flatnonzero(odd)[0]]]
        journal.remark(f"the {what} cannot be read and is left out", odd, example)


def _part(text: str) -> int | None:
    """Return a year, month or day of its own cell; months may be words."""
    from geomap.store.tables.days import months

    bare = text.removesuffix(".0").strip()
    if bare in UNKNOWN_PARTS:
        return 0
    if bare.isdecimal() and len(bare) <= LONGEST_PART:
        return int(bare)
    return months().get(bare.casefold().rstrip("."))


def _split(sheet: Sheet, journal: Journal) -> Days:
    """Put years, months and days of their own columns together."""
    import numpy as np
    import pandas as pd

    from geomap.store.tables.coded import Coded, objects

    columns = [sheet.first(name) for name in ("year", "month", "day")]
    read = [[_part(value) for value in column.values] for column in columns]
    parts, odd = [], np.zeros(len(sheet), dtype=bool)
    for column, values in zip(columns, read, strict=True):
        numbers = np.array([-1 if value is None else value for value in values], dtype=np.int64)
        row = column.spread(numbers, missing=0)
        odd |= (row < 0) | (row > 9999)
        parts.append(np.clip(row, 0, 9999))
    year, month, day = parts
    month = np.where(month > MONTHS, 0, month)
    keys = np.where(year > 0, (year * 100 + month) * 100 + np.where(month > 0, np.clip(day, 0, 99), 0), -1)
    codes, distinct = pd.factorize(keys)
    found = [None if key < 0 else span(key // 10000, key // 100 % 100, key % 100) or span(key // 10000, key // 100 % 100, 0) for key in distinct.tolist()]
    exact = [key >= 0 and span(key // 10000, key // 100 % 100, key % 100) is None for key in distinct.tolist()]
    odd |= np.array([*exact, False], dtype=bool)[codes]
    journal.remark("year, month and day are no date; what of them is one is kept", odd)
    column = Coded(codes.astype(np.int32), objects([*found]))
    triples = [one or (None, None, None) for one in found]
    first, last, precision = (column.spread(objects([triple[n] for triple in triples])) for n in range(3))
    return Days(first, last, precision, odd)


def _widened(first: Any, last: Any, precision: Any, which: Any) -> None:
    """Let a day that is only good to the week, month or year be that week, month or year."""
    import numpy as np
    import pandas as pd

    for name in ("week", "month", "year"):
        at = np.flatnonzero(which & (precision == name))
        if not len(at):
            continue
        codes, distinct = pd.factorize(first[at])
        pairs = [_around(day, name) for day in distinct.tolist()]
        for column, place in ((first, 0), (last, 1)):
            values = np.array([pair[place] for pair in pairs], dtype=object)
            column[at] = values[codes]


def _around(day: str, name: str) -> tuple[str, str]:
    """Return the first and last day of the week, month or year of a day.

    >>> _around("2020-02-12", "week"), _around("2020-02-12", "month")
    (('2020-02-10', '2020-02-16'), ('2020-02-01', '2020-02-29'))
    """
    if name == "week":
        date = dt.date.fromisoformat(day)
        monday = date - dt.timedelta(days=date.weekday())
        return monday.isoformat(), (monday + dt.timedelta(days=6)).isoformat()
    found = span(int(day[:4]), int(day[5:7]) if name == "month" else 0, 0)
    return found[:2] if found else (day, day)
