"""Which place a name means where another is tempting, and none where none fits: the rows of honesty.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.gazetteer import open_gazetteer
from geomap.language import analyse
from geomap.resolution import resolve
from geomap.toponyms import find_toponyms
from geomap.types import Document

CASES = list(csv.DictReader(Path(__file__).with_name("honesty.csv").read_text("utf-8").splitlines()))
WORLD = open_gazetteer()


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_a_name_means_the_place_that_the_text_allows(case: dict[str, str]) -> None:
    document = Document(doc_id="d", text=case["text"], language="en")
    resolutions = resolve(find_toponyms(analyse(document), WORLD), document, WORLD)
    found = {each.toponym.surface: each.place.place_id if each.place else "" for each in resolutions}
    assert found[case["surface"]] == case["place_id"]
