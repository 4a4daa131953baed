"""Two places that a model takes for one name: takes the words of the name, gives both, or nothing.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.toponyms.names import names_of
>>> from geomap.toponyms.words import split
>>> [part.name for part in ends_of_way(split("Foumbot\u2013Bafoussam"), names_of(open_gazetteer()), 0, 3)]
['Foumbot', 'Bafoussam']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.bases import base_at, before_articles
from geomap.toponyms.foreign_lexicon import foreign
from geomap.toponyms.proposals import Proposal
from geomap.toponyms.words import CAPITAL, SIGN

if TYPE_CHECKING:
    from geomap.toponyms.names import Names
    from geomap.toponyms.words import Words

LONG = frozenset("\u2013\u2014")
HYPHEN = "-"
BEFORE = 3
"""How many words before a name the building stands that has it."""
LARGE = 5.0
"""The decimal logarithm of the population of a town that has quarters and stations of its name."""


def ends_of_way(words: Words, names: Names, first: int, stop: int) -> tuple[Proposal, ...]:
    """Return the places that a road or line runs between: "l'axe Foumbot\u2013Bafoussam", "la route Gao-Ansongo"."""
    road = words.lower(before_articles(words, first)) in foreign().road
    joints = [at for at in range(first + 1, stop - 1) if words.forms[at] in LONG]
    joints = joints or ([at for at in range(first + 1, stop - 1) if words.forms[at] == HYPHEN] if road else [])
    if len(joints) != 1 or words.shapes[joints[0] + 1] != CAPITAL:
        return ()
    found = []
    for start, end in ((first, joints[0]), (joints[0] + 1, stop)):
        name = base_at(words, names, start, end)
        known = name is not None and bool(names.summary(name).places)
        found.append(Proposal(start, end, name if known and name else words.surface(start, end), known=known))
    return tuple(found) if all(one.known for one in found) else ()


def quarter_of(words: Words, names: Names, first: int, stop: int) -> tuple[Proposal, ...]:
    """Return the quarter and the town that a model takes for one name: "dans le quartier Masiki d'Oicha"."""
    table = foreign()
    if (
        table.contraction.get(words.lower(at := before_articles(words, first)), words.lower(at)) not in table.quarter
        and words.lower(at - 1) not in table.quarter
    ):
        return ()
    for at in range(first + 1, stop - 1):
        then = at + 1 + (words.shapes[at + 1] == SIGN)  # "d'Oicha"
        if table.contraction.get(words.lowers[at], words.lowers[at]) in table.of and (town := base_at(words, names, then, stop)) and names.summary(town).places:
            return Proposal(first, at, words.surface(first, at), known=False), Proposal(then, stop, town, known=True)
    return ()


def town_of_house(words: Words, names: Names, first: int, stop: int) -> tuple[Proposal, ...]:
    """Return the town behind the last "of" of what a model takes for one name with a building before or in it: "l'église Sainte-Anne | de Kaya", "la gendarmerie | d'Ouargla"."""
    table = foreign()
    if not any(words.lower(at) in table.house for at in range(max(first - BEFORE, 0), first + 1)):
        return ()
    for at in range(stop - 2, first, -1):
        then = at + 1 + (words.shapes[at + 1] == SIGN)
        if table.contraction.get(words.lowers[at], words.lowers[at]) in table.of and then < stop and words.shapes[then] == CAPITAL:
            town = base_at(words, names, then, stop)
            return (Proposal(then, stop, town, known=True),) if town and names.summary(town).places else ()
    return ()


def town_of_quarter(words: Words, names: Names, first: int, stop: int) -> tuple[Proposal, ...]:
    """Return the large town before the hyphen of a name that the gazetteer has not whole: "la gare de | Bruxelles-Schuman"."""
    joint = next((at for at in range(first + 1, stop - 1) if words.forms[at] == HYPHEN), 0)
    if not joint or words.shapes[joint + 1] != CAPITAL:
        return ()
    town, other = base_at(words, names, first, joint), base_at(words, names, joint + 1, stop)
    if other and names.summary(other).magnitude >= LARGE:
        return ()  # "la liaison Amsterdam-Dakar"
    return (Proposal(first, joint, town, known=True, alias="head"),) if town and names.summary(town).magnitude >= LARGE else ()
