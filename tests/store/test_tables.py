"""Exports: what is written is what RFC 7946 and spreadsheets need, and reads back as it was."""

import functools
import http.server
import json
import re
import threading
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.errors import OptionError, RecordError
from geomap.store import read_incidents, select, to_frame, to_geojson, write_table
from geomap.store.columns import COLUMNS, EXTRA
from geomap.store.csvs import guard, read_rows, unguard, write_rows
from geomap.store.geojson import cut_at_antimeridian, geometry
from geomap.store.places import HEADER
from geomap.store.wire import IncidentWire, PlaceWire, ToponymWire
from geomap.types import Actor, Candidate, Claim, Count, Document, Evidence, Incident, Place, Resolution, Span, Target, Toponym, When

HOSTILE = [
    "=cmd()",
    "+1",
    "-1",
    "@x",
    "\tx",
    "'=1",
    "''-",
    "'tis",
    "\uff1d1",
    "{{ 7*7 }}",
    "a\r\nb",
    "a\rb",
    "\r",
    '"',
    "a,b;c",
    "\u2028",
    "\x00",
    "é",
    "<script>",
]
texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def an_incident(number: int = 1, **changes: object) -> Incident:
    place = Place(
        place_id="1", name="Kabul", longitude=69.17233, latitude=34.52813, feature_class="P", feature_code="PPLC", country_code="AF",
        country_name="Afghanistan", admin1_code="13", admin1_name="Kabul",
    )  # fmt: skip
    other = Candidate(place=place, score=0.1)
    where = Resolution(
        toponym=Toponym(span=Span(start=3, end=8), surface="Kabul"), place=place, longitude=69.17233, latitude=34.52813,
        coordinate_uncertainty_m=15000.0, where_prec=1, alternatives=(other,),
    )  # fmt: skip
    when = When(earliest="2023-03-01", latest="2023-03-31", precision="month", value="2023-03")
    proof = (
        Evidence(field="sentence", span=Span(start=0, end=20), quote="In Kabul they struck"),
        Evidence(field="category", span=Span(start=14, end=20), quote="struck"),
        Evidence(field="date", span=Span(start=0, end=2), quote="In"),
    )
    claim = Claim(claim_id=f"c{number}", doc_id="d", category="bombing", status="occurred", date=when, place=where, evidence=proof, reported_by="the GDI")
    fields = {
        "category": "bombing", "status": "occurred", "date": when, "place": where, "claims": (claim,), "score": 0.8,
        "killed": Count(low=31, best=None, high=None),
        "actors": (Actor(name="IS-K", kind="organisation", role="perpetrator", attribution="claimed"),),
        "targets": (Target(name="a mosque", kind="structure"),),
    }  # fmt: skip
    return Incident(incident_id=f"i-{number}", **{**fields, **changes})


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


DOCUMENT = Document(doc_id="d", text="In Kabul they struck.", title="=SUM(A1)", publisher="A paper", published="2023-04-01")


def table(*incidents: Incident) -> gpd.GeoDataFrame:
    return to_frame(incidents or (an_incident(),), [DOCUMENT])


def test_the_flat_record_has_the_columns_of_the_design_in_order(root: Path) -> None:
    design = (root / "docs" / "design.md").read_text(encoding="utf-8")
    words = design.split("The flat record (")[1].split("Unknown is null")[0].split("longitude and latitude):", 1)[1]
    named = words.replace("`", "").replace("(first day,\nISO)", "").replace("(how many)", "").replace(".", "").replace("\n", " ")
    assert [name.strip() for name in named.split(",")] == list(COLUMNS)
    assert list(table().columns)[: len(COLUMNS)] == list(COLUMNS)


def test_every_column_and_field_is_described(root: Path) -> None:
    page = (root / "docs" / "data.md").read_text(encoding="utf-8")
    told = set(re.findall(r"\w+", page))
    for name in (*COLUMNS, *EXTRA, *HEADER, *IncidentWire.__struct_fields__, *PlaceWire.__struct_fields__, *ToponymWire.__struct_fields__):
        assert name in told, name


def test_an_incident_becomes_one_row_with_its_quote_source_and_place() -> None:
    row = table().iloc[0]
    assert (row["date"], row["date_end"], row["country"], row["where_prec"]) == ("2023-03-01", "2023-03-31", "Afghanistan", 1)
    assert (row["quote"], row["quote_start"], row["title"], row["sources"]) == ("In Kabul they struck", 0, "=SUM(A1)", 1)
    assert (row["killed_low"], row["perpetrators"], row["attribution"]) == (31, "IS-K", "according to the GDI; IS-K: claimed")
    assert row["killed"] is pd.NA
    assert row["weapons"] is None
    assert row["marks"] == [("category", 14, 20), ("date", 0, 2)]
    assert row["claims"][0]["publisher"] == "A paper"


