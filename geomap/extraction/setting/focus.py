"""The country that a report is of: takes the scene, gives it, and tells whether a place lies in one that the report speaks of.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> country_in_focus(lay_out(analyse(Document(doc_id="d", text="Nothing happened.")), [], []))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import fought_over, nouns, words
from geomap.extraction.names.nowhere import doer
from geomap.extraction.names.votes import SHARE, SURE, votes_of
from geomap.extraction.setting.afar import only_talked
from geomap.extraction.setting.pins import pin
from geomap.extraction.setting.ways import away, beside_country, over_border, played
from geomap.extraction.setting.whose import counted, keeps_abroad, whose
from geomap.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geomap.extraction.scenes import Scene
    from geomap.types import Resolution
from geomap.extraction.grammar.syntax import Token

COUNTRY = 6
MAJORITY = 0.4
OF_A_GROUP = 0.5
"""What a group that is at home in one country says for that country, beside a place's 1."""

OF_ITS_POLICE = 0.75
"""What a country's police say for it, beside what a name does: unlike an army, they act at home."""


def _votes_in(scene: Scene) -> dict[str, float]:
    return scene.once("votes", lambda: _voted(scene))


def _voted(scene: Scene) -> dict[str, float]:
    """Return how much each country has of the report: by its places, and, as by demonyms, by the groups at home in it alone."""
    describing = frozenset(r.toponym.span.start for s in scene.sentences for r, head in s.places if r.where_prec == COUNTRY and (whose(head) or _does(head)))
    spoken = spoken_for(scene)
    told = [r for r in scene.resolutions if r.place is None or r.toponym.span.start not in spoken]
    votes = votes_of(told, [(s.start, s.end) for s in scene.sentences if s.kind == "dateline"], describing)
    for sentence in scene.sentences:
        for r, head in sentence.places:
            if r.place is not None and r.place.country_code in votes and r.where_prec == COUNTRY and head.head.lemma_.lower() in words("home_forces"):
                votes[r.place.country_code] += OF_ITS_POLICE
        for actor, _, _ in sentence.actors:
            if len(actor.countries) == 1 and actor.countries <= votes.keys():  # a country that the report names, too
                votes[min(actor.countries)] += OF_A_GROUP
    return votes


def spoken_for(scene: Scene) -> frozenset[int]:
    """Return where the countries are named that only speak of what happened ("MADRID - Spain asked for an inquiry"), or of which something is only feared.

    A dateline in a country that does nothing else in the report is its speaker's, too. Where the report names no other country, and where an army or the police
    tell of it, it is theirs, unless those harmed are its citizens: nobody says at home that a Canadian aid worker was killed.
    """
    return scene.once("spoken for", lambda: _speakers(scene))


def _speakers(scene: Scene) -> frozenset[int]:
    filed: dict[str, list[int]] = {}
    spoken: dict[str, list[int]] = {}
    acted: dict[str, list[int]] = {}
    citizens: dict[str, list[int]] = {}
    more: set[str] = set()
    for sentence in scene.sentences:
        for r, head in ((r, _first_of(head)) for r, head in sentence.places):
            code, start = r.place.country_code if r.place is not None else None, r.toponym.span.start
            if code is None or start in scene.aside:
                continue
            if sentence.kind == "dateline":
                filed.setdefault(code, []).append(start)
            elif _speaks(head) and _at_the_interior(head):
                more.add(code)
            elif _speaks(head) and "security" not in nouns().get(head.head.lemma_.lower(), frozenset()):
                spoken.setdefault(code, []).append(start)
                if any(t.lemma_.lower() in words("citizens") and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in t.children) for t in sentence.parse):
                    citizens.setdefault(code, [])  # "Norway said that one of its citizens was killed"
            elif _acts(r, head):
                acted.setdefault(code, []).append(start)
            elif _is_citizen(r, head):
                citizens.setdefault(code, []).append(start)
            elif _says_where(r, head):
                more.add(code)
    met = {r.toponym.span.start: r.place.country_code for s in scene.sentences for r, head in s.places if s.kind == "text" and r.place and only_talked(head)}
    others = {r.place.country_code for r in scene.resolutions if r.place is not None and r.toponym.span.start not in met} - {None}
    talked = {start for start, code in met.items() if others and code not in others}  # else a bomb may go off where elders met
    only = {code for code in spoken if code not in more and (others - {code} or code in citizens)}
    theirs = (spoken, acted, filed, citizens)
    return frozenset(scene.aside | _beyond(scene) | talked | {start for code in only for starts in theirs for start in starts.get(code, [])})


