"""People who are counted by the day or year before them: takes a parsed text, gives the year back to its preposition and the day to its month.

"In 2021 three clerks were killed" tells of three clerks, not of 2021, and "On 12 March 2019 gunmen shot two" of no twelve gunmen.

>>> from geomap.language.parse import model
>>> doc = model()("In 2021 three clerks were murdered by a gang.")
>>> undate(doc)
>>> [(token.text, token.dep_, token.head.text) for token in doc[:4]]
[('In', 'prep', 'murdered'), ('2021', 'pobj', 'In'), ('three', 'nummod', 'clerks'), ('clerks', 'nsubjpass', 'murdered')]
>>> undate(model()("A \u00b2"))
>>> undate(model()("Feb. 4 soldiers of a division detained ten men."))
"""

from __future__ import annotations

from typing import Any

from geomap.language.words import words

YEARS = range(1400, 2101)
DAYS = range(1, 32)
LONGEST = 4
"""How many digits a year has."""
FARTHEST = 8
"""Within how many words behind people the others stand who came to the same end."""
SUBJECTS = ("nsubj", "nsubjpass")
COUNTING = frozenset({"nummod", "compound", "amod", "quantmod", "nmod"})


def undate(doc: Any) -> None:
    """Mend the numbers of `doc` that were taken to count what stands behind a date."""
    for token in doc:
        if token.dep_ == "conj" and token.tag_ == "NNS" and token.head.dep_ == "pobj" and token.head.lower_ in words("capital"):  # days of the week, and months
            _beside_day(token)
        if token.i and len(token) <= LONGEST and token.lower_.isdecimal():
            if int(token.lower_) in YEARS:
                _year(token)
            elif int(token.lower_) in DAYS:
                _day(token)


def _beside_day(who: Any) -> None:
    """Let people be no second day: "fell into an ambush on Monday and 31 soldiers and three guards were killed"."""
    other = next((c for c in who.doc[who.i + 1 : who.i + FARTHEST] if c.dep_ in SUBJECTS and c.left_edge.i > who.i), None)
    link = next((c for c in who.children if c.dep_ == "cc" and c.i > who.i), None)
    if other is None or link is None or link.i + 1 != other.left_edge.i or other.head.i < other.i or who.is_ancestor(other):
        return
    who.head, who.dep_ = other.head, other.dep_
    other.head, other.dep_ = who, "conj"


def _year(year: Any) -> None:
    """Hang a year on the preposition or the month before it: "In 2021 three clerks", "On 12 March 2019 gunmen"."""
    before, counted = year.nbor(-1), year.head
    if year.dep_ == "pobj" and counted == before and before.lower_ in words("before_years"):
        _count_on(year)
    if year.dep_ not in COUNTING or counted.i < year.i or _is_month(counted):
        return
    if _is_month(before):
        year.head, year.dep_ = before, "nummod"
    elif before.lower_ in words("before_years") and before.dep_ == "prep":
        year.head, year.dep_ = before, "pobj"
        _free(counted, before)


def _count_on(year: Any) -> None:
    """Let the second of two numbers behind a preposition count what follows it: "In 2015 31 people died"."""
    if year.i + 2 >= len(year.doc):
        return
    number, noun = year.nbor(1), year.nbor(2)
    if number.pos_ == "NUM" and number.head == year.head and number.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS"):
        number.head, number.dep_ = noun, "nummod"


def _day(day: Any) -> None:
    """Hang a day on the month beside it: "On May 5 three soldiers", "On 12 March 2019 gunmen"."""
    counted, before = day.head, day.nbor(-1)
    if day.dep_ not in COUNTING or counted.i < day.i:
        return
    month = day.nbor(1) if day.i + 1 < len(day.doc) else day
    if _is_month(before) and before.dep_ in {"pobj", "nmod"} and counted != before and "on" in {before.head.lower_, day.doc[max(0, day.i - 2)].lower_}:
        day.head, day.dep_ = before, "nummod"
    elif _is_month(month) and month.head == day and before.dep_ == "prep":
        day.head, day.dep_ = month, "nummod"
        month.head, month.dep_ = before, "pobj"
        _free(counted, before)


def _free(noun: Any, preposition: Any) -> None:
    """Let what was taken to stand behind the preposition be the subject of its verb: "By 2010 four villagers had been murdered"."""
    verb = preposition.head
    while noun.dep_ in COUNTING:
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head != preposition or verb.pos_ not in ("VERB", "AUX") or verb.i < noun.i:
        return
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        noun.head, noun.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _is_month(token: Any) -> bool:
    """Tell whether a word is a month, cut short or not: "Feb."."""
    return token.lower_.rstrip(".") in words("months")
