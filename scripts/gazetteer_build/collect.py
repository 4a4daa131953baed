"""All places of the gazetteer: takes the packages and the tables in resources/gazetteer, gives the records with points, units, names and importance."""

from __future__ import annotations

import csv
import math
import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.gazetteer.folding import fold
from geomap.gazetteer.resources import read_tsv, resource_path
from scripts.gazetteer_build import areas as natural_earth
from scripts.gazetteer_build import features, geonames, points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.gazetteer_build.areas import Areas
    from scripts.gazetteer_build.geonames import Record
    from scripts.gazetteer_build.sources import Packages

BONUS = {"PPLC": 1.0, "PPLA": 0.5, "PPLA2": 0.3, "PPLX": -0.7, "PPLL": -0.3, "PPLQ": -1.5, "PPLH": -1.5, "PPLW": -1.5, "ADM1": 0.5, "ADM2": -0.5}
LARGE_COUNTRY = 50_000_000
SEATS = {"PPLC", "PPLA"}
SEAT_SHARE, TOWN_SHARE = 10, 5  # a town with a tenth (a fifth) of its namesake's people is what the bare name means
NEAR_SHAPE_DEG = 2.0
BASE = {"CONT": 10.0, "OCN": 9.5, "SEA": 5.0, "RGN": 3.2, "STM": 1.6, "LK": 2.2, "AIRP": 2.5, "PSTB": 3.5, "AIRB": 3.5, "BLDG": 3.0}


@dataclass(slots=True)
class World:
    """All records by id, the units' ids by code, the areas, and the shapes of rivers and lakes by place id."""

    records: dict[str, Record]
    units: dict[str, Record]
    areas: Areas
    shapes: dict[str, Any]
    airport_codes: frozenset[str]


def collect(packages: Packages) -> World:
    """Gather everything."""
    units = geonames.units(packages)
    facts = geonames.countries(packages)
    for code, fact in facts.items():
        units[code] = country(code, fact)
    towns = list(geonames.towns(packages, units))
    areas = natural_earth.match(packages, towns, units)
    towns += [record for record in features.postal_places(packages, towns) if record.unit in units]
    table = points.county_middles(packages, towns) | known_points()
    points.place_units(units, towns, areas, table)
    name_units(packages, units, areas, facts)
    romanised = {row["country_code"] for row in read_tsv("gazetteer/romanised_countries.tsv")}
    for record in [*towns, *units.values()]:
        if (record.unit or "")[:2] in romanised and any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", record.name)):
            record.names.append(("primary", record.name))
            record.name = plain(record.name)
    others, shapes = natural_places(packages)
    locate(others, areas, facts)
    records = {record.place_id: record for record in [*units.values(), *towns, *others]}
    drop_duplicates_of_units(records, units)
    add_names(units, records)
    weigh(records, towns)
    return World(records, units, areas, shapes, features.airport_codes(packages))


def country(code: str, fact: dict[str, Any]) -> Record:
    """Make a country's record."""
    return geonames.Record(
        place_id=f"gn:{fact['geonameid']}",
        name=str(fact["name"]).strip(),
        feature_class="A",
        feature_code="PCLI",
        unit=code,
        population=int(fact["population"]),
        names=[("iso", str(fact["iso3"]))],
    )


