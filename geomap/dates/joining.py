"""What two expressions make together: a clock time takes its day from a date nearby, and two dates are the ends of a stretch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.lines import CLOSE, between
from geomap.dates.rules import open_grammar
from geomap.dates.scene import FINENESS, Meaning
from geomap.dates.tokens import tokenise

if TYPE_CHECKING:
    from geomap.dates.periods import Period

BESIDE = re.compile(r"\s*(?:,|on|\([^()\n]{1,20}\))?\s*", re.IGNORECASE)
LOOK_BACK = 16


@dataclass(slots=True)
class Item:
    """A meaning with its place in the document."""

    start: int
    end: int
    meaning: Meaning
    paragraph: int
    build: str


def with_days(items: list[Item], text: str, today: Period | None) -> list[Item]:
    """Give clock times their day: the date beside them, which they take into their span if it follows, else the last day named in the paragraph."""
    out: list[Item] = []
    before: Item | None = None
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        if out and _has_day(out[-1]):
            before = out[-1]
        if before is not None and before.paragraph != item.paragraph:
            before = None
        if item.meaning.type != "TIME" or not item.meaning.value.startswith("T"):
            out.append(item)
            continue
        after = items[at] if at < len(items) else None
        if after is not None and _is_day(after) and after.start - item.end <= CLOSE and BESIDE.fullmatch(text, item.end, after.start):
            out.append(Item(item.start, after.end, _at_time(after.meaning.period, item, counted=after.meaning.counted), item.paragraph, item.build))
            at += 1
            continue
        later = next((one for one in items[at : at + 2] if one.paragraph == item.paragraph and _has_day(one) and one.start - item.end < CLOSE), None)
        near = later if later and (before is None or later.start - item.end < item.start - before.end) else before
        day = near.meaning.period if near else today
        out.append(Item(item.start, item.end, _at_time(day, item, counted=True), item.paragraph, item.build))
    return out


def _is_day(item: Item) -> bool:
    return item.meaning.period is not None and item.meaning.period.unit == "D" and item.meaning.type == "DATE"


def _has_day(item: Item) -> bool:
    return item.meaning.period is not None and item.meaning.period.unit == "D"


def _at_time(day: Period | None, item: Item, *, counted: bool) -> Meaning:
    if day is None or day.unit != "D":
        return Meaning("XXXX-XX-XX" + item.meaning.value, None, "TIME", counted=True)
    return Meaning(day.value + item.meaning.value, day, "TIME", counted=counted)


def joined(one: Item, two: Item, text: str, language: str) -> Period | None:
    """Give the stretch from one date to the next where the words between them join the two."""
    first, last = one.meaning.period, two.meaning.period
    if not {one.meaning.type, two.meaning.type} <= {"DATE", "TIME"} or first is None or last is None or not first.first < last.first:
        return None
    if first.unit != last.unit or first.unit not in FINENESS:
        return None
    kinds = between(text, one.end, two.start, language)
    if kinds == ("join",):
        return periods.between(first, last)
    if kinds != ("pair",):
        return None
    before = tokenise(text[max(0, one.start - LOOK_BACK) : one.start])[-1:]
    led = bool(before) and before[0].word in open_grammar(language).lexicon.classes["betweenword"]
    neighbours = (last.first - first.last).days == 1
    return periods.between(first, last) if led or neighbours else None
