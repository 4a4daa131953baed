"""What a map is drawn on: takes the bounds of what is to be shown, gives the land, borders, waters and labels there, and a coarse world behind.

`basemap((west, south, east, north))` returns a dict of layers, each a list of {"coords": ..., "props": {...}}, always in the same order:

- ``world``      coarse countries, whole: coords is a list of rings (fill even-odd), props code; empty where the bounds span the globe
- ``countries``  countries within the bounds: coords is a list of rings, props code, name, place_id
- ``lakes``      coords is a list of rings, props rank
- ``coasts``, ``borders``, ``admin1``, ``disputed``, ``rivers``   coords is a list of lines, props name (or None), rank
- ``labels``     coords is [longitude, latitude], props name, kind (country, admin1, capital, city), rank (0 first)

Coordinates are longitude, latitude, rounded to what the extent can show. Where west > east the bounds cross the antimeridian; longitudes east of it then
come out above 180. Thinning follows the extent, so that any region takes some tens of kilobytes.

>>> layers = basemap((60, 34, 76, 42))
>>> [country["props"]["name"] for country in layers["countries"]][:3], layers["labels"][0]["props"]["kind"]
(['Afghanistan', 'China', 'India'], 'country')
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError
from geomap.gazetteer.arcs import GRID, unpack_block
from geomap.gazetteer.database import open_database
from geomap.gazetteer.places import Places
from geomap.gazetteer.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

Bounds = tuple[float, float, float, float]
Layer = list[dict[str, Any]]
LAYERS = {"coasts": 0, "borders": 1, "admin1": 2, "disputed": 3, "rivers": 4}
LAKES = 5
PAD = 0.15
LEAST_DEG = 1.0
STEPS_ACROSS = 1_200
MOST_LABELS = 400
HALF_TURN, FULL_TURN, POLE = 180.0, 360.0, 90.0


@functools.cache
def _open() -> tuple[Shapes, Places]:
    return Shapes(open_database("boundaries.sqlite")), Places(open_database("gazetteer.sqlite"))


def basemap(bounds: Bounds) -> dict[str, Layer]:
    """Return the layers for a map of the bounds (west, south, east, north in degrees), padded by a seventh on each side."""
    shapes, places = _open()
    views = plan(bounds)
    whole = views[0].box[2] - views[0].box[0] >= FULL_TURN
    layers: dict[str, Layer] = {"world": [] if whole else list(world(shapes, views[-1].shift))}
    layers["countries"] = [item for view in views for item in countries(shapes, places, view)]
    layers["lakes"] = [item for view in views for item in lakes(shapes, view)]
    for name, number in LAYERS.items():
        layers[name] = [item for view in views for item in lines(shapes, number, view)]
    ordered = sorted((pair for view in views for pair in labels(shapes, view)), key=lambda pair: pair[0])
    layers["labels"] = [label for _, label in ordered[:MOST_LABELS]]
    return layers


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A box to cut out: how far east its longitudes are moved, the tolerance of thinning, the digits worth keeping, and the width of the whole map."""

    box: Bounds
    shift: float
    tolerance_deg: float
    digits: int
    wide_deg: float


def plan(bounds: Bounds) -> list[View]:
    """Return the box to cut out, or two where it crosses the antimeridian.

    >>> [(view.box, view.shift) for view in plan((170, -20, -170, -10))]
    [((167.0, -21.5, 180.0, -8.5), 0.0), ((-180.0, -21.5, -167.0, -8.5), 360.0)]
    """
    west, south, east, north = bounds
    if not all(math.isfinite(side) for side in bounds) or south > north or max(abs(south), abs(north)) > POLE:
        message = f"Expected bounds as west, south, east, north in degrees with south <= north, got {bounds}."
        raise GazetteerError(message)
    width = east - west if east >= west else east + FULL_TURN - west
    pad_x, pad_y = max(PAD * width, LEAST_DEG), max(PAD * (north - south), LEAST_DEG)
    west, width = west - pad_x, width + 2 * pad_x
    south, north = max(south - pad_y, -POLE), min(north + pad_y, POLE)
    tolerance_deg = max(width, north - south) / STEPS_ACROSS
    digits = max(1, min(5, math.ceil(-math.log10(tolerance_deg))))
    view = functools.partial(View, tolerance_deg=tolerance_deg, digits=digits, wide_deg=min(width, FULL_TURN))
    if width >= FULL_TURN:
        return [view(box=(-HALF_TURN, south, HALF_TURN, north), shift=0.0)]
    if west < -HALF_TURN:
        west += FULL_TURN
    east = west + width
    if east <= HALF_TURN:
        return [view(box=(west, south, east, north), shift=0.0)]
    return [view(box=(west, south, HALF_TURN, north), shift=0.0), view(box=(-HALF_TURN, south, east - FULL_TURN, north), shift=FULL_TURN)]


def world(shapes: Shapes, shift: float) -> Iterator[dict[str, Any]]:
    """Yield the coarse countries; those of the western half moved east by `shift`, so that they stand where a map across the antimeridian has them."""
    for code, data in shapes.database.execute("SELECT code, data FROM world ORDER BY n"):
        rings = [ring / GRID for ring in unpack_block(data)]
        yield {"coords": [rounded(ring, shift if ring[:, 0].max() <= 0 else 0.0, 1) for ring in rings], "props": {"code": code}}


