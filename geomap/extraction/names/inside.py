"""Names of places that are the end of a longer name which is no place's own: takes the resolutions of a document and its text, leaves those unknown.

"The Salli Amman temple" in Sri Lanka is of a goddess, not of Jordan. A building is called after the town that it stands in only in a country of which the report
speaks otherwise: "the Serena Kabul hotel", in a report of Afghanistan.

>>> _behind_a_name("near the Salli Amman temple", 15), _behind_a_name("In Kabul the Serena hotel", 3), _behind_a_name("the new Amman temple", 8)
(True, False, False)
"""

from __future__ import annotations

import re

from geomap.types import Resolution

NAME_BEFORE = re.compile(r"[\w,;)]\s+(?:(?:[Tt]he|[Aa]n?)\s+)?(?:[A-Z][\w'\u2019-]*[a-z]\s+)+$")
"""Words with a capital, at least one, that a sentence does not begin with."""
NEAR = 60
"""How many characters before a name are looked at."""


def without_tails(resolutions: list[Resolution], text: str) -> list[Resolution]:
    """Return `resolutions` with those left unknown that end the name of a building, in a country that no other of them is in."""
    ends = {r.toponym.span.end for r in resolutions}
    tails = [
        r
        for r in resolutions
        if r.toponym.relation == "facility" and r.place is not None and not _follows(r, ends) and _behind_a_name(text, r.toponym.span.start)
    ]
    if not tails:
        return resolutions
    spoken = {r.place.country_code for r in resolutions if r.place is not None and r not in tails}
    strange = [r for r in tails if r.place is not None and r.place.country_code not in spoken]
    return [Resolution(toponym=r.toponym, alternatives=r.alternatives) if r in strange else r for r in resolutions]


def _follows(found: Resolution, ends: set[int]) -> bool:
    """Tell whether another name of a place stands right before it: "the Baghdad Karrada hospital"."""
    return found.toponym.span.start - 1 in ends


def _behind_a_name(text: str, start: int) -> bool:
    """Tell whether words with capitals stand right before `start`, within a sentence."""
    return NAME_BEFORE.search(text[max(0, start - NEAR) : start]) is not None
