"""Names that are all a report says of where it happened: takes its resolutions, leaves unknown those that are hardly sure.

Where other places, demonyms or groups speak for the same country, a name is judged in their light (votes.py). One that stands alone is
judged by itself (rivals.py): a small town, of the many that bear names that a report may mean otherwise, is no pin.

>>> without_lonely([], {}, {}, set())
[]
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.actors import STATE
from geomap.extraction.names.namesakes import at_home_of
from geomap.extraction.names.rivals import doubtful, in_the_war
from geomap.gazetteer import fold, open_gazetteer
from geomap.types import Resolution

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from geomap.extraction.lexicons import KnownActor

LETTERS = 4
"""Up to so many capitals are an abbreviation: "UN" is no town."""
SMALL = 100_000
AT_HOME = 4
"""In so many countries a group is at home, and not the world over."""
BOTH = re.compile(r"[-/&\u2013]|\band\b")
"""What stands between the two countries of a border."""


def without_lonely(
    resolutions: list[Resolution], actors: Mapping[int, tuple[KnownActor, int]], peoples: Mapping[int, str], initials: Container[int]
) -> list[Resolution]:
    """Return `resolutions` without names of bodies and peoples, and with those left unknown that nothing else bears out.

    `actors` are the known actors, with the length of the words that name them, by where each word of their names starts; `peoples` the model's labels by
    where a word starts, `initials` where words of capitals alone start, in text that has small letters too.
    """
    kept = [r for r in resolutions if not _named_after(r, actors, peoples)]
    names: dict[str, set[str]] = {}
    for r in kept:
        if r.place is not None and r.place.country_code and r.toponym.relation != "border":
            names.setdefault(r.place.country_code, set()).add(r.place.name)
    groups = [actor for actor, _ in actors.values() if actor.type not in STATE]
    home = {code for actor in groups for code in actor.countries}
    if all(len(actor.countries) <= AT_HOME for actor in groups):
        kept = [at_home_of(r, names, home) for r in kept]
    return [
        (in_the_war(r) or Resolution(toponym=r.toponym, alternatives=r.alternatives)) if _lonely(r, names, home, initials) else _this_side(r, names)
        for r in kept
    ]


def _this_side(found: Resolution, names: Mapping[str, set[str]]) -> Resolution:
    """Return a border of which the words name one side with the country of the other, where the report is of that alone: "the Ethiopian border" in Somalia."""
    place, toponym = found.place, found.toponym
    if place is None or toponym.relation != "border" or len(toponym.names) == 1 or BOTH.search(toponym.surface):
        return found
    sides = (open_gazetteer().country(code) for code in names if code != place.country_code)
    return next(
        (replace(found, place=side) for side in sides if side is not None and side.name == toponym.names[1] and side.name not in toponym.surface), found
    )


def _named_after(found: Resolution, actors: Mapping[int, tuple[KnownActor, int]], peoples: Mapping[int, str]) -> bool:
    """Tell whether a name is here part of a group's, or a town's that of a people: "the Red Cross", "Forces for the Liberation of Rwanda", "an Arab"."""
    place, start = found.place, found.toponym.span.start
    if place is None or not found.toponym.literal:
        return False
    actor, length = actors.get(start, (None, 0))
    if actor is not None and actor.type not in STATE:
        return place.feature_class == "P" or place.feature_code in ("ADM1", "ADM2") or length > len(found.toponym.surface)
    one_word = " " not in found.toponym.surface  # "near Datu Hoffer"
    return one_word and place.feature_class == "P" and (place.population or 0) < SMALL and peoples.get(start) == "NORP"


def _borne_out(found: Resolution) -> bool:
    """Tell whether a place lies in what the words put around it: "Palma in Mozambique", but not "the Southern Province of Abyan"."""
    place = found.place
    above = {fold(name) for name in (place.country_name, place.admin1_name, place.admin2_name) if name} if place is not None else set()
    return any(fold(name) in above for name in found.toponym.within)


def _lonely(found: Resolution, names: Mapping[str, set[str]], home: Iterable[str], initials: Container[int]) -> bool:
    place, toponym = found.place, found.toponym
    if place is None or not place.country_code or not toponym.literal or _borne_out(found) or place.country_code in home:
        return False
    if toponym.relation == "border":
        return len(toponym.names) == 1 and place.country_code not in names
    if names.get(place.country_code) != {place.name}:
        return False
    if toponym.span.start in initials and len(toponym.surface) <= LETTERS and toponym.names == (toponym.surface,):
        return True
    return doubtful(found)