def test_an_incident_without_a_place_has_no_geometry() -> None:
    frame = table(an_incident(place=None))
    assert frame.geometry.iloc[0] is None
    assert json.loads(to_geojson(frame))["features"][0]["geometry"] is None


def test_sources_are_counted_once_a_publisher_and_once_a_document_where_it_is_unknown() -> None:
    told = [Claim(claim_id=d, doc_id=d, category="raid", status="occurred", date=When(earliest=None, latest=None), place=None) for d in "abcd"]
    documents = [Document(doc_id="a", text="", publisher="P"), Document(doc_id="b", text="", publisher="p"), Document(doc_id="c", text="")]
    assert to_frame([an_incident(claims=tuple(told))], documents)["sources"].iloc[0] == 3


def test_geojson_has_the_form_of_rfc_7946() -> None:
    tree = json.loads(to_geojson(table(an_incident(1), an_incident(2, place=None))))
    assert list(tree) == ["type", "bbox", "features"]
    assert tree["bbox"] == [69.17233, 34.52813, 69.17233, 34.52813]
    first = tree["features"][0]
    assert first["id"] == "i-1"
    assert first["geometry"] == {"type": "Point", "coordinates": [69.17233, 34.52813]}
    assert list(first["properties"]) == list(COLUMNS)
    assert first["properties"]["killed"] is None
    assert first["properties"]["killed_low"] == 31


def test_areas_are_written_where_asked_for_anticlockwise() -> None:
    clockwise = shapely.Polygon([(60, 30), (60, 31), (61, 31), (61, 30)])
    where = an_incident().place
    frame = table(an_incident(place=Resolution(**{name: getattr(where, name) for name in where.__slots__} | {"geometry": clockwise})))
    shape = json.loads(to_geojson(frame, area=True))["features"][0]["geometry"]
    assert shape["type"] == "Polygon"
    assert shapely.LinearRing(shape["coordinates"][0]).is_ccw
    assert json.loads(to_geojson(frame))["features"][0]["geometry"]["type"] == "Point"


@pytest.mark.parametrize(
    ("shape", "area"),
    [(shapely.box(178, -18, 182, -16), 8), (shapely.Polygon([(178, -18), (-178, -18), (-178, -16), (178, -16)]), 8), (shapely.box(-185, 60, -175, 61), 10)],
)
def test_a_shape_across_the_antimeridian_is_cut_in_two(shape: shapely.Polygon, area: float) -> None:
    cut = cut_at_antimeridian(shape)
    assert cut.geom_type == "MultiPolygon"
    assert cut.area == pytest.approx(area)
    assert cut.bounds[0] == -180
    assert cut.bounds[2] == 180


def test_a_polar_cap_is_left_as_it_is() -> None:
    cap = shapely.Polygon([(-180, -90), (-180, -80), (0, -70), (180, -80), (180, -90)])
    assert cut_at_antimeridian(cap).equals(cap)


def test_the_box_of_points_on_both_sides_of_the_antimeridian_is_the_small_one() -> None:
    frame = gpd.GeoDataFrame({"incident_id": ["a", "b"]}, geometry=[shapely.Point(177, -18), shapely.Point(-178, -17)], crs="EPSG:4326")
    assert json.loads(to_geojson(frame))["bbox"] == [177, -18, -178, -17]


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_coordinates_have_at_most_six_decimals(x: float, y: float) -> None:
    coordinates = geometry(shapely.Point(x, y))["coordinates"]
    assert coordinates == [round(x, 6) + 0.0, round(y, 6) + 0.0]


@given(texts)
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert guard(text)[:1] not in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
    assert unguard(guard(text)) == text


@settings(deadline=None)
@given(st.lists(st.tuples(texts, st.none() | texts), max_size=4))
def test_csv_comes_back_exactly(rows: list[tuple[str, str | None]]) -> None:
    header, back = read_rows("t.csv", write_rows(["a", "b"], rows))
    assert header == ["a", "b"]
    assert [tuple(cells) for _, cells in back] == rows


@pytest.mark.parametrize("ending", [".csv", ".geojson", ".parquet"])
@settings(max_examples=25, deadline=None)
@given(words=texts, xy=st.tuples(st.floats(-180, 180), st.floats(-90, 90)), killed=st.none() | st.integers(0, 10**9))
def test_a_table_reads_back_as_it_was_written(scratch: Path, ending: str, words: str, xy: tuple[float, float], killed: int | None) -> None:
    frame = table(an_incident(1), an_incident(2, place=None))
    frame["quote"] = frame["title"] = pd.Series([words, words], dtype=object)
    frame.loc[0, "longitude"], frame.loc[0, "latitude"] = xy
    frame["killed"] = pd.array([killed, None], dtype="Int64")
    path = scratch / f"t{ending}"
    write_table(frame, path)
    back = read_incidents(path)
    pd.testing.assert_frame_equal(pd.DataFrame(back[list(COLUMNS)]), pd.DataFrame(frame[list(COLUMNS)]))
    written = path.read_bytes()
    write_table(back, path)
    if ending == ".csv":
        assert path.read_bytes() == written


