"""Who takes part in an account: takes its mentions, gives its actors, targets and weapons, each once, with where each is named.

>>> cast([], "bombing").actors
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.casting.acting import Cast, act, folded, of_civilians, role_of
from geomap.extraction.casting.approach import who_came
from geomap.extraction.grammar.extents import core
from geomap.extraction.grammar.syntax import ancestors, children, patients, prepositional
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.phrases.fullnames import in_full, offices_of
from geomap.extraction.phrases.noun_phrases import definite, same_name
from geomap.extraction.phrases.pronouns import doers_meant, points_back
from geomap.types import Target, Weapon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene
    from geomap.types import Attribution, Category, Role, TargetKind

BLAMED: dict[Attribution, Role] = {"claimed": "claimant", "stated": "perpetrator"}

GATHERINGS = frozenset(["protest", "riot"])
"""What people do who did not kill whom they cry out for."""
PROVINCE, COUNTRY = 4, 6
VICTIMISED = frozenset(["killed", "injured", "abducted", "unharmed"])


def _meant(pointing: Phrase, mention: Mention, scene: Scene) -> Phrase:
    """Return whom a doer's pronoun stands for, but for those to whom it was done: "shot by a trooper after he tried to hit the trooper"."""
    meant = doers_meant(pointing, scene)
    done_to = {p.head.lemma_.lower() for p in (*mention.targets, *(h.phrase for h in mention.harms)) if definite(p)}
    return pointing if meant is None or meant.head.lemma_.lower() in done_to else meant


def cast(mentions: list[Mention], category: Category, scene: Scene | None = None, blamed: Sequence[tuple[Phrase, Attribution]] = ()) -> Cast:
    """Return who took part in what `mentions` tell."""
    result = Cast()
    harmed = {h.phrase.key for m in mentions for h in m.harms if h.effect != "detained"}
    happened = [m for m in mentions if m.status in ("occurred", "denied")]
    armed = any(p.non_state for m in mentions for p in (*m.agents, *m.targets, *(h.phrase for h in m.harms)))
    flown = category == "air_strike" and any(p.state for m in mentions for p in m.agents)
    one_sided = not armed and any(of_civilians(m) for m in mentions)
    for mention in happened or mentions:
        beside = mention.category in GATHERINGS and category not in GATHERINGS  # "the killing led to protests by judges"
        beside = beside or (flown and _on_the_ground(mention))
        fought = category == "air_strike" and mention.category == "clash"
        for phrase in () if beside else filter(_may_act, mention.agents):
            if (phrase.state and mention.rule.kind == "placing" and _the_one(mention.token)) or (fought and phrase.non_state):
                continue  # "the police placed the bomb in a flower bed, where it went off", "rebels entered the town; helicopters fired rockets at them"
            owner = mention.reporter
            if owner is not None and owner.actor is not None and any(c.dep_ == "poss" and c.lower_ in ("its", "their") for c in core(phrase.head).children):
                phrase = owner  # noqa: PLW2901 - "the agency claimed that its agents killed ..."
            by_pronoun = phrase.pronoun
            if scene is not None and points_back(phrase) and len(mention.agents) == 1:
                phrase = _meant(phrase, mention, scene)  # noqa: PLW2901
            if (
                phrase.key not in harmed
                or phrase.head.lemma_.lower() in words("attackers")
                or (phrase.non_state and (mention.harms or mention.token.dep_ == "relcl" or (by_pronoun and mention.targets)))
                or _hurt_others(phrase, mention, mentions)
            ):
                guarding = "security" in phrase.classes and not phrase.non_state
                fired_back = guarding and _fired_back(mention)
                if fired_back or (guarding and not phrase.state and _struck_back(mention, mentions)):
                    act(result, phrase, "security_force", mention.attribution, scene)
                    continue
                if not (phrase.state or phrase.non_state) and "civilian" in phrase.classes and _struck_back(mention, mentions):
                    continue  # "injured three before being shot by a passer-by"
                answers = (
                    phrase.state
                    and mention.attribution == "stated"
                    and (((result.rebels or _afterwards(mention, mentions)) and not of_civilians(mention)) or _struck_back(mention, mentions))
                )  # who answered or looked for those who attacked
                role = "security_force" if answers else role_of(phrase, category, mention)
                if role == "security_force" and category == "clash" and one_sided and mention.category == "armed_attack" and mention.rule.frame != "mutual":
                    role = "perpetrator"  # "policemen opened fire on a crowd": there is nobody whom they answered
                act(result, phrase, role, mention.attribution, scene)
        if mention.claimant is not None:
            act(result, mention.claimant, "claimant", "claimed", scene)
    if all(m.attribution == "claimed" for m in mentions if m.agents) and not result.actors:
        for mention in mentions:
            if mention.reporter is not None and mention.attribution == "claimed" and mention.reporter.state:
                act(result, mention.reporter, role_of(mention.reporter, category, mention), "claimed", scene)
    for phrase, attribution in blamed:
        act(result, phrase, BLAMED.get(attribution, "suspect"), attribution, scene)
    if scene is not None and all(actor.kind == "organisation" or actor.role in ("suspect", "claimant") for actor, _ in result.actors):
        for phrase in who_came(scene, mentions):
            if phrase.key not in harmed:
                act(result, phrase, "perpetrator", "stated", scene)
    for mention in mentions:
        for phrase in () if flown and _on_the_ground(mention) else mention.targets:
            if phrase.key not in harmed and not phrase.pronoun and not _is_victim(phrase, mentions) and not _of_speaker(phrase) and not _is_place(phrase):
                full = phrase if scene is None else in_full(phrase, scene)
                _aim(result, full)
                _describe(result, full)
        for harm in mention.harms:
            if harm.office is not None:
                _aim(result, harm.office)
            elif harm.effect in VICTIMISED:
                _describe(result, harm.full or harm.phrase)
        for weapon in () if mention.generic and mention.rule.kind == "generic" else mention.weapons:  # "gun violence is rare"
            if weapon.name and not any(w.name.lower() in weapon.name.lower() or weapon.name.lower() in w.name.lower() for w, _ in result.weapons):
                result.weapons.append((Weapon(name=weapon.name, kind=weapon.kind), weapon.span))
    return result


