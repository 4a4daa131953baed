"""The quality floors: what the command line finds in the corpora beside the checkout is never less than tests/gold/floors.json says. Floors only rise."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

FLOORS = json.loads((Path(__file__).parent / "gold" / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def evaluate(root: Path) -> Any:
    spec = importlib.util.spec_from_file_location("evaluate", root / "scripts" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.timeout(600)
@pytest.mark.parametrize("corpus", [name for name in FLOORS if name not in ("gold", "long")])  # our own golds: tests/extraction
def test_no_floor_sinks(evaluate: Any, shared: Path, corpus: str) -> None:
    scores = evaluate.measure(corpus, shared)
    below = {metric: (scores[metric], floor) for metric, floor in FLOORS[corpus].items() if scores[metric] < floor}
    assert not below, f"{corpus}: measured, floor: {below}"
