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

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.resolution.candidates import Group
    from geomap.resolution.columns import Columns

EARTH_KM = 6371.0088
POST_OFFICE = "zip:"
ONE_PLACE_KM = 25.0
"""A town, and the district that has its name."""
NEAR_KM = 400.0
BELIEVED = 0.5
"""From this belief on another place is where the report is; less is enough of a name that one place alone bears."""


def in_company(groups: Sequence[Group], table: Columns, belief: Any) -> set[int]:
    """Return the positions of the groups whose candidates are all one place, with another such group, or one that is believed, near it in its country."""
    best = {at: start + int(belief[start:stop].argmax()) for at, (start, stop) in enumerate(pairwise(table.starts)) if start < stop and groups[at].literal}
    sole = {at for at, row in best.items() if _bears_it_alone(groups[at], table, row, range(*table.starts[at : at + 2]))}
    known = {at for at, row in best.items() if belief[row] >= BELIEVED} | sole
    return {at for at in sole if any(_beside(table, best[at], best[other]) for other in known if groups[other].key != groups[at].key)}


def _bears_it_alone(group: Group, table: Columns, best: int, rows: range) -> bool:
    """Tell whether one place alone is called so, by its whole name: no "Olive" for an Olive Garden, no post office by a common word."""
    if any(option.bare for option in group.options) or table.places[best].place_id.startswith(POST_OFFICE):
        return False
    return all(_km(table, best, row) <= ONE_PLACE_KM for row in rows)


def _beside(table: Columns, one: int, other: int) -> bool:
    """Tell whether two places of one country are near each other, and neither is that country."""
    if table.country[one] != table.country[other] or table.is_country[one] or table.is_country[other]:
        return False
    return ONE_PLACE_KM < _km(table, one, other) <= NEAR_KM


def _km(table: Columns, one: int, other: int) -> float:
    """Return the length of the chord between two candidates, which at such distances is that of the way."""
    steps = (table.x[one] - table.x[other], table.y[one] - table.y[other], table.z[one] - table.z[other])
    return EARTH_KM * math.sqrt(sum(step * step for step in steps))
