"""The places themselves: takes a place's number, gives its record with the names of its country, province and district.

>>> from geomap.gazetteer.database import open_database
>>> places = Places(open_database("gazetteer.sqlite"))
>>> kabul = places.get(1138958)
>>> kabul.place_id, kabul.name, kabul.country_name, kabul.admin1_name
('gn:1138958', 'Kabul', 'Afghanistan', 'Kabul')
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, NamedTuple

from geomap.types import Place

if TYPE_CHECKING:
    import sqlite3

ROW = "SELECT name, lon, lat, code, unit, population, extent FROM place WHERE n = ?"
DEGREE = 1e5
LONGEST_NUMBER = 9
OTHERS_FROM = 1_000_000_000
UNIT_KINDS = frozenset({"country", "adm1", "adm2"})
UNITS_KEPT = 8192
PLACES_KEPT = 16384


class Unit(NamedTuple):
    """An administrative unit: its dotted code ("AF.30.3001") and the names along it."""

    code: str
    country_name: str | None
    admin1_name: str | None
    admin2_name: str | None


class Places:
    """All places of the world's gazetteer."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Keep the database; nothing is read before the first question."""
        self.database = database
        self.get = functools.lru_cache(maxsize=PLACES_KEPT)(self._get)
        self.unit = functools.lru_cache(maxsize=UNITS_KEPT)(self._unit)

    @functools.cached_property
    def codes(self) -> dict[int, tuple[str, str]]:
        """GeoNames' feature class and code by their number."""
        return {n: (feature_class, code) for n, feature_class, code in self.database.execute("SELECT n, class, code FROM code")}

    def feature_class(self, feature_code: str) -> str | None:
        """Return GeoNames' class of a feature code that the gazetteer uses, or None."""
        return next((feature_class for feature_class, code in self.codes.values() if code == feature_code), None)

    def number(self, place_id: str) -> int | None:
        """Return the number of the place of that id, or None; "country:AF", "adm1:AF.30" and "adm2:AF.30.3001" name units by their codes."""
        kind, _, rest = place_id.partition(":")
        if kind == "gn":
            return int(rest) if rest.isascii() and rest.isdigit() and len(rest) <= LONGEST_NUMBER else None
        if kind in UNIT_KINDS:
            return self.number_of_unit(rest)
        row = self.database.execute("SELECT n FROM other WHERE id = ?", (printable(place_id),)).fetchone()
        return None if row is None else row[0]

    def by_id(self, place_id: str) -> Place | None:
        """Return the place of that id, or None."""
        number = self.number(place_id)
        return None if number is None else self.get(number)

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code (XK for Kosovo), or None."""
        return self.by_id(f"country:{code.upper()}")

    def capitals(self) -> dict[str, Place]:
        """Return the capitals by the codes of their countries (a tenth of a second)."""
        numbers = self.database.execute("SELECT place.n FROM place JOIN code ON code.n = place.code WHERE code.code = 'PPLC'").fetchall()
        return {place.country_code: place for (n,) in numbers if (place := self.get(n)) is not None and place.country_code}

    def number_of_unit(self, code: str) -> int | None:
        """Return the number of the unit with a dotted code, or None."""
        row = self.database.execute("SELECT n FROM unit WHERE code = ?", (printable(code),)).fetchone()
        return None if row is None else row[0]

    def _unit(self, number: int) -> Unit:
        row = self.database.execute("SELECT unit.code, place.name FROM unit JOIN place USING (n) WHERE n = ?", (number,)).fetchone()
        if row is None:
            return Unit("", None, None, None)
        code, name = row
        parent, _, own = code.rpartition(".")
        if not own or not parent:
            return Unit(code, name, None, None)
        above = self.number_of_unit(parent)
        if above is None:
            above = self.number_of_unit(parent.partition(".")[0])
        higher = self.unit(above) if above is not None else Unit("", None, None, None)
        if "." in parent:
            return Unit(code, higher.country_name, higher.admin1_name, name)
        return Unit(code, higher.country_name, name, None)

    def _get(self, number: int) -> Place | None:
        row = self.database.execute(ROW, (number,)).fetchone()
        if row is None:
            return None
        name, lon, lat, code, unit, population, extent = row
        feature_class, feature_code = self.codes[code]
        within = self.unit(unit) if unit is not None else Unit("", None, None, None)
        country, _, rest = within.code.partition(".")
        admin1, _, admin2 = rest.partition(".")
        return Place(
            place_id=self._place_id(number),
            name=name,
            longitude=lon / DEGREE,
            latitude=lat / DEGREE,
            feature_class=feature_class,
            feature_code=feature_code,
            country_code=country or None,
            country_name=within.country_name,
            admin1_code=admin1 or None,
            admin1_name=within.admin1_name,
            admin2_code=admin2 or None,
            admin2_name=within.admin2_name,
            population=population,
            extent_m=town_extent_m(population) if extent is None else float(extent),
        )

    def _place_id(self, number: int) -> str:
        if number < OTHERS_FROM:
            return f"gn:{number}"
        place_id: str = self.database.execute("SELECT id FROM other WHERE n = ?", (number,)).fetchone()[0]
        return place_id


def town_extent_m(population: int | None) -> float:
    """Return a radius that holds a town of so many people at 2,000 a square kilometre, at least one kilometre.

    >>> town_extent_m(None), round(town_extent_m(100_000)), round(town_extent_m(10_000_000))
    (1000.0, 4989, 40894)
    """
    return max(1_000.0, 1_000.0 + math.sqrt((population or 0) / (2_000 * math.pi)) * 1_000.0)


def printable(text: str) -> str:
    """Return `text` without unpaired surrogates, which SQLite cannot be asked for."""
    return text.encode("utf-8", "replace").decode("utf-8")
