"""The frames of verbs and adjectives: each takes a mention and fills in who did it and to whom, by where the words stand around the verb.

>>> sorted(VERB_FRAMES)[:3]
['adjective', 'agent', 'blow_up']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.company import companions, in_addition
from geomap.extraction.grammar.syntax import agents, children, conjuncts, patients, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import triggers, words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.phrases.numbering import number_token
from geomap.extraction.roles.harm_frames import aboard, adjective, cared_for, entered_before, lives, no_more, on_life, shot_into, threat
from geomap.extraction.roles.nations import firing_from
from geomap.extraction.roles.participants import THINGS, add_agents, add_harm, add_patients, aim_at, is_event, phrases_of, things_of, where_placed
from geomap.extraction.roles.ramming import ram

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

FROM_FAR = frozenset(["air_strike", "armed_attack", "bombing", "shelling"])
"""What is done with weapons that reach far."""


def _patient(mention: Mention) -> None:
    verb = mention.token
    found = [*_left_beside(verb), *patients(verb)] or _left(verb)
    clauses = () if mention.sentence.terse else [c for c in children(verb, "ccomp", "xcomp") if c.i > verb.i]
    beside = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and (verb.head.lemma_.lower(), "VERB") not in triggers()  # "located and neutralised"
    curt = verb.tag_ in ("VBD", "VBN") and not clauses and not beside and not children(verb, "agent")
    if not found and mention.rule.effect and curt and not is_passive(verb) and not children(verb, "aux"):
        found = subjects(verb)  # "Two soldiers killed, five hurt": a headline leaves "were" out
    elif verb.lemma_.lower() not in (
        words("tending") if mention.rule.category == "-" else words("finding") if mention.rule.effect == "killed" else ()
    ):  # who takes the wounded to hospital did not wound them
        add_agents(mention, agents(verb) or _agents_behind(verb))
    if is_passive(verb) and not mention.agents and mention.rule.category in FROM_FAR:
        mention.agents += firing_from(verb, mention.sentence)  # "was shot from an army helicopter"
    if mention.rule.effect and found and all("device" in phrase_of(t, mention.sentence).classes for t in found):
        found = [t for c in children(verb, "oprd") for t in conjuncts(c)] or found  # "detained an explosives expert", misread
    if not found and mention.rule.effect and verb.tag_ == "VBN":
        found = _inverted(verb) or _numbered(verb)
    if not found and not mention.rule.effect:
        aim_at(mention, "on", "at", "to", "against", "upon")
    counted = [t for t in found if t.pos_ == "NUM" and t.i == verb.i - 1 and t.dep_ == "nsubj"]
    if counted and all(t.dep_ == "nsubj" for t in found):
        found = counted  # "Guards hit by a bomb, 3 killed"
    found = [t for t in found if not _marked(t)]
    if mention.rule.effect == "abducted":
        found = [captive for token in found or children(verb, "ccomp") or children(verb, "oprd") for captive in _captives(token)]
    add_patients(mention, [*found, *companions(verb)] if found and mention.rule.effect else found)
    if verb.lemma_.lower() in words("clearing_out"):
        mention.targets += [p for p in things_of(prepositional(verb, "from", "out"), mention.sentence) if p.classes & THINGS]
    if mention.rule.category == "hijacking":
        aboard(mention, found)
    _where_robbed(mention)
    _beside(mention)


def _agents_behind(verb: Token) -> list[Token]:
    """Return those behind a "by" that the parser hung on a setting of a passive verb: "was riddled with bullets by two men", "was shot in the street by X"."""
    if not is_passive(verb) or verb.dep_ == "acl":
        return []
    settings = [o for p in verb.children if p.dep_ == "prep" and p.i > verb.i for o in children(p, "pobj")]
    found = [t for o in settings if (o.lemma_.lower(), "NOUN") not in triggers() for t in prepositional(o, "by")]
    return [t for t in found if t.pos_ != "PRON" and t.ent_type_ not in ("DATE", "TIME", "GPE", "LOC", "CARDINAL")]


def _inverted(verb: Token) -> list[Token]:
    """Return who suffered where the participle does not stand behind them: "Also injured was a vendor", "Hurt by the blast were A and B", "left him wounded"."""
    if verb.dep_ in ("nsubj", "advcl", "csubj") and verb.head.lemma_ == "be":
        return [t for c in children(verb.head, "attr", "nsubj") if c.i > verb.head.i for t in conjuncts(c)]
    if verb.dep_ == "oprd" and verb.head.lemma_ in ("leave", "find"):
        return subjects(verb.head) if is_passive(verb.head) else [t for c in children(verb.head, "dobj") for t in conjuncts(c)]
    return [t for be in children(verb, "auxpass") if be.i > verb.i for c in children(be, "attr") for t in conjuncts(c)]


def _left(verb: Token) -> list[Token]:
    """Return those whom something left so: "left at least 48 killed", "resulted in a guard and a driver killed"."""
    head = verb.head
    if verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "xcomp", "ccomp") or children(verb, "nsubj", "nsubjpass", "dobj"):
        return []
    if head.lemma_ in words("ending_in"):
        return [t for c in prepositional(head, "in", "with", "to") if c.right_edge.i == verb.i - 1 for t in conjuncts(c)]
    if head.lemma_ != "leave":
        return []
    return [t for c in children(head, "dobj") if c.i < verb.i if c.pos_ == "NUM" or number_token(c) is not None for t in conjuncts(c)]


def _left_beside(verb: Token) -> list[Token]:
    """Return who was left so beside those of whom the parser makes a subject: "left a driver and three guards wounded"."""
    own = children(verb, "nsubj", "nsubjpass")
    if verb.tag_ != "VBN" or verb.dep_ != "conj" or verb.head.lemma_ != "leave" or not own or children(verb, "aux", "auxpass"):
        return []
    start = own[0].left_edge.i
    return [t for c in children(verb.head, "dobj") if any(a.i == start - 1 for a in children(c, "cc")) for t in conjuncts(c)]


def _marked(token: Token) -> bool:
    """Tell whether a log has marked people by what else became of them: "2 soldiers WIA, 1 contractor killed"."""
    return any(rule.frame == "marked" for c in children(token, "appos") for rule in triggers().get((c.lemma_.lower(), "NOUN"), ()))


def _numbered(verb: Token) -> list[Token]:
    """Return the bare number before a participle, which logs leave without a noun: "2 killed, 5 wounded", "2 x killed"."""
    before = next((t for t in reversed(verb.doc[verb.sent.start : verb.i]) if not t.is_space), None)
    return [before] if before is not None and before.pos_ == "NUM" and before.ent_type_ not in ("DATE", "TIME") else []


def _captives(token: Token) -> list[Token]:
    """Return who is held in "took five workers hostage", whose "hostage" the parser may take for the object."""
    if token.pos_ == "VERB" and token.dep_ == "ccomp":
        return children(token, "nsubj")  # "let her go"
    if token.lemma_.lower() not in words("captive"):
        return [token]
    return children(token, "nsubj") or [c for c in children(token, "compound", "nmod") if c.pos_ == "NOUN"][-1:] or [token]


def _beside(mention: Mention) -> None:
    """Add those who died "in addition to" the ones counted."""
    for phrase in phrases_of(in_addition(mention.token), mention.sentence):
        if mention.harms and (phrase.is_person or phrase.pronoun):
            add_harm(mention, phrase, mention.rule.effect)
            mention.harms[-1].additional = True


def _suffer(mention: Mention) -> None:
    verb = mention.token
    above = verb.head.head
    told_between = verb.dep_ == "conj" and verb.head.dep_ == "advcl" and not children(verb, "nsubj") and children(verb.head, "dobj") and is_passive(above)
    add_patients(
        mention, [*subjects(above if told_between else verb), *companions(verb)]
    )  # "the engineer was shot when pirates boarded the ship, and died of his wounds"
    add_agents(mention, [t for hands in prepositional(verb, "at") if hands.lower_ == "hands" for t in prepositional(hands, "of")])
    _beside(mention)


def _carry_off(mention: Mention) -> None:
    """Read "gunmen drove off with three women"."""
    add_agents(mention, agents(mention.token))
    add_patients(mention, [t for t in prepositional(mention.token, "with") if phrase_of(t, mention.sentence).actor is None])


def _agent(mention: Mention) -> None:
    add_agents(mention, agents(mention.token))
    aim_at(mention, "on", "at", "upon", "against", "into", *(("through", "across") if mention.token.lemma_ == "rampage" else ()))
    _where_robbed(mention)


def _where_robbed(mention: Mention) -> None:
    """Take as robbed what the robbers came into: "barged into a shop and made off with jewels", "chased police from the customs house, looting rice"."""
    verb = mention.token
    if mention.rule.category != "robbery" or any(p.classes & THINGS and p.head.head != verb for p in mention.targets):
        return
    while verb.dep_ in ("conj", "advcl") and verb.head.pos_ == "VERB":
        verb = verb.head
        into = things_of(prepositional(verb, "into", *(("from",) if verb.lemma_.lower() in words("clearing_out") else ())), mention.sentence)
        mention.targets += [p for p in into if p.classes & THINGS]


def _fire(mention: Mention) -> None:
    verb = mention.token
    if not is_passive(verb) and _ends_in(verb) and all("vehicle" in p.classes for p in things_of(subjects(verb), mention.sentence)):
        mention.targets += things_of(subjects(verb), mention.sentence)  # "MSF ambulance fired on near Goma"
        return
    add_agents(mention, agents(mention.token))
    if not mention.agents:
        mention.agents += firing_from(mention.token, mention.sentence)
    if is_passive(mention.token) and any(c.dep_ in ("prt", "prep") and not children(c, "pobj") for c in mention.token.children):
        mention.targets += [p for p in things_of(subjects(mention.token), mention.sentence) if "device" not in p.classes]  # "the post was fired on"
    aim_at(mention, "on", "at", "upon", "against", "into", "toward", "towards", "inside", "through", "over", "among", "amid")


def _ends_in(verb: Token) -> bool:
    """Tell whether its preposition has nothing behind it: "fired on near Goma"."""
    return any(c.dep_ in ("prt", "prep") and c.lower_ in ("on", "upon", "at") and not children(c, "pobj") for c in verb.children)


def _victim(mention: Mention) -> None:
    """Read "a vehicle hit a mine": the subject suffers what the object does."""
    mention.targets += things_of(subjects(mention.token), mention.sentence)


def _device(mention: Mention) -> None:
    wielded = bool(patients(mention.token)) and not is_passive(mention.token)  # "rebels exploded a bomb", but "the channel went off the air"
    told = phrases_of(subjects(mention.token), mention.sentence)
    add_agents(mention, [p.head for p in told if wielded or is_event(p.head) or "device" in p.classes or (p.is_person and not is_passive(mention.token))])
    add_agents(mention, agents(mention.token) if is_passive(mention.token) else [])
    aim_at(mention, *(words("at") - {"by"} if is_passive(mention.token) else words("at")), "through")
    struck = things_of([] if is_passive(mention.token) else patients(mention.token), mention.sentence)
    mention.targets += [phrase for phrase in struck if phrase.classes - {"device"}]
    mention.targets += where_placed(subjects(mention.token), mention.sentence)
    if not mention.targets or all(p.head.dep_ == "pobj" and p.head.head.lower_ == "in" for p in mention.targets):
        mention.targets += _lying_at(subjects(mention.token), mention.sentence)


def _lying_at(devices: list[Token], sentence: Sentence) -> list[Phrase]:
    """Return what a device lay at or on, or under: "a mine on the hull of a freighter exploded"; the car that it was in only carried it."""
    found = things_of([t for d in devices for t in prepositional(d, *(words("at") - {"by", "in", "against"}), "beneath", "aboard")], sentence)
    return [p for p in found if p.classes & THINGS]


def _set_off(mention: Mention) -> None:
    add_agents(mention, agents(mention.token) or [t for t in patients(mention.token) if "device" in phrase_of(t, mention.sentence).classes])
    aims, doers = [*patients(mention.token), mention.token], agents(mention.token)
    for aim in aims:
        for phrase in things_of((t for t in prepositional(aim, *words("at")) if t not in doers), mention.sentence):
            if phrase.classes & THINGS or (phrase.is_person and "person" not in phrase.classes):
                mention.targets.append(phrase)


def _blow_up(mention: Mention) -> None:
    if _made_safe(mention):
        _defuse(mention)
        return
    add_agents(mention, agents(mention.token))
    for phrase in phrases_of(patients(mention.token), mention.sentence):
        if (phrase.pronoun and phrase.head.lower_.endswith(("self", "selves"))) or ("device" in phrase.classes and "vehicle" not in phrase.classes):
            aim_at(mention, *words("at"))
            mention.targets = mention.targets or entered_before(mention)
        elif phrase.is_person and not phrase.classes & THINGS and stated_count(phrase.head) is not None:
            add_harm(mention, phrase, "killed")  # "nine soldiers were blown up by a mine"
        else:
            off = [p for p in things_of(prepositional(mention.token, "off"), mention.sentence) if p.classes & THINGS]
            mention.targets += off if off and phrase.head.lemma_.lower() in words("parts") else [phrase]  # "blew the roof off the station"


def _made_safe(mention: Mention) -> bool:
    """Tell whether those whose trade it is blow up what others laid: "bomb experts blew it up in a meadow"."""
    doers, done = agents(mention.token), patients(mention.token)
    trade = [
        t for t in doers if t.lemma_.lower() in words("disposers") and (t.lemma_.lower() == "sapper" or any(c.lower_ in words("disposal") for c in t.lefts))
    ]
    suspect = words("suspicious")  # "a suspicious suitcase"
    found = (t.lower_ in words("it") or {c.lower_ for c in t.lefts} & suspect or "device" in phrase_of(t, mention.sentence).classes for t in done)
    return bool(trade) and all(found)


def _fire_to(mention: Mention) -> None:
    add_agents(mention, agents(mention.token))
    found = [t for t in patients(mention.token) if t.lemma_.lower() not in words("flames") | words("sieges")]
    found += list(prepositional(mention.token, "to"))
    found += [t for c in children(mention.token, "dobj") if c.lower_ == "fire" for t in prepositional(c, "to")]
    if mention.token.dep_ == "conj" and any(t.lower_ in ("it", "them") for t in found):
        found += patients(mention.token.head)  # "doused the office with petrol and set it on fire"
    mention.targets += [p for p in phrases_of(found, mention.sentence) if not p.pronoun or p.head.lower_ in ("him", "her")]


def _defuse(mention: Mention) -> None:
    mention.status = "attempted"
    mention.targets += where_placed(patients(mention.token), mention.sentence)
    for token in [*patients(mention.token), mention.token]:
        places = list(prepositional(token, *words("at")))
        for phrase in things_of([*places, *(t for box in places for t in prepositional(box, *words("at")))], mention.sentence):  # "in a locker at the station"
            if phrase.classes & THINGS:
                mention.targets.append(phrase)


def _suffer_attack(mention: Mention) -> None:
    met = phrases_of(subjects(mention.token), mention.sentence)
    mention.targets += [p for p in met if not is_event(p.head) or p.head.lemma_.lower() in words("out_and_about")]
    add_agents(mention, prepositional(mention.token, "from"))


def _mutual(mention: Mention) -> None:
    verb = mention.token
    fired = [t for t in children(verb, "dobj") if t.lemma_.lower() in words("shot") | words("volleys")]  # "traded shots with thieves"
    sides = [] if fired or is_passive(verb) else [(t, phrase_of(t, mention.sentence)) for t in patients(verb)]
    fought = [t for t, p in sides if p.non_state or (p.state and verb.tag_ != "VBG")]  # "guerrillas fought marines"
    add_agents(mention, [*agents(verb), *fought, *(t for word in (verb, *fired) for t in prepositional(word, "with", "against", "between"))])
    if fought:
        aim_at(mention, "at", "outside", "inside")  # "repulsed raiders at a border post"


def _find(mention: Mention) -> None:
    """Read who found arms, and where: "troops recovered ten rifles from a farm"; what is found is neither aimed at nor used, but for a store of it."""
    verb = mention.token
    add_agents(mention, agents(verb))
    mention.targets += [p for p in phrases_of(patients(verb), mention.sentence) if p.head.lemma_.lower() in words("stores_of_arms")]
    aim_at(mention, "in", "inside", "from", "under", "at")


VERB_FRAMES = {
    **dict.fromkeys(("patient", "strike", "let_go"), _patient),
    "suffer": _suffer,
    "no_more": no_more,
    "lives": lives,
    "cared_for": cared_for,
    "on_life": on_life,
    "shot_into": shot_into,
    "victim": _victim,
    "agent": _agent,
    "carry_off": _carry_off,
    "fire": _fire,
    "mutual": _mutual,
    "device": _device,
    "set_off": _set_off,
    "ram": ram,
    "blow_up": _blow_up,
    "fire_to": _fire_to,
    "find": _find,
    "defuse": _defuse,
    "threat": threat,
    "suffer_attack": _suffer_attack,
    "adjective": adjective,
}
