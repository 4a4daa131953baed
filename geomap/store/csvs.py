r"""Tables as CSV: takes a table, gives bytes that a spreadsheet cannot run, and reads them back exactly.

A text that a spreadsheet would take for a formula (it starts with = + - @, their full-width forms, a tab or a line end) gets an apostrophe before it, as does
one that already starts with apostrophes before such a sign; reading takes one away. Numbers stay numbers. Unknown is an empty cell.

>>> guard("=1+1"), unguard("'=1+1"), guard("'tis")
("'=1+1", '=1+1', "'tis")
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from geomap.errors import RecordError
from geomap.store.columns import plain_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pandas import DataFrame

FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
GUARDED = re.compile("'" + FORMULA.pattern)
DELIMITERS = ",;\t|"
LARGEST_CELL = 2**27


def guard(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that `guard` put."""
    return text[1:] if GUARDED.match(text) else text


def to_csv(frame: DataFrame) -> bytes:
    """Return the flat record of `frame` as CSV in UTF-8 with lines ended as RFC 4180 has them."""
    columns = plain_columns(frame)
    return write_rows(list(columns), zip(*columns.values(), strict=True))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return header and rows as guarded CSV; None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guard(name) for name in header])
    writer.writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode()


def read_rows(path: str | Path, data: bytes) -> tuple[list[str], list[tuple[int, list[str | None]]]]:
    """Return the header and the rows of CSV `data`, each row with the line it starts at, unguarded, empty cells None.

    Raises RecordError where the bytes are no UTF-8, or a row has not as many cells as the header.
    """
    found = iter_cells(path, data)
    _, header = next(found, (1, []))
    rows: list[tuple[int, list[str | None]]] = []
    for line, cells in found:
        if len(cells) != len(header):
            message = f"Expected {len(header)} cells as in the header, got {len(cells)} in line {line} of {path}; put cells with separators in quotes."
            raise RecordError(message)
        rows.append((line, [cell or None for cell in cells]))
    return header, rows


def iter_cells(path: str | Path, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of CSV `data` that are not empty, the header first, each with the line it starts at, unguarded."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"Expected a CSV table in UTF-8, got other bytes in line {line} of {path}; save it as UTF-8."
        raise RecordError(message) from None
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for number, cells in enumerate(reader):
            if any(cells):
                yield start, [unguard(cell if number else cell.strip()) for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        message = f"Expected a CSV table, got {error} in line {start} of {path}; write it again with a CSV writer."
        raise RecordError(message) from None


def _delimiter(text: str) -> str:
    """Return the separator that the first line uses most, a comma where none is seen."""
    first = text.partition("\n")[0]
    return max(DELIMITERS, key=lambda sign: (first.count(sign), sign == ","))
