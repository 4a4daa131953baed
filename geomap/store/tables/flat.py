"""A table as incidents: takes a sheet, gives the flat record as a GeoDataFrame, and a journal of what was done to which row.

Unknown is null. Every row keeps its own id behind the prefix of its source; a row without one gets an id from its content, so that reading the table again
gives the same ids.

>>> import pandas as pd
>>> from geomap.store.tables.importing import import_table
>>> frame = import_table(pd.DataFrame({"id": [7], "date": ["May 2020"], "lat": [1.5], "lon": [2.5], "type": ["IED"]})).frame
>>> frame[["incident_id", "category", "date", "date_end", "date_precision"]].values.tolist()
[['table-7', 'bombing', '2020-05-01', '2020-05-31', 'month']]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.store.columns import COLUMNS, typed
from geomap.store.tables.aside import refuse_others
from geomap.store.tables.casualties import casualties
from geomap.store.tables.categories import kinds
from geomap.store.tables.coded import Coded, coded, objects
from geomap.store.tables.counts import counts
from geomap.store.tables.days import day_of
from geomap.store.tables.when import when
from geomap.store.tables.where import where

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.store.tables.categories import Kinds
    from geomap.store.tables.journal import Journal
    from geomap.store.tables.locating import Locate
    from geomap.store.tables.sheet import Sheet
    from geomap.store.tables.where import Where

NOTE = "import_note"
SPOILT_ID = "E+"
SITE = r"^\s*[a-z][a-z0-9+.-]*://(?:[^/@\s]*@)?(?:www\.)?(?P<site>[^/:?#\s]+\.[^/:?#\s]+)"


def flat(sheet: Sheet, journal: Journal, gazetteer: Any = None, locate: Locate | None = None) -> GeoDataFrame:
    """Return the incidents of a sheet; what was refused is not among them and stands in the journal."""
    import numpy as np

    dates = when(sheet, journal)
    quote = sheet.first("quote").texts
    title = sheet.first("title").texts
    places = where(sheet, np.where(np.equal(quote, None), title, quote), gazetteer, locate, journal)
    what = kinds(sheet, journal)
    published = sheet.first("published")
    columns: dict[str, Any] = {
        "category": what.category,
        "status": what.status,
        "date": dates.first,
        "date_end": dates.last,
        "date_precision": dates.precision,
        "date_basis": np.where(np.equal(dates.first, None), None, "stated"),
        **_place_columns(places),
        **_sides(sheet, what),
        "weapons": sheet.joined("weapons"),
        **casualties(sheet, journal),
        "quote": quote,
        "title": title,
        "published": published.map(lambda value: (day_of(value.partition(";")[0]) or (None,))[0]),
        **_sources(sheet),
    }
    columns["incident_id"] = _ids(sheet, columns, journal)
    bare = np.isnan(places.longitude) & _none(dates.first)
    refuse_others(sheet.raw, bare, _none(quote, title, *places.names), journal)
    several = counts(sheet.first("events")).best > 1
    journal.remark("the row stands for several incidents, and is one record here", several)
    if sheet.mapping.only_incidents:
        journal.refuse("it tells of no incident by geomap's table", _none(what.category))
    return _frame(sheet, columns, places, journal)


def _none(*columns: Any) -> Any:
    import numpy as np

    return np.logical_and.reduce([np.equal(column, None) for column in columns])


def _place_columns(places: Where) -> dict[str, Any]:
    return {
        "country": places.names.country,
        "country_code": places.names.code,
        "admin1": places.names.admin1,
        "admin1_code": places.admin1_code,
        "place": places.names.place,
        "place_id": places.place_id,
        "longitude": places.longitude,
        "latitude": places.latitude,
        "where_prec": places.precision,
        "coordinate_uncertainty_m": places.uncertainty_m,
    }


def _sides(sheet: Sheet, what: Kinds) -> dict[str, Any]:
    """Return who did it to whom; in a fight between two sides both did."""
    import numpy as np

    left, right = sheet.joined("perpetrators"), sheet.joined("targets")
    if not what.both.any():
        return {"perpetrators": left, "targets": right}
    fight = what.both & ~np.equal(right, None)
    doers = left.copy()
    alone = fight & np.equal(left, None)
    doers[alone] = right[alone]
    pair = fight & ~alone
    doers[pair] = left[pair] + "; " + right[pair]
    return {"perpetrators": doers, "targets": np.where(fight, None, right)}


def _sources(sheet: Sheet) -> dict[str, Any]:
    """Return the publisher (the data set itself where a row names none), the address, and how many sources there are."""
    import numpy as np

    named, address = sheet.first("publisher"), sheet.first("url")
    publisher = named.texts
    if sheet.has("url"):
        publisher = np.where(np.equal(publisher, None), hosts(sheet.raw.columns[sheet.mapping.columns["url"][0]]).texts, publisher)
    publisher = np.where(np.equal(publisher, None), sheet.mapping.name, publisher)
    listed = sheet.all("sources_listed")
    if sheet.has("sources"):
        number = counts(sheet.first("sources")).best
    elif listed:
        number = np.sum([column.known for column in listed], axis=0).astype(float)
        number[number == 0] = np.nan
    else:
        parts = np.array([len([part for part in value.split(";") if part.strip()]) for value in named.values], dtype=float)
        number = named.spread(parts, missing=1.0) if len(parts) else np.ones(len(sheet))
    return {"publisher": publisher, "url": address.texts if address.known.any() else None, "sources": number}


def hosts(addresses: Any) -> Coded:
    """Return the sites of web addresses.

    >>> import pyarrow as pa
    >>> hosts(pa.chunked_array([["https://www.Example.org:80/a?b", "no address"]])).texts.tolist()
    ['example.org', None]
    """
    import pyarrow.compute as pc

    found = pc.extract_regex(pc.utf8_lower(addresses), SITE)
    return coded(pc.struct_field(found, "site"))


def _ids(sheet: Sheet, columns: dict[str, Any], journal: Journal) -> Any:
    """Return an id for each row: its own behind the prefix, or one from its content; none twice."""
    import numpy as np
    import pandas as pd

    own = sheet.first("incident_id")
    whole = all(value.endswith(".0") for value in own.values) if len(own.values) else False
    spoilt = np.array([SPOILT_ID in value.upper() and value[:1].isdigit() for value in own.values], dtype=bool)
    prefix = f"{sheet.mapping.prefix}-" if sheet.mapping.prefix else ""
    names = objects([None if bad else prefix + (value[:-2] if whole else value) for value, bad in zip(own.values, spoilt, strict=True)])
    ids = own.spread(names)
    journal.remark("the id was rounded by a spreadsheet and is not used", own.spread(spoilt, missing=False))
    lacking = np.flatnonzero(np.equal(ids, None))
    if len(lacking):
        content = pd.DataFrame(
            {name: pd.Series(values[lacking], dtype=object).astype(str) for name, values in columns.items() if values is not None and name != "publisher"}
        )
        hashes = pd.util.hash_pandas_object(content, index=False).to_numpy()
        ids[lacking] = [f"{prefix}x{one:016x}" for one in hashes.tolist()]
    again = pd.Series(ids, dtype=object).duplicated(keep="first").to_numpy()
    if again.any():
        journal.remark("the id comes more than once in the table; a number was added to it", again & own.known)
        times = pd.Series(ids, dtype=object).groupby(ids).cumcount().to_numpy()
        for row in np.flatnonzero(again).tolist():
            ids[row] = f"{ids[row]}~{times[row] + 1}"
    return ids


def _frame(sheet: Sheet, columns: dict[str, Any], places: Where, journal: Journal) -> GeoDataFrame:
    """Put the columns together, without the rows that were refused; each is let go as it is taken, as a million rows are large."""
    import geopandas as gpd
    import numpy as np
    import pandas as pd
    import shapely

    columns |= _kept(sheet)
    if (~np.equal(places.shape, None)).any():
        columns["shape"] = places.shape
    if (~np.equal(journal.remarks, None)).any():
        columns[NOTE] = journal.remarks
    kept = ~journal.refused
    whole = bool(kept.all())
    found = {}
    for name in list(columns):
        values = columns.pop(name)
        if values is not None:
            found[name] = pd.Series(values if whole else values[kept], dtype=values.dtype, copy=False)
    geometry: Any = shapely.points(places.longitude[kept], places.latitude[kept])
    geometry[np.isnan(places.longitude[kept])] = None
    table = pd.DataFrame(found, index=range(int(kept.sum())), copy=False)
    found.clear()
    return gpd.GeoDataFrame(typed(table), geometry=gpd.GeoSeries(geometry, crs="EPSG:4326").array, crs="EPSG:4326")


def _kept(sheet: Sheet) -> dict[str, Any]:
    """Return the columns of the table that are carried along, under names that are not the flat record's."""
    found = {}
    for name in sheet.mapping.keep:
        own = sheet.find(name)
        if own is not None:
            column: Coded = sheet.bare(own)
            taken = own in COLUMNS or own in {"shape", "geometry", "url", NOTE}
            found[f"source_{own}" if taken else own] = column.texts
    return found
