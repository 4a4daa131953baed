"""The place of an account as far as it is known: takes the place that governs it, gives that, or a finer name within it.

"The capital" is that of the country; a quarter is told by its name at its town; a name that the gazetteer does not hold, or holds only in a
country that the report is not of, stays a name within the place around it, and sets no pin of its own.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> settle(None, "", [], lay_out(analyse(Document(doc_id="d", text="Nothing happened.")), [], []))
(None, '')
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.names.rivals import only_there
from geomap.extraction.setting.capitals import capital_of
from geomap.extraction.setting.elaborating import elaborated
from geomap.extraction.setting.focus import country_in_focus, only_filed
from geomap.extraction.setting.nearness import compatible
from geomap.extraction.setting.passed_over import town_within
from geomap.extraction.setting.spots import behind_spot, called_a_place, spots, taken_from
from geomap.extraction.setting.within import around, overlaps
from geomap.types import Resolution, Toponym

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene

DISTRICT, PROVINCE, COARSE = 3, 4, 9
TOLD_BEFORE = frozenset(["before", "heading"])
"""Where a place is taken from that the sentences of the account do not name."""
TELLING = frozenset(["event", "blast", "harm"])


def settle(place: Resolution | None, basis: str, mentions: list[Mention], scene: Scene) -> tuple[Resolution | None, str]:
    """Return the place of an account as far as it is known, and its basis: the finest name that is said, at the place that is known to lie around it."""
    name = _unknown(mentions)
    if name is not None and place is not None and (overlaps(name, place) or _only_names_a_building(name, place, mentions)):
        name = None
    quarter = _quarter(mentions)
    city = _city_of(quarter, place, mentions) if quarter is not None else None
    if quarter is not None and city is not None and (name is None or quarter.span.start < name.toponym.span.end):
        return replace(city, toponym=quarter), basis
    country = country_in_focus(scene)
    if (
        name is not None
        and country is not None
        and country.place is not None
        and only_filed(country.place.country_code, scene)
        and _of_elsewhere(name, country)
    ):
        country = None
        if basis == "focus":
            there = only_there(name)
            return there, "sentence" if there is not None else ""
    if country is not None and basis == "weak" and place is not None and _elsewhere(place, country):
        place, basis = country, "focus"  # "an ambassador to Sweden" does not move the incident there
    holder = _holder(name, place, basis, mentions, country) if name is not None else None
    if name is not None and holder is not None:
        return replace(holder, toponym=name.toponym), "sentence"
    if basis == "before" and name is None and place is not None and (inner := _within_before(place, scene)) is not None:
        return replace(place, toponym=inner.toponym), basis
    finer = _told_closer(place or country, mentions, scene)
    if finer is not None:
        return finer, "sentence"
    if place is None or (place.where_prec or 0) >= PROVINCE or basis in TOLD_BEFORE:
        capital = capital_of(place, mentions, scene) or capital_of(country, mentions, scene)
        if capital is not None:
            return capital, "sentence"
    if place is None or (place.where_prec or 0) >= PROVINCE:
        known = place or country
        name = name or _of_dwellers(mentions)
        if name is not None and known is not None:
            return town_within(name, known) or replace(known, toponym=name.toponym), "sentence"
    return place, basis


def _of_elsewhere(name: Resolution, country: Resolution) -> bool:
    """Tell whether a name that nothing bears out is known, and in other countries alone: "MOSCOW - ... near Palmyra" is not in Russia."""
    codes = {c.place.country_code for c in name.alternatives}
    return bool(codes) and country.place is not None and country.place.country_code not in codes


def _holder(name: Resolution, place: Resolution | None, basis: str, mentions: list[Mention], country: Resolution | None) -> Resolution | None:
    """Return the place that an unknown name lies in, finer than a province, or the country where the place of the account is another's."""
    if place is not None and country is not None and place.toponym.relation == "border" and _elsewhere(place, country):
        return country  # "at X, on the Indian border", in a report from Myanmar
    beside = next((found for m in mentions if (found := around(name, m.sentence)) is not None), None)
    if beside is not None:
        return beside  # "at X (Koro)", "in Barangay X, Patikul", "in X, a village near Saravena"
    if place is None:
        return None
    if place.toponym.relation == "offset" and basis == "syntax" and _in_one_sentence(name, place, mentions):
        return place  # "on the hill of X, in Y, some 20 km south of Bujumbura"
    fine = (place.where_prec or 0) < PROVINCE
    if fine and country is not None and _of_harm_alone(place, name, mentions):
        frame = next((m.sentence.frame for m in mentions if m.sentence.frame is not None and m.sentence.frame.places), None)
        return frame.places[-1] if frame is not None else country
    if fine and country is not None and basis in ("before", "heading"):
        return country  # no place of another incident
    if basis == "weak" and country is not None:
        return country  # "X, a resident of the district of Y, was killed in general area Z"
    if basis in ("frame", "chapter") or place.where_prec == DISTRICT:
        return place  # "- Mopti, Koro: gunmen attacked Dinangourou"
    return place if fine and _says_where(name, mentions) else None


