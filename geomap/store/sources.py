"""Incidents from anything: takes a path, a web address or a table in memory, gives the flat record as a GeoDataFrame.

A table in geomap's own columns is read strictly: what cannot be in a column is refused with its row. Any other (UCDP, ACLED, GTD, GDELT, somebody's CSV) is
read as `geomap import` reads it, with points that stand for a country or province given that area.

>>> import pandas as pd
>>> frame = read_incidents(pd.DataFrame({"Fecha": ["2020-05-01"], "Latitud": ["4,6"], "Longitud": ["-74,08"], "Muertos": [3]}))
>>> frame[["date", "longitude", "killed"]].values.tolist()
[['2020-05-01', -74.08, 3]]
"""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geomap.errors import RecordError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame

    from geomap.store.tables.records import Imported

WEB = ("http://", "https://")
TIMEOUT_S = 60
LARGEST_BYTES = 2**31


def read_incidents(source: str | Path | DataFrame) -> GeoDataFrame:
    """Return incidents as a table of the columns and dtypes that docs/data.md lists, one row an incident, points in EPSG:4326 (None where unplaced).

    `source` is the path or the http(s) address of a file in any format that geomap reads, or a pandas or geopandas table. Rows of a foreign table that tell
    no incident are left out with a UserWarning that counts them; `geomap.store.tables.import_table` tells which, and why. Raises RecordError where there is
    no such table, or where a value cannot be what its column holds.
    """
    found = read_any(source)
    if found.rejections:
        first = found.rejections[0].reason
        warnings.warn(f"{len(found.rejections)} rows were left out; the first: {first}", stacklevel=2)
    return found.frame


def read_any(source: str | Path | DataFrame) -> Imported:
    """Return incidents with the mapping that was used, notes and rejections; of geomap's own table there are none."""
    from geomap.gazetteer import open_gazetteer
    from geomap.store.tables.importing import OWN, import_table
    from geomap.store.tables.own import is_own, own_frame, read_own
    from geomap.store.tables.records import Imported, Mapping

    if hasattr(source, "columns") and hasattr(source, "iloc"):
        own = own_frame(source) if is_own(str(name) for name in source.columns) else None
    elif isinstance(source, str) and source.lower().startswith(WEB):
        return _fetched(source)
    else:
        path = Path(source)
        if not path.is_file():
            message = f"Expected incidents at {source}, found nothing there; check the path."
            raise RecordError(message)
        own = read_own(path)
    if own is not None:
        return Imported(frame=own, mapping=Mapping(layout=OWN, name=OWN, prefix=""))
    return import_table(source, gazetteer=open_gazetteer())


def _fetched(address: str) -> Imported:
    """Read the file at a web address, of at most LARGEST_BYTES; what it points to in turn is not fetched."""
    import urllib.error
    import urllib.request

    name = PurePosixPath(urlsplit(address).path).name or "table.csv"
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_S) as answer:  # noqa: S310 - http and https alone come here
            data = answer.read(LARGEST_BYTES + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        message = f"Expected a table at {address}, got {' '.join(str(error).split())[:200]!r}; check the address, or download the file."
        raise RecordError(message) from None
    if len(data) > LARGEST_BYTES:
        message = f"Expected a table of at most {LARGEST_BYTES >> 30} GB at {address}, found a larger one; download it and cut it in parts."
        raise RecordError(message)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_any(path)
