"""Who is tied to a deed: takes the noun of one, gives those who are blamed for it, said to be involved in it, or arrested for their part in it.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The report implicated soldiers in the murder.")).paragraphs[0].doc
>>> [token.text for token in tied_to(doc[6])]
['soldiers']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.habits import habitual
from geomap.extraction.grammar.syntax import ancestors, children, has_negation, patients, prepositional, subjects
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


def tied_to(noun: Token) -> list[Token]:
    """Return who is tied to a deed: "X is to blame for the murder", "they blame X for it", "X was responsible for it", "the involvement of X in it"."""
    above = noun.head.head if noun.dep_ == "pobj" else None
    if above is None or habitual(above):
        return []
    if noun.head.lower_ == "for" and above.lemma_.lower() in ("blame", "responsible") and not has_negation(above.head):
        if above.pos_ == "VERB" and patients(above):
            return patients(above)
        verb = above if above.pos_ == "VERB" and children(above, "nsubj") else above.head
        return [t for t in subjects(verb) if t.pos_ != "PRON"] if verb.pos_ in ("VERB", "AUX") else []
    if noun.head.lower_ == "in" and above.pos_ == "NOUN" and above.lemma_.lower() in words("involvement"):
        own = [t for t in children(above, "poss") if t.pos_ != "PRON"]
        return [*prepositional(above, "of", "by"), *own, *(_charged(above) if not own else [])]
    if above.lemma_.lower() == "connection":
        return _charged(above)
    if above.pos_ == "VERB" and above.lemma_.lower() in words("implicating") and noun.head.lower_ in ("in", "to", "with"):
        return patients(above)
    return []


def _charged(noun: Token) -> list[Token]:
    """Return who was arrested or sought for the involvement or connection that `noun` names."""
    for below, above in ancestors(noun):
        if above.pos_ == "VERB":
            tied = above.lemma_.lower() in words("accusing") | words("seeking") and below.dep_ == "prep"
            return patients(above) if tied else []
    return []
