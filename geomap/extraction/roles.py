"""Who did what to whom: takes a hit, gives a mention with its agents, targets, harmed people and weapons, by the frame of its rule.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Gunmen killed three guards in an attack on the embassy.")), [], [])
>>> killed, attack = (mention_of(hit, scene.sentences[0]) for hit in find_hits(scene.sentences[0]))
>>> [a.bare for a in killed.agents], [(h.effect, h.count.best) for h in killed.harms], [t.bare for t in attack.targets]
(['Gunmen'], [('killed', 3)], ['embassy'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.counts import NONE, around, bounded, count_of, is_additional, number_token
from geomap.extraction.instruments import find_weapons
from geomap.extraction.lexicons import context, triggers
from geomap.extraction.mentions import Harm, Mention
from geomap.extraction.phrases import phrase_of, thing_in
from geomap.extraction.syntax import agents, antecedent, children, conjuncts, is_passive, patients, prepositional, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.phrases import Phrase
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.syntax import Token
    from geomap.extraction.triggers import Hit

WAYS = frozenset(["road", "highway", "street", "route", "way", "avenue", "motorway", "border", "area", "track"])
AT = (
    "at",
    "on",
    "upon",
    "against",
    "in",
    "near",
    "outside",
    "inside",
    "into",
    "toward",
    "towards",
    "before",
    "under",
    "by",
    "beside",
    "behind",
    "within",
    "opposite",
)
PLACING = frozenset(["place", "plant", "hide", "leave", "lay", "set", "put", "attach", "conceal", "park"])
THINGS = frozenset(["structure", "vehicle"])


def mention_of(hit: Hit, sentence: Sentence) -> Mention:
    """Return the mention that `hit` makes, with its participants."""
    mention = Mention(sentence, hit.token, hit.rule)
    frame = hit.rule.frame
    if hit.rule.pos == "VERB" or frame == "adjective":
        VERB_FRAMES[frame](mention)
    else:
        NOUN_FRAMES[frame](mention)
    mention.weapons += find_weapons(mention)
    return mention


def _phrases(tokens: Iterable[Token], sentence: Sentence) -> list[Phrase]:
    return [phrase_of(t, sentence) for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]


def _things(tokens: Iterable[Token], sentence: Sentence) -> list[Phrase]:
    return [thing_in(t, sentence) for t in tokens if t.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]


def is_event(token: Token) -> bool:
    """Tell whether `token` is itself a noun that tells of an incident: the subject of "the attack killed two"."""
    return token.pos_ in ("NOUN", "PROPN") and (token.lemma_.lower(), "NOUN") in triggers()


def _add_agents(mention: Mention, tokens: Iterable[Token]) -> None:
    """Take as agents what can act; an event, a weapon or "it" as subject is linked instead."""
    for token in tokens:
        phrase = phrase_of(_event_above(token, mention.token), mention.sentence)
        if is_event(phrase.head) or ("device" in phrase.classes and not phrase.is_person):
            mention.links.append(phrase.head)
        elif phrase.is_person or phrase.actor is not None or phrase.classes & {"organisation", "group"} or phrase.head.ent_type_ == "GPE":
            if phrase.head.lemma_.lower() not in ("province", "district", "city", "region", "town", "village", "area"):
                mention.agents.append(phrase)


def _event_above(noun: Token, verb: Token) -> Token:
    """Return the attack in "an attack on guards that killed two": a relative clause of harm hangs on the deed rather than on its target."""
    if verb.dep_ == "relcl" and verb.head == noun and noun.dep_ == "pobj" and any(c.lower_ in ("that", "which") for c in verb.children):
        above = noun.head.head
        if is_event(above):
            return above
    return noun


def _add_patients(mention: Mention, tokens: Iterable[Token]) -> None:
    """Take as harmed or aimed at what the verb or noun is done to."""
    effect = mention.rule.effect
    tokens = list(tokens)
    for phrase in _phrases([t for t in tokens if not _same_one(t, tokens)], mention.sentence):
        if is_event(phrase.head):
            mention.links.append(phrase.head)
        elif effect and not _harmable(phrase):
            continue
        elif effect and not (phrase.classes & (THINGS | {"device", "place"}) and not phrase.is_person):
            _harm(mention, phrase, effect)
        elif phrase.classes != {"place"} and (phrase.head.pos_ != "PRON" or phrase.is_person):
            mention.targets.append(phrase if phrase.is_person else thing_in(phrase.head, mention.sentence))


def _harmable(phrase: Phrase) -> bool:
    """Tell whether a phrase can speak of people: a place, a time or a mark of punctuation cannot."""
    if phrase.classes & (THINGS | {"device"}) or phrase.is_person:
        return True
    head = phrase.head
    return (
        "place" not in phrase.classes
        and head.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT", "GPE", "LOC")
        and head.text[:1].isalnum()
        and head.lemma_.lower() not in ("province", "district", "city", "country", "region")
    )


def _same_one(token: Token, tokens: list[Token]) -> bool:
    """Tell whether a coordinated noun is a second word for the first: "a bomb maker and facilitator" is one person."""
    if token.dep_ != "conj" or token.head not in tokens or token.tag_ != "NN":
        return False
    own = any(c.dep_ in ("det", "nummod", "poss", "amod") for c in token.children)
    return not own and token.head.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in ("a", "an", "the") for c in token.head.children) and token.pos_ == "NOUN"


def _harm(mention: Mention, phrase: Phrase, effect: str) -> None:
    number = number_token(phrase.head)
    span = mention.sentence.span(number, number) if number is not None else phrase.span
    mention.harms.append(Harm(phrase, effect, phrase.count, span, additional=is_additional(phrase.head) or _says_also(mention.token)))
    for part in _parts(phrase, mention.token):
        within = phrase_of(part, mention.sentence)
        if within.named or (within.is_person and within.key != phrase.key):
            mention.harms.append(Harm(within, effect, within.count, within.span, part=True))


def _parts(phrase: Phrase, trigger: Token) -> list[Token]:
    """Return those of the phrase's people who are told apart: "five people, including two children", "two guards, A and B"."""
    if phrase.count.best == 1:
        return []
    found = [t for c in phrase.head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON" for t in conjuncts(c)]
    near = [phrase.head, trigger, *trigger.children]
    for holder in [*near, *(g for t in trigger.children if t.dep_ in ("agent", "prep") for g in t.children)]:
        for child in holder.children:
            if child.lower_ in ("including", "among") and child.dep_ in ("prep", "advcl", "acl") and child.i > phrase.head.i:
                told = [t for p in children(child, "pobj", "dobj") for t in conjuncts(p)]
                found += told if holder in near else [t for t in told if t.ent_type_ == "PERSON"]  # "killed by its agents, including A and B"
    return list({t.i: t for t in found}.values())


def _says_also(token: Token) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in ("also", "additionally", "separately") for c in token.children)


