"""The commands of incident records and of the gazetteer: map, import, export, gazetteer search."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.cli.terminal import add_command, tell
from geomap.errors import InputError, OptionError

if TYPE_CHECKING:
    import argparse

    from geopandas import GeoDataFrame


def add_commands(commands: Any) -> None:
    """Declare the commands of records."""
    draw = add_command(commands, "map", _map, "a map from any incident file that geomap reads")
    draw.add_argument("incidents", metavar="INCIDENTS")
    draw.add_argument("-o", "--output", required=True, metavar="MAP.html")
    draw.add_argument("--title", metavar="TEXT")
    draw.add_argument("--tiles", metavar="URL", help="let the page load online map tiles from this URL template")
    take = add_command(commands, "import", _import, "incidents from somebody else's table: UCDP, ACLED, GTD, GDELT, AWSD, or any other by its columns")
    take.add_argument("file", metavar="FILE")
    take.add_argument("-o", "--output", required=True, metavar="OUT", help="a file that `geomap export` could write; the mapping used is saved beside it")
    take.add_argument("--mapping", metavar="TOML", help="which column is what, as saved by an earlier import and edited")
    export = add_command(commands, "export", _export, "incidents as GeoJSON, CSV, Excel, GeoParquet, GeoPackage, KML, FlatGeobuf, by OUT's ending")
    export.add_argument("incidents", metavar="INCIDENTS")
    export.add_argument("-o", "--output", required=True, metavar="OUT")
    export.add_argument("--country", action="append", metavar="CODE", help="ISO code or name; may be given several times")
    export.add_argument("--year", metavar="YEAR", help="2022, or 2018..2023")
    export.add_argument("--category", action="append", metavar="CATEGORY")
    export.add_argument("--bbox", metavar="W,S,E,N", help="degrees; write --bbox=-10,... when the first is negative")
    export.add_argument("--geometry", choices=("point", "area"), default="point", help="the representative point, or the shape that the map draws")
    export.add_argument("--layout", choices=("acled", "ucdp"), help="the columns of these data, for CSV and Excel")
    gazetteer = add_command(commands, "gazetteer", None, "what the gazetteer holds")
    search = add_command(gazetteer.add_subparsers(title="commands", required=True, metavar="COMMAND"), "search", _search, "the places under a name")
    search.add_argument("name", metavar="NAME")
    search.add_argument("--gazetteer", type=Path, metavar="CSV", help="your own places, looked up before the world's")


def _map(arguments: argparse.Namespace) -> int:
    from geomap.rendering import incident_map

    incident_map(_incidents(arguments.incidents), title=arguments.title, tiles=arguments.tiles).save(arguments.output)
    print(arguments.output)
    return 0


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
    refused = tell(imported.rejections)
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


def _incidents(source: str) -> GeoDataFrame:
    """Read incidents from a file or a web address; of a table that is not geomap's own, say how it was understood."""
    from geomap.store import read_any

    found = read_any(source)
    for note in found.notes:
        print(note, file=sys.stderr)
    tell(found.rejections)
    return found.frame


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
