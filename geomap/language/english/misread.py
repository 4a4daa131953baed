"""Verbs that the tagger took for nouns: takes a parsed text, mends past forms to which the parser gave an object, and those of headlines with a number behind.

>>> from geomap.language.parse import model
>>> doc = model()("Gunmen on a motorcycle shot dead a lawyer.")
>>> retag(doc)
>>> [(token.text, token.tag_, token.lemma_) for token in doc if token.lower_ == "shot"]
[('shot', 'VBD', 'shoot')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.language.words import table, words

if TYPE_CHECKING:
    from collections.abc import Mapping

DEAD = "dead"
PREDICATES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl"})
BESIDE_VERBS = frozenset({"dobj", "nsubj", "auxpass"})
TAKEN = frozenset({"NN", "JJ"})
"""For what past forms are taken: nouns, and adjectives where they stand between quotation marks."""
CLIMB = 4
"""Over how many nouns a verb that was taken for one may hang below the verb that it goes on from."""


def retag(doc: Any) -> None:
    """Give the words of the lists `misread` and `misread_present` that have an object the tag, part of speech and base form of their verb."""
    verbs, present, plurals, offices = table("misread"), table("misread_present"), table("misread_plurals"), words("misread_offices")
    purposes = words("misread_purposes")
    for token in doc:
        _mend_word(token)
        if token.tag_ == "NNS" and token.lower_ in plurals:
            token.lemma_ = plurals[token.lower_]
        if token.tag_ in {"VBP", "VBZ"} and token.i:
            _entitle(token)
        if token.tag_ == "JJ" and token.lower_ in offices:
            _hold_office(token)
        if token.lower_ == "home" and token.tag_ == "RB" and any(c.dep_ in {"det", "poss", "compound", "amod"} for c in token.lefts):
            token.tag_, token.pos_, token.dep_ = "NN", "NOUN", "dobj" if token.dep_ == "advmod" else token.dep_  # "torched a family home"
        if token.dep_ == "amod" and token.lower_ in purposes:
            _aim(token)
        if token.tag_ == "NNS" and token.lower_ in present:
            _go_on(token, present[token.lower_])
        if token.tag_ in TAKEN and token.lower_ in verbs and token.dep_ in PREDICATES and any(child.dep_ in BESIDE_VERBS for child in token.children):
            _make_verb(token, verbs)
        elif token.tag_ == "NN" and token.lower_ in verbs and token.i + 1 < len(doc) and _took_its_place(token.nbor(1), token):
            _make_verb(token, verbs)
            _raise(token, token.nbor(1))
        elif token.tag_ == "NN" and token.lower_ in verbs and token.i + 2 < len(doc):
            _fire_too(token, verbs)


def _mend_word(token: Any) -> None:
    """Let a number that opens a sentence be one ("Eleven were hit"), and "slit" what was done to a throat."""
    opens = token.pos_ == "PROPN" and token.is_sent_start and token.like_num and token.dep_ in {"nsubj", "nsubjpass"}
    if opens and not any(c.pos_ == "PROPN" for c in token.children):
        token.tag_, token.pos_ = "CD", "NUM"
    if token.lower_ == "slit":
        _slit(token)


def _slit(verb: Any) -> None:
    """Let what was done to a throat be a verb: "his companion's throat was slit"."""
    be = verb.head if verb.dep_ == "acomp" and verb.head.lemma_ == "be" else None
    throat = next((c for c in (be or verb).children if c.dep_ == "nsubj" and c.lower_ in {"throat", "throats"}), None)
    if throat is None or any(c.lower_ == "with" for c in verb.children):
        return
    if be is not None:
        above, relation = be.head, be.dep_
        verb.head, verb.dep_ = (verb if above == be else above), relation
        for child in [c for c in be.children if c != verb]:
            child.head = verb
        be.head, be.dep_ = verb, "auxpass"
    verb.tag_, verb.pos_, verb.lemma_, throat.dep_ = "VBN", "VERB", "slit", "nsubjpass"


def _aim(verb: Any) -> None:
    """Let what stands between "to" and a plural be the verb of an aim: "used tear gas to clear protesters"."""
    noun, to = verb.head, verb.nbor(-1) if verb.i else verb
    if to.lower_ != "to" or noun.dep_ != "pobj" or noun.head != to or noun.tag_ != "NNS" or noun.left_edge != verb or to.head.pos_ != "VERB":
        return
    verb.tag_, verb.pos_, verb.head, verb.dep_ = "VB", "VERB", to.head, "xcomp"
    for child in [c for c in to.children if c != noun]:
        child.head = verb
    noun.head, noun.dep_ = verb, "dobj"
    to.head, to.dep_, to.tag_, to.pos_ = verb, "aux", "TO", "PART"


def _hold_office(holder: Any) -> None:
    """Let an office that was taken for an adjective be a noun, and what stands before it say of what: "a police constable"."""
    holder.tag_, holder.pos_ = "NN", "NOUN"
    before = holder.head
    if holder.dep_ != "amod" or before.i != holder.i - 1:
        return
    above, relation = before.head, before.dep_
    holder.head, holder.dep_ = (holder if above == before else above), relation
    for child in [c for c in before.children if c != holder]:
        child.head = holder
    before.head, before.dep_ = holder, "compound"


def _entitle(title: Any) -> None:
    """Let what stands between a verb in the past and a name be the calling of who is named: "the group kidnapped impresario X in Lima"."""
    verb, name = title.nbor(-1), next((c for c in title.rights if c.dep_ == "dobj"), None)
    if name is None or name.pos_ != "PROPN" or name.left_edge.i != title.i + 1 or title.head != verb or verb.tag_ not in {"VBD", "VBN"}:
        return
    if any(c.i < title.i for c in title.children) or any(c.dep_ == "dobj" for c in verb.children):
        return
    for child in [c for c in title.children if c != name]:
        child.head = verb
    name.head, name.dep_ = verb, "dobj"
    title.head, title.dep_, title.tag_, title.pos_, title.lemma_ = name, "compound", "NN", "NOUN", title.lower_


def _fire_too(shot: Any, verbs: Mapping[str, str]) -> None:
    """Let "shot" be the first of two verbs of those on a motorcycle: "two gunmen riding on a motorcycle shot and wounded a reporter"."""
    ride = next((c for c in reversed(list(shot.lefts)) if c.dep_ == "compound"), None)
    holder, second = shot.head.head, shot.nbor(2)
    who = holder.head if holder.dep_ == "acl" else holder
    if ride is None or shot.dep_ != "pobj" or shot.nbor(1).lower_ != "and" or who.pos_ not in {"NOUN", "PROPN"}:
        return
    hit = second.head
    while hit.dep_ == "compound":
        hit = hit.head
    preposition = shot.head
    described = second.dep_ == "amod" and hit.dep_ == "pobj" and hit.head == preposition and second.lower_.endswith("ed")
    if not described and not (second.dep_ == "conj" and second.pos_ == "VERB" and any(c.dep_ == "dobj" for c in second.children)):
        return
    if described:
        second.pos_, hit.head, hit.dep_ = "VERB", second, "dobj"
        second.lemma_ = second.lower_.removesuffix("ed")
    _make_verb(shot, verbs)
    for child in [c for c in shot.children if c != ride]:
        child.head = shot if child.i > shot.i else ride
    ride.head, ride.dep_ = preposition, "pobj"
    above, relation = who.head, who.dep_
    shot.head, shot.dep_ = (shot if above == who else above), relation
    for child in [c for c in (*who.children, *holder.children) if c.i > shot.i]:
        child.head = shot
    who.head, who.dep_ = shot, "nsubj"
    second.head, second.dep_, second.tag_ = shot, "conj", "VBD"


def _go_on(noun: Any, lemma: str) -> None:
    """Let what has a number right behind it be the verb that goes on from another in the present: "a mine kills three and wounds 12"."""
    number = next((c for c in noun.rights if c.i == noun.i + 1 and c.pos_ == "NUM" and c.dep_ == "nummod"), None)
    above = noun.head
    for _ in range(CLIMB):
        above = above if above.tag_ == "VBZ" else above.head
    if number is None or above.tag_ != "VBZ" or above.i > noun.i:
        return
    noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", lemma
    noun.head, noun.dep_, number.dep_ = above, "conj", "dobj"


def _make_verb(token: Any, verbs: Mapping[str, str]) -> None:
    token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", verbs[token.lower_]


def _took_its_place(dead: Any, verb: Any) -> bool:
    """Tell whether "dead" was taken for the verb of "gunmen on a motorbike shot dead two traders"."""
    return (
        dead.lower_ == DEAD
        and dead.dep_ in PREDICATES
        and verb.dep_ in {"pobj", "dobj", "compound", "nmod"}
        and {"nsubj", "dobj"} <= {child.dep_ for child in dead.children}
    )


def _raise(verb: Any, dead: Any) -> None:
    """Let the verb stand where "dead" stood, with its subject and object; what hung on the verb as a noun takes its place behind the preposition."""
    noun = next((child for child in reversed(list(verb.lefts)) if child.dep_ == "compound"), None)
    if noun is not None and verb.dep_ in {"pobj", "dobj"}:
        for child in [c for c in verb.children if c != noun]:
            child.head = noun
        noun.head, noun.dep_ = verb.head, verb.dep_
    relation, above = dead.dep_, dead.head
    verb.head, verb.dep_ = (verb if above == dead else above), relation
    for child in [c for c in dead.children if c != verb]:
        child.head = verb
    dead.head, dead.dep_ = verb, "oprd"
