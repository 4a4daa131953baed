"""Somebody else's table as incidents: takes a path, gives the flat record, the mapping that was used, and what there is to say of which rows.

>>> import_table("nothing.csv")
Traceback (most recent call last):
    ...
geomap.errors.RecordError: Expected a table at nothing.csv, found nothing there; check the path.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import RecordError
from geomap.store.tables.aside import LOOKED_AT, set_aside
from geomap.store.tables.flat import flat
from geomap.store.tables.guessing import guessed
from geomap.store.tables.journal import Journal
from geomap.store.tables.layouts import recognised
from geomap.store.tables.mappings import check, read_mapping
from geomap.store.tables.names import shown
from geomap.store.tables.opening import open_table
from geomap.store.tables.records import Imported, Mapping, RawTable
from geomap.store.tables.sheet import PAIR, Sheet

if TYPE_CHECKING:
    from geomap.store.tables.locating import Locate

OWN = "geomap"
LARGE = 100_000
FINEST = "finest of "
PLACES = ("longitude", "coordinates", "geometry", "country", "country_code", "admin1", "place", "full_name", "quote", "title")


def import_table(source: Any, mapping: Mapping | str | Path | None = None, *, gazetteer: Any = None, locate: Locate | None = None) -> Imported:
    """Return the incidents of a table.

    `source` is a path, or a pandas or geopandas table; `mapping` a Mapping or the path of its TOML file, None to find it out. With a gazetteer, points are
    checked against the countries that rows name, and rows that are known to a province or country get its area. `locate` is asked where rows without
    coordinates are: it takes a text and gives a Resolution or None.
    """
    given = read_mapping(mapping) if isinstance(mapping, (str, Path)) else mapping
    if given is not None:
        check(given)
    raw, tags = set_aside(open_table(source, given.file if given else None))
    uri = Path(source).name if isinstance(source, (str, Path)) else None
    chosen = given or recognised(raw) or guessed(raw, tags, uri)
    if chosen.layout == OWN:
        return _own(source, chosen)
    _check(raw, chosen, uri)
    raw = _narrowed(raw, chosen)
    journal = Journal(raw.rows, uri)
    frame = flat(Sheet(raw, chosen), journal, gazetteer, locate)
    used = dataclasses.replace(chosen, file=raw.file, date_order=chosen.date_order or journal.date_order)
    return Imported(frame=frame, mapping=used, notes=(*raw.notes, *journal.notes), rejections=(*raw.rejections, *journal.rejections))


def _own(source: Any, mapping: Mapping) -> Imported:
    """Read what geomap itself wrote."""
    from geomap.store.tables.own import own_frame, read_own

    if hasattr(source, "columns"):
        return Imported(frame=own_frame(source), mapping=mapping)
    found = read_own(Path(source))
    if found is None:
        message = f"Expected a table in geomap's own columns at {source}, found another; leave the mapping's layout out, or name its columns."
        raise RecordError(message)
    return Imported(frame=found, mapping=mapping)


def _narrowed(raw: RawTable, mapping: Mapping) -> RawTable:
    """Return a large table without the columns that nothing is read from; the first few stay, as rows of totals name themselves there."""
    if len(raw) < LARGE:
        return raw
    sheet = Sheet(raw, mapping)
    wanted = {name for names in (*mapping.columns.values(), mapping.keep) for one in names for name in parts(one, raw)}
    kept = {own for name in wanted if (own := sheet.find(name))} | set(list(raw.columns)[:LOOKED_AT])
    return dataclasses.replace(raw, columns={name: column for name, column in raw.columns.items() if name in kept})


def parts(name: str, raw: RawTable) -> list[str]:
    """Return the columns that "a&b" names; a column that is itself called so is one."""
    return [name] if name in raw.columns else name.split(PAIR)


def _check(raw: RawTable, mapping: Mapping, uri: str | None) -> None:
    """Raise RecordError where the mapping names columns that the table lacks, or where no column can tell a place."""
    sheet = Sheet(raw, mapping)
    for field, names in mapping.columns.items():
        for name in (part for one in names if not one.startswith(FINEST) for part in parts(one, raw)):
            if sheet.find(name) is None:
                message = f"Expected a column {name!r} for {field} in {uri or 'the table'}, found {shown(raw.columns)}; correct the mapping."
                raise RecordError(message)
    if raw.shapes is None and not any(sheet.has(field) for field in PLACES):
        message = (
            f"Expected a column with coordinates, places or text in {uri or 'the table'}, got {shown(raw.columns)}; name the columns so, or give a mapping."
        )
        raise RecordError(message)
