"""What an expression is read against: the document's date, the last date named before it, and the way its verb points.

`Meaning` is what a rule's builder makes of an expression; `Scene` is what the builder may ask.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.dates.tense import Direction
    from geomap.types import DateBasis, Timex

FINENESS = {"D": 0, "WE": 1, "W": 1, "M": 2, "Q": 3, "S": 3, "H": 3, "R": 4, "Y": 5, "DE": 6, "CE": 7, "ML": 8}
NEAR_FUTURE = datetime.timedelta(days=120)
FAR_PAST = datetime.timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means. `period` None: not on the calendar. `counted`: from another date. `places` is the Found's tokens it covers, where not all."""

    value: str
    period: Period | None = None
    type: Timex = "DATE"
    counted: bool = False
    tokens: tuple[int, int] | None = None


def stated(period: Period, kind: Timex = "DATE") -> Meaning:
    """Give the meaning of words that say all themselves."""
    return Meaning(period.value, period, kind)


def counted(period: Period, kind: Timex = "DATE") -> Meaning:
    """Give the meaning of words that lean on another date."""
    return Meaning(period.value, period, kind, counted=True)


@dataclass(slots=True)
class Scene:
    """The document's date (None: nothing known; a month or a year: no day known), the last date named, and the tense at the expression in hand."""

    reference: Period | None
    basis: DateBasis
    direction: Callable[[], Direction | None]
    entity: Callable[[], str] = str
    surface: str = ""
    previous: Period | None = None
    previous_stated: Period | None = None
    quarter: Period | None = None

    @property
    def today(self) -> datetime.date | None:
        """Give the last day of the document's date, from which is counted."""
        return self.reference.last if self.reference else None

    def knows(self, unit: str) -> bool:
        """Tell whether the document's date is precise enough to count in `unit`."""
        return self.reference is not None and FINENESS[self.reference.unit] <= FINENESS[unit]

    def vague(self, value: str) -> Meaning:
        """Give a meaning that cannot be put on the calendar more closely than the document itself is."""
        if self.reference is None:
            return Meaning(value, None, counted=True)
        reference = self.reference
        return Meaning(reference.value, Period(reference.value, reference.first, reference.last, reference.unit), counted=True)

    def nearest(self, of_year: Callable[[int], Period], *, bare: bool = False) -> Period | None:
        """Choose the year of something that recurs every year: the last one before the document's date, unless the verb or the distance says the next."""
        today = self.today
        if today is None:
            return None
        options = [period for y in (today.year - 1, today.year, today.year + 1) if (period := _try(of_year, y)) is not None]
        before = [p for p in options if p.first <= today]
        after = [p for p in options if p.last >= today]
        if not before or not after:
            return (before or after or [None])[-1 if before else 0]
        if before[-1] is after[0]:
            return before[-1]
        direction = self.direction()
        ahead, behind = after[0].first - today, today - before[-1].last
        if direction == "future":
            return after[0]
        if direction == "past":
            return after[0] if not bare and ahead < NEAR_FUTURE / 4 and behind > FAR_PAST else before[-1]
        return after[0] if ahead < NEAR_FUTURE and behind > FAR_PAST else before[-1]


def _try(of_year: Callable[[int], Period], year: int) -> Period | None:
    try:
        return of_year(year)
    except (ValueError, OverflowError):
        return None


def unit_of(reference: Period, unit: str) -> Period:
    """Give the `unit` that holds the last day of `reference`."""
    return periods.containing(unit, reference.last)
