"""The candidates of a whole document in columns: takes groups, gives arrays with one entry a candidate, for numpy to weigh at once.

Units ("AF", "AF.30", "AF.30.3001") become small numbers, so that "lies in the same province" is a comparison.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.resolution.kinds import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group
    from geomap.types import Place

NOWHERE = -1


@dataclass(slots=True)
class Columns:
    """All candidates of a document. `group` is each one's group, `starts` where each group begins (and the end); units are numbers, -1 unknown."""

    places: list[Place]
    group: Any
    starts: list[int]
    x: Any
    y: Any
    z: Any
    country: Any
    admin1: Any
    admin2: Any
    own: Any
    is_country: Any
    is_admin1: Any
    is_admin2: Any
    level: list[str]
    population: Any


def columns(groups: Sequence[Group]) -> Columns:
    """Return the candidates of all groups as columns, in order."""
    import numpy as np

    places = [option.place for group in groups for option in group.options]
    numbers: dict[str, int] = {}
    level = [level_of(place) for place in places]

    def number(unit: str | None) -> int:
        return NOWHERE if unit is None else numbers.setdefault(unit, len(numbers))

    codes = [_codes(place) for place in places]
    starts = [0]
    for group in groups:
        starts.append(starts[-1] + len(group.options))
    lon = np.radians([place.longitude for place in places])
    lat = np.radians([place.latitude for place in places])
    return Columns(
        places=places,
        group=np.repeat(np.arange(len(groups)), np.diff(starts)),
        starts=starts,
        x=np.cos(lat) * np.cos(lon),
        y=np.cos(lat) * np.sin(lon),
        z=np.sin(lat),
        country=np.array([number(code[0]) for code in codes], dtype=np.int64),
        admin1=np.array([number(code[1]) for code in codes], dtype=np.int64),
        admin2=np.array([number(code[2]) for code in codes], dtype=np.int64),
        own=np.array([number("id " + place.place_id) for place in places], dtype=np.int64),
        is_country=np.array([one == "country" for one in level], dtype=bool),
        is_admin1=np.array([one == "admin1" for one in level], dtype=bool),
        is_admin2=np.array([one == "admin2" for one in level], dtype=bool),
        level=level,
        population=np.array([math.log10((place.population or 0) + 10) for place in places]),
    )


def _codes(place: Place) -> tuple[str | None, str | None, str | None]:
    country = place.country_code
    admin1 = f"{country}.{place.admin1_code}" if country and place.admin1_code else None
    return country, admin1, f"{admin1}.{place.admin2_code}" if admin1 and place.admin2_code else None
