"""The map page: a Folium map that brings everything it needs along and asks the network for nothing.

>>> page = IncidentMap(title="Empty").get_root().render()
>>> "https://" in page.split("</head>")[0]
False
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import folium
from folium.template import Template

from geomap.rendering.figure import PageFigure


class IncidentMap(folium.Map):
    """A `folium.Map` whose page is whole: Leaflet, style, data and basemap inside, under a strict content security policy."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  Folium's name and type
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template("")

    def __init__(self, *, title: str | None = None, language: str = "en", tiles: str | None = None, **options: Any) -> None:
        """Start a map page; `options` are `folium.Map`'s."""
        super().__init__(tiles=None, **options)
        self._id = "incidents"
        self.tiles = tiles
        PageFigure(title=title or "Incidents", language=language).add_child(self)

    def save(self, outfile: Any, close_file: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002  the signature is branca's
        """Write the page to a path, whole or not at all, or to an open binary file."""
        content = self.get_root().render(**kwargs).encode("utf-8")
        if hasattr(outfile, "write"):
            outfile.write(content)
            if close_file:
                outfile.close()
            return
        path = Path(os.fsdecode(outfile))
        temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            temporary.write_bytes(content)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
