"""What a "since" only compares with: takes the head of a place or time, tells whether it lies in a clause that says of what something was the most.

"The deadliest attack since rebels raided X in 1997" was neither in X nor in 1997.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="It was the worst attack since rebels raided Ituri in 1997. They have held Ituri since 1997.")).paragraphs[0].doc
>>> [compared(t) for t in doc if t.text in ("Ituri", "1997")]
[True, True, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors
from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token

REACH = 8
"""How many words before a "since" it may compare."""


def compared(head: Token) -> bool:
    """Tell whether a place or time only says since when something was the most: "called it the heaviest raid since the war began"."""
    since = _since(head)
    if since is None:
        return False
    before = head.doc[max(head.sent.start, since.i - REACH) : since.i]
    return any(t.tag_ in ("JJS", "RBS") and t.lower_ not in words("not_comparing") and t.nbor(1).lower_ != "of" for t in before)


def _since(head: Token) -> Token | None:
    """Return the "since" in whose phrase or clause a word lies, or that stands shortly before it."""
    for child, above in ((head, head), *ancestors(head)):
        for t in (child, above, *above.children):
            if t.lower_ == "since" and t.i < head.i and (t in (child, above) or t.dep_ == "mark"):
                return t
    return next((t for t in reversed(list(head.doc[max(head.sent.start, head.i - REACH) : head.i])) if t.lower_ == "since"), None)
