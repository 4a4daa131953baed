"""Whose weapons they were: takes the word for an air strike, a missile or a drone, gives the body or the forces of the nation that stands before it.

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

from geomap.extraction.actors import NON_STATE, STATE, find_actors
from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.membership import is_body
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.scenes import COUNTRY

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

NATIONS = frozenset(["NORP", "GPE"])
HIDDEN = frozenset(["blast", "bomb", "explosion", "mine"])
"""What no forces fire or drop, in the singular."""
FROM_AFAR = frozenset(["air_strike", "shelling"])
"""What forces do from afar."""


def firing_before(noun: Token, mention: Mention) -> list[Phrase]:
    """Return who fires in "army shelling" and "the Saudi bombardment of X"; "Ukraine shelling" and "an army base shelling" may say where or whom it hit."""
    if mention.category not in FROM_AFAR:
        return []
    return [owner for owner in forces_of(noun, mention.sentence) if owner.head.ent_type_ != "GPE" and not owner.classes & {"structure", "vehicle"}]


def is_country(name: Token, sentence: Sentence) -> bool:
    """Tell whether a place can act: a country, not a town."""
    places = [r for r, head in sentence.places if head.i == name.i]
    return name.ent_type_ == "GPE" and all((r.where_prec or COUNTRY) >= COUNTRY for r in places)


def forces_of(weapon: Token, sentence: Sentence) -> list[Phrase]:
    """Return the body before `weapon`, or the nation as its armed forces where the lexicon of actors knows them: "army gunfire", "Russian missiles"."""
    before = children(weapon, "amod", "compound", "nmod", "poss")
    if weapon.lower_ in HIDDEN and not children(weapon, "det"):
        before = [c for c in before if c.ent_type_ != "NORP"]  # "Thai bomb kills two", a headline's "bomb in Thailand"
    flown = weapon.lemma_.lower() in words("flown")
    before = [c for c in before if c.lemma_.lower() not in context()["suspect"] and c.lower_ not in context()["suspect"]]
    named = [t for t in before if flown or t.pos_ == "PROPN" or t.lemma_.lower() in words("flown")]  # "army tank fire"
    for child in [*before, *(c for t in named for c in children(t, "amod", "compound", "nmod"))]:  # "Israeli F-16 warplanes", "a Ukrainian HIMARS strike"
        if child.lower_ in context()["suspect"] or (flown and child.lemma_.lower() in words("of_aircraft")):
            continue  # "a suspected Israeli strike", "fighter jets"
        owner = phrase_of(child, sentence)
        if (owner.actor is not None and owner.actor.type in STATE | NON_STATE) or owner.non_state or is_body(child):
            ruling = owner.head.lemma_.lower() in words("rulers") and owner.actor is None
            return [replace(owner, classes=frozenset(["security"])) if ruling else owner]  # "junta jets"
        if child.ent_type_ == "NORP" == child.nbor(1).ent_type_:
            continue  # the "Sri" of "Sri Lankan jets"
        whole = child.i and child.ent_type_ == "NORP" == child.nbor(-1).ent_type_
        nation = f"{child.nbor(-1).text} {child.text}" if whole else child.text
        known = (find_actors(f"{nation} forces") or find_actors(f"{child.lemma_} forces")) if child.ent_type_ in NATIONS else []
        if known:
            foreign = child.lemma_.lower() != child.text.lower()  # an adjective that no rule knows without its noun: "artillerie israélienne"
            first, last = sorted((child, weapon), key=lambda token: token.i)
            span = sentence.span(child.nbor(-1) if whole else first, last) if foreign or flown or whole else owner.span
            return [replace(owner, actor=known[0][0], actor_span=span, classes=frozenset(["security"]))]
        if flown and child.dep_ == "poss" and owner.named:
            return [owner]  # "Haftar's planes"
        if child.ent_type_ == "NORP" and (flown or weapon.lower_ == "artillery" or weapon.lemma_.lower() in words("firing_posts")):
            return [replace(owner, classes=frozenset(["security"]))]  # "a Croatian tank", where no list knows Croatian forces
    return []


def firing_from(token: Token, sentence: Sentence) -> list[Phrase]:
    """Return whose craft or side it was from which something came or was fired: "a missile from an Israeli jet", "fired from the Houthi side", "shot from an army helicopter"."""
    fired = [v for v in children(token, "acl", "relcl") if v.lemma_.lower() in words("sending")]
    sent = [t for word in (token, *fired) for t in prepositional(word, "from") if t.lemma_.lower() in words("flown") | words("firing_posts")]
    return [
        owner
        for place in sent
        for owner in forces_of(place, sentence) or [phrase_of(t, sentence) for t in prepositional(place, "of")]
        if owner.state or owner.non_state
    ]
