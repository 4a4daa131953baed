"""How somebody had died who is carried or buried: takes a trigger, tells whether it only says that, where something else is done.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="A bomb killed six at the funeral of a judge who was shot. Police found the body of a judge who was shot.")).paragraphs[0].doc
>>> [at_last_rites(token) for token in doc if token.text == "shot"]
[True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.asking import asked_of_word
from geomap.extraction.grammar.syntax import ancestors
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token


@asked_of_word
def at_last_rites(trigger: Token) -> bool:
    """Tell whether it says how somebody had died who is buried or carried away when something else is done: "a bomb at the funeral of a judge who was shot dead"."""
    who = trigger.head
    while trigger.dep_ in ("acomp", "conj", "oprd") and who != trigger:
        trigger, who = who, who.head
    if trigger.dep_ not in ("acl", "relcl") or trigger.tag_ not in ("VBN", "VBD"):
        return False
    for child, above in ancestors(who):
        if child.dep_ not in ("pobj", "prep"):
            return False
        lemma = above.lemma_.lower()
        if lemma in words("mortal_remains"):
            return above.dep_ == "dobj" and above.head.lemma_.lower() in words("borne_away")
        if lemma in words("last_rites"):
            return above.dep_ in ("dobj", "pobj")
    return False
