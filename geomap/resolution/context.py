"""What the document's other places say for each candidate: takes groups, columns and what is believed so far, gives a matrix with the features `CONTEXT`.

For each other group the question is how well it would be explained if this candidate were right: is one of its believed candidates in
the same province, in the same country, near, above or below it? The answer is the logarithm of that belief, between 0 (no) and 1 (surely), so that many
doubtful names that all have a bearer in one county outweigh one large city elsewhere. Groups beside it in the text count again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.resolution.columns import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group
    from geomap.resolution.columns import Columns

EARTH_KM = 6371.0088
DOUBT = 0.02
ANCHORS = 700
"""Of how many candidates the other groups are represented by, the most believed."""
MOST_MENTIONS = 5
AT_ONCE = 2_000
"""How many candidates are weighed at once; about 100 MB."""
ASPECTS = ("country", "admin1", "admin2", "above", "below", "same", "km_25", "km_100", "km_400")
CONTEXT = (
    *(f"share_{name}" for name in ASPECTS),
    *(f"any_{name}" for name in ASPECTS),
    *(f"all_{name}" for name in ASPECTS),
    *(f"sum_{name}" for name in ASPECTS),
    *(f"beside_{name}" for name in ASPECTS),
    "first_country",
    "first_km_100",
)


@dataclass(frozen=True, slots=True)
class Others:
    """What the other groups are represented by: their most believed candidates (`anchors`), each owner's weight, and who stands beside whom."""

    anchors: Any
    belief: Any
    owners: Any
    firsts: Any
    weight: Any
    near: Any
    first_group: int
    first: int | None


def context_features(groups: Sequence[Group], table: Columns, belief: Any) -> Any:
    """Return the features of each candidate in the light of the other groups' candidates, weighed by `belief` (sums to 1 a group)."""
    import numpy as np

    count = len(table.places)
    matrix = np.zeros((count, len(CONTEXT)))
    if not count or len(groups) < 2:
        return matrix
    anchors = np.sort(np.argsort(-belief, kind="stable")[:ANCHORS])
    owners, firsts = np.unique(table.group[anchors], return_index=True)
    first_group = _owner_of_first(groups)
    others = Others(
        anchors=anchors,
        belief=belief[anchors],
        owners=owners,
        firsts=firsts,
        weight=np.array([min(len(groups[owner].members), MOST_MENTIONS) ** 0.5 for owner in owners]),
        near=_neighbours(groups, owners),
        first_group=first_group,
        first=next(iter(np.flatnonzero(owners == first_group).tolist()), None),
    )
    for start in range(0, count, AT_ONCE):
        _fill(matrix[start : start + AT_ONCE], table, slice(start, start + AT_ONCE), others)
    return matrix


def _fill(matrix: Any, table: Columns, rows: slice, others: Others) -> None:
    """Fill the features of some rows; not of all at once, so that memory stays bounded however many names a document has."""
    import numpy as np

    group = table.group[rows]
    weights = others.weight[None, :] * (others.owners[None, :] != group[:, None])
    total = np.maximum(weights.sum(axis=1), 1e-9)
    near = others.near[group]
    near_total = np.maximum(near.sum(axis=1), 1)
    column = {name: at for at, name in enumerate(CONTEXT)}
    for name, compatible in _aspects(table, rows, others.anchors):
        explained = np.add.reduceat(compatible * others.belief[None, :], others.firsts, axis=1)
        likely = np.minimum(explained, 0.98)
        matrix[:, column[f"share_{name}"]] = (likely * weights).sum(axis=1) / total
        matrix[:, column[f"any_{name}"]] = 1 - np.prod(1 - likely * (weights > 0), axis=1)
        answer = np.log((explained + DOUBT) / DOUBT) / math.log((1 + DOUBT) / DOUBT)
        weighed = (answer * weights).sum(axis=1)
        matrix[:, column[f"all_{name}"]] = weighed / total
        matrix[:, column[f"sum_{name}"]] = np.log1p(weighed)
        matrix[:, column[f"beside_{name}"]] = (answer * near).sum(axis=1) / near_total
        if f"first_{name}" in column and others.first is not None:
            matrix[:, column[f"first_{name}"]] = answer[:, others.first] * (group != others.first_group)


def _aspects(table: Columns, rows: slice, anchors: Any) -> Any:
    """Yield (name, how compatible each candidate of `rows` is with each anchor, in [0, 1])."""
    import numpy as np

    def same(unit: Any) -> Any:
        return (unit[rows][:, None] == unit[anchors][None, :]) & (unit[rows][:, None] != NOWHERE)

    country, admin1, admin2 = same(table.country), same(table.admin1), same(table.admin2)
    wide = table.is_country | table.is_admin1
    level = np.where(table.is_country, 0, np.where(table.is_admin1, 1, np.where(table.is_admin2, 2, 3)))
    mine, theirs = level[rows][:, None], level[anchors][None, :]
    inside = np.where(theirs == 0, country, np.where(theirs == 1, admin1, admin2)) & (theirs < mine)
    holds = np.where(mine == 0, country, np.where(mine == 1, admin1, admin2)) & (mine < theirs)
    yield "country", country
    yield "admin1", admin1
    yield "admin2", admin2
    yield "above", inside
    yield "below", holds
    yield "same", same(table.own)
    x, y, z = table.x, table.y, table.z
    cosine = sum(axis[rows][:, None] * axis[anchors][None, :] for axis in (x, y, z))
    km = EARTH_KM * np.arccos(np.clip(cosine, -1, 1))
    points = ~wide[anchors][None, :] & ~wide[rows][:, None]
    for reach in (25, 100, 400):
        yield f"km_{reach}", np.exp(-km / reach) * points


def _owner_of_first(groups: Sequence[Group]) -> int:
    return min(range(len(groups)), key=lambda at: groups[at].members[0])


def _neighbours(groups: Sequence[Group], owners: Any) -> Any:
    """Return, a row a group, which of `owners` have a mention next to one of its own."""
    import numpy as np

    owner = {member: at for at, group in enumerate(groups) for member in group.members}
    position = {int(at): column for column, at in enumerate(owners)}
    near = np.zeros((len(groups), len(owners)))
    for at, group in enumerate(groups):
        for member in group.members:
            for step in (-1, 1):
                beside = owner.get(member + step, at)
                if beside != at and beside in position:
                    near[at, position[beside]] = 1.0
    return near
