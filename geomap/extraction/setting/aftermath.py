"""Times of what came after a deed: takes its trigger and the head of a time, tells whether it is that of an answer to the deed, of a word on it or of what still lasts.

"Three people were in hospital on Tuesday after a bomb went off" and "the toll rose to 31 on Tuesday" say by when it happened, not when.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Three people were in hospital on Tuesday after a bomb exploded in Athens.")).paragraphs[0].doc
>>> came_after(doc[10], doc[6])
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import words
from geomap.extraction.setting.spoken_days import reported

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

BEHIND = frozenset(["after", "following", "over"])


def came_after(trigger: Token, date: Token) -> bool:
    """Tell whether a time is that of what came after the deed: "police on Friday searched 21 flats after the murder of a politician"."""
    verb = _verb(date)
    if verb is None or date.i > trigger.i:
        return False
    path = [(child, above) for child, above in ((trigger, trigger.head), *ancestors(trigger)) if child.i > verb.i]
    if not any(above == verb for _, above in path):
        return False
    if _lasting(verb):
        return any(child.head == verb and (child.lower_ in BEHIND or any(c.lower_ in BEHIND for c in children(child, "mark", "advmod"))) for child, _ in path)
    behind = any(child.dep_ == "prep" and child.lower_ in BEHIND for child, _ in path)
    return trigger.pos_ == "NOUN" and behind and not any(c.lower_ in BEHIND for c in verb.children)


def told_of(trigger: Token, date: Token) -> bool:
    """Tell whether a time before the deed is that of a verb which speaks of it: "the mayor on Friday condemned the killing of ..."."""
    if date.i > trigger.i:
        return False
    verb = _verb(date)
    if verb is None or verb.lemma_.lower() not in words("looking_back") or reported(verb, date):
        return False
    return any(above.i == verb.i and child.dep_ not in ("nsubj", "nsubjpass") for child, above in ((trigger, trigger.head), *ancestors(trigger)))


def of_toll(date: Token, mentions: list[Mention]) -> bool:
    """Tell whether a time is that at which a toll was told anew: "the toll of the blast rose to 31 on Tuesday"."""
    verb = _verb(date)
    if verb is None or date.i < verb.i:
        return False
    return any(m.rule.frame == "toll" and m.token.head == verb and m.token.dep_ in ("nsubj", "nsubjpass") for m in mentions)


def of_the_dead(mention: Mention) -> bool:
    """Tell whether words tell of dead who are found, counted or buried, not of what killed them: "30 bodies were gathered", "he was found dead", "buried four"."""
    if mention.rule.category != "-" or mention.rule.effect != "killed":
        return False
    found = mention.token.head.lemma_.lower() in words("finding") and mention.token.dep_ in ("oprd", "acomp", "advmod", "xcomp")
    return mention.rule.frame == "bodies" or mention.token.lemma_.lower() in words("burying") or found


def _verb(date: Token) -> Token | None:
    return next((above for _, above in ancestors(date) if above.pos_ in ("VERB", "AUX")), None)


def _lasting(verb: Token) -> bool:
    """Tell whether a verb says what was so for some time: "were in hospital", "stayed shut", "were hunting for gunmen"."""
    going_on = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in children(verb, "aux"))
    return going_on or verb.lemma_.lower() in words("lasting_on") or (verb.lemma_ == "be" and verb.pos_ == "AUX" and verb.dep_ not in ("aux", "auxpass"))
