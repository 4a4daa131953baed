"""Meanings of expressions that name a day or a month, with or without the year."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings.words import capital, recurring, step, trimmed, with_daypart, year_of
from geomap.dates.numbers import ordinal, year_number
from geomap.dates.periods import Period
from geomap.dates.scene import Meaning, counted, stated

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

MONTHS, WEEKS = 12, 5
IDIOMS = frozenset([(9, 11), (24, 7)])
"""Figures that are no day and month of the report's year: the attacks of 2001, and all day every day."""
GROUP = re.compile(r"([0-3][0-9])(?:(?:[01][0-9]|2[0-4])[0-5][0-9] ?[A-Z] ?)?([A-Z]{3}) ?([0-9]+)")
"""A date-time group of an army: day, hour and minute, time zone, month, year; or day, month and year alone ("04MAY19")."""


def date(found: Found, scene: Scene) -> Meaning | None:
    """Date a month and day, with or without the year, perhaps with a part of the day."""
    month, day = found.month, ordinal(found.word("d") or "")
    if day is None or not _possible(month, day):
        return None

    def of_year(year: int) -> Period:
        return periods.day(dt.date(year, month, day))

    weekday = found.value("w", "weekday", "weekdayab")
    proven = scene.on_weekday(of_year, int(weekday)) if weekday and year_of(found) is None else None
    meaning = counted(proven) if proven else recurring(found, scene, of_year, f"XXXX-{month:02}-{day:02}")
    return with_daypart(found, meaning)


def day_alone(found: Found, scene: Scene) -> Meaning | None:
    """Date a day that is told by its number alone ("the 14th", "Saturday the 4th"): of the month told last or the report's, unless it would lie ahead."""
    day, base = ordinal(found.word("d") or ""), scene.previous.first if scene.previous and scene.previous.unit in ("D", "M") else scene.today
    weekday = found.value("w", "weekday", "weekdayab")
    if base is None or day is None or not (scene.previous or scene.knows("D")):
        return None
    months = (periods.plus(base.replace(day=1), "M", back) for back in (0, -1, -2))
    days = [dt.date(first.year, first.month, day) for first in months if day <= periods.month(first.year, first.month).last.day]
    kept = [one for one in days if (weekday is None or one.isoweekday() == int(weekday)) and (scene.today is None or one <= scene.today)]
    return with_daypart(found, counted(periods.day(kept[0]))) if kept else None


def _possible(month: int, day: int) -> bool:
    try:
        dt.date(2000, month, day)
    except ValueError:
        return False
    return True


def two_days(found: Found, scene: Scene) -> list[Meaning] | Meaning | None:
    """Date the two ends of "3 to 5 May"; "the night of 3 to 4 May" is one time."""
    month, first, last = found.month, ordinal(found.word("d") or ""), ordinal(found.word("e") or "")
    if first is None or last is None or not (_possible(month, first) and _possible(month, last)) or last <= first:
        return None
    ends = [
        recurring(found, scene, lambda y, day=day: periods.day(dt.date(y, month, day)), f"XXXX-{month:02}-{day:02}")  # type: ignore[misc]
        for day in (first, last)
    ]
    code = found.value("x", "daypart")
    if code:
        start, end = ends[0].period, ends[1].period
        whole = Period(ends[0].value, start.first, end.last, "R") if start and end else None
        return Meaning(f"{ends[0].value}T{code}", whole, "TIME", counted=ends[0].counted)
    cut = found.groups["d"][1] if found.groups["m"][0] < found.groups["d"][0] or found.groups["d"][1] < found.groups["e"][0] else found.start
    second = found.groups["e"][0]
    return [
        Meaning(ends[0].value, ends[0].period, counted=ends[0].counted, tokens=(found.start, cut)),
        Meaning(ends[1].value, ends[1].period, counted=ends[1].counted, tokens=(second, found.end)),
    ]


def month_of_year(found: Found, scene: Scene) -> Meaning | None:
    """Date a month of a year said or pointed at ("January this year")."""
    month, year = found.month, year_of(found)
    if year is not None:
        return stated(trimmed(found, periods.month(year, month)))
    word = found.word("r") or ""
    base = scene.previous.first if word in {"that", "same"} and scene.previous else scene.today
    if base is None:
        return Meaning(f"XXXX-{month:02}", counted=True)
    return counted(trimmed(found, periods.month(base.year + step(found), month)))


def month(found: Found, scene: Scene) -> Meaning:
    """Date a month by itself."""
    number_ = found.month
    return recurring(found, scene, lambda y: periods.month(y, number_), f"XXXX-{number_:02}", "verb")


