"""Where a place or time stands beside the deed and not at it: on a way to or from somewhere, at a hospital, in a clause with a subject of its own.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The gunmen fled to Lagos.")).paragraphs[0].doc
>>> away(doc[3], doc[2])
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children, subjects
from geomap.extraction.lexicons import nouns, triggers, words
from geomap.extraction.setting.spots import taken_from

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token

FAR = 6
"""How many words lie at most between the two ends of a way."""


def away(child: Token, above: Token) -> bool:
    """Tell whether the step from `child` to `above` is of a way to or from a place: "fled to X", "the road from X", "a convoy from X", "X-bound"."""
    if child.dep_ in ("npadvmod", "compound", "nmod") and above.lower_ == "bound":
        return True
    if child.lower_ == "into" and above.lemma_.lower() in words("breaking_in"):
        return False
    if child.lower_ == "from" and child.dep_ == "prep" and above.lemma_ == "be":
        return True  # "nobody knows if he is from X"
    moves = above.pos_ == "VERB" and above.lemma_.lower() != "belong" and not taken_from(child)
    if child.dep_ == "prep" and (voyage(child) is not None or any(c.lower_ == "from" and voyage(c) == child for c in (*above.children, above.head))):
        return True
    if child.dep_ != "prep":
        return False
    return _travels(child, above) or (child.lower_ in words("away") and (moves or above.lemma_.lower() in words("ways") | {"way"}))


def _travels(way: Token, noun: Token) -> bool:
    """Tell whether a preposition says where a vehicle comes from or is bound, or what was fired: "a convoy from Dakar", "a rocket from Gaza"."""
    if noun.lemma_.lower() in words("flying_from_afar") and any(c.lower_ == "from" and c.i <= way.i for c in children(noun, "prep")):
        return True
    return way.lower_ in ("from", "to") and noun.pos_ == "NOUN" and "vehicle" in nouns().get(noun.lemma_.lower(), frozenset())


def voyage(start: Token) -> Token | None:
    """Return the "to" behind a "from" where both are the ends of one way: "a cargo of fuel from X to Y"."""
    if start.lower_ != "from" or start.dep_ != "prep" or not children(start, "pobj"):
        return None
    near = [start.head, *children(start, "pobj")]
    return next((c for h in near for c in children(h, "prep") if c.lower_ == "to" and start.i < c.i <= start.i + FAR), None)


def in_treatment(head: Token) -> bool:
    """Tell whether a place is where the hurt were taken or died: "were treated at the hospital of Mopti"."""
    return any(above.lemma_.lower() in words("treating") for _, above in ancestors(head))


def carried(head: Token) -> bool:
    """Tell whether a place is where the hurt were brought: "were wounded and flown to Mopti", "was airlifted to Nairobi"."""
    for child, above in ancestors(head):
        if child.dep_ == "prep" and child.lower_ == "to" and head.lemma_.lower() in words("clinics") and above.pos_ == "VERB":
            return True  # "an ambulance took him to Waikato Hospital"
        if child.dep_ == "prep" and child.lower_ == "to" and above.tag_ == "VBN" and above.lemma_.lower() in words("carrying"):
            hurt = above.head if above.dep_ == "conj" else above
            return hurt.lemma_.lower() in words("hurt") or any({t.lemma_.lower() for t in (s, *s.children)} & words("hurt") for s in subjects(above))
    return False


def over_border(head: Token) -> bool:
    """Tell whether a country is where somebody fled, or came from: "fled toward Cameroon after the attack", "who crossed the border from Afghanistan"."""
    left = False
    for child, above in ancestors(head):
        left = left or (child.dep_ == "prep" and child.lower_ == "from")
        if child.dep_ in ("prep", "dobj") and above.pos_ == "VERB":
            fled = child.lower_ in words("toward") and above.lemma_.lower() in words("fleeing")
            return fled or (left and above.lemma_.lower() in words("crossing"))
    return False


def beside_country(head: Token) -> bool:
    """Tell whether a country is only what a deed was near: "in the north, near Mali", "close to Mali"; not "off Benin"."""
    before = head.head if head.dep_ == "pobj" else head
    return bool(before.lemma_.lower() == "near") or bool(before.lower_ == "to" and before.head.lower_ == "close")


def played(head: Token) -> bool:
    """Tell whether a country is the other side of a match: "cheered Iraq's late win over China"."""
    return head.dep_ == "pobj" and head.head.lower_ in words("playing_with") and head.head.head.lemma_.lower() in words("won_or_lost")


def other_neighbour(head: Token) -> bool:
    """Tell whether a country is the second across a border: "near the border with Chad and Niger" is in neither."""
    first = head.head
    behind = head.dep_ == "conj" and first.dep_ == "pobj" and first.head.lower_ in ("with", "to", "between")
    return bool(behind and first.head.head.lemma_.lower() in words("borders"))


def going_on(clause: Token) -> bool:
    """Tell whether a clause says what those harmed were doing there and then: "shot seven farmers who were harvesting paddy in X on Thursday"."""
    then = clause.dep_ == "relcl" and clause.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in clause.children)
    return then and clause.lemma_.lower() not in words("leading_a_life")


def passing(verb: Token) -> bool:
    """Tell whether a clause says by what somebody came when it happened, or what for: "as they passed the village of X, gunmen opened fire"."""
    coming = verb.dep_ == "advcl" and verb.lemma_.lower() in words("passing")
    return _aimed(verb) or (coming and any(c.lower_ in ("as", "when", "while") for c in verb.children))


def _aimed(verb: Token) -> bool:
    """Tell whether a verb says what an operation was for, which was where that would have been done: "an operation to detain a leader in X"."""
    above = (verb.head, *children(verb.head, "dobj")) if verb.tag_ == "VB" and verb.dep_ in ("acl", "advcl", "relcl", "xcomp") else ()
    return any(rule.kind == "operation" for t in above for rule in triggers().get((t.lemma_.lower(), "NOUN"), ()))


def absolute(clause: Token) -> bool:
    """Tell whether a clause with a subject of its own only stands beside the deed: "the hospital having run out of supplies in October"."""
    auxiliaries = [c.lower_ for c in children(clause, "aux")]
    alone = clause.dep_ == "advcl" and clause.tag_ == "VBG" and not auxiliaries
    return (alone or "having" in auxiliaries) and bool(children(clause, "nsubj"))
