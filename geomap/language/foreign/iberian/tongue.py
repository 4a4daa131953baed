"""What tells Spanish and Portuguese apart: takes a language's rules and tables, gives the value that the one grammar of both asks.

The grammar knows small words and some verbs by their Spanish form, its key; what is Spanish's key for a word of Portuguese is a row of the table `keys_pt`
(resources/language/words.toml): "com" is "con", "haver" is "haber", "a" is "a" as a preposition, else "la".

>>> from geomap.language.foreign.iberian.portuguese import PORTUGUESE
>>> word = Spoken("haviam", 0, "haver", "AUX", tongue=PORTUGUESE)
>>> word.root, PORTUGUESE.key("a"), PORTUGUESE.key("a", "ADP")
('haber', 'la', 'a')
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.foreign.glossary import glossary
from geomap.language.tree import Word
from geomap.language.words import table, words

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geomap.language.foreign.glossary import Entry

    Feats = dict[str, str]
    Forms = Iterator[tuple[str, Feats]]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a form may be."""

    lemma: str
    pos: str
    feats: tuple[tuple[str, str], ...] = ()

    def feat(self, name: str) -> str:
        """Return a feature, "" where it has none."""
        return dict(self.feats).get(name, "")


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Tongue:
    """A language of the two.

    `endings` say how unknown words end, what they then are, and the ending of the verb; `personal` and `adjectival` how those of people and adjectives end; `loose` takes the
    pronouns off a verb; `fold` takes accents off and `respell` letters that are no longer written; `part` parts a preposition and the article that it is written with; `settle` chooses among what one word may be where
    the grammar of both does not; `marks_objects` tells that people are objects behind "a"; `killed` is the verb that the participle of dying is also of ("mortos a tiro"); `historic` tells how its
    papers write: a verb in the present behind a bare noun tells what happened ("Polícia prende três"), a day of the month stands in brackets, an hour beside the town that it is of; `number` is that of several words which "and" joins ("vinte e dois"), or an hour ("8h10").
    """

    code: str
    noun_forms: Callable[..., Forms]
    verb_forms: Callable[[str, Mapping[str, str]], Forms]
    gender_of: Callable[[str], str]
    endings: Sequence[tuple[re.Pattern[str], str, str, Feats]]
    personal: re.Pattern[str]
    adjectival: re.Pattern[str]
    infinitive: re.Pattern[str]
    loose: Callable[[str], str]
    fold: Callable[[str], str]
    accents: frozenset[str]
    part: Callable[..., Sequence[tuple[int, int, str, str]]]
    marks_objects: bool = True
    respell: Callable[[str], str] = lambda form: form
    killed: str = ""
    historic: bool = False
    number: re.Pattern[str] | None = None
    settle: Callable[[Sequence[Spoken], Sequence[tuple[Analysis, ...]], int], Analysis | None] = lambda *_: None

    def words(self, name: str) -> frozenset[str]:
        """Return the words of one of the language's lists."""
        return words(f"{name}_{self.code}")

    def entries(self, word: str) -> tuple[Entry, ...]:
        """Return the glosses that begin with `word`."""
        return glossary(self.code).entries(word)

    def key(self, word: str, pos: str = "") -> str:
        """Return what the grammar knows a word by."""
        keys = _keys(self.code)
        return (keys.get((word, pos)) or keys.get((word, "")) or word) if keys else word


@functools.cache
def _keys(code: str) -> dict[tuple[str, str], str]:
    if code == "es":
        return {}
    split = ((word.partition("/"), key) for word, key in table(f"keys_{code}").items())
    return {(word, pos): key for (word, _, pos), key in split}


@dataclass(slots=True, eq=False, kw_only=True)
class Spoken(Word):
    """A word of one of the two."""

    tongue: Tongue

    @property
    def form(self) -> str:
        """Return the word in small letters; of a part of a contraction, in full."""
        return self.lower or self.text.lower()

    @property
    def key(self) -> str:
        """Return what the grammar knows the word by, as it stands."""
        return self.tongue.key(self.form, self.pos)

    @property
    def root(self) -> str:
        """Return what the grammar knows the word's base form by."""
        return self.tongue.key(self.lemma, "VERB" if self.pos == "AUX" else self.pos)

    def within(self, name: str) -> bool:
        """Tell whether the base form is in one of the language's lists."""
        return self.lemma in self.tongue.words(name)

    def english(self, pos: str = "NOUN") -> frozenset[str]:
        """Return the English words that the glossary has for the base form by itself."""
        return english(self.tongue, self.lemma, pos)


@functools.cache
def english(tongue: Tongue, lemma: str, pos: str = "NOUN") -> frozenset[str]:
    """Return the English words that the glossary has for a word by itself."""
    return frozenset(e.english for e in tongue.entries(lemma) if len(e.words) == 1 and (not e.pos or pos in e.pos))
