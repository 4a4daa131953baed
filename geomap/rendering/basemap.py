"""The land below, without a network: takes what is to be shown, gives the block of shapes and names that the page draws.

The gazetteer gives the layers around the bounds as lists of coordinates; here they become whole numbers and differences in one container.

>>> import numpy as np
>>> basemap_block(np.array([np.nan]), np.array([np.nan])) is None
True
>>> bounds_of(np.array([179.0, -178.0]), np.array([-18.0, -17.0]))
(179.0, -18.0, -178.0, -17.0)
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.rendering.container import Container
from geomap.rendering.geometry import encode_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

AREAS = ("world", "countries", "lakes")
LAYERS = (*AREAS, "coasts", "rivers", "admin1", "borders", "disputed")
"""From the ground up, as the page paints them."""
LABEL_SCALE = 100
MOST_DIGITS = 4
POLE_DEG = 89.0
LEAST_DEG = 1.0
MARGIN = 1.4
HALF_TURN_DEG, TURN_DEG = 180.0, 360.0


def basemap_block(longitudes: NDArray[np.float64], latitudes: NDArray[np.float64]) -> str | None:
    """Return the block of the land around what lies at these degrees, or None where nothing lies anywhere."""
    bounds = bounds_of(longitudes, latitudes)
    if bounds is None:
        return None
    from geomap.gazetteer import basemap

    return encode_basemap(basemap(widened(*bounds)))


def bounds_of(longitudes: NDArray[np.float64], latitudes: NDArray[np.float64]) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north; west is greater than east where the antimeridian lies between, which is where that is narrower."""
    east_of = longitudes[np.isfinite(longitudes)]
    if not east_of.size:
        return None
    west, east = float(east_of.min()), float(east_of.max())
    turned = np.where(east_of < 0, east_of + TURN_DEG, east_of)
    if east - west > HALF_TURN_DEG and np.ptp(turned) < east - west:
        west, east = float(turned.min()), float(turned.max())
        east -= TURN_DEG if east > HALF_TURN_DEG else 0
    return west, float(np.nanmin(latitudes)), east, float(np.nanmax(latitudes))


def widened(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    """Return bounds with a margin and about as high as wide on the map, so that their edge lies out of the first view.

    >>> [round(side) for side in widened(60, 34, 70, 36)]
    [58, 29, 72, 41]
    """
    width = east - west + (TURN_DEG if east < west else 0)
    stretch = math.cos(math.radians((south + north) / 2))
    across = max(width, (north - south) / stretch, LEAST_DEG) * MARGIN
    if across >= TURN_DEG:
        return -HALF_TURN_DEG, -POLE_DEG, HALF_TURN_DEG, POLE_DEG
    aside, beyond = (across - width) / 2, (across * stretch - (north - south)) / 2
    turned = [side + TURN_DEG if side < -HALF_TURN_DEG else side - TURN_DEG if side > HALF_TURN_DEG else side for side in (west - aside, east + aside)]
    return turned[0], max(-POLE_DEG, south - beyond), turned[1], min(POLE_DEG, north + beyond)


def encode_basemap(layers: Mapping[str, list[dict[str, Any]]]) -> str:
    """Return the block of the gazetteer's `layers`."""
    labels = layers.get("labels", [])
    parts = {name: _parts(layers[name]) for name in LAYERS if layers.get(name)}
    scales = {name: 10 ** _digits(pieces) for name, pieces in parts.items()}
    block = Container(len(labels), scales=scales)
    block.words("name", [label["props"]["name"] for label in labels])
    block.words("kind", [label["props"]["kind"] for label in labels])
    block.numbers("rank", [label["props"]["rank"] for label in labels])
    for axis, name in enumerate("xy"):
        block.numbers(name, np.rint(np.array([label["coords"][axis] for label in labels], dtype=np.float64) * LABEL_SCALE))
    for name, pieces in parts.items():
        block.raw(name, encode_parts(pieces, scales[name], areal=name in AREAS))
    return block.to_text()


def _parts(items: Iterable[Mapping[str, Any]]) -> list[list[NDArray[np.float64]]]:
    """Return for each country or lake its rings, for lines each line by itself, so that the page skips what is out of view."""
    return [[np.array(part, dtype=np.float64) for part in item["coords"]] for item in items]


def _digits(pieces: list[list[NDArray[np.float64]]]) -> int:
    """Return how many decimals the gazetteer kept."""
    points = np.concatenate([part.ravel() for piece in pieces for part in piece])
    return next((digits for digits in range(MOST_DIGITS) if np.allclose(points, np.round(points, digits), atol=1e-9)), MOST_DIGITS)
