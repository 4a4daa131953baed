"""The word lists of this room, read once: takes a list's name, gives its words; and the names of several words that casing gives their capitals.

>>> "monday" in words("capital")
True
"""

from __future__ import annotations

import csv
import functools
import tomllib
import unicodedata
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the words of the list `name`."""
    return frozenset(_lists()[name])


def table(name: str) -> dict[str, str]:
    """Return the table `name`.

    >>> table("names")["fr"]
    'French'
    """
    return dict(_lists()[name])


def undotted(word: str) -> str:
    """Return `word` without the dots that Russian sets on a letter at will.

    >>> undotted("самолёт")
    'самолет'
    """
    return word.replace("\u0451", "\u0435").replace("\u0401", "\u0415")


@functools.cache
def _lists() -> dict[str, Any]:
    text = resources.files("geomap").joinpath("resources/language/words.toml").read_text("utf-8")
    return tomllib.loads(text)


@functools.cache
def cased_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the names of two words and more of known groups, forces, places and peoples, as they are written, by their first word in small letters; the longest first."""
    names: dict[str, set[tuple[str, ...]]] = {}
    places = (row["name"] for row in _rows("language/cased_places.tsv"))
    peoples = (row["word"] for row in _rows("toponyms/demonyms.tsv"))
    for name in (*_groups(), *places, *peoples):
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        parts = tuple(plain.replace("-", " ").split())
        if len(parts) > 1 and plain[:1].isupper() and all(part.isalpha() for part in parts):
            names.setdefault(parts[0].lower(), set()).add(parts)
    return {first: tuple(sorted(found, key=lambda parts: (-len(parts), parts))) for first, found in names.items()}


@functools.cache
def initials() -> frozenset[str]:
    """Return the initials that known groups and forces go by.

    >>> "ADF" in initials()
    True
    """
    exact = (name for row in _rows("incidents/actors.tsv") for name in row["aliases_exact"].split("|") if name not in row["not_in_capitals"].split("|"))
    return frozenset(name for name in (*_groups(), *exact) if name.isalpha() and name.isupper())


def _groups() -> Iterator[str]:
    for row in _rows("incidents/actors.tsv"):
        yield from (row["name"], *row["aliases"].split("|"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("geomap").joinpath("resources", name).read_text("utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