def month_if_tagged(found: Found, scene: Scene) -> Meaning | None:
    """Date "May" or "March" by itself where it is written as a name and the parse takes it for a date."""
    return month(found, scene) if capital(found, scene) and scene.entity() == "DATE" else None


def month_relative(found: Found, scene: Scene) -> Meaning | None:
    """Date "last May", "next March 3"."""
    number_, day, way = found.month, ordinal(found.word("d") or ""), step(found)
    if found.value("m", "monthw") and not (day or way) and not capital(found, scene):
        return None  # "this march"
    today = scene.today
    if today is None:
        return Meaning(f"XXXX-{number_:02}", counted=True)

    def of_year(year: int) -> Period:
        return periods.day(dt.date(year, number_, day)) if day else periods.month(year, number_)

    options = [of_year(today.year + offset) for offset in (-1, 0, 1)]
    if way < 0:
        return counted([p for p in options if p.last < today][-1])
    if way > 0:
        return counted(next(p for p in options if p.first > today))
    return counted(options[1])


def numeric(found: Found, scene: Scene) -> Meaning | None:
    """Date what is written in figures alone, or as armies write it ("041800C MAR 2009"); of "03/04/2012" the month comes first, after a dot the day does.

    A day and month that could be either way round keep the American reading in English, unless that lies after the document's date and the other does not.
    """
    text = (found.word("t") or "").upper()
    group = GROUP.match(text)
    if group:
        named = found.grammar.lexicon.any_value(("monthab", "monthw", "month"), group[2].lower())
        return stated(periods.day(dt.date(year_number(group[3]) or 0, int(named or 0), int(group[1]))))
    if re.match(r"[0-9]{4}-", text):
        value = dt.date.fromisoformat(text[:10])
        return Meaning(text[:16], periods.day(value), "TIME") if "T" in text else stated(periods.day(value))
    first, second, last = (int(part) for part in re.split(r"[/.-]", text))
    year_ = year_number(re.split(r"[/.-]", text)[2]) or last
    day_first = "." in text or found.grammar.language != "en" or first > MONTHS
    if not day_first and second <= MONTHS and scene.today is not None and dt.date(year_, first, second) > scene.today >= dt.date(year_, second, first):
        day_first = True
    month_, day_ = (second, first) if day_first and second <= MONTHS else (first, second)
    return stated(periods.day(dt.date(year_, month_, day_)))


def figures(found: Found, scene: Scene) -> Meaning | None:
    """Date a day and month in figures without a year ("on 22/06"): where both ways round are possible, the last one past."""
    first, second = (int(found.word(name) or 0) for name in "de")
    if (first, second) in IDIOMS:
        return None
    both = [(month_, day_) for month_, day_ in dict.fromkeys([(second, first), (first, second)]) if month_ <= MONTHS and _possible(month_, day_)]
    if not both or (scene.today is None and len(both) > 1):
        return None
    read = [
        recurring(found, scene, lambda y, m=month_, d=day_: periods.day(dt.date(y, m, d)), f"XXXX-{month_:02}-{day_:02}")  # type: ignore[misc]
        for month_, day_ in both
    ]
    weekday = int(found.value("w", "weekday", "weekdayab") or 0)
    read = [meaning for meaning in read if not weekday or (meaning.period and meaning.period.first.isoweekday() == weekday)] or read
    past = [meaning for meaning in read if scene.today and meaning.period and meaning.period.last <= scene.today]
    return max(past, key=lambda meaning: meaning.period.last if meaning.period else dt.date.min, default=read[0])


def week_of(found: Found, scene: Scene) -> Meaning | None:
    """Date the week that a day lies in."""
    meaning = date(found, scene)
    if meaning is None or meaning.period is None:
        return meaning
    return Meaning(periods.week(meaning.period.first).value, periods.week(meaning.period.first), counted=meaning.counted)


def week_of_month(found: Found, scene: Scene) -> Meaning | None:
    """Date "the first week of May" by sevens of days from the month's start, "the last week" by the seven days at its end."""
    number_, nth = found.month, ordinal(found.word("n") or "") or -1

    def of_year(year: int) -> Period:
        whole = periods.month(year, number_)
        first = whole.last - 6 * periods.ONE_DAY if nth < 0 else whole.first + 7 * (nth - 1) * periods.ONE_DAY
        last = min(first + 6 * periods.ONE_DAY, whole.last)
        return Period(f"{first}/{last}", first, last, "W")

    return recurring(found, scene, of_year, f"XXXX-{number_:02}") if nth <= WEEKS else None
