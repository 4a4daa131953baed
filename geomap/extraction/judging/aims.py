"""Attacks that are only named: takes the mentions of an account, tells whether they say neither whom nor what it hit, nor where and when it was.

>>> aimless([], [])
True
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.extraction.grammar.lending import happening
from geomap.extraction.grammar.syntax import subjects
from geomap.extraction.joining.tallies import firm_of
from geomap.extraction.lexicons import context, words

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.types import Resolution

FIRM = frozenset(["syntax", "frame"])
BESIDE = 5
"""How many characters lie at most between a place and the day that is told with it: " on "."""
COUNTRY = 6
AIMED = frozenset(
    ["-", "armed_attack", "assassination", "bombing", "suicide_bombing", "shelling", "clash", "kidnapping", "hijacking", "arson", "robbery", "other_violence"]
)


def aimless(mentions: list[Mention], people: list[Phrase]) -> bool:
    """Tell whether an attack is only named ("the offensive", "these attacks"), and neither its victims (`people`), aims and weapons nor its place, with time or doer, are told."""
    if any(m.category not in AIMED or m.weapons for m in mentions if not _general(m)):
        return False
    if people or any(not t.pronoun for m in mentions for t in m.targets):
        return False
    if any(m.rule.effect == "abducted" and m.harms and not m.is_noun and (m.places or m.dates) for m in mentions):
        return False  # "have been missing since Monday, when they were abducted"
    if any(m.rule.frame == "defuse" and (m.places or m.dates) for m in mentions):
        return False  # "defused a device at X junction"
    if any(m.rule.frame in ("blow_up", "set_off", "device") and not m.is_noun and m.places for m in mentions):
        return False  # "a bomber blew himself up in X"
    if any(m.status == "attempted" and m.rule.kind == "event" and not m.plural and not m.definite and _in_town(m) and m.dates for m in mentions):
        return False  # "security forces foiled an attack in Kabul on Sunday"
    if any(_did_it_to_them(m) for m in mentions):
        return False  # "on 5 January armed men shot him in X"
    firm = firm_of(mentions)
    if any(m.rule.frame == "mutual" and (len({a.key for a in m.agents if not a.pronoun}) > 1 or _of_both(m)) for m in firm):
        return False  # "troops came into combat with the rebels"
    telling = [m for m in firm if not _general(m)]
    placed, dated = (any(b in FIRM for m in telling for _, b in found(m)) for found in (_where, attrgetter("dates")))
    took_place = any(m.is_noun and happening(m.token) is not None and not m.definite and (not m.plural or m.rule.frame == "mutual") for m in firm)
    acted = took_place or any((not m.is_noun or m.rule.frame == "mutual") and any(not a.pronoun for a in m.agents) for m in firm)
    return not (placed and (dated or acted or any(m.series or _laid_to_somebody(m) or _told_with_its_day(m) for m in firm)))


def _did_it_to_them(mention: Mention) -> bool:
    """Tell whether somebody who is named or described did it, on a day that is told, to one for whom a pronoun stands."""
    told = [*(h.phrase for h in mention.harms), *mention.targets]
    somebody = any(p.pronoun and p.head.lower_ in ("him", "her") for p in told) and any(not a.pronoun for a in mention.agents)
    return somebody and not mention.is_noun and any(d.when.precision == "day" for d, _ in mention.dates)


def _of_both(mention: Mention) -> bool:
    """Tell whether those who fought are said to be of two sides: "soldiers of the two countries exchanged fire", "both camps"."""
    told = (t for head in (*(a.head for a in mention.agents), *subjects(mention.token)) for t in head.subtree)
    return any(t.lower_ in words("both") and t.head.lemma_.lower() in words("sides_of_a_fight") for t in told)


def _laid_to_somebody(mention: Mention) -> bool:
    """Tell whether one deed in a town is laid to somebody or claimed: "police blamed the Taliban for the bombing in Kabul"."""
    who = mention.claimant is not None or any(a.non_state or a.actor is not None for a in mention.agents)
    return who and mention.is_noun and mention.rule.kind == "event" and not mention.plural and _in_town(mention) is not None


def _told_with_its_day(mention: Mention) -> bool:
    """Tell whether somebody speaks of one deed with its town and its day right behind that: "condemned the bombing in Kabul on Monday"."""
    town = _in_town(mention)
    if town is None or mention.plural or mention.rule.kind != "event" or mention.token.head.lemma_.lower() not in context()["presuming"]:
        return False
    end = town.toponym.span.end
    return any(basis == "sentence" and 0 < date.span.start - end <= BESIDE for date, basis in mention.dates)


def _in_town(mention: Mention) -> Resolution | None:
    """Return the place smaller than a country on which a noun's own words put it."""
    return next((r for r, basis in mention.places if basis in FIRM and (r.where_prec or COUNTRY) < COUNTRY), None) if mention.is_noun else None


def _general(mention: Mention) -> bool:
    """Tell whether operations are spoken of in general: "a briefing on the operations of the army"."""
    return mention.rule.kind == "operation" and mention.plural


def _where(mention: Mention) -> list[tuple[Resolution, str]]:
    """Return the places of a mention, with the names that no gazetteer holds."""
    return [*mention.places, *mention.unknown]
