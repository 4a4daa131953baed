"""Meanings of durations ("three days"), sets ("every Monday"), clock times and vague references ("now", "recently")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.absolute import month_number, step, with_daypart
from geomap.dates.numbers import number, ordinal
from geomap.dates.periods import Period
from geomap.dates.relative import CLOCK_UNITS, amount, duration, unit, vague
from geomap.dates.scene import FINENESS, Meaning

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

NOT_AFTER_A = frozenset({"Q", "TS", "WE"})
LARGEST = 10**6
NOON, HOURS = 12, 25
UNSURE_ALONE = frozenset({"TS", "Q", "WE", "DE", "CE", "ML"})


def span(found: Found, _: Scene) -> Meaning | None:
    """Read a duration: so many units, or some."""
    of, count, words = unit(found), amount(found), found.word("n") or ""
    parted = "-" in {t.word for t in found.tokens[found.start : found.end]}
    if of == "Q" and parted and found.word("u") == "quarters":
        return None  # "three-quarters"
    if words in {"a", "an"} and (of in NOT_AFTER_A or found.word("u") in {"second"}):
        return None
    if found.word("u") == "second" and not (isinstance(count, float) and parted):
        return None
    if isinstance(count, float) and count > LARGEST:
        return None
    return Meaning(duration(count, of), type="DURATION")


def span_range(found: Found, _: Scene) -> Meaning | None:
    """Read "two to three weeks" by its lower end, as its upper may not be reached."""
    of, low, high = unit(found), amount(found, "k"), amount(found)
    if isinstance(low, str) or isinstance(high, str) or high > LARGEST:
        return None
    return Meaning(duration(low if low + 1 == high else "X", of), type="DURATION")


def span_half(found: Found, _: Scene) -> Meaning | None:
    """Read "a year and a half", "half an hour"."""
    words = found.word("n") or ""
    count = 0.0 if "half" in words.split() else amount(found)
    if isinstance(count, str) or count > LARGEST:
        return None
    of = unit(found)
    if of in {"DE", "CE", "ML"}:
        return Meaning(duration((count + 0.5), of), type="DURATION")
    if of == "M" and count == 0:
        return Meaning("P15D", type="DURATION")
    return Meaning(duration(count + 0.5, of), type="DURATION")


def span_bare(found: Found, _: Scene) -> Meaning | None:
    """Read "for years", "decades-long"."""
    of = unit(found, "u")
    singular = found.value("u", "unit1") is not None
    return Meaning(duration(1 if singular else "X", of), type="DURATION")


def span_relative(found: Found, scene: Scene) -> Meaning | None:
    """Read "the past two months", which ends, and "the next ten days", which begins, with the document's date."""
    of, count, way = unit(found), amount(found), step(found)
    if found.value("u", "seasons"):
        return Meaning(f"XXXX-{found.value('u', 'seasons')}", type="SET")
    if isinstance(count, float) and count > LARGEST:
        return None
    steps = count if isinstance(count, float) else float(vague()[of].high) if of in vague() else 0.0
    return Meaning(duration(count, of), _stretch(scene, of, way * int(steps)) if way else None, "DURATION", counted=bool(way))


def span_recent(found: Found, scene: Scene) -> Meaning | None:
    """Read "recent weeks", "coming months"."""
    of = unit(found)
    if found.value("u", "seasons"):
        return None
    way = -1 if found.word("r") == "recent" else step(found) or 1
    reach = vague()[of].recent if of in vague() else 0
    return Meaning(duration("X", of), _stretch(scene, of, way * reach), "DURATION", counted=True)


def _stretch(scene: Scene, of: str, count: int) -> Period | None:
    if scene.reference is None or of in CLOCK_UNITS or of not in FINENESS or not count:
        return None
    near = scene.reference.last if count > 0 else scene.reference.first
    far = periods.plus(near, of, count)
    return Period("", min(far, scene.reference.first), max(far, scene.reference.last), "R")


def age(found: Found, _: Scene) -> Meaning | None:
    """Read an age."""
    count, of = amount(found), "Y"
    for token in found.tokens[found.start : found.end]:
        of = found.grammar.lexicon.any_value(("unit1", "units"), token.word) or of
    return Meaning(duration(count, of), type="DURATION") if isinstance(count, float) and count <= LARGEST else None


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
        value = f"XXXX-{month_number(found):02}"
    else:
        value = f"XXXX-{found.value('s', 'season', 'seasonw')}"
    return Meaning(value, type="SET")


def frequency(found: Found, scene: Scene) -> Meaning | None:
    """Read "daily", "annually"; of business ("quarterly dividend") only the adverb."""
    if found.word("t") in {"quarterly", "yearly"} and not scene.adverb():
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
    parts = [number(part) for part in text.split() if part != ":"]
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
    return Meaning(f"T{hour:02}:{minute:02}", type="TIME") if hour < HOURS and minute < 60 else None  # noqa: PLR2004 - minutes


def daypart(found: Found, scene: Scene) -> Meaning | None:
    """Read "in the morning": of the last day named, else of the document's."""
    base = scene.previous if scene.previous is not None and scene.previous.unit == "D" else scene.reference
    if base is None or base.unit != "D":
        return Meaning("T" + (found.value("x", "daypart") or "MO"), type="TIME")
    return with_daypart(found, Meaning(base.value, base, counted=True))
