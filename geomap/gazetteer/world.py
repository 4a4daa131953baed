"""The gazetteer: takes a name, gives the places that bear it; takes a place, gives its record and its shape.

>>> gazetteer = open_gazetteer()
>>> found = gazetteer.lookup("Mazar-e Sharif")[0]
>>> found.place.name, found.place.country_name, found.place.admin1_name, found.name_kind
('Mazar-e Sharif', 'Afghanistan', 'Balkh', 'primary')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.gazetteer.database import open_database
from geomap.gazetteer.folding import fold
from geomap.gazetteer.names import NameIndex
from geomap.gazetteer.places import Places
from geomap.gazetteer.shapes import DRAWING_DEG, Shapes

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry import LineString, MultiLineString
    from shapely.geometry.base import BaseGeometry

    from geomap.types import Place


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place under one of its names. `name_kind`: primary, short, alternate, abbreviation, demonym or historic (old, or borne by chance)."""

    place: Place
    name_kind: str


class Gazetteer:
    """The world's places, with the user's own before them. Opened by path, in each process by itself; pickles as its path."""

    def __init__(self, user_csv: Path | None = None) -> None:
        """Open the shipped files; nothing is indexed."""
        self.user_csv = user_csv
        database = open_database("gazetteer.sqlite")
        self.names = NameIndex(database)
        self.places = Places(database)
        self.shapes = Shapes(open_database("boundaries.sqlite"))

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path | None]]:
        """Travel as the path of the user's gazetteer."""
        return Gazetteer, (self.user_csv,)

    def has_name(self, folded: str) -> bool:
        """Tell whether any place bears the folded name (some microseconds)."""
        return self.names.has(folded)

    def lookup(self, name: str) -> list[NamedPlace]:
        """Return the places that bear the name, as `fold` compares names, most important first; historic and chance names last."""
        found = []
        for number, kind in self.names.find(fold(name)):
            place = self.places.get(number)
            if place is not None:
                found.append(NamedPlace(place, kind))
        return found

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, or None."""
        number = self.places.number(place_id)
        return None if number is None else self.places.get(number)

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code, or None."""
        return self.place(f"country:{code.upper()}")

    def admin1(self, country_code: str, code: str) -> Place | None:
        """Return the first-order unit (province, state) of GeoNames' codes, or None."""
        return self.place(f"adm1:{country_code.upper()}.{code}")

    def shape(self, place_id: str, detail: Literal["full", "drawing"] = "full") -> BaseGeometry | None:
        """Return the area of a country or province (some districts and lakes too) or the line of a river; None where the gazetteer has a point alone.

        `drawing` is thinned by about a kilometre and still meets its neighbours without gaps; logic needs `full`.
        """
        number = self.places.number(place_id)
        if number is None:
            return None
        return self.shapes.get(number) if detail == "full" else self.shapes.get(number, DRAWING_DEG)

    def shared_border(self, place_id_a: str, place_id_b: str) -> LineString | MultiLineString | None:
        """Return the line that two countries or first-order units share, or None."""
        one, other = self.places.number(place_id_a), self.places.number(place_id_b)
        return None if one is None or other is None else self.shapes.shared(one, other)


def open_gazetteer(user_csv: Path | None = None) -> Gazetteer:
    """Open the world's gazetteer, with the places of a CSV file of the user's before it."""
    return Gazetteer(user_csv)
