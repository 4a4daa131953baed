"""Who lived of those who were shot: takes the mentions of an account and its sums, gives the injured where only some of a number are told to have died.

"Shot four people. One succumbed" leaves three wounded; "shot at four people" and "five were shot; five died" leave nobody.

>>> survivors([], {})
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words
from geomap.types import Count

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm, Mention


def survivors(mentions: list[Mention], counts: dict[str, tuple[Count, Harm]]) -> tuple[Count, Harm] | None:
    """Return how many of those who were shot are left, with the harm that tells of the dead among them."""
    if "injured" in counts or "killed" not in counts:
        return None
    shot = [t for m in mentions if m.rule.lemma == "shoot" and m.rule.frame == "patient" and not m.rule.effect for t in m.targets if t.is_person]
    died = [h for m in mentions for h in m.harms if h.effect == "killed"]
    dead, among = counts["killed"]
    if len(shot) != 1 or dead.qualifier != "exact" or shot[0].count.qualifier != "exact" or not died or not all(map(_of_them, died)):
        return None
    left = (shot[0].count.best or 0) - (dead.best or 0)
    return (Count(low=left, best=left, high=left), among) if left > 0 and dead.best else None


def _of_them(harm: Harm) -> bool:
    """Tell whether the dead are some of those told of: "one of them", "two of whom", "one"."""
    return harm.among or harm.part or harm.phrase.head.pos_ == "NUM" or harm.phrase.head.lower_ in words("those_before")
