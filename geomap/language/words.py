"""The word lists of this room, read once from `resources/language/words.toml`: takes a list's name, gives its words.

>>> "monday" in words("capital")
True
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


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


@functools.cache
def _lists() -> dict[str, Any]:
    text = resources.files("geomap").joinpath("resources/language/words.toml").read_text("utf-8")
    return tomllib.loads(text)
