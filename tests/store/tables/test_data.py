"""The shipped tables hold together: every code gives something that geomap has, every country is one, every layout names fields that are read."""

import numpy as np
import pytest

from geomap.gazetteer import Gazetteer
from geomap.store.tables.boundaries import Boundaries
from geomap.store.tables.data import LAYOUTS, rows, toml
from geomap.store.tables.mappings import FIELDS, MEANINGS, tables_of

NAMES = (
    "blanks",
    "categories",
    "category_words",
    "count_words",
    "countries",
    "country_fips",
    "country_names",
    "country_numbers",
    "country_points",
    "country_reach",
)
MORE = ("date_words", "months", "place_words", "precisions", "total_words", "unit_words")


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_every_row_is_whole_and_says_where_it_comes_from(name: str) -> None:
    for row in rows(f"{name}.tsv"):
        assert None not in row.values(), row
        assert None not in row, row
        assert row["source"], row


def test_codes_give_what_geomap_has() -> None:
    for row in rows("categories.tsv"):
        assert row["category"] in {*MEANINGS["category"], ""}
        assert row["status"] in {*MEANINGS["status"], ""}
    for row in rows("category_words.tsv"):
        assert row["category"] in MEANINGS["category"]
    for row in rows("precisions.tsv"):
        assert row["gives"] in MEANINGS[row["field"]]


def test_countries_are_countries() -> None:
    known = {row["iso2"] for row in rows("countries.tsv")}
    for name in ("country_fips", "country_names", "country_numbers", "country_points", "country_reach"):
        assert {row["iso2"] for row in rows(f"{name}.tsv")} <= known
    assert {row["also"] for row in rows("country_reach.tsv")} <= known


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_name_fields_and_tables_that_are_read(layout: str) -> None:
    known = toml(f"{layout}.toml")
    assert set(known["columns"]) <= set(FIELDS)
    for field, table in known.get("codes", {}).items():
        assert table in tables_of(field)


def test_fields_that_are_guessed_are_read() -> None:
    assert {field for field, rule in toml("guess.toml").items() if "like" in rule} <= set(FIELDS)


def test_points_for_countries_lie_in_or_near_them(world: Gazetteer) -> None:
    boundaries = Boundaries(world)
    far = []
    for row in rows("country_points.tsv"):
        place = boundaries.country(row["iso2"])
        inside = boundaries.holds(row["iso2"], np.array([float(row["longitude"])]), np.array([float(row["latitude"])]), 1.0) if place else None
        if inside is not None and not inside[0]:
            far.append(row)
    assert far == []
