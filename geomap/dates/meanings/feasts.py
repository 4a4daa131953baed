"""Meanings of holidays and of dates in the Islamic and the Solar Hijri calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.dates import calendars, periods
from geomap.dates.meanings.longer import year
from geomap.dates.meanings.words import recurring, step, year_of
from geomap.dates.numbers import ordinal
from geomap.dates.periods import Period
from geomap.dates.scene import Meaning, counted, stated

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

HIJRI_YEARS = range(1, 1600)
SURE_HIJRI_YEARS = range(1200, 1600)


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


def feast_day(found: Found, scene: Scene) -> Meaning | None:
    """Date a day of a feast or of Ramadan, and its eve; the moon gives these a day's grace either way."""
    meaning = islamic(found, scene) if found.word("m") else holiday(found, scene)
    if meaning is None or meaning.period is None:
        return meaning
    first = meaning.period.first + ((ordinal(found.word("n") or "") or 0) - 1) * periods.ONE_DAY
    grace = periods.ONE_DAY if found.word("m") or (found.value("t", "holiday") or "").startswith("hijri") else periods.ONE_DAY * 0
    return Meaning(first.isoformat(), Period(first.isoformat(), first - grace, first + grace, "R" if grace else "D"), counted=True)


def islamic(found: Found, scene: Scene) -> Meaning | None:
    """Convert a date of the Islamic calendar; a day is given a day's grace either way, as the moon is sighted."""
    month_, day_ = int(found.value("m", "hijri", "hijrib") or 0), ordinal(found.word("d") or "")
    year_ = int(found.word("y") or 0) if len(found.word("y") or "") < 5 else 0
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


def islamic_year(found: Found, _: Scene) -> Meaning | None:
    """Date a year of the Islamic calendar; "0530H" is an hour."""
    year_ = int(found.word("y") or 0) * (not (found.word("y") or "").startswith("0"))
    return _whole_year(calendars.islamic(year_, 1, 1), calendars.islamic(year_ + 1, 1, 1)) if year_ in HIJRI_YEARS else None


def solar_hijri_year(found: Found, _: Scene) -> Meaning | None:
    """Date a year of the calendar of Iran and Afghanistan."""
    year_ = int(found.word("y") or 0)
    return _whole_year(calendars.solar_hijri(year_, 1, 1), calendars.solar_hijri(year_ + 1, 1, 1)) if year_ in calendars.SOLAR_YEARS[:-1] else None


def fiscal_year(found: Found, scene: Scene) -> Meaning | None:
    """Date a fiscal year by its number: of the calendar year, or of the Solar Hijri one where the number can be no other."""
    return solar_hijri_year(found, scene) or year(found, scene)


def _whole_year(first: dt.date, following: dt.date) -> Meaning:
    last = following - periods.ONE_DAY
    return stated(Period(f"{first}/{last}", first, last, "Y"))


def _gregorian_ramadan(found: Found, month_: int) -> Meaning | None:
    year_ = year_of(found)
    if found.word("d") or year_ is None or len(found.word("y") or "") < 4:
        return None
    period = _islamic_month_of(year_, month_)
    return Meaning(period.value, period)


def _islamic_month_of(year_: int, month_: int) -> Period:
    start = calendars.islamic_year_of(dt.date(year_, 1, 1))
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
