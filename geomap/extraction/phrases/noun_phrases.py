"""Noun phrases: takes the head of one, gives what it speaks of: its words, class (militant, security, official, civilian, structure ...), number and actor.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Two members of the Taliban attacked the police headquarters.")), [], [])
>>> members, headquarters = (phrase_of(scene.sentences[0].parse[i], scene.sentences[0]) for i in (1, 8))
>>> members.text, sorted(members.classes), members.actor.actor_id
('Two members of the Taliban', ['militant'], 'taliban')
>>> headquarters.bare, sorted(headquarters.classes)
('police headquarters', ['structure'])
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extraction.actors import NON_STATE, STATE
from geomap.extraction.grammar.extents import core, extent, gives_name, shared_noun
from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import PERSONAL, nouns, words
from geomap.extraction.phrases.citing import cited, tidy
from geomap.extraction.phrases.counts import ONE, count_of
from geomap.extraction.phrases.kinds import classes_of
from geomap.extraction.phrases.numbering import in_brackets

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.lexicons import KnownActor
    from geomap.extraction.scenes import Sentence
    from geomap.types import Count, Span


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase. `core` is the head that says what it is ("members of the Taliban" has core "members", `inner` the phrase after "of")."""

    head: Token
    sentence: Sentence
    span: Span
    text: str
    bare: str
    bare_span: Span
    classes: frozenset[str]
    actor: KnownActor | None
    actor_span: Span | None
    named: bool
    count: Count
    pronoun: bool

    @property
    def key(self) -> tuple[int, int]:
        """Return what tells this phrase from others of the document."""
        return (self.sentence.index, self.head.i)

    @property
    def name(self) -> tuple[str, ...]:
        """Return the words of a person's name, without titles and particles; empty where it gives none."""
        if not self.named:
            return ()
        tokens = [t for t in (*self.head.lefts, self.head, *self.head.rights) if t.ent_type_ == "PERSON" or t == self.head]
        if self.head.pos_ != "PROPN":
            tokens = [t for a in self.head.subtree if a.ent_type_ == "PERSON" and a.pos_ == "PROPN" for t in [a]]
        return tuple(t.lower_ for t in tokens if t.pos_ == "PROPN" and len(t) > 2 and t.lower_ not in words("titles"))

    @property
    def is_person(self) -> bool:
        """Tell whether it speaks of people."""
        return bool(self.classes & PERSONAL)

    @property
    def non_state(self) -> bool:
        """Tell whether it speaks of an armed group or its people."""
        return bool(self.classes & {"militant", "suspect"}) or (self.actor is not None and self.actor.type in NON_STATE)

    @property
    def state(self) -> bool:
        """Tell whether it speaks of forces of a state."""
        return ("security" in self.classes and not self.non_state) or (self.actor is not None and self.actor.type in STATE)


LONG = 6
"""From how many letters on two names that begin alike and differ by one at the end are one, misspelt."""


def phrase_of(head: Token, sentence: Sentence) -> Phrase:
    """Return the phrase of which `head` is the head: the same one to all who ask, which nobody changes."""
    known: Phrase | None = sentence.phrases.get(head)
    if known is None:
        known = sentence.phrases[head] = _phrase(head, sentence)
    return known


def _phrase(head: Token, sentence: Sentence) -> Phrase:
    first, last = extent(head)
    doc = head.doc
    while first.i < last.i and (first.is_punct or first.is_space or first.dep_ == "cc" or first.tag_ == "WRB") and not in_brackets(first.nbor(1)):
        first = doc[first.i + 1]
    span = sentence.span(first, last)
    bare_first = first
    while bare_first.i < head.i and (
        bare_first.dep_ in ("det", "predet", "preconj") or bare_first.lower_ in ("a", "an", "the", "its", "their", "his", "her") or bare_first.is_punct
    ):
        bare_first = doc[bare_first.i + 1]
    bare_span = sentence.span(bare_first, last)
    middle = core(shared_noun(head))
    actor, actor_span = _actor(head, middle, span, sentence)
    named = gives_name(head) or (actor is None and head.pos_ == "PROPN" and head.text.casefold() in sentence.people and head.ent_type_ != "NORP")
    named = named and not _placed(head, sentence)
    numbered = any(c.dep_ == "nummod" and c.ent_type_ == "CARDINAL" and c.i == head.i - 1 for c in head.children)  # "six Khawarij", but "on 4 May Soto"
    count = ONE if named and head.tag_ == "NNP" and head.ent_type_ == "PERSON" and not numbered else count_of(head)
    classes = classes_of(middle, head, actor, named=named, text=doc[first.i : last.i + 1].text)
    return Phrase(
        head,
        sentence,
        span,
        sentence.words(span),
        tidy(cited(bare_first, last, sentence)),
        bare_span,
        classes,
        actor,
        actor_span,
        named,
        count,
        head.pos_ == "PRON",
    )


