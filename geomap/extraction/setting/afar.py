"""What is told of a deed from afar: takes words of a sentence, tells whether people only met or spoke at a place, and whether a deed is only answered elsewhere.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="At a summit in Paris the king condemned the killing of two priests.")).paragraphs[0].doc
>>> [only_talked(token) for token in doc if token.text == "Paris"], [answered(token) for token in doc if token.text == "killing"]
([True], [True])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.types import Resolution


def _at_talks(head: Token) -> bool:
    """Tell whether a name says where people met, spoke or were trained: "at a summit in X", "told reporters at a conference in X"."""
    inside = False
    for child, above in ancestors(head):
        inside = inside or (child.dep_ == "prep" and child.lower_ in words("at_a_place"))
        if inside and above.lemma_.lower() in words("talks"):
            return True
        if above.pos_ == "VERB" and above.lemma_.lower() not in words("talks") and above.dep_ not in ("acl", "relcl", "amod"):
            return False
    return False


def long_before(head: Token) -> bool:
    """Tell whether a name says where people met, spoke or learnt some time before the deed: "years after the bishops met in X", "by a commando trained in X"."""
    for child, above in ancestors(head):
        if above.pos_ == "VERB":
            then = any(c.dep_ == "mark" and c.lower_ in words("order_in_time") for c in above.children) and above.dep_ == "advcl"
            return child.dep_ == "prep" and (then or (above.dep_ == "acl" and above.tag_ == "VBN")) and above.lemma_.lower() in words("talks")
    return False


def only_talked(head: Token) -> bool:
    """Tell whether a name says where people met, spoke or learnt, and nothing was done: "told reporters at a summit in X", "will meet in X"."""
    if long_before(head):
        return True
    verb = next((above for _, above in ancestors(head) if above.pos_ == "VERB"), None)
    if verb is None or any(c.lower_ in ("as", "when", "while") and c.dep_ in ("mark", "advmod") for c in verb.children):
        return False  # "was stabbed as he met residents in X"
    return _at_talks(head) and verb.lemma_.lower() in words("talks") | words("speech") | words("looking_back")


def answered(trigger: Token) -> bool:
    """Tell whether a deed is only what somebody answers: "expressed her shock at the killing of", "a telegram over the death of"."""
    return trigger.pos_ == "NOUN" and any(above.lemma_.lower() in words("answering") for _, above in ancestors(trigger))


def answered_from(country: Resolution, mentions: list[Mention], scene: Scene) -> bool:
    """Tell whether a report is only filed in a country, or names but the town that it is filed in, and answers there a deed done elsewhere."""
    first = min((m for m in mentions if m.sentence.kind != "heading"), key=lambda m: m.order, default=None)
    if country.place is None or first is None or not answered(first.token):
        return False
    code = country.place.country_code
    told = [(s.kind == "dateline", r) for s in scene.sentences for r, _ in s.places if r.place is not None and r.place.country_code == code]
    filed = {r.place.place_id for dateline, r in told if dateline and r.place is not None}
    return bool(filed) and all(r.place is not None and r.place.place_id in filed for _, r in told)
