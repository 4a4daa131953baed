"""The words of other languages than English that place names stand by: reads resources/toponyms/foreign.tsv.

>>> foreign().name["РФ"], "quartier" in foreign().quarter
('Russia', True)
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from geomap.toponyms.lexicon import rows


@dataclass(frozen=True, slots=True)
class Foreign:
    """The rows of foreign.tsv, by class."""

    locative: frozenset[str]
    not_a_place: frozenset[str]
    kind: dict[str, str]
    ending: tuple[tuple[str, str], ...]
    opening: tuple[tuple[str, str], ...]
    adjective: tuple[str, ...]
    town: tuple[tuple[str, str], ...]
    name: dict[str, str]
    contraction: dict[str, str]
    direction: dict[str, str]
    unit: dict[str, float]
    number: dict[str, float]
    water: frozenset[str]
    joint: frozenset[str]
    of: frozenset[str]
    embassy: frozenset[str]
    container: frozenset[str]
    way: frozenset[str]
    ban: frozenset[str]
    under_ban: frozenset[str]
    quarter: frozenset[str]
    road: frozenset[str]
    site: frozenset[str]
    house: frozenset[str]
    frontier: frozenset[str]


@functools.cache
def foreign() -> Foreign:
    """Read foreign.tsv once a process."""
    table: dict[str, dict[tuple[str, str], None]] = {}
    for row in rows("foreign.tsv"):
        table.setdefault(row["class"], {})[row["word"], row["to"]] = None
    return Foreign(
        locative=frozenset(word for word, _ in table["locative"]),
        not_a_place=frozenset(word for word, _ in table["not_a_place"]),
        kind=dict(table["kind"].keys()),
        ending=tuple(table["ending"]),
        opening=tuple(table["opening"]),
        adjective=tuple(ending for ending, _ in table["adjective"]),
        town=tuple(table["town"]),
        name=dict(table["name"].keys()),
        contraction=dict(table["contraction"].keys()),
        direction=dict(table["direction"].keys()),
        unit={word: float(metres) for word, metres in table["unit"]},
        number={word: float(value) for word, value in table["number"]},
        container=frozenset(word.replace("-", " ") for word, _ in table["container"]),
        **{
            name: frozenset(word for word, _ in table[name])
            for name in ("joint", "of", "embassy", "way", "ban", "under_ban", "quarter", "road", "site", "house", "frontier", "water")
        },
    )
