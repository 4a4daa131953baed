"""Excel workbooks: takes the bytes of an .xlsx file, gives the table on its first sheet that has one.

Formulas are never run: what the workbook holds as their last result is read. A workbook is refused where it would unpack to more than it should.

>>> read_workbook(b"", "a.xlsx")
Traceback (most recent call last):
    ...
geomap.errors.RecordError: Expected an Excel workbook (.xlsx) in a.xlsx, found something else; save it again as .xlsx or CSV.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from geomap.errors import MissingExtraError, RecordError
from geomap.store.tables.cells import column_of, text_of
from geomap.store.tables.delimited import HEADERLESS, unique
from geomap.store.tables.dialect import header_at, is_header
from geomap.store.tables.journal import numbered
from geomap.store.tables.records import RawTable, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_UNPACKED = 2**31
LARGEST_RATIO = 400
PROBE_ROWS = 60
MOST_MERGED = 2_000_000
MERGED = re.compile(rb"<mergeCell\s[^>]{0,200}?ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")


def read_workbook(data: bytes, where: str, shape: Shape | None = None) -> RawTable:
    """Return the table of a workbook; raise RecordError where it is none, MissingExtraError where openpyxl is not installed."""
    asked = shape or Shape()
    _check(data, where)
    try:
        from openpyxl import load_workbook
    except ImportError:
        message = "Expected the package openpyxl to read an Excel workbook, found it is not installed; install geomap[excel], or save the sheet as CSV."
        raise MissingExtraError(message) from None
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        names = [asked.sheet] if asked.sheet else book.sheetnames
        others = list(book.sheetnames)
        for name in names:
            if name not in others:
                message = f"Expected a sheet {name!r} in {where}, found {', '.join(others)}."
                raise RecordError(message)
            rows = list(_rows(book[name]))
            if len(rows) > 1:
                filled = _fill_down(rows, merged(data, book[name]))
                return _table(rows, name, [one for one in others if one != name], asked, filled)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, SyntaxError) as error:
        if isinstance(error, RecordError):
            raise
        message = f"Expected an Excel workbook (.xlsx) in {where}, found a broken one ({type(error).__name__}); save it again as .xlsx or CSV."
        raise RecordError(message) from None
    message = f"Expected a sheet with a header and rows in {where}, found only empty ones."
    raise RecordError(message)


def _check(data: bytes, where: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        message = f"Expected an Excel workbook (.xlsx) in {where}, found something else; save it again as .xlsx or CSV."
        raise RecordError(message) from None
    if unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * max(len(data), 2**16):
        message = f"Expected a workbook of at most {LARGEST_UNPACKED >> 20:,} MB in {where}, found one that unpacks to {unpacked >> 20:,} MB; save it as CSV."
        raise RecordError(message)


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Give the rows that hold anything, with their numbers."""
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()
    if not hasattr(sheet, "iter_rows"):
        return
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = list(row)
        while cells and cells[-1] in (None, ""):
            cells.pop()
        if cells:
            yield number, cells


def merged(data: bytes, sheet: Any) -> list[tuple[int, int, int, int]]:
    """Return first column, first row, last column and last row of the cells of a sheet that are merged over rows."""
    from openpyxl.utils import range_boundaries

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        ranges = MERGED.findall(packed.read(sheet._worksheet_path))  # noqa: SLF001 - openpyxl tells it nowhere else
    found = [range_boundaries(one.decode()) for one in ranges]
    tall = [box for box in found if None not in box and box[3] > box[1]]
    return tall if sum(box[3] - box[1] for box in tall) <= MOST_MERGED else []


def _fill_down(rows: list[tuple[int, list[Any]]], boxes: list[tuple[int, int, int, int]]) -> list[int]:
    """Give each row of a merged cell the value that stands in its first; return the numbers of the rows so filled."""
    by_number = dict(rows)
    filled: set[int] = set()
    for column, first, _, last in boxes:
        above = by_number.get(first, [])
        value = above[column - 1] if len(above) >= column else None
        for number in range(first + 1, min(last, rows[-1][0]) + 1):
            cells = by_number.get(number)
            if value in (None, "") or cells is None:
                continue
            cells.extend([None] * (column - len(cells)))
            if cells[column - 1] in (None, ""):
                cells[column - 1] = value
                filled.add(number)
    return sorted(filled)


def _table(rows: list[tuple[int, list[Any]]], sheet: str, others: list[str], asked: Shape, filled: list[int]) -> RawTable:
    import numpy as np

    probe = [[text_of(cell) or "" for cell in cells] for _, cells in rows[:PROBE_ROWS]]
    width = max(len(cells) for _, cells in rows)
    if asked.header is None:
        place = header_at([cells + [""] * (width - len(cells)) for cells in probe], width)
        has_header = is_header(probe[place])
    else:
        place = next((n for n, (number, _) in enumerate(rows) if number >= asked.header), 0)
        has_header = asked.header > 0
    names = [text_of(cell) or "" for cell in rows[place][1]] if has_header else []
    names = unique(names + [""] * (width - len(names)))
    body = rows[place + 1 :] if has_header else rows[place:]
    columns = {name: column_of(cells[at] if at < len(cells) else None for _, cells in body) for at, name in enumerate(names)}
    columns = {
        name: column for name, column in columns.items() if not (name.startswith(HEADERLESS.format("")) and column.null_count == len(column) and has_header)
    }
    notes = [f"{numbered(number for number, _ in rows[:place])}: passed over, before the header."] if place else []
    notes += [f"The sheet {sheet!r} was read, not {', '.join(others)}; set sheet in the mapping to read another."] if others else []
    body_rows = {number for number, _ in body}
    told = [number for number in filled if number in body_rows]
    notes += [f"{numbered(told)}: cells that are merged with those above were given their value."] if told else []
    numbers = np.array([number for number, _ in body], dtype=np.int64)
    file = Shape(format="xlsx", sheet=sheet, header=rows[place][0] if has_header else 0)
    return RawTable(columns=columns, rows=numbers, file=file, notes=tuple(notes))
