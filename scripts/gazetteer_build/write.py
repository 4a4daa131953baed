"""The gazetteer's file: takes the records and the book of names, writes one SQLite file, the same bytes from the same records."""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING

from geomap.gazetteer.database import FORMAT
from geomap.gazetteer.folding import skeleton
from geomap.gazetteer.names import KINDS
from geomap.gazetteer.places import OTHERS_FROM

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.gazetteer_build.geonames import Record
    from scripts.gazetteer_build.names import NameBook

BLOCK_BYTES = 6_000

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE code (n INTEGER PRIMARY KEY, class TEXT, code TEXT);
CREATE TABLE place (n INTEGER PRIMARY KEY, name TEXT, lon INTEGER, lat INTEGER, code INTEGER, unit INTEGER, population INTEGER, extent INTEGER);
CREATE TABLE unit (n INTEGER PRIMARY KEY, code TEXT, point TEXT);
CREATE UNIQUE INDEX unit_code ON unit (code);
CREATE TABLE other (n INTEGER PRIMARY KEY, id TEXT);
CREATE UNIQUE INDEX other_id ON other (id);
CREATE TABLE block (n INTEGER PRIMARY KEY, first TEXT, data BLOB);
"""


def number_places(records: dict[str, Record]) -> dict[str, int]:
    """Give every place its number in the file: GeoNames' own, or one counted from OTHERS_FROM in the order of ids."""
    others = sorted(place_id for place_id in records if not place_id.startswith("gn:"))
    return {i: int(i[3:]) for i in records if i.startswith("gn:")} | {i: OTHERS_FROM + n for n, i in enumerate(others)}


def write(path: Path, records: dict[str, Record], units: dict[str, Record], book: NameBook, meta: dict[str, str]) -> None:
    """Write the file anew."""
    path.unlink(missing_ok=True)
    numbers = number_places(records)
    codes = sorted({(record.feature_class, record.feature_code) for record in records.values()})
    code_number = {code: n for n, code in enumerate(codes)}
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(f"PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; BEGIN; {SCHEMA}")
    database.executemany("INSERT INTO meta VALUES (?, ?)", sorted((meta | {"format": FORMAT}).items()))
    database.executemany("INSERT INTO code VALUES (?, ?, ?)", [(n, *code) for code, n in code_number.items()])
    rows = sorted((numbers[place_id], place_id) for place_id in records)
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row(n, records[i], code_number, units, numbers) for n, i in rows))
    database.executemany("INSERT INTO unit VALUES (?, ?, ?)", sorted((numbers[unit.place_id], code, unit.point) for code, unit in units.items()))
    database.executemany("INSERT INTO other VALUES (?, ?)", sorted((n, i) for i, n in numbers.items() if n >= OTHERS_FROM))
    database.executemany("INSERT INTO block VALUES (?, ?, ?)", blocks(records, book, numbers))
    database.execute("COMMIT")
    database.execute("VACUUM")
    database.close()


def row(number: int, record: Record, code_number: dict[tuple[str, str], int], units: dict[str, Record], numbers: dict[str, int]) -> tuple[object, ...]:
    """Return a place's row: coordinates in 1e-5 degrees, extents in metres (none for towns: their size tells it)."""
    unit = units.get(record.unit or "")
    return (
        number,
        record.name,
        round((record.longitude or 0.0) * 1e5),
        round((record.latitude or 0.0) * 1e5),
        code_number[record.feature_class, record.feature_code],
        numbers[unit.place_id] if unit else None,
        record.population or None,
        None if record.extent_m is None else round(record.extent_m),
    )


def blocks(records: dict[str, Record], book: NameBook, numbers: dict[str, int]) -> list[tuple[int, str, bytes]]:
    """Return the names in compressed blocks, in the order of (skeleton, name)."""
    letter = {kind: sign for sign, kind in KINDS.items()}
    lines = sorted((skeleton(key), key, " ".join(f"{numbers[i]}{letter[kind]}" for i, kind in bearers)) for key, bearers in book.postings(records))
    found: list[tuple[int, str, bytes]] = []
    start = 0
    while start < len(lines):
        stop, size = start, 0
        while stop < len(lines) and size < BLOCK_BYTES:
            size += len(lines[stop][1].encode()) + len(lines[stop][2]) + 2
            stop += 1
        text = "\n" + "".join(f"{key}\t{postings}\n" for _, key, postings in lines[start:stop])
        found.append((len(found), f"{lines[start][0]}\t{lines[start][1]}", zlib.compress(text.encode(), 9)))
        start = stop
    return found
