"""Portuguese: its forms by rule, what it writes together, and the value that the grammar asks; the spellings of Brazil and Portugal are both taken.

What no rule gives (past stems, participles, changed vowels) are rows of resources/language/verbs_pt.tsv.

>>> forms = dict(verb_forms("atacar", {}))
>>> forms["atacou"]["Tense"], forms["atacado"]["VerbForm"], forms["ataquem"]["Mood"]
('Past', 'Part', 'Sub')
>>> sorted(dict(noun_forms("explosão"))), sorted(dict(noun_forms("ferido", both=True)))
(['explosão', 'explosões'], ['ferida', 'feridas', 'ferido', 'feridos'])
>>> part("pelos", opens=False), [bit[2] for bit in part("matá-lo", opens=False)]
([(0, 3, 'por', 'ADP'), (3, 5, 'os', 'DET')], ['matar', '-lo'])
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.choosing import settle
from geomap.language.foreign.iberian.tongue import Tongue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Feats = dict[str, str]

FEMININE = re.compile("(?:a|ã|[çs]ão|xão|[^o]gem|agem|dade|tude|ice|ez|triz)$")
MASCULINE_IN_A = re.compile(
    "(?:ema|oma|ista|cida|grama|^dia|polícia|guarda|mapa|guia|colega|terrorista|suicida|atleta|cabecilha|vigia|camarada|nauta|atacante|poeta|jihadista)$"
)
NUMBERS = ("Sing", "Plur")
IN_AES, IN_AOS = (
    re.compile("(?:capit|alem|catal|escriv|guardi|sacrist|p|c)ão$"),
    re.compile("(?:m|irm|cidad|crist|órg|órf|gr|ch|bênç|vil|pag|artes)ão$"),
)
PLAIN = str.maketrans("áéíóúâêôãõç", "aeiouaeoaoc")
FRONT = (("c", "qu"), ("ç", "c"), ("g", "gu"))
BACK = (("gu", "g"), ("g", "j"), ("c", "ç"))
"""How a stem is spelt before the vowel of the subjunctive, "e" or "a"."""
PUT = {"Past": ("ôs", "useram"), "Pres": ("õe", "õem"), "Imp": ("unha", "unham"), "Sub": ("onha", "onham")}
"""How the verbs of "pôr" go on behind their "p"."""
ARTICLES = ("o", "a", "os", "as", "um", "uma", "uns", "umas")
POINTING = tuple(stem + end for stem in ("est", "ess", "aquel") for end in ("e", "a", "es", "as"))
OTHERS = ("ele", "ela", "eles", "elas", "isto", "isso", "aquilo", "outro", "outra", "outros", "outras", "algum", "alguma", "alguns", "algumas")
CLITIC = re.compile(r"([^\W\d_](?:[\w-]*[^\W\d_])?)-(se|lhe|lhes|me|te|vos|[nl]?[oa]s?)")
WITHIN = re.compile(r"([^\W\d_]+r)-(?:se|lhes?|l?[oa]s?)-(á|ão|ia|iam)")
"""A pronoun behind a verb, and one within it: "deteve-se", "far-se-á"."""
ONES, TENS = "um|uma|dois|duas|três|quatro|cinco|seis|sete|oito|nove", "vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa"
TEENS = "dez|onze|doze|treze|catorze|quatorze|quinze|deza?[es]+seis|dez[ae]ssete|dezoito|dez[ae]nove"
HUNDREDS = "cento|duzent[oa]s|trezent[oa]s|quatrocent[oa]s|quinhent[oa]s|seiscent[oa]s|setecent[oa]s|oitocent[oa]s|novecent[oa]s"
NUMBER = re.compile(
    rf"(?:(?:mil )?(?:{HUNDREDS}) e )?(?:{TENS}) e (?:{ONES})\b|(?:{HUNDREDS}) e (?:{TENS}|{TEENS}|{ONES})\b|mil e (?:cem|{HUNDREDS}|{TENS}|{ONES})\b|\d{{1,2}}h(?:\d\d)?(?:min)?\b",
    re.IGNORECASE,
)
"""A number of several words, "vinte e dois", "cento e quarenta e cinco", or an hour, "8h10"."""
CUT = {"á": "ar", "ê": "er", "í": "ir", "i": "ir", "ô": "or"}


def _contractions() -> Iterator[tuple[str, list[tuple[int, int, str, str]]]]:
    for word in (*ARTICLES, *POINTING, *OTHERS):
        pos = "X" if word in OTHERS else "DET"
        yield "d" + word, [(0, 1, "de", "ADP"), (1, len(word) + 1, word, pos)]
        yield "n" + word, [(0, 1, "em", "ADP"), (1, len(word) + 1, word, pos)]
    for word in ("o", "a", "os", "as"):
        yield "pel" + word, [(0, 3, "por", "ADP"), (3, len(word) + 3, word, "DET")]
    for word in ("o", "os"):
        yield "a" + word, [(0, 1, "a", "ADP"), (1, len(word) + 1, word, "DET")]
    for word in ("a", "as", *(word for word in POINTING if word.startswith("aquel"))):
        yield "à" + word[1:], [(0, 1, "a", "ADP"), (1, len(word), word, "DET")]


CONTRACTIONS = dict(_contractions())


def part(word: str, *, opens: bool, named: bool = False, inside: bool = False) -> list[tuple[int, int, str, str]]:  # noqa: ARG001 - as Spanish has it
    """Part a preposition and its article ("pelos"), a verb and the pronoun behind it ("matá-lo"); a capital within a sentence is a name's."""
    lower = word.lower()
    if word != lower and not opens:
        return [(0, len(word), lower, "X")]
    if inside and lower in {"do", "da", "dos", "das"}:
        return [(0, len(word), "de", "ADP")]  # "Polícia | da República"
    if lower in CONTRACTIONS:
        return CONTRACTIONS[lower]
    if inner := WITHIN.fullmatch(lower):
        return [(0, len(word), inner[1] + inner[2], "VERB")]
    if not (bound := CLITIC.fullmatch(lower)) or bound[1] in {"al", "el", "bin"}:
        return [(0, len(word), lower, "X")]
    verb, pronoun = bound[1], bound[2]
    if pronoun[0] == "l" and pronoun not in {"lhe", "lhes"} and verb[-1] in CUT:
        verb = verb[:-1] + CUT[verb[-1]]
    pronoun = "l" + pronoun.lstrip("ln") if pronoun not in {"se", "lhe", "lhes", "me", "te", "vos"} else pronoun
    return [(0, len(bound[1]), verb, "VERB"), (len(bound[1]), len(word), "-" + pronoun, "PRON")]


