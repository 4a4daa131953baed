"""The shipped tables of codes: takes a file's name, gives its rows.

>>> rows("country_numbers.tsv")[0]["iso2"]
'US'
"""

from __future__ import annotations

import csv
import functools
import tomllib
from importlib import resources
from typing import Any

LAYOUTS = ("geomap", "ucdp", "acled", "gtd", "gdelt", "icews", "polecat", "awsd")


def _text(name: str) -> str:
    return resources.files("geomap").joinpath("resources", "tables", name).read_text(encoding="utf-8")


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a tab-separated file under resources/tables."""
    return tuple(csv.DictReader(_text(name).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """Return what a TOML file under resources/tables holds."""
    return tomllib.loads(_text(name))
