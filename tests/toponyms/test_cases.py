"""The hand-kept table of sentences: each bug adds a row to cases.csv before it is mended.

A toponym is written "Surface [relation kind direction distance figurative nested]"; what does not apply is left out.
Rows marked in the column `not_yet` state what is right and are known to fail; mending one means taking its mark away.
"""

import csv
from pathlib import Path

import pytest

from geomap.gazetteer import open_gazetteer
from geomap.language import analyse
from geomap.toponyms import find_toponyms
from geomap.types import Document, Toponym

WORLD = open_gazetteer()
with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))
PARAMS = [pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(strict=True, reason="not yet")] if case["not_yet"] else []) for case in CASES]


def told(toponym: Toponym) -> str:
    distance = f"{toponym.distance_m:.0f} m" if toponym.distance_m else None
    figure = None if toponym.literal else "figurative"
    words = (toponym.relation, toponym.kind, toponym.direction, distance, figure, "nested" if toponym.nested else None)
    return f"{toponym.surface} [{' '.join(word for word in words if word)}]"


@pytest.mark.parametrize("case", PARAMS)
def test_a_sentence_names_the_places_that_a_reader_finds_in_it(case: dict[str, str]) -> None:
    found = find_toponyms(analyse(Document(doc_id="d", text=case["text"])), WORLD)
    assert "; ".join(told(toponym) for toponym in found) == case["toponyms"]