def _placed(head: Token, sentence: Sentence) -> bool:
    """Tell whether what the parser takes for a person stands for a place behind a word of place: "strikes near Abu Kamal"."""
    behind = head.dep_ == "pobj" and head.head.lower_ in words("places_behind")
    return behind and any(top == head and found.place is not None for found, top in sentence.places)


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names can be one person's: one within the other, or the same first name and a last name that begins alike.

    >>> same_name(("hamza", "laden"), ("hamza", "ladin")), same_name(("osama", "laden"), ("hamza", "laden")), same_name(("luis", "paz"), ("luis", "soto"))
    (True, False, False)
    """
    if len(a) == 1 or len(b) == 1:  # "Zacaria", misspelt
        one, other = (a[0], b) if len(a) == 1 else (b[0], a)
        return any(name == one or (min(len(name), len(one)) >= LONG and name[:LONG] == one[:LONG] and abs(len(name) - len(one)) == 1) for name in other)
    return set(a) <= set(b) or set(b) <= set(a) or (a[0] == b[0] and a[-1][:2] == b[-1][:2])


def definite(phrase: Phrase) -> bool:
    """Tell whether a phrase points back: "the security force", "they"."""
    if phrase.pronoun:
        return True
    return not phrase.named and any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in phrase.head.children)


def same_office(later: Phrase, earlier: Phrase) -> bool:
    """Tell whether one points back to the other by office or trade: "the senator", of "Senator X" or of "X, a senator"."""
    if later.named or not definite(later) or later.pronoun or not earlier.named:
        return False
    head = earlier.head
    told = {t.lemma_.lower() for t in (head, *children(head, "compound", "appos", "nmod", "amod"), *([head.head] if head.dep_ == "appos" else []))}
    return later.head.lemma_.lower() in told


def of_attacker(phrase: Phrase) -> bool:
    """Tell whether a phrase points back to who did it: "the attacker was shot dead"."""
    lemma = phrase.head.lemma_.lower()
    return lemma in words("doers") or (lemma in words("attackers") and definite(phrase))


def some_attackers(phrase: Phrase) -> bool:
    """Tell whether a phrase counts some of those who did it: "three of the attackers"."""
    token = core(phrase.head)
    return token.i != phrase.head.i and token.lemma_.lower() in words("attackers")


def _actor(head: Token, core: Token, span: Span, sentence: Sentence) -> tuple[KnownActor | None, Span | None]:
    from geomap.types import Span as Range

    inside = [(a, s, e) for a, s, e in sentence.actors if s < span.end and span.start < e]
    if not inside and nouns().get(core.lemma_.lower(), frozenset()) & {"leader", "militant", "suspect"}:  # "senior figures in the X leadership"
        for child in children(head, "prep"):
            if child.lower_ in ("in", "from", "with") and child.i == head.i + 1:
                reach = sentence.span(child, head.doc[child.right_edge.i])
                inside = [(a, s, e) for a, s, e in sentence.actors if s < reach.end and reach.start < e][:1]
    if not inside and nouns().get(core.lemma_.lower(), frozenset()) & {"militant"}:  # "FMLN urban commandos", with FMLN misread
        inside = [(a, s, e) for a, s, e in sentence.actors if e <= span.start and not sentence.source[e : span.start].strip()]
    if not inside:
        return None, None
    at = sentence.offset + core.idx
    actor, start, end = min(inside, key=lambda hit: (not hit[1] <= at < hit[2], hit[1] - hit[2], hit[1]))
    return actor, Range(start=start, end=end)


def thing_in(token: Token, sentence: Sentence) -> Phrase:
    """Return the phrase of `token`, or of the structure that it is a part or the surroundings of: "the windows of the consulate", "in front of the bank".

    A part that is no structure itself gives way to what stands after "of".
    """
    phrase = phrase_of(token, sentence)
    for _ in range(2):
        if phrase.classes & {"structure", "vehicle"} and token.lemma_.lower() not in words("parts"):
            return phrase
        inner = [p for of in children(token, "prep") if of.lower_ == "of" for p in children(of, "pobj")]
        if not inner:
            return phrase
        token = inner[0]
        below = phrase_of(token, sentence)
        if below.classes & {"structure", "vehicle", "organisation"}:
            return below
    return phrase
