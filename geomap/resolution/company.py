"""Which names the report's other names bear out: takes groups, their candidates and beliefs, gives the groups that one place alone can be meant by, in the midst of others.

The weights learned from local news doubt whatever the gazetteer knows under another spelling and without a population, as it knows most towns of
Somalia or Helmand. Where all in the world that bear a name are one place, and another place of the report lies near it in the same country, that doubt is undue.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.resolution import resolve
>>> from geomap.toponyms import toponyms_from_spans
>>> from geomap.types import Document, Span
>>> report = Document(doc_id="d", text="Spin Boldak and Musa Qala")
>>> [r.place.country_code for r in resolve(toponyms_from_spans(report, [Span(start=0, end=11), Span(start=16, end=25)]), report, open_gazetteer()) if r.place]
['AF', 'AF']
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group
    from geomap.resolution.columns import Columns

EARTH_KM = 6371.0088
POST_OFFICE = "zip:"
ANCHORS = 700
"""Of how many names at most it is asked whether they lie near; context.py asks of as many."""
ONE_PLACE_KM = 25.0
"""A town, and the district that has its name."""
NEAR_KM = 400.0
BELIEVED = 0.5
"""From this belief on another place is where the report is; less is enough of a name that one place alone bears."""


def in_company(groups: Sequence[Group], table: Columns, belief: Any) -> set[int]:
    """Return the positions of the groups whose candidates are all one place, with another such group, or one that is believed, near it in its country.

    The others are represented by the most believed `ANCHORS` of them, so that a report of many names takes a time that grows with their number.
    """
    import numpy as np

    best = {at: start + int(belief[start:stop].argmax()) for at, (start, stop) in enumerate(pairwise(table.starts)) if start < stop and groups[at].literal}
    sole = {at for at, row in best.items() if _bears_it_alone(groups[at], table, row, range(*table.starts[at : at + 2]))}
    known = [at for at in sole | {at for at, row in best.items() if belief[row] >= BELIEVED} if not table.is_country[best[at]]]
    known = sorted(known, key=lambda at: (-belief[best[at]], at))[:ANCHORS]
    names = [groups[at].key for at in known]
    rows = np.array([best[at] for at in known], dtype=np.int64)
    return {at for at in sole if not table.is_country[best[at]] and any(names[k] != groups[at].key for k in _beside(table, best[at], rows))}


def _bears_it_alone(group: Group, table: Columns, best: int, rows: range) -> bool:
    """Tell whether one place alone is called so, by its whole name: no "Olive" for an Olive Garden, no post office by a common word."""
    if any(option.bare for option in group.options) or table.places[best].place_id.startswith(POST_OFFICE):
        return False
    return bool((_km(table, best, slice(rows.start, rows.stop)) <= ONE_PLACE_KM).all())


def _beside(table: Columns, one: int, others: Any) -> Any:
    """Return the positions in `others` of the places of the same country that are near `one`, and not it."""
    away = _km(table, one, others)
    return ((table.country[others] == table.country[one]) & (away > ONE_PLACE_KM) & (away <= NEAR_KM)).nonzero()[0]


def _km(table: Columns, one: int, others: Any) -> Any:
    """Return the lengths of the chords between a candidate and others, which at such distances are those of the ways."""
    steps = (table.x[one] - table.x[others], table.y[one] - table.y[others], table.z[one] - table.z[others])
    return EARTH_KM * sum(step * step for step in steps) ** 0.5
