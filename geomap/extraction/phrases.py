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

from geomap.extraction.actors import ARMED_NAME, NON_STATE, STATE
from geomap.extraction.counts import count_of
from geomap.extraction.lexicons import nouns, weapons
from geomap.extraction.syntax import children

if TYPE_CHECKING:
    from geomap.extraction.lexicons import KnownActor
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.syntax import Token
    from geomap.types import Count, Span

PARTITIVE = frozenset(["member", "group", "number", "dozen", "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands", "ten", "tens", "one", "two", "three", "four", "five", "six", "several", "some", "many", "most", "all", "each",
                       "part", "half", "total", "series", "handful", "couple", "pair", "majority", "rest", "crowd", "band", "gang", "team", "column", "unit", "string", "wave", "both", "few", "none", "any", "lot", "kind", "type", "piece"])  # fmt: skip
PERSONAL = frozenset(["militant", "security", "official", "civilian", "leader", "suspect", "person"])
ATTACKERS = frozenset(["attacker", "gunman", "assailant", "bomber", "shooter", "assassin", "hijacker", "kidnapper", "killer", "hostage-taker", "perpetrator"])
PARTS = frozenset(
    [
        "part",
        "side",
        "front",
        "window",
        "door",
        "wall",
        "floor",
        "roof",
        "facade",
        "gate",
        "entrance",
        "vicinity",
        "surroundings",
        "outskirts",
        "center",
        "centre",
        "masonry",
        "glass",
        "interior",
        "back",
        "area",
        "branch",
    ]
)
PARTICLES = frozenset(
    [
        "bin",
        "ben",
        "ibn",
        "van",
        "von",
        "der",
        "del",
        "las",
        "los",
        "the",
        "president",
        "general",
        "colonel",
        "mayor",
        "judge",
        "col",
        "gen",
        "maj",
        "minister",
        "governor",
        "senator",
        "father",
    ]
)
POINTING = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their"])


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
        return tuple(t.lower_ for t in tokens if t.pos_ == "PROPN" and len(t) > 2 and t.lower_ not in PARTICLES)

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


def phrase_of(head: Token, sentence: Sentence) -> Phrase:
    """Return the phrase of which `head` is the head."""
    first, last = _extent(head)
    doc = head.doc
    while first.i < last.i and (first.is_punct or first.is_space or first.dep_ == "cc"):
        first = doc[first.i + 1]
    span = sentence.span(first, last)
    bare_first = first
    while bare_first.i < head.i and (
        bare_first.dep_ in ("det", "predet") or bare_first.lower_ in ("a", "an", "the", "its", "their", "his", "her") or bare_first.is_punct
    ):
        bare_first = doc[bare_first.i + 1]
    bare_span = sentence.span(bare_first, last)
    core = _core(head)
    actor, actor_span = _actor(head, core, span, sentence)
    named = _named(head)
    classes = _classes(core, head, actor, named, doc[first.i : last.i + 1].text)
    return Phrase(
        head, sentence, span, sentence.words(span), sentence.words(bare_span), bare_span, classes, actor, actor_span, named, count_of(head), head.pos_ == "PRON"
    )


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two names can be one person's: one within the other, or the same first name.

    >>> same_name(("hamza", "laden"), ("hamza", "ladin")), same_name(("osama", "laden"), ("hamza", "laden"))
    (True, False)
    """
    return set(a) <= set(b) or set(b) <= set(a) or a[0] == b[0]


def definite(phrase: Phrase) -> bool:
    """Tell whether a phrase points back: "the security force", "they"."""
    if phrase.pronoun:
        return True
    return not phrase.named and any(c.dep_ in ("det", "poss") and c.lower_ in POINTING for c in phrase.head.children)


def of_attacker(phrase: Phrase) -> bool:
    """Tell whether a phrase points back to who did it: "the attacker was shot dead"."""
    return phrase.head.lemma_.lower() in ATTACKERS and definite(phrase)


def _extent(head: Token) -> tuple[Token, Token]:
    """Return the first and last token of the phrase: what stands before the head, and "of ..." right behind it."""
    doc = head.doc
    first = doc[head.left_edge.i]
    for child in head.lefts:  # a clause before the head is no part of its name
        if child.dep_ in ("relcl", "advcl", "ccomp", "parataxis") or (child.dep_ == "prep" and child.pos_ != "DET"):
            first = doc[min(child.right_edge.i + 1, head.i)]
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i <= last.i + 1:
            for obj in children(child, "pobj"):
                last = _extent(obj)[1]
                last = _with_name(obj, last)
        elif child.i == last.i + 1 and child.dep_ in ("nummod", "nmod", "compound", "prt", "npadvmod") and not child.is_punct:
            last = child
    return first, _with_name(head, last)


def _with_name(head: Token, last: Token) -> Token:
    """Return `last`, moved behind a name in apposition: "the governor Mohammad Muzammil"."""
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == last.i + 1 and not child.left_edge.is_punct:
            return child
        if (
            child.dep_ == "appos"
            and child.ent_type_ == "PERSON"
            and child.pos_ == "PROPN"
            and head.tag_ == "NN"
            and child.left_edge.i == last.i + 2
            and not children(child, "conj")
        ):
            return child  # "the colonel's wife, Angela Guerrero"
    return last


def _core(head: Token) -> Token:
    """Return the token that says what the phrase speaks of: in "dozens of people" people, in "members of the FMLN" members."""
    for _ in range(3):
        if head.lemma_.lower() not in PARTITIVE and head.pos_ != "NUM":
            return head
        inner = [p for of in children(head, "prep") if of.lower_ in ("of", "among") for p in children(of, "pobj")]
        if not inner or (head.lemma_.lower() == "member" and inner[0].pos_ == "PROPN"):
            return head
        head = inner[0]
    return head


def _named(head: Token) -> bool:
    """Tell whether the phrase gives a person's name."""
    if head.tag_ in ("NNS", "NNPS") or head.pos_ == "NUM":
        return False
    around = [head, *(t for t in children(head, "appos", "compound", "nmod", "flat") if t.dep_ != "compound" or head.pos_ == "PROPN")]
    around += [t for of in children(head, "prep") if of.lower_ == "of" for p in children(of, "pobj") for t in children(p, "appos")]
    return any(t.ent_type_ == "PERSON" and t.pos_ == "PROPN" for t in around)


