"""Times of something else than the deed: takes a time, the word it hangs on and the time behind it, tells whether it says when something else was so.

"The group, founded in 1970, struck on Friday" and "a judge, mayor of Cali in 1984, was shot" have a year in them that says nothing of the deed.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The group, founded in 1970, shot a judge in 1984.")).paragraphs[0].doc
>>> [set_up(token, {}) for token in doc if token.text in ("1970", "1984")]
[True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.grammar.voice import PEOPLE
from geomap.extraction.lexicons import nouns, words

if TYPE_CHECKING:
    from collections.abc import Container

    from geomap.extraction.grammar.syntax import Token
    from geomap.types import DateMention

BESIDE = 2
REACH = 8
"""How many words before its year an office may stand."""


def of_something_else(date: DateMention, head: Token, behind: DateMention | None, at: Container[int]) -> bool:
    """Tell whether a time is not that of any deed: of an office, of a make, of what was set up then, of what others did too, or given better right behind."""
    if date.when.precision == "year" and (_in_office(head) or _made_in(head)):
        return True
    return set_up(head, at) or _as_others_did(head) or _restated(date, behind)


def set_up(head: Token, at: Container[int]) -> bool:
    """Tell whether a time says when something was founded, imposed or signed: "despite the curfew imposed a week ago, two banks were blown up"."""
    for child, above in ancestors(head):
        if child.i in at:
            return False
        if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN":
            return child.lemma_.lower() in words("set_up") and above.i not in at
        if above.i in at or (child.pos_ == "VERB" and child.dep_ not in ("conj", "xcomp")):
            return False
    return False


def to_come(head: Token) -> bool:
    """Tell whether a time hangs on a verb of what is still to come: "the group will lay down its arms on 7 May"."""
    return any(c.lower_ in words("to_come") for c in _auxiliaries(head))


def long_past(head: Token) -> bool:
    """Tell whether a time hangs on a verb of what had been before: "the minister had arrived on 2 May"."""
    return any(c.lower_ == "had" for c in _auxiliaries(head))


def _auxiliaries(head: Token) -> list[Token]:
    verb = next((above for _, above in ancestors(head) if above.pos_ == "VERB"), None)
    return [] if verb is None else children(verb, "aux")


def _in_office(head: Token) -> bool:
    """Tell whether a year says when somebody was in office: "the killing of X, president of a company and mayor of Medellin in 1984"."""
    if head.dep_ != "pobj" or head.head.i != head.i - 1:
        return False
    before = list(head.doc[max(head.sent.start, head.i - REACH) : head.head.i])
    for token in reversed(before):
        if token.pos_ == "NOUN" and nouns().get(token.lemma_.lower(), frozenset()) & PEOPLE:
            described = any(child.dep_ == "appos" and child.pos_ == "NOUN" for child, _ in ((token, token.head), *ancestors(token)))
            return described and any(c.lower_ == "of" for c in children(token, "prep"))
        if token.pos_ not in ("PROPN", "ADP", "DET", "ADJ"):
            return False
    return False


def _made_in(head: Token) -> bool:
    """Tell whether a year says when a car was made: "a 1981 blue Chevrolet"."""
    made = head.head
    if head.dep_ not in ("amod", "compound", "nmod", "nummod") or not any(c.lower_ in ("a", "an") for c in children(made, "det")):
        return False
    return made.pos_ == "PROPN" or "vehicle" in nouns().get(made.lemma_.lower(), frozenset())


def _as_others_did(head: Token) -> bool:
    """Tell whether a time is that of what others did too: "they should have claimed it, like the army did in the 1960s"."""
    verb = next((above for _, above in ancestors(head) if above.pos_ in ("AUX", "VERB")), None)
    return verb is not None and verb.lemma_ == "do" and any(c.lower_ in ("as", "like") for c in children(verb, "mark"))


def _restated(date: DateMention, behind: DateMention | None) -> bool:
    """Tell whether the day is written out right behind its "today" or "yesterday", and is another: "today, 30 June" of a report of 1 July."""
    if behind is None or date.when.basis != "relative" or any(c.isdigit() for c in date.surface) or not any(c.isdigit() for c in behind.surface):
        return False
    close = 0 <= behind.span.start - date.span.end <= BESIDE
    return close and (date.when.precision, behind.when.precision) == ("day", "day") and date.surface.strip().lower() in words("day_words")
