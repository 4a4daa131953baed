"""Files of geographic programs: takes a path of a GeoPackage, GeoParquet, FlatGeobuf, shapefile or KML, gives a table of texts with shapes.

>>> import pathlib
>>> read_layer(pathlib.Path("nothing.gpkg"))
Traceback (most recent call last):
    ...
geomap.errors.RecordError: Expected a layer with incidents in nothing.gpkg, found none that could be read; save it as GeoPackage or GeoJSON.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.errors import RecordError
from geomap.store.tables.cells import columns_of_frame
from geomap.store.tables.records import RawTable, Shape

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {".gpkg": "gpkg", ".fgb": "fgb", ".shp": "shp", ".kml": "kml", ".parquet": "parquet", ".geoparquet": "parquet"}


def read_layer(path: Path, shape: Shape | None = None) -> RawTable:
    """Return the table of the layer (the first with rows, or the one asked for); raise RecordError where there is none."""
    kind = FORMATS[path.suffix.lower()]
    asked = shape or Shape()
    try:
        frame, layer, others = _parquet(path) if kind == "parquet" else _vector(path, asked.sheet)
    except RecordError:
        raise
    except Exception as error:  # each driver has errors of its own
        message = f"Expected a layer with incidents in {path}, found none that could be read; save it as GeoPackage or GeoJSON."
        raise RecordError(message) from error
    notes = [f"The layer {layer!r} was read, not {', '.join(others)}; set sheet in the mapping to read another."] if others else []
    return from_frame(frame, Shape(format=kind, sheet=layer, header=0), path.name, tuple(notes))


def _parquet(path: Path) -> tuple[Any, None, list[str]]:
    import geopandas as gpd
    import pandas as pd

    try:
        return gpd.read_parquet(path), None, []
    except ValueError:
        return pd.read_parquet(path), None, []


def _vector(path: Path, wanted: str | None) -> tuple[Any, str | None, list[str]]:
    import pyogrio

    names = [str(name) for name, _ in pyogrio.list_layers(path)]
    if wanted is not None and wanted not in names:
        message = f"Expected a layer {wanted!r} in {path}, found {', '.join(names)}."
        raise RecordError(message)
    for name in [wanted] if wanted else names:
        frame = pyogrio.read_dataframe(path, layer=name)
        if len(frame) or name == names[-1]:
            return frame, name, [one for one in names if one != name]
    return pyogrio.read_dataframe(path), None, []


def from_frame(frame: Any, file: Shape, where: str, notes: tuple[str, ...] = ()) -> RawTable:
    """Return a pandas or geopandas table as texts, its geometry in WGS 84; rows are numbered from 1."""
    import numpy as np

    shapes = None
    plain = frame
    if hasattr(frame, "geometry") and hasattr(frame, "crs"):
        try:
            geometry = frame.geometry
        except AttributeError:
            geometry = None
        if geometry is not None:
            placed = geometry.to_crs("EPSG:4326") if geometry.crs is not None else geometry
            if geometry.crs is None and not _in_degrees(geometry):
                message = f"Expected coordinates in degrees in {where}, found others and no reference system; save it in EPSG:4326."
                raise RecordError(message)
            shapes = placed.to_numpy()
            plain = frame.drop(columns=[name for name in frame if str(frame[name].dtype) == "geometry"])
    return RawTable(columns=columns_of_frame(plain), rows=np.arange(1, len(frame) + 1), file=file, shapes=shapes, notes=notes)


def _in_degrees(geometry: Any) -> bool:
    west, south, east, north = geometry.total_bounds
    return not (west < -360 or east > 360 or south < -90 or north > 90)
