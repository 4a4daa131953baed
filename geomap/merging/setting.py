"""One field of an incident changed by a person: takes an incident and a correction to set or move, gives the incident so changed.

>>> from geomap.types import Correction, Incident, When
>>> incident = Incident(incident_id="i-1", category="raid", status="occurred", date=When(earliest=None, latest=None), place=None)
>>> changed(incident, Correction(incident_id="i-1", action="set", field="date", value="2023-03-09"), None).date.precision
'day'
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any, Literal, Protocol, get_args

from geomap.merging.entries import parse_count, parse_when
from geomap.merging.values import COUNTS
from geomap.types import Actor, Category, Resolution, Span, Status, Target, Toponym, Weapon

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from geomap.types import Correction, Incident, Place

CHOICES = {"category": get_args(Category), "status": get_args(Status)}
LISTS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "perpetrators": ("actors", lambda name: Actor(name=name, kind="organisation", role="perpetrator")),
    "targets": ("targets", lambda name: Target(name=name, kind="group")),
    "weapons": ("weapons", lambda name: Weapon(name=name, kind="other")),
}
FIELDS = ("date", "place", *CHOICES, *COUNTS, *LISTS)
PAIR = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*")
PRECISION = {"PCLI": 6, "PCLD": 6, "PCLS": 6, "PCLF": 6, "PCLIX": 6, "TERR": 6, "ADM1": 4, "ADM2": 3, "ADM3": 3, "ADM4": 3}


class Places(Protocol):
    """What a gazetteer offers to a correction that names a place."""

    def place(self, place_id: str) -> Place | None:
        """Return the place of that id."""

    def shape(self, place_id: str, detail: Literal["full", "drawing"] = "full") -> BaseGeometry | None:
        """Return the shape of the place of that id."""


def changed(incident: Incident, correction: Correction, places: Places | None) -> Incident:
    """Return `incident` with the correction's field changed and named in `corrected`; raise ValueError with what was expected and got."""
    if correction.action == "move":
        return _with(incident, "place", "place", _moved(incident, correction, places))
    field, value = (correction.field or "").lower(), correction.value
    if field not in FIELDS:
        message = f"a field of {', '.join(FIELDS)}, got {correction.field!r}"
        raise ValueError(message)
    if field in LISTS:
        return _with(incident, field, LISTS[field][0], _listed(incident, field, value))
    return _with(incident, field, field, _value(incident, field, correction, places))


def _with(incident: Incident, name: str, attribute: str, value: Any) -> Incident:
    settled = tuple(one for one in incident.disagreements if one.field != attribute)
    corrected = tuple(dict.fromkeys((*incident.corrected, name)))
    return dataclasses.replace(incident, corrected=corrected, disagreements=settled, **{attribute: value})


def _value(incident: Incident, field: str, correction: Correction, places: Places | None) -> Any:
    value = correction.value
    try:
        if field == "date":
            return parse_when(value)
        if field in COUNTS:
            return parse_count(value)
    except ValueError as error:
        message = f"{error} as {field}, got {value!r}"
        raise ValueError(message) from None
    if field == "place":
        return _at_place(incident, value or "", places)
    if value not in CHOICES[field]:
        message = f"a {field} of {', '.join(CHOICES[field])}, got {value!r}"
        raise ValueError(message)
    return value


def _listed(incident: Incident, field: str, value: str | None) -> tuple[Any, ...]:
    attribute, make = LISTS[field]
    made = tuple(make(name.strip()) for name in (value or "").split(";") if name.strip())
    if attribute != "actors":
        return made
    others = tuple(actor for actor in incident.actors if actor.role not in {"perpetrator", "suspect", "claimant"})
    return (*made, *others)


def _moved(incident: Incident, correction: Correction, places: Places | None) -> Resolution:
    x, y = correction.longitude, correction.latitude
    pair = PAIR.fullmatch(correction.value or "")
    if x is None and pair:
        x, y = float(pair[1]), float(pair[2])
    if x is None or y is None:
        return _at_place(incident, correction.value or "", places)
    if not (-180 <= x <= 180 and -90 <= y <= 90):
        message = f"longitude and latitude in degrees, got {correction.value!r}"
        raise ValueError(message)
    before = _before(incident)
    return dataclasses.replace(before, longitude=x, latitude=y, geometry=None, where_prec=1, coordinate_uncertainty_m=None, score=1.0, alternatives=())


def _at_place(incident: Incident, place_id: str, places: Places | None) -> Resolution:
    place = places.place(place_id) if places else None
    if place is None or places is None:
        message = f"longitude and latitude, or a place_id that the gazetteer holds, got {place_id!r}"
        raise ValueError(message)
    before = _before(incident, place.name)
    precision = PRECISION.get(place.feature_code, 1)
    shape = places.shape(place_id, "drawing") if precision > 1 else None
    return dataclasses.replace(
        before, place=place, longitude=place.longitude, latitude=place.latitude, geometry=shape, where_prec=precision,
        coordinate_uncertainty_m=place.extent_m, score=1.0, alternatives=(),
    )  # fmt: skip


def _before(incident: Incident, surface: str = "") -> Resolution:
    """Return where the incident was placed, or an empty place that bears the words."""
    return incident.place or Resolution(toponym=Toponym(span=Span(start=0, end=0), surface=surface))
