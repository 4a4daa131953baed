"""Whatever comes in, the page stays right: hostile text is text, nothing and one and many are shown, other pages keep working."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import folium
import pandas as pd
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Browser, Page

    Visit = Callable[..., AbstractContextManager[Page]]
    Pages = Callable[[str], Path]

pytestmark = pytest.mark.browser


def test_hostile_text_appears_as_itself_in_list_card_document_and_table(visit: Visit, pages: Pages, example: ModuleType) -> None:
    with visit(pages("hostile")) as page:
        everything = set()
        for nth in range(len(example.HOSTILE)):
            page.keyboard.press("n")
            page.wait_for_function("(nth) => document.querySelector('.gm-panel-bar .gm-number')?.textContent.startsWith(`${nth} of`)", arg=nth + 1)
            page.wait_for_selector(".gm-card .gm-facts")
            everything.add(page.locator(".gm-card blockquote").first.evaluate("element => element.textContent"))
            page.keyboard.press("o")
            page.wait_for_selector(".gm-text p")
            assert page.locator(".gm-text").evaluate("element => element.textContent").endswith(" in the text")
            page.keyboard.press("Escape")
        shown = {text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in example.HOSTILE}
        assert {text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in everything} == shown
        page.keyboard.press("Escape")
        page.locator(".gm-view-table").click()
        assert page.locator(".gm-table-body [role=row]").count() == len(example.HOSTILE)
        assert page.evaluate("document.querySelectorAll('script:not([type]), img, iframe, object').length") == 2
        assert page.title().startswith("{{ 7*7 }}{% x %}{# c #}${alert(1)}</script><script>alert(2)</script>")


def test_no_incident_at_all(visit: Visit, pages: Pages) -> None:
    with visit(pages("empty")) as page:
        assert page.locator(".gm-shown").inner_text() == "0 incidents"
        assert page.locator(".gm-empty").is_visible()


def test_incidents_that_are_nowhere(visit: Visit, pages: Pages) -> None:
    with visit(pages("nowhere")) as page:
        assert page.locator(".gm-item").count() == 2
        assert page.get_by_role("button", name="Not on the map").is_visible()


def test_one_incident(visit: Visit, pages: Pages) -> None:
    with visit(pages("one")) as page:
        page.keyboard.press("n")
        page.wait_for_selector(".gm-card h2")
        assert page.locator(".gm-card h2").inner_text() == "Assassination, Mazar-i-Sharif"


def test_ten_thousand_gather_into_bubbles_and_come_apart(visit: Visit, pages: Pages) -> None:
    with visit(pages("many")) as page:
        assert page.locator(".gm-shown").inner_text() == "10,000 incidents"
        box = page.locator(".gm-map").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        tips = set()
        for dx in range(-200, 200, 25):
            page.mouse.move(x + dx, y)
            tips.update(page.locator(".gm-tip.gm-on").all_inner_texts())
        assert any("click to come closer" in tip for tip in tips)
        page.locator("#gm-search").fill("governor bomb")
        page.wait_for_function("() => document.querySelector('.gm-shown').textContent.includes(' of ')")
        page.locator(".gm-view-table").click()
        page.locator(".gm-table-body").evaluate("element => { element.scrollTop = element.scrollHeight }")
        page.wait_for_timeout(100)
        assert 5 < page.locator(".gm-table-body [role=row]").count() < 80


STRONGEST = """() => {
  const canvas = document.querySelector("canvas.gm-marks");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let best = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const colour = [data[at], data[at + 1], data[at + 2]];
    if (data[at + 3] > 250 && Math.max(...colour) - Math.min(...colour) > Math.max(...best) - Math.min(...best)) best = colour;
  }
  return best;
}"""


def test_a_layer_on_a_stock_folium_map(browser: Browser, example: ModuleType, root: Path, tmp_path: Path) -> None:
    """The stock page asks outside hosts for its libraries; Leaflet is handed to it, the rest is refused."""
    from geomap.rendering import IncidentLayer

    own = folium.Map([36, 68], zoom_start=5, tiles=None)
    IncidentLayer(example.seed_frame(), documents=[example.seed_document()]).add_to(own)
    IncidentLayer(example.hostile_frame(), name="second").add_to(own)
    folium.LayerControl(collapsed=False).add_to(own)
    own.save(tmp_path / "own.html")
    leaflet = (root / "geomap/rendering/page/vendor/leaflet.js").read_text(encoding="utf-8")
    with browser.new_context(viewport={"width": 900, "height": 700}) as context:
        page = context.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(
            re.compile("^https?://"),
            lambda route: route.fulfill(body=leaflet, content_type="text/javascript") if route.request.url.endswith("leaflet.js") else route.abort(),
        )
        page.goto((tmp_path / "own.html").as_uri())
        page.wait_for_selector("canvas.gm-marks >> nth=1")
        assert page.locator("canvas.gm-marks").count() == 2
        page.get_by_role("checkbox", name="second").uncheck()
        assert page.locator("canvas.gm-marks").count() == 1
        for x in range(300, 700, 8):
            page.mouse.click(x, 250)
            if page.locator(".gm-guest h2").count():
                break
        assert page.locator(".gm-guest h2").first.is_visible()
        red, green, blue = page.evaluate(STRONGEST)
        assert max(red, green, blue) - min(red, green, blue) > 60, "marks have their colours on a page that has not its style"
        assert page.evaluate("document.querySelector('.folium-map').classList.contains('gm-scope')") is False
        page.locator(".gm-guest .gm-open").first.click()
        page.wait_for_selector(".gm-guest .gm-text mark.gm-current")
        assert page.locator(".gm-guest .gm-reading").is_visible()
        page.locator(".gm-guest .gm-back").first.click()
        assert page.locator(".gm-guest h2").first.is_visible()
        assert [error for error in errors if "$ is not defined" not in error] == []


def test_two_stock_maps_on_one_page_each_keep_their_own(browser: Browser, example: ModuleType, root: Path, tmp_path: Path) -> None:
    from branca.element import Figure

    from geomap.rendering import IncidentLayer

    figure = Figure()
    for nth, frame in enumerate((example.seed_frame(), example.hostile_frame())):
        own = folium.Map([36, 68], zoom_start=5, tiles=None, height="45%", top=f"{50 * nth}%", position="absolute")
        folium.Marker([36, 68], tooltip="own marker").add_to(own)
        IncidentLayer(frame).add_to(own)
        folium.LayerControl().add_to(own)
        figure.add_child(own)
    figure.save(tmp_path / "two.html")
    leaflet = (root / "geomap/rendering/page/vendor/leaflet.js").read_text(encoding="utf-8")
    with browser.new_context(viewport={"width": 900, "height": 900}) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(
            re.compile("^https?://"),
            lambda route: route.fulfill(body=leaflet, content_type="text/javascript") if route.request.url.endswith("leaflet.js") else route.abort(),
        )
        page.goto((tmp_path / "two.html").as_uri())
        page.wait_for_selector("canvas.gm-marks >> nth=1")
        assert [page.locator(".folium-map").nth(nth).locator("canvas.gm-marks").count() for nth in (0, 1)] == [1, 1]
        assert page.locator(".leaflet-marker-icon").count() == 2
        assert page.evaluate("[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size")
        assert [error for error in errors if "$ is not defined" not in error] == []


def made(tmp_path: Path, table: object, **options: Any) -> Path:
    from geomap.rendering import incident_map

    path = tmp_path / "made.html"
    incident_map(table, **options).save(path)
    return path


def test_all_at_one_point_are_one_bubble_that_lists_them(visit: Visit, example: ModuleType, tmp_path: Path) -> None:
    table = example.many(300)
    table["geometry"] = table.geometry.iloc[0]
    with visit(made(tmp_path, table)) as page:
        box = page.locator(".gm-map").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.get_by_role("button", name="At this place 300").wait_for()


def test_without_place_or_date_everything_is_listed(visit: Visit, tmp_path: Path) -> None:
    table = pd.DataFrame({"longitude": [None] * 3, "latitude": [None] * 3, "quote": ["a", "b", "c"]})
    with visit(made(tmp_path, table)) as page:
        assert page.locator(".gm-item").count() == 3
        assert not page.locator(".gm-timeline").is_visible()
        page.keyboard.press("n")
        page.wait_for_selector(".gm-card blockquote")


def test_a_quote_of_fifty_kilobytes_a_thousand_countries_and_years_and_unknown_categories(visit: Visit, tmp_path: Path) -> None:
    count = 1200
    table = pd.DataFrame(
        {
            "longitude": [nth % 360 - 180.0 for nth in range(count)],
            "latitude": [nth % 170 - 85.0 for nth in range(count)],
            "country": [f"Country {nth}" for nth in range(count)],
            "date": [f"{900 + nth}-01-01" for nth in range(count)],
            "category": [f"strange_{nth % 40}" for nth in range(count)],
            "quote": ["long " * 10_000, *(f"quote {nth}" for nth in range(count - 1))],
        },
    )
    with visit(made(tmp_path, table)) as page:
        assert page.locator(".gm-shown").inner_text() == "1,200 incidents"
        page.get_by_role("searchbox", name="Find in country").fill("Country 77")
        assert page.locator(".gm-entry", has_text="Country 777").count() == 1
        page.locator(".gm-entry", has_text="Country 777").click()
        assert page.locator(".gm-shown").inner_text() == "1 of 1,200 shown"
        page.keyboard.press("n")
        page.wait_for_selector(".gm-card .gm-facts")
        assert "Strange 17" in page.locator(".gm-card-kind").inner_text() or "strange 17" in page.locator(".gm-card-kind").inner_text()
        assert "1 January 1677" in page.locator(".gm-facts").inner_text()


def test_across_the_antimeridian_the_map_is_not_the_whole_world(visit: Visit, tmp_path: Path) -> None:
    table = pd.DataFrame({"longitude": [177.0, -178.0, 179.5], "latitude": [-18.0, -17.0, -16.5], "category": ["raid"] * 3})
    with visit(made(tmp_path, table)) as page:
        assert page.evaluate("() => map_incidents.getZoom()") >= 6
        assert page.evaluate("() => map_incidents.getBounds().contains([-18, 177]) && map_incidents.getBounds().contains([-17, 182])")


@pytest.mark.parametrize(("language", "words"), [("ru", "12 инцидентов"), ("fr", "12 incidents"), ("fa", "رویداد")])
def test_other_languages(visit: Visit, example: ModuleType, tmp_path: Path, language: str, words: str) -> None:
    with visit(made(tmp_path, example.seed_frame(), documents=[example.seed_document()], language=language)) as page:
        assert words in page.locator(".gm-shown").inner_text()
        page.keyboard.press("n")
        page.wait_for_selector(".gm-card .gm-facts")
        assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "fa" else "ltr")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_page_of_the_original_is_told(visit: Visit, example: ModuleType, tmp_path: Path) -> None:
    document = dataclasses.replace(example.seed_document(), pages=(0, 900, 3000))
    with visit(made(tmp_path, example.seed_frame(), documents=[document])) as page:
        page.locator(".gm-item", has_text="Assassination").click()
        page.wait_for_selector(".gm-card blockquote")
        assert "page 2" in page.locator(".gm-card figcaption").inner_text()
        page.get_by_role("button", name="Open in document").click()
        page.wait_for_selector(".gm-page-start")
        assert page.locator(".gm-page-start").all_inner_texts() == ["page 1", "page 2", "page 3"]
        assert "English" in page.locator(".gm-about").inner_text()
        assert page.locator(".gm-text").get_attribute("lang") == "en"


def test_a_report_without_title_and_publisher_goes_by_the_name_of_its_file(visit: Visit, example: ModuleType, tmp_path: Path) -> None:
    frame = example.seed_frame()
    frame.loc[frame.index[:5], "doc_id"] = "titled"
    seed = example.seed_document()
    bare = dataclasses.replace(seed, title=None, publisher=None, uri="seeds/north/notes.txt")
    with visit(made(tmp_path, frame, documents=[bare, dataclasses.replace(seed, doc_id="titled", title="A report")])) as page:
        sources = page.locator(".gm-facet", has_text="Source").locator(".gm-entry")
        assert sorted(words.split("\n")[0].strip() for words in sources.all_inner_texts()) == ["A report", "notes.txt"]
        sources.filter(has_text="notes.txt").click()
        assert page.locator(".gm-shown").inner_text() == "7 of 12 shown"
        page.locator(".gm-item").first.click()
        page.wait_for_selector(".gm-card blockquote")
        assert page.locator(".gm-card cite").inner_text() == "notes.txt"


def test_a_line_of_a_plain_text_is_told_and_its_address_is_a_link_to_the_web_alone(visit: Visit, example: ModuleType, tmp_path: Path) -> None:
    document = dataclasses.replace(example.seed_document(), uri="seeds/report.txt", url="https://example.org/report")
    with visit(made(tmp_path, example.seed_frame(), documents=[document])) as page:
        page.locator(".gm-item", has_text="Assassination").click()
        page.wait_for_selector(".gm-card blockquote")
        line = document.text[: document.text.index("killed the governor")].count("\n") + 1
        assert f"line {line}" in page.locator(".gm-card figcaption").inner_text()
        page.get_by_role("button", name="Open in document").click()
        assert page.get_by_role("link", name="Original").get_attribute("href") == "https://example.org/report"
    document = dataclasses.replace(document, url="javascript:alert(1)")
    with visit(made(tmp_path, example.seed_frame(), documents=[document])) as page:
        page.locator(".gm-item", has_text="Assassination").click()
        page.get_by_role("button", name="Open in document").click()
        page.wait_for_selector(".gm-text mark")
        assert page.get_by_role("link", name="Original").count() == 0


def test_mixed_scripts_and_emoji_are_marked_and_read_in_their_own_direction(visit: Visit, tmp_path: Path) -> None:
    text = "\U0001f4a3 \u062f\u0631 \u06a9\u0627\u0628\u0644 \u0627\u0646\u0641\u062c\u0627\u0631 \u0634\u062f. Bomb in \u041a\u0430\u0431\u0443\u043b."
    word = "\u0627\u0646\u0641\u062c\u0627\u0631"
    start = text.index(word)
    table = pd.DataFrame(
        {
            "longitude": [69.2],
            "latitude": [34.5],
            "quote": [text],
            "quote_start": [0],
            "quote_end": [len(text)],
            "marks": [[("category", start, start + len(word))]],
        }
    )
    with visit(made(tmp_path, table.assign(category="bombing", incident_id="i-1"))) as page:
        page.locator(".gm-item").click()
        page.wait_for_selector(".gm-card blockquote mark")
        assert page.locator(".gm-card blockquote mark").all_inner_texts() == [word]
        assert page.locator(".gm-card blockquote").inner_text() == text
        assert page.evaluate("getComputedStyle(document.querySelector('.gm-card blockquote')).direction") == "rtl"


def test_in_a_frame_of_another_page(visit: Visit, pages: Pages, tmp_path: Path) -> None:
    host = tmp_path / "host.html"
    host.write_text(f'<!DOCTYPE html><title>Host</title><iframe src="{pages("seed").as_uri()}" width="900" height="600"></iframe>', encoding="utf-8")
    with visit(host, wait="iframe") as page:
        inside = page.frame_locator("iframe")
        inside.locator(".gm-item").first.click()
        inside.locator(".gm-card blockquote").wait_for()
