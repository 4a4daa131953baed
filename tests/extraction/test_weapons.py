"""With what it was done: each row of `weapons.csv` is a class of error once made, with the weapons that are right, between bars."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document

ROWS = list(csv.DictReader((Path(__file__).parent / "weapons.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["class"] for row in ROWS])
def test_the_first_claim_tells_the_weapons_and_no_others(row: dict[str, str]) -> None:
    claim = read(Document(doc_id="d", text=row["text"], language="en")).claims[0]
    assert {weapon.name for weapon in claim.weapons} == set(filter(None, row["weapons"].split("|")))
