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

import functools
import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.asking import asked_of_word
from geomap.extraction.lexicons import numbers, words
from geomap.extraction.phrases.numbering import number_token
from geomap.extraction.phrases.numerals import values
from geomap.types import Count

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token

SEVERAL = 3
"""The best guess for "several" in a sum: three, as coders of press releases mostly record it. Our convention; low stays 2 and high unknown."""
ONE = Count(low=1, best=1, high=1)
PLURAL = Count(low=2, best=None, high=None, qualifier="at_least")
"""A plural without a number; where others are counted beside it, it adds at least one."""
NONE = Count(low=0, best=0, high=0)


@functools.cache
def _phrase(name: str) -> re.Pattern[str]:
    """Return the pattern of the phrases that bound a number in the way `name`."""
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(phrase) for phrase in sorted(words(name), key=lambda p: (-len(p), p))) + r")(?!\w)")


def count_of(head: Token) -> Count:
    """Return how many the phrase of `head` speaks of; a bare plural is at least two, a bare singular one."""
    stated = stated_count(head)
    if stated is not None:
        return stated
    whole = next((p for of in head.rights if of.lower_ == "of" for p in of.children if p.lower_ in ("them", "whom")), None)
    if head.lower_ in ("they", "them") or (head.lower_ == "all" and whole is not None):
        return _of_those_before(head)  # "five people were found, all of them injured"
    if head.lower_ == "themselves":
        return _of_doers(head)
    if head.lemma_.lower() in words("households"):
        return _of_household(head)
    alone = any(c.dep_ == "relcl" and any(be.lower_ == "was" for be in c.children) for c in head.children)  # "an attack on its staff who was shot"
    if head.lower_ == "staff" and (alone or any(c.lower_ in ("a", "an", "another") for c in head.children)):
        return ONE  # "a field staff"
    if head.lower_ == "staff" and any(c.lower_ == "was" for c in head.head.children):
        return Count(low=1, best=None, high=None, qualifier="at_least")  # "UN staff was shot dead"
    if (
        _is_plural(head)
        or (head.lower_ in words("some_of") and any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children))
        or head.lemma_.lower() in words("collective")
    ):
        return PLURAL
    if head.lemma_.lower() in words("uncounted"):
        return Count(low=1, best=None, high=None, qualifier="at_least")
    return ONE


def _as_many(head: Token) -> Count | None:
    """Return the number told before that "as many", "the same number" and "an equal number" repeat."""
    many = next((t for t in (head, *head.children) if t.lower_ == "many" and any(c.lower_ == "as" for c in t.children)), None)
    again = head.lower_ == "number" and any(c.lower_ in ("same", "equal", "similar") for c in head.children)
    if not again and (many is None or (many.i + 1 < len(many.doc) and many.nbor(1).lower_ == "as")):
        return None
    before = reversed(head.doc[head.sent.start : head.left_edge.i])
    return next((count for t in before if t.tag_ in ("NNS", "NNPS") and (count := stated_count(t)) is not None and count.best), None)


def _of_household(head: Token) -> Count:
    """Return how many a couple or a family are: two, and "a family of five" five."""
    if head.lemma_.lower() in words("pairs"):
        return Count(low=2, best=2, high=2)
    members = _manned(head) or next((p for of in head.rights if of.lower_ == "of" for p in of.children if p.pos_ == "NUM"), None)
    return (stated_count(members) if members is not None else None) or PLURAL


def _of_those_before(pronoun: Token) -> Count:
    """Return the number of those whom "them" stands for: the plural named last before it, who is not the one that acts on them."""
    acting = {child.i for child in pronoun.head.children if child.dep_ == "nsubj"}
    for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        if token.tag_ in ("NNS", "NNPS") and token.i not in acting and token.ent_type_ not in ("DATE", "TIME"):
            return stated_count(token) or PLURAL
    return PLURAL


def _of_doers(reflexive: Token) -> Count:
    """Return how many did what they did to themselves: "two bombers blew up a mine, killing only themselves"."""
    verb = reflexive.head
    while verb.head != verb and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    return next((stated_count(c) for c in verb.children if c.dep_ == "nsubj"), None) or PLURAL


