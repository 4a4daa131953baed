"""What a claim is compared by, read from it once: takes a claim, gives its features.

>>> from geomap.types import Claim, Target, When
>>> day = When(earliest="2023-03-09", latest="2023-03-09", precision="day")
>>> told = Claim(claim_id="c", doc_id="d", category="bombing", status="occurred", date=day, place=None, targets=(Target(name="two mosques", kind="structure"),))
>>> sorted(features(told).words), features(told).days
(['mosque'], (738588, 738588))
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.merging.values import COUNTS
from geomap.merging.weights import empty_words, stem, title_words
from geomap.types import copied_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.types import Claim, Count, Resolution, When

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
BLAMED = {"perpetrator", "suspect", "claimant"}
HYPOTHETICAL = {"planned", "threatened"}
DEFINITE = re.compile(r"\s*(?:the|that|this|those|these)\b", re.IGNORECASE)

Bounds = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Features:
    """What a claim says, ready to compare.

    `days` are the first and the last as ordinals, `before` the last where only that is known; `blamed` are ids of actors as "#id", else their names; `people`
    are the words of the names of victims, `surnames` the last word of each, `killed` each two words that follow each other in the name of one who was killed.
    """

    claim_id: str
    doc_id: str
    category: str
    series: bool
    hypothetical: bool
    days: tuple[int, int] | None
    before: int | None
    stated: bool
    place: Resolution | None
    blamed: frozenset[str]
    words: frozenset[str]
    people: frozenset[str]
    surnames: frozenset[str]
    killed: frozenset[tuple[str, str]]
    counts: tuple[Bounds | None, ...]
    sentence: str | None
    start: int
    points_back: bool

    @property
    def setting(self) -> tuple[object, ...]:
        """What rules an incident in or out: the same for all claims between which only people and numbers differ."""
        where = self.place
        spot = None if where is None or where.place is None else (where.place.place_id, where.where_prec, where.longitude, where.latitude)
        return (self.category, self.series, self.days, self.before, self.stated, spot)


def features(claim: Claim) -> Features:
    """Return what `claim` is compared by."""
    quotes = {one.field: one for one in reversed(claim.evidence)}
    trigger = quotes.get("category")
    persons = [_words(one.who) for one in claim.casualties if one.kind == "person"] + [_words(one.name) for one in claim.targets if one.kind == "person"]
    named = [target.name for target in claim.targets] + [casualty.who for casualty in claim.casualties]
    return Features(
        claim_id=claim.claim_id,
        doc_id=claim.doc_id,
        category=claim.category,
        series=claim.series,
        hypothetical=claim.status in HYPOTHETICAL,
        days=days(claim.date),
        before=dt.date.fromisoformat(claim.date.latest[:10]).toordinal() if claim.date.earliest is None and claim.date.latest else None,
        stated=claim.date.basis == "stated",
        place=claim.place,
        blamed=blamed_by(claim),
        words=frozenset(stem(word) for name in named for word in _words(name) if word not in empty_words()),
        people=frozenset(word for words in persons for word in words),
        surnames=frozenset(words[-1] for words in persons if words),
        killed=frozenset(pair for one in claim.casualties if one.kind == "person" and one.effect == "killed" for pair in _names(one.who)),
        counts=tuple(_bounds(getattr(claim, name)) for name in COUNTS),
        sentence=copied_words(claim),
        start=trigger.span.start if trigger else -1,
        points_back=trigger is not None and bool(DEFINITE.match(trigger.quote)) and "date" not in quotes,
    )


def blamed_by(claim: Claim) -> frozenset[str]:
    """Return who is said to have done it: ids of the lexicon as "#id", else names; what a text denies is left out."""
    accused = [actor for actor in claim.actors if actor.role in BLAMED and actor.attribution != "denied"]
    return frozenset(f"#{actor.actor_id}" if actor.actor_id else actor.name.casefold() for actor in accused)


def days(when: When) -> tuple[int, int] | None:
    """Return the first and the last day as ordinals, or None where the first is unknown."""
    if when.earliest is None:
        return None
    first = dt.date.fromisoformat(when.earliest[:10]).toordinal()
    return first, dt.date.fromisoformat((when.latest or when.earliest)[:10]).toordinal()


def _names(name: str) -> Iterator[tuple[str, str]]:
    """Yield each two words of a person's name that follow each other, titles apart: of "police chief Ali Reza Khan" Ali Reza and Reza Khan."""
    words = [word for word in _words(name) if stem(word) not in title_words() and word not in empty_words()]
    yield from itertools.pairwise(words)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(name)]


def _bounds(count: Count | None) -> Bounds | None:
    if count is None:
        return None
    low = count.low if count.low is not None else count.best if count.best is not None else 0
    high = count.high if count.high is not None else count.best if count.best is not None and count.qualifier == "exact" else float("inf")
    return float(low), float(max(high, low))
