"""Lists of incidents: each entry is told at the place and on the day that it is framed by, and none leaks into the next (`bulletins.tsv`)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Claim, Document

COUNTS = {"K": "killed", "I": "injured", "D": "detained", "A": "abducted"}
with (Path(__file__).parent / "bulletins.tsv").open(encoding="utf-8", newline="") as table:
    CASES = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(claim: Claim, effects: str) -> str:
    """Return what a claim tells, as the table writes it, with the counts of `effects`."""
    name = claim.place.toponym.surface if claim.place else "?"
    counts = (getattr(claim, COUNTS[effect]) for effect in effects)
    numbers = [f"{effect}{count.best if count else '-'}" for effect, count in zip(effects, counts, strict=True)]
    return "@".join([claim.category, name, claim.date.earliest or "?", *numbers])


@pytest.mark.parametrize("case", CASES, ids=[case["class"] for case in CASES])
def test_each_entry_has_its_own_place_day_and_people(case: dict[str, str]) -> None:
    text = case["text"].replace("\\n", "\n").replace("\\t", "\t")
    claims = sorted(read(Document(doc_id="d", text=text, published=case["published"] or None)).claims, key=lambda c: c.quoted.span.start if c.quoted else 0)
    wanted = case["wanted"].split("|")
    effects = ["".join(part[0] for part in each.split("@")[3:]) for each in wanted] + [""] * len(claims)
    assert [told(claim, effects[at]) for at, claim in enumerate(claims)] == wanted
