"""The country at the head of a note, and the two ends of a voyage: takes an account's place, gives it up where these speak against it.

"SOMALIA: Pirates hijacked a tanker on its way from Djibouti to Mogadishu" happened off Somalia. Of a flight from Paris to Miami nobody knows where it was.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> outdone(None, "", [], lay_out(analyse(Document(doc_id="d", text="Nothing happened.")), [], []))
(None, '')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.setting.ways import voyage

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene, Sentence
    from geomap.types import Resolution

COUNTRY = 6
ASIDE = frozenset(["weak", "before", "home", "focus", ""])
"""The bases of places on which nothing that tells of the deed hangs."""


def outdone(place: Resolution | None, basis: str, mentions: list[Mention], scene: Scene) -> tuple[Resolution | None, str]:
    """Return the place of an account, or the country that labels its note where the place is only named by the way in another."""
    if basis not in ASIDE:
        return place, basis
    if place is not None and place.toponym.span.start in scene.once("voyages", lambda: _voyages(scene)):
        place, basis = None, ""
    labels = scene.once("labels", lambda: _labels(scene))
    label = next((r for m in mentions if (r := labels[m.sentence.index]) is not None), None)
    if label is None or (place is not None and place.place and label.place and place.place.country_code == label.place.country_code):
        return place, basis
    return label, "heading"


def _labels(scene: Scene) -> list[Resolution | None]:
    """Return for each sentence the country that stands before a colon at the head of the note that it is in."""
    found: list[Resolution | None] = []
    label: Resolution | None = None
    for sentence in scene.sentences:
        own = next((r for r, _ in sentence.places if _heads(r, sentence, scene)), None)
        label = own or (None if sentence.kind in ("dateline", "label", "heading") else label)
        found.append(label)
    return found


def _heads(found: Resolution, sentence: Sentence, scene: Scene) -> bool:
    span = found.toponym.span
    opens = span.start - sentence.start <= 1 and scene.document.text[span.end : span.end + 1] == ":"
    return opens and found.where_prec == COUNTRY and found.place is not None


def _voyages(scene: Scene) -> frozenset[int]:
    """Return where the two ends of a way are named that does not lie within one country: "a flight from Paris to Miami"."""
    found: set[int] = set()
    for sentence in scene.sentences:
        ends = {head.head.i: r for r, head in sentence.places if head.dep_ == "pobj"}
        for start in (head.head for _, head in sentence.places if head.dep_ == "pobj"):
            goal = voyage(start)
            if goal is None or goal.i not in ends:
                continue
            codes = [r.place.country_code if r.place is not None else None for r in (ends[start.i], ends[goal.i])]
            if None in codes or codes[0] != codes[1]:
                found |= {ends[start.i].toponym.span.start, ends[goal.i].toponym.span.start}
    return frozenset(found)
