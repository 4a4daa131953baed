"""The room's work: takes an analysed document, gives its expressions of time, in order, each read against the document's date and what came before."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.dates.anchor import reference
from geomap.dates.joining import Item, joined, with_days
from geomap.dates.lines import Line, lines_of
from geomap.dates.meanings import meanings
from geomap.dates.numbers import year_number
from geomap.dates.scene import FINENESS, Meaning, Scene
from geomap.types import DateMention, Span, When

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.periods import Period
    from geomap.language import Analysis
    from geomap.types import DateBasis


TOLD_UNITS = frozenset({"D", "M", "Y"})
TELLING = frozenset({"date", "month_of_year", "year", "year_if_likely"})
OF_THE_DAY = frozenset({"weekday", "today", "tonight"})


def document_date(analysis: Analysis) -> tuple[str | None, DateBasis]:
    """Give the date of the document as an ISO day, month or year, and whether it is stated or inferred; None where nothing tells.

    >>> from geomap.language import analyse
    >>> from geomap.types import Document
    >>> document_date(analyse(Document(doc_id="d", text="KABUL, Afghanistan (Jan. 22, 2013) - A man was held.")))
    ('2013-01-22', 'stated')
    """
    period, basis = reference(analysis.document, lines_of(analysis))
    return (period.value if period else None), basis


def find_dates(analysis: Analysis, *, ages: bool = False) -> list[DateMention]:
    """Give the expressions of time of a document, in order, with what they mean; `ages` adds "17-year-old" and the like."""
    lines = lines_of(analysis)
    period, basis = reference(analysis.document, lines)
    items = _read(lines, Scene(period, basis, narrative=_is_narrative(lines, period, basis)), ages=ages)
    items = with_days(items, analysis.document.text, period)
    return _mentions(items, analysis, basis)


def _is_narrative(lines: list[Line], reference: Period | None, basis: DateBasis) -> bool:
    """Tell an account of older events, which names years and no weekdays, from a report of the day."""
    if reference is None or basis == "inferred":
        return True
    dated = {year for line in lines if line.found.rule.build in TELLING and (year := year_number(line.found.word("y"))) is not None}
    return not any(line.found.rule.build in OF_THE_DAY for line in lines) and any(year < reference.first.year for year in dated)


def _read(lines: list[Line], scene: Scene, *, ages: bool) -> list[Item]:
    """Build the meanings in order, each seeing those before it."""
    items: list[Item] = []
    for line in lines:
        found = line.found
        if found.rule.build == "age" and not ages:
            continue
        scene.line = line
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
    if scene.line is not None and period.unit in TOLD_UNITS and (not meaning.counted or meaning.firm):
        scene.told = (scene.line, period)
    scene.previous, scene.previous_firm = period, meaning.firm or not meaning.counted
    if found.rule.build in {"quarter", "quarter_ended"}:
        scene.quarter, scene.by_quarter = period, True


def _mentions(items: list[Item], analysis: Analysis, basis: DateBasis) -> list[DateMention]:
    text = analysis.document.text
    whens = [_when(item.meaning, basis) for item in items]
    wholes: list[When | None] = [None] * len(items)
    for at, (one, two) in enumerate(itertools.pairwise(items)):
        stretch = joined(one, two, text, analysis.language or "en")
        if stretch is not None:
            whole = _when(Meaning(stretch.value, stretch, counted=one.meaning.counted or two.meaning.counted), basis)
            wholes[at] = wholes[at + 1] = whole
    return [
        DateMention(span=Span(start=item.start, end=item.end), surface=text[item.start : item.end], type=item.meaning.type, when=when, whole=whole)
        for item, when, whole in zip(items, whens, wholes, strict=True)
    ]


def _when(meaning: Meaning, basis: DateBasis) -> When:
    counted_basis: DateBasis = "inferred" if basis == "inferred" else "relative"
    kind: DateBasis = "stated" if not meaning.counted else "relative" if meaning.firm else counted_basis
    period = meaning.period
    if period is None:
        return When(earliest=None, latest=None, basis=kind, value=meaning.value)
    return When(earliest=period.first.isoformat(), latest=period.last.isoformat(), precision=period.precision, basis=kind, value=meaning.value)