def noun_forms(lemma: str, *, both: bool = False, gender: str = "") -> Iterator[tuple[str, Feats]]:
    """Yield the forms of a noun or an adjective; `both` tells that it has a feminine beside its masculine."""
    yield from _numbers(lemma, gender or gender_of(lemma))
    for end, feminine in (("o", "a"), ("or", "ora"), ("ês", "esa"), ("eu", "eia"), ("ol", "ola"), ("ão", "ã")) if both else ():
        if lemma.endswith(end) and not (end == "o" and lemma.endswith("ão")):
            yield from _numbers(lemma.removesuffix(end) + feminine, "Fem")


def gender_of(noun: str) -> str:
    """Return the gender that the ending of a noun tells, "" where it tells none."""
    noun = noun.partition("-")[0] or noun
    if MASCULINE_IN_A.search(noun):
        return ""
    if noun in {"mão", "moto", "foto", "tribo", "rádio"} or (FEMININE.search(noun) and noun not in {"dia", "mapa"}):
        return "Fem"
    return "Masc" if noun.endswith(("o", "or", "eu", "im")) else ""


def _numbers(word: str, gender: str) -> Iterator[tuple[str, Feats]]:
    agreed = {"Gender": gender} if gender else {}
    plurals = _plurals(word)
    yield word, agreed | ({"Number": "Sing"} if plurals != [word] else {})
    yield from ((plural, {**agreed, "Number": "Plur"}) for plural in plurals if plural != word)


