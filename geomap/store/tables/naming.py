"""The names of places in a table: takes a sheet, gives place, district, province and country of every row, and the country's ISO code.

>>> cut_name("Lagos, Lagos State, Nigeria", "place"), cut_name("Lagos State, Nigeria", "admin1"), cut_name("Nigeria", "country")
(('Lagos', 'Lagos State', 'Nigeria'), (None, 'Lagos State', 'Nigeria'), (None, None, 'Nigeria'))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.coded import objects
from geomap.store.tables.countries import code_of, code_of_name, codes, name_of, scheme_of

if TYPE_CHECKING:
    from geomap.store.tables.boundaries import Boundaries
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.sheet import Sheet

COUNTRY, PROVINCE = 6.0, 4.0


class Names(NamedTuple):
    """Columns of names, None unknown; `code` is the country's ISO code."""

    place: Any
    admin2: Any
    admin1: Any
    country: Any
    code: Any


def names(sheet: Sheet, precision: Any, boundaries: Boundaries, journal: Journal) -> Names:
    """Read the names of all rows; `precision` tells what full names begin with."""
    import numpy as np

    place, admin2, admin1, country = (sheet.first(field).texts for field in ("place", "admin2", "admin1", "country"))
    if sheet.has("full_name"):
        cut = _cut(sheet, precision)
        place, admin1, country = (np.where(np.equal(mine, None), theirs, mine) for mine, theirs in zip((place, admin1, country), cut, strict=True))
    code = _codes(sheet, country, boundaries, journal)
    return Names(place, admin2, admin1, np.where(np.equal(code, None), country, named(code)), code)


def named(code: Any) -> Any:
    """Return the names of countries for a column of codes."""
    import numpy as np
    import pandas as pd

    numbers, distinct = pd.factorize(code)
    return np.append(objects([name_of(one) for one in distinct.tolist()]), None)[numbers]


def _cut(sheet: Sheet, precision: Any) -> list[Any]:
    """Cut full names of every row into place, province and country."""
    import numpy as np

    column = sheet.first("full_name")
    parts = []
    for level in ("place", "admin1", "country"):
        pieces = [cut_name(value, level) for value in column.values]
        parts.append([column.spread(objects([piece[n] for piece in pieces])) for n in range(3)])
    return [np.where(precision == COUNTRY, parts[2][n], np.where(precision == PROVINCE, parts[1][n], parts[0][n])) for n in range(3)]


def cut_name(full: str, level: str) -> tuple[str | None, str | None, str | None]:
    """Return place, province and country of a full name that begins with a place, a province ("admin1") or a country."""
    parts = [part.strip() for part in full.split(",") if part.strip()]
    if not parts:
        return None, None, None
    if level == "country" or len(parts) == 1:
        return None, None, parts[-1]
    if level == "admin1":
        return None, parts[0], parts[-1]
    return parts[0], parts[-2] if len(parts) > 2 else None, parts[-1]


def _codes(sheet: Sheet, country: Any, boundaries: Boundaries, journal: Journal) -> Any:
    """Return the ISO codes of all rows: by name, then by the table's columns of codes."""
    import numpy as np
    import pandas as pd

    numbers, distinct = pd.factorize(country)
    listed = [str(name) for name in distinct.tolist()]
    scheme = scheme_of([name for name in listed if _is_code(name)])
    by_name = [code_of(name, scheme) if _is_code(name) else code_of_name(name, boundaries.gazetteer) for name in listed]
    result = np.append(objects([code or code_of_name(name) for code, name in zip(by_name, listed, strict=True)]), None)[numbers]
    for name in sheet.mapping.columns.get("country_code", ()):
        column = sheet.bare(name)
        scheme = sheet.mapping.codes.get("country_code", "auto")
        chosen = scheme_of(column.values.tolist()) if scheme == "auto" else scheme
        theirs = column.map(lambda value, chosen=chosen: code_of(value, chosen))
        result = np.where(np.equal(result, None), theirs, result)
    lost = ~np.equal(country, None) & np.equal(result, None)
    if lost.any():
        journal.remark("the country is not known by that name", lost, country[lost.argmax()])
    return result


def _is_code(name: str) -> bool:
    return len(name) <= 3 and name.isascii() and (name.isupper() or name.isdecimal())


def from_points(known: Names, longitude: Any, latitude: Any, boundaries: Boundaries, journal: Journal) -> Names:
    """Return the names with the country in whose area a row's point lies, where no row of the table names one."""
    import numpy as np
    import pandas as pd

    at = np.flatnonzero(~np.isnan(longitude))
    if boundaries.gazetteer is None or not len(at) or not np.equal(known.country, None).all() or not np.equal(known.code, None).all():
        return known
    keys = pd.factorize(pd.MultiIndex.from_arrays([longitude[at], latitude[at]]))[0]
    first = at[np.unique(keys, return_index=True)[1]]
    found = np.full(len(first), None, dtype=object)
    for code in sorted(set(codes("iso2").values())):
        open_points = np.flatnonzero(np.equal(found, None))
        inside = boundaries.covers(code, longitude[first[open_points]], latitude[first[open_points]])
        if inside is not None:
            found[open_points[inside]] = code
    code_column = known.code.copy()
    code_column[at] = found[keys]
    if not np.equal(found, None).all() or len(found):
        journal.note("No row names a country; the country is the one in whose area the point lies.")
    return known._replace(code=code_column, country=named(code_column))