def _patient(mention: Mention) -> None:
    verb = mention.token
    found = patients(verb)
    clauses = () if mention.sentence.kind == "heading" else children(verb, "ccomp", "xcomp")
    if not found and mention.rule.effect and not is_passive(verb) and verb.tag_ in ("VBD", "VBN") and not clauses and not children(verb, "agent"):
        found = subjects(verb)  # "Two soldiers killed, five hurt": a headline leaves "were" out
    else:
        _add_agents(mention, agents(verb))
    if mention.rule.effect and found and all("device" in phrase_of(t, mention.sentence).classes for t in found):
        found = [t for c in children(verb, "oprd") for t in conjuncts(c)] or found  # "detained an explosives expert", misread
    if not found and not mention.rule.effect:
        _aimed(mention, "on", "at", "to", "against", "upon")
    _add_patients(mention, found)


def _suffer(mention: Mention) -> None:
    _add_patients(mention, subjects(mention.token))


def _lives(mention: Mention) -> None:
    _add_agents(mention, agents(mention.token))
    for life in patients(mention.token):
        of = list(prepositional(life, "of"))
        for phrase in _phrases(of or [life], mention.sentence):
            _harm(mention, phrase, "killed")


def _aimed(mention: Mention, *prepositions: str) -> None:
    for phrase in _things(prepositional(mention.token, *prepositions), mention.sentence):
        if phrase.head.lemma_.lower() in WAYS or phrase.head.ent_type_ in ("DATE", "TIME"):
            continue  # where it was, not what was aimed at
        if phrase.classes & THINGS or phrase.is_person or phrase.classes & {"organisation", "group"}:
            mention.targets.append(phrase)


