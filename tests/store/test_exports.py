"""What leaves geomap passes the validators that each format has, runs nothing, and comes back as it was."""

import io
import json
import shutil
import string
import subprocess
import zipfile
from importlib import resources
from pathlib import Path

import geojson_validator
import geopandas as gpd
import geoparquet_validator
import openpyxl
import pandas as pd
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from loguru import logger
from lxml import etree

from geomap.errors import MissingExtraError, OptionError
from geomap.store import read_incidents, write_table
from geomap.store.columns import COLUMNS, typed
from geomap.store.frame import points
from geomap.store.workbooks import MOST_CHARACTERS

ENDINGS = [".csv", ".xlsx", ".geojson", ".parquet", ".gpkg", ".fgb", ".kml"]
VALIDATORS = Path(__file__).parent / "validators"
HOSTILE = [
    "=HYPERLINK(1)",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "'=1",
    "\uff1d1",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "a,b;c",
    '"',
    "\u202eabc",
    "2020-05-01",
    "00123",
    "1e5",
]
words = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=20).filter(
    lambda text: "\ufffe" not in text and "\uffff" not in text and text.strip() == text
)
ids = st.text(string.ascii_letters + string.digits, min_size=1, max_size=8)
whole = st.none() | st.integers(0, 10**6)
spots = st.none() | st.tuples(st.floats(-180, 180), st.floats(-90, 90)).map(lambda xy: (round(xy[0], 6) + 0.0, round(xy[1], 6) + 0.0))


def square(x: float, y: float) -> shapely.Polygon:
    west, south = max(min(x, 178.0), -179.0), max(min(y, 88.0), -89.0)  # an area that touches the antimeridian is reported as crossing it
    return shapely.box(round(west, 5), round(south, 5), round(west + 1, 5), round(south + 1, 5))


rows = st.fixed_dictionaries(
    {"category": st.sampled_from(["bombing", "raid"]), "date": st.none() | st.dates().map(str), "quote": st.none() | words, "title": st.none() | words}
    | {"killed": whole, "quote_start": whole, "quote_page": whole, "score": st.none() | st.floats(0, 1), "spot": spots, "area": st.booleans()}
)
tables = st.dictionaries(ids, rows, min_size=1, max_size=5)


def frame_of(table: dict[str, dict]) -> gpd.GeoDataFrame:
    spot = [row["spot"] or (None, None) for row in table.values()]
    columns = {name: [row[name] for row in table.values()] for name in ("category", "date", "quote", "title", "killed", "quote_start", "quote_page", "score")}
    columns |= {"incident_id": list(table), "status": "occurred", "longitude": [x for x, _ in spot], "latitude": [y for _, y in spot]}
    flat = typed(pd.DataFrame({name: pd.Series(values, index=range(len(table)), dtype=object) for name, values in columns.items()}))
    flat["shape"] = pd.Series([square(*row["spot"]) if row["spot"] and row["area"] else None for row in table.values()], dtype=object)
    return gpd.GeoDataFrame(flat, geometry=points(spot), crs="EPSG:4326")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=12, deadline=None)
@given(tables)
def test_every_export_comes_back_as_it_was(scratch: Path, ending: str, table: dict[str, dict]) -> None:
    frame, path = frame_of(table), scratch / f"t{ending}"
    for kind in ("point", "area"):
        write_table(frame, path, geometry=kind)
        back = read_incidents(path)
        back = back.iloc[pd.Index(back["incident_id"]).get_indexer(frame["incident_id"])].reset_index(drop=True)
        pd.testing.assert_frame_equal(pd.DataFrame(back[list(COLUMNS)]), pd.DataFrame(frame[list(COLUMNS)]))
        if kind == "area" and ending not in {".csv", ".xlsx"}:
            drawn = [
                (ours is None) == (theirs is None) and (ours is None or ours.equals(theirs)) for ours, theirs in zip(frame["shape"], back["shape"], strict=True)
            ]
            assert all(drawn)


@pytest.mark.parametrize("ending", [".geojson", ".parquet", ".gpkg", ".fgb", ".kml"])
@settings(max_examples=6, deadline=None)
@given(tables)
def test_other_programs_find_the_right_count_and_extent(scratch: Path, ending: str, table: dict[str, dict]) -> None:
    frame, path = frame_of(table), scratch / f"o{ending}"
    write_table(frame, path)
    if ending == ".parquet":
        back = gpd.read_parquet(path)
        count, box = len(back), back.total_bounds
    else:
        told = pyogrio.read_info(path, force_feature_count=True, force_total_bounds=True)
        count, box = told["features"], told["total_bounds"]
    assert count == len(frame)
    if frame.geometry.notna().any():
        assert list(box) == pytest.approx(list(frame.total_bounds), abs=1e-6)


@settings(max_examples=10, deadline=None)
@given(tables, st.sampled_from(["point", "area"]))
def test_geojson_passes_its_validator(scratch: Path, table: dict[str, dict], kind: str) -> None:
    logger.disable("geojson_validator")
    write_table(frame_of(table), scratch / "v.geojson", geometry=kind)
    tree = json.loads((scratch / "v.geojson").read_text(encoding="utf-8"))
    assert geojson_validator.validate_structure(tree) == {}
    if any(feature["geometry"] for feature in tree["features"]):
        found = geojson_validator.validate_geometries(tree)
        assert (found["invalid"], found["problematic"]) == ({}, {})


