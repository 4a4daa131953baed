"""The main job: takes a workspace, reads its documents, gives `data/` and `maps/`, doing again only what changed.

Outputs are written in one step each, after everything has been computed: an interrupted build leaves the old ones whole.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.cache import Cache, fingerprint
from geomap.errors import InputError
from geomap.files import write_together
from geomap.types import Document, Rejection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geomap.gazetteer import Gazetteer
    from geomap.pipeline import Found
    from geomap.types import Incident, Story

    Progress = Callable[[Iterable[Any], int, str], Iterable[Any]]


INPUTS = frozenset({"documents", "corrections", "story", "gazetteer"})
"""The stages whose rejections are of something that a person wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build did; `page` is the map."""

    documents: int
    places: int
    incidents: int
    rejections: tuple[Rejection, ...]
    page: Path
    unchanged: bool = False

    @property
    def refused(self) -> tuple[Rejection, ...]:
        """What a person must mend: documents, rows of corrections and of the own gazetteer that could not be used."""
        return tuple(rejection for rejection in self.rejections if rejection.stage in INPUTS)

    @property
    def unused(self) -> tuple[Rejection, ...]:
        """What the text rooms looked at and chose not to use; no failure."""
        return tuple(rejection for rejection in self.rejections if rejection.stage not in INPUTS | {"language"})

    @property
    def unread(self) -> tuple[Rejection, ...]:
        """The documents that were searched by names alone, for want of a model of their language."""
        return tuple(rejection for rejection in self.rejections if rejection.stage == "language")

    @property
    def failed(self) -> bool:
        """Tell whether an input was refused."""
        return bool(self.refused)


def build(directory: str | Path = ".", *, tiles: str | None = None, full: bool = False, progress: Progress | None = None) -> Summary:
    """Build the workspace `directory` and return what was done.

    `tiles` names an online basemap (none by default); `full` reads every document again. Raise InputError where there is nothing to build from.
    """
    from geomap.workspace import Workspace

    workspace = Workspace(Path(directory))
    workspace.check()
    stamp = _stamp(workspace, tiles)
    if not full and (done := _unchanged(workspace, stamp)):
        return done
    summary = _build(workspace, tiles, full=full, progress=progress)
    _remember(workspace, stamp, summary)
    return summary


def _build(workspace: Any, tiles: str | None, *, full: bool, progress: Progress | None) -> Summary:
    from geomap.documents import read_documents
    from geomap.merging import merge
    from geomap.pipeline import world
    from geomap.workspace import apply_corrections, told_story

    reading = read_documents(workspace.seeds, root=workspace.root)
    gazetteer = world(workspace.own_gazetteer)
    found = _read_all(workspace, reading.documents, full=full, progress=progress)
    documents = [one.document for one in found]
    incidents = merge([claim for one in found for claim in one.claims], documents)
    corrected = apply_corrections(incidents, workspace, gazetteer, documents)
    placed = [_with_shape(incident, gazetteer) for incident in corrected.incidents]
    story, untold = told_story(placed, workspace)
    rejections = (
        *reading.rejections,
        *(_told(rejection, one.document) for one in found for rejection in one.rejections),
        *gazetteer.rejections,
        *corrected.rejections,
        *untold,
    )
    places = _write(workspace, placed, found, documents, (tiles, story))
    return Summary(documents=len(documents), places=places, incidents=len(placed), rejections=rejections, page=workspace.page)


def _read_all(workspace: Any, documents: Iterable[Document], *, full: bool, progress: Progress | None) -> list[Found]:
    from geomap.pipeline import each, read, workers_for

    documents = list(documents)
    cache = Cache(workspace.cache, fingerprint(workspace.own_gazetteer_path))
    found = {} if full else {document.doc_id: known for document in documents if (known := cache.get(document))}
    missing = [document for document in documents if document.doc_id not in found]
    fresh: Iterable[Found] = each(read, missing, workspace.own_gazetteer, workers_for(len(missing)))
    for one in progress(fresh, len(missing), "reading") if progress else fresh:
        cache.put(one)
        found[one.document.doc_id] = cache.get(one.document) or one  # what a rebuild will use, so that both give the same bytes
    cache.keep_only(documents)
    return [found[document.doc_id] for document in documents]


def _told(rejection: Rejection, document: Document) -> Rejection:
    """Return a rejection of a passage with its words and its document's name, so that it can be looked up."""
    words = " ".join(rejection.span.of(document.text).split())[:80] if rejection.span else ""
    return dataclasses.replace(rejection, uri=document.uri, reason=f"“{words}”: {rejection.reason}" if words else rejection.reason)


def _with_shape(incident: Incident, gazetteer: Gazetteer) -> Incident:
    from geomap.resolution import geometry_of

    place = incident.place
    if place is None or place.place is None or place.geometry is not None:
        return incident
    return dataclasses.replace(incident, place=dataclasses.replace(place, geometry=geometry_of(place, gazetteer)))


def _write(workspace: Any, incidents: list[Incident], found: list[Found], documents: Iterable[Document], how: tuple[str | None, Story | None]) -> int:
    from geomap.rendering import incident_map
    from geomap.store import encode_incidents, encode_places, to_frame, to_geojson

    documents = list(documents)
    frame = to_frame(incidents, documents)
    tiles, story = how
    page, drawn = io.BytesIO(), incident_map(frame, documents=documents, title=workspace.title, tiles=tiles, story=story)
    drawn.corrected = bool(workspace.corrections_files)
    drawn.save(page, close_file=False)
    named = {one.document.doc_id: [r for r in one.resolutions if r.toponym.literal] for one in found}
    joined = [r for incident in incidents for r in (incident.place, *(claim.place for claim in incident.claims)) if r]
    places = encode_places(named, joined)
    write_together({
        workspace.places: places.content,
        workspace.incidents: encode_incidents(incidents, documents),
        workspace.geojson: to_geojson(frame),
        workspace.page: page.getvalue(),
    })  # fmt: skip
    return places.rows


def _stamp(workspace: Any, tiles: str | None) -> str:
    """Return a digest of everything that the outputs depend on."""
    digest = hashlib.sha256(fingerprint(workspace.own_gazetteer_path, *workspace.corrections_files, workspace.story).encode())
    digest.update(repr((tiles, workspace.title)).encode())
    for file in sorted(workspace.seeds.rglob("*")):
        if file.is_file():
            digest.update(f"{file.relative_to(workspace.seeds).as_posix()}\0".encode("utf-8", "backslashreplace"))
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _outputs(workspace: Any) -> dict[str, str]:
    files: Iterator[Path] = iter((workspace.places, workspace.incidents, workspace.geojson, workspace.page))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _remember(workspace: Any, stamp: str, summary: Summary) -> None:
    told = {"documents": summary.documents, "places": summary.places, "incidents": summary.incidents, "rejections": summary.rejections}
    workspace.write(workspace.manifest, msgspec.json.encode({"stamp": stamp, "outputs": _outputs(workspace), "summary": told}))


def _unchanged(workspace: Any, stamp: str) -> Summary | None:
    """Return the last build's summary where nothing has changed since, outputs included."""
    try:
        row = msgspec.json.decode(workspace.manifest.read_bytes())
        if row["stamp"] != stamp or row["outputs"] != _outputs(workspace):
            return None
        told = row["summary"]
        rejections = tuple(msgspec.convert(each, Rejection) for each in told.pop("rejections"))
        return Summary(**told, rejections=rejections, page=workspace.page, unchanged=True)
    except (OSError, ValueError, KeyError, TypeError, InputError):
        return None
