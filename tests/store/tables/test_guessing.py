"""Tables that nobody knows, read by guessing and asking nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from geomap.store.tables import import_table

Write = Callable[..., Path]

HEADERS = {
    "English": (
        "Incident No,Incident Date,Governorate,District,Village,GPS Latitude,GPS Longitude,Incident Type,Perpetrator,Target Type,No. Killed,No. Injured,Description,Source",
        ",",
    ),
    "French": ("N°,Date,Province,Commune,Localité,Latitude,Longitude,Type d'incident,Auteurs,Cibles,Morts,Blessés,Résumé,Source", ","),
    "Spanish": ("Número;Fecha;Departamento;Municipio;Lugar;Latitud;Longitud;Tipo;Autor;Víctimas;Muertos;Heridos;Descripción;Fuente", ";"),
    "German": ("Nr;Datum;Provinz;Kreis;Ort;Breite;Länge;Art;Täter;Ziel;Tote;Verletzte;Beschreibung;Quelle", ";"),
    "Russian": ("Номер\tДата\tОбласть\tРайон\tНаселённый пункт\tШирота\tДолгота\tТип\tГруппировка\tЦель\tПогибшие\tРаненые\tОписание\tИсточник", "\t"),
    "geographic": ("ID|date|adm1_name|adm2_name|place_name|y|x|type|actor1|actor2|fatalities|injured|notes|source", "|"),
}
ROW = "{n}¦2020-05-{n:02}¦Northland¦Middle¦Town {n}¦10.{n}5¦20.{n}5¦{kind}¦The Front of Fiction¦a police post¦{n}¦2¦Something happened near the bridge, and nobody knows yet who did it.¦Radio Fiction"
KINDS = ("IED", "Shelling", "Kidnapping", "Armed attack")


@pytest.mark.parametrize("language", HEADERS)
def test_columns_are_known_by_their_names_in_many_languages(language: str, write: Write) -> None:
    header, sign = HEADERS[language]
    rows = [sign.join(f'"{cell}"' for cell in ROW.format(n=n, kind=KINDS[n % 4]).split("¦")) for n in range(1, 9)]
    imported = import_table(write("table.csv", header, *rows))
    row = imported.frame.iloc[2]
    assert row["incident_id"] == "table-3"
    wanted = {
        "date": "2020-05-03", "admin1": "Northland", "place": "Town 3", "latitude": 10.35, "longitude": 20.35, "category": "armed_attack", "killed": 3, "injured": 2,
        "perpetrators": "The Front of Fiction", "targets": "a police post", "publisher": "Radio Fiction",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert row["quote"].startswith("Something happened")
    assert imported.frame["category"].tolist()[:4] == ["shelling", "kidnapping", "armed_attack", "bombing"]


@pytest.mark.parametrize(
    ("header", "row", "field", "value"),
    [
        ("event_date,lat,lon,country,date_added", "2020-05-01,1.5,2.5,Ghana,2020-06-01", "published", "2020-06-01"),
        ("Start Date,End Date,Lat,Lon", "2020-05-01,2020-05-03,1.5,2.5", "date_end", "2020-05-03"),
        ("Year,Month,Day,Lat,Lon", "2020,May,3,1.5,2.5", "date", "2020-05-03"),
        ("Year,Month,Day,Lat,Lon", "2020,5,0,1.5,2.5", "date_precision", "month"),
        ("when,lat,lng,iso3", "2020-05-01,8.5,-1.5,GHA", "country_code", "GH"),
        ("when,lat,lng,Country", "2020-05-01,8.5,-1.5,GHA", "country", "Ghana"),
        ("when,lat,lng,Civilians killed,Police killed", "2020-05-01,8.5,-1.5,2,3", "killed_low", 5),
        ("when,lat,lng,Number of people killed", "2020-05-01,8.5,-1.5,at least 2", "killed_low", 2),
        ("when,lat,lng,link", "2020-05-01,8.5,-1.5,https://news.example.org/x", "publisher", "news.example.org"),
        ("when,lat,lng,precision of location", "2020-05-01,8.5,-1.5,x", "where_prec", None),
        ("when,lat,lng,geo_precision", "2020-05-01,8.5,-1.5,district", "where_prec", 3),
        ("Timestamp,lat,lng", "1588291200,8.5,-1.5", "date", "2020-05-01"),
        ("Date,lat,lng", "43952,8.5,-1.5", "date", "2020-05-01"),
        ("date,lat,lng,FriendlyKIA,CivilianKIA", "2020-05-01,8.5,-1.5,1,2", "killed_low", 3),
        ("date,lat,lng,Geo Precision", "2020-05-01,8.5,-1.5,(2) nearby (up to 25 km)", "where_prec", 2),
        ("date,lat,lng,events", "2020-05-01,8.5,-1.5,12", "events", "12"),
        ("date,lat,lng", "02/24/2022,8.5,-1.5", "date", "2022-02-24"),
        ("date,lat,lng", "9-Feb-68,8.5,-1.5", "date", "1968-02-09"),
        ("Date,lat,lng,Outcome", "2020-05-01,8.5,-1.5,Foiled", "status", "attempted"),
    ],
)
def test_single_columns(header: str, row: str, field: str, value: object, write: Write) -> None:
    frame = import_table(write("table.csv", header, row)).frame.astype(object)
    found = frame[field].where(frame[field].notna(), None).tolist()[0]
    assert found == value


def test_a_table_with_names_of_places_only_is_a_table(write: Write) -> None:
    frame = import_table(write("table.csv", "date,country,town", "2020-05-01,Ghana,Accra")).frame
    assert (frame["country_code"][0], frame["place"][0]) == ("GH", "Accra")
    assert frame.geometry.isna().all()


def test_names_that_are_codes_do_not_become_countries(write: Write) -> None:
    frame = import_table(write("table.csv", "date,lat,lon,zone", "2020-05-01,8.5,-1.5,AB12", "2020-05-02,8.5,-1.5,AB13")).frame
    assert frame["country"].isna().all()
    assert frame["zone"].tolist() == ["AB12", "AB13"]


def test_rows_without_an_id_get_one_from_their_content(write: Write) -> None:
    lines = ("date,lat,lon,notes", "2020-05-01,8.5,-1.5,one", "2020-05-02,8.5,-1.5,two")
    first = import_table(write("table.csv", *lines)).frame["incident_id"].tolist()
    turned = import_table(write("table.csv", lines[0], lines[2], lines[1])).frame["incident_id"].tolist()
    assert first == turned[::-1]
    assert len(set(first)) == 2


def test_ids_that_come_twice_are_told_and_made_different(write: Write) -> None:
    imported = import_table(write("table.csv", "id,date,lat,lon", "1,2020-05-01,8.5,-1.5", "1,2020-05-02,8.5,-1.5", "2,2020-05-02,8.5,-1.5"))
    assert imported.frame["incident_id"].tolist() == ["table-1", "table-1~2", "table-2"]
    assert any(note.startswith("Row 3: the id comes more than once") for note in imported.notes)


def test_ids_that_a_spreadsheet_rounded_are_not_used(write: Write) -> None:
    frame = import_table(write("table.csv", "eventid,date,lat,lon", "1.97E+11,2020-05-01,8.5,-1.5", "1.97E+11,2020-05-02,8.5,-1.5")).frame
    assert frame["incident_id"].is_unique
    assert not frame["incident_id"].str.contains("E+", regex=False).any()
