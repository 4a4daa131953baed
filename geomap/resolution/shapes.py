"""The shape that words describe: takes a resolution, gives it with its geometry, representative point and radius."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer
    from geomap.types import Resolution


def shape_of(resolution: Resolution, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Return the shape that the words of `resolution` describe, or None."""
    return gazetteer.shape(resolution.place.place_id) if resolution.place else None


def described(resolution: Resolution, gazetteer: Gazetteer) -> Resolution:
    """Return `resolution` with its geometry."""
    from dataclasses import replace

    return replace(resolution, geometry=shape_of(resolution, gazetteer))
