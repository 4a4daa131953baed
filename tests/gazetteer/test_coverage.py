"""A gate: the share of gold toponyms that the gazetteer has a candidate for never sinks. Skipped where the development material is not there."""

from pathlib import Path

import pytest

from geomap.gazetteer import Gazetteer
from scripts.gazetteer_coverage import measure

FLOORS = {"lgl": 0.955, "trnews": 0.957}


@pytest.mark.parametrize("corpus", FLOORS)
def test_gold_places_have_candidates(corpus: str, shared: Path, gazetteer: Gazetteer) -> None:
    assert measure(shared / f"corpora/toponyms/{corpus}.jsonl", gazetteer).share >= FLOORS[corpus]
