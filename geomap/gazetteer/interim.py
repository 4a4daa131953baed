"""Shapes until the boundaries' own file is there: takes a place, gives its polygon from an uncompressed store.

>>> SHAPES
'shapes-interim.sqlite'
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from geomap.gazetteer.database import open_database

if TYPE_CHECKING:
    from shapely.geometry import LineString, MultiLineString
    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer.world import Gazetteer

SHAPES = "shapes-interim.sqlite"


def shape(gazetteer: Gazetteer, place_id: str, detail: str) -> BaseGeometry | None:
    """Return the polygon of a country or province."""
    import shapely

    number = gazetteer.places.number(place_id)
    with open_database(SHAPES) as database:
        row = database.execute("SELECT data FROM shape WHERE n = ?", (number,)).fetchone()
    if row is None:
        return None
    full: BaseGeometry = shapely.from_wkb(zlib.decompress(row[0]))
    return full if detail == "full" else shapely.make_valid(full.simplify(0.02))


def shared_border(gazetteer: Gazetteer, one: str, other: str) -> LineString | MultiLineString | None:
    """Return the line that two shapes share."""
    import shapely

    a, b = shape(gazetteer, one, "full"), shape(gazetteer, other, "full")
    if a is None or b is None:
        return None
    common = shapely.intersection(shapely.boundary(a), shapely.boundary(b))
    lines = [part for part in shapely.get_parts([common]) if part.geom_type == "LineString"]
    return None if not lines else shapely.line_merge(shapely.multilinestrings(lines))
