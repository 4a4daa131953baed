"""What the gazetteer says of a name, in a few numbers: takes a name as written, gives its key and a summary to decide by.

>>> from geomap.gazetteer import open_gazetteer
>>> names = names_of(open_gazetteer())
>>> names.known("Mazar-i-Sharif"), names.known("no such place at all")
(True, False)
>>> names.summary("Kabul").country_code
'AF'
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.gazetteer import fold

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer, NamedPlace

MOST = 40
REMEMBERED = 1 << 16
WEIGHT = {"primary": 1.0, "short": 0.9, "alternate": 0.7, "abbreviation": 0.4, "demonym": 0.3, "historic": 0.2}


@dataclass(frozen=True, slots=True)
class Summary:
    """A name's places at a glance: how many, how large the largest is (decimal logarithm of its population), what it is, and how it bears the name."""

    places: int = 0
    magnitude: float = 0.0
    level: str = ""
    weight: float = 0.0
    country_code: str | None = None
    units: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()


LEVELS = {"PCLI": "country", "PCLS": "country", "PCLD": "country", "PCLF": "country", "PCL": "country", "TERR": "country", "ADM1": "admin1", "ADM2": "admin2"}


def level(named: NamedPlace) -> str:
    """Return the level of a place: country, admin1, admin2, city, region or other."""
    code = named.place.feature_code
    if code in LEVELS:
        return LEVELS[code]
    return {"P": "city", "A": "admin2", "L": "region", "H": "water", "T": "terrain"}.get(named.place.feature_class, "other")


def _unit(named: NamedPlace) -> str | None:
    """Return the unit that a country or a province is, as `Summary.units` writes it."""
    place, own = named.place, level(named)
    return place.country_code if own == "country" else f"{place.country_code}.{place.admin1_code}" if own == "admin1" else None


class Names:
    """The gazetteer as recognition sees it, with the answers remembered."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Keep the gazetteer; nothing is read before the first question."""
        self.gazetteer = gazetteer
        self.key = functools.lru_cache(maxsize=REMEMBERED)(fold)
        self.has = functools.lru_cache(maxsize=REMEMBERED)(gazetteer.has_name)
        self.summary = functools.lru_cache(maxsize=REMEMBERED)(self._summary)

    def known(self, surface: str) -> bool:
        """Tell whether the gazetteer has the name."""
        return self.has(self.key(surface))

    def _summary(self, surface: str) -> Summary:
        if not self.known(surface):
            return Summary()
        found = self.gazetteer.lookup(surface)
        if not found:
            return Summary()
        best = max(found[:MOST], key=lambda named: (WEIGHT[named.name_kind] * math.log10((named.place.population or 0) + 100), named.place.place_id))
        units = {f"{n.place.country_code}.{n.place.admin1_code}" for n in found} | {n.place.country_code or "" for n in found}
        return Summary(
            places=len(found),
            magnitude=math.log10((best.place.population or 0) + 1),
            level=level(best),
            weight=WEIGHT[best.name_kind],
            country_code=best.place.country_code,
            units=frozenset(units),
            containers=frozenset(unit for named in found if (unit := _unit(named))),
        )


@functools.lru_cache(maxsize=4)
def names_of(gazetteer: Gazetteer) -> Names:
    """Return the one `Names` of a gazetteer."""
    return Names(gazetteer)
