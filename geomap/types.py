"""The words that the rooms share: frozen, slotted, keyword-only records, made of the standard library alone.

Every offset is a half-open range of code points into `Document.text`. Coordinates are WGS 84 degrees, longitude before latitude.
Unknown is ``None``, never 0 or "". Dates are ISO 8601 strings.

>>> Span(start=3, end=8).of("at Kabul today")
'Kabul'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

Relation = Literal["at", "near", "border", "part", "offset", "facility", "between", "along"]
DatePrecision = Literal["day", "week", "month", "season", "year", "range", "unknown"]
DateBasis = Literal["stated", "relative", "inferred"]
Timex = Literal["DATE", "TIME", "DURATION", "SET"]
Qualifier = Literal["exact", "at_least", "at_most", "about", "several"]
ActorKind = Literal["organisation", "group", "individual"]
Role = Literal["perpetrator", "suspect", "claimant", "security_force", "target"]
Attribution = Literal["stated", "claimed", "suspected", "accused", "denied"]
TargetKind = Literal["structure", "organisation", "group", "person"]
CasualtyKind = Literal["group", "person"]
Effect = Literal["killed", "injured", "detained", "abducted", "unharmed"]
Status = Literal["occurred", "attempted", "planned", "threatened", "denied"]
Category = Literal[
    "armed_attack",
    "assassination",
    "bombing",
    "suicide_bombing",
    "shelling",
    "air_strike",
    "clash",
    "raid",
    "arrest",
    "kidnapping",
    "hijacking",
    "arson",
    "robbery",
    "sabotage",
    "riot",
    "protest",
    "forced_work_stoppage",
    "other_violence",
]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what of `text` the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that one field of a record stands on: ``document.text[span.start:span.end] == quote``.

    `field` names the field by path: "category", "date", "place", "killed", "actors[0]", "targets[1]", "casualties[0]", "weapons[0]", "status";
    "sentence" is the sentence that a card quotes.
    """

    field: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report: its text with stable offsets and what is known of it.

    `doc_id` derives from the content; `uri` is where it lies, relative to the workspace, with forward slashes; `sha256` is of the original bytes.
    `published` is an ISO date or None; `language` is an ISO 639-1 code or None; `url` is where it was published.
    `pages` holds the offset at which each page of the original starts, where it has pages. `lines` holds (offset, line) where what the text has from that
    offset on stands on that line of the original, counted from 1; empty where the lines of the text are the original's own, or the original has none.
    """

    doc_id: str
    text: str
    uri: str | None = None
    sha256: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    url: str | None = None
    pages: tuple[int, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time: first and last day it can be, how precise it is, and whether it was stated, counted from another date, or inferred. `value` is TIMEX3's."""

    earliest: str | None
    latest: str | None
    precision: DatePrecision = "unknown"
    basis: DateBasis = "stated"
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """An expression of time in a document and what it means. `when` has None bounds for a duration or a set that is not on the calendar.

    `whole` is the stretch that the mention is one end of, where the words join two ("April and May 2022", "from 3 to 5 May"): both ends carry it.
    """

    span: Span
    surface: str
    type: Timex
    when: When
    whole: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many: "more than 30" is low 31, best None, high None, at_least; "several" has low 2, and in sums best 3; a missing bound is unknown."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acted. `name` is as the text has it, `actor_id` the lexicon's where known."""

    name: str
    kind: ActorKind
    role: Role
    attribution: Attribution = "stated"
    actor_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What or who was aimed at."""

    name: str
    kind: TargetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """With what; `kind` is "explosive", "firearm", "blade", "vehicle", "rocket", "drone", "aircraft", "fire", "chemical" or "other"."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty:
    """What happened to whom."""

    who: str
    kind: CasualtyKind
    effect: Effect
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One document's account of one incident. `place` keeps the toponym it stands on; `series` marks an account of several incidents told as one.

    `page` or `line` is where the original has the sentence that a card quotes, counted from 1; None where it has no pages or lines.
    """

    claim_id: str
    doc_id: str
    category: Category
    status: Status
    date: When
    place: Resolution | None
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
    evidence: tuple[Evidence, ...] = ()
    page: int | None = None
    line: int | None = None
    score: float = 0.0

    @property
    def quoted(self) -> Evidence | None:
        """The evidence that a card quotes: the sentence, else the category's, else the first; None without any."""
        first = {one.field: one for one in reversed(self.evidence)}
        return first.get("sentence") or first.get("category") or next(iter(self.evidence), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Where claims of one incident differ: the field and each claim's value in words, as (claim_id, value)."""

    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """That a person changed a field of an incident; who, when (as they wrote it) and why, where they said."""

    field: str
    who: str | None = None
    when: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What one or several claims tell of one incident: the best value of each field, and the claims themselves, never altered.

    `corrected` names the fields that a person changed (`data/corrections.csv`), `edits` each change in the order in which they were made.
    """

    incident_id: str
    category: Category
    status: Status
    date: When
    place: Resolution | None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Target, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    killed: Count | None = None
    injured: Count | None = None
    detained: Count | None = None
    abducted: Count | None = None
    weapons: tuple[Weapon, ...] = ()
    series: bool = False
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    corrected: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What was not used, at which stage, and why, in one sentence. `span` where it was a part of a document."""

    doc_id: str | None
    stage: Literal["documents", "language", "toponyms", "dates", "extraction", "corrections", "story", "gazetteer", "tables"]
    reason: str
    span: Span | None = None
    uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """One incident of a story, and what is told of it."""

    incident_id: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Incidents in an order that a person chose."""

    title: str | None
    steps: tuple[StoryStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether two accounts are of one incident, and why: `left` and `right` are claim ids or incident ids, `score` is in [0, 1]."""

    left: str
    right: str
    judgement: Literal["same", "different"]
    score: float = 1.0
    why: str = ""
    who: str = "geomap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A row of `data/corrections.csv`, as written: what a person changed of one incident. `line` is its line in that file."""

    incident_id: str
    action: Literal["set", "move", "drop", "merge", "split"]
    field: str | None = None
    value: str | None = None
    longitude: float | None = None
    latitude: float | None = None
    doc_id: str | None = None
    quote: str | None = None
    who: str | None = None
    when: str | None = None
    note: str | None = None
    line: int = 0
