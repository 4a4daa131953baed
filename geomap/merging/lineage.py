"""Which actors belong to which: reads the parents in the lexicon of actors once.

>>> related("#isk", "#islamic_state"), related("#isk", "#taliban"), related("#isk", "gunmen")
(True, False, False)
"""

from __future__ import annotations

import csv
import functools
from importlib import resources

DEEPEST = 8


@functools.cache
def _parents() -> dict[str, tuple[str, ...]]:
    text = resources.files("geomap").joinpath("resources/incidents/actors.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {f"#{row['actor_id']}": tuple(f"#{parent}" for parent in (row["parent"] or "").split(";") if parent) for row in rows}


@functools.cache
def lineage(actor: str) -> frozenset[str]:
    """Return an actor's id with those of all that it is a part of."""
    found, level = {actor}, {actor}
    for _ in range(DEEPEST):
        level = {parent for one in level for parent in _parents().get(one, ())} - found
        found |= level
    return frozenset(found)


def related(one: str, other: str) -> bool:
    """Tell whether one of two actors is a part of the other."""
    return one in lineage(other) or other in lineage(one)
