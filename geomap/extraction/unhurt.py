"""Nobody hurt: takes the mentions of a document and its sentences, adds to the mention that a sentence speaks of that nobody was killed or injured.

"There were no casualties" says so of everybody; "no civilian casualties", "no other injuries" and "no reports of casualties" do not.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="It caused no injuries. There were no civilian casualties.")).paragraphs[0].doc
>>> [(noun.text, effects) for noun, effects in nobody_in(doc)]
[('injuries', ['injured'])]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.counts import NONE
from geomap.extraction.lexicons import words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.syntax import Token

FAR = 2


def nobody_in(tokens: Iterable[Token]) -> Iterator[tuple[Token, list[str]]]:
    """Yield the nouns that say that nobody came to harm, with the effects that nobody suffered."""
    for token in tokens:
        lemma = token.lemma_.lower()
        effects = [effect for effect in ("killed", "injured") if lemma in words(f"nobody_{effect}")]
        if effects and _denied(token) and not any(child.dep_ in ("amod", "compound", "nmod", "prep") for child in token.children):
            yield token, effects


def _denied(noun: Token) -> bool:
    """Tell whether "no" or "without" stands before the noun or what it is coordinated with: "no deaths or injuries", "without causing injuries"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    if any(child.dep_ == "det" and child.lower_ in words("none") for child in noun.children):
        return True
    above = noun.head if noun.dep_ == "pobj" else noun.head.head if noun.dep_ == "dobj" and noun.head.dep_ == "pcomp" else None
    return above is not None and above.lower_ == "without"


def add_unhurt(sentence: Sentence, mentions: list[Mention], before: list[Mention]) -> None:
    """Add what `sentence` says of nobody to its own mention, else to the one `before` it."""
    near = mentions or [m for m in before[-1:] if sentence.index - m.sentence.index <= FAR]
    for noun, effects in nobody_in(sentence.parse):
        phrase = phrase_of(noun, sentence)
        for mention in near[:1]:
            mention.harms += [Harm(phrase, effect, NONE, phrase.span) for effect in effects]
