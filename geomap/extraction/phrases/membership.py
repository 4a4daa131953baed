"""Which body people belong to: takes the phrase of an agent, gives the organisations that its words name beside its people.

>>> from geomap.extraction.phrases.noun_phrases import phrase_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> sentence = lay_out(analyse(Document(doc_id="d", text="Army soldiers and members of the armed forces attacked.")), [], []).sentences[0]
>>> [body.bare for i in (1, 3) for body in bodies_of(phrase_of(sentence.parse[i], sentence))]
['Army', 'armed forces']
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.actors import ARMED_NAME
from geomap.extraction.grammar.syntax import children, conjuncts, has_negation, prepositional
from geomap.extraction.lexicons import PERSONAL, context, nouns, words
from geomap.extraction.phrases.noun_phrases import phrase_of

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase


def one_by_one(phrase: Phrase) -> bool:
    """Tell whether a phrase speaks of people one by one ("Malian soldiers"), not of a body of them ("Malian forces")."""
    head = phrase.head
    lemma = head.lemma_.lower()
    return head.tag_ in ("NNS", "NNPS") and lemma not in words("corps") | words("institutions") and bool(nouns().get(lemma, frozenset()) & PERSONAL)


def is_organisation(phrase: Phrase) -> bool:
    """Tell whether a phrase names a body and not people of it, so that it can come to no harm: "the ADF", "the army"."""
    named = phrase.actor_span is not None and phrase.actor_span.start <= phrase.sentence.offset + phrase.head.idx < phrase.actor_span.end
    return not phrase.named and (is_body(phrase.head) or (named and not one_by_one(phrase)))


def bodies_of(phrase: Phrase) -> list[Phrase]:
    """Return the bodies of which people are told to be: the army of "army soldiers", X of "members of the X Front", "men working for X"."""
    head = phrase.head
    behind = [c for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "from") and c.i == head.i + 1]
    of = [t for c in behind for p in children(c, "pobj") for t in conjuncts(p)]
    among = [body for c in children(head, "prep") if c.lower_ == "including" for p in children(c, "pobj") for body in bodies_of(phrase_of(p, phrase.sentence))]
    beside = [t for t in children(head, "appos") if t.pos_ == "PROPN"] if not phrase.named else []  # "dissident gunmen, the X Front"
    among += [
        body for t in [*(t for t in of if t.tag_ == "NNS"), *_taken_for(head)] for body in bodies_of(phrase_of(t, phrase.sentence))
    ]  # "a group of rebels of X"
    among += [body for t in children(head, "appos") if phrase.named for body in bodies_of(phrase_of(t, phrase.sentence)) if body.non_state]
    found = [*among, *(phrase_of(token, phrase.sentence) for token in [*of, *children(head, "compound", "poss"), *beside, *_joined(head)])]
    called = [own_name(body) for body in found]
    member = head.lemma_.lower() == "member"
    fighters = head.lemma_.lower() in words("affiliated")
    return [
        name or body
        for body, name in zip(found, called, strict=True)
        if name
        or (
            not body.named
            and (
                body.actor is not None
                or is_body(body.head)
                or _by_form(body)
                or ((member or _quoted(body)) and _proper(body))
                or (fighters and _organised(body))
            )
        )
    ]


def _by_form(phrase: Phrase) -> bool:
    return phrase.head.pos_ == "PROPN" and ARMED_NAME.search(phrase.bare) is not None


def _proper(phrase: Phrase) -> bool:
    """Tell whether a phrase gives the name of a body, of whatever kind: that of which somebody is a "member"."""
    return phrase.head.pos_ == "PROPN" and phrase.head.ent_type_ not in ("PERSON", "GPE", "LOC", "NORP", "DATE")


def _organised(phrase: Phrase) -> bool:
    """Tell whether a phrase gives the name of an organisation with its article: "fighters from the Knights Templar"."""
    return phrase.head.pos_ == "PROPN" and phrase.head.ent_type_ == "ORG" and any(c.lower_ == "the" for c in phrase.head.lefts)


def _quoted(phrase: Phrase) -> bool:
    """Tell whether a name stands in quotation marks: "fighters of the "Red Dawn"."""
    start = max(phrase.head.left_edge.i, phrase.head.i - 1)
    return any(t.text in ('"', "\u201c", "\u00ab", "``") for t in phrase.head.doc[min(phrase.head.left_edge.i, start) : phrase.head.i])


