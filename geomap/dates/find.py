"""First thread: months, with day and year where written; the grammar proper replaces it."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from geomap.types import DateMention, Span, When

if TYPE_CHECKING:
    from geomap.language import Analysis

MONTHS = [name.lower() for name in calendar.month_name]
FULL = re.compile(rf"\b({'|'.join(m.title() for m in MONTHS[1:])})\b(?:\s+(\d{{1,2}})\b(?!\d))?(?:,?\s+(\d{{4}})\b)?")
LOOSE = re.compile(r"\b(last summer|(?:a )?few days later|recent (?:weeks|months))\b", re.IGNORECASE)


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def find_dates(analysis: Analysis) -> list[DateMention]:
    """Give the expressions of time of a document, in order, with what they mean."""
    text, published = analysis.document.text, analysis.document.published
    hits = [(m, MONTHS.index(m[1].lower()), int(m[2] or 0), int(m[3] or 0)) for m in FULL.finditer(text)]
    stated = max(((y, mo) for _, mo, _, y in hits if y), default=None)
    basis = "relative" if published else "inferred"
    bare = [mo for _, mo, _, y in hits if not y]
    year = int(published[:4]) if published else (stated[0] + (min(bare, default=12) < stated[1]) if stated else 0)
    found = []
    for at, (m, month, day, y) in enumerate(hits):
        after = hits[at + 1] if at + 1 < len(hits) else None
        shared = after[3] if after and text[m.end() : after[0].start()].strip() == "and" else 0
        own = y or shared or year
        known = "stated" if y or shared else basis
        if not own or not 1 <= own <= 9999 or day > _last(own, month):
            continue
        first, last, precision = (day, day, "day") if day else (1, _last(own, month), "month")
        value = f"{own:04}-{month:02}" + (f"-{day:02}" if day else "")
        when = When(earliest=f"{own:04}-{month:02}-{first:02}", latest=f"{own:04}-{month:02}-{last:02}", precision=precision, basis=known, value=value)
        found.append(DateMention(span=Span(start=m.start(), end=m.end()), surface=m[0], type="DATE", when=when))
    for m in LOOSE.finditer(text):
        before = [d for d in found if d.span.end <= m.start() and d.when.precision == "day"]
        when = When(earliest=None, latest=None, basis=basis, value="PAST_REF")
        if "summer" in m[0].lower() and year:
            when = When(earliest=f"{year - 1:04}-06-01", latest=f"{year - 1:04}-08-31", precision="season", basis=basis, value=f"{year - 1:04}-SU")
        elif "later" in m[0].lower() and before and before[-1].when.earliest:
            day0 = int(before[-1].when.earliest[8:])
            stem = before[-1].when.earliest[:8]
            when = When(earliest=f"{stem}{min(day0 + 2, 28):02}", latest=f"{stem}{min(day0 + 7, 28):02}", precision="range", basis=basis, value="FUTURE_REF")
        found.append(DateMention(span=Span(start=m.start(), end=m.end()), surface=m[0], type="DATE", when=when))
    return sorted(found, key=lambda d: d.span)
