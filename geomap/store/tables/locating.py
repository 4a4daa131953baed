"""Rows without coordinates: takes what they say of their place, gives what a geoparser makes of it.

`locate` is asked with the names of a row's place ("Kismayo, Lower Juba, Somalia"), or with its text where it names neither place nor province, once for each
distinct wording. What it finds outside of the country that the row names is not used.

>>> import numpy as np
>>> row = [np.array([value], dtype=object) for value in ("Kismayo", None, "Lower Juba", "Somalia", "SO", "1 killed")]
>>> asked = []
>>> found = located(Unplaced(*row), asked.append)
>>> asked
['Kismayo, Lower Juba, Somalia']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.store.tables.countries import reach

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.types import Resolution

    Locate = Callable[[str], Resolution | None]

LONGEST_TEXT = 20_000


class Unplaced(NamedTuple):
    """Rows without coordinates: names of place, district, province and country, the country's code, the row's text; None unknown."""

    place: Any
    admin2: Any
    admin1: Any
    country: Any
    codes: Any
    text: Any


def located(rows: Unplaced, locate: Locate) -> Any:
    """Return for each row the Resolution that `locate` finds, None where it finds none that can be used."""
    import numpy as np

    named = ~np.equal(rows.place, None) | ~np.equal(rows.admin2, None)
    told = ~named & np.equal(rows.admin1, None) & ~np.equal(rows.text, None)
    found = np.full(len(rows.place), None, dtype=object)
    wordings = np.full(len(rows.place), None, dtype=object)
    for at in np.flatnonzero(named).tolist():
        wordings[at] = ", ".join(dict.fromkeys(str(names[at]) for names in rows[:4] if names[at] is not None))
    wordings[told] = rows.text[told]
    asked: dict[str, Resolution | None] = {}
    for at in np.flatnonzero(named | told).tolist():
        words = str(wordings[at])[:LONGEST_TEXT]
        if words not in asked:
            asked[words] = locate(words)
        answer = asked[words]
        if answer is not None and answer.longitude is not None and answer.latitude is not None and _agrees(answer, rows.codes[at]):
            found[at] = answer
    return found


def _agrees(answer: Resolution, code: str | None) -> bool:
    """Tell whether what was found lies in the country that the row names, as far as both are known."""
    other = answer.place.country_code if answer.place else None
    return code is None or other is None or other in reach(code)
