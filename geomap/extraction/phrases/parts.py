"""Some of those told of before: takes the head of a phrase, tells whether it speaks of part of a whole, and whether of the wounded, who have been counted.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Two of the guards fled. One of the wounded died in hospital.")).paragraphs[0].doc
>>> among(doc[0]), of_wounded(doc[0], doc[4]), among(doc[6]), of_wounded(doc[6], doc[10])
(True, False, True, True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.numbering import number_token

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def among(head: Token) -> bool:
    """Tell whether a phrase gives some of a whole that its words point back to: "two of the guards", "six of them"; not "members of the band"."""
    return any(_points_back(whole) for whole in _wholes(head))


def of_wounded(head: Token, verb: Token) -> bool:
    """Tell whether who died had been hurt before: "one of the wounded died", "two of them later died", "a wounded guard succumbed"."""
    wholes = _wholes(head)
    if any(_hurt(token) for token in (head, *wholes)):
        return True
    return any(whole.pos_ == "PRON" for whole in wholes) and any(c.lower_ in words("afterwards") for c in children(verb, "advmod"))


def of_number(head: Token) -> bool:
    """Tell whether the whole is told by its number or a pronoun: "one of the four", "two of them"."""
    return any(whole.pos_ in ("NUM", "PRON") for whole in _wholes(head))


def of_these(head: Token, hurt: Token) -> bool:
    """Tell whether the whole are the victims, or those who are called as the hurt are: "one of the victims died", "two of the guards died"."""
    return any(whole.pos_ == "PRON" or whole.lemma_.lower() in words("victims") | {hurt.lemma_.lower()} for whole in _wholes(head))


def _wholes(head: Token) -> list[Token]:
    return list(prepositional(head, "of")) if number_token(head) == head or head.lower_ in words("some_of") else []


def _points_back(whole: Token) -> bool:
    if whole.pos_ == "PRON":
        return whole.lower_ in words("those_before")
    return whole.tag_ != "NN" and any(c.dep_ in ("det", "poss") and c.lower_ in words("whole") for c in whole.children)


def _hurt(token: Token) -> bool:
    """Tell whether a word names or describes people as hurt: "the wounded", "an injured guard", "a guard wounded in the attack"."""
    return any({t.lemma_.lower(), t.lower_} & words("hurt") for t in (token, *children(token, "amod", "acl")))
