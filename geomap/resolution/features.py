"""What speaks for each candidate by itself: takes groups and their columns, gives a matrix, one row a candidate, one column a feature of `OWN`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.resolution.candidates import folded, lies_in
from geomap.resolution.context import CONTEXT
from geomap.resolution.kinds import LEVELS, asked_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group, Option
    from geomap.resolution.columns import Columns

LARGEST = 7.0
NAME_KINDS = ("primary", "short", "alternate", "abbreviation", "historic")
OWN = ("population", "largest", "share", *NAME_KINDS, "same_name", *LEVELS, "kind", "not_kind", "bare", "unlike", "within", "not_within")
NAMES = OWN + CONTEXT


def own_features(groups: Sequence[Group], table: Columns) -> Any:
    """Return the features of each candidate by itself."""
    import numpy as np

    matrix = np.zeros((len(table.places), len(OWN)))
    if not len(matrix):
        return matrix
    column = {name: at for at, name in enumerate(OWN)}
    matrix[:, column["population"]] = table.population / LARGEST
    for at, group in enumerate(groups):
        start, stop = table.starts[at], table.starts[at + 1]
        if start == stop:
            continue
        people = 10 ** table.population[start:stop]
        matrix[start:stop, column["largest"]] = people >= people.max()
        matrix[start:stop, column["share"]] = people / people.sum()
        for row, option in enumerate(group.options, start):
            _one(matrix[row], column, group, option, table.level[row])
    return matrix


def _one(row: Any, column: dict[str, int], group: Group, option: Option, level: str) -> None:
    if option.name_kind in NAME_KINDS:
        row[column[option.name_kind]] = 1.0
    row[column["same_name"]] = folded(option.place.name) in group.key
    row[column[level]] = 1.0
    row[column["bare"]] = option.bare
    row[column["unlike"]] = option.unlike
    if group.kinds:
        fits = any(asked_for(kind, option.place, level) for kind in group.kinds)
        row[column["kind"]] = fits
        row[column["not_kind"]] = not fits
    if group.within:
        inside = lies_in(option.place, group.within)
        row[column["within"]] = inside
        row[column["not_within"]] = not inside
