"""Dates as tables have them: takes a text and the order of its numbers, gives first day, last day and precision.

>>> day_of("Sunday-November 19-1995"), day_of("19/11/1995"), day_of("11/19/1995", "MDY")
(('1995-11-19', '1995-11-19', 'day'), ('1995-11-19', '1995-11-19', 'day'), ('1995-11-19', '1995-11-19', 'day'))
>>> day_of("2019-03"), day_of("28 Feb - 2 Mar 2019"), day_of("31/02/2019")
(('2019-03-01', '2019-03-31', 'month'), ('2019-02-28', '2019-03-02', 'range'), None)
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re

from geomap.store.tables.data import rows
from geomap.store.tables.degrees import SIGNS

Found = tuple[str, str, str]

TIME = re.compile(r"(?:[T ]+|, )\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[-+]\d{2}(?::?\d{2})?)?$", re.IGNORECASE)
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?|(\d{4})(\d{2})")
NUMBERS = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|'?\d{2})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
YEAR = re.compile(r"\d{4}")
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|\u00ba|\u00aa|o|a|-\u0433\u043e)\b")
JOIN = re.compile(
    r"\s+(?:to|until|till|through|and|au|bis|hasta|al|\u043f\u043e|\u0434\u043e)\s+|\s+[-\u2013\u2014]\s+|\s*[\u2013\u2014]\s*|\s*(?:\.\.+|>|/{2})\s*",
    re.IGNORECASE,
)
SERIAL_DAY_0 = dt.date(1899, 12, 30)
SERIALS = (18264, 65380)
FIRST_YEAR, LAST_YEAR = 1700, 2200
PIVOT = 40


def day_of(text: str, order: str = "DMY") -> Found | None:
    """Return first day, last day (ISO) and precision of what a text means, or None where it is no date; `order` is "DMY" or "MDY"."""
    words = text.translate(SIGNS).strip(" .,;")
    if len(words) > 80:
        return None
    bare = TIME.sub("", words).strip()
    return _one(bare, order) or _range(bare, order)


def _one(text: str, order: str) -> Found | None:
    found = ISO.fullmatch(text)
    if found:
        return span(int(found.group(1)), int(found.group(2)), int(found.group(3) or 0))
    found = COMPACT.fullmatch(text)
    if found:
        year, month, day = (found.group(1), found.group(2), found.group(3)) if found.group(1) else (found.group(4), found.group(5), "0")
        return span(int(year), int(month), int(day))
    found = NUMBERS.fullmatch(text)
    if found:
        first, second, year = int(found.group(1)), int(found.group(2)), _year(found.group(3))
        return span(year, second, first) if order != "MDY" else span(year, first, second)
    found = MONTH_YEAR.fullmatch(text)
    if found:
        return span(int(found.group(2)), int(found.group(1)), 0)
    if YEAR.fullmatch(text):
        return span(int(text), 0, 0)
    return _in_words(text)


def _in_words(text: str) -> Found | None:
    """Read a date with a month's name: "19 November 1995", "Nov. 19, 1995", "19-Nov-95", "November 1995"."""
    month, numbers = 0, []
    for token in TOKEN.findall(ORDINAL.sub("", text.casefold())):
        if token.isdigit():
            numbers.append(token)
        elif token in months():
            if month:
                return None
            month = months()[token]
        elif token not in passed_over():
            return None
    if not month or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers) == 1:
        return span(int(numbers[0]), month, 0) if len(numbers[0]) == 4 else None
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else (numbers[0], numbers[1])
    return span(_year(year), month, int(day)) if len(day) <= 2 and len(year) in {2, 4} else None


def _range(text: str, order: str) -> Found | None:
    """Read "12-15 March 2019", "March 12-15, 2019", "2019-03-12 to 2019-03-15", "28 Feb - 2 Mar 2019"."""
    for left, right in _halves(text):
        last = _one(right, order)
        first = _one(left, order) or (_completed(left, right, order) if last else None)
        if first and last and first[0] <= last[1]:
            return first[0], last[1], "day" if first[0] == last[1] else "range"
    return _days_of_month(text)