@pytest.mark.parametrize("ending", [".csv", ".geojson", ".parquet", ".gpkg", ".fgb", ".kml"])
def test_every_export_has_the_same_bytes_twice_and_reads_back_with_its_count_and_extent(tmp_path: Path, ending: str) -> None:
    where = an_incident().place
    area = Resolution(**{name: getattr(where, name) for name in where.__slots__} | {"geometry": shapely.box(60, 30, 62, 33)})
    frame = table(an_incident(1), an_incident(2, place=None), an_incident(3, place=area))
    frame["quote"] = pd.Series([*HOSTILE[:2], "<b>&{{ 7*7 }}</b>"], dtype=object)
    for geometry_kind in ("point", "area"):
        path = tmp_path / f"t{ending}"
        write_table(frame, path, geometry=geometry_kind)
        first = path.read_bytes()
        write_table(frame, path, geometry=geometry_kind)
        assert path.read_bytes() == first
        back = read_incidents(path)
        assert back["quote"].tolist() == frame["quote"].tolist()
        assert back["incident_id"].tolist() == ["i-1", "i-2", "i-3"]
        assert back["killed_low"].tolist() == [31, 31, 31]
        assert back.total_bounds.tolist() == frame.total_bounds.tolist()
        if geometry_kind == "area" and ending != ".csv":
            assert back["shape"].iloc[2].equals(shapely.box(60, 30, 62, 33))


@pytest.mark.parametrize("ending", [".gpkg", ".fgb", ".kml"])
def test_any_text_survives_what_the_format_can_hold(tmp_path: Path, ending: str) -> None:
    told = [*HOSTILE, "\x01", "a\tb\nc", "\U0001f600"]
    frame = table(*(an_incident(number) for number in range(len(told))))
    frame["title"] = pd.Series(told, dtype=object)
    write_table(frame, tmp_path / f"t{ending}")
    by_id = read_incidents(tmp_path / f"t{ending}").set_index("incident_id")["title"]  # FlatGeobuf puts rows near each other on the map side by side
    back = [by_id[incident_id] for incident_id in frame["incident_id"]]
    lost = "\x00\x01" if ending == ".kml" else "\x00"
    expected = ["".join("\ufffd" if sign in lost else sign for sign in words) for words in told]
    spaced = [" ".join((words or "").split()) for words in back] if ending == ".kml" else back
    assert spaced == ([" ".join(words.split()) for words in expected] if ending == ".kml" else expected)


@pytest.mark.parametrize(
    ("layout", "told"),
    [
        ("acled", {"event_type": "Explosions/Remote violence", "time_precision": "3", "geo_precision": "1", "fatalities": "31", "location": "Kabul"}),
        ("ucdp", {"where_prec": "1", "date_prec": "4", "best": "31", "low": "31", "high": "", "date_start": "2023-03-01", "side_a": "IS-K", "adm_1": "Kabul"}),
    ],
)  # fmt: skip
def test_a_table_is_written_in_the_columns_of_others(tmp_path: Path, layout: str, told: dict[str, str]) -> None:
    write_table(table(), tmp_path / "t.csv", layout=layout)
    header, rows = read_rows("t.csv", (tmp_path / "t.csv").read_bytes())
    row = dict(zip(header, rows[0][1], strict=True))
    assert {name: row[name] or "" for name in told} == told
    for wrong in ({"layout": "gtd"}, {"layout": layout}):
        with pytest.raises(OptionError, match="layout"):
            write_table(table(), tmp_path / ("t.csv" if wrong["layout"] == "gtd" else "t.geojson"), **wrong)


def test_numbers_stay_numbers_in_csv(tmp_path: Path) -> None:
    frame = table()
    frame.loc[0, "longitude"] = -69.5
    write_table(frame, tmp_path / "t.csv")
    assert ",-69.5," in (tmp_path / "t.csv").read_text(encoding="utf-8")


def test_a_foreign_csv_is_read_by_its_coordinates_and_its_own_columns_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes("Inspector;Lat;Lon;country\nA;34.5;69.1;Afghanistan\nB;;;Afghanistan\n".encode("utf-8-sig"))
    frame = read_incidents(path)
    assert frame["Inspector"].tolist() == ["A", "B"]
    assert frame["country_code"].iloc[0] == "AF"
    assert (frame.geometry.iloc[0].x, frame["shape"].iloc[0]) == (69.1, None)
    assert (frame["where_prec"].iloc[1], frame["shape"].iloc[1].geom_type) == (6, "Polygon")


