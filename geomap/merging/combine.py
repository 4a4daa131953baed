"""Several accounts of one incident as one record: takes claims, gives an incident with the best value of each field, the range and the disagreements.

The lead is the claim of the earliest published document, and of the highest score in it; the claims themselves are never altered.

>>> from geomap.types import Claim, Count, When
>>> def told(name, killed):
...     count = Count(low=killed, best=killed, high=killed)
...     return Claim(claim_id=name, doc_id=name, category="raid", status="occurred", date=When(earliest=None, latest=None), place=None, killed=count)
>>> incident = combine([told("a", 4), told("b", 6)], {}, "i-1")
>>> incident.killed, incident.disagreements[0].values
(Count(low=4, best=4, high=6, qualifier='exact'), (('a', '4'), ('b', '6')))
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from geomap.merging.disagreements import disagreements
from geomap.merging.ids import anchor
from geomap.merging.values import COUNTS, best_count, best_date, best_place
from geomap.types import Incident, sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geomap.types import Claim, Document

LAST = "9999-12-31"


def in_order(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Claim]:
    """Sort claims the lead first: by the day of publication (unknown last), then document, score and place in the text."""

    def key(claim: Claim) -> tuple[str, str, float, int, str]:
        document = documents.get(claim.doc_id)
        return (document.published if document and document.published else LAST, claim.doc_id, -claim.score, anchor(claim), claim.claim_id)

    return sorted(claims, key=key)


def combine(claims: Iterable[Claim], documents: Mapping[str, Document], incident_id: str) -> Incident:
    """Return the incident that `claims` tell; the order of `claims` does not matter."""
    ordered = in_order(claims, documents)
    lead, sources = ordered[0], sources_of(ordered, documents)
    return Incident(
        incident_id=incident_id,
        category=_most_told(ordered, "category", sources),
        status=_most_told(ordered, "status", sources),
        date=best_date([claim.date for claim in ordered]),
        place=best_place([claim.place for claim in ordered]),
        actors=_union(ordered, "actors", "name"),
        targets=_union(ordered, "targets", "name"),
        casualties=lead.casualties or next((claim.casualties for claim in ordered if claim.casualties), ()),
        **_counts(ordered, sources),
        weapons=_union(ordered, "weapons", "name"),
        series=lead.series,
        claims=tuple(ordered),
        disagreements=tuple(disagreements(ordered)),
        score=_joint_score(ordered, sources),
    )


def _most_told(claims: Sequence[Claim], field: str, sources: Mapping[str, str]) -> Any:
    """Return the value that most sources give; the lead's where several are as common."""
    told = Counter(value for _, value in dict.fromkeys((sources[claim.claim_id], getattr(claim, field)) for claim in claims))
    most = max(told.values())
    return next(getattr(claim, field) for claim in claims if told[getattr(claim, field)] == most)


def _union(claims: Sequence[Claim], field: str, name: str) -> Any:
    """Return what any claim names, each once, told apart by its name in any case (and role, where it has one)."""
    found: dict[object, object] = {}
    for claim in claims:
        for one in getattr(claim, field):
            known_as = getattr(one, "actor_id", None) or getattr(one, name).casefold()
            found.setdefault((known_as, getattr(one, "role", None)), one)
    return tuple(found.values())


def _counts(claims: Sequence[Claim], sources: Mapping[str, str]) -> Any:
    return {field: best_count([(sources[claim.claim_id], getattr(claim, field)) for claim in claims]) for field in COUNTS}


def _joint_score(claims: Sequence[Claim], sources: Mapping[str, str]) -> float:
    """Return how sure the incident is: each further source takes away its share of the doubt that is left."""
    best: dict[str, float] = {}
    for claim in claims:
        source = sources[claim.claim_id]
        best[source] = max(best.get(source, 0.0), claim.score)
    doubt = 1.0
    for score in sorted(best.values()):
        doubt *= 1.0 - min(max(score, 0.0), 1.0)
    return round(1.0 - doubt, 4) if len(best) > 1 else max(claim.score for claim in claims)
