"""How many: takes the head of a noun phrase, gives its number with its bounds and how sure they are.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="It killed more than 30 people and hurt dozens of others.")).paragraphs[0].doc
>>> count_of(doc[5])
Count(low=31, best=None, high=None, qualifier='at_least')
>>> count_of(doc[8]).low
24
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import numbers
from geomap.types import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.syntax import Token
    from geomap.types import Qualifier

DIGITS = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,7}")
MORE = re.compile(r"\b(?:more than|over|above|in excess of|upwards of|greater than)\b")
LEAST = re.compile(r"\b(?:at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|or more|and more|and counting)\b")
MOST = re.compile(r"\b(?:up to|as many as|at most|no more than|not more than|a maximum of|maximum|or fewer|or less)\b")
LESS = re.compile(r"\b(?:fewer than|less than|under|below)\b")
ABOUT = re.compile(r"\b(?:about|around|some|approximately|roughly|nearly|almost|close to|estimated|an estimated|perhaps|or so|circa)\b")
BEHIND = re.compile(r"\b(?:or more|and more|and counting|or fewer|or less|or so)\b")
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
SEVERAL = Count(low=2, best=None, high=None, qualifier="several")
ONE = Count(low=1, best=1, high=1)
PLURAL = Count(low=2, best=None, high=None, qualifier="at_least")
"""A plural without a number; where others are counted beside it, it adds at least one."""
NONE = Count(low=0, best=0, high=0)
COLLECTIVE = frozenset(
    ["group", "gang", "team", "crowd", "band", "mob", "family", "couple", "column", "squad", "unit", "patrol", "crew", "convoy", "personnel", "police", "staff"]
)
UNCOUNTED = frozenset(["police", "military", "army", "government", "security", "opposition", "population", "public", "navy", "force"])


def count_of(head: Token) -> Count:
    """Return how many the phrase of `head` speaks of; a bare plural is at least two, a bare singular one."""
    stated = stated_count(head)
    if stated is not None:
        return stated
    if _is_plural(head) or head.lemma_.lower() in COLLECTIVE:
        return PLURAL
    if head.lemma_.lower() in UNCOUNTED:
        return Count(low=1, best=None, high=None, qualifier="at_least")
    return ONE


def stated_count(head: Token) -> Count | None:
    """Return the number that the words of the phrase give, or None where only grammar tells."""
    number = number_token(head)
    if number is None and head.dep_ == "conj" and any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in head.head.children):
        return NONE
    if number is None:
        return NONE if any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in head.children) else None
    words = _words(number, head)
    return _read(words, around(number, head))


def number_token(head: Token) -> Token | None:
    """Return the token that gives the number of the phrase of `head`, `head` itself included ("killing 15", "dozens of people")."""
    if head.pos_ == "NUM" or head.lower_ in (
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "tens",
        "several",
        "many",
        "both",
        "dozen",
        "handful",
        "couple",
        "number",
    ):
        return head
    for child in head.children:
        if (child.dep_ == "nummod" or (child.dep_ == "npadvmod" and child.pos_ == "NUM")) and not _is_year(child):
            return child
    for child in head.children:
        if child.dep_ in ("amod", "det", "compound", "nmod", "advmod") and child.lower_ in numbers() and child.lower_ not in ("a", "an", "another", "others"):
            return child
    return None


def is_additional(head: Token) -> bool:
    """Tell whether the phrase adds to a number told before: "another four", "two other men", "one additional insurgent"."""
    words = ("another", "other", "additional", "further", "more", "others", "extra", "else")
    return head.lower_ == "others" or any(child.lower_ in words and child.dep_ in ("det", "amod", "advmod", "nummod") for child in head.children)


def _is_plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS") or head.lower_ in ("they", "them", "we", "us", "those", "these", "people", "others", "some", "many")


def _is_year(token: Token) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", token.text)) and token.head.lemma_.lower() in ("january", "december")


def _words(number: Token, head: Token) -> list[str]:
    """Return the words of the number itself: "twenty-five", "2 million", "eight and ten"."""
    parts = [
        t
        for t in number.subtree
        if t.lower_ not in ("another", "a", "an")
        and t.i <= max(number.i, head.i)
        and (t.pos_ == "NUM" or t.lower_ in numbers() or t.lower_ in ("to", "and", "or", "-", "\u2013") or t.i == number.i)
    ]
    return [t.lower_ for t in parts]


def around(number: Token, head: Token) -> str:
    """Return the words that may qualify a number: those before it and beside it in its phrase."""
    doc = head.doc
    start = max(head.sent.start, min(number.left_edge.i, number.i) - 2)
    stop = min(head.sent.end, max(head.i, number.i) + 3)
    after = " ".join(t.lower_ for t in doc[number.i + 1 : stop])
    return " ".join(t.lower_ for t in doc[start : number.i + 1]) + (f" {tail[0]}" if (tail := BEHIND.search(after)) else "")


def _read(words: list[str], near: str) -> Count | None:
    values = list(_values(words))
    if not values:
        return numbers().get(words[0]) if words else None
    value = values[-1] if len(values) == 1 else None
    if value is None:
        low, high = min(values), max(values)
        return Count(low=low, best=None, high=high, qualifier="about")
    return bounded(value, near)


def bounded(value: int, near: str) -> Count:
    """Return `value` as the words `near` it bound it."""
    if MORE.search(near):
        return Count(low=value + 1, best=None, high=None, qualifier="at_least")
    if LEAST.search(near):
        return Count(low=value, best=None, high=None, qualifier="at_least")
    if MOST.search(near):
        return Count(low=None, best=None, high=value, qualifier="at_most")
    if LESS.search(near):
        return Count(low=None, best=None, high=max(value - 1, 0), qualifier="at_most")
    qualifier: Qualifier = "about" if ABOUT.search(near) else "exact"
    if qualifier == "about":
        return Count(low=None, best=value, high=None, qualifier="about")
    return Count(low=value, best=value, high=value)


def _values(words: Iterable[str]) -> Iterable[int]:
    """Yield the numbers that `words` spell; words that only estimate ("dozens") yield none."""
    current: int | None = None
    for word in words:
        known = numbers().get(word)
        if DIGITS.fullmatch(word):
            if current is not None:
                yield current
            current = int(re.sub(r"[, ]", "", word))
        elif word in MAGNITUDES:
            current = (current or 1) * MAGNITUDES[word]
        elif known is not None and known.qualifier == "exact" and known.best is not None:
            tens = current is not None and current >= 20 and current % 10 == 0 and known.best < 10
            hundreds = current is not None and current >= 100 and known.best < 100
            if current is not None and (tens or hundreds):
                current += known.best
            else:
                if current is not None:
                    yield current
                current = known.best
        elif word == "dozen":
            current = (current or 1) * 12
    if current is not None:
        yield current


def total(counts: list[Count]) -> Count | None:
    """Return the sum of counts of distinct people: a bound that one of them lacks, the sum lacks."""
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0]

    def add(values: list[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(values) else None

    best = add([c.best for c in counts])
    low = sum(1 if c is PLURAL else c.low if c.low is not None else c.best or 0 for c in counts)
    high = add([c.high for c in counts])
    if best is not None and all(c.qualifier == "exact" for c in counts):
        return Count(low=best, best=best, high=best)
    if best is not None:
        return Count(low=low or None, best=best, high=high, qualifier="about")
    return Count(low=low or None, best=None, high=high, qualifier="at_least")
