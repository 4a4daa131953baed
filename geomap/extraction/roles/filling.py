"""Who did what to whom: takes a hit, gives a mention with its agents, targets, harmed people and weapons, by the frame of its rule.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Gunmen killed three guards in an attack on the embassy.")), [], [])
>>> killed, attack = (mention_of(hit, scene.sentences[0]) for hit in find_hits(scene.sentences[0]))
>>> [a.bare for a in killed.agents], [(h.effect, h.count.best) for h in killed.harms], [t.bare for t in attack.targets]
(['Gunmen'], [('killed', 3)], ['embassy'])
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import words
from geomap.extraction.mentions import Harm, Mention
from geomap.extraction.phrases.noun_phrases import definite, phrase_of, some_attackers
from geomap.extraction.phrases.parts import among, of_number, of_wounded
from geomap.extraction.roles.instruments import find_weapons
from geomap.extraction.roles.noun_frames import NOUN_FRAMES
from geomap.extraction.roles.others import known_one_of_row
from geomap.extraction.roles.participants import add_harm
from geomap.extraction.roles.tolls import beside_toll, died_later, outdated, rank_of, reckoned
from geomap.extraction.roles.verb_frames import VERB_FRAMES
from geomap.types import Count

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Weapon
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.roles.triggers import Hit
    from geomap.extraction.scenes import Sentence


def mention_of(hit: Hit, sentence: Sentence) -> Mention:
    """Return the mention that `hit` makes, with its participants."""
    mention = Mention(sentence, hit.token, hit.rule)
    frames = VERB_FRAMES if hit.rule.pos in ("VERB", "AUX") or hit.rule.frame == "adjective" else NOUN_FRAMES
    frames[hit.rule.frame](mention)
    _take_victims(mention)
    mention.weapons += [w for w in find_weapons(mention) if not _was_hit(w, mention)] if hit.rule.frame != "find" else []
    _struck(mention)
    _describe(mention)
    if mention.category == "kidnapping":
        for harm in mention.harms:
            harm.effect = "abducted" if harm.effect == "detained" else harm.effect
    if mention.category == "arrest":
        for harm in mention.harms:
            harm.effect = "detained" if harm.effect == "abducted" else harm.effect
    return mention


def _was_hit(weapon: Weapon, mention: Mention) -> bool:
    """Tell whether an aircraft is what was hit, not what hit: "gunfire hit an airliner"."""
    if weapon.kind != "aircraft" or mention.rule.frame != "strike":
        return False
    return any(t.span.start <= weapon.span.start < t.span.end for t in mention.targets)


def _take_victims(mention: Mention) -> None:
    """Take unarmed people as harmed who would do to nobody what is only done to somebody: "2 staff kidnapped: a vehicle was stopped"."""
    verb, rule = mention.token, mention.rule
    if rule.frame != "patient" or not rule.effect or verb.tag_ not in ("VBD", "VBN") or mention.harms or mention.targets or not mention.agents:
        return
    behind = [c for c in children(verb, "dobj", "dative", "ccomp", "xcomp", "agent") if ":" not in {t.text for t in verb.doc[verb.i : c.i]}]
    if behind or not all(_unarmed(agent) for agent in mention.agents):
        return
    victims, mention.agents = mention.agents, []
    for phrase in victims:
        add_harm(mention, phrase, rule.effect)


def _unarmed(phrase: Phrase) -> bool:
    return not phrase.pronoun and "civilian" in phrase.classes and not phrase.non_state and not phrase.classes & {"security", "leader"}


def _hurt_when_taken(mention: Mention) -> None:
    """Take those as injured who are taken "in injured condition"."""
    states = (state for state in prepositional(mention.token, "in") if state.lemma_.lower() in words("conditions"))
    if any(c.lemma_.lower() in words("hurt") for state in states for c in children(state, "amod")):
        mention.harms += [Harm(h.phrase, "injured", h.count, h.count_span) for h in mention.harms if h.effect in ("detained", "abducted")]


def _fatally(word: Token) -> bool:
    return any(c.lower_ in words("fatal") for c in children(word, "advmod"))


def _struck(mention: Mention) -> None:
    """Take a number of people, or somebody not told of before, as hurt who "were hit", where nothing says by what."""
    verb = mention.token
    if mention.rule.frame != "strike" or not is_passive(verb) or verb.dep_ == "acl" or children(verb, "agent") or mention.weapons:
        return
    people = [t for t in mention.targets if t.is_person and not t.named and t.count.low is not None and not definite(t) and t.head.tag_ != "NNP"]
    if len(people) == len(mention.targets):
        mention.targets = []
        for phrase in people:
            add_harm(mention, phrase, "injured")


def _die_of_it(mention: Mention) -> None:
    """Take those as killed whom a deed hit fatally: "two traders were fatally shot"; "shot three traders, two of them fatally" has two of them die."""
    token = mention.token
    if mention.rule.effect not in ("", "injured"):
        return
    if mention.is_noun and any(c.lower_ in words("deadly_deeds") for c in children(token, "amod")):
        hit = {t.i for t in prepositional(token, "of")}  # "the fatal shooting of a teenager"
        dead = [t for t in mention.targets if t.is_person and t.head.i in hit]
        mention.targets = [t for t in mention.targets if t not in dead]
        mention.harms += [Harm(p, "killed", p.count, p.span) for p in dead]
    if mention.rule.pos != "VERB":
        return
    some = [c for t in mention.targets if t.is_person for c in children(t.head, "appos") if among(c) and _fatally(c)]
    mention.harms += [Harm(p, "killed", p.count, p.span) for p in (phrase_of(c, mention.sentence) for c in some)]  # "six were shot, four of them fatally"
    if _fatally(token):
        people = [h.phrase for h in mention.harms] or [t for t in mention.targets if t.is_person]
        mention.targets = [t for t in mention.targets if t not in people]
        parts = [phrase_of(c, mention.sentence) for p in people for c in children(p.head, "appos") if among(c)]
        mention.harms = [Harm(p, "killed", p.count, p.span) for p in parts or people]


def _of_anybody(who: Token) -> bool:
    """Tell whether no one in particular is meant: "had no sign that any civilian was hurt", "whether anyone was injured"."""
    return who.lower_ in words("any_person") or any(c.lower_ == "any" for c in children(who, "det"))


def _of_bodies(who: Token) -> bool:
    """Tell whether it is the dead to whom something was done: "two of the bodies had been burned"."""
    return any(t.lemma_.lower() in words("dead_bodies") for t in (who, *prepositional(who, "of")))


def _rumoured(verb: Token) -> bool:
    """Tell whether it is only what there are reports of: "is looking into reports that a nurse may have been hurt"."""
    may = any(c.lower_ in ("may", "might", "could") for c in children(verb, "aux"))
    return may and verb.dep_ in ("acl", "ccomp") and verb.head.lemma_.lower() in words("hearsay")


def _describe(mention: Mention) -> None:
    """Say of the harmed how their number stands to others: out of date, a figure of all, of some of a whole, of people who died of wounds."""
    _die_of_it(mention)
    _hurt_when_taken(mention)
    if not mention.harms:
        return
    if mention.rule.pos == "VERB" and all(_of_anybody(h.phrase.head) for h in mention.harms):
        mention.refuse("said of nobody in particular")
    if _rumoured(mention.token):
        mention.refuse("what may or would be")
    late, figure = outdated(mention.token), reckoned(mention)
    above = mention.token.head
    cared = above.head if mention.token.dep_ == "pcomp" and above.lower_ == "after" else mention.token  # "were hospitalised after suffering burns"
    mention.harms = [h for h in mention.harms if h.effect != "injured" or not _of_bodies(h.phrase.head)]
    for harm in list(mention.harms):
        head = harm.phrase.head
        harm.outdated, harm.reckoned, harm.among = harm.outdated or late, harm.reckoned or figure, among(head) and not some_attackers(harm.phrase)
        harm.care = harm.effect == "injured" and (
            mention.token.dep_ == "amod" or (mention.rule.category == "-" and any(t.lemma_.lower() in words("caring") for t in (mention.token, cared)))
        )
        harm.of_wounds = harm.effect == "killed" and (of_wounded(head, mention.token) or (harm.among and of_number(head) and died_later(mention)))
        harm.part = (harm.part and not harm.of_wounds) or known_one_of_row(mention.token)
        harm.total = harm.total or beside_toll(mention.token)
        rank = rank_of(head) if died_later(mention) else None
        if rank is not None and not harm.part:
            mention.harms.append(replace(harm, count=Count(low=rank, best=rank, high=rank), total=True))
