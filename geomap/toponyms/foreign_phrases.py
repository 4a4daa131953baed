"""What the words around a name make of it in other languages than English: takes words and a name, gives relation, direction and distance.

The phrases are rows of resources/toponyms/foreign_phrases.tsv, in which N is a number, UNIT a unit of length and DIR a point of the compass; articles and
contractions are taken apart before ("du" is "de", "l'" is nothing), so that "à 15 km au nord d'Alep" fits "à N UNIT à DIR de".

>>> from geomap.toponyms.words import split
>>> words = split("à 15 km au nord d'Alep")
>>> foreign_around(words, 7)
Around(relation='offset', direction='N', distance_m=15000.0)
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from geomap.toponyms.foreign_lexicon import foreign
from geomap.toponyms.lexicon import load, rows
from geomap.toponyms.pairs import Pair
from geomap.toponyms.phrases import Around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words
    from geomap.types import Relation

REACH = 12
"""How many words before a name are read."""
BEFORE, BETWEEN = "before", "between"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand before a name, or between two names that make one place."""

    words: tuple[str, ...]
    relation: Relation
    where: str
    language: str


@functools.cache
def _phrases() -> tuple[Phrase, ...]:
    found = [Phrase(tuple(row["phrase"].split()), cast("Relation", row["relation"]), row["where"], row["language"]) for row in rows("foreign_phrases.tsv")]
    return tuple(sorted(found, key=lambda phrase: -len(phrase.words)))


def foreign_around(words: Words, first: int) -> Around:
    """Read the words before the name that begins at word `first`."""
    before = words_before(words, first)
    for said in (before, _without_kind(before)):
        for phrase in _phrases():
            if phrase.where == BEFORE and len(phrase.words) <= len(said):
                found = _fits(phrase, said[len(said) - len(phrase.words) :])
                if found is not None:
                    return found
    return Around()


def _without_kind(before: list[str]) -> list[str]:
    """Return the words without what says that a town or village follows: "недалеко от | села", "à 5 km du | village de"."""
    table = foreign()
    last = before[:-1] if before and before[-1] in table.of else before
    return last[:-1] if last and table.kind.get(last[-1]) == "city" else []


def words_before(words: Words, first: int) -> list[str]:
    """Return the words before a name, in its paragraph, contractions and articles taken apart."""
    contractions = foreign().contraction
    found: list[str] = []
    for at in range(max(first - REACH, 0), first):
        if words.paragraphs[at] == words.paragraphs[first]:
            found += contractions.get(words.lowers[at], words.lowers[at]).split()
    return found


def _fits(phrase: Phrase, said: Sequence[str]) -> Around | None:
    direction, number, unit = None, None, 1.0
    for wanted, word in zip(phrase.words, said, strict=True):
        if wanted == "DIR":
            direction = foreign().direction.get(word)
            fits = direction is not None and (phrase.language == "ru") != word.isascii()  # "sur" is the south in Spanish, and "on" in French
        elif wanted == "N":
            number = float(word.replace(",", ".")) if word.replace(",", "", 1).isdecimal() else foreign().number.get(word)
            fits = number is not None
        elif wanted == "UNIT":
            unit = foreign().unit.get(word) or load().units.get(word, 0.0)
            fits = unit > 0
        else:
            fits = wanted == word
        if not fits:
            return None
    return Around(phrase.relation, direction, number * unit if number is not None else None)


def foreign_pairs(words: Words, chosen: Sequence[Proposal]) -> Iterator[Pair]:
    """Yield borders and stretches between two names: "la frontière entre le Mali et le Niger", "на границе Таджикистана и Афганистана"."""
    joints = foreign().joint
    for index, proposal in enumerate(chosen[:-1]):
        if words.parsed[proposal.first]:
            continue
        following = chosen[index + 1]
        between = [w for at in range(proposal.stop, following.first) for w in foreign().contraction.get(words.lowers[at], words.lowers[at]).split()]
        if between not in [[joint] for joint in joints] or words.paragraphs[proposal.first] != words.paragraphs[following.first]:
            continue
        before = words_before(words, proposal.first)
        for phrase in _phrases():
            if phrase.where == BETWEEN and tuple(before[len(before) - len(phrase.words) :]) == phrase.words:
                yield Pair(phrase.relation, index, index + 1)
                break
