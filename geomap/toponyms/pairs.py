"""Places made of two places: takes accepted names in their text, gives the borders, stretches and roads between them.

>>> from geomap.toponyms.proposals import Proposal
>>> from geomap.toponyms.words import split
>>> words = split("near the Tajik-Uzbek border")
>>> pairs(words, [Proposal(2, 3, "Tajik", known=True, alias="demonym"), Proposal(4, 5, "Uzbek", known=True, alias="demonym")])
[Pair(relation='border', one=0, other=1, whole=(2, 6))]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.toponyms.lexicon import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words
    from geomap.types import Relation

DASHES = (["-"], ["–"], ["—"], ["/"])


class Pair(NamedTuple):
    """Two accepted names, by position, that make one place; a lone border has `other` None. `whole` are the words that name it, where they are one."""

    relation: Relation
    one: int
    other: int | None
    whole: tuple[int, int] | None = None


def pairs(words: Words, chosen: Sequence[Proposal]) -> list[Pair]:
    """Return the borders, stretches and roads that the names are part of, in order."""
    starts = {proposal.first: index for index, proposal in enumerate(chosen)}
    stops = {proposal.stop: index for index, proposal in enumerate(chosen)}
    found: list[Pair] = []
    taken: set[int] = set()
    for pair in (*_borders(words, chosen, starts, stops), *_stretches(words, chosen, starts)):
        members = {pair.one} if pair.other is None else {pair.one, pair.other}
        if not members & taken:
            taken |= members
            found.append(pair)
    return sorted(found, key=lambda pair: pair.one)


def _borders(words: Words, chosen: Sequence[Proposal], starts: dict[int, int], stops: dict[int, int]) -> Iterator[Pair]:
    classes = load().classes
    for at, form in enumerate(words.lowers):
        if form not in classes["border"] or words.lower(at + 1) in classes["border_force"]:
            continue
        right = _right_of_border(words, starts, at, len(chosen))
        left = stops.get(at)
        if left is None and at > 1 and words.lowers[at - 1] == "s" and words.forms[at - 2] in "'’":
            left = stops.get(at - 2)
        if left is not None:
            before = left - 1
            if before >= 0 and words.lowers[chosen[before].stop : chosen[left].first] in (*DASHES, ["and"], [","]):
                yield Pair("border", before, left, (chosen[before].first, at + 1))
            elif len(right) == 1:
                yield Pair("border", left, right[0], (chosen[left].first, chosen[right[0]].stop))
            else:
                yield Pair("border", left, None)
        elif len(right) > 1:
            yield Pair("border", right[0], right[1], (at, chosen[right[1]].stop))
        elif right:
            yield Pair("border", right[0], None)


def _right_of_border(words: Words, starts: dict[int, int], at: int, count: int) -> list[int]:
    """Return the names after "border with", "border of", "border between"."""
    joint = words.lower(at + 1)
    if joint not in {"with", "of", "between"}:
        return []
    here = at + 2 + (words.lower(at + 2) == "the")
    one = starts.get(here)
    if one is None:
        return []
    return [one, one + 1] if joint == "between" and one + 1 < count else [one]


def _stretches(words: Words, chosen: Sequence[Proposal], starts: dict[int, int]) -> Iterator[Pair]:
    """Yield "between A and B", "the road from A to B", "the A-B highway"."""
    roads = load().classes["road_pair"]
    for at, form in enumerate(words.lowers):
        one = starts.get(at + 1)
        if one is None or one + 1 >= len(chosen):
            continue
        joint = words.lowers[chosen[one].stop : chosen[one + 1].first]
        road = any(words.lower(back) in roads for back in (at - 1, at - 2)) or words.lower(chosen[one + 1].stop) in roads
        if form == "between" and joint == ["and"]:
            yield Pair("along" if road else "between", one, one + 1)
        elif form in {"from", "linking", "connecting"} and road and joint in (["to"], ["with"], ["and"]):
            yield Pair("along", one, one + 1)
    for index in range(len(chosen) - 1):
        joint = words.lowers[chosen[index].stop : chosen[index + 1].first]
        behind = chosen[index + 1].stop
        if joint in (*DASHES, ["to"]) and (words.lower(behind) in roads or (joint != ["to"] and words.lower(behind + 1) in roads)):  # "A-B grand chord"
            yield Pair("along", index, index + 1)
