"""How like two claims are in who, what and how many: takes two claims, gives points with their reasons.

>>> from geomap.types import Count
>>> compare_counts(Count(low=4, best=4, high=4), Count(low=4, best=4, high=4), "killed")
(0.8, 'as many killed')
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.merging.weights import common_words, empty_words, stem, weights

if TYPE_CHECKING:
    from geomap.types import Claim, Count

    Points = tuple[float, str]

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
BLAMED = {"perpetrator", "suspect", "claimant"}
SHORTEST_COPY = 40
FEW, MANY = 3, 10
DEFINITE = re.compile(r"\s*(?:the|that|this|those|these)\b", re.IGNORECASE)
HYPOTHETICAL = {"planned", "threatened"}


def compare_actors(one: Claim, other: Claim) -> Points:
    """Weigh who is said to have done it."""
    first, second = _blamed(one), _blamed(other)
    if not first or not second:
        return 0.0, ""
    points = weights()["who"]
    if first & second:
        return points["same_actor"], "the same actor"
    known = all(name.startswith("#") for name in first | second)
    return (points["other_actor"], "other actors") if known else (0.0, "")


def _blamed(claim: Claim) -> set[str]:
    return {f"#{actor.actor_id}" if actor.actor_id else actor.name.casefold() for actor in claim.actors if actor.role in BLAMED}


def compare_words(one: Claim, other: Claim) -> Points:
    """Weigh the words for targets and victims."""
    first, second = telling_words(one), telling_words(other)
    if not first or not second:
        return 0.0, ""
    points, shared = weights()["who"], first & second
    if not shared:
        return points["no_words"], "other targets"
    if shared <= common_words():
        return points["common_words"], "targets of one kind"
    return (points["most_words"], "the same targets") if 2 * len(shared) >= min(len(first), len(second)) else (points["some_words"], "targets alike")


def telling_words(claim: Claim) -> set[str]:
    """Return the words that name a claim's targets and victims, plural endings apart."""
    names = [target.name for target in claim.targets] + [casualty.who for casualty in claim.casualties]
    words = {word.casefold() for name in names for word in WORD.findall(name)}
    return {stem(word) for word in words - empty_words()}


def compare_counts(one: Count | None, other: Count | None, what: str) -> Points:
    """Weigh two numbers of killed, injured, detained or abducted."""
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return 0.0, ""
    points = weights()["count"]
    if first == second and first[0] == first[1] and first[0] > 0:
        return (points["same_many"] if first[0] >= FEW else points["same_few"]), f"as many {what}"
    low, high = sorted((first, second))
    if low[1] >= high[0] or (high[0] >= MANY and high[0] <= 1.5 * low[1]):
        return points["close"], f"about as many {what}"
    return points["far" if high[0] > 2 * max(low[1], 1) else "other"], f"other numbers {what}"


def _bounds(count: Count | None) -> tuple[float, float] | None:
    if count is None:
        return None
    low = count.low if count.low is not None else count.best if count.best is not None else 0
    high = count.high if count.high is not None else count.best if count.best is not None and count.qualifier == "exact" else float("inf")
    return float(low), float(max(high, low))


def compare_status(one: Claim, other: Claim) -> Points:
    """Weigh what is told as done against what is told as planned."""
    mixed = (one.status in HYPOTHETICAL) != (other.status in HYPOTHETICAL)
    return (weights()["other"]["hypothetical"], "one only planned") if mixed else (0.0, "")


def compare_sentences(one: Claim, other: Claim) -> Points:
    """Weigh sentences that are the same word for word."""
    first, second = _sentence(one), _sentence(other)
    if first and first == second and one.doc_id != other.doc_id and len(first) >= SHORTEST_COPY:
        return weights()["other"]["same_sentence"], "the same sentence"
    return 0.0, ""


def _sentence(claim: Claim) -> str | None:
    return next((" ".join(one.quote.split()).casefold() for one in claim.evidence if one.field == "sentence"), None)


def compare_mention(one: Claim, other: Claim) -> Points:
    """Weigh a later mention in one document that points back: "the assassination of a governor", without a date of its own."""
    if one.doc_id != other.doc_id:
        return 0.0, ""
    later = max((one, other), key=lambda claim: min((e.span.start for e in claim.evidence if e.field == "category"), default=-1))
    words = next((e.quote for e in later.evidence if e.field == "category"), "")
    dated = any(e.field == "date" for e in later.evidence)
    return (weights()["other"]["definite"], "a mention that points back") if DEFINITE.match(words) and not dated else (0.0, "")
