"""How much each country has of a report: takes the places that it names, gives a weight by country, and leaves unknown what strays from them.

A town strays that alone speaks for its country, far from all else that the report names: "Ponce" is then a colonel, "Montebello" an office, and not
the towns of Puerto Rico and California.

>>> votes_of([], ())
{}
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import fought_over, words
from geomap.extraction.names.distance import km_between
from geomap.types import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.types import Place

SHARE = 0.2
"""Of all votes, what a country needs for the report to be of it too."""
SURE = 0.5
"""The score from which a resolution is trusted against the votes."""
DOUBTFUL = 0.35
"""The score below which even a capital may be a village's namesake."""
FAMOUS = 1_000_000
"""The inhabitants of a city that may be named alone, without its country."""
NEAR_KM = 300.0
"""From another place of the report: what lies across a border is no stray."""
WITH_STATE = frozenset(["US"])
"""Where a report of another country names a small town, it names the state, too: "Escalon" alone is no town of California."""
NAMES = 2
"""How many names of one country make a report that is of it."""
MUCH = 1.5
"""So many times more a report must be of one country than of another that it names by none but its towns."""
TIMES = 2
SEVERAL = 4
"""So many names of one country, and so many times more, outvote small towns of another."""
KNOWN = frozenset(["ADM1", "ADM2", "PPLA", "PPLA2"])
TOWN = 10_000
"""What a report from a country at peace means where it names it of one that was fought over: provinces, districts, their seats, and towns of so many people."""
SMALL = 100_000
LARGE = 500_000
COMMON = 3
"""In so many countries lie the places of a name that says little by itself."""
MOST_OWNED = 1.0
"""What a country has at most of those who are only its: however many "U.S. officials" speak, the report need not be of the United States."""
AGAIN = 2
"""How often a story names places of a country to be of it whatever its dateline says."""


def doubt(resolutions: list[Resolution]) -> list[Resolution]:
    """Return `resolutions` with those left unknown that are hardly sure of a town, or alone of its country, and the report is of another."""
    votes, away = votes_of(resolutions, ()), _strays(resolutions)
    return [
        Resolution(toponym=r.toponym, alternatives=r.alternatives)
        if r.place is not None and (_unsure(r, votes) or (r.place.place_id in away and not r.toponym.within))
        else r
        for r in resolutions
    ]


def _unsure(found: Resolution, votes: dict[str, float]) -> bool:
    place = found.place
    if place is None or place.country_code is None or place.feature_class not in "PA" or place.feature_code.startswith("PCL") or found.score >= SURE:
        return False
    if place.feature_code == "PPLC" and found.score >= DOUBTFUL:
        return False
    return votes.get(place.country_code, 0.0) < SHARE * sum(votes.values())


def _strays(resolutions: list[Resolution]) -> frozenset[str]:
    """Return the ids of the places for which nothing but their own name speaks, where the report is of another country, far from them."""
    places = {r.place.place_id: (r, r.place) for r in resolutions if r.place is not None and r.place.country_code}
    names: dict[str, set[str]] = {}
    for _, place in places.values():
        names.setdefault(place.country_code or "", set()).add(place.name)
    sure: dict[str, list[str]] = {}
    for r in resolutions:
        if r.place is not None and r.place.country_code and r.score >= SURE:
            sure.setdefault(r.place.country_code, []).append(r.place.name)
    if not any(len(set(told)) >= NAMES or len(told) > NAMES for told in sure.values()):
        return frozenset()
    points = [(r, place) for r, place in places.values() if not place.feature_code.startswith("PCL")]
    votes = votes_of(resolutions, ())
    coded = votes_of([r for r in resolutions if r.place is None or r.place.feature_class != "P" or (r.place.population or 0) >= SMALL], ())
    named = {place.country_code for _, place in places.values() if not _obscure(place) or place.feature_class == "A"}
    main = max(votes, key=lambda code: (code in named, coded.get(code, 0.0), votes[code], code))
    towns = {other.name for _, other in points if other.country_code == main}
    by_its_capital = main not in fought_over() and len(towns) < NAMES
    said = {r.place.country_code for r in resolutions if r.place is not None and r.toponym.literal and r.place.feature_code.startswith("PCL")}

    def alone(place: Place) -> bool:
        code = place.country_code or ""
        if _outvoted(code, names, [other for _, other in places.values()]):
            return True
        if code in fought_over() and by_its_capital and (place.feature_code in KNOWN or (place.population or 0) >= TOWN):
            return False  # "PARIS - The president condemned the killing of two French journalists in Kidal"
        if code == main:
            return False
        if place.feature_class != "P":
            return names[code] == {place.name}
        if code not in said and votes[main] >= MUCH * votes[code]:
            return all(other.feature_class == "P" and _obscure(other) for _, other in points if other.country_code == code)
        if code not in WITH_STATE:
            return names[code] == {place.name}
        beside = [other for _, other in points if other.country_code == code and other.place_id != place.place_id]
        small = (place.population or 0) < SMALL
        return not any((other.admin1_code == place.admin1_code and other.feature_class == "A") or not (small or _obscure(other)) for other in beside)

    return frozenset(
        place.place_id
        for r, place in places.values()
        if _obscure(place)
        and ((place.population or 0) < SMALL or place.feature_class == "A" or _common(r))
        and alone(place)
        and all(km_between(r, other) > NEAR_KM for other, elsewhere in points if elsewhere.country_code != place.country_code)
    )


