"""Places and times right behind an "and": takes a parsed text, hangs them on the verb that the "and" joins, not on the one before it.

>>> from geomap.language.parse import model
>>> doc = model()("Rebels blew up a bridge at Bolan and, in Kalat, killed ten men.")
>>> look_onward(doc)
>>> [token.head.text for token in doc if token.lower_ in ("at", "in")]
['blew', 'killed']
"""

from __future__ import annotations

from typing import Any

SETTINGS = frozenset({"in", "at", "near", "outside", "on"})
FARTHEST = 12
"""How many words at most lie between the "and" and the verb."""
DAYS = frozenset({"day", "evening", "morning", "night", "afternoon"})
WHICH = frozenset({"same", "next", "following"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def look_onward(doc: Any) -> None:
    """Hang what stands between an "and" and the verb that it joins on that verb: prepositions of place and time, "the same day"."""
    for token in doc:
        if token.dep_ == "relcl" and token.head.lower_ in DAYS:
            _then(token)
    for link in doc:
        if link.dep_ != "cc" or link.lower_ not in {"and", "while", "but"} or link.i + 2 >= len(doc):
            continue
        _of_the_second(link)
        first = link.nbor(2) if link.nbor(1).text == "," else link.nbor(1)
        if first.tag_ != "IN" or first.dep_ not in {"prep", "conj"} or first.lower_ not in SETTINGS or first.head.i > link.i:
            continue
        verb = _joined(link, first)
        if verb is not None and not first.is_ancestor(verb):
            first.head, first.dep_ = verb, "prep"


def _of_the_second(link: Any) -> None:
    """Hang places and times on the second thing told of, where the verb has its own before the "and": "a bomb went off in Quetta and another in Zhob"."""
    second = next((t for t in link.doc[link.i + 1 : link.i + FARTHEST] if t.dep_ == "conj" and t.head.i < link.i and t.left_edge.i == link.i + 1), None)
    if second is None or second.pos_ not in {"NOUN", "NUM", "PRON", "DET"}:
        return
    end = second.right_edge.i + 1
    while end < len(link.doc) and link.doc[end].tag_ == "IN" and link.doc[end].dep_ == "prep" and link.doc[end].lower_ in SETTINGS:
        setting, verb = link.doc[end], link.doc[end].head
        own = [c for c in verb.children if c.dep_ == "prep" and c.i < link.i and c.lower_ in SETTINGS and (c.lower_ == "on") == (setting.lower_ == "on")]
        if verb.i > link.i or not own or second.is_ancestor(verb):
            return
        end = setting.right_edge.i + 1
        setting.head = second


def _then(verb: Any) -> None:
    """Set what happened "the same day" beside what is told before, not as a clause that says which day: "and the same day a farmer was shot"."""
    day = verb.head
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.left_edge.i != day.i + 1 or not any(c.lower_ in WHICH for c in day.children):
        return
    above = next((t for t in day.ancestors if t.tag_ in FINITE and t.pos_ in {"VERB", "AUX"} and t.i < day.i), None)
    if above is None:
        above = next((t for t in day.ancestors if t.pos_ == "VERB" and t.i < day.i), None)
    if above is not None:
        verb.head, verb.dep_ = above, "conj"
        day.head, day.dep_ = verb, "npadvmod"


def _joined(link: Any, first: Any) -> Any:
    """Return the verb behind the "and" that goes on from one before it."""
    for token in link.doc[first.i + 1 : min(first.i + FARTHEST, len(link.doc))]:
        if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.i < link.i and token.head.pos_ in {"VERB", "AUX"}:
            return token
    return None
