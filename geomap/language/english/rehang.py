"""Verbs that the English parser hung on the wrong word: takes a parsed text, hangs them where they belong.

>>> from geomap.language.parse import model
>>> doc = model()("Police foiled a plot to blow up a hotel and arrested six men.")
>>> rehang(doc)
>>> [(token.text, token.head.text) for token in doc if token.text == "arrested"]
[('arrested', 'foiled')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
BOUND = frozenset({"acl", "advcl", "ccomp", "xcomp"})
CLIMB = 4
"""Over how many words the verb may lie above, on which one hangs that goes on from it."""


def rehang(doc: Any) -> None:
    """Let past verbs go on from finite ones, not from infinitives, and tell what somebody says, not describe who says it."""
    for token in doc:
        if token.dep_ == "auxpass" and token.head.dep_ != "auxpass":
            _above_be(token)
        elif token.pos_ == "NUM" and token.i + 1 < len(doc) and not list(token.children):
            _count(token)
        elif token.dep_ == "amod" and token.tag_ in {"VBD", "VBN"} and token.head.tag_ == "NNS" and token.i and token.nbor(-1).lower_ in {"another", "one"}:
            _did(token, token.nbor(-1))
        elif token.tag_ == "VBN" and token.dep_ == "xcomp" and token.head.i == token.i - 1 and token.head.pos_ == "VERB":
            _describe(token)
        elif token.pos_ == "ADJ" and token.i and token.nbor(-1).lower_ in {"a", "an", "one"}:
            _one_and_more(token)
        elif token.dep_ in {"ccomp", "conj"} and _finite(token):
            _go_on(token)
        elif token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"}:
            _tell(token)
        elif token.dep_ == "mark" and token.lower_ in words("never_marks"):
            _behind(token)
        elif token.head.dep_ == "relcl" and token.lower_ in RELATIVE:
            RELATIVE[token.lower_](token)
        elif token.tag_ == "VBG" and token.dep_ == "advcl" and token.head.pos_ == "AUX" and token.i and token.nbor(-1).text == ",":
            _of_the_clause(token)


def _of_the_deed(that: Any) -> None:
    """Let a clause with "that" say what the deed before it did, not whom the police took for it: "arrested three men over the bombing of X that killed nine"."""
    verb, people = that.head, that.head.head
    if that.dep_ != "nsubj":
        return
    before = people.head
    if people.dep_ == "pobj" and before.lower_ in {"at", "in", "on"} and before.i and verb.lemma_.lower() in words("leaving_hurt"):
        deed = before.nbor(-1)
        if deed.pos_ == "NOUN" and deed.lemma_.lower() in words("deeds_that_hurt") and not (before.is_ancestor(deed) or verb.is_ancestor(deed)):
            before.head, verb.head = deed, deed  # "an attack on a school that left 141 people dead"
            return
    between = [
        t
        for t in that.doc[people.i + 1 : that.i]
        if t.pos_ == "NOUN" and t.dep_ == "pobj" and t.lemma_.lower() in words("deeds_that_hurt") and not verb.is_ancestor(t)
    ]
    held = people.dep_ in {"dobj", "nsubjpass"} and people.head.lemma_.lower() in words("held_over")
    if between and (held or people.lemma_.lower() in words("plotters")):
        verb.head = between[0]


def _above_be(be: Any) -> None:
    """Hang a subject on the participle, not on its "be": "three PKK terrorists were neutralised"."""
    for subject in [c for c in be.children if c.dep_ in {"nsubj", "nsubjpass"}]:
        subject.head, subject.dep_ = be.head, "nsubjpass"


def _count(number: Any) -> None:
    """Let a number that hangs on a verb or a weekday count the subject that begins right behind it: "said on Monday 63 Boko Haram men were killed"."""
    noun = number.nbor(1)
    if noun == number.head and noun.dep_ == "amod" and noun.head.i > noun.i and noun.head.tag_ == "NNS":
        number.head, number.dep_ = noun.head, "nummod"  # "Seven presumed members were arrested"
    if number.head.pos_ != "VERB" and not number.head.lower_.endswith("day"):
        return
    while noun.dep_ == "compound" and noun.head.left_edge.i == number.i + 1:
        noun = noun.head
    counted = noun.dep_ in {"nsubj", "nsubjpass"} and noun.tag_ in {"NNS", "NNPS"} and not any(c.dep_ in {"det", "nummod", "poss"} for c in noun.children)
    if counted and noun.left_edge.i == number.i + 1:
        number.head, number.dep_ = noun, "nummod"


def _did(verb: Any, one: Any) -> None:
    """Let "another" and "one" do what was taken to describe several things: "two were killed and another sustained injuries"."""
    things = verb.head
    if one.head != things or things.dep_ != "conj" or things.head.pos_ != "VERB":
        return
    verb.head, verb.dep_, verb.tag_ = things.head, things.dep_, "VBD"
    one.head, one.dep_, one.pos_ = verb, "nsubj", "PRON" if one.lower_ == "another" else one.pos_
    things.head, things.dep_ = verb, "dobj"
    for child in [c for c in things.children if c.dep_ == "prep"]:
        child.head = verb


def _describe(participle: Any) -> None:
    """Let a participle describe what follows it, not be what somebody does to it: "helping wounded civilians"."""
    noun = next((c for c in participle.children if c.dep_ == "dobj" and c.i == participle.i + 1 and c.tag_ in {"NNS", "NN"}), None)
    if noun is not None and len(list(participle.children)) == 1:
        noun.head, noun.dep_ = participle.head, "dobj"
        participle.head, participle.dep_ = noun, "amod"


def _one_and_more(one: Any) -> None:
    """Let an adjective be the first of those whom it was taken to describe: "a major and four soldiers were killed"."""
    more = one.head
    beside = more.doc[one.i + 1 : one.i + 3]
    joined = len(beside) == 2 and beside[0].dep_ == "cc" and beside[1].pos_ == "NUM" and beside[1].head in {one, more}
    if one.dep_ != "amod" or not joined or more.tag_ != "NNS" or any(c.dep_ == "conj" and c != beside[1] for c in one.children):
        return
    one.pos_, one.tag_ = "NOUN", "NN"
    one.dep_, above = more.dep_, more.head
    one.head = one if above == more else above
    for child in [c for c in more.children if c.i < one.i and c != one]:
        child.head = one
    more.head, more.dep_ = one, "conj"
    beside[1].head, beside[1].dep_ = more, "nummod"


def _finite(verb: Any) -> bool:
    """Tell whether a verb is told as past, and has no subject of its own; behind an infinitive a participle alone is a past form misread."""
    helped = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    owned = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    return not owned and ((verb.tag_ in {"VBD", "VBN"} and not helped) or (verb.tag_ == "VBN" and "VBD" in helped))


def _infinitive(verb: Any) -> bool:
    return verb.tag_ == "VB" and verb.dep_ in BOUND and any(c.tag_ == "TO" for c in verb.children)


def _go_on(verb: Any) -> None:
    """Hang a past verb on the finite one above the infinitive from which it was taken to go on, or beside the clause that it was taken to be another of."""
    if verb.dep_ == "ccomp":
        _listed(verb)
        return
    if verb.head.tag_ in {"VBZ", "VBP"}:
        _recalled(verb)
    if not _infinitive(verb.head):
        return
    above = verb.head.head
    for _ in range(CLIMB):
        if above.tag_ in FINITE and above.pos_ == "VERB":
            verb.head = above
            if not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
                verb.tag_ = "VBD"
            return
        above = above.head


def _recalled(verb: Any) -> None:
    """Let a past verb go on from the past clause before it, not from a verb of now: "suspicion falls on X, which ambushed a train, took 400 hostage and ..."."""
    before = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.dep_ == "relcl" and t.tag_ == "VBD"]
    if verb.tag_ == "VBD" and before and verb.head.is_ancestor(before[-1]) and not verb.is_ancestor(before[-1]):
        verb.head = before[-1]


def _listed(verb: Any) -> None:
    """Let a past verb without a subject go on from the clause beside it: "announced that gunmen kidnapped a nurse, killed a guard and wounded two"."""
    beside = [c for c in verb.head.rights if c.dep_ == "ccomp" and c.i < verb.i]
    listed = verb.tag_ == "VBD" and verb.i and verb.nbor(-1).text == ","
    if listed and beside and beside[-1].tag_ in FINITE and not verb.is_ancestor(beside[-1]):
        verb.head, verb.dep_ = beside[-1], "conj"


def _tell(verb: Any) -> None:
    """Let a verb be what somebody says whose subject the parser took for another subject of saying: "rebels hacked to death six men, police said"."""
    if verb.lower_ in words("hurt_besides"):
        _hurt_besides(verb)
    if verb.head.dep_ != "nsubj":
        return
    subject = verb.head
    said = subject.head
    speakers = [c for c in said.children if c.dep_ == "nsubj" and c.i > verb.i]
    if said.lower_ not in words("aside") or not speakers or said.i < verb.i or any(c.dep_ in {"agent", "auxpass"} for c in verb.children):
        return
    objects = [c for c in subject.children if c.dep_ == "appos" and c.i > verb.i]
    if not objects and not any(c.dep_ == "dobj" for c in verb.children):
        return
    verb.head, verb.dep_, verb.tag_ = said, "ccomp", "VBD"
    for child in objects:
        child.head, child.dep_ = verb, "dobj"
    subject.head = verb


def _hurt_besides(verb: Any) -> None:
    """Let others be hurt besides those killed, not be described: "six were killed, with 15 others injured", "six were killed and scores of others injured"."""
    people = verb.head
    while people.dep_ == "pobj" and people.head.lower_ == "of":
        people = people.head.head
    if people.dep_ == "conj" and people.head.pos_ == "VERB":
        verb.head, verb.dep_ = people.head, "conj"
        people.head, people.dep_ = verb, "nsubjpass"
    elif people.dep_ == "pobj" and people.head.lower_ == "with" and people.head.head.lower_ in words("hurt_besides"):
        beside = people.head
        verb.head, verb.dep_ = beside.head, "advcl"
        people.head, people.dep_ = verb, "nsubj"
        beside.head, beside.dep_ = verb, "mark"


def _behind(preposition: Any) -> None:
    """Let a preposition hang on what is said, and the one who says it be the subject: "attacked the town with drones and artillery, the governor said"."""
    said = preposition.head
    told = next((c for c in said.children if c.dep_ == "ccomp" and c.i < preposition.i), said.head if said.dep_ == "advcl" else None)
    means = next((c for c in said.children if c.dep_ == "nsubj" and c.left_edge.i > preposition.i), None)
    speaker = (
        next((c for c in reversed(list(means.subtree)) if c.dep_ in {"conj", "appos"} and c.left_edge.nbor(-1).text == ","), None)
        if means is not None
        else None
    )
    if told is None or told.i > preposition.i or means is None or speaker is None or said.lower_ not in words("aside"):
        return
    speaker.head, speaker.dep_ = said, "nsubj"
    preposition.head, preposition.dep_ = told, "prep"
    means.head, means.dep_ = preposition, "pobj"


def _of_the_day(when: Any) -> None:
    """Let a clause with "when" hang on the day right before it: "the worst attack in X since April 2021, when 22 were killed"."""
    before = when.doc[when.i - 1] if when.i else when
    before = before.nbor(-1) if before.is_punct and before.i else before
    if before.ent_type_ != "DATE":
        return
    while before.head.ent_type_ == "DATE" and before.head != before:
        before = before.head
    clause = when.head
    if clause.head != before and before.dep_ == "pobj" and clause not in before.ancestors:
        clause.head = before


def _of_the_clause(participle: Any) -> None:
    """Let a participle go on from the clause before its comma, not from "was": "it was the worst attack since 1987, when ETA bombed X, killing 21"."""
    between = participle.doc[participle.head.i + 1 : participle.i]
    clause = next((t for t in reversed(between) if t.dep_ == "relcl" and t.tag_ == "VBD"), None)
    if clause is not None and clause.right_edge.i >= participle.i - 2:
        participle.head = clause


RELATIVE = {"that": _of_the_deed, "when": _of_the_day}
"""What mends a relative clause, by the word that opens it."""
