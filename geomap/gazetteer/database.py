"""The world's gazetteer on disk: opens the shipped SQLite file read-only, by path, in a fraction of a millisecond.

>>> with open_database("gazetteer.sqlite") as database:
...     database.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
('1',)
"""

from __future__ import annotations

import sqlite3

from geomap.errors import GazetteerError
from geomap.gazetteer.resources import resource_path

FORMAT = "1"


def open_database(name: str) -> sqlite3.Connection:
    """Open a shipped SQLite file; the file is never written, so threads and processes may share it."""
    path = resource_path(name)
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.Error as error:
        message = f"Expected geomap's {name} to be a SQLite file but reading {path} failed ({error}); reinstall geomap."
        raise GazetteerError(message) from error
    if row is None or row[0] != FORMAT:
        found = None if row is None else row[0]
        connection.close()
        message = f"Expected {name} in format {FORMAT} but {path} has format {found}; reinstall geomap."
        raise GazetteerError(message)
    return connection
