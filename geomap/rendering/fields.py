"""Which field of the flat record travels how: takes a frame in the page's order, puts its columns into a container, and names those that are left over.

What is needed to draw stands in one container, what is needed to filter, sort and list in a second. A column of texts that hardly repeat is not worth a list of
words: it is left for the blocks that are opened with a card.

>>> [name for name in FLAT if name not in {*DRAWN, *NUMBERS, *WORDS, *LISTS, *PLACE, *SOURCE, *TEXTS}]
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.rendering.container import factorize
from geomap.rendering.frame import NO_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geomap.rendering.container import Container
    from geomap.rendering.frame import Frame

FLAT = (
    *("incident_id", "category", "status", "date", "date_end", "date_precision", "date_basis", "country", "country_code", "admin1", "admin1_code", "place"),
    *("place_id", "longitude", "latitude", "where_prec", "coordinate_uncertainty_m", "perpetrators", "targets", "weapons", "killed", "killed_low"),
    *("killed_high", "injured", "injured_low", "injured_high", "detained", "abducted", "quote", "title", "publisher", "published", "doc_id", "quote_start"),
    *("quote_end", "sources", "score"),
)
DRAWN = ("longitude", "latitude", "category", "date", "date_end", "where_prec", "coordinate_uncertainty_m")
NUMBERS = ("killed", "killed_low", "killed_high", "injured", "injured_low", "injured_high", "detained", "abducted", "sources", "score")
WORDS = ("status", "date_precision", "date_basis", "attribution", "place_words", "place_direction")
LISTS = ("perpetrators", "targets", "weapons")
PLACE = ("country", "country_code", "admin1", "admin1_code", "place", "place_id")
SOURCE = ("title", "publisher", "published", "doc_id")
TEXTS = ("incident_id", "quote", "quote_start", "quote_end", "date_words", "marks", "claims", "alternatives", "corrected", "disagreements")
SCORE_STEPS = 1_000
FEW = 2_000
"""Up to so many distinct texts are always a list of words."""


def add_drawn(block: Container, frame: Frame, x: NDArray[np.int64], y: NDArray[np.int64], missing: NDArray[np.bool_]) -> None:
    """Add what is needed to draw and to lay out time: positions, category, days, precision."""
    nowhere = np.iinfo(np.int64).min
    block.numbers("x", np.where(missing, nowhere, x), differences=True)
    block.numbers("y", np.where(missing, nowhere, y), differences=True)
    block.words("category", frame.texts("category"))
    first, last = frame.days("date"), frame.days("date_end")
    last = np.where(last == NO_DAY, first, last)
    block.numbers("day", np.where(first == NO_DAY, nowhere, first))
    block.numbers("length", np.where(first == NO_DAY, nowhere, np.maximum(0, last - first)))
    for name in ("where_prec", "coordinate_uncertainty_m"):
        block.numbers(name, np.rint(frame.numbers(name)))


def add_listed(block: Container, frame: Frame) -> list[str]:
    """Add what is needed to filter and list; return the names of the fields that are left for the blocks."""
    left: list[str] = []
    for name in NUMBERS:
        if frame.has(name):
            block.numbers(name, np.rint(frame.numbers(name) * (SCORE_STEPS if name == "score" else 1)))
    left += [name for name in WORDS if frame.has(name) and not _add_words(block, name, frame.texts(name))]
    left += [name for name in LISTS if frame.has(name) and not _add_lists(block, name, frame.objects(name))]
    left += add_group(block, "where", {name: frame.texts(name) for name in PLACE if frame.has(name)})
    return left


def add_group(block: Container, group: str, columns: dict[str, NDArray[np.object_]]) -> list[str]:
    """Add columns that go together as one number a row and a table of distinct combinations; return what repeats too little for that."""
    if not columns:
        return []
    keys, combinations = _combine([factorize(values)[0] for values in columns.values()])
    if len(combinations) > _many(len(keys)):
        return [name for name, values in columns.items() if not _add_words(block, name, values)]
    block.numbers(group, keys)
    for name, values in columns.items():
        block.words(f"{group}.{name}", values[combinations])
    return []


def split_list(value: Any) -> tuple[str, ...]:
    """Return the items of a list cell: a list, or a text with semicolons.

    >>> split_list("IS-K; Taliban"), split_list(["a"])
    (('IS-K', 'Taliban'), ('a',))
    """
    items: Sequence[Any] = value.split(";") if isinstance(value, str) else list(value)
    return tuple(text for item in items if item is not None and (text := str(item).strip()))


def _add_words(block: Container, name: str, values: NDArray[np.object_]) -> bool:
    """Add a column of texts if they repeat; tell whether."""
    codes, distinct = factorize(values)
    if len(distinct) > _many(len(codes)):
        return False
    block.words(name, values)
    return True


def _add_lists(block: Container, name: str, values: NDArray[np.object_]) -> bool:
    """Add a column of lists of texts if they repeat; tell whether."""
    for row in [i for i, value in enumerate(values) if value is not None and type(value) is not str]:
        values[row] = tuple(values[row])
    codes, distinct = factorize(values)
    if len(distinct) > _many(len(codes)):
        return False
    lists = [split_list(value) for value in distinct]
    items = list(dict.fromkeys(item for entry in lists for item in entry))
    place = {item: nth for nth, item in enumerate(items)}
    block.numbers(name, np.where(codes < 0, np.iinfo(np.int64).min, codes))
    block.columns[name] |= {"lists": [[place[item] for item in entry] for entry in lists], "items": items}
    return True


def _combine(codes: list[NDArray[np.int64]]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Return one number a row for its combination of `codes`, numbered as they first appear, and the first row of each."""
    import pandas as pd

    keys = np.zeros(len(codes[0]), dtype=np.int64)
    for column in codes:
        keys, distinct = pd.factorize(keys * (int(column.max(initial=-1)) + 2) + column + 1)
        keys = keys.astype(np.int64)
        del distinct
    _, first = np.unique(keys, return_index=True)
    return keys, first


def _many(rows: int) -> int:
    """Return how many distinct texts are too many for a list of words."""
    return max(FEW, rows // 4)
