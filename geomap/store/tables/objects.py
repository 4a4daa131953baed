"""JSON tables: takes bytes of GeoJSON, a list of objects, JSON Lines, or an API's answer that wraps such a list, gives a table of texts.

>>> table = read_json(b'{"data": [{"event_id": 1, "lat": 34.5}, {"event_id": 2}]}', "a.json")
>>> {name: column.to_pylist() for name, column in table.columns.items()}
{'event_id': ['1', '2'], 'lat': ['34.5', None]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from geomap.errors import RecordError
from geomap.store.shapes import from_geojson
from geomap.store.tables.cells import columns_of_rows
from geomap.store.tables.coded import objects
from geomap.store.tables.encoding import to_utf8
from geomap.store.tables.journal import rejection
from geomap.store.tables.records import RawTable, Shape

if TYPE_CHECKING:
    from geomap.types import Rejection

WRAPPERS = ("data", "Result", "result", "results", "events", "incidents", "records", "rows", "value", "items")
WGS84 = ("CRS84", "4326")


def read_json(data: bytes, where: str, shape: Shape | None = None) -> RawTable:
    """Return the table in `data`; rows are numbered from 1. Raises RecordError where there is none."""
    text = to_utf8(data, shape.encoding if shape else None, where)
    tree = _decoded(text.data, where)
    notes = [text.note] if text.note else []
    if isinstance(tree, dict) and isinstance(tree.get("features"), list):
        return _features(tree, where, notes)
    if isinstance(tree, dict) and tree.get("type") == "Feature":
        return _features({"features": [tree]}, where, notes)
    found = tree if isinstance(tree, list) else next((tree[name] for name in WRAPPERS if isinstance(tree, dict) and isinstance(tree.get(name), list)), None)
    if not isinstance(found, list) or not any(isinstance(one, dict) for one in found):
        message = f"Expected GeoJSON or a list of objects in {where}, got other JSON; save the table as GeoJSON or CSV."
        raise RecordError(message)
    if all(isinstance(one, dict) and one.get("type") == "Feature" for one in found):
        return _features({"features": found}, where, notes)
    return _listed(found, where, notes)


def _decoded(data: bytes, where: str) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        lines = [line for line in data.split(b"\n") if line.strip()]
        if len(lines) > 1 and lines[0].lstrip()[:1] == b"{" and lines[0].rstrip()[-1:] == b"}":
            return [_line(line) for line in lines]
        message = f"Expected JSON in {where}, got {str(error)[:1].lower()}{str(error)[1:]}."
        raise RecordError(message) from None


def _line(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None


def _listed(found: list[Any], where: str, notes: list[str]) -> RawTable:
    import numpy as np

    good = [number for number, one in enumerate(found, 1) if isinstance(one, dict)]
    refused = [rejection(number, "it is no JSON object", where) for number, one in enumerate(found, 1) if not isinstance(one, dict)]
    columns = columns_of_rows([found[number - 1] for number in good])
    return RawTable(columns=columns, rows=np.array(good, dtype=np.int64), file=Shape(format="json", header=0), notes=tuple(notes), rejections=tuple(refused))


def _features(tree: dict[str, Any], where: str, notes: list[str]) -> RawTable:
    import numpy as np

    good: list[int] = []
    rows: list[dict[str, Any]] = []
    shapes: list[Any] = []
    refused: list[Rejection] = []
    bad: list[int] = []
    for number, feature in enumerate(tree["features"], 1):
        if not isinstance(feature, dict):
            refused.append(rejection(number, "it is no GeoJSON feature", where))
            continue
        properties = feature.get("properties")
        row = dict(properties) if isinstance(properties, dict) else {}
        if feature.get("id") is not None and "id" not in row:
            row["id"] = feature["id"]
        try:
            shapes.append(from_geojson(feature.get("geometry")))
        except (ValueError, OverflowError, RecursionError):
            shapes.append(None)
            bad.append(number)
        good.append(number)
        rows.append(row)
    if bad:
        from geomap.store.tables.journal import numbered

        notes.append(f"{numbered(bad)}: the geometry could not be read and is taken as unknown.")
    placed = _in_wgs84(objects(shapes), tree.get("crs"), where)
    columns = columns_of_rows(rows)
    file = Shape(format="geojson", header=0)
    return RawTable(columns=columns, rows=np.array(good, dtype=np.int64), file=file, shapes=placed, notes=tuple(notes), rejections=tuple(refused))


def _in_wgs84(shapes: Any, crs: Any, where: str) -> Any:
    """Return shapes in longitude and latitude, where an old-style file names another reference system."""
    named = crs.get("properties", {}) if isinstance(crs, dict) else {}
    name = str(named.get("name", "")) if isinstance(named, dict) else ""
    if not name or name.endswith(WGS84):
        return shapes
    import geopandas as gpd
    from pyproj.exceptions import CRSError, ProjError

    try:
        return gpd.GeoSeries(shapes, crs=name).to_crs("EPSG:4326").to_numpy()
    except (CRSError, ProjError, ValueError):
        message = f"Expected coordinates in WGS 84 in {where}, found the unknown reference system {name!r}; save it in EPSG:4326."
        raise RecordError(message) from None
