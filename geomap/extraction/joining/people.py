"""What the people and things say for a mention being of an account, and what against: takes both, gives a score.

What a mention says of them is asked once of it, what an account says once for each mention that it takes in; only the comparison is made for each pair.

>>> from geomap.extraction.lexicons import weights
>>> weights()["same_name"] > 0 > -weights()["other_name"]
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import asked_while_joined
from geomap.extraction.joining.tallies import counts_clash
from geomap.extraction.lexicons import weights
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.noun_phrases import same_name, same_office

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Harm, Mention
    from geomap.extraction.phrases.noun_phrases import Phrase

Name = tuple[str, ...]


def people_fit(mention: Mention, account: Account) -> float:
    """Return what the people and things in both say."""
    w = weights()
    score = 0.0
    later = mention.sentence is not account.last.sentence
    mine, theirs = _harmed(mention), _all_harmed(account)
    names, known = _names(mention), _all_names(account)
    if names and known:
        score += w["same_name"] if any(same_name(a, b) for a in names for b in known) else -w["other_name"] * later
    elif _suffered(mention) & _all_suffered(account):
        score += w["same_people"]
    if mine and theirs and not any(h.additional or h.total for h in mine) and later and counts_clash(mention, account):
        score -= w["other_count"]
    dies_once = any(same_name(a, b) for a in _killed(mention) for b in _all_killed(account))  # nobody is killed twice
    if dies_once or (any(h.of_wounds for h in mine) and any(h.effect == "injured" for h in theirs)):
        score += w["same_victim"]
    involved = _involved(mention)
    if any(same_office(new, old) for new in involved if not new.named for old in _named_people(account)):
        score += w["same_office"]
    if involved and all(p.pronoun for p in involved):
        score += w["pronoun"]  # "... when two men fired at him"
    actors, others = _actors(mention), _all_actors(account)
    if actors and others:
        score += w["same_actor"] if actors & others else -w["other_actor"]
    for aims, aimed in zip(_aims(mention), _all_aims(account), strict=True):
        if aims and aimed:
            score += w["same_target"] if aims & aimed else -w["other_target"] * later
    hit = {h.phrase.head.lemma_.lower() for h in mention.harms if h.phrase.non_state}
    if hit and hit & _fighters(account) and any(p.state for p in mention.agents):
        score += w["same_people"] + w["other_side"]  # "four of the gunmen were killed by the police"
    return score


@asked_once
def _harmed(mention: Mention) -> list[Harm]:
    return [h for h in mention.harms if not h.phrase.pronoun]


@asked_once
def _suffered(mention: Mention) -> frozenset[tuple[str, str]]:
    """Return what became of whom, by the words for them."""
    return frozenset((h.effect, h.phrase.head.lemma_) for h in _harmed(mention))


@asked_once
def _involved(mention: Mention) -> list[Phrase]:
    return [*(h.phrase for h in mention.harms), *mention.targets]


@asked_once
def _killed(mention: Mention) -> list[Name]:
    return [n for h in _harmed(mention) if h.effect == "killed" and (n := h.phrase.name)]


@asked_once
def _names(mention: Mention) -> list[Name]:
    """Return the names of those who came to harm or were aimed at."""
    return [n for p in (*(h.phrase for h in _harmed(mention)), *mention.targets) if (n := p.name)]


@asked_once
def _actors(mention: Mention) -> frozenset[str]:
    return frozenset(p.actor.actor_id for p in mention.agents if p.actor)


@asked_once
def _aims(mention: Mention) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for the people, and for the things, that were aimed at: people are compared with people, things with things."""
    people, things = (frozenset(t.head.lemma_.lower() for t in mention.targets if t.is_person == kind and not t.pronoun) for kind in (True, False))
    return people, things


@asked_while_joined
def _all_harmed(account: Account) -> list[Harm]:
    return [h for m in account.mentions for h in _harmed(m)]


@asked_while_joined
def _all_suffered(account: Account) -> frozenset[tuple[str, str]]:
    return frozenset().union(*map(_suffered, account.mentions))


@asked_while_joined
def _all_killed(account: Account) -> list[Name]:
    return [n for m in account.mentions for n in _killed(m)]


@asked_while_joined
def _all_names(account: Account) -> list[Name]:
    return [n for m in account.mentions for n in _names(m)]


@asked_while_joined
def _named_people(account: Account) -> list[Phrase]:
    return [p for m in account.mentions for p in _involved(m) if p.named and p.is_person]


@asked_while_joined
def _all_actors(account: Account) -> frozenset[str]:
    return frozenset().union(*map(_actors, account.mentions))


@asked_while_joined
def _all_aims(account: Account) -> tuple[frozenset[str], frozenset[str]]:
    people, things = (frozenset().union(*aims) for aims in zip(*map(_aims, account.mentions), strict=True))
    return people, things


@asked_while_joined
def _fighters(account: Account) -> frozenset[str]:
    """Return the words for the armed men of the account who act."""
    return frozenset(p.head.lemma_.lower() for m in account.mentions for p in m.agents if p.non_state)
