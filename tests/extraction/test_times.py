"""When an incident was, rather than its report: each bug adds a row to times.csv before it is mended; an empty bound is unknown."""

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document

with (Path(__file__).parent / "times.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_a_claim_is_dated_by_its_incident(case: dict[str, str]) -> None:
    document = Document(doc_id="d", text=case["text"], published=case["published"] or None, language="en")
    when = read(document).claims[0].date
    assert (when.earliest or "", when.latest or "") == (case["earliest"], case["latest"])
