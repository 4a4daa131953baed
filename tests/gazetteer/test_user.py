"""The user's own places: first in every answer, and each bad row told by its line."""

from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, open_gazetteer

HEADER = "name,longitude,latitude,aliases,country_code,admin1_code,feature_code,population,extent_m,place_id,source\n"


def write(folder: Path, text: str) -> Path:
    path = folder / "gazetteer.csv"
    path.write_text(text, "utf-8", newline="")
    return path


def test_the_users_place_comes_before_the_worlds(tmp_path: Path) -> None:
    opened = open_gazetteer(write(tmp_path, HEADER + "Kabul,69.3,34.6,Our Kabul;Cabul,AF,13,PPLX,,500,own:kabul,us\n"))
    first = opened.lookup("Kabul")[0].place
    assert (first.place_id, first.country_name, first.admin1_name, first.extent_m) == ("own:kabul", "Afghanistan", "Kabul", 500.0)
    assert opened.lookup("our kabul")[0].name_kind == "alternate"
    assert opened.has_name("our kabul")
    assert opened.place("own:kabul") == first
    assert opened.lookup("Kabul")[1].place.place_id == "gn:1138958"
    assert opened.rejections == ()


def test_the_country_is_that_of_the_point_where_none_is_stated(tmp_path: Path) -> None:
    opened = open_gazetteer(write(tmp_path, "name;latitude;longitude\nSmall Village;36.5;67.0\n"))
    place = opened.lookup("Small Village")[0].place
    assert (place.country_code, place.admin1_name, place.feature_class) == ("AF", "Balkh", "P")
    assert place.place_id.startswith("user:small-village-")


BAD = [
    ("X,,34,,AF,,,,,,", "expected a longitude between -180 and 180, got ''"),
    ("X,69.2,abc,,AF,,,,,,", "expected a latitude between -90 and 90, got 'abc'"),
    ("X,34.5,169.2,,,,,,,,", "got '169.2', longitude and latitude may be swapped"),
    ("X,34.5,69.2,,AF,,,,,,", "which lie there only when swapped"),
    ("X,nan,34,,AF,,,,,,", "expected a longitude"),
    (",69.2,34.5,,AF,,,,,,", "expected a name, got nothing"),
    ("X,69.2,34.5,,Afghanistan,,,,,,", "expected an ISO 3166-1 code of two letters"),
    ("X,69.2,34.5,,AF,,,-5,,,", "expected a number of 0 or more as population"),
]


@pytest.mark.parametrize(("row", "reason"), BAD, ids=[reason for _, reason in BAD])
def test_a_bad_row_is_told_and_the_good_ones_are_used(row: str, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEADER}Good,69.1,34.4,,AF,,,,,,\n{row}\nAlso Good,69.0,34.3,,AF,,,,,,\n")
    opened = open_gazetteer(path)
    (rejection,) = opened.rejections
    assert rejection.stage == "gazetteer"
    assert "gazetteer.csv, line 3: " in rejection.reason
    assert reason in rejection.reason
    assert opened.lookup("Also Good")
    with pytest.raises(GazetteerError, match="line 3"):
        open_gazetteer(path, strict=True)


def test_a_second_row_of_one_id_is_told(tmp_path: Path) -> None:
    row = "A,69.1,34.4,,AF,,,,,me:1,\n"
    assert "a second time" in open_gazetteer(write(tmp_path, HEADER + row + row)).rejections[0].reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [("name,lon,lat\nA,1,2\n", "longitude, latitude is missing"), ("", "is missing"), (HEADER + '"A,1,2\n', "breaks its form")],
)
def test_a_file_that_is_no_gazetteer_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=reason):
        open_gazetteer(write(tmp_path, text))


def test_a_missing_or_undecodable_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="there is no such file"):
        open_gazetteer(tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_bytes(b"name,longitude,latitude\n\xff\xfe,1,2\n")
    with pytest.raises(GazetteerError, match="save it as UTF-8"):
        open_gazetteer(tmp_path / "bad.csv")


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    opened = open_gazetteer(write(tmp_path, HEADER + '"{{ 7*7 }} <script>=cmd()",69.1,34.4,,AF,,,,,,\n'))
    assert opened.lookup("{{ 7*7 }} <script>=cmd()")[0].place.name == "{{ 7*7 }} <script>=cmd()"


def test_without_a_file_there_is_nothing_to_reject(gazetteer: Gazetteer) -> None:
    assert gazetteer.rejections == ()
