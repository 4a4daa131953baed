"""Borrowed words: takes an account amid its report, tells whether sport, money, computers, the sky, medicine or a feast is what its words of violence are of.

Where somebody is harmed, something is hit or arms are named, a report of a match or a fair tells of an attack at it; where none is, a few words of the realm are
enough to say that "the Bulls shot the visitors to pieces". The lists are in `resources/incidents/realms.toml`.

>>> sorted(realms())
['computing', 'exercises', 'medicine', 'money', 'revels', 'sky', 'sport']
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.extraction.judging.view import words_of
from geomap.extraction.lexicons import nouns
from geomap.extraction.phrases.counts import stated_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.extraction.judging.view import View
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase

ENOUGH = 4
OWN = 2
"""What a realm's own word weighs; one of those beside weighs 1."""
SERIOUS = frozenset(["killed", "injured"])
PLAYED = frozenset(["revels", "exercises"])
UNBORROWED = frozenset(["protest", "riot", "arrest", "forced_work_stoppage"])
"""What is done in earnest at feasts and matches, too."""
STRUCK = frozenset(["structure", "vehicle"])


class Realm(NamedTuple):
    """A realm's own words, and those that it shares with others."""

    own: frozenset[str]
    beside: frozenset[str]


@functools.cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files("geomap").joinpath("resources/incidents/realms.toml").read_text("utf-8"))


@functools.cache
def realms() -> Mapping[str, Realm]:
    """Return the words of each realm."""
    lists = _lists()
    return {name: Realm(frozenset(lists[name]), frozenset(words)) for name, words in lists["beside"].items()}


@functools.cache
def _borrowed() -> frozenset[str]:
    return frozenset(_lists()["borrowed"])


def borrowed(view: View) -> bool:
    """Tell whether an account is of a realm that borrows the words of violence, and of nobody and nothing that was hit."""
    mentions = view.account.mentions
    if any(m.category in UNBORROWED for m in mentions):
        return False
    near = words_of(view.near)
    of = {name for name, realm in realms().items() if OWN * len(near & realm.own) + len(near & realm.beside) >= ENOUGH}
    return bool((of - PLAYED and not any(map(_of_flesh, mentions))) or (of & PLAYED and not any(map(_of_blood, mentions))))


def _of_flesh(mention: Mention) -> bool:
    """Tell whether it says who was harmed, what was hit, with what arms or by which armed people."""
    harmed = any(h.phrase.is_person or stated_count(h.phrase.head) is not None for h in mention.harms)
    armed = any((p.non_state or p.state or p.actor is not None) and not _lent(p) for p in mention.agents)
    hit = any(p.classes & STRUCK or stated_count(p.head) is not None for p in mention.targets)
    return harmed or armed or hit or any(w.name.lower().rpartition(" ")[2] not in _borrowed() for w in mention.weapons)


def _of_blood(mention: Mention) -> bool:
    """Tell whether it says that people were killed, hurt or taken, in numbers or by name, or names the group that did it."""
    harmed = any(stated_count(h.phrase.head) is not None or h.phrase.named for h in mention.harms if h.effect in SERIOUS)
    return harmed or any(p.actor is not None for p in mention.agents)


def _lent(doer: Phrase) -> bool:
    """Tell whether it is a word for armed people that is lent to others: "the teenage sniper"."""
    return doer.head.lemma_.lower() in _borrowed() and "militant" in nouns().get(doer.head.lemma_.lower(), frozenset())
