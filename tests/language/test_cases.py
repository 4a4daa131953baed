"""What is found in sentences of French, Portuguese, Russian and Spanish reports that were written for this table: places, dates and the incident.

A row's `places` are "surface=country", its `dates` TIMEX3 values (the reports are of 6 May 2019), its `incident` a category with what must hold of the
first claim: "killed=3", "killed>=12" (at least), "killed~30" (about), "place=" the gazetteer's name, "where=" that of the report, "actor=", "target=" and "weapon=" a name among those; "-" is none, "*" is not asked.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap.pipeline import read
from geomap.types import Document

if TYPE_CHECKING:
    from geomap.types import Claim

FOLDER = Path(__file__).parent
PUBLISHED = "2019-05-06"


def rows() -> list[tuple[str, dict[str, str]]]:
    found = []
    for language in ("es", "fr", "pt", "ru"):
        lines = (FOLDER / f"cases_{language}.tsv").read_text("utf-8").splitlines()
        found += [(language, row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return found


@pytest.mark.parametrize(("language", "row"), rows(), ids=lambda value: value if isinstance(value, str) else value["text"][:40])
def test_a_sentence_is_read_as_a_person_reads_it(language: str, row: dict[str, str]) -> None:
    found = read(Document(doc_id="d", text=row["text"], language=language, published=PUBLISHED))
    places = [f"{r.toponym.surface}={r.place.country_code if r.place else None}" for r in found.resolutions if r.toponym.literal]
    assert "|".join(places) == row["places"]
    assert "|".join(mention.when.value or "" for mention in found.dates) == row["dates"]
    for claim in found.claims:
        assert all(evidence.span.of(row["text"]) == evidence.quote for evidence in claim.evidence)
    category, *asked = re.split(r" (?=\w+(?:=|>=|~))", row["incident"])
    if category == "-":
        assert not found.claims
    elif category != "*":
        claim = found.claims[0]
        assert claim.category == category
        assert [each for each in asked if not holds(claim, each)] == []


def holds(claim: Claim, asked: str) -> bool:
    """Tell whether a claim is as `asked`."""
    match = re.fullmatch(r"(\w+)(=|>=|~)(.+)", asked)
    assert match is not None
    field, sign, value = match.groups()
    if field == "place":
        return bool(claim.place and claim.place.place and claim.place.place.name == value)
    if field == "where":
        return bool(claim.place and claim.place.toponym.surface == value)
    if field == "status":
        return claim.status == value
    if field in {"actor", "target", "weapon"}:
        return any(one.name == value for one in getattr(claim, f"{field}s"))
    count = getattr(claim, field)
    bound = {"=": "best", ">=": "low", "~": "best"}[sign]
    return count is not None and getattr(count, bound) == int(value)
