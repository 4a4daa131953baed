"""The word lists that find places by their surroundings: reads resources/toponyms/*.tsv once, gives them as sets and tables.

A person who knows a region and no Python extends the files: kinds.tsv (province, river, embassy ...), directions.tsv, facilities.tsv,
demonyms.tsv, abbreviations.tsv (states as news write them), context.tsv (what stands before and after places and people).

>>> lexicon = load()
>>> lexicon.kinds_after["province"].kind, lexicon.demonyms["Tajik"].place, lexicon.directions["northern"]
('admin1', 'Tajikistan', 'N')
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "toponyms"


@dataclass(frozen=True, slots=True)
class Kind:
    """A word that says what a place is: the kind it asks for and GeoNames' codes of that kind."""

    kind: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """A word that stands for a place by another name: "Tajik" for Tajikistan, "Fla." for Florida. `alone`: also without a town before it."""

    place: str
    kind: str
    country_code: str | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, by their use."""

    kinds_after: Mapping[str, Kind]
    kinds_list: Mapping[str, Kind]
    kinds_before: Mapping[str, Kind]
    kinds_heads: Mapping[str, Kind]
    kinds_named: Mapping[str, Kind]
    directions: Mapping[str, str]
    facilities: frozenset[str]
    demonyms: Mapping[str, Alias]
    abbreviations: Mapping[str, tuple[Alias, ...]]
    classes: Mapping[str, frozenset[str]]
    units: Mapping[str, float]
    numerals: Mapping[str, float]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one lexicon."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _valued(words: Iterable[str]) -> dict[str, float]:
    """Return "km=1000" as {"km": 1000.0}."""
    return {word: float(value) for word, _, value in (pair.partition("=") for pair in words)}


@functools.cache
def load() -> Lexicon:
    """Read the lexicons once a process (some milliseconds)."""
    kinds: dict[str, dict[str, Kind]] = {"after": {}, "list": {}, "before": {}, "heads": {}, "named": {}}
    for row in rows("kinds.tsv"):
        kinds[row["where"]].setdefault(row["word"], Kind(row["kind"], tuple(row["feature_codes"].split(","))))
    classes: dict[str, set[str]] = {}
    for row in rows("context.tsv"):
        classes.setdefault(row["class"], set()).add(row["word"])
    abbreviations: dict[str, tuple[Alias, ...]] = {}
    for row in rows("abbreviations.tsv"):
        alias = Alias(row["place"], row["kind"], row["country_code"] or None, row["alone"] == "yes")
        abbreviations[row["word"]] = (*abbreviations.get(row["word"], ()), alias)
    return Lexicon(
        kinds_after=kinds["after"],
        kinds_list=kinds["list"],
        kinds_before=kinds["before"],
        kinds_heads=kinds["heads"],
        kinds_named=kinds["named"],
        directions={row["word"]: row["direction"] for row in rows("directions.tsv")},
        facilities=frozenset(row["word"] for row in rows("facilities.tsv")),
        demonyms={row["word"]: Alias(row["place"], row["kind"], None, alone=True) for row in rows("demonyms.tsv")},
        abbreviations=abbreviations,
        classes={name: frozenset(words) for name, words in classes.items()},
        units=_valued(classes["distance_unit"]),
        numerals=_valued(classes["numeral"]),
    )


@dataclass(frozen=True, slots=True)
class WordLists:
    """Names of places that are also other words: `common` with SCOWL's size, `given` and `surname` with how many of 100 people bear them."""

    common: Mapping[str, int]
    given: Mapping[str, float]
    surname: Mapping[str, float]


@functools.cache
def load_words() -> WordLists:
    """Read the word lists once a process."""
    people = rows("person_names.tsv")
    return WordLists(
        common={row["word"]: int(row["size"]) for row in rows("common_words.tsv")},
        given={row["word"]: float(row["percent"]) for row in people if row["kind"] == "given"},
        surname={row["word"]: float(row["percent"]) for row in people if row["kind"] == "surname"},
    )
