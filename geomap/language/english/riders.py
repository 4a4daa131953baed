"""What those did who rode, wore or carried something: takes a parsed text, parts the verb from what they rode.

"Assailants riding a motorbike fired rockets at a hotel" is no "riding fired rockets", "men wearing uniforms shot dead two" no "wearing shot".

>>> from geomap.language.parse import model
>>> doc = model()("Five people died when assailants riding a motorbike fired rockets at a hotel near Pibor.")
>>> dismount(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("assailants", "motorbike", "fired", "rockets")]
[('assailants', 'nsubj', 'fired'), ('motorbike', 'dobj', 'riding'), ('fired', 'advcl', 'died'), ('rockets', 'dobj', 'fired')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.english.reduced import SUBJECTS, put_in_place
from geomap.language.words import words

WITHIN = frozenset({"nummod", "quantmod", "det", "amod", "compound", "advmod", "nmod"})
BESIDE = frozenset({"npadvmod", "compound", "nmod", "nsubj", "amod"})


def dismount(doc: Any) -> None:
    """Mend the clauses of `doc` whose verb was taken for a word of what somebody rides or carries."""
    tied = words("tied_to")
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "acl" and token.head.i < token.i and token.head.pos_ in ("NOUN", "PROPN"):
            _part(token)
            _shoot(token)
        elif token.lower_ in tied:
            _tie(token)


def _tie(tied: Any) -> None:
    """Let those tied to somebody do what the verb behind says: "when fighters allied with X shot at a van", where the parser has them "ally"."""
    doc = tied.doc
    who = next((c for c in tied.lefts if c.dep_ in SUBJECTS and c.right_edge.i == tied.i - 1 and c.pos_ in ("NOUN", "PROPN")), None)
    ties = next((c for c in tied.rights if c.dep_ in ("prep", "agent") and c.i == tied.i + 1), None)
    if who is None or ties is None or ties.right_edge.i + 1 >= len(doc) or any(c.dep_ in ("aux", "auxpass", "neg") for c in tied.lefts):
        return
    verb = doc[ties.right_edge.i + 1]
    if verb.tag_ not in ("VBD", "VBN") or verb.pos_ != "VERB" or any(c.dep_ in SUBJECTS and c.i > tied.i for c in verb.lefts):
        return
    if verb.is_ancestor(tied):
        for opening in [c for c in tied.lefts if c != who]:
            opening.head = verb
    else:
        put_in_place(verb, tied)
    for other in [c for c in verb.lefts if c.dep_ in SUBJECTS and c != who and c.left_edge.i]:
        before = other.left_edge.nbor(-1)
        if before.dep_ == "prep" and not list(before.children):  # "among nine people killed when fighters allied with X ..."
            other.head, other.dep_ = before, "pobj"
    who.head, who.dep_ = verb, "nsubj"
    tied.head, tied.dep_, tied.tag_, verb.tag_ = who, "acl", "VBN", "VBD"


def _shoot(riding: Any) -> None:
    """Let them have shot somebody dead, not ridden a shot: "men riding a motorbike shot dead five farmers"."""
    doc, who = riding.doc, riding.head
    shot = next((t for t in doc[riding.i + 2 : riding.i + 6] if t.lower_ == "shot" and t.tag_ == "NN" and t.i + 2 < len(doc)), None)
    ridden = None if shot is None else next((c for c in shot.lefts if c.dep_ == "compound" and c.i == shot.i - 1), None)
    if shot is None or ridden is None or shot.nbor(1).lower_ != "dead" or who.dep_ == "pobj":
        return
    dead, hit = shot.nbor(1), shot.nbor(2)
    while hit.dep_ in WITHIN and hit.head.i > hit.i:
        hit = hit.head
    above, relation = (hit.head, "ccomp") if hit.dep_ == "dep" else (who.head, who.dep_)
    if above in (dead, shot, hit) or hit.is_ancestor(above):
        above, relation = shot, "ROOT"
    for child in [c for c in shot.lefts if c != ridden]:
        child.head = ridden
    ridden.head, ridden.dep_ = riding, "dobj"
    shot.head, shot.dep_ = (shot if above == who else above), relation
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    for child in [c for c in (*who.children, *riding.children, *dead.children) if c.i > hit.i or c.dep_ in ("mark", "advmod")]:
        child.head = shot
    who.head, who.dep_, hit.head, hit.dep_, dead.head, dead.dep_ = shot, "nsubj", shot, "dobj", shot, "oprd"


def _part(riding: Any) -> None:
    """Let the first verb in the past behind what they ride tell what they did, where it is a word of the object."""
    thing = next((c for c in riding.rights if c.dep_ == "dobj"), None)
    who = riding.head
    if thing is None or who.dep_ == "pobj":
        return
    verb = next((t for t in riding.doc[riding.i + 2 : thing.i] if t.tag_ in ("VBN", "VBD") and t.head == thing and t.dep_ == "amod"), None)
    if verb is None:
        return
    ridden = verb.nbor(-1)
    if ridden.pos_ not in ("NOUN", "PROPN") or ridden.dep_ not in BESIDE or ridden.head not in (verb, thing):
        return
    for child in [c for c in thing.lefts if c.i < ridden.i]:
        child.head = ridden
    ridden.head, ridden.dep_ = riding, "dobj"
    above, relation = who.head, who.dep_
    verb.head, verb.dep_ = (verb if above == who else above), relation
    verb.tag_, verb.pos_ = "VBD", "VERB"
    for child in [c for c in who.children if c.i > riding.right_edge.i or c.dep_ in ("mark", "advmod", "punct")]:
        child.head = verb
    for child in [c for c in riding.rights if c.i > thing.i]:
        child.head = verb
    who.head, who.dep_ = verb, "nsubj"
    thing.head, thing.dep_ = verb, "dobj"
