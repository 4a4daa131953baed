"""A reader opens the seed's page from a folder, without a network, and reads it: marks, filters, card, document, table, keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    Visit = Callable[..., AbstractContextManager[Page]]
    Pages = Callable[[str], Path]

pytestmark = pytest.mark.browser


def shown(page: Page) -> str:
    return page.locator(".gm-shown").inner_text()


def entry(page: Page, facet: str, name: str) -> Locator:
    return page.locator(".gm-facet", has=page.locator("summary", has_text=facet)).locator(".gm-entry", has_text=name)


def canvas_colours(page: Page, selector: str = ".gm-marks") -> int:
    return page.evaluate(
        """(selector) => {
          const painted_on = document.querySelector(selector);
          const canvas = document.createElement("canvas");
          Object.assign(canvas, { width: painted_on.width, height: painted_on.height });
          const context = canvas.getContext("2d", { willReadFrequently: true });
          context.drawImage(painted_on, 0, 0);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          let painted = 0;
          for (let i = 3; i < data.length; i += 4) if (data[i] > 200) painted += 1;
          return painted;
        }""",
        selector,
    )


def test_the_page_is_drawn_within_a_second(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        drawn = page.evaluate("performance.getEntriesByName('geomap-drawn')[0].startTime")
        assert drawn < 1000
        assert canvas_colours(page) > 1500
        assert shown(page) == "12 incidents"


PICTURE = "document.querySelector('canvas.gm-marks').toDataURL()"


def test_filters_narrow_the_map_and_count_each_other(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        everything = canvas_colours(page)
        entry(page, "Country", "Tajikistan").click()
        assert shown(page) == "2 of 12 shown"
        assert entry(page, "Category", "Clash").locator(".gm-count").inner_text() == "1"
        assert entry(page, "Category", "Raid").locator(".gm-count").inner_text() == "0"
        assert entry(page, "Country", "Uzbekistan").locator(".gm-count").inner_text() == "1"
        page.wait_for_timeout(100)
        assert canvas_colours(page) < everything
        entry(page, "Country", "Uzbekistan").click()
        assert shown(page) == "3 of 12 shown"
        entry(page, "Year", "2022").click()
        assert shown(page) == "1 of 12 shown"
        page.get_by_role("button", name="Clear all").first.click()
        assert shown(page) == "12 incidents"


def test_what_has_no_date_has_its_own_entry(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        entry(page, "Year", "Unknown date").click()
        assert shown(page) == "3 of 12 shown"


def test_a_card_says_what_when_where_who_how_many_with_precision(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.locator(".gm-item", has_text="Assassination").click()
        card = page.locator(".gm-card")
        text = card.inner_text()
        assert "9 March 2023" in text
        assert "year inferred" in text
        assert "Mazar-i-Sharif" in text
        assert "IS-K" in text
        assert "1 killed" in text
        assert card.locator("blockquote mark").inner_text() == "killed the governor of the province"
        assert "Институт Ближнего Востока" in text


def test_precision_is_said_in_words(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        for title, words in (
            ("Raid in Balkh Province", ["Somewhere in Balkh Province", "Date unknown"]),
            ("Clash along", ["Somewhere along Tajik-Uzbek border", "15 killed", "4 detained"]),
            ("Suicide bombing", ["at least 31 killed", "Claimed by", "10-31 March 2023", "inferred"]),
            ("Shelling", ["Somewhere in Uzbekistan", "April-May 2022"]),
            ("Arrest, place unknown", ["Place unknown", "1 detained"]),
        ):
            page.locator(".gm-item", has_text=title).click()
            text = re.sub(r"\s*\N{EN DASH}\s*", "-", page.locator(".gm-card").inner_text())
            assert [word for word in words if word not in text] == []
            page.get_by_role("button", name="All incidents").click()


def test_the_reasons_for_a_place_are_told(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.locator(".gm-item", has_text="Assassination").click()
        page.locator(".gm-why summary").click()
        first, second = page.locator(".gm-why ol > li").all_inner_texts()
        for words in (
            "Mazār-e Sharīf, Balkh, Afghanistan",
            "0.93",
            "provincial capital · 523,300 inhabitants",
            "its main name",
            "others of its country are named",
        ):
            assert words in first
        assert "Balkh Province" in second


def test_marks_are_as_large_as_the_number_killed_where_one_asks(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.locator(".gm-legend summary").click()
        before = page.evaluate(PICTURE)
        page.get_by_role("checkbox", name="Size by number killed").check()
        page.wait_for_function("() => location.hash.includes('size=killed')")
        assert page.evaluate(PICTURE) != before
    with visit(pages("seed"), fragment="#size=killed") as page:
        page.locator(".gm-legend summary").click()
        assert page.get_by_role("checkbox", name="Size by number killed").is_checked()


def test_time_is_stepped_through(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.get_by_role("button", name="Later").click()
        assert (shown(page), page.locator(".gm-time-text").inner_text()) == ("1 of 12 shown", "July 2018")
        page.get_by_role("button", name="Later").click()
        assert page.locator(".gm-time-text").inner_text() == "August 2018"
        page.get_by_role("button", name="Earlier").click()
        page.get_by_role("button", name="Earlier").click()
        assert page.locator(".gm-time-text").inner_text() == "July 2018"
        page.get_by_role("button", name="All time").click()
        page.get_by_role("button", name="Earlier").click()
        assert page.locator(".gm-time-text").inner_text() == "March 2023"


def test_the_document_opens_at_the_quote_and_links_back(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.locator(".gm-item", has_text="Bombing, Fayzabad").click()
        page.get_by_role("button", name="Open in document").click()
        current = page.locator(".gm-text mark.gm-current")
        page.wait_for_function("() => document.querySelector('.gm-text mark.gm-current')")
        assert "detonated a car bomb" in "".join(current.all_inner_texts())
        page.wait_for_timeout(600)
        assert page.evaluate("document.querySelector('mark.gm-current').getBoundingClientRect().top") < 800
        page.locator(".gm-text mark", has_text="were arrested while attempting").click()
        page.wait_for_timeout(100)
        assert "were arrested" in "".join(page.locator(".gm-text mark.gm-current").all_inner_texts())
        assert "incident=" in page.evaluate("new Promise(done => setTimeout(() => done(location.hash), 600))")


def test_all_incidents_of_the_document_are_highlighted(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.locator(".gm-item").first.click()
        page.get_by_role("button", name="Open in document").click()
        page.wait_for_selector(".gm-text mark")
        rows = page.evaluate("[...new Set([...document.querySelectorAll('.gm-text mark')].flatMap(m => m.dataset.rows.split(' ')))].length")
        assert rows == 12


def test_a_mark_is_chosen_on_the_map_and_a_place_fans_out(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        box = page.locator(".gm-map").bounding_box()
        found = set()
        for x in range(int(box["x"]) + 40, int(box["x"] + box["width"]) - 40, 9):
            for y in range(int(box["y"]) + 40, int(box["y"] + box["height"]) - 120, 60):
                page.mouse.move(x, y)
                tip = page.locator(".gm-tip.gm-on")
                if tip.count():
                    found.add(tip.inner_text().split("\n")[0])
        assert "Shelling in Uzbekistan" in found
        assert "Clash along Tajik-Uzbek border" in found


def test_unknown_places_are_listed_as_not_on_the_map(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.get_by_role("button", name="Not on the map").click()
        titles = page.locator(".gm-item-title").all_inner_texts()
        assert sorted(titles) == ["Arrest, place unknown", "Raid, place unknown"]


def test_the_table_is_in_step_and_sortable_by_keys(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.get_by_role("button", name="Table", exact=True).click()
        rows = page.locator(".gm-table-body [role=row]")
        assert rows.count() == 12
        page.get_by_role("button", name="Killed").click()
        assert rows.first.locator(".gm-cell-killed").inner_text() == "at least 31"
        assert page.locator(".gm-cell-killed[role=columnheader]").get_attribute("aria-sort") == "descending"
        entry(page, "Country", "Tajikistan").click()
        assert rows.count() == 2
        rows.first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_selector(".gm-card h2")
        assert "Danghara" in page.locator(".gm-card h2").inner_text()


def test_search_finds_words_in_quotes_places_and_actors(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        for words, count in (("gurdwara", 1), ("mazar", 1), ("car bomb", 1), ("is-k tebyan", 1), ("uzbekistan", 1), ("nothing of the kind", 0)):
            page.locator("#gm-search").fill(words)
            page.wait_for_function("(expected) => document.querySelector('.gm-shown').textContent === expected", arg=f"{count} of 12 shown")
        assert page.locator(".gm-empty").is_visible()
        page.locator(".gm-empty button").click()
        assert shown(page) == "12 incidents"


def test_keys_do_everything(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.keyboard.press("n")
        page.wait_for_selector(".gm-card h2")
        first = page.locator(".gm-card h2").inner_text()
        page.keyboard.press("n")
        page.wait_for_function("(first) => document.querySelector('.gm-card h2').textContent !== first", arg=first)
        page.keyboard.press("p")
        page.wait_for_function("(first) => document.querySelector('.gm-card h2').textContent === first", arg=first)
        page.keyboard.press("o")
        page.wait_for_selector(".gm-text mark.gm-current")
        page.keyboard.press("Escape")
        page.wait_for_selector(".gm-card h2")
        page.keyboard.press("Escape")
        page.wait_for_selector(".gm-list")
        page.keyboard.press("t")
        assert page.locator("#geomap").get_attribute("data-view") == "split"
        page.keyboard.press("/")
        page.keyboard.type("tnp")
        assert page.locator("#gm-search").input_value() == "tnp"
        page.locator("#gm-search").fill("")
        page.locator("#geomap h1").click()
        page.keyboard.press("?")
        assert page.get_by_role("dialog").is_visible()
        page.keyboard.press("Escape")
        assert not page.get_by_role("dialog").is_visible()


def test_everything_is_reached_by_tab_and_in_few_stops(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        stops = []
        for _ in range(120):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
            if stops[-1].startswith("gm-item"):
                break
        assert any("gm-search-input" in stop for stop in stops)
        assert any("leaflet-container" in stop for stop in stops)
        assert any("gm-handle" in stop for stop in stops)
        assert stops[-1].startswith("gm-item")


def test_time_is_brushed_by_keys_and_by_hand(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        handle = page.get_by_role("slider", name="From")
        handle.focus()
        page.keyboard.press("End")
        assert shown(page) == "3 of 12 shown"
        page.get_by_role("button", name="All time").click()
        field = page.locator(".gm-time-field").bounding_box()
        page.mouse.move(field["x"] + 9, field["y"] + 20)
        page.mouse.down()
        page.mouse.move(field["x"] + field["width"] * 0.4, field["y"] + 20, steps=5)
        page.mouse.up()
        assert shown(page) == "2 of 12 shown"
        page.get_by_role("checkbox", name="undated").check()
        assert shown(page) == "5 of 12 shown"


def test_the_address_restores_filters_view_and_selection(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        entry(page, "Country", "Afghanistan").click()
        page.locator(".gm-item", has_text="Arrest, Kabul").click()
        page.get_by_role("button", name="Both").click()
        page.wait_for_timeout(700)
        fragment = page.evaluate("location.hash")
    assert "country=Afghanistan" in fragment
    with visit(pages("seed"), fragment=fragment) as page:
        page.wait_for_selector(".gm-card h2")
        assert page.locator(".gm-card h2").inner_text() == "Arrest, Kabul"
        assert shown(page) == "7 of 12 shown"
        assert page.locator("#geomap").get_attribute("data-view") == "split"
