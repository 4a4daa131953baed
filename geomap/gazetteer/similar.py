"""Names that are spelt otherwise: takes a name that is not found as it stands, gives those most like it.

Transliterations agree on consonants, and names with the same consonants lie together in the index (see `folding.skeleton`). So only those are compared,
some thousands at most; with `typos`, also those that a consonant more or less would lead to.

>>> from geomap.gazetteer.database import open_database
>>> from geomap.gazetteer.names import NameIndex
>>> names = NameIndex(open_database("gazetteer.sqlite"))
>>> [key for key, _, alike in similar(names, "mazari sherif", limit=5) if alike > 0.85][:2]
['mazar i sharif', 'mazari sharif']
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from geomap.gazetteer.folding import romanise, skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.gazetteer.names import NameIndex

LEAST_ALIKE = 0.7
SHORTEST = 4
COMPARED = 4_000


@functools.cache
def consonants() -> str:
    """Return the letters that skeletons of Latin names are made of."""
    from geomap.gazetteer.folding import rules

    return "".join(sorted({skeleton(chr(letter)) for letter in range(ord("a"), ord("z") + 1)} - {"", "a"} | set(rules().sounds.values()) - {""}))


def near_skeletons(bones: str) -> Iterator[str]:
    """Yield the skeletons with one consonant less, more or other."""
    for i in range(len(bones)):
        yield bones[:i] + bones[i + 1 :]
    for i in range(len(bones) + 1):
        for letter in consonants():
            yield bones[:i] + letter + bones[i:]
            yield bones[:i] + letter + bones[i + 1 :]


def similar(names: NameIndex, key: str, limit: int, *, typos: bool = False) -> list[tuple[str, str, float]]:
    """Return (key, postings, likeness in [0, 1]) of the names most like a folded name, best first."""
    from rapidfuzz import fuzz, process

    if len(key) < SHORTEST:
        return []
    bones = skeleton(key)
    candidates = dict(names.similar(bones))
    if typos:
        for near in dict.fromkeys(near_skeletons(bones)):
            if len(candidates) >= COMPARED:
                break
            candidates.update(names.similar(near, blocks=1))
    candidates.pop(key, None)
    query = romanise(key).replace(" ", "")
    forms = {candidate: romanise(candidate).replace(" ", "") for candidate in candidates}
    best = process.extract(query, forms, scorer=fuzz.ratio, processor=None, limit=limit, score_cutoff=100 * LEAST_ALIKE)
    return sorted(((name, candidates[name], round(score / 100, 4)) for _, score, name in best), key=lambda row: (-row[2], row[0]))
