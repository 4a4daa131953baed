"""Which candidate each group means: takes groups, gives each candidate's share of belief, by weights learned from resolved news.

First each candidate is weighed by itself; then, some times over, in the light of what is believed of the document's other places.
The weights lie in resources/toponyms/ranking.json, which says where they come from.
"""

from __future__ import annotations

import functools
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.resolution.candidates import folded
from geomap.resolution.columns import columns
from geomap.resolution.context import CONTEXT, context_features
from geomap.resolution.features import OWN, own_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group
    from geomap.resolution.columns import Columns

WEIGHTS = Path(__file__).resolve().parent.parent / "resources" / "toponyms" / "ranking.json"
ROUNDS = 3
SMALL = 100_000
"""The inhabitants under which a place has no claim on a capital's name."""
POSSIBLE = 0.05
"""The belief from which a capital may be meant."""
BORNE = 0.35
"""From this belief on a name's bearers outweigh that they lie elsewhere than the text says."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature is worth, for a candidate alone and in context, and what "none of these places" is worth."""

    alone: Any
    together: Any
    nil_alone: float
    nil_together: float


@functools.cache
def weights() -> Weights:
    """Read the weights once."""
    import numpy as np

    read = json.loads(WEIGHTS.read_text("utf-8"))
    alone, together = (np.array([read[key].get(name, 0.0) for name in names]) for key, names in (("alone", OWN), ("together", (*OWN, *CONTEXT))))
    return Weights(alone, together, read["alone"].get("nil", -50.0), read["together"].get("nil", -50.0))


def rank(groups: Sequence[Group]) -> tuple[Columns, Any, Any]:
    """Return the columns of all candidates, their features, and each one's share of belief within its group; what is missing to 1 is for none of them."""
    table = columns(groups)
    own = own_features(groups, table)
    matrix, belief = believed(groups, table, own, weights())
    return table, matrix, belief


def believed(groups: Sequence[Group], table: Columns, own: Any, by: Weights) -> tuple[Any, Any]:
    """Return all features and the belief that rounds of weighing come to."""
    import numpy as np

    belief = shares(own @ by.alone, table.starts, by.nil_alone)
    matrix = np.hstack([own, np.zeros((len(own), len(CONTEXT)))])
    alone = belief
    for _ in range(ROUNDS):
        matrix = np.hstack([own, context_features(groups, table, belief)])
        belief = shares(matrix @ by.together, table.starts, by.nil_together)
    at = only_place(groups, table, matrix, belief)
    if at is not None:
        rows = slice(table.starts[at], table.starts[at + 1])
        # a report of one place has no context, which is not a context that speaks against it
        told = float(belief[rows].sum())
        belief[rows] *= max(1.0, float(alone[rows].sum()) / told) if told else 1.0
    prefer_capitals(groups, table, belief)
    return matrix, belief


def prefer_capitals(groups: Sequence[Group], table: Columns, belief: Any) -> None:
    """Give a capital what is believed of small places of its name in a country that is only told of by an adjective: no Mexican newsman moves San Salvador to Mexico."""
    best = [start + int(belief[start:stop].argmax()) if start < stop else -1 for start, stop in itertools.pairwise(table.starts)]
    for at, group in enumerate(groups):
        rows = range(*table.starts[at : at + 2])
        capital = next(
            (row for row in rows if table.places[row].feature_code == "PPLC" and belief[row] >= POSSIBLE and folded(table.places[row].name) in group.key), None
        )
        if capital is None or not group.literal or group.within:
            continue
        country = table.places[best[at]].country_code
        spoken = any(
            other.literal and best[n] >= 0 and table.places[best[n]].country_code == country for n, other in enumerate(groups) if other.key != group.key
        )
        small = [row for row in rows if table.places[row].country_code == country and (table.places[row].population or 0) < SMALL]
        if not spoken and best[at] in small and country != table.places[capital].country_code:
            belief[capital] += belief[small].sum()
            belief[small] = 0.0


def only_place(groups: Sequence[Group], table: Columns, matrix: Any, belief: Any) -> int | None:
    """Return which group is the one that names a place the gazetteer knows, where there is one alone; demonyms do not count.

    Nor does a name whose bearers all lie outside of what the text says it lies in, and are not believed: in "at Lemu in Djugu territory" the
    namesakes in Finland and Nigeria say nothing of Djugu.
    """
    found = []
    for at, group in enumerate(groups):
        rows = slice(table.starts[at], table.starts[at + 1])
        strange = group.within and not matrix[rows, OWN.index("within")].any() and belief[rows].sum() < BORNE
        if group.literal and rows.start < rows.stop and not strange:
            found.append(at)
    return found[0] if len(found) == 1 else None


def shares(scores: Any, starts: Sequence[int], nil: float) -> Any:
    """Return each candidate's share of belief within its group, where "none of them" scores `nil`.

    >>> shares([0.0, 0.0], [0, 2], 0.0).round(2).tolist()
    [0.33, 0.33]
    """
    import numpy as np

    result = np.zeros(len(scores))
    for start, stop in itertools.pairwise(starts):
        if start < stop:
            some = np.asarray(scores[start:stop])
            top = max(float(some.max()), nil)
            power = np.exp(some - top)
            result[start:stop] = power / (power.sum() + np.exp(nil - top))
    return result
