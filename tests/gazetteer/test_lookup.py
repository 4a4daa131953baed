"""What a name finds, from a table of cases; every bug adds a row to names.csv first."""

import csv
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.gazetteer import Gazetteer, fold, open_gazetteer

with Path(__file__).with_name("names.csv").open(encoding="utf-8", newline="") as lines:
    CASES = list(csv.DictReader(lines))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_name_finds_its_place_first(case: dict[str, str], gazetteer: Gazetteer) -> None:
    first = gazetteer.lookup(case["name"])[0].place
    assert first.place_id == case["place_id"], case["note"]
    if case["admin1_code"]:
        assert first.admin1_code == case["admin1_code"]


def test_a_place_tells_its_country_province_and_district(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("gn:1133616")
    assert place is not None
    assert (place.country_name, place.admin1_name, place.admin1_code, place.feature_code) == ("Afghanistan", "Balkh", "30", "PPLA")
    assert place.extent_m is not None
    assert place.extent_m > 5_000


def test_units_are_found_by_their_codes(gazetteer: Gazetteer) -> None:
    country, province = gazetteer.country("tj"), gazetteer.admin1("TJ", "02")
    assert country is not None
    assert province is not None
    assert (country.name, province.name) == ("Tajikistan", "Khatlon")
    assert gazetteer.place("adm1:TJ.02") == province
    assert gazetteer.country("ZZ") is None
    assert gazetteer.admin1("AF", "99") is None


@pytest.mark.parametrize("place_id", ["", "gn:", "gn:-1", "gn:99999999999999999999", "sup:nothing", "x:y", "gn:\uff11", "adm1:\ud800"])
def test_an_unknown_id_finds_nothing(place_id: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.place(place_id) is None


def test_better_known_bearers_come_before_chance_ones(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Islamabad")
    chattogram = next(named for named in found if named.place.name == "Chattogram")
    assert chattogram.name_kind == "historic"
    assert found.index(chattogram) > 0
    assert not any(named.place.feature_code == "ADM1" and named.place.country_code == "AF" for named in gazetteer.lookup("Mazar-i-Sharif"))


def test_an_airport_code_is_no_town(gazetteer: Gazetteer) -> None:
    assert all(named.name_kind != "abbreviation" or named.place.country_code == "US" for named in gazetteer.lookup("KAN"))


def test_kinds_tell_demonyms_and_abbreviations(gazetteer: Gazetteer) -> None:
    assert [(n.place.country_code, n.name_kind) for n in gazetteer.lookup("Pakistani")] == [("PK", "demonym")]
    assert {(n.place.admin1_code, n.name_kind) for n in gazetteer.lookup("Georgian")} == {(None, "demonym"), ("GA", "demonym")}
    assert gazetteer.lookup("Calif.")[0].name_kind == "abbreviation"


def test_a_class_word_that_no_name_has_is_dropped(gazetteer: Gazetteer) -> None:
    assert "Readington" in {named.place.name for named in gazetteer.lookup("Readington Township")}


def test_every_sovereign_country_has_a_point_inside_and_a_name(gazetteer: Gazetteer) -> None:
    for code in ("AF", "TJ", "UZ", "RU", "US", "CA", "CN", "FR", "GB", "EG", "SD", "UA", "SY", "IQ"):
        country = gazetteer.country(code)
        assert country is not None
        assert gazetteer.lies_in(country.longitude, country.latitude, country.place_id)


@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(text: str) -> None:
    opened = open_gazetteer()
    found = opened.lookup(text)
    assert bool(found) >= opened.has_name(fold(text))
    opened.fuzzy(text, 3)


def test_surrogates_and_length_are_harmless(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("\ud800") == []
    assert gazetteer.lookup("a" * 1_000_000) == []
    assert gazetteer.suggest("\udfff\x00") == []


def test_it_travels_to_another_process_as_a_path(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes
    assert copy.lookup("Herat") == gazetteer.lookup("Herat")


def test_a_withdrawn_place_and_a_withdrawn_name_are_not_found(gazetteer: Gazetteer) -> None:
    assert {named.place.country_code for named in gazetteer.lookup("Gaza") if named.place.admin1_name == "Southern"} == set()
    assert [named.place.country_code for named in gazetteer.lookup("Kuito")] == ["AO"]
    assert gazetteer.lookup("Fiji")[0].place.country_code == "FJ"
