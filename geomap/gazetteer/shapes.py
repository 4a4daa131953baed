"""Shapes of places: takes a place's number, gives its polygon or line in full precision or thinned for drawing, and the line that two areas share.

A shape is a list of arcs, and neighbours use the same arcs. So what two areas share is the arcs they have in common, to the last vertex, and
thinning arc by arc never opens a gap between neighbours.

>>> from geomap.gazetteer.database import open_database
>>> shapes = Shapes(open_database("boundaries.sqlite"))
>>> tajikistan, uzbekistan, japan = 1220409, 1512440, 1861060
>>> border = shapes.shared(tajikistan, uzbekistan)
>>> border.equals(shapes.get(tajikistan).intersection(shapes.get(uzbekistan)).intersection(border)), shapes.shared(tajikistan, japan)
(True, None)
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from geomap.gazetteer.arcs import GRID, unpack_block, unpack_numbers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from shapely.geometry import LineString, MultiLineString
    from shapely.geometry.base import BaseGeometry

BLOCKS_KEPT = 512
SHAPES_KEPT = 64
DRAWING_DEG = 0.01
RING_POINTS = 4


class Shapes:
    """All shapes of the world's gazetteer."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Keep the database; nothing is read before the first question."""
        self.database = database
        self.block = functools.lru_cache(maxsize=BLOCKS_KEPT)(self._block)
        self.get = functools.lru_cache(maxsize=SHAPES_KEPT)(self._get)

    @functools.cached_property
    def firsts(self) -> list[int]:
        """The first arc of each block."""
        return [first for (first,) in self.database.execute("SELECT first FROM block ORDER BY n")]

    def _block(self, number: int) -> list[Any]:
        return unpack_block(self.database.execute("SELECT data FROM block WHERE n = ?", (number,)).fetchone()[0])

    def arc(self, number: int) -> Any:
        """Return an arc's vertices in degrees; ~n is the arc n backwards."""
        forward = max(number, ~number)
        block = bisect_right(self.firsts, forward) - 1
        points = self.block(block)[forward - self.firsts[block]] / GRID
        return points if number >= 0 else points[::-1]

    def thinned(self, number: int, tolerance_deg: float) -> Any:
        """Return an arc's vertices without those that are within the tolerance; both ends stay, whichever way the arc is used."""
        if not tolerance_deg:
            return self.arc(number)
        import shapely

        line = shapely.simplify(shapely.linestrings(self.arc(max(number, ~number))), tolerance_deg, preserve_topology=False)
        points = shapely.get_coordinates(line)
        return points if number >= 0 else points[::-1]

    def rings(self, flat: list[int]) -> Iterator[list[list[int]]]:
        """Yield the polygons of an area as lists of rings of arcs."""
        position = 1
        for _ in range(flat[0]):
            polygon = []
            rings, position = flat[position], position + 1
            for _ in range(rings):
                count = flat[position]
                polygon.append(flat[position + 1 : position + 1 + count])
                position += 1 + count
            yield polygon

    def row(self, number: int) -> tuple[str, list[int]] | None:
        """Return the kind of a place's shape and the numbers it is made of."""
        found = self.database.execute("SELECT kind, data FROM shape WHERE n = ?", (number,)).fetchone()
        return None if found is None else (found[0], unpack_numbers(found[1]))

    def _get(self, number: int, tolerance_deg: float = 0.0) -> BaseGeometry | None:
        import shapely

        row = self.row(number)
        if row is None:
            return None
        kind, flat = row
        if kind == "line":
            lines = [shapely.linestrings(self.thinned(arc, tolerance_deg)) for arc in flat]
            return self._single(shapely.line_merge(shapely.multilinestrings(lines)))
        polygons = []
        for polygon in self.rings(flat):
            rings = [self.ring(arcs, tolerance_deg) for arcs in polygon]
            if len(rings[0]) >= RING_POINTS:
                polygons.append(shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) >= RING_POINTS]))
        if not polygons:  # too small to be thinned
            return self.get(number)
        area: BaseGeometry = shapely.multipolygons(polygons)
        return self._single(area if area.is_valid else shapely.make_valid(area))

    def ring(self, arcs: list[int], tolerance_deg: float = 0.0) -> Any:
        """Return a ring's vertices, closed."""
        import numpy as np

        parts = [self.thinned(arc, tolerance_deg) for arc in arcs]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    @staticmethod
    def _single(geometry: BaseGeometry) -> BaseGeometry:
        import shapely

        parts = shapely.get_parts([geometry])
        return parts[0] if len(parts) == 1 else geometry

    def outline(self, number: int) -> set[int]:
        """Return the arcs around an area, each forwards."""
        row = self.row(number)
        if row is None or row[0] != "area":
            return set()
        return {max(arc, ~arc) for polygon in self.rings(row[1]) for ring in polygon for arc in ring}

    def shared(self, one: int, other: int) -> LineString | MultiLineString | None:
        """Return the line that two areas share, or None."""
        import shapely

        common = sorted(self.outline(one) & self.outline(other)) if one != other else []
        if not common:
            return None
        line: LineString | MultiLineString = shapely.line_merge(shapely.multilinestrings([shapely.linestrings(self.arc(arc)) for arc in common]))
        return line

    def lines(self, layer: int, box: tuple[float, float, float, float]) -> Iterable[tuple[int, str | None, list[int]]]:
        """Yield (rank, name, arcs) of the lines of a layer that touch a box of degrees."""
        west, south, east, north = (round(side * GRID) for side in box)
        query = "SELECT rank, name, data FROM line WHERE layer = ? AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY n"
        for rank, name, data in self.database.execute(query, (layer, east, west, north, south)):
            yield rank, name, unpack_numbers(data)
