"""What a phrase is to its verb: takes words and what a clause already has, tells subject, object, agent and who is meant by a personal "a".

>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> from geomap.language.foreign.iberian.tongue import Spoken
>>> is_someone(Spoken("guerrilleros", 0, "guerrillero", "NOUN", tongue=SPANISH)), is_someone(Spoken("carretera", 0, "carretera", "NOUN", tongue=SPANISH))
(True, False)
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.lexicon import is_person, is_quantity, is_time, rows_of

if TYPE_CHECKING:
    from geomap.language.foreign.iberian.tongue import Spoken

DONE = frozenset({"shelling", "airstrike", "bombing", "attack", "ambush", "raid", "offensive", "gunfire"})
FORCES = frozenset(
    {"army", "military", "air force", "guerrilla", "militia", "gang", "rebel", "terrorist", "jihadist", "insurgent", "paramilitary", "gunman", "bandit"}
)
HARMING = frozenset({"abduct", "behead", "execute", "injure", "kidnap", "kill", "murder", "shoot", "slay", "stab", "wound"})
HITTING = frozenset(
    {
        "attack",
        "target",
        "hit",
        "ambush",
        "torch",
        "rob",
        "bombard",
        "shell",
        "destroy",
        "damage",
        "storm",
        "raid",
        "shoot",
        "kill",
        "slay",
        "seize",
        "arrest",
        "capture",
        "kidnap",
        "detain",
        "rescue",
        "release",
        "free",
        "eliminate",
        "murder",
        "injure",
    }
)


def is_someone(word: Spoken) -> bool:
    """Tell whether a word is of people, of a body of them, or a name that is no place's."""
    if word.pos == "PROPN":
        return word.entity != "GPE"
    return word.pos == "NUM" or (word.pos == "PRON" and word.feats.get("PronType") != "Rel") or is_person(word)


def is_day(word: Spoken) -> bool:
    """Tell whether a word is of time."""
    return (word.pos == "NOUN" and is_time(word)) or word.key in {"hoy", "ayer", "anoche", "anteayer", "mañana"}


def is_deed(word: Spoken) -> bool:
    """Tell whether a noun tells that something is done: "ataque", "combate"."""
    return word.pos == "NOUN" and bool(word.english()) and not word.english() & things() and not is_time(word)


def is_done_by(deed: Spoken, word: Spoken) -> bool:
    """Tell whether "de" says who did a deed: "un bombardeo | del Ejército", not "el asesinato del soldado"."""
    return bool(deed.english() & DONE) and (word.entity == "ORG" or bool(word.english() & FORCES))


def does(word: Spoken) -> bool:
    """Tell whether what stands behind "por" did it: people, names, weapons; not a crime or a reason."""
    return is_someone(word) or bool(word.english() & (things() | {"gunfire", "explosion", "shrapnel", "strike", "airstrike", "ambush"}))


def hits(verb: Spoken, noun: Spoken) -> bool:
    """Tell whether a verb may have a thing behind "a" for its object: "atacaron | a la base", not "mató | a balazos"."""
    return bool(verb.english("VERB") & HITTING) and bool(noun.english() & targets())


def harms(verb: Spoken) -> bool:
    """Tell whether a verb is of what is done to people alone, so that a noun of no glossary behind its "a un" is of one: "acribillaron | a una bailarina"."""
    return bool(verb.english("VERB") & HARMING)


def happens(verb: Spoken) -> bool:
    """Tell whether who stands behind a verb is its subject: "murieron | tres soldados"."""
    return verb.within("happening")


def tells(verb: Spoken) -> bool:
    """Tell whether a verb is of telling."""
    return verb.within("telling")


def is_plural(word: Spoken, joined: bool = False) -> bool:  # noqa: FBT001, FBT002 - one plain switch
    """Tell whether a noun is in the plural, or joined to another."""
    return joined or word.feats.get("Number") == "Plur" or (word.pos == "PROPN" and word.text.lower().startswith("los "))


def agrees(noun: Spoken, verb: Spoken, *, joined: bool = False) -> bool:
    """Tell whether a noun may be the subject of a finite verb, or what a participle describes, by their forms."""
    number = verb.feats.get("Number", "")
    if noun.pos in {"PROPN", "PRON"} or not number or "Number" not in noun.feats:
        return not (number == "Plur" and noun.pos == "PROPN" and not joined and noun.entity in {"PERSON", "GPE"})
    quantity = is_quantity(noun)
    if not quantity and (("Plur" if joined else noun.feats["Number"]) != number):
        return False
    gender = verb.feats.get("Gender", "")
    return joined or not gender or gender == "Masc" or noun.feats.get("Gender", gender) == gender or quantity


@functools.cache
def targets() -> frozenset[str]:
    """Return the English nouns of what is built and what moves."""
    return frozenset(row["lemma"] for row in rows_of("incidents", "nouns.tsv") if row["class"] in {"structure", "vehicle"})


@functools.cache
def things() -> frozenset[str]:
    """Return the last words of the English nouns of people and things."""
    return frozenset(row.get("lemma") or row["name"] for name in ("nouns.tsv", "weapons.tsv") for row in rows_of("incidents", name))
