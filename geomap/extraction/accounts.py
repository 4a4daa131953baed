"""An account: the mentions of a document that tell of one incident, in order. Grouped by joining, read by all that choose a claim's fields.

>>> Account().mentions
[]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.types import Attribution

FULL = 40
"""How many mentions an account takes at most: more are no prose."""
WINDOW = 12
"""How many accounts back a mention, or a later account, is compared."""


@dataclass(slots=True, eq=False)
class Account:
    """The mentions that tell of one incident, in order."""

    mentions: list[Mention] = field(default_factory=list)
    blamed: list[tuple[Phrase, Attribution]] = field(default_factory=list)

    @property
    def leads(self) -> bool:
        """Tell whether the headline or the first sentence tells of it."""
        first = self.mentions[0].sentence
        return first.kind == "heading" or first.first

    @property
    def last(self) -> Mention:
        """Return the latest mention."""
        return self.mentions[-1]
