"""A plain sentence for each word that tells of an incident makes one incident of the right kind: tests/extraction/triggers.tsv.

`place` is a part of the place's name as the sentence or the gazetteer has it; `counts` are the best figures of killed (K), injured (I), detained (D) and
abducted (A); `known` says of a row why it is not yet met.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document

PUBLISHED = "2024-06-12"
WEEK = "2024-06-05"
FIELDS = {"K": "killed", "I": "injured", "D": "detained", "A": "abducted"}


def _rows() -> list[object]:
    path = Path(__file__).parent / "triggers.tsv"
    rows = csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        pytest.param(row, id=f"{row['lemma']}-{row['pos']}-{row['place']}", marks=[pytest.mark.xfail(reason=row["known"], strict=True)] if row["known"] else [])
        for row in rows
    ]


@pytest.mark.parametrize("row", _rows())
def test_a_trigger_tells_of_its_incident(row: dict[str, str]) -> None:
    claims = read(Document(doc_id="d", text=row["text"], published=PUBLISHED, language="en")).claims
    assert [claim.category for claim in claims[:1]] == [row["category"]]
    first = claims[0]
    assert first.place is not None
    assert first.place.place is not None
    assert row["place"].lower() in f"{first.place.place.name} {first.place.toponym.surface}".lower()
    assert first.date.latest is not None
    assert WEEK < first.date.latest < PUBLISHED
    for letter, number in re.findall(r"([KIDA])(\d+)", row["counts"]):
        assert getattr(first, FIELDS[letter]).best == int(number)