def _beyond(scene: Scene) -> set[int]:
    """Return where countries are named that somebody only fled to or came from, or whose embassy, ambassador or team is meant."""
    posts = {r.toponym.span.start for s in scene.sentences for r, head in s.places if r.where_prec == COUNTRY and (keeps_abroad(head) or played(head))}
    ends = {r.toponym.span.start for s in scene.sentences for r, head in s.places if r.where_prec == COUNTRY and over_border(head)}
    placed = {r.place.country_code for r in scene.resolutions if r.place is not None and r.toponym.span.start not in ends} if ends else set()
    near = {
        r.toponym.span.start: r.place.country_code
        for s in scene.sentences
        for r, head in s.places
        if r.place and r.where_prec == COUNTRY and beside_country(head)
    }
    here = {r.place.country_code for r in scene.resolutions if r.place is not None and r.toponym.span.start not in near} if near else set()
    posts |= {start for start, code in near.items() if here - {code, None}}  # "Burkinabe soldiers were killed in the north, near Mali"
    return posts | {
        r.toponym.span.start for r in scene.resolutions if r.place is not None and r.toponym.span.start in ends and r.place.country_code not in placed
    }


def _first_of(head: Token) -> Token:
    """Return the first of the adjectives of nations that a noun has: "Afghan and US officials said"."""
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return first if first.dep_ in ("amod", "compound", "nmod") else head


def _at_the_interior(head: Token) -> bool:
    """Tell whether a country speaks by a body that deals with what is on its own soil: "the Iraqi interior ministry said", "the Kenyan health minister said"."""
    body = head.head
    return body.lemma_.lower() in words("home_forces") or any(
        t.lemma_.lower() in words("of_the_interior") for t in (body, *body.children, *(g for c in body.children for g in c.children))
    )


def _is_citizen(place: Resolution, head: Token) -> bool:
    """Tell whether a demonym is of somebody who is no soldier, official or group of it: "a Canadian aid worker", "21 Egyptians"."""
    if place.toponym.literal or place.where_prec != COUNTRY:
        return False
    noun = head.head if head.dep_ in ("amod", "compound", "nmod") else head
    classes = nouns().get(noun.lemma_.lower(), frozenset())
    return "civilian" in classes or noun.lemma_.lower() in words("serving_abroad") | words("citizens") or (noun is head and head.pos_ in ("NOUN", "PROPN"))


def _says_where(place: Resolution, head: Token) -> bool:
    """Tell whether a name is of something on the soil of its country, not only of whose somebody is: "in Spain", "Spain's police", not "a Spanish priest"."""
    if not place.toponym.literal or (place.where_prec == COUNTRY and whose(head)):
        return _at_home(head)
    return not (place.where_prec == COUNTRY and counted(head))


def _speaks(head: Token) -> bool:
    """Tell whether a country, or whoever is its, speaks or looks back on what was done: "Spain asked", "the Russian foreign ministry condemned"."""
    noun = head.head if head.dep_ in ("compound", "poss", "amod", "nmod") else head
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for"):
        noun = noun.head.head
    verb = noun.head
    if noun is not head and ("civilian" in nouns().get(noun.lemma_.lower(), frozenset()) or noun.lemma_.lower() in words("private_voices")):
        return False  # "Salvadoran activists demanded"
    return noun.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() in words("speech") | words("looking_back")


def _acts(place: Resolution, head: Token) -> bool:
    """Tell whether the name of a country or capital stands for its government: "Moscow would help", but not "Iraq has seen many attacks"."""
    governs = place.where_prec == COUNTRY or (place.place is not None and place.place.feature_code == "PPLC")
    return governs and _does(head) and head.head.lemma_.lower() not in words("undergoing")


def _does(country: Token) -> bool:
    """Tell whether a country does something, which it can do anywhere: "talks in which Switzerland lent a hand", "was shelled by Israel"."""
    return doer(country) or bool(country.dep_ == "nsubj" and country.head.pos_ == "VERB") or _is_made_to(country)


def _is_made_to(country: Token) -> bool:
    """Tell whether a country is asked, made or kept to do something: "urged Spain to act", "would not stop the United States from leaving"."""
    verb = country.head
    clauses = children(verb, "xcomp", "ccomp") or [p for c in children(verb, "prep") for p in children(c, "pcomp")]
    return country.dep_ == "dobj" and any(clause.i > country.i for clause in clauses)


def _only_describes(code: str, named: list[Resolution], scene: Scene) -> bool:
    """Tell whether a country is only told of as whose somebody is, as one that does something or is made for, and nothing of its own soil or of its officials is."""
    spoken = spoken_for(scene)
    heads = [
        (r, head)
        for s in scene.sentences
        for r, head in s.places
        if r.place is not None and r.place.country_code == code and r.toponym.span.start not in spoken
    ]
    if code not in fought_over() and _told_from_afar(code, scene, spoken):
        return True
    if any(r.toponym.literal and not _made_for(head) and (r.where_prec != COUNTRY or not (whose(head) or _does(head) or counted(head))) for r, head in heads):
        return False
    if any(head.head.lemma_.lower() in words("at_home") for _, head in heads):
        return False
    return len(named) <= 1 or not any(_at_home(head) and not (code in words("armies_abroad") and _of_a_doer(head)) for _, head in heads)


