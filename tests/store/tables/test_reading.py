"""Files as they come: encodings, separators, lines that are no incidents, rows that do not fit, other formats, and files that are no tables at all."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geomap.errors import GeomapError, MissingExtraError, RecordError
from geomap.store.tables import import_table
from geomap.store.tables.delimited import read_delimited
from geomap.store.tables.opening import open_table

Write = Callable[..., Path]

HEAD = "Date,Town,Latitude,Longitude,Killed"
ROWS = ("2020-05-01,Aville,10.5,20.5,1", "2020-05-02,Btown,11.5,21.5,2", "2020-05-03,Cburg,12.5,22.5,3")


def towns(path: Path) -> list[object]:
    return list(import_table(path).frame["place"])


SPOKEN = {
    "Besançon": "Des hommes armés ont attaqué près de l'école où étaient réfugiés des élèves; dix blessés",
    "Łódź": "Strzały w Łodzi, żołnierze ranni, część miasta zamknięta, świadkowie mówią o zamachu",
    "Köln": "Überfall auf ein Geschäft in Köln, Täter flüchtig, Straße gesperrt, fünf Verletzte",
    "Грозный": "Взрыв в центре города, есть раненые, полиция ведёт поиск нападавших",
    "كابول": "انفجار في وسط المدينة وسقوط عدد من الجرحى بحسب الشرطة",
    "北京市": "市中心发生爆炸，多人受伤，警方正在调查袭击者的身份",
}


@pytest.mark.parametrize(
    ("encoding", "town"),
    [
        ("utf-8-sig", "Besançon"), ("utf-16", "Besançon"), ("utf-16-le", "Грозный"), ("cp1252", "Besançon"), ("cp850", "Köln"), ("mac_roman", "Köln"),
        ("cp1250", "Łódź"), ("iso8859_2", "Łódź"), ("cp1251", "Грозный"), ("koi8_r", "Грозный"), ("cp866", "Грозный"), ("cp1256", "كابول"), ("gb18030", "北京市"),
    ],
)  # fmt: skip
def test_any_encoding_is_found_out(encoding: str, town: str, write: Write) -> None:
    rows = [f'2020-05-0{n},{town},10.5,20.5,{n},"{SPOKEN[town]}"' for n in range(1, 6)]
    frame = import_table(write("a.csv", HEAD + ",Notes", *rows, encoding=encoding)).frame
    assert frame["place"].tolist() == [town] * 5
    assert set(frame["quote"]) == {SPOKEN[town]}


def test_a_table_pasted_from_two_encodings_keeps_both(write: Write) -> None:
    path = write("a.csv", HEAD, "2020-05-01,Besançon,10.5,20.5,1", "2020-05-02,Orléans,10.5,20.5,1", "2020-05-03,Sète,10,20,1\n".encode("cp1252"))
    imported = import_table(path)
    assert imported.frame["place"].tolist() == ["Besançon", "Orléans", "Sète"]
    assert any("cp1252" in note for note in imported.notes)
    assert import_table(path, imported.mapping).frame["place"].tolist() == ["Besançon", "Orléans", "Sète"]


def test_an_encoding_can_be_set(write: Write) -> None:
    path = write("a.csv", HEAD, "2020-05-01,Besançon,10.5,20.5,1", encoding="cp850")
    setting = (
        'layout = "guessed"\nname = "a"\nprefix = "a"\n[file]\nencoding = "{}"\n[columns]\nplace = ["Town"]\nlatitude = ["Latitude"]\nlongitude = ["Longitude"]'
    )
    assert import_table(path, write("right.toml", setting.format("cp850"))).frame["place"][0] == "Besançon"
    assert import_table(path, write("other.toml", setting.format("iso8859_15"))).frame["place"][0] != "Besançon"
    with pytest.raises(RecordError, match="name of an encoding"):
        import_table(path, write("none.toml", setting.format("utf-9")))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_separator_and_line_end_is_found_out(sign: str, end: str, write: Write) -> None:
    lines = [line.replace(",", sign) for line in (HEAD, *ROWS)]
    assert towns(write("a.csv", *lines, end=end)) == ["Aville", "Btown", "Cburg"]


def test_european_numbers_need_no_setting(write: Write) -> None:
    imported = import_table(write("a.csv", "Datum;Ort;Breite;Länge;Tote", "1.2.2020;A;10,5;20,25;1.200", "13.2.2020;B;11,5;-21,25;3"))
    frame = imported.frame
    assert (frame["latitude"].tolist(), frame["longitude"].tolist()) == ([10.5, 11.5], [20.25, -21.25])
    assert frame["date"].tolist() == ["2020-02-01", "2020-02-13"]
    assert frame["killed"].tolist() == [1200, 3]
    assert imported.mapping.decimal == ","


def test_lines_before_the_header_are_passed_over_and_told(write: Write) -> None:
    imported = import_table(write("a.csv", "Incidents of a fictional year", "", "downloaded today", HEAD, *ROWS))
    assert len(imported.frame) == 3
    assert any(note.startswith("Rows 1-3") and "before the header" in note for note in imported.notes)


def test_hxl_tags_are_no_incident_and_help_to_guess(write: Write) -> None:
    imported = import_table(write("a.csv", "Spalte A,Spalte B,Spalte C,Spalte D", "#date,#geo+lat,#geo+lon,#affected+killed", "2020-05-01,10.5,20.5,4"))
    assert imported.frame["killed"].tolist() == [4]
    assert any(note.startswith("Row 2") and "HXL" in note for note in imported.notes)


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Grand total", "Итого", "Total général"])
def test_a_row_of_totals_is_refused_with_its_number(word: str, write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, *ROWS, f"{word},,,,6"))
    assert len(imported.frame) == 3
    assert [one.reason for one in imported.rejections] == ["Row 5 is left out: it is a row of totals."]


def test_a_total_in_another_column_is_refused_too(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, *ROWS, ",Total,,,6"))
    assert [one.reason for one in imported.rejections] == ["Row 5 is left out: it is a row of totals."]


def test_a_place_that_is_called_total_stays(write: Write) -> None:
    assert len(import_table(write("a.csv", HEAD, *ROWS, "2020-05-04,Total Junction,10,20,1")).frame) == 4


def test_footnotes_blank_rows_and_headers_that_come_again(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, ROWS[0], ",,,,", "", HEAD, ROWS[1], "Source: a fictional office,,,,"))
    assert imported.frame["place"].tolist() == ["Aville", "Btown"]
    assert any(note.startswith("Row 5") and "header again" in note for note in imported.notes)
    assert [one.reason for one in imported.rejections] == ["Row 7 is left out: it has one cell only, and is taken for a footnote."]


def test_short_rows_are_filled_and_long_ones_refused_with_their_numbers(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, ROWS[0], "2020-05-02,Btown,11.5,21.5", "2020-05-03,Cburg,12.5,22.5,3,4,5", ROWS[2] + ",,", "2020-05-09"))
    assert imported.frame["place"].tolist() == ["Aville", "Btown", "Cburg"]
    assert any(note.startswith("Row 3") and "fewer cells" in note for note in imported.notes)
    assert [one.reason for one in imported.rejections] == [
        "Row 4 is left out: it has 7 cells where the table has 5 columns.",
        "Row 6 is left out: it has 1 cell where the table has 5 columns.",
    ]


def test_separators_in_cells_without_quotes_cost_these_rows_only(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, *[row.replace("town", "town, near, Aville") for row in ROWS]))
    assert imported.frame["place"].tolist() == ["Aville", "Cburg"]
    assert [one.reason for one in imported.rejections] == ["Row 3 is left out: it has 7 cells where the table has 5 columns."]


@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_quote_that_never_closes_costs_its_own_row_only(after: int, write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, ROWS[0], '2020-05-02,"Btown,11.5,21.5,2', *[ROWS[2]] * after))
    assert len(imported.frame) == 1 + after
    assert len(imported.rejections) == 1
    assert imported.rejections[0].reason.startswith("Row 3 is left out")


def test_cells_may_hold_line_ends_quotes_and_separators(write: Write) -> None:
    text = 'He said ""no"", then\nthe shooting began; nobody was hurt in the end.'
    imported = import_table(write("a.csv", HEAD + ",Notes", f'{ROWS[0]},"{text}"', f"{ROWS[1]},short"))
    assert imported.frame["quote"][0] == text.replace('""', '"')
    assert imported.rejections == ()


def test_quotes_in_a_table_with_tabs_are_only_signs(write: Write) -> None:
    lines = [line.replace(",", "\t") for line in (HEAD, *ROWS)]
    assert towns(write("a.tsv", lines[0], lines[1].replace("Aville", '"A" ville'), lines[2].replace("Btown", '"Btown'), lines[3])) == [
        '"A" ville',
        '"Btown',
        "Cburg",
    ]


def test_a_table_without_a_header_is_guessed_by_its_values(write: Write) -> None:
    frame = import_table(write("a.csv", *[f"2020-05-{n:02},Aville,10.{n}123,20.{n}123" for n in range(1, 9)])).frame
    assert frame["latitude"].tolist()[0] == pytest.approx(10.1123)
    assert frame["longitude"].tolist()[0] == pytest.approx(20.1123)
    assert frame["date"].tolist()[0] == "2020-05-01"
    assert len(frame) == 8


def test_guards_against_formulas_are_taken_away(write: Write) -> None:
    table = open_table(write("a.csv", HEAD, "2020-05-01,'=HYPERLINK(1),10.5,20.5,1", '2020-05-02,"=""007""",10.5,20.5,1', "2020-05-03,'tis,10,20,1"))
    assert table.columns["Town"].to_pylist() == ["=HYPERLINK(1)", "007", "'tis"]


