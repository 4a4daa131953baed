"""How many were killed, injured, detained and abducted: each bug adds a row to counts.csv before it is mended.

A cell holds a number, or low/best/high with what is unknown left out ("31//" is at least 31); an empty cell is nothing told.
"""

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document

EFFECTS = ("killed", "injured", "detained", "abducted")
with (Path(__file__).parent / "counts.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))


def bounds(cell: str) -> tuple[int | None, ...] | None:
    parts = cell.split("/") if "/" in cell else [cell] * 3
    return tuple(int(part) if part else None for part in parts) if cell else None


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_claim_counts_each_person_once(case: dict[str, str]) -> None:
    claim = read(Document(doc_id="d", text=case["text"], published="2023-03-22", language="en")).claims[0]
    counts = {effect: getattr(claim, effect) for effect in EFFECTS}
    found = {effect: (count.low, count.best, count.high) if count else None for effect, count in counts.items()}
    assert found == {effect: bounds(case[effect]) for effect in EFFECTS}, case["note"]
