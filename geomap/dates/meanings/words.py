"""What a rule captured, as values: takes a match, gives its year, month, number, unit, and the direction of "last" and "next"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.numbers import number, year_number
from geomap.dates.periods import Period
from geomap.dates.scene import CLOCK_UNITS, FINENESS, Meaning, counted, stated

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.dates.matching import Found
    from geomap.dates.scene import Lean, Scene

HOURS = 24


def year_of(found: Found) -> int | None:
    """Give the year that the words say or that a neighbour lends."""
    return year_number(found.word("y")) or found.year_hint


def step(found: Found) -> int:
    """Give -1, 0 or 1 for last, this and next, as captured under `r`."""
    if found.value("r", "prev", "prevpost") is not None:
        return -1
    return 1 if found.value("r", "next", "nextpost") is not None else 0


def unit(found: Found, name: str = "u") -> str:
    """Give the unit captured under `name`."""
    return found.value(name, "unit1", "units", "unitab", "unitw", "night1") or "D"


def amount(found: Found, name: str = "n") -> float | str:
    """Give the number captured under `name`, or "X" where it is vague."""
    words = (found.word(name) or "a").removeprefix("the ")
    listed = found.value(name, "quant")
    if listed is not None:
        return "X" if listed == "X" else float(listed)
    value = number(words, found.grammar.language)
    return "X" if value is None else value


def trimmed(found: Found, period: Period) -> Period:
    """Apply "early", "late" and the like, where the words have them."""
    for name in ("p", "p2"):
        which = found.value(name, "part")
        if which:
            period = periods.part(period, which)
    return period


def cut(found: Found, period: Period, scene: Scene) -> Period:
    """Let "earlier this year" end and "later this year" begin with the document's date."""
    which, day = found.value("p", "partrel"), scene.today
    if which is None or day is None or not period.first <= day <= period.last or period.unit == "D":
        return period
    first, last = (period.first, day) if which == "E" else (day, period.last)
    return Period(period.value, first, last, period.unit)


def with_daypart(found: Found, meaning: Meaning) -> Meaning:
    """Make a TIME of a day where the words name a part of it."""
    code = found.value("x", "daypart", "nights")
    if not code or "W" in meaning.value or len(meaning.value) != len("2000-01-01"):
        return meaning
    return Meaning(meaning.value + (code if code.startswith("T") else "T" + code), meaning.period, "TIME", counted=meaning.counted, firm=meaning.firm)


def capital(found: Found, scene: Scene) -> bool:
    """Tell whether the month's name is written as a name in text that has both cases."""
    at = found.tokens[found.groups["m"][0]].start - found.tokens[found.start].start
    return scene.surface[at : at + 1].isupper() and not scene.surface.isupper()


def recurring(found: Found, scene: Scene, of_year: Callable[[int], Period], unknown: str, lean: Lean = "near") -> Meaning:
    """Date what recurs every year: by the year said, by the year lent, or by the document's date."""
    year = year_of(found)
    if year is not None:
        return stated(trimmed(found, of_year(year)))
    told = scene.carried(of_year)
    if told is not None:
        return Meaning(told.value, trimmed(found, told), counted=True, firm=scene.basis != "inferred")
    near = scene.nearest(of_year, lean)
    if near is None:
        return Meaning(unknown, None, counted=True)
    return counted(trimmed(found, near))


def stretch(base: Period | None, of: str, count: int) -> Period | None:
    """Give `base` and the `count` units before or after it; None where these cannot be put on the calendar. Hours count by the days they reach into."""
    if of == "TH" and abs(count) >= HOURS:
        of, count = "D", round(count / HOURS)
    if base is None or of in CLOCK_UNITS or of not in FINENESS or not count:
        return None
    far = periods.plus(base.last if count > 0 else base.first, of, count)
    return Period("", min(far, base.first), max(far, base.last), "R")
