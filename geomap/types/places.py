"""Where: a place of the gazetteer, a place as a text names it, and which place that is.

>>> named = Toponym(span=Span(start=0, end=5), surface="Xyzzy")
>>> Resolution(toponym=named).place is None
True
"""

# ruff: noqa: TC001 - msgspec reads these names when it runs
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from geomap.types.documents import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

Relation = Literal["at", "near", "border", "part", "offset", "facility", "between", "along"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. `feature_class` and `feature_code` are GeoNames'; `extent_m` is a radius that holds the whole place, where known."""

    place_id: str
    name: str
    longitude: float
    latitude: float
    feature_class: str
    feature_code: str
    country_code: str | None = None
    country_name: str | None = None
    admin1_code: str | None = None
    admin1_name: str | None = None
    admin2_code: str | None = None
    admin2_name: str | None = None
    population: int | None = None
    extent_m: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place named in a document, as its words have it, not yet resolved.

    `names` is what to look up ("Balkh Province" -> ("Balkh",); "Tajik-Uzbek border" -> ("Tajikistan", "Uzbekistan")). `kind` is the kind of place that the
    words ask for: "country", "admin1", "admin2", "city", "river", "lake", "mountain", "sea", "region", "facility"... or None. `within` are the names of
    containing places that the words give ("Kabul, Afghanistan" -> ("Afghanistan",)). `direction` is a compass word ("N", "SW") of a `part` or
    `offset`, `distance_m` the distance of an `offset`. `literal` is False where the name stands
    for something else than the place: a demonym, a part of an armed group's or a person's name. `nested` is True where it is a part of a longer
    name of a body or building that belongs to the place ("Paris" in "Paris Police Department").
    """

    span: Span
    surface: str
    relation: Relation = "at"
    names: tuple[str, ...] = ()
    kind: str | None = None
    within: tuple[str, ...] = ()
    direction: str | None = None
    distance_m: float | None = None
    literal: bool = True
    nested: bool = False
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym may mean, with the features that were weighed and the score in [0, 1] they came to."""

    place: Place
    score: float
    features: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which place a toponym means. `place` None: looked for, and honestly unresolved.

    `geometry` is the shape in WGS 84 that the words describe (a province's area, a shared border's line), or None where the place's own point is all there is.
    `longitude`/`latitude` are the representative point of that shape. `coordinate_uncertainty_m` is a radius around it that holds the true spot.
    `where_prec` is UCDP GED's code: 1 exact, 2 near, 3 admin-2, 4 admin-1, 5 vague or linear, 6 country, 7 sea or air.
    """

    toponym: Toponym
    place: Place | None = None
    geometry: BaseGeometry | None = None
    longitude: float | None = None
    latitude: float | None = None
    coordinate_uncertainty_m: float | None = None
    where_prec: int | None = None
    score: float = 0.0
    alternatives: tuple[Candidate, ...] = ()
