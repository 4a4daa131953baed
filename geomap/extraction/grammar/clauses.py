"""The clauses that a sentence sets side by side, each with a subject of its own: takes a word, gives the verb of its clause.

"A bomb killed four in Quetta, while gunmen shot two in Peshawar" are two stories; a clause that hangs on a noun, or says how, when or why, belongs to the one above it.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="A bomb killed four clerks in Quetta, while gunmen who fled shot two men in Lima.")).paragraphs[0].doc
>>> [clause_of(t).text for t in doc if t.text in ("clerks", "Quetta", "fled", "Lima")]
['killed', 'killed', 'shot', 'shot']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token

CLIMB = 40
BESIDE = frozenset(["ROOT", "conj", "ccomp", "parataxis"])


def clause_of(token: Token) -> Token:
    """Return the verb of the clause that a word stands in, of those that stand side by side in its sentence."""
    for _ in range(CLIMB):
        if token.head == token or _heads(token):
            break
        token = token.head
    return token


def _heads(verb: Token) -> bool:
    """Tell whether a verb heads a clause of its own: with a subject that is no relative, beside another or behind a "while"."""
    if verb.pos_ not in ("VERB", "AUX") or not any(c.dep_ in ("nsubj", "nsubjpass") and c.lower_ not in words("relatives") for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.head.lemma_ == "leave":
        return False  # "leaving one dead and three guards wounded"
    return verb.dep_ in BESIDE or (verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in words("contrasting") for c in verb.children))
