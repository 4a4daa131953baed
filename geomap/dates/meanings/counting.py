"""Meanings of expressions that count from another date: "two years ago", "a few days later"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings.amounts import duration, vague
from geomap.dates.meanings.words import amount, unit
from geomap.dates.periods import Period
from geomap.dates.scene import CLOCK_UNITS, FINENESS, IN_YEARS, Meaning, counted

if TYPE_CHECKING:
    import datetime as dt

    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene


def ago(found: Found, scene: Scene) -> Meaning:
    """Count back from the document's date."""
    of = unit(found)
    count = amount(found) if found.word("n") else "X"
    if scene.today is None or of in CLOCK_UNITS or not scene.knows(of if of in FINENESS else "W"):
        return scene.vague("PAST_REF")
    if isinstance(count, str):
        return Meaning("PAST_REF", _some(scene.today, of, -1) if found.word("n") else None, counted=True)
    if "half" in {token.word for token in found.tokens[found.start : found.end]}:
        count += 0.5
    if of in IN_YEARS:
        count, of = count * IN_YEARS[of], "Y"
    return counted(periods.containing("W" if of == "FN" else of, _moved(scene.today, of, -count)))


def _moved(day: dt.date, of: str, count: float) -> dt.date:
    """Move by a number of units that may end in a half."""
    whole = int(count)
    moved = periods.plus(day, of, whole)
    smaller = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}.get(of)
    return periods.plus(moved, smaller[0], int((count - whole) * smaller[1])) if smaller and count != whole else moved


def _some(day: dt.date, of: str, way: int) -> Period | None:
    """Give where "a few units" before or after `day` may lie."""
    few = vague().get(of)
    if few is None or of in CLOCK_UNITS:
        return None
    near, far = periods.plus(day, of, way * few.low), periods.plus(day, of, way * few.high)
    return Period("", min(near, far), max(near, far), "R")


def later(found: Found, scene: Scene) -> Meaning:
    """Count from the last date named ("three days later", "the day before"), or from the document's ("two weeks from now")."""
    of = unit(found)
    count = 1 if found.word("n") == "the" else amount(found) if found.word("n") else "X"
    way = -1 if found.value("k", "back") is not None else 1
    base = scene.reference if found.value("k", "fromnow") is not None else scene.previous
    value = duration(count, of)
    if base is None or of in CLOCK_UNITS or of not in FINENESS:
        return Meaning(value, type="DURATION")
    start, firm = (base.last if way > 0 else base.first), base is not scene.reference and scene.previous_firm
    if isinstance(count, str):
        return Meaning(value, _some(start, of, way) if found.word("n") else None, "DURATION", counted=True, firm=firm)
    if FINENESS[base.unit] > FINENESS[of]:
        return Meaning(value, type="DURATION")
    if of in IN_YEARS:
        count, of = count * IN_YEARS[of], "Y"
    return scene.following(periods.containing(of, _moved(base.first, of, way * count)), base)
