"""Which proposals are places: takes words and proposals, gives those accepted, without overlap, each with its score.

The score is the probability that trees trained on annotated news give (resources/toponyms/recognition.json says on which). Demonyms are not
judged: the lexicon knows them, and what they stand for is told apart later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.evidence import FEATURES, matrix
from geomap.toponyms.located import located
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
    there = located(words, proposals, names, evidence)
    scores = [_score(proposal, float(score), located=bool(at)) for proposal, score, at in zip(proposals, probable, there, strict=True)]
    return choose(proposals, scores, model.accept_from)


def _score(proposal: Proposal, probable: float, *, located: bool) -> float:
    if proposal.alias == "demonym":
        return DEMONYM
    return max(probable, STATED) if proposal.stated or located else probable


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
