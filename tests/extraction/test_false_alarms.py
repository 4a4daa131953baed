"""What is no incident makes no claim, and what only looks like one of these still does: tests/extraction/gold/negatives.tsv and lookalikes.tsv.

A text of negatives.tsv that the code cannot yet refuse stays in the table; the floor in tests/gold/floors.json says how many of all are refused.
"""

from __future__ import annotations

import csv
import json
import time
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Claim, Document

GOLD = Path(__file__).parent / "gold"
FLOORS = json.loads((Path(__file__).parent.parent / "gold" / "floors.json").read_text("utf-8"))["gold"]
PUBLISHED = "2024-05-12"
LINES = 4_000


def _rows(name: str) -> list[dict[str, str]]:
    rows = csv.DictReader((GOLD / name).read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [{**row, "text": row["text"].replace("\\n", "\n")} for row in rows]


def _claims(text: str, language: str | None = None) -> tuple[Claim, ...]:
    return read(Document(doc_id="d", text=text, published=PUBLISHED, language=language or "en")).claims


def test_texts_without_incidents_make_no_claims() -> None:
    rows = _rows("negatives.tsv")
    wrong = [f"{row['kind']}: {row['text'][:90]!r} -> {[c.category for c in claims]}" for row in rows if (claims := _claims(row["text"], row["language"]))]
    assert 1 - len(wrong) / len(rows) >= FLOORS["negatives"], "\n".join(wrong)


def test_incidents_that_look_like_something_else_are_found_first() -> None:
    rows = _rows("lookalikes.tsv")
    wrong = []
    for row in rows:
        claims = _claims(row["text"])
        if not claims or claims[0].category not in row["category"].split("|"):
            wrong.append(f"{row['kind']}: {row['text'][:90]!r}: want {row['category']}, got {[c.category for c in claims]}")
    assert 1 - len(wrong) / len(rows) >= FLOORS["lookalikes"], "\n".join(wrong)


@pytest.mark.timeout(200)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("no stop in sight and no attack either " * 4_000, id="150,000 characters without a sentence mark"),
        pytest.param("x" * 5_000_000, id="one word of five megabytes"),
        pytest.param("Helmand  120  340  88\n" * LINES, id="a table of 4,000 lines"),
    ],
)
def test_a_long_text_without_incidents_ends_in_bounded_time(text: str) -> None:
    start = time.process_time()
    assert _claims(text) == ()
    assert time.process_time() - start < 100
