"""Trains what decides about places: recognition (which proposals are places) and ranking (which place a name means).

    python scripts/train_toponyms.py recognition CORPUS.jsonl
    python scripts/train_toponyms.py ranking CORPUS.jsonl

CORPUS is TR-News (MIT licence; Kamalloo and Rafiei 2018) as JSON Lines: {"doc_id", "text", "toponyms": [{"start", "end", "lon", "lat", "geonameid", "fclass", "fcode"}]}.
The corpus is not part of geomap; the weights are. To it come silver copies (silver_toponyms.py): other towns in the same provinces,
other countries, all in capitals; and reports of own sentences.
``--folds 5`` cross-validates by document instead, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from boosting import Settings, grow
from silver_toponyms import moved, read, replaced, shouted, written

if TYPE_CHECKING:
    from collections.abc import Callable

RESOURCES = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "toponyms"
REPLACED = 2
MOVED = 4
SILVER = 0.25
LOUD = 0.5
OWN = 500
ACCEPT_FROM = 0.4
SOURCE = "trained by scripts/train_toponyms.py on TR-News (MIT licence) silver copies of it, and own sentences"


def variants(documents: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any], float]]:
    """Return (number of the original, document, weight) of all documents and their silver copies."""
    every = list(enumerate(documents))
    gold = [(at, document, 1.0) for at, document in every]
    loud = [(at, shouted(document), LOUD) for at, document in every]
    near = [(at, replaced(document, seed), SILVER) for seed in range(REPLACED) for at, document in every]
    far = [(at, moved(document, seed), SILVER) for seed in range(MOVED) for at, document in every]
    own = [(-1, written(seed), SILVER) for seed in range(OWN)]
    return gold + loud + near + far + own


def recognition_rows(documents: list[dict[str, Any]]) -> tuple[Any, Any, Any, Any]:
    """Return features, labels, weights and originals' numbers of all proposals that the lexicons leave open."""
    from geomap.gazetteer import open_gazetteer
    from geomap.language import analyse_many
    from geomap.toponyms.evidence import matrix
    from geomap.toponyms.names import names_of
    from geomap.toponyms.proposals import propose
    from geomap.toponyms.words import annotated
    from geomap.types import Document

    names = names_of(open_gazetteer())
    every = variants(documents)
    analyses = analyse_many(Document(doc_id=d["doc_id"], text=d["text"], language="en") for _, d, _ in every)
    tables, labels, weights, numbers = [], [], [], []
    for (number, document, weight), analysis in zip(every, analyses, strict=True):
        words = annotated(analysis)
        proposals = propose(words, names)
        open_ones = [at for at, proposal in enumerate(proposals) if proposal.alias != "demonym"]
        gold = {(toponym["start"], toponym["end"]) for toponym in document["toponyms"]}
        tables.append(matrix(words, proposals, names)[open_ones])
        labels += [(words.starts[proposals[at].first], words.ends[proposals[at].stop - 1]) in gold for at in open_ones]
        weights += [weight] * len(open_ones)
        numbers += [number] * len(open_ones)
    return np.vstack(tables), np.array(labels, dtype=float), np.array(weights), np.array(numbers)


def recognition(documents: list[dict[str, Any]], folds: int) -> None:
    """Train, or cross-validate, the trees that accept proposals."""
    from geomap.toponyms.evidence import FEATURES
    from geomap.toponyms.trees import from_json

    table, labels, weights, numbers = recognition_rows(documents)
    settings = Settings()

    def grown(rows: Any) -> str:
        return json.dumps({"source": SOURCE, "accept_from": ACCEPT_FROM, "features": FEATURES, **grow(table[rows], labels[rows], weights[rows], settings)})

    if not folds:
        (RESOURCES / "recognition.json").write_text(grown(np.ones(len(labels), dtype=bool)) + "\n", "utf-8", newline="\n")
        return
    guessed = np.zeros(len(labels))
    for held in _folds(numbers, folds):
        guessed[held] = from_json(grown(~held), FEATURES).probability(table[held])
    gold = weights == 1.0
    taken, right = guessed[gold] >= ACCEPT_FROM, labels[gold] == 1
    print(f"proposals taken that are right: {(taken & right).sum() / taken.sum():.3f}; right ones taken: {(taken & right).sum() / right.sum():.3f}")


def _folds(numbers: Any, folds: int) -> list[Any]:
    fold = np.random.default_rng(0).permutation(int(numbers.max()) + 1) % folds
    return [fold[numbers] == one for one in range(folds)]


def main() -> None:
    """Train what is asked for."""
    tasks: dict[str, Callable[[list[dict[str, Any]], int], None]] = {"recognition": recognition}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=tasks)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    tasks[arguments.task](read(arguments.corpus), arguments.folds)


if __name__ == "__main__":
    main()
