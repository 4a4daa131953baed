"""What the map's tests share: example incidents, and a browser without a network that fails a test on any error or request."""

from __future__ import annotations

import importlib.util
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import ModuleType

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
LOCAL = ("file:", "data:", "blob:", "about:")


@pytest.fixture(scope="session")
def example() -> ModuleType:
    """Return the module of example incidents."""
    spec = importlib.util.spec_from_file_location("rendering_example", HERE / "example.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def pages(example: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what writes an example's page, once a session."""
    from geomap.rendering import incident_map

    folder = tmp_path_factory.mktemp("pages")
    makers = {
        "seed": lambda: incident_map(example.seed_frame(), documents=[example.seed_document()], title="Seed report"),
        "many": lambda: incident_map(example.many(10_000), title="Ten thousand"),
        "hostile": lambda: incident_map(example.hostile_frame(), documents=example.hostile_documents(), title="".join(example.HOSTILE)),
        "empty": lambda: incident_map(example.seed_frame().iloc[:0], title="Nothing"),
        "nowhere": lambda: incident_map(example.seed_frame().iloc[5:7], title="Nowhere"),
        "one": lambda: incident_map(example.seed_frame().iloc[:1], title="One"),
    }

    def write(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            makers[name]().save(path)
        return path

    return write


def chromium_path() -> str | None:
    """Return the path of a Chromium, if there is one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
    return os.environ.get("GEOMAP_CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if path is None:
        pytest.skip("needs a Chromium: install one or name it in GEOMAP_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """Return what opens a file without a network; the test fails on any console error, page error, policy violation or request for the network."""

    @contextmanager
    def opened(path: Path, *, fragment: str = "", wait: str = "html.gm-ready", width: int = 1280, height: int = 800, **context: Any) -> Iterator[Page]:
        with browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **context) as fresh:
            problems: list[str] = []
            fresh.set_offline(True)
            page = fresh.new_page()
            page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(LOCAL) else route.abort())
            page.on("request", lambda request: None if request.url.startswith(LOCAL) else problems.append(f"request: {request.url}"))
            page.on("console", lambda message: problems.append(f"console: {message.text}") if message.type in {"error", "warning"} else None)
            page.on("pageerror", lambda error: problems.append(f"error: {error}"))
            page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
            page.goto(path.as_uri() + fragment)
            page.wait_for_selector(wait, state="attached")
            yield page
            assert problems == []

    return opened
