"""How sure a resolution is: takes a candidate's share of belief, gives how often candidates with such a share were right.

The table, resources/toponyms/calibration.tsv, was counted on news that the weights had not seen (scripts/train_ranking.py --calibrate);
between its rows the score is interpolated.

>>> calibrated(0.0) <= calibrated(0.5) <= calibrated(1.0) <= 1
True
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "resources" / "toponyms" / "calibration.tsv"


@functools.cache
def _table() -> tuple[list[float], list[float]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = [(float(row["belief"]), float(row["right"])) for row in csv.DictReader(lines, delimiter="\t")]
    return [belief for belief, _ in rows], [right for _, right in rows]


def calibrated(belief: float) -> float:
    """Return the probability that a candidate with this share of belief is the place that was meant."""
    import numpy as np

    return round(float(np.interp(belief, *_table())), 4)
