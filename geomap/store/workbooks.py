r"""Excel workbooks: takes a table, gives the bytes of an .xlsx file that runs nothing, the same for the same table.

Every text is a text cell, marked as quoted, so that a spreadsheet neither runs it nor makes it a formula when the cell is edited. Days are day cells, numbers
numbers, unknown is an empty cell. Line ends in a text are "\n", as Excel has them. Needs `pip install geomap[excel]`; reading is in geomap.store.tables.

>>> from geomap.store.frame import to_frame
>>> encode_workbook(to_frame([]))[:2]
b'PK'
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from geomap.errors import MissingExtraError, OptionError
from geomap.store.columns import plain_columns
from geomap.store.csvs import FORMULA

if TYPE_CHECKING:
    from pandas import DataFrame

SHEET = "incidents"
DAYS = {"date", "date_end", "published", "event_date", "date_start", "source_date"}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FIRST_DAY = "1900-03-01"
"""Before it, spreadsheets count days differently from each other."""
LINE_END = re.compile(r"\r\n?")
NO_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
STAMP = (1980, 1, 1, 0, 0, 0)
WIDTH, WIDE = 14, 60


def encode_workbook(frame: DataFrame) -> bytes:
    """Return the flat record of `frame` as a workbook of one sheet; raise OptionError where a sheet cannot hold it."""
    columns = plain_columns(frame)
    if len(frame) > MOST_ROWS:
        message = f"Expected at most {MOST_ROWS:,} rows, which is what a sheet of Excel holds, got {len(frame):,}; write CSV or GeoParquet, or fewer rows."
        raise OptionError(message)
    _check_lengths(columns)
    openpyxl = _openpyxl()
    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "geomap"
    book.properties.created = book.properties.modified = dt.datetime(*STAMP)  # noqa: DTZ001 - a workbook's times have no zone
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for number, name in enumerate(columns, 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = WIDE if name == "quote" else WIDTH
    make = _Cells(sheet)
    sheet.append([make.text(name) for name in columns])
    for row in zip(*columns.values(), strict=True):
        sheet.append([make.cell(name, value) for name, value in zip(columns, row, strict=True)])
    file = io.BytesIO()
    book.save(file)
    return _without_times(file.getvalue())


class _Cells:
    """Makes the cells of one sheet."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell

        self.make, self.sheet = WriteOnlyCell, sheet

    def cell(self, column: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if column in DAYS and ISO_DAY.fullmatch(value) and value >= FIRST_DAY:
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                return self.text(value)
        return self.text(value)

    def text(self, words: str) -> Any:
        """Return a text; what might be taken for a formula as a cell that says that it is text."""
        clean = NO_CELL.sub("\ufffd", LINE_END.sub("\n", words))
        if not FORMULA.match(clean):
            return clean
        cell = self.make(self.sheet, value=clean)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell


def _check_lengths(columns: dict[str, list[Any]]) -> None:
    for name, values in columns.items():
        long = next((row for row, value in enumerate(values, 1) if isinstance(value, str) and len(value) > MOST_CHARACTERS), None)
        if long is not None:
            message = (
                f"Expected texts of at most {MOST_CHARACTERS:,} characters, which is what a cell of Excel holds, got a longer {name} in row {long}; write CSV."
            )
            raise OptionError(message)


def _without_times(data: bytes) -> bytes:
    """Pack a workbook again without the times of its members, and of its saving: the same table gives the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        message = "Expected the package openpyxl to write an Excel workbook, found it is not installed; install geomap[excel], or write CSV."
        raise MissingExtraError(message) from None
    return openpyxl
