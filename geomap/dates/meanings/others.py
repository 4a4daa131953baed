"""Meanings of sets ("every Monday"), clock times and vague references ("now", "recently")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.dates.meanings.amounts import duration
from geomap.dates.meanings.words import unit, with_daypart
from geomap.dates.numbers import number, ordinal
from geomap.dates.scene import Meaning

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

LARGEST = 10**6
NOON, HOURS = 12, 25


def nothing(_: Found, __: Scene) -> Meaning | None:
    """Take words out of the way of other rules."""
    return None


def every(found: Found, _: Scene) -> Meaning | None:
    """Read "every day", "every two weeks", "every third year", "every other day"."""
    of, words = unit(found), found.word("n")
    count = (number(words) or ordinal(words) or 1.0) if words else 1.0
    if any(token.word == "other" for token in found.tokens[found.start : found.end]):
        count = 2.0
    return Meaning(duration(float(count), of), type="SET") if count <= LARGEST else None


def every_named(found: Found, _: Scene) -> Meaning | None:
    """Read "every Monday", "Tuesday nights", "each July"."""
    code = found.value("x", "nights", "daypart")
    if found.word("w"):
        value = f"XXXX-WXX-{found.value('w', 'weekday', 'weekdaypl')}" + (f"T{code}" if code else "")
    elif found.word("m"):
        value = f"XXXX-{found.month:02}"
    else:
        value = f"XXXX-{found.value('s', 'season', 'seasonw')}"
    return Meaning(value, type="SET")


def frequency(found: Found, scene: Scene) -> Meaning | None:
    """Read "daily", "annually"; of business ("quarterly dividend") only the adverb."""
    if found.word("t") in {"quarterly", "yearly"} and not scene.asks("adverb"):
        return None
    return Meaning(found.value("t", "frq") or "P1D", type="SET")


def reference(found: Found, _: Scene) -> Meaning | None:
    """Read "now", "recently", "soon"."""
    before = found.tokens[found.start - 1].word if found.start else ""
    return None if before == "as" else Meaning(found.value("t", "ref") or "PRESENT_REF", counted=True)


def reference_past(_: Found, __: Scene) -> Meaning | None:
    """Read "the past"."""
    return Meaning("PAST_REF", counted=True)


def reference_current(_: Found, __: Scene) -> Meaning | None:
    """Read "current"."""
    return Meaning("PRESENT_REF", counted=True)


def clock(found: Found, _: Scene) -> Meaning | None:
    """Read a time of day; its day comes from the date beside it (see `find`)."""
    noon = found.value("t", "noon")
    if noon:
        return Meaning(noon, type="TIME")
    text = (found.word("t") or "").replace(":", " : ")
    parts = [number(part) for part in text.split() if part[:1].isdigit() or number(part) is not None]
    if not parts or parts[0] is None:
        return None
    hour, minute = int(parts[0]), int(parts[1] or 0) if len(parts) > 1 else 0
    if re.fullmatch(r"[0-9]{4}", text):
        hour, minute = divmod(hour, 100)
    words = " ".join(token.word for token in found.tokens[found.start : found.end])
    late = re.search(r"\bp\.?\s?m", words) or found.value("x", "daypart") in {"AF", "EV", "NI"}
    early = re.search(r"\ba\.?\s?m\b", words)
    if hour < NOON and late:
        hour += NOON
    if hour == NOON and early:
        hour = 0
    return Meaning(f"T{hour:02}:{minute:02}", type="TIME") if hour < HOURS and minute < 60 else None


def daypart(found: Found, scene: Scene) -> Meaning | None:
    """Read "in the morning": of the last day named, else of the document's."""
    base = scene.previous if scene.previous is not None and scene.previous.unit == "D" else scene.reference
    if base is None or base.unit != "D":
        return Meaning("T" + (found.value("x", "daypart") or "MO"), type="TIME")
    return with_daypart(found, Meaning(base.value, base, counted=True))
