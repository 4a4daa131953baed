"""Names of other languages in their base form: takes words, gives the name as the gazetteer has it.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.toponyms.names import names_of
>>> base_form("Кабуле", names_of(open_gazetteer()))
'Кабул'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.foreign_lexicon import foreign
from geomap.toponyms.words import is_ideograph

if TYPE_CHECKING:
    from geomap.toponyms.names import Names
    from geomap.toponyms.words import Words

SHORTEST, SHORTEST_OF_SYLLABLES = 4, 2
"""In letters; in scripts with a sign a syllable or a word, fewer do."""


def in_base(words: Words, first: int, stop: int) -> str:
    """Return the words with each in its base form, where a model gives one."""
    pieces = []
    for at in range(first, stop):
        pieces.append(words.bases[at] or words.forms[at])
        if at + 1 < stop:
            pieces.append(words.text[words.ends[at] : words.starts[at + 1]])
    return "".join(pieces)


def base_at(words: Words, names: Names, first: int, stop: int) -> str | None:
    """Return the gazetteer's form of the name in the words: as written, in the model's base form, else by its endings."""
    surface = words.surface(first, stop)
    based = in_base(words, first, stop)
    other = foreign().name.get(surface) or foreign().name.get(based)
    if other is None and based != surface and names.known(surface) and names.known(based):  # "в Уфе" is Ufa, though a village bears that very form
        return max(based, surface, key=lambda name: names.summary(name).magnitude)
    if other or names.known(surface):
        return other or surface
    return based if based != surface and names.known(based) else base_form(surface, names)


def base_form(surface: str, names: Names) -> str | None:
    """Return the name as the gazetteer has it: as written, or without a case ending or a prefixed particle; None where it has neither."""
    if names.known(surface):
        return surface
    if surface.isascii():
        return None
    table = foreign()
    least = shortest(surface) - 1 if shortest(surface) == SHORTEST else SHORTEST_OF_SYLLABLES
    for old, new in table.ending:
        if surface.endswith(old) and len(surface) - len(old) >= least and names.known(surface[: len(surface) - len(old)] + new):
            return surface[: len(surface) - len(old)] + new
    for old, _ in table.opening:
        if surface.startswith(old) and len(surface) - len(old) >= least and names.known(surface[len(old) :]):
            return surface[len(old) :]
    return None


def shortest(name: str) -> int:
    """Return how many signs a name of its script must have."""
    return SHORTEST_OF_SYLLABLES if is_ideograph(name) or "\uac00" <= name[0] <= "\ud7a3" else SHORTEST


def before_articles(words: Words, first: int) -> int:
    """Return the word before a name and the article on it: "de" in "de l'Aisne"."""
    at = first - 1
    while at > 0 and foreign().contraction.get(words.lower(at)) == "":
        at -= 1
    return at


def town_of(adjective: str, names: Names) -> str | None:
    """Return the town after which a district is called, where the gazetteer has that alone: "\u0418\u0448\u043a\u0430\u0448\u0438\u043c" of "\u0418\u0448\u043a\u0430\u0448\u0438\u043c\u0441\u043a\u0438\u0439"."""
    if names.known(adjective) and names.summary(adjective).places:
        return None
    for old, new in foreign().town:
        if adjective.endswith(old) and len(adjective) - len(old) >= SHORTEST and names.known(name := adjective[: len(adjective) - len(old)] + new):
            return name
    return None
