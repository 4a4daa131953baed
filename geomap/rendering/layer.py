"""Incidents as an ordinary Folium layer: takes a GeoDataFrame, gives a layer for any Folium map, ours or somebody's own.

>>> import folium
>>> import pandas as pd
>>> layer = IncidentLayer(pd.DataFrame({"longitude": [69.2], "latitude": [34.5]})).add_to(folium.Map())
>>> layer.get_bounds()
[[34.5, 69.2], [34.5, 69.2]]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from folium.map import Layer

from geomap.rendering.fallback import fallback
from geomap.rendering.figure import PageFigure
from geomap.rendering.frame import read_frame
from geomap.rendering.verbatim import Verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from geomap.types import Document


class IncidentLayer(Layer):
    """A layer of incidents. `name` is what a layer control calls it."""

    def __init__(self, gdf: pd.DataFrame, *, documents: Iterable[Document] = (), name: str = "Incidents", show: bool = True) -> None:
        """Read `gdf`; raise `RecordError` naming the first row that cannot be drawn."""
        super().__init__(name=name, overlay=True, show=show)
        self._name = "IncidentLayer"
        self.frame = read_frame(gdf)
        self.documents = tuple(documents)

    def _get_self_bounds(self) -> list[list[float | None]]:
        """Return the box of the points, for Folium's `fit_bounds`."""
        if not np.isfinite(self.frame.longitude).any():
            return [[None, None], [None, None]]
        low, high = np.nanmin, np.nanmax
        corners = ((low(self.frame.latitude), low(self.frame.longitude)), (high(self.frame.latitude), high(self.frame.longitude)))
        return [[float(latitude), float(longitude)] for latitude, longitude in corners]

    def render(self, **kwargs: object) -> None:  # noqa: ARG002  the signature is Folium's
        """Put the layer's data, program and start into the figure."""
        figure = self.get_root()
        if isinstance(figure, PageFigure):
            figure.html.add_child(Verbatim(fallback(self.frame, figure.language, figure.title or "")), name="fallback")
