"""Meanings of the periods that business reports compare: "the latest quarter", "the year-earlier period"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings.days import date
from geomap.dates.meanings.words import year_of
from geomap.dates.numbers import ordinal
from geomap.dates.scene import Meaning, counted

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene


def quarter_ended(found: Found, scene: Scene) -> Meaning | None:
    """Date a quarter by the day it ended on; one with a number keeps its number, as business years differ."""
    end = date(found, scene)
    named = next((n for token in found.tokens[found.start : found.end] if (n := ordinal(token.word)) in range(1, 5)), None)
    if end is None or end.period is None:
        return None
    quarter = periods.containing("Q", end.period.first) if named is None else periods.quarter(end.period.first.year, named)
    return Meaning(quarter.value, quarter, counted=end.counted)


def period(found: Found, scene: Scene) -> Meaning | None:
    """Date "the latest period", "the 1988 period": the quarter spoken of."""
    year_ = year_of(found)
    if year_ is not None:
        return counted(periods.quarter(year_, int(scene.quarter.value[-1]))) if scene.quarter else counted(periods.year(year_))
    return counted(scene.quarter) if scene.quarter else None


def year_ago(found: Found, scene: Scene) -> Meaning | None:
    """Date "a year earlier": the last period named, a year before; where quarters are compared, the same quarter."""
    words = {token.word for token in found.tokens[found.start : found.end]}
    base = scene.quarter if scene.by_quarter or "quarter" in words else None
    if base is None and scene.quarter is None and words & {"earlier", "before"}:
        base = scene.previous
    if base is None or base.unit not in {"D", "M", "Q", "Y", "H", "W", "S"}:
        return counted(periods.year(scene.today.year - 1)) if scene.today else scene.vague("PAST_REF")
    return counted(periods.shift(base, "Y", -1))