def _outvoted(code: str, names: dict[str, set[str]], places: list[Place]) -> bool:
    """Tell whether a country is told by a few small towns alone, in a report that names another, or its capital or provinces, and many more of its places."""
    if any(place.feature_class != "P" or (place.population or 0) >= SMALL for place in places if place.country_code == code):
        return False
    many = {other for other, told in names.items() if other != code and len(told) >= max(SEVERAL, TIMES * len(names[code]))}
    return any(place.country_code in many and place.feature_code.startswith(("PCL", "PPLC", "ADM1")) for place in places)


def _obscure(place: Place) -> bool:
    """Tell whether a place is not known the world over: no country, capital or city of millions."""
    coded = place.feature_class in "PA" and not place.feature_code.startswith("PCL") and place.feature_code != "PPLC"
    return coded and ((place.population or 0) < FAMOUS or _of_the_compass(place))


def _common(found: Resolution) -> bool:
    """Tell whether places of several countries have the name: "Santa Marta", but not "Lille"; a city as large as Jerusalem is no namesake of villages."""
    large = found.place is not None and (found.place.population or 0) >= LARGE and found.score >= SURE
    return not large and len({other.place.country_code for other in found.alternatives if other.place}) >= COMMON


def _of_the_compass(place: Place) -> bool:
    """Tell whether an area's name says no more than on which side of its country it lies, as areas of many countries are called: "Southern Region"."""
    first = place.name.split()[0].lower()
    return place.feature_class == "A" and first in words("sides_of_a_country")


def votes_of(resolutions: list[Resolution], datelines: Iterable[tuple[int, int]], describing: frozenset[int] = frozenset()) -> dict[str, float]:
    """Return how much each country has of the report's places, each by how sure it is; a dateline counts double, a demonym half.

    A dateline counts for nothing where the story never names its country and names another one's places again and again, or at all where it is the seat of those
    who speak of the whole world: a committee in New York tells of Batangas City.

    `describing` are the starts of the names of countries that only say whose something is ("U.S. officials"), which count as demonyms do.
    """
    votes: dict[str, float] = {}
    owned: dict[str, float] = {}
    filed: dict[str, float] = {}
    told: dict[str, int] = {}
    seats: set[str] = set()
    lines = sorted(datelines)
    starts = [start for start, _ in lines]
    for r in resolutions:
        code, at = (r.place.country_code or "") if r.place is not None else "", bisect_right(starts, r.toponym.span.start) - 1
        within = at >= 0 and r.toponym.span.start < lines[at][1]
        if not code and r.toponym.literal and not within:
            told[""] = told.get("", 0) + 1  # somewhere, which no agency's seat names
        elif code:
            if within:
                filed[code] = max(filed.get(code, 0.0), 2.0 * r.score)  # "MONTEVIDEO (Uruguay)" is one dateline
                seats |= {code} if r.toponym.surface.casefold() in words("press_seats") else set()
                continue
            whole = r.toponym.literal and r.toponym.span.start not in describing
            told[code] = told.get(code, 0) + (whole and r.toponym.relation != "border")
            if whole:
                votes[code] = votes.get(code, 0.0) + r.score
            else:
                owned[code] = min(MOST_OWNED, owned.get(code, 0.0) + 0.5 * r.score)
    for code, weight in owned.items():
        votes[code] = votes.get(code, 0.0) + weight
    for code, weight in filed.items():
        if code in votes or max((told[c] for c in told if c or code in seats), default=0) < (1 if code in seats else AGAIN):
            votes[code] = votes.get(code, 0.0) + weight
    return votes
