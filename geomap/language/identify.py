"""Which language a text is in: takes a text, gives an ISO 639-1 code or None.

English is told by its small words, which needs no model; only where these are missing is lingua asked, restricted to languages that reports of
incidents come in. A script that English is not written in is never English.

>>> identify("The bomb went off in the market, and two people were killed.")
'en'
>>> identify("17 / 04")
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from geomap.language.words import words

if TYPE_CHECKING:
    from lingua import LanguageDetector

WORD = re.compile(r"[^\W\d_]+")
HEAD = 6_000
SOME = 4
SHORT = 12
SPANISH, FRENCH = re.compile(r"[a-z]{3}(?:[ao]s?|an|on)\b"), re.compile(r"[a-z]{3}(?:es?|t|x|nt)\b")
"""How words of the one end that are seldom of the other."""
PORTUGUESE = re.compile("(?:[aei]ram|\u00e7\u00e3o|\u00e7\u00f5es|\u00e3o|\u00f5es|l\u00edcia)$")
"""How words of Portuguese end, and hardly others of its neighbours."""
SURE_WORDS = 2
UNSURE = 0.10
SURE = 0.18
MOST = 0.8
OWN = {"uk": frozenset("\u0456\u0457\u0454\u0491"), "bg": frozenset("\u044a")}
"""Letters without which hardly a sentence of languages close to Russian is written."""


def identify(text: str) -> str | None:
    """Return the language that most of `text` is in, or None where it says too little."""
    told = WORD.findall(text[:HEAD])
    said = [w.lower() for w in told]
    if len(said) < SOME:
        return "en" if said and is_latin(text) else None
    shouted = sum(map(str.isupper, told)) > MOST * len(told)
    own = [w.lower() for at, w in enumerate(told) if shouted or w.islower() or not at]  # no names
    small_words = words("small")
    small = sum(w in small_words for w in said) / len(said)
    if is_latin(text) and small >= SURE:
        return "pt" if small_words.intersection(said) <= {"a", "as"} and _is_portuguese(own, own_words=1) else "en"
    if (
        is_latin(text) and all(map(str.isascii, said)) and (len(said) < SHORT or (small and sum(map(str.islower, told)) < SHORT and not shouted))
    ):  # the rest are names
        shares = {code: sum(w.lower() in words(f"small_{code}") for w in told if shouted or not w.isupper()) for code in ("es", "fr")}
        best = max(shares, key=lambda code: (shares[code], (code == "es") == (len(SPANISH.findall(text)) > len(FRENCH.findall(text)))))
        portuguese = sum((w in words("small_pt")) + (w in words("only_pt")) for w in own)
        if portuguese > max(shares[best], small * len(said)) and (words("only_pt").intersection(own) or any(map(PORTUGUESE.search, own))):
            return "pt"
        return best if shares[best] > small * len(said) else "en"
    found = _detector().detect_language_of(text[:HEAD].encode("utf-8", "replace").decode("utf-8"))
    code = found.iso_code_639_1.name.lower() if found else None
    if code != "es" and is_latin(text) and _is_spanish(own) and not (code == "en" and small >= UNSURE):
        return "es"
    if code != "pt" and is_latin(text) and _is_portuguese(own):
        return "pt"
    if code in OWN and not OWN[code] & set(text[:HEAD].lower()) and not words("small_bg").intersection(said):
        return "ru"  # nothing in it is of those languages alone
    return "en" if code is None and is_latin(text) and small >= UNSURE else code


def _is_spanish(said: list[str]) -> bool:
    """Tell whether words are Spanish ones that its neighbours have not: a sentence or two is easily taken for one of them.

    >>> _is_spanish("los soldados fueron heridos y evacuados".split()), _is_spanish("os soldados foram feridos e evacuados".split())
    (True, False)
    """
    own = sum((word in words("only_es")) + 2 * ("\u00f1" in word or (word.endswith("\u00f3") and not word.endswith("i\u00f3"))) for word in said)
    return own >= SURE_WORDS and own > sum(word in words("beside_es") for word in said)


def _is_portuguese(said: list[str], own_words: int = SURE_WORDS) -> bool:
    """Tell whether words are Portuguese ones that its neighbours have not.

    >>> _is_portuguese("os soldados foram feridos e evacuados em Pemba".lower().split()), _is_portuguese("dos soldados fueron heridos en Pemba".lower().split())
    (True, False)
    """
    own = sum((word in words("only_pt")) + 2 * (PORTUGUESE.search(word) is not None) for word in said)
    return own >= own_words and own > sum(word in words("beside_pt") for word in said)


def is_latin(text: str) -> bool:
    """Tell whether most letters of `text` are of the Latin script."""
    letters = [c for c in text[:HEAD] if c.isalpha()]
    return bool(letters) and sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) > len(letters) / 2


@functools.cache
def _detector() -> LanguageDetector:
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    known = [code for name in sorted(words("languages")) if (code := getattr(IsoCode639_1, name, None))]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*known).with_low_accuracy_mode().build()