def _of_a_doer(country: Token) -> bool:
    """Tell whether a demonym is of a force, no police, that does or says something: "the Israeli army said", "shelled by Turkish troops"."""
    force = country.head
    does = force.dep_ == "nsubj" or (force.dep_ == "pobj" and force.head.lower_ == "by")
    return does and "security" in nouns().get(force.lemma_.lower(), frozenset()) and force.lemma_.lower() not in words("home_forces")


def _told_from_afar(code: str, scene: Scene, spoken: frozenset[int]) -> bool:
    """Tell whether a country names but the report's dateline and its soldiers, arms or citizens, which at home nobody calls so: "LONDON - A British soldier was killed"."""
    filed = any(r.place is not None and r.place.country_code == code for s in scene.sentences if s.kind == "dateline" for r, _ in s.places)
    told = [
        (r, head)
        for s in scene.sentences
        if s.kind != "dateline"
        for r, head in s.places
        if r.place is not None and r.place.country_code == code and r.toponym.span.start not in spoken
    ]
    if not filed or any(r.where_prec != COUNTRY or (r.toponym.literal and not (whose(head) or _does(head) or counted(head))) for r, head in told):
        return False
    nouns_of = [head.head.lemma_.lower() if head.dep_ in ("amod", "compound", "nmod", "poss") else head.lemma_.lower() for _, head in told]
    if any(noun in words("home_forces") | words("lying_in") | words("of_a_country") or "structure" in nouns().get(noun, frozenset()) for noun in nouns_of):
        return False
    return any(nouns().get(noun, frozenset()) & {"security", "civilian", "device", "vehicle"} for noun in nouns_of)


def only_filed(code: str | None, scene: Scene) -> bool:
    """Tell whether a report is filed in a country of which its story names no place: "KAMPALA - Ugandan soldiers killed six near Komanda"."""
    filed = {s.kind == "dateline" for s in scene.sentences for r, _ in s.places if r.toponym.literal and r.place is not None and r.place.country_code == code}
    return filed == {True}


def _made_for(head: Token) -> bool:
    """Tell whether a place is one that somebody comes from or goes to: "had returned from a trip to Nairobi"."""
    return any(away(*step) for step in ancestors(head))


def _at_home(head: Token) -> bool:
    """Tell whether a demonym is of what a country has on its own soil: its officials, its police, its towns."""
    noun = head.head.lemma_.lower()
    return bool(nouns().get(noun, frozenset()) & {"official", "security", "structure"}) or noun in words("lying_in") | words("of_a_country")


def plausible(place: Resolution, scene: Scene) -> bool:
    """Tell whether a place that no syntax vouches for lies in a country that the report speaks of elsewhere too."""
    if place.place is None or place.place.country_code is None:
        return True
    votes = _votes_in(scene)
    return votes.get(place.place.country_code, 0.0) >= SHARE * sum(votes.values())


def country_in_focus(scene: Scene) -> Resolution | None:
    """Return the country that most of the report's places lie in, where no other comes near: as a word of the report names it, or by its surest town."""
    return scene.once("focus", lambda: _in_focus(scene))


def _in_focus(scene: Scene) -> Resolution | None:
    votes = _votes_in(scene)
    if not votes:
        return None
    code = max(votes, key=lambda c: (votes[c], c))
    if votes[code] < MAJORITY * sum(votes.values()):
        return None
    named = [r for r in scene.resolutions if r.place is not None and r.place.country_code == code and r.where_prec == COUNTRY]
    if _only_describes(code, named, scene):
        return None  # "a Russian missile", "Switzerland lent a hand", "two staff (French, Italian)", and no place
    if named:
        return min(named, key=lambda r: (not r.toponym.literal, r.toponym.span.start))
    sure = [r for r in scene.resolutions if r.place is not None and r.place.country_code == code and r.score >= SURE]
    return _country_of(max(sure, key=lambda r: (r.score, -r.toponym.span.start))) if sure else None


def other_in_focus(country: Resolution, scene: Scene) -> Resolution | None:
    """Return the one other country that a report names, by whatever word, where there is one alone."""
    named = [r for r in scene.resolutions if r.place is not None and r.where_prec == COUNTRY and r.place.country_code]
    others = [r for r in named if r.place is not None and country.place is not None and r.place.country_code != country.place.country_code]
    codes = {r.place.country_code for r in others if r.place is not None}
    return min(others, key=lambda r: (not r.toponym.literal, r.toponym.span.start)) if len(codes) == 1 else None


def _country_of(town: Resolution) -> Resolution | None:
    """Return the country of a place that the report names."""
    country = open_gazetteer().country(town.place.country_code or "") if town.place is not None else None
    return None if country is None else pin(town.toponym, country, COUNTRY, town.score)
