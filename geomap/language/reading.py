"""Which languages are read how: takes a language, gives the function that parses its paragraphs, or the reason why there is none.

English is parsed by its own model. French and Russian are parsed by the models of the extra `languages`, Spanish and Portuguese by rules and tables of geomap's own, and put
into English guise (pivot.py). In any other language only the names of places are looked for, and dates in digits.

>>> reader_for("de") is None, why_unread("de")
(True, 'in German (de), a language that geomap has no model for: only names of places and dates were looked for')
"""

from __future__ import annotations

import functools
from importlib.util import find_spec
from typing import TYPE_CHECKING

from geomap.language.tree import Tree
from geomap.language.words import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    Reader = Callable[[Iterable[str]], Iterator[Tree]]

MODELLED = ("es", "fr", "pt", "ru")


def _module(language: str) -> ModuleType:
    from geomap.language.foreign import french, iberian, russian

    return {"es": iberian, "fr": french, "pt": iberian, "ru": russian}[language]


@functools.cache
def is_installed(language: str) -> bool:
    """Tell whether the packages that a language's model needs are there."""
    return all(find_spec(name) is not None for name in _module(language).PACKAGES)


def read_languages() -> tuple[str, ...]:
    """Return the languages that are read by a model here and now."""
    return ("en", *(language for language in MODELLED if is_installed(language)))


def reader_for(language: str | None) -> Reader | None:
    """Return what parses paragraphs of `language`, other than English; None where there is no model."""
    if language not in MODELLED or not is_installed(language):
        return None
    return functools.partial(_read, language)


def _read(language: str, texts: Iterable[str]) -> Iterator[Tree]:
    from geomap.language.foreign import iberian
    from geomap.language.foreign.glossary import glossary
    from geomap.language.foreign.pivot import pivot
    from geomap.language.foreign.recasing import recase

    texts = [recase(text, language) for text in texts]
    read = functools.partial(iberian.read, iberian.TONGUES[language]) if language in iberian.TONGUES else _module(language).read
    for text, words in zip(texts, read(texts), strict=True):
        yield Tree(text, pivot(words, glossary(language), text, articles=language != "ru"))


def why_unread(language: str | None) -> str | None:
    """Return why documents of `language` are searched by names alone, or None where they are read."""
    if language in ("en", None) or reader_for(language) is not None:
        return None
    name = table("names").get(str(language), str(language))
    if language in MODELLED:
        return f"in {name} ({language}), whose model is not installed (pip install 'geomap[languages]'): only names of places and dates were looked for"
    return f"in {name} ({language}), a language that geomap has no model for: only names of places and dates were looked for"
