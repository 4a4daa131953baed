"""The places of a table: takes a sheet, gives names, point, precision, area and radius of every row.

The source's own precision codes rule. Where a source puts its points at the finest division that it names, that division is the precision. Points that stand
for a whole country or province are found; rows without a point get the area that they name, or what the geoparser finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.areas import areas
from geomap.store.tables.boundaries import Boundaries
from geomap.store.tables.centroids import COUNTRY, PROVINCE, Spots, levels
from geomap.store.tables.checking import checked
from geomap.store.tables.codes import explained, uncertainty
from geomap.store.tables.countries import code_of, code_of_name, name_of, scheme_of
from geomap.store.tables.locating import Unplaced, located
from geomap.store.tables.points import points

if TYPE_CHECKING:
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.locating import Locate
    from geomap.store.tables.sheet import Sheet

FINEST = "finest of "
LEVELS = {"place": 1.0, "admin2": 3.0, "admin1": PROVINCE, "country": COUNTRY}


class Names(NamedTuple):
    """Columns of names, None unknown; `code` is the country's ISO code."""

    place: Any
    admin2: Any
    admin1: Any
    country: Any
    code: Any


class Where(NamedTuple):
    """Columns of everything that is known of the places of rows."""

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
    precision = _precision(sheet, journal)
    names = _names(sheet, precision, gazetteer, journal)
    found = points(sheet, journal)
    x, y = checked(found, names.code, boundaries, journal)
    shape = np.where(np.isnan(x), None, found.shapes)
    if any(name.startswith(FINEST) for name in sheet.mapping.columns.get("where_prec", ())):
        precision = _finest(names, precision)
    radius = uncertainty(sheet)
    _tell_centroids(x, y, names, precision, shape, boundaries, journal)
    place_id, x, y, precision, radius = _locate(names, text, x, y, precision, radius, shape, locate, journal)
    unplaced = np.isnan(x)
    for level, known in ((PROVINCE, names.admin1), (COUNTRY, names.code)):
        precision[unplaced & np.isnan(precision) & ~np.equal(known, None) & ~np.equal(names.code, None)] = level
    drawn = areas(np.where(np.equal(shape, None), precision, np.nan), names.code, names.admin1, names.place, x, y, boundaries)
    again = unplaced & np.isnan(drawn.longitude) & (precision == PROVINCE)
    if again.any():
        precision[again] = COUNTRY
        drawn = areas(np.where(np.equal(shape, None), precision, np.nan), names.code, names.admin1, names.place, x, y, boundaries)
    given = unplaced & ~np.isnan(drawn.longitude)
    journal.remark("has no coordinates; shown as the province or country that it names", given)
    missing = unplaced & ~given
    journal.remark("has no place that can be put on the map", missing)
    precision[missing & ~np.isnan(precision)] = precision[missing & ~np.isnan(precision)]
    return Where(
        names,
        drawn.longitude,
        drawn.latitude,
        precision,
        np.where(np.isnan(radius), drawn.radius_m, radius),
        np.where(np.equal(place_id, None), drawn.place_id, place_id),
        drawn.admin1_code,
        np.where(np.equal(shape, None), drawn.shape, shape),
    )


def _precision(sheet: Sheet, journal: Journal) -> Any:
    import numpy as np

    stated = explained(sheet, "where_prec", journal)
    return np.array([np.nan if one is None else float(one) for one in stated], dtype=float)


def _finest(names: Names, precision: Any) -> Any:
    """Return the level of the finest name that a row has, where nothing else is stated."""
    import numpy as np

    result = precision.copy()
    for level, known in ((1.0, names.place), (3.0, names.admin2), (PROVINCE, names.admin1), (COUNTRY, names.country)):
        result[np.isnan(result) & ~np.equal(known, None)] = level
    return result


def _names(sheet: Sheet, precision: Any, gazetteer: Any, journal: Journal) -> Names:
    import numpy as np

    place, admin2, admin1, country = (sheet.first(field).texts for field in ("place", "admin2", "admin1", "country"))
    if sheet.mapping.columns.get("full_name"):
        for mine, theirs in zip((place, admin1, country), _parted(sheet, precision), strict=True):
            mine[:] = np.where(np.equal(mine, None), theirs, mine)
    code = _codes(sheet, country, gazetteer, journal)
    known = ~np.equal(code, None)
    canonical = np.full(len(code), None, dtype=object)
    for one in set(code[known].tolist()):
        canonical[code == one] = name_of(one)
    country = np.where(np.equal(canonical, None), country, canonical)
    return Names(place, admin2, admin1, country, code)


