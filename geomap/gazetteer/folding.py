r"""How names are compared: takes a name as written, gives the key that all its spellings share.

`fold` makes equal what people write for the same name: case, diacritics, apostrophes, hyphens, dots in initials, "Saint" and "St", Arabic and Persian
forms of a letter. `skeleton` is coarser: the consonants that transliterations agree on; names with one skeleton lie together in the gazetteer.
Both work for every script, take any text (unpaired surrogates too), and never speak of offsets.
The rules are rows of resources/gazetteer_folding.tsv.

>>> [fold(name) for name in ("Fāyz-Ābād", "St. Louis", "U.S.", "Dang'ara", "كابل")]
['fayz abad', 'st louis', 'us', 'dangara', 'کابل']
>>> {skeleton(fold(name)) for name in ("Fayzabad", "Faizābād", "Feyz-abad", "Файзабад", "فیض‌آباد")}
{'fsbd'}
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from geomap.gazetteer.resources import read_tsv

INITIAL_DOT = re.compile(r"(?<![^\W_][^\W_])(?<=[^\W_])\.(?=[^\W_](?![^\W_]))")
REPEATED = re.compile(r"(.)\1+")
VOWELS = frozenset("aeiouy")
NOT_WORD = re.compile(r"[\W_]+")
HANGUL_OR_KANA_MARK = frozenset("\u3099\u309a")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rows of gazetteer_folding.tsv, by rule."""

    letters: dict[int, str]
    words: dict[str, str]
    roman: dict[int, str]
    groups: re.Pattern[str]
    sounds: dict[str, str]
    start: tuple[tuple[str, str], ...]


@functools.cache
def rules() -> Rules:
    """Read the folding rules once."""
    table: dict[str, dict[str, str]] = {"letter": {}, "word": {}, "romanise": {}, "skeleton": {}, "start": {}}
    for row in read_tsv("gazetteer_folding.tsv"):
        table[row["rule"]][unescape(row["from"])] = unescape(row["to"])
    sounds = table["skeleton"]
    groups = "|".join(sorted(sounds, key=lambda group: (-len(group), group)))
    return Rules(
        letters={ord(letter): to for letter, to in table["letter"].items()},
        words=table["word"],
        roman={ord(letter): to for letter, to in table["romanise"].items()},
        groups=re.compile(groups),
        sounds=sounds,
        start=tuple(sorted(table["start"].items(), key=lambda pair: -len(pair[0]))),
    )


def unescape(text: str) -> str:
    r"""Give the character that a cell spells as \uXXXX.

    >>> unescape("\\u0041"), unescape("a")
    ('A', 'a')
    """
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match.group(1), 16)), text)


def fold(name: str) -> str:
    """Return the key under which `name` is looked up; "" where nothing of it is a letter or a digit."""
    if name.isascii():
        text = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        text = "".join(c for c in decomposed if not unicodedata.combining(c) or c in HANGUL_OR_KANA_MARK)
    if "." in text:
        text = INITIAL_DOT.sub("", text)
    text = text.translate(rules().letters)
    if not text.isascii():
        # Hangul syllables and voiced kana are put together again.
        text = unicodedata.normalize("NFC", text)
        # Vowel signs of Indic scripts are no \\w for a regular expression, but they belong to the word.
        words = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text).split()
    else:
        words = NOT_WORD.sub(" ", text).split()
    swap = rules().words
    return " ".join([swap.get(word, word) for word in words])


def romanise(key: str) -> str:
    """Return a folded key in Latin letters where its script has rules, else the key itself.

    >>> romanise(fold("Кабул")), romanise("北京")
    ('kabul', '北京')
    """
    return key if key.isascii() else key.translate(rules().roman)


def skeleton(key: str) -> str:
    """Return the consonants of a folded key, sounds alike written alike, doubles and spaces dropped; a vowel at the start is kept as "a"."""
    roman = romanise(key).replace(" ", "")
    sounds = rules().sounds
    head, rest = next(((to, roman[len(group) :]) for group, to in rules().start if roman.startswith(group)), ("", roman))
    if rest[:1] in VOWELS and not head and rest:
        head = "a"
    bare = head + rules().groups.sub(lambda match: sounds[match.group()], rest)
    return REPEATED.sub(r"\1", bare)
