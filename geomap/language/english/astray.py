"""Verbs that led the English parser astray: takes a parsed text, lets what was told be told, and what only describes describe.

"Rockets fired from X hit a house", "an air strike on a village held by rebels killed 40", "shot dead indigenous governor X".

>>> from geomap.language.parse import model
>>> doc = model()("Rockets fired from Lebanon hit a house in Metula on Monday, wounding two.")
>>> lead_back(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("fired", "hit")]
[('fired', 'acl', 'Rockets'), ('hit', 'ROOT', 'hit')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.english.reduced import OBJECTS, SUBJECTS, WITHOUT_VERB, below, put_in_place, take_lead
from geomap.language.words import words

PAST = frozenset({"VBD", "VBN"})


def lead_back(doc: Any) -> None:
    """Mend the clauses of `doc`."""
    for token in doc:
        _lead_names(token)
        for fits, mend in MENDS:
            if fits(token):
                mend(token)


def _lead_names(token: Any) -> None:
    """Mend what a word of a name or a kind of people was taken for."""
    if token.text == "IS" and token.pos_ == "AUX" and token.i + 1 < len(token.doc):
        _name_group(token)
    elif token.dep_ == "csubj" and token.is_sent_start and token.lower_ in words("participles_of_people"):
        _describe_people(token)


def _name_group(name: Any) -> None:
    """Let "IS" between small letters be the group that does what the verb behind it says: "IS kills 54 truffle hunters"."""
    verb, people = name.head, name.nbor(1)
    if people.tag_ == "NNS" and people.head == verb and people.dep_ == "nsubj" and not name.doc.text.isupper():  # "IS fighters killed 12"
        name.tag_, name.pos_, name.lemma_, name.dep_, name.head = "NNP", "PROPN", "IS", "compound", people
        return
    active = verb.tag_ in ("VBZ", "VBD", "VBP") or (verb.tag_ == "VBN" and bool(below(verb, OBJECTS)))
    if name.doc.text.isupper() or verb.pos_ != "VERB" or not active or verb.i != name.i + 1:
        return
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
    name.tag_, name.pos_, name.lemma_, name.dep_ = "NNP", "PROPN", "IS", "nsubj"


def _go_by_alias(alias: Any) -> None:
    """Let an alias be whom the verb tells of, not a word of what stands before it: "troops killed in combat alias 'Mocho'"."""
    verb, before = alias.head.head, alias.nbor(-1)
    if before.dep_ == "compound" and before.head == alias and before.pos_ == "NOUN" and not below(verb, OBJECTS):
        before.head, before.dep_ = alias.head, "pobj"
        alias.head, alias.dep_ = verb, "dobj"


def _strike_with(verb: Any) -> None:
    """Let what those with a weapon did be told: "a man with a knife attacked worshippers", where "knife" is no word of "attacked"."""
    weapon, hit = verb.nbor(-1) if verb.i else verb, verb.head
    preposition = hit.head
    who = preposition.head
    carried = (
        weapon.head == verb
        and weapon.dep_ in ("npadvmod", "compound", "nmod")
        and weapon.pos_ in ("NOUN", "PROPN")
        and preposition.lower_ in ("with", "in", "on")
    )
    if not carried or who.dep_ not in WITHOUT_VERB or who.pos_ not in ("NOUN", "PROPN") or below(who, SUBJECTS) or hit.i < verb.i:
        return
    for child in [c for c in hit.lefts if c.i < weapon.i]:
        child.head = weapon
    weapon.head, weapon.dep_ = preposition, "pobj"
    above, relation = who.head, who.dep_
    verb.head, verb.dep_, verb.tag_ = (verb if above == who else above), relation, "VBD"
    for child in [c for c in who.children if c.i > verb.i]:
        child.head = verb
    hit.head, hit.dep_, who.head, who.dep_ = verb, "dobj", verb, "nsubj"


def _describe_people(participle: Any) -> None:
    """Let a participle that opens a sentence describe those who act: "Retreating Russian troops shot a volunteer", "Hooded men stormed the studio"."""
    verb = participle.head
    people = next((c for c in participle.rights if c.dep_ == "dobj" and c.left_edge.i == participle.i + 1 and c.pos_ in ("NOUN", "PROPN")), None)
    if people is None or below(verb, SUBJECTS) or verb.tag_ not in ("VBD", "VBN"):
        return
    for child in [c for c in participle.children if c != people]:
        child.head = verb
    people.head, people.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    participle.head, participle.dep_, participle.tag_, participle.pos_ = people, "amod", "JJ", "ADJ"


def _go_on_from_doer(verb: Any) -> None:
    """Let "then poured petrol over it" go on from the clause whose doer is told, not from those who were killed: "X was killed when gunmen ambushed her, then ..."."""
    harmed = verb.head
    if not any(c.dep_ == "auxpass" for c in harmed.children) or not below(verb, OBJECTS):
        return
    between = verb.doc[harmed.i + 1 : verb.i]
    doing = next((t for t in reversed(between) if t.tag_ == "VBD" and t.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in t.lefts)), None)
    if doing is not None:
        verb.head, verb.dep_ = doing, "conj"


def _lay_on(blamed: Any) -> None:
    """Let "on" hang on what lays the deed to somebody: "blamed both attacks on dissidents", "blamed the loss of aid on officers"."""
    for deed in below(blamed, OBJECTS):
        holders = [deed, *(o for of in deed.rights if of.lower_ == "of" for o in below(of, frozenset({"pobj"})))]
        for preposition in [c for holder in holders for c in holder.rights if c.dep_ == "prep" and c.lower_ == "on"]:
            preposition.head = blamed


def _give_sufferers(helper: Any) -> None:
    """Let people taken for an adverb be whom a passive is told of: "more than 180 people, most of them elderly, were slain"."""
    verb = helper.head
    people = [c for c in verb.lefts if c.dep_ == "npadvmod" and c.tag_ == "NNS" and c.ent_type_ not in ("DATE", "TIME") and c.i < helper.i]
    if len(people) == 1 and any(c.dep_ == "nummod" for c in people[0].children):
        people[0].dep_ = "nsubjpass"


def _give_speaker(said: Any) -> None:
    """Let who is named before "said", and was taken for the last of a list, say it: "abducted 30 others, a church official, John Hayab, said"."""
    name = said.nbor(-2)
    who = name.head
    named = name.ent_type_ == "PERSON" and name.dep_ == "appos" and who.dep_ == "conj" and who.pos_ == "NOUN"
    if not named or below(said, SUBJECTS) or any(c.dep_ == "cc" for c in who.head.children) or who.left_edge.nbor(-1).text != ",":
        return
    who.head, who.dep_ = said, "nsubj"


def _leave_passing(participle: Any) -> None:
    """Let what a deed did hang on it, not on those who passed: "a bomb exploded as the convoy passed, killing two"."""
    passed = participle.head
    timed = passed.dep_ == "advcl" and any(c.lower_ in ("as", "when", "while") for c in passed.children)
    first = passed.head
    if passed.dep_ == "relcl" and first.dep_ == "pobj" and first.head.lower_ == "as":
        timed, first = True, first.head.head  # "as the convoy of the governor passed"
    if timed and passed.lemma_.lower() in words("passing_by") and first.pos_ == "VERB" and first.i < passed.i:
        participle.head = first


def _give_way(first: Any) -> None:
    """Let a participle that was taken for the verb only describe the subject of the one behind it: "rockets fired from X hit a house", "shells fired at Y killed two"."""
    who = next((c for c in first.lefts if c.dep_ == "nsubj" and c.i == first.i - 1 and c.pos_ in ("NOUN", "PROPN")), None)
    if who is None or any(c.dep_ in ("aux", "auxpass", "dobj", "prt", "cc", "neg") for c in first.children):
        return
    verb = next((c for c in first.rights if c.dep_ in ("conj", "ccomp", "advcl") and c.tag_ == "VBD" and (c.dep_ != "advcl" or c.left_edge == c)), None)
    between = [] if verb is None else list(first.doc[first.i + 1 : verb.i])
    timed = bool(between) and between[0].lower_ in ("while", "when")  # "an officer ambushed while sitting in her car died"
    if verb is None or below(verb, SUBJECTS) or any((t.is_punct and t.tag_ != "HYPH") or t.dep_ in ("cc", "mark") for t in between[timed:]):
        return
    if not timed and not any(c.dep_ in ("prep", "agent") and c.i < verb.i for c in first.rights):
        return
    put_in_place(verb, first)
    for child in [c for c in verb.children if first.i < c.i < verb.i]:
        child.head = first
    who.head, who.dep_ = verb, "nsubj"
    first.head, first.dep_, first.tag_ = who, "acl", "VBN"
    state = next((c for c in verb.rights if c.dep_ == "acomp" and c.lower_.endswith("ed") and verb.lemma_ == "be"), None)
    if state is not None:  # "four men spotted in X were neutralised"
        put_in_place(state, verb)
        who.dep_, verb.head, verb.dep_ = "nsubjpass", state, "auxpass"
        state.tag_, state.pos_, state.lemma_ = "VBN", "VERB", state.lower_.removesuffix("d") if state.lower_.endswith("ised") else state.lemma_


def _tell(verb: Any) -> None:
    """Let a verb with an object, hung on the last noun before it, be what is told of the first: "an air strike on a village held by rebels killed 40"."""
    noun, first = verb.head, verb.sent.root
    described = noun.head if noun.dep_ == "pobj" and noun.head.head.dep_ == "acl" else None
    if described is None or noun.i != verb.i - 1 or first.pos_ != "NOUN" or not described.head.i > first.i or below(verb, SUBJECTS):
        return
    if any(c.dep_ in ("aux", "auxpass", "agent") for c in verb.children) or below(first, SUBJECTS) or any(c.dep_ == "cop" for c in first.children):
        return
    take_lead(verb, first)


def _shoot_dead(dead: Any) -> None:
    """Let "dead" right behind "shot" say what became of those shot: "shot dead indigenous governor X"."""
    verb, noun = dead.nbor(-1), dead.head
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if verb.tag_ in ("VBD", "VBN") and verb.lemma_ == "shoot" and noun.dep_ == "dobj" and noun.head == verb and dead.nbor(1).text != ",":
        dead.head, dead.dep_ = verb, "oprd"


def _die(dead: Any) -> None:
    """Let "dead" behind a form of "shoot" say what became of those shot: "robbed a bank, shooting dead three drivers"."""
    dead.dep_ = "oprd"


def _lead(verb: Any) -> None:
    """Let what has an object be the verb of a sentence without one, not describe who acts: "Kurdish security forces arrested Star, a presenter"."""
    doer = verb.head
    if doer.tag_ not in ("NNS", "NNP", "NNPS") or verb.lower_ in words("with_two_objects"):
        return
    if any(c.i > verb.i and c.pos_ in ("NOUN", "PROPN") for c in below(verb, OBJECTS)):
        for opening in [c for c in doer.lefts if c.dep_ in ("prep", "npadvmod", "advcl")]:
            opening.head = verb
        take_lead(verb, doer)
        for named in below(verb, frozenset({"oprd"})):
            named.dep_ = "dobj"


def _free_of_date(noun: Any) -> None:
    """Let those who stand behind a day be what the verb is told of, not a word of the day: "shot dead on 1 September six suspected members"."""
    preposition, month = noun.head, next((c for c in noun.lefts if c.ent_type_ == "DATE" and c.pos_ == "PROPN"), None)
    verb = preposition.head
    if month is None or preposition.lower_ != "on" or verb.pos_ != "VERB" or verb.i > noun.i or month.i not in (preposition.i + 1, preposition.i + 2):
        return
    for child in [c for c in (*month.children, *noun.lefts) if c.pos_ == "NUM"]:
        child.head, child.dep_ = (month if child.i <= month.i or len(child) == len("2019") else noun), "nummod"
    month.head, month.dep_ = preposition, "pobj"
    for other in [c for c in verb.rights if c.dep_ == "dobj"]:
        other.head, other.dep_ = noun, "appos"
    noun.head, noun.dep_ = verb, "dobj"


def _past_speaker(time: Any) -> None:
    """Let a time behind a speaker set between commas be that of what he tells: "jets bombed a base, the military said, a day after a battle"."""
    said = time.head
    if time.i > said.i and said.lower_ in words("aside") and said.head.i < said.i and said.head.pos_ == "VERB" and time.left_edge.nbor(-1).text == ",":
        time.head = said.head


MENDS = (
    (lambda t: t.dep_ == "npadvmod" and t.head.dep_ == "parataxis", _past_speaker),
    (lambda t: t.dep_ == "pobj" and t.tag_ == "NNS", _free_of_date),
    (lambda t: t.dep_ == "acl" and t.tag_ in PAST and t.head.dep_ == "ROOT" and t.i == t.head.i + 1, _lead),
    (lambda t: t.dep_ == "amod" and t.tag_ in PAST and t.head.dep_ == "pobj", _strike_with),
    (lambda t: t.dep_ == "dep" and t.tag_ == "VBD" and t.head.i < t.i and not below(t, SUBJECTS), _go_on_from_doer),
    (lambda t: t.pos_ == "VERB" and t.lemma_ == "blame", _lay_on),
    (lambda t: t.lower_ == "alias" and t.dep_ == "pobj" and t.head.head.pos_ == "VERB", _go_by_alias),
    (lambda t: t.dep_ == "auxpass" and not below(t.head, SUBJECTS), _give_sufferers),
    (lambda t: t.lower_ in words("aside") and t.i > 1 and t.nbor(-1).text == ",", _give_speaker),
    (lambda t: t.tag_ == "VBG" and t.dep_ == "advcl" and t.i and t.nbor(-1).text == ",", _leave_passing),
    (lambda t: t.tag_ in PAST and t.dep_ in WITHOUT_VERB, _give_way),
    (lambda t: t.dep_ == "acl" and t.tag_ in PAST and below(t, OBJECTS), _tell),
    (lambda t: t.dep_ == "amod" and t.lower_ == "dead" and t.i, _shoot_dead),
    (lambda t: t.lower_ == "dead" and t.i and t.head == t.nbor(-1) and t.head.lemma_ == "shoot" and t.dep_ in ("advmod", "acomp", "advcl"), _die),
)
"""What a word must be for each mend."""
