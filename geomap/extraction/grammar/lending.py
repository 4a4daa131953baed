"""Verbs that say nothing of their own: takes the noun of a deed, gives the verbs that lend it their subject and object.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The army carried out an attack. It condemned the attack.")).paragraphs[0].doc
>>> [[verb.text for verb in light_verbs(noun)] for noun in doc if noun.text == "attack"]
[['carried'], []]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import antecedent
from geomap.extraction.lexicons import context, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token

GOING_ON = frozenset([("on", "go"), ("on", "embark")])
"""Of "went on a rampage", not "on the offensive"."""


def light_verbs(noun: Token) -> list[Token]:
    """Return the verbs that lend `noun` their subject: "carried out an attack", "responded with a series of raids"."""
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in context()["series"] | {"attempt"}:
        top = top.head.head
    while top.dep_ == "conj":
        top = top.head
    verb = top.head.head if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.lower_ in ("in", "into", "with", "for", "out") else top.head
    if top.dep_ == "pobj" and (top.head.lower_, top.head.head.lemma_.lower()) in GOING_ON and any(c.lower_ in ("a", "an") for c in top.lefts):
        return [top.head.head]
    if top.dep_ == "pobj" and top.head.lower_ == "to" and top.head.head.lemma_.lower() in context()["light_to"]:
        return [top.head.head]
    if top.dep_ in ("dobj", "pobj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_.lower() in context()["light"]:
        if top.dep_ == "pobj" and top.head.lower_ in ("in", "into") and verb.lemma_.lower() not in context()["light_in"]:
            return []
        return [verb]
    relative = [c for c in top.children if c.dep_ in ("relcl", "acl") and c.lemma_.lower() in context()["light"]]
    return [v for v in relative if antecedent(v) == top and v.lemma_.lower() not in context()["light_of_noun"]]


def happening(noun: Token) -> Token | None:
    """Return the verb that only says that what the noun tells of was: "fighting broke out in X", "clashes were reported in X", "is under way in X"."""
    verb = noun.head
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in words("beginning"):
        return verb
    if noun.dep_ == "nsubjpass" and verb.lemma_.lower() in words("noticing") and verb.pos_ == "VERB":
        return verb
    under_way = verb.lemma_ == "be" and any(c.lower_ == "underway" or (c.lower_ == "under" and any(o.lower_ == "way" for o in c.children)) for c in verb.rights)
    return verb if noun.dep_ == "nsubj" and under_way else None
