"""Arcs: takes polygons on an integer grid that share vertices, gives the lines between their meeting points, each once, and every polygon as rings of arcs.

A border between two units is one arc (or several), used by both; so what is simplified arc by arc never gaps, and what two units share is found by arc number.
A vertex ends an arc where the rings that pass through it do not all pass the same way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GRID = 1e5
Ints = np.ndarray[Any, np.dtype[np.int64]]
Ring = list[int]
Polygon = list[Ring]


def grid(pairs: Any) -> Ints:
    """Return coordinates in whole 1e-5 degrees, repeats in a row dropped."""
    whole = np.round(np.asarray(pairs) * GRID).astype(np.int64)
    keep = np.ones(len(whole), dtype=bool)
    keep[1:] = (whole[1:] != whole[:-1]).any(axis=1)
    return whole[keep]


def rings_of(shape: Any) -> list[list[Ints]]:
    """Return a polygon's or multipolygon's rings on the grid, outer ring first, each closed, those that collapsed left out."""
    found = []
    for part in shapely.get_parts([shape]):
        rings = [grid(shapely.get_coordinates(ring)) for ring in shapely.get_rings([part])]
        if len(rings[0]) > 3:
            found.append([ring for ring in rings if len(ring) > 3])
    return found


def pack(points: Ints) -> Ints:
    """Return one number for each grid point."""
    packed: Ints = (points[:, 0] + 18_000_001) * 20_000_000 + (points[:, 1] + 9_000_001)
    return packed


@dataclass(slots=True)
class Topology:
    """The arcs found so far, and the vertices that end arcs. An arc used backwards has the number ~n."""

    ends: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    arcs: list[Ints] = field(default_factory=list)
    numbers: dict[bytes, int] = field(default_factory=dict)

    def find_ends(self, rings: Sequence[Ints]) -> None:
        """Find the vertices where arcs end: those with differing neighbours in the rings."""
        at, low, high = [], [], []
        for ring in rings:
            keys = pack(ring[:-1])
            before, after = np.roll(keys, 1), np.roll(keys, -1)
            at.append(keys)
            low.append(np.minimum(before, after))
            high.append(np.maximum(before, after))
        keys, lows, highs = np.concatenate(at), np.concatenate(low), np.concatenate(high)
        order = np.lexsort((highs, lows, keys))
        keys, lows, highs = keys[order], lows[order], highs[order]
        same = keys[1:] == keys[:-1]
        differs = same & ((lows[1:] != lows[:-1]) | (highs[1:] != highs[:-1]))
        self.ends = np.unique(keys[1:][differs])

    def encode(self, ring: Ints) -> Ring:
        """Return a closed ring as arcs, adding those that are new."""
        points = ring[:-1]
        keys = pack(points)
        cuts = np.flatnonzero(np.isin(keys, self.ends))
        if len(cuts) == 0:
            start = int(np.argmin(keys))
            return [self.number(np.concatenate([points[start:], points[: start + 1]]))]
        found = []
        for first, second in zip(cuts, [*cuts[1:], cuts[0] + len(points)], strict=True):
            indices = np.arange(first, second + 1) % len(points)
            found.append(self.number(points[indices]))
        return found

    def number(self, line: Ints) -> int:
        """Return the number of an arc, ~n where it was first seen the other way round."""
        there, back = line.tobytes(), line[::-1].tobytes()
        if there in self.numbers:
            return self.numbers[there]
        if back in self.numbers:
            return ~self.numbers[back]
        self.numbers[there] = len(self.arcs)
        self.arcs.append(line)
        return len(self.arcs) - 1

    def dissolve(self, features: Iterable[list[Polygon]]) -> list[Polygon]:
        """Return the union of features as rings of arcs: arcs between two of them fall away."""
        uses: dict[int, int] = {}
        seen: set[frozenset[int]] = set()
        for feature in features:
            for polygon in feature:
                outline = frozenset(max(arc, ~arc) for arc in polygon[0])
                if outline in seen:  # a polygon that the source holds twice
                    continue
                seen.add(outline)
                for ring in polygon:
                    for arc in ring:
                        uses[max(arc, ~arc)] = uses.get(max(arc, ~arc), 0) + 1
        outer = [self.arcs[arc] for arc, count in uses.items() if count % 2]
        area = shapely.build_area(shapely.multilinestrings([shapely.linestrings(line) for line in outer]))
        return [[self.encode(ring) for ring in rings] for rings in raw_rings(area)]


def raw_rings(shape: Any) -> list[list[Ints]]:
    """Return the rings of a shape whose coordinates are grid numbers already."""
    return [[np.round(shapely.get_coordinates(ring)).astype(np.int64) for ring in shapely.get_rings([part])] for part in shapely.get_parts([shape])]
