"""Who is who: takes words, gives the actors of the lexicon that they name; the longest name wins.

>>> [(a.actor_id, start, end) for a, start, end in find_actors("Fighters of the Taliban and the FMLN met.")]
[('taliban', 16, 23), ('fmln', 32, 36)]
>>> [a.actor_id for a, _, _ in find_actors("THE U.S. ARMY IS THERE.")]
['us_armed_forces']
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import aliases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.extraction.lexicons import Alias, KnownActor

WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc][^\W_]+)*")
INITIAL = re.compile(r"\b[^\W\d_]\.")
"""A letter with its full stop: "U.S. Army" runs over no end of a sentence."""
ARMED_NAME = re.compile(
    r"\b(?:liberation|revolutionary|resistance|people's|popular|patriotic|martyrs|jihad|mujahid\w*|guerrilla|separatist)\b[^.;:]{0,60}"
    r"\b(?:front|army|movement|brigades?|command|commandos?|organi[sz]ation|column|battalions?)\b"
    r"|\b(?:front|movement|army|organi[sz]ation) (?:for|of) (?:the )?(?:[\w-]+ ){0,3}(?:liberation|freedom|resistance|defen[cs]e|salvation)\b"
    r"|\b(?:cartel|brigades?|commandos?|liberation (?:front|army|movement)|militia|death squads?)\b",
    re.IGNORECASE,
)
"""Names that armed groups give themselves, for groups that the lexicon does not know."""
ELISION = re.compile(r"(?:[ldjmnst]|qu)['\u2019](?=\w\w)", re.IGNORECASE)
"""What French writes together with the word behind it: "l'État", "d'Al-Qaïda"."""
POSSESSIVE = re.compile(r"(?<=\w)['\u2019\u02bc]s$|(?<=s)['\u2019\u02bc]$", re.IGNORECASE)
"""What English adds to the name of whose something is: "Al-Shabaab's fighters"."""
SHORT = 5
"""In letters: a name so short, that only one spelling bears, has no case ending in Russian."""
NON_STATE = frozenset(["armed_group", "militia", "criminal"])
STATE = frozenset(["state_force", "police", "intelligence", "international_force", "government"])


def _words(text: str, bases: Mapping[int, str] | None = None) -> list[tuple[str, int, int, str]]:
    """Return the words of `text`, folded, with their offsets and nominatives.

    A French article or preposition that is run into a name is none of it, nor is the "'s" of whose something is.
    """
    found = []
    for match in WORD.finditer(text):
        elided = ELISION.match(match[0])
        start = match.start() + (elided.end() if elided else 0)
        owner = POSSESSIVE.search(text, start, match.end())
        end = owner.start() if owner else match.end()
        word = fold(text[start:end])
        found.append((word, start, end, fold(bases[start]) if bases and start in bases else word))
    return found


def fold(word: str) -> str:
    """Return `word` without case, accents and apostrophes."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())


@functools.cache
def _index() -> Mapping[str, tuple[tuple[tuple[str, ...], Alias], ...]]:
    """Return the aliases by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Alias]]] = {}
    for alias in aliases():
        spelt = {alias.surface, alias.surface.replace("'", "")}  # "Lords Resistance Army" too
        for words in {tuple(word for word, *_ in _words(surface) if word) for surface in spelt} - {()}:
            table.setdefault(words[0], []).append((words, alias))
    return {first: tuple(sorted(found, key=lambda x: (-len(x[0]), x[1].ambiguous, not x[1].exact))) for first, found in table.items()}


def find_actors(text: str, countries: frozenset[str] = frozenset(), bases: Mapping[int, str] | None = None) -> list[tuple[KnownActor, int, int]]:
    """Return the known actors that `text` names, with their offsets. A name that several things bear counts where `countries` or a fuller name bear it out.

    `bases` are the nominatives of a language that inflects, by the offset of the word: "Исламского движения Узбекистана".
    """
    index, words = _index(), _words(text, bases)
    capitals = text.isupper()
    sure: list[tuple[KnownActor, int, int]] = []
    unsure: list[tuple[KnownActor, int, int]] = []
    at = 0
    while at < len(words):
        known = words[at][0] in index or words[at][3] in index
        hits = _matches(index, words, at, text, capitals=capitals) if known else []
        if not hits:
            at += 1
            continue
        length = len(hits[0][0])
        best = [alias for names, alias in hits if len(names) == length]
        chosen = min(best, key=lambda a: (not (a.actor.countries & countries), a.ambiguous))
        article = length > 1 and words[at][0] == "the"
        found = (chosen.actor, words[at + article][1], words[at + length - 1][2])
        (unsure if chosen.ambiguous and not chosen.actor.countries & countries else sure).append(found)
        at += length
    surely = {actor.actor_id for actor, _, _ in sure}
    return sorted(sure + [hit for hit in unsure if hit[0].actor_id in surely], key=lambda hit: hit[1])


def _matches(
    index: Mapping[str, tuple[tuple[tuple[str, ...], Alias], ...]], words: list[tuple[str, int, int, str]], at: int, text: str, *, capitals: bool
) -> list[tuple[tuple[str, ...], Alias]]:
    out = []
    first, based = words[at][0], words[at][3]
    second = (words[at + 1][0], words[at + 1][3]) if at + 1 < len(words) else ()
    for names, alias in index.get(first, ()) if first == based else (*index.get(first, ()), *index.get(based, ())):
        if len(names) > 1 and names[1] not in second:
            continue
        if len(names) > len(words) - at or any(name not in (words[at + k][0], words[at + k][3]) for k, name in enumerate(names)):
            continue
        start, end = words[at][1], words[at + len(names) - 1][2]
        surface = text[start:end]
        if capitals and alias.no_capitals:
            continue  # "IS", "WHO", "FAR" are words there
        inflected = first != based and len(names) == 1 and surface[:-2].startswith(alias.surface[:-1]) and len(surface) > SHORT
        if alias.exact and not inflected and _letters(surface) != _letters(alias.surface):
            continue
        if not alias.exact and surface[:1].islower() and alias.surface[:1].isupper() and not surface.startswith("al"):
            continue
        if "\n\n" in surface or any(mark in INITIAL.sub("", surface) for mark in ".;:?!()"):
            continue
        out.append((names, alias))
    return out if first == based else sorted(out, key=lambda hit: -len(hit[0]))


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
