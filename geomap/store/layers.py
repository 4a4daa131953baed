"""GeoParquet, GeoPackage, FlatGeobuf and KML: takes a table, gives bytes, the same for the same table; reads them back.

The columns are those of the flat record; the geometry is the representative point, or with `area` the shape that the map draws.

>>> from geomap.store.frame import to_frame
>>> encode_layer(to_frame([]), ".parquet", area=False)[:4]
b'PAR1'
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from geomap.errors import RecordError
from geomap.store.columns import exported, to_draw

if TYPE_CHECKING:
    from pathlib import Path

    from geopandas import GeoDataFrame

DRIVERS = {".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".kml": "KML"}
LAYER = "incidents"
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NUL = re.compile("\x00")
KML_FIELDS = {"Name", "description", "Description", "timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility", "drawOrder", "icon"}
STAMP = "1970-01-01T00:00:00Z"


def encode_layer(frame: GeoDataFrame, suffix: str, *, area: bool) -> bytes:
    """Return `frame` in the format that the file ending `suffix` names: .parquet, .geoparquet, .gpkg, .fgb or .kml."""
    layer = _layer(frame, area=area)
    file = io.BytesIO()
    if suffix in {".parquet", ".geoparquet"}:
        layer.to_parquet(file, index=False, compression="zstd", schema_version="1.1.0", write_covering_bbox=True)
        return _without_empty_boxes(file) if layer.geometry.isna().any() else file.getvalue()
    import pyogrio

    options: dict[str, Any] = {}
    if suffix == ".fgb" and layer.geometry.isna().any():
        options["SPATIAL_INDEX"] = "NO"
    layer = _without(NO_XML if suffix == ".kml" else NUL, layer)
    if suffix == ".kml":
        layer = _named(layer)
        options["dataset_options"] = {"NameField": "Name"}
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": STAMP})
    try:
        pyogrio.write_dataframe(layer, file, driver=DRIVERS[suffix], layer=LAYER, **options)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    return file.getvalue()


def _without_empty_boxes(file: io.BytesIO) -> bytes:
    """Make a row's covering box null where its geometry is, as GeoParquet 1.1 has it; geopandas writes a box of nulls."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file.seek(0)
    table = pq.read_table(file)
    at = table.schema.get_field_index("bbox")
    box, geometry = table["bbox"].combine_chunks(), table["geometry"].combine_chunks()
    boxes = pa.StructArray.from_arrays(box.flatten(), fields=list(box.type), mask=geometry.is_null())
    out = io.BytesIO()
    pq.write_table(table.set_column(at, table.schema.field(at), boxes), out, compression="zstd")
    return out.getvalue()


def _layer(frame: GeoDataFrame, *, area: bool) -> GeoDataFrame:
    import geopandas as gpd

    from geomap.store.geojson import cut_at_antimeridian

    shapes = [None if shape is None or shape.is_empty else cut_at_antimeridian(shape) for shape in (to_draw(frame) if area else frame.geometry)]
    return gpd.GeoDataFrame(frame[exported(frame)].reset_index(drop=True), geometry=gpd.GeoSeries(shapes, crs="EPSG:4326"), crs="EPSG:4326")


def _without(signs: re.Pattern[str], layer: GeoDataFrame) -> GeoDataFrame:
    """Replace the control characters that a format cannot hold."""
    clean = layer.copy()
    for name in clean.columns:
        if clean[name].dtype == object:
            clean[name] = [signs.sub("\ufffd", value) if isinstance(value, str) else value for value in clean[name]]
    return clean


def _named(layer: GeoDataFrame) -> GeoDataFrame:
    """Name each placemark. No description: viewers would run it as HTML."""
    titles = zip(layer["category"], layer["place"], layer["date"], strict=True)
    layer.insert(0, "Name", [", ".join(str(word) for word in words if word is not None).replace("_", " ") for words in titles])
    return layer


def read_layer(path: Path) -> tuple[dict[str, list[Any]], list[Any]]:
    """Return the columns and the geometries of a file; raise RecordError where it is none of these formats or has no geometry."""
    import geopandas as gpd

    try:
        frame: Any = gpd.read_parquet(path) if path.suffix.lower() in {".parquet", ".geoparquet"} else gpd.read_file(path, engine="pyogrio")
    except Exception as error:  # noqa: BLE001 - each driver has errors of its own
        message = f"Expected a layer of places at {path}, got {' '.join(str(error).split())[:200]!r}; save it as GeoJSON or CSV."
        raise RecordError(message) from None
    if not isinstance(frame, gpd.GeoDataFrame):
        message = f"Expected a layer with geometry at {path}, found a table without; save it as CSV with longitude and latitude."
        raise RecordError(message)
    if frame.crs is not None and not frame.crs.equals("EPSG:4326"):
        frame = frame.to_crs("EPSG:4326")
    shapes = [None if shape is None or shape.is_empty else shape for shape in frame.geometry]
    dropped = (KML_FIELDS if path.suffix.lower() == ".kml" else set()) | {frame.geometry.name, "bbox"}
    columns = {}
    for name in frame.columns:
        if name not in dropped:
            values = frame[name].astype(object)
            columns[str(name)] = values.where(values.notna(), None).to_list()
    return columns, shapes
