"""Where an account happened: takes its mentions and the scene, gives the place that governs it, with its basis.

Syntax speaks first, then the sentence, then what only describes its people, then the sentences before it, then the headline. A dateline or a press office
is no place of an incident.

>>> choose_place([], None)
(None, '')
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.names.nowhere import doer
from geomap.extraction.phrases.noun_phrases import definite
from geomap.extraction.setting.afar import answered_from
from geomap.extraction.setting.anchoring import basis_rank, describes
from geomap.extraction.setting.entry_frames import apart
from geomap.extraction.setting.filed import left_unsaid, pointed_at
from geomap.extraction.setting.focus import country_in_focus, other_in_focus, plausible, spoken_for
from geomap.extraction.setting.homes import home_of_doers, home_of_office, of_police
from geomap.extraction.setting.labelled import outdone
from geomap.extraction.setting.nearness import compatible, lies_towards
from geomap.extraction.setting.owners import owned_by_a_country
from geomap.extraction.setting.settling import settle
from geomap.extraction.setting.ways import away, in_treatment
from geomap.extraction.setting.whose import of_people
from geomap.extraction.setting.within import LINEAR, nested

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.types import Resolution

DISTRICT, PROVINCE, COUNTRY = 3, 4, 6
NEAR = 24
LARGE = 100_000
SEATS = frozenset(["PPLC", "PPLG", "PPLA"])
REACH = 3


def choose_place(mentions: list[Mention], scene: Scene | None, *, series: bool = False) -> tuple[Resolution | None, str]:
    """Return the place of an account and its basis: syntax, sentence, weak, before, heading, home, focus or ""."""
    place, basis = _governing(mentions, scene, series=series)
    if scene is None:
        return place, basis
    place, basis = outdone(*settle(place, basis, mentions, scene), mentions, scene)
    return (None if place is None else owned_by_a_country(place, country_in_focus(scene))), basis


def _governing(mentions: list[Mention], scene: Scene | None, *, series: bool) -> tuple[Resolution | None, str]:
    spoken = frozenset[int]() if scene is None else spoken_for(scene)
    telling_ones = [m for m in mentions if not _of_habit(m)] or mentions
    found = [(r, basis, m) for m in telling_ones for r, basis in m.places if basis == "syntax" or r.toponym.span.start not in spoken]
    found = [hit for hit in found if not _is_part_of_the_world(hit[0])] or found  # "Latin America's oldest insurgency"
    for basis in ("syntax", "sentence", "frame", "chapter"):
        level: list[Resolution] = []
        for mention in mentions:  # the mention that tells most speaks first
            level = level or [r for r, b, m in found if m is mention and b == basis and m.sentence.kind != "heading"]
        if level:
            chosen = _finest(level, next((r for r in level if r.toponym.relation != "border"), level[0]), scene)
            within = [
                r for r, b, m in found if b == "syntax" and m.sentence.kind != "heading" and r.toponym.relation != "border" and (r.where_prec or 9) < COUNTRY
            ]
            if chosen.toponym.relation == "border" and within and not series:
                chosen = _finest(within, within[0], scene)  # "fighting along its border with X ... near the village of Y"
            firm = _inner([r for r, b, m in found if basis_rank(b) >= basis_rank("sentence")], scene)
            if series and _in_one_town(firm):
                chosen = _refined(chosen, firm)  # "two bombs exploded in Assam ... the blasts went off in Nalbari"
            elif not series and not any(r.toponym is chosen.toponym and r.place is not chosen.place for r in level):
                chosen = _refined(chosen, firm)
                if chosen.where_prec == COUNTRY:
                    chosen = _refined(chosen, [r for r, b, m in found if b == "weak" and _of_building(m.sentence.head_of(r.toponym.span))])
                chosen = _refined(chosen, _between(mentions, scene)) if (chosen.where_prec or 0) > PROVINCE else chosen
            return chosen, basis
    here = pointed_at(mentions, scene)
    if here is not None:
        return here, "sentence"
    weak = [r for r, b, m in found if (b in ("weak", "modifier") or m.sentence.kind == "heading") and (scene is None or plausible(r, scene))]
    weak = [r for r in weak if not any(m.sentence.start <= r.toponym.span.start < m.sentence.end and _is_of_care(r, m) for m in mentions)] or weak
    headed = [r for r, b, m in found if m.sentence.kind == "heading" and b != "weak"]
    story = [r for r, _, m in found if m.sentence.kind != "heading" and (r.where_prec or 9) < COUNTRY]
    told = [r for r, b, m in found if b == "weak" and m.sentence.kind != "heading" and r in weak]
    if scene is not None:
        before = _before(mentions, scene)
        police = of_police(mentions)
        if before is not None and police is not None and _country_of(before) not in (None, _country_of(police)):
            return police, "home"  # "There was no word in Washington. Kenyan police said they had arrested 14"
        against = story if before in headed and story else weak or _beside_arrest(mentions)
        if before is not None and (not against or any(compatible(before, other) for other in against)):
            return (_in_story(_refined(before, weak), told) if before in headed else _refined(before, weak)), "before"
    heading = [r for r in headed if any(compatible(r, other) for other in story)] or headed
    if heading:
        return _in_story(_finest(heading, heading[0], scene), told), "heading"
    return _vaguely(mentions, scene, weak, [r for r in weak if (r, "modifier") not in [(x, b) for x, b, _ in found]])


def _vaguely(mentions: list[Mention], scene: Scene | None, weak: list[Resolution], telling: list[Resolution]) -> tuple[Resolution | None, str]:
    """Return the place that words say at least beside the deed (`telling`) or of whose somebody is (the rest of `weak`), else whose soil it was, else the country of the report."""
    spoken = frozenset[int]() if scene is None else spoken_for(scene)
    beside: list[Resolution] = []
    if not telling and scene is not None:
        beside = [
            r
            for m in mentions
            for r, head in m.sentence.places
            if r.toponym.literal
            and r.place is not None
            and not of_people(r, head)
            and not doer(head)
            and plausible(r, scene)
            and r.toponym.span.start not in spoken
        ]
    theirs = [r for m in mentions for r, head in m.sentence.places if of_people(r, head) or (r.where_prec == COUNTRY and doer(head))]
    vague = telling or beside or [r for r in weak if r not in theirs]
    home = None if scene is None else home_of_office(mentions, scene)
    filed = left_unsaid(mentions, scene) if scene is not None and all(r.where_prec == COUNTRY for r in vague) else None
    if filed is not None and all(compatible(filed, r) for r in (*vague, *([home] if home is not None else []))):
        return filed, "filed"  # "RAWALPINDI - Pakistan's opposition leader was shot dead"
    if home is not None and not any(compatible(home, other) for other in vague):
        return home, "home"
    if vague and not telling and not beside and scene is not None:
        vague = [r for r in (country_in_focus(scene),) if r is not None] or vague  # "reports from the US Congress spoke of the murder"
    if vague:
        first = next((r for r in vague if (r.where_prec or 9) < COUNTRY), vague[0])  # "US officials said" is where no one knows, "Kabul's airport" is somewhere
        finest = _finest(vague, first, scene)
        ours = None if scene is None else home_of_doers(mentions, scene)
        return (finest, "weak") if ours is None or compatible(ours, finest) else (ours, "home")
    if scene is not None:
        focus = country_in_focus(scene)
        if focus is not None and answered_from(focus, mentions, scene):
            focus = other_in_focus(focus, scene)
        ours = home_of_doers(mentions, scene)
        if ours is not None and not (focus is not None and compatible(ours, focus)):
            return ours, "home"  # "WASHINGTON - ... the Salvadoran army had killed six priests"
        if focus is not None:
            return focus, "focus"
    return None, ""


def _beside_arrest(mentions: list[Mention]) -> list[Resolution]:
    """Return the places of the deed that people are held for, in the sentence of their arrest: what was told before lies elsewhere."""
    held = [m for m in mentions if m.rule.effect == "detained" and m.sentence.kind != "heading"]
    return [r for m in held for r, _ in m.sentence.places if r.toponym.literal and r.place is not None] if len(held) == len(mentions) else []


def _of_habit(mention: Mention) -> bool:
    """Tell whether deeds in the plural are told in the present: "bombings are used more and more by militants in their fight against Kabul"."""
    if not (mention.is_noun and mention.plural) or mention.definite or mention.token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = mention.token.head
    said = (verb, *children(verb, "aux", "auxpass"))
    return any(t.tag_ in ("VBZ", "VBP") for t in said) and not any(t.tag_ == "VBN" and t.lower_ == "been" for t in said)


def _is_part_of_the_world(found: Resolution) -> bool:
    """Tell whether a place is a continent, a region of many countries or a long line between two: "along the Line of Control in Kupwara"."""
    return found.place is not None and found.place.country_code is None and found.place.feature_code in ("CONT", "RGN", "PSTB")


def _in_one_town(places: list[Resolution]) -> bool:
    """Tell whether all that is finer than a province is one place."""
    return len({r.toponym.surface for r in places if (r.where_prec or COUNTRY) < PROVINCE}) == 1


def _is_of_care(place: Resolution, mention: Mention) -> bool:
    """Tell whether a place is where the hurt lie: "eight people are in hospital in Makurdi"."""
    head = mention.sentence.head_of(place.toponym.span)
    return head is not None and in_treatment(head)


def _in_story(headed: Resolution, weak: list[Resolution]) -> Resolution:
    """Return a town or district by which the story describes those who were hit, where its headline names but a province, a country or a border around it."""
    if headed.place is None or (headed.where_prec or 0) < PROVINCE:
        return headed
    finer = [r for r in weak if (r.where_prec or COUNTRY) <= DISTRICT and (headed.toponym.relation == "border" or compatible(r, headed))]
    home = [r for r in finer if r.place is not None and r.place.country_code == headed.place.country_code]
    return min(home, key=lambda r: (r.where_prec or COUNTRY, r.toponym.span.start), default=headed)


def _country_of(found: Resolution) -> str | None:
    return found.place.country_code if found.place is not None else None


def _finest(places: list[Resolution], first: Resolution, scene: Scene | None) -> Resolution:
    """Return the finest place among those compatible with the `first`, and not one that the words put around another: "Surbandar near Gwadar".

    A finer name that the gazetteer knows elsewhere alone is a name within the province that is said: "Ghormach district, Faryab province".
    """
    inner = _inner(places, scene)
    fitting = [r for r in inner if compatible(r, first)] or [r for r in places if compatible(r, first)]
    finest = min(fitting, key=lambda r: (r.where_prec or 9, -r.score, r.toponym.span.start))
    for other in places:
        near = 0 <= other.toponym.span.start - finest.toponym.span.end <= NEAR
        if near and (_namesake(finest, other) or _abroad(finest, other)):
            return replace(other, toponym=finest.toponym)
    stray = next((r for r in inner if _namesake(r, finest) and r.toponym.span.start > finest.toponym.span.start), None)
    return finest if stray is None else replace(finest, toponym=stray.toponym)


def _inner(places: list[Resolution], scene: Scene | None) -> list[Resolution]:
    """Return the places without those that the words put around another of them."""
    if scene is None:
        return places
    around = scene.once("around", lambda: frozenset(pair for s in scene.sentences for pair in nested(s)))
    starts = {r.toponym.span.start for r in places}
    return [r for r in places if not any((start, r.toponym.span.start) in around for start in starts)] or places


def _abroad(finer: Resolution, wider: Resolution) -> bool:
    """Tell whether a place lies in another country than the district or province that is said behind it."""
    codes = {r.place.country_code for r in (finer, wider) if r.place is not None}
    return len(codes) == len((finer, wider)) and (finer.where_prec or 9) < (wider.where_prec or 9) and DISTRICT <= (wider.where_prec or 9) <= PROVINCE


def _namesake(finer: Resolution, wider: Resolution) -> bool:
    """Tell whether a small place lies in another province than the one that is said around it, so that another one of its name is meant."""
    if finer.place is None or wider.place is None or finer.place.country_code != wider.place.country_code or finer.toponym.relation in LINEAR:
        return False
    small = finer.place.feature_code not in SEATS and (finer.place.population or 0) < LARGE
    levels = (finer.where_prec or 9) < (wider.where_prec or 9) and DISTRICT <= (wider.where_prec or 9) <= PROVINCE
    return small and levels and not compatible(finer, wider)


def _between(mentions: list[Mention], scene: Scene | None) -> list[Resolution]:
    """Return the places named in the sentences that an account runs over, its headlines apart."""
    if scene is None:
        return []
    told = [m.sentence.index for m in mentions if m.sentence.kind != "heading"]
    if not told:
        return []
    return [
        r
        for s in scene.sentences[min(told) : max(told) + 1]
        if s.kind == "text"
        for r, head in s.places
        if r.toponym.literal
        and r.toponym.span.start not in spoken_for(scene)
        and plausible(r, scene)
        and not describes(head)
        and not in_treatment(head)
        and _put_there(head)
    ]


def _of_building(head: Token | None) -> bool:
    """Tell whether a name says where those live or work who came to harm: "in Niger, gunmen killed three guards of the post at Makalondi"."""
    if head is None or any(away(*step) or step[0].dep_ in ("relcl", "acl") for step in ancestors(head)):
        return False
    above = [token.lemma_.lower() for _, token in ancestors(head) if token.pos_ == "NOUN"][:REACH]
    if above[:1] and above[0] in words("wide_units"):
        above = above[1:]  # "residents of the district of X"
    dwelt = bool(above) and above[0] in words("dwellers")
    if dwelt or head.dep_ != "pobj" or head.head.lower_ not in words("at_a_place") | {"of"}:
        return dwelt
    return "structure" in nouns().get(head.head.head.lemma_.lower(), frozenset())


def _put_there(head: Token) -> bool:
    """Tell whether a place is one where something is, not one that somebody leaves, makes for or deals with: "in X", not "from X" nor "a truce with X"."""
    if head.dep_ == "pobj":
        return head.head.lower_ in words("at_a_place") | words("nested_by")
    return not any(away(*step) for step in ancestors(head))


def _refined(chosen: Resolution, places: list[Resolution]) -> Resolution:
    """Return a finer place within `chosen`, or the town that lies where it points, where the account names one."""
    if (town := next((r for r in places if lies_towards(chosen, r)), None)) is not None:
        return town
    if chosen.where_prec is not None and chosen.where_prec >= DISTRICT:
        finer = [
            r
            for r in places
            if (r.where_prec or 9) < chosen.where_prec
            and r.toponym.surface != chosen.toponym.surface
            and compatible(r, chosen)
            and r.place
            and chosen.place
            and r.place.country_code == chosen.place.country_code
        ]
        if finer and chosen.toponym.relation != "border":
            return min(finer, key=lambda r: (r.where_prec or 9, r.toponym.span.start))
    return chosen


def _before(mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the nearest place named before the account: in its paragraph, in the few sentences before, in the headline."""
    main = next((m for m in mentions if m.sentence.kind != "heading"), mentions[0])
    at = main.sentence.index
    seen = 0
    if main.sentence.opens:
        return None  # what a round-up told before was somewhere else
    points_back = any(m.definite or any(definite(p) for p in m.agents) for m in mentions)
    for index in range(at - 1, -1, -1):
        sentence = scene.sentences[index]
        if sentence.kind in ("dateline", "label") or apart(sentence, main.sentence):
            break
        if sentence.paragraph != main.sentence.paragraph:
            seen += 1
            if seen > REACH:
                break
        near = index == at - 1 and (sentence.paragraph == main.sentence.paragraph or sentence.kind == "heading")
        told = index not in scene.used and sentence.kind == "text" and any(definite(p) for m in mentions for p in m.agents)
        used = scene.used.get(index, []) if sentence.paragraph == main.sentence.paragraph or points_back else []
        places = [
            r
            for r, _ in sentence.places
            if r.toponym.literal
            and r.place is not None
            and (r.where_prec or 9) < COUNTRY
            and (near or told or r in used)
            and plausible(r, scene)
            and r.toponym.span.start not in spoken_for(scene)
        ]
        if places:
            return _finest(places, places[0], scene)
    for sentence in scene.sentences[: min(6, at)]:
        if sentence.kind == "heading":
            places = [r for r, _ in sentence.places if r.toponym.literal and r.place is not None and (r.where_prec or 9) < COUNTRY]
            if places:
                return _finest(places, places[0], scene)
    countries = [r for index in range(max(0, at - REACH), at) for r in scene.used.get(index, [])]
    return countries[-1] if countries else None
