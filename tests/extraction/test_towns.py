"""Towns that wars and attacks made known: a gate for the country of a name that stands alone, and of one told from the capital (towns.csv).

A pin in the wrong country is worse than none, so the share that is right and the share that is wrong have a bound each; measured in brackets.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from geomap import pipeline
from geomap.types import Document

with (Path(__file__).parent / "towns.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))
STORIES = (
    "Gunmen attacked a police post in {} on Monday, killing two officers.",
    "Six people were killed when a bomb exploded at a market in {} on Monday.",
    "Two soldiers were wounded in an ambush near {} late on Sunday.",
    "Militants stormed {} overnight, killing nine people, residents said.",
)


def counted(lead: str) -> Counter[str]:
    """Read each town's story behind `lead`, and count the first claims by whether their country is right."""
    documents = [
        Document(doc_id=str(at), text=lead.format(row["capital"]) + STORIES[at % len(STORIES)].format(row["town"]), published="2019-05-10", language="en")
        for at, row in enumerate(ROWS)
    ]
    return Counter(_judged(documents))


def _judged(documents: list[Document]) -> Iterable[str]:
    for row, reading in zip(ROWS, map(pipeline.read, documents), strict=True):
        place = reading.claims[0].place if reading.claims else None
        code = place.place.country_code if place is not None and place.place is not None else None
        yield "none" if code is None else "right" if code in row["countries"].split("|") else "wrong"


@pytest.mark.parametrize(("lead", "right", "wrong"), [("", 0.95, 0.01), ("{} - ", 0.99, 0.0)], ids=["alone", "told from the capital"])
def test_a_known_town_lies_in_its_country(lead: str, right: float, wrong: float) -> None:
    found = counted(lead)
    total = len(ROWS)
    assert found["right"] >= right * total, found  # measured: alone 0.961 right, 0.006 wrong; from the capital 0.998, 0.000
    assert found["wrong"] <= wrong * total, found
