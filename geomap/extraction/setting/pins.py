"""A resolution for a place that the gazetteer gives: takes the name that stands for it, gives it at the place's own point.

>>> from geomap.types import Place, Span, Toponym
>>> tame = Place(place_id="x", name="Tame", longitude=-71.7, latitude=6.5, feature_class="P", feature_code="PPLA2")
>>> pin(Toponym(span=Span(start=0, end=4), surface="Tame"), tame, 1, 0.9).latitude
6.5
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.types import Resolution

if TYPE_CHECKING:
    from geomap.types import Place, Toponym


def pin(toponym: Toponym, place: Place, where_prec: int, score: float) -> Resolution:
    """Return the resolution of `toponym` as `place`, of that precision (UCDP GED's code) and score."""
    return Resolution(
        toponym=toponym,
        place=place,
        longitude=place.longitude,
        latitude=place.latitude,
        coordinate_uncertainty_m=place.extent_m,
        where_prec=where_prec,
        score=score,
    )
