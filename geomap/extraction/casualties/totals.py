"""How many in all: takes the harms that the mentions of one account tell, gives each once, and their sums by effect.

A total overrules what is added up; those who attacked are not among their victims; whom a part of the words names is not added to the whole.

>>> tally([]).counts
{}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extraction.actors import NON_STATE
from geomap.extraction.casualties.retelling import Known, add, give_names, of_deed, same_people, spread_before, surer, told_before
from geomap.extraction.casualties.shot import survivors
from geomap.extraction.grammar.syntax import ancestors, prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.counts import NONE, PLURAL, less, stated_count, total
from geomap.extraction.phrases.noun_phrases import definite, of_attacker, same_name
from geomap.extraction.phrases.parts import of_these

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Harm, Mention
    from geomap.types import Count

EFFECTS = ("killed", "injured", "detained", "abducted")
HARMED = ("killed", "injured")
FOUGHT = ("air_strike", "arrest", "clash", "raid")


@dataclass(slots=True)
class Tally:
    """The harms told, each once, and their sum by effect."""

    harms: list[Harm] = field(default_factory=list)
    counts: dict[str, tuple[Count, Harm]] = field(default_factory=dict)


def spare(mentions: list[Mention]) -> None:
    """Take those whom somebody only tried, planned or threatened to kill or to take as unharmed by that."""
    tried = [m for m in mentions if m.status in ("attempted", "planned", "threatened") and m.token.tag_ != "VBD"]
    for harm in (h for m in tried for h in m.harms):
        harm.effect, harm.spared = "unharmed", True


def tally(mentions: list[Mention]) -> Tally:
    """Return the harms of `mentions` without repetition, with the count of each effect."""
    result = Tally()
    for effect in (*EFFECTS, "unharmed"):
        kept, totals, parts = _told(mentions, effect)
        if not kept and not totals:
            kept, parts = parts, []  # only names are told: "among the injured are A and B"
        died = [h for h in result.harms if h.effect == "killed"] if effect == "injured" else []
        alive = [h for h in kept if not any(_same_one(h, dead) for dead in died)]  # who died of wounds is counted as killed
        if effect == "injured" and died:
            alive = [
                h for h in alive if h.phrase.sentence.kind != "heading" or h.count.best != 1 or not any(d.count == h.count for d in died)
            ]  # "settler stabbed"
        late = [dead for dead in died if _of_hurt(dead, kept, died)]
        gone = total([dead.count for dead in late])
        kept = alive
        if effect == "unharmed":  # who was hurt in an attempt is told once
            kept = [h for h in kept if not any(same_people(h, hurt) and (h.spared or hurt.effect != "abducted") for hurt in result.harms)]
        result.harms += [h for h in kept if h.count != NONE]
        for part in parts:
            if not any(part.phrase.key == h.phrase.key or _one_name(part, h) for h in result.harms if h.effect == effect):
                result.harms.append(part)
        result.harms += [t for t in totals if t.phrase.is_person and t.phrase.head.pos_ != "NUM"]
        counted = [h for h in kept if h.count != NONE and not (effect in ("killed", "injured") and _own_loss(h, mentions, kept))]
        counted = counted or [h for h in kept if h.phrase.head.lemma_.lower() in words("nobody") | words("not_any")]
        summed = less(total([h.count for h in counted]), gone)
        if totals:
            result.counts[effect] = (surer(totals[-1].count, summed), totals[-1])
        elif summed is not None:
            result.counts[effect] = (summed, counted[0])
    if (rest := survivors(mentions, result.counts)) is not None:
        result.counts["injured"] = rest
    if not any(effect in result.counts for effect in HARMED) and not any(h.effect in HARMED for h in result.harms):
        safe = next((h for m in mentions for h in m.harms if _all_safe(h, mentions)), None)
        result.counts.update(dict.fromkeys(HARMED, (NONE, safe)) if safe is not None else {})
    return result


def _all_safe(harm: Harm, mentions: list[Mention]) -> bool:
    """Tell whether those attacked are unharmed, and so nobody was hurt: "none of the guards was hurt"; of a fight that says nothing of the other side."""
    if harm.effect != "unharmed" or harm.spared or any(m.category in FOUGHT and m.rule.kind != "operation" for m in mentions):
        return False
    who = harm.phrase
    if {who.head.lower_, *(c.lower_ for c in who.head.children)} & words("those_left"):
        return False  # "the driver was shot; the other passengers were unharmed"
    acting = [p for m in mentions for p in m.agents]
    if who.head.lemma_.lower() in words("bystanders") or any((p.state and who.state) or p.key == who.key for p in acting):
        return False
    aimed = any(p.head.lemma_ == who.head.lemma_ for m in mentions for p in m.targets)
    return aimed or who.pronoun or harm.count.high != 1 or harm.count is NONE


def _told(mentions: list[Mention], effect: str) -> tuple[list[Harm], list[Harm], list[Harm]]:
    """Return who suffered `effect`, each once; the totals that are said; and those who are only told apart. A headline speaks last."""
    totals: list[Harm] = []
    parts: list[Harm] = []
    figures: list[Harm] = []
    sure = [m for m in mentions if not _of_a_side(m) and any(h.effect == effect and not h.part and (not h.reckoned or h.count.best) for h in m.harms)]
    speaking = sure or mentions  # what a party claims is no count beside what is reported
    current = any(not h.outdated for m in speaking for h in m.harms if h.effect == effect and not h.part)
    known = Known()
    kept = known.kept
    for mention in sorted(speaking, key=lambda m: (m.sentence.kind == "heading", any(h.care for h in m.harms))):
        heading = mention.sentence.kind == "heading"
        told = _people([h for h in mention.harms if h.effect == effect and not (h.outdated and current)])
        figures += [h for h in told if h.reckoned]
        told = [h for h in told if not h.reckoned]
        parts += [h for h in told if _in_part(h) and not heading]
        whole, broken_down = _whole([h for h in told if not _in_part(h)])
        parts += [h for h in broken_down if not heading]
        told = whole
        if kept and len(told) > 1 and told_before(told, kept):
            give_names(told, kept)
            continue
        known.beside, known.met = told, []
        for harm in told:
            if any(_one_name(harm, p) or (kept and harm.phrase.key == p.phrase.key) for p in parts):
                continue  # one of those counted, who are named apart
            if _some(harm, kept):
                parts.append(harm)
                continue
            harm.of_wounds = harm.of_wounds and not _that_one(harm, kept, mentions)
            harm.total = harm.total or _counts_all(harm, kept)
            if harm.total and not (heading and (totals or kept)):
                totals.append(harm)
            elif not harm.total and (not heading or not kept) and not add(harm, known):
                known.again.append(harm)
                parts += [harm] if spread_before(harm, kept) else []
    if not totals and all(k.count is PLURAL for k in kept):
        kept = figures[:1] or kept
    return kept, totals, parts


def _counts_all(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "17 people" counts those who were told of without a number: "a group of teachers and their families were seized. Seventeen people were taken"."""
    bare = len(kept) > (harm.phrase.head.pos_ != "NUM") and all(k.count == PLURAL and k.phrase.sentence is not harm.phrase.sentence for k in kept)
    return (
        bare
        and not harm.additional
        and harm.count.qualifier == "exact"
        and (harm.phrase.head.pos_ == "NUM" or harm.phrase.head.lemma_.lower() in ("people", "person"))
    )


