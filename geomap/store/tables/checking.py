"""Coordinates against the country that the row names: takes points and country codes, gives points, repaired where one reading alone lies in the country.

Latitude and longitude exchanged, a sign lost, a decimal point lost: each is put right only where the point as written lies well outside of the named country
and exactly one of these readings lies in it, single faults before double ones. Every repair is told with its rows; a point that stays outside is left where it is, and told.

>>> import numpy as np
>>> from geomap.store.tables.boundaries import Boundaries
>>> from geomap.store.tables.journal import Journal
>>> from geomap.store.tables.points import Points
>>> journal = Journal(np.array([2]), None)
>>> x, y = checked(Points(np.array([34.5]), np.array([103.0]), None, np.array([None]), np.array([None])), np.array(["CN"]), np.array([1.0]), Boundaries(None), journal)
>>> x.tolist(), y.tolist(), journal.notes
([103.0], [34.5], ['Row 2: longitude and latitude were exchanged and have been put right.'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.store.tables.boundaries import NEAR_DEG, Boundaries
from geomap.store.tables.degrees import placements
from geomap.store.tables.journal import Journal  # noqa: TC001 - the doctest uses it

if TYPE_CHECKING:
    from geomap.store.tables.points import Points

SIMPLE = 3
LIMITS = (180.0, 90.0)
VAGUE = 5.0
READINGS = (
    ("longitude and latitude were exchanged and have been put right", lambda x, y: (y, x)),
    ("the sign of the longitude was lost and has been put right", lambda x, y: (-x, y)),
    ("the sign of the latitude was lost and has been put right", lambda x, y: (x, -y)),
    ("the signs of longitude and latitude were lost and have been put right", lambda x, y: (-x, -y)),
    ("longitude and latitude were exchanged and a sign was lost; both have been put right", lambda x, y: (-y, x)),
    ("longitude and latitude were exchanged and a sign was lost; both have been put right", lambda x, y: (y, -x)),
)


def checked(points: Points, codes: Any, stated: Any, boundaries: Boundaries, journal: Journal) -> tuple[Any, Any]:
    """Return longitude and latitude of all rows, NaN where they cannot be used; `stated` is the precision that the source states (NaN unknown)."""
    import numpy as np

    x, y = points.longitude.copy(), points.latitude.copy()
    _place_digits(x, y, points, codes, boundaries, journal)
    known = ~np.isnan(x) & ~np.isnan(y)
    wrong = known & ((np.abs(x) > LIMITS[0]) | (np.abs(y) > LIMITS[1]))
    turned = wrong & (np.abs(x) <= LIMITS[1]) & (np.abs(y) <= LIMITS[0])
    x[turned], y[turned] = y[turned], x[turned]
    journal.remark(READINGS[0][0], turned)
    lost = wrong & ~turned
    journal.remark("longitude or latitude is out of range, and neither is used", lost)
    x[lost], y[lost] = np.nan, np.nan
    known &= ~lost & ~np.equal(codes, None)
    if boundaries.gazetteer is not None and known.any():
        _against_country(x, y, np.flatnonzero(known & ~turned & ~(stated >= VAGUE)), codes, boundaries, journal)
    return x, y


def _against_country(x: Any, y: Any, rows: Any, codes: Any, boundaries: Boundaries, journal: Journal) -> None:
    """Check distinct points of each country at once, and carry the outcome to their rows."""
    import numpy as np
    import pandas as pd

    keys, groups = _distinct(x[rows], y[rows], codes[rows])
    outcome = np.full(len(groups), -1, dtype=np.int64)
    first = rows[groups]
    per_country = pd.factorize(codes[first])
    for number, code in enumerate(per_country[1].tolist()):
        at = np.flatnonzero(per_country[0] == number)
        inside = boundaries.holds(code, x[first[at]], y[first[at]], NEAR_DEG)
        if inside is not None:
            outside = at[~inside]
            outcome[outside] = _readings(x[first[outside]], y[first[outside]], code, boundaries)
    spread = outcome[keys]
    told: dict[str, list[Any]] = {}
    for number, (words, reading) in enumerate(READINGS):
        which = rows[spread == number]
        if len(which):
            x[which], y[which] = reading(x[which], y[which])
            told.setdefault(words, []).append(which)
    for words, parts in told.items():
        journal.remark(words, np.concatenate(parts))
    outside = rows[spread == len(READINGS)]
    twice = outside[x[outside] == y[outside]]
    journal.remark("the same number stands for longitude and latitude, outside of the country that the row names, and is not used", twice)
    journal.remark("the point lies outside of the country that the row names", outside[x[outside] != y[outside]])
    x[twice], y[twice] = np.nan, np.nan


def _distinct(x: Any, y: Any, codes: Any) -> tuple[Any, Any]:
    """Return for each row the number of its distinct point and country, and where each first comes."""
    import numpy as np
    import pandas as pd

    one, two, three = pd.factorize(x), pd.factorize(y), pd.factorize(codes)
    keys = (one[0].astype(np.int64) * len(two[1]) + two[0]) * len(three[1]) + three[0]
    numbers = pd.factorize(keys)[0]
    return numbers, np.unique(numbers, return_index=True)[1]


def _readings(x: Any, y: Any, code: str, boundaries: Boundaries) -> Any:
    """Return for each point outside of its country the number of the one reading that lies in it, or how many there are where none or several do."""
    import numpy as np

    fits = np.zeros((len(READINGS), len(x)), dtype=bool)
    for number, (_, reading) in enumerate(READINGS):
        new_x, new_y = reading(x, y)
        moved = (np.abs(new_x) <= LIMITS[0]) & (np.abs(new_y) <= LIMITS[1]) & ((new_x != x) | (new_y != y))
        if moved.any():
            fits[number, moved] = boundaries.holds(code, new_x[moved], new_y[moved])
    found = np.full(len(x), len(READINGS), dtype=np.int64)
    for part in (slice(SIMPLE, None), slice(0, SIMPLE)):
        times = fits[part].sum(axis=0)
        found = np.where(times == 1, fits[part].argmax(axis=0) + (part.start or 0), np.where(times > 1, len(READINGS), found))
    return found


def _place_digits(x: Any, y: Any, points: Points, codes: Any, boundaries: Boundaries, journal: Journal) -> None:
    """Find the decimal point again where the country allows one place only; rows are few, and each is told."""
    import numpy as np

    broken = ~np.equal(points.broken_longitude, None) | ~np.equal(points.broken_latitude, None)
    repaired, refused = [], []
    for row in np.flatnonzero(broken).tolist():
        xs = placements(points.broken_longitude[row], LIMITS[0]) if points.broken_longitude[row] else [float(x[row])]
        ys = placements(points.broken_latitude[row], LIMITS[1]) if points.broken_latitude[row] else [float(y[row])]
        pairs = np.array([(a, b) for a in xs for b in ys if a == a and b == b], dtype=float).reshape(-1, 2)  # noqa: PLR0124 - NaN
        code = codes[row]
        inside = boundaries.holds(code, pairs[:, 0], pairs[:, 1]) if code is not None and len(pairs) and boundaries.gazetteer is not None else None
        good = pairs[inside] if inside is not None else pairs[:0]
        if len(good) == 1:
            x[row], y[row] = good[0]
            repaired.append(row)
        else:
            x[row], y[row] = np.nan, np.nan
            refused.append(row)
    journal.remark("a spreadsheet took the decimal point away; it was put where the point lies in the named country", np.array(repaired, dtype=np.int64))
    journal.remark("a spreadsheet took the decimal point of the coordinates away, and the row does not tell where it was", np.array(refused, dtype=np.int64))
