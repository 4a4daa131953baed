"""The hand-kept table of expressions: each bug adds a row to cases.csv before it is mended."""

import csv
from pathlib import Path

import pytest

from geomap.dates import find_dates
from geomap.language import analyse
from geomap.types import Document

LANGUAGE = {"french": "fr", "portuguese": "pt", "russian": "ru", "spanish": "es"}
with (Path(__file__).parent / "cases.csv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_an_expression_means_what_a_reader_takes_it_for(case: dict[str, str]) -> None:
    document = Document(doc_id="d", text=case["text"], published=case["published"] or None, language=LANGUAGE.get(case["category"], "en"))
    found = {mention.surface: mention for mention in find_dates(analyse(document))}
    if not case["span"]:
        assert not found
        return
    when = found[case["span"]].when
    assert (when.value, when.earliest or "", when.latest or "", when.precision, when.basis) == (
        case["value"],
        case["earliest"],
        case["latest"],
        case["precision"],
        case["basis"],
    )
