"""Where a story says more closely what its lead only outlined: takes the mentions of an account, gives the places of the sentences between and right behind them.

"Gunmen ambushed a patrol on the island. The troops were securing a road in a village of Sumisip when ...": a sentence that tells of no other incident and goes
on with "the troops", "they" or "two bombs" says where.

>>> elaborated([], None)
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.setting.anchoring import describes
from geomap.extraction.setting.entry_frames import apart
from geomap.extraction.setting.spots import spots
from geomap.extraction.setting.ways import away, in_treatment
from geomap.extraction.setting.within import LINEAR

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene, Sentence
    from geomap.types import Resolution

PLACED = frozenset(["VERB", "AUX"])
PRONOUNS = frozenset(["they", "he", "she", "it"])
ACTING = frozenset(["militant", "security", "civilian", "group", "suspect", "vehicle", "structure"])


def elaborated(mentions: list[Mention], scene: Scene | None) -> list[tuple[Resolution, Sentence]]:
    """Return the places and names of places by which sentences without an incident of their own go on with the story, in order."""
    told = [m.sentence for m in mentions if m.sentence.kind == "text"]
    if scene is None or not told:
        return []
    first, last = min(s.index for s in told), max(s.index for s in told)
    between = [s for s in scene.sentences[first : last + 2] if s.kind == "text" and s.index not in scene.deeds and not apart(s, told[0])]
    return [
        (found, s)
        for s in between
        for found, head in [*s.places, *spots(s)]
        if found.toponym.literal and found.toponym.relation not in LINEAR and _goes_on(head)
    ]


def _goes_on(place: Token) -> bool:
    """Tell whether a place hangs on what those are said to do who were told of before."""
    if describes(place) or in_treatment(place):
        return False
    for child, above in ancestors(place):
        if away(child, above):
            return False
        subjects = children(above, "nsubj", "nsubjpass") if above.pos_ in PLACED else []
        if subjects:
            return above.lemma_.lower() not in words("speech") | words("living") and any(_known(s) for s in subjects)
    return False


def _known(subject: Token) -> bool:
    """Tell whether a subject is somebody or something told of before: "the troops", "they", or arms ("two bombs fell")."""
    classes = nouns().get(subject.lemma_.lower(), frozenset())
    points_back = any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in subject.children)
    return subject.lower_ in PRONOUNS or "device" in classes or (points_back and bool(classes & ACTING))