def _struck_back(mention: Mention, mentions: list[Mention]) -> bool:
    """Tell whether those harmed are told to have attacked: "officers shot a man who tried to stab a guard"."""
    attacked = {a.key for m in mentions if m is not mention and m.rule.kind in ("event", "harm", "blast") for a in m.agents}
    hit = [p for p in (*(h.phrase for h in mention.harms), *mention.targets) if p.is_person]
    theirs = any(a.non_state for m in mentions if m is not mention for a in m.agents)
    them = (
        [p for p in hit if any(t.lower_ == "them" for t in prepositional(p.head, "of"))] if theirs else []
    )  # "foiled an attack by gunmen, killing two of them"
    clause = mention.token.head if mention.token.dep_ == "conj" else mention.token  # "before he was shot and killed by guards"
    before = clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in ("before", "until") for c in clause.children)
    return bool(hit) and bool(attacked) and all(p.key in attacked or p in them or (before and p.head.lower_ in ("he", "him", "she", "her")) for p in hit)


def _fired_back(mention: Mention) -> bool:
    """Tell whether people are told to have fired at somebody told of before: "the bomber tried to ram the barrier, and guards fired at him"."""
    return bool(mention.targets) and not mention.harms and all(t.head.lower_ in ("him", "her") for t in mention.targets)


def _hurt_others(phrase: Phrase, mention: Mention, mentions: list[Mention]) -> bool:
    """Tell whether somebody who came to harm is told to have harmed others first: "a man rammed a crowd, injuring three, before being shot"."""
    told = phrase.is_person and not phrase.pronoun and not mention.is_noun and mention.token.dep_ != "relcl"
    others = bool(mention.harms) and all(h.phrase.key != phrase.key for h in mention.harms)
    own = [m for m in mentions if m.sentence is mention.sentence and m.token.i > mention.token.i and any(h.phrase.key == phrase.key for h in m.harms)]
    return told and others and any(t.lower_ in ("before", "until") for m in own for t in (*m.token.lefts, m.token.head, m.token.head.head))


def _on_the_ground(mention: Mention) -> bool:
    """Tell whether it is what others did whom planes of a state hit: "a strike against fighters who engaged troops", "after militants attacked a patrol"."""
    return mention.category != "air_strike" and (mention.rule.frame == "mutual" or any(p.non_state or p.pronoun for p in mention.agents))


def _the_one(placed: Token) -> bool:
    """Tell whether what somebody placed is the device that was told of before."""
    return any(c.dep_ == "det" and c.lower_ in words("pointing") for device in patients(placed) for c in device.children)


def _afterwards(mention: Mention, mentions: list[Mention]) -> bool:
    """Tell whether an operation is only named beside what was done: "a police search found no weapons after a man was shot"; not "killed in an army raid"."""
    return mention.rule.kind == "operation" and mention.is_noun and not any(m.harms and _in_course(m.token, mention.token) for m in mentions)


