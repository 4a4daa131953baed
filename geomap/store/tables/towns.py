"""Towns and districts by name: takes the names of a row without coordinates, gives the place they mean where the gazetteer leaves no doubt.

A name must lie in the country that the row names, and in its province where the row names one; of several towns one that is far larger than its namesakes
is meant. "Near" and the like lower the precision; a word such as "village" is no part of a name.

>>> stripped("near Kutum village"), stripped("Kutum (town)"), stripped("outskirts of Gao")
(('kutum', True), ('kutum', False), ('gao', True))
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from geomap.store.tables.countries import reach
from geomap.store.tables.data import rows
from geomap.store.tables.names import plain

if TYPE_CHECKING:
    from geomap.store.tables.boundaries import Boundaries
    from geomap.types import Place

EXACT, NEAR, DISTRICT = 1, 2, 3
NEAR_M = 25_000.0
FAR_LARGER = 10
TOWNS, DISTRICTS = {"P"}, {"ADM2", "ADM3"}


class Town(NamedTuple):
    """A place, how precisely the row names it (UCDP's codes), and a radius in metres where one is known."""

    place: Place
    precision: int
    uncertainty_m: float | None


def town(boundaries: Boundaries, code: str, admin1: str | None, admin2: str | None, place: str | None) -> Town | None:
    """Return the town that `place` means, else the district that `admin2` does; None where there is none or there are several."""
    unit = boundaries.admin1(code, admin1) if admin1 else None
    if place:
        name, near = stripped(place)
        found = _one(boundaries, name, code, unit, TOWNS)
        if found is not None:
            return Town(found, NEAR, NEAR_M) if near else Town(found, EXACT, found.extent_m)
    found = _one(boundaries, plain(admin2), code, unit, DISTRICTS) if admin2 else None
    return None if found is None else Town(found, DISTRICT, found.extent_m)


def _one(boundaries: Boundaries, name: str, code: str, unit: Place | None, kinds: set[str]) -> Place | None:
    found = boundaries.gazetteer.lookup(name) if name and boundaries.gazetteer is not None else []
    fitting = {
        one.place.place_id: one.place for one in found if one.place.country_code in reach(code) and kinds & {one.place.feature_class, one.place.feature_code}
    }
    places = list(fitting.values())
    if unit is not None:
        places = [place for place in places if (place.country_code, place.admin1_code) == (unit.country_code, unit.admin1_code)]
    return places[0] if len(places) == 1 or _far_larger(places) else None


def _far_larger(places: list[Place]) -> bool:
    """Tell whether the first of several places is far larger than every other."""
    people = [place.population or 0 for place in places]
    return len(people) > 1 and people[0] >= FAR_LARGER * max(1, *people[1:])


def stripped(name: str) -> tuple[str, bool]:
    """Return a name without words for what kind of place it is, and whether only its neighbourhood is meant."""
    words = f" {plain(name)} "
    near = False
    for phrase, kind in place_words():
        alone = kind == "settlement" and words.strip() == phrase
        before, after = words.startswith(f" {phrase} "), words.endswith(f" {phrase} ")
        if alone or not (before or after):
            continue
        words = words[len(phrase) + 1 :] if before else words[: -len(phrase) - 1]
        near = near or kind == "near"
    return words.strip(), near


@functools.cache
def place_words() -> tuple[tuple[str, str], ...]:
    """Return words that stand before or after names of places: those for nearness first."""
    return tuple(sorted(((plain(row["word"]), row["kind"]) for row in rows("place_words.tsv")), key=lambda pair: (pair[1] != "near", -len(pair[0]))))