def _parted(sheet: Sheet, precision: Any) -> tuple[Any, Any, Any]:
    """Cut full names ("Lagos, Lagos State, Nigeria") into place, province and country, by what the precision says they begin with."""
    from geomap.store.tables.coded import objects

    column = sheet.first("full_name")
    cut = [[part.strip() for part in value.split(",") if part.strip()] for value in column.values]
    country = column.spread(objects([parts[-1] if parts else None for parts in cut]))
    second = column.spread(objects([parts[-2] if len(parts) > 2 else None for parts in cut]))  # noqa: PLR2004 - place, province, country
    first = column.spread(objects([parts[0] if len(parts) > 1 else None for parts in cut]))
    province = precision == PROVINCE
    admin1 = second.copy()
    admin1[province] = first[province]
    first[province | (precision == COUNTRY)] = None
    return first, admin1, country


def _codes(sheet: Sheet, country: Any, gazetteer: Any, journal: Journal) -> Any:
    """Return the ISO codes of all rows: by name, then by the table's code column."""
    import numpy as np
    import pandas as pd

    numbers, distinct = pd.factorize(country)
    by_name = np.append(np.array([code_of_name(str(name), gazetteer) for name in distinct.tolist()], dtype=object), None)[numbers]
    result = by_name.astype(object)
    for name in sheet.mapping.columns.get("country_code", ()):
        column = sheet.bare(name)
        scheme = sheet.mapping.codes.get("country_code", "auto")
        scheme = scheme_of(column) if scheme == "auto" and len(column.values) else scheme
        theirs = column.map(lambda value, scheme=scheme: code_of(value, scheme))
        result = np.where(np.equal(result, None), theirs, result)
    lost = ~np.equal(country, None) & np.equal(result, None)
    if lost.any():
        journal.remark("the country is not known by that name", lost, country[lost.argmax()])
    return result


def _tell_centroids(x: Any, y: Any, names: Names, precision: Any, shape: Any, boundaries: Boundaries, journal: Journal) -> None:
    """Lower the precision of points that stand for a country or province."""
    import numpy as np

    found = levels(Spots(np.where(np.equal(shape, None), x, np.nan), y, names.code, names.admin1, names.place, precision), boundaries)
    for level, words in ((COUNTRY, "the point stands for the whole country"), (PROVINCE, "the point stands for the whole province")):
        journal.remark(f"{words} and is shown as its area", found == level)
    precision[~np.isnan(found)] = found[~np.isnan(found)]


def _locate(names: Names, text: Any, x: Any, y: Any, precision: Any, radius: Any, shape: Any, locate: Locate | None, journal: Journal) -> Any:  # noqa: PLR0913, PLR0917
    """Ask the geoparser for the rows without a point."""
    import numpy as np

    place_id = np.full(len(x), None, dtype=object)
    open_rows = np.flatnonzero(np.isnan(x))
    if locate is None or not len(open_rows):
        return place_id, x, y, precision, radius
    found = located(Unplaced(*(values[open_rows] for values in (names.place, names.admin2, names.admin1, names.country, names.code, text))), locate)
    hits = []
    for at, answer in zip(open_rows.tolist(), found.tolist(), strict=True):
        if answer is None:
            continue
        hits.append(at)
        x[at], y[at] = answer.longitude, answer.latitude
        precision[at] = answer.where_prec if answer.where_prec is not None else np.nan
        radius[at] = answer.coordinate_uncertainty_m if answer.coordinate_uncertainty_m is not None else np.nan
        shape[at] = answer.geometry
        if answer.place is not None:
            place_id[at] = answer.place.place_id
            names.code[at] = names.code[at] or answer.place.country_code
            names.country[at] = names.country[at] or answer.place.country_name
            names.admin1[at] = names.admin1[at] or answer.place.admin1_name
            names.place[at] = names.place[at] or answer.place.name
    journal.remark("has no coordinates; placed by what it says", np.array(hits, dtype=np.int64))
    return place_id, x, y, precision, radius
