"""What a name inside a longer name stands for: takes words and a proposal, tells whether the place itself is meant.

"Paris Police Department" belongs to Paris: nested, and still the place. "Islamic Movement of Uzbekistan" is a group that is not a place: not literal.

>>> from geomap.toponyms.proposals import Proposal
>>> from geomap.toponyms.words import split
>>> words = split("the Islamic Movement of Uzbekistan and the Paris Police Department")
>>> standing(words, Proposal(4, 5, "Uzbekistan", known=True)), standing(words, Proposal(7, 8, "Paris", known=True))
((False, False), (True, True))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.foreign import of_a_state
from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, UPPER

if TYPE_CHECKING:
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

BODY = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})


def standing(words: Words, proposal: Proposal) -> tuple[bool, bool]:
    """Return (literal, nested) of a proposal."""
    if proposal.alias == "demonym":
        return False, False
    if _in_group(words, proposal) or _of_a_clock(words, proposal) or (not words.parsed[proposal.first] and of_a_state(words, proposal.first)):
        return False, False
    return True, _in_body(words, proposal)


def _in_group(words: Words, proposal: Proposal) -> bool:
    """Tell whether the name ends the name of a movement: "Islamic Movement of X", "Liberation Army of X"."""
    at = proposal.first - 1
    if words.lower(at) == "the":
        at -= 1
    if words.lower(at) not in {"of", "for"}:
        return False
    heads = load().classes["group_head"]
    capitals = [words.lowers[back] for back in range(at - 1, max(at - 5, -1), -1) if words.shapes[back] in {CAPITAL, UPPER}]
    return words.shapes[at - 1] in {CAPITAL, UPPER} and sum(word in heads for word in capitals) > 1 and not words.shouted[at]


def _of_a_clock(words: Words, proposal: Proposal) -> bool:
    """Tell whether the name says by whose clock a time is told: "at 6:20 p.m. Sanaa time", "at 9 p.m. (Sanaa time)"."""
    if words.lower(proposal.stop) != "time":
        return False
    before = next((word for back in (1, 2, 3) if (word := words.lower(proposal.first - back).strip(".("))), "").replace(".", "")
    return before[:1].isdigit() or before in load().classes["clock"]


def _in_body(words: Words, proposal: Proposal) -> bool:
    entity = words.entity[proposal.first]
    if entity >= 0 and words.labels[entity] in BODY:
        first, stop = words.bounds[entity]
        return first < proposal.first or stop > proposal.stop
    after = proposal.stop
    return (
        after < len(words)
        and words.shapes[after] == CAPITAL
        and not words.shouted[after]
        and words.lowers[after] in load().classes["organisation_head"]
        and words.starts[after] == words.ends[after - 1] + 1
    )
