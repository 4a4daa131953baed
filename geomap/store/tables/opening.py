"""Any table: takes a path (or a pandas table), gives it as a table of texts, by what the file holds before what it is called.

>>> open_table("nothing.csv")
Traceback (most recent call last):
    ...
geomap.errors.RecordError: Expected a table at nothing.csv, found nothing there; check the path.
"""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import Any

from geomap.errors import RecordError
from geomap.store.tables.data import toml
from geomap.store.tables.delimited import read_delimited
from geomap.store.tables.layers import FORMATS, from_frame, read_layer
from geomap.store.tables.objects import read_json
from geomap.store.tables.records import RawTable, Shape
from geomap.store.tables.workbooks import read_workbook

LARGEST_BYTES = 2**32
LARGEST_UNPACKED = 2**31
KNOWN = "CSV, Excel (.xlsx), GeoJSON, GeoParquet or GeoPackage"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READABLE = (".csv", ".tsv", ".txt", ".tab", ".json", ".geojson", ".jsonl", ".ndjson", ".xlsx")


def open_table(source: Any, shape: Shape | None = None) -> RawTable:
    """Return the table at `source`, a path or a pandas or geopandas table; raise RecordError where there is none."""
    if hasattr(source, "columns") and hasattr(source, "iloc"):
        return _known(from_frame(source, Shape(format="frame", header=0), "the table"), "the table")
    path = Path(source)
    if not path.is_file():
        message = f"Expected a table at {source}, found nothing there; check the path."
        raise RecordError(message)
    if path.stat().st_size > LARGEST_BYTES:
        message = f"Expected a table of at most {LARGEST_BYTES >> 30} GB, found a larger one at {source}; cut it in parts."
        raise RecordError(message)
    if path.suffix.lower() in FORMATS:
        return _known(read_layer(path, shape), path.name)
    return _known(_read(path.read_bytes(), path.name, shape), path.name)


def _known(table: RawTable, where: str) -> RawTable:
    if (not table.columns and table.shapes is None) or (not len(table) and table.file.header == 0 and not table.rejections):
        message = f"Expected a table with named columns in {where}, found an empty file; save it as {KNOWN}."
        raise RecordError(message)
    return table


def _read(data: bytes, where: str, shape: Shape | None) -> RawTable:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, where, shape)
    if data.startswith(b"\x1f\x8b"):
        return _read(_unzipped(data, where), where.removesuffix(".gz"), shape)
    if data.startswith(OLD_EXCEL):
        message = f"Expected a table, found an Excel workbook of the old kind (.xls) or a Word file in {where}; save it as .xlsx or CSV."
        raise RecordError(message)
    if data.startswith((b"PAR1", b"%PDF", b"SQLite format 3")):
        message = f"Expected a table as {KNOWN}, found another format under the name {where}; give the file the ending of its format."
        raise RecordError(message)
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in {b"{", b"["} and not where.lower().endswith((".csv", ".tsv")):
        return read_json(data, where, shape)
    if head[:1] == b"<":
        message = f"Expected a table as {KNOWN}, found a web page or XML in {where}; download the table itself."
        raise RecordError(message)
    return read_delimited(data, where, shape, headerless=headerless())


def headerless() -> dict[int, list[str]]:
    """Return the column names of tables that come without a header, by how many columns they have."""
    found: dict[int, list[str]] = {}
    known = toml("gdelt.toml")["headerless"]
    for width, name in known.items():
        if width.isdigit():
            found[int(width)] = known[name][: int(width)]
    return found


def _packed(data: bytes, where: str, shape: Shape | None) -> RawTable:
    """Read a workbook, or the one table in a ZIP file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [one for one in packed.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX")]
            if any(one.filename == "[Content_Types].xml" for one in members):
                return read_workbook(data, where, shape)
            tables = [one for one in members if one.filename.lower().endswith(READABLE)]
            if len(tables) != 1 or tables[0].file_size > LARGEST_UNPACKED:
                message = f"Expected one table in {where}, found {len(tables)} or one too large; unpack it and import the table."
                raise RecordError(message)
            name = Path(tables[0].filename).name
            with packed.open(tables[0]) as member:
                inner = member.read(LARGEST_UNPACKED)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        if isinstance(error, RecordError):
            raise
        message = (
            f"Expected a table in {where}, found a ZIP file that cannot be unpacked ({' '.join(str(error).split())[:100]}); unpack it and import the table."
        )
        raise RecordError(message) from None
    return _read(inner, name, shape) if not inner.startswith(b"PK\x03\x04") else read_workbook(inner, name, shape)


def _unzipped(data: bytes, where: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            inner = packed.read(LARGEST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        message = f"Expected a table in {where}, found a gzip file that cannot be unpacked ({' '.join(str(error).split())[:100]}); save it anew."
        raise RecordError(message) from None
    if len(inner) > LARGEST_UNPACKED:
        message = f"Expected a table of at most {LARGEST_UNPACKED >> 30} GB in {where}, found one that unpacks to more; unpack it and cut it in parts."
        raise RecordError(message)
    if inner.startswith(b"\x1f\x8b"):
        message = f"Expected a table in {where}, found a gzip file in a gzip file; unpack it."
        raise RecordError(message)
    return inner
