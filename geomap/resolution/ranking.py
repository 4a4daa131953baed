"""Which candidate each group means: takes groups, gives each candidate's share of belief, by weights learned from resolved news.

First each candidate is weighed by itself; then, some times over, in the light of what is believed of the document's other places.
The weights lie in resources/toponyms/ranking.json, which says where they come from.
"""

from __future__ import annotations

import functools
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.resolution.columns import columns
from geomap.resolution.context import CONTEXT, context_features
from geomap.resolution.features import OWN, own_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group
    from geomap.resolution.columns import Columns

WEIGHTS = Path(__file__).resolve().parent.parent / "resources" / "toponyms" / "ranking.json"
ROUNDS = 3


@functools.cache
def weights() -> dict[str, Any]:
    """Read the weights once: "alone" for the own features, "own" and "context" for both together."""
    import numpy as np

    read = json.loads(WEIGHTS.read_text("utf-8"))
    return {
        "alone": np.array([read["alone"].get(name, 0.0) for name in OWN]),
        "together": np.array([read["together"].get(name, 0.0) for name in (*OWN, *CONTEXT)]),
    }


def rank(groups: Sequence[Group]) -> tuple[Columns, Any, Any]:
    """Return the columns of all candidates, their features, and each one's share of belief within its group."""
    import numpy as np

    table = columns(groups)
    own = own_features(groups, table)
    belief = shares(own @ weights()["alone"], table.starts)
    matrix = np.hstack([own, np.zeros((len(own), len(CONTEXT)))])
    for _ in range(ROUNDS):
        matrix = np.hstack([own, context_features(groups, table, belief)])
        belief = shares(matrix @ weights()["together"], table.starts)
    return table, matrix, belief


def shares(scores: Any, starts: Sequence[int]) -> Any:
    """Return the softmax of scores within each group."""
    import numpy as np

    result = np.zeros(len(scores))
    for start, stop in itertools.pairwise(starts):
        if start < stop:
            power = np.exp(scores[start:stop] - scores[start:stop].max())
            result[start:stop] = power / power.sum()
    return result
