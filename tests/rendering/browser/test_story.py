"""A story beside the map: incidents in somebody's order, a sentence each, by hand, by keys and from an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.errors import RecordError
from geomap.rendering import incident_map
from geomap.types import Story, StoryStep

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Page

    Visit = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

SENTENCES = ("It begins in Danghara.", "<b>A border</b> {{ 7*7 }}", "Nobody knows where this was.")


@pytest.fixture
def told(example: ModuleType, tmp_path: Path) -> Path:
    frame = example.seed_frame()
    ids = [frame["incident_id"].iloc[row] for row in (7, 8, 6)]
    story = Story(title="North", steps=tuple(StoryStep(incident_id=name, sentence=words) for name, words in zip(ids, SENTENCES, strict=True)))
    incident_map(frame, documents=[example.seed_document()], title="Seed report", story=story).save(tmp_path / "story.html")
    return tmp_path / "story.html"


def test_a_story_is_told_step_by_step(visit: Visit, told: Path) -> None:
    with visit(told) as page:
        page.locator(".gm-entry", has_text="Arrest").click()
        page.get_by_role("button", name="North").click()
        assert page.locator(".gm-story-sentence").inner_text() == SENTENCES[0]
        assert page.locator(".gm-shown").inner_text() == "12 incidents"
        page.wait_for_function("() => document.querySelector('.gm-card h2')?.textContent === 'Armed attack, Danghara'")
        page.get_by_role("button", name="Next", exact=True).click()
        assert page.locator(".gm-story-sentence").inner_text() == SENTENCES[1]
        page.keyboard.press("n")
        assert page.locator(".gm-story-sentence").inner_text() == SENTENCES[2]
        page.get_by_role("button", name="From the start").click()
        page.keyboard.press("p")
        assert page.locator(".gm-story-sentence").inner_text() == SENTENCES[2]
        page.keyboard.press("Escape")
        page.wait_for_selector(".gm-list")
        page.keyboard.press("s")
        assert page.locator(".gm-story-sentence").inner_text() == SENTENCES[0]


def test_an_address_opens_a_step_and_another_incident_ends_the_story(visit: Visit, told: Path) -> None:
    with visit(told) as page:
        page.keyboard.press("s")
        page.keyboard.press("n")
        page.wait_for_function("() => location.hash.includes('story=2')")
        fragment = page.evaluate("location.hash")
    with visit(told, fragment=fragment) as page:
        assert page.locator(".gm-story-sentence").inner_text() == SENTENCES[1]
        page.get_by_role("button", name="Table", exact=True).click()
        page.locator(".gm-table-body [role=row]").first.click()
        page.wait_for_selector(".gm-panel[data-mode=card]", state="attached")
        assert "story" not in page.evaluate("new Promise(done => setTimeout(() => done(location.hash), 600))")


def test_a_step_that_names_no_incident_is_refused(example: ModuleType) -> None:
    story = Story(title=None, steps=(StoryStep(incident_id="i-none", sentence="x"),))
    with pytest.raises(RecordError, match="incident_id of this map in the story, got 'i-none'"):
        incident_map(example.seed_frame(), story=story).get_root().render()
