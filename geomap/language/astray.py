"""Verbs that led the English parser astray: takes a parsed text, lets what was told be told, and what only describes describe.

"Rockets fired from X hit a house", "an air strike on a village held by rebels killed 40", "shot dead indigenous governor X".

>>> from geomap.language.parse import model
>>> doc = model()("Rockets fired from Lebanon hit a house in Metula on Monday, wounding two.")
>>> lead_back(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("fired", "hit")]
[('fired', 'acl', 'Rockets'), ('hit', 'ROOT', 'hit')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.reduced import OBJECTS, SUBJECTS, WITHOUT_VERB, below, put_in_place


def lead_back(doc: Any) -> None:
    """Mend the clauses of `doc`."""
    for token in doc:
        if token.tag_ == "VBD" and token.dep_ in WITHOUT_VERB:
            _give_way(token)
        elif token.tag_ in ("VBD", "VBN") and token.dep_ == "acl" and below(token, OBJECTS):
            _tell(token)
        elif token.lower_ == "dead" and token.dep_ == "amod" and token.i:
            _shoot_dead(token)


def _give_way(first: Any) -> None:
    """Let a participle that was taken for the verb only describe the subject of the one behind it: "rockets fired from X hit a house", "shells fired at Y killed two"."""
    who = next((c for c in first.lefts if c.dep_ == "nsubj" and c.i == first.i - 1 and c.pos_ in ("NOUN", "PROPN")), None)
    if who is None or any(c.dep_ in ("aux", "dobj", "prt", "cc", "neg") for c in first.children):
        return
    verb = next((c for c in first.rights if c.dep_ in ("conj", "ccomp") and c.tag_ == "VBD"), None)
    if verb is None or below(verb, SUBJECTS) or any(t.is_punct or t.dep_ in ("cc", "mark") for t in first.doc[first.i : verb.i]):
        return
    if not any(c.dep_ == "prep" and c.i < verb.i for c in first.rights):
        return
    put_in_place(verb, first)
    for child in [c for c in verb.children if first.i < c.i < verb.i]:
        child.head = first
    who.head, who.dep_ = verb, "nsubj"
    first.head, first.dep_, first.tag_ = who, "acl", "VBN"


def _tell(verb: Any) -> None:
    """Let a verb with an object, hung on the last noun before it, be what is told of the first: "an air strike on a village held by rebels killed 40"."""
    noun, first = verb.head, verb.sent.root
    described = noun.head if noun.dep_ == "pobj" and noun.head.head.dep_ == "acl" else None
    if described is None or noun.i != verb.i - 1 or first.pos_ != "NOUN" or not described.head.i > first.i or below(verb, SUBJECTS):
        return
    if any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.children) or below(first, SUBJECTS) or any(c.dep_ == "cop" for c in first.children):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [c for c in first.children if c.i > verb.i]:
        child.head = verb
    first.head, first.dep_ = verb, "nsubj"


def _shoot_dead(dead: Any) -> None:
    """Let "dead" right behind "shot" say what became of those shot: "shot dead indigenous governor X"."""
    verb, noun = dead.nbor(-1), dead.head
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if verb.tag_ in ("VBD", "VBN") and verb.lemma_ == "shoot" and noun.dep_ == "dobj" and noun.head == verb and dead.nbor(1).text != ",":
        dead.head, dead.dep_ = verb, "oprd"
