"""`data/incidents.jsonl`: one incident a line, whole, in the order given; reading tells file, line and path of what is wrong.

>>> import tempfile
>>> from pathlib import Path
>>> path = Path(tempfile.mkdtemp()) / "incidents.jsonl"
>>> write_incidents(path, [])
>>> load_incidents(path)
[]
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from geomap.errors import RecordError
from geomap.files import write_atomic
from geomap.store.codec import incident_back, incident_struct
from geomap.store.wire import IncidentWire
from geomap.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.store.wire import SourceWire
    from geomap.types import Incident


def write_incidents(path: str | Path, incidents: Iterable[Incident], documents: Iterable[Document] = ()) -> None:
    """Write incidents to `path` in one step; `documents` add what is known of each incident's sources (not their texts)."""
    write_atomic(path, encode_incidents(incidents, documents))


def encode_incidents(incidents: Iterable[Incident], documents: Iterable[Document] = ()) -> bytes:
    """Return the bytes of incidents.jsonl."""
    known = {document.doc_id: document for document in documents}
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(incident_struct(incident, known)) + b"\n" for incident in incidents)


def load_incidents(path: str | Path) -> list[Incident]:
    """Read the incidents of `path`; raise RecordError with file, line and path of the first thing that is wrong."""
    return [incident for incident, _ in load_with_sources(path)]


def load_with_sources(path: str | Path) -> list[tuple[Incident, tuple[Document, ...]]]:
    """Read incidents with what their lines tell of their documents, whose texts are empty here."""
    found = []
    for number, wire in _decoded(Path(path)):
        try:
            found.append((incident_back(wire), tuple(_document(source) for source in wire.documents)))
        except ValueError as error:
            message = f"{error} in line {number} of {path}; write it again with `geomap build`."
            raise RecordError(message) from None
    return found


def _document(source: SourceWire) -> Document:
    return Document(text="", **msgspec.structs.asdict(source))


def _decoded(path: Path) -> Iterator[tuple[int, IncidentWire]]:
    decoder = msgspec.json.Decoder(IncidentWire)
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        message = f"Expected incidents at {path}, found nothing there; run `geomap build` first, or check the path."
        raise RecordError(message) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            message = f"{error} in line {number} of {path}; correct the line, or write the file again with `geomap build`."
            raise RecordError(message) from None
