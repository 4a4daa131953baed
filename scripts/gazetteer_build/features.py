"""Places that GeoNames' packages lack: the supplement, Natural Earth's rivers and lakes, airports, and small places that the US postal service names."""

from __future__ import annotations

import collections
import csv
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import shapely

from geomap.gazetteer.folding import fold
from scripts.gazetteer_build.geonames import Record
from scripts.gazetteer_build.points import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.gazetteer_build.sources import Packages

NOT_A_NAME = re.compile(r"[?\d\r\n]|^.{0,1}$")
SAME_TOWN_M = 25_000.0
SAME_RIVER_DEG = 3.0
GENERIC_AIRPORT = re.compile(r"\b(airport|air base|airfield|aerodrome|airbase|air force base|international|municipal|regional|county)\b", re.IGNORECASE)


def slug(name: str) -> str:
    """Return a name as the tail of an id.

    >>> slug("Amu Darya")
    'amu-darya'
    """
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-")


def supplement(path: Path) -> Iterator[tuple[Record, str]]:
    """Yield the rows of supplement.csv as records, with the Natural Earth name that their shape goes by."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield (
                Record(
                    place_id=row["place_id"],
                    name=row["name"],
                    feature_class=row["feature_class"],
                    feature_code=row["feature_code"],
                    longitude=float(row["longitude"]),
                    latitude=float(row["latitude"]),
                    unit=row["country_code"] or None,
                    extent_m=float(row["extent_m"]),
                    names=[("sure", name) for name in row["aliases"].split("|") if name],
                ),
                row["natural_earth_name"],
            )


def rivers(packages: Packages) -> dict[str, Any]:
    """Return Natural Earth's rivers as lines by name; parts of one name far from each other are rivers of their own ("Red", "Red 2")."""
    path = packages.folder("magics") / "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
    frame = geopandas.read_file(path)
    by_name: dict[str, list[Any]] = collections.defaultdict(list)
    for name, line in zip(frame["name"], frame.geometry, strict=True):
        if isinstance(name, str) and line is not None and not NOT_A_NAME.search(name):
            by_name[name].append(line)
    found = {}
    for name, lines in sorted(by_name.items()):
        for number, group in enumerate(clusters(lines), start=1):
            found[name if number == 1 else f"{name} {number}"] = shapely.line_merge(shapely.union_all(group))
    return found


def clusters(shapes: list[Any]) -> list[list[Any]]:
    """Group shapes that lie near one another, longest group first."""
    groups: list[list[Any]] = []
    for shape in shapes:
        near = [group for group in groups if any(shape.distance(other) < SAME_RIVER_DEG for other in group)]
        groups = [group for group in groups if group not in near] + [[shape, *(other for group in near for other in group)]]
    return sorted(groups, key=lambda group: -sum(shape.length for shape in group))


def lakes(packages: Packages) -> dict[str, Any]:
    """Return Natural Earth's named lakes as polygons by name."""
    path = packages.folder("magics") / "usr/share/magics/10m/ne_10m_ocean.shp"
    frame = geopandas.read_file(path)
    found: dict[str, Any] = {}
    for name, shape in zip(frame["name"], frame.geometry, strict=True):
        if isinstance(name, str) and not NOT_A_NAME.search(name) and " " in name and (name not in found or shape.area > found[name].area):
            found[name] = shape
    return found


def natural_record(name: str, shape: Any, code: str) -> Record:
    """Make the record of a river or lake of Natural Earth."""
    plain = re.sub(r"\s+\d+$", "", name)
    words = [part.strip(" )") for part in re.split(r"[(/,]", plain) if part.strip(" )")]
    full = words[0] if code == "LK" or "river" in words[0].lower() else f"{words[0]} River"
    point = shapely.line_interpolate_point(longest(shape), 0.5, normalized=True) if code == "STM" else shapely.point_on_surface(shape)
    radius = distance_m(point.x, point.y, shapely.get_coordinates(shape)).max()
    return Record(
        place_id=f"ne:{'river' if code == 'STM' else 'lake'}-{slug(name)}",
        name=re.sub(r"\s+", " ", full),
        feature_class="H",
        feature_code=code,
        longitude=round(point.x, 5),
        latitude=round(point.y, 5),
        extent_m=float(radius),
        names=[("short" if code == "STM" else "alternate", word) for word in words],
    )


def longest(shape: Any) -> Any:
    """Return the longest part of a line."""
    parts = shapely.get_parts([shape])
    return parts[int(np.argmax(shapely.length(parts)))]


def airports(packages: Packages) -> Iterator[Record]:
    """Yield the airports that have an IATA code, under their names with and without the city's."""
    with (packages.folder("airports") / "airportsdata/airports.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["iata"]]
    in_city = collections.Counter((row["city"], row["country"]) for row in rows)
    for row in rows:
        name, city = row["name"], row["city"]
        names = []
        if city and fold(name).startswith(fold(city) + " ") and len(name) > len(city) + len(" Airport"):
            rest = name[len(city) :].strip(" -\u2013/")
            if GENERIC_AIRPORT.sub("", rest).strip():
                names += [rest, re.sub(r"(?i)\bInternational ", "", rest)]
        if city and in_city[city, row["country"]] == 1 and "airport" in name.lower():
            names += [f"{city} Airport", f"{city} International Airport"]
        yield Record(
            place_id=f"icao:{row['icao']}",
            name=name,
            feature_class="S",
            feature_code="AIRP",
            longitude=float(row["lon"]),
            latitude=float(row["lat"]),
            unit=row["country"],
            extent_m=3_000.0,
            names=[("alternate", other) for other in dict.fromkeys(names)],
        )


def airport_codes(packages: Packages) -> frozenset[str]:
    """Return all IATA codes of airports."""
    with (packages.folder("airports") / "airportsdata/airports.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["iata"] for row in csv.DictReader(lines) if row["iata"])


def postal_places(packages: Packages, towns: list[Record]) -> Iterator[Record]:
    """Yield the places of the United States that post offices are named after and that no town of that name is near to."""
    text = (packages.folder("zipcodes") / "package/lib/codes.js").read_text("utf-8")
    codes, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    known: dict[tuple[str, str], list[tuple[float, float]]] = collections.defaultdict(list)
    for town in towns:
        if (town.unit or "").startswith("US."):
            for name in [town.name, *(name for _, name in town.names)]:
                known[fold(name), (town.unit or "").split(".")[1]].append((town.longitude or 0.0, town.latitude or 0.0))
    for number, row in sorted(codes.items()):
        lon, lat = float(row["longitude"] or 0), float(row["latitude"] or 0)
        key = fold(row["city"]), row["state"]
        if not (lon and lat) or not row["city"] or row["country"] != "US" or len(row["state"]) != 2:
            continue
        if key in known and distance_m(lon, lat, np.array(known[key])).min() < SAME_TOWN_M:
            continue
        known[key].append((lon, lat))
        yield Record(
            place_id=f"zip:{number}",
            name=row["city"],
            feature_class="P",
            feature_code="PPL",
            longitude=lon,
            latitude=lat,
            unit=f"US.{row['state']}",
        )
