"""The main job's figures, each against its bound: `make bench` prints them; the bounds alone run with the suite.

Measured on two busy cores at the commit that wrote this line: see docs/evaluation.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench

HELP_S, BUILD_S, REBUILD_S, PAGE_BYTES, DRAWN_S = 0.3, 10.0, 1.0, 500_000, 1.0


def timed(*arguments: str, cwd: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "geomap.cli", *arguments], check=True, cwd=cwd, capture_output=True)
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def workspace(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed")
    shutil.copytree(root / "seeds", folder / "seeds")
    return folder


def test_help_starts_at_once(root: Path) -> None:
    best = min(timed("--help", cwd=root) for _ in range(3))
    print(f"geomap --help: {best:.3f} s (bound {HELP_S} s)")
    assert best < HELP_S


def test_the_seed_is_built_and_rebuilt_in_time(workspace: Path) -> None:
    first = timed("build", cwd=workspace)
    page = (workspace / "maps" / "index.html").read_bytes()
    again = min(timed("build", cwd=workspace) for _ in range(3))
    assert (workspace / "maps" / "index.html").read_bytes() == page
    whole = timed("build", "--full", cwd=workspace)
    print(
        f"geomap build: {first:.1f} s (bound {BUILD_S} s), rebuilt {again:.2f} s (bound {REBUILD_S} s), in full again {whole:.1f} s; page {len(page):,} bytes"
    )
    assert first < BUILD_S
    assert again < REBUILD_S
    assert (workspace / "maps" / "index.html").read_bytes() == page
    assert len(page) < PAGE_BYTES


def test_the_page_is_drawn_within_a_second(root: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("GEOMAP_CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        drawn = []
        for _ in range(3):
            page = browser.new_page()
            start = time.perf_counter()
            page.goto((root / "maps" / "index.html").as_uri())
            page.get_by_text("Fayzabad").first.wait_for()
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            drawn.append(time.perf_counter() - start)
            page.close()
        browser.close()
    print(f"page drawn: {min(drawn):.2f} s (bound {DRAWN_S} s)")
    assert min(drawn) < DRAWN_S
