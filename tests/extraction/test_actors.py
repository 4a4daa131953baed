"""Who did it and nobody else: each row of `actors.csv` is a class of error once made, with all actors that are right, as name:role, between bars."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document

with (Path(__file__).parent / "actors.csv").open(encoding="utf-8", newline="") as table:  # a report in a row may have several lines
    ROWS = list(csv.DictReader(table))


@pytest.mark.parametrize("row", ROWS, ids=[row["class"] for row in ROWS])
def test_the_first_claim_tells_the_actors_and_no_others(row: dict[str, str]) -> None:
    claim = read(Document(doc_id="d", text=row["text"], language="en")).claims[0]
    assert {f"{actor.name}:{actor.role}" for actor in claim.actors} == set(filter(None, row["actors"].split("|")))


def test_the_body_of_some_of_those_arrested_is_suspected() -> None:
    text = "Men, including members of the army, were arrested because of their involvement in the murder of a judge in Quito, Ecuador, on 4 May 1990."
    claims = read(Document(doc_id="d", text=text, language="en")).claims
    assert "army:suspect" in {f"{actor.name}:{actor.role}" for claim in claims for actor in claim.actors}


@pytest.mark.parametrize(
    "text", ["Soldiers rescued six traders kidnapped by rebels near Kolofata on Sunday.", "Soldiers freed six cooks whom rebels took near Kolofata on Sunday."]
)
def test_who_frees_captives_has_not_taken_them(text: str) -> None:
    claims = read(Document(doc_id="d", text=text, language="en", published="2022-03-16")).claims
    assert "Soldiers:perpetrator" not in {f"{actor.name}:{actor.role}" for claim in claims for actor in claim.actors}
    assert "rebels:perpetrator" in {f"{actor.name}:{actor.role}" for claim in claims for actor in claim.actors}
