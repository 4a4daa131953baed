"""What an expression is read against: the document's date, the last date named before it, and the way its verb points.

`Meaning` is what a rule's builder makes of an expression; `Scene` is what the builder may ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.dates import periods
from geomap.dates.periods import Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from geomap.dates.lines import Line
    from geomap.dates.tense import Direction
    from geomap.types import DateBasis, Timex

Question = Literal["adverb", "counts", "in_name"]
Lean = Literal["near", "verb", "past"]
FINENESS = {"D": 0, "WE": 1, "W": 1, "M": 2, "Q": 3, "S": 3, "H": 3, "R": 4, "Y": 5, "DE": 6, "CE": 7, "ML": 8}
CLOCK_UNITS = frozenset({"TS", "TM", "TH"})
IN_YEARS = {"DE": 10, "CE": 100, "ML": 1000}
SHORTLY = 92  # days that a narrative steps back without saying the year
BESIDE = 40  # characters between a year and the day that it dates
VERY_MUCH, MUCH, LITTLE = 6, 2.5, 1.6


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means. `period` None: not on the calendar. `tokens` are those of the match that it covers, where not all.

    `counted`: from another date; `firm`: from one in the text that the text itself states, so that it is sure even where the document's date is not.
    """

    value: str
    period: Period | None = None
    type: Timex = "DATE"
    counted: bool = False
    tokens: tuple[int, int] | None = None
    firm: bool = False


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
    line: Line | None = None
    narrative: bool = False
    told: tuple[Line, Period] | None = None
    previous: Period | None = None
    previous_firm: bool = False
    previous_stated: Period | None = None
    quarter: Period | None = None
    by_quarter: bool = False

    @property
    def surface(self) -> str:
        """Give the words of the expression in hand as the text has them."""
        return self.line.surface if self.line else ""

    def direction(self) -> Direction | None:
        """Tell which way the verb points."""
        return self.line.parse.direction(self.line.place) if self.line else None

    def entity(self) -> str:
        """Give the label of the named entity that the expression lies in, "" for none."""
        return self.line.parse.entity(self.line.place) if self.line else ""

    def asks(self, question: Question) -> bool:
        """Ask the parse whether it is an "adverb", whether it "counts" a plural, whether it is a part of a longer name ("in_name")."""
        return self.line is not None and getattr(self.line.parse, question)(self.line.place) is True

    @property
    def today(self) -> dt.date | None:
        """Give the last day of the document's date, from which is counted."""
        return self.reference.last if self.reference else None

    def knows(self, unit: str) -> bool:
        """Tell whether the document's date is precise enough to count in `unit`."""
        return self.reference is not None and FINENESS[self.reference.unit] <= FINENESS[unit]

    def following(self, period: Period, base: Period | None) -> Meaning:
        """Give the meaning of words that lean on `base`, which is the last date named or the document's."""
        return Meaning(period.value, period, counted=True, firm=base is not self.reference and self.previous_firm)

    def vague(self, value: str) -> Meaning:
        """Give a meaning that cannot be put on the calendar more closely than the document itself is."""
        if self.reference is None:
            return Meaning(value, None, counted=True)
        reference = self.reference
        return Meaning(reference.value, Period(reference.value, reference.first, reference.last, reference.unit), counted=True)

    def nearest(self, of_year: Callable[[int], Period], lean: Lean = "near") -> Period | None:
        """Choose the year of something that recurs every year: mostly the nearest to the document's date, the past one where the verb is past.

        A day close by is meant even against a past verb ("extended the offer to Nov. 16"), as of one eleven months off a report says the year.
        Where the verb points ahead, but what is meant has just been and is far ahead, it is the past one ("expects to report for the third quarter");
        `lean` "verb", for months and seasons, follows the verb more closely; "past", for quarters, takes the past one where no verb tells.
        """
        today = self.today
        if today is None:
            return None
        options = [period for y in (today.year - 1, today.year, today.year + 1) if (period := _try(of_year, y)) is not None]
        before = [p for p in options if p.first <= today]
        after = [p for p in options if p.last >= today]
        if not before or not after or before[-1] is after[0]:
            return before[-1] if before else after[0] if after else None
        ahead, behind = (after[0].first - today).days, (today - before[-1].last).days
        direction = self.direction()
        if direction == "future":
            coming = behind * (MUCH if lean == "near" else 2 * MUCH) >= ahead
        elif direction == "past":
            coming = lean == "near" and ahead * VERY_MUCH < behind
        else:
            coming = lean != "past" and ahead * LITTLE < behind
        return after[0] if coming else before[-1]

    def carried(self, of_year: Callable[[int], Period]) -> Period | None:
        """Choose the year that a narrative carries on: of the last date with a year in the same paragraph, the next after it or one shortly before.

        A report of the day counts from its own date; an account of older events ("On 3 May 2012 ... On 5 June ...") goes on from the last year it named.
        """
        if not self.narrative or self.told is None or self.line is None or self.told[0].offset != self.line.offset or self.direction() == "future":
            return None
        line, last = self.told
        options = [p for y in (last.first.year, last.first.year + 1) if (p := _try(of_year, y)) is not None]
        if last.unit == "Y":
            return options[0] if options and self.line.start - line.end <= BESIDE else None
        going_on = [p for p in options if (last.first - p.first).days <= SHORTLY and (self.today is None or p.first <= self.today)]
        return going_on[0] if going_on else None

    def on_weekday(self, of_year: Callable[[int], Period], weekday: int) -> Period | None:
        """Choose the year, near the document's, in which a day falls on `weekday`; None where there is none."""
        if self.today is None or not self.knows("M"):
            return None
        today = self.today
        options = [p for y in range(today.year - 5, today.year + 2) if (p := _try(of_year, y)) is not None and p.first.isoweekday() == weekday]
        return min(options, key=lambda p: abs(p.first - today), default=None)


def _try(of_year: Callable[[int], Period], year: int) -> Period | None:
    try:
        return of_year(year)
    except (ValueError, OverflowError):
        return None


def unit_of(reference: Period, unit: str) -> Period:
    """Give the `unit` that holds the last day of `reference`."""
    return periods.containing(unit, reference.last)
