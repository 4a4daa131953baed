"""What kind of place one is, and which answer to a kind that the words ask for: "province" asks for a first-order unit, "river" for running water.

>>> from geomap.types import Place
>>> balkh = Place(place_id="x", name="Balkh", longitude=67.0, latitude=36.7, feature_class="A", feature_code="ADM1")
>>> level_of(balkh), asked_for("admin1", balkh, level_of(balkh))
('admin1', True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.types import Place

LEVELS = ("country", "admin1", "admin2", "capital", "seat1", "seat2", "town", "section", "region", "water", "terrain", "spot")
BY_CODE = {
    "PCLI": "country", "PCLS": "country", "PCLD": "country", "PCLF": "country", "PCL": "country", "PCLIX": "country", "TERR": "country",
    "ADM1": "admin1", "ADM2": "admin2", "PPLC": "capital", "PPLG": "capital", "PPLA": "seat1", "PPLA2": "seat2", "PPLX": "section", "PPLL": "section",
}  # fmt: skip
CITY = 100_000
BY_CLASS = {"A": "admin2", "P": "town", "L": "region", "H": "water", "T": "terrain"}
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


def level_of(place: Place) -> str:
    """Return what a place is, in one of a dozen words; a large town where a government sits is a capital (La Paz), a quarter or a hall of that code is none."""
    if place.feature_code == "PPLG" and (place.population or 0) < CITY:
        return "town"
    return BY_CODE.get(place.feature_code) or BY_CLASS.get(place.feature_class, "spot")


def asked_for(kind: str, place: Place, level: str) -> bool:
    """Tell whether `place`, of that level, is of the kind."""
    if level in LEVELS_OF.get(kind, ()):
        return True
    feature_class, codes = CODES_OF.get(kind, ("-", ()))
    return place.feature_class == feature_class and place.feature_code.startswith(codes)
