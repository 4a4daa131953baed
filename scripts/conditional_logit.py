"""Fits the weights that choose one candidate of each group: conditional logit with numpy, drawn to weights that were set by hand.

The likelihood of a group is the share of belief that its right candidates get; a penalty keeps weights that the data say little about near the prior.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

STEP = 0.05
FIRST_DECAY, SECOND_DECAY = 0.9, 0.999
TINY = 1e-8


@dataclass(frozen=True, slots=True)
class Choices:
    """Candidates of many groups in columns: features, which are right, the group of each, how many groups, and what one of them counts."""

    features: Any
    right: Any
    group: Any
    groups: int
    weight: float


def fit(data: list[Choices], prior: Any, penalty: float, start: Any = None, steps: int = 300) -> Any:
    """Return the weights of greatest penalised likelihood, by Adam's steps from `start` (or the prior)."""
    weights = np.array(prior if start is None else start, dtype=float)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = penalty * (weights - prior)
        for one in data:
            slope -= one.weight * _gradient(one, weights)
        first = FIRST_DECAY * first + (1 - FIRST_DECAY) * slope
        second = SECOND_DECAY * second + (1 - SECOND_DECAY) * slope * slope
        weights -= STEP * (first / (1 - FIRST_DECAY**step)) / (np.sqrt(second / (1 - SECOND_DECAY**step)) + TINY)
    return weights


def _gradient(data: Choices, weights: Any) -> Any:
    score = data.features @ weights
    top = np.full(data.groups, -np.inf)
    np.maximum.at(top, data.group, score)
    power = np.exp(score - top[data.group])
    share = power / np.bincount(data.group, power, data.groups)[data.group]
    right = power * data.right
    among_right = right / np.maximum(np.bincount(data.group, right, data.groups), 1e-300)[data.group]
    return (among_right - share) @ data.features
