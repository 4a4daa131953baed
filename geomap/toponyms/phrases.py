"""What the words around a name make of it: takes accepted names in their sentence, gives relation, direction, distance, kind and containing places.

"15 km north of Kunduz" is an offset, "northern Afghanistan" a part, "near the police headquarters in Faizabad" near; "Helmand, Kandahar
and Zabul provinces" are three provinces; "Kabul, Afghanistan" lies within Afghanistan.

>>> from geomap.toponyms.words import split
>>> words = split("about 15 km north of Kunduz")
>>> around(words, 5, 6)
Around(relation='offset', direction='N', distance_m=15000.0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.toponyms.lexicon import load
from geomap.toponyms.words import LOWER, NUMBER, SIGN

if TYPE_CHECKING:
    from geomap.toponyms.words import Words
    from geomap.types import Relation

REACH = 8
"""How many words back from a name a preposition may stand."""
PLURAL_NEAR = 3
TITLES = frozenset(["capital", "city", "town", "village", "port"])
BEFORE_TITLES = frozenset(
    [
        "the",
        "a",
        "'",
        "\u2019",
        "s",
        "country",
        "state",
        "province",
        "provincial",
        "region",
        "regional",
        "district",
        "main",
        "largest",
        "biggest",
        "nearest",
        "nearby",
    ]
)
"""What a town is called before its name ("the provincial capital, X"), and the words that stand before that."""
NO_COMPOUND = ("VB", "DT", "IN", "MD", "PRP", "W", "CC", "TO")
"""Tags of the Penn Treebank that no compound goes on after: "Borno State visited the camp" names no camp of Borno's."""


class Around(NamedTuple):
    """What the words before a name say."""

    relation: Relation = "at"
    direction: str | None = None
    distance_m: float | None = None


def around(words: Words, first: int, stop: int) -> Around:
    """Read the words before (and right behind) the name from word `first` up to `stop`."""
    at = first - 1
    if words.lower(at) == "the":
        at -= 1
    toward = _direction(words, first - 1)
    if toward is not None:
        return Around("part", toward)
    return _offset(words, at) or _offset(words, _before_title(words, at)) or _part_of(words, at) or _near(words, at) or _facility(words, at, stop) or Around()


def _before_title(words: Words, at: int) -> int:
    """Return the word before what a town is called ahead of its name: the "of" of "150 km west of the state's main city of", or -1."""
    if words.lower(at) not in {"of", ","} and words.lower(at) not in TITLES:
        return -1
    back = at - 1 if words.lower(at) in {"of", ","} else at
    if words.lower(back) not in TITLES:
        return -1
    stop = max(back - REACH, 0)
    while back > stop and (words.lower(back) in TITLES or words.lower(back) in BEFORE_TITLES or words.forms[back].endswith(("'s", "\u2019s"))):
        back -= 1
    return back


def _direction(words: Words, at: int) -> str | None:
    """Return the compass point of the direction words that end at word `at`."""
    directions = load().directions
    if at < 0:
        return None
    if at >= PLURAL_NEAR - 1 and words.forms[at - 1] == "-" and f"{words.lowers[at - 2]}-{words.lowers[at]}" in directions:
        return directions[f"{words.lowers[at - 2]}-{words.lowers[at]}"]
    return directions.get(words.lowers[at])


def _start_of_direction(words: Words, at: int) -> int:
    return at - 2 if at > 1 and words.forms[at - 1] == "-" else at


def _offset(words: Words, at: int) -> Around | None:
    """Read "15 km north of", "north of", "15 km from", "30 miles outside" that ends at word `at`."""
    if words.lower(at) not in {"of", "from", "outside", "off"}:
        return None
    before = at - 1
    toward = _direction(words, before)
    if toward is not None:
        before = _start_of_direction(words, before) - 1
        if words.lower(before) == "the" and words.lower(before - 1) == "to":
            before -= 2
        elif words.lower(before) == "the":
            return None
    distance = _distance(words, before)
    if distance is not None:
        return Around("offset", toward, distance)
    if toward is not None and toward != "C" and words.lower(at) == "of":
        return Around("offset", toward, None)
    return None