def countries(shapes: Shapes, places: Places, view: View) -> Iterator[dict[str, Any]]:
    """Yield the countries that reach into the box, cut at it."""
    west, south, east, north = (round(side * GRID) for side in view.box)
    query = "SELECT n FROM shape WHERE kind = 'area' AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY n"
    found: list[tuple[str, dict[str, Any]]] = []
    for (number,) in shapes.database.execute(query, (east, west, north, south)).fetchall():
        place = places.get(number)
        if place is None or place.feature_code != "PCLI":
            continue
        rings = [ring for area in cut(shapes.get(number, view.tolerance_deg), view.box) for ring in area]
        if rings:
            props = {"code": place.country_code, "name": place.name, "place_id": place.place_id}
            found.append((place.name, {"coords": [rounded(ring, view.shift, view.digits) for ring in rings], "props": props}))
    yield from (item for _, item in sorted(found, key=lambda pair: pair[0]))


def cut(geometry: Any, box: Bounds) -> Iterator[list[Any]]:
    """Yield the polygons of a geometry within a box, each as its rings."""
    import shapely

    clipped = shapely.clip_by_rect(geometry, *box)
    for part in shapely.get_parts([clipped]):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield [shapely.get_coordinates(ring) for ring in shapely.get_rings([part])]


def lakes(shapes: Shapes, view: View) -> Iterator[dict[str, Any]]:
    """Yield the lakes that are large enough to see."""
    import numpy as np
    import shapely

    for rank, _, arcs in shapes.lines(LAKES, view.box):
        rings = [shapes.ring([arc], view.tolerance_deg) for arc in arcs]
        if np.ptp(rings[0], axis=0).max() < 8 * view.tolerance_deg or len(rings[0]) < 4:
            continue
        shape = shapely.Polygon(rings[0], [ring for ring in rings[1:] if len(ring) > 3])
        inside = [ring for area in cut(shape if shape.is_valid else shapely.make_valid(shape), view.box) for ring in area]
        if inside:
            yield {"coords": [rounded(ring, view.shift, view.digits) for ring in inside], "props": {"rank": rank}}


def lines(shapes: Shapes, layer: int, view: View) -> Iterator[dict[str, Any]]:
    """Yield the lines of a layer, arcs of one rank and name together, joined where they meet, cut at the box."""
    import shapely

    groups: dict[tuple[int, str | None], list[Any]] = {}
    for rank, name, arcs in shapes.lines(layer, view.box):
        if (layer == LAYERS["rivers"] and rank > finest_river(view.wide_deg)) or (layer == LAYERS["admin1"] and rank > finest_unit(view.wide_deg)):
            continue
        parts = [shapely.linestrings(shapes.thinned(arc, view.tolerance_deg)) for arc in arcs]
        groups.setdefault((rank, name), []).extend(parts)
    for (rank, name), parts in groups.items():
        merged = shapely.line_merge(shapely.multilinestrings(parts)) if len(parts) > 1 else parts[0]
        clipped = shapely.clip_by_rect(merged, *view.box)
        pieces = [part for part in shapely.get_parts([clipped]) if visible(part, layer, view.tolerance_deg)]
        coords = [rounded(shapely.get_coordinates(part), view.shift, view.digits) for part in pieces]
        if coords:
            yield {"coords": coords, "props": {"name": name, "rank": rank}}


def visible(part: Any, layer: int, tolerance_deg: float) -> bool:
    """Tell whether a piece of line is worth drawing: not empty, not along the antimeridian, no islet."""
    if part.is_empty or part.geom_type != "LineString":
        return False
    west, _, east, _ = part.bounds
    on_antimeridian = west == east and abs(west) == HALF_TURN
    return not on_antimeridian and (layer != LAYERS["coasts"] or part.length > 6 * tolerance_deg)


def finest_river(wide_deg: float) -> int:
    """Return the last rank of rivers that a map so wide shows.

    >>> finest_river(360), finest_river(30), finest_river(5)
    (3, 6, 9)
    """
    return int(max(2, min(12, round(11 - math.log2(max(wide_deg, 1.0))))))


def finest_unit(wide_deg: float) -> int:
    """Return the last rank of provinces' borders that a map so wide shows.

    >>> finest_unit(360), finest_unit(30), finest_unit(5)
    (1, 5, 8)
    """
    return int(max(0, round(4 - math.log2(max(wide_deg, 0.1) / 60))))


def labels(shapes: Shapes, view: View) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the labels within the box with their order, most important first."""
    west, south, east, north = (round(side * GRID) for side in view.box)
    query = "SELECT n, layer, name, lon, lat, rank FROM label WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY n LIMIT ?"
    for number, kind, name, lon, lat, rank in shapes.database.execute(query, (west, east, south, north, MOST_LABELS)):
        props = {"name": name, "kind": kind, "rank": rank}
        yield number, {"coords": [round(lon / GRID + view.shift, 3), round(lat / GRID, 3)], "props": props}


def rounded(points: Any, shift: float, digits: int) -> list[list[float]]:
    """Return vertices as lists, moved east by `shift`, rounded, repeats left out."""
    import numpy as np

    shifted = np.round(points + np.array([shift, 0.0]), digits)
    keep = np.ones(len(shifted), dtype=bool)
    keep[1:] = (shifted[1:] != shifted[:-1]).any(axis=1)
    found: list[list[float]] = shifted[keep].tolist()
    return found
