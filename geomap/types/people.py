"""Who, with what, and how many: actors, targets, weapons, casualties and counts.

>>> Count(low=31, best=None, high=None, qualifier="at_least").low
31
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "at_least", "at_most", "about", "several"]
ActorKind = Literal["organisation", "group", "individual"]
Role = Literal["perpetrator", "suspect", "claimant", "security_force", "target"]
Attribution = Literal["stated", "claimed", "suspected", "accused", "denied"]
TargetKind = Literal["structure", "organisation", "group", "person"]
CasualtyKind = Literal["group", "person"]
Effect = Literal["killed", "injured", "detained", "abducted", "unharmed"]


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