@asked_of_word
def stated_count(head: Token) -> Count | None:
    """Return the number that the words of the phrase give, or None where only grammar tells."""
    number = number_token(head)
    if number is None and head.lemma_.lower() in words("gathering"):
        inner = next((p for of in head.rights if of.dep_ == "prep" and of.lower_ == "of" for p in of.rights if p.dep_ == "pobj"), None)
        number = (number_token(inner) if inner is not None else None) or _manned(head)
    if (same := _as_many(head) or _all_but(head)) is not None:
        return same
    if len(kinds := _of_two_kinds(head)) > 1:
        return total([_read(_words(n, n), around(n, n)) or ONE for n in kinds])
    if number is None:
        return NONE if head.lower_ in words("nobody_at_all") or _of_nobody(head) or (head.dep_ == "conj" and _of_nobody(head.head)) else None
    if (large := _hundreds_of_thousands(number)) is not None:
        return large
    return _read(_words(number, head), around(number, head))


def _all_but(head: Token) -> Count | None:
    """Return how many are left of all: "all but two of the 14 passengers" are twelve."""
    words_behind = head.doc[head.i + 1 : head.i + 4]
    if head.lower_ != "all" or len(words_behind) < len(("but", "two", "of")) or (words_behind[0].lower_, words_behind[2].lower_) != ("but", "of"):
        return None
    whole = next((stated_count(p) for p in words_behind[2].children if p.dep_ == "pobj"), None)
    return less(whole, next((bounded(n, "") for n in values([words_behind[1].lower_])), None)) or PLURAL


def _manned(body: Token) -> Token | None:
    """Return the number of those who make up a body: "a four-member cell", "a 12-man crew"."""
    kinds = (t for t in body.doc[body.left_edge.i : body.i] if t.lemma_.lower() in words("heads_of_body") and t.i > 1 and t.nbor(-1).text == "-")
    return next((t.nbor(-2) for t in kinds if t.nbor(-2).pos_ == "NUM"), None)


def _of_two_kinds(head: Token) -> list[Token]:
    """Return the numbers of two kinds that one noun has: "two foreign and three local nurses"."""
    listed = any(c.dep_ == "cc" for kind in head.children if kind.dep_ == "amod" for c in kind.children)
    numbers_said = [c for c in head.children if c.dep_ == "nummod" and c.pos_ == "NUM" and c.i < head.i]
    apart = all(any(t.dep_ == "amod" for t in head.doc[n.i : head.i]) and n.nbor(1).dep_ == "amod" for n in numbers_said)
    return numbers_said if listed and apart else []


def _hundreds_of_thousands(number: Token) -> Count | None:
    """Return how many "hundreds of thousands" and "tens of thousands" are at least."""
    at, doc = number.i, number.doc
    if number.lower_ not in words("magnitudes") or at < 2 or doc[at - 1].lower_ != "of":
        return None
    few, unit = numbers().get(doc[at - 2].lower_), numbers().get(number.lower_.rstrip("s"))
    if few is None or unit is None or few.low is None or unit.best is None:
        return None
    return Count(low=few.low * unit.best, best=None, high=None, qualifier=few.qualifier)


def _of_nobody(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in words("none") for c in head.children)


def is_additional(head: Token) -> bool:
    """Tell whether the phrase adds to a number told before: "another four", "two other men", "one additional insurgent"."""
    if any(child.lower_ in words("ordinals") and child.dep_ == "amod" for child in head.children) and head.tag_ == "NN":
        return True  # "a fifth passenger died"
    number = number_token(head)
    near = [*head.children, *(number.children if number is not None and number != head else ())]
    added = (c for c in near if c.lower_ in words("additional") and c.dep_ in ("det", "amod", "advmod", "nummod", "quantmod"))
    return head.lower_ in ("more", "others") or any(c.i + 1 == len(c.doc) or c.nbor(1).lower_ != "than" for c in added)


def _is_plural(head: Token) -> bool:
    return head.tag_ in ("NNS", "NNPS") or head.lower_ in words("plural")


