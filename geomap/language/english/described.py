"""People whom a participle describes, which the parser took for a verb of its own: takes a parsed text, lets the verb behind tell what was done.

"A man wanted for murder was shot", "gunmen suspected to be bandits on Friday killed two", "six hired gunmen were shot", "13 suspected ADF fighters died".

>>> from geomap.language.parse import model
>>> doc = model()("A man wanted for the murder of two policemen was shot dead by soldiers.")
>>> mark(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("man", "wanted", "shot")]
[('man', 'nsubjpass', 'shot'), ('wanted', 'acl', 'man'), ('shot', 'ROOT', 'shot')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BEHIND = frozenset({"ccomp", "conj", "advcl", "dep"})


def mark(doc: Any) -> None:
    """Mend the participles of `doc` that only describe."""
    for token in doc:
        if token.tag_ not in ("VBN", "VBD") or token.pos_ != "VERB":
            continue
        if token.i and token.nbor(-1).like_num:
            _count(token, token.nbor(-1))
        elif token.dep_ in ("csubj", "csubjpass") and token.head.i > token.i:
            _let_suffer(token)
        elif token.lower_ in words("marking_people") and token.dep_ in ("ROOT", "ccomp", "conj"):
            _describe(token)


def _count(participle: Any, number: Any) -> None:
    """Let a number count the noun behind a participle: "six hired gunmen were shot", where "six hired" was read as a clause."""
    if participle.dep_ == "amod" and number.head == participle and number.i < participle.i:
        number.head, number.dep_, number.pos_, number.tag_ = participle.head, "nummod", "NUM", "CD"
        return
    noun = next((c for c in participle.rights if c.dep_ in ("dobj", "oprd") and c.tag_ in ("NNS", "NN")), None)
    clause = participle.head == number and participle.dep_ == "acl"
    if noun is None or noun.left_edge.i != participle.i + 1 or any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts):
        return
    if not clause and not (number.head == participle and number.dep_ in SUBJECTS and participle.dep_ in SUBJECTS | {"csubj", "csubjpass", "dobj", "pobj"}):
        return
    place = number if clause else participle
    noun.head, noun.dep_ = place.head, "nsubj" if place.dep_ == "csubj" else "nsubjpass" if place.dep_ == "csubjpass" else place.dep_
    for child in [c for c in (*participle.children, *number.children) if c not in (noun, number, participle)]:
        child.head = noun
    number.head, number.dep_ = noun, "nummod"
    participle.head, participle.dep_, participle.tag_ = noun, "amod", "VBN"


def _let_suffer(participle: Any) -> None:
    """Let people be the subject of the verb behind, not what was done to them: "a man wanted for murder was shot", "a man shot in Dublin remains in hospital"."""
    who = next((c for c in participle.lefts if c.dep_ in SUBJECTS and c.right_edge.i == participle.i - 1 and c.pos_ in ("NOUN", "PROPN", "NUM")), None)
    if who is None or any(c.dep_ in ("aux", "auxpass", "mark", "dobj") for c in participle.children):
        return
    who.head, who.dep_ = participle.head, "nsubjpass" if participle.dep_ == "csubjpass" else "nsubj"
    participle.head, participle.dep_, participle.tag_ = who, "acl", "VBN"


def _describe(participle: Any) -> None:
    """Let a verb behind be what is told of people who are wanted or suspected."""
    who = next((c for c in participle.lefts if c.dep_ in SUBJECTS and c.right_edge.i == participle.i - 1 and c.pos_ in ("NOUN", "PROPN", "NUM")), None)
    rest = [t.lower_ for t in participle.doc[participle.i + 1 : participle.i + 3]]
    opened = bool(rest) and (
        rest[0] in ("for", "in", "over", "of", "by", "since", "captive", "hostage") or rest in (["to", "be"], ["to", "have"], ["to", "belong"])
    )
    if who is None or not opened or any(c.dep_ in ("aux", "auxpass", "cc") or (c.dep_ == "dobj" and c.lower_ != "hostage") for c in participle.children):
        return
    verb = next((c for c in participle.rights if c.dep_ in BEHIND and c.pos_ == "VERB" and c.i > participle.i + 1 and _finite(c)), None)
    if verb is None:
        return
    above, relation = participle.head, participle.dep_
    verb.head, verb.dep_ = (verb if above == participle else above), relation
    for since in [c for c in verb.lefts if c.dep_ == "mark"]:
        since.head, since.dep_ = participle, "prep"  # "held since January have been freed"
    for child in [c for c in participle.children if c != verb and (c.i < who.left_edge.i or c.i > verb.i)]:
        child.head = verb
    for being in [c for c in participle.rights if c.dep_ == "xcomp"]:
        for setting in [c for c in being.rights if c.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in c.subtree)]:
            setting.head = verb
    who.head, who.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    participle.head, participle.dep_, participle.tag_ = who, "acl", "VBN"


def _finite(verb: Any) -> bool:
    """Tell whether a verb has no subject or link of its own and tells what was done."""
    if any(c.dep_ in SUBJECTS | {"expl"} or (c.dep_ == "mark" and not list(c.children)) for c in verb.children):
        return False
    return verb.tag_ == "VBD" or any(c.dep_ == "auxpass" for c in verb.lefts)
