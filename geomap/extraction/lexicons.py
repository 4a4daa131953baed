"""The word lists of this room, read once from `resources/incidents`: takes a name, gives a table.

>>> sorted(rule.category for rule in triggers()["bombing", "NOUN"])
['air_strike', 'bombing', 'suicide_bombing']
>>> numbers()["dozens"].low
24
"""

from __future__ import annotations

import csv
import functools
import itertools
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, cast

from geomap.types import Count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.types import Qualifier

FOLDER = "resources/incidents"
PERSONAL = frozenset(["civilian", "leader", "militant", "official", "person", "security", "suspect"])
"""The classes of nouns that speak of people."""

Dependent = tuple[str, str, str]
UNSAID = frozenset(["armed", "arms", "doer", "led", "marked", "negated", "stranger"])
"""The relations that ask for no word of the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a word tells of: `category` "-" where it tells of none by itself; `frame` says where its participants stand.

    `kind`: "event" tells of an incident by itself, "harm" of what it did to people, "blast" of an explosion of whatever cause, "placing" of an explosive laid, "operation" of what may
    be no more than a patrol, "damage" of property, "weak" and "generic" of something only beside others. `needs` are the classes of which the object must be one;
    `requires` are the dependents of which one, or all of one tuple ("&"), must be there, as (relation, lemma, lemma below or ""); "above" is the word that it hangs
    on, "done" whom or what it is done to, "doer" is who does it, by class, "beside" any word of the sentence, "of" what is said of whose it is ("the bodies of five
    beheaded men"); "marked", "armed", "stranger", "led" and "negated" are told in `roles/marks.py`.
    """

    lemma: str
    pos: str
    category: str
    kind: str
    frame: str
    effect: str
    needs: frozenset[str]
    requires: tuple[tuple[Dependent, ...], ...]
    worded: Mapping[str, list[tuple[Dependent, ...]]] = field(default_factory=dict, compare=False, repr=False)
    """Those of `requires` by a word without which a sentence cannot have them, "" where they name none."""

    @property
    def is_sign(self) -> bool:
        """Tell whether it is for a weapon or a coming that tells of a deed only beside harm."""
        return self.kind == "weak" and self.lemma.startswith("(")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An actor of the lexicon: `kind` is "organisation" or "group", `type` "armed_group", "militia", "criminal", "state_force", "police" ..."""

    actor_id: str
    name: str
    kind: str
    type: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name of an actor: `exact` where its case must fit (acronyms), `ambiguous` where it names other things too, `no_capitals` where capitals make it a word."""

    surface: str
    actor: KnownActor
    exact: bool
    ambiguous: bool
    no_capitals: bool


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("geomap").joinpath(f"{FOLDER}/{name}").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _word_in(every: tuple[Dependent, ...]) -> str:
    """Return a word without which a sentence cannot have all of these dependents, or ""."""
    return next((lemma for relation, lemma, _ in every if relation not in UNSAID and lemma != "*"), "")


def _requires(cell: str) -> tuple[tuple[Dependent, ...], ...]:
    return tuple(every for group in cell.split("|") if group for every in itertools.product(*map(_choices, group.split("&"))))


def _choices(item: str) -> list[Dependent]:
    """Return the dependents that an item stands for: "{a list}" is for each of its words, and "done" for an object or the subject of a passive."""
    relation, _, rest = item.partition(":")
    lemma, _, below = rest.partition(">")
    relations = ("dobj", "nsubjpass") if relation == "done" else (relation,)
    return [(kind, word, under) for kind in relations for word in _any_of(lemma or "*") for under in _any_of(below)]


def _any_of(cell: str) -> list[str]:
    return _dependents()[cell[1:-1]] if cell.startswith("{") else [cell]


@functools.cache
def _dependents() -> Mapping[str, list[str]]:
    text = resources.files("geomap").joinpath(f"{FOLDER}/dependents.toml").read_text("utf-8")
    return cast("Mapping[str, list[str]]", tomllib.loads(text))


@functools.cache
def triggers() -> Mapping[tuple[str, str], tuple[Rule, ...]]:
    """Return the rules by lemma and part of speech, the more demanding ones first."""
    table: dict[tuple[str, str], list[Rule]] = {}
    for row in _rows("triggers.tsv"):
        requires = _requires(row["with"])
        worded: dict[str, list[tuple[Dependent, ...]]] = {}
        for every in requires:
            worded.setdefault(_word_in(every), []).append(every)
        rule = Rule(
            lemma=row["lemma"],
            pos=row["pos"],
            category=row["category"],
            kind=row["kind"],
            frame=row["frame"],
            effect=row["effect"],
            needs=frozenset(filter(None, row["needs"].split("|"))),
            requires=requires,
            worded=worded,
        )
        table.setdefault((row["lemma"], row["pos"]), []).append(rule)
    return {key: tuple(sorted(rules, key=lambda r: not r.requires)) for key, rules in table.items()}


