"""Which country and province a point lies in: takes degrees, gives the units whose full polygons hold them.

>>> from geomap.gazetteer.database import open_database
>>> from geomap.gazetteer.places import Places
>>> from geomap.gazetteer.shapes import Shapes
>>> inside = Containing(Shapes(open_database("boundaries.sqlite")), Places(open_database("gazetteer.sqlite")))
>>> [place.name for place in inside.units_at(67.1, 36.7)]
['Afghanistan', 'Balkh']
>>> inside.units_at(-30.0, 40.0)
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.gazetteer.arcs import GRID

if TYPE_CHECKING:
    from geomap.gazetteer.places import Places
    from geomap.gazetteer.shapes import Shapes
    from geomap.types import Place

ORDER = {"PCLI": 0, "ADM1": 1, "ADM2": 2}


class Containing:
    """Answers in which units a point lies."""

    def __init__(self, shapes: Shapes, places: Places) -> None:
        """Keep both."""
        self.shapes = shapes
        self.places = places

    def units_at(self, longitude: float, latitude: float) -> list[Place]:
        """Return the country, the first-order and, where it has a polygon, the second-order unit that a point lies in; [] at sea."""
        import shapely

        x, y = round(longitude * GRID), round(latitude * GRID)
        query = "SELECT n FROM shape WHERE kind = 'area' AND west <= ? AND east >= ? AND south <= ? AND north >= ?"
        found = []
        for (number,) in self.shapes.database.execute(query, (x, x, y, y)).fetchall():
            place = self.places.get(number)
            if place is not None and place.feature_code in ORDER and shapely.intersects_xy(self.shapes.get(number), longitude, latitude):
                found.append(place)
        return sorted(found, key=lambda place: (ORDER[place.feature_code], place.place_id))

    def lies_in(self, longitude: float, latitude: float, place_id: str, slack_deg: float = 0.0) -> bool:
        """Tell whether a point lies in an area or within some degrees of it; True where the area has no polygon to tell by."""
        import shapely

        number = self.places.number(place_id)
        area = None if number is None else self.shapes.get(number)
        if area is None:
            return True
        return bool(shapely.dwithin(area, shapely.Point(longitude, latitude), slack_deg))
