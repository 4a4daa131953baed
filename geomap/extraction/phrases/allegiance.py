"""Whose people they are: takes a phrase of people whose body is not told beside them, gives the armed group or the army of which the report makes them.

"The guerrillas" are of the group named before them, or of the only one that the report names; "soldiers" are of the only army that it names.

>>> from geomap.extraction.phrases.noun_phrases import phrase_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="The FMLN met the army. Rebels fired. Soldiers fired.")), [], [])
>>> [meant(phrase_of(s.parse[0], s), scene).name for s in scene.sentences[1:]]
['FMLN', 'army']
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.extraction.actors import NON_STATE
from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import triggers, words
from geomap.extraction.phrases.membership import affiliated
from geomap.extraction.phrases.noun_phrases import definite, phrase_of
from geomap.types import Span

if TYPE_CHECKING:
    from geomap.extraction.lexicons import KnownActor
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence

BESIDE = frozenset(["amod", "compound", "nmod"])
BACK = 6
NEAR = 4
AT = ("on", "at", "against", "outside", "into", "near")
HARMS = frozenset(["killed", "injured", "abducted"])
STEM = 4
"""By how many letters the name of a people is known in that of a body: "Kurdish", the "Kurdistan Workers' Party"."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a sentence names it; `actor_id` is None where the lexicon does not hold it."""

    name: str
    span: Span
    actor_id: str | None
    sentence: Sentence
    countries: frozenset[str] = frozenset()
    known_as: str = ""


def meant(phrase: Phrase, scene: Scene) -> Body | None:
    """Return the body of which people are, where the report names it: before them, or as the only one of its kind."""
    if phrase.head.lemma_.lower() == "member":
        of = [group_meant(phrase_of(t, phrase.sentence), scene) for t in prepositional(phrase.head, "of", "from")]
        return next(filter(None, of), None)
    if affiliated(phrase) and not _unknown(phrase):
        named = [body for body in scene.once("armed", lambda: _groups(scene)) if not _of_another_people(phrase, body) and not _of_the_harmed(phrase, body)]
    elif phrase.state and (phrase.head.lemma_.lower() in words("soldiery") or _of_military(phrase)):
        named = scene.once("armies", lambda: _armies(scene))
    else:
        return None
    before = _before(named, phrase)
    if before is None and named and named[0].sentence.index - phrase.sentence.index > NEAR:
        return None  # named far behind, of another story
    if named and _elsewhere((before or named[0]).sentence, phrase):
        return None
    if named and len({body.actor_id for body in named if body.actor_id}) <= 1:
        return before or named[0]
    return before if before and definite(phrase) and phrase.sentence.index - before.sentence.index <= NEAR else None


def _elsewhere(told: Sentence, phrase: Phrase) -> bool:
    """Tell whether a body is named in another entry or paragraph of a round-up, which is no story of those whom this one tells of as new: "militants raided a camp"."""
    here = phrase.sentence
    parted = told.turn != here.turn or (told.frame is not None and here.frame is not None and told.frame is not here.frame)
    return parted and not definite(phrase)


def _of_military(phrase: Phrase) -> bool:
    """Tell whether people are told to be of the military: "military officers", not its sources."""
    return phrase.head.lemma_.lower() in words("servicemen") and any(c.lower_ in words("armies") for c in phrase.head.lefts)


def _unknown(phrase: Phrase) -> bool:
    """Tell whether nobody knows whose people they are: "unidentified separatist fighters"."""
    return any(c.lower_ in words("of_nobody_known") for c in phrase.head.children)


def _of_another_people(phrase: Phrase, body: Body) -> bool:
    """Tell whether people are called by a people or country in which a body is not at home: "Kurdish militants" are not the Islamic State's."""
    peoples = [
        (r.place.country_code, head)
        for r, head in phrase.sentence.places
        if r.place is not None and not r.toponym.literal and head.head.i == phrase.head.i and head.dep_ in BESIDE
    ]
    if not peoples or not body.countries:
        return False
    return not any(code in body.countries or head.lower_[:STEM] in body.known_as.lower() for code, head in peoples)


def _of_the_harmed(phrase: Phrase, body: Body) -> bool:
    """Tell whether a body's own people came to harm by those who act, or is whom they struck: "four members of the X Brigades were killed when rebels stormed a post of the Y Rangers"."""
    if body.sentence is not phrase.sentence or definite(phrase):
        return False
    head = body.sentence.head_of(body.span)
    verb = phrase.head.head
    aims = [*children(verb, "dobj"), *prepositional(verb, *AT)] if phrase.head.dep_ == "nsubj" and head is not None else []
    if head is not None and any(aim.left_edge.i <= head.i <= aim.right_edge.i for aim in aims):
        return True
    while head is not None and head.head != head and head.pos_ != "VERB":
        if head.dep_ in ("nsubjpass", "dobj") and head.head.pos_ == "VERB":
            return any(rule.effect in HARMS for rule in triggers().get((head.head.lemma_.lower(), "VERB"), ()))
        head = head.head
    return False


def group_meant(phrase: Phrase, scene: Scene) -> Body | None:
    """Return the armed group that "the group" and "this organisation" point back to."""
    if phrase.head.lemma_.lower() not in words("groups") or phrase.head.tag_ not in ("NN", "NNP") or not definite(phrase):
        return None
    before = _before(scene.once("armed", lambda: _groups(scene)), phrase)
    return before if before and phrase.sentence.index - before.sentence.index < BACK else None


def _before(named: list[Body], phrase: Phrase) -> Body | None:
    until = bisect_right(named, phrase.sentence.index, key=lambda body: body.sentence.index)
    return next((named[at] for at in range(until - 1, -1, -1) if named[at].span.start < phrase.span.start), None)


def _groups(scene: Scene) -> list[Body]:
    return [_body(sentence, Span(start=s, end=e), a.actor_id, a) for sentence in scene.sentences for a, s, e in sentence.actors if a.type in NON_STATE]


def _armies(scene: Scene) -> list[Body]:
    """Return the armies and armed forces that a report names, "the Honduran Army" and "the army" alike."""
    found: list[Body] = []
    for sentence in scene.sentences:
        forces = [(a, s, e) for a, s, e in sentence.actors if a.type == "state_force" and _fights(sentence.source[s:e])]
        found += [_body(sentence, Span(start=s, end=e), a.actor_id) for a, s, e in forces]
        for token in sentence.parse:
            at = sentence.offset + token.idx
            own = [c for c in children(token, "amod", "compound") if token.lemma_.lower() == "force" and c.lower_ == "armed"]
            if token.dep_ in BESIDE or not (own or token.lemma_.lower() in words("armies")) or any(s <= at < e for _, s, e in forces):
                continue
            found.append(_body(sentence, sentence.span(own[0] if own else token, token), None))
    return found


def _fights(name: str) -> bool:
    """Tell whether a name is of forces, and not of an office of theirs: "Armed Forces Press Committee"."""
    return name.lower().split()[-1] not in words("desks")


def _body(sentence: Sentence, span: Span, actor_id: str | None, known: KnownActor | None = None) -> Body:
    if known is None:
        return Body(sentence.words(span), span, actor_id, sentence)
    return Body(sentence.words(span), span, actor_id, sentence, known.countries, known.name)
