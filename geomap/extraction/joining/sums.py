"""Sums of several incidents: takes the mentions of a document in order, gives them without those that only add up what later ones tell one by one.

"Forces detained ten suspects in separate operations throughout Iraq", and then two in X, five in Y and three in Z: each is told once, at its own place. A sum says
that it is of several deeds, and the numbers of the sentences behind it must add up to it.

>>> without_sums([])
[]
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import prepositional
from geomap.extraction.joining.parts import counts_several, words_over
from geomap.extraction.roles.participants import is_event
from geomap.extraction.setting.nearness import COUNTRY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.mentions import Mention

REACH = 12
"""Over how many mentions of harm the parts of a sum are looked for."""
BEFORE, AHEAD = 6, 60
"""How many mentions before a sum its headline may stand, and how many behind it its parts."""


def without_sums(mentions: list[Mention]) -> list[Mention]:
    """Return `mentions` without those of sentences that only add up what later ones tell; the parts take the day of the sum."""
    gone: set[int] = set()
    for at in range(len(mentions) - 1, -1, -1):
        sum_of = mentions[at]
        if not sum_of.harms or not _of_several(sum_of):
            continue
        effect = sum_of.harms[0].effect
        whole = _number(sum_of, effect)
        near = [m for m in mentions[max(0, at - BEFORE) : at + AHEAD] if id(m.sentence) not in gone]
        later = [m for m in near if m.sentence.index > sum_of.sentence.index]
        parts = (_parts(effect, whole, later) or _parts(effect, whole, _once(later, effect))) if whole else _told_apart(sum_of, later)
        if not parts:
            continue
        told = [hit for m in near if m.sentence is sum_of.sentence for hit in m.dates]
        days = [(d, "sentence") for d, basis in told if basis in ("syntax", "sentence")][:1]
        for part in parts:
            part.dates += days if not part.dates else []
        gone.add(id(sum_of.sentence))
        gone |= {id(m.sentence) for m in near if m.sentence.index < sum_of.sentence.index and m.sentence.kind == "heading" and _number(m, effect) == whole}
    return [m for m in mentions if id(m.sentence) not in gone] if gone else mentions


def _of_several(mention: Mention) -> bool:
    """Tell whether people came to harm in several deeds, counted or not: "in two separate engagements", "during raids"."""
    if mention.sentence.kind == "heading":
        return False
    set_in = (t for token in words_over(mention) for t in prepositional(token, "in", "during"))
    return counts_several(mention) or any(t.tag_ == "NNS" and is_event(t) for t in set_in)


def _number(mention: Mention, effect: str) -> int:
    """Return how many a mention counts; 0 where it gives no number, or only "several"."""
    return sum(h.count.best or 0 for h in mention.harms if h.effect == effect and not (h.part or h.among))


def _once(later: Iterable[Mention], effect: str) -> list[Mention]:
    """Return the mentions without those that repeat a number of their paragraph: "killed three extremists ... killed three fighters with artillery"."""
    told: set[tuple[object, int]] = set()
    found = []
    for mention in later:
        key = (mention.sentence.paragraph, _number(mention, effect))
        if key not in told:
            found.append(mention)
        told.add(key)
    return found


def _parts(effect: str, whole: int, later: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, of two sentences at least, whose numbers add up to the `whole`."""
    found: list[Mention] = []
    added = 0
    for mention in later:
        number = _number(mention, effect)
        if not number:
            continue
        found.append(mention)
        added += number
        if added >= whole or len(found) >= REACH:
            break
    return found if added == whole and len({m.sentence.index for m in found}) > 1 else []


def _told_apart(sum_of: Mention, later: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that tell at places of their own, in paragraphs of their own, of what a sum without a number names for a whole country: "killed several in operations in X"."""
    if any((r.where_prec or COUNTRY) < COUNTRY for r, basis in sum_of.places if basis in ("syntax", "sentence")):
        return []
    effects = {h.effect for h in sum_of.harms}
    found = [
        m for m in islice(later, REACH) if effects & {h.effect for h in m.harms} and any((r.where_prec or COUNTRY) < COUNTRY for r, _ in m.sentence.places)
    ]
    return found if len({m.sentence.paragraph for m in found} - {sum_of.sentence.paragraph}) > 1 else []
