"""Points that are no places: takes the points of a table and the names beside them, finds those that stand for a whole country or province.

Tables put what they can place no better at a country's or province's middle, row upon row. Such a point is told by the company it keeps: rows that name no
town while others do, rows of many towns or provinces on one spot, a spot that is a well-known middle. A precision that the source states is believed, except
where it says "exact" of a well-known middle and the rows name no town.

>>> import numpy as np
>>> towns = np.array(["Kabul", "Herat", "Balkh", "Zabul", "Ghor", "Farah"], dtype=object)
>>> spots = Spots(np.full(6, 67.7), np.full(6, 33.9), np.array(["AF"] * 6, dtype=object), towns, towns, np.full(6, np.nan))
>>> levels(spots, Boundaries(None)).tolist()
[6.0, 6.0, 6.0, 6.0, 6.0, 6.0]
"""

from __future__ import annotations

from typing import Any, NamedTuple

from geomap.store.tables.boundaries import Boundaries, distance_m, unit_words
from geomap.store.tables.countries import code_of_name
from geomap.store.tables.names import plain

COUNTRY, PROVINCE = 6.0, 4.0
EXACT_M = 2500.0
SIZE_SHARE = 0.02
FEW, MANY = 3, 5
SELDOM, USUALLY = 0.2, 0.5
TRUSTED_TO = 2.0
START = 3


class Spots(NamedTuple):
    """Rows with points: degrees, country codes, names of province and town (None unknown), and the precision that the source states (NaN unknown)."""

    longitude: Any
    latitude: Any
    codes: Any
    admin1: Any
    place: Any
    stated: Any


class Groups(NamedTuple):
    """Distinct points of a country.

    The group of each row, each group's first row, how many rows it has, how many of them name a town or province, and how many clearly different ones.
    """

    of_row: Any
    first: Any
    rows: Any
    with_place: Any
    with_admin1: Any
    places: Any
    admin1s: Any


def levels(spots: Spots, boundaries: Boundaries) -> Any:
    """Return for each row 6 where its point stands for the country, 4 where for the province, NaN where for neither."""
    import numpy as np

    result = np.full(len(spots.longitude), np.nan)
    rows = np.flatnonzero(~np.isnan(spots.longitude) & (np.isnan(spots.stated) | (spots.stated <= TRUSTED_TO)))
    if not len(rows):
        return result
    groups = _groups(spots, rows)
    here = Spots(*(values[rows][groups.first] for values in spots))
    nameless = groups.with_place < SELDOM * groups.rows
    unplaced = nameless & (groups.with_admin1 < SELDOM * groups.rows)
    exact, near = _by_country(here, boundaries)
    stated = ~np.isnan(here.stated)
    usual_place = groups.with_place.sum() >= USUALLY * groups.rows.sum()
    usual = usual_place | (groups.with_admin1.sum() >= USUALLY * groups.rows.sum())
    many = groups.rows >= MANY
    country = unplaced & (exact | (~stated & many & (near | usual)))
    country |= ~stated & many & (groups.admin1s >= FEW)
    one = nameless & ~unplaced & (groups.admin1s <= 1) & ~country
    exact, near = _by_province(here, one & (~stated | (groups.rows >= FEW)), boundaries)
    province = one & (exact | (~stated & many & (near | usual_place)))
    province |= ~stated & many & (groups.admin1s == 1) & (groups.places >= MANY) & ~country
    level = np.where(country, COUNTRY, np.where(province, PROVINCE, np.nan))
    for at in np.flatnonzero(np.isnan(level) & ~stated & (groups.places == 1)).tolist():
        level[at] = _by_name(here.place[at], here.codes[at], boundaries)
    result[rows] = level[groups.of_row]
    return result


def _groups(spots: Spots, rows: Any) -> Groups:
    import numpy as np
    import pandas as pd

    x, y, code = (pd.factorize(values[rows])[0].astype(np.int64) + 1 for values in spots[:3])
    keys = (x * (y.max() + 1) + y) * (code.max() + 1) + code
    numbers = pd.factorize(keys)[0]
    count = int(numbers.max()) + 1
    first = np.unique(numbers, return_index=True)[1]
    own = []
    for values in (spots.place, spots.admin1):
        codes, distinct = pd.factorize(values[rows])
        starts = np.append(pd.factorize(np.array([_start(name) for name in distinct.tolist()], dtype=object))[0], -1)[codes]
        named = starts >= 0
        pairs = np.unique(numbers[named].astype(np.int64) * (starts.max() + 2) + starts[named])
        own.append((np.bincount(numbers[named], minlength=count), np.bincount(pairs // (starts.max() + 2), minlength=count)))
    return Groups(numbers, first, np.bincount(numbers, minlength=count), own[0][0], own[1][0], own[0][1], own[1][1])


def _start(name: str) -> str:
    """Return how a name begins, so that two spellings of it count once."""
    words = [word for word in plain(name).split() if word not in unit_words()]
    return (" ".join(words) or plain(name))[:START]


def _by_country(here: Spots, boundaries: Boundaries) -> tuple[Any, Any]:
    """Tell which points are a well-known middle of their country, and which are near one for its size."""
    import numpy as np
    import pandas as pd

    exact, near = np.zeros(len(here.codes), dtype=bool), np.zeros(len(here.codes), dtype=bool)
    numbers, distinct = pd.factorize(here.codes)
    for number, code in enumerate(distinct.tolist()):
        unit = boundaries.country(code)
        if unit is not None:
            at = np.flatnonzero(numbers == number)
            exact[at], near[at] = _close(here, at, boundaries, unit.place_id, code)
    return exact, near


def _by_province(here: Spots, which: Any, boundaries: Boundaries) -> tuple[Any, Any]:
    import numpy as np

    exact, near = np.zeros(len(here.codes), dtype=bool), np.zeros(len(here.codes), dtype=bool)
    for at in np.flatnonzero(which).tolist():
        code, name = here.codes[at], here.admin1[at]
        unit = boundaries.admin1(code, name) if code is not None and name is not None else None
        if unit is not None:
            exact[at], near[at] = (values[0] for values in _close(here, np.array([at]), boundaries, unit.place_id, None))
    return exact, near


def _close(here: Spots, at: Any, boundaries: Boundaries, place_id: str, code: str | None) -> tuple[Any, Any]:
    import numpy as np

    nearest = np.full(len(at), np.inf)
    for longitude, latitude in boundaries.references(place_id, code):
        nearest = np.minimum(nearest, distance_m(longitude, latitude, here.longitude[at], here.latitude[at]))
    return nearest <= EXACT_M, nearest <= max(EXACT_M, SIZE_SHARE * boundaries.size_m(place_id))


def _by_name(place: str | None, code: str | None, boundaries: Boundaries) -> float:
    """Return the level that the name of the spot itself says: a country's name, or a province's with the word for it; NaN where it says none."""
    if place is None or code is None:
        return float("nan")
    words = plain(place).split()
    if code_of_name(place) == code and not _is_town(place, code, boundaries):
        return COUNTRY
    if any(word in unit_words() for word in words) and boundaries.admin1(code, place) is not None:
        return PROVINCE
    return float("nan")


def _is_town(name: str, code: str, boundaries: Boundaries) -> bool:
    """Tell whether a town of the country bears the country's name, as Djibouti and Kuwait do."""
    found = boundaries.gazetteer.lookup(name) if boundaries.gazetteer is not None else []
    return any(named.place.feature_class == "P" and named.place.country_code == code for named in found)
