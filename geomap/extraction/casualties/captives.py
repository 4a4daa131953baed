"""How many captives: takes a sentence that counts those whom a mention before it says were taken, adds the number to that mention.

"All 10 hostages were released", "the 12 captives are well" and "the pirates left with seven crewmen" say how many "crewmen were kidnapped" were.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The gang fled with four clerks. All six hostages were freed. Two hostages died.")).paragraphs[0].doc
>>> [token.text for token in counted_captives(doc)]
['clerks', 'hostages']
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.mentions import Harm
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.setting.entry_frames import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence

FAR = 8
"""Over how many sentences back the taking is looked for."""
TAKEN = frozenset(["kidnapping", "hijacking"])
PEOPLE = frozenset(["civilian", "official", "person"])


def counted_captives(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the nouns that count all who were taken: "all 10 hostages", "the 12 captives", and the people with whom armed men left."""
    for token in tokens:
        if token.tag_ == "NNS" and token.lemma_.lower() in words("captives") and _whole(token):
            yield token
        elif token.pos_ == "VERB" and token.lemma_.lower() in words("making_off"):
            yield from (t for t in prepositional(token, "with") if nouns().get(t.lemma_.lower(), frozenset()) & PEOPLE)


def _whole(noun: Token) -> bool:
    """Tell whether a noun speaks of all of them: "the 12 captives", "all 10 hostages"; not "two hostages", "the other four hostages"."""
    near = {c.lower_ for c in children(noun, "det", "predet", "amod")}
    return bool(near & {"all", "the", "these", "those"}) and not near & words("additional") and not children(noun, "relcl", "acl")


def add_captives(sentence: Sentence, mentions: list[Mention], before: list[Mention]) -> None:
    """Give the last taking of people that gives no number of them the one that `sentence` tells."""
    for noun in counted_captives(sentence.parse):
        count = stated_count(noun)
        recent = itertools.takewhile(lambda m: sentence.index - m.sentence.index <= FAR, itertools.chain(reversed(mentions), reversed(before)))
        taking = next((m for m in recent if m.category in TAKEN and not apart(sentence, m.sentence)), None)
        if taking is None or count is None or not count.best:
            continue
        known = [h for h in taking.harms if h.effect == "abducted"]
        if known and all(h.count.best is None for h in known):
            phrase = phrase_of(noun, sentence)
            taking.harms.append(Harm(phrase, "abducted", count, phrase.span, total=True))
