"""Meanings of expressions that lean on another date: "yesterday", "last week", "two years ago", "a few days later", "the year-earlier quarter"."""

from __future__ import annotations

import datetime
import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from geomap.dates import periods
from geomap.dates.absolute import date, step, trimmed, with_daypart, year_of
from geomap.dates.lexicon import rows
from geomap.dates.numbers import number, ordinal
from geomap.dates.periods import Period
from geomap.dates.scene import FINENESS, Meaning, counted, unit_of

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

OF_THE_TEXT = frozenset({"previous", "preceding", "prior", "following", "ensuing", "succeeding"})
CLOCK_UNITS = frozenset({"TS", "TM", "TH"})
BACKWARD = frozenset({"earlier", "before", "previously"})
IN_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
LONG_UNITS = frozenset({"Y", "M", "W", "DE", "Q", "CE", "D"})


class Vague(NamedTuple):
    """How many units "recent" reaches back, and how few and how many "a few" are."""

    recent: int
    low: int
    high: int


@functools.cache
def vague() -> dict[str, Vague]:
    """Load resources/dates/vague.tsv."""
    return {row["unit"]: Vague(int(row["recent"]), int(row["few_low"]), int(row["few_high"])) for row in rows("vague.tsv")}


def unit(found: Found, name: str = "u") -> str:
    """Give the unit captured under `name`."""
    return found.value(name, "unit1", "units", "unitab", "unitw", "night1") or "D"


def duration(count: float | str, of: str) -> str:
    """Write a TIMEX3 duration.

    >>> duration(2, "Y"), duration(2.5, "Y"), duration("X", "W"), duration(5.5, "TH"), duration(3, "DE"), duration(1.5, "D")
    ('P2Y', 'P2Y6M', 'PXW', 'PT5H30M', 'P30Y', 'P1.5D')
    """
    if isinstance(count, str):
        return {"DE": "PXDE", "CE": "PXCE", "ML": "PXML", "FN": "PXW", "WE": "PXWE"}.get(of) or (f"PT{count}{of[1]}" if of in CLOCK_UNITS else f"P{count}{of}")
    if of in IN_YEARS:
        count, of = count * IN_YEARS[of], "Y"
    if of == "FN":
        count, of = count * 2, "W"
    whole, rest = int(count), count - int(count)
    prefix, letter = ("PT", of[1]) if of in CLOCK_UNITS else ("P", of)
    if rest == 0.5 and of in {"Y", "TH", "TM"}:  # noqa: PLR2004 - a half
        smaller = {"Y": "6M", "TH": "30M", "TM": "30S"}[of]
        return f"{prefix}{whole}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{whole if not rest else round(count, 3)}{letter}"


def weekday(found: Found, scene: Scene) -> Meaning | None:
    """Date a day of the week: the last one, unless the verb or "next" points ahead."""
    wanted = int(found.value("w", "weekday", "weekdayab") or 1)
    base = scene.today
    if base is None or not scene.knows("D"):
        return scene.vague(f"XXXX-WXX-{wanted}")
    word, way = found.word("r") or "", step(found)
    if word in OF_THE_TEXT and scene.previous is not None and scene.previous.unit == "D":
        base = scene.previous.first
    back = (base.isoweekday() - wanted) % 7
    if way < 0:
        days = -back or -7
    elif way > 0:
        days = (-back % 7) or 7
    else:
        days = 7 - back if back and scene.direction() == "future" else -back
    return with_daypart(found, counted(periods.day(base + datetime.timedelta(days=days))))


def weekday_of_week(found: Found, scene: Scene) -> Meaning | None:
    """Date "Monday of last week"."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-WXX")
    of_week = periods.week(periods.plus(scene.today, "W", step(found)))
    wanted = int(found.value("w", "weekday") or 1)
    return with_daypart(found, counted(periods.day(of_week.first + (wanted - 1) * periods.ONE_DAY)))


def weekday_week(found: Found, scene: Scene) -> Meaning | None:
    """Date "a week ago Friday" and "a week from Friday"."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-WXX")
    wanted = int(found.value("w", "weekday") or 1)
    back = (scene.today.isoweekday() - wanted) % 7
    ago = found.tokens[found.start + 2].word == "ago"
    return counted(periods.day(scene.today + datetime.timedelta(days=-back - 7 if ago else (-back % 7) + 7)))


