"""The best of several values: takes what claims say of a field, lead first, gives the value of the incident, and a value in words.

>>> best_date([When(earliest="2023-03-01", latest="2023-03-31", precision="month"), When(earliest="2023-03-09", latest="2023-03-09", precision="day")]).earliest
'2023-03-09'
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geomap.types import Count, Resolution, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COUNTS = ("killed", "injured", "detained", "abducted")
BASES = {"stated": 0, "relative": 1, "inferred": 2}
PRECISIONS = {"day": 0, "range": 1, "week": 1, "month": 2, "season": 3, "year": 4, "unknown": 5}


def best_date(dates: Sequence[When]) -> When:
    """Return the most precise date; the better founded, then the lead's, among those as precise."""
    return min(dates, key=lambda date: (date.earliest is None, PRECISIONS[date.precision], BASES[date.basis]))


def best_place(places: Sequence[Resolution | None]) -> Resolution | None:
    """Return the most precise place that was resolved; the lead's among those as precise; else what was named at all."""
    found = [place for place in places if place is not None]
    if not found:
        return None
    return min(found, key=lambda place: (place.longitude is None, place.coordinate_uncertainty_m is None, place.coordinate_uncertainty_m or 0.0))


def best_count(told: Iterable[tuple[str, Count | None]]) -> Count | None:
    """Return the range over all counts, and as best the number that most sources give, the lead's where several are as common."""
    counts = [(source, count) for source, count in told if count is not None]
    if not counts:
        return None
    lead = counts[0][1]
    if all(count == lead for _, count in counts):
        return lead
    votes = Counter(best for _, best in dict.fromkeys((source, count.best) for source, count in counts) if best is not None)
    best = next((count.best for _, count in counts if count.best is not None and votes[count.best] == max(votes.values())), None)
    lows = [low for _, count in counts if (low := count.low if count.low is not None else count.best) is not None]
    tops = [count.high if count.high is not None else count.best if count.qualifier == "exact" else None for _, count in counts]
    high = None if any(top is None for top in tops) else max(top for top in tops if top is not None)
    qualifier = next((count.qualifier for _, count in counts if count.best == best), lead.qualifier)
    return Count(low=min(lows, default=None), best=best, high=high, qualifier=qualifier)


def in_words(value: object) -> str | None:
    """Return a field's value as a person reads it, or None where it is unknown.

    >>> in_words(Count(low=31, best=None, high=None, qualifier="at_least"))
    'at least 31'
    >>> in_words(Count(low=2, best=3, high=None, qualifier="several"))
    'several (recorded as 3)'
    """
    if isinstance(value, Count):
        return _count_in_words(value)
    if isinstance(value, When):
        return None if value.earliest is None else value.earliest if value.earliest == value.latest else f"{value.earliest} to {value.latest}"
    if isinstance(value, Resolution):
        return value.place.name if value.place else value.toponym.surface
    return None if value is None else str(value)


def _count_in_words(count: Count) -> str | None:
    if count.best is not None and count.qualifier == "several":
        return f"several (recorded as {count.best})"
    if count.best is not None:
        return str(count.best) if count.qualifier == "exact" else f"{count.qualifier.replace('_', ' ')} {count.best}"
    if count.low is not None and count.high is not None:
        return f"{count.low} to {count.high}"
    return f"at least {count.low}" if count.low is not None else f"at most {count.high}" if count.high is not None else None
