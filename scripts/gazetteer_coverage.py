"""Tell how much of an annotated corpus the gazetteer holds: for how many gold toponyms there is a candidate of that name within 161 km.

usage: python -m scripts.gazetteer_coverage GOLD.jsonl... [--examples N]

GOLD has one document a line: {"text", "toponyms": [{"start", "end", "lat", "lon", "fcode", "geonameid"}]}. Prints shares, then what is missing by kind.
This bounds what any resolver can reach with this gazetteer.
"""

from __future__ import annotations

import argparse
import collections
import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer

NEAR_KM = 161.0


@dataclass(slots=True)
class Coverage:
    """Counts over gold toponyms that have coordinates."""

    gold: int = 0
    near: int = 0
    same_id: int = 0
    missing: dict[str, collections.Counter[str]] = field(default_factory=lambda: collections.defaultdict(collections.Counter))

    @property
    def share(self) -> float:
        """The share of gold that has a candidate within 161 km."""
        return self.near / self.gold


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the great-circle distance."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def measure(path: Path, gazetteer: Gazetteer) -> Coverage:
    """Look every gold toponym of a corpus up."""
    found = Coverage()
    for line in path.read_text("utf-8").split("\n"):
        document: dict[str, Any] = json.loads(line) if line.strip() else {"toponyms": []}
        for gold in document["toponyms"]:
            if gold.get("lat") is None:
                continue
            surface = document["text"][gold["start"] : gold["end"]]
            places = [named.place for named in gazetteer.lookup(surface)]
            near = any(distance_km(gold["lon"], gold["lat"], place.longitude, place.latitude) <= NEAR_KM for place in places)
            found.gold += 1
            found.near += near
            found.same_id += any(place.place_id == f"gn:{gold.get('geonameid')}" for place in places)
            if not near:
                found.missing[gold.get("fcode") or "?"][surface] += 1
    return found


def main() -> None:
    """Print what the corpora's gold is to the gazetteer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--examples", type=int, default=5, metavar="N", help="name the N most frequent missing names of each kind")
    args = parser.parse_args()
    gazetteer = open_gazetteer()
    for path in args.gold:
        found = measure(path, gazetteer)
        print(f"{path.stem}: {found.gold} gold, {found.share:.4f} with a candidate within {NEAR_KM:g} km, {found.same_id / found.gold:.4f} with the same id")
        for kind, names in sorted(found.missing.items(), key=lambda item: -item[1].total()):
            examples = ", ".join(f"{name} ({count})" for name, count in names.most_common(args.examples))
            print(f"  {kind}: {names.total()} missing: {examples}")


if __name__ == "__main__":
    main()