def test_every_row_is_either_an_incident_or_told_of(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD, ROWS[0], "x", ROWS[1], "a,b,c,d,e,f,g", "Total,,,,9", ROWS[2]))
    assert len(imported.frame) + len(imported.rejections) == 6


cell = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)


@settings(max_examples=150, deadline=None)
@example([["", "Name", "Place"]])
@example([["", "", ",\\"], ["", "", ""]])
@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_csv_writer_writes_is_read_whole(rows: list[list[str]]) -> None:
    import csv

    text = io.StringIO(newline="")
    csv.writer(text).writerows([["aa", "bb", "cc"], *[[f"x{a}", b, c] for a, b, c in rows]])
    table = read_delimited(text.getvalue().encode(), "a.csv")
    assert table.rejections == ()
    assert len(table) == len(rows)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300) | st.lists(st.sampled_from([b'"', b",", b"\n", b"\r", b"a", b"1", b";", b"\t", b"\\", b"\xff", b"\xc3"]), max_size=60).map(b"".join)
)
def test_any_bytes_are_a_table_or_a_clear_error(data: bytes) -> None:
    try:
        read_delimited(data, "a.csv")
    except RecordError as error:
        assert str(error).startswith("Expected")


@settings(max_examples=100, deadline=None)
@given(
    data=st.binary(max_size=200),
    name=st.sampled_from(["a.csv", "a.xlsx", "a.json", "a.geojson", "a.zip", "a.gpkg", "a.parquet", "a.fgb", "a.bin", "a.shp"]),
    start=st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b", b"{", b"[", b"PAR1", b"SQLite format 3\x00"]),
)
def test_any_file_is_a_table_or_a_clear_error(data: bytes, name: str, start: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(start + data)
    try:
        import_table(path)
    except GeomapError as error:
        assert str(error).startswith("Expected")
        assert "\n" not in str(error)


FEATURES = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "id": 7, "properties": {"date": "2020-05-01", "killed": 3}, "geometry": {"type": "Point", "coordinates": [20.5, 10.5]}},
        {
            "type": "Feature",
            "properties": {"date": "2020-05-02", "killed": None},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]},
        },
        {"type": "Feature", "properties": {"date": "2020-05-03"}, "geometry": None},
        {"type": "Feature", "properties": {"date": "2020-05-04"}, "geometry": {"type": "Point", "coordinates": "far"}},
        "no feature",
    ],
}


