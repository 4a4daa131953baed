"""Which pairs are worth a look: takes claims, gives the pairs that can be of one incident, without looking at all pairs.

Claims of one document are all compared; claims of different documents where they share a country and a day, or, undated, a place and a category.

>>> pairs([])
[]
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.types import Claim

LONGEST_DAYS = 31
LARGEST_DOCUMENT = 150
LARGEST_BLOCK = 400

Key = tuple[str, ...]


def pairs(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return pairs of positions in `claims`, each once, in order.

    A block of more than 400 claims is too common to tell anything: it is divided by province or place, and then passed over.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position, claim in enumerate(claims):
        for key in _keys(claim):
            blocks[key].append(position)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        for block in [members] if len(members) <= (LARGEST_DOCUMENT if key[0] == "document" else LARGEST_BLOCK) else _divided(members, claims):
            found.update(itertools.combinations(block, 2))
    return sorted(found)


def _keys(claim: Claim) -> Iterator[Key]:
    yield "document", claim.doc_id
    place = claim.place.place if claim.place else None
    if place is None:
        return
    country = place.country_code or "?"
    if claim.date.earliest is None:
        yield "undated", place.place_id, claim.category
        return
    first = dt.date.fromisoformat(claim.date.earliest[:10]).toordinal()
    last = dt.date.fromisoformat((claim.date.latest or claim.date.earliest)[:10]).toordinal()
    if last - first > LONGEST_DAYS:
        yield "long", country, claim.date.earliest, claim.date.latest or "", place.place_id
        return
    for day in range(first - 1, last + 2):
        yield "day", country, str(day)


def _divided(members: list[int], claims: Sequence[Claim]) -> Iterator[list[int]]:
    parts: dict[Key, list[int]] = defaultdict(list)
    for position in members:
        where = claims[position].place
        place = where.place if where else None
        parts[claims[position].category, (place.admin1_code or place.place_id) if place else ""].append(position)
    yield from (part for part in parts.values() if len(part) <= LARGEST_BLOCK)
