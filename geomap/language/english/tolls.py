"""Tolls without a verb, which the parser hung crosswise: takes a parsed text, gives each number of a list its own state.

"Toll: 6 dead, 11 wounded, 1 missing", "a convoy was ambushed (6 killed, 11 wounded)".

>>> from geomap.language.parse import model
>>> doc = model()("Casualties: 6 killed, 11 wounded.")
>>> sort_out(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("6", "killed", "11", "wounded")]
[('6', 'appos', 'Casualties'), ('killed', 'amod', '6'), ('11', 'conj', '6'), ('wounded', 'amod', '11')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
OPENING = frozenset({":", "(", "[", "\u2013", "\u2014"})
CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
FEW = 3
"""How many words may stand between a number and its state: "six UN soldiers wounded"."""


def sort_out(doc: Any) -> None:
    """Hang the states of `doc` on the numbers before them, in lists of two or more."""
    states = words("states")
    run: list[tuple[Any, Any]] = []
    for token in doc:
        if token.lower_ in states:
            _describe(token)
            number = _number(token)
            told = number is not None and not any(c.dep_ in {"auxpass", "aux", "agent"} for c in token.children)
            if run and not (told and _joined(run[-1][1], number)):
                _hang(run)
                run = []
            if told:
                run.append((number, token))
        elif token.lower_ == "no" and token.dep_ == "det":
            _at_least(token)
        elif token.pos_ == "ADP" and token.dep_ in CORE:
            _about(token)
    _hang(run)


def _describe(state: Any) -> None:
    """Let a state say of how many it is that stand before it: "hospitals received 27 wounded"."""
    number = state.nbor(-1) if state.i else state
    if state.dep_ == "advcl" and number.pos_ == "NUM" and number.dep_ == "dobj" and number.head == state.head and all(c.i < number.i for c in number.children):
        state.head, state.dep_, state.pos_, state.tag_, state.lemma_ = number, "amod", "ADJ", "JJ", state.lower_


def _about(around: Any) -> None:
    """Let the number behind "around" be who did or suffered something: "around thirty of the guards were killed"."""
    number = next((c for c in around.children if c.dep_ == "pobj" and c.pos_ == "NUM"), None)
    if number is not None and around.lower_ in {"about", "around", "over", "under"}:
        number.head, number.dep_ = around.head, around.dep_
        around.head, around.dep_ = number, "advmod"


def _at_least(no: Any) -> None:
    """Let "no fewer than six people" be six and more, not nobody."""
    behind = no.doc[no.i + 1 : no.i + 2 + FEW]
    number = next((t for t in behind if t.pos_ == "NUM"), None)
    if number is not None and behind[0].lower_ in {"fewer", "less"} and behind[1].lower_ == "than":
        no.head, no.dep_ = number, "quantmod"


def _number(state: Any) -> Any:
    """Return the number before a state, with at most the people between."""
    for back in range(1, min(FEW + 1, state.i) + 1):
        token = state.nbor(-back)
        if token.pos_ == "NUM":
            return token
        if token.pos_ not in NOUNS or token.ent_type_ in {"DATE", "TIME"}:
            return None
    return None


def _joined(before: Any, number: Any) -> bool:
    """Tell whether only a comma or "and" parts a number from the state before it."""
    between = [t.lower_ for t in before.doc[before.i + 1 : number.i]]
    return 0 < len(between) <= FEW and all(
        word in {",", "and", "&", ";", "/", "at", "least", "another", "about", "some", "over", "than", "more"} for word in between
    )


def _tells_toll(word: Any) -> bool:
    """Tell whether a word leads from a toll to its numbers: "the toll is three dead"."""
    return word.lower_ in {"is", "was"} and any(t.lower_ in {"toll", "tolls"} for t in word.doc[max(word.i - FEW, 0) : word.i])


def _hang(run: list[tuple[Any, Any]]) -> None:
    """Let each state describe its own number, and the list hang on the sentence, where a colon or bracket opens it."""
    if len(run) < 2:
        return
    doc, first, last = run[0][0].doc, run[0][0].i, run[-1][1].i
    opening = next((t.i for t in reversed(doc[max(first - FEW, 0) : first]) if t.text in OPENING or (t.text == "-" and t.whitespace_) or _tells_toll(t)), 0)
    root = run[0][0].sent.root
    above = doc[opening - 1] if first <= root.i <= last or root.i > last else root
    if not opening or above.sent != root.sent:
        return
    for _, state in run:
        for child in [c for c in state.children if not first <= c.i <= last]:
            child.head = above if child != above else child
    if above != root:
        above.head, above.dep_ = above, "ROOT"
    before = above
    for number, state in run:
        who = state.nbor(-1) if state.i - 1 > number.i else number
        state.pos_, state.tag_, state.lemma_ = "ADJ", "JJ", state.lower_
        who.head, who.dep_ = before, "appos" if before == above else "conj"
        state.head, state.dep_ = who, "amod"
        if who != number:
            number.head, number.dep_ = who, "nummod"
        before = who
