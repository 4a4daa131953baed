"""Which Natural Earth polygon is which GeoNames unit: takes both, gives for each unit the polygons that make it up.

Natural Earth carries GeoNames ids, partly of units that were merged or split since. So towns decide: a polygon belongs to the first-order unit of most
towns inside it, and a unit's area is used only where most of its towns lie in it. Disputed areas follow GeoNames' country of their towns.
"""

from __future__ import annotations

import collections
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.gazetteer_build.geonames import Record
    from scripts.gazetteer_build.sources import Packages

MAJORITY = 0.75
MAJORITY_MEANT = 0.5
COVERED = 0.75
PEOPLED = 0.9
SAME_SLACK = 0.8  # Natural Earth itself says that it is that unit
OFF_SHORE_DEG = 0.1
NEVER = {"UNDOF"}  # the buffer strip on the Golan, which Natural Earth draws as a province of Syria


@dataclass(slots=True)
class Areas:
    """The features of Natural Earth, and the numbers of those that make up each unit: countries, first-order units, some second-order ones."""

    features: geopandas.GeoDataFrame
    of_unit: dict[str, list[int]] = field(default_factory=dict)

    def polygons(self, code: str) -> np.ndarray[Any, np.dtype[np.object_]]:
        """Return the polygons of a unit."""
        return self.features.geometry.to_numpy()[self.of_unit[code]]

    def label(self, code: str) -> tuple[float, float] | None:
        """Return Natural Earth's label point of the unit's largest feature, where it lies in it."""
        polygons = self.polygons(code)
        largest = self.of_unit[code][int(np.argmax(shapely.area(polygons)))]
        row = self.features.iloc[largest]
        if shapely.intersects_xy(row.geometry, row.longitude, row.latitude):
            return float(row.longitude), float(row.latitude)
        point = shapely.point_on_surface(row.geometry)
        return float(point.x), float(point.y)

    def names(self, code: str) -> Iterable[tuple[str, str]]:
        """Yield (language, name) where the unit is one feature of the same GeoNames id."""
        for number in self.of_unit[code]:
            row = self.features.iloc[number]
            for column in row.index:
                if column.startswith("name_") and column not in {"name_len", "name_alt"} and isinstance(row[column], str):
                    yield column[5:], row[column]
            for column in ("name", "gn_name", "woe_name"):
                if isinstance(row[column], str) and "?" not in row[column]:
                    yield column, row[column]


def read_features(packages: Packages) -> geopandas.GeoDataFrame:
    """Read Natural Earth's provinces, coordinates rounded to 1e-5 degrees so that neighbours still share every vertex."""
    frame = geopandas.read_file(packages.folder("admin1") / "package/data/states/admin1.json")
    frame = frame[~frame["name"].isin(NEVER)].reset_index(drop=True)
    frame["geometry"] = shapely.transform(frame.geometry.to_numpy(), lambda pairs: np.round(pairs, 5))
    return frame


def match(packages: Packages, towns: list[Record], units: dict[str, Record]) -> Areas:
    """Assign Natural Earth's features to units."""
    frame = read_features(packages)
    areas = Areas(frame)
    by_number = {record.place_id: code for code, record in units.items()}
    tree = shapely.STRtree(shapely.make_valid(frame.geometry.to_numpy()))
    points = shapely.points([(town.longitude, town.latitude) for town in towns])
    town_rows, feature_rows = tree.query(points, predicate="intersects")
    ashore = np.setdiff1d(np.arange(len(points)), town_rows)
    near_rows, near_features = tree.query_nearest(points[ashore], max_distance=OFF_SHORE_DEG, all_matches=False)
    town_rows, feature_rows = np.append(town_rows, ashore[near_rows]), np.append(feature_rows, near_features)
    votes: dict[int, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    inside: dict[str, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    people: dict[str, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    for town, feature in zip(town_rows.tolist(), feature_rows.tolist(), strict=True):
        first = ".".join((towns[town].unit or "").split(".")[:2])
        votes[feature][first] += 1
        inside[first][feature] += 1
        people[first][feature] += towns[town].population
    first_order: dict[str, list[int]] = collections.defaultdict(list)
    countries: dict[str, list[int]] = collections.defaultdict(list)
    own_codes = [feature_code(frame, number, by_number, units) for number in range(len(frame))]
    for number, own in enumerate(own_codes):
        voted = winner(votes.get(number, collections.Counter()), own)
        if voted is not None and "." in voted:
            first_order[voted].append(number)
        elif own and "." in own:
            first_order[".".join(own.split(".")[:2])].append(number)
        country = (winner_country(votes.get(number)) or own or str(frame["iso_a2"].iloc[number])).split(".")[0]
        countries[country].append(number)
        if own and own.count(".") == 2:
            areas.of_unit.setdefault(own, []).append(number)
    areas.of_unit |= countries
    firsts = [".".join((town.unit or "").split(".")[:2]) for town in towns]
    total = collections.Counter(firsts)
    everyone: collections.Counter[str] = collections.Counter()
    for code, town in zip(firsts, towns, strict=True):
        everyone[code] += town.population
    for code, numbers in first_order.items():
        held = sum(inside[code][number] for number in numbers)
        with_people = sum(people[code][number] for number in numbers)
        slack = SAME_SLACK if any(own_codes[number] == code for number in numbers) else 1.0
        if code in units and (held >= slack * COVERED * total[code] or (held and with_people >= slack * PEOPLED * everyone[code])):
            areas.of_unit[code] = numbers
    return areas


def feature_code(frame: geopandas.GeoDataFrame, number: int, by_number: dict[str, str], units: dict[str, Record]) -> str | None:
    """Return the unit code that Natural Earth itself gives a feature, where GeoNames still has it."""
    gn_id, gn_code = frame["gn_id"].iloc[number], frame["gn_a1_code"].iloc[number]
    own = by_number.get(f"gn:{int(gn_id)}") if gn_id == gn_id and gn_id else None  # noqa: PLR0124 - NaN
    return own or (gn_code if gn_code in units else None)


def winner(votes: collections.Counter[str], own: str | None) -> str | None:
    """Return the unit of most towns, or None; less will do where it is the unit that Natural Earth means."""
    total = sum(votes.values())
    for code, count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        meant = own is not None and (own == code or own.startswith(f"{code}."))
        return code if count >= (MAJORITY_MEANT if meant else MAJORITY) * total else None
    return None


def winner_country(votes: collections.Counter[str] | None) -> str | None:
    """Return the country of most towns, or None where there is no town."""
    if not votes:
        return None
    by_country: collections.Counter[str] = collections.Counter()
    for code, count in votes.items():
        by_country[code.split(".")[0]] += count
    return min(by_country, key=lambda country: (-by_country[country], country))
