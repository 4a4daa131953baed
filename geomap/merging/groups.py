"""Groups of accounts that grow by joining: takes the features of claims, tells whether two groups may be one incident, and joins them.

>>> groups = Groups([])
>>> list(groups.members())
[]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.merging.compare import score, setting
from geomap.merging.weights import weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.merging.features import Features

ASKED = 4


class Groups:
    """Positions in `told`, each in one group. `apart` are pairs that a person keeps apart."""

    def __init__(self, told: Sequence[Features], apart: set[frozenset[int]] | None = None) -> None:
        """Begin with each claim alone."""
        self.told = told
        self.apart = apart or set()
        self.group: list[list[int]] = [[at] for at in range(len(told))]
        self.kinds: dict[int, dict[tuple[object, ...], int]] = {}  # by a group's first
        self.refused: set[tuple[int, ...]] = set()
        self.ruled_out: dict[tuple[tuple[object, ...], tuple[object, ...]], bool] = {}

    def join(self, left: int, right: int) -> None:
        """Make one group of two; the smaller goes into the larger, so that n claims are moved n log n times at most."""
        small, large = sorted((self.group[left], self.group[right]), key=len)
        if small is large:
            return
        self._settings(large).update(self._settings(small))
        self.kinds.pop(small[0], None)
        large.extend(small)
        for at in small:
            self.group[at] = large

    def may_join(self, left: int, right: int) -> bool:
        """Tell whether nothing rules out any pair between two groups, and whether those of their members that are asked agree on the whole."""
        one, other = self.group[left], self.group[right]
        if one is other or any(frozenset(pair) in self.apart for pair in (itertools.product(one, other) if self.apart else ())):
            return False
        if any(self._rules_out(a, b) for a, b in itertools.product(self._settings(one).items(), self._settings(other).items())):
            return False
        pair = (one[0], len(one), other[0], len(other))
        if pair in self.refused:
            return False
        scores = [score(self.told[a], self.told[b]) for a, b in itertools.product(_asked(one), _asked(other))]
        agreed = sum(scores) >= weights()["decide"]["agree"] * len(scores)
        if not agreed:
            self.refused.add(pair)
        return agreed

    def members(self) -> Iterator[list[int]]:
        """Yield each group once, its members in order."""
        for at, group in enumerate(self.group):
            if min(group) == at:
                yield sorted(group)

    def _settings(self, group: list[int]) -> dict[tuple[object, ...], int]:
        """Return each distinct category, time and place in a group with a claim that has it."""
        if group[0] not in self.kinds:
            self.kinds[group[0]] = {self.told[at].setting: at for at in group}
        return self.kinds[group[0]]

    def _rules_out(self, one: tuple[tuple[object, ...], int], other: tuple[tuple[object, ...], int]) -> bool:
        pair = (one[0], other[0])
        if pair not in self.ruled_out:
            self.ruled_out[pair] = setting(self.told[one[1]], self.told[other[1]])[0] is not None
        return self.ruled_out[pair]


def _asked(group: list[int]) -> list[int]:
    """Return the members of a group that speak for it, evenly out of it."""
    return group[:: max(1, len(group) // ASKED)][:ASKED]
