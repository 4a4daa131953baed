"""For everybody: no violation that axe-core knows, in any state of the page; small screens, less motion, forced colours, no scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Visit = Callable[..., AbstractContextManager[Page]]
    Pages = Callable[[str], Path]

pytestmark = pytest.mark.browser


def correct(page: Page) -> None:
    page.locator(".gm-item").first.click()
    page.locator(".gm-correct summary").click()
    page.get_by_role("button", name="No incident: leave it out").click()
    page.get_by_role("button", name="Note the change").click()


STATES = {
    "list": lambda page: page.wait_for_selector(".gm-item"),
    "card": lambda page: page.locator(".gm-item").first.click(),
    "document": lambda page: (
        page.locator(".gm-item").first.click(),
        page.get_by_role("button", name="Open in document").click(),
        page.wait_for_selector(".gm-text mark"),
    ),
    "table": lambda page: page.locator(".gm-view-table").click(),
    "empty": lambda page: (page.locator("#gm-search").fill("zzzz"), page.wait_for_selector(".gm-empty:not([hidden])")),
    "help": lambda page: page.get_by_role("button", name="Help").click(),
    "menu": lambda page: page.get_by_role("button", name="Take away").click(),
    "why": lambda page: (page.locator(".gm-item", has_text="Assassination").click(), page.locator(".gm-why summary").click()),
    "correcting": correct,
    "corrections": lambda page: (correct(page), page.get_by_role("button", name="Corrections").click()),
}


def violations(page: Page) -> list[tuple[str, str, str]]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(one["id"], node["html"][:120], node["failureSummary"][:200]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(visit: Visit, pages: Pages, state: str, scheme: str) -> None:
    with visit(pages("seed"), color_scheme=scheme) as page:
        STATES[state](page)
        page.wait_for_timeout(300)
        assert violations(page) == []


@pytest.mark.parametrize(
    ("state", "scheme"), [*((state, "light") for state in STATES if state != "menu"), ("list", "dark"), ("card", "dark"), ("correcting", "dark")]
)
def test_axe_finds_nothing_on_a_phone(visit: Visit, pages: Pages, state: str, scheme: str) -> None:
    with visit(pages("seed"), width=390, height=844, has_touch=True, is_mobile=True, color_scheme=scheme) as page:
        STATES[state](page)
        page.wait_for_timeout(300)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_phone_filters_on_a_page_of_its_own(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed"), width=390, height=844, has_touch=True, is_mobile=True) as page:
        assert not page.locator(".gm-filters").is_visible()
        page.get_by_role("button", name="Filters").click()
        page.locator(".gm-entry", has_text="Tajikistan").click()
        page.get_by_role("button", name="Show 2 incidents").click()
        assert page.locator(".gm-shown").inner_text() == "2 of 12 shown"
        assert not page.locator(".gm-filters").is_visible()


def test_forced_colours_and_less_motion_are_respected(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed"), forced_colors="active", reduced_motion="reduce") as page:
        page.locator(".gm-item").first.click()
        page.wait_for_selector(".gm-card h2")
        assert page.evaluate("getComputedStyle(document.querySelector('.gm-panel')).transitionDuration") == "0s"


def test_without_scripts_the_page_says_what_it_needs_and_shows_first_rows(browser: Browser, pages: Pages) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(pages("seed").as_uri())
        assert page.locator("#fallback").is_visible()
        assert "JavaScript" in page.locator("#fallback p").inner_text()
        assert page.locator("#fallback tbody tr").count() == 12
        assert not page.locator("#geomap").is_visible()


def test_a_browser_that_cannot_inflate_shows_the_first_rows(browser: Browser, pages: Pages) -> None:
    with browser.new_context() as context:
        context.add_init_script("delete window.DecompressionStream")
        page = context.new_page()
        page.goto(pages("seed").as_uri())
        page.wait_for_selector("html.gm-failed")
        assert page.locator("#fallback").is_visible()
        assert re.search("browser from 2023", page.locator("#fallback p").inner_text())