def _that_one(harm: Harm, kept: list[Harm], mentions: list[Mention]) -> bool:
    """Tell whether "the wounded driver", where nobody has been told of as hurt, is the one whose death was told."""
    if len(kept) != 1 or kept[0].count.best != 1 or harm.count.best != 1 or not definite(harm.phrase):
        return False
    return not any(h.effect == "injured" and h.phrase.key < harm.phrase.key for m in mentions for h in m.harms)


def _in_part(harm: Harm) -> bool:
    """Tell whether only some of those counted are told of, by no number of their own: "most of the victims"."""
    of_them = harm.phrase.head.lower_ in words("some_of") and not any(t.pos_ == "NOUN" for t in prepositional(harm.phrase.head, "of"))
    return harm.part or (harm.among and (harm.count is PLURAL or of_them))  # "several of the men" are as many as are told


def _some(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "several" without a noun speaks of those counted before: "killed nine farmers; several were beheaded"."""
    bare = harm.phrase.head.lower_ in words("some_of") and not list(harm.phrase.head.children)
    return bare and not harm.additional and any(k.count.qualifier == "exact" and (k.count.best or 0) > (harm.count.low or 0) for k in kept)


def _of_a_side(mention: Mention) -> bool:
    """Tell whether one of those who fought says so: "the rebels said that 20 policemen had been killed"."""
    if mention.attribution == "claimed" or mention.reporter is None:
        return mention.attribution == "claimed"
    head, sentence = mention.reporter.head, mention.reporter.sentence
    said = sentence.span(head.doc[head.left_edge.i], head.doc[head.right_edge.i])  # "a man who claims to speak for the Taliban"
    return mention.reporter.non_state or any(a.type in NON_STATE for a, start, end in sentence.actors if said.start <= start and end <= said.end)


def _whole(told: list[Harm]) -> tuple[list[Harm], list[Harm]]:
    """Set apart what breaks the first number down: "42 dead: 30 rebels and 12 soldiers"."""
    rest = total([h.count for h in told[1:]])
    if len(told) > 2 and rest is not None and rest.best is not None and rest.best == told[0].count.best:
        return told[:1], told[1:]
    return told, []


def _people(harms: list[Harm]) -> list[Harm]:
    """Leave out things that stand beside people: "the deaths of 12 rebels and the seizure of weapons"."""
    if not any(h.phrase.is_person for h in harms):
        return harms
    return [h for h in harms if h.phrase.is_person or h.phrase.actor is not None or h.phrase.head.tag_ not in ("NN", "VBG")]


def _one_name(a: Harm, b: Harm) -> bool:
    """Tell whether two of the harmed are named, and by what can be one person's name."""
    return bool(a.phrase.name and b.phrase.name) and a.count.best == b.count.best == 1 and same_name(a.phrase.name, b.phrase.name)


def _same_one(a: Harm, b: Harm) -> bool:
    return _one_name(a, b) or a.phrase.key == b.phrase.key


def _one_of_list(head: Token) -> bool:
    """Tell whether "a" counts one among others who are listed: "a soldier and a militiaman were killed"."""
    listed = head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children)
    return listed and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in head.children)


