"""Decides which place each toponym means: takes a document's toponyms, gives resolutions in the same order, one each.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.types import Document, Span, Toponym
>>> text = "Kabul, Afghanistan"
>>> toponym = Toponym(span=Span(start=0, end=5), surface="Kabul", names=("Kabul",), kind="city")
>>> resolve([toponym], Document(doc_id="d", text=text), open_gazetteer())[0].place.country_code
'AF'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.gazetteer import Gazetteer
    from geomap.types import Document, Resolution, Toponym

__all__ = ["geometry_of", "resolve"]


def resolve(toponyms: Sequence[Toponym], document: Document, gazetteer: Gazetteer, *, geometry: bool = False, described: bool = True) -> list[Resolution]:
    """Return a resolution for each toponym, in order.

    With `described`, point and radius are of what the words describe ("northern Afghanistan": its north); without, of the place that they name,
    which is cheaper. With `geometry`, the shape comes too.
    """
    from geomap.resolution.resolving import resolved

    return resolved(toponyms, document, gazetteer, geometry=geometry, described=described)


def geometry_of(resolution: Resolution, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Return the shape in WGS 84 that the words describe (area, line, circle), or None where a point is all there is."""
    if resolution.geometry is not None:
        return resolution.geometry
    from geomap.resolution.shapes import geometry

    return geometry(resolution, gazetteer)
