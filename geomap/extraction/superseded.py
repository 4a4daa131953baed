"""Figures that were corrected since: takes the mentions of a document, drops the victims of those that only tell what was said at first.

"Officials had initially spoken of nine dead", where the report counts twelve elsewhere, adds nobody and takes nobody away.

>>> set_aside([])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.counts import stated_count
from geomap.extraction.lexicons import context, words
from geomap.extraction.syntax import ancestors

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm, Mention

REACH = 4


def set_aside(mentions: list[Mention]) -> None:
    """Take the numbered victims from mentions that were said at first, where another mention numbers those of the same effect."""
    for mention in mentions:
        if mention.rule.kind != "harm" or not _at_first(mention):
            continue
        mention.harms = [h for h in mention.harms if not (_numbered(h) and _told_elsewhere(h, mention, mentions))]


def _at_first(mention: Mention) -> bool:
    """Tell whether the words that govern the mention say that it was said, and at first."""
    chain = [mention.token, *(above for _, above in list(ancestors(mention.token))[:REACH])]
    said = any(word.lemma_.lower() in context()["report"] or word.lemma_.lower() in words("reckoning") for word in chain[1:])
    return said and any(child.lower_ in words("at_first") for word in chain[1:] for child in word.children)


def _numbered(harm: Harm) -> bool:
    return stated_count(harm.phrase.head) is not None


def _told_elsewhere(harm: Harm, mention: Mention, mentions: list[Mention]) -> bool:
    return any(
        other.effect == harm.effect and _numbered(other) and other.count != harm.count
        for beside in mentions
        if beside is not mention and beside.sentence is not mention.sentence
        for other in beside.harms
    )
