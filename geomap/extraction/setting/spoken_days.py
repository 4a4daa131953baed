"""Whose a time beside a verb of speech is: takes the time and the triggers or mentions of its sentence, tells whether it is the speaker's or the deed's.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="He said on Monday that two had died.")).paragraphs[0].doc
>>> of_speech(next(t for t in doc if t.text == "Monday"), {})
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention


def before_speaker(head: Token, mentions: list[Mention]) -> bool:
    """Tell whether a time stands between the deed and the speaker: the parser hangs it on the verb of speech, and it is the deed's."""
    for _, above in ancestors(head):
        if above.pos_ == "VERB" and above.lemma_.lower() in words("speech"):
            speakers = [c for c in above.children if c.dep_ == "nsubj"]
            return bool(speakers) and head.i < speakers[0].left_edge.i and any(m.token.i < head.i for m in mentions)
    return False


def of_speech(head: Token, at: dict[int, Mention]) -> bool:
    """Tell whether a time hangs on a verb of speech, and not within what is said."""
    for child, above in ancestors(head):
        if child.dep_ == "ccomp" or above.i in at:
            return False
        if above.pos_ == "VERB" and above.lemma_.lower() in words("speech"):
            if reported(above, head):
                return False
            return not any(above.i < trigger < head.i for trigger in at)
    return False


def as_charged(head: Token, at: dict[int, Mention]) -> bool:
    """Tell whether a time is that of what somebody charged, in words that go with the deed: "a plan that includes murder, as the president charged on 4 May"."""
    verb = next((above for _, above in ancestors(head) if above.pos_ == "VERB"), None)
    if verb is None or verb.i in at or verb.dep_ != "advcl" or not any(c.lower_ == "as" for c in children(verb, "mark")):
        return False
    return verb.lemma_.lower() in words("looking_back") | words("speech") and not any(c.dep_ == "dobj" for c in verb.children)


def said_on(head: Token) -> bool:
    """Tell whether a time follows its verb of speech at once, or a statement, whatever the parser hangs it on: "officials said Tuesday gunmen had killed nine"."""
    if head.dep_ in ("npadvmod", "nmod") and head.head.lemma_.lower() in words("statements") and head.head.i < head.i:
        return True
    start = head.left_edge.i - 1
    if start >= 0 and head.doc[start].lower_ in ("on", "early", "late"):
        start -= 1
    verb = head.doc[max(start, 0)]
    return start >= 0 and head.dep_ not in ("poss", "nsubj", "nsubjpass") and verb.pos_ == "VERB" and verb.lemma_.lower() in words("speech")


def reported(verb: Token, date: Token) -> bool:
    """Tell whether a time stands behind the "that" of what is said: "notes that during the night unknown persons set off a charge"."""
    return any(t.lower_ == "that" and t.tag_ == "IN" for t in date.doc[verb.i + 1 : date.i])
