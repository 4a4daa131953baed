"""Words: takes a form, gives what it may be (base form, part of speech, features), known ones by the glossary and the tables of words, others by their ending.

>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> [(a.lemma, a.pos) for form in ("mataron", "soldados") for a in analyses(SPANISH, form)]
[('matar', 'VERB'), ('soldado', 'NOUN')]
>>> [(a.lemma, a.pos) for a in guesses(SPANISH, "emboscaron")]
[('emboscar', 'VERB')]
"""

from __future__ import annotations

import csv
import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import doers
from geomap.language.foreign.glossary import glossary
from geomap.language.foreign.iberian.tongue import Analysis, english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.language.foreign.glossary import Entry
    from geomap.language.foreign.iberian.tongue import Spoken, Tongue


DATES = frozenset({"day", "night", "morning", "dawn", "afternoon", "evening", "week", "month", "year", "hour", "minute"})
"""English words of time beside those that the glossary marks as such."""


def analyses(tongue: Tongue, form: str, *, bare: bool = False) -> tuple[Analysis, ...]:
    """Return what the lexicon says that a form, in small letters, may be; `bare` tells that the text goes without accents."""
    found = _forms(tongue).get(form, ())
    if bare or not found:
        more = _folded(tongue).get(tongue.fold(form), ()) or _folded(tongue).get(tongue.fold(tongue.respell(form)), ())
        found = (*found, *(one for one in more if one not in found))
    return found


def guesses(tongue: Tongue, form: str) -> tuple[Analysis, ...]:
    """Return what an unknown form may be by its ending."""
    bare = tongue.loose(form)
    if bare != form and tongue.infinitive.search(bare) and any(a.pos == "VERB" for a in analyses(tongue, bare)):
        return tuple(a for a in analyses(tongue, bare) if a.pos == "VERB")
    if bare != form and (found := [a for a in analyses(tongue, bare) if a.feat("VerbForm") == "Ger"]):
        return tuple(found)
    for ending, pos, verb, feats in tongue.endings:
        cut = ending.search(form)
        if cut is None or len(form) - len(cut[0]) < 2 + 1:
            continue
        if pos == "ADV":
            return (Analysis(form, pos),)
        number = {"Number": "Plur" if re.search("(?:n|s|m|ão)$", form) else "Sing"} if feats["VerbForm"] != "Ger" else {}
        tense = {"Tense": "Imp"} if re.match("a[bv]a", cut[0]) else {"Tense": "Fut"} if re.search("r(?:án?|ão)$", form) else {}
        gender = {"Gender": "Fem" if "a" in cut[0][-2:] else "Masc"} if feats["VerbForm"] == "Part" else {}
        return (_made(form[: cut.start()] + verb, pos, {**feats, **tense, **number, **gender}),)
    number = {"Number": "Plur" if form.endswith("s") else "Sing"}
    gender = {"Gender": g} if (g := tongue.gender_of(form.removesuffix("s"))) else {}
    noun = _made(form, "NOUN", number | gender)
    return (noun, _made(form, "ADJ", number | gender)) if tongue.adjectival.search(form) else (noun,)


def spelt(tongue: Tongue, word: str) -> str:
    """Return a word, in small letters, with the accents that it may have lost, "" for what the lexicon has not.

    >>> from geomap.language.foreign.iberian.spanish import SPANISH
    >>> spelt(SPANISH, "policia"), spelt(SPANISH, "cucuta")
    ('policía', '')
    """
    if word in _forms(tongue) or len(tongue.part(word, opens=False, named=False, inside=False)) > 1:
        return word
    forms = sorted(form for form in _spellings(tongue).get(tongue.fold(word), ()) if len(form) == len(word))
    return forms[0] if forms else "" if guesses(tongue, word)[0].pos not in {"VERB", "ADV"} else word


@functools.cache
def _spellings(tongue: Tongue) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in _forms(tongue):
        found.setdefault(tongue.fold(form), []).append(form)
    return {bare: tuple(forms) for bare, forms in found.items()}


def is_person(word: Spoken) -> bool:
    """Tell whether a noun is of people or of a body of them."""
    return _is_of_people(word.tongue, word.lemma)


