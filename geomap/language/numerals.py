"""Numbers in words as digits: takes nodes, gives each number that the glossary can spell its digits, in compounds too ("vingt-cinq").

>>> from geomap.language.glossary import glossary
>>> value("vingt-cinq", glossary("fr")), value("quatre-vingt-dix", glossary("fr")), value("12 000", glossary("fr")), value("beaucoup", glossary("fr"))
(25, 90, 12000, None)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.language.glossary import Glossary
    from geomap.language.nodes import Node

GROUPED = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,9}")
ARTICLES = frozenset({"un", "une"})
MISTAKEN = frozenset({"PRON", "NOUN", "PROPN", "ADJ"})
MULTIPLIERS = frozenset({20, 100, 1000, 1_000_000})


def put_into_digits(nodes: list[Node], glossary: Glossary) -> None:
    """Write the numbers among `nodes` in digits."""
    for node in nodes:
        lone = node.pos == "PRON" and node.word.text.lower() not in ARTICLES
        counts = node.pos == "NUM" or lone or (node.pos in MISTAKEN and "-" in node.word.text)  # "dix-sept", taken for a pronoun
        if counts and not node.lower.isdecimal() and (number := value(node.word.text.lower(), glossary)) is not None:
            node.lower = node.lemma = str(number)
            node.pos = "NUM"


def value(word: str, glossary: Glossary) -> int | None:
    """Return the number that `word` says, or None."""
    if GROUPED.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    total, current = 0, 0
    for part in re.split(r"[-\s]+", word):
        if part == "et":
            continue
        digits = next((e.english for e in glossary.entries(part) if e.english.isdecimal() and len(e.words) == 1), None)
        if digits is None:
            return None
        number = int(digits)
        if number in MULTIPLIERS and 0 < current < number and (number != 20 or current == 4):
            current *= number
            total, current = (total + current, 0) if number >= 1000 else (total, current)
        elif current and number >= current:
            return None  # "два-три" is no sum
        else:
            current += number
    return total + current
