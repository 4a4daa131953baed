"""What a reader takes away: files of what is shown, a picture, a print."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import ModuleType

    from playwright.sync_api import Download, Page

    Visit = Callable[..., AbstractContextManager[Page]]
    Pages = Callable[[str], Path]

pytestmark = pytest.mark.browser


def download(page: Page, name: str) -> Download:
    page.get_by_role("button", name="Take away").click()
    with page.expect_download() as started:
        page.get_by_role("menuitem", name=name).click()
    return started.value


def test_geojson_holds_what_is_shown_with_the_flat_records_fields(visit: Visit, pages: Pages, tmp_path: Path) -> None:
    with visit(pages("seed")) as page:
        page.locator(".gm-entry", has_text="Tajikistan").click()
        saved = download(page, "GeoJSON")
        assert saved.suggested_filename == "Seed-report.geojson"
        saved.save_as(tmp_path / "a.geojson")
    features = json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))["features"]
    assert len(features) == 2
    by_place = {feature["properties"]["place"]: feature for feature in features}
    dangara = by_place["Danghara"]
    assert dangara["geometry"] == {"type": "Point", "coordinates": [69.3358, 38.0958]}
    wanted = {
        "date": "2018-07-01",
        "date_end": "2018-07-31",
        "killed": 4,
        "injured": None,
        "injured_low": 2,
        "where_prec": 3,
        "score": 0.8,
        "perpetrators": "Islamic State",
    }
    assert {name: dangara["properties"][name] for name in wanted} == wanted
    assert "killed four foreign citizens" in dangara["properties"]["quote"]


def test_what_is_nowhere_has_no_geometry(visit: Visit, pages: Pages, tmp_path: Path) -> None:
    with visit(pages("nowhere")) as page:
        download(page, "GeoJSON").save_as(tmp_path / "a.geojson")
    assert [feature["geometry"] for feature in json.loads((tmp_path / "a.geojson").read_text(encoding="utf-8"))["features"]] == [None, None]


def test_csv_is_safe_for_spreadsheets_and_keeps_every_text(visit: Visit, pages: Pages, example: ModuleType, tmp_path: Path) -> None:
    with visit(pages("hostile")) as page:
        download(page, "CSV").save_as(tmp_path / "a.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == len(example.HOSTILE)
    for text in example.HOSTILE:
        plain = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        row = next(row for row in rows if row["incident_id"].endswith(f" {plain}"))
        guarded = f"'{plain}" if plain.startswith("=") else plain
        assert row["quote"] == guarded
        assert row["title"] == guarded
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_a_picture_of_the_map_is_a_png(visit: Visit, pages: Pages, tmp_path: Path) -> None:
    with visit(pages("seed")) as page:
        download(page, "Picture").save_as(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "a.png").stat().st_size > 10_000


def test_the_menu_is_worked_by_keys(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed")) as page:
        page.get_by_role("button", name="Take away").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.textContent").startswith("CSV")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.textContent") == "Take away"


def test_a_print_has_title_filters_map_symbols_incidents_and_sources(visit: Visit, pages: Pages) -> None:
    with visit(pages("seed"), color_scheme="dark") as page:
        page.locator(".gm-entry", has_text="Tajikistan").click()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        sheet = page.locator(".gm-print")
        assert sheet.is_visible()
        assert not page.locator("#geomap").is_visible()
        text = sheet.inner_text()
        for words in (
            "Seed report",
            "2 of 12 shown. Country: Tajikistan",
            "Clash (1)",
            "Clash along Tajik-Uzbek border: November 2019",
            "15 killed",
            "Sources",
            "GeoNames",
        ):
            assert words in text
        assert sheet.locator("canvas").count() == 1
        assert len(page.pdf()) > 10_000
