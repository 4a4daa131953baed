r"""A text as a reader sees it: takes a document's text, gives it without what nobody reads, and where each of its letters stands in the original.

Gone are signs that have no width, pictures, carriage returns, marks of footnotes, emphasis, links, tags and quoted lines, who worked on a report, what editors set
before a headline ("UPDATE 2-", "BREAKING:"), and hyphens that part a word at the end of a line; blanks of any width are spaces, but between digits, ligatures their
letters, and what was written for HTML or decoded as another encoding what it stands for. Quotes are taken from the original.

>>> text = "Gun\u00admen[1] killed\u00a0two sol-\ndiers."
>>> read = plain(text)
>>> read.text, read.span(Span(start=0, end=6)).of(text) == "Gun\u00admen"
('Gunmen killed two soldiers.', True)
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.words import words
from geomap.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LATIN = 0x100
UNSEEN = (
    "(?P<gone>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff\u2600-\u27bf\U0001f000-\U0001faff]+|\r(?=\n))"
    r"|(?P<note>(?<=[^\W_][.,;:!?\"')\u2019\u201d]|[^\W_][^\W_])\[(?:\d{1,3}|[a-z]|(?:note|nb) ?\d+|citation needed)\])"
    "|(?P<blank>(?<![0-9])[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u00a0\u2000-\u200a\u202f\u205f\u3000](?![0-9]))"
    "|(?P<tick>(?<=[^\\W\\d_])[`\u00b4](?=[^\\W\\d_]))"
    "|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<entity>&(?:\#\d{1,6}|\#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});)"
    "|(?P<garbled>\u00e2(?:\u20ac|\u0080)[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|[\u00c2\u00c3][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122])"
    r"|(?P<emphasis>\*{2,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}|(?<!\w)__(?=\w)|(?<=\w)__(?!\w))"
    r"|(?P<link>\[(?P<shown>[^\[\]\n]{1,200})(?P<address>\]\((?:https?://|/|\#)[^()\s]{1,500}\)))"
    r"|(?P<tag>(?:(?<=\s)|^)[#@](?=[^\W\d_]{2}))"
    r"|(?P<quoted>^[ \t]*(?:>[ \t]?)+|^\#{1,6}[ \t]+)"
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


def _decoded(garbled: str) -> str:
    """Return what UTF-8 meant that was decoded as Windows-1252 or Latin-1: an apostrophe of three signs."""
    try:
        data = b"".join(sign.encode("latin-1") if ord(sign) < LATIN else sign.encode("cp1252") for sign in garbled)
        return data.decode("utf-8")
    except UnicodeError:
        return garbled


@functools.cache
def _unseen() -> re.Pattern[str]:
    """Return the pattern of all that is read otherwise, with what editors set before a headline or a story, and who worked on it behind."""
    names = "|".join(sorted({form for name in words("labels_of_editors") for form in (name.upper(), name.capitalize())}, key=len, reverse=True))
    label = rf"(?P<label>^[^\w\n]{{0,40}}(?:(?:{names})(?: \d{{1,2}})?(?: ?: *| ?-(?=\w)| [-\u2013\u2014|] ))+)|"
    work = "|".join(sorted(words("work_on_a_report")))
    credit = rf"(?P<credit>\s?\((?i:(?:{work})(?:(?:,| and|, and) (?:{work}))* (?:by|from) (?:[^()]|\([^()]{{0,60}}\)){{1,400}})\)(?=[.\s]*(?:\n|$)))|"
    return re.compile(label + credit + UNSEEN, re.MULTILINE)


def _edits(text: str, known: Callable[[str], bool] | None) -> Iterator[tuple[int, int, str]]:
    """Yield what is read otherwise than it stands: from where to where, and what is read instead."""
    for found in _unseen().finditer(text):
        if found["blank"]:
            yield found.start(), found.end(), " "
        elif found["tick"]:
            yield found.start(), found.end(), "'"
        elif found["ligature"]:
            yield found.start(), found.end(), unicodedata.normalize("NFKC", found["ligature"])
        elif found["entity"] or found["garbled"]:
            meant = html.unescape(found[0]) if found["entity"] else _decoded(found[0])
            if meant != found[0]:
                yield found.start(), found.end(), " " if meant.isspace() else "" if _unseen().fullmatch(meant) else meant
        elif found["link"]:
            yield found.start(), found.start("shown"), ""
            yield found.start("address"), found.end(), ""
        elif not found["first"]:
            yield found.start(), found.end(), ""
        elif found["second"][0].islower():
            whole = found["first"].lower() + found["second"]
            own = found["first"].lower() in words("keeping_hyphens") or (known is not None and not known(whole))
            yield found.start("hyphen") + own, found.end("hyphen"), ""
            if found["space"]:
                yield found.start("space"), found.end("space"), "\n"  # the line goes on to the end of the word
