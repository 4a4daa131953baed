"""The gate over our own gold reports: per field recall and precision are never less than tests/gold/floors.json says. Floors only rise."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

FLOORS = json.loads((Path(__file__).parent.parent / "gold" / "floors.json").read_text("utf-8"))["gold"]


@pytest.fixture(scope="module")
def scoring(root: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scoring", root / "tests" / "extraction" / "scoring.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["scoring"] = module
    spec.loader.exec_module(module)
    return module


def test_the_gold_is_large_and_each_anchor_is_in_its_report(scoring: Any) -> None:
    reports = scoring.reports()
    assert len(reports) >= 60
    words = [(r["id"], w) for r in reports for w in (*(i["anchor"] for i in r.get("incident", [])), *r.get("none", []), *r.get("optional", []))]
    assert [(name, w) for name, w in words if next(r["text"] for r in reports if r["id"] == name).count(w) < 1] == []


@pytest.mark.timeout(300)
def test_no_field_falls_below_its_floor(scoring: Any) -> None:
    found = scoring.score(scoring.reports())
    measured = {f"{name}.{what}": round(getattr(found, what)(name), 3) for name in found.wanted for what in ("recall", "precision")}
    below = {name: (measured[name], floor) for name, floor in FLOORS["fields"].items() if measured[name] < floor}
    assert not below, f"measured, floor: {below}\n" + "\n".join(f"{report} {mistake}" for report, mistake in found.mistakes)
