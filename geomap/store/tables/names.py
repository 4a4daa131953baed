"""Names of columns and of values, made comparable: case, accents, signs and what stands in brackets do not count.

>>> heading("Latitude (dec. degrees)"), heading("GEO_PRECISION"), heading("Широта")
('latitude_dec_degrees', 'geo_precision', 'широта')
>>> plain("Côte d'Ivoire")
'cote d ivoire'
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGNS = re.compile(r"[\W_]+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
SHAPEFILE_NAME = 10
SHOWN_NAMES, SHOWN_CHARACTERS = 12, 40


@functools.cache
def plain(text: str) -> str:
    """Return the words of `text` in lower case, without accents, one space between them."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return SIGNS.sub(" ", "".join(sign for sign in parts if not unicodedata.combining(sign) or sign == "\u0306")).strip()


def heading(name: str) -> str:
    """Return the comparable form of a column's name.

    >>> heading("FriendlyKIA"), heading("DATE_")
    ('friendly_kia', 'date')
    """
    return plain(HUMP.sub(" ", name)).replace(" ", "_")


def same_column(known: str, names: Iterable[str]) -> str | None:
    """Return which of a table's columns is the `known` one, or what a shapefile's ten characters leave of it where all names are as short.

    >>> same_column("where_coordinates", ["id", "where_coor"]), same_column("Event Type&Mode", ["Event Type", "Event Mode Raw"])
    ('where_coor', None)
    """
    ours = plain(known).replace(" ", "")
    listed = list(names)
    exact = next((name for name in listed if plain(name).replace(" ", "") == ours and ours), None)
    if exact is not None or not ours or len(known) <= SHAPEFILE_NAME or any(len(name) > SHAPEFILE_NAME for name in listed):
        return exact
    return next((name for name in listed if len(name) == SHAPEFILE_NAME and ours.startswith(plain(name).replace(" ", ""))), None)


def shown(names: Iterable[str]) -> str:
    """Return names of columns as a message tells them: the first few, none long.

    >>> shown(["a", "b" * 100])
    'a, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…'
    """
    few = [" ".join(name.split()) for name in itertools.islice(names, SHOWN_NAMES)]
    return ", ".join(name if len(name) <= SHOWN_CHARACTERS else name[: SHOWN_CHARACTERS - 1] + "…" for name in few)
