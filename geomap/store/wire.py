"""Records as JSON has them: the shapes of a claim and an incident on the wire, for msgspec to check when they are read.

The keys that other programs rely on are those of docs/design.md; `point`, `toponym` and `alternatives` of a place, and what else stands beside them, are
there so that a record read back is the record that was written.

>>> import msgspec
>>> msgspec.convert({"field": "date", "start": 0, "end": 4, "quote": "2023"}, EvidenceWire).end
4
"""

# ruff: noqa: TC001 - msgspec reads these names when it runs
from __future__ import annotations

from typing import Annotated, Any

import msgspec

from geomap.types import (
    Actor,
    Casualty,
    Category,
    Count,
    Edit,
    Relation,
    Status,
    Target,
    Weapon,
    When,
)

Offset = Annotated[int, msgspec.Meta(ge=0)]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]


class EvidenceWire(msgspec.Struct, frozen=True, kw_only=True):
    """The words that a field stands on."""

    field: str
    start: Offset
    end: Offset
    quote: str


class ToponymWire(msgspec.Struct, frozen=True, kw_only=True):
    """A place as named in the text."""

    start: Offset
    end: Offset
    relation: Relation = "at"
    names: tuple[str, ...] = ()
    kind: str | None = None
    within: tuple[str, ...] = ()
    direction: str | None = None
    distance_m: float | None = None
    literal: bool = True
    score: float = 1.0


class CandidateWire(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a toponym may mean; the gazetteer's record of it, with the features weighed."""

    place_id: str
    name: str
    longitude: Longitude
    latitude: Latitude
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
    score: float = 0.0
    features: dict[str, float] = {}


class PlaceWire(msgspec.Struct, frozen=True, kw_only=True):
    """Where: the gazetteer's place (null where unresolved), the representative point and its uncertainty, and the words.

    `longitude` and `latitude` are of what the words describe; `point` is the gazetteer's own. `geometry` is for drawing.
    """

    place_id: str | None = None
    name: str | None = None
    surface: str
    longitude: Longitude | None = None
    latitude: Latitude | None = None
    country_code: str | None = None
    country_name: str | None = None
    admin1_code: str | None = None
    admin1_name: str | None = None
    where_prec: int | None = None
    coordinate_uncertainty_m: float | None = None
    feature_class: str | None = None
    feature_code: str | None = None
    admin2_code: str | None = None
    admin2_name: str | None = None
    population: int | None = None
    extent_m: float | None = None
    point: tuple[Longitude, Latitude] | None = None
    score: float = 0.0
    toponym: ToponymWire
    geometry: dict[str, Any] | None = None
    alternatives: tuple[CandidateWire, ...] = ()


class ClaimWire(msgspec.Struct, frozen=True, kw_only=True):
    """One document's account of one incident. `doc_id` may be left out where the line around it names the document."""

    claim_id: str
    doc_id: str
    category: Category
    status: Status
    date: When
    place: PlaceWire | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Target, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    detained: Count | None = None
    abducted: Count | None = None
    weapons: tuple[Weapon, ...] = ()
    reported_by: str | None = None
    series: bool = False
    evidence: tuple[EvidenceWire, ...] = ()
    page: Annotated[int, msgspec.Meta(ge=1)] | None = None
    line: Annotated[int, msgspec.Meta(ge=1)] | None = None
    score: float = 0.0


class SourceWire(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a document that an incident stands on, without its text."""

    doc_id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    uri: str | None = None
    sha256: str | None = None
    media_type: str = "text/plain"


class DisagreementWire(msgspec.Struct, frozen=True, kw_only=True):
    """Where claims differ: each claim's value in words."""

    field: str
    values: tuple[tuple[str, str], ...]


class IncidentWire(msgspec.Struct, frozen=True, kw_only=True):
    """The merged view of one incident, with its claims whole and the documents that they are from."""

    incident_id: str
    category: Category
    status: Status
    date: When
    place: PlaceWire | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Target, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    detained: Count | None = None
    abducted: Count | None = None
    weapons: tuple[Weapon, ...] = ()
    series: bool = False
    score: float = 0.0
    corrected: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    disagreements: tuple[DisagreementWire, ...] = ()
    claims: tuple[ClaimWire, ...] = ()
    documents: tuple[SourceWire, ...] = ()
