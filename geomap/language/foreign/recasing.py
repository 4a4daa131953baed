"""Case given back to French, Portuguese, Russian and Spanish in capitals, or without any: takes such a text and its language, gives one of the same length as a newspaper would print it.

French has, as English, the order of frequency of its model's words, which gives back the accents, too, that capitals often go without. Russian has a dictionary
that tells names and initials; a noun that neither it nor the glossary knows is taken for a name.

>>> recase("Une bombe a explos\u00e9.", "fr")
'Une bombe a explos\u00e9.'
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from geomap.language.casing import BIAS, LONGEST_ACRONYM, NEVER, is_capitals, is_small, named, opens
from geomap.language.foreign.glossary import glossary
from geomap.language.words import cased_names, initials, words

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+")
NAMING = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn", "Trad"})
"""The marks that the dictionary of Russian has for what is written with a capital."""
AREA = re.compile(
    "\u0441\u043a(?:\u0438\u0439|\u043e\u0439|\u043e\u043c|\u043e\u0433\u043e|\u043e\u043c\u0443|\u0430\u044f|\u0443\u044e|\u0438\u043c|\u043e\u0435)$"
)
UNIT = re.compile(
    r" (?:(?:\u0433\u043e\u0440\u043e\u0434\u0441\u043a|\u043c\u0443\u043d\u0438\u0446\u0438\u043f\u0430\u043b\u044c\u043d)[^\W\d_]+ )?(?:\u0440\u0430\u0439\u043e\u043d|\u043e\u0431\u043b\u0430\u0441\u0442|\u043a\u0440\u0430[\u0439\u044f\u044e\u0435]|\u043e\u043a\u0440\u0443\u0433|\u0440\u0435\u0441\u043f\u0443\u0431\u043b\u0438\u043a|\u0443\u0435\u0437\u0434|\u0433\u0443\u0431\u0435\u0440\u043d\u0438)",
    re.IGNORECASE,
)
"""How an adjective ends that names an area, and what stands behind it: "\u0411\u0435\u043b\u0433\u043e\u0440\u043e\u0434\u0441\u043a\u043e\u0439 \u043e\u0431\u043b\u0430\u0441\u0442\u0438"."""
VOWELS = frozenset("\u0430\u0435\u0451\u0438\u043e\u0443\u044b\u044d\u044e\u044f")
QUOTES = frozenset('\u00ab\u201c\u201e"')
SELDOM = 20_000
"""From what place in the order of frequency a word may be the initials of a group."""
PARTICIPLE = 8
"""How many times rarer a participle with its accent may be than the word without, of which capitals do not tell it: "TUE"."""
VERB = re.compile(r"\s+(?:la|le|les|un|une|des|ce|cette|ces|son|sa|ses|que)\b|\s+(?:l|qu)['\u2019]", re.IGNORECASE)
"""What stands behind a verb, not behind a participle: "ANNONCE LA MORT"."""
HELPER = re.compile(r"\b(?:a|ai|ont|est|sont|ete|\u00e9t\u00e9|avait|avaient|etait|etaient|fut|furent|ayant)\s+$", re.IGNORECASE)
DONE = re.compile("(?:\u00e9e?s?|fait|pris|mis|eu|dit|ouvert|perdu)$")


def recase(text: str, language: str) -> str:
    """Return `text` with the case, and in French the accents, that its words usually have, where it is all in capitals or has none; offsets stay."""
    if not (is_capitals(text) or is_small(text)):
        return text
    accented = any(ord(sign) > 0x7F and sign.isalpha() for sign in text)
    spell = _french(restore=not accented) if language == "fr" else _iberian(language) if language in {"es", "pt"} else _russian
    matches = list(WORD.finditer(text))
    known = named(_bare(text), matches, _names(language))
    out, at = [], 0
    for i, m in enumerate(matches):
        out.append(text[at : m.start()])
        word = known.get(i) or spell(m[0].lower(), text, m)
        if m[0].lower() in words("sides_fr"):
            word = m[0].lower() if _only_a_side(matches, i, text) else _titled(m[0].lower())
        if opens(text, m) or (language == "ru" and text[m.start() - 1 : m.start()] in QUOTES):
            word = word[:1].upper() + word[1:]
        out.append(word if len(word) == len(m[0]) else m[0])
        at = m.end()
    return "".join([*out, text[at:]])


@functools.cache
def _names(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the names of several words that are given their capitals, those that only Portuguese takes for common words among them: "CABO DELGADO"."""
    names = dict(cased_names())
    for name in sorted(words("cased_pt")) if language == "pt" else ():
        parts = tuple(_bare(name).split())
        names[parts[0].lower()] = (parts, *names.get(parts[0].lower(), ()))
    return names


def _only_a_side(matches: list[re.Match[str]], at: int, text: str) -> bool:
    """Tell whether a quarter of the compass is no part of a name: "le nord-ouest", not "le Nord-Kivu"."""
    beside = [matches[k] for k in (at - 1, at + 1) if 0 <= k < len(matches)]
    return all(m[0].lower() in words("sides_fr") or "-" not in text[min(m.end(), matches[at].end()) : max(m.start(), matches[at].start())] for m in beside)


