"""Clauses that leave their verb out: takes the mentions of a sentence, gives one more for each number that has only a place of its own.

"Two policemen were shot dead in Peshawar and another in Bannu" tells of two incidents; "nine died, five in Kano and four in Kaduna" breaks one number down.

>>> from geomap.pipeline import read
>>> from geomap.types import Document
>>> found = read(Document(doc_id="d", text="Rebels killed four soldiers in Kidal and two in Gao on Monday."))
>>> [(claim.place.toponym.surface, claim.killed.best) for claim in found.claims]
[('Kidal', 4), ('Gao', 2)]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.extents import core
from geomap.extraction.grammar.syntax import ancestors, prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.phrases.parts import among

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence
    from geomap.types import DateMention

LINKS = frozenset(["conj", "appos", "npadvmod", "dep", "nummod"])
BESIDE = 2


def gapped(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that numbers with a place of their own make, each after the deed whose verb it leaves out."""
    heads = {head.i for r, head in sentence.places if r.toponym.literal}
    if len(heads) < BESIDE:
        return []
    found: list[Mention] = []
    for mention in mentions:
        whole = next((h for h in mention.harms if h.count.best and h.effect != "unharmed" and not h.part), None)
        if whole is None or not mention.real:
            continue
        told = [t for t in sentence.parse if t.i > whole.phrase.head.i and _alone(t, mention.token, heads)]
        if not told or not any(i < told[0].i and _under(sentence.parse.doc[i], mention.token) for i in heads):
            continue
        phrases = [phrase_of(t, sentence) for t in told]
        if sum(p.count.best or 0 for p in phrases) == whole.count.best:
            continue  # "nine died, five in X and four in Y"
        mention.harms = [h for h in mention.harms if h.phrase.head not in told]
        deed = next((m.rule for m in mentions if m.rule.kind == "event" and m.token.i < told[0].i and _under(m.token, mention.token)), None)
        rule = mention.rule if deed is None else replace(mention.rule, category=deed.category, kind="event")
        for phrase in phrases:
            people = _of(phrase, whole.phrase)
            harm = Harm(people, whole.effect, people.count, phrase.span)
            found.append(
                replace(mention, token=phrase.head, rule=rule, harms=[harm], targets=[], links=[], places=[], unknown=[], dates=[], known={}, definite=False)
            )
    return found


def share_days(mentions: list[Mention]) -> None:
    """Give a deed without a verb the day of the one beside it."""
    days: list[tuple[DateMention, str]] = []
    for mention in mentions:
        if not _number(mention.token):
            days = [(d, "sentence") for d, basis in mention.dates if basis in ("syntax", "sentence")] or days
        elif not mention.dates:
            mention.dates += days


def _of(number: Phrase, whole: Phrase) -> Phrase:
    """Return a number as one of the people told of before it: "another" after "two policemen" is another policeman."""
    noun = core(whole.head)
    said = noun.lemma_ if number.count.best == 1 and noun.tag_ == "NNS" else noun.text
    named = noun.pos_ == "NOUN" and whole.is_person
    return replace(number, classes=whole.classes, pronoun=False, text=f"{number.text} {said}" if named else number.text)


def _number(token: Token) -> bool:
    return bool(token.pos_ == "NUM" or token.lower_ == "another")


def _alone(token: Token, trigger: Token, heads: set[int]) -> bool:
    """Tell whether a number stands by itself beside what the trigger says, with a place: the "another" of "two were shot in X and another in Y"."""
    if not _number(token) or token.dep_ not in LINKS or among(token) or token.i + 1 >= len(token.doc) or token.nbor(1).lower_ not in words("at_a_place"):
        return False
    if not any(p.i in heads or any(p2.i in heads for p2 in prepositional(p, "in", "near", "at")) for p in prepositional(token, "in", "near", "at")):
        return False
    if token.nbor(-1).lower_ not in ("and", ",", "while", "plus"):
        return False
    return _under(token, trigger)


def _under(token: Token, trigger: Token) -> bool:
    return any(above == trigger for _, above in ancestors(token))
