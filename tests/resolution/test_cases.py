"""The hand-kept table of places: which one a reader takes a name for, in its sentence. Each bug adds a row to cases.csv before it is mended.

A place is written "name, province, country code, feature code", "-" for what it has not; an empty cell is an honest "none that we know".
"""

import csv
from pathlib import Path

import pytest

from geomap.gazetteer import open_gazetteer
from geomap.language import analyse
from geomap.resolution import resolve
from geomap.toponyms import find_toponyms
from geomap.types import Document, Resolution

WORLD = open_gazetteer()
with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))


def resolved(text: str) -> list[Resolution]:
    document = Document(doc_id="d", text=text)
    return resolve(find_toponyms(analyse(document), WORLD), document, WORLD)


def told(found: Resolution) -> str:
    place = found.place
    return ", ".join(part or "-" for part in (place.name, place.admin1_name, place.country_code, place.feature_code)) if place else ""


@pytest.mark.parametrize("case", CASES, ids=[f"{case['surface']}: {case['text']}" for case in CASES])
def test_a_name_means_what_a_reader_takes_it_for(case: dict[str, str]) -> None:
    meant = [told(found) for found in resolved(case["text"]) if found.toponym.surface == case["surface"]]
    assert meant
    assert set(meant) == {case["place"]}


def test_a_district_and_a_province_of_one_name_are_two_places_in_one_sentence() -> None:
    found = resolved("A mine went off in Kandahar district, and the governor of Kandahar province spoke.")
    assert [each.place.feature_code for each in found] == ["ADM2", "ADM1"]


def test_a_resolution_keeps_its_candidates_with_what_was_weighed() -> None:
    [found] = resolved("A bomb went off in Jalalabad on Friday.")
    assert len(found.alternatives) > 1
    assert all(candidate.features for candidate in found.alternatives)
    assert [candidate.score for candidate in found.alternatives] == sorted((candidate.score for candidate in found.alternatives), reverse=True)


def test_the_score_grows_with_what_the_text_says() -> None:
    bare, told_where = (resolved(text)[0] for text in ("Police searched Springfield.", "Police searched Springfield, Illinois."))
    assert bare.score < told_where.score
