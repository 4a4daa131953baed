"""Subjects that the parser listed with a place before them: takes a parsed text, gives them back to the verb behind them.

"Shells hit a plant in the Hays district of Hodeidah, Yemen, and three workers were maimed"; and the last of several passives: "raped, beaten and suffocated".

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "Two shells crashed into a plant in the Hays district of Hodeidah governorate, Yemen, and three night-shift workers were maimed."
>>> doc = analyse(Document(doc_id="d", text=text)).paragraphs[0].doc
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text == "workers"]
[('workers', 'nsubjpass', 'maimed')]
"""

from __future__ import annotations

from typing import Any

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
SETTINGS = frozenset({"DATE", "FAC", "GPE", "LOC", "TIME"})
CLIMB = 12
"""How many words above one another are looked at."""
HELPERS = frozenset({"aux", "auxpass"})


def give_back(doc: Any) -> None:
    """Mend the coordinated verbs of `doc` that lack their subject."""
    for token in doc:
        if token.pos_ == "VERB" and token.dep_ in {"advcl", "conj"} and token.i:
            if token.tag_ in {"VBD", "VBN"} and not any(c.dep_ in SUBJECTS for c in token.children):
                _find(token)
        elif token.dep_ == "dep" and token.tag_ == token.head.tag_ == "VBN" and token.head.i < token.i:
            token.dep_ = "conj"  # "had been raped, beaten about the head and suffocated"
        if token.tag_ == "VBD" and token.dep_ == "conj" and token.head.tag_ == "VBN" and token.head.i < token.i:
            _suffer(token)


def _find(verb: Any) -> None:
    """Take for the subject the noun right before the helping verb, which hangs on a place or time with an "and" between."""
    helper = next((c for c in verb.children if c.dep_ in HELPERS), None)
    if helper is None or helper.i == 0 or helper.i > verb.i:
        return
    noun = helper.nbor(-1)
    for _ in range(CLIMB):  # mends before this one may have closed a ring
        if noun.head.right_edge.i != helper.i - 1 or noun.dep_ in {"conj", "ROOT"}:
            break
        noun = noun.head
    above = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN", "NUM"} or above.ent_type_ not in SETTINGS or noun.ent_type_ in {"GPE", "LOC", "FAC"}:
        return
    signs = [c for c in above.children if above.i < c.i < noun.i and c.dep_ in {"cc", "punct"}]
    if not any(c.dep_ == "cc" for c in signs) or verb in noun.ancestors or above in verb.subtree:
        return
    for sign in signs:
        sign.head = verb.head
    verb.dep_ = "conj"
    noun.head, noun.dep_ = verb, "nsubjpass" if helper.dep_ == "auxpass" else "nsubj"


def _suffer(verb: Any) -> None:
    """Let the last of several passives be one: it has neither subject nor object of its own."""
    first = verb.head
    for _ in range(CLIMB):
        if first.dep_ != "conj" or first.head.tag_ != "VBN":
            break
        first = first.head
    passive = any(c.dep_ == "auxpass" for c in first.children)
    if passive and not any(c.dep_ in SUBJECTS | HELPERS | {"dobj"} for c in verb.children):
        verb.tag_ = "VBN"
