"""What somebody is blamed for: takes a word of blame, tells whether a deed is laid to them; "responsible for guarding the gate" and "accused of reacting late" lay none.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "They accused X of reacting late. They accused X of carrying out the attack. They blamed X. They blamed X for the deaths."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [of_deed(t, deeds_in(s)) for s in scene.sentences for t in s.parse if t.dep_ == "ROOT"]
[False, True, True, True]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, conjuncts
from geomap.extraction.lexicons import context, words
from geomap.extraction.roles.triggers import find_hits

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence

CHARGES = frozenset(["for", "of", "in", "with"])
INTO = frozenset(["dobj", "xcomp", "acomp", "attr", "prep", "pobj", "pcomp", "conj", "ccomp"])
DEPTH = 6


def deeds_in(sentence: Sentence) -> frozenset[int]:
    """Return the numbers of the words of `sentence` that tell of a deed, or point back to one."""
    hits = find_hits(sentence)
    told = {hit.token.i for hit in hits}
    told |= {hit.token.head.i for hit in hits if hit.rule.frame == "fire" and hit.token.dep_ == "acl"}  # "the bomb thrown at the house"
    told |= {t.head.i for t in sentence.parse if t.i in told and t.dep_ == "relcl" and t.head.pos_ == "NOUN"}  # "the bomb that killed two"
    return frozenset(told | {t.i for t in sentence.parse if t.lower_ in words("it") or t.lemma_.lower() in words("deeds") | words("outcomes")})


def of_deed(word: Token, deeds: frozenset[int]) -> bool:
    """Tell whether `word` blames somebody for one of `deeds`, or does not say for what: "X was blamed", "X is responsible for the attack"."""
    behind = [c for c in word.children if c.lower_ in CHARGES and c.dep_ in ("prep", "dative") and c.i > word.i]
    behind += [c for first in behind for c in children(first, "conj")]  # "accused of stealing and of killing"
    said = [t for c in behind for o in children(c, "pobj", "pcomp") for t in (conjuncts(o) if o.dep_ == "pobj" else [o])]
    return not said or any(charged(token, deeds) for token in said)


def charged(token: Token, deeds: frozenset[int], depth: int = 0) -> bool:
    """Tell whether a charge is of one of `deeds`: it names one, or says that somebody did, planned or took part in one ("carrying out", "being behind")."""
    if token.i in deeds:
        return True
    below = [c for c in token.children if c.i > token.i and (c.dep_ == "conj" or (c.dep_ in INTO and (_carries(token) or c.lower_ == "of")))]
    return depth < DEPTH and any(charged(c, deeds, depth + 1) for c in below)


def _carries(token: Token) -> bool:
    """Tell whether a word says no more than that somebody did, planned or took part in what stands below it."""
    lists, lemma = context(), token.lemma_.lower()
    if token.pos_ in ("ADP", "AUX") or lemma in ("be", "have"):
        return True
    return lemma in lists["light"] | lists["planned"] | lists["attempted"] | lists["series"] | (
        words("bringing_about") | words("involvement") | words("answerable") | words("implicating") | words("accomplices")
    )
