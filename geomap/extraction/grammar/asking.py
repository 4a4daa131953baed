"""Questions of a word that are asked once: takes a question that the parse alone answers, gives one that remembers its answers with the paragraph.

Whether a verb is passive, or how many a noun speaks of, is asked by every rule that meets the word. No rule changes a parse, so the answer stays.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="Two men died.")).paragraphs[0].doc
>>> asked = []
>>> letters = asked_of_word(lambda token: asked.append(token.text) or len(token))
>>> letters(doc[1]), letters(doc[1]), asked
(3, 3, ['men'])
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Token = Any
Answer = TypeVar("Answer")


def asked_of_word(judge: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Let `judge` be asked once of each word. What it gives is shared by all who ask: nothing that one of them could change."""

    @functools.wraps(judge)
    def remembered(token: Token) -> Answer:
        known, key = token.doc.known, (judge, token.i)
        if key not in known:
            known[key] = judge(token)
        answer: Answer = known[key]
        return answer

    return remembered