@functools.cache
def _is_of_people(tongue: Tongue, lemma: str) -> bool:
    known = english(tongue, lemma)
    if any(e.nation for e in tongue.entries(lemma)):
        return True
    return bool(known & doers()) or lemma in tongue.words("people") or (not known and tongue.personal.search(lemma) is not None)


def is_time(word: Spoken) -> bool:
    """Tell whether a noun is of time: "lunes", "madrugada"."""
    return _is_of_time(word.tongue, word.lemma)


@functools.cache
def _is_of_time(tongue: Tongue, lemma: str) -> bool:
    return bool(english(tongue, lemma) & DATES) or any(e.date for e in tongue.entries(lemma) if len(e.words) == 1)


def is_quantity(word: Spoken) -> bool:
    """Tell whether a noun is a number: "docena"."""
    return any(e.becomes == "NUM" or e.english.isdecimal() for e in word.tongue.entries(word.lemma))


@functools.cache
def _forms(tongue: Tongue) -> dict[str, tuple[Analysis, ...]]:
    found: dict[str, dict[Analysis, None]] = {}
    for form, analysis in _all(tongue):
        found.setdefault(form, {})[analysis] = None
    singles = frozenset(found)
    for entries in glossary(tongue.code).table.values():
        for form, analysis in (made for entry in entries if len(entry.words) > 1 and entry.words[0] not in singles for made in _of_entry(tongue, entry)):
            if form not in singles:
                found.setdefault(form, {})[analysis] = None  # the first word of a phrase, which has no row of its own
    return {form: tuple(kept) for form, kept in found.items()}


@functools.cache
def _folded(tongue: Tongue) -> dict[str, tuple[Analysis, ...]]:
    found: dict[str, dict[Analysis, None]] = {}
    for form, kept in _forms(tongue).items():
        found.setdefault(tongue.fold(form), {}).update(dict.fromkeys(kept))
    return {form: tuple(kept) for form, kept in found.items()}


def _all(tongue: Tongue) -> Iterator[tuple[str, Analysis]]:
    for row in rows(f"small_{tongue.code}.tsv"):
        yield row["word"], Analysis(row["lemma"], row["pos"], tuple(tuple(f.split("=")) for f in row["feats"].split("|") if f))  # type: ignore[misc]
    yield from ((form, _made(verb, "VERB", feats)) for verb, row in _odd(tongue).items() for form, feats in tongue.verb_forms(verb, row))
    for entries in glossary(tongue.code).table.values():
        for entry in entries:
            if len(entry.words) == 1 or entry.words[0] == "se":
                yield from _of_entry(tongue, entry)


def _of_entry(tongue: Tongue, entry: Entry) -> Iterator[tuple[str, Analysis]]:
    """Yield the forms of the first word of a gloss that says what part of speech it is."""
    word, odd = entry.words[0], _odd(tongue)
    if "VERB" in entry.pos:
        verb = word if word != "se" else entry.words[1] if len(entry.words) > 1 else ""
        if tongue.infinitive.search(verb) and verb not in odd:
            yield from ((form, _made(verb, "VERB", feats)) for form, feats in tongue.verb_forms(verb, odd.get(verb, {})))
        return
    if not word[0].isalpha() or entry.english.isdecimal():
        return
    if "NOUN" in entry.pos and "ADJ" not in entry.pos:
        yield from ((form, _made(word, "NOUN", feats)) for form, feats in tongue.noun_forms(word, both=_is_of_people(tongue, word) and len(entry.words) == 1))
    if "ADJ" in entry.pos and "DET" not in entry.pos:
        for form, feats in tongue.noun_forms(word, both=True):
            yield form, _made(word, "ADJ", feats)
            if entry.nation:
                yield form, _made(word, "NOUN", feats)


@functools.cache
def _odd(tongue: Tongue) -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in rows(f"verbs_{tongue.code}.tsv")}


def _made(lemma: str, pos: str, feats: dict[str, str]) -> Analysis:
    return Analysis(lemma, pos, tuple(sorted(feats.items())))


def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read a table of words of this room."""
    return rows_of("language", name)


@functools.cache
def rows_of(folder: str, name: str) -> tuple[dict[str, str], ...]:
    """Read a table of the lexicons."""
    text = resources.files("geomap").joinpath("resources", folder, name).read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
