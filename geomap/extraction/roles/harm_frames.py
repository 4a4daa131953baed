"""The frames of verbs that say by what people came to harm that they died: each takes a mention, fills in whom it befell.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "The blast cost five patients their lives. Four guards did not survive. Gunmen put a bullet through the head of a clerk."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [(h.phrase.bare, h.effect) for s in scene.sentences for hit in find_hits(s) for h in mention_of(hit, s).harms]
[('five patients', 'killed'), ('Four guards', 'killed'), ('clerk', 'killed')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, conjuncts, patients, prepositional, subjects
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.roles.participants import THINGS, add_agents, add_harm, harmable, phrases_of

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase


def no_more(mention: Mention) -> None:
    """Read who "did not survive"; "none of the four passengers" did."""
    told = [t for s in subjects(mention.token) for t in (prepositional(s, "of") if s.lower_ in words("nobody_as_subject") else [s])]
    for phrase in phrases_of(told, mention.sentence):
        if harmable(phrase):
            add_harm(mention, phrase, mention.rule.effect)


def lives(mention: Mention) -> None:
    """Read whose lives a deed claims, or costs: "claimed the lives of nine", "costing five patients their lives"."""
    add_agents(mention, agents(mention.token))
    if (
        mention.token.lemma_ == "claim"
    ):  # a deed or a group claims lives, no minister does: "she headed there after bombings that hit embassies, but claimed lives"
        mention.agents = [p for p in mention.agents if p.non_state]
    found = patients(mention.token)
    for who in [] if found else children(mention.token, "dative"):
        if any(c.lemma_.lower() == "life" for c in children(who, "appos")):  # "costing five patients their lives"
            for phrase in phrases_of(conjuncts(who), mention.sentence):
                add_harm(mention, phrase, mention.rule.effect)
    for life in found:
        throat = children(life, "poss") if life.lemma_.lower() in words("body_parts") else []  # "slit his throat"
        of = [*prepositional(life, "of"), *throat, *children(mention.token, "dative"), *prepositional(mention.token, "on")]
        of += subjects(life.head) if life.dep_ == "dobj" and life.head.lemma_ == "have" and not of else []  # "had an arm broken"
        whose = [t for t in of if t.ent_type_ not in ("DATE", "TIME")]
        for phrase in phrases_of(whose or ([] if life.lemma_.lower() in words("body_parts") else [life]), mention.sentence):
            add_harm(mention, phrase, mention.rule.effect)  # "laid hands on two wanted persons"


def aboard(mention: Mention, taken: list[Token]) -> None:
    """Read how many were in what was hijacked: "a tanker with 24 crew", "the bus, with 30 passengers on board", "a ship and its crew of nine"."""
    tops = [mention.token, *taken, *(t.head for t in mention.targets if t.head not in taken)]
    found = [*(t for top in tops for t in prepositional(top, "with")), *(t for top in taken for c in children(top, "acl") for t in children(c, "dobj"))]
    for phrase in phrases_of([*found, *taken], mention.sentence):
        on_board = any(t.lower_ in ("aboard", "board") for t in phrase.head.doc[phrase.head.i + 1 : phrase.head.i + 3])
        if (on_board or phrase.head.lemma_.lower() in words("aboard")) and phrase.count.best is not None and stated_count(phrase.head) is not None:
            add_harm(mention, phrase, "abducted")
            mention.harms[-1].reckoned = True  # where nothing says how many were held


def cared_for(mention: Mention) -> None:
    """Read "medics tended to seven people", "a surgeon operated on 20"."""
    for phrase in phrases_of(prepositional(mention.token, "to", "on"), mention.sentence):
        if phrase.is_person and stated_count(phrase.head) is not None:
            add_harm(mention, phrase, mention.rule.effect)


def entered_before(mention: Mention) -> list[Phrase]:
    """Return what a bomber went into before: "walked into a mosque and blew himself up"."""
    verb = mention.token
    if verb.dep_ != "conj" or verb.head.pos_ != "VERB" or children(verb, "nsubj"):
        return []
    went_to = prepositional(verb.head, "into", "inside")
    return [p for p in phrases_of(went_to, mention.sentence) if p.classes & THINGS or p.is_person]


def on_life(mention: Mention) -> None:
    """Read "survived an attempt on his life" and "an attempt was made on the life of the governor": tried, not done."""
    verb = mention.token
    mention.status = "attempted"
    tries = children(verb, "dobj", "nsubjpass")
    found = [t for life in {o for top in (verb, *tries) for o in prepositional(top, "on")} for t in (*children(life, "poss"), *prepositional(life, "of"))]
    found = [t for t in found if t.pos_ != "PRON"] or [t for t in subjects(verb) if t not in tries]
    mention.targets += phrases_of(found, mention.sentence)


def shot_into(mention: Mention) -> None:
    """Read "put a bullet through the head of a clerk": in the head it kills."""
    add_agents(mention, agents(mention.token))
    bullets = [*children(mention.token, "dobj", "nsubjpass"), mention.token]
    for hit in [t for top in bullets for t in prepositional(top, "into", "in", "through")]:
        whose = [*children(hit, "poss"), *prepositional(hit, "of")] if hit.lemma_.lower() in words("body_parts") else [hit]
        for phrase in phrases_of(whose, mention.sentence):
            if harmable(phrase) and (phrase.is_person or phrase.pronoun or phrase.named):
                add_harm(mention, phrase, "killed" if hit.lemma_.lower() in words("vital_parts") else "injured")
            elif phrase.classes & THINGS:
                mention.targets.append(phrase)


def threat(mention: Mention) -> None:
    """Read who is threatened and by whom: "leaflets warned teachers that they would be killed", "a reporter received a bullet by post"."""
    mention.status = "threatened"
    mention.targets += phrases_of(subjects(mention.token) if mention.token.lemma_.lower() in words("getting") else patients(mention.token), mention.sentence)