def test_geojson_gives_points_and_shapes(write: Write) -> None:
    imported = import_table(write("a.geojson", json.dumps(FEATURES)))
    frame = imported.frame
    assert frame["incident_id"].tolist()[0] == "a-7"
    assert frame["killed"].tolist()[0] == 3
    assert frame["longitude"].tolist()[:2] == [20.5, 2.0]
    assert frame["shape"].tolist()[1].geom_type == "Polygon"
    assert frame.geometry.isna().tolist() == [False, False, True, True]
    assert [one.reason for one in imported.rejections] == ["Row 5 is left out: it is no GeoJSON feature."]
    assert any("Row 4" in note and "geometry" in note for note in imported.notes)


def test_geojson_in_another_reference_system_is_turned(write: Write) -> None:
    tree = {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, "features": FEATURES["features"][:1]}
    tree["features"] = [{**FEATURES["features"][0], "geometry": {"type": "Point", "coordinates": [1113194.9, 1118889.97]}}]
    frame = import_table(write("a.geojson", json.dumps(tree))).frame
    assert frame["longitude"][0] == pytest.approx(10, abs=1e-4)
    assert frame["latitude"][0] == pytest.approx(10, abs=1e-3)


@pytest.mark.parametrize(
    "text",
    [
        '[{"event_date": "2020-05-01", "latitude": "10.5", "longitude": "20.5", "fatalities": 3}]',
        '{"status": 200, "data": [{"event_date": "2020-05-01", "latitude": 10.5, "longitude": 20.5, "fatalities": "3"}]}',
        '{"event_date": "2020-05-01", "latitude": 10.5, "longitude": 20.5, "fatalities": 3}\n{"event_date": "2020-05-02", "latitude": 10.5, "longitude": 20.5}',
    ],
)
def test_lists_of_objects_are_tables(text: str, write: Write) -> None:
    frame = import_table(write("a.json", text)).frame
    assert (frame["date"][0], frame["longitude"][0], frame["killed"][0]) == ("2020-05-01", 20.5, 3)


