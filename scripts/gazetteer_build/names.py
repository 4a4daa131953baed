"""The book of names: takes places with their names as written, gives for every folded name who bears it, how, and in what order.

Kinds: `primary` the place's name; `short` a unit's name without its class word ("Balkh" of "Balkh District"); `alternate` any other; `abbreviation`;
`demonym`; `historic` an alternate that is better known as somewhere else's name (Chattogram's "Islamabad", the province Balkh's "Mazar-i-Sharif").
GeoNames' packages tell no kinds of alternates, so the last one is derived: see `weaken`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from geomap.gazetteer.folding import fold
from geomap.gazetteer.unit_words import bare_names, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.gazetteer_build.geonames import Record

RANK = {"primary": 0, "short": 1, "demonym": 2, "alternate": 3, "abbreviation": 4, "historic": 5}
PENALTY = {"primary": 0.0, "short": 0.9, "alternate": 0.8, "abbreviation": 0.5, "demonym": 0.5, "historic": 9.0}
SURE_PENALTY = 0.2  # an alternate of a hand-made table
CODE_PENALTY = 8.0
WELL_KNOWN = 3.5  # about 3,000 people: what a foreign name of a country may not hide
CODE = re.compile(r"[A-Z]{2,4}")
LONGEST = 100
MUCH_BIGGER = 1.0
KIN_DEG = 0.7
SHORT_ARABIC = 4
EZAFE = frozenset({"AF", "IR", "TJ"})
"""Where Persian ties two words of a name with a vowel that is written in many ways."""
LINK = re.compile(r" e (?=\w)")


class NameBook:
    """Every folded name with the places that bear it."""

    def __init__(self, codes: frozenset[str], arabic: frozenset[str]) -> None:
        """Start empty; `codes` are the three letters of airports, which are no names of towns, `arabic` the countries of Arabic names."""
        self.codes = codes
        self.arabic = arabic
        self.bearers: dict[str, dict[str, str]] = defaultdict(dict)
        self.sure: set[tuple[str, str]] = set()
        self.codes_of: set[tuple[str, str]] = set()

    def put(self, key: str, place_id: str, kind: str) -> None:
        """Note that a place bears a folded name; the better kind wins."""
        if not key or len(key) > LONGEST:
            return
        held = self.bearers[key]
        if place_id not in held or RANK[kind] < RANK[held[place_id]]:
            held[place_id] = kind

    def add(self, record: Record) -> None:
        """Note all names of a record, and of a unit those without its class word."""
        self.name(record, fold(record.name), "primary")
        for kind, name in record.names:
            key = fold(name)
            if kind == "sure":
                self.sure.add((key, record.place_id))
                self.name(record, key, "alternate")
            elif kind == "iso":
                self.codes_of.add((key, record.place_id))
                self.name(record, key, "abbreviation")
            elif kind == "alternate" and CODE.fullmatch(name):
                self.name(record, key, "historic" if name in self.codes else "abbreviation")
            else:
                self.codes_of.discard((key, record.place_id))
                self.name(record, key, kind)

    def name(self, record: Record, key: str, kind: str) -> None:
        """Note one name, and for a unit that without its class word."""
        self.put(key, record.place_id, kind)
        if kind in {"primary", "alternate"} and (record.unit or "")[:2] in self.arabic:
            self.put(without_article(key), record.place_id, "short" if kind == "primary" else kind)
        for form in press_spellings(key, (record.unit or "")[:2], arabic=(record.unit or "")[:2] in self.arabic) if kind in {"primary", "alternate"} else ():
            self.put(form, record.place_id, "alternate")
        if record.feature_code in {"ADM1", "ADM2"} and kind in {"primary", "alternate"}:
            for bare in bare_names(key):
                self.put(bare, record.place_id, "short")

    def weaken(self, records: dict[str, Record]) -> None:
        """Call those alternates historic that are better known as another place's own name.

        Another place is better known under the name when the name is its primary one and it is neither much smaller nor the same place again
        (a unit and its seat, or two points close together). A unit's alternate that is the primary name of a town
        inside it is weak too, unless the unit's own name is that.
        """
        for key, held in self.bearers.items():
            owners = [records[i] for i, kind in held.items() if kind == "primary"]
            if not owners or len(held) == 1:
                continue
            for place_id, kind in list(held.items()):
                if kind == "alternate" and (key, place_id) not in self.sure and any(self.better_known(owner, records[place_id]) for owner in owners):
                    held[place_id] = "historic"

    def better_known(self, owner: Record, other: Record) -> bool:
        """Tell whether a name is rather the owner's, whose primary name it is, than the other's, of whom it is an alternate."""
        if owner.place_id == other.place_id or within(other, owner):
            return False
        if within(owner, other):
            return not self.named_alike(owner, other)
        if other.feature_code == "PCLI":
            return owner.importance >= WELL_KNOWN
        close = abs((owner.longitude or 0) - (other.longitude or 0)) + abs((owner.latitude or 0) - (other.latitude or 0)) < KIN_DEG
        return not close and owner.importance >= other.importance - MUCH_BIGGER

    def named_alike(self, town: Record, unit: Record) -> bool:
        """Tell whether a unit is named after the town: the unit's own name is one of the town's too (Tombouctou, Timbuktu), or begins as it does."""
        key = fold(unit.name)
        return town.place_id in self.bearers[key] or key.split(" ")[0] == fold(town.name).split(" ")[0]

    def postings(self, records: dict[str, Record]) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Yield each folded name with its bearers, most important first."""
        for key, held in self.bearers.items():
            weight = {i: records[i].importance - self.penalty(key, records[i], kind) for i, kind in held.items()}
            yield key, sorted(held.items(), key=lambda item: (-weight[item[0]], item[0]))

    def penalty(self, key: str, record: Record, kind: str) -> float:
        """Return what a name takes from its bearer's importance."""
        if kind == "abbreviation" and (key, record.place_id) in self.codes_of:
            return CODE_PENALTY
        if kind == "alternate" and (key, record.place_id) in self.sure:
            return SURE_PENALTY
        return PENALTY[kind]


def press_spellings(key: str, country: str, *, arabic: bool) -> Iterable[str]:
    """Yield how newspapers spell a folded name otherwise: without the last letter of "Hawijah" or its article, "Puli Alam" for "Pul-e Alam".

    >>> list(press_spellings("al hawijah", "IQ", arabic=True)), list(press_spellings("pul e alam", "AF", arabic=False))
    (['al hawija', 'hawija'], ['puli alam', 'pul i alam'])
    """
    if arabic and key.isascii() and key.endswith("ah") and len(key) > SHORT_ARABIC:
        yield from dict.fromkeys([key[:-1], without_article(key[:-1])])
    if country in EZAFE and (found := LINK.search(key)):
        yield from (f"{key[: found.start()]}{link}{key[found.end() :]}" for link in ("i ", " i "))


def within(inner: Record, unit: Record) -> bool:
    """Tell whether a place lies in a unit, by their codes."""
    return unit.feature_class == "A" and unit.unit is not None and f"{inner.unit}.".startswith(f"{unit.unit}.")
