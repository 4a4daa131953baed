"""The map: takes incidents as a GeoDataFrame, gives one Folium map that is one HTML file, offline and inert.

Folium is imported when a map is made and not before.

>>> import geopandas
>>> import shapely
>>> kabul = geopandas.GeoDataFrame({"category": ["bombing"], "quote": ["A bomb went off."]}, geometry=[shapely.Point(69.2, 34.5)], crs=4326)
>>> page = incident_map(kabul, title="One incident").get_root().render()
>>> "default-src 'none'" in page, "<script src" in page
(True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from geomap.rendering.layer import IncidentLayer
    from geomap.rendering.map import IncidentMap
    from geomap.types import Document, Story

__all__ = ["IncidentLayer", "IncidentMap", "incident_map"]


def incident_map(
    gdf: pd.DataFrame,
    *,
    documents: Iterable[Document] = (),
    title: str | None = None,
    language: str = "en",
    tiles: str | None = None,
    story: Story | None = None,
) -> IncidentMap:
    """Make the map page of `gdf`: a Folium map; `.save(path)` writes it whole, a notebook shows it.

    `gdf` has point geometry in WGS 84 (or `longitude` and `latitude`) and whichever columns of the flat record it has. `documents` are the reports that the
    reading pane opens. `tiles` names an online basemap (an xyzservices name or a URL template); without it the page asks no network for anything.
    `story` is told step by step beside the map; its incidents must be in `gdf` under their `incident_id`.
    """
    from geomap.rendering.layer import IncidentLayer
    from geomap.rendering.map import IncidentMap

    page = IncidentMap(title=title, language=language, tiles=tiles, story=story)
    IncidentLayer(gdf, documents=documents).add_to(page)
    return page


def __getattr__(name: str) -> Any:
    """Import the two classes that derive from Folium's when they are asked for."""
    if name == "IncidentMap":
        from geomap.rendering.map import IncidentMap

        return IncidentMap
    if name == "IncidentLayer":
        from geomap.rendering.layer import IncidentLayer

        return IncidentLayer
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
