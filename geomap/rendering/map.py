"""The map page: a Folium map that brings everything it needs along and asks the network for nothing.

>>> page = IncidentMap(title="Empty").get_root().render()
>>> [outside in page for outside in ("<link", "@import", " src=")]
[False, False, False]
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
import numpy as np
from folium.template import Template

from geomap.errors import RecordError
from geomap.rendering.assets import bundle_js, leaflet_css, leaflet_js, style_css
from geomap.rendering.basemap import basemap_block
from geomap.rendering.figure import PageFigure
from geomap.rendering.heading import heading
from geomap.rendering.layer import IncidentLayer
from geomap.rendering.strings import strings
from geomap.rendering.tiles import named_tiles, origins
from geomap.rendering.verbatim import Verbatim, data_block

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geomap.types import Story

CREDITS = ("Contains data from GeoNames, CC BY 4.0, modified.", "Made with Natural Earth.")
SHELL = """<a class="gm-skip" id="gm-skip" href="#fallback">{skip}</a>
<div class="gm-app gm-scope" id="geomap" data-view="map" aria-busy="true">
<main class="gm-center" id="gm-center" aria-label="{label}">
<div class="gm-stage"><div class="folium-map gm-map" id="{name}"></div>
<p class="gm-loading" role="status">{loading}</p></div>
</main>
</div>
"""


class IncidentMap(folium.Map):
    """A `folium.Map` whose page is whole: Leaflet, style, data and basemap inside, under a strict content security policy."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  Folium's name and type
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template("")

    def __init__(self, *, title: str | None = None, language: str = "en", tiles: str | None = None, story: Story | None = None, **options: Any) -> None:
        """Start a map page; `options` are `folium.Map`'s. `tiles` names an online basemap, which the page then may ask for pictures.

        `corrected` may be set where there are corrections already: a reader's own then get a file name of their own, so that no file takes another's place.
        """
        self.words = strings(language)
        super().__init__(tiles=None, zoom_control=False, **options)
        self._id = "incidents"
        self.language = language
        self.online = named_tiles(tiles) if tiles else None
        self.story = story
        self.corrected = False
        self.titled = title is not None
        PageFigure(title=title or self.words["title"], language=language, tile_origins=origins(self.online)).add_child(self)

    def render(self, **kwargs: Any) -> str:
        """Put the page's parts into the figure, then let the layers add theirs."""
        figure = self.get_root()
        if not isinstance(figure, PageFigure):
            message = "An IncidentMap is a page of its own and cannot be part of another figure; add an IncidentLayer to a folium.Map instead."
            raise TypeError(message)
        if not self.titled:
            figure.title = heading((country for layer in self._layers() for country in layer.frame.texts("country")), self.words)
        figure.header.add_child(Verbatim(f"<style>\n{leaflet_css()}\n{style_css()}</style>\n"), name="style")
        figure.html.add_child(Verbatim(self._shell()), name="shell")
        figure.data.add_child(Verbatim(self._data(figure.title or "")), name="page")
        figure.script.add_child(Verbatim(f"{leaflet_js()}{bundle_js()}"), name="program")
        options = json.dumps({"center": self.location, "zoom": self.options.get("zoom", 2)})
        figure.script.add_child(Verbatim(f'var {self.get_name()} = geomap.map("{self.get_name()}", {options});\n'), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        return ""

    def _shell(self) -> str:
        return SHELL.format(name=self.get_name(), skip=self.words["skip"], loading=self.words["loading"], label=self.words["map"]["label"])

    def _data(self, title: str) -> str:
        page: dict[str, Any] = {
            "strings": self.words,
            "language": self.language,
            "title": title,
            "credits": [*CREDITS, *([self.online["attribution"]] if self.online else [])],
        }
        if self.online:
            page["tiles"] = self.online
        if self.story:
            page["story"] = {"title": self.story.title, "steps": self._steps(self.story)}
        if self.corrected:
            page["corrected"] = True
        block = None if self.online else basemap_block(*self._extent())
        ground = data_block("gm-basemap", "text/plain", block) if block else ""
        return data_block("gm-page", "application/json", json.dumps(page, ensure_ascii=True, sort_keys=True)) + ground

    def _layers(self) -> list[IncidentLayer]:
        return [child for child in self._children.values() if isinstance(child, IncidentLayer)]

    def _steps(self, story: Story) -> list[dict[str, Any]]:
        """Return the steps as the page has them: the incident's row, and the sentence."""
        rows: dict[Any, int] = {}
        for layer in self._layers()[:1]:
            rows = {name: row for row, name in enumerate(layer.frame.texts("incident_id")[layer.payload.order])}
        for step in story.steps:
            if step.incident_id not in rows:
                message = f"Expected an incident_id of this map in the story, got {step.incident_id!r}; take the step out, or map that incident too."
                raise RecordError(message)
        return [{"row": rows[step.incident_id], "sentence": step.sentence} for step in story.steps]

    def _extent(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return longitudes and latitudes of all that the layers show: their points, and their shapes' corners."""
        frames = [layer.frame for layer in self._layers()]
        corners = [shape.bounds for frame in frames for shape in {id(shape): shape for shape in frame.shapes if shape is not None}.values()]
        boxes = np.array(corners, dtype=np.float64).reshape(-1, 4)
        longitudes = [*(frame.longitude for frame in frames), boxes[:, 0], boxes[:, 2]]
        latitudes = [*(frame.latitude for frame in frames), boxes[:, 1], boxes[:, 3]]
        return np.concatenate(longitudes), np.concatenate(latitudes)

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 - the signature is branca's
        """Write the page to a path, whole or not at all, or to an open binary file."""
        figure: Any = self.get_root()
        if hasattr(outfile, "write"):
            outfile.writelines(part.encode("utf-8") for part in figure.parts(**kwargs))
            if close_file:
                outfile.close()
            return
        path = Path(os.fsdecode(outfile))
        temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with temporary.open("wb") as file:
                file.writelines(part.encode("utf-8") for part in figure.parts(**kwargs))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
