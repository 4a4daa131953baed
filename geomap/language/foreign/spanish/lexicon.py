"""Spanish words: takes a form, gives what it may be (base form, part of speech, features), known ones by the glossary and the tables of words, others by their ending.

>>> [(a.lemma, a.pos) for a in analyses("mataron")], [(a.lemma, a.pos) for a in analyses("soldados")]
([('matar', 'VERB')], [('soldado', 'NOUN')])
>>> [(a.lemma, a.pos) for a in guesses("emboscaron")]
[('emboscar', 'VERB')]
"""

from __future__ import annotations

import csv
import functools
import re
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import doers
from geomap.language.foreign.glossary import glossary
from geomap.language.foreign.spanish.inflection import gender_of, noun_forms, verb_forms
from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.language.foreign.glossary import Entry


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a form may be."""

    lemma: str
    pos: str
    feats: tuple[tuple[str, str], ...] = ()

    def feat(self, name: str) -> str:
        """Return a feature, "" where it has none."""
        return dict(self.feats).get(name, "")


ENDINGS: tuple[tuple[re.Pattern[str], str, str, dict[str, str]], ...] = (
    (re.compile("(?:aron|ó|aban?|arán?|arían?|asen?|aran?)$"), "VERB", "ar", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}),
    (re.compile("(?:ieron|ió|erán?|erían?|iesen?)$"), "VERB", "er", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}),
    (re.compile("(?:irán?|irían?)$"), "VERB", "ir", {"VerbForm": "Fin", "Tense": "Fut", "Mood": "Ind"}),
    (re.compile("ad[oa]s?$"), "VERB", "ar", {"VerbForm": "Part", "Tense": "Past"}),
    (re.compile("id[oa]s?$"), "VERB", "er", {"VerbForm": "Part", "Tense": "Past"}),
    (re.compile("ando$"), "VERB", "ar", {"VerbForm": "Ger"}),
    (re.compile("iendo$"), "VERB", "er", {"VerbForm": "Ger"}),
    (re.compile("mente$"), "ADV", "", {}),
)
"""How unknown words end, what they then are, and the ending of the verb."""
PERSONAL = re.compile("(?:ista|[aei]dor|tor|tora|dora)$")
"""How unknown nouns of people end."""
INFINITIVE = re.compile("[aei]r$")
ADJECTIVAL = re.compile("(?:al|ales|iv[oa]s?|os[oa]s?|ic[oa]s?|ari[oa]s?|ens[e]s?|eñ[oa]s?|an[oa]s?|ístic[oa]s?|ubles?|ables?|ibles?|és|esas?|eses)$")
CLITICS = re.compile("(?:(?<=[aeiáéí]r)|(?<=ndo))(?:se|me|nos)?(?:l[aeo]s?|se|me|nos)$")
DATES = frozenset({"day", "night", "morning", "dawn", "afternoon", "evening", "week", "month", "year", "hour", "minute"})
"""English words of time beside those that the glossary marks as such."""


def fold(word: str) -> str:
    """Return `word` without its accents, "ñ" kept."""
    kept = word.replace("ñ", "\0")
    return "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c)).replace("\0", "ñ")


def analyses(form: str, *, bare: bool = False) -> tuple[Analysis, ...]:
    """Return what the lexicon says that a form, in small letters, may be; `bare` tells that the text goes without accents."""
    found = _forms().get(form, ())
    if bare or not found:
        more = _folded().get(fold(form), ())
        found = (*found, *(one for one in more if one not in found))
    return found


def guesses(form: str) -> tuple[Analysis, ...]:
    """Return what an unknown form may be by its ending."""
    bare = CLITICS.sub("", form).translate(str.maketrans("áéí", "aei"))
    if bare != form and INFINITIVE.search(bare) and any(a.pos == "VERB" for a in analyses(bare)):
        return tuple(a for a in analyses(bare) if a.pos == "VERB")
    if bare != form and (found := [a for a in analyses(bare) if a.feat("VerbForm") == "Ger"]):
        return tuple(found)
    for ending, pos, verb, feats in ENDINGS:
        cut = ending.search(form)
        if cut is None or len(form) - len(cut[0]) < 2 + 1:
            continue
        if pos == "ADV":
            return (Analysis(form, pos),)
        number = {"Number": "Plur" if re.search("(?:n|s)$", form) else "Sing"} if feats["VerbForm"] != "Ger" else {}
        tense = {"Tense": "Imp"} if "aba" in cut[0] else {"Tense": "Fut"} if re.search("rán?$", form) else {}
        gender = {"Gender": "Fem" if "a" in cut[0][-2:] else "Masc"} if feats["VerbForm"] == "Part" else {}
        return (_made(form[: cut.start()] + verb, pos, {**feats, **tense, **number, **gender}),)
    number = {"Number": "Plur" if form.endswith("s") else "Sing"}
    gender = {"Gender": g} if (g := gender_of(form.removesuffix("s"))) else {}
    noun = _made(form, "NOUN", number | gender)
    return (noun, _made(form, "ADJ", number | gender)) if ADJECTIVAL.search(form) else (noun,)


def spelt(word: str) -> str:
    """Return a word, in small letters, with the accents that it may have lost, "" for what the lexicon has not.

    >>> spelt("policia"), spelt("cucuta")
    ('policía', '')
    """
    if word in _forms():
        return word
    forms = sorted(form for form in _spellings().get(fold(word), ()) if len(form) == len(word))
    return forms[0] if forms else "" if guesses(word)[0].pos not in {"VERB", "ADV"} else word


@functools.cache
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in _forms():
        found.setdefault(fold(form), []).append(form)
    return {bare: tuple(forms) for bare, forms in found.items()}


def english(lemma: str, pos: str = "NOUN") -> frozenset[str]:
    """Return the English words that the glossary has for a word by itself."""
    return frozenset(e.english for e in glossary("es").entries(lemma) if len(e.words) == 1 and (not e.pos or pos in e.pos))


@functools.cache
def is_person(lemma: str) -> bool:
    """Tell whether a noun is of people or of a body of them."""
    known = english(lemma)
    if any(e.nation for e in glossary("es").entries(lemma)):
        return True
    return bool(known & doers()) or lemma in words("people_es") or (not known and PERSONAL.search(lemma) is not None)


@functools.cache
def is_time(lemma: str) -> bool:
    """Tell whether a noun is of time: "lunes", "madrugada"."""
    return bool(english(lemma) & DATES) or any(e.date for e in glossary("es").entries(lemma) if len(e.words) == 1)


@functools.cache
def _forms() -> dict[str, tuple[Analysis, ...]]:
    found: dict[str, dict[Analysis, None]] = {}
    for form, analysis in _all():
        found.setdefault(form, {})[analysis] = None
    singles = frozenset(found)
    for entries in glossary("es").table.values():
        for form, analysis in (made for entry in entries if len(entry.words) > 1 and entry.words[0] not in singles for made in _of_entry(entry)):
            if form not in singles:
                found.setdefault(form, {})[analysis] = None  # the first word of a phrase, which has no row of its own
    return {form: tuple(kept) for form, kept in found.items()}


@functools.cache
def _folded() -> dict[str, tuple[Analysis, ...]]:
    found: dict[str, dict[Analysis, None]] = {}
    for form, kept in _forms().items():
        found.setdefault(fold(form), {}).update(dict.fromkeys(kept))
    return {form: tuple(kept) for form, kept in found.items()}


def _all() -> Iterator[tuple[str, Analysis]]:
    for row in rows("small_es.tsv"):
        yield row["word"], Analysis(row["lemma"], row["pos"], tuple(tuple(f.split("=")) for f in row["feats"].split("|") if f))  # type: ignore[misc]
    yield from ((form, _made(verb, "VERB", feats)) for verb, row in _odd().items() for form, feats in verb_forms(verb, row))
    for entries in glossary("es").table.values():
        for entry in entries:
            if len(entry.words) == 1 or entry.words[0] == "se":
                yield from _of_entry(entry)


def _of_entry(entry: Entry) -> Iterator[tuple[str, Analysis]]:
    """Yield the forms of the first word of a gloss that says what part of speech it is."""
    word, odd = entry.words[0], _odd()
    if "VERB" in entry.pos:
        verb = word if word != "se" else entry.words[1] if len(entry.words) > 1 else ""
        if INFINITIVE.search(verb) and verb not in odd:
            yield from ((form, _made(verb, "VERB", feats)) for form, feats in verb_forms(verb, odd.get(verb, {})))
        return
    if not word[0].isalpha() or entry.english.isdecimal():
        return
    if "NOUN" in entry.pos and "ADJ" not in entry.pos:
        yield from ((form, _made(word, "NOUN", feats)) for form, feats in noun_forms(word, both=is_person(word) and len(entry.words) == 1))
    if "ADJ" in entry.pos and "DET" not in entry.pos:
        for form, feats in noun_forms(word, both=True):
            yield form, _made(word, "ADJ", feats)
            if entry.nation:
                yield form, _made(word, "NOUN", feats)


@functools.cache
def _odd() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in rows("verbs_es.tsv")}


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
