"""Which proposals are places: takes words and proposals, gives those accepted, without overlap, each with its score."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.toponyms.names import Names
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

THRESHOLD = 0.5


def decide(words: Words, proposals: Sequence[Proposal], names: Names) -> tuple[list[Proposal], list[float]]:
    """Return the accepted proposals in order, and their scores."""
    scores = [_score(words, proposal, names) for proposal in proposals]
    return choose(proposals, scores)


def choose(proposals: Sequence[Proposal], scores: Sequence[float]) -> tuple[list[Proposal], list[float]]:
    """Return the best of those that overlap: the highest score first, then the longest."""
    order = sorted(range(len(proposals)), key=lambda at: (-scores[at], proposals[at].first - proposals[at].stop, at))
    taken: set[int] = set()
    kept = []
    for at in order:
        covered = range(proposals[at].first, proposals[at].stop)
        if scores[at] >= THRESHOLD and taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(at)
    kept.sort()
    return [proposals[at] for at in kept], [scores[at] for at in kept]


def _score(words: Words, proposal: Proposal, names: Names) -> float:
    if proposal.alias == "demonym":
        return 0.9
    if proposal.alias == "abbreviation":
        return 0.9 if proposal.name[-1] == "." or proposal.name in {"US", "UK", "USA"} else 0.3
    entity = words.entity[proposal.first]
    label = words.labels[entity] if entity >= 0 else ""
    size = 0.002 * (proposal.stop - proposal.first)
    if label in {"GPE", "LOC", "FAC"}:
        first, stop = words.bounds[entity]
        return (0.8 if (first, stop) == (proposal.first, proposal.stop) else 0.6) + size + (0.1 if proposal.known else 0)
    if label == "ORG":
        return (0.55 if names.summary(proposal.name).magnitude > 4 else 0.3) + size
    if label == "PERSON":
        return 0.2
    return 0.4 + size
