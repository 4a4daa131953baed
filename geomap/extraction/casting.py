"""Who takes part in an account: takes its mentions, gives its actors, targets and weapons, each once, with where each is named.

>>> cast([], "bombing", "occurred").actors
[]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extraction.actors import NON_STATE
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.phrases import definite
from geomap.types import Actor, Span, Target, Weapon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.lexicons import KnownActor
    from geomap.extraction.mentions import Harm, Mention
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.scenes import Scene
    from geomap.types import ActorKind, Attribution, Category, Role, TargetKind

FORCES = frozenset(["raid", "arrest", "clash", "air_strike"])
BACK = 6
NEAR = 4


@dataclass(slots=True)
class Cast:
    """Actors, targets and weapons, each with the range that names it."""

    actors: list[tuple[Actor, Span]] = field(default_factory=list)
    targets: list[tuple[Target, Span, Phrase]] = field(default_factory=list)
    weapons: list[tuple[Weapon, Span]] = field(default_factory=list)


def cast(mentions: list[Mention], category: Category, status: str, scene: Scene | None = None, blamed: Sequence[tuple[Phrase, Attribution]] = ()) -> Cast:
    """Return who took part in what `mentions` tell."""
    result = Cast()
    harmed = {h.phrase.key for m in mentions for h in m.harms}
    happened = [m for m in mentions if m.status in ("occurred", "denied")]
    for mention in happened or mentions:
        for phrase in mention.agents:
            owner = mention.reporter
            if owner is not None and owner.actor is not None and any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in phrase.head.children):
                phrase = owner  # noqa: PLW2901 - "the agency claimed that its agents killed ..."
            if phrase.key not in harmed:
                _act(result, phrase, _role(phrase, category, mention), mention.attribution, scene)
        if mention.claimant is not None:
            _act(result, mention.claimant, "claimant", "claimed", scene)
    if all(m.attribution == "claimed" for m in mentions if m.agents) and not result.actors:
        for mention in mentions:
            if mention.reporter is not None and mention.attribution == "claimed" and mention.reporter.state:
                _act(result, mention.reporter, _role(mention.reporter, category, mention), "claimed", scene)
    for phrase, attribution in blamed:
        _act(result, phrase, "claimant" if attribution == "claimed" else "suspect", attribution, scene)
    for mention in mentions:
        for phrase in mention.targets:
            if phrase.key not in harmed and not phrase.pronoun and not _is_victim(phrase, mentions):
                _aim(result, phrase)
        for harm in mention.harms:
            _describe(result, harm)
        for weapon in mention.weapons:
            if weapon.name and not any(w.name.lower() in weapon.name.lower() or weapon.name.lower() in w.name.lower() for w, _ in result.weapons):
                result.weapons.append((Weapon(name=weapon.name, kind=weapon.kind), weapon.span))
    return result


def _owner(agent: Phrase, mention: Mention) -> Phrase:
    """Return whose people an agent is, where a pronoun says it: "the ministry claimed ... by its agents"."""
    theirs = any(token.dep_ == "poss" and token.pos_ == "PRON" for token in agent.head.children)
    return mention.reporter if theirs and mention.reporter is not None and mention.reporter.actor is not None else agent


def _role(phrase: Phrase, category: Category, mention: Mention) -> Role:
    if mention.attribution in ("suspected", "accused") and not phrase.state:
        return "suspect"
    if category in ("raid", "arrest") and (phrase.state or mention.rule.category in ("raid", "arrest")):
        return "security_force"
    against = any(h.phrase.non_state for h in mention.harms)
    if phrase.state and (category in FORCES or against):
        return "security_force"
    return "perpetrator"


def _act(result: Cast, phrase: Phrase, role: Role, attribution: Attribution, scene: Scene | None) -> None:
    if phrase.pronoun:
        return
    known, span = phrase.actor, phrase.actor_span
    if known is not None and span is not None:
        _add(result, Actor(name=phrase.sentence.words(span), kind="organisation", role=role, attribution=attribution, actor_id=known.actor_id), span)
        if span == phrase.bare_span or span.end - span.start >= phrase.bare_span.end - phrase.bare_span.start:
            return
    if known is None and phrase.head.lemma_.lower() in words("groups") and phrase.bare.lower() in words("groups"):
        meant = _antecedent(phrase, scene)
        _add(result, Actor(name=phrase.text, kind="organisation", role=role, attribution=attribution, actor_id=meant.actor_id if meant else None), phrase.span)
        return
    if known is not None and (not phrase.is_person or phrase.head.lemma_.lower() in words("groups")):
        return
    _add(result, Actor(name=phrase.bare, kind=_kind(phrase), role=role, attribution=attribution, actor_id=None), phrase.bare_span)
    if known is None and scene is not None and phrase.head.lemma_.lower() in words("affiliated"):
        _add_meant(result, phrase, role, attribution, scene)


def _add_meant(result: Cast, phrase: Phrase, role: Role, attribution: Attribution, scene: Scene) -> None:
    """Add the armed group that "the guerrillas" are of: the one named before them, or the only one that the report names."""
    groups = {a.actor_id: (a, s) for sentence in scene.sentences for a, s, _ in sentence.actors if a.type in NON_STATE}
    before = [
        (a, s, e, sentence)
        for sentence in scene.sentences[: phrase.sentence.index + 1]
        for a, s, e in sentence.actors
        if a.type in NON_STATE and s < phrase.span.start
    ]
    named = [hit for sentence in scene.sentences for hit in ((a, s, e, sentence) for a, s, e in sentence.actors if a.type in NON_STATE)]
    if len(groups) == 1 and named:
        chosen = before[-1] if before else named[0]
    elif before and definite(phrase) and phrase.sentence.index - before[-1][3].index <= NEAR:
        chosen = before[-1]
    else:
        return
    actor, start, end, sentence = chosen
    sure: Attribution = attribution if definite(phrase) or attribution != "stated" else "suspected"
    _add(
        result,
        Actor(name=sentence.words(Span(start=start, end=end)), kind="organisation", role=role, attribution=sure, actor_id=actor.actor_id),
        Span(start=start, end=end),
    )


def _kind(phrase: Phrase) -> ActorKind:
    if phrase.head.lemma_.lower() in words("institutions") or phrase.bare.lower().endswith(("armed forces", "security forces", "air force", "national guard")):
        return "organisation"
    if phrase.head.ent_type_ in ("ORG", "GPE") and not phrase.named and phrase.head.pos_ == "PROPN":
        return "organisation"
    if phrase.named or phrase.count.best == 1:
        return "individual"
    return "group"


def _add(result: Cast, actor: Actor, span: Span) -> None:
    for at, (other, _) in enumerate(result.actors):
        same = actor.actor_id == other.actor_id if actor.actor_id and other.actor_id else _folded(actor.name) == _folded(other.name)
        if same:
            if other.role == "claimant" and actor.role == "perpetrator":
                result.actors[at] = (actor, span)
            return
    result.actors.append((actor, span))


def _folded(name: str) -> str:
    return " ".join(w for w in name.lower().split() if w not in ("the", "a", "an"))


def _antecedent(phrase: Phrase, scene: Scene | None) -> KnownActor | None:
    """Return the armed group that "the group" points back to."""
    if scene is None:
        return None
    for index in range(phrase.sentence.index, max(-1, phrase.sentence.index - BACK), -1):
        named = [a for a, start, _ in scene.sentences[index].actors if a.type in NON_STATE and start < phrase.span.start]
        if named:
            return named[0]
    return None


def _is_victim(phrase: Phrase, mentions: list[Mention]) -> bool:
    """Tell whether a target is one of the people harmed, named again."""
    if phrase.classes & {"structure", "vehicle"} and not phrase.is_person:
        return False
    words = set(phrase.bare.lower().split())
    return any(words <= set(h.phrase.text.lower().split()) for m in mentions for h in m.harms)


def _aim(result: Cast, phrase: Phrase) -> None:
    if any(_folded(phrase.bare) == _folded(t.name) or phrase.head.lemma_ == p.head.lemma_ for t, _, p in result.targets):
        return
    result.targets.append((Target(name=phrase.bare, kind=target_kind(phrase)), phrase.bare_span, phrase))


def _describe(result: Cast, harm: Harm) -> None:
    """Take the office of a named victim as what was aimed at: "police commander" of "police commander Colonel X"."""
    phrase = harm.phrase
    if not phrase.named or harm.effect not in ("killed", "injured", "abducted", "unharmed") or harm.part:
        return
    head = phrase.head
    near = [t for t in head.children if t.dep_ in ("compound", "appos", "nmod") and t.ent_type_ != "PERSON"] if head.pos_ == "PROPN" else [head]
    office = [t for t in near if nouns().get(t.lemma_.lower(), frozenset()) & {"official", "security", "leader", "civilian"}]
    if not office:
        return
    last = office[-1]
    first = last.doc[last.left_edge.i]
    for t in last.doc[first.i : last.i]:
        if t.dep_ in ("det", "punct") or t.ent_type_ == "PERSON":
            first = last.doc[t.i + 1]
    if last.dep_ == "compound":
        start = min((t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod") and t.ent_type_ != "PERSON"), key=lambda t: t.left_edge.i, default=first)
        first = last.doc[start.left_edge.i] if start.left_edge.i <= last.i else first
        while first.i < last.i and (first.dep_ == "det" or first.is_punct):
            first = last.doc[first.i + 1]
    span = phrase.sentence.span(first, last)
    name = phrase.sentence.words(span)
    if name and not any(_folded(name) == _folded(t.name) for t, _, _ in result.targets):
        result.targets.append((Target(name=name, kind="group"), span, phrase))


def target_kind(phrase: Phrase) -> TargetKind:
    """Return what kind of target a phrase names."""
    if phrase.classes & {"structure", "vehicle", "place"} and not phrase.is_person:
        return "structure"
    if phrase.named:
        return "person"
    if phrase.actor is not None or "organisation" in phrase.classes:
        return "organisation"
    return "group" if phrase.is_person or "group" in phrase.classes else "structure"
