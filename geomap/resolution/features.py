"""What speaks for each candidate: takes groups and their columns, gives a matrix of features, one row a candidate, one column a feature.

`own_features` look at a candidate by itself; `context_features` at the document's other places, each weighed by how much it is believed.
All are cheap: against at most `ANCHORS` other places, so time grows with the number of candidates alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.resolution.candidates import folded
from geomap.resolution.columns import LEVELS, NOWHERE
from geomap.resolution.kinds import asked_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group, Option
    from geomap.resolution.columns import Columns

EARTH_KM = 6371.0088
ANCHORS = 80
LARGEST = 7.0
OWN = (
    "population", "largest", "share", "primary", "short", "alternate", "abbreviation", "historic", "same_name",
    *LEVELS, "kind", "not_kind", "bare", "unlike", "within", "not_within",
)  # fmt: skip
CONTEXT = (
    "country_named", "admin1_named", "admin2_named", "country_share", "admin1_share", "admin2_share", "holds", "same_place",
    "near_30km", "near_100km", "near_300km", "near_1000km", "nearest", "beside_admin1", "beside_country", "beside_near", "beside_holds", "first_near", "first_country",
)  # fmt: skip
NAMES = OWN + CONTEXT
NAME_KINDS = ("primary", "short", "alternate", "abbreviation", "historic")


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
        place = option.place
        above = {folded(name) for name in (place.country_name, place.admin1_name, place.admin2_name) if name}
        inside = any(folded(name) in above for name in group.within)
        row[column["within"]] = inside
        row[column["not_within"]] = not inside


def context_features(groups: Sequence[Group], table: Columns, belief: Any) -> Any:
    """Return the features of each candidate in the light of the other groups' candidates, weighed by `belief` (sums to 1 a group)."""
    import numpy as np

    count = len(table.places)
    matrix = np.zeros((count, len(CONTEXT)))
    if not count or len(groups) < 2:  # noqa: PLR2004 - one name has no company
        return matrix
    column = {name: at for at, name in enumerate(CONTEXT)}
    weight = np.array([min(len(group.members), 5) ** 0.5 for group in groups])[table.group] * belief
    anchors = np.sort(np.argsort(-weight, kind="stable")[:ANCHORS])
    trust = belief[anchors]
    heavy = weight[anchors]
    other = table.group[:, None] != table.group[anchors][None, :]
    heavy_other = other * heavy[None, :]
    total = np.maximum(heavy_other.sum(axis=1), 1e-9)

    def same(mine: Any, theirs: Any) -> Any:
        return (mine[:, None] == theirs[anchors][None, :]) & (mine[:, None] != NOWHERE) & other

    same_country, same_admin1, same_admin2 = same(table.country, table.country), same(table.admin1, table.admin1), same(table.admin2, table.admin2)
    for name, matches, kind in (
        ("country", same_country, table.is_country),
        ("admin1", same_admin1, table.is_admin1),
        ("admin2", same_admin2, table.is_admin2),
    ):
        named = matches & kind[anchors][None, :] & ~kind[:, None]
        matrix[:, column[f"{name}_named"]] = 1 - np.prod(1 - named * np.minimum(trust, 0.999)[None, :], axis=1)
        matrix[:, column[f"{name}_share"]] = (matches * heavy_other).sum(axis=1) / total
    held = np.where(table.is_country[:, None], same_country, np.where(table.is_admin1[:, None], same_admin1, table.is_admin2[:, None] & same_admin2))
    matrix[:, column["holds"]] = (held * heavy_other).sum(axis=1) / total
    matrix[:, column["same_place"]] = (same(table.own, table.own) * trust[None, :]).max(axis=1)
    cosine = table.x[:, None] * table.x[anchors][None, :] + table.y[:, None] * table.y[anchors][None, :] + table.z[:, None] * table.z[anchors][None, :]
    km = EARTH_KM * np.arccos(np.clip(cosine, -1, 1))
    point = ~(table.is_country | table.is_admin1)
    local = other & point[anchors][None, :]
    for reach in (30, 100, 300, 1000):
        matrix[:, column[f"near_{reach}km"]] = 1 - np.prod(1 - local * np.minimum(trust, 0.9)[None, :] * np.exp(-km / reach), axis=1)
    matrix[:, column["nearest"]] = np.max(local * trust[None, :] * (1 - np.log1p(km) / np.log(20039)), axis=1)
    _beside(matrix, column, groups, table, belief, km, anchors, held)
    return matrix


def _beside(matrix: Any, column: dict[str, int], groups: Sequence[Group], table: Columns, belief: Any, km: Any, anchors: Any, held: Any) -> None:
    """Fill what the neighbours in the text say, and the document's first place."""
    import numpy as np

    owner = {member: at for at, group in enumerate(groups) for member in group.members}
    anchor_group = table.group[anchors]
    trust = belief[anchors]
    first = owner.get(0, 0)

    def fill(at: int, chosen: Any, names: dict[str, Any]) -> None:
        share = trust * chosen
        total = share.sum()
        if total > 0:
            rows = slice(table.starts[at], table.starts[at + 1])
            for name, matches in names.items():
                matrix[rows, column[name]] = (matches[rows] * share[None, :]).sum(axis=1) / total

    def same(mine: Any) -> Any:
        return (mine[:, None] == mine[anchors][None, :]) & (mine[:, None] != NOWHERE)

    country, close = same(table.country), np.exp(-km / 150)
    beside = {"beside_admin1": same(table.admin1), "beside_country": country, "beside_near": close, "beside_holds": held}
    for at, group in enumerate(groups):
        neighbours = {owner[member + step] for member in group.members for step in (-1, 1) if member + step in owner} - {at}
        fill(at, np.isin(anchor_group, list(neighbours)), beside)
        if at != first:
            fill(at, anchor_group == first, {"first_country": country, "first_near": close})
