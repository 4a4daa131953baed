"""The grammar: takes resources/dates/rules*.toml, gives compiled rules, once a process and language.

>>> grammar = open_grammar("en")
>>> [rule.name for rule in grammar.rules if rule.build == "week_of"]
['week-of']
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from geomap.dates.lexicon import LANGUAGES, Lexicon, open_lexicon
from geomap.dates.patterns import Alphabet, literals_of

if TYPE_CHECKING:
    import re


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its expression over the alphabet's characters, and the name of the function that builds its meaning."""

    name: str
    regex: re.Pattern[str]
    build: str
    example: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules with the lexicon and the alphabet that they are written in."""

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    alphabet: Alphabet
    language: str


@functools.cache
def open_grammar(language: str) -> Grammar:
    """Load the rules of English and of `language` where there are any."""
    folder = resources.files("geomap").joinpath("resources", "dates")
    names = [*(f"rules_{code}.toml" for code in LANGUAGES[1:] if code == language), "rules.toml"]
    tables = [tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")) for name in names]
    macros: dict[str, str] = {}
    for table in tables:
        macros |= table.get("macros", {})
    rows = [row for table in tables for row in table["rules"]]
    lexicon = open_lexicon(language)
    alphabet = Alphabet(lexicon, literals_of([row["pattern"] for row in rows] + list(macros.values())))
    return Grammar(
        tuple(Rule(row["name"], alphabet.compile(row["pattern"], macros), row["build"], row["example"]) for row in rows), lexicon, alphabet, language
    )
