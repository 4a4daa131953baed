"""Who did what to whom: takes a hit, gives a mention with its agents, targets, harmed people and weapons, by the frame of its rule.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Gunmen killed three guards in an attack on the embassy.")), [], [])
>>> killed, attack = (mention_of(hit, scene.sentences[0]) for hit in find_hits(scene.sentences[0]))
>>> [a.bare for a in killed.agents], [(h.effect, h.count.best) for h in killed.harms], [t.bare for t in attack.targets]
(['Gunmen'], [('killed', 3)], ['embassy'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.instruments import find_weapons
from geomap.extraction.mentions import Mention
from geomap.extraction.noun_frames import NOUN_FRAMES
from geomap.extraction.tolls import outdated
from geomap.extraction.verb_frames import VERB_FRAMES

if TYPE_CHECKING:
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.triggers import Hit


def mention_of(hit: Hit, sentence: Sentence) -> Mention:
    """Return the mention that `hit` makes, with its participants."""
    mention = Mention(sentence, hit.token, hit.rule)
    frames = VERB_FRAMES if hit.rule.pos in ("VERB", "AUX") or hit.rule.frame == "adjective" else NOUN_FRAMES
    frames[hit.rule.frame](mention)
    mention.weapons += find_weapons(mention)
    if mention.harms and outdated(mention.token):
        for harm in mention.harms:
            harm.outdated = True
    if mention.category == "kidnapping":
        for harm in mention.harms:
            harm.effect = "abducted" if harm.effect == "detained" else harm.effect
    return mention
