"""Where accounts of one incident differ: takes its claims, gives each field on which they cannot all be right, with each claim's value in words.

>>> from geomap.types import Claim, When
>>> days = (When(earliest="2023-03-09", latest="2023-03-09"), When(earliest="2023-03-01", latest="2023-03-31"))
>>> told = [Claim(claim_id=str(at), doc_id="d", category=what, status="occurred", date=days[at], place=None) for at, what in enumerate(("raid", "clash"))]
>>> [one.field for one in disagreements(told)]
['category']
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from geomap.merging.features import BLAMED, blamed_by
from geomap.merging.lineage import related
from geomap.merging.values import COUNTS, best_date, best_place, in_words
from geomap.types import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.types import Claim, Place

FIELDS = ("category", "status", "date", "place", *COUNTS)


def disagreements(claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """Yield where claims differ; a day and its month, a town and its province, or a group and its parent are no difference."""
    for field in FIELDS:
        told = [(claim, words) for claim in claims if (words := in_words(getattr(claim, field))) is not None]
        if len({words for _, words in told}) > 1 and not _agree(field, [getattr(claim, field) for claim, _ in told]):
            yield Disagreement(field=field, values=tuple((claim.claim_id, words) for claim, words in told))
    yield from _blame(claims)


def _agree(field: str, values: Sequence[Any]) -> bool:
    """Tell whether values that differ can all be true: each date holds the best one, each place is the best one or what it lies in."""
    if field == "date":
        best = best_date(values)
        return all(date.earliest <= best.earliest and (best.latest or best.earliest) <= (date.latest or date.earliest) for date in values)
    if field == "place":
        spot = best_place(values)
        return spot is not None and spot.place is not None and all(_holds(place.place, spot.place) for place in values)
    return False


def _holds(wide: Place | None, spot: Place) -> bool:
    """Tell whether `wide` is `spot`, its country or its province."""
    if wide is None or wide.country_code != spot.country_code:
        return False
    if wide.place_id == spot.place_id or wide.feature_code.startswith("PCL"):
        return True
    return wide.feature_code == "ADM1" and wide.admin1_code == spot.admin1_code


def _blame(claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """Yield who is blamed, where one account names a known group and another one that is neither it nor a part of it."""
    known = [(claim, names) for claim in claims if (names := blamed_by(claim)) and all(name.startswith("#") for name in names)]
    accused = dict.fromkeys(names for _, names in known)
    if any(not one & other and not any(related(a, b) for a in one for b in other) for one, other in itertools.combinations(accused, 2)):
        yield Disagreement(field="actors", values=tuple((claim.claim_id, _who(claim)) for claim, _ in known))


def _who(claim: Claim) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in claim.actors if actor.role in BLAMED))
