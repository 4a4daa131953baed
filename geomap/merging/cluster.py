"""Claims into incidents: takes claims and decisions on pairs of them, gives incidents; the order of the claims does not matter.

>>> merge([], [])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.merging.combine import combine, in_order
from geomap.merging.ids import incident_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.types import Claim, Decision, Document, Incident


def merge(claims: Iterable[Claim], documents: Iterable[Document], decisions: Iterable[Decision] = ()) -> list[Incident]:  # noqa: ARG001 - thin as yet
    """Return the incidents that `claims` tell, the earliest document's first and in the order of its text."""
    known = {document.doc_id: document for document in documents}
    ordered = in_order(claims, known)
    ids = incident_ids(ordered)
    return [combine([claim], known, ids[claim.claim_id]) for claim in ordered]
