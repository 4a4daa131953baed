"""What is shipped is there, whole, small enough, and told loudly where it is not."""

import csv
import shutil
from pathlib import Path

import pytest

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, open_gazetteer, resources
from geomap.gazetteer.resources import resource_path

MOST_BYTES = 60_000_000


def test_all_resources_stay_small(root: Path) -> None:
    assert sum(path.stat().st_size for path in (root / "geomap/resources").rglob("*") if path.is_file()) < MOST_BYTES


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the resources lie in a copy that a test may break."""
    for name in ("gazetteer.sqlite", "boundaries.sqlite"):
        (tmp_path / name).symlink_to(resource_path(name))
    monkeypatch.setattr(resources, "FOLDER", tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["gazetteer.sqlite", "boundaries.sqlite"])
def test_a_missing_file_is_told_in_one_sentence(name: str, elsewhere: Path) -> None:
    (elsewhere / name).unlink()
    with pytest.raises(GazetteerError, match=rf"Expected {name} among geomap's resources but it is not there; reinstall geomap\."):
        open_gazetteer()


@pytest.mark.parametrize("name", ["gazetteer.sqlite", "boundaries.sqlite"])
def test_a_broken_file_is_told_in_one_sentence(name: str, elsewhere: Path) -> None:
    (elsewhere / name).unlink()
    (elsewhere / name).write_text("this is no database, but long enough to look like one " * 100)
    with pytest.raises(GazetteerError, match="reinstall geomap"):
        open_gazetteer()


def test_a_file_cut_short_is_told_when_it_is_read(elsewhere: Path) -> None:
    source = resource_path("gazetteer.sqlite").resolve()
    (elsewhere / "gazetteer.sqlite").unlink()
    shutil.copy(source, elsewhere / "gazetteer.sqlite")
    with (elsewhere / "gazetteer.sqlite").open("r+b") as file:
        file.truncate(100_000)
    with pytest.raises(GazetteerError, match="reinstall geomap"):
        open_gazetteer().lookup("Kabul")


def test_every_row_of_the_supplement_is_in_the_gazetteer_and_sourced(gazetteer: Gazetteer) -> None:
    with resource_path("gazetteer/supplement.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["place_id"] for row in rows}) == len(rows)
    missing = [row["place_id"] for row in rows if gazetteer.place(row["place_id"]) is None]
    assert len(missing) < 25, missing
    assert all(row["source"] and float(row["extent_m"]) > 0 for row in rows)


def test_the_supplement_reads_as_it_was_built(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("sup:torkham")
    assert place is not None
    assert (place.feature_code, place.country_code, place.extent_m) == ("PSTB", "AF", 2_000.0)


def test_every_spelling_of_newspapers_finds_its_place(gazetteer: Gazetteer) -> None:
    with resource_path("gazetteer/press_names.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    lost = [
        name
        for row in rows
        for name in row["names"].split("|")
        if row["place_id"] not in {found.place.place_id for found in gazetteer.lookup(name)} or not row["source"]
    ]
    assert lost == []
