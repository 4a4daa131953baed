"""The country that a report is of: takes the scene, gives it, and holds the place of an account against it.

A name that the gazetteer does not hold, or holds only in a country that the report is not of, stays a name within the country or province that is known:
no pin is set where nobody knows the spot. "This capital" is the capital that the report names.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> country_in_focus(lay_out(analyse(Document(doc_id="d", text="Nothing happened.")), [], []))
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.anchoring import basis_rank, whose
from geomap.extraction.lexicons import words
from geomap.extraction.syntax import ancestors, children
from geomap.extraction.votes import SHARE, SURE, votes_of
from geomap.gazetteer import open_gazetteer
from geomap.types import Resolution, Toponym

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.extraction.syntax import Token

DISTRICT, PROVINCE, COUNTRY = 3, 4, 6
MAJORITY = 0.4
INSIDE = re.compile(r"(?:, | \(|,? in )(?:the )?(?:[a-z]+ of )?(?:the )?")
OF_A_GROUP = 0.5
"""What a group that is at home in one country says for that country, beside a place's 1."""


def _votes_in(scene: Scene) -> dict[str, float]:
    return scene.once("votes", lambda: _voted(scene))


def _voted(scene: Scene) -> dict[str, float]:
    """Return how much each country has of the report: by its places, and, as by demonyms, by the groups at home in it alone."""
    describing = frozenset(r.toponym.span.start for s in scene.sentences for r, head in s.places if r.where_prec == COUNTRY and (whose(head) or _does(head)))
    votes = votes_of(scene.resolutions, [(s.start, s.end) for s in scene.sentences if s.kind == "dateline"], describing)
    for sentence in scene.sentences:
        for actor, _, _ in sentence.actors:
            if len(actor.countries) == 1 and actor.countries <= votes.keys():  # a country that the report names, too
                votes[min(actor.countries)] += OF_A_GROUP
    return votes


def _does(country: Token) -> bool:
    """Tell whether a country does something, which it can do anywhere: "talks in which Switzerland lent a hand"."""
    return bool(country.dep_ == "nsubj" and country.head.pos_ == "VERB")


def _only_does(country: Resolution, scene: Scene) -> bool:
    return any(r is country and _does(head) for s in scene.sentences for r, head in s.places)


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
    if len(named) == 1 == len(scene.resolutions) and (not named[0].toponym.literal or _only_does(named[0], scene)):
        return None  # "a Russian missile", "Switzerland lent a hand", and no place
    if named:
        return min(named, key=lambda r: (not r.toponym.literal, r.toponym.span.start))
    sure = [r for r in scene.resolutions if r.place is not None and r.place.country_code == code and r.score >= SURE]
    return _country_of(max(sure, key=lambda r: (r.score, -r.toponym.span.start))) if sure else None


def _country_of(town: Resolution) -> Resolution | None:
    """Return the country of a place that the report names."""
    country = open_gazetteer().country(town.place.country_code or "") if town.place is not None else None
    if country is None:
        return None
    return Resolution(
        toponym=town.toponym,
        place=country,
        longitude=country.longitude,
        latitude=country.latitude,
        coordinate_uncertainty_m=country.extent_m,
        where_prec=COUNTRY,
        score=town.score,
    )


def settle(place: Resolution | None, basis: str, mentions: list[Mention], scene: Scene) -> tuple[Resolution | None, str]:
    """Return the place of an account as far as it is known: "this capital" as that city, an unknown or a misplaced name within the country of the report."""
    quarter = _quarter(mentions)
    if quarter is not None:
        city = _city_of(quarter, place, mentions)
        if city is not None:
            return replace(city, toponym=quarter), basis
    country = country_in_focus(scene)
    if country is not None and basis == "weak" and place is not None and _elsewhere(place, country):
        place, basis = country, "focus"  # "an ambassador to Sweden" does not move the incident there
    name = _unknown(mentions)
    around = _around(name, mentions, scene) if name is not None else None
    if name is not None and place is not None and country is not None and place.toponym.relation == "border" and _elsewhere(place, country):
        return replace(country, toponym=name.toponym), "sentence"  # "at X, on the Indian border", in a report from Myanmar
    if name is not None and around is not None and not (place is not None and _within(name, place)):
        return replace(around, toponym=name.toponym), "sentence"  # "at X (Koro)", "in Barangay X, Patikul"
    if name is not None and place is not None and country is not None and (place.where_prec or 0) < PROVINCE and _of_harm_alone(place, name, mentions):
        frame = next((m.sentence.frame for m in mentions if m.sentence.frame is not None and m.sentence.frame.places), None)
        return replace(frame.places[-1] if frame is not None else country, toponym=name.toponym), "sentence"
    if name is not None and country is not None and basis in ("before", "heading") and (place is None or (place.where_prec or 0) < PROVINCE):
        return replace(country, toponym=name.toponym), "sentence"  # no place of another incident
    if name is not None and place is not None and not _within(name, place) and (basis == "frame" or place.where_prec == DISTRICT):
        return replace(place, toponym=name.toponym), "sentence"  # "- Mopti, Koro: gunmen attacked Dinangourou"
    if place is None or (place.where_prec or 0) >= PROVINCE:
        capital = _capital(place, mentions, scene) or _capital(country, mentions, scene)
        if capital is not None:
            return capital, "sentence"
        around = place or country
        if name is not None and around is not None and (place is None or basis_rank(basis) or basis in ("focus", "before")):
            return replace(around, toponym=name.toponym), "sentence"
    return place, basis


