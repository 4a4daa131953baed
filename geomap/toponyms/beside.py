"""What the words around a name say of it: takes words and positions, tells whether they are surely a place's, a body's, a road's or a person's.

>>> from geomap.toponyms.words import split
>>> is_plain_unit(split("killed in Zharay District today"), 2, 4), is_body(split("paid by the U.S. Congress"), 7)
(True, True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, NUMBER, UPPER

if TYPE_CHECKING:
    from geomap.toponyms.words import Words

TIMES = ("day", "eve", "year", "week", "month", "night")
UNITS = frozenset({"admin1", "admin2", "city", "valley", "river", "lake", "island", "mountain", "desert"})


def is_plain_unit(words: Words, first: int, stop: int) -> bool:
    """Tell whether a name ends with what only places are called and stands whole behind a word like "in": "in Zharay District"."""
    classes = load().classes
    before = words.lower(first - 2) if words.lower(first - 1) == "the" else words.lower(first - 1)
    owned = before == "s" and words.lower(first - 2) in ("'", "\u2019")  # "in Maharashtra's Dhule District"
    said = stop - first > 1 and words.lowers[stop - 1] in classes["stating"] and (owned or before in classes["locative"])
    whole = all(words.shapes[at] == CAPITAL for at in range(first, stop)) and not (stop < len(words) and words.shapes[stop] in {CAPITAL, UPPER, NUMBER})
    return said and whole and not any(words.lowers[at] in classes["organisation_head"] for at in range(first, stop - 1))


def is_body(words: Words, at: int) -> bool:
    """Tell whether a word is that of a body of a country: "the U.S. Congress", "the Peruvian Senate"; or of any in text without case: "A CULTURAL INSTITUTE"."""
    lexicon = load()
    if words.caseless[at] and words.lowers[at] in lexicon.classes["organisation_head"] and words.lower(at - 1) not in lexicon.classes["locative"]:
        return not words.dateline[at]
    before = [words.written(first, at) for first in range(max(0, at - 4), at)]
    return words.lowers[at] in lexicon.classes["state_body"] and any(name in lexicon.demonyms or name in lexicon.abbreviations for name in before)


def road_ahead(words: Words, at: int) -> bool:
    """Tell whether a word is that of a road whose name follows: "on Boulevard 15 Octobre"."""
    return getattr(load().kinds_after.get(words.lowers[at]), "kind", "") == "road" and words.shapes[at + 1 : at + 2] in ([NUMBER], [CAPITAL])


def announced(words: Words, first: int, stop: int) -> bool:
    """Tell whether a word without a number is said to be a unit, heads a dateline, or stands behind "in", though the model takes it for a date.

    "KATHMANDU -", "in Puli Alam", "in Bentiu last week"; but not "in Ramadan last year".
    """
    classes = load().classes
    unit = load().kinds_after.get(words.lower(stop))
    timed = any(words.lowers[at].endswith(TIMES) or words.lowers[at] in classes["calendar"] for at in range(first, stop))
    within = words.lower(first - 1) in (classes["locative"] if stop - first > 1 else ("in", "near")) and not timed
    said = words.dateline[first] or within or (unit is not None and unit.kind in UNITS)
    return said and all(words.shapes[at] in {CAPITAL, UPPER} for at in range(first, stop))


def titled(words: Words, at: int) -> bool:
    """Tell whether a title stands before a word: "Mr. Jordan", "President Lincoln"."""
    titles = load().classes["title"]
    return words.lower(at - 1) in titles or (words.lower(at - 1) == "." and words.lower(at - 2) in titles)