def _agent(mention: Mention) -> None:
    _add_agents(mention, agents(mention.token))
    _aimed(mention, "on", "at", "upon", "against", "into")


def _fire(mention: Mention) -> None:
    _add_agents(mention, agents(mention.token))
    _aimed(mention, "on", "at", "upon", "against", "into", "toward", "towards", "inside")


def _victim(mention: Mention) -> None:
    """Read "a vehicle hit a mine": the subject suffers what the object does."""
    mention.targets += _things(subjects(mention.token), mention.sentence)


def _mutual(mention: Mention) -> None:
    token = mention.token
    if mention.is_noun:
        found = list(prepositional(token, "between", "with", "involving", "against", "and"))
        found += [t for c in children(token, "acl") if c.lower_ == "involving" for t in patients(c)]
        found += [t for v in _light_verbs(token) for t in agents(v)]
    else:
        found = [*agents(token), *prepositional(token, "with", "against")]
    _add_agents(mention, found)


def _device(mention: Mention) -> None:
    _add_agents(mention, [t for t in subjects(mention.token) if not is_passive(mention.token)])
    _add_agents(mention, agents(mention.token) if is_passive(mention.token) else [])
    _aimed(mention, *AT, "through")
    mention.targets += _where_placed(subjects(mention.token), mention.sentence)


def _where_placed(devices: Iterable[Token], sentence: Sentence) -> list[Phrase]:
    """Return what a bomb was placed at: "a bomb placed at the door of the bank"."""
    placed = [c for device in devices for c in children(device, "relcl", "acl") if c.lemma_.lower() in PLACING]
    return [p for verb in placed for p in _things(prepositional(verb, *AT), sentence) if p.classes & (THINGS | {"organisation"})]


def _set_off(mention: Mention) -> None:
    _add_agents(mention, agents(mention.token))
    aims = [*patients(mention.token), mention.token]
    for aim in aims:
        for phrase in _things(prepositional(aim, *AT), mention.sentence):
            if phrase.classes & THINGS or (phrase.is_person and "person" not in phrase.classes):
                mention.targets.append(phrase)


def _blow_up(mention: Mention) -> None:
    _add_agents(mention, agents(mention.token))
    for phrase in _phrases(patients(mention.token), mention.sentence):
        if (phrase.pronoun and phrase.head.lower_.endswith(("self", "selves"))) or ("device" in phrase.classes and "vehicle" not in phrase.classes):
            _aimed(mention, *AT)
        else:
            mention.targets.append(phrase)


def _fire_to(mention: Mention) -> None:
    _add_agents(mention, agents(mention.token))
    found = [t for t in patients(mention.token) if t.lemma_.lower() not in ("fire", "ablaze")]
    found += list(prepositional(mention.token, "to"))
    found += [t for c in children(mention.token, "dobj") if c.lower_ == "fire" for t in prepositional(c, "to")]
    mention.targets += [p for p in _phrases(found, mention.sentence) if not p.pronoun]


def _defuse(mention: Mention) -> None:
    mention.status = "attempted"
    mention.targets += _where_placed(patients(mention.token), mention.sentence)
    for token in [*patients(mention.token), mention.token]:
        for phrase in _phrases(prepositional(token, *AT), mention.sentence):
            if phrase.classes & THINGS:
                mention.targets.append(phrase)


