"""Whether two accounts are of one incident: takes two claims, gives a decision with its score and its reasons, the same whichever comes first.

>>> from geomap.types import Claim, When
>>> day = When(earliest="2023-03-09", latest="2023-03-09", precision="day")
>>> told = [Claim(claim_id=name, doc_id=name, category="raid", status="occurred", date=day, place=None) for name in "ab"]
>>> compare(*told).judgement, compare(*told).why
('different', 'the same day, raid')
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geomap.merging.likeness import compare_actors, compare_counts, compare_mention, compare_sentences, compare_status, compare_words
from geomap.merging.nearness import compare_dates, compare_places
from geomap.merging.values import COUNTS
from geomap.merging.weights import affinity, weights
from geomap.types import Decision

if TYPE_CHECKING:
    from geomap.types import Claim


def compare(one: Claim, other: Claim) -> Decision:
    """Decide on a pair; `why` names what spoke for and against, a veto alone where there is one."""
    left, right = sorted((one, other), key=lambda claim: claim.claim_id)
    veto, points = _weigh(left, right)
    if veto is not None:
        return Decision(left=left.claim_id, right=right.claim_id, judgement="different", score=0.0, why=veto)
    decide = weights()["decide"]
    bias = decide["bias_one_document"] if left.doc_id == right.doc_id else decide["bias"]
    score = round(1 / (1 + math.exp(bias - sum(number for number, _ in points))), 4)
    why = ", ".join(reason for _, reason in points if reason)
    return Decision(left=left.claim_id, right=right.claim_id, judgement="same" if score >= decide["threshold"] else "different", score=score, why=why)


def _weigh(one: Claim, other: Claim) -> tuple[str | None, list[tuple[float, str]]]:
    """Return what rules it out that two claims are of one incident, or else the points."""
    kinds = affinity(one.category, other.category)
    if kinds is None:
        return f"{one.category} and {other.category}", []
    if one.series != other.series:
        return "one incident and a series", []
    dates, places = compare_dates(one.date, other.date), compare_places(one.place, other.place)
    if dates is None:
        return "other days", []
    if places is None:
        return "other places", []
    kind = one.category if one.category == other.category else f"{one.category} or {other.category}"
    return None, [
        dates,
        places,
        (kinds, kind),
        compare_actors(one, other),
        compare_words(one, other),
        *(compare_counts(getattr(one, name), getattr(other, name), name) for name in COUNTS),
        compare_status(one, other),
        compare_sentences(one, other),
        compare_mention(one, other),
    ]