def _of_hurt(dead: Harm, hurt: list[Harm], died: list[Harm]) -> bool:
    """Tell whether a dead has been counted among the hurt: who died of wounds, "one of the victims" of a stabbing, one of "stabbed three people, killing one"."""
    if any(of_deed(dead, h) for h in hurt):
        return True
    later = all(h.phrase.key < dead.phrase.key for h in hurt)
    return later and (dead.of_wounds or (all(d.among for d in died) and any(of_these(dead.phrase.head, h.phrase.head) for h in hurt)))


def _own_loss(harm: Harm, mentions: list[Mention], kept: list[Harm]) -> bool:
    """Tell whether the harmed are those who attacked, without a number or by one that their own deed gives, beside victims: the number of killed is the victims'."""
    if any(above.lower_ in words("besides") for _, above in ancestors(harm.phrase.head)):
        return False  # "seven died in addition to the bomber", "besides the gunman, two clerks were killed"
    others = [k for k in kept if k is not harm and not k.phrase.non_state]
    numbered = stated_count(harm.phrase.head) is not None or _one_of_list(harm.phrase.head)
    counted = not definite(harm.phrase) and numbered  # "the army repelled an attack, killing 12 assailants"
    if harm.phrase.pronoun and harm.phrase.head.lower_.endswith(("self", "selves")):
        return bool(others)  # "killing only themselves" is two dead
    if of_attacker(harm.phrase) and others and not counted:
        return True
    agents = [p for m in mentions for p in m.agents]
    acting = [m for m in mentions if any(p.key == harm.phrase.key for p in m.agents)]
    if acting and counted and all(m.token.dep_ == "relcl" for m in acting):
        return False  # "four militants who opened fire were killed"
    if acting:
        shot = any(harm in m.harms and any(p.state for p in m.agents) for m in mentions)  # "officers killed a man who tried to stab a guard"
        return bool(others) or not (counted or shot)  # "two who shelled the post were killed"
    return bool(others) and not counted and harm.phrase.non_state and any(p.head.lemma_ == harm.phrase.head.lemma_ for p in agents)