def _in_course(harm: Token, operation: Token) -> bool:
    """Tell whether people came to harm by an operation: as its subject, in a clause on it, or "in" or "during" it."""
    above = operation.head
    within = operation.dep_ == "pobj" and above.lower_ not in words("order_in_time") and above.head == harm
    return harm.doc is operation.doc and (harm in (operation, above) or operation in harm.ancestors or within)


def _is_victim(phrase: Phrase, mentions: list[Mention]) -> bool:
    """Tell whether a target is one of the people harmed, named again."""
    if phrase.classes & {"structure", "vehicle"} and not phrase.is_person:
        return False
    said = set(phrase.bare.lower().split())
    if phrase.name and any(h.phrase.name and same_name(phrase.name, h.phrase.name) for m in mentions for h in m.harms):
        return True
    return any(said <= set(h.phrase.text.lower().split()) for m in mentions for h in m.harms)


def _is_place(phrase: Phrase) -> bool:
    """Tell whether what was hit is a town or a region by its name alone, which is where it happened: "shelled Goma"."""
    known = any(head == phrase.head and r.place is not None and r.toponym.surface == phrase.bare for r, head in phrase.sentence.places)
    return known and phrase.actor is None and "structure" not in phrase.classes


def _may_act(phrase: Phrase) -> bool:
    """Tell whether a phrase is not that of a town nor of a question: "the hospital in X said that a strike hit it", "it is unknown whether a bomber caused it"."""
    return not _is_town(phrase) and not any(c.lower_ == "whether" for _, above in ancestors(phrase.head) for c in children(above, "mark"))


def _is_town(phrase: Phrase) -> bool:
    """Tell whether a phrase is the bare name of a town or district, which does nothing; a capital stands for its state."""
    if phrase.actor is not None or phrase.head.pos_ != "PROPN":
        return False
    places = (r for r, head in phrase.sentence.places if head == phrase.head and r.toponym.literal and r.toponym.surface == phrase.bare)
    return any(r.place is not None and (r.where_prec or COUNTRY) < PROVINCE and r.place.feature_code != "PPLC" for r in places)


def _of_speaker(phrase: Phrase) -> bool:
    """Tell whether a speaker names them by nothing but being theirs: "this attack on our colleagues"."""
    return phrase.is_person and not phrase.named and any(c.dep_ == "poss" and c.lower_ in words("my_own") for c in phrase.head.children)


def _aim(result: Cast, phrase: Phrase) -> None:
    if any(folded(phrase.bare) == folded(t.name) or phrase.head.lemma_ == p.head.lemma_ for t, _, p in result.targets):
        return
    result.targets.append((Target(name=phrase.bare, kind=target_kind(phrase)), phrase.bare_span, phrase))


def _describe(result: Cast, phrase: Phrase) -> None:
    """Take the office of a named victim as what was aimed at: "police commander" of "police commander Colonel X". One person gives one."""
    if not phrase.named or any(t.kind == "group" and p.name and phrase.name and same_name(p.name, phrase.name) for t, _, p in result.targets):
        return
    head = phrase.head
    office = offices_of(phrase)
    if not office:
        return
    last = office[-1]
    first = last.doc[last.left_edge.i]
    for t in last.doc[first.i : last.i]:
        if t.dep_ in ("det", "poss", "punct", "case") or t.ent_type_ == "PERSON":
            first = last.doc[t.i + 1]
    if last.dep_ == "compound":
        start = min((t for t in head.lefts if t.dep_ in ("compound", "amod", "nmod") and t.ent_type_ != "PERSON"), key=lambda t: t.left_edge.i, default=first)
        first = last.doc[start.left_edge.i] if start.left_edge.i <= last.i else first
        while first.i < last.i and (first.dep_ in ("det", "case") or first.is_punct):
            first = last.doc[first.i + 1]
    span = phrase.sentence.span(first, last)
    name = phrase.sentence.words(span)
    if name and not any(folded(name) == folded(t.name) for t, _, _ in result.targets):
        result.targets.append((Target(name=name, kind="group"), span, phrase))


def target_kind(phrase: Phrase) -> TargetKind:
    """Return what kind of target a phrase names."""
    if phrase.classes & {"structure", "vehicle", "place"} and (not phrase.is_person or "structure" in nouns().get(phrase.head.lemma_.lower(), ())):
        return "structure"
    if phrase.named:
        return "person"
    if phrase.actor is not None or "organisation" in phrase.classes:
        return "organisation"
    return "group" if phrase.is_person or "group" in phrase.classes else "structure"
