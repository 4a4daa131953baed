"""Verbs that the tagger took for nouns: takes a parsed text, mends the tags of those past forms to which the parser gave an object.

>>> from geomap.language.parse import model
>>> doc = model()("Gunmen on a motorcycle shot dead a lawyer.")
>>> retag(doc)
>>> [(token.text, token.tag_, token.lemma_) for token in doc if token.lower_ == "shot"]
[('shot', 'VBD', 'shoot')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import table

PREDICATES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})


def retag(doc: Any) -> None:
    """Give the words of the list `misread` that have an object the tag, part of speech and base form of their verb."""
    verbs = table("misread")
    for token in doc:
        if token.tag_ == "NN" and token.lower_ in verbs and token.dep_ in PREDICATES and any(child.dep_ == "dobj" for child in token.children):
            token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", verbs[token.lower_]
