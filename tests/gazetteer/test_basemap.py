"""What a map is drawn on: any bounds, the same bytes, a few tens of kilobytes."""

import gzip
import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.errors import GazetteerError
from geomap.gazetteer import basemap

CENTRAL_ASIA = (60.0, 34.0, 76.0, 42.0)
LAYERS = ["world", "countries", "lakes", "coasts", "borders", "admin1", "disputed", "rivers", "labels"]


def test_a_region_has_its_countries_borders_waters_and_names() -> None:
    layers = basemap(CENTRAL_ASIA)
    assert list(layers) == LAYERS
    assert {"Afghanistan", "Tajikistan", "Uzbekistan", "Pakistan"} <= {item["props"]["name"] for item in layers["countries"]}
    assert {"Kabul", "Dushanbe", "Tashkent"} <= {item["props"]["name"] for item in layers["labels"] if item["props"]["kind"] == "capital"}
    assert layers["borders"]
    assert layers["admin1"]
    assert layers["rivers"]
    assert layers["disputed"]


def test_a_region_takes_some_tens_of_kilobytes_and_always_the_same() -> None:
    first, second = (json.dumps(basemap(CENTRAL_ASIA), separators=(",", ":")) for _ in range(2))
    assert first == second
    assert len(gzip.compress(first.encode(), 9)) < 60_000


def test_the_whole_world_needs_no_world_behind() -> None:
    layers = basemap((-180, -60, 180, 80))
    assert layers["world"] == []
    assert len(layers["countries"]) > 200
    assert len(gzip.compress(json.dumps(layers).encode(), 9)) < 110_000


def test_bounds_across_the_antimeridian_run_on_to_the_east() -> None:
    layers = basemap((170.0, -45.0, -170.0, -10.0))
    longitudes = [label["coords"][0] for label in layers["labels"]]
    assert min(longitudes) > 160
    assert max(longitudes) > 181
    america = next(item for item in layers["world"] if item["props"]["code"] == "US")
    assert all(x > 180 for ring in america["coords"] for x, _ in ring if x < 0 or x > 181)
    assert all({x for x, _ in line} != {180.0} for item in layers["coasts"] for line in item["coords"])


def test_labels_come_by_importance() -> None:
    ranks = [label["props"]["rank"] for label in basemap(CENTRAL_ASIA)["labels"]]
    assert ranks == sorted(ranks)


@settings(max_examples=15, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(0, 40), st.floats(0, 20))
def test_any_bounds_are_drawn(west: float, south: float, width: float, height: float) -> None:
    east = west + width if west + width <= 180 else west + width - 360
    layers = basemap((west, south, east, min(south + height, 90)))
    for item in (item for name in LAYERS[1:-1] for item in layers[name]):
        assert all(math.isfinite(x) and -180 <= x <= 540 and -90 <= y <= 90 for part in item["coords"] for x, y in part)


@pytest.mark.parametrize("bounds", [(0, 10, 5, 0), (0, math.nan, 1, 1), (0, -91, 1, 1)])
def test_impossible_bounds_are_refused_in_one_sentence(bounds: tuple[float, float, float, float]) -> None:
    with pytest.raises(GazetteerError, match="Expected bounds as west, south, east, north"):
        basemap(bounds)


def test_the_great_cities_stand_where_they_are() -> None:
    labels = {(label["props"]["name"], label["props"]["kind"]): label["coords"] for label in basemap((-120, -50, 20, 60))["labels"]}
    for name, kind, lon, lat in (
        ("Paris", "capital", 2.35, 48.85),
        ("Rome", "capital", 12.5, 41.9),
        ("Santiago", "capital", -70.6, -33.5),
        ("Lagos", "city", 3.4, 6.5),
    ):
        assert labels[name, kind] == pytest.approx([lon, lat], abs=0.3)
