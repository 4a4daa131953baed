"""How long and how many: TIMEX3 durations, and what "a few" and "recent" come to."""

from __future__ import annotations

import functools
from typing import NamedTuple

from geomap.dates.lexicon import rows
from geomap.dates.scene import CLOCK_UNITS, IN_YEARS


class Vague(NamedTuple):
    """How many units "recent" reaches back, and how few and how many "a few" are."""

    recent: int
    low: int
    high: int


@functools.cache
def vague() -> dict[str, Vague]:
    """Load resources/dates/vague.tsv."""
    return {row["unit"]: Vague(int(row["recent"]), int(row["few_low"]), int(row["few_high"])) for row in rows("vague.tsv")}


def duration(count: float | str, of: str) -> str:
    """Write a TIMEX3 duration.

    >>> duration(2, "Y"), duration(2.5, "Y"), duration("X", "W"), duration(5.5, "TH"), duration(3, "DE"), duration(1.5, "D")
    ('P2Y', 'P2Y6M', 'PXW', 'PT5H30M', 'P30Y', 'P1.5D')
    """
    if isinstance(count, str):
        return {"DE": "PXDE", "CE": "PXCE", "ML": "PXML", "FN": "PXW", "WE": "PXWE"}.get(of) or (f"PT{count}{of[1]}" if of in CLOCK_UNITS else f"P{count}{of}")
    if of in IN_YEARS:
        count, of = count * IN_YEARS[of], "Y"
    if of == "FN":
        count, of = count * 2, "W"
    whole, rest = int(count), count - int(count)
    prefix, letter = ("PT", of[1]) if of in CLOCK_UNITS else ("P", of)
    if rest == 0.5 and of in {"Y", "TH", "TM"}:
        smaller = {"Y": "6M", "TH": "30M", "TM": "30S"}[of]
        return f"{prefix}{whole}{letter}{smaller}" if whole else f"{prefix}{smaller}"
    return f"{prefix}{whole if not rest else round(count, 3)}{letter}"
