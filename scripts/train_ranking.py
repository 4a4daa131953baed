"""Trains which place a name means: the weights of geomap.resolution.ranking, from resolved names in news and in silver reports.

    python scripts/train_ranking.py CORPUS.jsonl            writes resources/toponyms/ranking.json
    python scripts/train_ranking.py CORPUS.jsonl --folds 5  cross-validates by document, and writes nothing
    ... --folds 5 --calibrate                               and writes resources/toponyms/calibration.tsv from what it held out

CORPUS as for train_toponyms.py: TR-News (MIT licence). What a candidate is worth by itself is drawn to weights set by hand (PRIOR); the context's weights come
from the data alone. They are fitted in rounds, each in the light of what the last believed, as they are used.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from conditional_logit import Choices, fit
from silver_toponyms import local, moved, read, replaced, written

from geomap.gazetteer import open_gazetteer
from geomap.resolution.candidates import grouped
from geomap.resolution.columns import columns
from geomap.resolution.context import context_features
from geomap.resolution.features import NAMES, OWN, own_features
from geomap.resolution.ranking import Weights, believed, shares
from geomap.toponyms import toponyms_from_spans
from geomap.types import Document, Span

OUT = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "toponyms" / "ranking.json"
SOURCE = "trained by scripts/train_ranking.py on TR-News (MIT licence), silver copies of it and own sentences, drawn to weights set by hand"
PRIOR = {
    "population": 2.5, "primary": 1.0, "short": -0.5, "abbreviation": -1.0, "historic": -4.0, "same_name": 1.0, "country": 3.0, "admin1": 1.5, "capital": 2.0,
    "seat1": 1.0, "seat2": 0.3, "admin2": -1.0, "section": -1.0, "region": 2.5, "kind": 3.0, "not_kind": -2.0, "bare": -1.0, "unlike": -10.0, "within": 6.0, "not_within": -3.0,
}  # fmt: skip
PENALTY = 4.0
ROUNDS = 3
FORGET = 0.08
NIL = -1.0
SAME_KM, RIGHT_KM = 40.0, 161.0
WEIGHTS = {"gold": 2.0, "replaced": 0.25, "moved": 0.25, "written": 0.1, "local": 0.1}
EARTH_KM = 6371.0088
LEAVE_OUT = 0.65
BINS = 10
TABLE_ROWS = 12


class Case:
    """A document with its groups, columns, and which candidates are right."""

    def __init__(self, document: dict[str, Any], number: int, forget: float = 0.0) -> None:
        """Look everything up; forget the right candidates of so many of the groups, as if the gazetteer lacked them."""
        gold = document["toponyms"]
        toponyms = toponyms_from_spans(Document(doc_id="d", text=document["text"]), [Span(start=t["start"], end=t["end"]) for t in gold])
        self.number = number
        self.groups = grouped(toponyms, open_world())
        self.mentions = [[gold[at] for at in group.members if gold[at].get("lat") is not None] for group in self.groups]
        rng = random.Random(document["doc_id"])
        for group, mentions in zip(self.groups, self.mentions, strict=True):
            if mentions and rng.random() < forget:
                group.options = [option for option in group.options if all(distance_km(mention, option.place) > RIGHT_KM for mention in mentions)]
        self.table = columns(self.groups)
        self.own = own_features(self.groups, self.table)
        self.right = np.zeros(len(self.table.places))
        for at, mentions in enumerate(self.mentions):
            for mention in mentions:
                self.right[self.fitting(at, mention)] = 1.0

    def fitting(self, group: int, mention: dict[str, Any]) -> list[int]:
        """Return the candidates of a group that are the annotated place: by its number, else by where it lies."""
        rows = range(self.table.starts[group], self.table.starts[group + 1])
        same = [row for row in rows if self.table.places[row].place_id == f"gn:{mention['geonameid']}"]
        far = {row: distance_km(mention, self.table.places[row]) for row in rows}
        return same or [row for row in rows if far[row] <= SAME_KM] or [row for row in rows if far[row] <= RIGHT_KM]


def open_world(world: list[Any] = []) -> Any:  # noqa: B006 - opened once
    """Return the gazetteer."""
    if not world:
        world.append(open_gazetteer())
    return world[0]


def distance_km(mention: dict[str, Any], place: Any) -> float:
    """Return the great-circle distance between an annotation and a place."""
    one, other = math.radians(mention["lat"]), math.radians(place.latitude)
    turn = math.radians(place.longitude - mention["lon"])
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def material(documents: list[dict[str, Any]]) -> dict[str, list[Case]]:
    """Return the cases of each kind of material."""
    every = list(enumerate(documents))
    return {
        "gold": [Case(document, at) for at, document in every],
        "replaced": [Case(replaced(document, seed), at, FORGET) for seed in range(2) for at, document in every],
        "moved": [Case(moved(document, seed), at, FORGET) for seed in range(2) for at, document in every],
        "written": [Case(written(seed), -1, FORGET) for seed in range(100)],
        "local": [Case(local(seed), -1, FORGET) for seed in range(350)],
    }


def choices(cases: list[Case], features: list[Any], weight: float) -> Choices:
    """Return the groups with annotated mentions in columns, each with a last row for "none of these", right where nothing else is."""
    rows, right, group, groups = [], [], [], 0
    for case, matrix in zip(cases, features, strict=True):
        for at, (start, stop) in enumerate(itertools.pairwise(case.table.starts)):
            if not case.mentions[at] or start == stop:
                continue
            none = np.zeros((1, matrix.shape[1] + 1))
            none[0, -1] = 1.0
            rows.append(np.vstack([np.hstack([matrix[start:stop], np.zeros((stop - start, 1))]), none]))
            right += [*case.right[start:stop], float(case.right[start:stop].sum() == 0)]
            group += [groups] * (stop - start + 1)
            groups += 1
    return Choices(np.vstack(rows), np.array(right), np.array(group), groups, weight)


def train(cases: dict[str, list[Case]]) -> Weights:
    """Return the weights for candidates alone and in context."""
    alone_prior, prior = (np.array([*(PRIOR.get(name, 0.0) for name in names), NIL]) for names in (OWN, NAMES))
    alone = fit([choices(some, [case.own for case in some], WEIGHTS[kind]) for kind, some in cases.items()], alone_prior, PENALTY)
    belief = {kind: [shares(case.own @ alone[:-1], case.table.starts, alone[-1]) for case in some] for kind, some in cases.items()}
    together = prior
    for _ in range(ROUNDS):
        features = {kind: [in_context(case, one) for case, one in zip(some, belief[kind], strict=True)] for kind, some in cases.items()}
        together = fit([choices(some, features[kind], WEIGHTS[kind]) for kind, some in cases.items()], prior, PENALTY, together)
        for kind, some in cases.items():
            belief[kind] = [shares(one @ together[:-1], case.table.starts, together[-1]) for case, one in zip(some, features[kind], strict=True)]
    return Weights(alone[:-1], together[:-1], float(alone[-1]), float(together[-1]))


def in_context(case: Case, belief: Any) -> Any:
    """Return all features of a case in the light of what is believed."""
    return np.hstack([case.own, context_features(case.groups, case.table, belief)])


def judged(case: Case, by: Weights) -> list[tuple[float, float, bool]]:
    """Return for each annotated mention the belief in the best candidate, the belief in none, and whether the best lies within 161 km."""
    _, belief = believed(case.groups, case.table, case.own, by)
    found = []
    for at, mentions in enumerate(case.mentions):
        start, stop = case.table.starts[at], case.table.starts[at + 1]
        if start == stop:
            found += [(0.0, 1.0, False)] * len(mentions)
            continue
        best = start + int(np.argmax(belief[start:stop]))
        none = 1 - float(belief[start:stop].sum())
        found += [(float(belief[best]), none, distance_km(mention, case.table.places[best]) <= RIGHT_KM) for mention in mentions]
    return found


def report(name: str, found: list[tuple[float, float, bool]]) -> None:
    """Print how often the best is right, what leaving out the doubtful costs, and how far the score is from the truth."""
    right = sum(one[2] for one in found) / len(found)
    kept = [one for one in found if one[1] <= LEAVE_OUT]
    bins = [[one for one in found if at <= one[0] * BINS < at + 1] for at in range(BINS + 1)]
    error = sum(abs(sum(one[0] - one[2] for one in some)) for some in bins) / len(found)
    print(
        f"{name}: within 161 km {right:.4f}; left out {1 - len(kept) / len(found):.4f}, of these right {sum(o[2] for o in found if o not in kept) / max(len(found) - len(kept), 1):.3f};",
        end=" ",
    )
    print(f"right among the rest {sum(one[2] for one in kept) / len(kept):.4f}; calibration error {error:.4f}")


def cross_validated(cases: dict[str, list[Case]], folds: int) -> list[tuple[float, float, bool]]:
    """Return the judgements on each gold document by weights that did not see it."""
    fold = np.random.default_rng(0).permutation(len(cases["gold"])) % folds
    found = []
    for held in range(folds):
        by = train({kind: [case for case in some if case.number < 0 or fold[case.number] != held] for kind, some in cases.items()})
        found += [one for case in cases["gold"] if fold[case.number] == held for one in judged(case, by)]
    return found


def calibration(found: list[tuple[float, float, bool]]) -> str:
    """Return the table of calibration: judgements in bins of equal size, neighbours that fall joined, until more belief never means less right."""
    kept = sorted((one[0], float(one[2])) for one in found if one[1] <= LEAVE_OUT)
    size = math.ceil(len(kept) / TABLE_ROWS)
    pools: list[list[float]] = []
    for at in range(0, len(kept), size):
        some = kept[at : at + size]
        pools.append([sum(belief for belief, _ in some), sum(right for _, right in some), len(some)])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    rows = [f"{belief / count:.4f}\t{(right + 0.5) / (count + 1):.4f}\t{count:g}" for belief, right, count in pools]
    return "\n".join(["belief\tright\tmentions", "0\t0\t0", *rows]) + "\n"


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--also", type=Path, help="a corpus that is never trained on, to measure on as well")
    arguments = parser.parse_args()
    cases = material(read(arguments.corpus))
    if arguments.folds:
        found = cross_validated(cases, arguments.folds)
        report("cross-validated", found)
        if arguments.calibrate:
            (OUT.parent / "calibration.tsv").write_text(calibration(found), "utf-8", newline="\n")
        return
    by = train(cases)
    alone = {**dict(zip(OWN, np.round(by.alone, 3).tolist(), strict=True)), "nil": round(by.nil_alone, 3)}
    together = {**dict(zip(NAMES, np.round(by.together, 3).tolist(), strict=True)), "nil": round(by.nil_together, 3)}
    OUT.write_text(json.dumps({"source": SOURCE, "alone": alone, "together": together}, indent=1) + "\n", "utf-8", newline="\n")
    if arguments.also:
        report(arguments.also.name, [one for at, document in enumerate(read(arguments.also)) for one in judged(Case(document, at), by)])


if __name__ == "__main__":
    main()
