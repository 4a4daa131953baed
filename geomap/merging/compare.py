"""Whether two accounts are of one incident: takes two claims, gives a decision with its score and its reasons, the same whichever comes first.

>>> from geomap.types import Claim, When
>>> day = When(earliest="2023-03-09", latest="2023-03-09", precision="day")
>>> told = [Claim(claim_id=name, doc_id=name, category="raid", status="occurred", date=day, place=None) for name in "ab"]
>>> compare(*told).judgement, compare(*told).why
('different', 'the same day, raid')
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from geomap.merging.features import features
from geomap.merging.likeness import compare_actors, compare_counts, compare_mention, compare_people, compare_sentences, compare_status, compare_words
from geomap.merging.nearness import compare_dates, compare_places, compare_undated
from geomap.merging.values import COUNTS
from geomap.merging.weights import affinity, weights
from geomap.types import Decision

if TYPE_CHECKING:
    from geomap.merging.features import Features
    from geomap.types import Claim

    Points = tuple[float, str]


def compare(one: Claim, other: Claim) -> Decision:
    """Decide on a pair; `why` names what spoke for and against, a veto alone where there is one."""
    return decision(features(one), features(other))


def decision(one: Features, other: Features) -> Decision:
    """Decide on a pair of which the features are read."""
    left, right = sorted((one, other), key=lambda told: told.claim_id)
    veto, points = _weigh(left, right)
    if veto is not None:
        return Decision(left=left.claim_id, right=right.claim_id, judgement="different", score=0.0, why=veto)
    score = _score(left, right, points)
    why = ", ".join(reason for _, reason in points if reason)
    judgement: Literal["same", "different"] = "same" if score >= weights()["decide"]["threshold"] else "different"
    return Decision(left=left.claim_id, right=right.claim_id, judgement=judgement, score=score, why=why)


def score(one: Features, other: Features) -> float:
    """Return how surely two accounts are of one incident, 0 where something rules it out."""
    veto, points = _weigh(one, other)
    return 0.0 if veto is not None else _score(one, other, points)


def _score(one: Features, other: Features, points: list[Points]) -> float:
    decide = weights()["decide"]
    bias = decide["bias_one_document"] if one.doc_id == other.doc_id else decide["bias"]
    return round(1 / (1 + math.exp(bias - sum(number for number, _ in points))), 4)


def setting(one: Features, other: Features) -> tuple[str | None, list[Points]]:
    """Return what in category, time and place rules it out that two claims are of one incident, or else the points of these."""
    kinds = affinity(one.category, other.category)
    if kinds is None:
        return f"{one.category} and {other.category}", []
    if one.series != other.series:
        return "one incident and a series", []
    dates = _dates(one, other)
    if dates is None:
        return "other days", []
    places = compare_places(one.place, other.place)
    if places is None:
        return "other places", []
    kind = one.category if one.category == other.category else f"{one.category} or {other.category}"
    return None, [dates, places, (kinds, kind)]


def _dates(one: Features, other: Features) -> Points | None:
    if one.before is not None and other.before is not None:
        return compare_undated(max(one.before, other.before), (min(one.before, other.before),) * 2)
    if one.before is not None:
        return compare_undated(one.before, other.days)
    if other.before is not None:
        return compare_undated(other.before, one.days)
    return compare_dates(one.days, other.days, stated=one.stated and other.stated)


def _weigh(one: Features, other: Features) -> tuple[str | None, list[Points]]:
    veto, points = setting(one, other)
    if veto is None:
        points += [
            compare_actors(one, other),
            compare_people(one, other),
            compare_words(one, other),
            *(compare_counts(first, second, name) for first, second, name in zip(one.counts, other.counts, COUNTS, strict=True)),
            compare_status(one, other),
            compare_sentences(one, other),
            compare_mention(one, other),
        ]
    return veto, points
