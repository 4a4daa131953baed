"""Tables to files: takes a table and a path, writes the format that the path's ending names, in one step.

>>> write_table(None, "incidents.docx")  # doctest: +ELLIPSIS
Traceback (most recent call last):
    ...
geomap.errors.OptionError: Expected an output ending in .csv, .fgb, .geojson, .geoparquet, .gpkg, .json, .kml, .parquet, .xlsx, got ...
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geomap.errors import OptionError
from geomap.files import write_atomic
from geomap.store.csvs import to_csv
from geomap.store.geojson import to_geojson

if TYPE_CHECKING:
    from collections.abc import Callable

    from geopandas import GeoDataFrame


def _layer(suffix: str, frame: GeoDataFrame, area: bool) -> bytes:  # noqa: FBT001 - the writers share one signature
    from geomap.store.layers import encode_layer

    return encode_layer(frame, suffix, area=area)


def _workbook(frame: GeoDataFrame) -> bytes:
    from geomap.store.workbooks import encode_workbook

    return encode_workbook(frame)


WRITERS: dict[str, Callable[[GeoDataFrame, bool], bytes]] = {
    ".csv": lambda frame, _: to_csv(frame),
    ".geojson": lambda frame, area: to_geojson(frame, area=area),
    ".json": lambda frame, area: to_geojson(frame, area=area),
    ".xlsx": lambda frame, _: _workbook(frame),
    **{suffix: partial(_layer, suffix) for suffix in (".parquet", ".geoparquet", ".gpkg", ".fgb", ".kml")},
}


TABULAR = (".csv", ".xlsx")


def write_table(frame: GeoDataFrame, path: str | Path, *, geometry: Literal["point", "area"] = "point", layout: str | None = None) -> None:
    """Write `frame` to `path` in the format of its ending, with the representative points, or with "area" the shapes that the map draws.

    `layout` "acled" or "ucdp" writes CSV or Excel in the columns that readers of those data know.
    """
    writer = WRITERS.get(Path(path).suffix.lower())
    if writer is None:
        message = f"Expected an output ending in {', '.join(sorted(WRITERS))}, got {str(path)!r}; choose one of these."
        raise OptionError(message)
    if layout is not None:
        if Path(path).suffix.lower() not in TABULAR:
            message = f"Expected an output ending in {' or '.join(TABULAR)} for the layout {layout}, got {str(path)!r}; choose one of these."
            raise OptionError(message)
        from geomap.store.layouts import in_layout

        frame = in_layout(frame, layout)
    write_atomic(path, writer(frame, geometry == "area"))
