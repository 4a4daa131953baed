"""Where and when an account happened: takes its mentions and the scene, gives the place and the time that govern it, with the basis of each.

Syntax speaks first, then the sentence, then what only describes its people, then the sentences before it, then the headline. A dateline or a press office
is no place of an incident; without any time word the account is no later than the report.

>>> choose_time([])
(None, '')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import compatible
from geomap.extraction.anchoring import basis_rank

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.types import DateMention, Resolution

COUNTRY = 6
REACH = 3


def choose_place(mentions: list[Mention], scene: Scene | None, *, series: bool = False) -> tuple[Resolution | None, str]:
    """Return the place of an account and its basis: syntax, sentence, weak, before, heading or ""."""
    found = [(r, basis, m) for m in mentions for r, basis in m.places]
    for basis in ("syntax", "sentence"):
        level = [(r, m) for r, b, m in found if b == basis]
        if level:
            chosen = _finest([r for r, _ in level], level[0][0])
            if not series:
                chosen = _refined(chosen, [r for r, b, _ in found if basis_rank(b) >= basis_rank("sentence")])
            return chosen, basis
    weak = [r for r, b, _ in found if b == "weak"]
    if scene is not None:
        before = _before(mentions, scene)
        if before is not None and (not weak or any(compatible(before, w) for w in weak)):
            return _refined(before, weak), "before"
    if weak:
        return _finest(weak, weak[0]), "weak"
    return None, ""


def _finest(places: list[Resolution], first: Resolution) -> Resolution:
    """Return the finest place among those compatible with the `first`; a contradiction between the two is settled for the coarser, surer one."""
    fitting = [r for r in places if compatible(r, first)]
    return min(fitting, key=lambda r: (r.where_prec or 9, -r.score, r.toponym.span.start))


def _refined(chosen: Resolution, places: list[Resolution]) -> Resolution:
    """Return a finer place within `chosen`, where the account names one."""
    if chosen.where_prec is not None and chosen.where_prec >= 4:  # noqa: PLR2004 - UCDP's codes: 4 and more are provinces, vague places, countries
        finer = [r for r in places if (r.where_prec or 9) < chosen.where_prec and compatible(r, chosen) and r.place and chosen.place and r.place.country_code == chosen.place.country_code]
        if finer and chosen.toponym.relation not in ("border",):
            return min(finer, key=lambda r: (r.where_prec or 9, r.toponym.span.start))
    return chosen


def _before(mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the nearest place named before the account: in its paragraph, in the few sentences before, in the headline."""
    main = next((m for m in mentions if m.sentence.kind != "heading"), mentions[0])
    at = main.sentence.index
    seen = 0
    for index in range(at - 1, -1, -1):
        sentence = scene.sentences[index]
        if sentence.kind == "dateline":
            continue
        if sentence.paragraph != main.sentence.paragraph:
            seen += 1
            if seen > REACH:
                break
        near = sentence.paragraph == main.sentence.paragraph and index == at - 1
        used = scene.used.get(index, [])
        places = [r for r, _ in sentence.places if r.toponym.literal and r.place is not None and (r.where_prec or 9) < COUNTRY and (near or r in used)]
        if places:
            return _finest(places, places[0])
    for sentence in scene.sentences[:6]:
        if sentence.kind == "heading":
            places = [r for r, _ in sentence.places if r.toponym.literal and r.place is not None]
            if places:
                return _finest(places, places[0])
    countries = [r for index in range(max(0, at - REACH), at) for r in scene.used.get(index, [])]
    return countries[-1] if countries else None


def choose_time(mentions: list[Mention]) -> tuple[DateMention | None, str]:
    """Return the time of an account and its basis: syntax, sentence, weak or ""."""
    found = [(d, basis, m) for m in mentions for d, basis in m.dates if d.when.earliest or d.when.latest]
    body = [hit for hit in found if hit[2].sentence.kind != "heading"] or found
    for basis in ("syntax", "sentence", "weak"):
        level = [d for d, b, _ in body if b == basis]
        if level:
            return min(level, key=lambda d: (_length(d), d.span.start) if _overlapping(d, level[0]) else (10**6, d.span.start)), basis
    return None, ""


def _overlapping(a: DateMention, b: DateMention) -> bool:
    return (a.when.earliest or "0") <= (b.when.latest or "9") and (b.when.earliest or "0") <= (a.when.latest or "9")


def _length(date: DateMention) -> int:
    order = {"day": 0, "week": 2, "month": 3, "season": 4, "range": 1, "year": 5, "unknown": 6}
    return order.get(date.when.precision, 6)
