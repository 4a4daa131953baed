"""Words of blame and claim that name no deed: takes a scene with its mentions, gives each account who is blamed for it or claims it.

"No group has claimed it", "The Taliban claimed responsibility." and "The governor blamed the rebels." speak of the incident told just before.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Two men died. The FMLN claimed responsibility. The mayor blamed the army.")), [], [])
>>> [(phrase.bare, kind) for _, phrase, kind in find_attributions(scene)]
[('FMLN', 'claimed'), ('army', 'accused')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words
from geomap.extraction.phrases import phrase_of
from geomap.extraction.syntax import children, has_negation, is_passive, patients, prepositional, subjects
from geomap.extraction.triggers import find_hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.accounts import Account
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence
    from geomap.extraction.syntax import Token
    from geomap.types import Attribution

NEAR = 3


def find_attributions(scene: Scene) -> Iterator[tuple[Sentence, Phrase, Attribution]]:
    """Yield who claims or is blamed for what the sentences before told."""
    for sentence in scene.sentences:
        if sentence.kind == "dateline":
            continue
        for token in sentence.parse:
            if token.pos_ != "VERB" or token.dep_ == "amod" or has_negation(token):
                continue
            lemma = token.lemma_.lower()
            if lemma in words("claiming") and any(c.lemma_.lower() in ("responsibility", "credit") for c in children(token, "dobj", "nsubjpass")):
                found = _claimants(token, sentence)
                yield from ((sentence, phrase, "claimed") for phrase in found)
            elif lemma in words("blaming") and not _names_deed(token, sentence):
                yield from ((sentence, phrase, "accused") for phrase in _blamed(token, sentence))


def _claimants(verb: Token, sentence: Sentence) -> list[Phrase]:
    responsibility = next(c for c in children(verb, "dobj", "nsubjpass") if c.lemma_.lower() in ("responsibility", "credit"))
    if any(True for _ in prepositional(responsibility, "for", "of")) or has_negation(responsibility):
        return []  # the deed itself is named, and has been read with its sentence
    tokens = [t for by in verb.children if by.dep_ == "agent" for t in children(by, "pobj")] if is_passive(verb) else subjects(verb)
    return [p for t in tokens if not has_negation(t) and ((p := phrase_of(t, sentence)).actor or p.non_state or "group" in p.classes)]


def _blamed(verb: Token, sentence: Sentence) -> list[Phrase]:
    tokens = [*patients(verb), *prepositional(verb, "on")]
    return [
        p
        for t in tokens
        if not has_negation(t) and ((p := phrase_of(t, sentence)).actor is not None or p.non_state or p.state or p.classes & {"organisation", "group"})
    ]


def _names_deed(verb: Token, sentence: Sentence) -> bool:
    below = {t.i for t in verb.subtree}
    return any(hit.token.i in below for hit in find_hits(sentence))


def attribute(scene: Scene, accounts: list[Account]) -> None:
    """Give each account those who are blamed for it or claim it in the sentences that follow it."""
    told: dict[int, Account] = {}
    for account in accounts:
        if any(m.category != "arrest" for m in account.mentions):
            for mention in account.mentions:
                told.setdefault(mention.sentence.index, account)
    for sentence, phrase, kind in find_attributions(scene):
        nearest = next((told[index] for index in range(sentence.index, sentence.index - NEAR - 1, -1) if index in told), None)
        if nearest is not None:
            nearest.blamed.append((phrase, kind))
