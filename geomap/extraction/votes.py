"""How much each country has of a report: takes the places that it names, gives a weight by country, and leaves unknown what strays from them.

>>> votes_of([], ())
{}
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from geomap.types import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable

SHARE = 0.2
"""Of all votes, what a country needs for the report to be of it too."""
SURE = 0.5
"""The score from which a resolution is trusted against the votes."""


def doubt(resolutions: list[Resolution]) -> list[Resolution]:
    """Return `resolutions` with those left unknown that are hardly sure of a town and put it into a country that the report is not of."""
    votes = votes_of(resolutions, ())
    return [Resolution(toponym=r.toponym) if _stray(r, votes) else r for r in resolutions]


def _stray(found: Resolution, votes: dict[str, float]) -> bool:
    place = found.place
    if place is None or place.country_code is None or place.feature_class != "P" or place.feature_code == "PPLC" or found.score >= SURE:
        return False
    return votes.get(place.country_code, 0.0) < SHARE * sum(votes.values())


def votes_of(resolutions: list[Resolution], datelines: Iterable[tuple[int, int]]) -> dict[str, float]:
    """Return how much each country has of the report's places, each by how sure it is; a dateline counts double, a demonym half."""
    votes: dict[str, float] = {}
    lines = sorted(datelines)
    starts = [start for start, _ in lines]
    for r in resolutions:
        if r.place is not None and r.place.country_code:
            at = bisect_right(starts, r.toponym.span.start) - 1
            filed = at >= 0 and r.toponym.span.start < lines[at][1]
            weight = (2.0 if filed else 1.0 if r.toponym.literal else 0.5) * r.score
            votes[r.place.country_code] = votes.get(r.place.country_code, 0.0) + weight
    return votes
