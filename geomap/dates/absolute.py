"""Meanings of expressions that name a day, month, quarter, season, year or longer, with or without the year.

Each builder takes what a rule found and the scene, and gives a Meaning, several of them, or None where the words mean no time after all.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from geomap.dates import calendars, periods
from geomap.dates.numbers import number, ordinal
from geomap.dates.periods import Period
from geomap.dates.scene import Meaning, counted, stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

FIRST_LIKELY, FIRST_SURE, LAST_LIKELY = 1500, 1850, 2100
PIVOT = 68  # two-digit years up to 68 are 20xx, as POSIX has it
QUARTERS, HALVES = range(1, 5), {"first": 1, "second": 2, "last": 2}
HIJRI_YEARS = range(1, 1600)
SURE_HIJRI_YEARS = range(1200, 1600)
TWO_DIGITS = 2


def year_number(words: str | None) -> int | None:
    """Read a year as written: "1998", "' 98", "98", "nineteen ninety - four".

    >>> year_number("1998"), year_number("' 98"), year_number("nineteen ninety - four"), year_number(None)
    (1998, 1998, 1994, None)
    """
    if words is None:
        return None
    digits = words.removeprefix("' ")
    if digits.isdigit():
        value = int(digits)
        return value if len(digits) > TWO_DIGITS else value + (2000 if value <= PIVOT else 1900)
    said = number(words)
    return int(said) if said else None


def year_of(found: Found) -> int | None:
    """Give the year that the words say or that a neighbour lends."""
    return year_number(found.word("y")) or found.year_hint


def trimmed(found: Found, period: Period) -> Period:
    """Apply "early", "late" and the like, where the words have them."""
    for name in ("p", "p2"):
        which = found.value(name, "part")
        if which:
            period = periods.part(period, which)
    return period


def recurring(found: Found, scene: Scene, of_year: Callable[[int], Period], unknown: str, *, loose: bool = False, backward: bool = False) -> Meaning:
    """Date what recurs every year: by the year said, by the year lent, or by the document's date."""
    year = year_of(found)
    if year is not None:
        return stated(trimmed(found, of_year(year)))
    near = scene.nearest(of_year, loose=loose, backward=backward)
    if near is None:
        return Meaning(unknown, None, counted=True)
    return counted(trimmed(found, near))


def month_number(found: Found) -> int:
    """Give the month that the words name."""
    return int(found.value("m", "month", "monthw", "monthab") or 0)


def date(found: Found, scene: Scene) -> Meaning | None:
    """Date a month and day, with or without the year, perhaps with a part of the day."""
    month, day = month_number(found), ordinal(found.word("d") or "")
    if day is None or not _possible(month, day):
        return None

    def of_year(year: int) -> Period:
        return periods.day(datetime.date(year, month, day))

    weekday = found.value("w", "weekday", "weekdayab")
    proven = scene.on_weekday(of_year, int(weekday)) if weekday and year_of(found) is None else None
    meaning = counted(proven) if proven else recurring(found, scene, of_year, f"XXXX-{month:02}-{day:02}")
    return with_daypart(found, meaning)


def _possible(month: int, day: int) -> bool:
    try:
        datetime.date(2000, month, day)
    except ValueError:
        return False
    return True


def with_daypart(found: Found, meaning: Meaning) -> Meaning:
    """Make a TIME of a day where the words name a part of it."""
    code = found.value("x", "daypart", "nights")
    if not code or "W" in meaning.value or len(meaning.value) != len("2000-01-01"):
        return meaning
    return Meaning(meaning.value + (code if code.startswith("T") else "T" + code), meaning.period, "TIME", counted=meaning.counted)


