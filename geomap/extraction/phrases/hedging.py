"""Doers named with a doubt: takes the phrase of an agent, tells whether the words around its name say that it is only thought, said or possible.

"Attackers suspected to belong to the ADF", "men said to be members of the Taliban", "a bomb that may have been planted by ETA": the deed happened, the name is a guess.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "Attackers suspected to belong to ADF killed two. Attackers of the ADF killed two."
>>> doc = analyse(Document(doc_id="d", text=text)).paragraphs[0].doc
>>> [doubtful(token) for token in doc if token.text == "ADF"]
[True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import context, words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase

REACH = 8
"""How many words may stand between a doubt and the name: "thought to have been sent by the Afghan Taliban"."""


def hedged(phrase: Phrase) -> bool:
    """Tell whether the body that a phrase names stands behind a doubt: "said to be", "believed to belong to", "may have been sent by"."""
    if phrase.actor_span is None:
        return doubtful(phrase.head)
    start = phrase.actor_span.start - phrase.sentence.offset
    return doubtful(next((t for t in phrase.head.sent if t.idx + len(t) > start), phrase.head))


def doubtful(name: Token) -> bool:
    """Tell whether a word stands behind such a doubt."""
    return _behind_doubt(name) or _maybe_by(name)


def _behind_doubt(name: Token) -> bool:
    """Tell whether, in front of a name, a participle of doubt is followed by "to be", "to belong to" or "to have been sent by", and by nothing else."""
    doc, low = name.doc, max(name.sent.start, name.i - REACH)
    for at in range(name.i - 1, low - 1, -1):
        token = doc[at]
        professed = token.tag_ == "VBG" and token.lemma_.lower() in words("professing")  # "men claiming to be members of X"
        if (
            (professed or (token.tag_ in ("VBN", "VBD") and token.lemma_.lower() in context()["suspect_verbs"] | context()["report"]))
            and at + 1 < name.i
            and doc[at + 1].lower_ == "to"
        ):
            linking = [t for t in doc[at + 2 : name.i] if t.pos_ in ("VERB", "AUX")]
            return bool(linking) and (linking[0].lemma_ in ("be", "have") or linking[0].lemma_ in words("joined_to"))
        told = token.pos_ == "AUX" and token.tag_ in ("VBD", "VBZ", "VBP")  # "two men said to be rebels were killed by soldiers"
        if (
            told
            or token.dep_ == "mark"
            or token.text in (",", ";", ":")
            or (token.pos_ == "VERB" and token.lemma_ not in words("joined_to") and token.tag_ != "VBN")
        ):
            return False
    return False


def _maybe_by(name: Token) -> bool:
    """Tell whether the verb that a name is the "by" of may only have been done, or that it was by them: "may have been planted by", "killed, apparently by"."""
    by = next((child for child, head in ancestors(name) if child.dep_ in ("agent", "prep") and child.lower_ == "by"), None)
    if by is None:
        return False
    unsure = by.i > by.sent.start and by.nbor(-1).pos_ == "ADV" and by.nbor(-1).lemma_.lower() in context()["suspect"]
    return unsure or may_be(by.head)


def may_be(verb: Token) -> bool:
    """Tell whether a verb stands with "may", "might" or "could"."""
    return any(c.lower_ in context()["modals"] for c in children(verb, "aux"))
