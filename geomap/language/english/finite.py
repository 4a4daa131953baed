"""Verbs in the past that tell the deed, where the parser took another word for the root: takes a parsed text, lets them lead.

>>> from geomap.language.parse import model
>>> doc = model()("A missile ploughed into a block of flats in Mopti.")
>>> lead(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("missile", "ploughed")]
[('missile', 'nsubj', 'ploughed'), ('ploughed', 'ROOT', 'ploughed')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.english.reduced import OBJECTS, STOPS, SUBJECTS, below, take_lead
from geomap.language.words import words


def lead(doc: Any) -> None:
    """Mend the verbs of `doc`."""
    for token in doc:
        if token.tag_ == "VBD" and token.dep_ == "advcl" and below(token, OBJECTS | {"ccomp"}):
            _let_follow(token)
        if token.tag_ == "VBG" and token.dep_ == "ccomp" and token.i < token.head.i:
            _step_back(token)
        if token.dep_ == "prep" and token.lower_ in words("over_a_number"):
            _count_over(token)
        if token.dep_ == "acl" and token.lower_ in words("rushing_in"):
            _rush_in(token)


def _let_follow(verb: Any) -> None:
    """Let a verb in the past without a subject be what is told, and the one it hangs on describe: "a grenade lobbed into a bar left five people hurt"."""
    first, doc = verb.head, verb.doc
    who = next((c for c in first.lefts if c.dep_ == "nsubj" and c.right_edge.i == first.i - 1), None)
    free = first.dep_ == "ROOT" and first.tag_ in ("VBD", "VBN") and who is not None and not below(first, OBJECTS | {"aux", "auxpass", "prt"})
    own = any(c.dep_ in ("mark", "aux", "auxpass", "advmod", "cc") for c in verb.lefts) or below(verb, SUBJECTS)
    stop = doc[verb.left_edge.i - 1]
    if not free or who is None or own or verb.i < first.i + 2 or (stop.text in STOPS and stop.head.pos_ != "PROPN"):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [c for c in first.children if c.i > verb.i or c.i < who.left_edge.i]:
        child.head = verb
    who.head, who.dep_ = verb, "nsubj"
    first.head, first.dep_, first.tag_ = who, "acl", "VBN"


def _rush_in(verb: Any) -> None:
    """Let what comes in with force do so: "a missile ploughed into a block", which the parser reads as ploughed by somebody."""
    who = verb.head
    into = any(c.dep_ == "prep" and c.lower_ in ("into", "through") and c.i == verb.i + 1 for c in verb.rights)
    if into and who.dep_ == "ROOT" and who.pos_ == "NOUN" and verb.i == who.i + 1 and not any(c.dep_ == "agent" for c in verb.rights):
        take_lead(verb, who)


def _step_back(gerund: Any) -> None:
    """Let a gerund describe the subject that the parser gave it, and the verb behind have that: "tourists stepping off a bus were shot dead"."""
    verb = gerund.head
    who = next((c for c in gerund.lefts if c.dep_ == "nsubj" and c.right_edge.i == gerund.i - 1), None)
    if who is None or below(verb, SUBJECTS) or any(c.dep_ in ("aux", "mark") for c in gerund.lefts) or verb.tag_ not in ("VBN", "VBD"):
        return
    who.head, who.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    gerund.head, gerund.dep_ = who, "acl"


def _count_over(over: Any) -> None:
    """Let "over" behind "away" or "off" belong to the number that follows: "carted away over 200 schoolgirls"."""
    verb, people = over.head, next((c for c in over.rights if c.dep_ == "pobj"), None)
    number = next((c for c in people.lefts if c.dep_ == "nummod" and c.left_edge.i == over.i + 1), None) if people is not None else None
    before = over.nbor(-1) if over.i else over
    if people is None or number is None or before.lower_ not in ("away", "off") or before.head != verb or below(verb, OBJECTS):
        return
    people.head, people.dep_ = verb, "dobj"
    over.head, over.dep_, over.tag_ = number, "quantmod", "RB"
