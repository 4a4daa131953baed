"""Names of places that say nothing of where anything happened, whatever stands around them: takes a resolution and the head of its name.

A native of Mexico, "Don't forget Aleppo!" and the Southwest Crimes Team put no incident in Mexico, in Aleppo or in the Southwest.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Ortega, a native of Mexico, shouted: \u201cRemember Aleppo!\u201d")).paragraphs[0].doc
>>> [native(t) or cried(t) for t in doc if t.text in ("Mexico", "Aleppo")]
[True, True]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import conjuncts
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.types import Resolution

COUNTRY = 6
OPENING = frozenset(["\u201c", "``", "\u00ab"])
PARTED = frozenset([",", "(", ";", "\u2013", "\u2014", "-"])
SHARE = 6
"""How many words at most say which of those counted come from somewhere."""
CLOSING = frozenset(["\u201d", "''", "\u00bb"])
QUOTES = OPENING | CLOSING | {'"', "'", "\u2018", "\u2019"}


def nowhere(found: Resolution, head: Token) -> bool:
    """Tell whether the name puts nothing anywhere."""
    return unplaced(head) or of_a_team(head) or (found.where_prec == COUNTRY and (native(head) or beside_people(head)))


def unplaced(head: Token) -> bool:
    """Tell whether a name of whatever place stands where it puts nothing anywhere."""
    asked = (cried, nicknamed, day_of, born_in, hails_from, of_a_work, of_a_faith)
    return any(ask(head) for ask in asked)


def native(head: Token) -> bool:
    """Tell whether the name of a country only says where somebody hails from: "a native of Mexico"."""
    return bool(head.dep_ == "pobj" and head.head.lower_ in ("of", "from") and head.head.head.lemma_.lower() in words("natives"))


def hails_from(head: Token) -> bool:
    """Tell whether a place is where some of those come from who are counted: "nine traders, all from Punjab,", "two of them from China"."""
    first = head
    while first.dep_ in ("conj", "compound", "nmod"):
        first = first.head
    start = first.head
    if first.dep_ != "pobj" or start.lower_ != "from" or start.i == start.sent.start:
        return False
    before = start.nbor(-1)
    for _ in range(SHARE):
        if before.text in PARTED or (before.lower_ == "and" and before.i + 1 < start.i):
            return bool(before.i + 1 < start.i)
        if not (before.pos_ == "NUM" or before.lower_ in words("shares")) or before.i == before.sent.start:
            return False
        before = before.nbor(-1)
    return False


def beside_people(head: Token) -> bool:
    """Tell whether a name of a country stands beside that of somebody, as a surname does: "Brown and Jordan shot a neighbour"."""
    first = head.head if head.dep_ == "conj" else head
    others = [t for t in conjuncts(first) if t != head]
    return bool(first.dep_ == "nsubj" and others and all(t.pos_ == "PROPN" and t.ent_type_ == "PERSON" for t in others))


def cried(head: Token) -> bool:
    """Tell whether a place is named in words that somebody shouts: "shouting: \u2018Don't forget Aleppo!\u2019"."""
    before = head.doc[head.sent.start : head.i]
    return _opened([t.text for t in before]) and any(t.lemma_.lower() in words("crying") for t in head.doc[head.sent.start : head.sent.end])


def nicknamed(head: Token) -> bool:
    """Tell whether a name stands between quotation marks within somebody's: Joaquín "El Chapo" Guzmán."""
    doc, first, last = head.doc, head.i, head.i
    while first > head.sent.start and doc[first].text not in QUOTES and head.i - first < SHARE:
        first -= 1
    while last + 1 < head.sent.end and doc[last].text not in QUOTES and last - head.i < SHARE:
        last += 1
    if doc[first].text not in QUOTES or doc[last].text not in QUOTES or first <= head.sent.start or last + 1 >= head.sent.end:
        return False
    named = all(t.text[:1].isupper() for t in doc[first + 1 : last])
    return bool(named and doc[first - 1].pos_ == "PROPN" and doc[last + 1].pos_ == "PROPN")


def day_of(head: Token) -> bool:
    """Tell whether a name is of a feast: "the first day of Eid", "on the eve of Diwali"."""
    return bool(head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in ("day", "eve", "month", "week"))


def born_in(head: Token) -> bool:
    """Tell whether a name only says where somebody was born, or which street another one crosses: "born in Cardiff", "61st and Peoria"."""
    crossing = head.dep_ == "conj" and head.head.text[:1].isdigit() and head.head.lower_.endswith(("st", "nd", "rd", "th"))
    return bool(crossing or (head.dep_ == "pobj" and head.head.lower_ in ("in", "at", "near") and head.head.head.lower_ == "born"))


def of_a_faith(head: Token) -> bool:
    """Tell whether a name is that of a people or a faith, after which a province is called too: "a Jewish school"."""
    return head.lower_ in words("faiths") and not (head.i + 1 < len(head.doc) and head.nbor(1).lower_ == "autonomous")


def of_a_work(head: Token) -> bool:
    """Tell whether a name is that of a film, a song or a game: "the new Batman film"."""
    return bool(head.dep_ in ("compound", "nmod") and head.head.i > head.i and head.head.lemma_.lower() in words("works"))


def of_a_team(head: Token) -> bool:
    """Tell whether a point of the compass is part of a unit's name: "the Southwest Crimes Team"."""
    if head.lower_ not in words("compass"):
        return False
    over = head
    while over.dep_ in ("compound", "nmod") and over.head.pos_ == "PROPN":
        over = over.head
    return over != head and over.lower_ in words("teams")


def of_a_force(head: Token) -> bool:
    """Tell whether a name is part of that of soldiers who may be anywhere: "33 Assam Rifles", "the Sindh Rangers"."""
    over = head
    while over.dep_ in ("compound", "nmod") and over.head.pos_ == "PROPN":
        over = over.head
    return over != head and over.lower_ in words("regiments")


def doer(head: Token) -> bool:
    """Tell whether a country is said to have done it: "was shelled by Israel", "an attack by Israel", "a strike blamed on Israel"."""
    if head.dep_ != "pobj" or head.head.dep_ not in ("agent", "prep"):
        return False
    return bool(head.head.lower_ == "by" or (head.head.lower_ in ("on", "to") and head.head.head.lemma_.lower() in words("laying") | words("accusing")))


def _opened(before: list[str]) -> bool:
    """Tell whether a quotation is open after these words."""
    now = False
    for word in before:
        if word in OPENING or word in CLOSING:
            now = word in OPENING
        elif word == '"':
            now = not now
    return now
