"""Plain sentences of news in many words, each with the one incident that it tells, or with none: tests/extraction/kinds.tsv.

`category` lists every kind that a careful coder would accept, "none" for a sentence that tells of no incident.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document


def _rows() -> list[dict[str, str]]:
    path = Path(__file__).parent / "kinds.tsv"
    return list(csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["text"][:60]) for row in _rows()])
def test_a_sentence_tells_of_its_one_incident(row: dict[str, str]) -> None:
    claims = read(Document(doc_id="d", text=row["text"], published="2024-06-12", language="en")).claims
    if row["category"] == "none":
        assert claims == ()
    else:
        assert [(claim.category in row["category"].split("|"), claim.status) for claim in claims] == [(True, row["status"])]
