"""The commands that read documents: locate, dates, extract; each writes one line of JSON a document."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.cli.terminal import add_command, progress, tell
from geomap.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geomap.pipeline import Found
    from geomap.types import Document, Rejection


def add_commands(commands: Any) -> None:
    """Declare the commands that read documents."""
    for name, run, what in (
        ("locate", _locate, "the places that documents name, as JSON Lines"),
        ("dates", _dates, "the expressions of time in documents, as JSON Lines"),
        ("extract", _extract, "the incidents that documents tell, as JSON Lines, most salient first"),
    ):
        command = add_command(commands, name, run, what)
        command.add_argument("files", nargs="+", metavar="FILE", help="a document, a .jsonl of documents, or -")
        command.add_argument("-o", "--output", default="-", metavar="OUT", help="where to write (default: -, stdout)")
        command.add_argument("--workers", type=int, metavar="N", help="processes (default: as many as there are processors, one for a few documents)")
        command.add_argument("--gazetteer", type=Path, metavar="CSV", help="your own places, looked up before the world's")
        if name == "locate":
            command.add_argument("--all", action="store_true", help="also names that stand for something else than the place: Tajik, a part of a name")
            command.add_argument("--given-spans", action="store_true", help="resolve the spans under `toponyms` of each input line; find none")


def _locate(arguments: argparse.Namespace) -> int:
    from geomap import pipeline
    from geomap.store import toponyms_line

    if arguments.given_spans:
        return _locate_given(arguments)

    def line(found: Found) -> dict[str, Any]:
        return toponyms_line(found.document.doc_id, (each for each in found.resolutions if arguments.all or each.toponym.literal))

    return _lines(arguments, pipeline.locate, line)


def _locate_given(arguments: argparse.Namespace) -> int:
    from geomap.documents import read_spans
    from geomap.pipeline import locate_given
    from geomap.store import toponyms_line

    documents, refused = _documents(arguments.files)
    spans = {doc_id: given for name in arguments.files for doc_id, given in read_spans(name)}
    found = (locate_given(document, spans.get(document.doc_id, ()), arguments.gazetteer) for document in documents)
    rows = (toponyms_line(one.document.doc_id, one.resolutions) for one in progress(found, len(documents), "locate"))
    _write_lines(arguments.output, rows)
    return 1 if refused else 0


def _dates(arguments: argparse.Namespace) -> int:
    from geomap import pipeline
    from geomap.store import dates_line

    return _lines(arguments, pipeline.date, lambda found: dates_line(found.document.doc_id, found.dates))


def _extract(arguments: argparse.Namespace) -> int:
    from geomap import pipeline
    from geomap.store import claims_line

    return _lines(arguments, pipeline.read, lambda found: claims_line(found.document.doc_id, found.claims))


def _lines(arguments: argparse.Namespace, reader: Callable[..., Found], line: Callable[[Found], dict[str, Any]]) -> int:
    from geomap.pipeline import each, workers_for

    documents, refused = _documents(arguments.files)
    workers = arguments.workers or workers_for(len(documents))
    found = each(reader, documents, arguments.gazetteer, workers)
    unread: list[Rejection] = []

    def lines() -> Iterator[dict[str, Any]]:
        for one in progress(found, len(documents), arguments.command):
            unread.extend(note for note in one.rejections if note.stage == "language")
            yield line(one) | {"language": one.document.language}

    _write_lines(arguments.output, lines())
    tell(unread)
    return 1 if refused else 0


def _documents(files: Sequence[str]) -> tuple[list[Document], int]:
    from geomap.documents import read_documents, read_jsonl

    documents: list[Document] = []
    refused = 0
    for name in files:
        path = Path("/dev/stdin") if name == "-" else Path(name)
        if name != "-" and not path.exists():
            message = f"Expected a document or a .jsonl file at {name}, found nothing there; check the path."
            raise InputError(message)
        reading = read_jsonl(sys.stdin.buffer) if name == "-" else read_jsonl(path) if path.suffix == ".jsonl" else read_documents(path)
        documents.extend(reading.documents)
        refused += tell(reading.rejections)
    return documents, refused


def _write_lines(output: str, rows: Iterable[dict[str, Any]]) -> None:
    import msgspec

    encoder = msgspec.json.Encoder(order=None)
    if output == "-":
        for row in rows:
            sys.stdout.write(encoder.encode(row).decode() + "\n")
        return
    from geomap.files import write_atomic

    write_atomic(output, b"".join(encoder.encode(row) + b"\n" for row in rows))
