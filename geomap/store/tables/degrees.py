r"""Coordinates as people write them: takes distinct texts of one axis, gives degrees, and what a spreadsheet broke.

Decimal point or comma, degrees-minutes-seconds, letters for the hemisphere, signs of any kind. Of "1.407.092.855" a spreadsheet has lost where the point
stood: its digits are kept, to be placed where the rest of the row allows one place only.

>>> degree("34 31 12 N", 90), degree("34,5166", 90), degree("69.2 E", 180), degree("north", 90)
(34.52, 34.5166, 69.2, None)
>>> broken_digits("1.407.092.855"), placements("1407092855", 90)
('1407092855', [1.407092855, 14.07092855])
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

SPACES = re.compile(r"[\s\u200b\ufeff]+")
SIGNS = str.maketrans(
    {"\u2212": "-", "\u2013": "-", "\u2014": "-", "\uff0d": "-", "\u00ba": "\u00b0", "\u02da": "\u00b0", "\u2032": "'", "\u2019": "'", "\u00b4": "'"}
    | {"\u2018": "'", "\u2033": '"', "\u201d": '"', "\u201c": '"', "\u066b": ".", "\u060c": ","}
    | {chr(0x660 + n): str(n) for n in range(10)}
    | {chr(0x6F0 + n): str(n) for n in range(10)}
)
PLAIN = re.compile(r"[-+]?\d{1,3}(?:[.,]\d*)?|[-+]?[.,]\d+")
PARTS = re.compile(r"([-+]?)(\d{1,3})(?:\u00b0|d|deg|:| )\s?(\d{1,2}(?:[.,]\d+)?)(?:'|m|min|:| |$)?\s?(?:(\d{1,2}(?:[.,]\d+)?)(?:\"|''|s|sec)?)?", re.ASCII)
GROUPS = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{3}){2,}\d*|[-+]?\d{1,3}[.,]\d{3}[.,]\d+")
LONE_DIGITS = re.compile(r"[-+]?\d{5,17}")
HEMISPHERES = {"n": 1, "e": 1, "s": -1, "w": -1, "с": 1, "ю": -1, "в": 1, "з": -1, "north": 1, "south": -1, "east": 1, "west": -1}
LETTERS = re.compile(
    r"^(north|south|east|west|[nsew\u0441\u044e\u0432\u0437])\.?\s?(?=[-+\d])|(?<=[\d.\u00b0'\" ])(north|south|east|west|[nsew\u0441\u044e\u0432\u0437])\.?$"
)
NONE = frozenset({999.0, -999.0, 9999.0, -9999.0, 99999.0, -99999.0, -99.0, -9.0})
CERTAIN_NONE = frozenset({999.0, -999.0, 9999.0, -9999.0, 99999.0, -99999.0})
WHOLE_PARTS = 60


class Degrees(NamedTuple):
    """`numbers` in degrees, NaN where a text is none; `broken` the digits whose point is lost, None elsewhere; `odd` which texts mean nothing."""

    numbers: Any
    broken: Any
    odd: Any


def degrees(values: Any, limit: float) -> Degrees:
    """Read distinct texts of one axis, `limit` being 90 or 180."""
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.replace_substring_regex(pa.array(values, pa.string()), r"^([-+]?\d{1,3}),(\d+)$", r"\1.\2")
    numbers = pd.to_numeric(pd.Series(texts.to_numpy(zero_copy_only=False), dtype=object), errors="coerce").to_numpy(dtype=float, copy=True)
    numbers[~np.isfinite(numbers)] = np.nan
    broken = np.full(len(values), None, dtype=object)
    odd = np.zeros(len(values), dtype=bool)
    for at in np.flatnonzero(np.isnan(numbers) | (np.abs(numbers) > limit)).tolist():
        text = values[at]
        if not np.isnan(numbers[at]) and float(numbers[at]) in CERTAIN_NONE:
            numbers[at] = np.nan
            continue
        digits = broken_digits(text)
        found = None if digits else degree(text, limit)
        broken[at] = digits
        if np.isnan(numbers[at]) or digits:
            numbers[at] = np.nan if found is None else found
            odd[at] = found is None and not digits
    return Degrees(numbers, broken, odd)


def degree(text: str, limit: float) -> float | None:
    """Return the degrees that a text means, or None; two numbers in one cell are latitude and longitude."""
    words = SPACES.sub(" ", text.translate(SIGNS)).strip(" ()[];").casefold()
    both = words.split(", ") if ", " in words else []
    if len(both) == 2 and all(PLAIN.fullmatch(part.strip()) for part in both):
        words = both[0 if limit == 90 else 1].strip()
    found = LETTERS.search(words)
    turn = HEMISPHERES[found.group(1) or found.group(2)] if found else 1
    if found:
        words = (words[: found.start()] + words[found.end() :]).strip()
    words = words.removesuffix("\u00b0").strip()
    value = float(words.replace(",", ".")) if PLAIN.fullmatch(words) else _from_parts(words)
    if value is None:
        return None
    value = turn * abs(value) if found else value
    return value if abs(value) <= limit else None


def _from_parts(words: str) -> float | None:
    found = PARTS.fullmatch(words)
    if not found:
        return None
    sign, whole, minutes, seconds = found.groups()
    small = [float((part or "0").replace(",", ".")) for part in (minutes, seconds)]
    if max(small) >= WHOLE_PARTS:
        return None
    return (-1 if sign == "-" else 1) * round(int(whole) + small[0] / 60 + small[1] / 3600, 9)


def broken_digits(text: str) -> str | None:
    """Return the digits (with the sign) of a number whose point a spreadsheet lost, or None where it did not."""
    words = SPACES.sub("", text.translate(SIGNS))
    if not GROUPS.fullmatch(words) and not LONE_DIGITS.fullmatch(words):
        return None
    return words.replace(".", "").replace(",", "").removeprefix("+")


def placements(digits: str, limit: float) -> list[float]:
    """Return what digits can mean with the point after the first, second or third."""
    sign, bare = (-1, digits[1:]) if digits.startswith("-") else (1, digits)
    found = [sign * float(f"{bare[:at]}.{bare[at:]}") for at in (1, 2, 3) if at < len(bare)]
    return [value for value in found if abs(value) <= limit]
