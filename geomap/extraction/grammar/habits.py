"""Habits: takes a verb, tells whether its tense or its adverbs make it what somebody does again and again.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="They rob buses. They robbed a bus.")).paragraphs[0].doc
>>> is_habit(doc[1], []), is_habit(doc[5], [])
(True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def habitual(word: Token) -> bool:
    """Tell whether somebody is blamed again and again, for whatever happens: "whom the police often blame for such attacks"."""
    return any(c.lower_ in context()["habitually"] for c in children(word, "advmod"))


def is_habit(verb: Token, auxiliaries: list[Token]) -> bool:
    """Tell whether a finite verb is in the simple present, which tells of habits and states."""
    if verb.tag_ in ("VBZ", "VBP") and not auxiliaries:
        return verb.lower_ not in context()["unchanged"]
    if is_passive(verb):
        be = [c for c in auxiliaries if c.dep_ == "auxpass"]
        return bool(be) and all(c.tag_ in ("VBZ", "VBP") for c in be) and not any(c.dep_ == "aux" for c in auxiliaries)
    if verb.tag_ == "VBG":
        return any(c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP") for c in auxiliaries) and not any(c.lemma_ == "have" for c in auxiliaries)
    return False
