"""What was guessed can be read, kept, edited and given back."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import RecordError
from geomap.store.tables import Mapping, describe, import_table, read_mapping, write_mapping
from geomap.store.tables.mappings import from_toml, to_toml
from geomap.store.tables.records import Shape

Write = Callable[..., Path]
HEAD = "Ref;Fecha;Municipio;Lat;Lon;Qué;Muertos;Inspector"
ROWS = ("7;03/04/2020;Aville;10,5;20,5;Artefacto;3;Rossi", "8;04/04/2020;Btown;11,5;21,5;Paro;0;Rossi")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
tables = st.dictionaries(words, words, max_size=3)


@given(
    st.builds(
        Mapping,
        layout=words, name=words, prefix=words, columns=st.dictionaries(words, st.lists(words, max_size=3).map(tuple), max_size=3), codes=tables,
        values=st.dictionaries(words, tables.filter(bool), max_size=2), fill=tables, missing=st.lists(words, max_size=3).map(tuple),
        date_order=st.sampled_from([None, "DMY", "MDY"]), only_incidents=st.booleans(), keep=st.lists(words, max_size=2).map(tuple),
        file=st.builds(Shape, format=st.none() | words, encoding=st.none() | words, delimiter=st.none() | words, header=st.none() | st.integers(0, 9), sheet=st.none() | words),
    )
)  # fmt: skip
def test_a_mapping_comes_back_from_its_words(mapping: Mapping) -> None:
    assert from_toml(to_toml(mapping)) == mapping


def test_a_mapping_that_was_saved_reads_the_table_in_the_same_way(write: Write, tmp_path: Path) -> None:
    path = write("casos.csv", "Casos ficticios", HEAD, *ROWS, encoding="cp1252")
    first = import_table(path)
    write_mapping(tmp_path / "casos.toml", first.mapping)
    again = import_table(path, tmp_path / "casos.toml")
    assert again.frame.drop(columns="geometry").equals(first.frame.drop(columns="geometry"))
    assert read_mapping(tmp_path / "casos.toml") == first.mapping == again.mapping


def test_what_was_guessed_is_told_in_words(write: Write) -> None:
    told = describe(import_table(write("casos.csv", HEAD, *ROWS)).mapping)
    for line in ("incident_id    <- Ref", "date           <- Fecha", "admin2         <- Municipio", "latitude       <- Lat", "killed         <- Muertos"):
        assert line in told


def test_a_person_says_what_values_mean(write: Write) -> None:
    path = write("casos.csv", HEAD, *ROWS)
    guessed = import_table(path).mapping
    columns = {**guessed.columns, "category": ("Qué",)}
    edited = dataclasses.replace(
        guessed, columns=columns, values={"category": {"artefacto": "bombing", "Paro": "-"}}, fill={"country": "Colombia"}, date_order="MDY"
    )
    imported = import_table(path, edited)
    assert imported.frame["category"].tolist() == ["bombing", None]
    assert imported.frame["country_code"].tolist() == ["CO", "CO"]
    assert imported.frame["date"].tolist() == ["2020-03-04", "2020-04-04"]
    only = import_table(path, dataclasses.replace(edited, only_incidents=True))
    assert only.frame["category"].tolist() == ["bombing"]
    assert [one.reason for one in only.rejections] == ["Row 3 is left out: it tells of no incident by geomap's table."]


def test_values_without_a_meaning_are_counted_and_told(write: Write) -> None:
    imported = import_table(write("a.csv", "date,lat,lon,category", "2020-01-01,1.5,2.5,Zorbing", "2020-01-02,1.5,2.5,Zorbing", "2020-01-03,1.5,2.5,Shelling"))
    assert imported.frame["category"].tolist() == [None, None, "shelling"]
    assert any("'Zorbing' (2)" in note for note in imported.notes)


def test_columns_that_nothing_is_read_from_are_carried_along(write: Write) -> None:
    frame = import_table(write("casos.csv", HEAD + ";score", *[row + ";0.5" for row in ROWS])).frame
    assert frame["Inspector"].tolist() == ["Rossi", "Rossi"]
    assert frame["source_score"].tolist() == ["0.5", "0.5"]
    assert frame["score"].isna().all()


def test_a_date_that_could_be_either_way_round_is_told(write: Write) -> None:
    imported = import_table(write("a.csv", "date,lat,lon", "03/04/2020,1.5,2.5", "05/04/2020,1.5,2.5"))
    assert imported.frame["date"].tolist() == ["2020-04-03", "2020-04-05"]
    assert any('date_order = "MDY"' in note for note in imported.notes)
    assert imported.mapping.date_order == "DMY"


def test_dates_of_both_ways_in_one_column_are_refused_where_they_could_be_either(write: Write) -> None:
    imported = import_table(write("a.csv", "date,lat,lon", "31/01/2020,1.5,2.5", "01/31/2020,1.5,2.5", "03/04/2020,1.5,2.5", "04/04/2020,1.5,2.5"))
    assert imported.frame["date"].tolist() == ["2020-01-31", None, None, "2020-04-04"]
    assert any(note.startswith("Rows 3-4: the date cannot be read") for note in imported.notes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("layout = ", "Expected a mapping"),
        ('layout = "guessed"\nname = "a"', "prefix"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\n[columns]\ndate = "Date"', "columns"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\n[columns]\ndate = ["When"]', "Expected a column 'When' for date"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\n[columns]\ndat = ["Date"]', "'dat'"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\ndate_order = "XYZ"\n[columns]\ndate = ["Date"]\nlatitude = ["Lat"]\nlongitude = ["Lon"]', "XYZ"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\ncolums = 3', "colums"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\n[columns]\nlatitude = ["Lat"]\nlongitude = ["Lon"]\n[values.category]\nx = "boom"', "boom"),
        ('layout = "guessed"\nname = "a"\nprefix = "a"\n[columns]\nlatitude = ["Lat"]\nlongitude = ["Lon"]\n[codes]\ncategory = "nobody"', "nobody"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_in_one_sentence(text: str, words: str, write: Write) -> None:
    path = write("a.csv", "Date,Lat,Lon", "2020-01-01,1.5,2.5")
    with pytest.raises(RecordError, match=words) as told:
        import_table(path, write("m.toml", text))
    assert "\n" not in str(told.value)


def test_a_mapping_that_is_not_there_is_told(write: Write, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="found nothing there"):
        import_table(write("a.csv", "Date,Lat,Lon", "2020-01-01,1.5,2.5"), tmp_path / "none.toml")
