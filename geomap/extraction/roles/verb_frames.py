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
from geomap.extraction.roles.harm_frames import aboard, cared_for, entered_before, lives, no_more, on_life, shot_into, threat
from geomap.extraction.roles.participants import THINGS, add_agents, add_harm, add_patients, aim_at, harmable, is_event, phrases_of, things_of, where_placed
from geomap.extraction.roles.ramming import ram

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention


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
    if mention.rule.category == "hijacking":
        aboard(mention, found)
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


def _fire(mention: Mention) -> None:
    verb = mention.token
    if not is_passive(verb) and _ends_in(verb) and all("vehicle" in p.classes for p in things_of(subjects(verb), mention.sentence)):
        mention.targets += things_of(subjects(verb), mention.sentence)  # "MSF ambulance fired on near Goma"
        return
    add_agents(mention, agents(mention.token))
    if is_passive(mention.token) and any(c.dep_ in ("prt", "prep") and not children(c, "pobj") for c in mention.token.children):
        mention.targets += [p for p in things_of(subjects(mention.token), mention.sentence) if "device" not in p.classes]  # "the post was fired on"
    aim_at(mention, "on", "at", "upon", "against", "into", "toward", "towards", "inside")


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


def _set_off(mention: Mention) -> None:
    add_agents(mention, agents(mention.token) or [t for t in patients(mention.token) if "device" in phrase_of(t, mention.sentence).classes])
    aims, doers = [*patients(mention.token), mention.token], agents(mention.token)
    for aim in aims:
        for phrase in things_of((t for t in prepositional(aim, *words("at")) if t not in doers), mention.sentence):
            if phrase.classes & THINGS or (phrase.is_person and "person" not in phrase.classes):
                mention.targets.append(phrase)


def _blow_up(mention: Mention) -> None:
    add_agents(mention, agents(mention.token))
    for phrase in phrases_of(patients(mention.token), mention.sentence):
        if (phrase.pronoun and phrase.head.lower_.endswith(("self", "selves"))) or ("device" in phrase.classes and "vehicle" not in phrase.classes):
            aim_at(mention, *words("at"))
            mention.targets = mention.targets or entered_before(mention)
        elif phrase.is_person and not phrase.classes & THINGS and stated_count(phrase.head) is not None:
            add_harm(mention, phrase, "killed")  # "nine soldiers were blown up by a mine"
        else:
            mention.targets.append(phrase)


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
        for phrase in phrases_of(prepositional(token, *words("at")), mention.sentence):
            if phrase.classes & THINGS:
                mention.targets.append(phrase)


def _suffer_attack(mention: Mention) -> None:
    mention.targets += [p for p in phrases_of(subjects(mention.token), mention.sentence) if not is_event(p.head)]
    add_agents(mention, prepositional(mention.token, "from"))


def _mutual(mention: Mention) -> None:
    add_agents(mention, [*agents(mention.token), *prepositional(mention.token, "with", "against", "between")])


def _adjective(mention: Mention) -> None:
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
    "defuse": _defuse,
    "threat": threat,
    "suffer_attack": _suffer_attack,
    "adjective": _adjective,
}
