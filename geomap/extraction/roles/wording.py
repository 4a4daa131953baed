"""The words that a claim stands on: takes a mention, gives the range of its trigger with the words that belong to it.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "Two men were arrested after a series of car bombings."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [trigger_span(mention_of(hit, scene.sentences[0])).of(text) for hit in find_hits(scene.sentences[0])]
['were arrested', 'series of car bombings']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context
from geomap.extraction.phrases.noun_phrases import phrase_of

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.types import Span

NEAR = 8


def trigger_span(mention: Mention) -> Span:
    """Return the range of the trigger: a verb with its auxiliary or object, a noun with its modifiers."""
    token, sentence = mention.token, mention.sentence
    if mention.is_noun:
        head = token
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in context()["series"]:
            head = token.head.head
        return phrase_of(head, sentence).bare_span
    first = last = token
    if token.pos_ in ("NUM", "PRON"):  # a number whose verb is left out: "three in an attack near Bosso"
        where = prepositional(token, "in", "near", "at", "outside")
        for noun in where:
            last = next(iter(prepositional(noun, "in", "near", "at", "outside")), noun)
        return sentence.span(first, last)
    if is_passive(token):
        passive = [c for c in token.children if c.dep_ == "auxpass" and token.i - c.i <= NEAR]
        first = passive[0] if passive else token
        return sentence.span(first, last)
    for child in children(token, "prt", "dobj", "oprd", "acomp"):
        end = phrase_of(child, sentence).span if child.dep_ == "dobj" else None
        if end is not None and child.i - token.i <= NEAR:
            from geomap.types import Span as Range

            return Range(start=sentence.offset + token.idx, end=max(end.end, sentence.offset + token.idx + len(token)))
        if child.i > last.i and child.i - token.i <= NEAR:
            last = child
    return sentence.span(first, last)
