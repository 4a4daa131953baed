"""Vehicles driven at people: takes a verb of driving or striking, gives the vehicle and those whom it hit, where it was meant.

A car that ploughs into a crowd is an accident like any other, unless words around say that it was meant, or a person is told to have driven it into people and
nothing says that he lost control of it.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> def rammed(text):
...     sentence = lay_out(analyse(Document(doc_id="d", text=text)), [], []).sentences[0]
...     return [(found[0].text, [t.text for t in found[1]]) for t in sentence.parse if (found := ramming(t, sentence)) is not None]
>>> rammed("A man drove a truck into a crowd."), rammed("A car hit two pedestrians."), rammed("A car hit two pedestrians in a terrorist attack.")
([('truck', ['crowd'])], [], [('car', ['pedestrians'])])
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, patients, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context, nouns, topics, words
from geomap.extraction.mentions import Weapon
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.noun_phrases import phrase_of

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence

REACH = 250
"""How far around the sentence, in characters, a word says that it was meant, or that it was not."""
BUILT = frozenset(["structure"])


def ramming(verb: Token, sentence: Sentence) -> tuple[Token, list[Token]] | None:
    """Return the vehicle that was driven at people on purpose, as the words say, and those people."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words("ramming") or _other_means(sentence):
        return None
    vehicle, driven = _vehicle(verb, _doers(verb))
    hit = [phrase_of(t, sentence) for t in _hit(verb)] if vehicle is not None else []
    people = [p.head for p in hit if p.is_person or p.head.lemma_.lower() in words("crowded")]
    houses = [p.head for p in hit if p.classes & BUILT]
    if vehicle is None or not (people or houses):
        return None
    around = sentence.source[max(sentence.start - REACH, 0) : sentence.end + REACH].lower()
    if any(said in around for said in (*topics()["mishap_phrases"], *topics()["loss_of_control"])):
        return None
    spoken = set(re.findall(r"[a-z]+", around))
    if spoken & (topics()["deliberate_words"] | topics()["meant_of_drivers"]):
        return vehicle, people or houses
    return (vehicle, people) if people and driven and not spoken & context()["accident"] else None


def in_ramming(verb: Token, sentence: Sentence) -> bool:
    """Tell whether a verb says what came of a vehicle driven at people: "ploughed into a crowd, killing two"."""
    above = (verb, verb.head, verb.head.head, verb.head.head.head)
    return any(ramming(t, sentence) is not None for t in above if t.lemma_.lower() in words("ramming"))


def _other_means(sentence: Sentence) -> bool:
    """Tell whether the sentence speaks of a bomb in the vehicle."""
    return any(t.lemma_.lower() in words("laden_vehicles") for t in sentence.parse)


def _vehicle(verb: Token, doers: list[Token]) -> tuple[Token | None, bool]:
    """Return what was driven, and whether somebody is told to have driven it at people: "drove a van into a crowd", "a man in a pickup ran them down"."""
    person = [t for t in doers if not _is_vehicle(t) and (nouns().get(t.lemma_.lower(), frozenset()) - BUILT or t.ent_type_ == "PERSON" or t.pos_ == "PRON")]
    objects = [t for t in (*children(verb, "dobj"), *children(verb, "nsubjpass")) if _is_vehicle(t)]
    if objects:
        return objects[0], True
    if person:
        carried = [t for holder in (*person, verb) for t in prepositional(holder, "of", "in", "with", "at") if _is_vehicle(t)]
        return (carried[0], verb.lemma_.lower() in words("running_down")) if carried else (None, False)
    return next((t for t in doers if _is_vehicle(t)), None), False


def _is_vehicle(token: Token) -> bool:
    return token.lemma_.lower() in words("road_vehicles") and token.pos_ in ("NOUN", "PROPN")


def _doers(verb: Token) -> list[Token]:
    """Return who does what a verb says: of a passive only whom "by" names, since its subject is the one knocked down."""
    return agents(verb) or ([] if is_passive(verb) else subjects(verb))


def _hit(verb: Token) -> list[Token]:
    """Return that into which a vehicle was driven, or which it hit or ran down."""
    holders = [verb, *(t for t in patients(verb) if _is_vehicle(t))]
    found = [t for holder in holders for t in prepositional(holder, "into", "through", "at", "onto", "over")]
    if not found and verb.lemma_.lower() in words("running_down") and not any(_is_vehicle(t) for t in patients(verb)):
        found = patients(verb)
    return found


def ram(mention: Mention) -> None:
    """Fill in who drove what at whom: those hit by a number are harmed where nothing else says so."""
    found = ramming(mention.token, mention.sentence)
    if found is None:
        return
    vehicle, aims = found
    phrase = phrase_of(vehicle, mention.sentence)
    mention.weapons.append(Weapon(phrase.bare, "vehicle", "armed_attack", phrase.bare_span))
    mention.agents += [p for t in _doers(mention.token) if not _is_vehicle(t) and (p := phrase_of(t, mention.sentence)).is_person]
    mention.targets += [phrase_of(t, mention.sentence) for t in aims]


def counted(verb: Token) -> bool:
    """Tell whether a verb says how many it ran down: "mowed down 84 people"."""
    return any(stated_count(t) is not None for t in patients(verb))
