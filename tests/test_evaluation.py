"""The evaluation tells, place by place, what a change gained and lost, and how far scores can be trusted; it keeps nothing of a corpus's text."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

GOLD = [
    {
        "doc_id": "d1",
        "text": "Kabul and Herat",
        "toponyms": [{"start": 0, "end": 5, "lon": 69.2, "lat": 34.5}, {"start": 10, "end": 15, "lon": 62.2, "lat": 34.3}],
    },
    {"doc_id": "d2", "text": "in Lyon", "toponyms": [{"start": 3, "end": 7, "lon": 4.8, "lat": 45.7}, {"start": 0, "end": 2, "lat": None, "lon": None}]},
]


def found(start: int, end: int, longitude: float | None, latitude: float | None, score: float = 0.9) -> dict[str, Any]:
    return {"start": start, "end": end, "longitude": longitude, "latitude": latitude, "score": score}


@pytest.fixture(scope="module")
def places(root: Path) -> Any:
    spec = importlib.util.spec_from_file_location("evaluation_places", root / "scripts" / "evaluation" / "places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_change_is_told_place_by_place(places: Any) -> None:
    before = {"d1": [found(0, 5, 69.1, 34.6)], "d2": [found(3, 7, 4.8, 45.8)]}
    after = {"d1": [found(0, 5, 69.1, 34.6), found(10, 15, 62.0, 34.0)], "d2": [found(3, 7, None, None)]}
    lines = places.changes(GOLD, after, places.baseline_of(GOLD, before))
    assert [line.strip() for line in lines] == ["d1: +Herat", "d2: -Lyon", "1 places gained, 1 lost in 2 documents"]
    assert places.changes(GOLD, before, places.baseline_of(GOLD, before)) == ["  0 places gained, 0 lost in 0 documents"]


def test_the_baseline_holds_no_text_and_is_of_one_corpus_alone(places: Any) -> None:
    baseline = places.baseline_of(GOLD, {})
    assert baseline["places"] == "00,0"
    assert "Kabul" not in str(baseline)
    assert "no baseline" in places.changes(GOLD[:1], {}, baseline)[0]


def test_scores_that_say_what_happens_have_no_error(places: Any) -> None:
    half = {"d1": [found(0, 5, 69.1, 34.6, 0.5), found(10, 15, 2.0, 48.0, 0.5)]}
    error, rows = places.reliability(GOLD, half)
    assert (error, rows) == (0, [(0.5, 0.5, 2)])
    sure, _ = places.reliability(GOLD, {"d2": [found(3, 7, 100.0, 0.0, 1.0)]})
    assert sure == 1
    assert any("`" in line for line in places.plot(error, rows))
