"""Who was left dead and who hurt: takes a parsed text, gives each number behind "left" its own state, whatever the parser hung it on.

"An attack left 15 people, including three children, dead and at least eight injured", "leaving a guard dead and two drivers wounded".

>>> from geomap.language.parse import model
>>> doc = model()("A shooting left 15 people, including three children, dead and at least eight injured, the army said.")
>>> leave_so(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("people", "dead", "eight", "injured")]
[('people', 'dobj', 'left'), ('dead', 'amod', 'people'), ('eight', 'conj', 'people'), ('injured', 'amod', 'eight')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

FAR = 30
"""Within how many words behind "left" all are told of."""
LINKS = frozenset({"and", ",", "&"})
WITHIN = frozenset({"including", "among"})
BEHIND = frozenset({"of", "from", "in", "with", "at", "near"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
COUNTS = frozenset({"a", "an", "another", "one"})


def leave_so(doc: Any) -> None:
    """Mend what `doc` tells of those who were left dead or hurt."""
    for token in doc:
        if token.lemma_ == "leave" and token.pos_ == "VERB" and token.i + 1 < len(doc):
            _hang(token, _groups(token))


def _groups(verb: Any) -> list[tuple[list[Any], Any]]:
    """Return the heads of those of whom a state is told, each list with its state: ([militiamen, ranger], dead), ([19], injured)."""
    doc, states = verb.doc, words("states")
    found: list[tuple[list[Any], Any]] = []
    hurt = words("states_of_hurt")
    start = verb.i + 1
    for at in range(start, min(start + FAR, verb.sent.end)):
        token = doc[at]
        if token.lower_ in states or (found and token.lower_ in hurt):
            heads = _heads(list(doc[start:at]), first=not found)
            if not heads:
                break
            found.append((heads, token))
            start = at + 1
        elif token.tag_ == "VBZ" and at + 1 < len(doc) and doc[at + 1].lower_ in states:
            token.tag_, token.pos_ = "NNS", "NOUN"  # "three park rangers dead"
        elif token.pos_ == "AUX" or token.tag_ in ("VBD", "VBZ", "VBP", "WP", "WDT") or token.text in (";", ":", "."):
            break
    return found


def _heads(said: list[Any], *, first: bool) -> list[Any]:
    """Return the nouns of those counted in the words before a state; none where they are not all counted people."""
    if not first and (not said or said[0].lower_ not in LINKS):
        return []
    while said and said[0].lower_ in LINKS:
        said = said[1:]
    inner = next((k for k, token in enumerate(said) if token.lower_ in WITHIN and k and said[k - 1].text == ","), None)
    if inner is not None:
        said = said[: inner - 1]
    parts: list[list[Any]] = [[]]
    for token in said:
        if token.lower_ in LINKS:
            parts.append([])
        else:
            parts[-1].append(token)
    parts = [_before_of(part) for part in parts if part]
    counted = all(
        any(t.pos_ == "NUM" or t.like_num or t.lower_ in COUNTS for t in part) and (part[-1].pos_ in NOMINAL or part[-1].lower_ in COUNTS) for part in parts
    )
    return [part[-1] for part in parts] if counted else []


def _before_of(part: list[Any]) -> list[Any]:
    """Return the words up to the noun that says who they are: "16 soldiers" of "16 soldiers of the Border Guard"."""
    end = next((k for k, token in enumerate(part) if k and token.lower_ in BEHIND and part[k - 1].pos_ in NOMINAL), len(part))
    return part[:end]


def _hang(verb: Any, groups: list[tuple[list[Any], Any]]) -> None:
    """Hang the first of those told of on "left", the others on the first, and each state on the last of its own."""
    if all(_read(verb, heads, state) for heads, state in groups):
        return
    inside = range(verb.i + 1, groups[-1][1].i + 1)
    if any(above.i in inside for above in verb.ancestors):
        return
    first = groups[0][0][0]
    for heads, state in groups:
        own = heads[0] != first and heads[0].pos_ != "NUM" and (state.tag_ in {"VBN", "VBD"} or state.lower_ == "hurt")  # "... and one soldier injured"
        for head in heads:
            head.head, head.dep_ = (verb, "dobj") if head == first else (heads[0], "conj") if own and head != heads[0] else (first, "conj")
            head.pos_ = "NOUN" if head.pos_ in {"ADJ", "DET"} else head.pos_
            for k in range(head.i - 1, verb.i, -1):
                if not _counts(head.doc[k], head):
                    break
        if own:
            state.head, state.dep_, state.pos_, state.tag_ = verb, "conj", "VERB", "VBN"
            heads[0].head, heads[0].dep_ = state, "nsubj"
        else:
            state.head, state.dep_, state.pos_, state.tag_, state.lemma_ = heads[-1], "amod", "ADJ", "JJ", state.lower_
            state.lemma_ = "injured" if state.lower_ in words("states_of_hurt") else state.lemma_


def _read(verb: Any, heads: list[Any], state: Any) -> bool:
    """Tell whether the parser has those and their state hang on "left" or on each other."""
    if state.lower_ in words("states_of_hurt"):
        return False
    told = state.head in heads or (state.head == verb and state.dep_ != "dobj")
    first = heads[0]
    return bool(told and (first.head in (verb, state) or (first.dep_ == "conj" and first.head.dep_ == "dobj")) and (first.dep_ != "conj" or first.head != verb))


def _counts(token: Any, head: Any) -> bool:
    """Let a number or article right before a noun or its words be of it; tell whether the words still lead up to the noun."""
    if token.lower_ in LINKS or token.dep_ == "prep":
        return False
    if token.like_num or token.pos_ == "NUM":
        token.head, token.dep_ = head, "nummod"
        return False
    if token.lower_ in COUNTS:
        token.head, token.dep_ = head, "det"
        return False
    if token.head.i > head.i:
        token.head = head
    return True