def test_geojson_passes_check_geojson_and_geojsonhint(root: Path, scratch: Path) -> None:
    node = shutil.which("node")
    if node is None or not (VALIDATORS / "node_modules").is_dir():
        pytest.skip("check-geojson and geojsonhint are not installed: run `npm ci` in tests/store/validators")
    write_table(frame_of(EXAMPLE), scratch / "n.geojson", geometry="area")
    for file in (scratch / "n.geojson", root / "maps" / "incidents.geojson"):
        done = subprocess.run([node, VALIDATORS / "hint.cjs"], input=file.read_bytes(), capture_output=True, check=True)
        assert json.loads(done.stdout) == []


@settings(max_examples=10, deadline=None)
@given(tables, st.sampled_from(["point", "area"]))
def test_geoparquet_passes_every_test_of_its_validator(scratch: Path, table: dict[str, dict], kind: str) -> None:
    write_table(frame_of(table), scratch / "v.parquet", geometry=kind)
    report = geoparquet_validator.check(str(scratch / "v.parquet"))
    assert geoparquet_validator.conformant(report)
    assert [one for one in geoparquet_validator.failed(report) if not one.startswith("/conf/distribution/")] == []  # which asks for some geometry


@pytest.fixture(scope="module")
def kml_schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(resources.files("pykml") / "schemas" / "ogckml22.xsd"))


@settings(max_examples=10, deadline=None)
@given(table=tables, kind=st.sampled_from(["point", "area"]))
def test_kml_passes_the_schema_of_the_ogc(scratch: Path, kml_schema: etree.XMLSchema, table: dict[str, dict], kind: str) -> None:
    write_table(frame_of(table), scratch / "v.kml", geometry=kind)
    kml_schema.assertValid(etree.parse(scratch / "v.kml"))


EXAMPLE = {
    "i-1": {"category": "bombing", "date": "2023-03-09", "quote": "=cmd|' /C calc'!A1", "title": "a\r\nb", "killed": 3, "quote_start": 0, "quote_page": 2}
    | {"score": 0.5, "spot": (69.17, 34.53), "area": True},
    "i-2": {"category": "raid", "date": "1899-01-01", "quote": None, "title": "\x01", "killed": None, "quote_start": None, "quote_page": None}
    | {"score": None, "spot": None, "area": False},
}


def test_excel_finds_days_and_numbers_but_no_formula(tmp_path: Path) -> None:
    write_table(frame_of(EXAMPLE), tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    header, *cells = sheet.iter_rows()
    one, two = ({name.value: cell for name, cell in zip(header, row, strict=True)} for row in cells)
    assert (one["date"].is_date, one["killed"].value, one["longitude"].value) == (True, 3, 69.17)
    assert (one["quote"].data_type, one["quote"].quotePrefix, one["quote"].value) == ("s", True, "=cmd|' /C calc'!A1")
    assert (two["date"].value, two["quote"].value, two["title"].value) == ("1899-01-01", None, "\ufffd")
    assert one["title"].value == "a\nb"
    with zipfile.ZipFile(tmp_path / "t.xlsx") as packed:
        assert not any(b"<f>" in packed.read(name) or "vba" in name.lower() for name in packed.namelist())


def test_a_workbook_has_the_same_bytes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_table(frame_of(EXAMPLE), tmp_path / "a.xlsx")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_table(frame_of(EXAMPLE), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_a_sheet_cannot_hold_is_refused_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OptionError, match=r"got a longer quote in row 1; write CSV\."):
        write_table(frame_of({"i-1": EXAMPLE["i-1"] | {"quote": "x" * (MOST_CHARACTERS + 1)}}), tmp_path / "t.xlsx")
    monkeypatch.setattr("geomap.store.workbooks.MOST_ROWS", 1)
    with pytest.raises(OptionError, match="at most 1 rows"):
        write_table(frame_of(EXAMPLE), tmp_path / "t.xlsx")
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    monkeypatch.undo()
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"install geomap\[excel\]"):
        write_table(frame_of(EXAMPLE), tmp_path / "t.xlsx")


@pytest.mark.parametrize("layout", ["acled", "ucdp"])
def test_the_columns_of_others_come_back_through_the_reader_of_those_data(tmp_path: Path, layout: str) -> None:
    frame = frame_of({"i-1": EXAMPLE["i-1"], "i-3": EXAMPLE["i-1"] | {"date": "2023-04-01"}})
    frame["place"], frame["country"], frame["country_code"], frame["where_prec"] = "Kabul", "Afghanistan", "AF", 1
    for ending in (".csv", ".xlsx"):
        write_table(frame, tmp_path / f"t{ending}", layout=layout)
        back = read_incidents(tmp_path / f"t{ending}")
        assert back["date"].tolist() == ["2023-03-09", "2023-04-01"]
        assert back["longitude"].tolist() == [69.17, 69.17]
        assert back["killed"].tolist() == [3, 3]
        assert back["country_code"].tolist() == ["AF", "AF"]


def test_bytes_are_written_only_as_the_ending_says(tmp_path: Path) -> None:
    write_table(frame_of(EXAMPLE), tmp_path / "T.XLSX")
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "T.XLSX").read_bytes()))
