"""Spanish: its forms by rule, and the value that the grammar asks: takes a verb, a noun or an adjective in its base form, gives its forms with what each says (verbs of the third person alone).

What no rule gives (past stems, participles, changed vowels) are rows of resources/language/verbs_es.tsv.

>>> forms = dict(verb_forms("atacar", {}))
>>> forms["atacó"]["Tense"], forms["atacado"]["VerbForm"], forms["ataquen"]["Mood"]
('Past', 'Part', 'Sub')
>>> sorted(dict(noun_forms("explosión"))), sorted(dict(noun_forms("herido", both=True)))
(['explosiones', 'explosión'], ['herida', 'heridas', 'herido', 'heridos'])
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.tongue import Tongue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Feats = dict[str, str]

VOWELS = "aeiouáéíóú"
FEMININE = re.compile("(?:a|ción|sión|xión|dad|tad|tud|umbre|ez|triz)$")
MASCULINE_IN_A = re.compile("(?:ema|oma|ista|cida|día|policía|guardia|mapa|cura|guía|colega|terrorista|suicida|atleta|cabecilla|vigía|camarada)$")
NUMBERS = ("Sing", "Plur")
WITHOUT_ACCENTS = str.maketrans("áéíóú", "aeiou")


def noun_forms(lemma: str, *, both: bool = False, gender: str = "") -> Iterator[tuple[str, Feats]]:
    """Yield the forms of a noun or an adjective; `both` tells that it has a feminine beside its masculine."""
    yield from _numbers(lemma, gender or gender_of(lemma))
    if both and lemma.endswith("o"):
        yield from _numbers(lemma[:-1] + "a", "Fem")
    elif both and re.search("(?:[dt]or|[áéíó]n|és)$", lemma):
        yield from _numbers(lemma.translate(WITHOUT_ACCENTS) + "a", "Fem")


def gender_of(noun: str) -> str:
    """Return the gender that the ending of a noun tells, "" where it tells none."""
    if MASCULINE_IN_A.search(noun) or noun.endswith(("e", "i", "í", "ú", "s", "z", "nte", "al", "il")):
        return ""
    if noun in {"mano", "moto", "foto", "radio"} or (FEMININE.search(noun) and noun not in {"día", "mapa"}):
        return "Fem"
    return "Masc" if noun.endswith(("o", "or", "ón", "án")) else ""


def _numbers(word: str, gender: str) -> Iterator[tuple[str, Feats]]:
    agreed = {"Gender": gender} if gender else {}
    one = "Sing" if not re.search("[^áéíóúé]s$", word) or word.endswith("és") else ""
    yield word, agreed | ({"Number": one} if one else {})
    plural = _plural(word)
    if plural != word:
        yield plural, {**agreed, "Number": "Plur"}


def _plural(word: str) -> str:
    last = word[-1]
    if last == "z":
        return word[:-1] + "ces"
    if last == "s":
        return word.translate(WITHOUT_ACCENTS) + "es" if re.search("[áéíóú]s$", word) else word
    if last in "íú":
        return word + "es"
    if last in VOWELS:
        return word + "s"
    if re.search("[áéíóú]n$", word):
        return word[:-2] + word[-2].translate(WITHOUT_ACCENTS) + "nes"
    if word == "joven":
        return "jóvenes"
    return word + "es" if last.isalpha() and word.islower() else word


def verb_forms(verb: str, odd: Mapping[str, str]) -> Iterator[tuple[str, Feats]]:
    """Yield the forms of `verb`, whose row of the table of verbs is `odd`, in the third person, with its participles, gerund and infinitive."""
    stem, ending = verb[:-2], verb[-2:].translate(WITHOUT_ACCENTS)
    first = ending == "ar"
    yield verb, {"VerbForm": "Inf"}
    past = _pair(odd.get("preterite", "")) or _past(stem, ending, odd.get("stem", ""))
    yield from _finite(past, {"Tense": "Past", "Mood": "Ind"})
    now = _pair(odd.get("present", "")) or _present(stem, ending, odd.get("stem", ""))
    yield from _finite(now, {"Tense": "Pres", "Mood": "Ind"})
    imperfect = _pair(odd.get("imperfect", "")) or ((stem + "aba", stem + "aban") if first else (stem + "ía", stem + "ían"))
    yield from _finite(imperfect, {"Tense": "Imp", "Mood": "Ind"})
    future = odd.get("future") or verb.translate(WITHOUT_ACCENTS)
    yield from _finite((future + "á", future + "án"), {"Tense": "Fut", "Mood": "Ind"})
    yield from _finite((future + "ía", future + "ían"), {"Mood": "Cnd"})
    ends = ("e", "en") if first else ("a", "an")
    subjunctive = odd.get("subjunctive") or _before(_tonic(stem, odd.get("stem", "")), ending, front=first)
    yield from _finite((subjunctive + ends[0], subjunctive + ends[1]), {"Tense": "Pres", "Mood": "Sub"})
    base = past[1].removesuffix("ron")
    yield from _finite((base + "ra", base + "ran"), {"Tense": "Past", "Mood": "Sub"})
    yield from _finite((base + "se", base + "sen"), {"Tense": "Past", "Mood": "Sub"})
    yield odd.get("gerund") or _gerund(stem, ending, odd.get("stem", "")), {"VerbForm": "Ger"}
    participle = odd.get("participle") or _participle(stem, ending)
    for form, feats in noun_forms(participle, both=True):
        yield form, {**feats, "VerbForm": "Part", "Tense": "Past"}


def _pair(told: str) -> tuple[str, str] | None:
    one, _, many = told.partition(",")
    return (one, many) if many else None


def _finite(pair: tuple[str, str], feats: Feats) -> Iterator[tuple[str, Feats]]:
    for form, number in zip(pair, NUMBERS, strict=True):
        yield form, {**feats, "VerbForm": "Fin", "Number": number}


def _tonic(stem: str, change: str) -> str:
    """Return a stem as it is where the stress falls on it: "encontr" is "encuentr"."""
    if change == "i":
        return _changed(stem, "e", "i")
    return _changed(stem, change[1] if change == "ie" else "o", change) if change else stem


def _changed(stem: str, vowel: str, to: str) -> str:
    at = stem.rfind(vowel)
    return stem[:at] + to + stem[at + 1 :] if at >= 0 else stem


def _weak(stem: str, ending: str, change: str) -> str:
    """Return a stem as it is before "-ió": that of "morir" is "mur", that of "pedir" "pid"."""
    if ending != "ir" or not change:
        return stem
    return _changed(stem, "o", "u") if change == "ue" else _changed(stem, "e", "i")


def _is_uir(stem: str, ending: str) -> bool:
    return ending == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu"))


def _present(stem: str, ending: str, change: str) -> tuple[str, str]:
    if _is_uir(stem, ending):
        return stem + "ye", stem + "yen"
    tonic = _tonic(stem, change)
    return (tonic + "a", tonic + "an") if ending == "ar" else (tonic + "e", tonic + "en")


def _past(stem: str, ending: str, change: str) -> tuple[str, str]:
    if ending == "ar":
        return stem + "ó", stem + "aron"
    if _is_uir(stem, ending):
        return stem + "yó", stem + "yeron"
    weak = _weak(stem, ending, change)
    return (weak + "ó", weak + "eron") if weak.endswith("ñ") else (weak + "ió", weak + "ieron")


def _gerund(stem: str, ending: str, change: str) -> str:
    if ending == "ar":
        return stem + "ando"
    return stem + "yendo" if _is_uir(stem, ending) else _weak(stem, ending, change) + "iendo"


def _participle(stem: str, ending: str) -> str:
    if ending == "ar":
        return stem + "ado"
    return stem + ("ído" if stem[-1:] in {"a", "e", "o"} else "ido")


def _before(stem: str, ending: str, *, front: bool) -> str:
    """Return a stem as it is spelt before the vowel of the subjunctive: "ataqu" of "atacar", "coj" of "coger"."""
    if front:
        for end, to in (("gu", "gü"), ("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(end):
                return stem[: -len(end)] + to
        return stem
    if _is_uir(stem, ending):
        return stem + "y"
    if stem.endswith("gu"):
        return stem[:-1]
    if stem.endswith("g"):
        return stem[:-1] + "j"
    if stem.endswith("c"):
        return stem[:-1] + ("zc" if stem[-2:-1] in VOWELS else "z")
    return stem


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
PERSONAL = re.compile("(?:ista|[aei]dor|tor|tora|dora)$")
INFINITIVE = re.compile("[aei]r$")
ADJECTIVAL = re.compile("(?:al|ales|iv[oa]s?|os[oa]s?|ic[oa]s?|ari[oa]s?|ens[e]s?|eñ[oa]s?|an[oa]s?|ístic[oa]s?|ubles?|ables?|ibles?|és|esas?|eses)$")
CLITICS = re.compile("(?:(?<=[aeiáéí]r)|(?<=ndo))(?:se|me|nos)?(?:l[aeo]s?|se|me|nos)$")


def fold(word: str) -> str:
    """Return `word` without its accents, "ñ" kept."""
    kept = word.replace("ñ", "\0")
    return "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c)).replace("\0", "ñ")


def part(word: str, *, opens: bool, named: bool, inside: bool) -> list[tuple[int, int, str, str]]:  # noqa: ARG001 - as Portuguese has it
    """Part "al" in "a" and the article, which has no letters of its own, but not that of "Al Shabab"."""
    if word in {"al", "Al"} and not (word == "Al" and named):
        return [(0, 1, "a", "X"), (2, 2, "el", "X")]
    return [(0, len(word), word.lower(), "X")]


SPANISH = Tongue(
    code="es",
    noun_forms=noun_forms,
    verb_forms=verb_forms,
    gender_of=gender_of,
    endings=ENDINGS,
    personal=PERSONAL,
    adjectival=ADJECTIVAL,
    infinitive=INFINITIVE,
    loose=lambda form: CLITICS.sub("", form).translate(str.maketrans("áéí", "aei")),
    fold=fold,
    accents=frozenset("áéíóúÁÉÍÓÚ"),
    part=part,
)
