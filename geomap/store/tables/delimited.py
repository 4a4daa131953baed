r"""Tables of separated values: takes bytes, gives a table of texts with row numbers; what does not fit is repaired where that is certain, and said.

Short rows of a table are filled up (spreadsheets leave out empty cells at the end), blank rows are passed over, a quote that never closes costs its own row
and no other, rows with too many cells are refused. Every row is counted.

>>> table = read_delimited(b"id,lat\n1,34.5\n2,1,2\n", "a.csv")
>>> table.columns["lat"].to_pylist(), table.rejections[0].reason
(['34.5'], 'Row 3 is left out: it has 3 cells where the table has 2 columns.')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import RecordError
from geomap.store.csvs import GUARDED
from geomap.store.tables.dialect import Layout, layout_of, records
from geomap.store.tables.encoding import to_utf8
from geomap.store.tables.journal import numbered, rejection
from geomap.store.tables.records import RawTable, Shape

if TYPE_CHECKING:
    from geomap.types import Rejection

BLOCK_BYTES = 2**26
LARGEST_BLOCK = 2**31 - 2**16
SHORTEST_SHARE = 0.5
HEADERLESS = "column_{}"
MOST_COLUMNS = 5_000


class Odd(NamedTuple):
    """A record that has not as many cells as the table: its number among the records, how many cells it has (-1: unknown), its text."""

    number: int
    cells: int
    text: str


def read_delimited(data: bytes, where: str, shape: Shape | None = None, *, headerless: dict[int, list[str]] | None = None) -> RawTable:
    """Return the table in `data`. `headerless` holds column names by width for tables known to have none."""
    asked = shape or Shape()
    text = to_utf8(data, asked.encoding, where)
    layout = layout_of(text.data, asked.delimiter, asked.header)
    if layout.width > MOST_COLUMNS:
        message = f"Expected a table of at most {MOST_COLUMNS:,} columns in {where}, found {layout.width:,}; check its separator."
        raise RecordError(message)
    names = unique(layout.header or (headerless or {}).get(layout.width) or [HEADERLESS.format(n + 1) for n in range(layout.width)])
    table, odd = _parse(text.data, layout, names, where)
    notes = [text.note] if text.note else []
    first = layout.before + (2 if layout.header else 1)
    kept, rows, more, refused = _numbered(table, odd, layout, names, first, where)
    if layout.before:
        notes.append(f"{numbered(range(1, layout.before + 1))}: passed over, before the header.")
    file = Shape(format="csv", encoding=text.encoding, delimiter=layout.delimiter, header=layout.before + 1 if layout.header else 0)
    return RawTable(columns=_unguarded(kept), rows=rows, file=file, notes=(*notes, *more), rejections=tuple(refused))


def unique(names: list[str]) -> list[str]:
    """Return column names without blanks around, none empty, none twice.

    >>> unique(["a", "", "a"])
    ['a', 'column_2', 'a (2)']
    """
    found: dict[str, None] = {}
    for place, raw in enumerate(names, 1):
        name = " ".join(raw.split()) or HEADERLESS.format(place)
        times = 1
        while (name if times == 1 else f"{name} ({times})") in found:
            times += 1
        found[name if times == 1 else f"{name} ({times})"] = None
    return list(found)


def _parse(data: bytes, layout: Layout, names: list[str], where: str) -> tuple[Any, list[Odd]]:
    import pyarrow as pa
    from pyarrow import csv

    body = pa.py_buffer(data)[layout.start :]
    if body.size == 0:
        return pa.table({name: pa.array([], pa.string()) for name in names}), []
    for block in (BLOCK_BYTES, min(max(body.size + 1, BLOCK_BYTES), LARGEST_BLOCK)):
        odd: list[Odd] = []

        def keep(row: Any, odd: list[Odd] = odd) -> str:
            odd.append(Odd(row.number, row.actual_columns, row.text))
            return "skip"

        try:
            table = csv.read_csv(
                pa.BufferReader(body),
                read_options=csv.ReadOptions(use_threads=False, block_size=block, column_names=names),
                parse_options=csv.ParseOptions(
                    delimiter=layout.delimiter,
                    quote_char=layout.quote,
                    escape_char=layout.escape,
                    newlines_in_values=bool(layout.quote),
                    ignore_empty_lines=False,
                    invalid_row_handler=keep,
                ),
                convert_options=csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, quoted_strings_can_be_null=False, check_utf8=False
                ),
            )
        except pa.ArrowInvalid as error:
            reason = str(error)
            continue
        return table, odd
    message = f"Expected a table of separated values in {where}, got {reason.splitlines()[0]}; write it again with a CSV writer."
    raise RecordError(message)


def _numbered(table: Any, odd: list[Odd], layout: Layout, names: list[str], first: int, where: str) -> tuple[Any, Any, list[str], list[Rejection]]:
    """Count the records, give odd ones their place, refuse those that cannot be read."""
    import numpy as np
    import pyarrow as pa

    gone = np.array([one.number - 1 for one in odd], dtype=np.int64)
    numbers = np.setdiff1d(np.arange(table.num_rows + len(odd), dtype=np.int64), gone, assume_unique=True)
    shift = np.zeros(len(numbers), dtype=np.int64)
    filled: list[tuple[int, list[str]]] = []
    padded: list[int] = []
    refused: list[Rejection] = []
    further = 0
    for one in odd:
        lines = one.text.splitlines() if layout.quote and one.text.count("\n") else [one.text]
        at = int(one.number - 1 + first + further)
        for place, line in enumerate(lines):
            cells = _cells(line, layout)
            row = at + place
            if len(cells) > len(names) and not any(cell.strip() for cell in cells[len(names) :]):
                cells = cells[: len(names)]
            if place == 0 and len(lines) > 1:
                refused.append(rejection(row, "a quote in it never closes", where))
            elif not any(cell.strip() for cell in cells):
                continue
            elif len(cells) == len(names):
                filled.append((row, cells))
            elif len(names) * SHORTEST_SHARE <= len(cells) < len(names):
                filled.append((row, cells + [""] * (len(names) - len(cells))))
                padded.append(row)
            else:
                count = f"{len(cells)} cell{'s' * (len(cells) != 1)}"
                refused.append(rejection(row, f"it has {count} where the table has {len(names)} columns", where))
        shift[numbers > one.number - 1] += len(lines) - 1
        further += len(lines) - 1
    rows = numbers + shift + first
    if filled:
        extra = pa.table([pa.array(column, pa.string()) for column in zip(*(cells for _, cells in filled), strict=True)], names=names)
        rows = np.concatenate([rows, np.array([row for row, _ in filled], dtype=np.int64)])
        order = np.argsort(rows, kind="stable")
        table, rows = pa.concat_tables([table, extra]).take(pa.array(order)), rows[order]
    notes = [f"{numbered(padded)}: fewer cells than columns; the missing ones at the end are taken as empty."] if padded else []
    blank = _blank(table)
    if blank.any():
        table, rows = table.filter(pa.array(~blank)), rows[~blank]
    return table, rows, notes, refused


def _cells(line: str, layout: Layout) -> list[str]:
    found = records(line, layout.delimiter, quoted=bool(layout.quote))
    return found[0][0] if found else []


def _blank(table: Any) -> Any:
    """Tell which rows have nothing in any cell."""
    import numpy as np
    import pyarrow.compute as pc

    blank = np.ones(table.num_rows, dtype=bool)
    for column in table.columns:
        if not blank.any():
            break
        blank &= pc.equal(pc.binary_length(pc.utf8_trim_whitespace(column)), 0).to_numpy(zero_copy_only=False)
    return blank


def _unguarded(table: Any) -> dict[str, Any]:
    """Return the columns without the apostrophe that guards a formula, and without the ="..." that keeps a spreadsheet from reading a number."""
    import pyarrow.compute as pc

    columns = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        clean = column
        if pc.any(pc.starts_with(column, "'")).as_py():
            clean = pc.replace_substring_regex(clean, "^'(" + GUARDED.pattern[1:] + ")", "\\1")
        if pc.any(pc.starts_with(column, '="')).as_py():
            clean = pc.replace_substring_regex(clean, '^="(.*)"$', "\\1")
        columns[name] = clean
    return columns
