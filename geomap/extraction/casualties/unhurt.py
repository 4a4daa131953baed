"""Nobody hurt: takes the mentions of a document and its sentences, adds to the mention that a sentence speaks of that nobody was killed or injured.

"There were no casualties" says so of everybody; "no civilian casualties" and "no other injuries" say nothing of the rest. "None of the guards was hurt"
and "all the passengers are safe" tell who is unharmed; what follows from that is for the sums to judge (`totals.py`).

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="It caused no injuries. There were no civilian casualties. No peacekeepers were harmed.")).paragraphs[0].doc
>>> [(noun.text, effects) for noun, effects in nobody_in(doc)]
[('injuries', ['killed', 'injured'])]
>>> [noun.text for noun in unharmed_in(doc)]
['peacekeepers']
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, has_negation, prepositional
from geomap.extraction.lexicons import PERSONAL, nouns, words
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
        if _of_lives(token) and _denied(token):
            yield token, ["killed", *(["injured"] if any(c.lemma_.lower() in words("nobody_injured") for c in token.subtree) else [])]
        elif effects and _denied(token) and not any(_restricts(child) for child in token.children):
            yield token, effects
        elif _spared(token):
            yield token, _not_suffered(_verb_over(token))


def unharmed_in(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield those of whom a sentence says that they came to no harm: "no peacekeepers were harmed", "the driver was not hurt", "all staff are safe"."""
    for token in tokens:
        if token.dep_ not in ("nsubj", "nsubjpass") or _spared(token):
            continue
        verb = _verb_over(token)
        lemma = verb.lemma_.lower()
        if lemma in words("unscathed"):
            if not has_negation(verb.head) and (token.lower_ in words("everybody") or any(c.lower_ == "all" for c in token.children)):
                yield token
        elif lemma in words("harming") | words("wounding") | words("hitting_people") and (verb.tag_ == "VBN" or verb.dep_ == "acomp"):
            of_some = token.lower_ in words("nobody_as_subject") and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
            if of_some or (_is_person(token) and (_has_no(token) or any(c.dep_ == "neg" for v in (verb, verb.head) for c in v.children))):
                yield token


def _is_person(noun: Token) -> bool:
    return bool(nouns().get(noun.lemma_.lower(), frozenset()) & PERSONAL)


def _has_no(noun: Token) -> bool:
    return any(child.dep_ in ("det", "nummod") and child.lower_ in words("none") for child in noun.children)


def _of_lives(noun: Token) -> bool:
    """Tell whether a noun is of the dead: "loss of life", "lives were lost", "claimed lives", "human losses"."""
    lemma = noun.lemma_.lower()
    if lemma == "loss":
        return any(t.lemma_.lower() == "life" for t in prepositional(noun, "of")) or any(c.lower_ == "human" for c in children(noun, "amod"))
    return lemma == "life" and noun.head.lemma_.lower() in words("taking_lives")


def _restricts(child: Token) -> bool:
    """Tell whether a word makes it only some of the harmed: "no civilian casualties", "no other injuries"; "no injuries in the blast" are all."""
    if child.dep_ == "prep":
        aboard = child.lower_ in ("to", "among") and any(
            p.lemma_.lower() in words("aboard") | words("not_any") for p in child.children
        )  # "no injuries to crew"
        return not aboard and child.lower_ not in ("in", "from", "during", "on")
    return child.dep_ in ("amod", "compound", "nmod") and child.lower_ not in words("none")


def _not_suffered(verb: Token) -> list[str]:
    """Return what nobody suffered of whom a verb is denied: who was not hurt was not killed either."""
    beside = [c for c in verb.children if c.dep_ == "conj" and not any(s.dep_ in ("nsubj", "nsubjpass") for s in c.children)]
    lemmas = {v.lemma_.lower() for v in (verb, *beside)}
    return ["killed", "injured"] if lemmas & (words("harming") | words("wounding") | words("hitting_people")) else ["killed"]


