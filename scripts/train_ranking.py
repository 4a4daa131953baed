"""Trains which place a name means: the weights of geomap.resolution.ranking, from resolved names in news and in silver reports.

    python scripts/train_ranking.py CORPUS.jsonl            writes resources/toponyms/ranking.json
    python scripts/train_ranking.py CORPUS.jsonl --folds 5  cross-validates by document, and writes nothing

CORPUS as for train_toponyms.py: TR-News (MIT licence). What a candidate is worth by itself is drawn to weights set by hand (PRIOR); the context's weights come
from the data alone. They are fitted in rounds, each in the light of what the last believed, as they are used.
"""

from __future__ import annotations

import argparse
import json
import math
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
from geomap.resolution.ranking import shares
from geomap.toponyms import toponyms_from_spans
from geomap.types import Document, Span

OUT = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "toponyms" / "ranking.json"
SOURCE = "trained by scripts/train_ranking.py on TR-News (MIT licence), silver copies of it and own sentences, drawn to weights set by hand"
PRIOR = {
    "population": 2.5, "primary": 1.0, "short": -0.5, "abbreviation": -1.0, "historic": -4.0, "same_name": 1.0, "country": 3.0, "admin1": 1.5, "capital": 2.0,
    "seat1": 1.0, "seat2": 0.3, "admin2": -1.0, "section": -1.0, "region": 2.5, "kind": 3.0, "not_kind": -2.0, "bare": -1.0, "unlike": -10.0, "within": 6.0, "not_within": -3.0,
}  # fmt: skip
PENALTY = 2.0
ROUNDS = 3
SAME_KM, RIGHT_KM = 40.0, 161.0
WEIGHTS = {"gold": 1.0, "replaced": 0.25, "moved": 0.25, "written": 0.02, "local": 0.1}
EARTH_KM = 6371.0088


class Case:
    """A document with its groups, columns, and which candidates are right."""

    def __init__(self, document: dict[str, Any], number: int) -> None:
        """Look everything up."""
        gold = document["toponyms"]
        toponyms = toponyms_from_spans(Document(doc_id="d", text=document["text"]), [Span(start=t["start"], end=t["end"]) for t in gold])
        self.number = number
        self.groups = grouped(toponyms, open_world())
        self.table = columns(self.groups)
        self.own = own_features(self.groups, self.table)
        self.right = np.zeros(len(self.table.places))
        self.mentions = [[gold[at] for at in group.members if gold[at].get("lat") is not None] for group in self.groups]
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
        "replaced": [Case(replaced(document, seed), at) for seed in range(2) for at, document in every],
        "moved": [Case(moved(document, seed), at) for seed in range(2) for at, document in every],
        "written": [Case(written(seed), -1) for seed in range(100)],
        "local": [Case(local(seed), -1) for seed in range(350)],
    }


def choices(cases: list[Case], features: list[Any], weight: float) -> Choices:
    """Return the groups that have right and wrong candidates, in columns."""
    rows, group, groups, offset = [], [], 0, 0
    for case in cases:
        for start, stop in zip(case.table.starts, case.table.starts[1:], strict=False):
            if 0 < case.right[start:stop].sum() < stop - start:
                rows += range(offset + start, offset + stop)
                group += [groups] * (stop - start)
                groups += 1
        offset += len(case.right)
    right = np.concatenate([case.right for case in cases])
    return Choices(np.vstack(features)[rows], right[rows], np.array(group), groups, weight)


def train(cases: dict[str, list[Case]]) -> tuple[Any, Any]:
    """Return the weights for candidates alone and in context."""
    alone_prior, prior = (np.array([PRIOR.get(name, 0.0) for name in names]) for names in (OWN, NAMES))
    alone = fit([choices(some, [case.own for case in some], WEIGHTS[kind]) for kind, some in cases.items()], alone_prior, PENALTY)
    belief = {kind: [shares(case.own @ alone, case.table.starts) for case in some] for kind, some in cases.items()}
    together = None
    for _ in range(ROUNDS):
        features = {kind: [in_context(case, one) for case, one in zip(some, belief[kind], strict=True)] for kind, some in cases.items()}
        together = fit([choices(some, features[kind], WEIGHTS[kind]) for kind, some in cases.items()], prior, PENALTY, together)
        belief = {kind: [shares(one @ together, case.table.starts) for case, one in zip(some, features[kind], strict=True)] for kind, some in cases.items()}
    return alone, together


def in_context(case: Case, belief: Any) -> Any:
    """Return all features of a case in the light of what is believed."""
    return np.hstack([case.own, context_features(case.groups, case.table, belief)])


def judged(case: Case, alone: Any, together: Any) -> list[tuple[float, bool]]:
    """Return for each annotated mention how surely its place was chosen, and whether within 161 km."""
    belief = shares(case.own @ alone, case.table.starts)
    for _ in range(ROUNDS):
        belief = shares(in_context(case, belief) @ together, case.table.starts)
    found = []
    for at, mentions in enumerate(case.mentions):
        start, stop = case.table.starts[at], case.table.starts[at + 1]
        best = start + int(np.argmax(belief[start:stop])) if start < stop else None
        found += [
            (0.0 if best is None else float(belief[best]), best is not None and distance_km(mention, case.table.places[best]) <= RIGHT_KM)
            for mention in mentions
        ]
    return found


def cross_validated(cases: dict[str, list[Case]], folds: int) -> list[tuple[float, bool]]:
    """Return the judgements on each gold document by weights that did not see it."""
    fold = np.random.default_rng(0).permutation(len(cases["gold"])) % folds
    found = []
    for held in range(folds):
        kept = {kind: [case for case in some if case.number < 0 or fold[case.number] != held] for kind, some in cases.items()}
        alone, together = train(kept)
        found += [one for case in cases["gold"] if fold[case.number] == held for one in judged(case, alone, together)]
    return found


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--also", type=Path, help="a corpus that is never trained on, to measure on as well")
    arguments = parser.parse_args()
    cases = material(read(arguments.corpus))
    if arguments.folds:
        found = cross_validated(cases, arguments.folds)
        print(f"within 161 km, by weights that did not see the document: {sum(right for _, right in found) / len(found):.4f}")
        return
    alone, together = train(cases)
    rounded = {"alone": dict(zip(OWN, np.round(alone, 3).tolist(), strict=True)), "together": dict(zip(NAMES, np.round(together, 3).tolist(), strict=True))}
    OUT.write_text(json.dumps({"source": SOURCE, **rounded}, indent=1) + "\n", "utf-8", newline="\n")
    if arguments.also:
        found = [one for at, document in enumerate(read(arguments.also)) for one in judged(Case(document, at), alone, together)]
        print(f"within 161 km on {arguments.also.name}: {sum(right for _, right in found) / len(found):.4f}")


if __name__ == "__main__":
    main()