def _halves(text: str) -> list[tuple[str, str]]:
    found = [(text[: cut.start()].strip(), text[cut.end() :].strip()) for cut in JOIN.finditer(text)]
    middle = len(text) // 2
    if len(text) % 2 and text[middle] in "-/":
        found.append((text[:middle].strip(), text[middle + 1 :].strip()))
    return [(left, right) for left, right in found if left and right]


def _completed(left: str, right: str, order: str) -> Found | None:
    """Give the first half what only the second says: its year, or its month and year."""
    year = re.search(r"\d{4}", right)
    if not year:
        return None
    if left.isdigit():
        rest = re.sub(r"^\d{1,2}\D", "", right, count=1)
        return _one(f"{left} {rest}", order)
    return _one(f"{left} {year.group()}", order)


def _days_of_month(text: str) -> Found | None:
    found = re.search(r"\b(\d{1,2})\.?\s?(?:-|/|&|,)\s?(\d{1,2})\b(?!\d)", text)
    if not found:
        return None
    pair = [_in_words(text[: found.start()] + day + text[found.end() :]) for day in found.groups()]
    if pair[0] and pair[1] and pair[0][0] <= pair[1][0]:
        return pair[0][0], pair[1][1], "range"
    return None


def span(year: int, month: int, day: int) -> Found | None:
    """Return the days of a date whose month or day may be unknown (0), or None where there is no such date.

    >>> span(2020, 2, 0), span(2020, 0, 0), span(2020, 2, 30)
    (('2020-02-01', '2020-02-29', 'month'), ('2020-01-01', '2020-12-31', 'year'), None)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or not 0 <= month <= 12 or day < 0:
        return None
    if not month:
        return f"{year:04d}-01-01", f"{year:04d}-12-31", "year"
    last = calendar.monthrange(year, month)[1]
    if not day:
        return f"{year:04d}-{month:02d}-01", f"{year:04d}-{month:02d}-{last}", "month"
    if day > last:
        return None
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    return iso, iso, "day"


def from_serial(text: str) -> Found | None:
    """Return the day of a spreadsheet's day number, as it stands where a date lost its format.

    >>> from_serial("43831")
    ('2020-01-01', '2020-01-01', 'day')
    """
    whole = text.partition(".")[0]
    if not whole.isdecimal() or not SERIALS[0] <= int(whole[:6]) <= SERIALS[1] or len(whole) != 5:
        return None
    iso = (SERIAL_DAY_0 + dt.timedelta(days=int(whole))).isoformat()
    return iso, iso, "day"


def from_epoch(text: str) -> Found | None:
    """Return the day of a number of seconds or milliseconds since 1970.

    >>> from_epoch("1577836800")[0], from_epoch("1577836800000")[0]
    ('2020-01-01', '2020-01-01')
    """
    whole = text.partition(".")[0]
    if not whole.isdecimal() or len(whole) not in {9, 10, 12, 13}:
        return None
    seconds = int(whole) if len(whole) <= 10 else int(whole) // 1000
    iso = (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)).date().isoformat()
    return iso, iso, "day"


def _year(text: str) -> int:
    bare = text.lstrip("'")
    if len(bare) == 4:
        return int(bare)
    return int(bare) + (1900 if int(bare) >= PIVOT else 2000)


@functools.cache
def months() -> dict[str, int]:
    """Return the names of months and their numbers."""
    return {row["word"]: int(row["month"]) for row in rows("months.tsv")}


@functools.cache
def passed_over() -> frozenset[str]:
    """Return words that say nothing of which day it is: weekdays and the like."""
    return frozenset(row["word"] for row in rows("date_words.tsv") if row["kind"] != "join")