def _plurals(word: str) -> list[str]:
    first, sign, rest = word.partition("-")
    if sign:
        return list(dict.fromkeys(made for begin in (first, *_plurals(first)) for end in (rest, *_plurals(rest)) if (made := f"{begin}-{end}") != word))
    if word.endswith("ão"):
        return [word[:-2] + ("ães" if IN_AES.search(word) else "ãos" if IN_AOS.search(word) else "ões")]
    if word.endswith("m"):
        return [word[:-1] + "ns"]
    if word.endswith("l"):
        accented = any(sign in word for sign in "áéíóúâê")
        ends = {"a": "ais", "e": "eis" if accented else "éis", "i": "eis" if accented else "is", "o": "óis", "u": "uis"}
        return [word[:-2] + ends[word[-2]]] if word[-2:-1] in ends else [word]
    if word.endswith("s"):
        return [word.removesuffix("ês") + "eses"] if word.endswith("ês") else [word + "es"] if re.search("(?:ás|ís|ós|eus)$", word) else [word]
    if re.search("[aeou]iz$", word):
        return [word[:-2] + "ízes"]
    if word.endswith(("r", "z", "n")):
        return [word + "es", word + "s"] if word.endswith("n") else [word + "es"]
    return [word + "s"] if word[-1:].isalpha() and word[-1] != "x" else [word]


def verb_forms(verb: str, odd: Mapping[str, str]) -> Iterator[tuple[str, Feats]]:
    """Yield the forms of `verb`, whose row of the table of verbs is `odd`, in the third person, with its participles, gerund and infinitives."""
    stem, ending = verb[:-2], verb[-2:].translate(PLAIN)
    rules = _rules(stem, ending, odd.get("stem", ""))
    yield verb, {"VerbForm": "Inf"}
    yield verb.translate(PLAIN) + "em" if ending == "or" else rules["Inf"][1], {"VerbForm": "Inf"}
    told = {name: _pair(odd.get(column, "")) or rules[name] for name, column in (("Past", "preterite"), ("Pres", "present"), ("Imp", "imperfect"))}
    for tense, pair in told.items():
        yield from _finite(pair, {"Tense": tense, "Mood": "Ind"})
    future = odd.get("future") or verb.translate(PLAIN) if ending != "ir" else odd.get("future") or stem + "ir"
    yield from _finite((future + "á", future + "ão"), {"Tense": "Fut", "Mood": "Ind"})
    yield from _finite((future + "ia", future + "iam"), {"Mood": "Cnd"})
    if told_sub := odd.get("subjunctive"):
        yield from _finite((told_sub, told_sub + "m"), {"Tense": "Pres", "Mood": "Sub"})
    else:
        yield from _finite(rules["Sub"], {"Tense": "Pres", "Mood": "Sub"})
    base = told["Past"][1].removesuffix("ram")
    yield from _finite((base + "sse", base + "ssem"), {"Tense": "Past", "Mood": "Sub"})
    yield from _finite((base + "r", base.translate(PLAIN) + "rem"), {"Tense": "Fut", "Mood": "Sub"})
    yield from _finite((base + "ra", base + "ram"), {"Tense": "Past", "Mood": "Ind"})
    yield odd.get("gerund") or rules["Ger"][0], {"VerbForm": "Ger"}
    for participle in (odd.get("participle") or rules["Part"][0]).split("|"):
        for form, feats in noun_forms(participle, both=True):
            yield form, {**feats, "VerbForm": "Part", "Tense": "Past"}


def _pair(told: str) -> tuple[str, str] | None:
    one, _, many = told.partition(",")
    return (one, many) if many else None


def _finite(pair: tuple[str, ...], feats: Feats) -> Iterator[tuple[str, Feats]]:
    for form, number in zip(pair, NUMBERS, strict=True):
        yield form, {**feats, "VerbForm": "Fin", "Number": number}


