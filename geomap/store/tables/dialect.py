r"""How a table of separated values is laid out: takes its first lines, gives delimiter, quoting, the lines before the header, and the header.

>>> found = layout_of(b"Title of the table\n\nDate;Lat;Lon\n1.2.2020;34,5;69,2\n2.2.2020;34,5;69,2\n")
>>> found.delimiter, found.before, found.header
(';', 2, ['Date', 'Lat', 'Lon'])
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections import Counter
from typing import NamedTuple

from geomap.store.tables.data import toml
from geomap.store.tables.names import heading

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_BYTES = 262_144
SAMPLE_RECORDS = 60
LARGEST_CELL = 2**27
MOST_BEFORE = 30
KNOWN_NAMES, KNOWN_SHARE = 2, 0.3
NUMBER = re.compile(r"[-+\u2212]?[\d.,' \u00a0]*\d[\d.,]*%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T][\d:.]+Z?)?")

ESCAPED = re.compile(rb'\\"(?![,;\t|\r\n]|$)')
"""A quotation mark behind a backslash that does not close its cell: a cell may end with a backslash."""


class Layout(NamedTuple):
    """`before` is how many records come before the header, `start` the byte at which the first record after the header begins, `header` None where there is none."""

    delimiter: str
    quote: str | bool
    escape: str | bool
    before: int
    start: int
    header: list[str] | None
    width: int


def layout_of(data: bytes, delimiter: str | None = None, header: int | None = None) -> Layout:
    """Return how `data` (UTF-8) is laid out; `delimiter` and `header` (its row number, 0: none) are taken as given where they are."""
    sample = data[:SAMPLE_BYTES]
    if len(data) > SAMPLE_BYTES:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    text = sample.decode("utf-8", errors="replace")
    sign = delimiter or _delimiter(text)
    quote = _quote(data, sign)
    escape = "\\" if quote and len(ESCAPED.findall(data)) > data.count(b'""') else False
    found = records(text, sign, quoted=bool(quote))
    widths = Counter(len(cells) for cells, _ in found if len(cells) > 1)
    width = max(widths, key=lambda n: widths[n], default=1)  # of several as common, the one that comes first
    before = header_at([cells for cells, _ in found], width) if header is None else max(header - 1, 0)
    has_header = bool(found) and (header > 0 if header is not None else is_header(found[before][0]))
    lines_before = found[before - 1][1] if 0 < before <= len(found) else 0
    lines = found[before][1] if has_header and before < len(found) else lines_before
    start = _offset(data, lines)
    names = found[before][0] if has_header and before < len(found) else None
    return Layout(sign, quote, escape, before, start, names, len(names) if names else width)


def records(text: str, delimiter: str, *, quoted: bool) -> list[tuple[list[str], int]]:
    """Return the first records, each with how many lines have been read with it."""
    csv.field_size_limit(LARGEST_CELL)
    quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar='"', quoting=quoting)
    found = []
    try:
        for cells in reader:
            found.append((cells, reader.line_num))
            if len(found) == SAMPLE_RECORDS:
                break
    except csv.Error:
        pass
    return found


def _delimiter(text: str) -> str:
    """Return the sign that cuts most records into the same number of cells, more than one; a comma where none does."""
    best, chosen = 0.0, ","
    for sign in DELIMITERS:
        widths = Counter(len(cells) for cells, _ in records(text, sign, quoted=sign != "\t"))
        total = sum(widths.values()) or 1
        width, times = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1] * min(pair[0], 20)), default=(1, 0))
        score = times / total * min(width, 20) if width > 1 else 0
        if score > best:
            best, chosen = score, sign
    return chosen


def _quote(data: bytes, delimiter: str) -> str | bool:
    """Tell whether quotes enclose cells: in tables separated by tabs they often are only signs in a text."""
    if delimiter != "\t":
        return '"'
    opened = data.count(b'\t"') + data.count(b'\n"') + data.startswith(b'"')
    closed = data.count(b'"\t') + data.count(b'"\n') + data.count(b'"\r')
    return '"' if opened and closed >= 0.9 * opened else False


def header_at(found: list[list[str]], width: int) -> int:
    """Return which record names the columns.

    The first with two names that tables often have, unless one before it fills every column with names of its own; else the first that fills most of the width.
    """
    first = found[:MOST_BEFORE]
    filled = next((n for n, cells in enumerate(first) if len(cells) >= width and sum(bool(cell.strip()) for cell in cells) >= max(1, width / 2)), 0)
    known = next((n for n, cells in enumerate(first) if _knows(cells)), None)
    if known is None or (filled < known and _names_all(first[filled], width)):
        return filled
    return known


def _knows(cells: list[str]) -> bool:
    names = {heading(cell) for cell in cells if not cell.lstrip().startswith("#")} & known_headings()
    return len(names) >= KNOWN_NAMES and len(names) >= KNOWN_SHARE * len(cells)


def _names_all(cells: list[str], width: int) -> bool:
    """Tell whether a record has a different name for every column, and no numbers."""
    return len({cell.strip() for cell in cells if cell.strip()}) == len(cells) >= max(2, width) and is_header(cells)


@functools.cache
def known_headings() -> frozenset[str]:
    """Return the comparable names of columns that tables often have."""
    return frozenset(heading(name) for rule in toml("guess.toml").values() for name in rule["names"] if len(name) > 2)


def is_header(record: list[str]) -> bool:
    """Tell names from data: a record with numbers or dates in a quarter of its cells is data."""
    cells = [cell.strip() for cell in record if cell.strip()]
    numbers = sum(bool(NUMBER.fullmatch(cell)) for cell in cells)
    return numbers < max(1, len(cells) * 0.25) or (numbers <= 1 and len(cells) > 1)


def _offset(data: bytes, lines: int) -> int:
    """Return the byte after so many lines."""
    at = 0
    for _ in range(lines):
        ends = [end for sign in (b"\n", b"\r") if (end := data.find(sign, at)) >= 0]
        if not ends:
            return len(data)
        end = min(ends)
        at = end + (2 if data[end : end + 2] == b"\r\n" else 1)
    return at
