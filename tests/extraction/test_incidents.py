"""Which incidents a report tells: each row of incidents.csv is a class of error once made, with the categories that are right, in the order of the text.

`wanted` holds one item an incident: category, then where it matters its status and its last day, as in "bombing", "bombing/attempted", "bombing@2012-05-01".
"""

import csv
import re
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Claim, Document

with (Path(__file__).parent / "incidents.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
ITEM = re.compile(r"(?P<category>\w+)(?:/(?P<status>\w+))?(?:@(?P<day>[\d-]+|none))?")


def place_in_text(claim: Claim) -> int:
    return min(e.span.start for e in claim.evidence if e.field == "category")


@pytest.mark.parametrize("case", CASES, ids=[f"{at}-{case['class']}" for at, case in enumerate(CASES)])
def test_the_incidents_of_a_report_are_told_once_each(case: dict[str, str]) -> None:
    claims = sorted(read(Document(doc_id="d", text=case["text"], published=case["published"], language="en")).claims, key=place_in_text)
    wanted = [match.groupdict() for item in case["wanted"].split() if (match := ITEM.fullmatch(item))]
    told = [(claim.category, claim.status, claim.date.latest or "none") for claim in claims]
    assert [category for category, _, _ in told] == [item["category"] for item in wanted], case["note"]
    for (_, status, day), item in zip(told, wanted, strict=True):
        assert item["status"] in (None, status), case["note"]
        assert item["day"] in (None, day), case["note"]
