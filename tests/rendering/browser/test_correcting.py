"""A reader corrects the map: marks records in the page, downloads the file, and the next build applies it."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from geomap.building import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    Visit = Callable[..., AbstractContextManager[Page]]
    Pages = Callable[[str], Path]

pytestmark = pytest.mark.browser

REPORT = """Gunmen killed three soldiers in Kabul on 4 May 2019.

A bomb exploded in Herat on 6 May 2019, wounding five people.

Police arrested two men in Kandahar on 7 May 2019.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "report.txt").write_text(REPORT, "utf-8")
    build(tmp_path)
    return tmp_path


def records(workspace: Path) -> dict[str, dict[str, object]]:
    lines = (workspace / "data" / "incidents.jsonl").read_text("utf-8").split("\n")
    return {record["incident_id"]: record for record in map(json.loads, filter(None, lines))}


def open_form(page: Page, title: str) -> None:
    page.locator(".gm-item", has_text=title).click()
    page.locator(".gm-correct summary").click()


def field(page: Page, name: str) -> object:
    return page.locator(".gm-correct-form").get_by_label(name, exact=True)


def keep(page: Page) -> None:
    page.get_by_role("button", name="Note the change").click()


def download(page: Page, pattern: str = r"corrections\.csv") -> bytes:
    page.get_by_role("button", name="Corrections").click()
    page.get_by_label("Your name").fill("A. Reader")
    with page.expect_download() as started:
        page.get_by_role("button", name="corrections.csv").click()
    assert re.fullmatch(pattern, started.value.suggested_filename)
    return started.value.path().read_bytes()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_what_is_marked_in_the_page_is_applied_by_the_next_build(visit: Visit, workspace: Path) -> None:
    before = records(workspace)
    by_category = {record["category"]: name for name, record in before.items()}
    with visit(workspace / "maps" / "index.html") as page:
        open_form(page, "Armed attack")
        field(page, "Date").fill("2019-05")
        field(page, "Killed").fill("3..5")
        field(page, "Latitude").fill("34.6")
        field(page, "Note").fill("=seen by me, too")
        keep(page)
        page.keyboard.press("Escape")
        open_form(page, "Bombing")
        page.get_by_role("combobox", name="Category").select_option("suicide_bombing")
        keep(page)
        page.get_by_role("button", name="All incidents").click()
        open_form(page, "Arrest")
        page.get_by_role("button", name="No incident: leave it out").click()
        content = download(page)
    assert {row["who"] for row in rows(content)} == {"A. Reader"}
    (workspace / "data" / "corrections.csv").write_bytes(content)
    summary = build(workspace)
    assert summary.refused == ()
    after = records(workspace)
    assert set(before) - set(after) == {by_category["arrest"]}
    attack = after[by_category["armed_attack"]]
    assert (attack["date"]["earliest"], attack["date"]["latest"], attack["date"]["precision"]) == ("2019-05-01", "2019-05-31", "month")
    assert (attack["killed"]["low"], attack["killed"]["high"]) == (3, 5)
    assert attack["place"]["latitude"] == 34.6
    assert set(attack["corrected"]) == {"date", "killed", "place"}
    assert after[by_category["bombing"]]["category"] == "suicide_bombing"

    with visit(workspace / "maps" / "index.html") as page:
        page.locator(".gm-item", has_text="Suicide bombing").click()
        page.get_by_text("Corrected by hand").wait_for()
        page.locator(".gm-correct summary").click()
        field(page, "Injured").fill("6")
        keep(page)
        again = download(page, r"corrections-\d{4}-\d\d-\d\d-\d{6}\.csv")
    assert "A. Reader" not in (workspace / "maps" / "index.html").read_text("utf-8")
    (workspace / "data" / "corrections-2024-05-01-120000.csv").write_bytes(again)
    build(workspace)
    last = records(workspace)
    assert last[by_category["bombing"]]["injured"]["best"] == 6
    assert last[by_category["armed_attack"]]["place"]["latitude"] == 34.6


def test_an_incident_is_merged_with_another_that_is_chosen_in_the_list(visit: Visit, workspace: Path) -> None:
    with visit(workspace / "maps" / "index.html") as page:
        open_form(page, "Armed attack")
        page.get_by_role("button", name="The same as another").click()
        assert page.locator(".gm-banner").is_visible()
        page.locator(".gm-item", has_text="Bombing").click()
        page.wait_for_selector(".gm-correct .gm-pending li")
        assert "Armed attack" in page.locator(".gm-card h2").inner_text()
        content = download(page)
    names = {record["category"]: name for name, record in records(workspace).items()}
    assert [(row["incident_id"], row["action"], row["value"]) for row in rows(content)] == [(names["armed_attack"], "merge", names["bombing"])]
    (workspace / "data" / "corrections.csv").write_bytes(content)
    assert build(workspace).refused == ()
    assert len(records(workspace)[names["bombing"]]["claims"]) == 2


def test_a_place_is_chosen_on_the_map_by_hand_and_by_keys(visit: Visit, workspace: Path) -> None:
    with visit(workspace / "maps" / "index.html") as page:
        open_form(page, "Armed attack")
        page.get_by_role("button", name="Choose on the map").click()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
        page.keyboard.press("Enter")
        page.wait_for_selector(".gm-correct .gm-pending li")
        first = page.locator(".gm-correct .gm-pending li").inner_text()
        page.get_by_role("button", name="Choose on the map").click()
        box = page.locator(".gm-map").bounding_box()
        page.mouse.click(box["x"] + 220, box["y"] + 150)
        page.wait_for_function("(first) => document.querySelector('.gm-correct .gm-pending li').innerText !== first", arg=first)
        assert page.locator(".gm-correct .gm-pending li").count() == 1
        page.get_by_role("button", name="Choose on the map").click()
        page.keyboard.press("Escape")
        assert not page.locator(".gm-banner").is_visible()
        assert page.locator(".gm-card h2").is_visible()
        (moved,) = rows(download(page))
    assert moved["action"] == "move"
    assert -180 <= float(moved["longitude"]) <= 180


def test_what_a_build_could_not_read_is_told_at_once_and_can_be_taken_back(visit: Visit, workspace: Path) -> None:
    with visit(workspace / "maps" / "index.html") as page:
        open_form(page, "Bombing")
        for name, wrong, words in (("Date", "6 May", "Write the date as"), ("Killed", "some", "Write the number as"), ("Longitude", "190", "Write degrees as")):
            was = field(page, name).input_value()
            field(page, name).fill(wrong)
            keep(page)
            assert words in page.locator(".gm-problem").inner_text()
            assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
            field(page, name).fill(was)
        keep(page)
        assert "Nothing has been changed" in page.locator(".gm-problem").inner_text()
        page.get_by_role("button", name="No incident: leave it out").click()
        assert page.get_by_role("button", name="Corrections").is_visible()
        page.get_by_role("button", name="Take back").first.click()
        assert not page.get_by_role("button", name="Corrections").is_visible()


def test_hostile_words_go_through_the_file_as_words(visit: Visit, pages: Pages) -> None:
    with visit(pages("hostile")) as page:
        for nth in range(page.locator(".gm-item").count()):
            page.locator(".gm-item").nth(nth).click()
            page.wait_for_selector(".gm-correct", state="attached")
            page.locator(".gm-correct summary").click()
            page.get_by_role("button", name="No incident: leave it out").click()
            page.keyboard.press("Escape")
        content = download(page)
    found = rows(content)
    assert len(found) == 13
    assert not any(cell.startswith(("=", "+", "@")) for row in found for cell in row.values())
