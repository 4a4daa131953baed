"""Words that hang on a neighbour of theirs: takes a parsed text, hangs them on the noun that they go with.

>>> from geomap.language.parse import model
>>> doc = model()("The blast caused injuries to ten people.")
>>> attach(doc)
>>> [(token.text, token.head.text) for token in doc if token.text == "to"]
[('to', 'injuries')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

MANY = 4
"""Over how many words those lie whom a clause in the plural is of."""
CLIMB = 4
"""Over how many words "into" may lie below the verb that it goes with."""


def attach(doc: Any) -> None:
    """Hang "to" on the injuries that are done to somebody, who stands beside a person on the person, not on his age, and "by" and "on" on the attack."""
    for token in doc[1:]:
        if token.dep_ in {"prep", "agent"} and token.lower_ in {"by", "on", "against"}:
            if token.dep_ == "agent" and token.head.pos_ == "ADP" and token.head.head.tag_ == "VBN":
                token.head = token.head.head  # "were kidnapped in X on Friday by guerrillas"
            _hang_on_deed(token)
            _hang_on_event(token)
        elif token.dep_ == "prep" and token.lower_ == "into" and token.head.pos_ in {"VERB", "NOUN"}:
            _drive_into(token)
        if token.lower_ == "for" and token.dep_ == "prep" and token.ent_type_ == "ORG" == token.nbor(-1).ent_type_ and token.head.pos_ == "VERB":
            _go_on_in_name(token)
        if token.dep_ == "relcl" and token.head.tag_ in {"NN", "NNP"} and any(c.lower_ in words("plural_be") for c in token.children):
            _hang_on_many(token)
        if token.lower_ == "to" and token.dep_ in {"prep", "dative"} and token.nbor(-1).lower_ in words("done_to"):
            token.head, token.dep_ = token.nbor(-1), "prep"
        elif token.pos_ == "NUM" and token.dep_ == "appos" and token.head.ent_type_ == "PERSON" and token.nbor(-1).text == ",":
            for child in [c for c in token.children if c.dep_ in {"cc", "conj"}]:
                child.head = token.head  # "X, 50, and a driver were taken"


def _hang_on_many(verb: Any) -> None:
    """Hang a clause whose verb is in the plural on those many, not on one who is named behind them: "two men of the builder X who were seized"."""
    if any(c.dep_ == "conj" for c in verb.head.children) or verb.head.dep_ == "conj":
        return
    above = verb.head
    for _ in range(MANY):
        if above.head == above or above.head.pos_ in {"VERB", "AUX"}:
            return
        above = above.head
        if above.tag_ in {"NNS", "NNPS"} and any(c.dep_ == "nummod" for c in above.children):
            verb.head = above
            return


def _hang_on_deed(preposition: Any) -> None:
    """Hang whose an attack was and at whom it was aimed on the attack: "14 were hurt in an ambush by rebels", "repelled an attack by rebels on a base"."""
    before = preposition.nbor(-1)
    if preposition.lower_ == "by":
        verb = preposition.head
        if (
            before.lemma_ in words("armed_deeds")
            and verb.pos_ == "VERB"
            and not any(c.dep_ == "auxpass" for c in verb.children)
            and not preposition.is_ancestor(before)
        ):
            preposition.head, preposition.dep_ = before, "prep"
        return
    by = next((t for t in (before, *before.ancestors) if t.lower_ == "by" and t.head.lemma_ in words("armed_deeds") and t.head.pos_ == "NOUN"), None)
    aimed = [c for c in preposition.children if c.dep_ == "pobj" and c.ent_type_ not in {"DATE", "TIME"}]
    if by is not None and aimed and by.right_edge.i >= before.i and not preposition.is_ancestor(by):
        preposition.head = by.head


def _go_on_in_name(preposition: Any) -> None:
    """Let "for" go on with the name of a body, and what it is blamed for hang on the verb: "blamed the Coalition of Patriots for Change for the attack"."""
    verb, before = preposition.head, preposition.nbor(-1)
    while before.head.ent_type_ == "ORG" and before.head != before:
        before = before.head
    if before.head != verb:
        return
    for cause in [c for c in preposition.children if c.dep_ == "pobj"]:
        for other in [c for c in cause.rights if c.dep_ == "prep" and not c.ent_type_]:
            other.head = verb
    preposition.head = before


def _hang_on_event(preposition: Any) -> None:
    """Let a day behind "the death toll from ..." be that of the deed: "the toll from a strike in X on Sunday has risen"."""
    toll = preposition.head
    event = next((p for c in toll.rights if c.lower_ == "from" and c.i < preposition.i for p in c.children if p.dep_ == "pobj"), None)
    if preposition.lower_ == "on" and toll.lower_ == "toll" and event is not None:
        preposition.head = event


def _drive_into(preposition: Any) -> None:
    """Let "into" hang on who drives: "drove a car packed with explosives into a barracks"."""
    above = preposition.head
    for _ in range(CLIMB):
        if above.head == above or above.lemma_ in words("driving_at"):
            break
        above = above.head
    if above.pos_ == "VERB" and above.lemma_ in words("driving_at") and above != preposition.head and any(c.dep_ == "dobj" for c in above.children):
        preposition.head = above
