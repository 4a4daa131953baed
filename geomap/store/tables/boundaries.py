"""Countries and provinces on the ground: takes a gazetteer, answers which unit a name means, whether points lie in it, and what to draw for it.

Everything is asked once a country or province, never once a row. Without a gazetteer nothing is known, and nothing is checked.

>>> Boundaries(None).country("AF") is None
True
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

from geomap.store.tables.countries import reach
from geomap.store.tables.data import rows
from geomap.store.tables.names import plain

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.types import Place

EARTH_M = 6_371_008.8
NEAR_DEG = 0.5


class Boundaries:
    """What the gazetteer knows of countries and first-order units, kept once asked."""

    def __init__(self, gazetteer: Any) -> None:
        """Keep the gazetteer (or None)."""
        self.gazetteer = gazetteer
        self.country = functools.cache(self._country)
        self.admin1 = functools.cache(self._admin1)
        self.area = functools.cache(self._area)
        self.drawing = functools.cache(self._drawing)
        self.references = functools.cache(self._references)
        self.corners = functools.cache(self._corners)

    def _country(self, code: str) -> Place | None:
        return None if self.gazetteer is None else self.gazetteer.country(code)

    def _admin1(self, code: str, name: str) -> Place | None:
        """Return the first-order unit of a country under a name as tables write it, or None."""
        if self.gazetteer is None:
            return None
        words = plain(name).split()
        bare = " ".join(word for word in words if word not in unit_words())
        for form in dict.fromkeys((name, bare)):
            if not form:
                continue
            for named in self.gazetteer.lookup(form):
                if named.place.feature_code == "ADM1" and named.place.country_code in reach(code):
                    return named.place  # type: ignore[no-any-return]
        return None

    def _area(self, place_id: str) -> BaseGeometry | None:
        """Return the whole area of a unit, made ready for many questions, or None where there is none."""
        import shapely

        shape: BaseGeometry | None = self.gazetteer.shape(place_id, "full")
        if shape is None or shape.is_empty or shape.geom_type not in {"Polygon", "MultiPolygon"}:
            return None
        shapely.prepare(shape)
        return shape

    def _drawing(self, place_id: str) -> BaseGeometry | None:
        shape: BaseGeometry | None = self.gazetteer.shape(place_id, "drawing")
        return None if shape is None or shape.is_empty or shape.geom_type == "Point" else shape

    def areas(self, code: str) -> list[BaseGeometry]:
        """Return the areas in which a table may place what it names by a country's code."""
        found = [self.country(one) for one in reach(code)]
        return [area for place in found if place is not None and (area := self.area(place.place_id)) is not None]

    def holds(self, code: str, longitude: Any, latitude: Any, near_deg: float = 0.0) -> Any:
        """Tell which points lie in the country (or so near to it); None where its area is not known."""
        import numpy as np
        import shapely

        areas = self.areas(code)
        if not areas or self.country(code) is None:
            return None
        inside = np.zeros(len(longitude), dtype=bool)
        points = shapely.points(longitude, latitude) if near_deg else None
        for area in areas:
            left = np.flatnonzero(~inside)
            if len(left):
                inside[left] = shapely.contains_xy(area, longitude[left], latitude[left])
            left = np.flatnonzero(~inside)
            if points is not None and len(left):
                inside[left] = shapely.dwithin(area, points[left], near_deg)
        return inside

    def covers(self, code: str, longitude: Any, latitude: Any) -> Any:
        """Tell which points lie in the area of the country itself; None where its area is not known."""
        import shapely

        place = self.country(code)
        area = self.area(place.place_id) if place is not None and len(longitude) else None
        return None if area is None else shapely.contains_xy(area, longitude, latitude)

    def _references(self, place_id: str, code: str | None = None) -> list[tuple[float, float]]:
        """Return the points at which tables put a unit as a whole: its gazetteer point, its area's centroid and inner point, well-known lists' points."""
        found = [(float(row["longitude"]), float(row["latitude"])) for row in rows("country_points.tsv") if code and row["iso2"] == code]
        place = self.gazetteer.place(place_id)
        if place is not None:
            found.append((place.longitude, place.latitude))
        area = self.area(place_id)
        if area is not None:
            found += [(point.x, point.y) for point in (area.centroid, area.representative_point())]
        return found

    def size_m(self, place_id: str) -> float:
        """Return the side of a square of the unit's size, 0 where its area is not known."""
        area = self.area(place_id)
        if area is None:
            return 0.0
        _, south, _, north = area.bounds
        width = math.cos(math.radians((south + north) / 2))
        return math.sqrt(area.area * width) * math.radians(1) * EARTH_M

    def inner_point(self, place: Place) -> tuple[float, float]:
        """Return a point inside of the unit's area, or the gazetteer's point where its area is not known."""
        area = self.area(place.place_id)
        if area is None:
            return place.longitude, place.latitude
        inner = area.representative_point()
        return round(inner.x, 5), round(inner.y, 5)

    def _corners(self, place_id: str) -> Any:
        """Return the corners of a unit's convex hull, or None where its area is not known."""
        import shapely

        area = self.area(place_id)
        return None if area is None else shapely.get_coordinates(shapely.convex_hull(area))

    def radius_m(self, place_id: str, longitude: Any, latitude: Any) -> Any:
        """Return for each point the radius around it that holds the whole unit, NaN where the area is not known."""
        import numpy as np

        corners = self.corners(place_id)
        if corners is None:
            return np.full(len(longitude), np.nan)
        spots, which = np.unique(np.column_stack([longitude, latitude]), axis=0, return_inverse=True)
        radii = [np.ceil(distance_m(x, y, corners[:, 0], corners[:, 1]).max() / 100) * 100 for x, y in spots]
        return np.array(radii)[which.ravel()]


def distance_m(longitude: Any, latitude: Any, longitudes: Any, latitudes: Any) -> Any:
    """Return great-circle distances in metres.

    >>> round(float(distance_m(0, 0, 1, 0)))
    111195
    """
    import numpy as np

    x, y, xs, ys = (np.radians(np.asarray(value, dtype=float)) for value in (longitude, latitude, longitudes, latitudes))
    half = np.sin((ys - y) / 2) ** 2 + np.cos(y) * np.cos(ys) * np.sin((xs - x) / 2) ** 2
    return 2 * EARTH_M * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


@functools.cache
def unit_words() -> frozenset[str]:
    """Return the words for administrative units that stand beside their names."""
    return frozenset(plain(row["word"]) for row in rows("unit_words.tsv"))
