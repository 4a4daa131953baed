"""Clauses that leave their verb out: takes the mentions of a sentence, gives one more for each number or noun that has only a place of its own.

"Two policemen were shot dead in Peshawar and another in Bannu" tells of two incidents, and so does "kidnapped a priest in Jos on Monday and a teacher in Zaria";
"nine died, five in Kano and four in Kaduna" breaks one number down.

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
from geomap.extraction.names.distance import km_between
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.phrases.parts import among

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence
    from geomap.types import DateMention, Resolution

LINKS = frozenset(["conj", "appos", "npadvmod", "dep", "nummod"])
BESIDE = 2
COUNTRY = 6
NEAR_KM = 5.0
WAY = frozenset(["between", "from", "to"])


def gapped(sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that numbers and nouns with a place of their own make, each after the deed whose verb it leaves out."""
    heads = {head.i: r for r, head in sentence.places if r.toponym.literal and head.dep_ == "pobj" and head.head.lower_ in words("at_a_place")}
    if len(heads) < BESIDE:
        return []
    found: list[Mention] = []
    taken: set[int] = set()
    for mention in mentions:
        if not mention.real:
            continue
        told = [t for t in sentence.parse if t.i > mention.token.i and t.i not in taken and _alone(t, mention.token, heads.keys())]
        told = [t for t in told if _number(t) or _elsewhere(t, mention.token, heads)]
        made = _made(sentence, mention, mentions, told)
        taken.update(m.token.i for m in made)
        found += made
    return found


def _made(sentence: Sentence, mention: Mention, mentions: list[Mention], told: list[Token]) -> list[Mention]:
    """Return the mentions of a deed done to others, or to something else, whose verb is left out."""
    if not told:
        return []
    phrases = [phrase_of(t, sentence) for t in told]
    whole = next((h for h in mention.harms if h.effect != "unharmed" and not h.part and h.phrase.head not in told and h.phrase.head.i < told[0].i), None)
    if whole is not None:
        people = [p for p in phrases if _number(p.head) or p.is_person]
        if whole.count.best and sum(p.count.best or 0 for p in people) == whole.count.best and all(_number(p.head) for p in people) and not _one(whole):
            return []  # "nine died, five in X and four in Y"
        for other in mentions:
            other.harms = [h for h in other.harms if h.phrase.head not in told]
        deed = next((m.rule for m in mentions if m.rule.kind == "event" and m.token.i < told[0].i and _under(m.token, mention.token)), None)
        rule = mention.rule if deed is None else replace(mention.rule, category=deed.category, kind="event")
        harms = [Harm(_of(p, whole.phrase), whole.effect, _of(p, whole.phrase).count, p.span) for p in people]
        return [replace(_blank(mention, h.phrase.head), rule=rule, harms=[h]) for h in harms]
    if mention.targets and mention.rule.kind == "event" and mention.rule.frame != "mutual":
        aimed = [p for p in phrases if p.is_person or p.classes & {"structure", "vehicle"}]
        mention.targets = [t for t in mention.targets if t.head not in told]
        return [replace(_blank(mention, p.head), targets=[p]) for p in aimed] if mention.targets else []
    if mention.rule.kind == "blast":
        again = [p for p in phrases if p.head.lower_ in ("another", "one") or "device" in p.classes]
        return [_blank(mention, p.head) for p in again]
    return []


def _blank(mention: Mention, token: Token) -> Mention:
    """Return a mention of the same deed at another word, with nobody harmed and no place or time yet."""
    return replace(mention, token=token, harms=[], targets=[], links=[], places=[], unknown=[], dates=[], known={}, definite=False)


def _one(harm: Harm) -> bool:
    """Tell whether one person is told of, which no numbers break down."""
    return harm.count.best == 1


def share_days(mentions: list[Mention]) -> None:
    """Give a deed without a verb the day of the one beside it."""
    days: list[tuple[DateMention, str]] = []
    for mention in mentions:
        if not (_number(mention.token) or (mention.token.pos_ == "NOUN" and mention.rule.pos == "VERB")):
            days = [(d, "sentence") for d, basis in mention.dates if basis in ("syntax", "sentence")] or days
        elif not mention.dates:
            mention.dates += days


def _of(number: Phrase, whole: Phrase) -> Phrase:
    """Return a number as one of the people told of before it: "another" after "two policemen" is another policeman."""
    if not _number(number.head):
        return number
    noun = core(whole.head)
    said = noun.lemma_ if number.count.best == 1 and noun.tag_ == "NNS" else "people" if number.count.best != 1 and noun.tag_ == "NN" else noun.text
    named = noun.pos_ == "NOUN" and whole.is_person
    return replace(number, classes=whole.classes, pronoun=False, text=f"{number.text} {said}" if named else number.text)


def _number(token: Token) -> bool:
    return bool(token.pos_ == "NUM" or token.lower_ in ("another", "others"))


def _alone(token: Token, trigger: Token, heads: Collection[int]) -> bool:
    """Tell whether a number or noun stands by itself beside what the trigger says, with a place: the "another" of "two were shot in X and another in Y"."""
    if not (_number(token) or token.pos_ == "NOUN") or token.dep_ not in LINKS or among(token) or not _places_of(token, heads):
        return False
    first = token.left_edge
    if first.i == 0 or first.nbor(-1).lower_ not in ("and", ",", "while", "plus") or first.nbor(-1).i <= trigger.i:
        return False
    way = [child for child, above in ancestors(token) if child.dep_ == "prep" and child.i > trigger.i]
    return _under(token, trigger) and not any(p.lower_ in WAY for p in way)


def _places_of(token: Token, heads: Collection[int]) -> list[int]:
    """Return the places that stand behind a number or noun: "another in Bannu", "five at a market in Taiz"."""
    found = list(prepositional(token, *words("at_a_place")))
    return [p.i for near in found for p in (near, *prepositional(near, "in", "near", "at")) if p.i in heads]


def _elsewhere(token: Token, trigger: Token, heads: Mapping[int, Resolution]) -> bool:
    """Tell whether what stands before has a place of its own, which cannot be that of the number or noun."""
    mine = [heads[i] for i in _places_of(token, heads.keys())]
    before = [r for i, r in heads.items() if i < token.left_edge.i and _under(token.doc[i], trigger)]
    return bool(before) and all(_apart(x, y) for x in before for y in mine)


def _apart(one: Resolution, other: Resolution) -> bool:
    """Tell whether two names are of two places, neither of which is a country."""
    if one.place is None or other.place is None or COUNTRY in (one.where_prec, other.where_prec):
        return False
    return one.place.place_id != other.place.place_id and km_between(one, other) > NEAR_KM


def _under(token: Token, trigger: Token) -> bool:
    return any(above == trigger for _, above in ancestors(token))
