"""Build geomap/resources/boundaries.sqlite from locked packages: borders, provinces, rivers, lakes, disputed lines and labels of the basemap.

usage: python -m scripts.build_boundaries [--cache FOLDER] [--output FILE]

Build the gazetteer from the same sources: shapes go by the numbers that places have there. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from scripts.gazetteer_build.boundaries import build, write
from scripts.gazetteer_build.collect import collect
from scripts.gazetteer_build.sources import Packages
from scripts.gazetteer_build.write import number_places

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Build the file and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache/gazetteer", help="where the packages are kept")
    parser.add_argument("--output", type=Path, default=ROOT / "geomap/resources/boundaries.sqlite")
    args = parser.parse_args()
    packages = Packages(args.cache)
    world = collect(packages)
    found = build(packages, world)
    part = args.output.with_suffix(".part")
    write(part, found, world, number_places(world.records), packages)
    part.replace(args.output)
    digest = hashlib.sha256(args.output.read_bytes()).hexdigest()
    areas, arcs = len(found.areas), len(found.topology.arcs)
    print(f"{args.output.name}: {areas} areas, {len(found.lines)} lines, {arcs} arcs, {args.output.stat().st_size} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
