"""The lines that `geomap locate`, `dates` and `extract` write: takes what was found in a document, gives its JSON object.

>>> dates_line("d", ())
{'doc_id': 'd', 'dates': []}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.store.codec import claim_to_wire

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.types import Claim, DateMention, Resolution

OF_PLACE = ("country_code", "country_name", "admin1_code", "admin1_name", "feature_class", "feature_code")


def toponyms_line(doc_id: str, resolutions: Iterable[Resolution]) -> dict[str, Any]:
    """Return the line of `geomap locate`; what is unresolved has nulls."""
    return {"doc_id": doc_id, "toponyms": [_toponym(one) for one in resolutions]}


def _toponym(resolution: Resolution) -> dict[str, Any]:
    toponym, place = resolution.toponym, resolution.place
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "surface": toponym.surface,
        "relation": toponym.relation,
        "name": place.name if place else None,
        "place_id": place.place_id if place else None,
        "longitude": resolution.longitude,
        "latitude": resolution.latitude,
        **{name: getattr(place, name) if place else None for name in OF_PLACE},
        "where_prec": resolution.where_prec,
        "coordinate_uncertainty_m": resolution.coordinate_uncertainty_m,
        "score": resolution.score,
        "literal": toponym.literal,
    }


def dates_line(doc_id: str, dates: Iterable[DateMention]) -> dict[str, Any]:
    """Return the line of `geomap dates`."""
    return {"doc_id": doc_id, "dates": [_date(one) for one in dates]}


def _date(mention: DateMention) -> dict[str, Any]:
    when = mention.when
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "surface": mention.surface,
        "type": mention.type,
        "value": when.value,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
        "basis": when.basis,
    }


def claims_line(doc_id: str, claims: Iterable[Claim]) -> dict[str, Any]:
    """Return the line of `geomap extract`, the most salient claim first as they came."""
    return {"doc_id": doc_id, "claims": [claim_to_wire(claim) for claim in claims]}
