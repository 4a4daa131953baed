"""Stories said to be untrue: takes a mention, tells whether its words are of a story that the sentence denies.

"The army debunked the story that rebels attacked the base" and "reports that three were kidnapped are false" deny the deed, whoever told of it.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="The story that rebels attacked the base is false.")), [], [])
>>> [debunked(mention_of(hit, scene.sentences[0])) for hit in find_hits(scene.sentences[0])]
[True]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, has_negation
from geomap.extraction.lexicons import context

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

BELOW = frozenset(["acl", "relcl", "ccomp", "prep", "pcomp"])


def debunked(mention: Mention) -> bool:
    """Tell whether a story of the deed is denied."""
    told = False
    for child, above in ancestors(mention.token):
        if told and above.lemma_.lower() in context()["debunking"] and not has_negation(above):
            return child.dep_ in ("dobj", "nsubjpass", "xcomp", "conj", "prep", "ccomp")
        if told and child.dep_ in ("nsubj", "nsubjpass") and _untrue(above):
            return True
        if child.dep_ in BELOW and above.lemma_.lower() in context()["stories"]:
            told = True
    return False


def _untrue(verb: Token) -> bool:
    """Tell whether a verb says that its subject is false: "is false", "are not true", "was fabricated"."""
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in ("acomp", "attr", "advmod", "oprd")} | {verb.lemma_.lower()}
    without = verb.lemma_ in ("have", "lack") and any(
        c.dep_ == "dobj" and c.lemma_.lower() in context()["grounds"] and (verb.lemma_ == "lack" or any(d.lower_ == "no" for d in c.children))
        for c in verb.children
    )
    return without or bool(said & context()["untrue"]) or ("true" in said and has_negation(verb))
