"""One line of output a document, as `geomap locate` and `geomap dates` write it: takes what was found, gives plain values ready for JSON.

>>> from geomap.types import DateMention, Span, When
>>> when = When(earliest="2019-01-01", latest="2019-12-31", precision="year", value="2019")
>>> mention = DateMention(span=Span(start=3, end=7), surface="2019", type="DATE", when=when)
>>> dates_line("d", [mention])["dates"][0]["value"]
'2019'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.types import DateMention, Resolution

PLACE_FIELDS = ("place_id", "country_code", "country_name", "admin1_code", "admin1_name", "feature_class", "feature_code")


def toponyms_line(doc_id: str, resolutions: Iterable[Resolution]) -> dict[str, Any]:
    """Return the line of `geomap locate`; an unresolved toponym has nulls."""
    return {"doc_id": doc_id, "toponyms": [_toponym(resolution) for resolution in resolutions]}


def _toponym(resolution: Resolution) -> dict[str, Any]:
    toponym, place = resolution.toponym, resolution.place
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "surface": toponym.surface,
        "relation": toponym.relation,
        "literal": toponym.literal,
        "name": place.name if place else None,
        **{field: getattr(place, field) if place else None for field in PLACE_FIELDS},
        "longitude": resolution.longitude,
        "latitude": resolution.latitude,
        "where_prec": resolution.where_prec,
        "coordinate_uncertainty_m": resolution.coordinate_uncertainty_m,
        "score": round(resolution.score, 4),
    }


def dates_line(doc_id: str, dates: Iterable[DateMention]) -> dict[str, Any]:
    """Return the line of `geomap dates`."""
    return {
        "doc_id": doc_id,
        "dates": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "type": mention.type,
                "value": mention.when.value,
                "earliest": mention.when.earliest,
                "latest": mention.when.latest,
                "precision": mention.when.precision,
                "basis": mention.when.basis,
            }
            for mention in dates
        ],
    }
