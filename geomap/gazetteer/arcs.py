"""Lines on disk: takes arcs on a grid of 1e-5 degrees, gives compressed blocks of them, and back.

A block holds the steps from vertex to vertex, zigzag coded, byte planes apart, deflated: about three bytes a vertex.

>>> import numpy as np
>>> line = np.array([[7_000_000, 3_700_000], [7_000_012, 3_699_000], [7_000_012, 3_699_001]])
>>> [arc.tolist() for arc in unpack_block(pack_block([line]))] == [line.tolist()]
True
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

GRID = 1e5
Ints = np.ndarray[Any, np.dtype[np.int64]]


def pack_block(arcs: Sequence[Ints]) -> bytes:
    """Return arcs as one block."""
    counts = np.array([len(arc) for arc in arcs], dtype="<u4")
    steps = np.concatenate([np.diff(arc, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)) for arc in arcs]).reshape(-1)
    zigzag = ((steps << 1) ^ (steps >> 63)).astype("<u4")
    planes = zigzag.view(np.uint8).reshape(-1, 4).T.tobytes()
    return np.array([len(arcs)], dtype="<u4").tobytes() + counts.tobytes() + zlib.compress(planes, 9)


def unpack_block(block: bytes) -> list[Ints]:
    """Return the arcs of a block."""
    many = int(np.frombuffer(block, dtype="<u4", count=1)[0])
    counts = np.frombuffer(block, dtype="<u4", offset=4, count=many).astype(np.int64)
    planes = np.frombuffer(zlib.decompress(block[4 + 4 * many :]), dtype=np.uint8)
    zigzag = np.ascontiguousarray(planes.reshape(4, -1).T).view("<u4").reshape(-1).astype(np.int64)
    steps = ((zigzag >> 1) ^ -(zigzag & 1)).reshape(-1, 2)
    return [np.cumsum(part, axis=0) for part in np.split(steps, np.cumsum(counts)[:-1])]


def pack_numbers(numbers: Sequence[int]) -> bytes:
    """Return whole numbers deflated."""
    return zlib.compress(np.asarray(numbers, dtype="<i4").tobytes(), 9)


def unpack_numbers(data: bytes) -> list[int]:
    """Return what `pack_numbers` was given.

    >>> unpack_numbers(pack_numbers([3, -1]))
    [3, -1]
    """
    found: list[int] = np.frombuffer(zlib.decompress(data), dtype="<i4").tolist()
    return found
