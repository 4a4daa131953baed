"""The gazetteer: takes a name, gives the places that bear it; takes a place, gives its record and its shape.

>>> gazetteer = open_gazetteer()
>>> found = gazetteer.lookup("Mazar-e Sharif")[0]
>>> found.place.name, found.place.country_name, found.place.admin1_name, found.name_kind
('Mazar-e Sharif', 'Afghanistan', 'Balkh', 'primary')
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geomap.gazetteer.containing import Containing
from geomap.gazetteer.database import open_database
from geomap.gazetteer.folding import fold
from geomap.gazetteer.names import NameIndex, decode
from geomap.gazetteer.places import Places
from geomap.gazetteer.resources import read_tsv
from geomap.gazetteer.shapes import DRAWING_DEG, Shapes
from geomap.gazetteer.similar import similar
from geomap.gazetteer.unit_words import bare_names
from geomap.gazetteer.user import UserPlaces, load_user_places

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry import LineString, MultiLineString
    from shapely.geometry.base import BaseGeometry

    from geomap.types import Place, Rejection


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place under one of its names. `name_kind`: primary, short, alternate, abbreviation, demonym or historic (old, or borne by chance)."""

    place: Place
    name_kind: str


@functools.cache
def withdrawn() -> frozenset[tuple[str, str]]:
    """Return the ids of places that are none, each with "", and of those that a name is not that of, each with the folded name (withdrawn.tsv says why)."""
    return frozenset((row["place_id"], fold(row["name"])) for row in read_tsv("gazetteer/withdrawn.tsv"))


