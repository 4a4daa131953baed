"""Meanings of expressions that name a quarter, a season, a year or longer."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings.words import recurring, step, trimmed, year_of
from geomap.dates.numbers import ordinal
from geomap.dates.scene import Meaning, counted, stated

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

FIRST_LIKELY, FIRST_SURE, LAST_LIKELY = 1500, 1850, 2100
QUARTERS, HALVES = range(1, 5), {"first": 1, "second": 2, "last": 2}
TWO_DIGITS = 2
STREET_NAME = 4
"""How many words the name of a street has at most."""


def year(found: Found, _: Scene) -> Meaning | None:
    """Date a year."""
    value = year_of(found)
    return stated(trimmed(found, periods.year(value))) if value else None


def year_if_likely(found: Found, scene: Scene) -> Meaning | None:
    """Date four figures alone: after a word that years follow, or where the parse takes them for a date."""
    value = year_of(found)
    if value is None or not FIRST_LIKELY <= value <= LAST_LIKELY:
        return None
    before = found.tokens[found.start - 1].word if found.start else ""
    if before != "in" and _of_house(found):
        return None
    tagged = scene.entity()
    led = found.word("p") is not None or found.grammar.lexicon.value("beforeyear", before) is not None
    counted_things = scene.asks("counts") and (not led or found.grammar.lexicon.value("approx", before) is not None or before == "than")
    likely = not counted_things and (tagged == "DATE" or (led and tagged == "" and value >= FIRST_SURE))
    return stated(trimmed(found, periods.year(value))) if likely else None


def _of_house(found: Found) -> bool:
    """Tell whether four figures are the number of a house: "of 1935 Orchard St."."""
    behind = list(itertools.takewhile(lambda t: t.kind != "mark", found.tokens[found.end : found.end + STREET_NAME]))
    return any(found.grammar.lexicon.value("street", t.word) is not None for t in behind[1:])


def years(found: Found, _: Scene) -> Meaning | None:
    """Date a month as ISO writes it ("2022-12") or two years in a row ("1990-91")."""
    first, last = re.split(r"[-/]", found.word("t") or "")
    start = int(first)
    if "-" in (found.word("t") or "") and len(last) == TWO_DIGITS and 1 <= int(last) <= 12 and int(last) != start % 100 + 1:
        return stated(periods.month(start, int(last)))
    end = int(last) if len(last) > TWO_DIGITS else start // 100 * 100 + int(last)
    return stated(periods.between(periods.year(start), periods.year(end))) if start < end <= start + 100 else None


def decade(found: Found, _: Scene) -> Meaning | None:
    """Date ten years: "the early 1990s", "the '80s", "the nineties"."""
    named = found.value("t", "decadew")
    digits = re.sub(r"\D", "", found.word("t") or "")
    led = found.tokens[found.start].word in {"the", "'"} or (found.word("t") or "").startswith("'")
    if named is None and (not digits or (len(digits) == TWO_DIGITS and not led)):
        return None  # "in his 30s"
    value = int(named) if named else int(digits) // 10 if len(digits) > TWO_DIGITS else 190 + int(digits) // 10
    return stated(trimmed(found, periods.decade(value)))


def decade_of_year(found: Found, _: Scene) -> Meaning | None:
    """Date ten years by the year they begin with: "les années 1990"."""
    value = year_of(found)
    return stated(periods.decade(value // 10)) if value else None


def century(found: Found, _: Scene) -> Meaning | None:
    """Date a hundred years by their ordinal."""
    value = ordinal(found.word("o") or "")
    return stated(trimmed(found, periods.century(value - 1))) if value and value > 1 else None


def quarter(found: Found, scene: Scene) -> Meaning | None:
    """Date a quarter; "fourth quarter" in autumn is this year's where nothing says otherwise."""
    value = ordinal(found.word("q") or "")
    if value not in QUARTERS or value is None:
        return None
    if found.word("r") and scene.today:
        return counted(periods.quarter(scene.today.year + step(found), value))
    return recurring(found, scene, lambda y: periods.quarter(y, value), f"XXXX-Q{value}", "past")


def half(found: Found, scene: Scene) -> Meaning | None:
    """Date half a year."""
    value, year_ = HALVES[found.word("h") or "first"], year_of(found)
    if year_ is not None:
        return stated(periods.half(year_, value))
    return counted(periods.half(scene.today.year + step(found), value)) if scene.today else Meaning(f"XXXX-H{value}", counted=True)


def season(found: Found, scene: Scene) -> Meaning | None:
    """Date a season: of a year, last, next, this, or by itself."""
    code, today = found.value("s", "season", "seasonw") or "SU", scene.today
    if found.word("r") is None or year_of(found) is not None or today is None:
        return recurring(found, scene, lambda y: periods.season(y, code), f"XXXX-{code}", "verb")
    way, past = step(found), "past" in (found.word("r") or "")
    options = [periods.season(today.year + offset, code) for offset in (-2, -1, 0, 1)]
    if way < 0:
        chosen = [p for p in options if p.last < today or (past and p.first <= today)][-1]
    elif way > 0:
        chosen = next(p for p in options if p.first > today)
    else:
        chosen = next(p for p in options if p.last >= today) if scene.direction() != "past" else options[2]
    return counted(trimmed(found, chosen))
