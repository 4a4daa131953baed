"""Where a place might be named: takes words, gives spans of words that a decision then takes or leaves.

Three sources: sequences of capitalised words that the gazetteer knows (also inside longer names: "Paris" in "Paris Police Department"), names that
spaCy found, and names with a word that says what they are ("Balkh Province", "Lake Victoria", "Church Street").

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.toponyms.names import names_of
>>> from geomap.toponyms.words import split
>>> words = split("the road to Balkh Province.")
>>> [words.surface(p.first, p.stop) for p in propose(words, names_of(open_gazetteer()))]
['Balkh', 'Balkh Province']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, LOWER, NUMBER, SIGN, UNCASED, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.toponyms.names import Names
    from geomap.toponyms.words import Words

LONGEST = 10
"""In words; a hyphen or a dot counts as one."""
INITIAL = 5
"""A dot belongs to a name after so few letters: "St. Louis", "Calif."."""
SHORTEST = 2
INNER_SIGNS = frozenset("-'’.‐‑–`")
DATES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words `first` up to and without `stop`. `name` is what to look up; `kind` what the words around say it is; `alias` that it is a lexicon's word."""

    first: int
    stop: int
    name: str
    known: bool
    kind: str | None = None
    alias: str = ""


def propose(words: Words, names: Names) -> list[Proposal]:
    """Return all proposals by their position; a span is proposed once, by the best reason."""
    found: dict[tuple[int, int], Proposal] = {}
    for proposal in _all(words, names):
        span = (proposal.first, proposal.stop)
        if span not in found or (proposal.alias, proposal.known) > (found[span].alias, found[span].known):
            found[span] = proposal
    return without_parts([found[span] for span in sorted(found) if not ruled_out(words, found[span])], words)


def _all(words: Words, names: Names) -> Iterator[Proposal]:
    yield from _aliases(words)
    for first in range(len(words)):
        if starts_name(words, first):
            yield from _known(words, names, first)
    yield from _entities(words, names)


def starts_name(words: Words, at: int) -> bool:
    """Tell whether a name can begin with a word: it is capitalised, or of a script without capitals, and is no piece of a hyphenated word."""
    shape = words.shapes[at]
    if shape in {SIGN, NUMBER}:
        return False
    if shape == LOWER:
        article = words.lowers[at] in load().classes["connector"] and at + 2 < len(words) and words.forms[at + 1] == "-"
        return article and words.shapes[at + 2] in {CAPITAL, UPPER}
    return not (words.touches(at) and words.forms[at - 1] in "'’" and len(words.forms[at]) == 1)


def ends(words: Words, first: int) -> Iterator[int]:
    """Yield where a name that begins at `first` can stop, nearest first."""
    connectors = load().classes["connector"]
    for at in range(first, min(first + LONGEST, len(words))):
        if words.paragraphs[at] != words.paragraphs[first]:
            return
        shape, form = words.shapes[at], words.forms[at]
        if shape == SIGN:
            if form not in INNER_SIGNS or not words.touches(at):
                return
            if form == ".":
                if len(words.forms[at - 1]) > INITIAL:
                    return
                if "." in words.forms[first:at]:
                    yield at + 1
            elif at + 1 >= len(words) or not words.touches(at + 1):
                return
        elif shape == LOWER:
            if words.lowers[at] not in connectors and not (words.touches(at) and at > first):
                return
            if at == first or words.lowers[at] not in connectors:
                continue
        else:
            yield at + 1


def _known(words: Words, names: Names, first: int) -> Iterator[Proposal]:
    lexicon = load()
    for stop in ends(words, first):
        surface = words.surface(first, stop)
        if len(surface) < SHORTEST:
            continue
        last = words.lowers[stop - 1]
        kind = lexicon.kinds_after.get(last) if stop - first > 1 and words.shapes[stop - 1] in {CAPITAL, UPPER} else None
        if words.shapes[stop - 1] == UNCASED and len(surface) < SHORTEST + 1:
            continue
        if names.known(surface):
            yield Proposal(first, stop, surface, known=True, kind=kind.kind if kind else None)
        elif kind is not None:
            bare = words.surface(first, stop - 1)
            yield Proposal(first, stop, bare, known=names.known(bare), kind=kind.kind)


def _aliases(words: Words) -> Iterator[Proposal]:
    """Yield what the lexicons of demonyms and abbreviations know, the longest first at each word."""
    lexicon = load()
    for first in range(len(words)):
        if words.shapes[first] not in {CAPITAL, UPPER}:
            continue
        for stop in range(min(first + 8, len(words)), first, -1):
            surface = words.written(first, stop)
            if surface in lexicon.demonyms:
                yield Proposal(first, stop, surface, known=True, alias="demonym")
                break
            if surface in lexicon.abbreviations:
                yield Proposal(first, stop, surface, known=True, alias="abbreviation")
                break


def _entities(words: Words, names: Names) -> Iterator[Proposal]:
    for (first, stop), label in zip(words.bounds, words.labels, strict=True):
        if label not in PLACE_LABELS or first >= stop:
            continue
        begin, end = trimmed(words, first, stop)
        if begin < end:
            surface = words.surface(begin, end)
            yield Proposal(begin, end, surface, known=names.known(surface))


def ruled_out(words: Words, proposal: Proposal) -> bool:
    """Tell whether the words are surely something else: a piece of a person's name or of a date, a month."""
    if proposal.alias:
        return False
    classes = load().classes
    if proposal.stop - proposal.first == 1 and words.lowers[proposal.first] in classes["month"] | classes["weekday"]:
        return True
    for entity in {words.entity[at] for at in range(proposal.first, proposal.stop)} - {-1}:
        first, stop = words.bounds[entity]
        label = words.labels[entity]
        if label in DATES and first <= proposal.first and stop >= proposal.stop:
            return True
        before = first < proposal.first and words.shapes[proposal.first - 1] in {CAPITAL, UPPER}
        behind = proposal.stop < stop and words.shapes[proposal.stop] in {CAPITAL, UPPER}
        if label == "PERSON" and (before or behind) and not words.restored(proposal.first) and words.lower(proposal.stop) not in classes["organisation_head"]:
            return True
    return False


def without_parts(proposals: list[Proposal], words: Words) -> list[Proposal]:
    """Return the proposals without those that a hyphen joins to a longer known name: "Mazar" in "Mazar-i-Sharif"."""
    joined = [p for p in proposals if p.known and not p.alias and "-" in p.name and all(words.touches(at) for at in range(p.first + 1, p.stop))]
    within = {at: whole for whole in joined for at in range(whole.first, whole.stop)}
    return [p for p in proposals if (whole := within.get(p.first)) is None or (p.first <= whole.first and p.stop >= whole.stop) or p.stop > whole.stop]


def trimmed(words: Words, first: int, stop: int) -> tuple[int, int]:
    """Return the span without an article or a direction before it and a possessive or a sign behind it."""
    lexicon = load()
    while first < stop and (
        words.shapes[first] == SIGN or words.lowers[first] == "the" or (words.shapes[first] == LOWER and words.lowers[first] in lexicon.directions)
    ):
        first += 1
    while first < stop:
        last = stop - 1
        possessive = words.lowers[last] == "s" and words.forms[last - 1] in "'’" and last > first
        if possessive:
            stop -= 2
        elif (words.shapes[last] == SIGN and not (words.forms[last] == "." and words.touches(last) and len(words.forms[last - 1]) <= INITIAL)) or (
            words.shapes[last] == LOWER and words.lowers[last] in lexicon.kinds_after
        ):
            stop -= 1
        else:
            break
    return first, stop
