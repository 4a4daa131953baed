"""What people changed, applied: takes incidents and corrections, gives the incidents as corrected and a rejection for each row that names nothing.

Rows are applied in the order of the file, so a later row wins. An incident is found under its own id, under the id of any claim in it, and else by the
document and the words that the row quotes, so that a correction outlives another report, and a slightly different reading of the same one.

>>> from geomap.types import Correction, Incident, When
>>> incident = Incident(incident_id="i-1", category="raid", status="occurred", date=When(earliest=None, latest=None), place=None)
>>> corrected, refused = correct([incident], [Correction(incident_id="i-1", action="set", field="category", value="arrest")], [])
>>> corrected[0].category, corrected[0].corrected
('arrest', ('category',))
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from geomap.merging.combine import combine
from geomap.merging.ids import incident_ids
from geomap.merging.setting import Places, changed
from geomap.types import Edit, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.types import Claim, Correction, Document, Incident

FILE = "data/corrections.csv"


def correct(
    incidents: Iterable[Incident], corrections: Iterable[Correction], documents: Iterable[Document], places: Places | None = None, uri: str = FILE
) -> tuple[list[Incident], list[Rejection]]:
    """Return `incidents` with `corrections` applied, in the same order, and what could not be applied.

    `places` (a gazetteer) looks up the place ids that corrections name; `uri` is what messages call the file.
    """
    table = _Table(list(incidents), {document.doc_id: document for document in documents}, places)
    rejections = []
    for correction in corrections:
        try:
            table.apply(correction)
        except ValueError as error:
            reason = f"Expected {error} in line {correction.line} of {uri}; the row is passed over."
            rejections.append(Rejection(doc_id=None, stage="corrections", reason=reason, uri=uri))
    return [incident for incident in table.incidents if incident is not None], rejections


class _Table:
    """The incidents while they are being corrected; None stands where one was dropped or merged away."""

    def __init__(self, incidents: list[Incident], documents: dict[str, Document], places: Places | None) -> None:
        self.incidents: list[Incident | None] = list(incidents)
        self.documents = documents
        self.places = places
        self.ids = incident_ids([claim for incident in incidents for claim in incident.claims])
        self.at: dict[str, int] = {}
        for position, incident in enumerate(incidents):
            for claim in incident.claims:
                self.at.setdefault(self.ids[claim.claim_id], position)
                self.at.setdefault(claim.claim_id, position)
        self.at.update({incident.incident_id: position for position, incident in enumerate(incidents)})

    def apply(self, correction: Correction) -> None:
        """Apply one correction; raise ValueError with what was expected and got."""
        position = self._find(correction)
        incident = self.incidents[position]
        if incident is None:
            message = f"an incident that is still there, got {correction.incident_id!r}, which an earlier row dropped or merged,"
            raise ValueError(message)
        if correction.action == "drop":
            self.incidents[position] = None
        elif correction.action == "merge":
            self._merge(position, incident, correction)
        elif correction.action == "split":
            self._split(position, incident, correction)
        else:
            field = "place" if correction.action == "move" else (correction.field or "").lower()
            self.incidents[position] = _edited(changed(incident, correction, self.places), correction, field)

    def _find(self, correction: Correction) -> int:
        position = self.at.get(correction.incident_id)
        if position is not None:
            return position
        told = self._by_quote(correction)
        if len(told) == 1:
            return told.pop()
        several = f"the words of one incident, got a quote of {len(told)} of them,"
        none = f"an incident of this build, got {correction.incident_id or correction.quote!r}, which names none,"
        raise ValueError(several if told else none)

    def _by_quote(self, correction: Correction) -> set[int]:
        """Return where incidents stand whose claims are told by the words that the row quotes."""
        if not (correction.doc_id and correction.quote):
            return set()
        words = " ".join(correction.quote.split())
        close: set[int] = set()
        exact: set[int] = set()
        for position, incident in enumerate(self.incidents):
            for claim in incident.claims if incident else ():
                quotes = {" ".join(one.quote.split()) for one in claim.evidence if claim.doc_id == correction.doc_id and one.field in {"sentence", "category"}}
                if words in quotes:
                    exact.add(position)
                elif any(words in quote or quote in words for quote in quotes):
                    close.add(position)
        return exact or close

    def _merge(self, position: int, incident: Incident, correction: Correction) -> None:
        other_position = self.at.get(correction.value or "")
        other = None if other_position is None else self.incidents[other_position]
        if other_position is None or other is None or other_position == position:
            message = f"the id of another incident as value, got {correction.value!r}"
            raise ValueError(message)
        joined = combine((*other.claims, *incident.claims), self.documents, other.incident_id)
        kept = {name: getattr(one, name) for one in (incident, other) for name in _fields(one.corrected)}
        corrected = tuple(dict.fromkeys((*other.corrected, *incident.corrected, "claims")))
        joined = dataclasses.replace(joined, corrected=corrected, edits=(*other.edits, *incident.edits), **kept)
        self.incidents[other_position] = _edited(joined, correction, "claims")
        self.incidents[position] = None
        self.at.update({known: other_position for known, at in self.at.items() if at == position})

    def _split(self, position: int, incident: Incident, correction: Correction) -> None:
        """Take the claims that `value` names (a claim id, an incident id of its own, or a doc_id) out of `incident`; all apart where it names none."""
        wanted = correction.value
        names: list[set[str]] = [{claim.claim_id, claim.doc_id, self.ids[claim.claim_id]} for claim in incident.claims]
        out = [claim for claim, known in zip(incident.claims, names, strict=True) if wanted in known] if wanted else list(incident.claims[1:])
        kept = [claim for claim in incident.claims if claim not in out]
        if not out or not kept:
            message = f"a claim_id or doc_id of one of several accounts as value, got {wanted!r} for an incident of {len(incident.claims)}"
            raise ValueError(message)
        self._put(position, kept, incident, correction)
        for group in [out] if wanted else [[claim] for claim in out]:
            self.incidents.append(None)
            self._put(len(self.incidents) - 1, group, incident, correction)

    def _put(self, position: int, claims: list[Claim], before: Incident, correction: Correction) -> None:
        apart = combine(claims, self.documents, self.ids[claims[0].claim_id])
        self.incidents[position] = _edited(dataclasses.replace(apart, corrected=("claims",), edits=before.edits), correction, "claims")
        self.at.update({known: position for claim in claims for known in (claim.claim_id, self.ids[claim.claim_id])})


def _edited(incident: Incident, correction: Correction, field: str) -> Incident:
    """Return `incident` with a note of who changed it, when and why."""
    edit = Edit(field=field, who=correction.who, when=correction.when, note=correction.note)
    return dataclasses.replace(incident, edits=(*incident.edits, edit))


def _fields(corrected: Iterable[str]) -> Iterable[Any]:
    """Return the record's fields that a person set before, which a merge must not undo."""
    names: dict[str, str] = {"perpetrators": "actors"}
    return [names.get(name, name) for name in corrected if name != "claims"]