def _in_one_sentence(name: Resolution, place: Resolution, mentions: list[Mention]) -> bool:
    """Tell whether a name stands before a place in the sentence of a mention."""
    return any(m.sentence.start <= name.toponym.span.start < place.toponym.span.start < m.sentence.end for m in mentions)


def _within_before(place: Resolution, scene: Scene) -> Resolution | None:
    """Return the name that the sentence before puts within or by the place that it names: "a hideout in X, south of Kirkuk. Three bodies were found"."""
    start = place.toponym.span.start
    sentence = next((s for s in scene.sentences if s.start <= start < s.end), None)
    if sentence is None or sentence.kind != "text":
        return None
    names = [r for r, _ in (*sentence.places, *spots(sentence)) if r.place is None and r.geometry is None and _locates(sentence.head_of(r.toponym.span))]
    return next((name for name in names if around(name, sentence) is place), None)


def _told_closer(place: Resolution | None, mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return a finer place or name within a district, province or country, where the story goes on with it."""
    if place is None or (place.where_prec or 0) < DISTRICT:
        return None
    for found, sentence in elaborated(mentions, scene):
        if found.place is not None and (found.where_prec or COARSE) < (place.where_prec or 0) and compatible(found, place):
            return found
        if found.place is None and found.geometry is None and _locates(sentence.head_of(found.toponym.span)):
            return replace(around(found, sentence) or place, toponym=found.toponym)
    return None


def _says_where(name: Resolution, mentions: list[Mention]) -> bool:
    """Tell whether a name hangs on what tells of the deed itself, in the story: "a bomb went off in the X quarter", beside the town that is named elsewhere."""
    for mention in mentions:
        if mention.rule.kind in TELLING and mention.sentence.kind != "heading" and any(n is name and basis == "syntax" for n, basis in mention.unknown):
            head = mention.sentence.head_of(name.toponym.span)
            around_it = () if head is None else (head, head.head, *head.children)
            return not any(t.lemma_.lower() in words("wide_units") or t.head.lower_ == "to" for t in around_it)
    return False


def _of_harm_alone(place: Resolution, name: Resolution, mentions: list[Mention]) -> bool:
    """Tell whether only a later sentence on the harmed names a place, as that of a hospital, where the deed has a name of its own."""
    told = [m for m in mentions if any(r is place for r, _ in m.places)]
    return bool(told) and all(m.rule.kind == "harm" and not m.sentence.start <= name.toponym.span.start < m.sentence.end for m in told)


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
    """Return the name, unknown to the gazetteer, that stands where the place of a mention stands: "in the hamlet of X"; what goes before the deed is wider."""
    for wanted, far in (("syntax", False), ("sentence", False), ("syntax", True), ("sentence", True)):  # "the village of X, 20 km from Y"
        for mention in mentions:
            found = [
                name
                for name, basis in mention.unknown
                if basis == wanted
                and name.toponym.literal
                and (name.toponym.relation == "offset") is far
                and _locates(mention.sentence.head_of(name.toponym.span))
            ]
            deed = mention.sentence.offset + mention.token.idx
            if found:
                return min(found, key=lambda name: (name.toponym.span.start < deed, name.toponym.span.start))
    heads = [name for m in mentions[:1] for name, basis in m.unknown if basis == "frame"]
    return heads[-1] if heads else None  # "Sagaing, Kalewa": the larger first


def _locates(head: Token | None) -> bool:
    """Tell whether a name is the object of a preposition of place, by itself or after "the village of", or what they entered or struck."""
    if head is None:
        return False
    entered = head.dep_ == "dobj" and head.ent_type_ == "GPE" and head.head.lemma_.lower() in words("entering")
    if entered or called_a_place(head) or behind_spot(head) or (head.dep_ == "pobj" and taken_from(head.head)):
        return True
    if head.dep_ in ("amod", "appos", "compound", "nmod"):
        return head.head.lemma_.lower() in words("spot_nouns") or (head.head.lemma_.lower() in words("wide_units") and _of_a_town(head.head))
    if head.dep_ != "pobj":
        return False
    occasion = head.head.head.dep_ == "pobj" and head.head.head.head.lower_ in words("during")  # "during the celebration of X"
    return bool(head.head.lower_ in words("at_a_spot") or (head.head.lower_ == "of" and not occasion))


def _only_names_a_building(name: Resolution, place: Resolution, mentions: list[Mention]) -> bool:
    """Tell whether a name is that of a school or office in a town that its sentence names: "près du collège du Bois, à Conflans", or of the area around it."""
    for mention in mentions:
        head = mention.sentence.head_of(name.toponym.span)
        if head is None or head.dep_ != "pobj" or head.head.lower_ != "of" or not mention.sentence.start <= place.toponym.span.start < mention.sentence.end:
            continue
        noun = head.head.head
        lemma = noun.lemma_.lower()
        seat = lemma in words("seats") and noun.dep_ == "appos"  # "Erbil, capital of Iraqi Kurdistan"
        fine = place.place is not None and place.place.feature_class == "P" and place.toponym.relation == "at"
        building = "structure" in nouns().get(lemma, frozenset()) and lemma not in words("spot_nouns")
        article = head.head.text.lower() in words("of_the") or any(c.dep_ == "det" for c in head.children)
        if fine and (seat or (building and article)):
            return True
    return False


def _of_dwellers(mentions: list[Mention]) -> Resolution | None:
    """Return the unknown village of whose people they are who were harmed, where nothing else says where: "25 residents of the village of X were killed"."""
    for mention in mentions:
        for name, basis in mention.unknown:
            head = mention.sentence.head_of(name.toponym.span) if basis == "weak" and name.toponym.literal else None
            if (
                head is not None
                and _locates(head)
                and any(h.phrase.head.lemma_.lower() in words("dwellers") and _holds(h.phrase, name, mention) for h in mention.harms)
            ):
                return name
    return None


def _holds(phrase: Phrase, name: Resolution, mention: Mention) -> bool:
    """Tell whether a name is one of the words of a phrase."""
    head = mention.sentence.head_of(name.toponym.span)
    return head is not None and any(above == phrase.head for _, above in ancestors(head))


def _of_a_town(unit: Token) -> bool:
    """Tell whether a district is said to be one of a town's: "the Karte Seh district of Kabul"."""
    return any(
        o.pos_ == "PROPN" and not any(c.dep_ in ("compound", "det") for c in o.children)
        for of in children(unit, "prep")
        if of.lower_ == "of"
        for o in children(of, "pobj")
    )
