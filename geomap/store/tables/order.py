"""Day before month or month before day: decided over a whole column, never cell by cell.

>>> import numpy as np
>>> order_of(np.array(["03/04/2019", "25/04/2019"], dtype=object))
Order(order='DMY', certain=True, mixed=False)
>>> order_of(np.array(["03/04/2019", "01/05/2019", "05/06/2019"], dtype=object))
Order(order='DMY', certain=False, mixed=False)
"""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

from geomap.store.tables.days import NUMBERS, TIME, _year, span
from geomap.store.tables.degrees import SIGNS

MONTHS = 12
CLEARLY = 0.9


class Order(NamedTuple):
    """`order` is "DMY" or "MDY"; `certain` where some value can be read one way only; `mixed` where values contradict each other."""

    order: str
    certain: bool
    mixed: bool


def order_of(values: Any) -> Order:
    """Return the order of day and month in distinct texts, given as they come in the table."""
    pairs = [pair for value in values if (pair := numbers_of(value))]
    day_first = sum(first > MONTHS >= second for first, second, _, _ in pairs)
    month_first = sum(second > MONTHS >= first for first, second, _, _ in pairs)
    if day_first or month_first:
        return Order("DMY" if day_first >= month_first else "MDY", certain=True, mixed=bool(day_first and month_first))
    if not pairs or all(first == second for first, second, _, _ in pairs):
        return Order("DMY", certain=True, mixed=False)
    if all(sign == "." for *_, sign in pairs):
        return Order("DMY", certain=True, mixed=False)
    return Order(_in_order(pairs), certain=False, mixed=False)


def numbers_of(value: str) -> tuple[int, int, int, str] | None:
    """Return the two numbers before the year, the year, and the sign between, of a date in numbers."""
    if len(value) > 40:
        return None
    words = TIME.sub("", value.translate(SIGNS)).strip()
    found = NUMBERS.match(words)
    return (int(found.group(1)), int(found.group(2)), _year(found.group(3)), "." if "." in found.group(0) else "/") if found else None


def _in_order(pairs: list[tuple[int, int, int, str]]) -> str:
    """Return the order under which the dates of a table come sorted; day first where neither does clearly."""
    scores = {}
    for order in ("DMY", "MDY"):
        days = [span(year, second, first) if order == "DMY" else span(year, first, second) for first, second, year, _ in pairs]
        isos = [day[0] for day in days if day]
        steps = [a <= b for a, b in itertools.pairwise(isos) if a != b]
        up = sum(steps) / len(steps) if steps else 0.5
        scores[order] = max(up, 1 - up)
    return "MDY" if scores["MDY"] >= CLEARLY and scores["MDY"] > scores["DMY"] + 0.1 and len(pairs) > MONTHS else "DMY"