def _distance(words: Words, at: int) -> float | None:
    """Return the metres of a distance ("15 km", "160km", "five miles") that ends at word `at`."""
    units = load().units
    at = _before_bracket(words, at)
    form = words.lower(at)
    if words.shapes[at : at + 1] == [NUMBER] and at >= 0:
        digits = form.rstrip("abcdefghijklmnopqrstuvwxyz")
        unit = form[len(digits) :]
        return _number(digits) * units[unit] if unit in units and _number(digits) else None
    if form not in units or at < 1:
        return None
    start = at - 1
    if words.forms[start] == "-" and start:
        start -= 1
    number = _number(words.lowers[start])
    if start > 1 and words.forms[start - 1] in ".," and words.shapes[start - 2] == NUMBER and words.touches(start):
        joint = "." if words.forms[start - 1] == "." else ""
        number = _number(f"{words.forms[start - 2]}{joint}{words.forms[start]}")
    return number * units[form] if number else None


def _before_bracket(words: Words, at: int) -> int:
    """Return the word before the bracket that ends at word `at` ("40 kilometres (25 miles) west of"), or `at` where there is none."""
    if words.lower(at) != ")":
        return at
    opening = next((back for back in range(at - 1, max(at - REACH, -1), -1) if words.forms[back] == "("), None)
    return at if opening is None else opening - 1


def _number(form: str) -> float:
    if form in load().numerals:
        return load().numerals[form]
    try:
        return float(form) if form.isascii() and len(form) <= len("1234.56") and form[:1].isdigit() else 0.0
    except ValueError:
        return 0.0


def _part_of(words: Words, at: int) -> Around | None:
    """Read "the north of", "the northern part of" that ends at word `at`."""
    if words.lower(at) != "of":
        return None
    before = at - 1
    if words.lower(before) in load().classes["part"]:
        before -= 1
    toward = _direction(words, before)
    start = _start_of_direction(words, before)
    if toward is None or (words.lower(start - 1) != "the" and words.lower(at - 1) not in load().classes["part"]):
        return None
    return Around("part", toward)


def _near(words: Words, at: int) -> Around | None:
    """Read "near", "close to", "on the outskirts of" that ends at word `at`, and "near the headquarters in"."""
    near = load().classes["near"]
    for back in (1, 2, 3):
        phrase = " ".join(words.lowers[max(at - back + 1, 0) : at + 1])
        if phrase in near and phrase not in {"by", "around"}:
            return Around("near")
    if words.lower(at) in load().classes["joint"] and _head_is_facility(words, at - 1):
        for back in range(at - 1, max(at - REACH, -1), -1):
            if words.shapes[back] == SIGN and words.forms[back] not in "-'’":
                break
            if words.lowers[back] in near:
                return Around("near")
    return None


def _head_is_facility(words: Words, at: int) -> bool:
    facilities = load().facilities
    if at < 0:
        return False
    return words.lowers[at] in facilities or (at > 0 and f"{words.lowers[at - 1]} {words.lowers[at]}" in facilities)


def _facility(words: Words, at: int, stop: int) -> Around | None:
    """Read "the embassy in", "the market of" before a name, or "airport", "police headquarters", "'s airport" behind it."""
    if words.lower(at) in load().classes["joint"] and _head_is_facility(words, at - 1):
        return Around("facility")
    here = stop
    if here + 1 < len(words) and words.forms[here] in "'’" and words.lowers[here + 1] == "s":
        here += 2
    for ahead in range(here, min(here + PLURAL_NEAR, len(words))):
        if (
            words.shapes[ahead] == SIGN
            or (words.shapes[ahead] == LOWER and words.lowers[ahead] in load().classes["joint"])
            or words.tags[ahead].startswith(NO_COMPOUND)
        ):
            break
        if words.lowers[ahead] in load().facilities:
            return Around("facility")
    return None
