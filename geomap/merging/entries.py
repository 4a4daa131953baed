"""What a person may write for a value: takes the words of a correction, gives the date or the count, or raises ValueError with what was expected.

>>> parse_when("2023-03").latest, parse_count("31+")
('2023-03-31', Count(low=31, best=None, high=None, qualifier='at_least'))
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.types import Count, When

if TYPE_CHECKING:
    from geomap.types import DatePrecision

RANGE = re.compile(r"\s*(?:/|\.\.)\s*")
UNKNOWN = {"", "unknown"}
WANTED_DATE = "a date like 2023-03-09, 2023-03, 2023, 2023-03-10/2023-03-31 or unknown"
WANTED_COUNT = "a number like 5, 3..7, 31+, at most 5, about 30 or unknown"
COUNTS = (
    (re.compile(r"(\d{1,9})"), "exact"),
    (re.compile(r"(?:>=|at least)\s*(\d{1,9})|(\d{1,9})\s*\+"), "at_least"),
    (re.compile(r"(?:<=|at most|up to)\s*(\d{1,9})"), "at_most"),
    (re.compile(r"(?:~|about)\s*(\d{1,9})"), "about"),
)


def parse_when(words: str | None) -> When:
    """Return the date that a person wrote."""
    text = (words or "").strip()
    if text.lower() in UNKNOWN:
        return When(earliest=None, latest=None)
    first, _, last = _divided(text)
    start, precision = _period(first)[0], _period(first)[2]
    end = _period(last or first)[1]
    if end < start:
        message = f"{WANTED_DATE}, first day first"
        raise ValueError(message)
    return When(earliest=start, latest=end, precision="range" if last else precision, value=None if last else first)


def _divided(text: str) -> tuple[str, str, str]:
    parts = RANGE.split(text, maxsplit=1)
    return parts[0].strip(), "/" if len(parts) > 1 else "", parts[1].strip() if len(parts) > 1 else ""


def _period(text: str) -> tuple[str, str, DatePrecision]:
    """Return first day, last day and precision of a day, month or year."""
    try:
        if re.fullmatch(r"\d{4}", text):
            return dt.date(int(text), 1, 1).isoformat(), dt.date(int(text), 12, 31).isoformat(), "year"
        if re.fullmatch(r"\d{4}-\d{2}", text):
            year, month = int(text[:4]), int(text[5:])
            return dt.date(year, month, 1).isoformat(), dt.date(year, month, calendar.monthrange(year, month)[1]).isoformat(), "month"
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = dt.date.fromisoformat(text).isoformat()
            return day, day, "day"
    except (ValueError, calendar.IllegalMonthError):
        pass
    raise ValueError(WANTED_DATE)


def parse_count(words: str | None) -> Count | None:
    """Return the count that a person wrote, None for unknown."""
    text = (words or "").strip().lower()
    if text in UNKNOWN:
        return None
    bounds = re.fullmatch(r"(\d{1,9})\s*(?:\.\.|-|to)\s*(\d{1,9})", text)
    if bounds and int(bounds[1]) <= int(bounds[2]):
        return Count(low=int(bounds[1]), best=None, high=int(bounds[2]), qualifier="about")
    for pattern, qualifier in COUNTS:
        found = pattern.fullmatch(text)
        if found:
            return _count(int(found[1] or found[2]), qualifier)
    raise ValueError(WANTED_COUNT)


def _count(number: int, qualifier: str) -> Count:
    if qualifier == "at_least":
        return Count(low=number, best=None, high=None, qualifier="at_least")
    if qualifier == "at_most":
        return Count(low=None, best=None, high=number, qualifier="at_most")
    if qualifier == "about":
        return Count(low=None, best=number, high=None, qualifier="about")
    return Count(low=number, best=number, high=number)
