"""Who is one of those counted, and who are the rest of them: takes a harm and those told of before, tells whether it speaks of the same people.

>>> import geomap
>>> from geomap.types import Document
>>> text = "Two officers were hurt and a gunman was killed in Kano on Monday. One of the gunmen was shot dead at the scene."
>>> geomap.extract(Document(doc_id="d", text=text))[0].killed.best
1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.counts import PLURAL
from geomap.extraction.phrases.noun_phrases import definite

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm


def rest_of_them(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "the other Americans" are the rest of a number of Americans whom a sentence before has counted."""
    if not (harm.additional and definite(harm.phrase) and harm.count is PLURAL):
        return False
    lemma = harm.phrase.head.lemma_
    return any(k.phrase.head.lemma_ == lemma and (k.count.best or k.count.low or 1) > 1 and k.phrase.sentence is not harm.phrase.sentence for k in kept)


def one_of_those(harm: Harm, kept: list[Harm]) -> bool:
    """Tell whether "one of the gunmen" is the one gunman whom a sentence before has told of."""
    if harm.count.best != 1 or harm.additional:
        return False
    those = [t for t in prepositional(harm.phrase.head, "of") if any(c.lower_ in ("the", "these", "those") or c.lemma_ == "the" for c in children(t, "det"))]
    return any(
        k.count.best == 1
        and not k.phrase.named
        and k.phrase.sentence is not harm.phrase.sentence
        and (k.phrase.head.lemma_ == t.lemma_ or {k.phrase.head.lemma_, t.lemma_} <= words("suspected_ones"))
        for t in those
        for k in kept
    )


def is_one_of(one: Harm, harm: Harm) -> bool:
    """Tell whether a name told before is that of one of those now counted: "Anne Smith was mourned ... Smith was one of five Americans killed"."""
    of = harm.phrase.head.head
    if one.count.best != 1 or not one.phrase.name or of.lower_ != "of" or of.head.lower_ != "one" or of.head.dep_ != "attr":
        return False
    return any(c.lower_ == str(one.phrase.name[-1]).lower() for c in children(of.head.head, "nsubj"))
