"""Boosted decision trees, evaluated with numpy alone: takes a matrix of features, gives the probability that each row is a place.

All trees have one depth; node n's children are 2n+1 and 2n+2, a row goes to the second where its feature exceeds the threshold.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AT_ONCE = 4_000
"""How many rows are judged at once, so that memory stays bounded."""
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "toponyms"


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as arrays: the feature and threshold of each inner node, the value of each leaf, one row a tree."""

    feature: Any
    threshold: Any
    leaf: Any
    bias: float
    accept_from: float = 0.5

    def probability(self, matrix: Any) -> Any:
        """Return the probability of each row of `matrix`."""
        import numpy as np

        if len(matrix) > AT_ONCE:
            return np.concatenate([self.probability(matrix[start : start + AT_ONCE]) for start in range(0, len(matrix), AT_ONCE)])
        rows, trees = np.arange(len(matrix))[:, None], np.arange(len(self.feature))[None, :]
        node = np.zeros((len(matrix), len(self.feature)), dtype=np.int64)
        inner = self.feature.shape[1]
        while inner:
            right = matrix[rows, self.feature[trees, node]] > self.threshold[trees, node]
            node = 2 * node + 1 + right
            inner //= 2
        score = self.bias + self.leaf[trees, node - self.feature.shape[1]].sum(axis=1)
        return 1 / (1 + np.exp(-score))


def from_json(text: str, features: tuple[str, ...]) -> Trees:
    """Read trees; features are written by name, so that a list of features may grow without harm."""
    import numpy as np

    read = json.loads(text)
    column = {name: at for at, name in enumerate(features)}
    number = np.array([column.get(name, 0) for name in read["features"]], dtype=np.int64)
    return Trees(
        number[np.array(read["feature"])], np.array(read["threshold"], dtype=np.float32), np.array(read["leaf"]), read["bias"], read.get("accept_from", 0.5)
    )


@functools.cache
def trees(name: str, features: tuple[str, ...]) -> Trees:
    """Read the shipped trees of that name once a process."""
    return from_json((FOLDER / name).read_text("utf-8"), features)