@functools.cache
def nouns() -> Mapping[str, frozenset[str]]:
    """Return the classes of common nouns: militant, security, official, civilian, structure, vehicle, device ... A noun that geomap's own table leaves out has WordNet's."""
    table: dict[str, set[str]] = {}
    for row in _rows("nouns.tsv"):
        table.setdefault(row["lemma"], set()).add(row["class"])
    others = {row["lemma"]: frozenset({row["class"]}) for row in _rows("nouns_wordnet.tsv")}
    return others | {lemma: frozenset(classes) for lemma, classes in table.items()}


@functools.cache
def weapons() -> Mapping[tuple[str, ...], tuple[str, str]]:
    """Return (kind, category that it makes of an attack) by the weapon's words."""
    return {tuple(row["name"].lower().split()): (row["kind"], row["category"]) for row in _rows("weapons.tsv")}


@functools.cache
def weapon_ends() -> frozenset[str]:
    """Return all that the last words of weapons' names end with, the whole words and nothing included."""
    return frozenset(name[-1][at:] for name in weapons() for at in range(len(name[-1]) + 1))


@functools.cache
def numbers() -> Mapping[str, Count]:
    """Return what words of number mean."""

    def bound(cell: str) -> int | None:
        return int(cell) if cell else None

    return {
        row["word"]: Count(low=bound(row["low"]), best=bound(row["best"]), high=bound(row["high"]), qualifier=cast("Qualifier", row["qualifier"]))
        for row in _rows("numbers.tsv")
    }


@functools.cache
def aliases() -> tuple[Alias, ...]:
    """Return the names of the known actors."""
    out = []
    for row in _rows("actors.tsv"):
        countries = frozenset(filter(None, row["country_codes"].split(";")))
        actor = KnownActor(actor_id=row["actor_id"], name=row["name"], kind=row["kind"], type=row["type"], countries=countries)
        ambiguous, no_capitals = set(row["ambiguous"].split("|")), set(row["not_in_capitals"].split("|"))
        for exact, cell in ((False, row["name"]), (False, row["aliases"]), (True, row["aliases_exact"])):
            out += [
                Alias(surface=name, actor=actor, exact=exact, ambiguous=name in ambiguous, no_capitals=name in no_capitals)
                for name in dict.fromkeys(filter(None, cell.split("|")))
            ]
    return tuple(out)


@functools.cache
def context() -> Mapping[str, frozenset[str]]:
    """Return the lists of words that say how real, how sure and of what kind their neighbours are."""
    text = resources.files("geomap").joinpath(f"{FOLDER}/context.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


@functools.cache
def ranks() -> Mapping[str, int]:
    """Return which one of many an ordinal tells of: "second" is 2."""
    text = resources.files("geomap").joinpath(f"{FOLDER}/counting.toml").read_text("utf-8")
    return {word: at for at, word in enumerate(tomllib.loads(text)["ranks"], 1)}


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the list `name` of the words that say what a phrase speaks of, which part it plays, and how many."""
    return _word_lists()[name]


@functools.cache
def _word_lists() -> Mapping[str, frozenset[str]]:
    files = (resources.files("geomap").joinpath(f"{FOLDER}/{name}.toml") for name in ("phrases", "counting", "anchoring"))
    return {name: frozenset(found) for file in files for name, found in tomllib.loads(file.read_text("utf-8")).items()}


@functools.cache
def topics() -> Mapping[str, frozenset[str]]:
    """Return the lists of words by which sport, money, fiction, drills, court stories and accidents are told from incidents."""
    text = resources.files("geomap").joinpath(f"{FOLDER}/topics.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


@functools.cache
def fought_over() -> frozenset[str]:
    """Return the codes of the countries that have seen much organised violence."""
    return frozenset(row["country"] for row in _rows("fought_over.tsv"))


@functools.cache
def categories() -> Mapping[str, Mapping[str, str]]:
    """Return, for each category, what it is called in ACLED, PLOVER, GTD and MUC-4."""
    return {row["category"]: row for row in _rows("categories.tsv")}


@functools.cache
def weights() -> Mapping[str, float]:
    """Return how much each sign says for two mentions telling of the same incident."""
    text = resources.files("geomap").joinpath(f"{FOLDER}/joining.toml").read_text("utf-8")
    return tomllib.loads(text)
