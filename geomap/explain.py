"""Why a record says what it says: takes an incident's id and a workspace, gives a text of its quotes in context and its place's candidates.

The candidates come from reading the document again, so that what is explained is what the program does now.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import InputError, RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.types import Claim, Document, Evidence, Incident, Resolution

CONTEXT = 60
"""Characters shown on either side of a quote."""


def explain(incident_id: str, directory: str | Path = ".") -> str:
    """Return the explanation; raise RecordError where the workspace has no such incident."""
    from geomap.documents import read_documents
    from geomap.store import load_incidents

    path = Path(directory) / "data" / "incidents.jsonl"
    if not path.is_file():
        message = f"Expected incident {incident_id} in {path}, but there is no such file; run `geomap build` first."
        raise InputError(message)
    incidents = load_incidents(path)
    incident = next((each for each in incidents if each.incident_id == incident_id), None)
    if incident is None:
        some = ", ".join(each.incident_id for each in incidents[:3])
        message = f"Expected an incident of {path}, got {incident_id!r}, which is not there; it has {len(incidents)}, such as {some}."
        raise RecordError(message)
    reading = read_documents(Path(directory) / "seeds", root=Path(directory))
    return "\n".join(_lines(incident, {document.doc_id: document for document in reading.documents}, Path(directory)))


def _lines(incident: Incident, documents: dict[str, Document], directory: Path) -> Iterator[str]:
    yield f"{incident.incident_id}  {incident.category}, {incident.status}, score {incident.score:.2f}"
    when = incident.date
    yield f"when   {when.earliest or 'unknown'} to {when.latest or 'unknown'} ({when.precision}, {when.basis})"
    yield f"where  {_where(incident.place)}"
    if incident.corrected:
        yield f"changed by a person: {', '.join(incident.corrected)}"
    for edit in incident.edits:
        told = ", ".join(words for words in (edit.who, edit.when, edit.note) if words)
        yield f"  {edit.field}: {told or 'not said by whom'}"
    for disagreement in incident.disagreements:
        yield f"sources differ on {disagreement.field}: {'; '.join(f'{value} ({claim})' for claim, value in disagreement.values)}"
    for claim in incident.claims:
        yield ""
        yield from _claim(claim, documents.get(claim.doc_id), directory)


def _where(place: Resolution | None) -> str:
    if place is None or place.place is None:
        return "unknown"
    uncertainty = f", within {place.coordinate_uncertainty_m / 1000:.0f} km" if place.coordinate_uncertainty_m else ""
    inside = ", ".join(name for name in (place.place.admin1_name, place.place.country_name) if name and name != place.place.name)
    return f"{place.toponym.surface!r} -> {place.place.name} ({inside}), {place.place.place_id}, precision {place.where_prec}{uncertainty}"


def _claim(claim: Claim, document: Document | None, directory: Path) -> Iterator[str]:
    yield f"claim {claim.claim_id} of {document.title or document.uri if document else claim.doc_id}{_language(document)}"
    for evidence in claim.evidence:
        yield f"  {evidence.field:14} {_in_context(evidence, document)}"
    if document and claim.place:
        yield from _candidates(claim.place, document, directory)


def _language(document: Document | None) -> str:
    from geomap.language import identify

    language = (document.language or identify(document.text)) if document else None
    return f", in {language}" if language else ""


def _in_context(evidence: Evidence, document: Document | None) -> str:
    if document is None:
        return f"[{evidence.quote}]"
    before = document.text[max(0, evidence.span.start - CONTEXT) : evidence.span.start]
    after = document.text[evidence.span.end : evidence.span.end + CONTEXT]
    return " ".join(f"{before}[{evidence.quote}]{after}".split()) + f"  @{evidence.span.start}"


def _candidates(place: Resolution, document: Document, directory: Path) -> Iterator[str]:
    from geomap.pipeline import locate

    own = directory / "data" / "gazetteer.csv"
    again = locate(document, own if own.is_file() else None)
    same = next((found for found in again.resolutions if found.toponym.span == place.toponym.span), None)
    if same is None or not same.alternatives:
        return
    yield f"  candidates for {place.toponym.surface!r}:"
    for candidate in same.alternatives:
        weighed = ", ".join(f"{name} {value:.2f}" for name, value in sorted(candidate.features.items()))
        inside = ", ".join(name for name in (candidate.place.admin1_name, candidate.place.country_name) if name)
        yield f"    {candidate.score:.2f}  {candidate.place.name} ({inside}) {candidate.place.place_id}  {weighed}"
