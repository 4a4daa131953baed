"""Who did what to whom: rows of `roles.csv`, each a class of error once made.

`actors` are name:kind, `targets` name:kind, `harmed` who:kind:effect:best, several of them between bars; each must be told, and nobody named who is not there.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geomap.pipeline import read
from geomap.types import Document

ROWS = list(csv.DictReader((Path(__file__).parent / "roles.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["class"] for row in ROWS])
def test_the_first_claim_tells_who_did_what_to_whom(row: dict[str, str]) -> None:
    claim = read(Document(doc_id="d", text=row["text"], language="en")).claims[0]
    actors = {f"{actor.name}:{actor.kind}" for actor in claim.actors}
    harmed = {f"{c.who}:{c.kind}:{c.effect}:{c.count.best}" for c in claim.casualties}
    assert set(filter(None, row["actors"].split("|"))) <= actors
    assert set(filter(None, row["targets"].split("|"))) <= {f"{target.name}:{target.kind}" for target in claim.targets}
    assert set(filter(None, row["harmed"].split("|"))) == harmed
    if not row["actors"]:
        assert not actors
