"""Grows boosted decision trees with numpy alone: takes a matrix and labels, gives the arrays that geomap.toponyms.trees evaluates.

Newton boosting on the logistic loss, as in the usual libraries: features in at most 32 bins, trees of one depth, a penalty on leaves,
each tree on a share of the features. The same data and seed give the same trees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How trees are grown."""

    trees: int = 150
    depth: int = 4
    rate: float = 0.08
    penalty: float = 3.0
    least: float = 4.0
    share: float = 0.5
    bins: int = 32
    seed: int = 7


def grow(matrix: Any, labels: Any, weights: Any, settings: Settings) -> dict[str, Any]:
    """Return {"feature", "threshold", "leaf", "bias"}."""
    rng = np.random.default_rng(settings.seed)
    edges = [np.unique(np.quantile(column, np.linspace(0, 1, settings.bins + 1)[1:-1])) for column in matrix.T]
    binned = np.stack([np.searchsorted(edge, column, side="left") for edge, column in zip(edges, matrix.T, strict=True)], axis=1)
    mean = float(np.average(labels, weights=weights))
    bias = float(np.log(mean / (1 - mean)))
    score = np.full(len(labels), bias)
    inner = 2**settings.depth - 1
    out: dict[str, Any] = {"feature": [], "threshold": [], "leaf": [], "bias": bias}
    for _ in range(settings.trees):
        p = 1 / (1 + np.exp(-score))
        gradient, curvature = weights * (labels - p), weights * p * (1 - p)
        chosen = np.sort(rng.choice(matrix.shape[1], max(1, int(settings.share * matrix.shape[1])), replace=False))
        feature, threshold = np.zeros(inner, dtype=int), np.full(inner, np.inf)
        node = np.zeros(len(labels), dtype=int)
        for at in range(inner):
            rows = np.flatnonzero(node == at)
            best = _split(binned[rows][:, chosen], gradient[rows], curvature[rows], settings) if len(rows) else None
            if best is None:
                node[rows] = 2 * at + 1
                continue
            column, cut = chosen[best[0]], best[1]
            feature[at], threshold[at] = column, edges[column][cut]
            node[rows] = 2 * at + 1 + (binned[rows, column] > cut)
        leaf = np.zeros(inner + 1)
        for at in range(inner + 1):
            rows = np.flatnonzero(node == inner + at)
            leaf[at] = settings.rate * gradient[rows].sum() / (curvature[rows].sum() + settings.penalty)
        score += leaf[node - inner]
        out["feature"].append(feature.tolist())
        out["threshold"].append([round(float(t), 5) if np.isfinite(t) else 1e30 for t in threshold])
        out["leaf"].append([round(float(v), 5) for v in leaf])
    return out


def _split(binned: Any, gradient: Any, curvature: Any, settings: Settings) -> tuple[int, int] | None:
    """Return the column and bin after which to split for the largest gain, or None where nothing gains."""
    columns, bins = binned.shape[1], settings.bins
    flat = (binned + np.arange(columns) * bins).ravel()
    g = np.bincount(flat, np.repeat(gradient, columns), columns * bins).reshape(columns, bins).cumsum(axis=1)
    h = np.bincount(flat, np.repeat(curvature, columns), columns * bins).reshape(columns, bins).cumsum(axis=1)
    total_g, total_h = gradient.sum(), curvature.sum()
    right_g, right_h = total_g - g, total_h - h
    gain = g**2 / (h + settings.penalty) + right_g**2 / (right_h + settings.penalty) - total_g**2 / (total_h + settings.penalty)
    gain[(h < settings.least / 4) | (right_h < settings.least / 4)] = -np.inf
    best = int(np.argmax(gain))
    return divmod(best, bins) if gain.flat[best] > 1e-6 else None
