"""Who is told beside a subject or an object: takes a verb, gives those whom "along with", "besides" and "in addition to" put beside them.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="He was detained along with two aides.")).paragraphs[0].doc
>>> [token.text for token in companions(doc[2])]
['aides']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, conjuncts, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import PERSONAL, nouns, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def in_addition(verb: Token) -> list[Token]:
    """Return who is told beside those counted: the bomber in "seven died in addition to the bomber", "besides the bomber", "apart from the bomber"."""
    found = [t for more in prepositional(verb, "in") if more.lower_ in words("besides") for t in prepositional(more, "to")]
    found += [t for c in children(verb, "advmod", "prep") if c.lower_ in words("besides") for t in prepositional(c, "from")]
    for c in children(verb, "prep"):
        if c.lower_ in words("besides") or any(a.lower_ in words("besides") for a in children(c, "advmod")):  # "as well as the bomber"
            found += [t for p in children(c, "pobj") for t in conjuncts(p)]
    return [t for t in found if not any(c.lemma_ == verb.lemma_ for c in children(t, "acl", "relcl"))]


def companions(verb: Token) -> list[Token]:
    """Return who is told beside the subject or object: "was detained along with two of his aides"."""
    out = []
    for near in (verb, *children(verb, "nsubjpass", "dobj", "nsubj")):
        for beside in near.children:
            if beside.lower_ == "with" and beside.dep_ == "prep" and beside.i > verb.i and any(c.lower_ in ("along", "together") for c in beside.children):
                out += [t for p in children(beside, "pobj") for t in conjuncts(p)]
            elif beside.lower_ in ("along", "together") and beside.dep_ in ("prep", "advmod"):
                withs = [*children(beside, "prep"), *(c for c in near.children if c.dep_ == "prep" and c.i == beside.i + 1)]
                out += [t for w in withs if w.lower_ == "with" for p in children(w, "pobj") for t in conjuncts(p)]
    return out or [t for p in (children(verb, "prep") if is_passive(verb) else ()) if p.lower_ == "with" for o in children(p, "pobj") for t in _told_beside(o)]


def _told_beside(people: Token) -> list[Token]:
    """Return people whom a bare "with" sets beside those to whom it was done: "was seized with three colleagues", "with his wife and a driver"."""
    whose = nouns().get(people.lemma_.lower(), frozenset()) & PERSONAL and any(c.dep_ in ("nummod", "poss") for c in people.children)
    return conjuncts(people) if whose else []
