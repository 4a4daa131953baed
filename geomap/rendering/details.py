"""What a card needs and the map does not: takes a frame in the page's order, gives blocks of some hundred rows, each inflated when a card opens.

>>> import pandas as pd
>>> from geomap.rendering.frame import read_frame
>>> table = pd.DataFrame({"longitude": [1, 2], "latitude": [1, 2], "quote": ["one", None], "note": ["a", "b"]})
>>> details = detail_blocks(read_frame(table), ["quote", "note"], {})
>>> details.starts, len(details.blocks), details.words
([0], 1, [])
"""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.rendering.container import deflate, dump
from geomap.rendering.reports import accounts, located, marks_in_quote
from geomap.rendering.vocabulary import vocabulary_for
from geomap.rendering.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.rendering.frame import Frame
    from geomap.rendering.vocabulary import Vocabulary
    from geomap.types import Document

NESTED = {"corrected", "disagreements"}
BLOCK_ROWS = 512
BLOCK_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The first row of each block, the blocks, and the words that their quotes' codes stand for."""

    starts: list[int]
    blocks: list[str]
    words: list[str]


def detail_blocks(frame: Frame, fields: list[str], documents: Mapping[str, Document]) -> Details:
    """Return the blocks of `fields`."""
    columns = {name: column for name in fields if (column := _column(frame, name, documents)) is not None}
    columns |= located(frame, documents)
    starts = _starts(len(frame), columns.get("quote"))
    vocabulary = vocabulary_for(columns.get("quote"))
    bounds = itertools.pairwise([*starts, len(frame)])
    with ThreadPoolExecutor() as threads:
        blocks = list(threads.map(lambda bound: deflate(_block(columns, vocabulary, *bound)), bounds))
    return Details(starts=starts, blocks=blocks, words=vocabulary.words if vocabulary else [])


def _block(columns: dict[str, list[Any]], vocabulary: Vocabulary | None, start: int, end: int) -> bytes:
    """Return the bytes of some rows: the length of what is in JSON (4 bytes), that, and the quotes in codes where there are any."""
    part = {name: values[start:end] for name, values in columns.items()}
    quotes = vocabulary.encode(part["quote"]) if vocabulary else None
    if quotes is not None:
        del part["quote"]
    text = dump({name: values for name, values in part.items() if any(value is not None for value in values)}).encode("utf-8")
    return b"".join((len(text).to_bytes(4, "little"), text, quotes or b""))


def _column(frame: Frame, name: str, documents: Mapping[str, Document]) -> list[Any] | None:
    """Return a column as values that JSON has, None if it is empty."""
    if not frame.has(name):
        return None
    if name == "claims":
        return [accounts(cell, documents) for cell in frame.objects(name)]
    if name == "marks":
        quotes, starts = frame.texts("quote"), frame.objects("quote_start")
        return [marks_in_quote(cell, quote, start) for cell, quote, start in zip(frame.objects(name), quotes, starts, strict=True)]
    if name == "alternatives":
        return [weighed(cell) for cell in frame.objects(name)]
    if name in NESTED:
        return [_plain(cell) for cell in frame.objects(name)]
    if name in {"quote_start", "quote_end"}:
        return [None if np.isnan(value) else int(value) for value in frame.numbers(name)]
    return list(frame.texts(name))


def _plain(cell: Any) -> Any:
    """Return a nested value as JSON has it; None where it is empty."""
    if isinstance(cell, dict):
        return {str(key): _plain(value) for key, value in cell.items()}
    if isinstance(cell, (list, tuple, np.ndarray)):
        return [_plain(value) for value in cell] or None
    return cell.item() if isinstance(cell, np.generic) else cell


def _starts(rows: int, quotes: list[str | None] | None) -> list[int]:
    """Return where blocks start: so many rows each, or fewer where the quotes are long."""
    if rows == 0:
        return []
    if quotes is None:
        return list(range(0, rows, BLOCK_ROWS))
    ends = np.cumsum(np.fromiter((len(quote) if quote else 0 for quote in quotes), dtype=np.int64, count=rows))
    starts = [0]
    while True:
        before = int(ends[starts[-1] - 1]) if starts[-1] else 0
        by_size = int(np.searchsorted(ends, before + BLOCK_CHARACTERS, side="right"))
        following = min(starts[-1] + BLOCK_ROWS, max(by_size, starts[-1] + 1))
        if following >= rows:
            return starts
        starts.append(following)
