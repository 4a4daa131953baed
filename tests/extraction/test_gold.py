"""The gate over our own gold, the short reports and the long ones: per field recall and precision are never less than tests/gold/floors.json says. Floors only rise."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

FLOORS = json.loads((Path(__file__).parent.parent / "gold" / "floors.json").read_text("utf-8"))
LEAST = {"gold": 60, "long": 60}


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


@pytest.mark.parametrize("gold", LEAST)
def test_the_gold_is_large_and_each_anchor_is_in_its_report(scoring: Any, gold: str) -> None:
    reports = scoring.reports(gold)
    assert len(reports) >= LEAST[gold]
    assert len({r["id"] for r in reports}) == len(reports)
    for report in reports:
        anchors = [words for incident in report.get("incident", []) for words in scoring.several(incident["anchor"])]
        assert [(report["id"], words) for words in (*anchors, *report.get("none", []), *report.get("optional", [])) if words not in report["text"]] == []


def test_a_sixth_of_the_long_reports_tell_of_no_incident_and_none_is_short(scoring: Any) -> None:
    reports = scoring.reports("long")
    assert sum("incident" not in report for report in reports) * 6 >= len(reports)
    assert sum(len(report["text"].split()) for report in reports) / len(reports) > 150


@pytest.mark.timeout(300)
@pytest.mark.parametrize("gold", LEAST)
def test_no_field_falls_below_its_floor(scoring: Any, gold: str) -> None:
    found = scoring.score(scoring.reports(gold))
    measured = {f"{name}.{what}": round(getattr(found, what)(name), 3) for name in found.wanted for what in ("recall", "precision")}
    below = {name: (measured[name], floor) for name, floor in FLOORS[gold]["fields"].items() if measured[name] < floor}
    assert not below, f"measured, floor: {below}\n" + "\n".join(f"{report} {mistake}" for report, mistake in found.mistakes)
