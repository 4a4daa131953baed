"""The front end's own house: a fresh bundle of bounded size, checked types, unit tests where Node is."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(scope="module")
def build_page(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_page", root / "scripts" / "build_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_bundle_was_made_from_these_sources(build_page: ModuleType) -> None:
    assert build_page.is_fresh()


def test_the_bundle_keeps_to_its_size(build_page: ModuleType) -> None:
    assert build_page.BUNDLE.stat().st_size <= 130_000
    assert (build_page.PAGE / "style.css").stat().st_size <= 40_000


def test_the_sources_are_modules_of_one_idea(build_page: ModuleType) -> None:
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (build_page.PAGE / "src").rglob("*.js")}
    assert {name: size for name, size in sizes.items() if size > 320} == {}


def test_no_source_writes_markup(build_page: ModuleType) -> None:
    for path in (build_page.PAGE / "src").rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "cssText", "fetch("):
            assert sink not in text, (path.name, sink)


def test_every_language_has_every_word(build_page: ModuleType) -> None:
    def keys(table: dict[str, Any], before: str = "") -> Iterator[str]:
        for name, value in table.items():
            yield from keys(value, f"{before}{name}.") if isinstance(value, dict) and "other" not in value else [f"{before}{name}"]

    tables = {path.stem: set(keys(json.loads(path.read_text(encoding="utf-8")))) for path in (build_page.PAGE / "strings").glob("*.json")}
    assert {language: sorted(tables["en"] ^ table) for language, table in tables.items() if table != tables["en"]} == {}


def test_the_modules_pass_their_own_tests(build_page: ModuleType) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node for the front end's unit tests")
    tests = sorted(str(path) for path in (build_page.PAGE / "test").glob("*.test.js"))
    done = subprocess.run([node, "--test", *tests], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_types_of_the_modules_agree(build_page: ModuleType) -> None:
    node, tsc = shutil.which("node"), build_page.PAGE / "node_modules" / "typescript" / "bin" / "tsc"
    if node is None or not tsc.is_file():
        pytest.skip("needs Node, and TypeScript as scripts/build_page.py installs it")
    done = subprocess.run([node, str(tsc), "--project", "jsconfig.json"], cwd=build_page.PAGE, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-4000:]
