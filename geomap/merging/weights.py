"""The points that accounts are weighed with: reads the tables of geomap/resources/merging/ once.

>>> weights()["date"]["same_day"], affinity("bombing", "suicide_bombing"), affinity("protest", "air_strike")
(2.5, 0.9, None)
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources

SHORTEST = 3


@functools.cache
def weights() -> dict[str, dict[str, float]]:
    """Return weights.toml: group -> name -> points."""
    return tomllib.loads(_text("weights.toml"))


def affinity(category: str, other: str) -> float | None:
    """Return what two categories say in points, or None where they cannot be of one incident."""
    if category == other:
        return weights()["category"]["same"]
    return _affinities().get(frozenset((category, other)))


@functools.cache
def empty_words() -> frozenset[str]:
    """Return the words that tell nothing apart."""
    return frozenset(word for word, kind in _rows("words.tsv") if kind == "empty")


@functools.cache
def title_words() -> frozenset[str]:
    """Return the words that stand before a person's name, as `stem` gives them."""
    return frozenset(stem(word) for word, kind in _rows("words.tsv") if kind == "title")


@functools.cache
def common_words() -> frozenset[str]:
    """Return the words that tell little apart, as `stem` gives them."""
    return frozenset(stem(word) for word, kind in _rows("words.tsv") if kind == "common")


def stem(word: str) -> str:
    """Return a word without the ending of an English plural.

    >>> stem("soldiers"), stem("bus")
    ('soldier', 'bus')
    """
    return word.removesuffix("s") if len(word) > SHORTEST else word


@functools.cache
def _affinities() -> dict[frozenset[str], float]:
    return {frozenset(row[:2]): float(row[2]) for row in _rows("categories.tsv")}


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(name).splitlines() if line and not line.startswith("#")][1:]


def _text(name: str) -> str:
    return resources.files("geomap").joinpath(f"resources/merging/{name}").read_text(encoding="utf-8")
