"""Whose weapons they were: takes the word for an air strike, a missile or a drone, gives the forces of the nation that stands before it, as an actor.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> sentence = lay_out(analyse(Document(doc_id="d", text="Russian missiles hit Kharkiv.")), [], []).sentences[0]
>>> [(phrase.text, phrase.actor.actor_id) for phrase in forces_of(sentence.parse[1], sentence)]
[('Russian', 'ru_armed_forces')]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.actors import find_actors
from geomap.extraction.phrases import phrase_of
from geomap.extraction.syntax import children

if TYPE_CHECKING:
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.syntax import Token

NATIONS = frozenset(["NORP", "GPE"])


def forces_of(weapon: Token, sentence: Sentence) -> list[Phrase]:
    """Return the nation before `weapon` as its armed forces, where the lexicon of actors knows them: "an Israeli airstrike", "Russian missiles"."""
    for child in children(weapon, "amod", "compound", "nmod", "poss"):
        known = find_actors(f"{child.text} forces") if child.ent_type_ in NATIONS else []
        if known:
            phrase = phrase_of(child, sentence)
            return [replace(phrase, actor=known[0][0], actor_span=phrase.span, classes=frozenset(["security"]))]
    return []
