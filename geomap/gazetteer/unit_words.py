"""Words that say what kind of unit a name is of: takes a folded name ("balkh province"), gives what is left without them ("balkh").

The words, in many languages, are rows of resources/gazetteer/unit_words.tsv: at the end, at the start, or as the ending of an adjective.

>>> sorted(bare_names("balkh province")), sorted(bare_names("nohiyai danghara")), "yavan" in bare_names("yavanskiy rayon")
(['balkh'], ['danghara'], True)
"""

from __future__ import annotations

import functools

from geomap.gazetteer.folding import fold
from geomap.gazetteer.resources import read_tsv

LEAST_STEM = 3


@functools.cache
def words(position: str) -> tuple[str, ...]:
    """Return the folded words of a position (start, end, ending), longest first."""
    rows = (row for row in read_tsv("gazetteer/unit_words.tsv") if row["position"] == position)
    found = {fold(word) for row in rows for word in row["words"].split("|")}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def bare_names(key: str) -> set[str]:
    """Return what is left of a folded name without its class words; nothing where it has none."""
    end = next((word for word in words("end") if key.endswith(f" {word}")), None)
    start = next((word for word in words("start") if key.startswith(f"{word} ")), None)
    found = {key[: -len(end) - 1]} if end else set()
    if start:
        found.add(key[len(start) + 1 :])
    found |= {key[: -len(word)].strip() for word in words("ending") if key.endswith(word) and len(key) > len(word) + LEAST_STEM}
    return {name for name in found if len(name) > 1}


def without_article(key: str) -> str:
    """Return a folded Arabic name without its article, "" where it has none ("al hudaydah" -> "hudaydah").

    >>> without_article("ar raqqah"), without_article("raqqah")
    ('raqqah', '')
    """
    article, _, rest = key.partition(" ")
    return rest if article in words("article") and len(rest) > LEAST_STEM else ""
