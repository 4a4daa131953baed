"""An account: the mentions of a document that tell of one incident, in order. Grouped by joining, read by all that choose a claim's fields.

>>> Account().mentions
[]
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.types import Attribution

Answer = TypeVar("Answer")
FULL = 40
"""How many mentions an account takes at most: more are no prose."""
WINDOW = 12
"""How many accounts back a mention, or a later account, is compared."""


@dataclass(slots=True, eq=False)
class Account:
    """The mentions that tell of one incident, in order."""

    mentions: list[Mention] = field(default_factory=list)
    blamed: list[tuple[Phrase, Attribution]] = field(default_factory=list)
    known: dict[Callable[[Account], object], tuple[int, object]] = field(default_factory=dict, repr=False)
    """What has been asked of it by `asked_while_joined`, of how many mentions."""

    @property
    def leads(self) -> bool:
        """Tell whether the headline or the first sentence tells of it."""
        first = self.mentions[0].sentence
        return first.kind == "heading" or first.first

    @property
    def last(self) -> Mention:
        """Return the latest mention."""
        return self.mentions[-1]


def asked_while_joined(judge: Callable[[Account], Answer]) -> Callable[[Account], Answer]:
    """Let `judge` be asked of an account only when it has taken in another mention: each of the next dozens of mentions is compared with it.

    For questions of joining alone, in which the mentions that an account has already no longer change.
    """

    @functools.wraps(judge)
    def remembered(account: Account) -> Answer:
        told, answer = account.known.get(judge, (0, None))
        if told != len(account.mentions):
            told, answer = account.known[judge] = (len(account.mentions), judge(account))
        return answer  # type: ignore[return-value]

    return remembered
