"""The page as bytes: what stands in it, in which order, and what never does."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import re
import stat
from typing import TYPE_CHECKING

import folium
import geopandas as gpd
import pytest

from geomap.errors import OptionError
from geomap.rendering import IncidentLayer, IncidentMap, incident_map

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Pages = Callable[[str], Path]


class Elements(html.parser.HTMLParser):
    """Collects start tags with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        self.open = True

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  the signature is the parser's
        """End the text."""
        self.open = False

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if self.open:
            self.texts[-1] += data


@pytest.fixture(scope="module")
def page(pages: Pages) -> str:
    return pages("seed").read_bytes().decode("utf-8")


def test_the_policy_stands_first_and_allows_only_what_is_there(page: str) -> None:
    elements = Elements(page)
    assert [tag for tag, _ in elements.tags[:3]] == ["html", "head", "meta"]
    policy = elements.tags[2][1]["content"]
    for tag in ("script", "style"):
        own = [text for (name, attributes), text in zip(elements.tags, elements.texts, strict=True) if name == tag and "type" not in attributes]
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in own}
        assert own
        assert hashes == set(re.search(rf"{tag}-src ([^;]*);", policy)[1].split())
    for directive in ("default-src 'none'", "connect-src 'none'", "img-src data: blob:", "base-uri 'none'", "form-action 'none'", "worker-src blob:"):
        assert directive in policy
    assert "unsafe" not in policy


def test_the_page_has_language_title_and_a_zoom_that_is_free(page: str) -> None:
    tags = Elements(page).tags
    assert tags[0][1]["lang"] == "en"
    assert "<title>Seed report</title>" in page
    viewport = next(attributes["content"] for tag, attributes in tags if attributes.get("name") == "viewport")
    assert "scalable" not in viewport
    assert "maximum" not in viewport
    assert page.encode().index(b'<meta charset="utf-8">') < 1024


def test_nothing_in_the_page_points_outside(page: str) -> None:
    for tag, attributes in Elements(page).tags:
        assert not {"src", "srcset", "background", "style", "onload", "onclick", "onerror"} & set(attributes), (tag, attributes)
        assert attributes.get("href", "#").startswith("#")
    assert "sourceMappingURL" not in page
    assert "url(" not in page.split("</head>", maxsplit=1)[0].replace("url(#default#VML)", "")


def test_the_map_stands_before_the_quotes(page: str) -> None:
    ids = [attributes.get("id", "") for tag, attributes in Elements(page).tags if tag == "script"]
    program = max(nth for nth, name in enumerate(ids) if not name)
    drawn = next(nth for nth, name in enumerate(ids) if name.endswith("-drawn"))
    quotes = next(nth for nth, name in enumerate(ids) if re.search(r"-\d+$", name) and "text" not in name)
    assert drawn < program < quotes


def test_the_same_incidents_give_the_same_bytes(example: ModuleType, page: str) -> None:
    again = incident_map(example.seed_frame(), documents=[example.seed_document()], title="Seed report")
    assert again.get_root().render() == page


def test_the_seeds_page_is_at_most_500_kb(page: str) -> None:
    assert len(page.encode()) <= 500_000


def test_saving_leaves_one_whole_file_that_others_may_read(example: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text("old", encoding="utf-8")
    incident_map(example.seed_frame()).save(path)
    assert [one.name for one in tmp_path.iterdir()] == ["map.html"]
    assert path.read_bytes().endswith(b"</html>\n")
    assert stat.S_IMODE(path.stat().st_mode) & stat.S_IRUSR


def test_an_interrupted_save_leaves_the_old_file(example: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        incident_map(example.seed_frame(), title=None).add_child(folium.Marker([0, 0], popup="\ud800")).save(path)
    assert path.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_hostile_text_is_nowhere_but_in_inert_blocks(pages: Pages) -> None:
    page = pages("hostile").read_bytes().decode("utf-8")
    for text in ("alert(2)</script>", "<img src=x"):
        assert text not in page
    assert page.count('<td dir="auto">{{ 7*7 }}</td>') == page.count('<td dir="auto">{% x %}</td>') == 4
    scripts = [attributes for tag, attributes in Elements(page).tags if tag == "script" and "type" not in attributes]
    assert len(scripts) == 2
    assert "&lt;img src=x onerror=alert(3)&gt;" in page


def test_it_is_a_folium_map_and_its_layer_a_folium_layer(example: ModuleType) -> None:
    page = incident_map(example.seed_frame())
    assert isinstance(page, IncidentMap)
    assert isinstance(page, folium.Map)
    assert isinstance(next(iter(page._children.values())), folium.map.Layer)


def test_a_notebook_shows_the_page_in_a_frame(example: ModuleType) -> None:
    shown = incident_map(example.seed_frame())._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "Content-Security-Policy" in shown


def test_on_somebodys_own_map_the_layer_is_one_layer_among_others(example: ModuleType) -> None:
    own = folium.Map(tiles=None)
    IncidentLayer(example.seed_frame(), name="{{ 7*7 }}</script>").add_to(own)
    folium.Marker([34, 69], popup="mine").add_to(own)
    folium.LayerControl().add_to(own)
    text = own.get_root().render()
    assert text.count("geomap.layer(") == 1
    assert "Content-Security-Policy" not in text
    assert '" 7*7 /script" : incidents_' in text


def test_two_layers_share_a_page(example: ModuleType) -> None:
    own = folium.Map(tiles=None)
    for rows in (slice(0, 3), slice(3, 9)):
        IncidentLayer(example.seed_frame().iloc[rows]).add_to(own)
    text = own.get_root().render()
    assert text.count("geomap.layer(") == 2
    assert text.count("bundled by scripts/build_page.py") == 1


def test_tiles_are_named_in_the_policy_and_nothing_else_is(example: ModuleType) -> None:
    page = incident_map(example.seed_frame(), tiles="https://{s}.example.org/{z}/{x}/{y}.png").get_root().render()
    assert "img-src data: blob: https://*.example.org;" in page
    with pytest.raises(OptionError, match="Expected the name of an online basemap"):
        incident_map(example.seed_frame(), tiles="No Such Tiles")


def test_an_unknown_language_is_refused(example: ModuleType) -> None:
    with pytest.raises(OptionError, match=r"Expected one of the languages .*en.* but found 'xx'"):
        incident_map(example.seed_frame(), language="xx")


def test_no_incidents_make_a_page_too(pages: Pages) -> None:
    assert b"</html>" in pages("empty").read_bytes()


def test_the_records_geometry_column_is_not_shown_as_text(example: ModuleType) -> None:
    table = example.seed_frame().rename_geometry("where")
    assert isinstance(table, gpd.GeoDataFrame)
    assert "POINT (" not in incident_map(table).get_root().render()
