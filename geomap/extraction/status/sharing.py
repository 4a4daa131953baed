"""Deeds laid to one hand together: takes the noun of several ("both attacks", "these two bombings"), gives the accounts told just before that it speaks of.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="X claimed both attacks, Y these bombings, Z the three raids and attacks.")).paragraphs[0].doc
>>> [how_many(token) for token in doc if token.tag_ == "NNS"]
[2, 0, 3, None]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.counts import stated_count

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

NEAR = 3
"""How many sentences before it may tell of the deeds."""


def how_many(noun: Token) -> int | None:
    """Return of how many deeds told before a plural speaks: 2 of "both attacks", 0 of "these attacks", None where it points back to none."""
    if noun.tag_ != "NNS":
        return None
    before = {c.lower_ for c in children(noun, "det", "predet", "poss")}
    if "both" in before:
        return 2
    count = stated_count(noun)
    if count is not None:
        return count.best if before & words("pointing") and count.best is not None and 1 < count.best <= NEAR + 1 else None
    return 0 if "these" in before else None


def told_before(noun: Token, sentence: Sentence, told: dict[int, list[Account]], own: Account | None, who: Phrase) -> list[Account]:
    """Return the accounts besides `own` that `noun` speaks of: those told last, as many as it counts, of which nothing is said against `who`."""
    wanted = how_many(noun)
    if wanted is None:
        return []
    found: list[Account] = []
    for index in range(sentence.index, sentence.index - NEAR - 1, -1):
        here = {id(account): account for account in told.get(index, ())}.values()  # each once, however many of its words stand there
        near = [account for account in here if account is not own and account not in found]
        if wanted and len(near) > wanted - 1 - len(found):
            return []  # more than it can mean: nobody knows which
        found += near
        if wanted and len(found) == wanted - 1:
            break
    return [account for account in found if _open(account, who)] if found and (not wanted or len(found) == wanted - 1) else []


def _open(account: Account, who: Phrase) -> bool:
    """Tell whether nobody else is told to have done what an account tells: no army, and no other group by its name."""
    doers = [p for m in account.mentions for p in (*m.agents, *([m.claimant] if m.claimant is not None else []))]
    return not any(p.state or (p.actor is not None and p.actor != who.actor) for p in doers) and account.mentions[0].category != "arrest"
