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
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import triggers, words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.numbering import number_token
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


def adjective(mention: Mention) -> None:
    """Read "four people are dead", "12 dead, 30 hurt", "leaving two guards wounded", "was pronounced dead"."""
    token = mention.token
    head = token.head
    counted = [n for n in [number_token(token)] if n is not None and token.pos_ == "NOUN"]  # "12 dead, 30 hurt"
    found = counted or children(token, "nsubj", "nsubjpass") or ([head] if token.dep_ == "amod" and token.i > head.i else [])  # "leaving four dead"
    if not found and token.dep_ == "attr" and number_token(token) is not None:
        found = [token]  # "the toll is 41 dead"
    if not found and token.dep_ in ("acomp", "attr") and head.lemma_ in words("linking"):
        found = subjects(head)
    if token.dep_ == "amod" and head.tag_ == "NNS":
        found = [head]  # "35 wounded people"
    if not found and token.dep_ in ("oprd", "ccomp", "acomp", "xcomp", "amod"):
        found = [t for t in children(head, "dobj") if t.pos_ in ("NOUN", "NUM", "PROPN", "PRON", "ADJ")]
        if (
            not found
            and is_passive(head)
            and ((head.lemma_ == "leave" and children(head, "auxpass")) or head.lemma_.lower() in words("declaring") | words("feared"))
        ):
            found = subjects(head)  # "was pronounced dead at the scene", "was left injured"
    if token.dep_ in ("advmod", "advcl", "dobj") and mention.rule.effect == "unharmed" and head.pos_ == "VERB":
        found = subjects(head)
    if not found and (number_token(token) is not None or token.pos_ == "NOUN"):
        found = [token] if number_token(token) is not None else []
    found = found or [c for c in (token.children if token.dep_ == "conj" and token.pos_ == "ADJ" else ()) if c.pos_ == "NUM"]
    if not found and token.i and token.nbor(-1).pos_ == "NUM" and head.lemma_ == "leave":
        found = [token.nbor(-1)]  # "left 68 people dead and more than 500 wounded"
    if token.dep_ == "amod" and token.i > head.i and head.dep_ == "conj":
        found = _left_so(head) or found
    # "ten dead and 39 wounded": the wounded have a word of their own
    told = [
        x for x in dict.fromkeys(x for t in found for x in conjuncts(t)) if x in found or not any((w.lemma_.lower(), w.pos_) in triggers() for w in _told_of(x))
    ]
    cared_for = [x for x in told if x not in found and _in_care(x)]
    for phrase in phrases_of(cared_for, mention.sentence):
        add_harm(mention, phrase, "injured")
    told = [x for x in told if x not in cared_for and (x in found or _told_of(x)[-1].lower_ not in words("not_dead"))]
    for phrase in phrases_of(told, mention.sentence):
        thing = bool(phrase.classes & (THINGS | {"device"})) and not phrase.is_person  # "car bomb by a restaurant, 13 dead"
        if harmable(phrase) and not thing and phrase.head.lemma_.lower() not in words("tolls"):
            add_harm(mention, phrase, mention.rule.effect)
    if head.pos_ == "VERB" and head.lemma_.lower() in ("leave", "shoot", "stab", "strike"):
        add_agents(mention, agents(head))


def _left_so(last: Token) -> list[Token]:
    """Return all of a list at whose end it is said how they were left: "leaving 12 hitmen and two soldiers dead"."""
    first = last
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    everybody = [t for t in conjuncts(first) if t.i <= last.i]
    if first.dep_ != "dobj" or first.head.lemma_ != "leave" or everybody[-1] != last:
        return []
    return everybody if not any(c.i > t.i and c.dep_ in ("amod", "acl") for t in everybody[:-1] for c in t.children) else []


def _told_of(noun: Token) -> list[Token]:
    """Return a noun, and for a bare number what is said of those it counts: "one dead and three injured", "one dead and three others injured"."""
    behind = noun.dep_ == "conj" and noun.i + 1 < noun.sent.end
    alone = behind and (noun.pos_ == "NUM" or (noun.nbor(1).head == noun and noun.nbor(1).dep_ == "amod"))
    return [noun, noun.nbor(1)] if alone and noun.nbor(1).tag_ in ("VBN", "VBD", "JJ", "VBG") else [noun]


def _in_care(number: Token) -> bool:
    """Tell whether a bare number beside the dead counts people in the care of doctors: "one dead and three in critical condition", "11 with burns"."""
    behind = number.doc[number.i + 1 : min(number.i + 5, number.sent.end)]
    if number.pos_ != "NUM" or not behind or behind[0].lower_ not in ("in", "with", "fighting"):
        return False
    return any(t.lemma_.lower() in words("in_care") for t in behind[1:])
