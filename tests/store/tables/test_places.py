"""Where the rows of a table lie: points against the country they name, points that are no places, rows without coordinates."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import shapely

from geomap.gazetteer import Gazetteer
from geomap.store import read_incidents, write_table
from geomap.store.tables import import_table, with_areas
from geomap.types import Resolution, Span, Toponym

Write = Callable[..., Path]
HEAD = "id,date,country,province,town,latitude,longitude"


def told(notes: tuple[str, ...], words: str) -> str:
    return next((note for note in notes if words in note), "")


def test_exchanged_coordinates_are_put_right_and_told(write: Write, world: Gazetteer) -> None:
    rows = ("1,2020-01-01,Afghanistan,,Kabul,34.52,69.18", "2,2020-01-01,Afghanistan,,Herat,62.2,34.34", "3,2020-01-01,Afghanistan,,Balkh,36.75,66.9")
    imported = import_table(write("a.csv", HEAD, *rows), gazetteer=world)
    assert imported.frame["longitude"].tolist() == [69.18, 62.2, 66.9]
    assert imported.frame["latitude"].tolist() == [34.52, 34.34, 36.75]
    assert told(imported.notes, "exchanged").startswith("Row 3:")
    assert "exchanged" in imported.frame["import_note"][1]
    assert imported.frame["import_note"][0] is None


def test_columns_that_are_exchanged_as_a_whole_are_put_right(write: Write, world: Gazetteer) -> None:
    rows = ("1,2020-01-01,Mali,,Gao,-0.04,16.27", "2,2020-01-01,Mali,,Kidal,1.41,18.44", "3,2020-01-01,Mali,,Mopti,-4.2,14.49")
    imported = import_table(write("a.csv", HEAD, *rows), gazetteer=world)
    assert imported.frame["latitude"].tolist() == [16.27, 18.44, 14.49]
    assert told(imported.notes, "exchanged").startswith("Rows 2-4:")


def test_a_latitude_beyond_the_pole_is_exchanged_even_without_a_gazetteer(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, "1,2020-01-01,Viet Nam,,Hue,107.6,16.46"))
    assert (imported.frame["longitude"][0], imported.frame["latitude"][0]) == (107.6, 16.46)
    assert "exchanged" in told(imported.notes, "Row 2")


@pytest.mark.parametrize(
    ("row", "point", "words"),
    [
        ("Haiti,,Port-au-Prince,18.54,72.34", (-72.34, 18.54), "sign of the longitude"),
        ("Peru,,Cusco,13.53,-71.97", (-71.97, -13.53), "sign of the latitude"),
        ("Peru,,Cusco,13.53,71.97", (-71.97, -13.53), "signs of longitude and latitude"),
        ("Peru,,Nowhere in particular,,", None, "province or country"),
        ("Mali,,Gao,48.85,2.35", (2.35, 48.85), "outside of the country"),
        ("South Sudan,,Naandi,5.0733,5.0733", None, "same number"),
    ],
)
def test_what_the_country_tells_of_a_point(row: str, point: tuple[float, float] | None, words: str, write: Write, world: Gazetteer) -> None:
    imported = import_table(write("a.csv", HEAD, "1,2020-01-01,Kenya,,Nairobi,-1.29,36.82", f"2,2020-01-01,{row}"), gazetteer=world)
    assert told(imported.notes, words).startswith("Row 3:")
    if point:
        assert (imported.frame["longitude"][1], imported.frame["latitude"][1]) == point
    else:
        assert imported.frame["where_prec"][1] in {4, 6}


@pytest.mark.parametrize(
    "row", ["Sudan,,Juba,4.85,31.6", "Somalia,,at sea,10.9,45.2", "Israel,,Gaza,31.5,34.46", "Kiribati,,Tarawa,1.33,172.98", "Fiji,,Taveuni,-16.8,-179.97"]
)
def test_near_disputed_and_former_parts_are_not_outside(row: str, write: Write, world: Gazetteer) -> None:
    imported = import_table(write("a.csv", HEAD, f"1,2020-01-01,{row}"), gazetteer=world)
    assert not told(imported.notes, "outside")


def test_a_number_that_lost_its_point_is_found_in_its_country(write: Write, world: Gazetteer) -> None:
    rows = (
        '1,2020-01-01,Cambodia,,Aville,"1.407.092.855","103.099.916"',
        '2,2020-01-01,,,Bville,"1.407.092.855","103.099.916"',
        "3,2020-01-01,Cambodia,,Cville,12.5,104.5",
    )
    imported = import_table(write("a.csv", HEAD, *rows), gazetteer=world)
    assert imported.frame["latitude"].tolist()[0] == pytest.approx(14.07092855)
    assert imported.frame["longitude"].tolist()[0] == pytest.approx(103.099916)
    assert imported.frame.geometry.isna().tolist() == [False, True, False]
    assert told(imported.notes, "it was put where").startswith("Row 2:")
    assert told(imported.notes, "does not tell where").startswith("Row 3:")


@pytest.mark.parametrize(("lat", "lon"), [("0", "0"), ("-99", "-99"), ("999", "999"), ("-999", "-999"), ("9999", "9999")])
def test_codes_for_an_unknown_place_are_no_place(lat: str, lon: str, write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, "1,2020-01-01,Mali,,Gao,16.27,-0.04", f"2,2020-01-01,Atlantis,,Deep,{lat},{lon}"))
    assert imported.frame.geometry.isna().tolist() == [False, True]
    assert told(imported.notes, "no place that can be put on the map").startswith("Row 3:")


def test_half_a_point_is_no_point(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, "1,2020-01-01,,,Gao,16.27,-0.04", "2,2020-01-01,,,Gao,16.27,", "3,2020-01-01,,,Gao,16.27,far"))
    assert imported.frame.geometry.isna().tolist() == [False, True, True]
    assert told(imported.notes, "the longitude cannot be read").startswith("Row 4:")
    assert told(imported.notes, "is missing").startswith("Rows 3-4:")


def many(point: str, names: list[str], start: int = 1) -> list[str]:
    return [f"{start + n},2020-01-01,Chad,{name},{point}" for n, name in enumerate(names)]


def test_rows_without_a_town_on_one_spot_stand_for_the_country(write: Write, world: Gazetteer) -> None:
    towns = [f"Chari-Baguirmi,Town {chr(65 + n)}{chr(97 + n)}x,1{n}.1{n}3,1{n % 7}.{n}7" for n in range(8)]
    rows = [*many("15.454,18.732", [","] * 40), *[f"{100 + n},2020-01-01,Chad,{town}" for n, town in enumerate(towns)]]
    imported = import_table(write("a.csv", HEAD, *rows), gazetteer=world)
    assert imported.frame["where_prec"].tolist()[:40] == [6] * 40
    assert imported.frame["shape"][0].geom_type.endswith("Polygon")
    assert imported.frame["place_id"][0] == world.country("TD").place_id
    assert imported.frame["where_prec"].isna().tolist()[40:] == [True] * 8
    assert "whole country" in told(imported.notes, "Rows 2-41")


def test_many_towns_on_one_spot_are_no_town(write: Write, world: Gazetteer) -> None:
    names = ["Abeche", "Bongor", "Doba", "Faya", "Goz Beida", "Moundou", "Sarh"]
    country = import_table(write("a.csv", HEAD, *many("12.3,17.9", [f"{name} Region,{name}" for name in names])), gazetteer=world)
    assert country.frame["where_prec"].tolist() == [6] * 7
    province = import_table(write("b.csv", HEAD, *many("13.8,20.8", [f"Ouaddai,{name}" for name in names])), gazetteer=world)
    assert province.frame["where_prec"].tolist() == [4] * 7


def test_a_town_with_many_incidents_stays_a_town(write: Write, world: Gazetteer) -> None:
    rows = many("12.107,15.044", ["N'Djamena,N'Djamena"] * 50)
    frame = import_table(write("a.csv", HEAD, *rows), gazetteer=world).frame
    assert frame["where_prec"].isna().all()
    assert "shape" not in frame or frame["shape"].isna().all()


def test_a_well_known_middle_needs_no_crowd(write: Write, world: Gazetteer) -> None:
    frame = import_table(write("a.csv", HEAD, "1,2020-01-01,Chad,,,15,19", "2,2020-01-01,Chad,,Abeche,13.83,20.83"), gazetteer=world).frame
    assert frame["where_prec"].tolist()[0] == 6


def test_a_precision_that_the_source_states_is_believed(write: Write, world: Gazetteer) -> None:
    rows = [row + ",3" for row in many("12.3,17.9", [f"{name},{name}" for name in ("Abeche", "Bongor", "Doba", "Faya", "Moundou", "Sarh")])]
    frame = import_table(write("a.csv", HEAD + ",where_prec", *rows), gazetteer=world).frame
    assert frame["where_prec"].tolist() == [3] * 6


def test_a_row_with_names_only_gets_its_area(write: Write, world: Gazetteer) -> None:
    imported = import_table(
        write("a.csv", HEAD, "1,2020-01-01,Afghanistan,Balkh,,,", "2,2020-01-01,Afghanistan,,,,", "3,2020-01-01,Kenya,,Nairobi,-1.29,36.82"), gazetteer=world
    )
    frame = imported.frame
    assert frame["where_prec"].tolist()[:2] == [4, 6]
    for row in (0, 1):
        assert shapely.contains_xy(frame["shape"][row], frame["longitude"][row], frame["latitude"][row])
        assert frame["coordinate_uncertainty_m"][row] > 50_000
    assert frame["admin1_code"][0] == "30"
    assert told(imported.notes, "province or country that the row names").startswith("Rows 2-3:")


@pytest.mark.parametrize("ending", [".csv", ".geojson", ".parquet"])
def test_an_export_that_has_points_gets_its_areas_back(ending: str, write: Write, world: Gazetteer, tmp_path: Path) -> None:
    imported = import_table(
        write("a.csv", HEAD, "1,2020-01-01,Afghanistan,Balkh,,,", "2,2020-01-01,Chad,,,15,19", "3,2020-01-01,Kenya,,Nairobi,-1.29,36.82"), gazetteer=world
    )
    write_table(imported.frame, tmp_path / f"out{ending}")
    again = with_areas(read_incidents(tmp_path / f"out{ending}"), world)
    assert [shape is None for shape in again["shape"]] == [False, False, True]
    assert again["shape"][0].equals(imported.frame["shape"][0])


@pytest.mark.parametrize(
    ("names", "precision"),
    [
        ("Mali,Gao,Gao", 1), ("Mali,,Gao", 1), ("Mali,Gao,near Gao town", 2), ("Afghanistan,Balkh,Mazar-e Sharif", 1), ("Afghanistan,Helmand,Mazar-e Sharif", 4),
        ("Mali,Gao,no such town", 4), ("Mali,,no such town", 6), (",,Gao", None),
    ],
)  # fmt: skip
def test_a_town_is_found_in_the_country_and_province_that_the_row_names(names: str, precision: int | None, write: Write, world: Gazetteer) -> None:
    imported = import_table(write("a.csv", HEAD, "1,2020-01-01,Kenya,,Nairobi,-1.29,36.82", f"2,2020-01-01,{names},,"), gazetteer=world)
    row = imported.frame.iloc[1]
    assert (None if pd.isna(row["where_prec"]) else row["where_prec"]) == precision
    if precision in {1, 2}:
        town = world.place(row["place_id"])
        assert town is not None
        assert (town.longitude, town.latitude) == (row["longitude"], row["latitude"])
        assert told(imported.notes, "placed at the town").startswith("Row 3:")


def test_a_table_without_countries_gets_them_from_its_points(write: Write, world: Gazetteer) -> None:
    imported = import_table(
        write("a.csv", "date,latitude,longitude", "2020-01-01,34.52,69.18", "2020-01-01,16.27,-0.04", "2020-01-01,0.1,-30"), gazetteer=world
    )
    assert imported.frame["country_code"].tolist() == ["AF", "ML", None]
    assert imported.frame["country"].tolist() == ["Afghanistan", "Mali", None]


def found(x: float, y: float) -> Resolution:
    return Resolution(toponym=Toponym(span=Span(start=0, end=1), surface="x"), longitude=x, latitude=y, where_prec=1, coordinate_uncertainty_m=5000.0)


def test_rows_without_coordinates_are_asked_of_the_geoparser(write: Write) -> None:
    asked: list[str] = []

    def locate(text: str) -> Resolution | None:
        asked.append(text)
        return found(42.54, -0.36) if "Kismayo" in text else None

    rows = (
        "1,2020-01-01,Somalia,Lower Juba,Kismayo,,,",
        "2,2020-01-01,Somalia,Lower Juba,Kismayo,,,",
        "3,2020-01-01,,,,,,A bomb went off in Kismayo.",
        "4,2020-01-01,,,,,,Nothing is known.",
    )
    imported = import_table(write("a.csv", HEAD + ",notes", *rows), locate=locate)
    assert asked == ["Kismayo, Lower Juba, Somalia", "A bomb went off in Kismayo.", "Nothing is known."]
    assert imported.frame["longitude"].tolist()[:3] == [42.54] * 3
    assert imported.frame["where_prec"].tolist()[:3] == [1, 1, 1]
    assert imported.frame.geometry.isna().tolist() == [False, False, False, True]
    assert told(imported.notes, "placed by what the row says").startswith("Rows 2-4:")


def test_pairs_and_well_known_text_are_points(write: Write) -> None:
    assert import_table(write("a.csv", "date,gps", '2020-01-01,"34.5, 69.2"', '2020-01-02,"(35.5, 68.2)"')).frame["longitude"].tolist() == [69.2, 68.2]
    assert import_table(write("b.csv", "date,coords", '2020-01-01,"103.5, 13.2"', '2020-01-02,"102.5, 12.2"')).frame["latitude"].tolist() == [13.2, 12.2]
    frame = import_table(write("c.csv", "date,shape", "2020-01-01,POINT (69.2 34.5)", '2020-01-02,"POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))"')).frame
    assert frame["longitude"].tolist() == [69.2, 1.0]
    assert frame["shape"][1].geom_type == "Polygon"
    hexed = shapely.to_wkb(shapely.Point(69.2, 34.5), hex=True)
    assert import_table(write("d.csv", "date,the_geom", f"2020-01-01,{hexed}")).frame["latitude"].tolist() == [34.5]