def _bare(text: str) -> str:
    """Return `text` at its length without accents."""
    return "".join(unicodedata.normalize("NFD", sign)[0] if "\u00c0" <= sign < "\u0180" else sign for sign in text)


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


def _french(*, restore: bool) -> Callable[[str, str, re.Match[str]], str]:
    """Return what spells a French word; `restore` tells that accents are missing."""
    ranks, accented = _frequencies()

    def spell(word: str, text: str, m: re.Match[str]) -> str:
        if text[m.end() : m.end() + 1] in ("'", "\u2019") and len(word) < 3 + 1:
            return word  # "l'", "qu'"
        if restore:
            word = _with_accents(word, ranks, accented, text[max(0, m.start() - 8) : m.start()], text[m.end() : m.end() + 24])
        lower, title, upper = (ranks.get(form, NEVER) for form in (word, _titled(word), word.upper()))
        if word.upper() in initials() and lower > SELDOM and title > SELDOM:
            return word.upper()
        if 1 < len(word) <= LONGEST_ACRONYM and upper * (1 if m[0].isupper() else BIAS) < min(lower, title):
            return word.upper()
        return _titled(word) if title * BIAS < lower or lower == NEVER else word

    return spell


def _with_accents(word: str, ranks: dict[str, int], accented: dict[str, list[str]], before: str, after: str) -> str:
    """Return the word of those that differ from `word` by accents alone that is seen most often; "a" is a verb before what was done."""
    if word == "a":
        behind = WORD.search(after)
        done = behind[0].lower() if behind else ""
        return "a" if DONE.search(done) or any(map(DONE.search, accented.get(done, ()))) else "\u00e0"
    best = min((word, *accented.get(word, ())), key=lambda form: ranks.get(form, NEVER))
    told = "" if VERB.match(after) and not HELPER.search(before) else _participle(word, accented)
    return told if told and ranks.get(told, NEVER) < PARTICIPLE * ranks.get(best, NEVER) else best


def _participle(word: str, accented: dict[str, list[str]]) -> str:
    """Return the participle in -\u00e9 that a word may be, "" for none."""
    return next((form for form in accented.get(word, ()) if re.search("\u00e9s?$", form)), "")


def _iberian(language: str) -> Callable[[str, str, re.Match[str]], str]:
    """Return what spells a word of Spanish or Portuguese within a sentence, with the accents that capitals go without; what the lexicon has not is a name."""
    from geomap.language.foreign.iberian import TONGUES
    from geomap.language.foreign.iberian.lexicon import spelt

    def spell(word: str, text: str, m: re.Match[str]) -> str:  # noqa: ARG001 - as the others are called
        if m[0].isupper() and word.upper() in initials():
            return word.upper()
        return spelt(TONGUES[language], word) or _titled(word)

    return spell


@functools.cache
def _frequencies() -> tuple[dict[str, int], dict[str, list[str]]]:
    """Return how rare each word of the French model is, and which words with accents one without them may be."""
    from geomap.language.foreign.french import model

    vocab = model().vocab
    ranks: dict[str, int] = {}
    accented: dict[str, list[str]] = {}
    for at, key in enumerate(vocab.vectors.key2row):
        word = str(vocab.strings[key])
        if word.isalpha():
            ranks.setdefault(word, at)
            if word.islower() and not word.isascii() and "\u0153" not in word:
                accented.setdefault(_bare(word), []).append(word)
    return ranks, accented


def _russian(word: str, text: str, m: re.Match[str]) -> str:
    """Return a Russian word as it is spelt within a sentence."""
    from geomap.language.foreign.russian import models

    if word.isascii():
        return _titled(word) if len(word) > LONGEST_ACRONYM or not m[0].isupper() else m[0]
    dictionary = models().dictionary
    if len(word) == 1:
        initial = text[m.end() : m.end() + 1] == "." and not text[: m.start()].rstrip()[-1:].isdigit()
        return word.upper() if initial else word
    if word in words("initials_ru"):
        return word.upper()
    best = dictionary.parse(word)[0]
    glossed = any(len(entry.words) == 1 for form in (word, best.normal_form) for entry in glossary("ru").entries(form))
    known = dictionary.word_is_known(word)
    if known and "Abbr" in best.tag:
        return word.upper()
    if len(word) <= LONGEST_ACRONYM and (str(best.tag) == "UNKN" or not VOWELS & set(word)):
        return word.upper()
    if AREA.search(word) and UNIT.match(text, m.end()) and best.normal_form not in words("plain_units_ru"):
        return _titled(word)
    if glossed and "Geox" not in best.tag:
        return word
    name = any(mark in best.tag for mark in NAMING)
    return _titled(word) if name or (not known and best.tag.POS == "NOUN") else word
