"""Tables from files: takes a path, gives the flat record as a GeoDataFrame, whatever incident file it is.

Reads geomap's own incidents.jsonl and all that it exports, any other GeoJSON, GeoParquet, GeoPackage, FlatGeobuf or KML, and CSV with columns
longitude and latitude. Columns that are missing are null,
columns of another name are kept as they are.

>>> read_incidents("nothing.csv")
Traceback (most recent call last):
    ...
geomap.errors.RecordError: Expected incidents at nothing.csv, found nothing there; check the path.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.errors import RecordError
from geomap.store.columns import COLUMNS, NUMBER, TEXT, typed
from geomap.store.csvs import read_rows
from geomap.store.shapes import from_geojson

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geopandas import GeoDataFrame

LONGITUDES = ("longitude", "lon", "lng", "long", "x")
LATITUDES = ("latitude", "lat", "y")
SHOWN = 5


def read_incidents(path: str | Path) -> GeoDataFrame:
    """Return the incidents of `path` as a table; raise RecordError where it is no table of places or a value cannot be one."""
    source = Path(path)
    if not source.is_file():
        message = f"Expected incidents at {path}, found nothing there; check the path."
        raise RecordError(message)
    suffix = source.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        message = f"Expected a file ending in {', '.join(sorted(READERS))}, got {str(path)!r}; save the table as CSV or GeoJSON."
        raise RecordError(message)
    return reader(source)


def _read_jsonl(path: Path) -> GeoDataFrame:
    from geomap.store.frame import to_frame
    from geomap.store.jsonl import load_with_sources

    found = load_with_sources(path)
    documents = {document.doc_id: document for _, sources in found for document in sources}
    return to_frame([incident for incident, _ in found], documents.values())


def _read_csv(path: Path) -> GeoDataFrame:
    header, rows = read_rows(path, path.read_bytes())
    if not header:
        message = f"Expected a CSV table with columns longitude and latitude, found an empty file at {path}."
        raise RecordError(message)
    cells = list(zip(*(row for _, row in rows), strict=True)) or [()] * len(header)
    columns: dict[str, Sequence[Any]] = dict(zip(header, cells, strict=True))
    for wanted, names in (("longitude", LONGITUDES), ("latitude", LATITUDES)):
        own = next((name for known in names for name in columns if name.strip().lower() == known), None)
        if own is None:
            message = f"Expected a column {wanted} in {path}, got {', '.join(header[:12])}; name the column so, or save the table as GeoJSON."
            raise RecordError(message)
        columns = {wanted if name == own else name: values for name, values in columns.items()}
    lines = [line for line, _ in rows]
    return _table(columns, path, lambda row: f"line {lines[row]}")


def _read_geojson(path: Path) -> GeoDataFrame:
    from geomap.store.placing import placed

    try:
        tree = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"Expected GeoJSON at {path}, got {str(error)[:1].lower()}{str(error)[1:]}."
        raise RecordError(message) from None
    features = tree.get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        message = f"Expected a GeoJSON FeatureCollection at {path}, got something else; save the table as one."
        raise RecordError(message)
    properties = [feature.get("properties") if isinstance(feature.get("properties"), dict) else {} for feature in features]
    names = dict.fromkeys(name for row in properties for name in row)
    columns: dict[str, Sequence[Any]] = {name: [row.get(name) for row in properties] for name in names}
    shapes = []
    for number, feature in enumerate(features, 1):
        try:
            shapes.append(from_geojson(feature.get("geometry")))
        except ValueError as error:
            message = f"{error} in feature {number} of {path}; correct it."
            raise RecordError(message) from None
    return _table(placed(columns, shapes), path, lambda row: f"feature {row + 1}")


def _read_layer(path: Path) -> GeoDataFrame:
    from geomap.store.layers import read_layer
    from geomap.store.placing import placed

    columns, shapes = read_layer(path)
    return _table(placed(columns, shapes), path, lambda row: f"feature {row + 1}")


READERS: dict[str, Callable[[Path], GeoDataFrame]] = {
    ".jsonl": _read_jsonl,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".geojson": _read_geojson,
    ".json": _read_geojson,
    **dict.fromkeys((".parquet", ".geoparquet", ".gpkg", ".fgb", ".kml"), _read_layer),
}


def _table(columns: dict[str, Sequence[Any]], path: Path, where: Callable[[int], str]) -> GeoDataFrame:
    """Bring columns of texts or JSON values to the flat record; every value that cannot be one is told with its place."""
    import geopandas as gpd
    import pandas as pd

    from geomap.store.frame import points

    count = len(next(iter(columns.values()), ()))
    clean: dict[str, Any] = {}
    for name, values in columns.items():
        kind = COLUMNS.get(name)
        if kind is None:
            clean[name] = pd.Series(list(values), dtype=object)
        elif kind == TEXT:
            clean[name] = pd.Series([None if value is None or value == "" else str(value) for value in values], dtype=object)
        else:
            clean[name] = pd.Series(_numbers(values, name, path, where, whole=kind != NUMBER), dtype="float64" if kind == NUMBER else "Int64")
    _check_range(clean, path, where)
    frame = typed(pd.DataFrame(clean, index=range(count)))
    if frame["incident_id"].isna().any():
        frame["incident_id"] = [f"row-{row + 1}" if one is None else one for row, one in enumerate(frame["incident_id"])]
    xy = zip(frame["longitude"], frame["latitude"], strict=True)
    return gpd.GeoDataFrame(frame, geometry=points(xy), crs="EPSG:4326")


def _numbers(values: Sequence[Any], name: str, path: Path, where: Callable[[int], str], *, whole: bool) -> list[Any]:
    numbers: list[Any] = []
    bad: list[int] = []
    for row, value in enumerate(values):
        try:
            number = None if value is None or value == "" else float(value)
            if number is not None and (number - number != 0 or (whole and number % 1)):
                raise ValueError  # noqa: TRY301 - told below with all others
            numbers.append(None if number is None else int(number) if whole else number)
        except (TypeError, ValueError):
            numbers.append(None)
            bad.append(row)
    if bad:
        wanted = "whole numbers" if whole else "numbers"
        _refuse(f"Expected {wanted} in the column {name}, got {values[bad[0]]!r}", bad, path, where)
    return numbers


def _check_range(columns: dict[str, Any], path: Path, where: Callable[[int], str]) -> None:
    for name, limit in (("longitude", 180), ("latitude", 90)):
        values = columns.get(name)
        if values is None:
            continue
        bad = [row for row, value in enumerate(values) if abs(value) > limit]
        if bad:
            _refuse(f"Expected a {name} from -{limit} to {limit}, got {values[bad[0]]:g}", bad, path, where, "; longitude and latitude may be swapped")


def _refuse(words: str, bad: list[int], path: Path, where: Callable[[int], str], hint: str = "; correct it") -> None:
    shown = ", ".join(where(row) for row in bad[:SHOWN])
    more = f" and {len(bad) - SHOWN:,} more" if len(bad) > SHOWN else ""
    message = f"{words} in {shown}{more} of {path}{hint}."
    raise RecordError(message)
