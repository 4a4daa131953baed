"""The same incident told again: takes accounts in order, gives them with those joined that later words show to be one.

A mention joins what is known when it is read; that two accounts are of one killing may show only when a second name, a number or the building that was hit
has been read. Nobody is killed or taken twice, and one building is not hit twice in a day by attacks that nothing tells apart.

>>> reunite([])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import FULL, WINDOW
from geomap.extraction.joining.bygone import bygone, earlier_one
from geomap.extraction.joining.fits import stands_apart
from geomap.extraction.joining.sides import family, side_of
from geomap.extraction.phrases.noun_phrases import definite, same_name
from geomap.extraction.roles.others import recalled_of_group
from geomap.extraction.setting.entry_frames import headed_apart
from geomap.extraction.setting.nearness import compatible, finest, meet, own_dates, own_places

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Harm
    from geomap.extraction.phrases.noun_phrases import Phrase

ONCE = frozenset(["killed", "abducted"])
MANY = 5
"""How many dead two attacks in one town hardly have in common."""
NEAR, FEW = 8, 3
"""How many sentences behind the lead its dead are told of again, and from how many on the same number says so."""
TOWN, COUNTRY = 3, 6


def reunite(accounts: list[Account]) -> list[Account]:
    """Join what tells of the same people or the same building; the earlier account takes the later one in."""
    kept: list[Account] = []
    for account in accounts:
        home = next((k for k in reversed(kept[-WINDOW:]) if len(k.mentions) + len(account.mentions) <= FULL and same_incident(k, account)), None)
        if home is None:
            kept.append(account)
        else:
            home.mentions = sorted([*home.mentions, *account.mentions], key=lambda m: m.order)
    return kept


def same_incident(one: Account, other: Account) -> bool:
    """Tell whether two accounts can be of one incident and speak of the same people or building."""
    if not same_kind(one, other) or of_another_time(one) != of_another_time(other):
        return False
    if any(_same_harmed(a, b) for a in _harms(one) for b in _harms(other)):
        return True
    if not _when(one, other) or not _where(one, other) or headed_apart(one.last.sentence, other.mentions[0].sentence):
        return False
    return _same_toll(one, other) or _toll_again(one, other) or any(_same_thing(a, b) for a in _things(one) for b in _things(other))


def of_another_time(account: Account) -> bool:
    """Tell whether an account says what lies behind people or a group of whom another tells, or what came before."""
    return all(bygone(m) or recalled_of_group(m.token) for m in account.mentions) or any(map(earlier_one, account.mentions))


def same_kind(one: Account, other: Account, beside: str = "") -> bool:
    """Tell whether two accounts can be of one incident by category, side and status; words of the kind `beside` that do not open it say nothing of the side."""
    mine, theirs = ({family(m) for m in account.mentions} for account in (one, other))
    sides = [{side_of(m) for m in account.mentions if m.rule.kind != beside or m is account.mentions[0]} - {""} for account in (one, other)]
    if sides[0] and sides[1] and not sides[0] & sides[1]:
        return False
    status = [{m.status for m in account.mentions} for account in (one, other)]
    return bool(status[0] & status[1]) and (bool(mine & theirs) or {"generic"} in (mine, theirs))


def _when(one: Account, other: Account) -> bool:
    mine, theirs = own_dates(one.mentions), own_dates(other.mentions)
    return not mine or not theirs or meet(mine, theirs)


def _where(one: Account, other: Account) -> bool:
    mine, theirs = own_places(one.mentions), own_places(other.mentions)
    return not mine or not theirs or any(compatible(a, b) for a in finest(mine) for b in finest(theirs))


def _harms(account: Account) -> list[Harm]:
    return [h for m in account.mentions for h in m.harms if h.effect in ONCE and not h.phrase.pronoun]


def _same_harmed(a: Harm, b: Harm) -> bool:
    """Tell whether the same people are killed or taken in both: by name, or as "the two nurses" told before."""
    if a.effect != b.effect:
        return False
    if a.phrase.name and b.phrase.name:
        return same_name(a.phrase.name, b.phrase.name)
    if not definite(b.phrase) or b.count.best == 1 or "militant" in b.phrase.classes or a.phrase.head.lemma_.lower() != b.phrase.head.lemma_.lower():
        return False
    mine, theirs = _told_of(a.phrase), _told_of(b.phrase)
    return (a.count.best == b.count.best or b.count.best is None) and (mine <= theirs or theirs <= mine)


def _same_toll(one: Account, other: Account) -> bool:
    """Tell whether as many died in both, at a place that both name: "an attack that killed 10 tourists in X"; "a bomber killed nine Germans and a Peruvian in X"."""
    tolls = [
        {sum(h.count.best or 0 for h in m.harms if h.effect == "killed" and not (h.part or h.among)) for m in a.mentions if not m.perfect} for a in (one, other)
    ]
    named = [own_places(a.mentions) for a in (one, other)]
    return any(n >= MANY for n in tolls[0] & tolls[1]) and all(any((p.where_prec or COUNTRY) < TOWN for p in found) for found in named)


def _toll_again(one: Account, other: Account) -> bool:
    """Tell whether a later sentence only says who the dead of the lead were: "five people were killed ... four clerks and a guard died, a doctor said"."""
    first = other.mentions[0]
    if (
        not one.leads
        or own_places(other.mentions)
        or own_dates(other.mentions)
        or stands_apart(first)
        or any(not definite(p) for m in other.mentions for p in m.agents)
    ):
        return False
    tolls = [{sum(h.count.best or h.count.low or 0 for h in m.harms if h.effect == "killed" and not h.part) for m in a.mentions} for a in (one, other)]
    return first.sentence.index - one.mentions[0].sentence.index <= NEAR and any(n >= FEW for n in tolls[0] & tolls[1])


def _told_of(phrase: Phrase) -> set[str]:
    """Return the words beside a noun that say which people are meant: "Jesuit" of "the six Jesuit priests"."""
    return {t.lower_ for t in phrase.head.children if t.dep_ in ("amod", "compound", "nmod", "prep")}


def _things(account: Account) -> list[Phrase]:
    return [t for m in account.mentions for t in m.targets if "structure" in t.classes]


def _same_thing(a: Phrase, b: Phrase) -> bool:
    """Tell whether two phrases are of one building: the same word with a name in common."""
    names = [{t.lower_ for t in p.head.subtree if t.pos_ == "PROPN"} for p in (a, b)]
    return a.head.lemma_.lower() == b.head.lemma_.lower() and bool(names[0] & names[1])