def today(found: Found, scene: Scene) -> Meaning:
    """Date today, yesterday and tomorrow."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-XX-XX")
    offset = int(found.value("t", "today") or 0)
    return with_daypart(found, counted(periods.day(scene.today + offset * periods.ONE_DAY)))


def day_but_one(found: Found, scene: Scene) -> Meaning:
    """Date the day before yesterday and the day after tomorrow."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-XX-XX")
    return counted(periods.day(scene.today + (-2 if found.word("t") == "before" else 2) * periods.ONE_DAY))


def tonight(found: Found, scene: Scene) -> Meaning:
    """Date last night, this morning, tonight."""
    offset, code = re.fullmatch(r"(-?\d)(\w\w)", found.value("t", "tonight") or "0NI").groups()  # type: ignore[union-attr] - the table's form
    if scene.today is None or not scene.knows("D"):
        return scene.vague(f"XXXX-XX-XXT{code}")
    night = scene.today + int(offset) * periods.ONE_DAY
    return Meaning(f"{night}T{code}", periods.day(night), "TIME", counted=True)


def unit_relative(found: Found, scene: Scene) -> Meaning | None:
    """Date last week, this month, next year; "the past year" is a stretch up to now."""
    of, way, word = unit(found), step(found), found.word("r") or ""
    if of in CLOCK_UNITS:
        return Meaning(duration(1, of), type="DURATION")
    base = scene.reference
    if (word in OF_THE_TEXT or (of == "D" and way > 0)) and scene.previous is not None:
        base = scene.previous
    if of == "D" and word not in OF_THE_TEXT and (way < 0 or scene.previous is None):
        return None
    if base is None or FINENESS[base.unit] > FINENESS.get(of, 0):
        return scene.vague("PRESENT_REF" if not way else "PAST_REF" if way < 0 else "FUTURE_REF")
    if of == "FN":
        return Meaning("P2W", _stretch(base, "W", 2 * way), "DURATION", counted=True)
    this = "this" in {token.word for token in found.tokens[found.start : found.end]}
    if word == "past" and not this and of in LONG_UNITS:
        return Meaning(duration(1, of), _stretch(base, of, -1), "DURATION", counted=True)
    period = _weekend(base, way, this=this) if of == "WE" else periods.containing(of, periods.plus(base.last if base is scene.reference else base.first, of, way))
    return counted(_cut(found, trimmed(found, period), scene))


def _weekend(base: Period, way: int, *, this: bool) -> Period:
    if way < 0 and this and base.last.isoweekday() > 5:  # noqa: PLR2004 - Friday
        way = 0
    return periods.weekend(periods.plus(base.last, "W", way))


def _cut(found: Found, period: Period, scene: Scene) -> Period:
    """Let "earlier this year" end and "later this year" begin with the document's date."""
    which, day = found.value("p", "partrel"), scene.today
    if which is None or day is None or not period.first <= day <= period.last or period.unit == "D":
        return period
    first, last = (period.first, day) if which == "E" else (day, period.last)
    return Period(period.value, first, last, period.unit)


def _stretch(base: Period, of: str, count: int) -> Period | None:
    """Give the stretch of `count` units before or after the last day of `base`."""
    if of in CLOCK_UNITS or of not in FINENESS:
        return None
    end = periods.plus(base.last, of, count)
    return Period("", min(end, base.last), max(end, base.last), "R")


def unit_night(found: Found, scene: Scene) -> Meaning | None:
    """Date "the next morning", counted from the last day named."""
    base = scene.previous if scene.previous is not None and scene.previous.unit == "D" else scene.reference
    if base is None or base.unit != "D":
        return scene.vague("XXXX-XX-XX")
    return with_daypart(found, counted(periods.day(base.first + step(found) * periods.ONE_DAY)))


def unit_same(found: Found, scene: Scene) -> Meaning | None:
    """Date "that day", "the same year", "earlier in the year": of the last date named."""
    of = unit(found) if found.word("u") else "D"
    base = scene.previous or scene.reference
    if base is None or of in CLOCK_UNITS or of not in FINENESS or FINENESS[base.unit] > FINENESS[of]:
        return None
    return with_daypart(found, counted(_cut(found, trimmed(found, periods.containing(of, base.first)), scene)))


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
        ahead = scene.today.isoweekday() > 5 or scene.direction() == "future"  # noqa: PLR2004 - Friday
        return counted(periods.weekend(periods.plus(scene.today, "W", 0 if ahead else -1)))
    period = unit_of(scene.reference, of) if scene.reference else periods.containing(of, scene.today)
    if of == "Q":
        period = periods.shift(period, "Q", -1)
    which = {"end": "L", "beginning": "E", "start": "E", "middle": "M"}.get((found.word("p") or "").split(" ")[0])
    return counted(periods.part(period, which) if which else _cut(found, trimmed(found, period), scene))