@pytest.mark.parametrize("name", ["a.gpkg", "a.parquet", "a.fgb", "a.shp"])
def test_files_of_geographic_programs_are_tables(name: str, tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame({"town": ["Aville", "Btown"], "killed": [1, 2]}, geometry=[shapely.Point(1113194.9, 0), shapely.Point(0, 0.1)], crs="EPSG:3857")
    path = tmp_path / name
    frame.to_parquet(path) if name.endswith("parquet") else frame.to_file(path)
    found = import_table(path).frame
    assert found["place"].tolist() == ["Aville", "Btown"]
    assert found["killed"].tolist() == [1, 2]
    assert found["longitude"].tolist()[0] == pytest.approx(10, abs=1e-4)


def test_a_pandas_table_is_a_table() -> None:
    frame = pd.DataFrame({"when": pd.to_datetime(["2020-05-01", None]), "lat": [10.5, 11.0], "lon": [20.5, 21.0], "killed": [1.0, None], "town": ["A", None]})
    found = import_table(frame).frame
    assert found["date"].tolist() == ["2020-05-01", None]
    assert found["killed"].tolist() == [1, pd.NA]
    assert found["incident_id"].is_unique


def test_parquet_without_shapes_is_a_table(tmp_path: Path) -> None:
    pd.DataFrame({"lat": [10.5], "lon": [20.5], "date": ["2020-05-01"]}).to_parquet(tmp_path / "a.parquet")
    assert import_table(tmp_path / "a.parquet").frame["longitude"].tolist() == [20.5]


def test_a_table_may_be_packed(tmp_path: Path) -> None:
    text = "\n".join((HEAD, *ROWS)).encode()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("inner/a.csv", text)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(text))
    assert towns(tmp_path / "a.zip") == towns(tmp_path / "a.csv.gz") == ["Aville", "Btown", "Cburg"]


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_from_its_first_sheet_with_a_table(tmp_path: Path) -> None:
    rows = [
        ["Fictional incidents"],
        [],
        ["Date", "Town", "Lat", "Lon", "Dead"],
        [pd.Timestamp("2020-05-01").to_pydatetime(), "Aville", 10.5, 20.5, 3],
        ["2 May 2020", "Btown", "11,5", "21,5", "4"],
    ]
    imported = import_table(workbook(tmp_path / "a.xlsx", {"Empty": [], "Data": rows, "More": [["x"], ["y"]]}))
    assert imported.frame["date"].tolist() == ["2020-05-01", "2020-05-02"]
    assert imported.frame["latitude"].tolist() == [10.5, 11.5]
    assert imported.frame["killed"].tolist() == [3, 4]
    assert any("'Data' was read, not Empty, More" in note for note in imported.notes)


