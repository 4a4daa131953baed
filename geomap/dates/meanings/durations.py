"""Meanings of durations: "three days", "the past two months", "recent weeks", "17-year-old"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.dates.meanings.amounts import duration, vague
from geomap.dates.meanings.words import amount, step, stretch, unit
from geomap.dates.scene import Meaning

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

NOT_AFTER_A = frozenset({"Q", "TS", "WE"})
LARGEST = 10**6


def span(found: Found, _: Scene) -> Meaning | None:
    """Read a duration: so many units, or some."""
    of, count, words = unit(found), amount(found), found.word("n") or ""
    parted = "-" in {t.word for t in found.tokens[found.start : found.end]}
    if of == "Q" and parted and found.word("u") == "quarters":
        return None  # "three-quarters"
    if words in {"a", "an"} and (of in NOT_AFTER_A or found.word("u") == "second"):
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
    return Meaning(duration(count, of), stretch(scene.reference, of, way * int(steps)) if way else None, "DURATION", counted=bool(way))


def span_recent(found: Found, scene: Scene) -> Meaning | None:
    """Read "recent weeks", "coming months"."""
    of = unit(found)
    if found.value("u", "seasons"):
        return None
    way = -1 if found.word("r") == "recent" else step(found) or 1
    reach = vague()[of].recent if of in vague() else 0
    return Meaning(duration("X", of), stretch(scene.reference, of, way * reach), "DURATION", counted=True)


def age(found: Found, _: Scene) -> Meaning | None:
    """Read an age."""
    count, of = amount(found), "Y"
    for token in found.tokens[found.start : found.end]:
        of = found.grammar.lexicon.any_value(("unit1", "units"), token.word) or of
    return Meaning(duration(count, of), type="DURATION") if isinstance(count, float) and count <= LARGEST else None