class Gazetteer:
    """The world's places, with the user's own before them. Opened by path, in each process by itself; pickles as its path.

    `rejections` lists the rows of the user's file that could not be used.
    """

    def __init__(self, user_csv: Path | None = None, *, strict: bool = False) -> None:
        """Open the shipped files; nothing is indexed."""
        self.user_csv = user_csv
        self.strict = strict
        database = open_database("gazetteer.sqlite")
        self.names = NameIndex(database)
        self.places = Places(database)
        self.shapes = Shapes(open_database("boundaries.sqlite"))
        self.inside = Containing(self.shapes, self.places)
        self.user = UserPlaces()
        if user_csv is not None:
            self.user = load_user_places(user_csv, self.inside, strict=strict)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as the path of the user's gazetteer."""
        return open_gazetteer, (self.user_csv, self.strict)

    @property
    def rejections(self) -> tuple[Rejection, ...]:
        """The rows of the user's file that were not used, and why."""
        return self.user.rejections

    def has_name(self, folded: str) -> bool:
        """Tell whether any place bears the folded name (some microseconds)."""
        return folded in self.user.by_name or self.names.has(folded)

    def lookup(self, name: str) -> list[NamedPlace]:
        """Return the places that bear the name, as `fold` compares names: the user's, then the world's, most important first, historic names last.

        Where no place bears "Karak District" or "Readington Township", those that bear the name without the class word come, units first.
        """
        key = fold(name)
        found = [NamedPlace(place, kind) for place, kind in self.user.by_name.get(key, ())]
        found += [named for named in self._named(self.names.find(key)) if (named.place.place_id, key) not in withdrawn()]
        return found or self._without_class_word(key)

    def _without_class_word(self, key: str) -> list[NamedPlace]:
        postings = {number: kind for bare in sorted(bare_names(key)) for number, kind in self.names.find(bare)}
        named = self._named([(number, "short") for number, kind in postings.items() if kind != "historic"])
        return sorted(named, key=lambda pair: pair.place.feature_class != "A")

    def _named(self, postings: list[tuple[int, str]]) -> list[NamedPlace]:
        pairs = ((self.places.get(number), kind) for number, kind in postings)
        return [
            NamedPlace(place, kind)
            for place, kind in pairs
            if place is not None and place.place_id not in self.user.by_id and (place.place_id, "") not in withdrawn()
        ]

    def fuzzy(self, name: str, limit: int = 10, *, typos: bool = False) -> list[tuple[NamedPlace, float]]:
        """Return up to `limit` places whose names are spelt nearly like this one, with the likeness in [0, 1], best first.

        Other transliterations are found at once; with `typos` also names with a consonant wrong, which takes some milliseconds more.

        >>> found = open_gazetteer().fuzzy("Masar-i-Scharif")
        >>> [(named.place.name, alike > 0.8) for named, alike in found[:1]]
        [('Mazar-e Sharif', True)]
        """
        found: dict[str, tuple[NamedPlace, float]] = {}
        for _, postings, alike in similar(self.names, fold(name), limit, typos=typos):
            for named in self._named(decode(postings)[:limit]):
                found.setdefault(named.place.place_id, (named, alike))
        return sorted(found.values(), key=lambda pair: (-pair[1], -(pair[0].place.population or 0)))[:limit]

    def suggest(self, name: str, limit: int = 20) -> list[tuple[Place, str]]:
        """Return (place, how it came to be listed) for a search: those that bear the name, then those of a name like it ("like Fayzabad")."""
        rows = [(named.place, named.name_kind) for named in self.lookup(name)]
        seen = {place.place_id for place, _ in rows}
        for named, alike in self.fuzzy(name, limit, typos=not rows) if len(rows) < limit else ():
            if named.place.place_id not in seen:
                rows.append((named.place, f"{round(alike * 100)} % alike"))
        return rows[:limit]

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id, or None; "country:AF", "adm1:AF.30" and "adm2:AF.30.3001" name units by their codes."""
        if place_id in self.user.by_id:
            return self.user.by_id[place_id]
        return self.places.by_id(place_id)

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code (XK for Kosovo), or None."""
        return self.place(f"country:{code.upper()}")

    def capitals(self) -> dict[str, Place]:
        """Return the capitals of the world by the codes of their countries (a tenth of a second)."""
        return self.places.capitals()

    def admin1(self, country_code: str, code: str) -> Place | None:
        """Return the first-order unit (province, state) of GeoNames' codes, or None."""
        return self.place(f"adm1:{country_code.upper()}.{code}")

    def units_at(self, longitude: float, latitude: float) -> list[Place]:
        """Return the country and the province that a point lies in, and the district where its polygon is known; [] at sea."""
        return self.inside.units_at(longitude, latitude)

    def lies_in(self, longitude: float, latitude: float, place_id: str, slack_deg: float = 0.0) -> bool:
        """Tell whether a point lies in an area or within some degrees of it; True where no polygon is known to tell by."""
        return self.inside.lies_in(longitude, latitude, place_id, slack_deg)

    def shape(self, place_id: str, detail: Literal["full", "drawing"] = "full") -> BaseGeometry | None:
        """Return the area of a country or province (some districts and lakes too) or the line of a river; None where the gazetteer has a point alone.

        `drawing` is thinned by about a kilometre and still meets its neighbours without gaps; logic needs `full`.
        """
        number = self.places.number(place_id)
        if number is None:
            return None
        return self.shapes.get(number) if detail == "full" else self.shapes.get(number, DRAWING_DEG)

    def shared_border(self, place_id_a: str, place_id_b: str) -> LineString | MultiLineString | None:
        """Return the line that two countries or provinces share, or None."""
        one, other = self.places.number(place_id_a), self.places.number(place_id_b)
        return None if one is None or other is None else self.shapes.shared(one, other)


def open_gazetteer(user_csv: Path | None = None, strict: bool = False) -> Gazetteer:  # noqa: FBT001, FBT002 - pickle passes it by place
    """Open the world's gazetteer, with the places of a CSV file of the user's before it.

    Rows of that file that cannot be used are listed in `Gazetteer.rejections`; with `strict` the first is a GazetteerError.
    """
    return Gazetteer(user_csv, strict=strict)
