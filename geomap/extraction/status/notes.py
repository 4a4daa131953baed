"""Notes told in the present: takes a mention, tells whether its report is no more than a few lines that tell of one deed as headlines do.

"Police fire tear gas at students in Harare." is how field notes tell a day; "The group attacks villages in Borno." is what a group does.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="AMISOM forces attack al Shabaab in Baidoa.")), [], [])
>>> [in_note(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)]
[True]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import context, nouns, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

LONGEST = 400
COUNTRY = 6


def in_note(mention: Mention) -> bool:
    """Tell whether a deed in the present opens a short note that says of a place or of two sides where and between whom it was."""
    sentence = mention.sentence
    if len(sentence.source.strip()) > LONGEST or not sentence.first or any(t.tag_ == "VBD" for t in sentence.parse):
        return False
    verb = mention.token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    doers = children(verb, "nsubj", "nsubjpass")
    if verb.dep_ not in ("ROOT", "ccomp") or not doers or any(_general(t) for t in doers):
        return False
    hit = [t for v in (verb, mention.token) for t in children(v, "dobj")]
    if any(t.ent_type_ in ("ORG", "NORP", "PERSON") for t in doers) and hit and all(_bare(t) for t in hit):
        return False
    placed = any(r.toponym.literal and (r.where_prec or 9) < COUNTRY for r, _ in sentence.places)
    return placed or (len(sentence.actors) > 1 and mention.rule.frame in ("mutual", "patient"))


def _general(noun: Token) -> bool:
    """Tell whether a subject is one of which a report goes on to say what it does: "the group", "they", "such gangs"."""
    pointed = {c.lower_ for c in noun.children} & (words("pointing") | context()["kind_determiners"])
    return noun.pos_ == "PRON" or bool(pointed - {"the"}) or (bool(pointed) and "group" in nouns().get(noun.lemma_.lower(), frozenset()))


def _bare(noun: Token) -> bool:
    """Tell whether a noun is of any of its kind: "villages", "drivers"."""
    return noun.tag_ == "NNS" and not any(c.dep_ in ("det", "nummod", "poss", "amod", "compound") for c in noun.children)
