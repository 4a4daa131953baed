"""Words apart: takes a paragraph, gives its words, numbers and signs with their offsets, and which of them open a sentence.

>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> [w.text for w in split(SPANISH, "Atacaron al Ejército")]
['Atacaron', 'a', '', 'Ejército']
>>> [w.text for w in split(SPANISH, "El Sr. Ruiz fue visto en EE.UU. el lunes. Nada más.") if w.opens_sentence]
['El', 'Nada']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.tongue import Spoken

if TYPE_CHECKING:
    from geomap.language.foreign.iberian.tongue import Tongue

TOKEN = re.compile(
    r"(?:[A-ZÁÉÍÓÚ]{1,2}\.\s?){2,}(?!\w)"  # "EE. UU.", "D.C."
    r"|[A-Z]{1,3}-\d+\w*"  # "AK-47", "M-19"
    r"|\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['\u2019\u2010-][^\W\d_]+)*"
    r"|\.[-\u2013\u2014]+"  # behind the place where a story was filed
    r"|[^\w\s]|\w"
)
STOPS = frozenset(".!?\u2026")
CLOSING = frozenset('"\u00bb\u201d)\u2019')
OPENING = frozenset('"\u00ab\u201c\u00bf\u00a1(\u2014-')


def split(tongue: Tongue, text: str) -> list[Spoken]:
    """Return the words of a paragraph, without tags."""
    found: list[Spoken] = []
    opens, at = True, 0
    short = tongue.words("short")
    while match := TOKEN.search(text, at):
        match = (tongue.number.match(text, match.start()) if tongue.number else None) or match
        stop = match.end()
        word = match[0].rstrip()
        stop = match.start() + len(word)
        if word.lower() in short and text[stop : stop + 1] == ".":
            word, stop = word + ".", stop + 1
        behind = TOKEN.search(text, stop)
        named = text[stop : stop + 2].strip()[:1].isupper()
        parts = tongue.part(word, opens=opens, named=named, inside=named and bool(found) and found[-1].text[:1].isupper())
        for begin, end, lemma, pos in parts:
            start = match.start() + begin if begin < len(word) else behind.start() if behind else stop  # the article of "al" has no letters of its own
            told = lemma if pos != "X" else ""
            found.append(Spoken(word[begin:end], start, lemma, pos, lower=told, opens_sentence=opens and not begin, tongue=tongue))
        opens, at = False, stop
        if word[0] in STOPS or (word in CLOSING and len(found) > 1 and found[-2].text in STOPS):
            opens = _ends(text, stop)
    return found


def _ends(text: str, stop: int) -> bool:
    """Tell whether a sentence ends at a stop: a blank and a capital, a number or a sign that opens follow."""
    behind = text[stop:].lstrip()
    return bool(behind) and text[stop].isspace() and (behind[0].isupper() or behind[0].isdigit() or behind[0] in OPENING)
