"""Where the grammar applies in a document: takes an analysis, gives the matches with their offsets, years lent between neighbours.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> [(line.surface, line.found.year_hint) for line in lines_of(analyse(Document(doc_id="d", text="In April and May 2022 it burned.")))]
[('April', 2022), ('May 2022', None)]
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.dates.matching import Found, match
from geomap.dates.numbers import year_number
from geomap.dates.rules import open_grammar
from geomap.dates.tense import Parse
from geomap.dates.tokens import tokenise

if TYPE_CHECKING:
    from geomap.language import Analysis

YEARLESS = frozenset({"date", "month", "month_if_tagged"})
JOINTS = ("joinword", "pairword", "listword", "filler")
CHRONICLE = re.compile(
    r"^[^\n]{0,80}\b(?:calendar|chronicle|chronology|events|incidents|log|timeline)\b[^\n]{0,60}?\b((?:19|20)[0-9]{2})[ \t]*$", re.MULTILINE | re.IGNORECASE
)
YEAR_ALONE = re.compile(r"^[ \t]*((?:19|20)[0-9]{2})[ \t]*:?[ \t]*$", re.MULTILINE)
TITLE_LENGTH = 300
HEADS = 3  # days that head the entries of a chronicle
CLOSE = 40  # characters between two expressions that can be one


@dataclass(frozen=True, slots=True)
class Line:
    """A rule's match with its paragraph's offset and parse."""

    found: Found
    offset: int
    parse: Parse

    @property
    def start(self) -> int:
        """Give the offset in the document where the match begins."""
        return self.offset + self.found.tokens[self.found.start].start

    @property
    def place(self) -> int:
        """Give the offset in the paragraph where the match begins."""
        return self.found.tokens[self.found.start].start

    @property
    def surface(self) -> str:
        """Give the words as the text has them."""
        return self.parse.text[self.place : self.end - self.offset]

    @property
    def end(self) -> int:
        """Give the offset in the document where the match ends."""
        return self.offset + self.found.tokens[self.found.end - 1].end


def lines_of(analysis: Analysis) -> list[Line]:
    """Apply the grammar to every paragraph, and let years pass to neighbours."""
    grammar = open_grammar(analysis.language or "en")
    lines: list[Line] = []
    for paragraph in analysis.paragraphs:
        found = match(tokenise(paragraph.text), grammar)
        parse = Parse(paragraph)
        lines += [Line(one, paragraph.offset, parse) for one in found]
    _lend_years(lines, analysis.document.text, analysis.language or "en")
    _of_chronicle(lines, analysis.document.text)
    _head_years(lines, analysis)
    return lines


def _of_chronicle(lines: list[Line], text: str) -> None:
    """Give the days that open a line the year of the title of a chronicle ("Timeline - 2013"), or of the line that is a year above them."""
    title = CHRONICLE.search(text, 0, TITLE_LENGTH)
    if title is None:
        return
    years = [(match.end(), int(match[1])) for match in (title, *YEAR_ALONE.finditer(text, title.end()))]
    at = 0
    for line in lines:
        while at + 1 < len(years) and years[at + 1][0] <= line.start:
            at += 1
        if _opens(line) and line.start >= years[at][0] and line.found.rule.build == "date" and not line.found.word("y"):
            line.found.year_hint = years[at][1]


def _head_years(lines: list[Line], analysis: Analysis) -> None:
    """Give the days without a year that head the entries of a chronicle the year of the title above: "Timeline - 2008", then "January 3", "January 9"."""
    titles = {p.offset for p in analysis.paragraphs if p.kind == "heading" and not p.entry}
    begun = next((p.offset for p in analysis.paragraphs if p.kind == "text"), 0)
    heads = [line for line in lines if line.found.rule.build == "date" and not line.found.word("y") and _opens(line)]
    if len(heads) < HEADS:
        return
    named = [
        (line.offset, year) for line in lines if line.offset in titles and (year := year_number(line.found.word("y"))) and (line.offset < begun or _alone(line))
    ]
    starts = [offset for offset, _ in named]
    for line in heads:
        at = bisect.bisect_right(starts, line.offset)
        if at and not line.found.year_hint:
            line.found.year_hint = named[at - 1][1]


def _opens(line: Line) -> bool:
    """Tell whether an expression opens its paragraph, bullets apart."""
    return not any(char.isalpha() for char in line.parse.text[: line.place])


def _alone(line: Line) -> bool:
    """Tell whether an expression is all that a heading says."""
    return _opens(line) and not any(char.isalnum() for char in line.parse.text[line.end - line.offset :])


def _lend_years(lines: list[Line], text: str, language: str) -> None:
    """Give "April" the year of "April and May 2022", a year earlier where the months run backward ("December to January 1990")."""
    for line, after in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        one, two = line.found, after.found
        if one.rule.build not in YEARLESS or one.word("y") or not (two.word("y") or two.year_hint) or not two.word("m"):
            continue
        if one.word("d") and not two.word("d"):
            continue
        if between(text, line.end, after.start, language) is not None:
            year = year_number(two.word("y")) or two.year_hint or 0
            one.year_hint = year - (one.month > two.month)


def between(text: str, start: int, end: int, language: str) -> tuple[str, ...] | None:
    """Tell what kinds of words stand between two expressions: "join", "pair", "list"; fillers are left out; None for anything else or too much.

    >>> between("April and May", 5, 10, "en"), between("3 to the 5", 1, 9, "en"), between("May came June", 3, 9, "en")
    (('pair',), ('join',), None)
    """
    if end - start > CLOSE:
        return None
    classes = open_grammar(language).lexicon.classes
    kinds = []
    for token in tokenise(text[start:end]):
        kind = next((name.removesuffix("word") for name in JOINTS if token.word in classes[name]), None)
        if kind is None:
            return None
        kinds.append(kind)
    return tuple(kind for kind in kinds if kind != "filler")