def _actor(head: Token, core: Token, span: Span, sentence: Sentence) -> tuple[KnownActor | None, Span | None]:
    from geomap.types import Span as Range

    inside = [(a, s, e) for a, s, e in sentence.actors if s < span.end and span.start < e]
    if not inside and nouns().get(core.lemma_.lower(), frozenset()) & {"leader", "militant", "suspect"}:  # "senior figures in the X leadership"
        for child in children(head, "prep"):
            if child.lower_ in ("in", "from", "with") and child.i == head.i + 1:
                reach = sentence.span(child, head.doc[child.right_edge.i])
                inside = [(a, s, e) for a, s, e in sentence.actors if s < reach.end and reach.start < e][:1]
    if not inside:
        return None, None
    at = sentence.offset + core.idx
    actor, start, end = min(inside, key=lambda hit: (not hit[1] <= at < hit[2], hit[1] - hit[2], hit[1]))
    return actor, Range(start=start, end=end)


def _classes(core: Token, head: Token, actor: KnownActor | None, named: bool, text: str) -> frozenset[str]:
    table = nouns()
    lemma = core.lemma_.lower()
    found = table.get(lemma) or table.get(core.lower_) or frozenset()
    if core.pos_ == "PROPN" and not found:
        found = table.get(core.lower_.rstrip("s")) or frozenset()
    if (lemma,) in weapons() and "device" not in found:
        found |= {"device"}
    if lemma in ("member", "group", "organization", "organisation", "movement") and (actor is not None or ARMED_NAME.search(text)):
        side = "militant" if actor is None or actor.type in NON_STATE else "security"
        return frozenset([side])
    if actor is not None and not found:
        found = frozenset(["militant"]) if actor.type in NON_STATE else frozenset(["security"]) if actor.type in STATE else frozenset(["organisation"])
    if named and not found & {"structure", "vehicle", "device"}:
        found |= {"person"} | _office(head)
    if not found:
        found = _by_entity(core, text)
    if "security" in found and any(
        c.lemma_.lower() in ("insurgent", "rebel", "guerrilla", "militant", "taliban") for c in children(head, "compound", "amod", "nmod")
    ):
        found = (found - {"security"}) | {"militant"}
    return found


def _office(head: Token) -> frozenset[str]:
    """Return the classes that an apposition or title gives a name: "X, mayor of Y"; "Governor X"."""
    near = [*children(head, "appos", "compound"), *([head.head] if head.dep_ == "appos" else [])]
    return frozenset(c for t in near for c in nouns().get(t.lemma_.lower(), frozenset()) & {"official", "security", "militant", "leader"})


def thing_in(token: Token, sentence: Sentence) -> Phrase:
    """Return the phrase of `token`, or of the structure that it is a part or the surroundings of: "the windows of the consulate", "in front of the bank".

    A part that is no structure itself gives way to what stands after "of".
    """
    phrase = phrase_of(token, sentence)
    for _ in range(2):
        if phrase.classes & {"structure", "vehicle"} and token.lemma_.lower() not in PARTS:
            return phrase
        inner = [p for of in children(token, "prep") if of.lower_ == "of" for p in children(of, "pobj")]
        if not inner:
            return phrase
        token = inner[0]
        below = phrase_of(token, sentence)
        if below.classes & {"structure", "vehicle", "organisation"}:
            return below
    return phrase


def _by_entity(core: Token, text: str) -> frozenset[str]:
    kind = core.ent_type_
    if core.pos_ == "PRON":
        return (
            frozenset(["person"])
            if core.lower_ in ("he", "she", "him", "her", "they", "them", "who", "someone", "himself", "everyone", "those", "i", "we", "us")
            else frozenset()
        )
    if core.pos_ == "NUM" or core.lower_ in ("others", "some", "many", "several", "both", "more", "dozens", "scores", "hundreds", "thousands"):
        return frozenset(["person"])
    if kind == "PERSON":
        return frozenset(["person"])
    if kind == "NORP":
        return frozenset(["civilian"])
    if kind == "ORG":
        return frozenset(["militant"]) if ARMED_NAME.search(text) else frozenset(["organisation"])
    if kind in ("GPE", "LOC"):
        return frozenset(["place"])
    if kind == "FAC":
        return frozenset(["structure"])
    return frozenset()
