"""Names for incidents that stay over rebuilds: takes claims, gives each the id that an incident told by it would bear.

The id hangs on the document's content and on where in it the claim's telling words start, not on what was made of them. An incident of several claims bears
the id of its lead, and is found under the id of each of its claims, so that a permalink or a correction still holds when another report is added.

>>> from geomap.types import Claim, When
>>> claim = Claim(claim_id="c", doc_id="d", category="raid", status="occurred", date=When(earliest=None, latest=None), place=None)
>>> incident_ids([claim])
{'c': 'i-acaf680e12'}
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.types import Claim, Incident

LEADING_FIELDS = ("category", "sentence")


def anchor(claim: Claim) -> int:
    """Return where the words start that tell the claim: its trigger, else its sentence, else its first evidence, else -1."""
    for field in LEADING_FIELDS:
        starts = [one.span.start for one in claim.evidence if one.field == field]
        if starts:
            return min(starts)
    return min((one.span.start for one in claim.evidence), default=-1)


def _place_start(claim: Claim) -> int:
    return claim.place.toponym.span.start if claim.place else -1


def incident_ids(claims: Iterable[Claim]) -> dict[str, str]:
    """Return claim_id -> incident id; two claims on the same telling words are told apart by the order of their places."""
    crowds: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        crowds[claim.doc_id, anchor(claim)].append(claim)
    ids = {}
    for (doc_id, start), crowd in crowds.items():
        for number, claim in enumerate(sorted(crowd, key=lambda one: (_place_start(one), one.claim_id))):
            content = f"{doc_id}\x1f{start}" + (f"\x1f{number}" if number else "")
            ids[claim.claim_id] = "i-" + hashlib.sha256(content.encode()).hexdigest()[:10]
    return ids


def known_ids(incidents: Iterable[Incident]) -> dict[str, str]:
    """Return every id that an incident is known by, its own and its claims', with the id that it bears; an incident's own id wins."""
    incidents = list(incidents)
    alone = incident_ids([claim for incident in incidents for claim in incident.claims])
    known: dict[str, str] = {}
    for incident in incidents:
        for claim in incident.claims:
            known.setdefault(alone[claim.claim_id], incident.incident_id)
            known.setdefault(claim.claim_id, incident.incident_id)
    return known | {incident.incident_id: incident.incident_id for incident in incidents}
