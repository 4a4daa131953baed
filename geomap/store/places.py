"""`data/places.csv`: the places that documents name, one row a place; takes the resolutions of each document, gives the file.

>>> encode_places({}).content.decode().split(",")[:3]
['place_id', 'names', 'count']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.files import write_atomic
from geomap.store.csvs import read_rows, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geomap.types import Resolution

HEADER = (
    *("place_id", "names", "count", "where", "name", "longitude", "latitude", "country", "country_code", "admin1", "admin1_code"),
    *("feature_class", "feature_code", "where_prec", "coordinate_uncertainty_m"),
)
SEPARATOR = "; "


class Encoded(NamedTuple):
    """The bytes of places.csv and how many rows are in it."""

    content: bytes
    rows: int


def write_places(path: str | Path, found: Mapping[str, Iterable[Resolution]], also: Iterable[Resolution] = ()) -> int:
    """Write the places named in documents (doc_id -> resolutions) to `path` in one step; return how many rows there are.

    `also` are places that incidents are joined to; one that no document names, such as a person's correction, counts 0.
    """
    places = encode_places(found, also)
    write_atomic(path, places.content)
    return places.rows


def encode_places(found: Mapping[str, Iterable[Resolution]], also: Iterable[Resolution] = ()) -> Encoded:
    """Return what `write_places` writes."""
    rows = _rows(found, also)
    return Encoded(write_rows(HEADER, rows), len(rows))


def read_place_ids(path: str | Path) -> set[str]:
    """Return the place ids that a places.csv holds."""
    header, rows = read_rows(path, Path(path).read_bytes())
    column = header.index("place_id") if "place_id" in header else 0
    return {place_id for _, cells in rows if (place_id := cells[column])}


def _rows(found: Mapping[str, Iterable[Resolution]], also: Iterable[Resolution]) -> list[tuple[Any, ...]]:
    """One row a place, the most often named first; what was named and not resolved follows, one row a name, without a place_id."""
    of: dict[tuple[str, str], list[tuple[str, Resolution]]] = defaultdict(list)
    for doc_id in sorted(found):
        for one in found[doc_id]:
            name = "" if one.place else " ".join(one.toponym.surface.split())
            of[one.place.place_id if one.place else "", name].append((doc_id, one))
    rows = [_row(named) for named in of.values()]
    extra = {one.place.place_id: one for one in also if one.place}
    rows += [(*row[:1], None, 0, None, *row[4:]) for place_id, one in extra.items() if (place_id, "") not in of for row in [_row([("", one)])]]
    return sorted(rows, key=lambda row: (row[0] is None, -row[2], row[4] or "", row[0] or "", row[1] or ""))


def _row(named: list[tuple[str, Resolution]]) -> tuple[Any, ...]:
    names = Counter(" ".join(one.toponym.surface.split()) for _, one in named)
    best = min((one for _, one in named), key=lambda one: (one.where_prec or 9, one.coordinate_uncertainty_m or 0.0, one.toponym.span.start))
    place = best.place
    return (
        place.place_id if place else None,
        SEPARATOR.join(sorted(names, key=lambda name: (-names[name], name))),
        len(named),
        SEPARATOR.join(dict.fromkeys(doc_id for doc_id, _ in named)),
        place.name if place else None,
        float(place.longitude) if place else None,
        float(place.latitude) if place else None,
        place.country_name if place else None,
        place.country_code if place else None,
        place.admin1_name if place else None,
        place.admin1_code if place else None,
        place.feature_class if place else None,
        place.feature_code if place else None,
        best.where_prec if place else None,
        float(best.coordinate_uncertainty_m) if place and best.coordinate_uncertainty_m is not None else None,
    )
