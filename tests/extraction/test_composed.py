"""Reports composed of parts with known values (composing.py): of some hundred each language's share of fields that are right holds above a floor.

Each `composed*.toml` is a grammar of one language, with `language` and the floors; add one, and it is measured.
"""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from geomap.pipeline import read
from geomap.types import Document

FOLDER = Path(__file__).parent
GRAMMARS = sorted(FOLDER.glob("composed*.toml"))
REPORTS = 250


def _module(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


Grammar, mistakes = _module("composing").Grammar, _module("comparing").mistakes


@pytest.mark.parametrize("path", GRAMMARS, ids=[path.stem for path in GRAMMARS])
def test_composed_reports_are_read_as_they_were_meant(path: Path) -> None:
    told = tomllib.loads(path.read_text("utf-8"))
    grammar = Grammar.of(told)
    asked: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    seen = []
    for seed in range(REPORTS):
        report = grammar.compose(seed)
        claims = read(Document(doc_id="d", text=report.text, published=report.published, language=told["language"])).claims
        found = mistakes(report, claims)
        asked.update(found.keys())
        wrong.update(field for field, what in found.items() if what)
        asked["whole"] += 1
        wrong["whole"] += any(found.values())
        seen += [f"{seed}: {report.text} {told_of}" for told_of in [{f: w for f, w in found.items() if w}] if told_of]
    rates = {field: 1 - wrong[field] / number for field, number in asked.items()}
    below = {field: round(rates.get(field, 0.0), 3) for field, floor in told["floors"].items() if rates.get(field, 0.0) < floor}
    assert not below, "\n".join([f"below the floor: {below}", *seen])


def test_the_same_seed_gives_the_same_report() -> None:
    grammar = Grammar.read(GRAMMARS[0])
    assert grammar.compose(7) == grammar.compose(7)