def _joined(head: Token) -> list[Token]:
    """Return what people belong to: "gunmen loyal to X", "assassins paid by X", "gunmen believed to be from X"."""
    ties = [c for c in children(head, "acl", "relcl", "amod") if c.i > head.i and c.lemma_.lower() not in words("pretending")]
    if head.dep_ == "nsubj" and head.head.lemma_.lower() in context()["suspect"]:
        ties.append(head.head)  # "gunmen believed to be from X killed two", where the parser takes "believed" for the main verb
    below = [t for tie in ties for t in (tie, *children(tie, "xcomp")) if t.lemma_.lower() in words("joined_to") | {"be"}]
    hired = [o for t in (head, *ties, *children(head, "appos")) for o in prepositional(t, "at", "in", "on", "under") if o.lemma_.lower() in words("in_pay")]
    return [
        *(p for tie in below for c in children(tie, "prep", "agent") for p in children(c, "pobj")),
        *(p for o in hired for p in prepositional(o, "of", "from")),
    ]


def _taken_for(head: Token) -> list[Token]:
    """Return as whom people were identified: "fighters whom witnesses identified as members of X", "men who are said to be members of X"."""
    clauses = [c for c in children(head, "acl", "relcl") if c.lemma_.lower() not in words("pretending")]
    named = [c for clause in clauses if clause.lemma_.lower() in words("naming") for c in children(clause, "prep") if c.lower_ == "as"]
    being = [be for clause in clauses for be in (clause, *children(clause, "xcomp")) if be.lemma_ == "be" and not has_negation(clause)]
    return [t for below in (*named, *being) for t in children(below, "pobj", "attr")]


def affiliated(phrase: Phrase) -> bool:
    """Tell whether people are those of an armed group, whichever: "the guerrillas", "rebel units"."""
    head = phrase.head
    told = [head, *(children(head, "compound", "amod", "nmod") if head.lemma_.lower() in words("units") | words("groups") else [])]
    return any(t.lemma_.lower() in words("affiliated") for t in told)


def is_body(head: Token) -> bool:
    """Tell whether a noun names a body of people: "the army", "the armed forces"."""
    before = head.nbor(-1).lower_ if head.i else ""
    return head.lemma_.lower() in words("institutions") or f"{before} {head.lower_}" in words("bodies")


def _named_next(itself: Token) -> list[Token]:
    """Return the head of the name that follows "calling itself", where the parser took it for something else."""
    following = itself.doc[itself.i + 1 : itself.i + 2]
    found = [t for t in following if t.pos_ == "PROPN"]
    while found and found[0].dep_ in ("compound", "nmod") and found[0].head.i > found[0].i:
        found = [found[0].head]
    return found


def own_name(phrase: Phrase) -> Phrase | None:
    """Return the name that a group gives itself: "a group calling itself the X", "a self-styled commando unit, the X", "the group X"."""
    if phrase.head.lemma_.lower() not in words("groups") | words("units"):
        return _behind_kind(phrase)
    naming = [clause for clause in children(phrase.head, "acl", "relcl") if clause.lemma_.lower() in words("naming") | words("naming_oneself")]
    given = [t for clause in naming for t in children(clause, "oprd", "dobj", "attr")]
    given += [t for clause in naming for to in children(clause, "prep") for t in children(to, "pobj")]
    given += [t for clause in naming for itself in children(clause, "dobj") if itself.pos_ == "PRON" for t in _named_next(itself)]
    named = any(c.pos_ == "PROPN" and c.ent_type_ not in ("GPE", "NORP", "LOC") for c in children(phrase.head, "compound", "nmod"))
    acting = children(phrase.head.head, "nsubj") if phrase.head.dep_ == "nsubj" else []
    beside = [t for t in acting if t.left_edge.i == phrase.head.i + 1 and t.pos_ == "PROPN"]  # "the group X claimed it"
    for token in [*given, *([] if named else [*children(phrase.head, "appos"), *beside])]:  # "the X column, a faction of Y" bears its name already
        name = phrase_of(token, phrase.sentence)
        proper = [t for t in (token, *children(token, "compound", "nmod")) if t.pos_ == "PROPN" and t.ent_type_ not in ("GPE", "NORP", "LOC")]
        if proper or name.actor is not None or ARMED_NAME.search(name.bare):
            return name
    return None


def _behind_kind(phrase: Phrase) -> Phrase | None:
    """Return the name behind the word for what it is: the "Red Struggle" of "the group Red Struggle"."""
    kinds = [c for c in children(phrase.head, "compound", "nmod") if c.lower_ in words("groups") and c.text.islower() and c.nbor(1).pos_ == "PROPN"]
    if not kinds or not phrase.head.text[:1].isupper():
        return None
    span = phrase.sentence.span(kinds[-1].nbor(1), phrase.head)
    return replace(phrase, bare=phrase.sentence.words(span), bare_span=span)
