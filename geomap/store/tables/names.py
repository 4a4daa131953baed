"""Names of columns and of values, made comparable: case, accents, signs and what stands in brackets do not count.

>>> heading("Latitude (dec. degrees)"), heading("GEO_PRECISION"), heading("Широта")
('latitude_dec_degrees', 'geo_precision', 'широта')
>>> plain("Côte d'Ivoire")
'cote d ivoire'
"""

from __future__ import annotations

import functools
import re
import unicodedata

SIGNS = re.compile(r"[\W_]+")
SHAPEFILE_NAME = 10


@functools.cache
def plain(text: str) -> str:
    """Return the words of `text` in lower case, without accents, one space between them."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return SIGNS.sub(" ", "".join(sign for sign in parts if not unicodedata.combining(sign) or sign == "\u0306")).strip()


def heading(name: str) -> str:
    """Return the comparable form of a column's name."""
    return plain(name).replace(" ", "_")


def same_column(known: str, name: str) -> bool:
    """Tell whether a table's column `name` is the `known` one, or what a shapefile's ten characters leave of it.

    >>> same_column("where_coordinates", "where_coor"), same_column("source", "source_off")
    (True, False)
    """
    ours, theirs = heading(known), heading(name)
    return ours == theirs or (len(name) == SHAPEFILE_NAME and len(known) > SHAPEFILE_NAME and ours.startswith(theirs))
