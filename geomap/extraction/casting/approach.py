"""Who came: takes an account of which no people are told to have done it, gives those whom its sentences show coming upon the victims or leaving.

"The judge was shot. He had been intercepted by four men on motorcycles." "A bomb wounded two guards. The gunmen fled."

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "A priest was murdered. Masked men had broken into his house. Police fled. The victims were tied up by four people."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [phrase.bare for sentence in scene.sentences for phrase in comers(sentence)]
['Masked men', 'four people']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.syntax import agents, has_negation
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.roles.marks import may_have_done_it
from geomap.extraction.setting.entry_frames import apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence

AFTER = 2


def comers(sentence: Sentence, clauses: frozenset[int] = frozenset()) -> Iterator[Phrase]:
    """Yield those who can be the doers among those who come, deal with people or leave in `sentence`, and not in one of the `clauses` that tell another story."""
    for verb in sentence.parse:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in words("coming_upon") and not has_negation(verb) and clause_of(verb).i not in clauses:
            for token in agents(verb):
                phrase = phrase_of(token, sentence)
                if not phrase.named and not phrase.pronoun and may_have_done_it(phrase, passive=is_passive(verb)):
                    yield phrase


def who_came(scene: Scene, mentions: Iterable[Mention]) -> list[Phrase]:
    """Return the first of those who come in the sentences of `mentions`, soon after, or just before where these say "they"."""
    told = {m.sentence.index: any(p.pronoun for p in m.agents) for m in mentions if m.sentence.kind != "heading"}
    near = [*(i - 1 for i, pointing in told.items() if pointing), *(i + step for i in told for step in range(1, AFTER + 1))]
    for index in dict.fromkeys([*told, *(i for i in near if i not in scene.deeds)]):  # not where another deed is told
        if 0 <= index < len(scene.sentences) and not any(apart(scene.sentences[index], m.sentence) for m in mentions):
            clauses = {clause_of(m.token).i for m in mentions if m.sentence.index == index}
            told_beside = frozenset(c.i for t in scene.sentences[index].parse if (c := clause_of(t)).i not in clauses) if clauses else frozenset[int]()
            found = next(comers(scene.sentences[index], told_beside), None)
            if found is not None:
                return [found]
    return []
