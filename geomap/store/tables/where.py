"""The places of a table: takes a sheet, gives names, point, precision, area and radius of every row.

The source's own precision codes rule. Where a source puts its points at the finest division that it names, that division is the precision. Points that stand
for a whole country or province are found; rows without a point get the area that they name, or what the geoparser finds.

>>> import pandas as pd
>>> from geomap.store.tables.importing import import_table
>>> frame = import_table(pd.DataFrame({"country": ["Viet Nam"], "lat": ["107.6"], "lon": ["16.46"], "geo precision": ["district"]})).frame
>>> frame[["country_code", "longitude", "latitude", "where_prec"]].values.tolist()
[['VN', 107.6, 16.46, 3]]
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.store.tables.areas import areas
from geomap.store.tables.boundaries import Boundaries
from geomap.store.tables.centroids import COUNTRY, PROVINCE, Spots, levels
from geomap.store.tables.checking import checked
from geomap.store.tables.codes import explained, uncertainty
from geomap.store.tables.locating import Unplaced, located
from geomap.store.tables.naming import Names, from_points, names
from geomap.store.tables.points import points
from geomap.store.tables.towns import town

if TYPE_CHECKING:
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.locating import Locate
    from geomap.store.tables.sheet import Sheet

FINEST = "finest of "


@dataclass(slots=True)
class Where:
    """Columns of what is known of the places of rows, filled in step by step: names, point in degrees, precision, radius, unit, what to draw."""

    names: Names
    longitude: Any
    latitude: Any
    precision: Any
    uncertainty_m: Any
    place_id: Any
    admin1_code: Any
    shape: Any


def where(sheet: Sheet, text: Any, gazetteer: Any, locate: Locate | None, journal: Journal) -> Where:
    """Read the places of all rows; `text` is what each row tells, for the geoparser."""
    import numpy as np

    boundaries = Boundaries(gazetteer)
    stated = np.array([np.nan if one is None else float(one) for one in explained(sheet, "where_prec", journal)], dtype=float)
    known = names(sheet, stated, boundaries, journal)
    if any(name.startswith(FINEST) for name in sheet.mapping.columns.get("where_prec", ())):
        stated = _finest(known, stated)
    read = points(sheet, journal)
    x, y = checked(read, known.code, stated, boundaries, journal)
    known = from_points(known, x, y, boundaries, journal)
    none = np.full(len(sheet), None, dtype=object)
    found = Where(known, x, y, stated, uncertainty(sheet), none.copy(), none.copy(), np.where(np.isnan(x), None, read.shapes))
    _find_centroids(found, boundaries, journal)
    _find_towns(found, boundaries, journal)
    if locate is not None:
        _locate(found, text, locate, journal)
    _fill_areas(found, boundaries, journal)
    return found


def _finest(known: Names, stated: Any) -> Any:
    """Return the level of the finest name that a row has, where nothing else is stated."""
    import numpy as np

    result = stated.copy()
    for level, column in ((1.0, known.place), (3.0, known.admin2), (PROVINCE, known.admin1), (COUNTRY, known.country)):
        result[np.isnan(result) & ~np.equal(column, None)] = level
    return result


def _find_centroids(found: Where, boundaries: Boundaries, journal: Journal) -> None:
    """Lower the precision of points that stand for a country or province."""
    import numpy as np

    x = np.where(np.equal(found.shape, None), found.longitude, np.nan)
    level = levels(Spots(x, found.latitude, found.names.code, found.names.admin1, found.names.place, found.precision), boundaries)
    for one, words in ((COUNTRY, "country"), (PROVINCE, "province")):
        journal.remark(f"the point stands for the whole {words} and is shown as its area", level == one)
    found.precision = np.where(np.isnan(level), found.precision, level)


def _find_towns(found: Where, boundaries: Boundaries, journal: Journal) -> None:
    """Look the towns and districts up that rows without a point name; each wording once."""
    import numpy as np

    if boundaries.gazetteer is None:
        return
    known = found.names
    at = np.flatnonzero(np.isnan(found.longitude) & ~np.equal(known.code, None) & ~(np.equal(known.place, None) & np.equal(known.admin2, None)))
    look = functools.cache(functools.partial(town, boundaries))
    hits = []
    for row in at.tolist():
        answer = look(*(column[row] for column in (known.code, known.admin1, known.admin2, known.place)))
        if answer is not None:
            hits.append(row)
            found.longitude[row], found.latitude[row], found.precision[row] = answer.place.longitude, answer.place.latitude, answer.precision
            found.uncertainty_m[row] = np.nan if answer.uncertainty_m is None else answer.uncertainty_m
            found.place_id[row], found.admin1_code[row] = answer.place.place_id, answer.place.admin1_code
    journal.remark("no coordinates; placed at the town or district that the row names", np.array(hits, dtype=np.int64))


def _locate(found: Where, text: Any, locate: Locate, journal: Journal) -> None:
    """Ask the geoparser for the rows without a point."""
    import numpy as np

    at = np.flatnonzero(np.isnan(found.longitude))
    known = found.names
    columns = (known.place, known.admin2, known.admin1, known.country, known.code, text)
    answers = located(Unplaced(*(column[at] for column in columns)), locate)
    hits = at[~np.equal(answers, None)]
    for row, answer in zip(hits.tolist(), answers[~np.equal(answers, None)].tolist(), strict=True):
        found.longitude[row], found.latitude[row] = answer.longitude, answer.latitude
        found.precision[row] = np.nan if answer.where_prec is None else answer.where_prec
        found.uncertainty_m[row] = np.nan if answer.coordinate_uncertainty_m is None else answer.coordinate_uncertainty_m
        found.shape[row] = answer.geometry
        if answer.place is not None:
            found.place_id[row] = answer.place.place_id
            theirs = (answer.place.name, None, answer.place.admin1_name, answer.place.country_name, answer.place.country_code)
            for column, value in zip(known, theirs, strict=True):
                column[row] = value if column[row] is None else column[row]
    journal.remark("no coordinates; placed by what the row says", hits)


def _fill_areas(found: Where, boundaries: Boundaries, journal: Journal) -> None:
    """Give rows that are known to a province or country its area, and a point where they have none; what is left has no place on the map."""
    import numpy as np

    unplaced = np.isnan(found.longitude)
    drawn = np.equal(found.shape, None) & np.equal(found.place_id, None)
    nameable = unplaced & ~np.equal(found.names.code, None)
    for level, allowed in ((PROVINCE, ~np.equal(found.names.admin1, None)), (COUNTRY, True)):
        tried = nameable & np.isnan(found.longitude) & allowed
        wanted = np.where(tried, level, np.where(drawn & ~unplaced & (level == PROVINCE), found.precision, np.nan))
        units = areas(
            wanted,
            found.names.code,
            np.where(np.equal(found.names.admin1, None), found.names.place, found.names.admin1),
            found.longitude,
            found.latitude,
            boundaries,
        )
        new = ~np.equal(units.place_id, None)
        found.precision[tried & new] = level
        found.longitude[new], found.latitude[new] = units.longitude[new], units.latitude[new]
        found.place_id[new], found.admin1_code[new], found.shape[new] = units.place_id[new], units.admin1_code[new], units.shape[new]
        bare = new & np.isnan(found.uncertainty_m)
        found.uncertainty_m[bare] = units.radius_m[bare]
    given = unplaced & ~np.isnan(found.longitude)
    journal.remark("no coordinates; shown as the province or country that the row names", given)
    journal.remark("no place that can be put on the map", unplaced & ~given)
