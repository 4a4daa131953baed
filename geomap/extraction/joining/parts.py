"""Deeds told one by one behind a sentence that counts several: takes a mention and an account, tells whether it is one of them and not the whole.

"Three bombs killed nine people in Iraq on Wednesday. A car bomb killed five in Mosul": five died in Mosul, not nine.

>>> from geomap.pipeline import read
>>> from geomap.types import Document
>>> found = read(Document(doc_id="d", text="A string of attacks in Iraq killed nine people on Wednesday. A car bomb killed five people in Mosul."))
>>> [(claim.place.toponym.surface, claim.killed.best) for claim in found.claims]
[('Iraq', 9), ('Mosul', 5)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import asked_while_joined
from geomap.extraction.grammar.syntax import ancestors, children, prepositional, subjects
from geomap.extraction.joining.fits import stands_apart
from geomap.extraction.lexicons import context, nouns, words
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.noun_phrases import definite
from geomap.extraction.roles.participants import is_event
from geomap.extraction.setting.nearness import own_time

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence

PICKED = 4
"""Among how many words that open a sentence stands what picks one deed of several: "in the deadliest attack"."""


def one_of_several(mention: Mention, account: Account) -> bool:
    """Tell whether a mention is a deed of its own, told behind a sentence by which the account counts several."""
    counted = _counting(account)
    return counted is not None and mention.sentence.index > counted.index and _fresh(mention) and _smaller(mention, account, counted)


def give_day_of_whole(mention: Mention, accounts: list[Account]) -> None:
    """Give a mention the day of the sentence that counts it among several, where it has none of its own."""
    if own_time(mention):
        return
    whole = next((counted for account in reversed(accounts) if (counted := _counting(account)) and one_of_several(mention, account)), None)
    if whole is None:
        return
    told = [d for a in accounts for m in a.mentions if m.sentence is whole for d, basis in m.dates if basis in ("syntax", "sentence")]
    mention.dates += [(d, "sentence") for d in told if d.when.precision == "day"][:1]


@asked_while_joined
def _counting(account: Account) -> Sentence | None:
    """Return the sentence by which an account is opened, where it counts several deeds."""
    opening = account.mentions[0].sentence
    return opening if any(m.sentence is opening and counts_several(m) for m in account.mentions) else None


@asked_once
def counts_several(mention: Mention) -> bool:
    """Tell whether it is of several deeds that are counted: "three bombs", "a string of attacks", "in separate incidents"."""
    verbs = words_over(mention)
    told = [mention.token] if mention.is_noun else [t for verb in verbs for t in (*subjects(verb), *prepositional(verb, "in", "during", "by"))]
    return any(_several(t) for t in told)


def words_over(mention: Mention) -> list[Token]:
    """Return the word of a mention, those beside it, and those that its clause hangs on: what is said of one of them is said of it."""
    return [mention.token, *children(mention.token, "conj"), *(head for child, head in ancestors(mention.token) if child.dep_ in ("conj", "advcl"))]


def _several(noun: Token) -> bool:
    """Tell whether a noun is of more deeds or bombs than one, as its number or the words beside it say."""
    if noun.lemma_.lower() in context()["series"]:
        return any(_deeds(t) for t in prepositional(noun, "of"))
    in_row = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in context()["series"]
    if not _deeds(noun):
        return False
    beside = {c.lower_ for c in noun.children if c.dep_ in ("amod", "det", "nummod")}
    numbered = stated_count(noun) if any(c.dep_ == "nummod" for c in noun.children) else None
    return in_row or bool(beside & (context()["several"] | context()["counting"] | {"separate"})) or (numbered is not None and (numbered.low or 0) > 1)


def _deeds(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS") and (is_event(noun) or "device" in nouns().get(noun.lemma_.lower(), frozenset()))


@asked_once
def _fresh(mention: Mention) -> bool:
    """Tell whether a deed, a bomb or somebody not told of before opens it: "a car bomb", "another", "gunmen shot"."""
    if mention.rule.kind not in ("event", "harm", "blast", "placing", "damage") or mention.plural or mention.series:
        return False
    if any(t.lower_ in words("picked_out") for t in mention.sentence.parse[:PICKED]):
        return True
    if mention.definite:
        return False
    if mention.is_noun:
        return _newly(mention.token)
    doers = [p for p in mention.agents if not p.pronoun]
    return any(_newly(t) for t in mention.links) or any(not definite(p) and p.actor is None for p in doers)


def _newly(noun: Token) -> bool:
    """Tell whether the words beside a noun say that it has not been told of: "a", "another", "a second"."""
    return any(c.lower_ in ("a", "an", "another", "one") and c.dep_ in ("det", "nummod") for c in noun.children)


def _smaller(mention: Mention, account: Account, counted: Sentence) -> bool:
    """Tell whether it counts fewer than the account does, or nobody, at a place of its own."""
    whole = {h.effect: h.count.best or h.count.low or 0 for m in account.mentions if m.sentence is counted for h in m.harms}
    mine = {h.effect: h.count.best or h.count.low or 0 for h in mention.harms}
    if not whole or (mine and not any(n < whole.get(effect, 0) for effect, n in mine.items())):
        return False
    there = {r.place.place_id for m in account.mentions if m.sentence is counted for r, _ in m.places if r.place}
    here = [r.place.place_id for r, basis in mention.places if r.place and basis in ("syntax", "sentence")]
    return any(place not in there for place in here) or stands_apart(mention)
