"""Meanings of expressions that point by a unit: "last week", "this year", "the same day", "the weekend"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings.amounts import duration
from geomap.dates.meanings.words import cut, step, stretch, trimmed, unit, with_daypart
from geomap.dates.scene import CLOCK_UNITS, FINENESS, Meaning, counted, unit_of

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.periods import Period
    from geomap.dates.scene import Scene

LONG_UNITS = frozenset({"Y", "M", "W", "DE", "Q", "CE", "D"})


def unit_relative(found: Found, scene: Scene) -> Meaning | None:
    """Date last week, this month, next year; "the past year" is a stretch up to now."""
    of, way, of_text = unit(found), step(found), found.value("r", "oftext") is not None
    if of in CLOCK_UNITS:
        return Meaning(duration(1, of), type="DURATION")
    base = scene.reference
    if (of_text or (of == "D" and way > 0)) and scene.previous is not None:
        base = scene.previous
    if of == "D" and not of_text and (way < 0 or scene.previous is None):
        return None
    if base is None or FINENESS[base.unit] > FINENESS.get(of, 0):
        return scene.vague("PRESENT_REF" if not way else "PAST_REF" if way < 0 else "FUTURE_REF")
    if of == "FN":
        return Meaning("P2W", stretch(base, "W", 2 * way), "DURATION", counted=True)
    this = "this" in {token.word for token in found.tokens[found.start : found.end]}
    if found.value("r", "upto") is not None and not this and of in LONG_UNITS:
        return Meaning(duration(1, of), stretch(base, of, -1), "DURATION", counted=True)
    start = base.last if base is scene.reference else base.first
    period = _weekend(base, way, this=this) if of == "WE" else periods.containing(of, periods.plus(start, of, way))
    return scene.following(cut(found, trimmed(found, period), scene), base)


def _weekend(base: Period, way: int, *, this: bool) -> Period:
    if way < 0 and this and base.last.isoweekday() > 5:
        way = 0
    return periods.weekend(periods.plus(base.last, "W", way))


def unit_same(found: Found, scene: Scene) -> Meaning | None:
    """Date "that day", "the same year", "earlier in the year": of the last date named."""
    of = unit(found) if found.word("u") else "D"
    base = scene.previous or scene.reference
    if base is None or of in CLOCK_UNITS or of not in FINENESS or FINENESS[base.unit] > FINENESS[of]:
        return None
    return with_daypart(found, scene.following(cut(found, trimmed(found, periods.containing(of, base.first)), scene), base))


def unit_the(found: Found, scene: Scene) -> Meaning | None:
    """Date "the quarter", "the weekend", "the year": the one spoken of, or the last one."""
    of = unit(found)
    if of == "Q" and scene.quarter is not None:
        return counted(scene.quarter)
    after = found.tokens[found.end].word if found.end < len(found.tokens) else ""
    if of in {"Y", "M", "W"} and after in {"ended", "ending", "to", "before", "after"}:
        return Meaning(duration(1, of), type="DURATION")
    if scene.today is None or not scene.knows(of):
        return None
    if of == "WE":
        ahead = scene.today.isoweekday() > 5 or scene.direction() == "future"
        return counted(periods.weekend(periods.plus(scene.today, "W", 0 if ahead else -1)))
    period = unit_of(scene.reference, of) if scene.reference else periods.containing(of, scene.today)
    if of == "Q":
        period = periods.shift(period, "Q", -1)
    which = {"end": "L", "beginning": "E", "start": "E", "middle": "M"}.get((found.word("p") or "").split(" ")[0])
    return counted(periods.part(period, which) if which else cut(found, trimmed(found, period), scene))


def year_end(found: Found, scene: Scene) -> Meaning | None:
    """Date the end of a year."""
    if scene.today is None:
        return scene.vague("XXXX-12-31")
    return counted(periods.part(periods.year(scene.today.year + step(found)), "L"))
