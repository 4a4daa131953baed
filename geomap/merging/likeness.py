"""How like two claims are in who, what and how many: takes the features of two claims, gives points with their reasons.

>>> compare_counts((4.0, 4.0), (4.0, 4.0), "killed")
(1.2, 'as many killed')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.merging.lineage import related
from geomap.merging.weights import common_words, title_words, weights

if TYPE_CHECKING:
    from geomap.merging.features import Bounds, Features

    Points = tuple[float, str]

FEW, MANY = 3, 10


def compare_actors(one: Features, other: Features) -> Points:
    """Weigh who is said to have done it; a name that no lexicon knows ("gunmen") can be anybody."""
    first, second = one.blamed, other.blamed
    if not first or not second:
        return 0.0, ""
    points = weights()["who"]
    if first & second:
        known = any(name.startswith("#") for name in first & second)
        return (points["same_actor"], "the same actor") if known else (points["same_kind"], "actors of one kind")
    if any(related(a, b) for a in first for b in second):
        return points["related_actor"], "an actor and its parent"
    known = all(name.startswith("#") for name in first | second)
    return (points["other_actor"], "other actors") if known else (0.0, "")


def compare_people(one: Features, other: Features) -> Points:
    """Weigh victims who are named: the last word of a name may stand for the whole."""
    if not one.people or not other.people:
        return 0.0, ""
    if one.killed & other.killed:
        return weights()["who"]["killed_once"], "the same person killed"
    if one.surnames & other.people or other.surnames & one.people:
        return weights()["who"]["same_person"], "the same person"
    return weights()["who"]["other_person"], "other persons"


def compare_words(one: Features, other: Features) -> Points:
    """Weigh the words for targets and victims."""
    first, second = one.words, other.words
    if not first or not second:
        return 0.0, ""
    points, shared = weights()["who"], first & second
    if not shared:
        return points["no_words"], "other targets"
    if shared <= (common_words() | title_words() if one.people and other.people else common_words()):
        return points["common_words"], "targets of one kind"
    return (points["most_words"], "the same targets") if 2 * len(shared) >= min(len(first), len(second)) else (points["some_words"], "targets alike")


def compare_counts(first: Bounds | None, second: Bounds | None, what: str) -> Points:
    """Weigh two numbers of killed, injured, detained or abducted, each as its lowest and highest."""
    if first is None or second is None:
        return 0.0, ""
    points = weights()["count"]
    if first == second and first[0] == first[1] and first[0] > 0:
        many = first[0]
        return (points["same_many"] if many >= MANY else points["same_some"] if many >= FEW else points["same_few"]), f"as many {what}"
    low, high = sorted((first, second))
    if low[1] >= high[0] or (high[0] >= MANY and high[0] <= 1.5 * low[1]):
        return points["close"], f"about as many {what}"
    return points["far" if high[0] > 2 * max(low[1], 1) else "other"], f"other numbers {what}"


def compare_status(one: Features, other: Features) -> Points:
    """Weigh what is told as done against what is told as planned."""
    return (weights()["other"]["hypothetical"], "one only planned") if one.hypothetical != other.hypothetical else (0.0, "")


def compare_sentences(one: Features, other: Features) -> Points:
    """Weigh sentences that are the same word for word."""
    if one.sentence and one.sentence == other.sentence and one.doc_id != other.doc_id:
        return weights()["other"]["same_sentence"], "the same sentence"
    return 0.0, ""


def compare_mention(one: Features, other: Features) -> Points:
    """Weigh a later mention in one document that points back: "the assassination of a governor", without a date of its own."""
    if one.doc_id != other.doc_id:
        return 0.0, ""
    later = max((one, other), key=lambda told: told.start)
    return (weights()["other"]["definite"], "a mention that points back") if later.points_back else (0.0, "")
