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
PAST_TAGS, PRESENT_TAGS = frozenset({"VBD"}), frozenset({"VBZ", "VBP"})
TIME_ENTITIES = frozenset({"DATE", "TIME"})
NAMED = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT"})
OF_A_NOUN = frozenset({"poss", "compound", "nmod"})
MOST_STEPS = 12
AS_SOON = 2  # "soon as" before the date


@functools.cache
def words(name: str) -> frozenset[str]:
    """Give the words of one class of tense.tsv: "future", "plan", "going" (a plan in its -ing form alone), "effort" or "deadline"."""
    return frozenset(row["word"] for row in rows("tense.tsv") if row["class"] == name)


class Parse:
    """A paragraph's parse, addressed by the offset in the paragraph."""

    def __init__(self, paragraph: Paragraph) -> None:
        """Wrap the parse of `paragraph`; nothing is computed before it is asked for."""
        self.doc: Any = paragraph.doc
        self.parsed = paragraph.parsed
        self.text = paragraph.text
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

    def adverb(self, offset: int) -> bool:
        """Tell whether the word at `offset` is an adverb."""
        token = self.token(offset)
        return token is not None and token.pos_ == "ADV"

    def in_name(self, offset: int) -> bool:
        """Tell whether the word at `offset` is a part of a longer name ("The Daily Telegraph", "April Jones")."""
        token = self.token(offset)
        if token is None or token.ent_type_ not in NAMED:
            return False
        goes_on: bool = token.i + 1 < len(self.doc) and self.doc[token.i + 1].ent_iob_ == "I"
        return goes_on or token.ent_iob_ == "I"

    def counts(self, offset: int) -> bool:
        """Tell whether the number at `offset` counts things: a plural follows it ("about 2000 people")."""
        token = self.token(offset)
        return token is not None and token.i + 1 < len(self.doc) and self.doc[token.i + 1].tag_ == "NNS" and token.dep_ == "nummod"

    def direction(self, offset: int) -> Direction | None:
        """Tell whether what stands at `offset` is in the past or the future of the text, where the grammar of the sentence tells."""
        token = self.token(offset)
        if token is not None and token.dep_ in OF_A_NOUN and token.head.ent_type_ in TIME_ENTITIES:
            token = token.head  # "Tuesday" of "Tuesday morning"
        if token is None or token.dep_ in OF_A_NOUN:
            return None
        if not self.parsed:
            return "past"  # no parse for this language: reports tell of what has been
        if token.i >= AS_SOON and self.doc[token.i - 1].lower_ == "as" and self.doc[token.i - AS_SOON].lower_ in words("soon"):
            return "future"
        found: Direction | Literal["climb"] | None = "climb"
        for _ in range(MOST_STEPS):
            found = _said_by(token)
            if found != "climb" or token.head.i == token.i:
                break
            token = token.head
        return None if found == "climb" else found


def _said_by(token: Any) -> Direction | Literal["climb"] | None:
    """Tell what one word on the way from a date to its verb says: a plan, a verb, a deadline, or nothing ("climb")."""
    if token.pos_ in VERBS:
        return _tense(token)
    if _plans(token):
        return "future"
    if token.lower_ in words("deadline") and token.dep_ in {"prep", "mark"}:
        return _deadline(token)
    return "climb"


def _plans(token: Any) -> bool:
    """Tell whether a word speaks of a plan: "is due to open", "is going to open", not "went"."""
    lemma = token.lemma_.lower()
    return lemma in words("plan") or (lemma in words("going") and token.tag_ == "VBG")


def _deadline(token: Any) -> Direction | None:
    """Tell that "by Friday" and "postponed until Friday" point ahead, while "held until Friday" may not."""
    verb = _governor(token)
    tense = _tense(verb)
    return "past" if tense == "past" and verb.lemma_.lower() not in words("moved") else "future"


def _governor(token: Any) -> Any:
    for _ in range(MOST_STEPS):
        if token.pos_ in VERBS or token.head.i == token.i:
            return token
        token = token.head
    return token


def _tense(verb: Any) -> Direction | Literal["climb"] | None:
    """Tell the tense of a verb group: its auxiliaries first, then its own form; what is planned lies ahead."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    planned = _plans(verb) and not any(helper.lower_ == "had" for helper in helpers)
    if planned or any(helper.lower_ in words("future") for helper in helpers):
        return "future"
    if verb.tag_ == "VB" or any(helper.tag_ == "TO" for helper in helpers):
        return _infinitive(verb)
    if verb.tag_ == "VBG" and not any(helper.tag_ in PRESENT_TAGS for helper in helpers):
        return "climb" if verb.head.i != verb.i else None
    done = any(helper.tag_ in PAST_TAGS or helper.lemma_ == "have" for helper in helpers)
    past = verb.tag_ in PAST_TAGS or (verb.tag_ == "VBN" and (done or not any(helper.tag_ in PRESENT_TAGS for helper in helpers)))
    return "past" if past else None


def _infinitive(verb: Any) -> Direction | None:
    """Tell that what somebody plans or is to do lies ahead; of other infinitives nothing is known."""
    head = verb.head
    if head.i == verb.i or any(child.lower_ == "had" for child in head.children if child.dep_ in {"aux", "auxpass"}):
        return None
    if head.tag_ in PAST_TAGS and head.lemma_.lower() in words("effort"):
        return "past"  # "tried to kill him on Tuesday"
    ahead = _plans(head) or head.lemma_.lower() in words("promise") or (head.lemma_ == "be" and head.tag_ in PRESENT_TAGS)
    return "future" if ahead else None
