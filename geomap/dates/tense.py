"""Which way a day without a year points: takes a paragraph's parse and an offset, gives "past", "future" or None.

The verb that governs the expression decides: "was held on Friday" is past, "will be held on Friday" future, "is due to open on Friday" future.
Nothing here imports spaCy; it uses the attributes of the parse that the language room hands out.
"""

from __future__ import annotations

import bisect
import functools
from typing import TYPE_CHECKING, Any, Literal

from geomap.dates.lexicon import rows

if TYPE_CHECKING:
    from geomap.language import Paragraph

Direction = Literal["past", "future"]
VERBS = frozenset({"VERB", "AUX"})
PAST_TAGS = frozenset({"VBD"})
MOST_STEPS = 12


@functools.cache
def words(name: str) -> frozenset[str]:
    """Give the words of one class of tense.tsv: "future", "plan" or "deadline"."""
    return frozenset(row["word"] for row in rows("tense.tsv") if row["class"] == name)


class Parse:
    """A paragraph's parse, addressed by the offset in the paragraph."""

    def __init__(self, paragraph: Paragraph) -> None:
        """Wrap the parse of `paragraph`; nothing is computed before it is asked for."""
        self.doc: Any = paragraph.doc
        self._starts: list[int] | None = None

    def token(self, offset: int) -> Any | None:
        """Give spaCy's token at `offset`, or None where there is none."""
        if self._starts is None:
            self._starts = [token.idx for token in self.doc]
        at = bisect.bisect_right(self._starts, offset) - 1
        return self.doc[at] if at >= 0 else None

    def entity(self, offset: int) -> str:
        """Give the label of the named entity at `offset`, "" for none."""
        token = self.token(offset)
        return str(token.ent_type_) if token is not None else ""

    def direction(self, offset: int) -> Direction | None:
        """Tell whether what stands at `offset` is in the past or the future of the text, where the grammar of the sentence tells."""
        token = self.token(offset)
        for _ in range(MOST_STEPS):
            if token is None:
                return None
            if token.pos_ in VERBS:
                found = _tense(token)
                if found != "climb":
                    return found
            if token.lower_ in words("deadline") and token.dep_ in {"prep", "mark"}:
                return "future" if _tense(_governor(token)) != "past" else None
            if token.head is token or token.head.i == token.i:
                return None
            token = token.head
        return None


def _governor(token: Any) -> Any:
    for _ in range(MOST_STEPS):
        if token.pos_ in VERBS or token.head.i == token.i:
            return token
        token = token.head
    return token


def _tense(verb: Any) -> Direction | Literal["climb"] | None:
    """Tell the tense of a verb group: its auxiliaries first, then its own form; infinitives take what governs them."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(helper.lower_ in words("future") for helper in helpers):
        return "future"
    if verb.tag_ in PAST_TAGS:
        return "past"
    if verb.tag_ == "VB" or any(helper.tag_ == "TO" for helper in helpers):
        head = verb.head
        if head.i != verb.i and (head.lemma_.lower() in words("plan")):
            return "future"
        return "climb" if head.i != verb.i else None
    if verb.tag_ == "VBN":
        if any(helper.tag_ == "VBD" or helper.lemma_ == "have" for helper in helpers):
            return "past"
        if verb.lemma_.lower() in words("plan"):
            return "future"
        return "past" if not any(helper.tag_ in {"VBZ", "VBP"} for helper in helpers) else None
    if verb.tag_ == "VBG":
        if any(helper.tag_ in {"VBZ", "VBP"} for helper in helpers):
            return "future" if verb.lemma_.lower() in words("plan") else None
        return "climb" if verb.head.i != verb.i else None
    return "future" if verb.lemma_.lower() in words("plan") else None
