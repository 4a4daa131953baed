"""The order of the rows: takes longitudes and latitudes, gives the order along a Morton curve, so that any tile of the map is a run of rows.

The curve runs over a grid of 65,536 by 65,536 cells, as many degrees high as wide. The page computes the same cells again, in whole numbers, so no key is
stored.
Incidents that are nowhere come last.

>>> import numpy as np
>>> hundred_thousandths(np.array([69.2, np.nan]), np.array([34.5, np.nan]))
(array([6920000,       0]), array([3450000,       0]), array([False,  True]))
>>> morton_order(*hundred_thousandths(np.array([10.0, np.nan, 10.0, 170.0]), np.array([10.0, np.nan, 9.99, -40.0])), np.zeros(4)).tolist()
[0, 2, 3, 1]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SCALE = 100_000
"""Positions are kept in 1/100,000 degree, about a metre."""
TURN = 360 * SCALE + 1
CELL_BITS = 16


def hundred_thousandths(longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return positions in whole 1/100,000 degree, and which are missing (as 0, 0)."""
    missing = np.isnan(longitude) | np.isnan(latitude)
    x = np.rint(np.where(missing, 0, longitude) * SCALE).astype(np.int64)
    y = np.rint(np.where(missing, 0, latitude) * SCALE).astype(np.int64)
    return x, y, missing


def morton_order(x: NDArray[np.int64], y: NDArray[np.int64], missing: NDArray[np.bool_], then: NDArray[np.generic]) -> NDArray[np.intp]:
    """Return the rows' order along the curve, `then` by a second key; rows without a position last."""
    across = ((x + 180 * SCALE) << CELL_BITS) // TURN
    down = ((180 * SCALE - y) << CELL_BITS) // TURN
    key = _spread(across) | (_spread(down) << np.uint64(1))
    key[missing] = np.uint64(2**64 - 1)
    return np.lexsort((then, y, x, key))


def _spread(values: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return `values` with a zero between every two bits."""
    spread = values.astype(np.uint64)
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        spread = (spread | (spread << np.uint64(shift))) & np.uint64(mask)
    return spread
