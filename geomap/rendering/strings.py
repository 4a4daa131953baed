"""The interface's words: takes a language, gives its table over the English one.

One JSON file a language lies in `page/strings/`; what a table lacks is shown in English.

>>> strings("en")["filters"], direction("en")
('Filters', 'ltr')
"""

from __future__ import annotations

import functools
import json
from importlib.resources import files
from typing import Any

from geomap.errors import OptionError


def _table(language: str) -> dict[str, Any] | None:
    path = files("geomap.rendering") / "page" / "strings" / f"{language}.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return loaded or None


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there is a table for."""
    folder = files("geomap.rendering") / "page" / "strings"
    return tuple(sorted(path.name.removesuffix(".json") for path in folder.iterdir() if path.name.endswith(".json")))


@functools.cache
def strings(language: str) -> dict[str, Any]:
    """Return the table of `language`, completed in English; raise `OptionError` where there is none."""
    if language not in languages():
        message = f"Expected one of the languages {', '.join(languages())} but found {language!r}; leave it out for English."
        raise OptionError(message)
    return {**(_table("en") or {}), **(_table(language) or {})}


def direction(language: str) -> str:
    """Return "rtl" or "ltr"."""
    return str(strings(language)["direction"]) if language in languages() else "ltr"
