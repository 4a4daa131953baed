"""Incidents as an ordinary Folium layer: takes a GeoDataFrame, gives a layer for any Folium map, ours or somebody's own.

>>> import folium
>>> import pandas as pd
>>> layer = IncidentLayer(pd.DataFrame({"longitude": [69.2], "latitude": [34.5]})).add_to(folium.Map())
>>> layer.get_bounds()
[[34.5, 69.2], [34.5, 69.2]]
"""

from __future__ import annotations

import functools
import json
import re
from typing import TYPE_CHECKING, Any

import numpy as np
from folium.map import Layer

from geomap.rendering.areas import with_areas
from geomap.rendering.assets import bundle_js, style_css
from geomap.rendering.fallback import fallback
from geomap.rendering.figure import PageFigure
from geomap.rendering.frame import read_frame
from geomap.rendering.payload import Payload, make_payload
from geomap.rendering.strings import strings
from geomap.rendering.verbatim import Verbatim, data_block

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from geomap.types import Document

BLOCK = "text/plain"


class IncidentLayer(Layer):
    """A layer of incidents. `name` is what a layer control calls it."""

    def __init__(self, gdf: pd.DataFrame, *, documents: Iterable[Document] = (), name: str = "Incidents", language: str = "en", show: bool = True) -> None:
        """Read `gdf`; raise `RecordError` naming the first row that cannot be drawn."""
        super().__init__(name=re.sub(r"[<>{}$`\\\\]", "", name), overlay=True, show=show)
        self._name = "IncidentLayer"
        self.frame = with_areas(read_frame(gdf))
        self.documents = tuple(documents)
        self.language = language

    @functools.cached_property
    def payload(self) -> Payload:
        """The layer's data as text blocks, made once."""
        return make_payload(self.frame, self.documents)

    def get_name(self) -> str:
        """Return the layer's name in the page's program, which derives from its data."""
        return f"incidents_{self.payload.digest}"

    def _get_self_bounds(self) -> list[list[float | None]]:
        """Return the box of the points, for Folium's `fit_bounds`."""
        if not np.isfinite(self.frame.longitude).any():
            return [[None, None], [None, None]]
        low, high = np.nanmin, np.nanmax
        corners = ((low(self.frame.latitude), low(self.frame.longitude)), (high(self.frame.latitude), high(self.frame.longitude)))
        return [[float(latitude), float(longitude)] for latitude, longitude in corners]

    def render(self, **kwargs: object) -> str:  # noqa: ARG002  the signature is Folium's
        """Put the layer's data, program and start into the figure."""
        figure: Any = self.get_root()
        name, payload = self.get_name(), self.payload
        first = data_block(f"{name}-drawn", BLOCK, payload.drawn) + data_block(f"{name}-listed", BLOCK, payload.listed)
        words = [data_block(f"{name}-words", BLOCK, payload.words)] if payload.words else []
        blocks = [data_block(f"{name}-{nth}", BLOCK, block) for nth, block in enumerate(payload.details)]
        texts = [data_block(f"{name}-text-{nth}", BLOCK, block) for nth, block in enumerate(payload.readings)]
        last = (*words, *blocks, *texts)
        if isinstance(figure, PageFigure):
            figure.html.add_child(Verbatim(fallback(self.frame, figure.language, figure.title or "")), name="fallback")
            figure.data.add_child(Verbatim(first), name=name)
            figure.tail.add_child(Verbatim(*last), name=name)
        else:
            self._visit(figure, (first, *last))
        added = f".addTo({self._parent.get_name()})" if self.show and self._parent else ""
        figure.script.add_child(Verbatim(f'var {name} = geomap.layer("{name}"){added};\n'), name=name)
        return ""

    def _visit(self, figure: Any, data: tuple[str, ...]) -> None:
        """Put program, style, words and data into a page that is not ours."""
        words = json.dumps({"strings": strings(self.language), "language": self.language}, ensure_ascii=True, sort_keys=True)
        figure.header.add_child(Verbatim(f"<style>\n{style_css()}</style>\n"), name="geomap_style")
        figure.header.add_child(Verbatim(f"<script>\n{bundle_js()}</script>\n"), name="geomap_program")
        page = data_block(f"{self.get_name()}-page", "application/json", words)
        figure.html.add_child(Verbatim(page, *data), name=f"{self.get_name()}_data")