def _words(number: Token, head: Token) -> list[str]:
    """Return the words of the number itself: "twenty-five", "2 million", "eight and ten"."""
    parts = [
        t
        for t in number.subtree
        if t.lower_ not in ("another", "a", "an")
        and t.i <= max(number.i, head.i)
        and (t.pos_ == "NUM" or t.lower_ in numbers() or t.lower_ in ("to", "and", "or", "half", "-", "\u2013") or t.i == number.i)
    ]
    return [t.lower_ for t in parts]


def around(number: Token, head: Token) -> str:
    """Return the words that may qualify a number: those before it and beside it in its phrase."""
    doc = head.doc
    start = max(head.sent.start, min(number.left_edge.i, number.i) - 2)
    start = next((i + 1 for i in range(number.left_edge.i - 1, start - 1, -1) if doc[i].text == ","), start)  # "when it was over, six lay dead"
    stop = min(head.sent.end, max(head.i, number.i) + 3)
    after = " ".join(t.lower_ for t in doc[number.i + 1 : stop])
    return " ".join(t.lower_ for t in doc[start : number.i + 1]) + (f" {tail[0]}" if (tail := _phrase("behind").search(after)) else "")


def _read(said: list[str], near: str) -> Count | None:
    found = list(dict.fromkeys(values(said)))  # "32 (thirty-two)"
    surer = [word for word in said if (known := numbers().get(word)) is None or known.qualifier != "several"]
    if len(surer) == 1 < len(said) and f"{surer[0]}s" in numbers():  # "several hundred" is no surer than "hundreds"
        return numbers()[f"{surer[0]}s"]
    if not found:
        return numbers().get(said[0]) if said else None
    if len(found) > 1:
        return Count(low=min(found), best=None, high=max(found), qualifier="about")
    return bounded(found[0], near)


def bounded(value: int, near: str) -> Count:
    """Return `value` as the words `near` it bound it."""
    if _phrase("at_most").search(_phrase("gone_up").sub("", near)):  # "no more than" before "more than"
        return Count(low=None, best=None, high=value, qualifier="at_most")
    if _phrase("more_than").search(near):  # "and more than 50" before "and more"
        return Count(low=value + 1, best=None, high=None, qualifier="at_least")
    if _phrase("at_least").search(near):
        return Count(low=value, best=None, high=None, qualifier="at_least")
    if _phrase("less_than").search(near):
        return Count(low=None, best=None, high=max(value - 1, 0), qualifier="at_most")
    if _phrase("about").search(near):
        return Count(low=None, best=value, high=None, qualifier="about")
    return Count(low=value, best=value, high=value)


def total(counts: list[Count]) -> Count | None:
    """Return the sum of counts of distinct people: a bound that one of them lacks, the sum lacks; "several" are taken for three.

    >>> total([ONE, Count(low=2, best=None, high=None, qualifier="several")])
    Count(low=3, best=4, high=None, qualifier='several')
    """
    if not counts:
        return None
    several = any(_several(c) for c in counts)
    if len(counts) == 1 and not several:
        return counts[0]
    low = sum(1 if c is PLURAL else c.low if c.low is not None else c.best or 0 for c in counts) or None
    best = _sum([SEVERAL if _several(c) else c.best for c in counts])
    high = _sum([c.high for c in counts])
    if best is not None and all(c.qualifier == "exact" for c in counts):
        return Count(low=best, best=best, high=best)
    if best is not None:
        return Count(low=low, best=best, high=high, qualifier="several" if several else "about")
    return Count(low=low, best=None, high=high, qualifier="at_least")


def less(whole: Count | None, gone: Count | None) -> Count | None:
    """Return `whole` without those who are `gone`; a number that cannot hold them stays.

    >>> less(Count(low=7, best=7, high=7), ONE)
    Count(low=6, best=6, high=6, qualifier='exact')
    """
    if whole is None or gone is None or gone.best is None or gone.best >= (whole.best or whole.low or 0):
        return whole
    low, best, high = (bound if bound is None else bound - gone.best for bound in (whole.low, whole.best, whole.high))
    return Count(low=low, best=best, high=high, qualifier=whole.qualifier)


def _several(count: Count) -> bool:
    """Tell whether a count is of a few, unnumbered: not of dozens."""
    return count.qualifier == "several" and count.best is None and (count.low or 0) < SEVERAL


def _sum(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None
