"""Who did it: takes the phrase of an agent, gives the actors that it names, the organisation apart from its people, each once.

"FMLN guerrillas" are people and their organisation; "the guerrillas" are of the one group that the report names; "a unit calling itself the X Front" is X Front.

>>> from geomap.extraction.phrases.noun_phrases import phrase_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> sentence = lay_out(analyse(Document(doc_id="d", text="FMLN guerrillas attacked.")), [], []).sentences[0]
>>> result = Cast()
>>> act(result, phrase_of(sentence.parse[1], sentence), "perpetrator", "stated", None)
>>> [(actor.name, actor.kind) for actor, _ in result.actors]
[('FMLN', 'organisation'), ('FMLN guerrillas', 'group')]
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geomap.extraction.actors import ARMED_NAME, find_actors
from geomap.extraction.grammar.extents import core
from geomap.extraction.grammar.syntax import ancestors
from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.allegiance import group_meant, meant
from geomap.extraction.phrases.citing import cited_span, tidy
from geomap.extraction.phrases.hedging import doubtful, hedged
from geomap.extraction.phrases.membership import bodies_of, is_body, one_by_one, own_name
from geomap.extraction.phrases.noun_phrases import definite
from geomap.types import Actor, Span, Target, Weapon

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene
    from geomap.types import ActorKind, Attribution, Category, Role

FORCES = frozenset(["raid", "arrest", "clash"])
OUTWEIGHED = frozenset([("claimant", "perpetrator"), ("security_force", "suspect")])
"""Parts that give way to another that the same actor is told to have played."""


@dataclass(slots=True)
class Cast:
    """Actors, targets and weapons, each with the range that names it."""

    actors: list[tuple[Actor, Span]] = field(default_factory=list)
    targets: list[tuple[Target, Span, Phrase]] = field(default_factory=list)
    weapons: list[tuple[Weapon, Span]] = field(default_factory=list)
    people: dict[Span, Phrase] = field(default_factory=dict)
    """The phrases of actors that are people, by the range that names them."""
    rebels: bool = False
    """Whether an armed group or its people are told to have done it."""


def role_of(phrase: Phrase, category: Category, mention: Mention) -> Role:
    """Return the part that an agent plays: of a raid or arrest the forces, of what is only alleged the suspect."""
    if mention.status == "denied":
        return "suspect"  # "police denied that officers shot the student"
    if mention.attribution in ("suspected", "accused") and not (phrase.state and category in FORCES):
        return "suspect"
    if phrase.state and mention.token.lemma_.lower() in words("letting_go"):
        return "security_force"  # "soldiers rescued six traders whom rebels had kidnapped"
    if mention.category == "arrest" and (phrase.state or "official" in phrase.classes):
        return "security_force"  # who arrests, or orders an arrest, for a deed did not do it
    if category == "protest" and phrase.state:
        return "security_force"  # "protesters threw stones, the police fired into the air"
    if category in ("raid", "arrest") and (phrase.state or mention.rule.category in ("raid", "arrest")):
        return "security_force"
    foiling = (mention.token, *(above for _, above in ancestors(mention.token))) if phrase.state else ()
    if any(verb.lemma_.lower() in context()["foiled"] and any(c.dep_ == "nsubj" for c in verb.children) for verb in foiling):
        return "security_force"  # "police foiled an attack, shooting the would-be bomber"
    against = any(h.phrase.non_state for h in mention.harms)
    if phrase.state and category == "clash" and mention.category not in FORCES and of_civilians(mention):
        return "suspect" if mention.attribution in ("suspected", "accused") else "perpetrator"  # "soldiers shot two reporters", whatever fight it was in
    if phrase.state and (category in FORCES or against):
        return "security_force"
    if not phrase.non_state and mention.targets and all(p.head.lemma_.lower() in words("attackers") for p in mention.targets):
        return "security_force"  # "a team engaged the attackers"
    return "perpetrator"


def of_civilians(mention: Mention) -> bool:
    """Tell whether all whom a deed is told to have harmed are people without arms."""
    hurt = [h.phrase for h in mention.harms if h.effect in ("killed", "injured", "abducted")]
    return bool(hurt) and all(h.is_person and not h.pronoun and not h.state and not h.non_state for h in hurt)


def act(result: Cast, phrase: Phrase, role: Role, attribution: Attribution, scene: Scene | None) -> None:
    """Add the actors that `phrase` names."""
    if phrase.pronoun or core(phrase.head).pos_ in ("NUM", "DET", "PRON") or not any(c.isalnum() for c in phrase.bare):
        return
    if phrase.bare.lower() in words("others"):  # "each side blamed the other"
        return
    result.rebels = result.rebels or (phrase.non_state and role == "perpetrator")
    lemma, known, span = phrase.head.lemma_.lower(), phrase.actor, phrase.actor_span
    if role == "perpetrator" and attribution == "stated" and doubtful(phrase.head):
        role, attribution = "suspect", "suspected"
    employed = lemma in words("employed")  # what "a UN contractor" does, the UN does not
    if known is not None and span is not None:
        at = phrase.sentence.offset + phrase.head.idx
        span = _without_people(phrase, span)
        kind: ActorKind = "group" if span.start <= at < span.end <= at + len(phrase.head) and one_by_one(phrase) else "organisation"
        if not employed:
            part, sure = _sure_of(phrase, role, attribution)
            _add(result, Actor(name=cited_span(span, phrase.sentence), kind=kind, role=part, attribution=sure, actor_id=known.actor_id), span)
        if span.start <= at < span.end or not phrase.is_person or lemma in words("groups") | words("spokesmen"):
            return
    own = own_name(phrase) if known is None else None
    if own is not None:
        _add(
            result,
            Actor(name=own.bare, kind="organisation", role=role, attribution=attribution, actor_id=own.actor.actor_id if own.actor else None),
            own.bare_span,
        )
        return
    group = group_meant(phrase, scene) if known is None and scene is not None else None
    if group is not None:
        _add(result, Actor(name=group.name, kind="organisation", role=role, attribution=attribution, actor_id=group.actor_id), group.span)
        return
    if _told_before(result, phrase, role):
        return
    kind = _kind(phrase)
    if kind == "organisation" or not _same_people(result, phrase, role):
        _add(result, Actor(name=phrase.bare, kind=kind, role=role, attribution=attribution, actor_id=None), phrase.bare_span)
        result.people[phrase.bare_span] = phrase
    bodies = bodies_of(phrase) if kind != "organisation" and not employed else []
    for body in bodies:
        name = body.actor_span or body.bare_span
        listed = body.actor.actor_id if body.actor else None
        part, sure = _sure_of(body, role, attribution)
        _add(result, Actor(name=cited_span(name, phrase.sentence), kind="organisation", role=part, attribution=sure, actor_id=listed), name)
    if known is None and scene is not None and not (bodies and phrase.state):
        _add_meant(result, phrase, role, attribution, scene)


def _sure_of(body: Phrase, role: Role, attribution: Attribution) -> tuple[Role, Attribution]:
    """Return the part of a body whose people did it, and how surely: it is suspected where the report only takes them for its people."""
    return ("suspect", "suspected") if role == "perpetrator" and attribution == "stated" and hedged(body) else (role, attribution)


def _without_people(phrase: Phrase, span: Span) -> Span:
    """Return the range that names the body in a name of its people: the "M23" of "M23 rebels", where the lexicon knows both."""
    at = phrase.sentence.offset + phrase.head.idx
    before = phrase.sentence.source[span.start : at].rstrip() if span.start < at < span.end and one_by_one(phrase) else ""
    same = [(s, e) for actor, s, e in find_actors(before) if phrase.actor is not None and actor.actor_id == phrase.actor.actor_id]
    return Span(start=span.start + same[0][0], end=span.start + same[0][1]) if same else span


def _add_meant(result: Cast, phrase: Phrase, role: Role, attribution: Attribution, scene: Scene) -> None:
    """Add the body of which the report makes people of whom none is told: the armed group of "the guerrillas", the army of "soldiers"."""
    body = meant(phrase, scene)
    told = any(a.kind == "organisation" and a.role == role and folded(a.name).split()[-1] in words("armies") for a, _ in result.actors)
    if body is not None and not (phrase.state and told):
        of_group = any(c.dep_ == "poss" and c.lemma_.lower() in words("groups") for c in phrase.head.children)  # "the group's fighters"
        pointed = definite(phrase) or of_group or phrase.state or phrase.head.lemma_.lower() == "member"
        sure: Attribution = attribution if pointed or attribution != "stated" else "suspected"
        part: Role = "suspect" if role == "perpetrator" and sure == "suspected" else role
        _add(result, Actor(name=body.name, kind="organisation", role=part, attribution=sure, actor_id=body.actor_id), body.span)


def _told_before(result: Cast, phrase: Phrase, role: Role) -> bool:
    """Tell whether a phrase points back to people told of before: "Islamist militants ... the militants", "gunmen ... the attackers"."""
    people = [folded(a.name).split() for a, _ in result.actors if _on_one_side(a.role, role) and a.kind != "organisation"]
    if not definite(phrase) or phrase.named:
        return False
    return (_by_deed(phrase) and bool(people)) or any(name[-1] == folded(phrase.bare) for name in people if len(name) > 1)


def _same_people(result: Cast, phrase: Phrase, role: Role) -> bool:
    """Tell whether unnamed people of this side are told of already, in other words: "gunmen ... unidentified men"; the "rebel" of "rebel attack" gives way."""
    if phrase.named or any(c.lower_ in context()["apart"] for c in phrase.head.lefts):
        return False
    for at, (actor, span) in enumerate(result.actors):
        other = result.people.get(span)
        beside = (
            other is not None
            and other.sentence is phrase.sentence
            and (phrase.head.dep_ == "conj" or _facing(phrase.head, other.head) or _ordered(phrase.head))
        )
        apart = actor.role != role and not (_on_one_side(actor.role, role) and (_by_deed(phrase) or (other is not None and _by_deed(other))))
        if other is None or actor.kind == "organisation" or apart or other.named or other.state != phrase.state or beside:
            continue
        if (other.head.dep_ in ("compound", "amod") and phrase.head.dep_ not in ("compound", "amod")) or (_by_deed(other) and not _by_deed(phrase)):
            result.actors[at] = (replace(actor, name=phrase.bare, kind=_kind(phrase)), phrase.bare_span)
            result.people[phrase.bare_span] = phrase
        return True
    return False


def _facing(who: Token, other: Token) -> bool:
    """Tell whether one stands against the other in one clause: "villagers fought off raiders", "soldiers clashed with thieves"."""
    verb = who.head if who.dep_ == "dobj" else who.head.head if who.dep_ == "pobj" and who.head.lower_ in ("with", "against") else None
    return verb is not None and other.dep_ == "nsubj" and other.head in (verb, verb.head)


def _ordered(who: Token) -> bool:
    """Tell whether it is on whose word others did it: "on the orders of a smuggler"."""
    return who.dep_ == "pobj" and who.head.head.lemma_.lower() in words("biddings")


def _on_one_side(role: Role, other: Role) -> bool:
    """Tell whether two parts can be told of the same people: who did it and who is suspected of it."""
    return role == other or {role, other} <= {"perpetrator", "suspect"}


def _by_deed(phrase: Phrase) -> bool:
    """Tell whether people are called after what they did and nothing else: "the attackers", "the killers"."""
    return phrase.head.lemma_.lower() in words("attackers") - words("armed")


def _kind(phrase: Phrase) -> ActorKind:
    if is_body(phrase.head):
        return "organisation"
    if phrase.head.pos_ == "PROPN" and ARMED_NAME.search(phrase.bare) and not phrase.is_person:
        return "organisation"
    if phrase.head.ent_type_ in ("ORG", "GPE") and not phrase.named and phrase.head.pos_ == "PROPN":
        return "organisation"
    body = phrase.head.lemma_.lower() in words("units") | words("groups")  # "a cell of X"
    if phrase.named or (phrase.count.best == 1 and not body and phrase.head.dep_ not in ("compound", "amod")):  # not the "rebel" of "rebel attacks"
        return "individual"
    return "group"


def _add(result: Cast, actor: Actor, span: Span) -> None:
    actor = replace(actor, name=tidy(actor.name))
    for at, (other, _) in enumerate(result.actors):
        same = actor.actor_id == other.actor_id if actor.actor_id and other.actor_id else folded(actor.name) == folded(other.name)
        if same:
            if (other.role, actor.role) in OUTWEIGHED or (other.attribution == "suspected" and actor.attribution == "claimed"):
                result.actors[at] = (actor, span)
            return
    result.actors.append((actor, span))


def folded(name: str) -> str:
    """Return `name` in small letters and without articles."""
    return " ".join(w for w in name.lower().split() if w not in ("the", "a", "an"))
