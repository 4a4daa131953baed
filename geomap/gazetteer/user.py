"""The user's own places: takes a CSV file, gives its places by folded name, and a rejection for each row that cannot be used.

Columns: name, longitude, latitude; optional: aliases (";" between them), country_code, admin1_code, feature_code, population, extent_m, place_id, source.
Where the country is not stated it is the one that holds the point. A row whose coordinates lie in its stated country only when they are swapped is
rejected as swapped. The file is UTF-8, with commas, semicolons or tabs.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.folding import fold
from geomap.types import Place, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geomap.gazetteer.containing import Containing

NEEDED = ("name", "longitude", "latitude")
SWAP_SLACK_DEG = 0.3
LIMITS = {"longitude": 180.0, "latitude": 90.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPlaces:
    """The user's places: by id, by folded name with the kind of name, and the rows that were not used."""

    by_id: dict[str, Place] = field(default_factory=dict)
    by_name: dict[str, list[tuple[Place, str]]] = field(default_factory=dict)
    rejections: tuple[Rejection, ...] = ()


def load_user_places(path: Path, world: Containing, *, strict: bool = False) -> UserPlaces:
    """Read the user's places; a bad row is a rejection that names its line, or with `strict` a GazetteerError.

    A file that is not there, not UTF-8 or lacks a needed column is a GazetteerError either way.
    """
    found, rejections = UserPlaces(), []
    for line, row in rows(path):
        try:
            place, names = read_row(row, world)
            check_new(place, found)
        except GazetteerError as error:
            reason = f"{path.name}, line {line}: {error}."
            if strict:
                raise GazetteerError(reason) from None
            rejections.append(Rejection(doc_id=None, stage="gazetteer", reason=reason, uri=path.as_posix()))
            continue
        found.by_id[place.place_id] = place
        for name, kind in names.items():
            found.by_name.setdefault(name, []).append((place, kind))
    return UserPlaces(by_id=found.by_id, by_name=found.by_name, rejections=tuple(rejections))


def check_new(place: Place, found: UserPlaces) -> None:
    """Refuse a second place of the same id."""
    if place.place_id in found.by_id:
        message = f"expected a place_id of its own, got {place.place_id!r} a second time"
        raise GazetteerError(message)


def rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, row) of a CSV file."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        message = f"Expected your gazetteer at {path}, but there is no such file; check the path."
        raise GazetteerError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"Expected a CSV file in UTF-8 at {path}, but it cannot be read ({error}); save it as UTF-8."
        raise GazetteerError(message) from error
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    try:
        reader = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
        missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            message = f"Expected the columns name, longitude and latitude in {path}, line 1, but {', '.join(missing)} is missing; add it to the header."
            raise GazetteerError(message)
        for row in reader:
            cells = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str) and not isinstance(value, list)}
            if any(cells.values()):
                yield reader.line_num, cells
    except csv.Error as error:
        message = f"Expected a CSV file in {path}, but line {reader.line_num} breaks its form ({error}); check the quotes there."
        raise GazetteerError(message) from error


def read_row(row: dict[str, str], world: Containing) -> tuple[Place, dict[str, str]]:
    """Return a row's place and its folded names with their kinds; a GazetteerError says what is wrong."""
    name = row["name"]
    if not fold(name):
        message = "expected a name, got nothing"
        raise GazetteerError(message)
    longitude, latitude = degrees(row, "longitude"), degrees(row, "latitude")
    country_code = row.get("country_code", "").upper() or None
    check_country(longitude, latitude, country_code, world)
    units = world.units_at(longitude, latitude)
    country = world.places.country(country_code) if country_code else next(iter(units), None)
    code = row.get("admin1_code", "")
    first = world.places.by_id(f"adm1:{country.country_code}.{code}") if code and country else None
    if first is None and country is not None:
        first = next((unit for unit in units if unit.feature_code == "ADM1" and unit.country_code == country.country_code), None)
    feature_code = row.get("feature_code", "").upper() or "PPL"
    population, extent_m = number(row, "population"), number(row, "extent_m")
    digest = hashlib.sha256(f"{name}|{longitude}|{latitude}".encode()).hexdigest()[:8]
    place = Place(
        place_id=row.get("place_id") or f"user:{re.sub(r'[^a-z0-9]+', '-', fold(name)).strip('-') or 'place'}-{digest}",
        name=name,
        longitude=longitude,
        latitude=latitude,
        feature_class=world.places.feature_class(feature_code) or "P",
        feature_code=feature_code,
        country_code=country.country_code if country else None,
        country_name=country.name if country else None,
        admin1_code=first.admin1_code if first else code or None,
        admin1_name=first.name if first else None,
        population=None if population is None else int(population),
        extent_m=extent_m,
    )
    aliases = {fold(alias): "alternate" for alias in row.get("aliases", "").split(";") if fold(alias)}
    return place, aliases | {fold(name): "primary"}


def degrees(row: dict[str, str], column: str) -> float:
    """Return a coordinate, or say what is wrong with it."""
    text, limit = row[column], LIMITS[column]
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isfinite(value) and abs(value) <= limit:
        return value
    hint = ""
    if column == "latitude" and math.isfinite(value) and abs(value) <= LIMITS["longitude"]:
        hint = ", longitude and latitude may be swapped"
    message = f"expected a {column} between -{limit:g} and {limit:g}, got {text!r}{hint}"
    raise GazetteerError(message)


def number(row: dict[str, str], column: str) -> float | None:
    """Return a number that is not negative, None for an empty cell, or say what is wrong with it."""
    text = row.get(column, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isfinite(value) and value >= 0:
        return value
    message = f"expected a number of 0 or more as {column}, got {text!r}"
    raise GazetteerError(message)


def check_country(longitude: float, latitude: float, code: str | None, world: Containing) -> None:
    """Refuse an unknown country, and coordinates that lie in the stated country only when swapped."""
    if code is None:
        return
    country = world.places.country(code)
    if country is None:
        message = f"expected an ISO 3166-1 code of two letters as country_code, got {code!r}"
        raise GazetteerError(message)
    if world.lies_in(longitude, latitude, country.place_id, SWAP_SLACK_DEG) or abs(longitude) > LIMITS["latitude"]:
        return
    if world.lies_in(latitude, longitude, country.place_id, SWAP_SLACK_DEG):
        message = f"expected coordinates in {country.name}, got longitude {longitude:g}, latitude {latitude:g}, which lie there only when swapped"
        raise GazetteerError(message)