def _suffer_attack(mention: Mention) -> None:
    mention.targets += [p for p in _phrases(subjects(mention.token), mention.sentence) if not is_event(p.head)]
    _add_agents(mention, prepositional(mention.token, "from"))


def _adjective(mention: Mention) -> None:
    token = mention.token
    head = token.head
    found = children(token, "nsubj", "nsubjpass")
    if not found and token.dep_ in ("acomp", "attr") and head.lemma_ in ("be", "remain", "lie", "emerge", "escape", "leave"):
        found = subjects(head)
    if not found and token.dep_ in ("oprd", "ccomp", "acomp", "xcomp", "amod"):
        found = [t for t in children(head, "dobj") if t.pos_ in ("NOUN", "NUM", "PROPN", "PRON", "ADJ")]
    if token.dep_ == "advmod" and mention.rule.effect == "unharmed":
        found = subjects(head)
    if not found and (number_token(token) is not None or token.pos_ == "NOUN"):
        number = number_token(token)
        found = [token] if number is not None else []
    if not found and token.dep_ == "conj" and token.pos_ == "ADJ":
        found = [c for c in token.children if c.pos_ == "NUM"]
    for phrase in _phrases((x for t in found for x in conjuncts(t)), mention.sentence):
        if not _harmable(phrase):
            continue
        _harm(mention, phrase, mention.rule.effect)
    if head.pos_ == "VERB" and head.lemma_.lower() in ("leave", "shoot", "stab", "strike"):
        _add_agents(mention, agents(head))


