"""Which proposals are places: takes words and proposals, gives those accepted, without overlap, each with its score.

The score is the probability that trees trained on annotated news give (resources/toponyms/recognition.json says on which). Demonyms are not
judged: the lexicon knows them, and what they stand for is told apart later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.toponyms.evidence import COLUMN, FEATURES, matrix
from geomap.toponyms.lexicon import load
from geomap.toponyms.trees import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.toponyms.names import Names
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

MODEL = "recognition.json"
DEMONYM = 0.6
STATED = 0.5
"""What words that say "the village of X" are worth at least."""


def decide(words: Words, proposals: Sequence[Proposal], names: Names) -> tuple[list[Proposal], list[float]]:
    """Return the accepted proposals in order, and their scores."""
    if not proposals:
        return [], []
    model = trees(MODEL, FEATURES)
    evidence = matrix(words, proposals, names)
    probable = model.probability(evidence)
    scores = [
        _score(proposal, float(score), located=bool(there))
        for proposal, score, there in zip(proposals, probable, _located(evidence, _struck(words, proposals)), strict=True)
    ]
    return choose(proposals, scores, model.accept_from)


def _score(proposal: Proposal, probable: float, *, located: bool) -> float:
    if proposal.alias == "demonym":
        return DEMONYM
    return max(probable, STATED) if proposal.stated or located else probable


def _struck(words: Words, proposals: Sequence[Proposal]) -> Any:
    """Tell which proposals stand behind a verb that takes ground alone for its object ("shelled Goma"), or people too ("attacked Owo") where spaCy sees no name."""
    import numpy as np

    ground, other = load().classes["striking_ground"], load().classes["striking"]
    return np.array([(verb := words.lower(p.first - 1)) in ground or (verb in other and _unnamed(words, p)) for p in proposals])


def _unnamed(words: Words, proposal: Proposal) -> bool:
    """Tell whether spaCy takes none of the words for a person, a body or a people."""
    labels = {words.labels[entity] for at in range(proposal.first, proposal.stop) if (entity := words.entity[at]) >= 0}
    return not labels & {"PERSON", "ORG", "NORP"}


def _located(evidence: Any, struck: Any) -> Any:
    """Tell which proposals are towns by where they stand: a town's name that no person bears, behind "in" or "near", alone in the head of an entry, or first in a dateline."""

    def any_of(*names: str) -> Any:
        return evidence[:, [COLUMN[name] for name in names]].any(axis=1)

    alone = any_of("dateline") & any_of("before_start") & any_of("behind_end")
    there = (any_of("before_locative") | alone | struck) & any_of("known") & any_of("level_city", "level_admin1", "level_admin2")
    behind = any_of("behind_capital", "behind_organisation", "behind_noun", "behind_person", "behind_facility", "behind_possessive", "behind_hyphen")
    filed = any_of("dateline") & any_of("before_start") & any_of("known") & ~any_of("in_longer", "abbreviation")
    return filed | there & ~behind & ~any_of("common", "given", "surname", "upper", "in_longer", "kind", "ORG_inside", "ORG_first", "abbreviation")


def choose(proposals: Sequence[Proposal], scores: Sequence[float], accept_from: float) -> tuple[list[Proposal], list[float]]:
    """Return those with a score of `accept_from` or more, of those that overlap the best: the highest score, then the longest."""
    order = sorted(range(len(proposals)), key=lambda at: (-scores[at], proposals[at].first - proposals[at].stop, at))
    taken: set[int] = set()
    kept = []
    for at in order:
        covered = range(proposals[at].first, proposals[at].stop)
        if scores[at] >= accept_from and taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(at)
    kept.sort()
    return [proposals[at] for at in kept], [scores[at] for at in kept]
