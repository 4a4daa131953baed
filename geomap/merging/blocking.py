"""Which pairs are worth a look: takes the features of claims, gives the pairs that can be of one incident, without looking at all pairs.

Claims of one document, and claims of a country within a day of each other. Where these are many, those of a province or of one cell of a grid; where these
are many too, each claim meets its neighbours in several orders: the sorted neighbourhood method of Hernandez and Stolfo (SIGMOD 1995).

>>> pairs([])
[]
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geomap.merging.features import Features

LONGEST_DAYS = 31
NEWS_DAYS = 7
LARGEST_BLOCK = 60
NEIGHBOURS = 10
CELL_DEG = 0.5
CELL_KM = 50.0
REACH_KM = 15.0
KM_A_DEG = 111.2
SPOT_PREC = 2
COUNTRY_PREC = 6

Key = tuple[object, ...]
Order = tuple[Any, ...]


def pairs(told: Sequence[Features]) -> list[tuple[int, int]]:
    """Return pairs of positions in `told`, each once, in order. Their number grows in line with the claims, however many share a day and a town."""
    rarity = Counter(word for one in told for word in one.words)
    orders = _orders(told, rarity)
    found: set[tuple[int, int]] = set()
    for members in _blocks(range(len(told)), lambda at: _keys(told[at])):
        if len(members) <= LARGEST_BLOCK:
            found.update(itertools.combinations(members, 2))
            continue
        found.update(_neighbours(members, orders))
        for part in _blocks(members, lambda at: _parts(told[at])):
            found.update(itertools.combinations(part, 2) if len(part) <= LARGEST_BLOCK else _neighbours(part, orders))
    return sorted(found)


def _blocks(positions: Iterable[int], keys: Callable[[int], Iterable[Key]]) -> list[list[int]]:
    blocks: dict[Key, list[int]] = defaultdict(list)
    for position in positions:
        for key in keys(position):
            blocks[key].append(position)
    return [members for members in blocks.values() if len(members) > 1]


def _keys(one: Features) -> Iterator[Key]:
    yield "document", one.doc_id
    if one.sentence:
        yield "copy", one.sentence
    days = _days(one)
    yield from (("killed", name) for name in one.killed)
    for surname in one.surnames:
        yield from (("name", surname, day) for day in days)
    place = one.place.place if one.place else None
    if place is None:
        return
    if days:
        yield from (("day", place.country_code or "?", day) for day in days)
    elif one.days is None:
        yield "undated", place.place_id, one.category
    else:
        yield "long", one.days, place.place_id


def _days(one: Features) -> range:
    """Return the days that a claim may be of, one to each side; none where it is of a season or a year, or of no date."""
    first, last = one.days or (1, 0)
    if one.before is not None:
        first, last = one.before - NEWS_DAYS, one.before
    return range(first - 1, last + 2) if 0 <= last - first <= LONGEST_DAYS else range(0)


def _parts(one: Features) -> Iterator[Key]:
    """Yield the parts of a country that a claim is of: its province, and, of a town or smaller, the cells within reach."""
    where = one.place
    if where is None or where.place is None or where.where_prec == COUNTRY_PREC:
        return
    yield "province", where.place.admin1_code
    if (where.where_prec or 1) > SPOT_PREC or where.longitude is None or where.latitude is None:
        return
    reach = min(REACH_KM + (where.coordinate_uncertainty_m or 0.0) / 1000, CELL_KM) / KM_A_DEG
    wide = reach / max(math.cos(math.radians(where.latitude)), 0.1)
    for x in {math.floor((where.longitude + off) / CELL_DEG) for off in (-wide, wide)}:
        for y in {math.floor((where.latitude + off) / CELL_DEG) for off in (-reach, reach)}:
            yield "cell", x, y


def _orders(told: Sequence[Features], rarity: Mapping[str, int]) -> list[Callable[[int], Order | None]]:
    """Return what large blocks are sorted by; None leaves a claim out of that order."""

    def rarest(at: int) -> Order | None:
        words = sorted(told[at].words, key=lambda word: (rarity[word], word))
        return tuple(words[:2]) or None

    def counted(at: int) -> Order | None:
        one = told[at]
        return (*(bounds or (-1.0, -1.0) for bounds in one.counts), one.category) if any(one.counts) else None

    def spot(at: int) -> Order | None:
        one = told[at]
        return (one.place.place.place_id, one.category, min(one.blamed, default=""), one.days or ()) if one.place and one.place.place else None

    return [
        rarest,
        counted,
        spot,
        lambda at: (told[at].sentence,) if told[at].sentence else None,
        lambda at: tuple(sorted(told[at].surnames)) or None,
    ]


def _neighbours(members: Sequence[int], orders: Sequence[Callable[[int], Order | None]]) -> Iterator[tuple[int, int]]:
    for order in orders:
        keyed = sorted((key, at) for at in members if (key := order(at)) is not None)
        for number, (_, at) in enumerate(keyed):
            for _, other in keyed[number + 1 : number + 1 + NEIGHBOURS]:
                yield (at, other) if at < other else (other, at)
