"""Columns as bytes: takes columns by name, gives one text block that the page turns back into typed arrays.

A block is base64 of deflate of: the length of a JSON header (4 bytes, little endian), the header, the columns' bytes. A column of whole numbers is stored
less its minimum, 0 standing for missing, or as zigzag differences; its low bytes together, then the next: like bytes lie together and compress well.

>>> block = Container(rows=3)
>>> block.numbers("killed", [1, None, 40])
>>> block.words("category", ["raid", None, "raid"])
>>> block.columns["killed"]
{'at': 0, 'width': 1, 'base': 1, 'missing': True}
>>> block.columns["category"]
{'at': 3, 'width': 1, 'base': 0, 'missing': True, 'words': ['raid']}
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
WIDTHS = (1, 2, 4)


class Container:
    """Columns of one length, to become one block. `fields` are further entries of the header."""

    def __init__(self, rows: int, **fields: Any) -> None:
        """Start an empty block of `rows` rows."""
        self.header: dict[str, Any] = {"rows": rows, **fields}
        self.columns: dict[str, dict[str, Any]] = {}
        self._parts: list[bytes] = []
        self._size = 0

    def numbers(self, name: str, values: ArrayLike | Sequence[int | None], *, differences: bool = False) -> None:
        """Add whole numbers; None, NaN and the smallest 64-bit number are missing."""
        whole, missing = _whole(values)
        self._codes(name, whole, missing, differences=differences)

    def words(self, name: str, values: Sequence[Any] | NDArray[np.object_]) -> None:
        """Add texts that repeat, or tuples of texts, as numbers of a list of distinct ones, the most frequent first."""
        codes, distinct = factorize(values)
        self._codes(name, codes, codes < 0, base=0)
        self.columns[name]["words"] = distinct

    def raw(self, name: str, data: bytes) -> None:
        """Add bytes of any meaning."""
        self.columns[name] = {"at": self._size, "size": len(data)}
        self._add(data)

    def to_text(self) -> str:
        """Return the block."""
        head = dump({**self.header, "columns": self.columns}).encode("utf-8")
        return deflate(b"".join((len(head).to_bytes(4, "little"), head, *self._parts)))

    def _codes(self, name: str, values: NDArray[np.int64], missing: NDArray[np.bool_], *, base: int | None = None, differences: bool = False) -> None:
        some = bool(missing.any())
        low = base if base is not None else int(values[~missing].min()) if not missing.all() else 0
        codes = np.where(missing, 0, values - low + some)
        if differences:
            steps = np.diff(codes, prepend=0)
            codes = (steps << 1) ^ (steps >> 63)
        most = int(codes.max()) if codes.size else 0
        width = next((w for w in WIDTHS if most < 1 << (8 * w)), None)
        if width is None:
            message = f"a column of whole numbers must span less than 2**32, and {name} spans {most}"
            raise OverflowError(message)
        self.columns[name] = {"at": self._size, "width": width, "base": low, "missing": some, **({"differences": True} if differences else {})}
        if len(codes) != self.header["rows"]:
            self.columns[name]["rows"] = len(codes)
        self._add(codes.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :width].T.tobytes())

    def _add(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)


def factorize(values: Sequence[Any] | NDArray[np.object_]) -> tuple[NDArray[np.int64], list[Any]]:
    """Return for each value its place in the list of distinct values, -1 for None, and that list: most frequent first, then as they came."""
    import pandas as pd

    array = np.empty(len(values), dtype=object)
    array[:] = values
    codes, distinct = pd.factorize(array)
    counts = np.bincount(codes[codes >= 0], minlength=len(distinct))
    order = np.argsort(-counts, kind="stable")
    rank = np.empty(len(distinct) + 1, dtype=np.int64)
    rank[order] = np.arange(len(distinct))
    rank[-1] = -1
    return rank[codes], [distinct[i] for i in order]


def dump(value: Any) -> str:
    """Return JSON that a UTF-8 file can hold: lone surrogates, which it cannot, as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return LONE_SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def deflate(data: bytes, level: int = 6) -> str:
    """Return `data` compressed, in base64. The zlib form has no time and no system in it; level 9 takes a sixth longer and saves 0.3 %."""
    return base64.b64encode(zlib.compress(data, level)).decode("ascii")


def _whole(values: ArrayLike | Sequence[int | None]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return `values` as whole numbers, and which of them are missing."""
    array = np.asarray(values)
    if array.dtype == object:
        array = np.array([np.nan if value is None else value for value in array], dtype=np.float64)
    missing = np.isnan(array) if array.dtype.kind == "f" else array == np.iinfo(np.int64).min
    return np.where(missing, 0, array).astype(np.int64), missing
