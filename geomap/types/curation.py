"""What people decide about incidents: the same or not, corrected, told in an order.

>>> Decision(left="claim-1", right="claim-2", judgement="same", who="A. Reader").score
1.0
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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
