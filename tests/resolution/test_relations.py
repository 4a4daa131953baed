"""What the words around a place make of it: borders, parts, offsets and roads, measured on the ground."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.gazetteer import open_gazetteer
from geomap.resolution import geometry_of, resolve
from geomap.resolution.metric import geodesic_m, travel, uncrossed
from geomap.types import Document, Resolution, Span, Toponym

WORLD = open_gazetteer()


def resolved(name: str, **how: Any) -> Resolution:
    names = how.pop("names", (name,))
    toponym = Toponym(span=Span(start=0, end=len(name)), surface=name, names=names, **how)
    return resolve([toponym], Document(doc_id="d", text=name), WORLD)[0]


def km(found: Resolution, longitude: float, latitude: float) -> float:
    assert found.longitude is not None
    assert found.latitude is not None
    return geodesic_m(found.longitude, found.latitude, longitude, latitude) / 1000


def test_a_border_is_the_line_that_two_countries_share() -> None:
    found = resolved("Tajik-Uzbek border", names=("Tajikistan", "Uzbekistan"), relation="border")
    line = geometry_of(found, WORLD)
    assert line is not None
    assert line.geom_type.endswith("LineString")
    assert shapely.get_num_coordinates(line) > 300
    assert found.where_prec == 5
    assert line.distance(shapely.Point(found.longitude, found.latitude)) < 1e-4
    assert 100_000 < found.coordinate_uncertainty_m < 600_000
    assert geometry_of(resolved("Uzbek-Tajik border", names=("Uzbekistan", "Tajikistan"), relation="border"), WORLD).equals(line)


def test_countries_that_do_not_touch_share_no_line() -> None:
    assert geometry_of(resolved("x", names=("Portugal", "Poland"), relation="border"), WORLD) is None


@pytest.mark.parametrize(
    ("direction", "inside", "outside"), [("N", (67.1, 36.7), (65.7, 31.6)), ("S", (65.7, 31.6), (67.1, 36.7)), ("W", (62.2, 34.3), (70.5, 34.4))]
)
def test_a_part_of_a_country_is_the_third_that_lies_there(direction: str, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    found = resolved("Afghanistan", relation="part", direction=direction)
    part = geometry_of(found, WORLD)
    whole = WORLD.shape(found.place.place_id)
    assert part.is_valid
    assert 0.1 < part.area / whole.area < 0.6
    assert part.difference(whole.buffer(0.01)).area < 1e-6
    assert part.contains(shapely.Point(*inside))
    assert not part.contains(shapely.Point(*outside))
    assert part.buffer(0.001).contains(shapely.Point(found.longitude, found.latitude))
    assert found.where_prec == 5


def test_the_east_of_a_country_across_the_antimeridian_is_cut_there() -> None:
    found = resolved("Russia", relation="part", direction="E")
    part = geometry_of(found, WORLD)
    west, _, east, _ = part.bounds
    assert -180 <= west <= east <= 180
    assert part.contains(shapely.Point(172.0, 66.0))
    assert not part.contains(shapely.Point(37.6, 55.8))


def test_so_many_kilometres_north_of_a_town_is_that_far_away() -> None:
    town = resolved("Kunduz", kind="city")
    found = resolved("Kunduz", kind="city", relation="offset", direction="N", distance_m=15_000.0)
    assert km(found, town.longitude, town.latitude) == pytest.approx(15, abs=0.01)
    assert found.latitude > town.latitude
    assert found.where_prec == 2
    assert found.coordinate_uncertainty_m > town.coordinate_uncertainty_m
    assert geometry_of(found, WORLD) is None


def test_between_two_towns_is_the_way_from_one_to_the_other() -> None:
    found = resolved("Kabul", names=("Kabul", "Ghazni"), relation="along")
    line = geometry_of(found, WORLD)
    assert line.geom_type == "LineString"
    assert found.where_prec == 5
    assert km(found, 69.17, 34.53) < 100
    assert km(found, 68.42, 33.55) < 100


def test_near_is_wider_than_at() -> None:
    assert resolved("Faizabad", relation="near").coordinate_uncertainty_m > resolved("Faizabad").coordinate_uncertainty_m


@settings(max_examples=60, deadline=None)
@given(st.floats(-180, 180), st.floats(-89.9, 89.9), st.floats(0, 360), st.floats(1, 500_000))
def test_a_way_and_back_again_measures_the_same(longitude: float, latitude: float, bearing: float, metres: float) -> None:
    there = travel(longitude, latitude, bearing, metres)
    assert geodesic_m(longitude, latitude, *there) == pytest.approx(metres, rel=1e-6)


def test_what_crosses_the_antimeridian_comes_out_in_two_pieces() -> None:
    cut = uncrossed(shapely.Polygon([(179, 0), (-179, 0), (-179, 1), (179, 1)]))
    assert cut.geom_type == "MultiPolygon"
    assert cut.area == pytest.approx(2)
