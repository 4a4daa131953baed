"""As what people were taken, where the parser hung it on the last of them: takes a parsed text, lets it be said of all whom the verb tells of.

"Took their commander and four officers captive", and "a driver of a van and his mate were seized", whose second the parser lists with the van.

>>> from geomap.language.parse import model
>>> doc = model()("Soldiers took their commander and four officers captive. The driver of a bread van and his mate were seized.")
>>> take(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("captive", "mate")]
[('captive', 'oprd', 'took'), ('mate', 'conj', 'driver')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

PLURAL = frozenset({"are", "were", "have"})
CLIMB = 12
"""Over how many parts of a list the first is looked for."""
WHOSE = frozenset({"her", "his"})


def take(doc: Any) -> None:
    """Hang "captive" on its verb, and those listed with what somebody drives or owns on whom they were listed with."""
    states = words("captive_states")
    for token in doc:
        if token.lower_ in states and token.dep_ in {"amod", "compound", "conj", "acl", "appos"}:
            _captive(token)
        elif token.lower_ in WHOSE and token.dep_ == "poss" and token.head.dep_ == "conj":
            _beside(token.head)


def _captive(state: Any) -> None:
    """Let "captive" behind those who were taken be said of them by the verb."""
    noun = state.head
    if noun.i >= state.i or noun.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"} or list(state.children):
        return
    for _ in range(CLIMB):  # mends before this one may have closed a ring
        if noun.dep_ != "conj" or noun.head.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}:
            break
        noun = noun.head
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("taking_captive"):
        state.head, state.dep_ = noun.head, "oprd"


def _beside(other: Any) -> None:
    """List a person with the subject of a verb in the plural, where the parser listed them with a thing behind "of"."""
    thing = other.head
    of, subject = thing.head, thing.head.head
    verb = subject.head
    if thing.dep_ != "pobj" or of.lower_ != "of" or subject.tag_ not in {"NN", "NNP"} or subject.dep_ not in {"nsubj", "nsubjpass"}:
        return
    if other.i > verb.i or not any(c.lower_ in PLURAL for c in verb.children if c.dep_ in {"aux", "auxpass"}):
        return
    for sign in [c for c in thing.children if c.dep_ == "cc" and thing.i < c.i < other.i]:
        sign.head = subject
    other.head = subject
