"""Incidents as a table: takes incidents and their documents, gives a GeoDataFrame with the flat record's columns, one row an incident.

The columns and what they hold are listed in docs/data.md. Unknown is null. The geometry is the representative point, or None where the place is unknown;
`shape` is what to draw where that is no point.

>>> to_frame([], []).columns[:3].tolist()
['incident_id', 'category', 'status']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.store.columns import COLUMNS, EXTRA, typed
from geomap.store.shapes import for_drawing
from geomap.types import sources_of

PARTIAL = frozenset({"border", "between", "along"})
"""Relations by which a report means a line or what lies between, and not the place that it names."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geopandas import GeoDataFrame

    from geomap.types import Claim, Count, Disagreement, Document, Incident, Resolution


def to_frame(incidents: Iterable[Incident], documents: Iterable[Document] = ()) -> GeoDataFrame:
    """Return the flat table of `incidents`, in their order, joined to `documents` by doc_id."""
    import geopandas as gpd
    import pandas as pd

    known = {document.doc_id: document for document in documents}
    rows = [_row(incident, known) for incident in incidents]
    columns = {name: pd.Series([row[name] for row in rows], dtype=object) for name in (*COLUMNS, *EXTRA)}
    frame = typed(pd.DataFrame(columns))
    xy = [(row["longitude"], row["latitude"]) for row in rows]
    return gpd.GeoDataFrame(frame, geometry=points(xy), crs="EPSG:4326")


def points(xy: Iterable[tuple[float | None, float | None]]) -> Any:
    """Return a GeometryArray of points; None where a coordinate is None."""
    import geopandas as gpd
    import numpy as np
    import shapely

    pairs = np.array([(x, y) if x is not None and y is not None else (np.nan, np.nan) for x, y in xy], dtype=float).reshape(-1, 2)
    geometry: Any = shapely.points(pairs)
    geometry[np.isnan(pairs).any(axis=1)] = None
    return gpd.GeoSeries(geometry, crs="EPSG:4326").array


def _row(incident: Incident, known: Mapping[str, Document]) -> dict[str, Any]:
    lead = incident.claims[0] if incident.claims else None
    document = known.get(lead.doc_id) if lead else None
    quote = lead.quoted if lead else None
    return {
        "incident_id": incident.incident_id,
        "category": incident.category,
        "status": incident.status,
        "date": incident.date.earliest,
        "date_end": incident.date.latest,
        "date_precision": incident.date.precision,
        "date_basis": incident.date.basis,
        **_where(incident.place),
        "perpetrators": _joined(actor.name for actor in incident.actors if actor.role in {"perpetrator", "suspect", "claimant"}),
        "targets": _joined(target.name for target in incident.targets),
        "weapons": _joined(weapon.name for weapon in incident.weapons),
        **_counts(incident),
        "quote": quote.quote if quote else None,
        "title": document.title if document else None,
        "publisher": document.publisher if document else None,
        "published": document.published if document else None,
        "doc_id": lead.doc_id if lead else None,
        "quote_start": quote.span.start if quote else None,
        "quote_end": quote.span.end if quote else None,
        "quote_page": lead.page if lead else None,
        "quote_line": lead.line if lead else None,
        "sources": len(set(sources_of(incident.claims, known).values())) or None,
        "score": incident.score,
        "shape": for_drawing(incident.place.geometry) if incident.place else None,
        "marks": [(e.field, e.span.start, e.span.end) for e in lead.evidence if e.field != "sentence"] if lead else [],
        "claims": [_account(claim, known) for claim in incident.claims],
        "alternatives": _alternatives(incident.place),
        "attribution": _attribution(incident),
        "place_words": _line_words(incident.place),
        "place_direction": incident.place.toponym.direction if incident.place and incident.place.toponym.relation == "part" else None,
        "date_words": next((e.quote for e in lead.evidence if e.field == "date"), None) if lead else None,
        "corrected": list(incident.corrected),
        "disagreements": [_disagreement(one) for one in incident.disagreements],
    }


def _where(place: Resolution | None) -> dict[str, Any]:
    of = place.place if place else None
    return {
        "country": of.country_name if of else None,
        "country_code": of.country_code if of else None,
        "admin1": of.admin1_name if of else None,
        "admin1_code": of.admin1_code if of else None,
        "place": of.name if of else place.toponym.surface if place else None,
        "place_id": of.place_id if of else None,
        "longitude": place.longitude if place else None,
        "latitude": place.latitude if place else None,
        "where_prec": place.where_prec if place else None,
        "coordinate_uncertainty_m": place.coordinate_uncertainty_m if place else None,
    }


def _line_words(place: Resolution | None) -> str | None:
    """Return the report's words where they mean a border or what lies between, and not the place that they name."""
    return " ".join(place.toponym.surface.split()) or None if place and place.toponym.relation in PARTIAL else None


def _counts(incident: Incident) -> dict[str, int | None]:
    def bound(count: Count | None, name: str) -> int | None:
        return getattr(count, name) if count else None

    return {
        "killed": bound(incident.killed, "best"),
        "killed_low": bound(incident.killed, "low"),
        "killed_high": bound(incident.killed, "high"),
        "injured": bound(incident.injured, "best"),
        "injured_low": bound(incident.injured, "low"),
        "injured_high": bound(incident.injured, "high"),
        "detained": bound(incident.detained, "best"),
        "abducted": bound(incident.abducted, "best"),
    }


def _disagreement(disagreement: Disagreement) -> dict[str, Any]:
    return {"field": disagreement.field, "values": list(dict.fromkeys(words for _, words in disagreement.values))}


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(words)) or None


def _account(claim: Claim, known: Mapping[str, Document]) -> dict[str, Any]:
    document, quote = known.get(claim.doc_id), claim.quoted
    return {
        "claim_id": claim.claim_id,
        "doc_id": claim.doc_id,
        "quote": quote.quote if quote else None,
        "quote_start": quote.span.start if quote else None,
        "quote_end": quote.span.end if quote else None,
        "quote_page": claim.page,
        "quote_line": claim.line,
        "title": document.title if document else None,
        "publisher": document.publisher if document else None,
        "published": document.published if document else None,
    }


def _alternatives(place: Resolution | None) -> list[dict[str, Any]]:
    """Return the places weighed, each as the card tells it: what it is, its score, and the features that came to it."""
    return [
        {
            "name": one.place.name,
            "admin1": one.place.admin1_name,
            "country": one.place.country_name,
            "feature_code": one.place.feature_code,
            "population": one.place.population,
            "score": one.score,
            "features": dict(one.features),
        }
        for one in (place.alternatives if place else ())
    ]


def _attribution(incident: Incident) -> str | None:
    """Say who said so, and who is only claimed, suspected, accused or denied to have done it."""
    told = _joined(claim.reported_by for claim in incident.claims if claim.reported_by)
    words = [f"{actor.name}: {actor.attribution}" for actor in incident.actors if actor.attribution != "stated"]
    return _joined([*([f"according to {told}"] if told else []), *words])
