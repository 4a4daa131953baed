"""Sums of several incidents: takes the mentions of a document in order, gives them without those that only add up what later ones tell one by one.

"Forces detained ten suspects in separate operations throughout Iraq", and then two in X, five in Y and three in Z: each is told once, at its own place. A sum says
that it is of several deeds, and the numbers of the sentences behind it must add up to it.

>>> without_sums([])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, prepositional
from geomap.extraction.roles.participants import is_event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.mentions import Mention

REACH = 12
"""Over how many sentences that tell of harm the parts of a sum are looked for."""


def without_sums(mentions: list[Mention]) -> list[Mention]:
    """Return `mentions` without those of sentences that only add up what later ones tell; the parts take the day and the country of the sum."""
    kept = mentions
    for sum_of in reversed([m for m in mentions if m.harms and _of_several(m)]):
        effect, whole = sum_of.harms[0].effect, _number(sum_of, sum_of.harms[0].effect)
        parts = _parts(effect, whole, [m for m in kept if m.sentence.index > sum_of.sentence.index])
        if not parts:
            continue
        for part in parts:
            part.dates += [(d, "weak") for d, _ in sum_of.dates] if not part.dates else []
        again = [m.sentence for m in kept if m.sentence.index < sum_of.sentence.index and m.sentence.kind == "heading" and _number(m, effect) == whole]
        gone = [sum_of.sentence, *again]
        kept = [m for m in kept if not any(m.sentence is s for s in gone)]
    return kept


def _of_several(mention: Mention) -> bool:
    """Tell whether people came to harm in several deeds: "in two separate engagements", "during raids"."""
    above = (mention.token, *(head for child, head in ancestors(mention.token) if child.dep_ in ("conj", "advcl")))
    set_in = (t for token in above for t in prepositional(token, "in", "during"))
    return mention.sentence.kind != "heading" and any(t.tag_ == "NNS" and is_event(t) for t in set_in)


def _number(mention: Mention, effect: str) -> int:
    return sum(h.count.best or h.count.low or 0 for h in mention.harms if h.effect == effect and not (h.part or h.among))


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
