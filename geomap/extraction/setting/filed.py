"""Where a report was filed, when it was there: takes the mentions of an account and the scene, gives the place of the dateline.

A dateline is no place of an incident, unless the words point at it ("here", "in this southern town"), or the story that leads the report says nothing else of
where: an agency that writes from a town, other than a capital, about a school or a parade writes about those of that town.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> pointed_at([], lay_out(analyse(Document(doc_id="d", text="Nothing happened.")), [], [])) is None
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene
    from geomap.types import Resolution

DISTRICT = 3
CAPITALS = frozenset(["PPLC", "PPLG"])


def pointed_at(mentions: list[Mention], scene: Scene | None) -> Resolution | None:
    """Return the place of the dateline, where the report says that it happened "here" or "in this town"."""
    return _filed(scene) if scene is not None and any(_points(t) for m in mentions for t in m.sentence.parse) else None


def left_unsaid(mentions: list[Mention], scene: Scene) -> Resolution | None:
    """Return the town of the dateline, where the report leads with the account and no word of it says where else it was."""
    lead = [m for m in mentions if m.sentence.first]
    place = _filed(scene) if lead else None
    if (
        place is None
        or place.place is None
        or scene.once("filed abroad", lambda: _abroad(place, scene))
        or (place.where_prec or DISTRICT) >= DISTRICT
        or place.place.feature_code in CAPITALS
    ):
        return None
    return None if any(basis == "syntax" for m in mentions for _, basis in m.unknown) or any(_elsewhere(t) for m in lead for t in m.sentence.parse) else place


def _abroad(filed: Resolution, scene: Scene) -> bool:
    """Tell whether the story names places, all of another country: what a command in Tampa or a committee in New York tells of is not there."""
    told = {r.place.country_code for s in scene.sentences if s.kind != "dateline" for r, _ in s.places if r.place is not None and r.place.country_code}
    return bool(told) and filed.place is not None and filed.place.country_code not in told


def _filed(scene: Scene) -> Resolution | None:
    filed = next((s for s in scene.sentences if s.kind == "dateline"), None)
    places = [r for r, _ in filed.places if r.place is not None] if filed is not None else []
    return min(places, key=lambda r: r.where_prec or DISTRICT, default=None)


def _points(token: Token) -> bool:
    """Tell whether a word points at where the writer is."""
    if token.lower_ == "here":
        return bool(token.pos_ == "ADV")
    return token.lower_ == "this" and token.dep_ == "det" and token.head.dep_ == "pobj" and token.head.lemma_.lower() in words("here_nouns")


def _elsewhere(token: Token) -> bool:
    """Tell whether a word speaks of a part of the country, where the writer may not be: "in a remote village", "in the north-east"."""
    return token.lemma_.lower() in (words("lying_in") - {"city", "town"}) | words("sides_of_a_country")
