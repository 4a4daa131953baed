"""Ten thousand accounts of 2,662 incidents, near-misses among them: what is joined is mostly right, most of what belongs together is joined, and in time.

`make bench` prints the figures for ten times as many and for a crowd in one town on one day.
"""

from __future__ import annotations

import importlib.util
import sys
import time
import tracemalloc
from collections import Counter
from dataclasses import replace
from math import comb
from typing import TYPE_CHECKING, Any

import pytest

from geomap.merging import merge
from geomap.types import When

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.types import Claim, Incident

PRECISION, RECALL = 0.82, 0.75
B3_PRECISION, B3_RECALL = 0.93, 0.81
TEN_THOUSAND_S, CROWD_S = 10.0, 15.0
PEAK_BYTES_A_CLAIM = 20_000


@pytest.fixture(scope="module")
def synthetic(root: Path) -> Any:
    spec = importlib.util.spec_from_file_location("synthetic", root / "tests" / "merging" / "synthetic.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["synthetic"] = module
    spec.loader.exec_module(module)
    return module


def measured(incidents: list[Incident], truth: dict[str, int]) -> tuple[float, float, float, float]:
    """Return pairwise and B-cubed precision and recall (Bagga and Baldwin 1998)."""
    group = {claim.claim_id: number for number, incident in enumerate(incidents) for claim in incident.claims}
    found, true = Counter(group.values()), Counter(truth[claim] for claim in group)
    both = Counter((group[claim], truth[claim]) for claim in group)
    pairs, found_pairs, true_pairs = (sum(comb(size, 2) for size in sizes.values()) for sizes in (both, found, true))
    precision = sum(size * size / found[one] for (one, _), size in both.items()) / len(group)
    recall = sum(size * size / true[other] for (_, other), size in both.items()) / len(group)
    return pairs / found_pairs, pairs / true_pairs, precision, recall


def timed(claims: list[Claim]) -> tuple[list[Incident], float]:
    start = time.process_time()
    return merge(claims, ()), time.process_time() - start


def test_ten_thousand_accounts_are_joined_well_and_in_time(synthetic: Any) -> None:
    claims, truth = synthetic.many_accounts(10_000)
    incidents, seconds = timed(claims)
    precision, recall, b3_precision, b3_recall = measured(incidents, truth)
    assert precision >= PRECISION
    assert recall >= RECALL
    assert b3_precision >= B3_PRECISION
    assert b3_recall >= B3_RECALL
    assert seconds < TEN_THOUSAND_S


def test_memory_is_bounded_by_the_number_of_accounts(synthetic: Any) -> None:
    claims, _ = synthetic.many_accounts(1000)
    tracemalloc.start()
    merge(claims, ())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < PEAK_BYTES_A_CLAIM * len(claims)


def crowd(claims: list[Claim]) -> list[Claim]:
    """Return the claims as if all were of one town and day."""
    spot = next(claim.place for claim in claims if claim.place and claim.place.where_prec == 1)
    day = When(earliest="2023-05-05", latest="2023-05-05", precision="day")
    return [replace(claim, place=spot, date=day) for claim in claims]


def test_a_crowd_in_one_town_on_one_day_is_compared_in_bounded_time(synthetic: Any) -> None:
    _, seconds = timed(crowd(synthetic.many_accounts(2000)[0]))
    assert seconds < CROWD_S


def test_two_thousand_copies_are_one_incident(synthetic: Any) -> None:
    claim = next(one for one in synthetic.many_accounts(100)[0] if one.date.precision == "day")
    incidents, seconds = timed([replace(claim, claim_id=f"{number:04}", doc_id=f"d{number:04}") for number in range(2000)])
    assert len(incidents) == 1
    assert seconds < CROWD_S


@pytest.mark.bench
@pytest.mark.timeout(900)
@pytest.mark.parametrize("count", [10_000, 100_000])
def test_many_accounts_are_joined_in_line_with_their_number(synthetic: Any, count: int) -> None:
    claims, truth = synthetic.many_accounts(count)
    incidents, seconds = timed(claims)
    figures = ", ".join(f"{figure:.3f}" for figure in measured(incidents, truth))
    print(f"{count:,} accounts: {seconds:.1f} s, {len(incidents):,} incidents; pairwise P, R, B-cubed P, R: {figures}")
    assert seconds < 2 * TEN_THOUSAND_S * count / 10_000
