"""Clauses that the English parser ran into one another: takes a parsed text, gives each its own subject and place.

>>> from geomap.language.parse import model
>>> doc = model()("A bomb tore through offices in Oslo, killing seven people, and hours later a man gunned down 80 people on Utoya.")
>>> part(doc)
>>> [(token.text, token.head.text) for token in doc if token.text == "gunned"]
[('gunned', 'tore')]
"""

from __future__ import annotations

from typing import Any

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BOUND = frozenset({"acl", "advcl", "ccomp", "xcomp"})
CLIMB = 4
"""Over how many words the verb may lie above, beside which a clause stands."""


def part(doc: Any) -> None:
    """Let clauses with subjects of their own stand beside finite ones, and have the places and people right before them."""
    for token in doc:
        if token.dep_ == "conj" and token.head.tag_ == "VBG" and token.head.dep_ in BOUND:
            _tell_besides(token)
        elif token.dep_ == "prep" and token.lower_ in {"about", "around"} and token.head.tag_ == "VBG":
            _only_bound(token)
        elif token.dep_ == "prep" and token.i + 1 < len(doc) and not list(token.children):
            _name_where(token)
        elif token.dep_ == "conj" and token.head.ent_type_ == "GPE":
            _act(token)
        elif token.dep_ == "nummod" and token.head.dep_ == "npadvmod":
            _count_people(token)
        elif token.dep_ in {"nmod", "compound", "appos"} and token.tag_ == "NNS" and token.head.dep_ == "nsubj":
            _of_those_before(token)
        elif token.dep_ == "advcl" and token.tag_ in {"VBD", "VBN"} and token.head.i > token.i:
            _only_describe(token)


def _tell_besides(verb: Any) -> None:
    """Hang a clause with a subject of its own beside the finite one, not beside its participle: "a bomb went off, killing seven, and a man gunned down 80"."""
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    told = verb.tag_ in FINITE or (verb.tag_ == "VBN" and any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE for c in verb.children))
    shared = verb.tag_ == "VBD" and verb.head.dep_ == "acl" and verb.head.head.dep_ == "pobj"  # "walked up to a bus taking children home and shot a girl"
    if not (own or shared) or not told or verb.head.lemma_ == "leave":
        return
    above = verb.head.head
    for _ in range(CLIMB):
        if above.pos_ == "VERB" and (above.tag_ in FINITE or above.dep_ == "ROOT"):
            verb.head = above
            return
        above = above.head


def _name_where(preposition: Any) -> None:
    """Let a preposition have the place that the parser made a part of the subject behind it: "and in Baquba gunmen burst into a bakery"."""
    place = preposition.nbor(1)
    subject = place.head
    plain = place.dep_ == "compound" and place.ent_type_ == "GPE" and subject.dep_ in {"nsubj", "nsubjpass"} and subject.tag_ == "NNS"
    if plain and subject.i == place.i + 1 and preposition.lower_ in {"at", "in", "near"} and subject.head == preposition.head:
        place.head, place.dep_ = preposition, "pobj"


def _act(people: Any) -> None:
    """Let people do what the verb right behind them says, of whom the parser made a second place: "in Damaturu and gunmen burned down churches"."""
    verb = people.nbor(1) if people.i + 1 < len(people.doc) else people
    lost = verb.tag_ == "VBD" and verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    if lost and people.tag_ == "NNS" and not people.ent_type_ and people.head.dep_ == "pobj":
        people.head, people.dep_ = verb, "nsubj"


def _only_describe(verb: Any) -> None:
    """Let a participle describe the subject of the verb right behind it: "while in Karachi a grenade lobbed at a van wounded five"."""
    told = verb.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    lost = told.tag_ == "VBD" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in told.children) and verb.right_edge.i == told.i - 1
    if subject is None or not lost or subject.i > verb.i or any(c.dep_ in {"dobj", "aux", "auxpass"} for c in verb.children):
        return
    for child in [c for c in verb.children if c.i < subject.left_edge.i]:
        child.head = told
    subject.head = told
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def _count_people(number: Any) -> None:
    """Let the first of two numbers before a length of time count people: "wounding more than 1,400 three days before an election"."""
    time = number.head
    verb = time.head if time.head.pos_ == "VERB" else time.head.head
    if verb.pos_ == "VERB" and any(c.dep_ == "nummod" and c.i > number.i for c in time.children) and number.i > verb.i:
        number.head, number.dep_ = verb, "dobj"


def _of_those_before(people: Any) -> None:
    """Let counted people before a comma go on the list before it, not name who speaks behind it: "killing 60 Afghans and 13 U.S. troops, Afghan officials said"."""
    speaker, first = people.head, people.left_edge
    joined = first.nbor(-1) if first.i else first
    counted = any(c.dep_ == "nummod" for c in people.children)
    if joined.dep_ != "cc" or joined.head.i > people.i or not counted or people.i + 1 >= len(people.doc) or people.nbor(1).text != ",":
        return
    for child in [c for c in people.children if c.i > people.i]:
        child.head = speaker
    people.head, people.dep_ = joined.head, "conj"


def _only_bound(preposition: Any) -> None:
    """Let "about" bound a number, not say what somebody does something about: "killing 35 people and wounding about 180"."""
    number = next((c for c in preposition.children if c.dep_ == "pobj" and c.pos_ == "NUM" and not list(c.children)), None)
    verb = preposition.head
    if number is not None and preposition.i == verb.i + 1 and not any(c.dep_ == "dobj" for c in verb.children):
        number.head, number.dep_ = verb, "dobj"
        preposition.head, preposition.dep_, preposition.tag_, preposition.pos_ = number, "advmod", "RB", "ADV"
