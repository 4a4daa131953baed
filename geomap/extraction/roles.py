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

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.instruments import find_weapons
from geomap.extraction.lexicons import words
from geomap.extraction.mentions import Mention
from geomap.extraction.noun_frames import NOUN_FRAMES
from geomap.extraction.parts import among, of_wounded
from geomap.extraction.tolls import died_later, outdated, rank_of, reckoned
from geomap.extraction.verb_frames import VERB_FRAMES
from geomap.types import Count

if TYPE_CHECKING:
    from geomap.extraction.scenes import Sentence
    from geomap.extraction.triggers import Hit


def mention_of(hit: Hit, sentence: Sentence) -> Mention:
    """Return the mention that `hit` makes, with its participants."""
    mention = Mention(sentence, hit.token, hit.rule)
    frames = VERB_FRAMES if hit.rule.pos in ("VERB", "AUX") or hit.rule.frame == "adjective" else NOUN_FRAMES
    frames[hit.rule.frame](mention)
    mention.weapons += find_weapons(mention)
    _describe(mention)
    if mention.category == "kidnapping":
        for harm in mention.harms:
            harm.effect = "abducted" if harm.effect == "detained" else harm.effect
    return mention


def _describe(mention: Mention) -> None:
    """Say of the harmed how their number stands to others: out of date, a figure of all, of some of a whole, of people who died of wounds."""
    if not mention.harms:
        return
    late, figure = outdated(mention.token), reckoned(mention)
    for harm in list(mention.harms):
        head = harm.phrase.head
        harm.outdated, harm.reckoned, harm.among = harm.outdated or late, figure, among(head)
        harm.care = harm.effect == "injured" and mention.rule.category == "-" and mention.token.lemma_.lower() in words("caring")
        harm.of_wounds = harm.effect == "killed" and of_wounded(head, mention.token)
        harm.part = harm.part and not harm.of_wounds
        rank = rank_of(head) if died_later(mention) else None
        if rank is not None and not harm.part:
            mention.harms.append(replace(harm, count=Count(low=rank, best=rank, high=rank), total=True))
