"""Tolls that somebody tells, which the parser hangs crosswise: takes a parsed text, gives each number the word for what became of those it counts.

"Medics gave a figure of 31 dead", "police spoke of 86 dead, six injured", "put the dead at 26 and the wounded at 61", "the dead numbered six", "Deaths: 125."

>>> from geomap.language.parse import model
>>> doc = model()("Police spoke of 86 dead, six injured. The dead number nine. Deaths: 125.")
>>> tell(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc if token.text in ("86", "dead", "six", "injured", "nine", "125")]
[('86', 'pobj', 'of'), ('dead', 'amod', '86'), ('six', 'conj', '86'), ('injured', 'amod', 'six'), ('dead', 'nsubj', 'number'), ('nine', 'dobj', 'number'), ('125', 'nummod', 'Deaths')]
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

FAR = 12
"""How many words back the verb stands that sets a toll: "put the dead at 26 and the wounded at 61"."""
NEAR = 4
"""How many words may stand between a toll and its number: "the toll stood late at 17 dead"."""
PEOPLE = frozenset({"others", "people", "persons"})
NUMBERING = frozenset({"number", "numbered", "numbers", "total", "totalled", "totaled"})


def tell(doc: Any) -> None:
    """Hang the numbers and states of the tolls that are told in `doc`."""
    states, opening, counts = words("states"), words("toll_heads"), words("toll_counts")
    for token in doc:
        word = token.lower_
        if word in opening and token.is_sent_start and token.i + 2 < len(doc) and doc[token.i + 1].text == ":":
            _head(token)
        elif word in counts and token.i and doc[token.i - 1].lower_ == "the":
            _count(token)
        elif word in states and token.i and _counts(token.nbor(-1)):
            _list(token)


def _counts(token: Any) -> bool:
    return bool(token.pos_ == "NUM") and token.ent_type_ not in {"TIME", "MONEY", "PERCENT"}


def _number_after(doc: Any, at: int) -> Any:
    """Return the number that stands at `at`, words that bound it passed over."""
    while at < len(doc) and _bounds(doc[at]):
        at += 1
    return doc[at] if at < len(doc) and _counts(doc[at]) else None


def _bounds(word: Any) -> bool:
    """Tell whether a word bounds the number behind it: "about", "at least", "up to"."""
    near = {t.lower_ for t in word.doc[max(word.i - 1, 0) : word.i + 2]}
    return word.lower_ in words("bound_words") and (word.lower_ not in {"at", "to"} or bool(near & {"least", "most", "up"}))


def _hang(token: Any, head: Any, dep: str) -> None:
    token.head, token.dep_ = head, dep


def _say(token: Any, pos: str, tag: str) -> None:
    token.pos_, token.tag_ = pos, tag


def _head(head: Any) -> None:
    """Read "Deaths: 125." as 125 deaths."""
    number = _number_after(head.doc, head.i + 2)
    if number is None:
        return
    if number.dep_ == "nummod" and number.head.i > number.i:  # "Killed: four civilians"
        if number.head.head == head and head.lower_ in words("states"):
            number.head.dep_ = "dobj" if head.pos_ == "VERB" else "nsubj"
        return
    if number.head != head:
        top = number.sent.root
        if top != number:
            return
        _hang(head, head, "ROOT")
        for child in [c for c in number.children if c != head and c.i < number.i]:
            child.head = head
    _say(head, "NOUN", "NNS")
    head.lemma_ = head.lower_.removesuffix("s").replace("fatalitie", "fatality").replace("injurie", "injury")
    _hang(number, head, "nummod")


def _count(state: Any) -> None:
    """Read "the wounded at 61" beside another count, and "the dead number six"."""
    doc, after = state.doc, state.nbor(1) if state.i + 1 < len(state.doc) else None
    if after is None:
        return
    number = _number_after(doc, state.i + 2)
    if number is None:
        return
    if after.lower_ in NUMBERING:
        if number in after.ancestors:
            if after.head not in (number, state):
                return
            _hang(after, *((after, "ROOT") if number.head == number else (number.head, number.dep_)))
        _say(after, "VERB", "VBD" if after.lower_.endswith("ed") else "VBP")
        after.lemma_ = "number"
        _say(state, "NOUN", "NNS")
        _hang(state, after, "nsubj")
        _hang(doc[state.i - 1], state, "det")
        _hang(number, after, "dobj")
    elif after.lower_ == "at":
        verb = next((t for t in reversed(doc[max(state.sent.start, state.i - FAR) : state.i]) if t.lemma_.lower() in words("putting_tolls")), None)
        if verb is None:
            return
        for child in [c for c in state.children if c.i not in (state.i - 1, after.i)]:
            child.head = verb
        _say(state, "NOUN", "NNS")
        state.lemma_ = state.lower_
        _hang(doc[state.i - 1], state, "det")
        _hang(state, verb, "dobj")
        _hang(after, state, "prep")
        _hang(number, after, "pobj")


def _lead(number: Any) -> tuple[Any, str] | None:
    """Return what a told number hangs on, and how: a verb of counting, "of", "at" or "as" behind a toll, or "there were"."""
    doc, at = number.doc, number.i - 1
    while at > number.sent.start and _bounds(doc[at]):
        at -= 1
    word = doc[at]
    if at < number.sent.start:
        return None
    if number.dep_ == "conj" and number.head.lemma_.lower() in words("bodies_found"):
        return number.head, "conj"  # "took in 18 bodies and four wounded"
    if word.pos_ == "VERB" and word.lemma_.lower() in words("counting_up"):
        return word, "dobj"
    if word.lemma_ == "be" and at and doc[at - 1].lower_ == "there":
        return word, "attr"
    before = doc[max(number.sent.start, at - NEAR) : at]
    if word.lower_ == "of" and len(before) and before[-1].lemma_.lower() in words("told_of_numbers"):
        return word, "pobj"
    if word.lower_ in {"at", "as"} and any(t.lower_ in words("toll_words") for t in before):
        return word, "pobj"
    return None


def _list(state: Any) -> None:
    """Give the first number of a told toll its state, and those that follow theirs."""
    number = state.nbor(-1)
    lead = _lead(number)
    if lead is None and number.is_sent_start and number.head == number and state.head == number:
        _go_on(number, state)  # "Five killed and three injured - all children - when a shell hit a playground"
    if lead is None or any(c.dep_ in {"aux", "auxpass", "agent"} for c in state.children):
        return
    if not _hang_state(number, state, *lead):
        return
    _go_on(number, state)


def _go_on(number: Any, state: Any) -> None:
    """Give the numbers that follow in the list their states."""
    doc, before, at = state.doc, number, state.i + 1
    while at + 1 < len(doc) and doc[at].lower_ in {",", "and", ";"}:
        sign, at = doc[at], at + 1
        at += at < len(doc) and doc[at].lower_ == "and"
        other = _number_after(doc, at) or (doc[at] if at < len(doc) and doc[at].lower_ == "another" else None)
        if other is None or other.sent != number.sent:
            return
        stated = other.i + 1
        people = doc[stated] if stated < len(doc) and doc[stated].lower_ in PEOPLE else other
        stated += people is not other
        if stated >= len(doc) or doc[stated].lower_ not in words("states") | words("states_of_hurt"):
            return
        if any(c.dep_ in {"aux", "auxpass", "agent"} for c in doc[stated].children) or not _hang_state(people, doc[stated], before, "conj"):
            return
        if people is not other:
            _hang(other, people, "nummod")
        _hang(sign, before, "punct" if sign.is_punct else "cc")
        before, at = people, stated + 1


def _hang_state(number: Any, state: Any, head: Any, dep: str) -> bool:
    """Hang a number on `head`, and its state on the number, where that makes no ring."""
    top = head if head.pos_ in {"VERB", "AUX"} else head.head
    if state in (head, top) or number in (head, top) or any(t in (state, number) for t in head.ancestors):
        root = number.sent.root
        if root not in (number, state):
            return False
        above = top if top not in (number, state) else head
        _hang(above, above, "ROOT")
    for child in [c for c in state.children if c not in (number, head)]:
        child.head = number if child.i > state.i else head
    _say(state, "ADJ", "JJ")
    state.lemma_ = "injured" if state.lower_ in words("states_of_hurt") else state.lower_
    _hang(number, head, dep)
    _hang(state, number, "amod")
    return True
