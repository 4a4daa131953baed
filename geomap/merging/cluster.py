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
from geomap.merging.compare import decision, score
from geomap.merging.features import features
from geomap.merging.groups import Groups
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
    told = [features(claim) for claim in sorted({claim.claim_id: claim for claim in claims}.values(), key=lambda claim: claim.claim_id)]
    review = weights()["decide"]["review"]
    return [decision(told[one], told[other]) for one, other in pairs(told) if score(told[one], told[other]) >= review]


def _groups(claims: Sequence[Claim], ids: dict[str, str], decisions: Sequence[Decision]) -> list[list[Claim]]:
    """Return the claims of each incident: first what a person joined, then the surest pairs."""
    position = {claim.claim_id: at for at, claim in enumerate(claims)}
    named = {incident_id: position[claim_id] for claim_id, incident_id in ids.items()} | position
    asked = [(named[d.left], named[d.right], d.judgement) for d in decisions if d.left in named and d.right in named]
    told = [features(claim) for claim in claims]
    groups = Groups(told, apart={frozenset((left, right)) for left, right, judgement in asked if judgement == "different"})
    for left, right, judgement in asked:
        if judgement == "same":
            groups.join(left, right)
    threshold = weights()["decide"]["threshold"]
    sure = [(-found, left, right) for left, right in pairs(told) if (found := score(told[left], told[right])) >= threshold]
    for _, left, right in sorted(sure):
        if groups.may_join(left, right):
            groups.join(left, right)
    return [[claims[at] for at in members] for members in groups.members()]
