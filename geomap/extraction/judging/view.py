r"""An account amid its report: takes both, gives its own sentences, those beside them and those with which the report opens, and what words stand in them.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Two killed\n\nA bomb went off. Nobody claimed it. Police came.")), [], [])
>>> [s.parse.text for s in opening(scene)]
['Two killed', 'A bomb went off.', 'Nobody claimed it.']
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import topics
from geomap.extraction.phrases.counts import stated_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.accounts import Account
    from geomap.extraction.scenes import Scene, Sentence

LEAD = 2
HEADLINES = 8
"""How many lines without a stop can stand above a report as its headline: more are the rows of a table or a list, of which the first alone can be its title."""


@dataclass(slots=True)
class View:
    """An account amid its report: its own sentences, those beside them, and those with which the report opens."""

    account: Account
    scene: Scene
    own: list[Sentence]
    near: list[Sentence]
    opening: list[Sentence]

    def __init__(self, account: Account, scene: Scene) -> None:
        """Look up the sentences."""
        self.account, self.scene = account, scene
        at = sorted({m.sentence.index for m in account.mentions})
        self.own = [scene.sentences[i] for i in at]
        beside = sorted({j for i in at for j in (i - 1, i, i + 1) if 0 <= j < len(scene.sentences)})
        self.near = [scene.sentences[j] for j in beside]
        self.opening = scene.once("opening", lambda: opening(scene))

    @property
    def around(self) -> list[Sentence]:
        """Return the sentences beside the account and those of the opening."""
        return [*self.near, *(s for s in self.opening if s not in self.near)]

    @property
    def armed(self) -> bool:
        """Tell whether arms, forces or armed groups are in it."""
        mentions = self.account.mentions
        people = [p for m in mentions for p in (*m.agents, *m.targets, *(h.phrase for h in m.harms))]
        return any(m.weapons for m in mentions) or any(p.non_state or p.state or p.actor is not None for p in people)

    @property
    def counted(self) -> bool:
        """Tell whether it numbers its victims."""
        return any(stated_count(h.phrase.head) is not None for m in self.account.mentions for h in m.harms)


def opening(scene: Scene) -> list[Sentence]:
    """Return the headline and the first sentences."""
    texts = list(islice((s for s in scene.sentences if s.kind == "text"), LEAD))
    above = takewhile(lambda s: s.kind != "text", scene.sentences)
    headlines = list(islice((s for s in above if s.kind == "heading"), HEADLINES + 1))
    return [*(headlines if len(headlines) <= HEADLINES else headlines[:1]), *texts]


def words_of(sentences: Iterable[Sentence]) -> set[str]:
    """Return the words of the sentences, as they stand and as lemmas, in small letters."""
    return {w for s in sentences for w in s.forms}


def text_of(sentences: Iterable[Sentence]) -> str:
    """Return the text of the sentences in small letters."""
    return " ".join(s.source[s.start : s.end].lower() for s in sentences)


def says(sentences: Iterable[Sentence], name: str) -> bool:
    """Tell whether one of the phrases `name` stands in the sentences."""
    text = " ".join(text_of(sentences).split())
    return any(phrase in text for phrase in topics()[name])
