"""What a report is about: takes an account, gives how salient it is; claims are ordered by it, the most salient first.

>>> from geomap.extraction.accounts import Account
>>> salience(Account([]), None)
0.0
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from geomap.extraction.setting.anchoring import basis_rank

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.scenes import Scene


LEAD = 4
AFTER = 2.5


def attacks(kept: list[Account]) -> tuple[set[int], bool]:
    """Return the sentences that tell of accounts of attacks, and whether a headline does."""
    told = [m for a in kept if any(m.category != "arrest" and m.rule.kind in ("event", "blast") for m in a.mentions) for m in a.mentions]
    return {m.sentence.index for m in told}, any(m.sentence.kind == "heading" for m in told)


def follows(account: Account, sentences: set[int], *, headed: bool) -> float:
    """Return how much less salient an arrest is beside the attack that it follows, which `sentences` or a headline tell of."""
    if any(m.category != "arrest" and m.rule.kind in ("event", "harm", "blast") for m in account.mentions):
        return 0.0
    return AFTER if headed or any(m.sentence.index in sentences for m in account.mentions) else 0.0


def leads(account: Account, scene: Scene) -> bool:
    """Tell whether the account is what the report opens with: told among its first sentences, not beside something else."""
    texts = _lead(scene)
    return any(m.sentence.index in texts and not m.perfect and not m.generic and m.attribution != "accused" for m in account.mentions)


def _lead(scene: Scene) -> list[int]:
    """Return the sentences that open the report; a headline that stands alone is all there is."""
    return scene.once("lead", lambda: list(islice((s.index for s in scene.sentences if s.kind == "text"), LEAD)) or [s.index for s in scene.sentences][:LEAD])


def salience(account: Account, scene: Scene | None) -> float:
    """Return how much of the report the account is: early, told at length, with place, time and people, and not only beside something else."""
    mentions = account.mentions
    if not mentions or scene is None:
        return 0.0
    lead = next(iter(_lead(scene)), 0)
    first = min(m.sentence.index for m in mentions)
    score = 0.0
    score += 2.0 * any(m.sentence.kind == "heading" for m in mentions)
    score += 2.5 * any(m.sentence.index == lead for m in mentions) + 1.0 * any(m.sentence.index == lead + 1 for m in mentions)
    score -= 0.08 * max(first - lead, 0)
    score += 0.35 * min(len({m.sentence.index for m in mentions}), 6)
    score += 0.8 * any(m.harms for m in mentions) + 0.3 * any(m.targets for m in mentions)
    score += 0.4 * any(basis_rank(b) >= 2 for m in mentions for _, b in m.places)
    score += 0.4 * any(basis_rank(b) >= 2 for m in mentions for _, b in m.dates)
    score -= 1.0 * all(m.perfect or m.generic for m in mentions)
    score -= 2.0 * any(basis == "since" for m in mentions for _, basis in m.dates)  # a tally up to now
    score -= 1.0 * all(m.attribution == "accused" for m in mentions)
    score -= 0.8 * all(m.status != "occurred" for m in mentions)
    return score