def test_rows_of_a_workbook_have_the_numbers_that_it_shows(tmp_path: Path) -> None:
    rows = [["Date", "Town", "Lat", "Lon"], ["2020-05-01", "A", 10.5, 20.5], [], ["2020-05-02", "B", "north", 20.5], ["Total", None, None, None]]
    imported = import_table(workbook(tmp_path / "a.xlsx", {"Data": rows}))
    assert any(note.startswith("Row 4: the latitude cannot be read") for note in imported.notes)
    assert imported.rejections[0].reason.startswith("Row 5 ")


def test_cells_merged_over_rows_count_for_each_row(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["Incidents in Fictionia"],
        ["Date", "Town", "Lat", "Lon", "Dead"],
        ["2020-05-01", "Aville", 10.5, 20.5, 3],
        [None, "Btown", 11.5, 21.5, 4],
        ["2020-05-03", "Cburg", 12.5, 22.5, 5],
    ):
        book.active.append(row)
    for box in ("A1:E1", "A3:A4"):
        book.active.merge_cells(box)
    book.save(tmp_path / "a.xlsx")
    imported = import_table(tmp_path / "a.xlsx")
    assert imported.frame["date"].tolist() == ["2020-05-01", "2020-05-01", "2020-05-03"]
    assert any(note.startswith("Row 4: cells that are merged") for note in imported.notes)


def test_a_workbook_without_its_reader_is_refused_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Data": [["Date", "Lat", "Lon"], ["2020-05-01", 1.5, 2.5]]})
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"install geomap\[excel\]"):
        import_table(path)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "empty file"),
        ("a.csv", b"\n\n\n", "empty file|coordinates, places or text"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", r"old kind \(.xls\)"),
        ("a.csv", b"<!DOCTYPE html><html></html>", "web page"),
        ("a.csv", b"%PDF-1.4", "another format"),
        ("a.csv", b"\x00\x01\x02\x03\x00\x00\x04", "binary data"),
        ("a.json", b'{"a": 1}', "other JSON"),
        ("a.json", b'{"a": ', "Expected JSON"),
        ("a.xlsx", b"PK\x03\x04rest", "cannot be unpacked"),
        ("a.csv", b"one,two\n1,2\n", "coordinates, places or text"),
        ("a.csv", b";" * 100_000 + b"\n" + b";" * 100_000, "at most 5,000 columns"),
        ("a.gpkg", b"no", "none that could be read"),
        ("a.gz", b"\x1f\x8brest", "cannot be unpacked"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(name: str, data: bytes, words: str, write: Write) -> None:
    with pytest.raises(RecordError, match=words) as told:
        import_table(write(name, data))
    assert "\n" not in str(told.value)


def test_a_packed_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<a/>")
        packed.writestr("xl/big.xml", b"0" * 200_000_000)
    with pytest.raises(RecordError, match="unpacks to"):
        open_table(tmp_path / "a.xlsx")


def test_a_header_alone_gives_no_incidents(write: Write) -> None:
    imported = import_table(write("a.csv", HEAD))
    assert len(imported.frame) == 0
    assert imported.frame["longitude"].dtype == "float64"
