"""What to draw for rows that are known to a province or country only: takes their names and precision, gives the unit, its area and a radius that holds it.

>>> import numpy as np
>>> from geomap.store.tables.boundaries import Boundaries
>>> areas(np.array([6.0]), np.array(["AF"]), np.array([None]), np.array([66.0]), np.array([34.0]), Boundaries(None)).place_id.tolist()
[None]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.store.tables.boundaries import Boundaries
    from geomap.types import Place

COUNTRY, PROVINCE = 6.0, 4.0


class Areas(NamedTuple):
    """For each row the place_id, admin1_code and shape of its unit, a radius in metres around its point, and a point for rows that have none."""

    place_id: Any
    admin1_code: Any
    shape: Any
    radius_m: Any
    longitude: Any
    latitude: Any


def areas(precision: Any, codes: Any, name: Any, longitude: Any, latitude: Any, boundaries: Boundaries) -> Areas:
    """Return the units of all rows whose precision is 4 or 6, `name` being that of the province; each unit is asked for once."""
    import numpy as np

    size = len(precision)
    place_id, admin1_code, shape = (np.full(size, None, dtype=object) for _ in range(3))
    radius = np.full(size, np.nan)
    x, y = longitude.copy(), latitude.copy()
    wanted = np.flatnonzero(((precision == COUNTRY) | (precision == PROVINCE)) & ~np.equal(codes, None))
    for rows in _groups(precision[wanted], codes[wanted], name[wanted]) if boundaries.gazetteer is not None else ():
        row, at = int(wanted[rows[0]]), wanted[rows]
        found = _unit(precision[row], codes[row], name[row], boundaries)
        if found is None:
            continue
        place_id[at] = found.place_id
        admin1_code[at] = found.admin1_code
        drawing = boundaries.drawing(found.place_id)
        if drawing is not None:
            shape[at] = drawing
        lacking = at[np.isnan(x[at])]
        x[lacking], y[lacking] = boundaries.inner_point(found)
        radius[at] = boundaries.radius_m(found.place_id, x[at], y[at])
    return Areas(place_id, admin1_code, shape, radius, x, y)


def with_areas(frame: GeoDataFrame, gazetteer: Any) -> GeoDataFrame:
    """Return a table with `shape` filled in where a row is known to its province or country only, so that the map draws an area and no pin.

    Tables that were written as points and read again lack it; those that have it keep what they have.
    """
    import numpy as np

    from geomap.store.tables.boundaries import Boundaries

    boundaries = Boundaries(gazetteer)
    shape = frame["shape"].to_numpy(dtype=object, copy=True) if "shape" in frame else np.full(len(frame), None, dtype=object)
    shape[[not hasattr(one, "geom_type") for one in shape]] = None
    x, y, precision = (frame[name].to_numpy(dtype=float, na_value=np.nan) for name in ("longitude", "latitude", "where_prec"))
    columns = [frame[name].to_numpy(dtype=object) for name in ("country_code", "admin1", "place", "place_id")]
    code, admin1, place, place_id = (np.where([isinstance(value, str) for value in column], column, None) for column in columns)
    wide = np.equal(shape, None) & ~np.isnan(x) & ((precision == COUNTRY) | (precision == PROVINCE))
    named = np.flatnonzero(wide & ~np.equal(place_id, None))
    for rows in _groups(place_id[named]):
        unit = place_id[named[rows[0]]]
        if gazetteer.place(unit) is not None:
            shape[named[rows]] = boundaries.drawing(unit)
    found = areas(np.where(wide & np.equal(shape, None), precision, np.nan), code, np.where(np.equal(admin1, None), place, admin1), x, y, boundaries)
    return frame.assign(shape=np.where(np.equal(shape, None), found.shape, shape))


def _unit(precision: float, code: str, name: str | None, boundaries: Boundaries) -> Place | None:
    if precision == COUNTRY:
        return boundaries.country(code)
    return None if name is None else boundaries.admin1(code, name)


def _groups(*columns: Any) -> list[Any]:
    """Return the positions of the rows that are alike in all columns, group by group."""
    import numpy as np
    import pandas as pd

    keys = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        numbers, distinct = pd.factorize(column)
        keys = pd.factorize(keys * (len(distinct) + 1) + numbers + 1)[0]
    order = np.argsort(keys, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(keys[order])) + 1) if len(order) else []
