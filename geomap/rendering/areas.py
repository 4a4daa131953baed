"""Areas for incidents that are no points: takes a frame, gives it with a shape for each row whose place is a province, a country or vaguer.

A row that brings its own shape keeps it. Otherwise the gazetteer's outline of the province or country is drawn, else the circle that holds the true spot; a
row that has neither keeps none, and the page lists it as not on the map where only its country is known.

>>> import pandas as pd
>>> from geomap.rendering.frame import read_frame
>>> table = pd.DataFrame({"longitude": [60.0, 60.0], "latitude": [40.0, 40.0], "where_prec": [1, 5], "coordinate_uncertainty_m": [500.0, 90_000.0]})
>>> [shape and round(shape.area, 1) for shape in with_areas(read_frame(table)).shapes]
[None, 2.7]
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.rendering.container import factorize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geomap.rendering.frame import Frame

PROVINCE, COUNTRY = 4, 6
DEGREE_M = 111_320.0
CORNERS = 72
WIDEST_M = 3_000_000.0
MOST_OUTLINES = 5_000
KEYS = ("place_id", "country_code", "admin1_code")


def with_areas(frame: Frame) -> Frame:
    """Return `frame` with shapes filled in."""
    precision = frame.numbers("where_prec")
    wide = np.flatnonzero((precision >= PROVINCE) & np.isfinite(frame.longitude) & np.array([shape is None for shape in frame.shapes], dtype=bool))
    if not wide.size:
        return frame
    shapes = frame.shapes.copy()
    part = frame.take(wide)
    which, distinct = factorize(list(zip(precision[wide].tolist(), *(part.texts(name) for name in KEYS), strict=True)))
    outlines = [_outline(*key) for key in distinct[:MOST_OUTLINES]] + [None] * max(0, len(distinct) - MOST_OUTLINES)
    radius = part.numbers("coordinate_uncertainty_m")
    circles: dict[tuple[float, float, float], Any] = {}
    for nth, row in enumerate(wide):
        shapes[row] = outlines[which[nth]]
        if shapes[row] is None and 0 < radius[nth] <= WIDEST_M:
            key = (float(part.longitude[nth]), float(part.latitude[nth]), float(radius[nth]))
            shapes[row] = circles.setdefault(key, circles.get(key) or circle(*key))
    return dataclasses.replace(frame, shapes=shapes)


def circle(longitude: float, latitude: float, radius_m: float) -> Any:
    """Return a circle on the ground as a polygon in degrees, near enough for drawing."""
    import shapely

    turn: NDArray[np.float64] = np.linspace(0, 2 * np.pi, CORNERS + 1)
    up = np.clip(latitude + radius_m / DEGREE_M * np.sin(turn), -90, 90)
    stretch = np.maximum(np.cos(np.radians(up)), 0.05)
    across = np.clip(longitude + radius_m / DEGREE_M * np.cos(turn) / stretch, -180, 180)
    return shapely.Polygon(np.column_stack((across, up)))


def _outline(precision: float, place_id: str | None, country_code: str | None, admin1_code: str | None) -> Any:
    """Return the gazetteer's outline of a province or country, None where it has none."""
    if precision not in {PROVINCE, COUNTRY} or (place_id is None and country_code is None):
        return None
    from geomap.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    if place_id is None and country_code is not None:
        place = gazetteer.country(country_code) if precision == COUNTRY else gazetteer.admin1(country_code, admin1_code or "")
        place_id = place.place_id if place else None
    shape = gazetteer.shape(place_id, "drawing") if place_id else None
    return shape if shape is not None and shape.geom_type.endswith("Polygon") else None
