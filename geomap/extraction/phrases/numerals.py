"""Numbers in words and figures: takes the words of one, gives their values.

>>> list(values(["twenty", "five"])), list(values(["two", "hundred", "and", "fifty"])), list(values(["20", "to", "30"]))
([25], [250], [20, 30])
>>> list(values(["two", "dozen"])), list(values(["half", "a", "dozen"])), list(values(["several"]))
([24], [6], [])
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

FIGURES = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,7}")
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
DOZEN = 12


def values(words: Iterable[str]) -> Iterable[int]:
    """Yield the numbers that `words` spell; words that only estimate ("dozens") yield none."""
    current: int | None = None
    half = False
    for word in words:
        value = _value(word)
        half = half or word == "half"
        if word in MAGNITUDES:
            current = (current or 1) * MAGNITUDES[word]
        elif word == "dozen":
            current = DOZEN // 2 if half else (current or 1) * DOZEN
        elif value is not None and current is not None and _goes_on(word, value, current):
            current += value
        elif value is not None:
            if current is not None:
                yield current
            current = value
    if current is not None:
        yield current


def _value(word: str) -> int | None:
    if FIGURES.fullmatch(word):
        return int(re.sub(r"[, ]", "", word))
    known = numbers().get(word)
    return known.best if known is not None and known.qualifier == "exact" else None


def _goes_on(word: str, value: int, current: int) -> bool:
    """Tell whether a word goes on with the number before it: "twenty five", "two hundred and fifty"."""
    if FIGURES.fullmatch(word):
        return False
    return (20 <= current < 100 and current % 10 == 0 and value < 10) or (current >= 100 and current % 100 == 0 and value < 100)
