"""Whether the outputs hold: takes a workspace, gives what is wrong with them, found again from the files alone.

Every quote stands at its place in its document, every document is the one that was read, every place is in places.csv, and the GeoJSON and the page
are of these incidents.

>>> import tempfile
>>> from geomap.workspace import Workspace
>>> folder = Path(tempfile.mkdtemp())
>>> (folder / "seeds").mkdir()
>>> [problem[:21] for problem in verify(Workspace(folder))]
['Expected documents in', 'Expected incidents at']
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GeomapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.types import Claim, Document, Incident
    from geomap.workspace import Workspace

    Found = Sequence[tuple[Incident, tuple[Document, ...]]]


def verify_workspace(directory: str | Path) -> list[str]:
    """Return what is wrong with the outputs of a workspace, one sentence each; an empty list where everything holds."""
    from geomap.workspace import Workspace

    workspace = Workspace(Path(directory))
    workspace.check()
    return verify(workspace)


def verify(workspace: Workspace) -> list[str]:
    """Return what is wrong, one sentence each."""
    from geomap.documents import read_documents
    from geomap.store import load_with_sources

    problems: list[str] = []
    documents: dict[str, Document] = {}
    found: Found = []
    try:
        documents = {document.doc_id: document for document in read_documents(workspace.seeds, root=workspace.root).documents}
    except GeomapError as error:
        problems.append(str(error))
    try:
        found = load_with_sources(workspace.incidents)
    except GeomapError as error:
        return [*problems, str(error)]
    for incident, sources in found:
        problems.extend(f"Incident {incident.incident_id}: {problem}" for problem in _incident(incident, sources, documents))
    problems.extend(_places(workspace, found))
    problems.extend(_outputs(workspace, found, documents))
    return problems


def _incident(incident: Incident, sources: Sequence[Document], documents: Mapping[str, Document]) -> Iterator[str]:
    if not any(claim.evidence for claim in incident.claims):
        yield "expected a quote that it stands on, found none; run `geomap build`."
    for source in sources:
        document = documents.get(source.doc_id)
        if document and document.sha256 != source.sha256:
            yield f"expected {document.uri} as it was when it was read, found another content; run `geomap build`."
    for claim in incident.claims:
        document = documents.get(claim.doc_id)
        if document is None:
            yield f"expected the document {claim.doc_id} in seeds/, found none of that content; run `geomap build`."
        else:
            yield from _claim(claim, document)


def _claim(claim: Claim, document: Document) -> Iterator[str]:
    spans = [(one.span, one.quote) for one in claim.evidence]
    if claim.place:
        spans.append((claim.place.toponym.span, claim.place.toponym.surface))
    for span, quote in spans:
        if span.of(document.text) != quote:
            there = span.of(document.text)[:60]
            yield f"expected {quote[:60]!r} in {document.uri} from {span.start} to {span.end}, found {there!r}; run `geomap build`."


def _places(workspace: Workspace, found: Found) -> Iterator[str]:
    from geomap.store import read_place_ids

    try:
        known = read_place_ids(workspace.places)
    except FileNotFoundError:
        yield f"Expected the places at {workspace.places}, found nothing there; run `geomap build`."
        return
    except GeomapError as error:
        yield str(error)
        return
    for incident, _ in found:
        for where in (incident.place, *(claim.place for claim in incident.claims)):
            if where and where.place and where.place.place_id not in known:
                name = f"{where.place.place_id} ({where.place.name})"
                yield f"Incident {incident.incident_id}: expected its place {name} in {workspace.places}, found no such row; run `geomap build`."
                break


def _outputs(workspace: Workspace, found: Found, documents: Mapping[str, Document]) -> Iterator[str]:
    from geomap.rendering import IncidentLayer
    from geomap.rendering.payload import make_payload
    from geomap.store import to_frame, to_geojson

    read_in = {source.doc_id: source.language for _, sources in found for source in sources}
    documents = {name: dataclasses.replace(document, language=document.language or read_in.get(name)) for name, document in documents.items()}
    frame = to_frame([incident for incident, _ in found], documents.values())
    try:
        if workspace.geojson.read_bytes() != to_geojson(frame):
            yield f"Expected the incidents of {workspace.incidents} in {workspace.geojson}, found others; run `geomap build`."
    except FileNotFoundError:
        yield f"Expected the export at {workspace.geojson}, found nothing there; run `geomap build`."
    try:
        page = workspace.page.read_bytes()
    except FileNotFoundError:
        yield f"Expected the map at {workspace.page}, found nothing there; run `geomap build`."
        return
    layer = IncidentLayer(frame, documents=documents.values())
    data = make_payload(layer.frame, layer.documents)
    if not all(block.encode() in page for block in (data.drawn, data.listed, *data.details, *data.readings)):
        yield f"Expected the map of these incidents and documents at {workspace.page}, found another; run `geomap build`."
