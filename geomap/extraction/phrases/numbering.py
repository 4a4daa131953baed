"""Which word gives the number: takes the head of a noun phrase, gives the token of its number, or None.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Rebels killed four of six guards.")).paragraphs[0].doc
>>> number_token(doc[5]).text
'four'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.slips import in_date
from geomap.extraction.lexicons import numbers, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def _on_the_clock(number: Token) -> bool:
    """Tell whether a number is the hour of a time: "19:45"."""
    behind = number.doc[number.i + 1 : number.i + 3]
    return len(behind) > 1 and behind[0].text == ":" and behind[1].text.isdigit() and len(behind[1].text) == len("45") and len(number.text) <= len("19")


def number_token(head: Token) -> Token | None:
    """Return the token that gives the number of the phrase of `head`, `head` itself included ("killing 15", "dozens of people")."""
    told = head.tag_ == "NN" and head.lower_ in numbers() and any(c.lower_ == "the" for c in head.children)  # "let the ten go"
    if head.pos_ == "NUM" or told or (head.lower_ in words("quantities") and not _two_people(head)) or (head.lower_ in numbers() and _of_some(head)):
        return head
    whole = head.head if head.dep_ == "compound" and head.head.lemma_.lower() in words("captive") else head  # "took its 25 crew hostage"
    for child in (*whole.children, *(head.children if whole is not head else ())):  # "took about 700 people hostage"
        if (child.dep_ == "nummod" or (child.dep_ == "npadvmod" and child.pos_ == "NUM")) and not (
            is_year(child) or in_date(child) or _bracketed(child, head) or _on_the_clock(child)
        ):
            return _part(child)
    for child in head.children:
        if child.dep_ in ("amod", "det", "compound", "nmod", "advmod") and child.lower_ in numbers() and child.lower_ not in ("a", "an", "another", "others"):
            return child
    if head.tag_ == "NNS" and head.lemma_.lower() in words("kin"):  # "six miners' wives"
        whose = (n for c in head.children if c.dep_ == "poss" and c.tag_ == "NNS" for n in c.children if n.dep_ == "nummod")
        if (number := next(whose, None)) is not None:
            return number
    bracketed = next((t for t in head.doc[head.left_edge.i : head.i] if in_brackets(t)), None)
    if bracketed is not None:
        return bracketed
    first = head.left_edge
    of_many = head.tag_ in ("NNS", "NNPS") or head.lemma_.lower() in words("numbered_singly")
    if first.pos_ == "NUM" and first.dep_ in ("compound", "nummod") and first.head.dep_ in ("compound", "nmod") and of_many and not is_year(first):
        return first  # "eight District Reserve Guard jawans", "1 NGO field staff"
    beside = head.nbor(-1) if head.i > head.left_edge.i else head
    return beside if beside.pos_ == "NUM" and beside.head.ent_type_ == "DATE" and head.tag_ == "NNS" else None  # "on 12 October six leaders were arrested"


def _part(number: Token) -> Token:
    """Return the number that is said of another: "four of six guards"."""
    return next((c for c in number.children if c.pos_ == "NUM" and c.dep_ == "quantmod" and c.nbor(1).lower_ == "of"), number)


def _bracketed(number: Token, head: Token) -> bool:
    """Tell whether a number stands in brackets before the noun, where it counts some: "2 relief (1 British, 1 Kenyan) workers"."""
    between = [t.text for t in head.doc[number.i : head.i]]
    return not in_brackets(number) and ")" in between and "(" not in between


def in_brackets(token: Token) -> bool:
    """Tell whether a number stands between brackets, as some releases write it: "(18) individuals"."""
    inner = 0 < token.i < len(token.doc) - 1 and token.nbor(-1).text == "(" and token.nbor(1).text == ")"
    return bool(inner and token.text.isdecimal())


def _two_people(head: Token) -> bool:
    """Tell whether "couple" names two people, where nothing that it counts follows."""
    return head.lower_ in words("pairs") and not any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children)


def _of_some(head: Token) -> bool:
    """Tell whether "of" or nothing follows a number that its capital has made a name: "Eleven of the victims", "Seventeen died"."""
    if head.pos_ != "PROPN":
        return False
    bare = all(c.is_punct or c.lower_ in words("parting") for c in head.children)  # "Eleven were hurt, including two children"
    alone = head.is_sent_start and head.ent_type_ in ("CARDINAL", "") and bare and head.dep_ in ("nsubj", "nsubjpass")
    return alone or any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children)


def is_year(token: Token) -> bool:
    """Tell whether four figures give a year: "January 2014", "the 2014 massacre", "the fourth homicide of 2016"; not "2014 prisoners"."""
    if not re.fullmatch(r"(?:1[89]|20)\d\d", token.text):
        return False
    if token.dep_ == "pobj" and not list(token.children):
        return True
    return token.head.lemma_.lower() in ("january", "december") or (token.head.tag_ == "NN" and token.ent_type_ == "DATE")
