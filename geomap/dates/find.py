"""The room's work: takes an analysed document, gives its expressions of time, in order, each read against the document's date and what came before."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.anchor import Line, reference
from geomap.dates.matching import Found, match
from geomap.dates.meanings import meanings
from geomap.dates.meanings.words import year_number
from geomap.dates.rules import open_grammar
from geomap.dates.scene import FINENESS, Meaning, Scene
from geomap.dates.tense import Parse
from geomap.dates.tokens import tokenise
from geomap.types import DateMention, Span, When

if TYPE_CHECKING:
    from geomap.dates.periods import Period
    from geomap.language import Analysis
    from geomap.types import DateBasis, Document

YEARLESS = frozenset({"date", "month", "month_if_tagged"})
LENDS = re.compile(r"\s*(?:,|and|or|to|through|until|till|et|au|и|по|/|-|–|—)?\s*(?:the|from|in|on|late|early|mid-?)?\s*", re.IGNORECASE)  # noqa: RUF001
JOINS = re.compile(r"\s*(?:to|through|until|till|thru|au|по|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)  # noqa: RUF001
PAIRS = re.compile(r"\s*(?:and|&|et|и)\s*(?:the\s+|in\s+|on\s+)?", re.IGNORECASE)
BESIDE = re.compile(r"\s*(?:,|on|\([^()\n]{1,20}\))?\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:between|entre|между)\s+(?:the\s+)?$", re.IGNORECASE)
LOOK_BACK = 16
CLOSE = 40  # characters to a day that a time before it may belong to


@dataclasses.dataclass(slots=True)
class Item:
    """A meaning with its place in the document."""

    start: int
    end: int
    meaning: Meaning
    paragraph: int
    build: str


def document_date(analysis: Analysis) -> tuple[str | None, DateBasis]:
    """Give the date of the document as an ISO day, month or year, and whether it is stated or inferred; None where nothing tells.

    >>> from geomap.language import analyse
    >>> from geomap.types import Document
    >>> document_date(analyse(Document(doc_id="d", text="KABUL, Afghanistan (Jan. 22, 2013) - A man was held.")))
    ('2013-01-22', 'stated')
    """
    period, basis = reference(analysis.document, _lines(analysis))
    return (period.value if period else None), basis


def find_dates(analysis: Analysis, *, ages: bool = False) -> list[DateMention]:
    """Give the expressions of time of a document, in order, with what they mean; `ages` adds "17-year-old" and the like."""
    lines = _lines(analysis)
    period, basis = reference(analysis.document, lines)
    items = _read(lines, Scene(period, basis, lambda: None), ages=ages)
    items = _with_days(items, analysis.document.text, period)
    return _mentions(items, analysis.document, basis)


def _lines(analysis: Analysis) -> list[Line]:
    """Apply the grammar to every paragraph, and let years pass to neighbours."""
    grammar = open_grammar(analysis.language or "en")
    lines: list[Line] = []
    for paragraph in analysis.paragraphs:
        found = match(tokenise(paragraph.text), grammar)
        parse = Parse(paragraph)
        lines += [Line(one, paragraph.offset, parse) for one in found]
    _lend_years(lines, analysis.document.text)
    return lines


def _lend_years(lines: list[Line], text: str) -> None:
    """Give "April" the year of "April and May 2022", a year earlier where the months run backward ("December to January 1990")."""
    for line, after in zip(reversed(lines[:-1]), reversed(lines[1:]), strict=True):
        one, two = line.found, after.found
        if one.rule.build not in YEARLESS or one.word("y") or not (two.word("y") or two.year_hint) or not two.word("m"):
            continue
        if LENDS.fullmatch(text, line.end, after.start):
            year = year_number(two.word("y")) or two.year_hint or 0
            one.year_hint = year - (_month(one) > _month(two))


def _month(found: Found) -> int:
    return int(found.value("m", "month", "monthw", "monthab") or 0)


def _read(lines: list[Line], scene: Scene, *, ages: bool) -> list[Item]:
    """Build the meanings in order, each seeing those before it."""
    items: list[Item] = []
    for line in lines:
        found, offset = line.found, line.start - line.offset
        if found.rule.build == "age" and not ages:
            continue
        scene.direction = lambda line=line, offset=offset: line.parse.direction(offset)  # type: ignore[misc]
        scene.entity = lambda line=line, offset=offset: line.parse.entity(offset)  # type: ignore[misc]
        scene.adverb = lambda line=line, offset=offset: line.parse.adverb(offset)  # type: ignore[misc]
        scene.surface = line.surface
        for meaning in meanings(found, scene):
            first, last = meaning.tokens or (found.start, found.end)
            start, end = line.offset + found.tokens[first].start, line.offset + found.tokens[last - 1].end
            items.append(Item(start, end, meaning, line.offset, found.rule.build))
            _remember(scene, meaning, found)
    return items


def _remember(scene: Scene, meaning: Meaning, found: Found) -> None:
    period = meaning.period
    if meaning.type == "DURATION" and meaning.value.endswith("M") and not meaning.value.startswith(("PT", "PX")):
        scene.by_quarter = False
    if period is None or meaning.type in {"DURATION", "SET"} or period.unit not in FINENESS or not period.value:
        return
    scene.previous = period
    if found.rule.build == "quarter":
        scene.quarter, scene.by_quarter = period, True


def _with_days(items: list[Item], text: str, today: Period | None) -> list[Item]:
    """Give clock times their day: the date beside them, which they take into their span if it follows, else the last day named in the paragraph."""
    out: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        if item.meaning.type != "TIME" or not item.meaning.value.startswith("T"):
            out.append(item)
            continue
        after = items[at] if at < len(items) else None
        if after is not None and _is_day(after) and BESIDE.fullmatch(text, item.end, after.start):
            out.append(Item(item.start, after.end, _at_time(after.meaning.period, item, counted=after.meaning.counted), item.paragraph, item.build))
            at += 1
            continue
        before = next((one for one in reversed(out) if one.paragraph == item.paragraph and _is_day(one)), None)
        later = next((one for one in items[at : at + 2] if one.paragraph == item.paragraph and _is_day(one) and one.start - item.end < CLOSE), None)
        near = later if later and (before is None or later.start - item.end < item.start - before.end) else before
        day = near.meaning.period if near else today
        out.append(Item(item.start, item.end, _at_time(day, item, counted=True), item.paragraph, item.build))
    return out


def _is_day(item: Item) -> bool:
    return item.meaning.period is not None and item.meaning.period.unit == "D" and item.meaning.type == "DATE"


def _at_time(day: Period | None, item: Item, *, counted: bool) -> Meaning:
    if day is None or day.unit != "D":
        return Meaning("XXXX-XX-XX" + item.meaning.value, None, "TIME", counted=True)
    return Meaning(day.value + item.meaning.value, day, "TIME", counted=counted)


def _mentions(items: list[Item], document: Document, basis: DateBasis) -> list[DateMention]:
    text = document.text
    whens = [_when(item.meaning, basis) for item in items]
    wholes: list[When | None] = [None] * len(items)
    for at, (one, two) in enumerate(itertools.pairwise(items)):
        joined = _joined(one, two, text)
        if joined is not None:
            whole = _when(Meaning(joined.value, joined, counted=one.meaning.counted or two.meaning.counted), basis)
            wholes[at] = wholes[at + 1] = whole
    return [
        DateMention(span=Span(start=item.start, end=item.end), surface=text[item.start : item.end], type=item.meaning.type, when=when, whole=whole)
        for item, when, whole in zip(items, whens, wholes, strict=True)
    ]


def _joined(one: Item, two: Item, text: str) -> Period | None:
    """Give the stretch from one date to the next where the words between them join the two."""
    first, last = one.meaning.period, two.meaning.period
    if one.meaning.type != "DATE" or two.meaning.type != "DATE" or first is None or last is None or not first.first < last.first:
        return None
    if first.unit != last.unit or first.unit not in FINENESS:
        return None
    if JOINS.fullmatch(text, one.end, two.start):
        return periods.between(first, last)
    if not PAIRS.fullmatch(text, one.end, two.start):
        return None
    led = BETWEEN.search(text, max(0, one.start - LOOK_BACK), one.start) is not None
    neighbours = (last.first - first.last).days == 1
    return periods.between(first, last) if led or neighbours else None


def _when(meaning: Meaning, basis: DateBasis) -> When:
    counted_basis: DateBasis = "inferred" if basis == "inferred" else "relative"
    kind: DateBasis = counted_basis if meaning.counted else "stated"
    period = meaning.period
    if period is None:
        return When(earliest=None, latest=None, basis=kind, value=meaning.value)
    return When(earliest=period.first.isoformat(), latest=period.last.isoformat(), precision=period.precision, basis=kind, value=meaning.value)
