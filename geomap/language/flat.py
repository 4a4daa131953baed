"""A short line at little cost: takes spaCy's analysis of a text, gives it as a plain tree (tree.py), in which it takes a fifth of the memory.

spaCy lays out no less than 7 kB for each text that it reads, which a list of 100,000 names pays 100,000 times.

>>> from geomap.language.parse import model
>>> tree = flat(model()("Aziz Farid, Kabul"))
>>> [token.text for token in tree], len(tree.sents), tree[0].pos_
(['Aziz', 'Farid', ',', 'Kabul'], 1, 'PROPN')
"""

from __future__ import annotations

from sys import intern
from typing import Any

from geomap.language.tree import Tree, Word

LINES = 2_000
"""From how many paragraphs on a document's short lines are kept flat."""
SHORT = 6


def flat(doc: Any) -> Tree:
    """Return the tokens, relations, names and sentences of `doc`."""
    words = [
        Word(
            text=intern(token.text),
            idx=token.idx,
            lemma=intern(token.lemma_),
            pos=intern(token.pos_),
            head=-1 if token.head.i == token.i else token.head.i,
            dep=intern(token.dep_),
            tag=intern(token.tag_),
            lower=intern(token.lower_),
            entity=intern(token.ent_type_),
            opens_entity=token.ent_iob_ == "B",
            opens_sentence=bool(token.is_sent_start),
        )
        for token in doc
    ]
    return Tree(doc.text, words)
