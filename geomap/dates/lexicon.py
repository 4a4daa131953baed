"""The words of time: takes the tables in resources/dates, gives for each word its classes and values.

A class is a name that the rules use ("month", "unit1", "approx"); a value is what the word means there ("3", "D", "PAST_REF").
Entries of several words are kept as sequences of tokens.

>>> open_lexicon("en").value("month", "april")
'4'
>>> open_lexicon("en").value("holiday", "new year ' s day")
'01-01'
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from importlib import resources

from geomap.dates.tokens import tokenise

LANGUAGES = ("en", "fr", "ru", "es", "pt")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes of words: `classes[name][words]` is the value, where `words` are the entry's tokens joined by one space."""

    classes: dict[str, dict[str, str]] = field(default_factory=dict)

    def value(self, name: str, words: str) -> str | None:
        """Give the value of `words` in class `name`, or None where they are not in it."""
        return self.classes.get(name, {}).get(words)

    def any_value(self, names: tuple[str, ...], words: str) -> str | None:
        """Give the value of `words` in the first of the classes `names` that has them."""
        return next((v for name in names if (v := self.value(name, words)) is not None), None)


def rows(name: str) -> list[dict[str, str]]:
    """Read one of the tables of resources/dates as dictionaries, header apart."""
    lines = resources.files("geomap").joinpath("resources", "dates", name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:] if line]


@functools.cache
def open_lexicon(language: str) -> Lexicon:
    """Load the words of English and of `language`; Russian ones are always there, as their script clashes with nothing."""
    chosen = [code for code in LANGUAGES if code in {"en", "ru", language}]
    classes: dict[str, dict[str, str]] = {}
    for code in chosen:
        for row in rows(f"words_{code}.tsv"):
            classes.setdefault(row["class"], {}).setdefault(key(row["word"]), row["value"])
    for row in rows("holidays.tsv"):
        if row["language"] in chosen:
            classes.setdefault("holiday", {})[key(row["name"])] = row["rule"]
    return Lexicon(classes)


def key(words: str) -> str:
    """Give the form under which an entry or a stretch of text is looked up: its tokens, lower case, joined by one space."""
    return " ".join(token.word for token in tokenise(words))
