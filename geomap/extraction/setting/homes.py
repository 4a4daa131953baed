"""Whose soil an account is of, by who acts in it: takes its mentions, gives the country whose police or army acted, or whose office the harmed hold.

>>> of_police([]) is None
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import words
from geomap.extraction.setting.focus import country_in_focus, plausible, spoken_for
from geomap.extraction.setting.whose import whose

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.types import Resolution

COUNTRY = 6


def of_police(mentions: list[Mention]) -> Resolution | None:
    """Return the country whose police are told to have acted, which they do at home: "Kenyan police arrested nine"."""
    told = [p for m in mentions for p in (*m.agents, *([m.reporter] if m.reporter is not None and m.agents and m.agents[0].pronoun else []))]
    for phrase in (p for p in told if p.head.lemma_.lower() in words("home_forces")):
        for r, head in phrase.sentence.places:
            if r.where_prec == COUNTRY and head.head.i == phrase.head.i and head.dep_ in ("amod", "compound", "poss", "nmod"):
                return r
    return None


def home_of_office(mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the country whose office the harmed hold: "a Salvadoran minister was killed" is told of El Salvador, unless somebody serves abroad.

    Priests are at home anywhere, and of victims of two nations one at least was abroad.
    """
    found: dict[str, Resolution] = {}
    harmed = [phrase for m in mentions for phrase in (*(h.phrase for h in m.harms if h.effect != "detained"), *m.targets)]
    for phrase in harmed:
        around = [phrase.head, *children(phrase.head, "appos")]
        for r, head in phrase.sentence.places:
            theirs = r.where_prec == COUNTRY and whose(head) and any(head.head.i in {a.i, *(t.i for t in a.children)} for a in around)
            if theirs and r.place is not None and r.toponym.span.start not in spoken_for(scene):
                found.setdefault(r.place.country_code or "", r)
    for phrase in harmed:
        around = [phrase.head, *children(phrase.head, "appos")]
        said = {t.lemma_.lower() for a in around for t in (a, *a.children)}
        if "official" not in phrase.classes or said & words("serving_abroad"):
            continue
        for r, head in phrase.sentence.places:
            if any(r is one for one in found.values()) and any(head.head.i in {a.i, *(t.i for t in a.children)} for a in around) and plausible(r, scene):
                focus = country_in_focus(scene) if said & words("clergy") else None
                elsewhere = focus is not None and focus.place is not None and focus.place.country_code not in found
                return r if len(found) == 1 and not elsewhere else None
    return None


def home_of_doers(mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the one country at which those are at home who are told to have done it, where the report names it: a group of one country, or its army, regime or police."""
    found: dict[str, Resolution] = {}
    for phrase in (agent for m in mentions for agent in m.agents):
        codes = phrase.actor.countries if phrase.actor is not None and len(phrase.actor.countries) == 1 else frozenset[str]()
        said = {t.lower_ for c in phrase.head.children for t in (c, *c.children)}
        forces = phrase.head.lemma_.lower() in words("own_forces") and not said & words("against_the_state")
        for r, head in phrase.sentence.places if forces else []:
            if r.where_prec == COUNTRY and r.place is not None and head.head.i == phrase.head.i and head.dep_ in ("amod", "compound", "poss", "nmod"):
                codes = frozenset([r.place.country_code or ""])
        for code in codes - words("armies_abroad"):
            named = [r for r in scene.resolutions if r.place is not None and r.place.country_code == code and r.where_prec == COUNTRY]
            if named:
                found[code] = min(named, key=lambda r: (not r.toponym.literal, r.toponym.span.start))
    return next(iter(found.values())) if len(found) == 1 else None
