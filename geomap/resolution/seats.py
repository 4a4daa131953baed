"""Units and their seats: where the words ask for a district and the town won, its district is meant; a bare name means the town, not its district.

Gazetteers often hold a unit's name in one spelling alone, while its seat has them all: "the Dangara region" finds the town of Danghara, and is its district.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.resolution.metric import geodesic_m

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.types import Candidate, Place, Toponym

UNIT_KINDS = {"admin1": ("ADM1",), "admin2": ("ADM2",), "region": ("ADM2", "ADM1")}
MOST_OF_IT = 0.5
"""The share of a province's people from which on a name that both bear means the city: Lagos, but not Sokoto."""
BESIDE_M = 60_000.0
"""How far a unit's point may lie from its seat."""


def unit_asked_for(toponym: Toponym, candidates: tuple[Candidate, ...], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return `candidates` with what the words ask for first: the unit of a town of that name, or the town where only the name is said."""
    codes = UNIT_KINDS.get(toponym.kind or "", ())
    best = candidates[0]
    if not toponym.kind and best.place.feature_code in {"ADM1", "ADM2"}:
        seat = next((each for each in candidates if each.place.feature_class == "P" and _holds(best.place, each.place)), None)
        known_for = seat and (best.place.feature_code == "ADM2" or (seat.place.population or 0) > MOST_OF_IT * (best.place.population or 0))
        return (replace(best, place=seat.place), *candidates) if seat and known_for else candidates
    if not codes or best.place.feature_class != "P":
        return candidates
    unit = _unit_of(best.place, codes, gazetteer)
    return (replace(best, place=unit), *candidates) if unit else candidates


def _unit_of(seat: Place, codes: tuple[str, ...], gazetteer: Gazetteer) -> Place | None:
    units = [named.place for named in gazetteer.lookup(seat.name) if named.place.feature_code in codes and _holds(named.place, seat)]
    return min(units, key=lambda unit: codes.index(unit.feature_code), default=None)


def _holds(unit: Place, seat: Place) -> bool:
    if unit.country_code != seat.country_code or (unit.feature_code == "ADM2" and unit.admin1_code != seat.admin1_code):
        return False
    return geodesic_m(unit.longitude, unit.latitude, seat.longitude, seat.latitude) <= max(BESIDE_M, unit.extent_m or 0.0)
