"""Where the shipped data lies: takes a file's name, gives its path or its rows; a missing or broken file is one clear sentence.

>>> resource_path("nothing.tsv")
Traceback (most recent call last):
    ...
geomap.errors.GazetteerError: Expected nothing.tsv among geomap's resources but it is not there; reinstall geomap.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parent.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the path of a shipped file that must be there."""
    path = FOLDER / name
    if not path.is_file():
        message = f"Expected {name} among geomap's resources but it is not there; reinstall geomap."
        raise GazetteerError(message)
    return path


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a shipped tab-separated file with a header."""
    with resource_path(name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
