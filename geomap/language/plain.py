r"""A text as a reader sees it: takes a document's text, gives it without what nobody reads, and where each of its letters stands in the original.

Gone are signs that have no width, carriage returns, marks of footnotes, and hyphens that part a word at the end of a line; blanks of any width are spaces, but
between digits, and ligatures their letters. Quotes are taken from the original.

>>> text = "Gun\u00admen[1] killed\u00a0two sol-\ndiers."
>>> read = plain(text)
>>> read.text, read.span(Span(start=0, end=6)).of(text) == "Gun\u00admen"
('Gunmen killed two soldiers.', True)
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.words import words
from geomap.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNSEEN = re.compile(
    "(?P<gone>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+|\r(?=\n))"
    r"|(?P<note>(?<=[^\W_][.,;:!?\"')\u2019\u201d]|[^\W_][^\W_])\[(?:\d{1,3}|[a-z]|(?:note|nb) ?\d+|citation needed)\])"
    "|(?P<blank>(?<![0-9])[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u00a0\u2000-\u200a\u202f\u205f\u3000](?![0-9]))"
    "|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<first>(?<![^\W\d_])[^\W\d_]{2,})(?P<hyphen>-\r?\n[ \t]*)(?P<second>[^\W\d_]+)(?P<behind>\S*)(?P<space> ?)"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read. From each offset of `starts` on, the original is so many letters further on as `shifts` says; both empty where nothing changed."""

    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def span(self, span: Span) -> Span:
        """Return where the original has what `span` covers."""
        if not self.starts:
            return span
        start = self._back(span.start)
        return Span(start=start, end=max(start, self._back(span.end - 1) + 1 if span.end > span.start else start))

    def _back(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)


def plain(text: str, known: Callable[[str], bool] | None = None) -> Plain:
    """Return `text` as it is read; `known` tells whether a word is one, where a hyphen at the end of a line may be its own."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = length = shift = 0
    for start, end, put in _edits(text, known):
        pieces += [text[at:start], put]
        length += start - at
        lengths = range(length + 1, length + len(put)) if len(put) > end - start else ()
        starts += lengths  # each letter of a ligature stands where it does
        shifts += (shift - nth for nth in range(1, len(lengths) + 1))
        length += len(put)
        at = end
        if at - length != (shifts[-1] if shifts else 0):
            starts.append(length)
            shifts.append(at - length)
        shift = at - length
    return Plain("".join([*pieces, text[at:]]), tuple(starts), tuple(shifts)) if pieces else Plain(text)


def _edits(text: str, known: Callable[[str], bool] | None) -> Iterator[tuple[int, int, str]]:
    """Yield what is read otherwise than it stands: from where to where, and what is read instead."""
    for found in UNSEEN.finditer(text):
        if found["blank"]:
            yield found.start(), found.end(), " "
        elif found["ligature"]:
            yield found.start(), found.end(), unicodedata.normalize("NFKC", found["ligature"])
        elif not found["first"]:
            yield found.start(), found.end(), ""
        elif found["second"][0].islower():
            whole = found["first"].lower() + found["second"]
            own = found["first"].lower() in words("keeping_hyphens") or (known is not None and not known(whole))
            yield found.start("hyphen") + own, found.end("hyphen"), ""
            if found["space"]:
                yield found.start("space"), found.end("space"), "\n"  # the line goes on to the end of the word
