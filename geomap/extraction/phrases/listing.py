"""People listed with commas: takes a token that heads a phrase, gives those listed behind it that the parser took for its description.

"Two soldiers, a policeman and four civilians" are seven; "two men, a teacher and a farmer," are two, of whom the rest says who they were.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Two soldiers, a policeman and four clerks were wounded by a bomb.")).paragraphs[0].doc
>>> [token.text for token in listed_beside(doc[1])]
['policeman', 'clerks']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, conjuncts
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.counts import count_of, total
from geomap.extraction.phrases.numbering import number_token

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def listed_beside(head: Token) -> list[Token]:
    """Return the heads of what is listed behind `head`, or nothing where it only says who `head` is."""
    of_place = (a for p in children(head, "prep") for o in children(p, "pobj") for a in children(o, "appos") if a.ent_type_ == "PERSON")
    for first in (*children(head, "appos"), *of_place):  # "the envoy to Libya, X, and three others"
        items = conjuncts(first)
        if len(items) == 1 or first.left_edge.nbor(-1).text != "," or any(t.pos_ not in ("NOUN", "PROPN", "NUM") for t in items):
            continue
        if first.ent_type_ == "PERSON" or head.lower_ == "one":  # "a priest, Father X, and two nuns", "one, a facilitator, and three suspects"
            return [t for t in items[1:] if t.ent_type_ != "PERSON" and _counted(t) and head.ent_type_ != "PERSON"]
        if not _describes(head, items):
            return items
    return []


def _describes(head: Token, items: list[Token]) -> bool:
    """Tell whether the list says who the people of `head` are: as many as they, or closed by a comma."""
    said, whole = total([count_of(t) for t in items]), count_of(head)
    parts = [c for c in items[-1].children if c.lower_ in words("parting")]
    last = parts[0].nbor(-1) if parts else items[-1].right_edge
    last = last.nbor(-1) if parts and last.text == "," else last
    place = next((c for c in items[-1].children if c.dep_ == "prep" and c.lower_ in words("places_behind")), None)
    last = place.nbor(-1) if place is not None and head.dep_ not in ("nsubj", "nsubjpass") else last  # the comma of "... and three boys in X, Iraq, on Monday"
    closed = not parts and last.i + 1 < len(last.doc) and last.nbor(1).text in (",", ")", "-", "\u2013", "\u2014")
    if said is None or said.best == whole.best or whole.best is None or closed:
        return True
    kin = all(t.lemma_.lower() in words("kin") for t in (head, *items))
    alike = _indefinite(head) and all(_indefinite(t) or _counted(t) or children(t, "poss") for t in items)
    return not (kin or alike or (_counted(head) and all(_indefinite(t) or _counted(t) or children(t, "poss") for t in items)))


def _counted(token: Token) -> bool:
    return number_token(token) is not None


def _indefinite(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.children)
