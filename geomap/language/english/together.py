"""Those who suffer, fight or act together: takes a parsed text, sets beside each other whom the parser set apart.

"A constable and nine guards were killed", "a battle between members of the Border Guard and bandits", "in Kumbo, a group of armed men fired mortars".

>>> from geomap.language.parse import model
>>> doc = model()("A constable and nine guards were killed in Togo.")
>>> join(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("constable", "guards", "killed")]
[('constable', 'nsubjpass', 'killed'), ('guards', 'conj', 'constable'), ('killed', 'ROOT', 'killed')]
"""

from __future__ import annotations

from typing import Any

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def join(doc: Any) -> None:
    """Mend who stands beside whom in `doc`."""
    for token in doc:
        if token.dep_ == "conj" and token.head.dep_ == "pobj" and token.head.head.lower_ in {"of", "from"}:
            _face(token, token.head.head)
        elif token.dep_ == "appos" and token.pos_ == "NOUN" and token.right_edge.i + 1 < len(doc):
            _act_behind_place(token)
        elif token.dep_ == "ROOT" and token.pos_ in {"NOUN", "ADJ", "PROPN"}:
            _suffer_too(token)
        elif token.dep_ == "nsubj" and token.i + 2 < len(doc) and token.nbor(1).dep_ == "cc" and token.nbor(1).head == token:
            _suffer_in_saying(token)
        elif token.lower_ in {"captive", "hostage"} and token.dep_ == "amod" and token.i > token.head.i and token.head.dep_ == "dobj":
            token.head, token.dep_ = token.head.head, "oprd"
        elif token.lower_ in {"captive", "hostage"} and token.dep_ == "dobj" and token.head.pos_ == "VERB":
            _take_captive(token)
        elif token.lower_ == "them" and token.i > 1 and token.nbor(-1).lower_ == "of" and token.i + 1 < len(doc):
            _among_them(token)
        elif token.dep_ == "nsubjpass" and token.left_edge.i and token.left_edge.nbor(-1).dep_ == "cc":
            _join_sufferers(token)


def _face(others: Any, of: Any) -> None:
    """Let those behind "and" be the other side, not of the body of the first: "a battle between members of the Border Guard and bandits"."""
    ours = of.head
    if ours.dep_ == "pobj" and ours.head.lower_ == "between" and not any(c.dep_ == "conj" for c in ours.children):
        for joint in [c for c in others.head.children if c.dep_ == "cc"]:
            joint.head = ours
        others.head = ours


def _join_sufferers(second: Any) -> None:
    """Let the second of two subjects of one passive stand beside the first: "a guard and at least three farmers were killed"."""
    first = next((c for c in second.head.lefts if c.dep_ == "nsubjpass" and c.i < second.i), None)
    if first is not None and second.left_edge.nbor(-1).head == first:
        second.head, second.dep_ = first, "conj"


def _act_behind_place(people: Any) -> None:
    """Let people do what the verb behind them says, whom the parser took for the place before: "in Kumbo, a group of armed men fired mortars"."""
    verb = people.doc[people.right_edge.i + 1]
    lost = verb.tag_ == "VBD" and not any(c.dep_ in SUBJECTS for c in verb.children)
    opening = next((t for t in people.ancestors if t.dep_ == "prep" and t.head == verb), None)
    if lost and opening is not None and opening.i < people.i and people.left_edge.i and people.left_edge.nbor(-1).text == ",":
        people.head, people.dep_ = verb, "nsubj"


def _among_them(them: Any) -> None:
    """Let some of those told of be no others: "15 people were killed, three of them children, and six others wounded"."""
    doc, number, kind = them.doc, them.nbor(-2), them.nbor(1)
    parted = number.i and number.nbor(-1).text == "," and kind.i + 1 < len(doc) and doc[kind.i + 1].text == ","
    if number.pos_ != "NUM" or kind.pos_ != "NOUN" or not parted or number.dep_ not in SUBJECTS:
        return
    verb = next((t for t in reversed(doc[number.sent.start : number.i - 1]) if t.pos_ == "VERB" and any(c.dep_ == "auxpass" for c in t.lefts)), None)
    who = None if verb is None else next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if verb is None or who is None or verb.i != number.i - 2 or any(t in (number, kind) for t in verb.ancestors):
        return
    for child in [c for c in (*number.children, *kind.children) if c.i > kind.i]:
        child.head = verb
    number.head, number.dep_, kind.head, kind.dep_ = who, "appos", number, "appos"


def _take_captive(captive: Any) -> None:
    """Let those right before "captive" be taken: "took 13 policewomen captive"."""
    verb, who = captive.head, next((c for c in captive.lefts if c.dep_ in {"compound", "nmod"} and c.tag_ == "NNS" and c.i == captive.i - 1), None)
    if who is None or verb.lemma_ not in {"take", "hold"}:
        return
    for child in [c for c in captive.lefts if c != who]:
        child.head = who
    who.head, who.dep_, captive.head, captive.dep_ = verb, "dobj", verb, "oprd"


def _suffer_in_saying(first: Any) -> None:
    """Let the first of two come to harm with the second, and say nothing: "a constable and nine guards were shot, a spokesman said"."""
    said = first.head
    told = next((c for c in said.lefts if c.dep_ == "ccomp"), None)
    second = None if told is None else next((c for c in told.lefts if c.dep_ in SUBJECTS and c.left_edge.i == first.i + 2), None)
    if told is None or second is None or not any(c.dep_ == "nsubj" and c.i > told.i for c in said.children):
        return
    first.head, first.dep_, second.head, second.dep_ = told, second.dep_, first, "conj"
    if first.pos_ == "ADJ":
        first.pos_, first.tag_ = "NOUN", "NN"


def _suffer_too(first: Any) -> None:
    """Let the first of two come to harm with the second: "a constable and nine guards were killed", of which the parser made a noun and a clause."""
    joined = next((c for c in first.rights if c.dep_ == "cc" and c.i == first.i + 1), None)
    verb = next((c for c in first.rights if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    second = None if verb is None else next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    counted = any(c.dep_ in {"det", "nummod"} for c in first.lefts)
    if joined is None or verb is None or second is None or second.left_edge.i != joined.i + 1 or not counted:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [c for c in first.children if c != verb and (c.i > verb.i or c.dep_ in {"prep", "advmod", "npadvmod"})]:
        child.head = verb
    first.head, first.dep_, first.pos_, first.tag_ = (
        verb,
        second.dep_,
        "NOUN" if first.pos_ == "ADJ" else first.pos_,
        "NN" if first.pos_ == "ADJ" else first.tag_,
    )
    second.head, second.dep_ = first, "conj"