def _rules(stem: str, ending: str, change: str) -> dict[str, tuple[str, ...]]:
    """Return the forms that the endings give; those of "cair" and "construir" have an accent where two vowels meet."""
    if ending == "or":
        head = stem.removesuffix("p") + "p"
        made = {name: tuple(head + end for end in ends) for name, ends in PUT.items()}
        return {**made, "Ger": (head + "ondo",), "Part": (head + "osto",)}
    front = _spelt(stem, FRONT) if ending == "ar" else _spelt(_changed(stem, change), BACK)
    if ending == "ar":
        tonic = stem + "i" if stem.endswith("e") else stem
        front = front + "i" if stem.endswith("e") else front
        return {
            "Inf": ("", stem + "arem"), "Past": (stem + "ou", stem + "aram"), "Pres": (tonic + "a", tonic + "am"), "Imp": (stem + "ava", stem + "avam"),
            "Sub": (front + "e", front + "em"), "Ger": (stem + "ando",), "Part": (stem + "ado",),
        }  # fmt: skip
    if ending == "er":
        return {
            "Inf": ("", stem + "erem"), "Past": (stem + "eu", stem + "eram"), "Pres": (stem + "e", stem + "em"), "Imp": (stem + "ia", stem + "iam"),
            "Sub": (front + "a", front + "am"), "Ger": (stem + "endo",), "Part": (stem + "ido",),
        }  # fmt: skip
    meets = stem[-1:] in "aeu" and not stem.endswith(("gu", "qu"))
    i = "í" if meets else "i"
    now = (stem + "i", stem + "em") if meets else (stem, stem + "em") if stem.endswith("uz") else (stem + "e", stem + "em")
    sub = stem + "i" if stem.endswith("a") else front
    return {
        "Inf": ("", stem + i + "rem"), "Past": (stem + "iu", stem + i + "ram"), "Pres": now, "Imp": (stem + i + "a", stem + i + "am"),
        "Sub": (sub + "a", sub + "am"), "Ger": (stem + "indo",), "Part": (stem + i + "do",),
    }  # fmt: skip


def _changed(stem: str, to: str) -> str:
    """Return the stem of "ferir" and "dormir" as the subjunctive has it: "fir", "durm"."""
    at = stem.rfind("e" if to == "i" else "o") if to else -1
    return stem[:at] + to + stem[at + 1 :] if at >= 0 else stem


def _spelt(stem: str, pairs: tuple[tuple[str, str], ...]) -> str:
    return next((stem[: -len(end)] + to for end, to in pairs if stem.endswith(end)), stem)


def fold(word: str) -> str:
    """Return `word` without its accents and cedilla."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


PORTUGUESE = Tongue(
    code="pt",
    noun_forms=noun_forms,
    verb_forms=verb_forms,
    gender_of=gender_of,
    endings=(
        (re.compile("(?:aram|ou|avam?|ará|arão|ariam?|assem?)$"), "VERB", "ar", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}),
        (re.compile("(?:eram|eu|erá|erão|eriam?|essem?)$"), "VERB", "er", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}),
        (re.compile("(?:iram|iu|irá|irão|iriam?|issem?)$"), "VERB", "ir", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}),
        (re.compile("ad[oa]s?$"), "VERB", "ar", {"VerbForm": "Part", "Tense": "Past"}),
        (re.compile("id[oa]s?$"), "VERB", "er", {"VerbForm": "Part", "Tense": "Past"}),
        (re.compile("ando$"), "VERB", "ar", {"VerbForm": "Ger"}),
        (re.compile("endo$"), "VERB", "er", {"VerbForm": "Ger"}),
        (re.compile("indo$"), "VERB", "ir", {"VerbForm": "Ger"}),
        (re.compile("mente$"), "ADV", "", {}),
    ),
    personal=re.compile("(?:ista|[aei]dor|tor|tora|dora)$"),
    adjectival=re.compile("(?:al|ais|iv[oa]s?|os[oa]s?|ic[oa]s?|ári[oa]s?|ens[e]s?|enh[oa]s?|an[oa]s?|ístic[oa]s?|[uaií]ve(?:l|is)|ês|esas?|eses|eir[oa]s?)$"),
    infinitive=re.compile("(?:[aei]r|(?:^|[^aeiou])p[oô]r|[aeiou]por)$"),
    loose=lambda form: form,
    fold=fold,
    accents=frozenset("áéíóúâêôãõàçÁÉÍÓÚÂÊÔÃÕÀÇ"),
    part=part,
    marks_objects=False,
    respell=lambda form: re.sub("[cp](?=[çct])", "", form),  # "acção", "óptimo"
    killed="matar",
    historic=True,
    number=NUMBER,
    settle=settle,
)
