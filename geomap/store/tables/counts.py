"""Numbers of people as tables have them: takes a text, gives low, best and high.

>>> count("12"), count("> 30"), count("10-15"), count("about 20"), count("1,200"), count("many")
((12, 12, 12), (31, None, None), (10, None, 15), (None, 20, None), (1200, 1200, 1200), None)
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.data import rows

if TYPE_CHECKING:
    from geomap.store.tables.coded import Coded

NUMBER = r"(\d{1,3}(?:[,. \u00a0\u202f']\d{3})+(?:[.,]\d{1,6})?|\d{1,9}(?:[.,]\d{1,6})?)"
ONE = re.compile(rf"(>=|<=|=>|=<|[><~\u2265\u2264\u2248\u2243+])?\s*{NUMBER}\s*([+?])?")
RANGE = re.compile(rf"(?:between |entre |\u043e\u0442 )?{NUMBER}\s*(?:-|\u2013|\u2014|to|and|et|a|\u0434\u043e)\s*{NUMBER}")
GROUPED = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f']\d{3})+")
DIGITLESS = re.compile(r"\D")
LARGEST = 10_000_000


class Counts(NamedTuple):
    """Columns of low, best and high (floats, NaN unknown), and which rows have a text that is no number."""

    low: Any
    best: Any
    high: Any
    odd: Any


def count(text: str, decimal: str = ".") -> tuple[int | None, int | None, int | None] | None:
    """Return low, best and high of a text, None each where unknown; None where it is no number of people."""
    words = " ".join(text.casefold().replace("\u2212", "-").split()).strip("() ")
    for phrase, sign in _words().items():
        if words.startswith(phrase) and words[len(phrase) : len(phrase) + 1] in {" ", ".", ":"} and not sign.isdigit():
            words = sign + words[len(phrase) :].lstrip(" .:")
            break
    if _words().get(words, "")[-1:].isdigit():
        words = _words()[words]
    span = RANGE.fullmatch(words)
    if span:
        low, high = (_whole(part, decimal) for part in span.groups())
        return None if low is None or high is None or low[0] > high[1] else (low[0], None, high[1])
    found = ONE.fullmatch(words)
    value = _whole(found.group(2), decimal) if found else None
    if found is None or value is None:
        return None
    return _bounded(found.group(1) or found.group(3) or "", *value)


@functools.cache
def _words() -> dict[str, str]:
    return {row["word"]: row["means"] for row in rows("count_words.tsv")}


def _bounded(sign: str, low: int, high: int) -> tuple[int | None, int | None, int | None]:
    if sign == ">":
        return high + 1, None, None
    if sign in {">=", "=>", "\u2265", "+"}:
        return low, None, None
    if sign == "<":
        return None, None, max(low - 1, 0)
    if sign in {"<=", "=<", "\u2264"}:
        return None, None, high
    if sign in {"~", "\u2248", "\u2243", "?"}:
        return None, low if low == high else None, None
    return low, low if low == high else None, high


def _whole(text: str, decimal: str) -> tuple[int, int] | None:
    """Return the whole numbers below and above: a third of a death, as some tables split them, is none or one."""
    signs = [sign for sign in text if not sign.isdigit()]
    if len(set(signs)) > 1 and signs[-1] in ".,":  # "1,000.5": what comes last is the decimal sign
        whole, _, part = text.rpartition(signs[-1])
        value = float(f"{DIGITLESS.sub('', whole)}.{part}")
    elif GROUPED.fullmatch(text) and (signs[0] != decimal or len(signs) > 1):
        value = float(DIGITLESS.sub("", text))
    elif len(signs) <= 1:
        value = float(text.replace(",", "."))
    else:
        return None
    return (int(value), int(value) + (value != int(value))) if value <= LARGEST else None


def counts(column: Coded, decimal: str = ".") -> Counts:
    """Read a whole column of numbers of people."""
    import numpy as np

    found = [count(value, decimal) for value in column.values]
    triples = np.array([one or (None, None, None) for one in found], dtype=float).reshape(-1, 3)
    odd = np.array([one is None for one in found], dtype=bool)
    low, best, high = (column.spread(triples[:, n], missing=np.nan) for n in range(3))
    return Counts(low, best, high, column.spread(odd, missing=False))
