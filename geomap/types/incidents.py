"""What happened: one document's account of an incident, and the incident merged from such accounts.

>>> unknown = When(earliest=None, latest=None)
>>> Claim(claim_id="c", doc_id="d", category="riot", status="occurred", date=unknown, place=None).killed is None
True
"""

# ruff: noqa: TC001 - msgspec reads these names when it runs
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geomap.types.documents import Evidence
from geomap.types.people import Actor, Casualty, Count, Target, Weapon
from geomap.types.places import Resolution
from geomap.types.times import When

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
