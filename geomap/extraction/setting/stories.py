"""The stories that a sentence sets side by side: takes its mentions, gives each clause's own, and the places that its words name.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> stories(lay_out(analyse(Document(doc_id="d", text="A bomb killed four, while gunmen shot two.")), [], []).sentences[0], [])
{}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.voice import ARMED
from geomap.extraction.lexicons import PERSONAL, nouns, words
from geomap.extraction.setting.ways import in_treatment
from geomap.extraction.setting.whose import of_thing

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence
    from geomap.types import Resolution

SEVERAL = 2
COUNTRY = 6


def stories(sentence: Sentence, mentions: list[Mention]) -> dict[int, list[Mention]]:
    """Return the mentions by their clauses, where several clauses stand side by side that each name a place: "a bomb killed four in X, while gunmen shot two in Y"."""
    if len({clause_of(head).i for r, head in sentence.places if r.toponym.literal and not of_an_armed_one(head)}) < SEVERAL:
        return {}
    told: dict[int, list[Mention]] = {}
    for mention in mentions:
        told.setdefault(clause_of(mention.token).i, []).append(mention)
    return told


def named_in_clause(mention: Mention) -> list[Resolution]:
    """Return the places that are named in the clause of a mention, of those that stand side by side."""
    clause = clause_of(mention.token)
    return [r for r, head in mention.sentence.places if r.place is not None and clause_of(head) == clause and _says_where(r, head)]


def of_an_armed_one(head: Token) -> bool:
    """Tell whether a name says whose a soldier or policeman is, or where anybody hails from, who may be anywhere: "two Punjab policemen", "labourers from Assam"."""
    over, hails = head, False
    while over.dep_ in ("amod", "compound", "nmod", "pobj", "prep") and (over.dep_ != "prep" or over.lower_ in ("of", "from")):
        hails = hails or over.lower_ == "from"
        over = over.head
        if nouns().get(over.lemma_.lower(), frozenset()) & (PERSONAL if hails else ARMED):
            return True
    return False


def _says_where(place: Resolution, head: Token) -> bool:
    """Tell whether a name says where something was: "in Kohat", "in Kuwait", "on a Tunisian beach"."""
    if place.where_prec != COUNTRY:
        return place.toponym.literal and not in_treatment(head) and not of_an_armed_one(head)
    return (head.dep_ == "pobj" and head.head.lower_ in words("at_a_place")) if place.toponym.literal else of_thing(head)
