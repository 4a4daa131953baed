"""The frames of nouns: each takes a mention and fills in who did it and to whom: "the killing of", "a suicide attack on", "the death toll rose to".

>>> sorted(NOUN_FRAMES)
['attack', 'bodies', 'doer', 'harm_noun', 'marked', 'mutual', 'threat', 'toll']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.lending import happening, light_verbs
from geomap.extraction.grammar.syntax import agents, children, conjuncts, has_negation, of_noun, patients, prepositional, subjects
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import context, weapons, words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases.counts import NONE, around, bounded, count_of, stated_count
from geomap.extraction.phrases.membership import is_organisation
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.phrases.numbering import number_token
from geomap.extraction.roles.nations import FROM_AFAR, firing_before, forces_of, is_country
from geomap.extraction.roles.participants import THINGS, add_agents, add_doer, add_harm, add_patients, aim_at, is_event, phrases_of, things_of
from geomap.extraction.roles.tied import tied_to
from geomap.extraction.roles.tolls import effect_of, numbers_of, of_more, otherwise

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase


def _noun_agents(mention: Mention) -> None:
    noun = mention.token
    found = list(of_noun(noun, "by")) or _by_within(mention)
    for verb in light_verbs(noun):
        found += [] if is_passive(verb) and has_negation(verb) else agents(verb)  # "was not carried out by X"
    laid = [verb for verb in children(noun, "acl") if verb.lemma_.lower() in words("putting_on") | words("laying")]
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_.lower() in words("putting_on") | words("laying") and is_passive(noun.head):
        laid.append(noun.head)
    said = [t for verb in laid for t in prepositional(verb, "on", "to", *(() if verb.lemma_.lower() in words("laying") else ("by",)))]
    if said and not found and mention.attribution == "stated" and laid[0].lemma_ != "claim":
        mention.attribution, mention.status_token = "accused", laid[0]
    found += said
    called = [c for c in children(noun, "acl") if mention.category in ("forced_work_stoppage", "protest") and c.lemma_.lower() in words("calling_out")]
    found += [t for verb in (*_bringing_about(noun), *called) for t in prepositional(verb, "by")]
    if noun.lemma_.lower() in words("of_doer"):
        found += [t for t in prepositional(noun, "of") if (p := phrase_of(t, mention.sentence)).actor is not None or p.non_state or p.state]
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() == "involve":  # "it is presumed that the attack involved fighters of X"
        found += [t for t in patients(noun.head) if (p := phrase_of(t, mention.sentence)).actor is not None or p.non_state or p.state]
    found += _in_course(mention)
    tied = [t for t in tied_to(noun) if t not in found]
    add_agents(mention, list(dict.fromkeys([*found, *tied])))
    if tied and not found and mention.attribution == "stated":
        mention.attribution, mention.status_token = "suspected", tied[0].head


def _by_within(mention: Mention) -> list[Token]:
    """Return those behind a "by" that the parser hung on the victim or his office: "the murder of X, minister of defence, by armed men"."""
    below = [t for victim in prepositional(mention.token, "of", "on", "against") for t in victim.subtree if t.lower_ == "by" and t.dep_ in ("prep", "agent")]
    people = [o for by in below if by.head.pos_ in ("NOUN", "PROPN") for o in children(by, "pobj")]
    return [t for t in people if (p := phrase_of(t, mention.sentence)).non_state or p.state or any(c.lower_ in words("unnamed") for c in t.lefts)]


def _in_course(mention: Mention) -> list[Token]:
    """Return the forces that achieved something in the course of an operation: "special forces freed eight hostages in a raid"."""
    noun = mention.token
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during") else noun
    if mention.rule.category != "raid" or verb.pos_ != "VERB" or verb.lemma_.lower() not in words("achieving"):
        return []
    return [t for t in agents(verb) if phrase_of(t, mention.sentence).state]


def _bringing_about(noun: Token) -> list[Token]:
    """Return the verbs that say who brought the deed about, on the noun or on what follows it: "the murder of X perpetrated by", "the attack with Y carried out by"."""
    near = (noun, *prepositional(noun, "of", "on", "in", "with"))
    below = [c for t in near for c in children(t, "acl", "relcl")]
    below += [noun.head] if noun.dep_ == "nsubj" and noun.head.dep_ == "csubj" and noun.head.tag_ == "VBN" else []  # "the attack launched by X left nine dead"
    below += [
        c for c in noun.head.rights if noun.dep_ == "dobj" and c.dep_ == "advcl" and c.i > noun.i and not children(c, "nsubj", "nsubjpass", "mark", "dobj")
    ]
    return [c for c in below if c.lemma_.lower() in words("bringing_about")]


def _attack(mention: Mention) -> None:
    noun = mention.token
    _noun_agents(mention)
    laid = bool(mention.agents)
    aim_at(mention, "on", "against", "upon", "at", "targeting", "outside", "inside", "near")
    mention.targets += _survivors(mention)
    if not mention.targets:
        mention.targets += [p for p in things_of(prepositional(noun, "of"), mention.sentence) if p.classes & THINGS]
    for child in children(noun, "poss", "compound", "amod", "nmod"):
        armed = child.dep_ == "compound" and (child.lower_,) in weapons()  # "gun violence"
        if armed or child.pos_ in ("VERB", "NUM") or child.lemma_.lower() in ("terrorist", "several", "other", "more", "many"):
            continue
        phrase = phrase_of(child, mention.sentence)
        if child.i > 1 and child.nbor(-1).text == "-" and child.nbor(-2).lower_ == "anti":
            mention.targets += [phrase] if phrase.non_state else []
            continue  # "an anti-Taliban operation"
        if child.dep_ == "amod" and phrase.actor is None and child.lemma_.lower() not in words("affiliated") | words("institutions"):
            continue  # "criminal attacks"
        if laid and phrase.state and child.dep_ == "compound":
            mention.targets.append(phrase)  # "rebels blamed for the navy attack"
        elif phrase.non_state or phrase.state or (child.dep_ == "poss" and phrase.classes & {"organisation", "place", "person"} and not _where(child, mention)):
            mention.agents.append(phrase)
        elif (
            phrase.classes & THINGS
            and "device" not in phrase.classes
            and child.dep_ == "compound"
            and not any(c.lemma_.lower() in words("bombs") for c in child.head.lefts)
        ):
            mention.targets.append(phrase)
    if mention.rule.category in FROM_AFAR and not mention.agents:
        add_agents(mention, [t for t in prepositional(noun, "of") if phrase_of(t, mention.sentence).state])  # "strikes of the army's drones"
        flown = [c for c in children(noun, "compound") if c.lemma_.lower() in words("flown")]  # "an army drone strike"
        mention.agents += [owner for weapon in (noun, *flown) for owner in forces_of(weapon, mention.sentence)]
    _participles(mention)


def _where(owner: Token, mention: Mention) -> bool:
    """Tell whether whose an attack is says when or where it was: "last week's attack", "Kabul's third attack", "Somalia's worst attack"."""
    if owner.ent_type_ in ("DATE", "TIME"):
        return True
    worst = any(c.tag_ == "JJS" for c in children(owner.head, "amod"))
    return any(head == owner for _, head in mention.sentence.places) and (worst or not is_country(owner, mention.sentence))


def _survivors(mention: Mention) -> list[Phrase]:
    """Return who was aimed at in "X escaped an attack", "X survived two attempts", and what was in "X was the target of an attack"."""
    noun = mention.token
    aim = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in words("tries"):
        noun = aim = noun.head  # "X survived an assassination attempt", "an assassination attempt on X"
        if found := [p for p in phrases_of(prepositional(aim, "on", "against", "of"), mention.sentence) if p.is_person]:  # not "on Wednesday"
            return found
    if aim.lemma_.lower() in words("aims") and aim.dep_ == "attr":
        return [p for p in things_of(subjects(aim.head), mention.sentence) if p.is_person or p.classes & (THINGS | {"organisation", "group"})]
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "from" else noun.head if noun.dep_ == "dobj" else None
    if verb is None or verb.lemma_.lower() not in words("escaping"):
        return []
    return [p for p in phrases_of(subjects(verb), mention.sentence) if p.is_person]


def _participles(mention: Mention) -> None:
    """Take what "an attack targeting X" aims at, and the harm of "an attack killing two" by link."""
    for verb in _bringing_about(mention.token):
        met = (p for p in things_of(prepositional(verb, "against"), mention.sentence) if not is_event(p.head) or p.head.lower_ in words("out_and_about"))
        mention.targets += met
    for child in children(mention.token, "acl", "relcl"):
        if child.lemma_.lower() in words("aiming"):
            mention.targets += [p for p in phrases_of([*patients(child), *prepositional(child, "at", "against")], mention.sentence) if not is_event(p.head)]


def _harm_noun(mention: Mention) -> None:
    noun = mention.token
    _noun_agents(mention)
    of = _suffering(mention)
    possessive = [t for t in children(noun, "poss") if t.ent_type_ not in ("DATE", "TIME")]
    doers = [t for t in possessive if of or is_organisation(phrase_of(t, mention.sentence))]  # "the ADF's massacre", but "the mayor's murder by two hitmen"
    add_agents(mention, doers)
    add_patients(mention, of or [t for t in possessive if t not in doers])
    firing = [] if mention.agents else firing_before(noun, mention)
    mention.agents += firing
    for child in children(noun, "compound", "amod", "nmod"):
        if child.pos_ not in ("NOUN", "PROPN") or child.lemma_.lower() in ("terrorist", "suicide") or any(p.head == child for p in firing):
            continue
        if (child.lower_, "bomb") in weapons():
            continue  # "a car bombing"
        phrase = phrase_of(child, mention.sentence)
        if phrase.non_state and mention.rule.effect not in {"detained", "killed"}:
            mention.agents.append(phrase)
        elif (phrase.is_person or phrase.classes & THINGS) and not of and phrase.head.ent_type_ != "NORP":
            if mention.rule.effect and phrase.is_person:
                number = number_token(noun)
                span = mention.sentence.span(number, number) if number is not None else mention.sentence.span(child, noun)
                mention.harms.append(Harm(phrase, mention.rule.effect, count_of(noun), span))
            elif not mention.rule.effect:
                mention.targets.append(phrase)
    if not mention.harms and mention.rule.effect in ("killed", "injured", "detained") and number_token(noun) is not None:
        add_harm(mention, phrase_of(noun, mention.sentence), mention.rule.effect)
    if not mention.rule.effect:
        aim_at(mention, "on", "against", "at", "outside", "inside", "near")
    if not mention.harms:
        mention.targets += _survivors(mention)
    _participles(mention)


def _suffering(mention: Mention) -> list[Token]:
    """Return to whom the deed of a noun was done: "the murder of X", "of X and two guards" (hung on the deed by the parser), "the killing in Kabul on Monday of X"."""
    noun = mention.token
    found = list(prepositional(noun, "of"))
    found += [t for t in prepositional(noun, "to") if mention.rule.effect == "injured" and _victims(t, mention)]
    if found:
        beside = [c for c in children(noun, "conj") if c.i > found[-1].i and _victims(c, mention)]
        return [*found, *(t for c in beside for t in conjuncts(c))]
    at = noun.right_edge.i + 1
    behind = [c for c in noun.head.rights if c.i >= at and c.dep_ == "prep"] if noun.dep_ in ("dobj", "pobj", "nsubj") else []
    for preposition in (*children(noun, "prep"), *behind):
        for setting in children(preposition, "pobj"):
            if setting.ent_type_ not in ("GPE", "LOC", "FAC", "DATE", "TIME"):
                return []
            told = [t for t in prepositional(setting, "of") if _victims(t, mention)]
            if told:
                beside = [c for c in children(setting, "conj") if c.i > told[-1].i and _victims(c, mention)]
                return [*told, *(t for c in beside for t in conjuncts(c))]
    by = [t for verb in _bringing_about(noun) for t in (verb, *prepositional(verb, "by"))]  # "the murder committed by guerrillas against the rector"
    return [t for word in (noun, *by) for t in prepositional(word, "against") if _victims(t, mention)]


def _victims(token: Token, mention: Mention) -> bool:
    phrase = phrase_of(token, mention.sentence)
    return phrase.is_person and not phrase.non_state and not is_event(token)


def _toll(mention: Mention) -> None:
    """Read "the death toll rose to 40", "a toll of 12", "10 fatalities"."""
    noun = mention.token
    numbers = [] if otherwise(noun) or of_more(mention) else numbers_of(noun)
    if number_token(noun) is not None and noun.lemma_.lower() not in words("tolls"):
        numbers = [noun]
    for token in numbers[:1]:
        number = number_token(token) or token
        value = count_of(token)
        if value.best is None and value.low is None and number.text.isdecimal():
            value = bounded(int(number.text), around(number, token))
        if value != NONE:
            mention.harms.append(
                Harm(
                    phrase_of(token, mention.sentence),
                    effect_of(noun, mention.rule.effect or "killed"),
                    value,
                    mention.sentence.span(number, number),
                    total=True,
                )
            )
    if not numbers and noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and noun.lemma_.lower() not in words("tolls"):
        for phrase in phrases_of(children(noun.head, "attr"), mention.sentence):
            if phrase.is_person:
                add_harm(mention, phrase, effect_of(noun, mention.rule.effect or "killed"))  # "the only fatality was a cleaner"
    if not mention.harms:
        mention.refuse("a toll without a number")


def _bodies(mention: Mention) -> None:
    """Read "the bodies of eight men were found", "eight bodies were recovered"."""
    people = phrases_of(prepositional(mention.token, "of"), mention.sentence)
    if stated_count(mention.token) is not None and not any(stated_count(p.head) for p in people):
        people = []  # "12 bodies, possibly of foreigners"
    for phrase in [p for p in people if p.is_person] or ([] if people else [phrase_of(mention.token, mention.sentence)]):
        add_harm(mention, phrase, mention.rule.effect)


def _threat(mention: Mention) -> None:
    """Read "a bomb threat at the station"."""
    mention.status = "threatened"
    _attack(mention)


def _mutual(mention: Mention) -> None:
    noun = mention.token
    found = list(prepositional(noun, "between", "with", "involving", "against", "and"))
    found += [t for c in children(noun, "acl") if c.lower_ == "involving" for t in patients(c)]
    lent = light_verbs(noun)
    found += [t for v in lent if is_passive(v) and v.lemma_.lower() in context()["light_in"] for t in subjects(v)]  # "soldiers were involved in clashes"
    found += [t for v in lent for t in (*agents(v), *prepositional(v, "with", "between", "involving"))]
    above = noun.head if noun.dep_ == "nsubj" else noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
    if noun.dep_ == "nsubj" and above.lemma_.lower() in words("opposing"):
        found += [*patients(above), *prepositional(above, "against")]  # "an exchange of fire pitted troops against rebels"
    if noun.dep_ == "pobj" and above.lemma_.lower() in words("ending_in"):
        found += prepositional(above, "between")  # "the wedding ended in a shoot-out between policemen and soldiers"
    if (verb := happening(noun)) is not None:
        found += prepositional(verb, "between", "involving")  # "fighting broke out in X between two clans"
    if found and not lent and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB" and not is_passive(noun.head.head):
        who = [(t, phrase_of(t, mention.sentence)) for t in agents(noun.head.head)]
        found += [t for t, p in who if p.non_state or "security" in p.classes]  # "rebels withdrew after a battle with soldiers"
    add_agents(mention, found or _parted(mention))


def _parted(mention: Mention) -> list[Token]:
    """Return the two sides behind a "between" that the parser hung elsewhere: "clashes in the camp for refugees between X and Y"."""
    for between in mention.sentence.parse[mention.token.i + 1 :]:
        if between.lower_ == "between" and between.dep_ == "prep":
            sides = [t for p in children(between, "pobj") for t in conjuncts(p)]
            told = [phrase_of(t, mention.sentence) for t in sides]
            if len(sides) > 1 and all(p.actor is not None or p.non_state or p.state or p.classes & {"group", "organisation"} for p in told):
                return sides
    return []


def _marked(mention: Mention) -> None:
    """Read the marks of military logs: "2 KIA", "3 police WIA", "two soldiers KIA"."""
    mark = mention.token
    named = [c for c in children(mark, "compound", "amod", "nmod") if c.pos_ in ("NOUN", "PROPN", "ADJ")]
    above = mark.head if mark.dep_ == "appos" and number_token(mark) is None else mark
    people = next((t for t in (above, *reversed(named)) if t != mark and phrase_of(t, mention.sentence).is_person), None)
    number = number_token(mark) or (number_token(people) if people is not None else None)
    if number is None:
        mention.refuse("a mark of casualties without a number")
        return
    phrase = phrase_of(people if people is not None else mark, mention.sentence)
    count = count_of(mark if number_token(mark) is not None else phrase.head)
    mention.harms.append(Harm(phrase, mention.rule.effect, count, mention.sentence.span(number, number)))


NOUN_FRAMES = {
    "attack": _attack,
    "harm_noun": _harm_noun,
    "mutual": _mutual,
    "toll": _toll,
    "doer": add_doer,
    "bodies": _bodies,
    "threat": _threat,
    "marked": _marked,
}
