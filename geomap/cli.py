"""The command line: takes arguments, calls the pipeline and the rooms, and alone prints and exits.

Exit codes: 0 done, 1 an error told in one line on stderr, 2 wrong usage. Progress goes to stderr; ``-`` is stdin or stdout.

>>> main(["--version"])
Traceback (most recent call last):
    ...
SystemExit: 0
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import __version__
from geomap.errors import GeomapError, InputError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geopandas import GeoDataFrame

    from geomap.pipeline import Found
    from geomap.types import Document, Rejection

EPILOG = """\
examples:
  geomap build                       map the documents in seeds/ of this folder
  geomap locate report.txt -o -      the places that a report names, as JSON Lines
  geomap export data/incidents.jsonl -o attacks.geojson --country AF --year 2018..2023
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or 0)
    except GeomapError as error:
        return _fail(str(error))
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _fail(f"The system could not read or write a file{where}: {error.strerror or error}; nothing that was there before has been changed.")
    except KeyboardInterrupt:
        return _fail("Interrupted; nothing that was there before has been changed.")


def _fail(message: str) -> int:
    print(f"geomap: {message}", file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; docs/cli.md is written from it."""
    top = argparse.ArgumentParser(
        prog="geomap",
        description="A folder of reports about security incidents goes in; a map that shows its evidence comes out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"geomap {__version__}")
    commands = top.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
    _workspace_commands(commands)
    _document_commands(commands)
    _record_commands(commands)
    return top


def _workspace_commands(commands: Any) -> None:
    build = _command(commands, "build", _build, "the main job: seeds -> data -> maps, only what changed")
    build.add_argument("directory", nargs="?", default=".", metavar="DIR", help="the workspace (default: this folder)")
    build.add_argument("--tiles", metavar="URL", help="let the page load online map tiles from this URL template; the default page asks for nothing")
    build.add_argument("--full", action="store_true", help="read every document again, changed or not")
    build.add_argument("--verbose", action="store_true", help="list also the passages that speak of violence and tell no incident, with why")
    init = _command(commands, "init", _init, "a new workspace with a README and an example document")
    init.add_argument("directory", metavar="DIR")
    explain = _command(commands, "explain", _explain, "why: quotes in context, candidates and scores for the place, what each field stands on")
    explain.add_argument("incident_id", metavar="INCIDENT_ID")
    explain.add_argument("--workspace", default=".", metavar="DIR")
    verify = _command(commands, "verify", _verify, "every quote found again, every place_id joined, every hash right; exit 1 otherwise")
    verify.add_argument("directory", nargs="?", default=".", metavar="DIR")


def _document_commands(commands: Any) -> None:
    for name, run, what in (
        ("locate", _locate, "the places that documents name, as JSON Lines"),
        ("dates", _dates, "the expressions of time in documents, as JSON Lines"),
        ("extract", _extract, "the incidents that documents tell, as JSON Lines, most salient first"),
    ):
        command = _command(commands, name, run, what)
        command.add_argument("files", nargs="+", metavar="FILE", help="a document, a .jsonl of documents, or -")
        command.add_argument("-o", "--output", default="-", metavar="OUT", help="where to write (default: -, stdout)")
        command.add_argument("--workers", type=int, metavar="N", help="processes (default: as many as there are processors, one for a few documents)")
        command.add_argument("--gazetteer", type=Path, metavar="CSV", help="your own places, looked up before the world's")
        if name == "locate":
            command.add_argument("--all", action="store_true", help="also names that stand for something else than the place: Tajik, a part of a name")
            command.add_argument("--given-spans", action="store_true", help="resolve the spans under `toponyms` of each input line; find none")


def _record_commands(commands: Any) -> None:
    draw = _command(commands, "map", _map, "a map from any incident file that geomap reads")
    draw.add_argument("incidents", metavar="INCIDENTS")
    draw.add_argument("-o", "--output", required=True, metavar="MAP.html")
    draw.add_argument("--title", metavar="TEXT")
    draw.add_argument("--tiles", metavar="URL", help="let the page load online map tiles from this URL template")
    take = _command(commands, "import", _import, "incidents from somebody else's table: UCDP, ACLED, GTD, GDELT, AWSD, or any other by its columns")
    take.add_argument("file", metavar="FILE")
    take.add_argument("-o", "--output", required=True, metavar="OUT", help="a file that `geomap export` could write; the mapping used is saved beside it")
    take.add_argument("--mapping", metavar="TOML", help="which column is what, as saved by an earlier import and edited")
    export = _command(commands, "export", _export, "incidents as GeoJSON, CSV, Excel, GeoParquet, GeoPackage, KML, FlatGeobuf, by OUT's ending")
    export.add_argument("incidents", metavar="INCIDENTS")
    export.add_argument("-o", "--output", required=True, metavar="OUT")
    export.add_argument("--country", action="append", metavar="CODE", help="ISO code or name; may be given several times")
    export.add_argument("--year", metavar="YEAR", help="2022, or 2018..2023")
    export.add_argument("--category", action="append", metavar="CATEGORY")
    export.add_argument("--bbox", metavar="W,S,E,N", help="degrees; write --bbox=-10,... when the first is negative")
    export.add_argument("--geometry", choices=("point", "area"), default="point", help="the representative point, or the shape that the map draws")
    export.add_argument("--layout", choices=("acled", "ucdp"), help="the columns of these data, for CSV and Excel")
    gazetteer = _command(commands, "gazetteer", None, "what the gazetteer holds")
    search = _command(gazetteer.add_subparsers(title="commands", required=True, metavar="COMMAND"), "search", _search, "the places under a name")
    search.add_argument("name", metavar="NAME")
    search.add_argument("--gazetteer", type=Path, metavar="CSV", help="your own places, looked up before the world's")


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int | None] | None, what: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    command.set_defaults(run=run)
    return command


def _progress(items: Iterable[Any], total: int, what: str) -> Iterator[Any]:
    from tqdm import tqdm

    yield from tqdm(items, total=total, desc=what, unit="doc", file=sys.stderr, delay=2, disable=None, leave=False)


def _tell(rejections: Iterable[Rejection]) -> int:
    count = 0
    for count, rejection in enumerate(rejections, 1):  # noqa: B007 - the count is the answer
        where = f"{rejection.uri}: " if rejection.uri and rejection.uri not in rejection.reason else ""
        print(f"geomap: {where}{rejection.reason}", file=sys.stderr)
    return count


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
        refused += _tell(reading.rejections)
    return documents, refused


def _lines(arguments: argparse.Namespace, reader: Callable[..., Found], line: Callable[[Found], dict[str, Any]]) -> int:
    from geomap.pipeline import each, workers_for

    documents, refused = _documents(arguments.files)
    workers = arguments.workers or workers_for(len(documents))
    found = each(reader, documents, arguments.gazetteer, workers)
    unread: list[Rejection] = []

    def lines() -> Iterator[dict[str, Any]]:
        for one in _progress(found, len(documents), arguments.command):
            unread.extend(note for note in one.rejections if note.stage == "language")
            yield line(one) | {"language": one.document.language}

    _write_lines(arguments.output, lines())
    _tell(unread)
    return 1 if refused else 0


def _write_lines(output: str, rows: Iterable[dict[str, Any]]) -> None:
    import msgspec

    encoder = msgspec.json.Encoder(order=None)
    if output == "-":
        for row in rows:
            sys.stdout.write(encoder.encode(row).decode() + "\n")
        return
    from geomap.files import write_atomic

    write_atomic(output, b"".join(encoder.encode(row) + b"\n" for row in rows))


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
    rows = (toponyms_line(one.document.doc_id, one.resolutions) for one in _progress(found, len(documents), "locate"))
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


def _build(arguments: argparse.Namespace) -> int:
    from geomap.building import build

    summary = build(arguments.directory, tiles=arguments.tiles, full=arguments.full, progress=_progress)
    refused = _tell(summary.refused)
    _tell(summary.unread)
    if arguments.verbose:
        _tell(summary.unused)
    counts = f"{summary.documents} documents, {summary.places} places, {summary.incidents} incidents, {refused} rejected"
    print(f"{counts}; {len(summary.unused)} passages not used{'' if arguments.verbose else ' (--verbose lists them)'}", file=sys.stderr)
    print(summary.page)
    return 1 if summary.failed else 0


def _init(arguments: argparse.Namespace) -> int:
    from geomap.workspace import init_workspace

    for path in init_workspace(arguments.directory):
        print(path)
    print(f"Next: geomap build {arguments.directory}", file=sys.stderr)
    return 0


def _explain(arguments: argparse.Namespace) -> int:
    from geomap.explain import explain

    print(explain(arguments.incident_id, arguments.workspace))
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from geomap.verification import verify_workspace

    problems = verify_workspace(arguments.directory)
    for problem in problems:
        print(f"geomap: {problem}", file=sys.stderr)
    if not problems:
        print("Every quote found, every place joined, every hash right.")
    return 1 if problems else 0


def _map(arguments: argparse.Namespace) -> int:
    from geomap.rendering import incident_map

    incident_map(_incidents(arguments.incidents), title=arguments.title, tiles=arguments.tiles).save(arguments.output)
    print(arguments.output)
    return 0


def _incidents(source: str) -> GeoDataFrame:
    """Read incidents from a file or a web address; of a table that is not geomap's own, say how it was understood."""
    from geomap.store import read_any

    found = read_any(source)
    for note in found.notes:
        print(note, file=sys.stderr)
    _tell(found.rejections)
    return found.frame


def _import(arguments: argparse.Namespace) -> int:
    from geomap.pipeline import place_of, world
    from geomap.store import write_table
    from geomap.store.tables import describe, import_table, write_mapping

    if not Path(arguments.file).is_file():
        message = f"Expected a table at {arguments.file}, found nothing there; check the path."
        raise InputError(message)
    imported = import_table(Path(arguments.file), arguments.mapping, gazetteer=world(), locate=place_of)
    write_table(imported.frame, arguments.output)
    mapping = Path(arguments.output).with_suffix(".mapping.toml")
    write_mapping(mapping, imported.mapping)
    print(describe(imported.mapping), file=sys.stderr)
    for note in imported.notes:
        print(note, file=sys.stderr)
    refused = _tell(imported.rejections)
    print(f"{len(imported.frame)} incidents -> {arguments.output}, {refused} rows rejected; mapping -> {mapping}", file=sys.stderr)
    return 1 if refused else 0


def _export(arguments: argparse.Namespace) -> int:
    from geomap.store import select, write_table

    chosen = select(
        _incidents(arguments.incidents),
        countries=arguments.country,
        years=_years(arguments.year),
        categories=arguments.category,
        bbox=_bbox(arguments.bbox),
    )
    write_table(chosen, arguments.output, geometry=arguments.geometry, layout=arguments.layout)
    print(f"{len(chosen)} incidents -> {arguments.output}", file=sys.stderr)
    return 0


def _years(words: str | None) -> tuple[int, int] | None:
    if words is None:
        return None
    first, _, last = words.partition("..")
    try:
        return int(first), int(last or first)
    except ValueError:
        message = f"Expected --year 2022 or --year 2018..2023, got {words!r}."
        raise OptionError(message) from None


def _bbox(words: str | None) -> tuple[float, float, float, float] | None:
    if words is None:
        return None
    try:
        west, south, east, north = (float(word) for word in words.split(","))
    except ValueError:
        message = f"Expected --bbox as four numbers W,S,E,N in degrees, got {words!r}; for example --bbox=60,29,75,39."
        raise OptionError(message) from None
    return west, south, east, north


def _search(arguments: argparse.Namespace) -> int:
    from geomap.pipeline import world

    rows = world(arguments.gazetteer).suggest(arguments.name)
    for place, kind in rows:
        inside = ", ".join(part for part in (place.admin1_name, place.country_name) if part and part != place.name)
        people = f"{place.population:,}" if place.population else "-"
        print(f"{place.place_id}\t{place.name}\t{inside}\t{place.feature_code}\t{kind}\t{place.longitude:.4f}\t{place.latitude:.4f}\t{people}")
    if not rows:
        print(f"Nothing is known under {arguments.name!r}.", file=sys.stderr)
    return 0 if rows else 1


if __name__ == "__main__":
    sys.exit(main())
