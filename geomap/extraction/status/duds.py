"""Bombs that did not go off and deeds that were stopped: takes a mention amid those of its account, tells what else says that it came to nothing.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.status.deciding import assess
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="A grenade thrown into a bar in X did not explode.")), [], [])
>>> mentions = [assess(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)]
>>> [(m.token.text, m.status, came_to_nothing(m, mentions)) for m in mentions]
[('thrown', 'occurred', True), ('explode', 'attempted', False)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import has_negation, patients, subjects
from geomap.extraction.lexicons import context, words

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention

LAID = frozenset(["fire", "set_off"])
MADE_SAFE = frozenset(["defuse", "device"])


def is_dud(mention: Mention) -> bool:
    """Tell whether a verb of bursting is denied to a bomb: "a bomb left at a bank did not go off"."""
    if not has_negation(mention.token) or mention.rule.frame != "device" or mention.rule.kind != "blast":
        return False
    return any(t.lemma_.lower() in words("duds") or t.lower_ == "it" for t in subjects(mention.token))


def came_to_nothing(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether a bomb was thrown, sent or laid that others among `told` say was made safe or did not go off."""
    if mention.rule.frame not in LAID or mention.harms or mention.status != "occurred":
        return False
    return any(o.status == "attempted" and o.rule.frame in MADE_SAFE and _of_it(mention, o) for o in told)


def _of_it(thrown: Mention, safe: Mention) -> bool:
    """Tell whether the two speak of one bomb: "a grenade thrown into a bar did not explode", "threw a bomb, which was defused", "but it did not go off"."""
    bombs = [*subjects(safe.token), *patients(safe.token)]
    if thrown.sentence is safe.sentence and (safe.token.dep_ == "relcl" or (thrown.token.dep_ == "acl" and thrown.token.head in bombs)):
        return True
    near = safe.sentence.index - thrown.sentence.index in (0, 1)
    return near and safe.order > thrown.order and any(t.lower_ == "it" or (t.tag_ == "NN" and any(c.lower_ == "the" for c in t.children)) for t in bombs)


def only_answers(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether it is what those did who stopped the deed: "foiled a bid to blow up a dam, capturing three saboteurs"."""
    if mention.status != "occurred" or mention.token.tag_ != "VBG" or mention.token.dep_ not in ("advcl", "xcomp"):
        return False
    for other in told:
        verbs = [other.status_token, other.status_token.head] if other.status == "attempted" and other.status_token is not None else []
        foiled = [verb for verb in verbs if verb.lemma_.lower() in context()["foiled"]]
        if foiled and mention.token.head in (*foiled, other.token):
            return True
    return False
