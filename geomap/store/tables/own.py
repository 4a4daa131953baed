"""Tables of geomap's own making from files: takes a path, gives the flat record as a GeoDataFrame, or None where the table is somebody else's.

Reads incidents.jsonl and all that geomap exports, and any table whose columns are those of the flat record, or some of them. Columns that are missing are
null, columns of another name are kept as they are. A table is geomap's own where it has `incident_id` beside `category` or `where_prec`, or no column that
the flat record has not.

>>> read_own(Path("table.dbf")) is None
True
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.errors import RecordError
from geomap.store.columns import COLUMNS, EXTRA, NUMBER, TEXT, typed
from geomap.store.csvs import iter_cells, read_rows
from geomap.store.shapes import from_geojson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geopandas import GeoDataFrame

    Columns = dict[str, Sequence[Any]]

SHOWN = 5


def read_own(path: Path) -> GeoDataFrame | None:
    """Return the incidents of `path`, None where they are in columns of others; raise RecordError where a value cannot be what its column holds."""
    reader = READERS.get(path.suffix.lower())
    return reader(path) if reader else None


def is_own(columns: Iterable[str]) -> bool:
    """Tell whether a table with these columns is one of geomap's.

    >>> is_own(["incident_id", "category", "Inspector"]), is_own(["longitude", "latitude"]), is_own(["Lat", "Lon"])
    (True, True, False)
    """
    names = set(columns) - {"geometry", *EXTRA}
    return ("incident_id" in names and bool(names & {"category", "where_prec"})) or names <= set(COLUMNS)


def own_frame(frame: Any) -> GeoDataFrame:
    """Return a pandas or geopandas table of geomap's columns as the flat record; its points come from its geometry, else from longitude and latitude."""
    from geomap.store.placing import placed

    names = [str(name) for name in frame if str(frame[name].dtype) != "geometry"]
    columns: Columns = {name: frame[name].astype(object).where(frame[name].notna(), None).to_list() for name in names}
    geometry = getattr(frame, "geometry", None) if hasattr(frame, "crs") else None
    if geometry is not None:
        shapes = (geometry if geometry.crs is None else geometry.to_crs("EPSG:4326")).to_list()
        known = columns.get("shape", [None] * len(shapes))
        columns = {**placed(columns, shapes), "shape": [drawn if kept is None else kept for kept, drawn in zip(known, _drawn(shapes), strict=True)]}
    return _table(columns, Path("the table"), lambda row: f"row {row + 1}")


def _drawn(shapes: Sequence[Any]) -> list[Any]:
    return [None if shape is None or shape.is_empty or shape.geom_type == "Point" else shape for shape in shapes]


def _read_jsonl(path: Path) -> GeoDataFrame | None:
    from geomap.store.frame import to_frame
    from geomap.store.jsonl import load_with_sources

    with path.open("rb") as file:
        first = next((line for line in file if line.strip()), b"")
    if first and b'"incident_id"' not in first:
        return None
    found = load_with_sources(path)
    documents = {document.doc_id: document for _, sources in found for document in sources}
    return to_frame([incident for incident, _ in found], documents.values())


def _read_csv(path: Path) -> GeoDataFrame | None:
    data = path.read_bytes()
    try:
        _, header = next(iter_cells(path, data), (1, []))
    except RecordError:  # in an encoding that geomap does not write
        return None
    if not header or not is_own(header):
        return None
    header, rows = read_rows(path, data)
    cells = list(zip(*(row for _, row in rows), strict=True)) or [()] * len(header)
    lines = [line for line, _ in rows]
    return _table(dict(zip(header, cells, strict=True)), path, lambda row: f"line {lines[row]}")


def _read_geojson(path: Path) -> GeoDataFrame | None:
    from geomap.store.placing import placed

    try:
        tree = msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"Expected GeoJSON at {path}, got {str(error)[:1].lower()}{str(error)[1:]}."
        raise RecordError(message) from None
    features = tree.get("features") if isinstance(tree, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        return None
    properties = [feature.get("properties") if isinstance(feature.get("properties"), dict) else {} for feature in features]
    names = dict.fromkeys(name for row in properties for name in row)
    if not is_own(names):
        return None
    columns: Columns = {name: [row.get(name) for row in properties] for name in names}
    shapes = []
    for number, feature in enumerate(features, 1):
        try:
            shapes.append(from_geojson(feature.get("geometry")))
        except ValueError as error:
            message = f"{error} in feature {number} of {path}; correct it."
            raise RecordError(message) from None
    return _table(placed(columns, shapes), path, lambda row: f"feature {row + 1}")


def _read_layer(path: Path) -> GeoDataFrame | None:
    from geomap.store.layers import read_layer
    from geomap.store.placing import placed

    columns, shapes = read_layer(path)
    return _table(placed(columns, shapes), path, lambda row: f"feature {row + 1}") if is_own(columns) else None


def _read_workbook(path: Path) -> GeoDataFrame | None:
    from geomap.store.tables.opening import open_table

    raw = open_table(path)
    if not is_own(raw.columns):
        return None
    numbers = raw.rows.tolist()
    return _table({name: column.to_pylist() for name, column in raw.columns.items()}, path, lambda row: f"row {numbers[row]}")


READERS: dict[str, Callable[[Path], GeoDataFrame | None]] = {
    ".jsonl": _read_jsonl,
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".geojson": _read_geojson,
    ".json": _read_geojson,
    ".xlsx": _read_workbook,
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
