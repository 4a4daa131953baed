"""The word lists of this room, read once from `resources/language/words.toml`: takes a list's name, gives its words.

>>> "monday" in words("capital")
True
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the words of the list `name`."""
    text = resources.files("geomap").joinpath("resources/language/words.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[name])
