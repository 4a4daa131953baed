"""When: a time with its precision, and an expression of time in a text.

>>> When(earliest="2022-12-01", latest="2022-12-31", precision="month").basis
'stated'
"""

# ruff: noqa: TC001 - msgspec reads these names when it runs
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geomap.types.documents import Span

DatePrecision = Literal["day", "week", "month", "season", "year", "range", "unknown"]
DateBasis = Literal["stated", "relative", "inferred"]
Timex = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time: first and last day it can be, how precise it is, and whether it was stated, counted from another date, or inferred. `value` is TIMEX3's."""

    earliest: str | None
    latest: str | None
    precision: DatePrecision = "unknown"
    basis: DateBasis = "stated"
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An expression of time in a document and what it means. `when` has None bounds for a duration or a set that is not on the calendar.

    `whole` is the stretch that the mention is one end of, where the words join two ("April and May 2022", "from 3 to 5 May"): both ends carry it.
    """

    span: Span
    surface: str
    type: Timex
    when: When
    whole: When | None = None
