"""Our own English reports in capitals, and without any: they tell of the same incidents as printed, above a floor that only rises."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap.pipeline import read
from geomap.types import Document

if TYPE_CHECKING:
    from collections.abc import Callable

GOLD = Path(__file__).parent / "gold"
REPORTS = [report for name in ("reports", "long") for report in tomllib.loads((GOLD / f"{name}.toml").read_text("utf-8"))["report"]]
ENGLISH = [report for report in REPORTS if report.get("language", "en") == "en" and report["text"] not in (report["text"].upper(), report["text"].lower())]


def told(text: str, published: str | None) -> list[tuple[str, str | None, int | None]]:
    """Return category, country and killed of each claim."""
    claims = read(Document(doc_id="d", text=text, published=published, language="en")).claims
    return [(c.category, c.place.place.country_code if c.place and c.place.place else None, c.killed.best if c.killed else None) for c in claims]


@pytest.mark.parametrize(("change", "floor"), [(str.upper, 0.94), (str.lower, 0.85)], ids=["capitals", "small letters"])
def test_case_says_little(change: Callable[[str], str], floor: float) -> None:
    """So many reports tell the same, whatever their case."""
    same = [told(change(r["text"]), r.get("published")) == told(r["text"], r.get("published")) for r in ENGLISH]
    assert sum(same) / len(same) >= floor