def quarter_ended(found: Found, scene: Scene) -> Meaning | None:
    """Date a quarter by the day it ended on; one with a number keeps its number, as business years differ."""
    end = date(found, scene)
    named = next((n for token in found.tokens[found.start : found.end] if (n := ordinal(token.word)) in range(1, 5)), None)
    if end is None or end.period is None:
        return None
    quarter = periods.containing("Q", end.period.first) if named is None else periods.quarter(end.period.first.year, named)
    return Meaning(quarter.value, quarter, counted=end.counted)


def year_end(found: Found, scene: Scene) -> Meaning | None:
    """Date the end of a year."""
    if scene.today is None:
        return scene.vague("XXXX-12-31")
    return counted(periods.part(periods.year(scene.today.year + step(found)), "L"))


def period(found: Found, scene: Scene) -> Meaning | None:
    """Date "the latest period", "the 1988 period": the quarter spoken of."""
    year_ = year_of(found)
    if year_ is not None:
        return counted(periods.quarter(year_, int(scene.quarter.value[-1]))) if scene.quarter else counted(periods.year(year_))
    return counted(scene.quarter) if scene.quarter else None


def year_ago(found: Found, scene: Scene) -> Meaning | None:
    """Date "a year earlier": the last period named, a year before; where quarters are compared, the same quarter."""
    words = {token.word for token in found.tokens[found.start : found.end]}
    base = scene.quarter or (scene.previous if words & {"earlier", "before"} else None)
    if base is None or base.unit not in {"D", "M", "Q", "Y", "H", "W", "S"}:
        return counted(periods.year(scene.today.year - 1)) if scene.today else scene.vague("PAST_REF")
    return counted(periods.shift(base, "Y", -1))


def amount(found: Found, name: str = "n") -> float | str:
    """Give the number captured under `name`, or "X" where it is vague."""
    words = (found.word(name) or "a").removeprefix("the ")
    listed = found.value(name, "quant")
    if listed is not None:
        return "X" if listed == "X" else float(listed)
    value = number(words, found.grammar.language)
    return "X" if value is None else value


def ago(found: Found, scene: Scene) -> Meaning:
    """Count back from the document's date."""
    of = unit(found)
    count = amount(found) if found.word("n") else "X"
    if scene.today is None or of in CLOCK_UNITS or not scene.knows(of if of in FINENESS else "W"):
        return scene.vague("PAST_REF")
    if isinstance(count, str):
        return Meaning("PAST_REF", _some(scene.today, of, -1) if found.word("n") else None, counted=True)
    if "half" in {token.word for token in found.tokens[found.start : found.end]}:
        count += 0.5
    if of in IN_YEARS:
        count, of = count * IN_YEARS[of], "Y"
    return counted(periods.containing("W" if of == "FN" else of, _moved(scene.today, of, -count)))


def _moved(day: datetime.date, of: str, count: float) -> datetime.date:
    """Move by a number of units that may end in a half."""
    whole = int(count)
    moved = periods.plus(day, of, whole)
    smaller = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}.get(of)
    return periods.plus(moved, smaller[0], int((count - whole) * smaller[1])) if smaller and count != whole else moved


def _some(day: datetime.date, of: str, way: int) -> Period | None:
    """Give where "a few units" before or after `day` may lie."""
    few = vague().get(of)
    if few is None or of in CLOCK_UNITS:
        return None
    near, far = periods.plus(day, of, way * few.low), periods.plus(day, of, way * few.high)
    return Period("", min(near, far), max(near, far), "R")


def later(found: Found, scene: Scene) -> Meaning:
    """Count from the last date named ("three days later"), or from the document's ("two weeks from now")."""
    of, words = unit(found), (found.word("k") or "").split()
    count = amount(found) if found.word("n") else "X"
    way = -1 if words and words[0] in BACKWARD else 1
    base = scene.reference if words and words[0] in {"from", "hence"} else scene.previous
    value = duration(count, of)
    if base is None or of in CLOCK_UNITS or of not in FINENESS:
        return Meaning(value, type="DURATION")
    start = base.last if way > 0 else base.first
    if isinstance(count, str):
        return Meaning(value, _some(start, of, way) if found.word("n") else None, "DURATION", counted=True)
    if FINENESS[base.unit] > FINENESS[of]:
        return Meaning(value, type="DURATION")
    if of in IN_YEARS:
        count, of = count * IN_YEARS[of], "Y"
    return counted(periods.containing(of, _moved(base.first, of, way * count)))