def test_a_table_of_some_of_our_columns_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("latitude,longitude,quote\n34.5,69.1,Kabul fell.\n,,Herat fell.\n", encoding="utf-8")
    frame = read_incidents(path)
    assert frame["quote"].tolist() == ["Kabul fell.", "Herat fell."]
    assert frame["incident_id"].tolist() == ["row-1", "row-2"]


def test_a_foreign_geojson_of_areas_gets_points_inside(tmp_path: Path) -> None:
    path = tmp_path / "areas.geojson"
    gpd.GeoDataFrame({"name": ["A"]}, geometry=[shapely.box(0, 0, 2, 2)], crs="EPSG:4326").to_file(path)
    frame = read_incidents(path)
    assert frame["shape"].iloc[0].geom_type == "Polygon"
    assert frame.geometry.iloc[0].within(frame["shape"].iloc[0])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", "a,b\n1,2\n", "coordinates, places or text"),
        ("a.csv", "", "empty"),
        ("a.csv", "longitude,latitude\n1,2\n3\n", "2 cells as in the header, got 1 in line 3"),
        ("a.csv", "longitude,latitude\n1,2\n34.5,169.1\n", "swapped"),
        ("a.csv", "longitude,latitude,killed\n1,2,many\n", "whole numbers in the column killed, got 'many' in line 2"),
        ("a.csv", "longitude,latitude\nnan,2\n", "numbers in the column longitude"),
        ("a.geojson", "{", "Expected GeoJSON"),
        ("a.geojson", "[]", "list of objects"),
        ("a.geojson", '{"features": [{"geometry": {"type": "Point"}}]}', "feature 1"),
        ("a.xyz", "", "empty file"),
    ],
)
def test_what_is_no_table_of_places_is_refused_in_one_sentence(tmp_path: Path, name: str, content: str, words: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RecordError, match=words) as caught:
        read_incidents(path)
    assert "\n" not in str(caught.value)


def test_rows_are_chosen_by_country_years_category_and_box() -> None:
    elsewhere = an_incident(2, place=None, category="raid", date=When(earliest=None, latest=None))
    frame = table(an_incident(1), elsewhere)
    for chosen in (
        select(frame, countries=["afghanistan"]), select(frame, countries=["AF"]), select(frame, years=(2023, 2023)), select(frame, years=(2018, 2030)),
        select(frame, categories=["bombing"]), select(frame, bbox=(60, 30, 75, 39)), select(frame, bbox=(60, 30, -170, 39)),
    ):  # fmt: skip
        assert chosen["incident_id"].tolist() == ["i-1"]
    assert len(select(frame)) == 2
    assert len(select(frame, years=(2018, 2022))) == 0


def test_a_choice_that_cannot_be_is_told() -> None:
    for wrong in ({"categories": ["bombings"]}, {"years": (2023, 2018)}, {"bbox": (0, 40, 10, 30)}):
        with pytest.raises(OptionError, match="Expected"):
            select(table(), **wrong)


def test_a_table_in_memory_is_read_like_its_file(tmp_path: Path) -> None:
    own = table(an_incident(1), an_incident(2, place=None))
    pd.testing.assert_frame_equal(pd.DataFrame(read_incidents(own)[list(COLUMNS)]), pd.DataFrame(own[list(COLUMNS)]))
    foreign = pd.DataFrame({"Fecha": ["2020-05-01", "2020-05-02"], "Lat": [4.6, 4.7], "Lon": [-74.08, -74.1], "Inspector": ["A", "B"]})
    foreign.to_csv(tmp_path / "f.csv", index=False)
    for source in (foreign, tmp_path / "f.csv", gpd.GeoDataFrame(foreign, geometry=gpd.points_from_xy(foreign["Lon"], foreign["Lat"]), crs="EPSG:4326")):
        frame = read_incidents(source)
        assert frame["date"].tolist() == ["2020-05-01", "2020-05-02"]
        assert frame["Inspector"].tolist() == ["A", "B"]
        assert frame.geometry.iloc[0].x == -74.08
        assert {str(frame[name].dtype) for name in COLUMNS} == set(COLUMNS.values())


def test_rows_that_are_left_out_are_counted_in_a_warning(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text("Fecha,Lat,Lon,Town\n2020-05-01,4.6,-74.08,A\nTotal,,,\n", encoding="utf-8")
    with pytest.warns(UserWarning, match="1 rows were left out; the first: Row 3"):
        assert len(read_incidents(tmp_path / "f.csv")) == 1


def test_a_table_is_read_from_the_web(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.geojson")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        assert read_incidents(f"{address}/t.geojson?x=1")["incident_id"].tolist() == ["i-1"]
        with pytest.raises(RecordError, match=r"404.*check the address"):
            read_incidents(f"{address}/none.geojson")
        server.shutdown()
