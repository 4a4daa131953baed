"""Numbers in words and digits: takes the words of a phrase, gives its number.

>>> number("twenty four"), number("2 1 / 2"), number("a hundred"), number("nineteen ninety - four"), number("several")
(24.0, 2.5, 100.0, 1994.0, None)
"""

from __future__ import annotations

import re

from geomap.dates.lexicon import open_lexicon

MARKS = frozenset({"-", "and", "of", "/", "a", "an", "the", "more", "another"})
UNITS, TEENS, TENS, BIG = "num1", "num10", "num20", "numbig"
HUNDRED, YEAR_TEENS, HALF = 100, range(13, 21), 0.5
LARGEST_DIGITS = 15
PIVOT = 68  # two-digit years up to 68 are 20xx, as POSIX has it
TWO_DIGITS = 2
DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def number(phrase: str, language: str = "en") -> float | None:
    """Give the number that `phrase` (tokens joined by spaces) says, or None where it says none that can be told."""
    words = phrase.split()
    if "/" in words:
        return _fraction(words)
    total, current, seen = 0.0, 0.0, False
    for place, word in enumerate(words):
        if word in {"half", "½"}:
            current, seen = current + HALF, True
            continue
        value = _digits(word) if word[:1].isdigit() else _word(word, language)
        if value is None:
            if word not in MARKS:
                return None
            continue
        seen = True
        if value >= HUNDRED and not word[:1].isdigit():
            current = (current or 1) * value
            if value > HUNDRED:
                total, current = total + current, 0.0
        elif place and current in YEAR_TEENS and value >= min(YEAR_TEENS) - 3:
            current = current * HUNDRED + value  # "nineteen ninety"
        else:
            current += value
    if not seen:
        return 1.0 if words and words[-1] in {"a", "an", "another"} else None
    return total + current


def _fraction(words: list[str]) -> float | None:
    digits = [_digits(word) for word in words if word != "/" and word[:1].isdigit()]
    if len(digits) < 2 or None in digits or not digits[-1]:
        return None
    whole = (digits[0] or 0.0) if len(digits) > 2 else 0.0
    return whole + (digits[-2] or 0.0) / digits[-1]


def _digits(word: str) -> float | None:
    plain = word.replace(",", "")
    return float(plain) if len(plain) <= LARGEST_DIGITS and DIGITS.fullmatch(plain) else None


def _word(word: str, language: str) -> float | None:
    value = open_lexicon(language).any_value((UNITS, TEENS, TENS, BIG), word)
    return float(value) if value else None


def ordinal(phrase: str, language: str = "en") -> int | None:
    """Give the number of an ordinal: "third", "twenty - first", "20th", also a plain "9".

    >>> ordinal("twenty - first"), ordinal("20th"), ordinal("9")
    (21, 20, 9)
    """
    words = phrase.replace(" - ", " ").split()
    if not words:
        return None
    last = words[-1]
    digits = re.match(r"[0-9]+", last)
    if digits:
        return int(digits[0]) if len(digits[0]) <= LARGEST_DIGITS else None
    value = open_lexicon(language).value("ordw", last)
    if value is None:
        return None
    tens = open_lexicon(language).value(TENS, words[0]) if len(words) > 1 else None
    return int(value) + int(tens or 0)


def year_number(words: str | None) -> int | None:
    """Read a year as written: "1998", "' 98", "98", "nineteen ninety - four".

    >>> year_number("1998"), year_number("' 98"), year_number("nineteen ninety - four"), year_number(None)
    (1998, 1998, 1994, None)
    """
    if words is None:
        return None
    digits = words.removeprefix("' ")
    if digits.isdigit():
        value = int(digits)
        return value if len(digits) > TWO_DIGITS else value + (2000 if value <= PIVOT else 1900)
    said = number(words)
    return int(said) if said else None
