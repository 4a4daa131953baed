"""Whose somebody or something is, by the name of a country: takes the head of the name, tells whether it says no more than that.

"A US operation", "U.S. officials" and "eight staff (6 US, 2 German)" say nothing of where it happened; "Somalia's capital" does.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="A US convoy was hit in Somalia's capital.")).paragraphs[0].doc
>>> [whose(token) for token in doc if token.text in ("US", "Somalia")]
[True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.voice import PEOPLE
from geomap.extraction.lexicons import nouns, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.types import Resolution

COUNTRY = 6


def counted(head: Token) -> bool:
    """Tell whether the name of a country stands for a number of its people: "8 staff (6 US, 2 German)"."""
    return any(c.dep_ == "nummod" for c in head.children)


def of_people(found: Resolution, head: Token) -> bool:
    """Tell whether the name of a country only says whose somebody or something is that may be anywhere: "two (US) staff", "a US military convoy"."""
    if found.where_prec == COUNTRY and counted(head):
        return True
    if found.where_prec != COUNTRY or not whose(head) or head.head.lemma_.lower() in words("at_home"):
        return False
    return bool(nouns().get(head.head.lemma_.lower(), frozenset()) & (PEOPLE | {"person", "vehicle"})) or head.head.lemma_.lower() in words("kept_abroad")


def whose(head: Token) -> bool:
    """Tell whether the name of a country only says whose something is: "a US operation", "U.S. officials", but not "Somalia's capital"."""
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        return head.head.head.lemma_.lower() in words("of_a_country")  # "outside the Embassy of Israel in Tegucigalpa"
    if head.dep_ == "pobj" and head.head.lower_ == "from":
        return head.head.head.pos_ == "NOUN" and bool(nouns().get(head.head.head.lemma_.lower(), frozenset()) & (PEOPLE | {"person"}))  # "a man from Yemen"
    return head.dep_ in ("compound", "poss", "amod", "nmod", "npadvmod") and not _of_area(head)


def keeps_abroad(head: Token) -> bool:
    """Tell whether a country is named for what it has in other countries alone: "at the French Embassy in this capital", "the Chilean-U.S. Friendship House"."""
    if head.i > 1 and head.nbor(-1).text == "-" and head.nbor(-2).ent_type_ == "NORP" and head.dep_ in ("compound", "nmod", "amod"):
        return True
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    return above is not head and (whose(head) or head.dep_ == "pobj") and above.lemma_.lower() in words("posts_abroad")


def _of_area(head: Token) -> bool:
    """Tell whether a country's name says where an area or a town lies: "Myanmar's Kachin State", "Somalia's capital"."""
    named = head.dep_ in ("compound", "nmod") and head.head.lemma_.lower() in words("areas_named_so")  # "in Kosovo province"
    if head.dep_ != "poss":
        return named
    spot = head.head.dep_ == "pobj" and head.head.head.lower_ in words("at_a_place") and head.head.ent_type_ in ("GPE", "LOC", "FAC")
    return named or spot or head.head.lemma_.lower() in words("lying_in")  # "in Zambia's Kafue National Park"


def of_thing(head: Token) -> bool:
    """Tell whether a demonym describes a thing that lies in its country: "an Iraqi air base", "the Polish city"."""
    above = head.head
    return (
        above.pos_ != "PROPN"  # "the Saudi Maternity Hospital" in Darfur
        and (above.tag_ != "NNS" or above.lemma_.lower() in words("lying_in"))
        and above.lemma_.lower() not in words("kept_abroad")
        and head.dep_ in ("amod", "compound")
        and bool(nouns().get(above.lemma_.lower(), frozenset()) & {"structure"} or above.lemma_.lower() in words("lying_in"))
    )
