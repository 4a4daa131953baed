"""Where an incident was: rows of `places.csv`, each a class of error once made."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as table:  # a report in a row may have several lines
        return list(csv.DictReader(table))


ROWS, NOWHERE = _rows("places.csv"), _rows("nowhere.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["class"] for row in ROWS])
def test_the_first_claim_is_placed_where_the_report_puts_it(row: dict[str, str]) -> None:
    place = read(Document(doc_id="d", text=row["text"], language="en")).claims[0].place
    assert place is not None
    assert place.place is not None
    assert place.place.country_name == row["country"]
    assert place.toponym.surface == row["surface"]
    if row["name"]:
        assert place.place.name == row["name"]


@pytest.mark.parametrize("row", NOWHERE, ids=[row["class"] for row in NOWHERE])
def test_what_says_of_no_country_where_it_was_gets_none(row: dict[str, str]) -> None:
    claims = read(Document(doc_id="d", text=row["text"], language="en", published="2011-05-05")).claims
    assert claims
    assert [claim.place.place.country_name for claim in claims if claim.place and claim.place.place and claim.place.place.country_code] == []


def test_an_arrest_lies_where_the_deed_does_that_people_are_held_for() -> None:
    text = (
        "Gunmen killed three policemen in Ayacucho on Monday.\n\n"
        "Police on Tuesday arrested two men over the bombing of a market in Juliaca on 3 May that killed four people."
    )
    claims = read(Document(doc_id="d", text=text, language="en", published="2024-05-07")).claims
    places = {claim.category: claim.place.place.name for claim in claims if claim.place and claim.place.place}
    assert places == {"armed_attack": "Ayacucho", "bombing": "Juliaca", "arrest": "Juliaca"}