def _spared(subject: Token) -> bool:
    """Tell whether a word is the nobody of "nobody was hurt", "no one was injured", "no person was harmed", or the anyone of "did not hit anyone"."""
    verb = _verb_over(subject)
    lemma = verb.lemma_.lower()
    if lemma not in words("harming") | words("wounding") | words("killing") | words("hitting_people"):
        return False
    if subject.dep_ == "dobj":
        without = verb.dep_ == "pcomp" and verb.head.lower_ == "without"  # "went off without harming anybody"
        return subject.lower_ in words("any_person") and (without or has_negation(verb))
    if subject.dep_ not in ("nsubj", "nsubjpass") or (lemma in words("hitting_people") and subject.dep_ == "nsubj"):
        return False
    if subject.lower_ in words("nobody_at_all"):
        return not any(child.dep_ == "prep" or child.lower_ == "else" for child in subject.children)
    return subject.lower_ in words("not_any") and any(child.dep_ == "det" and child.lower_ == "no" for child in subject.children)


def _verb_over(subject: Token) -> Token:
    """Return what is said of a subject: the verb, or the adjective behind "is"."""
    verb = subject.head
    if verb.lemma_ == "come" and (harm := [t for t in prepositional(verb, "to") if t.lemma_.lower() in words("harming")]):
        return harm[0]  # "no one came to harm"
    return next((c for c in verb.children if c.dep_ in ("acomp", "advcl") and c.pos_ == "ADJ"), verb) if verb.lemma_ in ("be", "get") else verb


def _denied(noun: Token) -> bool:
    """Tell whether "no" or "without" stands before the noun or what it is coordinated with: "no deaths or injuries", "without causing injuries"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and not any(c.dep_ == "det" for c in noun.children):  # "some damage, but no casualties"
        noun = noun.head
    if any(child.dep_ in ("det", "compound", "amod", "nummod") and child.lower_ in words("none") for child in noun.children):
        return True
    if noun.i + 2 < len(noun.doc) and noun.nbor(1).text == ":" and noun.nbor(2).lower_ in words("none") | words("nobody_at_all"):
        return True  # "Casualties: none"
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("bringing_harm") and has_negation(noun.head):
        return True  # "none of which caused any casualties", "did not cause any injuries"
    if noun.dep_ != "pobj":
        return bool(noun.dep_ == "dobj" and noun.head.dep_ == "pcomp" and noun.head.head.lower_ == "without")
    above = noun.head.head
    if noun.head.lower_ == "in" and above.lemma_.lower() in words("causing") and has_negation(above):
        return True  # "did not result in any casualties"
    told = noun.head.lower_ == "of" and above.lemma_.lower() in words("hearsay") and not any(c.dep_ == "amod" for c in above.children)
    return noun.head.lower_ == "without" or (told and _has_no(above))  # "there were no reports of casualties"


def add_unhurt(sentence: Sentence, mentions: list[Mention], before: list[Mention]) -> None:
    """Add what `sentence` says of nobody, and of those who are unharmed, to its own mention, else to the one `before` it."""
    recent = itertools.takewhile(lambda m: sentence.index - m.sentence.index <= FAR, reversed(before))
    close = [m for m in recent if not apart(sentence, m.sentence)]
    near = mentions or close[:1]
    if not near:
        return
    for noun, effects in nobody_in(sentence.parse):
        phrase = phrase_of(noun, sentence)
        told = {h.effect for m in close for h in m.harms if h.count != NONE} if noun.lower_ == "none" else ()
        near[0].harms += [
            Harm(phrase, effect, NONE, phrase.span) for effect in effects if effect not in told
        ]  # "one rebel was wounded; of the villagers, none was injured": "none" is of others than those counted
    for noun in unharmed_in(sentence.parse):
        phrase = phrase_of(noun, sentence)
        near[0].harms.append(Harm(phrase, "unharmed", NONE, phrase.span))
