"""Areas, rivers and shared borders."""

import pyproj
import pytest
import shapely

from geomap.gazetteer import Gazetteer

NEIGHBOURS = [("country:TJ", "country:UZ", 1_120), ("country:AF", "country:TJ", 1_300), ("country:FR", "country:ES", 620), ("adm1:AF.30", "adm1:AF.33", None)]
AREAS_KM2 = [("country:AF", 645_000), ("country:TJ", 142_000), ("country:RU", 16_900_000), ("adm1:US.TX", 690_000), ("adm1:GB.ENG", 130_000)]


def length_km(line: shapely.Geometry) -> float:
    return pyproj.Geod(ellps="WGS84").geometry_length(line) / 1e3


@pytest.mark.parametrize(("one", "other", "expected_km"), NEIGHBOURS)
def test_neighbours_share_their_border_to_the_last_vertex(one: str, other: str, expected_km: float | None, gazetteer: Gazetteer) -> None:
    border = gazetteer.shared_border(one, other)
    first, second = gazetteer.shape(one), gazetteer.shape(other)
    assert border is not None
    assert first is not None
    assert second is not None
    common = shapely.intersection(shapely.boundary(first), shapely.boundary(second))
    assert length_km(border) == pytest.approx(length_km(common), rel=1e-6)
    if expected_km:
        assert length_km(border) == pytest.approx(expected_km, rel=0.1)
    assert border.equals(gazetteer.shared_border(other, one))


def test_strangers_share_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.shared_border("country:TJ", "country:JP") is None
    assert gazetteer.shared_border("country:TJ", "country:TJ") is None
    assert gazetteer.shared_border("country:TJ", "gn:1138958") is None
    assert gazetteer.shared_border("country:TJ", "nothing") is None


@pytest.mark.parametrize(("place_id", "expected_km2"), AREAS_KM2)
def test_areas_are_whole_and_valid(place_id: str, expected_km2: float, gazetteer: Gazetteer) -> None:
    area = gazetteer.shape(place_id)
    assert area is not None
    assert area.is_valid
    assert abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(area)[0]) / 1e6 == pytest.approx(expected_km2, rel=0.06)


@pytest.mark.parametrize("code", ["AF", "TJ", "UZ", "TM", "KG", "PK", "IR"])
def test_drawings_meet_without_gaps(code: str, gazetteer: Gazetteer) -> None:
    full, drawing = gazetteer.shape(f"country:{code}"), gazetteer.shape(f"country:{code}", "drawing")
    assert full is not None
    assert drawing is not None
    assert shapely.get_num_coordinates(drawing) < shapely.get_num_coordinates(full)
    assert drawing.is_valid
    assert shapely.area(shapely.symmetric_difference(full, drawing)) < 0.02 * full.area


def test_drawings_of_neighbours_share_their_thinned_border(gazetteer: Gazetteer) -> None:
    first, second = gazetteer.shape("country:TJ", "drawing"), gazetteer.shape("country:UZ", "drawing")
    assert first is not None
    assert second is not None
    assert length_km(shapely.intersection(first, second)) > 900
    assert shapely.intersection(first, second).area < 1e-6


def test_a_river_is_a_line_and_a_town_has_no_shape(gazetteer: Gazetteer) -> None:
    river = gazetteer.shape("sup:amu-darya")
    assert river is not None
    assert river.geom_type in {"LineString", "MultiLineString"}
    assert gazetteer.shape("gn:1138958") is None
    assert gazetteer.shape("nothing") is None


def test_a_point_lies_in_its_country_and_province(gazetteer: Gazetteer) -> None:
    assert [place.name for place in gazetteer.units_at(67.11, 36.71)][:2] == ["Afghanistan", "Balkh"]
    assert gazetteer.units_at(34.1, 44.95)[0].country_code == "UA"
    assert gazetteer.units_at(-40.0, 30.0) == []


def test_what_has_no_polygon_does_not_speak_against_a_point(gazetteer: Gazetteer) -> None:
    assert gazetteer.lies_in(0.0, 0.0, "gn:1138958")
    assert not gazetteer.lies_in(0.0, 0.0, "country:AF")
