"""Records to the wire and back: takes claims, incidents and resolutions, gives what JSON holds, and reads it back exactly.

Exact but for geometry, which is kept as for drawing (see geomap.store.shapes).

>>> from geomap.types import Claim, When
>>> claim = Claim(claim_id="c", doc_id="d", category="raid", status="occurred", date=When(earliest=None, latest=None), place=None)
>>> claim_from_wire(claim_to_wire(claim)) == claim
True
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.store.shapes import from_geojson, listed, to_geojson
from geomap.store.wire import CandidateWire, ClaimWire, DisagreementWire, EvidenceWire, IncidentWire, PlaceWire, SourceWire, ToponymWire
from geomap.types import Candidate, Claim, Disagreement, Evidence, Incident, Place, Resolution, Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.types import Document

PLACE = tuple(field.name for field in dataclasses.fields(Place))
ON_POINT = {"longitude", "latitude"}
SHARED = (
    *("category", "status", "date", "actors", "targets", "casualties", "killed", "injured", "detained", "abducted", "weapons"),
    *("series", "score"),
)
FLOATS = {"longitude", "latitude", "coordinate_uncertainty_m", "extent_m", "distance_m", "score"}
OF_TOPONYM = ("relation", "names", "kind", "within", "direction", "distance_m", "literal", "score")


def claim_to_wire(claim: Claim) -> dict[str, Any]:
    """Return a claim as its JSON object."""
    return _plain(_claim(claim))


def claim_from_wire(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a JSON object; raise msgspec.ValidationError with the path of what is wrong."""
    return _claim_back(msgspec.convert(row, ClaimWire))


def incident_to_wire(incident: Incident, documents: Mapping[str, Document] | None = None) -> dict[str, Any]:
    """Return an incident as its JSON object; `documents` by doc_id add what is known of its sources."""
    return _plain(incident_struct(incident, documents))


def incident_from_wire(row: Mapping[str, Any]) -> Incident:
    """Return the incident of a JSON object; raise msgspec.ValidationError with the path of what is wrong."""
    return incident_back(msgspec.convert(row, IncidentWire))


def resolution_to_wire(resolution: Resolution) -> dict[str, Any]:
    """Return a resolution as its JSON object."""
    return _plain(_place(resolution))


def resolution_from_wire(row: Mapping[str, Any]) -> Resolution:
    """Return the resolution of a JSON object."""
    found: Resolution = _place_back(msgspec.convert(row, PlaceWire))
    return found


def incident_struct(incident: Incident, documents: Mapping[str, Document] | None = None) -> IncidentWire:
    """Return an incident as the struct that msgspec encodes."""
    known = documents or {}
    told = dict.fromkeys(claim.doc_id for claim in incident.claims)
    return IncidentWire(
        incident_id=incident.incident_id,
        **{name: _same(incident, name) for name in SHARED},
        place=_place(incident.place),
        corrected=incident.corrected,
        edits=incident.edits,
        disagreements=tuple(DisagreementWire(field=d.field, values=d.values) for d in incident.disagreements),
        claims=tuple(_claim(claim) for claim in incident.claims),
        documents=tuple(_source(known[doc_id]) for doc_id in told if doc_id in known),
    )


def incident_back(wire: IncidentWire) -> Incident:
    """Return the incident of a decoded struct."""
    return Incident(
        incident_id=wire.incident_id,
        **{name: getattr(wire, name) for name in SHARED},
        place=_place_back(wire.place),
        corrected=wire.corrected,
        edits=wire.edits,
        disagreements=tuple(Disagreement(field=d.field, values=d.values) for d in wire.disagreements),
        claims=tuple(_claim_back(claim) for claim in wire.claims),
    )


def _plain(struct: Any) -> dict[str, Any]:
    row: dict[str, Any] = listed(msgspec.to_builtins(struct))
    return row


def _source(document: Document) -> SourceWire:
    return SourceWire(**{name: getattr(document, name) for name in SourceWire.__struct_fields__})


def _claim(claim: Claim) -> ClaimWire:
    return ClaimWire(
        claim_id=claim.claim_id,
        doc_id=claim.doc_id,
        **{name: _same(claim, name) for name in SHARED},
        place=_place(claim.place),
        reported_by=claim.reported_by,
        page=claim.page,
        line=claim.line,
        evidence=tuple(EvidenceWire(field=e.field, start=e.span.start, end=e.span.end, quote=e.quote) for e in claim.evidence),
    )


def _claim_back(wire: ClaimWire) -> Claim:
    return Claim(
        claim_id=wire.claim_id,
        doc_id=wire.doc_id,
        **{name: getattr(wire, name) for name in SHARED},
        place=_place_back(wire.place),
        reported_by=wire.reported_by,
        page=wire.page,
        line=wire.line,
        evidence=tuple(Evidence(field=e.field, span=Span(start=e.start, end=e.end), quote=e.quote) for e in wire.evidence),
    )


def _same(record: object, name: str) -> Any:
    """Return a field; a whole number where a fraction may stand as 5.0, so that a record read back and written again has the same bytes."""
    value = getattr(record, name)
    return float(value) if value is not None and name in FLOATS else value


def _place(resolution: Resolution | None) -> Any:
    if resolution is None:
        return None
    place, toponym = resolution.place, resolution.toponym
    own = {} if place is None else {name: _same(place, name) for name in PLACE if name not in ON_POINT}
    return PlaceWire(
        **own,
        surface=toponym.surface,
        longitude=_same(resolution, "longitude"),
        latitude=_same(resolution, "latitude"),
        where_prec=resolution.where_prec,
        coordinate_uncertainty_m=_same(resolution, "coordinate_uncertainty_m"),
        point=None if place is None else (float(place.longitude), float(place.latitude)),
        score=float(resolution.score),
        toponym=ToponymWire(start=toponym.span.start, end=toponym.span.end, **{name: _same(toponym, name) for name in OF_TOPONYM}),
        geometry=to_geojson(resolution.geometry),
        alternatives=tuple(_candidate(one) for one in resolution.alternatives),
    )


def _place_back(wire: PlaceWire | None) -> Any:
    if wire is None:
        return None
    place = None
    if wire.place_id is not None and wire.point is not None:
        own = {name: getattr(wire, name) for name in PLACE if name not in ON_POINT}
        place = Place(**own, longitude=wire.point[0], latitude=wire.point[1])
    toponym = wire.toponym
    return Resolution(
        toponym=Toponym(span=Span(start=toponym.start, end=toponym.end), surface=wire.surface, **{name: getattr(toponym, name) for name in OF_TOPONYM}),
        place=place,
        geometry=from_geojson(wire.geometry),
        longitude=wire.longitude,
        latitude=wire.latitude,
        coordinate_uncertainty_m=wire.coordinate_uncertainty_m,
        where_prec=wire.where_prec,
        score=wire.score,
        alternatives=tuple(_candidate_back(one) for one in wire.alternatives),
    )


def _candidate(candidate: Candidate) -> CandidateWire:
    own = {name: _same(candidate.place, name) for name in PLACE}
    return CandidateWire(**own, score=float(candidate.score), features={name: float(value) for name, value in candidate.features.items()})


def _candidate_back(wire: CandidateWire) -> Candidate:
    place = Place(**{name: getattr(wire, name) for name in PLACE})
    return Candidate(place=place, score=wire.score, features=dict(wire.features))