def _light_verbs(noun: Token) -> list[Token]:
    """Return the verbs that lend `noun` their subject: "carried out an attack", "responded with a series of raids"."""
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_.lower() in context()["series"] | {"attempt"}:
        top = top.head.head
    while top.dep_ == "conj":
        top = top.head
    verb = top.head.head if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.lower_ in ("in", "with", "for", "out") else top.head
    if top.dep_ in ("dobj", "pobj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_.lower() in context()["light"]:
        if top.dep_ == "pobj" and top.head.lower_ == "in" and verb.lemma_.lower() not in ("participate", "involve", "engage", "join"):
            return []
        return [verb]
    relative = [c for c in top.children if c.dep_ in ("relcl", "acl") and c.lemma_.lower() in context()["light"]]
    return [v for v in relative if antecedent(v) == top and v.lemma_.lower() not in ("begin", "start", "continue", "plan", "order")]


def _noun_agents(mention: Mention) -> None:
    noun = mention.token
    found = list(prepositional(noun, "by"))
    for verb in _light_verbs(noun):
        found += agents(verb)
    found += [t for v in children(noun, "acl") if v.lemma_.lower() in ("blame", "claim", "attribute") for t in prepositional(v, "on", "by", "to")]
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_.lower() in ("blame", "claim", "attribute") and is_passive(noun.head):
        found += prepositional(noun.head, "on", "by", "to")
    _add_agents(mention, found)


def _attack(mention: Mention) -> None:
    noun = mention.token
    _noun_agents(mention)
    _aimed(mention, "on", "against", "upon", "at", "targeting", "outside", "inside", "near")
    if not mention.targets:
        mention.targets += [p for p in _things(prepositional(noun, "of"), mention.sentence) if p.classes & THINGS]
    for child in children(noun, "poss", "compound", "amod", "nmod"):
        if child.pos_ == "VERB" or child.lemma_.lower() in ("terrorist", "several", "other", "more", "many") or child.pos_ == "NUM":
            continue
        phrase = phrase_of(child, mention.sentence)
        if (
            phrase.non_state
            or phrase.state
            or (child.dep_ == "poss" and phrase.classes & {"organisation", "place", "person"} and child.ent_type_ not in ("DATE", "TIME"))
        ):
            mention.agents.append(phrase)
        elif phrase.classes & THINGS and child.dep_ == "compound" and not any(c.lemma_.lower() in ("bomb", "bombing") for c in child.head.lefts):
            mention.targets.append(phrase)
    _participles(mention)


def _participles(mention: Mention) -> None:
    """Take what "an attack targeting X" aims at, and the harm of "an attack killing two" by link."""
    for child in children(mention.token, "acl", "relcl"):
        if child.lemma_.lower() in ("target", "aim", "direct"):
            mention.targets += [p for p in _phrases([*patients(child), *prepositional(child, "at", "against")], mention.sentence) if not is_event(p.head)]


def _harm_noun(mention: Mention) -> None:
    noun = mention.token
    _noun_agents(mention)
    of = list(prepositional(noun, "of"))
    possessive = children(noun, "poss")
    if of or list(prepositional(noun, "by")):
        _add_agents(mention, possessive)
        _add_patients(mention, of)
    else:
        _add_patients(mention, [t for t in possessive if t.ent_type_ not in ("DATE", "TIME")])
    for child in children(noun, "compound", "amod", "nmod"):
        if child.pos_ not in ("NOUN", "PROPN") or child.lemma_.lower() in ("terrorist", "suicide"):
            continue
        phrase = phrase_of(child, mention.sentence)
        if phrase.non_state and mention.rule.effect not in {"detained", "killed"}:
            mention.agents.append(phrase)
        elif (phrase.is_person or phrase.classes & THINGS) and not of and phrase.head.ent_type_ != "NORP":
            if mention.rule.effect and phrase.is_person:
                number = number_token(noun)
                count = count_of(noun)
                span = mention.sentence.span(number, number) if number is not None else mention.sentence.span(child, noun)
                mention.harms.append(Harm(phrase, mention.rule.effect, count, span))
            elif not mention.rule.effect:
                mention.targets.append(phrase)
    if not mention.harms and mention.rule.effect in ("killed", "injured") and number_token(noun) is not None:
        _harm(mention, phrase_of(noun, mention.sentence), mention.rule.effect)
    if not mention.rule.effect:
        _aimed(mention, "on", "against", "at", "outside", "inside", "near")
    _participles(mention)


def _toll(mention: Mention) -> None:
    """Read "the death toll rose to 40", "a toll of 12", "10 fatalities"."""
    noun = mention.token
    numbers = [t for t in prepositional(noun, "of", "at") if t.pos_ == "NUM" or number_token(t) is not None]
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        numbers += [t for t in prepositional(verb, "to", "at") if t.pos_ == "NUM" or number_token(t) is not None]
        numbers += [t for t in children(verb, "attr", "dobj") if t.pos_ == "NUM" or number_token(t) is not None]
    if number_token(noun) is not None and noun.lemma_.lower() not in ("toll", "number"):
        numbers = [noun]
    for token in numbers[:1]:
        number = number_token(token) or token
        value = count_of(token)
        if value.best is None and value.low is None and number.text.isdecimal():
            value = bounded(int(number.text), around(number, token))
        if value != NONE:
            mention.harms.append(
                Harm(phrase_of(token, mention.sentence), mention.rule.effect or "killed", value, mention.sentence.span(number, number), total=True)
            )


def _doer(mention: Mention) -> None:
    mention.agents.append(phrase_of(mention.token, mention.sentence))


VERB_FRAMES = {
    "patient": _patient,
    "suffer": _suffer,
    "lives": _lives,
    "strike": _patient,
    "victim": _victim,
    "agent": _agent,
    "fire": _fire,
    "mutual": _mutual,
    "device": _device,
    "set_off": _set_off,
    "blow_up": _blow_up,
    "fire_to": _fire_to,
    "defuse": _defuse,
    "suffer_attack": _suffer_attack,
    "adjective": _adjective,
}
NOUN_FRAMES = {"attack": _attack, "harm_noun": _harm_noun, "mutual": _mutual, "toll": _toll, "doer": _doer, "adjective": _adjective}
