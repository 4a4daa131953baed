"""Other calendars and movable feasts: takes years, months and days of the Islamic and Solar Hijri calendars, gives Gregorian dates.

The Islamic calendar is the tabular one (civil epoch, leap years 2 5 7 10 13 16 18 21 24 26 29 of 30), after Reingold and Dershowitz, "Calendrical
Calculations", chapter 7: the sighted moon may differ from it by a day either way. The Solar Hijri calendar of Iran and Afghanistan uses the 33-year cycle
(Heydari, "A concise review of the Iranian calendar", 2004), which agrees with the observed equinox in the years 1244 to 1502 (1865 to 2124). Easter is
the Gregorian computus (Meeus).

>>> islamic(1444, 9, 3).isoformat(), solar_hijri(1402, 1, 12).isoformat(), easter(2000).isoformat()
('2023-03-25', '2023-04-01', '2000-04-23')
"""

from __future__ import annotations

import datetime as dt

ISLAMIC_EPOCH = 227014  # ordinal of the day before 16 July 622 Julian
ISLAMIC_MONTHS, ISLAMIC_MONTH_DAYS = 12, 30
SOLAR_ANCHOR_YEAR, SOLAR_ANCHOR = 1402, dt.date(2023, 3, 21)
SOLAR_CYCLE, SOLAR_LEAPS = 33, frozenset({1, 5, 9, 13, 17, 22, 26, 30})
SOLAR_YEARS = range(1244, 1503)
LONG_MONTHS, LONG_MONTH_DAYS = 6, 31


def islamic(year: int, month: int, day: int) -> dt.date:
    """Convert a date of the tabular Islamic calendar; ValueError where there is no such date."""
    if not (1 <= month <= ISLAMIC_MONTHS and 1 <= day <= ISLAMIC_MONTH_DAYS and year >= 1):
        message = f"no such Islamic date: {year}-{month}-{day}"
        raise ValueError(message)
    days = day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30
    return dt.date.fromordinal(ISLAMIC_EPOCH + days)


def islamic_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Give first and last day of an Islamic month."""
    following = islamic(year, month + 1, 1) if month < ISLAMIC_MONTHS else islamic(year + 1, 1, 1)
    return islamic(year, month, 1), following - dt.timedelta(days=1)


def islamic_year_of(date: dt.date) -> int:
    """Give the Islamic year that `date` lies in."""
    return (30 * (date.toordinal() - ISLAMIC_EPOCH - 1) + 10646) // 10631


def solar_hijri(year: int, month: int, day: int) -> dt.date:
    """Convert a date of the Solar Hijri calendar; ValueError where there is no such date or the cycle is not known to hold."""
    length = LONG_MONTH_DAYS if month <= LONG_MONTHS else 30 if month < ISLAMIC_MONTHS or _leap(year) else 29
    if year not in SOLAR_YEARS or not (1 <= month <= ISLAMIC_MONTHS and 1 <= day <= length):
        message = f"no such Solar Hijri date: {year}-{month}-{day}"
        raise ValueError(message)
    years = range(SOLAR_ANCHOR_YEAR, year) if year >= SOLAR_ANCHOR_YEAR else range(year, SOLAR_ANCHOR_YEAR)
    days = sum(365 + _leap(y) for y in years) * (1 if year >= SOLAR_ANCHOR_YEAR else -1)
    return SOLAR_ANCHOR + dt.timedelta(days=days + 30 * (month - 1) + min(month - 1, LONG_MONTHS) + day - 1)


def solar_hijri_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    """Give first and last day of a Solar Hijri month."""
    following = solar_hijri(year, month + 1, 1) if month < ISLAMIC_MONTHS else solar_hijri(year + 1, 1, 1)
    return solar_hijri(year, month, 1), following - dt.timedelta(days=1)


def _leap(year: int) -> bool:
    return year % SOLAR_CYCLE in SOLAR_LEAPS


def easter(year: int) -> dt.date:
    """Give Easter Sunday of a Gregorian year."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - correction - rest % 4) % 7
    shift = (golden + 11 * correction + 22 * weekday) // 451
    month, day = divmod(correction + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def feast(rule: str, year: int) -> tuple[dt.date, dt.date]:
    """Give first and last day of a holiday by its rule in holidays.tsv, in (or beginning in) a Gregorian year.

    >>> feast("11 4 4", 1999)[0].isoformat()
    '1999-11-25'
    """
    words = rule.split()
    if rule == "easter-week":
        sunday = easter(year)
        return sunday - dt.timedelta(days=6), sunday
    if words[0] == "easter":
        date = easter(year) + dt.timedelta(days=int(words[1]))
    elif words[0] == "hijri":
        start = islamic_year_of(dt.date(year, 1, 1))
        dates = [islamic(y, int(words[1]), int(words[2])) for y in (start, start + 1)]
        date = next((d for d in dates if d.year == year), dates[0])
    elif len(words) > 1:
        date = _nth_weekday(year, *(int(word) for word in words))
    else:
        date = dt.date.fromisoformat(f"{year:04}-{rule}")
    return date, date


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """Give the `nth` `weekday` (1 Monday to 7 Sunday) of a month; -1 is the last."""
    if nth < 0:
        start = dt.date(year + month // 12, month % 12 + 1, 1)
        return start - dt.timedelta(days=(start.isoweekday() - weekday - 1) % 7 + 1)
    start = dt.date(year, month, 1)
    return start + dt.timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (nth - 1))