def two_days(found: Found, scene: Scene) -> list[Meaning] | Meaning | None:
    """Date the two ends of "3 to 5 May"; "the night of 3 to 4 May" is one time."""
    month, first, last = month_number(found), ordinal(found.word("d") or ""), ordinal(found.word("e") or "")
    if first is None or last is None or not (_possible(month, first) and _possible(month, last)) or last <= first:
        return None
    ends = [
        recurring(found, scene, lambda y, day=day: periods.day(datetime.date(y, month, day)), f"XXXX-{month:02}-{day:02}")  # type: ignore[misc]
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
    month, year = month_number(found), year_of(found)
    if year is not None:
        return stated(trimmed(found, periods.month(year, month)))
    word = found.word("r") or ""
    if word in {"that", "same"}:
        base = scene.previous.first if scene.previous else scene.today
    else:
        base = scene.today
    if base is None:
        return Meaning(f"XXXX-{month:02}", counted=True)
    return counted(trimmed(found, periods.month(base.year + step(found), month)))


def step(found: Found) -> int:
    """Give -1, 0 or 1 for last, this and next, as captured under `r`."""
    if found.value("r", "prev", "prevpost") is not None:
        return -1
    return 1 if found.value("r", "next", "nextpost") is not None else 0


def month(found: Found, scene: Scene) -> Meaning:
    """Date a month by itself."""
    number_ = month_number(found)
    return recurring(found, scene, lambda y: periods.month(y, number_), f"XXXX-{number_:02}", loose=True)


def capital(found: Found, scene: Scene) -> bool:
    """Tell whether the month's name is written as a name in text that has both cases."""
    at = found.tokens[found.groups["m"][0]].start - found.tokens[found.start].start
    return scene.surface[at : at + 1].isupper() and not scene.surface.isupper()


def month_if_tagged(found: Found, scene: Scene) -> Meaning | None:
    """Date "May" or "March" by itself where it is written as a name and the parse takes it for a date."""
    return month(found, scene) if capital(found, scene) and scene.entity() == "DATE" else None


def year_if_likely(found: Found, scene: Scene) -> Meaning | None:
    """Date four figures alone: after a word that years follow, or where the parse takes them for a date."""
    value = year_of(found)
    if value is None or not FIRST_LIKELY <= value <= LAST_LIKELY:
        return None
    before = found.tokens[found.start - 1].word if found.start else ""
    tagged = scene.entity()
    led = found.word("p") is not None or found.grammar.lexicon.value("beforeyear", before) is not None
    likely = tagged == "DATE" or (led and tagged not in {"MONEY", "QUANTITY", "PERCENT"} and FIRST_SURE <= value)
    return stated(trimmed(found, periods.year(value))) if likely else None


def month_relative(found: Found, scene: Scene) -> Meaning | None:
    """Date "last May", "next March 3"."""
    number_, day, way = month_number(found), ordinal(found.word("d") or ""), step(found)
    if found.value("m", "monthw") and not (day or way) and not capital(found, scene):
        return None  # "this march"
    today = scene.today
    if today is None:
        return Meaning(f"XXXX-{number_:02}", counted=True)

    def of_year(year: int) -> Period:
        return periods.day(datetime.date(year, number_, day)) if day else periods.month(year, number_)

    options = [of_year(today.year + offset) for offset in (-1, 0, 1)]
    if way < 0:
        return counted([p for p in options if p.last < today][-1])
    if way > 0:
        return counted(next(p for p in options if p.first > today))
    return counted(options[1])


def year(found: Found, _: Scene) -> Meaning | None:
    """Date a year."""
    value = year_of(found)
    return stated(trimmed(found, periods.year(value))) if value else None


def years(found: Found, _: Scene) -> Meaning | None:
    """Date a month as ISO writes it ("2022-12") or two years in a row ("1990-91")."""
    first, last = re.split(r"[-/]", found.word("t") or "")
    start = int(first)
    if "-" in (found.word("t") or "") and len(last) == TWO_DIGITS and 1 <= int(last) <= 12 and int(last) != start % 100 + 1:  # noqa: PLR2004 - months
        return stated(periods.month(start, int(last)))
    end = int(last) if len(last) > TWO_DIGITS else start // 100 * 100 + int(last)
    return stated(periods.between(periods.year(start), periods.year(end))) if start < end <= start + 100 else None


def decade(found: Found, _: Scene) -> Meaning | None:
    """Date ten years: "the early 1990s", "the '80s", "the nineties"."""
    named = found.value("t", "decadew")
    digits = re.sub(r"\D", "", found.word("t") or "")
    led = found.tokens[found.start].word in {"the", "'"} or (found.word("t") or "").startswith("'")
    if named is None and (not digits or (len(digits) == TWO_DIGITS and not led)):
        return None  # "in his 30s"
    value = int(named) if named else int(digits) // 10 if len(digits) > TWO_DIGITS else 190 + int(digits) // 10
    return stated(trimmed(found, periods.decade(value)))


def century(found: Found, _: Scene) -> Meaning | None:
    """Date a hundred years by their ordinal."""
    value = ordinal(found.word("o") or "")
    return stated(trimmed(found, periods.century(value - 1))) if value and value > 1 else None


def quarter(found: Found, scene: Scene) -> Meaning | None:
    """Date a quarter; "fourth quarter" in autumn is this year's where nothing says otherwise."""
    value = ordinal(found.word("q") or "")
    if value not in QUARTERS or value is None:
        return None
    if found.word("r") and scene.today:
        return counted(periods.quarter(scene.today.year + step(found), value))
    return recurring(found, scene, lambda y: periods.quarter(y, value), f"XXXX-Q{value}", backward=True)


def half(found: Found, scene: Scene) -> Meaning | None:
    """Date half a year."""
    value, year_ = HALVES[found.word("h") or "first"], year_of(found)
    if year_ is not None:
        return stated(periods.half(year_, value))
    return counted(periods.half(scene.today.year + step(found), value)) if scene.today else Meaning(f"XXXX-H{value}", counted=True)


def season(found: Found, scene: Scene) -> Meaning | None:
    """Date a season: of a year, last, next, this, or by itself."""
    code, today = found.value("s", "season", "seasonw") or "SU", scene.today
    if found.word("r") is None or year_of(found) is not None or today is None:
        return recurring(found, scene, lambda y: periods.season(y, code), f"XXXX-{code}", loose=True)
    way, past = step(found), "past" in (found.word("r") or "")
    options = [periods.season(today.year + offset, code) for offset in (-2, -1, 0, 1)]
    if way < 0:
        chosen = [p for p in options if p.last < today or (past and p.first <= today)][-1]
    elif way > 0:
        chosen = next(p for p in options if p.first > today)
    else:
        chosen = next(p for p in options if p.last >= today) if scene.direction() != "past" else options[2]
    return counted(trimmed(found, chosen))


def holiday(found: Found, scene: Scene) -> Meaning | None:
    """Date a feast, by its rule."""
    rule = found.value("t", "holiday") or ""

    def of_year(year: int) -> Period:
        first, last = calendars.feast(rule, year)
        return periods.day(first) if first == last else periods.week(first)

    today, way = scene.today, step(found)
    if way and today is not None:
        options = [of_year(today.year + offset) for offset in (-1, 0, 1)]
        return counted([p for p in options if p.last < today][-1] if way < 0 else next(p for p in options if p.first > today))
    return recurring(found, scene, of_year, "XXXX-XX-XX")


def numeric(found: Found, _: Scene) -> Meaning | None:
    """Date what is written in figures alone; of "03/04/2012" the month comes first, after a dot the day does.

    A day and month that could be either way round keep the American reading, as the sources that write so mostly have it.
    """
    text = (found.word("t") or "").upper()
    if re.match(r"[0-9]{4}-", text):
        value = datetime.date.fromisoformat(text[:10])
        return Meaning(text[:16], periods.day(value), "TIME") if "T" in text else stated(periods.day(value))
    first, second, last = (int(part) for part in re.split(r"[/.-]", text))
    year_ = year_number(re.split(r"[/.-]", text)[2]) or last
    month_, day_ = (second, first) if "." in text or first > 12 else (first, second)  # noqa: PLR2004 - months
    return stated(periods.day(datetime.date(year_, month_, day_)))


def week_of(found: Found, scene: Scene) -> Meaning | None:
    """Date the week that a day lies in."""
    meaning = date(found, scene)
    if meaning is None or meaning.period is None:
        return meaning
    return Meaning(periods.week(meaning.period.first).value, periods.week(meaning.period.first), counted=meaning.counted)


def islamic(found: Found, scene: Scene) -> Meaning | None:
    """Convert a date of the Islamic calendar; a day is given a day's grace either way, as the moon is sighted."""
    month_, day_ = int(found.value("m", "hijri", "hijrib") or 0), ordinal(found.word("d") or "")
    year_ = int(found.word("y") or 0) if len(found.word("y") or "") < 5 else 0  # noqa: PLR2004 - longer is no year
    if found.word("y") and (year_ not in HIJRI_YEARS or (year_ not in SURE_HIJRI_YEARS and not found.word("hijriera"))):
        return _gregorian_ramadan(found, month_)
    if year_ and day_:
        value = calendars.islamic(year_, month_, day_)
        return Meaning(value.isoformat(), Period(value.isoformat(), value - periods.ONE_DAY, value + periods.ONE_DAY, "R"))
    if year_:
        first, last = calendars.islamic_month(year_, month_)
        return Meaning(f"{first}/{last}", Period(f"{first}/{last}", first, last, "M"))
    near = scene.nearest(lambda y: _islamic_month_of(y, month_))
    return Meaning(near.value, near, counted=True) if near else Meaning("XXXX-XX", counted=True)


def _gregorian_ramadan(found: Found, month_: int) -> Meaning | None:
    year_ = year_of(found)
    if found.word("d") or year_ is None or len(found.word("y") or "") < 4:  # noqa: PLR2004 - a year has four figures
        return None
    period = _islamic_month_of(year_, month_)
    return Meaning(period.value, period)


def _islamic_month_of(year_: int, month_: int) -> Period:
    start = calendars.islamic_year_of(datetime.date(year_, 1, 1))
    spans = [calendars.islamic_month(y, month_) for y in (start, start + 1)]
    first, last = next((s for s in spans if s[0].year == year_), spans[0])
    return Period(f"{first}/{last}", first, last, "M")


def solar_hijri(found: Found, _: Scene) -> Meaning | None:
    """Convert a date of the calendar of Iran and Afghanistan."""
    month_, day_, year_ = int(found.value("m", "jalali") or 0), ordinal(found.word("d") or ""), int((found.word("y") or "0")[:5].replace(",", "").split(".")[0])
    if day_:
        return stated(periods.day(calendars.solar_hijri(year_, month_, day_)))
    first, last = calendars.solar_hijri_month(year_, month_)
    return Meaning(f"{first}/{last}", Period(f"{first}/{last}", first, last, "M"))
