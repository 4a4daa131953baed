"""A column as its distinct values: takes a column of texts, gives the values once each and, for every row, which one it has.

Whatever is read from a cell is read once a value, not once a row: a million rows have some thousand dates, countries and codes.

>>> import pyarrow as pa
>>> column = coded(pa.chunked_array([[" Kabul", "", None, "Kabul"]]))
>>> column.values.tolist(), column.codes.tolist(), column.spread(column.values).tolist()
(['Kabul'], [0, -1, -1, 0], ['Kabul', None, None, 'Kabul'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

BLANKS = " \t\n\r\x0b\x0c\xa0\u2007\u202f\u200b\u200e\u200f\u2060\ufeff\u3000"


class Coded(NamedTuple):
    """`values` are distinct texts (object array), `codes` say which one a row has, -1 where it has none."""

    codes: Any
    values: Any

    def spread(self, per_value: Any, missing: Any = None) -> Any:
        """Return for each row what `per_value` has for its value, `missing` where it has none."""
        import numpy as np

        extended = np.empty(len(per_value) + 1, dtype=per_value.dtype if missing is not None else object)
        extended[:-1] = per_value
        extended[-1] = missing
        return extended[self.codes]

    def map(self, function: Callable[[str], Any]) -> Any:
        """Return for each row what `function` makes of its value; it is called once a distinct value."""
        return self.spread(objects([function(value) for value in self.values]))

    def without(self, missing: Collection[str]) -> Coded:
        """Return the column with the values that stand for none taken as none."""
        import numpy as np

        gone = np.fromiter((value.casefold() in missing for value in self.values), dtype=bool, count=len(self.values))
        if not gone.any():
            return self
        renumbered = np.where(gone, -1, np.cumsum(~gone) - 1)
        return Coded(np.append(renumbered, -1)[self.codes].astype(np.int32), self.values[~gone])

    @property
    def texts(self) -> Any:
        """The column as texts, None where a row has none."""
        return self.spread(self.values)

    @property
    def known(self) -> Any:
        """Which rows have a value."""
        return self.codes >= 0

    @property
    def counts(self) -> Any:
        """How many rows have each value."""
        import numpy as np

        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))


def objects(values: list[Any]) -> Any:
    """Return `values` as an object array, whatever they are."""
    import numpy as np

    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def coded(column: Any, *, trim: bool = True) -> Coded:
    """Return a column of Arrow texts as distinct values; blanks around them are taken away, and an empty cell is none."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.utf8_trim(column, characters=BLANKS) if trim else column
    encoded = texts.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.unify_dictionaries().combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.chunk(0) if encoded.num_chunks else pa.array([], type=encoded.type)
    values = objects(encoded.dictionary.to_pylist())
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    return Coded(codes, values).without({""})


def paired(left: Coded, right: Coded) -> Coded:
    """Return two columns as one of "left&right"; none where either has none.

    >>> import pyarrow as pa
    >>> paired(coded(pa.chunked_array([["1", "1", ""]])), coded(pa.chunked_array([["a", "b", "c"]]))).texts.tolist()
    ['1&a', '1&b', None]
    """
    import numpy as np
    import pandas as pd

    both = left.known & right.known
    keys = np.where(both, left.codes.astype(np.int64) * max(len(right.values), 1) + right.codes, -1)
    codes, distinct = pd.factorize(keys[both])
    values = objects([f"{left.values[key // len(right.values)]}&{right.values[key % len(right.values)]}" for key in distinct.tolist()])
    full = np.full(len(keys), -1, dtype=np.int32)
    full[both] = codes
    return Coded(full, values)
