"""How many in all: takes the harms that the mentions of one account tell, gives each once, and their sums by effect.

A phrase told again is not added twice; "another two" and "also" add; a total overrules; what one sentence coordinates is summed.

>>> from geomap.extraction.lexicons import numbers
>>> tally([]).counts
{}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extraction.counts import NONE, total
from geomap.extraction.phrases import definite, of_attacker, same_name

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm, Mention
    from geomap.types import Count

VAGUE = frozenset(
    [
        "person",
        "people",
        "other",
        "others",
        "victim",
        "individual",
        "man",
        "insurgent",
        "militant",
        "suspect",
        "fighter",
        "member",
        "one",
        "some",
        "casualty",
        "civilian",
        "soldier",
        "terrorist",
        "rebel",
        "guerrilla",
        "criminal",
        "enemy",
        "woman",
        "body",
        "national",
        "citizen",
        "many",
        "more",
        "several",
    ]
)
NOBODY = frozenset(["one", "nobody", "casualty", "person", "people", "none", "injury", "death", "fatality"])
EFFECTS = ("killed", "injured", "detained", "abducted")


@dataclass(slots=True)
class Tally:
    """The harms told, each once, and their sum by effect."""

    harms: list[Harm] = field(default_factory=list)
    counts: dict[str, tuple[Count, Harm]] = field(default_factory=dict)


def tally(mentions: list[Mention]) -> Tally:
    """Return the harms of `mentions` without repetition, with the count of each effect."""
    body = [m for m in mentions if m.sentence.kind != "heading"]
    heading = [m for m in mentions if m.sentence.kind == "heading"]
    result = Tally()
    for effect in (*EFFECTS, "unharmed"):
        kept: list[Harm] = []
        totals: list[Harm] = []
        parts: list[Harm] = []
        for mention in [*body, *heading]:
            parts += [h for h in mention.harms if h.effect == effect and h.part and mention.sentence.kind != "heading"]
            told = [h for h in mention.harms if h.effect == effect and not h.part]
            if kept and len(told) > 1 and _told_before(told, kept):
                continue
            for harm in told:
                if harm.effect == effect:
                    _take(harm, kept, totals, heading=mention.sentence.kind == "heading")
        if effect == "injured":  # who died of wounds is counted as killed
            dead = [n for h in result.harms if h.effect == "killed" and (n := h.phrase.name)]
            kept = [h for h in kept if not (h.phrase.name and any(same_name(h.phrase.name, n) for n in dead))]
        result.harms += kept + [p for p in parts if not any(p.phrase.key == k.phrase.key for k in kept)]
        counted = [h for h in kept if h.count != NONE and not (effect in ("killed", "injured") and _own_loss(h, mentions, kept))] or [
            h for h in kept if h.phrase.head.lemma_.lower() in NOBODY
        ]
        result.harms = [h for h in result.harms if h.count != NONE]
        summed = total([h.count for h in counted])
        if totals:
            result.counts[effect] = (_larger(totals[-1].count, summed), totals[-1])
        elif summed is not None:
            result.counts[effect] = (summed, counted[0])
    return result


def _own_loss(harm: Harm, mentions: list[Mention], kept: list[Harm]) -> bool:
    """Tell whether the harmed are those who attacked, beside victims of theirs: the number of killed is the victims'."""
    if of_attacker(harm.phrase):
        return True
    agents = [p for m in mentions for p in m.agents]
    if any(p.key == harm.phrase.key for p in agents):
        return True
    others = [k for k in kept if k is not harm and not k.phrase.non_state]
    return bool(others) and harm.phrase.non_state and any(p.head.lemma_ == harm.phrase.head.lemma_ for p in agents)


def _told_before(told: list[Harm], kept: list[Harm]) -> bool:
    """Tell whether people named together are those counted before: "the commander and three additional insurgents" after "four insurgents"."""
    again, before = total([h.count for h in told]), total([h.count for h in kept])
    return again is not None and before is not None and again.best is not None and again.best == before.best


def _larger(said: Count, summed: Count | None) -> Count:
    return said if summed is None or (said.best or said.low or 0) >= (summed.best or summed.low or 0) else summed


def _take(harm: Harm, kept: list[Harm], totals: list[Harm], *, heading: bool) -> None:
    if harm.total:
        totals.append(harm)
        return
    if not kept:
        kept.append(harm)
        return
    if heading:
        return
    same = next((k for k in kept if _same(harm, k)), None)
    if same is not None:
        if not harm.additional or harm.phrase.named:
            _sharpen(same, harm)
            return
    elif definite(harm.phrase) and (not any(k.phrase.sentence is harm.phrase.sentence for k in kept) or harm.phrase.pronoun):
        return
    if harm.count == NONE:
        return
    together = any(k.phrase.sentence is harm.phrase.sentence for k in kept)
    if not together and not harm.additional and _restates(harm, kept):
        return
    kept.append(harm)


def _same(a: Harm, b: Harm) -> bool:
    """Tell whether two phrases speak of the same people."""
    x, y = a.phrase, b.phrase
    if x.key == y.key:
        return True
    if x.named and y.named:
        return bool(x.name and y.name) and same_name(x.name, y.name)
    if x.sentence is y.sentence:
        return False
    if x.named != y.named and a.count.best == 1 and b.count.best == 1 and not a.additional:
        return True  # the leader, then his name
    return bool(x.head.lemma_.lower() == y.head.lemma_.lower())


def _sharpen(kept: Harm, again: Harm) -> None:
    """Let the later or surer number of the same people win."""
    stated = again.count_span != again.phrase.span
    if again.count.qualifier == "exact" and again.count != kept.count and (not definite(again.phrase) or stated):
        if kept.count.qualifier != "exact" or (stated and (again.count.best or 0) > (kept.count.best or 0)):
            kept.count, kept.count_span, kept.phrase = again.count, again.count_span, again.phrase


def _restates(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether a phrase of a later sentence only details people counted before."""
    summed = total([k.count for k in kept])
    if summed is not None and harm.count.best is not None and summed.best == harm.count.best:
        return True
    vague_before = all(k.phrase.head.lemma_.lower() in VAGUE or k.count.qualifier != "exact" for k in kept)
    known = summed.best or summed.low if summed is not None else None
    if vague_before and known is not None and (harm.count.best or harm.count.low or 1) <= known:
        return True
    if not _vague(harm):
        return False
    if harm.count.qualifier != "exact":
        return True
    if len(kept) == 1 and _vague(kept[0]):  # a later number of the same unnamed people is news
        _sharpen(kept[0], harm)
        return True
    return False


def _vague(harm: Harm) -> bool:
    return harm.phrase.head.lemma_.lower() in VAGUE or harm.phrase.head.ent_type_ == "NORP"
