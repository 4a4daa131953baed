"""Clauses whose verb the parser lost: takes a parsed text, hangs what a participle or a gerund tells where it belongs.

"Killed three men said to be spies", "the ADF -- which hides in the forest -- kidnapped trader X", "raids in X, where troops looted shops and beat traders".

>>> from geomap.language.parse import model
>>> doc = model()("Gunmen killed three men said to be members of the militia.")
>>> unfold(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("men", "said")]
[('men', 'dobj', 'killed'), ('said', 'acl', 'men')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

STOPS = frozenset({",", "-", "--", "\u2013", "\u2014"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
WITHOUT_VERB = frozenset({"ROOT", "ccomp", "conj", "dep"})


def unfold(doc: Any) -> None:
    """Mend the clauses of `doc`."""
    for token in doc:
        if token.tag_ in ("VBN", "VBD") and token.lower_ in words("taken_to_be"):
            _describe(token)
        if token.tag_ in ("VBD", "VBN") and token.dep_ == "advcl" and below(token, OBJECTS):
            _let_rule(token)
        if token.lower_ in words("disguising"):
            _dress(token)
        if token.lower_ == "be" and token.dep_ == "xcomp" and token.head.dep_ == "acl":
            _say_what(token)
        if token.dep_ == "acl" and token.lower_ in words("charging"):
            _let_speak(token)
        if token.tag_ == "VBN" and token.dep_ == "amod":
            _go_on(token)
        if token.pos_ == "VERB" and token.dep_ == "conj":
            _join_clause(token)
        if token.dep_ == "neg" and token.i and token.nbor(-1).dep_ == "cc":
            _rule_out(token)
        if token.tag_ == "VBG" and token.lower_ in words("deeds_in_ing"):
            _name_deed(token)


def below(token: Any, relations: frozenset[str]) -> list[Any]:
    """Return the dependents of `token` that stand in one of `relations`."""
    return [child for child in token.children if child.dep_ in relations]


def _describe(participle: Any) -> None:
    """Let "said to be" describe the people before it: "killed three men said to be spies", "two men said to be rebels were killed"."""
    doc, at = participle.doc, participle.i
    to_be = at + 2 < len(doc) and doc[at + 1].lower_ == "to" and doc[at + 2].lower_ in ("be", "have", "belong")
    people = next((c for c in participle.lefts if c.dep_ in SUBJECTS and c.right_edge.i == at - 1 and c.pos_ in ("NOUN", "PROPN", "NUM")), None)
    if not to_be or people is None or any(c.dep_ in ("aux", "auxpass") for c in participle.lefts):
        return
    being = doc[at + 2]
    before = next((v for v in (participle.head, *participle.lefts) if v.pos_ == "VERB" and v.i < people.left_edge.i and v.lower_ not in words("aside")), None)
    if before is not None and participle.dep_ != "relcl" and people.left_edge.i == before.i + 1 and not below(before, OBJECTS):
        people.head, people.dep_ = before, "dobj"
        if before.head == participle:
            put_in_place(before, participle)
        _free_settings(being, before)
    elif (later := _later(participle, being)) is not None:
        own = below(later, SUBJECTS)
        if later.is_ancestor(participle):
            for opening in [c for c in participle.lefts if c != people]:
                opening.head = later
        else:
            put_in_place(later, participle)
        people.head, people.dep_ = later, "nsubjpass" if any(c.dep_ == "auxpass" for c in later.lefts) else "nsubj"
        for kind in own:
            kind.head, kind.dep_ = being, "attr"
    else:
        return
    participle.head, participle.dep_, participle.tag_ = people, "acl", "VBN"


def _later(participle: Any, being: Any) -> Any | None:
    """Return the verb behind "said to be spies" or "said to belong to X" that tells what became of them, whose subject the parser lost or took from "spies"."""
    for verb in (*participle.rights, *being.rights):
        if (
            verb.i > being.i + 1
            and (any(c.dep_ == "auxpass" for c in verb.lefts) or being.lower_ == "belong")
            and verb.pos_ == "VERB"
            and verb.dep_ not in ("advcl", "acl", "relcl", "xcomp")
        ):
            own = below(verb, SUBJECTS)
            if not own or (own[0].left_edge.i == being.i + 1 and not below(being, frozenset({"attr", "acomp"}))):
                return verb
    behind = being.doc[min(being.right_edge.i + 1, len(being.doc) - 1)]  # "when militants believed to be from X fired on a patrol"
    return behind if behind.tag_ == "VBD" and behind.pos_ == "VERB" and not below(behind, SUBJECTS) else None


def _free_settings(being: Any, verb: Any) -> None:
    """Let a day and place behind "said to be spies" hang on the verb before it."""
    for setting in [c for c in being.rights if c.dep_ == "prep"] if being.lower_ == "be" else ():
        setting.head = verb


def take_lead(verb: Any, first: Any) -> None:
    """Let a verb lead the sentence in the place of the noun that was taken for its root, and that noun be its subject."""
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [c for c in first.children if c.i > verb.i]:
        child.head = verb
    first.head, first.dep_ = verb, "nsubj"


def put_in_place(verb: Any, other: Any) -> None:
    """Let `verb` stand where `other` stood, with all that hung on it but what follows "said to be"."""
    above, relation = other.head, other.dep_
    verb.head, verb.dep_ = (verb if above == other else above), relation
    for child in [c for c in other.children if c != verb and c.dep_ != "xcomp"]:
        child.head = verb


def _go_on(participle: Any) -> None:
    """Let a participle be the verb of the noun that a clause between commas or dashes parts from it: "the ADF -- which hides there -- kidnapped trader X"."""
    noun = participle.head
    while noun.dep_ in ("compound", "nmod") and noun.head.i > participle.i:
        noun = noun.head
    who = noun.head
    parted = participle.i and noun.dep_ == "appos" and noun.left_edge == participle and participle.nbor(-1).text in STOPS
    clause = next((c for c in who.rights if c.dep_ == "relcl" and c.right_edge.i < participle.i), None)
    if not parted or clause is None or who.dep_ not in WITHOUT_VERB or who.pos_ not in ("NOUN", "PROPN") or below(who, SUBJECTS):
        return
    above, relation = who.head, who.dep_
    participle.tag_ = "VBD"
    participle.head, participle.dep_ = (participle if above == who else above), relation
    for child in [c for c in who.children if c.i > participle.i or c.dep_ == "mark"]:
        child.head = participle
    who.head, who.dep_ = participle, "nsubj"
    noun.head, noun.dep_ = participle, "dobj"


def _let_speak(verb: Any) -> None:
    """Let who "charged that" something was done say so, where the parser took them for whom it was said of: "the rebels charged on Monday that the army used ..."."""
    who = verb.head
    told = next((c for c in (*who.rights, *verb.rights) if c.dep_ in ("relcl", "acl", "ccomp", "advcl") and c.i > verb.i and _with_that(c)), None)
    if who.i > verb.i or any(c.dep_ == "agent" for c in verb.children):
        return
    if who.dep_ == "nsubj" and who.head.i > verb.i and _with_that(who.head) and who.head.dep_ == "ROOT":
        told = who.head  # whose two subjects are parted by "that"
        verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
        who.head, told.head, told.dep_ = verb, verb, "ccomp"
        return
    if who.dep_ != "ROOT" or told is None:
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    for child in [c for c in who.children if c.i > verb.i or (c.dep_ in ("prep", "advmod", "punct") and c.i < who.left_edge.i)]:
        child.head = verb
    who.head, who.dep_ = verb, "nsubj"
    told.head, told.dep_ = verb, "ccomp"


def _dress(participle: Any) -> None:
    """Let those as whom somebody goes about do nothing: "men dressed as soldiers killed six", which the parser reads as "while soldiers killed six"."""
    doc, at = participle.doc, participle.i + 1
    at += at < len(doc) and doc[at].lower_.endswith(("self", "selves"))  # "presenting themselves as Taliban"
    verb = doc[at].head if at < len(doc) and doc[at].lower_ == "as" and doc[at].dep_ == "mark" else None
    if verb is None or verb.head != participle:
        return
    whom = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.left_edge.i == at + 1), None)
    who = participle.head if participle.dep_ == "acl" else next((c for c in participle.lefts if c.dep_ in SUBJECTS and c.i < participle.i), None)
    if whom is None or who is None or any(c.dep_ in ("aux", "auxpass") for c in participle.lefts):
        return
    place = who if participle.dep_ == "acl" else participle
    day = next((c for c in who.lefts if c.dep_ == "compound" and c.ent_type_ == "DATE"), None) if who.dep_ == "pobj" and who.head.dep_ == "ROOT" else None
    if participle.dep_ != "acl" or who.dep_ in WITHOUT_VERB:
        above, relation = place.head, place.dep_
        verb.head, verb.dep_ = (verb if above == place else above), relation
        for child in [c for c in place.children if c not in (participle, verb, who, doc[at]) and (c.i > participle.i or place == participle)]:
            child.head = verb
    elif who.dep_ in ("dobj", "npadvmod") and who.head.lower_ in words("aside"):  # "police said men dressed as soldiers had killed"
        verb.head, verb.dep_ = who.head, "ccomp"
    elif day is not None:  # "on Monday men dressed as soldiers killed"
        preposition = who.head
        verb.head, verb.dep_ = verb, "ROOT"
        preposition.head, preposition.dep_, day.head, day.dep_ = verb, "prep", preposition, "pobj"
    else:
        return
    who.head, who.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    participle.head, participle.dep_ = who, "acl"
    doc[at].head, doc[at].dep_, whom.head, whom.dep_ = participle, "prep", doc[at], "pobj"


def _say_what(being: Any) -> None:
    """Let what somebody claims or pretends to be be no second subject: "four men pretending to be police officers robbed a bank"."""
    verb = being.head.head.head
    second = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.left_edge.i == being.i + 1), None)
    if second is not None and being.head.head.dep_ in SUBJECTS and second != being.head.head:
        second.head, second.dep_ = being, "attr"


def _let_rule(verb: Any) -> None:
    """Let a verb right behind a clause of place be what is told: "a bomb near a building where diplomats live injured one", which the parser hangs on "live"."""
    clause = verb.head
    place = clause.head
    who = place
    while who.head != who and who.dep_ in ("pobj", "prep"):
        who = who.head
    opened = any(c.lower_ == "where" for c in clause.lefts) and clause.dep_ == "relcl" and verb.i == clause.i + 1
    if not opened or who.dep_ != "ROOT" or who.pos_ not in ("NOUN", "PROPN") or who == place or any(c.dep_ in ("mark", "aux") for c in verb.lefts):
        return
    take_lead(verb, who)


def _with_that(clause: Any) -> bool:
    """Tell whether a clause with its own subject opens with "that"."""
    that = next((c for c in clause.lefts if c.lower_ == "that" and c.dep_ == "mark"), None)
    return that is not None and any(c.i > that.i for c in below(clause, SUBJECTS))


def _join_clause(verb: Any) -> None:
    """Let a verb go on from the clause before it where the one that it hangs on only says that there was something: "raids where troops looted shops and beat traders"."""
    there = verb.head
    if there.lemma_ != "be" or not any(c.dep_ == "expl" for c in there.lefts) or below(verb, SUBJECTS):
        return
    clauses = [t for t in there.subtree if t.dep_ == "relcl" and t.pos_ == "VERB" and there.i < t.i < verb.i and below(t, SUBJECTS)]
    if clauses:
        verb.head = clauses[-1]


def _rule_out(negation: Any) -> None:
    """Let "not" say who did not do it: "rebels and not the army had shelled the camp", which the parser takes for two subjects that had not."""
    verb = negation.head
    both = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    if len(both) == 2 and both[0].i < negation.i and both[1].left_edge.i == negation.i + 1:
        both[1].head, both[1].dep_, negation.head = both[0], "conj", both[1]


def _name_deed(gerund: Any) -> None:
    """Let a gerund that somebody or something is told with be the subject of the verb that has none: "shelling by the army killed four"."""
    verb = gerund.head
    told = gerund.i + 1 < len(gerund.doc) and gerund.nbor(1).lower_ in ("by", "of")
    if gerund.dep_ not in ("advcl", "csubj") or not told or gerund.i > verb.i or below(verb, SUBJECTS) or below(gerund, OBJECTS):
        return
    gerund.tag_, gerund.pos_, gerund.lemma_, gerund.dep_ = "NN", "NOUN", gerund.lower_, "nsubj"
    for child in gerund.rights:
        child.dep_ = "prep" if child.dep_ == "agent" else child.dep_
