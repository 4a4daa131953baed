"""Nobody hurt: takes the mentions of a document and its sentences, adds to the mention that a sentence speaks of that nobody was killed or injured.

"There were no casualties" says so of everybody; "no civilian casualties", "no other injuries" and "no reports of casualties" do not.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="It caused no injuries. There were no civilian casualties.")).paragraphs[0].doc
>>> [(noun.text, effects) for noun, effects in nobody_in(doc)]
[('injuries', ['injured'])]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import has_negation, prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases.counts import NONE
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.setting.entry_frames import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence

FAR = 3


def nobody_in(tokens: Iterable[Token]) -> Iterator[tuple[Token, list[str]]]:
    """Yield the nouns that say that nobody came to harm, with the effects that nobody suffered."""
    lists = [(effect, words(f"nobody_{effect}")) for effect in ("killed", "injured")]
    for token in tokens:
        lemma = token.lemma_.lower()
        effects = [effect for effect, said in lists if lemma in said]
        of_life = lemma == "loss" and any(t.lemma_.lower() == "life" for t in prepositional(token, "of"))
        if of_life and _denied(token):
            yield token, ["killed"]
        elif effects and _denied(token) and not any(_restricts(child) for child in token.children):
            yield token, effects
        elif _spared(token):
            yield token, _not_suffered(_verb_over(token))


def _restricts(child: Token) -> bool:
    """Tell whether a word makes it only some of the harmed: "no civilian casualties", "no other injuries"; "no injuries in the blast" are all."""
    if child.dep_ == "prep":
        aboard = child.lower_ in ("to", "among") and any(p.lemma_.lower() in words("aboard") for p in child.children)  # "no injuries to crew"
        return not aboard and child.lower_ not in ("in", "from", "during", "on")
    return child.dep_ in ("amod", "compound", "nmod") and child.lower_ not in words("none")


def _not_suffered(verb: Token) -> list[str]:
    """Return what nobody suffered of whom a verb is denied: who was not hurt was not killed either."""
    beside = [c for c in verb.children if c.dep_ == "conj" and not any(s.dep_ in ("nsubj", "nsubjpass") for s in c.children)]
    lemmas = {v.lemma_.lower() for v in (verb, *beside)}
    if lemmas & words("harming"):
        return ["killed", "injured"]
    return [effect for effect, said in (("killed", words("killing")), ("injured", words("wounding"))) if lemmas & said]


def _spared(subject: Token) -> bool:
    """Tell whether a word is the nobody of "nobody was hurt", "no one was injured", "no person was harmed"."""
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if _verb_over(subject).lemma_.lower() not in words("harming") | words("wounding") | words("killing"):
        return False
    if subject.lower_ in words("nobody_at_all"):
        return not any(child.dep_ == "prep" or child.lower_ == "else" for child in subject.children)
    return subject.lower_ in words("not_any") and any(child.dep_ == "det" and child.lower_ == "no" for child in subject.children)


def _verb_over(subject: Token) -> Token:
    """Return what is said of a subject: the verb, or the adjective behind "is"."""
    verb = subject.head
    return next((c for c in verb.children if c.dep_ == "acomp"), verb) if verb.lemma_ == "be" else verb


def _denied(noun: Token) -> bool:
    """Tell whether "no" or "without" stands before the noun or what it is coordinated with: "no deaths or injuries", "without causing injuries"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and not any(c.dep_ == "det" for c in noun.children):  # "some damage, but no casualties"
        noun = noun.head
    if any(child.dep_ in ("det", "compound", "amod") and child.lower_ in words("none") for child in noun.children):
        return True
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("bringing_harm") and has_negation(noun.head):
        return True  # "none of which caused any casualties", "did not cause any injuries"
    above = noun.head if noun.dep_ == "pobj" else noun.head.head if noun.dep_ == "dobj" and noun.head.dep_ == "pcomp" else None
    return above is not None and above.lower_ == "without"


def add_unhurt(sentence: Sentence, mentions: list[Mention], before: list[Mention]) -> None:
    """Add what `sentence` says of nobody to its own mention, else to the one `before` it."""
    recent = itertools.takewhile(lambda m: sentence.index - m.sentence.index <= FAR, reversed(before))
    close = [m for m in recent if not apart(sentence, m.sentence)]
    near = mentions or close[:1]
    for noun, effects in nobody_in(sentence.parse):
        phrase = phrase_of(noun, sentence)
        told = {h.effect for m in close for h in m.harms if h.count != NONE} if noun.lower_ == "none" else ()
        for mention in near[:1]:  # "one rebel was wounded; of the villagers, none was injured": "none" is of others than those counted
            mention.harms += [Harm(phrase, effect, NONE, phrase.span) for effect in effects if effect not in told]