def known_points() -> dict[str, tuple[float, float]]:
    """Read unit_points.csv."""
    with resource_path("gazetteer/unit_points.csv").open(encoding="utf-8", newline="") as lines:
        return {row["unit"]: (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(lines)}


def plain(name: str) -> str:
    """Return a romanised name in plain letters, as newspapers write it.

    >>> plain("Kābul"), plain("Nangarhār")
    ('Kabul', 'Nangarhar')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.translate({ord(c): None for c in "\u02bb\u02bc\u2018\u2019\u02be\u02bf\u02b9\u02ba`"})


def name_units(packages: Packages, units: dict[str, Record], areas: Areas, facts: dict[str, dict[str, Any]]) -> None:
    """Add the names of units that Natural Earth, CLDR and unit_names.tsv know; English ones become the name to show of first-order units."""
    for code, record in units.items():
        if code not in areas.of_unit or "." not in code or len(areas.of_unit[code]) != 1:
            continue
        row = areas.features.iloc[areas.of_unit[code][0]]
        if (row.gn_id != row.gn_id or f"gn:{int(row.gn_id)}" != record.place_id) and row.gn_a1_code != code:
            continue
        found = list(areas.names(code))
        record.names += [("alternate", name) for _, name in found]
        english = next((name for language, name in found if language == "en"), None)
        if english and code.count(".") == 1:
            record.names.append(("primary", record.name))
            record.name = english
    for code, name in cldr_names(packages, facts):
        units[code].names.append(("alternate", name))


def add_names(units: dict[str, Record], records: dict[str, Record]) -> None:
    """Add the names of unit_names.tsv, of which a row of kind `name` is the name to show, and those of press_names.tsv."""
    for row in read_tsv("gazetteer/unit_names.tsv"):
        record = records[row["unit"]] if ":" in row["unit"] else units[row["unit"]]
        for name in row["names"].split("|"):
            if row["kind"] == "name":
                record.names.append(("alternate", record.name))
                record.name = name
            else:
                kind = "sure" if row["kind"] == "alternate" else row["kind"]
                record.names += [(kind, form) for form in ([name, *plural(name)] if kind == "demonym" else [name])]
    for row in read_tsv("gazetteer/press_names.tsv"):
        records[row["place_id"]].names += [("sure", name) for name in row["names"].split("|")]


def plural(demonym: str) -> Iterable[str]:
    """Yield the plural of a people's name where it takes an s.

    >>> list(plural("Afghan")), list(plural("Chinese"))
    (['Afghans'], [])
    """
    irregular = demonym.endswith("man") and demonym != "German"
    if not irregular and not demonym.endswith(("s", "ese", "sh", "ch", "z", "x", "men")):
        yield f"{demonym}s"


def cldr_names(packages: Packages, facts: dict[str, dict[str, Any]]) -> Iterable[tuple[str, str]]:
    """Yield (country, name) in all languages of Unicode's CLDR."""
    sys.path.insert(0, str(packages.folder("babel")))
    from babel import Locale, localedata

    for identifier in sorted(localedata.locale_identifiers()):
        for code, name in sorted(Locale.parse(identifier).territories.items()):
            if code in facts and name != code:
                yield code, name


def natural_places(packages: Packages) -> tuple[list[Record], dict[str, Any]]:
    """Return supplement, rivers, lakes and airports, and the shapes of those that have one."""
    lines, polygons = features.rivers(packages), features.lakes(packages)
    shapes: dict[str, Any] = {}
    found: list[Record] = []
    for record, name in features.supplement(resource_path("gazetteer/supplement.csv")):
        found.append(record)
        source = lines if record.feature_code == "STM" else polygons
        if name and name in source and shapely.distance(source[name], shapely.Point(record.longitude, record.latitude)) < NEAR_SHAPE_DEG:
            shapes[record.place_id] = source.pop(name)
        elif name:
            message = f"Expected a shape of Natural Earth called {name!r} near the point of {record.place_id} in supplement.csv."
            raise SystemExit(message)
    taken = {fold(name) for record in found for name in [record.name, *(name for _, name in record.names)]}
    for code, source in (("STM", lines), ("LK", polygons)):
        for name, shape in source.items():
            record = features.natural_record(name, shape, code)
            if fold(record.name) not in taken:
                found.append(record)
                shapes[record.place_id] = shape
    found += features.airports(packages)
    return found, shapes


def locate(others: list[Record], areas: Areas, facts: dict[str, dict[str, Any]]) -> None:
    """Give small features the first-order unit that they lie in, and check that a stated country is the one that holds the point."""
    codes = [code for code in areas.of_unit if code.count(".") == 1]
    polygons = [shapely.union_all(shapely.make_valid(areas.polygons(code))) for code in codes]
    tree = shapely.STRtree(polygons)
    small = [record for record in others if (record.extent_m or 0) < 60_000 and record.feature_class in {"S", "L", "T", "H", "P", "R"}]
    spots = shapely.points([(record.longitude, record.latitude) for record in small])
    hits: dict[int, str] = {row: codes[unit] for row, unit in zip(*tree.query(spots, predicate="intersects").tolist(), strict=True)}
    countries = {code: areas.polygons(code) for code in facts if code in areas.of_unit}
    outside = []
    for row, record in enumerate(small):
        stated = record.unit
        if stated and stated not in countries:
            continue
        code = hits.get(row)
        if stated is None and record.extent_m and record.extent_m > 15_000:
            continue
        if code is not None and (stated is None or code.startswith(f"{stated}.")):
            record.unit = code
            continue
        if stated:
            own = [n for n, unit in enumerate(codes) if unit.startswith(f"{stated}.")]
            gaps = shapely.distance(spots[row], np.array([polygons[n] for n in own])) if own else np.array([np.inf])
            if float(gaps.min()) * 111_000 < max(10_000, record.extent_m or 0):
                record.unit = codes[own[int(np.argmin(gaps))]]
                continue
        if stated and record.place_id.startswith("sup:"):
            gap_deg = float(np.min(shapely.distance(spots[row], countries[stated])))
            if gap_deg * 111_000 > max(10_000, record.extent_m or 0):
                outside.append(f"{record.place_id} is {gap_deg:.2f} degrees outside {stated}")
    if outside:
        message = f"Expected the points of supplement.csv in the countries it states, but {'; '.join(outside)}."
        raise SystemExit(message)


def drop_duplicates_of_units(records: dict[str, Record], units: dict[str, Record]) -> None:
    """Leave out regions of the supplement that turned out to be a unit under its own name."""
    own = {fold(unit.name): unit for code, unit in units.items() if code.count(".") < 2}
    for place_id, record in list(records.items()):
        unit = own.get(fold(record.name))
        if place_id.startswith("sup:") and record.feature_code in {"RGN", "ISL"} and unit and record.longitude and unit.longitude:
            gap = abs(record.longitude - unit.longitude) + abs((record.latitude or 0) - (unit.latitude or 0))
            like = 0.4 < (unit.extent_m or 1) / (record.extent_m or 1) < 2.5
            if like and gap * 111_000 < 0.7 * (record.extent_m or 0):
                del records[place_id]
                unit.names += [("alternate", name) for _, name in record.names]


def weigh(records: dict[str, Record], towns: list[Record]) -> None:
    """Set each record's importance: people, rank, size; a unit weighs a little less than the large town that it is named after."""
    by_code = {record.unit: record for record in records.values() if record.feature_code == "PCLI"}
    for record in records.values():
        people = math.log10(record.population + 1)
        if record.feature_code == "PCLI":
            record.importance = people + 3
        elif record.feature_code == "PPLC" and by_code[(record.unit or "")[:2]].population > LARGE_COUNTRY:
            record.importance = people + 2 * BONUS["PPLC"]
        elif record.feature_class in {"A", "P"}:
            record.importance = people + BONUS.get(record.feature_code, 0.0)
        else:
            record.importance = BASE.get(record.feature_code, 2.0) + (math.log10((record.extent_m or 1000) / 1000 + 1) if record.feature_class != "S" else 0)
    namesakes: dict[tuple[str, str], Record] = {}
    for town in sorted(towns, key=lambda town: (-town.population, town.place_id)):
        namesakes.setdefault((fold(town.name), ".".join((town.unit or "").split(".")[:2])), town)
    for record in records.values():
        if record.feature_code in {"ADM1", "ADM2"}:
            town = namesakes.get((fold(record.name), ".".join((record.unit or "").split(".")[:2])))
            if town is not None and town.population * (SEAT_SHARE if town.feature_code in SEATS else TOWN_SHARE) >= record.population:
                record.importance = min(record.importance, town.importance - (0.05 if record.feature_code == "ADM1" else 0.2))
