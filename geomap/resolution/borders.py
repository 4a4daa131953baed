"""The other side of a border of which the words name one side: "the Syrian border" in a report about Turkey is the border of Turkey and Syria.

Takes a document's resolutions, gives them with the country added that the report is most about among the neighbours, where there is one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.resolution.kinds import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.gazetteer import Gazetteer
    from geomap.types import Place, Resolution

MOST = 6
"""How many of the document's countries are tried."""


def with_other_sides(results: Sequence[Resolution], gazetteer: Gazetteer) -> list[Resolution]:
    """Return the resolutions; those of a border with one country named get the other."""
    if not any(_is_half(result) for result in results):
        return list(results)
    focus = Counter(result.place.country_code for result in results if result.place and result.place.country_code)
    countries = [place for code, _ in focus.most_common(MOST) if (place := gazetteer.country(code)) is not None]
    return [_completed(result, countries, gazetteer) if _is_half(result) else result for result in results]


def _is_half(result: Resolution) -> bool:
    place = result.place
    return place is not None and result.toponym.relation == "border" and len(result.toponym.names) == 1 and level_of(place) == "country"


def _completed(result: Resolution, countries: Sequence[Place], gazetteer: Gazetteer) -> Resolution:
    if result.place is None:
        return result
    for country in countries:
        if country.place_id != result.place.place_id and gazetteer.shared_border(result.place.place_id, country.place_id) is not None:
            return replace(result, toponym=replace(result.toponym, names=(result.toponym.names[0], country.name)))
    return result
