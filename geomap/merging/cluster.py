"""Claims into incidents: takes claims and decisions on pairs of them, gives incidents; the order of the claims does not matter.

Pairs that speak most clearly are joined first; two groups are joined only where nothing rules out any pair between them.
A person's decisions go before the program's.

>>> merge([], [])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.merging.blocking import pairs
from geomap.merging.combine import combine, in_order
from geomap.merging.compare import compare
from geomap.merging.ids import anchor, incident_ids
from geomap.merging.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.types import Claim, Decision, Document, Incident

LAST = "9999-12-31"


def merge(claims: Iterable[Claim], documents: Iterable[Document], decisions: Iterable[Decision] = ()) -> list[Incident]:
    """Return the incidents that `claims` tell, the earliest published document's first and in the order of its text.

    `decisions` are a person's, on claim ids or incident ids; they win over what the program finds.
    """
    known = {document.doc_id: document for document in documents}
    ordered = sorted({claim.claim_id: claim for claim in claims}.values(), key=lambda claim: claim.claim_id)
    ids = incident_ids(ordered)
    groups = [in_order(group, known) for group in _groups(ordered, ids, list(decisions))]
    incidents = [combine(group, known, ids[group[0].claim_id]) for group in groups]

    def place_in_text(incident: Incident) -> tuple[str, str, int, str]:
        lead = incident.claims[0]
        document = known.get(lead.doc_id)
        return document.published if document and document.published else LAST, lead.doc_id, anchor(lead), incident.incident_id

    return sorted(incidents, key=place_in_text)


def decide(claims: Iterable[Claim]) -> list[Decision]:
    """Return the program's decisions on pairs of claims: all that are "same", and the "different" ones that were close to it."""
    ordered = sorted({claim.claim_id: claim for claim in claims}.values(), key=lambda claim: claim.claim_id)
    review = weights()["decide"]["review"]
    return [found for one, other in pairs(ordered) if (found := compare(ordered[one], ordered[other])).score >= review]


def _groups(claims: Sequence[Claim], ids: dict[str, str], decisions: Sequence[Decision]) -> list[list[Claim]]:
    by_id = {claim.claim_id: claim for claim in claims}
    named = {incident_id: claim_id for claim_id, incident_id in ids.items()} | {claim_id: claim_id for claim_id in by_id}
    told = [(named[d.left], named[d.right], d.judgement) for d in decisions if d.left in named and d.right in named]
    apart = {frozenset((left, right)) for left, right, judgement in told if judgement == "different"}
    together = [(left, right) for left, right, judgement in told if judgement == "same"]
    group: dict[str, list[Claim]] = {claim.claim_id: [claim] for claim in claims}

    def join(left: str, right: str) -> None:
        if group[left] is not group[right]:
            joined = group[left] + group[right]
            group.update((claim.claim_id, joined) for claim in joined)

    for left, right in together:
        join(left, right)
    same = (found for found in decide(claims) if found.judgement == "same")
    for found in sorted(same, key=lambda one: (-one.score, one.left, one.right)):
        first, second = group[found.left], group[found.right]
        if first is not second and all(_may_join(a, b, apart) for a in first for b in second):
            join(found.left, found.right)
    return list({id(members): members for members in group.values()}.values())


def _may_join(one: Claim, other: Claim, apart: set[frozenset[str]]) -> bool:
    """Tell whether nothing rules it out: a score of 0 is a veto."""
    return frozenset((one.claim_id, other.claim_id)) not in apart and compare(one, other).score > 0
