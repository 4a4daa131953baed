"""Verbs that the English parser hung on the wrong word: takes a parsed text, hangs them where they belong.

>>> from geomap.language.parse import model
>>> doc = model()("Police foiled a plot to blow up a hotel and arrested six men.")
>>> rehang(doc)
>>> [(token.text, token.head.text) for token in doc if token.text == "arrested"]
[('arrested', 'foiled')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BOUND = frozenset({"acl", "advcl", "ccomp", "xcomp"})
CLIMB = 4
"""Over how many words the verb may lie above, on which one hangs that goes on from it."""


def rehang(doc: Any) -> None:
    """Let past verbs go on from finite ones, not from infinitives, and tell what somebody says, not describe who says it."""
    for token in doc:
        if token.dep_ == "conj" and _finite(token) and _infinitive(token.head):
            _go_on(token)
        elif token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"} and token.head.dep_ == "nsubj":
            _tell(token)


def _finite(verb: Any) -> bool:
    """Tell whether a verb is told as past, and has no subject of its own."""
    helped = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    owned = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    return not owned and ((verb.tag_ == "VBD" and not helped) or (verb.tag_ == "VBN" and "VBD" in helped))


def _infinitive(verb: Any) -> bool:
    return verb.tag_ == "VB" and verb.dep_ in BOUND and any(c.tag_ == "TO" for c in verb.children)


def _go_on(verb: Any) -> None:
    """Hang a past verb on the finite one above the infinitive from which it was taken to go on."""
    above = verb.head.head
    for _ in range(CLIMB):
        if above.tag_ in FINITE and above.pos_ == "VERB":
            verb.head = above
            return
        above = above.head


def _tell(verb: Any) -> None:
    """Let a verb be what somebody says whose subject the parser took for another subject of saying: "rebels hacked to death six men, police said"."""
    subject = verb.head
    said = subject.head
    speakers = [c for c in said.children if c.dep_ == "nsubj" and c.i > verb.i]
    if said.lower_ not in words("aside") or not speakers or said.i < verb.i or any(c.dep_ in {"agent", "auxpass"} for c in verb.children):
        return
    objects = [c for c in subject.children if c.dep_ == "appos" and c.i > verb.i]
    if not objects and not any(c.dep_ == "dobj" for c in verb.children):
        return
    verb.head, verb.dep_, verb.tag_ = said, "ccomp", "VBD"
    for child in objects:
        child.head, child.dep_ = verb, "dobj"
    subject.head = verb
