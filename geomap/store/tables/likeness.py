"""What a column's values look like: takes some of its values, tells how many of them can be what a field holds.

>>> like("north", ["34.5", "35,1", "103.5"]), like("date", ["2020-01-02", "3 May 2020"]), like("country", ["Mali", "Niger"])
(0.6666666666666666, 1.0, 1.0)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.store.tables.categories import by_words
from geomap.store.tables.codes import looked_up, table_of
from geomap.store.tables.countries import code_of, code_of_name
from geomap.store.tables.counts import count
from geomap.store.tables.days import day_of, from_epoch, from_serial, months
from geomap.store.tables.degrees import broken_digits, degree
from geomap.store.tables.points import _is_text_shape, _pair

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
LONG = 60
MONTHS, DAYS = 12, 31
FIRST_YEAR, LAST_YEAR = 1800, 2100
LARGEST_COUNT = 1_000_000
MISSING = frozenset({"-9", "-99", "-999"})
NEEDED = {
    "latitude": 0.6,
    "longitude": 0.6,
    "pair": 0.6,
    "shape": 0.7,
    "date": 0.6,
    "year": 0.8,
    "month": 0.8,
    "day": 0.8,
    "id": 0.9,
    "category": 0.2,
    "status": 0.5,
    "country": 0.5,
    "country_code": 0.6,
    "text": 0.6,
    "long_text": 0.5,
    "where_prec": 0.7,
    "date_prec": 0.7,
    "number": 0.8,
    "count": 0.6,
    "url": 0.7,
}
"""The share of a column's values that must look like it, once its name says so. A latitude may be exchanged with a longitude; "north" may not."""


def like(kind: str, values: Sequence[str]) -> float:
    """Return the share of `values` that can be of the kind."""
    if not values:
        return 0.0
    if kind == "id":
        return len(set(values)) / len(values)
    test = TESTS[kind]
    return sum(test(value) for value in values) / len(values)


def _whole(value: str) -> int | None:
    bare = value.removesuffix(".0").strip()
    return int(bare) if bare.isdecimal() and len(bare) <= 9 else None


def _between(low: int, high: int) -> Callable[[str], bool]:
    def test(value: str) -> bool:
        number = _whole(value)
        return number is not None and (low <= number <= high or number in {0, 99})

    return test


def _date(value: str) -> bool:
    found = day_of(value) or day_of(value, "MDY")
    return bool(found and found[2] != "year") or from_serial(value) is not None or from_epoch(value) is not None


def _month(value: str) -> bool:
    return _between(0, MONTHS)(value) or value.casefold().rstrip(".") in months()


def _count(value: str) -> bool:
    if value in MISSING:
        return True
    found = count(value)
    return found is not None and max((one for one in found if one is not None), default=0) < LARGEST_COUNT


def _coded(field: str, *tables: str) -> Callable[[str], bool]:
    return lambda value: any(looked_up(value, table_of("precisions.tsv", table, field)) is not None for table in tables)


def _number(value: str) -> bool:
    return re.fullmatch(r"-?\d{1,9}(?:[.,]\d+)?", value) is not None


TESTS: dict[str, Callable[[str], bool]] = {
    "north": lambda value: degree(value, 90) is not None,
    "latitude": lambda value: degree(value, 180) is not None or broken_digits(value) is not None,
    "longitude": lambda value: degree(value, 180) is not None or broken_digits(value) is not None,
    "pair": lambda value: _is_text_shape(value) or _pair(value) is not None,
    "shape": _is_text_shape,
    "date": _date,
    "year": _between(FIRST_YEAR, LAST_YEAR),
    "month": _month,
    "day": _between(0, DAYS),
    "category": lambda value: by_words(value) is not None,
    "status": _coded("status", "words", "gtd"),
    "country": lambda value: code_of_name(value) is not None or (value.isupper() and code_of(value, "iso3") is not None),
    "country_code": lambda value: code_of(value) is not None,
    "text": lambda value: bool(LETTER.search(value)) and not ADDRESS.fullmatch(value),
    "long_text": lambda value: len(value) >= LONG // 3 and bool(LETTER.search(value)) and not ADDRESS.fullmatch(value),
    "where_prec": _coded("where_prec", "geomap", "words"),
    "date_prec": _coded("date_prec", "ucdp", "words"),
    "number": _number,
    "count": _count,
    "url": lambda value: ADDRESS.fullmatch(value) is not None,
}
