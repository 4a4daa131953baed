"""A table under a mapping: takes a raw table and a mapping, gives the columns of each field of ours, read once, with what stands for unknown taken away.

>>> import pyarrow as pa, numpy as np
>>> from geomap.store.tables.records import Mapping, RawTable, Shape
>>> raw = RawTable(columns={"Town": pa.chunked_array([["Kabul", "n/a"]])}, rows=np.array([2, 3]), file=Shape())
>>> Sheet(raw, Mapping(layout="guessed", name="a", prefix="a", columns={"place": ("Town",)})).first("place").texts.tolist()
['Kabul', None]
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from geomap.store.tables.coded import Coded, coded, objects, paired
from geomap.store.tables.data import rows
from geomap.store.tables.names import same_column

if TYPE_CHECKING:
    from geomap.store.tables.records import Mapping, RawTable

PAIR = "&"


@functools.cache
def blank_words() -> frozenset[str]:
    """Return the words that stand for an empty cell in any table."""
    return frozenset(row["word"] for row in rows("blanks.tsv"))


class Sheet:
    """The columns of a table, by the fields of a mapping. All are of the table's length."""

    def __init__(self, raw: RawTable, mapping: Mapping) -> None:
        """Keep both; a column is decoded when it is first asked for."""
        self.raw = raw
        self.mapping = mapping
        self.blanks = blank_words()
        self.missing = self.blanks | {word.casefold() for word in mapping.missing}
        self.column = functools.cache(self._column)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.raw)

    def find(self, name: str) -> str | None:
        """Return the table's own name of a column, or None where it has none such."""
        if name in self.raw.columns:
            return name
        return same_column(name, self.raw.columns)

    def _column(self, name: str) -> Coded:
        left, sign, right = name.partition(PAIR)
        if sign and name not in self.raw.columns:
            return paired(self.column(left), self.column(right))
        own = self.find(name)
        if own is None:
            return self.empty
        return coded(self.raw.columns[own]).without(self.missing)

    def bare(self, name: str) -> Coded:
        """Return a column as it is, nothing in it taken for unknown: "NA" is Namibia among codes of countries."""
        own = self.find(name)
        return self.empty if own is None else coded(self.raw.columns[own])

    @functools.cached_property
    def empty(self) -> Coded:
        """A column without values."""
        import numpy as np

        return Coded(np.full(len(self), -1, dtype=np.int32), objects([]))

    def constant(self, value: str) -> Coded:
        """Return a column that has one value in every row."""
        import numpy as np

        return Coded(np.zeros(len(self), dtype=np.int32), objects([value]))

    def all(self, field: str) -> list[Coded]:
        """Return the columns that a field comes from."""
        return [self.column(name) for name in self.mapping.columns.get(field, ())]

    def has(self, field: str) -> bool:
        """Tell whether any row can have a value of the field."""
        return bool(self.mapping.columns.get(field)) or field in self.mapping.fill

    def first(self, field: str) -> Coded:
        """Return for each row the first value among the columns of a field, or what the mapping fills in."""
        found = self.all(field)
        if field in self.mapping.fill:
            found = [*found, self.constant(self.mapping.fill[field])]
        return functools.reduce(_either, found) if found else self.empty

    def joined(self, field: str) -> Any:
        """Return for each row the values of a field's columns, each once, joined by "; "; None where there is none."""
        found = self.all(field)
        if field in self.mapping.fill and not found:
            return self.constant(self.mapping.fill[field]).texts
        if len(found) < 2:
            return found[0].texts if found else self.empty.texts
        return functools.reduce(_join, found).texts


def _either(left: Coded, right: Coded) -> Coded:
    import numpy as np

    if left.known.all() or not right.known.any():
        return left
    codes = np.where(left.known, left.codes, np.where(right.known, right.codes + len(left.values), -1)).astype(np.int32)
    return Coded(codes, np.concatenate([left.values, right.values]))


def _join(left: Coded, right: Coded) -> Coded:
    both = paired_texts(left, right)
    return _either(_either(both, left), right) if both.known.any() else _either(left, right)


def paired_texts(left: Coded, right: Coded) -> Coded:
    """Return "left; right" where both have a value, each part once."""
    import numpy as np
    import pandas as pd

    width = max(len(right.values), 1)
    keys = np.where(left.known & right.known, left.codes.astype(np.int64) * width + right.codes, -1)
    codes, distinct = pd.factorize(keys[keys >= 0])
    values = []
    for key in distinct.tolist():
        parts = [*str(left.values[key // width]).split("; "), *str(right.values[key % width]).split("; ")]
        values.append("; ".join(dict.fromkeys(parts)))
    full = np.full(len(keys), -1, dtype=np.int32)
    full[keys >= 0] = codes
    return Coded(full, objects(values))
