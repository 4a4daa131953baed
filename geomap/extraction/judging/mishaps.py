"""Mere mishaps: takes a mention, tells whether something fell, crashed, burned or burst by itself where its words could speak of a deed.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="The explosion of a boiler in a mill killed two.")), [], [])
>>> [by_mishap(mention_of(hit, s), [], []) for s in scene.sentences for hit in find_hits(s) if hit.rule.kind == "blast"]
[True]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.judging.idioms import common
from geomap.extraction.lexicons import context, nouns, topics, triggers, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

REACH = 250
"""How far behind a sentence, in characters, a word says that what looks like an accident was meant."""


def by_mishap(mention: Mention, doers: list[Token], things: list[Token]) -> bool:
    """Tell whether the words of a mention, with those who do it and whom or what it befalls, tell of an accident."""
    if mention.is_noun:
        burst = list(prepositional(mention.token, "of"))
        return mention.rule.kind == "blast" and not doers and bool(burst) and all(map(_tinder, burst)) and not meant(mention, "explosion")
    if mention.rule.lemma == "derail" and not doers and not meant(mention):
        return True  # "two died when a train was derailed"
    if mention.rule.frame in ("blow_up", "device") and after_a_fire(mention.token) and not meant(mention):
        return True  # "a depot caught fire and blew up"
    crashed = (not doers or mention.rule.frame == "suffer") and _when_it_crashed(mention)
    return crashed or _mishap(mention, doers, things) or _in_a_crash(mention) or _burnt_by_nature(mention)


def after_a_fire(verb: Token) -> bool:
    """Tell whether what burst had caught fire before: "a depot caught fire and blew up"."""
    first, own = verb.head, children(verb, "dobj", "agent", "nsubj", "nsubjpass")
    return verb.dep_ == "conj" and not own and first.lemma_ == "catch" and any(t.lower_ == "fire" for t in children(first, "dobj"))


def _tinder(thing: Token) -> bool:
    """Tell whether it may burst by itself: "the explosion of a fuel tanker"."""
    return any(t.lemma_.lower() in topics()["bursting"] for t in (thing, *children(thing, "compound", "amod", "nmod")))


def _armed(mention: Mention) -> bool:
    """Tell whether its sentence names a weapon."""
    return any("device" in nouns().get(t.lemma_.lower(), frozenset()) and t.lemma_.lower() not in topics()["bursting"] for t in mention.sentence.parse)


def meant(mention: Mention, *but: str) -> bool:
    """Tell whether words around, `but` for some, say that it was meant, or name a weapon or another deed."""
    sentence = mention.sentence
    near = sentence.source[max(sentence.start - REACH, 0) : sentence.end + REACH]
    around = (set(re.findall(r"[a-z]+", near.lower())) | {t.lemma_.lower() for t in sentence.parse}).difference(but)
    return bool(around & (topics()["deliberate_words"] | topics()["kindled"])) or any("device" in nouns().get(w, ()) for w in around)


def _mishap(mention: Mention, doers: list[Token], things: list[Token]) -> bool:
    """Tell whether something that falls, collides or burns did it, with no word around that it was meant."""
    lists, lemma = topics(), mention.token.lemma_.lower()
    doers = [next(iter(prepositional(t, "of")), t) if t.lemma_.lower() in lists["blasts"] else t for t in doers]
    if not doers or lemma not in lists["struck"] or any("device" in nouns().get(t.lemma_.lower(), frozenset()) for t in things):
        return False
    causes = lists["mishaps"] if lemma not in lists["burst"] else lists["bursting"]
    if not all(
        t.lemma_.lower() in causes and not any(c.lower_ in lists["gunnery"] or c.ent_type_ == "NORP" for c in children(t, "compound", "amod", "nmod"))
        for t in doers
    ):
        return False
    sentence = mention.sentence
    if _armed(mention):
        return False  # "the truck hit a mine, killing two"
    around = set(re.findall(r"[a-z]+", sentence.source[sentence.start : sentence.end + REACH].lower())) | {t.lemma_.lower() for t in sentence.parse}
    return not around & lists["deliberate_words"]


def _in_a_crash(mention: Mention) -> bool:
    """Tell whether people died as a thing left its way, with no word around that it was meant: "a bus plunged off a bend, killing ten"."""
    verb = mention.token
    if verb.dep_ == "advcl" and after_a_fire(verb.head) and not _armed(mention) and not meant(mention):
        return True
    after = [c for prep in children(verb, "prep") if prep.lower_ in ("after", "while") for c in children(prep, "pcomp")]
    crashed = any(c.lemma_.lower() in context()["accident"] for c in after)  # "killed after crashing his car"
    over = verb.head if verb.dep_ in ("advcl", "conj") and verb.head.i < verb.i else verb
    if verb.dep_ == "conj" and over.dep_ in ("advcl", "conj"):
        over = over.head
    apart = (over.lemma_ == "break" and any(c.lower_ in ("apart", "up") for c in over.children)) or (
        over.lemma_ == "turn" and any(c.lower_ in ("over", "turtle") for c in over.children)
    )  # "the ship broke apart, killing six", "the lorry turned over"
    if mention.rule.kind != "harm" or not (crashed or (over != verb and (apart or over.lemma_.lower() in topics()["leaving_the_way"]))):
        return False
    harmed = {w for h in mention.harms for w in (h.phrase.head.lower_, h.phrase.head.lemma_.lower())}  # the soldiers who were in it
    return not _armed(mention) and not meant(mention, *harmed)


def _burnt_by_nature(mention: Mention) -> bool:
    """Tell whether a fire that nobody set did it: "houses were burned in wildfires"."""
    if mention.category != "arson" or mention.agents:
        return False
    behind = [p for prep in children(mention.token, "prep", "agent") for p in children(prep, "pobj")]
    return any(p.lemma_.lower() in context()["accident"] for p in behind)


def _of_a_day(mention: Mention) -> list[Token]:
    """Return the clauses that the parser hung on a day: "killed on Monday when the pump short-circuited"."""
    behind = mention.sentence.parse[mention.token.i - mention.sentence.parse.start :]
    return [c for t in behind if t.ent_type_ in ("DATE", "TIME") for c in children(t, "relcl")]


def _falls(verb: Token) -> bool:
    """Tell whether a thing fails or falls on people: "when a large oak fell on a party", "when the pump short-circuited"."""
    if verb.lemma_.lower() in topics()["failing"]:
        return True
    if verb.lemma_.lower() not in topics()["falling"]:
        return False
    things = children(verb, "nsubj")
    onto = any(t.lemma_.lower() in words("landing") for t in children(verb, "prep"))
    return any(t.lemma_.lower() in topics()["mishaps"] or (onto and common(t) and not nouns().get(t.lemma_.lower())) for t in things)


def taken_by_storm(verb: Token) -> bool:
    """Tell whether a word of the weather is a verb for what people do to something: "gunmen stormed a bar", "police flooded the streets"."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in topics()["nature"] and (bool(children(verb, "dobj", "nsubjpass")) or any(prepositional(verb, "into")))


def _when_it_crashed(mention: Mention) -> bool:
    """Tell whether people came to harm when something crashed or fell, with no word around that it was meant: "two died when a helicopter crashed"."""
    verb = mention.token
    joined = [verb, *children(verb, "conj"), *([verb.head] if verb.dep_ == "conj" else [])]
    falls = [
        c
        for c in (*(c for v in joined for c in children(v, "advcl")), *_of_a_day(mention))
        if ((c.lemma_.lower() in context()["accident"] and not taken_by_storm(c)) or _falls(c)) and any(w.lower_ in ("when", "as", "after") for w in c.children)
    ]
    if mention.rule.kind != "harm" or not falls or (any(map(_falls, falls)) and meant(mention)):
        return False
    tokens = list(mention.sentence.parse)
    if {t.lower_ for t in tokens} & topics()["deliberate_words"] or _armed(mention):
        return False
    return not any(rule.kind == "event" and not rule.requires for t in tokens if t not in falls for rule in triggers().get((t.lemma_.lower(), t.pos_), ()))
