"""One person told of by two offices: takes two nouns that "and" joins, tells whether they are of one: "the priest and activist X", "writer and teacher X was killed".

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The singer and teacher was killed. The singer and teacher were killed.")).paragraphs[0].doc
>>> [one_person(doc[1], doc[3]), one_person(doc[8], doc[10])]
[True, False]
"""

from __future__ import annotations

from typing import Any

from geomap.extraction.lexicons import nouns, words

Token = Any
PEOPLE = frozenset(["person", "civilian", "security", "official", "leader"])
ONE = frozenset(["was", "is", "has"])
MANY = frozenset(["were", "are", "have"])


def one_person(first: Token, other: Token) -> bool:
    """Tell whether two coordinated nouns are the offices of one person: the verb is of one, or the second, without an article, leads to the name."""
    if first.tag_ not in ("NN", "NNP") or first.ent_type_ == "PERSON" or other.tag_ not in ("NN", "NNP") or not _office(first):
        return False
    if not any(c.lower_ == "and" for c in first.children) or any(c.dep_ in ("det", "poss", "nummod", "conj") for c in other.children):
        return False
    named = other.ent_type_ == "PERSON" and any(c.dep_ in ("compound", "nmod") and _office(c) for c in other.children)
    if not named and not _office(other):
        return False
    told = {c.lower_ for c in first.head.children if c.dep_ in ("aux", "auxpass")} if first.dep_ in ("nsubj", "nsubjpass") else set()
    if told & (ONE | MANY):
        return bool(told & ONE)
    return named and not any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in first.children)


def _office(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return bool(nouns().get(lemma, frozenset()) & PEOPLE) and lemma not in words("kin")  # "a father and son" are two
