"""Words of other languages in English: takes a language, gives the glossary that `resources/language/glossary_XX.tsv` holds.

A row glosses a word or a phrase by the English lemma that the lexicons of the text rooms know, so that these are written once. `pos` is the part of speech that
the word must have, `as` what it then is, `when` what must stand beside it. "suicide+attack", or "suicide attack" of a noun, puts "suicide" before "attack" as a
word of its own.

>>> [entry.english for entry in glossary("fr").entries("assassiner")]
['murder']
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from geomap.language.words import undotted, words

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = "resources/language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A gloss. `takes` tells that what stands behind its last preposition is its object. `when` holds conditions ("counted", "fem", "obj:mort", "done:navire" of an object or the subject of a passive); `turned` tells that its subject is the one harmed, `date` that it names a time."""

    words: tuple[str, ...]
    pos: frozenset[str]
    english: str
    before: tuple[str, ...]
    becomes: str
    turned: bool
    date: bool
    nation: bool
    takes: bool
    when: tuple[str, ...]

    @property
    def governs(self) -> bool:
        """Tell whether it is a phrase that ends with the preposition of its object: "mettre le feu à"."""
        return len(self.words) > 1 and (self.takes or self.words[-1] in words("prepositions"))


@dataclass(frozen=True, slots=True)
class Glossary:
    """All glosses of a language, by their first word, the longest and the most demanding first."""

    table: Mapping[str, tuple[Entry, ...]]

    def entries(self, word: str) -> tuple[Entry, ...]:
        """Return the glosses that begin with `word`."""
        return self.table.get(word, ())


def known_languages() -> frozenset[str]:
    """Return the languages that have a glossary."""
    names = (item.name for item in resources.files("geomap").joinpath(FOLDER).iterdir())
    return frozenset(name[len("glossary_") : -len(".tsv")] for name in names if name.startswith("glossary_"))


@functools.cache
def glossary(language: str) -> Glossary:
    """Read the glossary of `language` once a process."""
    text = resources.files("geomap").joinpath(f"{FOLDER}/glossary_{language}.tsv").read_text("utf-8")
    table: dict[str, list[Entry]] = {}
    for row in csv.DictReader(undotted(text).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        becomes, _, turn = row["as"].partition("+")
        *before, english = row["english"].replace(" ", "+" if (becomes or row["pos"]).startswith("NOUN") else " ").split("+")
        entry = Entry(
            words=tuple(row["word"].split()),
            pos=frozenset(filter(None, row["pos"].split("|"))),
            english=english,
            before=tuple(before),
            becomes=becomes,
            turned=turn == "passive",
            date=turn == "date",
            nation=turn == "nation",
            takes=turn == "object",
            when=tuple(filter(None, row["when"].split(","))),
        )
        table.setdefault(entry.words[0], []).append(entry)
    return Glossary({word: tuple(sorted(found, key=lambda e: (-len(e.words), -len(e.when), not e.pos))) for word, found in table.items()})