def _around(name: Resolution, mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the place that follows a name as what it lies in: "in Barangay X, Patikul", "at X (Koro)", "in X, municipality of Saravena"."""
    for mention in mentions:
        for place, _ in mention.sentence.places:
            between = scene.document.text[name.toponym.span.end : place.toponym.span.start]
            if place.place is not None and INSIDE.fullmatch(between) and name.toponym.span.end < place.toponym.span.start:
                return place
    return None


def _of_harm_alone(place: Resolution, name: Resolution, mentions: list[Mention]) -> bool:
    """Tell whether only a later sentence on the harmed names a place, as that of a hospital, where the deed has a name of its own."""
    told = [m for m in mentions if any(r is place for r, _ in m.places)]
    return bool(told) and all(m.rule.kind == "harm" and not m.sentence.start <= name.toponym.span.start < m.sentence.end for m in told)


def _within(name: Resolution, place: Resolution) -> bool:
    """Tell whether a name is a part of the name of a place."""
    return name.toponym.span.start < place.toponym.span.end and place.toponym.span.start < name.toponym.span.end


def _elsewhere(place: Resolution, country: Resolution) -> bool:
    """Tell whether a place lies in another country than this one."""
    return place.place is not None and country.place is not None and place.place.country_code not in (None, country.place.country_code)


def _quarter(mentions: list[Mention]) -> Toponym | None:
    """Return the quarter of a town that a mention is placed in: "in the San Benito neighborhood", "the suburb of San Benito"."""
    for mention in mentions:
        for token in mention.sentence.parse:
            if token.lemma_.lower() not in words("quarters") or not any(above == mention.token for _, above in ancestors(token)):
                continue
            name = [t for t in token.lefts if t.dep_ in ("compound", "nmod", "amod") and t.pos_ == "PROPN"]
            name = name or [p for of in children(token, "prep") if of.lower_ == "of" for p in children(of, "pobj") if p.pos_ == "PROPN"]
            if name:
                span = mention.sentence.span(token.doc[name[0].left_edge.i], name[-1])
                return Toponym(span=span, surface=mention.sentence.source[span.start : span.end])
    return None


def _city_of(quarter: Toponym, place: Resolution | None, mentions: list[Mention]) -> Resolution | None:
    """Return the town around a quarter: the place of the account, or another that its mentions name, but not the quarter's own name misread."""
    for found in [place, *(r for m in mentions for r, _ in m.places)]:
        if found is None or found.place is None or found.place.feature_class != "P" or (found.where_prec or 9) >= PROVINCE:
            continue
        if found.toponym.span.end <= quarter.span.start or quarter.span.end <= found.toponym.span.start:
            return found
    return None


def _unknown(mentions: list[Mention]) -> Resolution | None:
    """Return the first name, unknown to the gazetteer, that stands where the place of a mention stands: "in the hamlet of X"."""
    for wanted in ("syntax", "sentence"):
        for mention in mentions:
            for name, basis in mention.unknown:
                head = mention.sentence.head_of(name.toponym.span)
                if basis == wanted and name.toponym.literal and head is not None and _locates(head):
                    return name
    heads = [name for m in mentions[:1] for name, basis in m.unknown if basis == "frame"]
    return heads[-1] if heads else None  # "Sagaing, Kalewa": the larger first


def _locates(head: Token) -> bool:
    """Tell whether a name is the object of a preposition of place, by itself or after "the village of"."""
    if head.dep_ in ("appos", "compound", "nmod"):
        return head.head.lemma_.lower() in words("spot_nouns")
    return bool(head.dep_ == "pobj" and head.head.lower_ in words("at_a_spot") | {"of"})


def _capital(around: Resolution | None, mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the capital of the country, where the words of the account place it in "the capital" and the report names that city."""
    code = around.place.country_code if around is not None and around.place is not None else None
    if code is None or not any(_in_capital(m.sentence.parse) for m in mentions):
        return None
    return scene.once("capitals", lambda: _capitals(scene)).get(code)


def _capitals(scene: Scene) -> dict[str, Resolution]:
    """Return the capitals that the report names, each where it is named first, by the codes of their countries."""
    named = [r for r in scene.resolutions if r.place is not None and r.place.feature_code == "PPLC"]
    last_first = sorted(named, key=lambda r: (not r.toponym.literal, r.toponym.span.start), reverse=True)
    return {r.place.country_code: r for r in last_first if r.place is not None and r.place.country_code}


def _in_capital(parse: Token) -> bool:
    """Tell whether a sentence has "in this capital", "in the capital city", "of the capital"."""
    return any(t.dep_ == "pobj" and (t.lower_ == "capital" or (t.lower_ == "city" and any(c.lower_ == "capital" for c in t.lefts))) for t in parse)
