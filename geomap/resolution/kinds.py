"""Which places answer to a kind that the words ask for: "province" asks for a first-order unit, "river" for running water.

>>> from geomap.types import Place
>>> asked_for("admin1", Place(place_id="x", name="Balkh", longitude=67.0, latitude=36.7, feature_class="A", feature_code="ADM1"), "admin1")
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.types import Place

LEVELS_OF = {
    "country": {"country"},
    "admin1": {"admin1"},
    "admin2": {"admin2"},
    "city": {"capital", "seat1", "seat2", "town", "section"},
    "region": {"admin1", "admin2", "region", "country"},
    "facility": {"spot"},
    "road": {"spot"},
    "valley": {"admin1", "admin2", "region"},
}
CODES_OF = {
    "river": ("H", ("STM", "CNL", "WAD", "RV")),
    "lake": ("H", ("LK", "RSV", "LGN")),
    "sea": ("H", ("SEA", "OCN", "GULF", "BAY", "STRT", "CHN")),
    "valley": ("T", ("VAL", "GRGE", "CNYN", "PLN", "PLAT", "PLD")),
    "mountain": ("T", ("MT", "HLL", "PK", "PASS", "RDGE", "VLC")),
    "desert": ("T", ("DSRT",)),
    "island": ("T", ("ISL", "ATOL")),
}


def asked_for(kind: str, place: Place, level: str) -> bool:
    """Tell whether `place`, of that level, is of the kind."""
    if level in LEVELS_OF.get(kind, ()):
        return True
    feature_class, codes = CODES_OF.get(kind, ("-", ()))
    return place.feature_class == feature_class and place.feature_code.startswith(codes)
