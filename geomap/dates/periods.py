"""Stretches of the calendar: days, weeks, months, quarters, halves, seasons, years, decades, centuries, each with its TIMEX3 value.

A season's year is that in which it begins: the winter of 2022 begins in December 2022. Seasons are those of the northern hemisphere, by whole months.
Out of the years 1 to 9999 the functions raise ValueError or OverflowError, which the callers take as "no such date".

>>> shift(month(2022, 12), "M", 3)
Period(value='2023-03', first=datetime.date(2023, 3, 1), last=datetime.date(2023, 3, 31), unit='M')
>>> containing("W", dt.date(2013, 3, 22)).value
'2013-W12'
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.types import DatePrecision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PRECISION: dict[str, DatePrecision] = {"D": "day", "W": "week", "WE": "range", "M": "month", "Q": "range", "H": "range", "S": "season", "Y": "year"}
ONE_DAY = dt.timedelta(days=1)
YEAR_MONTHS, QUARTER_MONTHS, HALF_MONTHS = 12, 3, 6
LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends within, with its TIMEX3 value and its unit: D W WE M Q H S Y DE CE, or R for any other range."""

    value: str
    first: dt.date
    last: dt.date
    unit: str

    @property
    def precision(self) -> DatePrecision:
        """Give the precision that a record of this period has."""
        return PRECISION.get(self.unit, "range")


def day(date: dt.date) -> Period:
    """Give one day."""
    return Period(date.isoformat(), date, date, "D")


def week(date: dt.date) -> Period:
    """Give the ISO week of `date`."""
    year, number, weekday = date.isocalendar()
    first = date - (weekday - 1) * ONE_DAY
    return Period(f"{year:04}-W{number:02}", first, first + 6 * ONE_DAY, "W")


def weekend(date: dt.date) -> Period:
    """Give the Saturday and Sunday of the ISO week of `date`."""
    of_week = week(date)
    return Period(of_week.value + "-WE", of_week.first + 5 * ONE_DAY, of_week.last, "WE")


def month(year: int, number: int) -> Period:
    """Give a month, 1 to 12."""
    last = calendar.monthrange(dt.date(year, number, 1).year, number)[1]
    return Period(f"{year:04}-{number:02}", dt.date(year, number, 1), dt.date(year, number, last), "M")


def months(year: int, start: int, count: int, value: str, unit: str) -> Period:
    """Give `count` months from month `start` of `year`, which may run into the next year."""
    end = start + count - 1
    return Period(value, dt.date(year, start, 1), month(year + (end - 1) // 12, (end - 1) % 12 + 1).last, unit)


def quarter(year: int, number: int) -> Period:
    """Give a calendar quarter, 1 to 4."""
    return months(year, 3 * number - 2, QUARTER_MONTHS, f"{year:04}-Q{number}", "Q")


def half(year: int, number: int) -> Period:
    """Give half a year, 1 or 2."""
    return months(year, 6 * number - 5, HALF_MONTHS, f"{year:04}-H{number}", "H")


def season(year: int, code: str) -> Period:
    """Give the season SP, SU, FA or WI that begins in `year`."""
    return months(year, SEASON_MONTHS[code], QUARTER_MONTHS, f"{year:04}-{code}", "S")


def year(number: int) -> Period:
    """Give a year."""
    return Period(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), "Y")


def decade(number: int) -> Period:
    """Give ten years: 199 is 1990 to 1999."""
    return Period(f"{number:03}", dt.date(number * 10, 1, 1), dt.date(number * 10 + 9, 12, 31), "DE")


def century(number: int) -> Period:
    """Give a hundred years by TIMEX3's prefix: 19 is 1900 to 1999, called the 20th century."""
    return Period(f"{number:02}", dt.date(number * 100, 1, 1), dt.date(number * 100 + 99, 12, 31), "CE")


def millennium(number: int) -> Period:
    """Give a thousand years by prefix: 1 is 1000 to 1999."""
    return Period(f"{number}", dt.date(number * 1000, 1, 1), dt.date(number * 1000 + 999, 12, 31), "ML")


OF_DATE: dict[str, Callable[[dt.date], Period]] = {
    "D": day,
    "W": week,
    "WE": weekend,
    "M": lambda d: month(d.year, d.month),
    "Q": lambda d: quarter(d.year, (d.month + 2) // 3),
    "H": lambda d: half(d.year, (d.month + 5) // 6),
    "Y": lambda d: year(d.year),
    "DE": lambda d: decade(d.year // 10),
    "CE": lambda d: century(d.year // 100),
    "ML": lambda d: millennium(d.year // 1000),
}


def containing(unit: str, date: dt.date) -> Period:
    """Give the period of `unit` that `date` lies in; for "S" the season."""
    if unit == "S":
        code = {12: "WI", 3: "SP", 6: "SU", 9: "FA"}[date.month // 3 * 3 or 12]
        return season(date.year - (date.month < SEASON_MONTHS["SP"]), code)
    return OF_DATE[unit](date)


def plus(date: dt.date, unit: str, count: int) -> dt.date:
    """Move `date` by `count` units; a day that the month lacks becomes its last."""
    days = {"D": 1, "W": 7, "WE": 7, "FN": 14}.get(unit)
    if days is not None:
        return date + dt.timedelta(days=days * count)
    by_months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "S": 12, "DE": 120, "CE": 1200, "ML": 12000}[unit] * count
    total = date.year * 12 + date.month - 1 + by_months
    last = month(total // 12, total % 12 + 1).last
    return last.replace(day=min(date.day, last.day))


def shift(period: Period, unit: str, count: int) -> Period:
    """Move `period` by `count` units, keeping what kind of period it is."""
    moved = plus(period.first, unit, count)
    if period.unit == "S":
        return season(moved.year, period.value[-2:])
    if period.unit in OF_DATE:
        return OF_DATE[period.unit](moved)
    return Period(period.value, moved, plus(period.last, unit, count), period.unit)


def between(first: Period, last: Period) -> Period:
    """Give the stretch from the beginning of `first` to the end of `last`, as an ISO interval."""
    return Period(f"{first.value}/{last.value}", min(first.first, last.first), max(first.last, last.last), "R")


def part(period: Period, which: str) -> Period:
    """Trim `period` to its early (E), middle (M) or late (L) third; the value stays, as TIMEX3 keeps such words apart."""
    length = (period.last - period.first).days + 1
    third = length // 3
    if third == 0 or period.unit == "D":
        return period
    first = period.first + {"E": 0, "M": third, "L": length - third}[which] * ONE_DAY
    last = period.first + {"E": third, "M": length - third, "L": length}[which] * ONE_DAY - ONE_DAY
    return Period(period.value, first, last, period.unit)
