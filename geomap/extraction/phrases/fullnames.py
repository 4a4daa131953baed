"""Names in full: takes a phrase with a person's name, gives the one by which the report names the same person in full, with his office.

"Soto was shot dead" and elsewhere "Senator Luis Soto": Soto is the senator, unless the report names two of that name.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Senator Luis Soto spoke in Lima. Soto was shot dead.")), [], [])
>>> in_full(phrase_of(scene.sentences[1].parse[0], scene.sentences[1]), scene).text
'Senator Luis Soto'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children
from geomap.extraction.lexicons import nouns
from geomap.extraction.phrases.noun_phrases import phrase_of, same_name

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene

OFFICES = frozenset(["official", "security", "leader", "civilian"])


def in_full(phrase: Phrase, scene: Scene) -> Phrase:
    """Return the fullest phrase that the report has for the person whom `phrase` names by a surname or without an office."""
    name = phrase.name
    if not name or (len(name) > 1 and offices_of(phrase)):
        return phrase
    bearers: dict[str, list[Phrase]] = scene.once("bearers", lambda: _bearers(scene))
    found = [p for p in bearers.get(name[-1], []) if set(name) <= set(p.name)]
    if any(not same_name(p.name, found[0].name) for p in found):
        return phrase
    return next((p for p in found if offices_of(p)), found[0] if found and len(name) == 1 else phrase)


def offices_of(phrase: Phrase) -> list[Token]:
    """Return the nouns of a named phrase that say what the person is: "mayor" of "Mayor X" and of "X, mayor of Y"."""
    head = phrase.head
    near = [head]
    if head.pos_ == "PROPN":
        near = [t for t in children(head, "compound", "appos", "nmod") if t.ent_type_ != "PERSON" and not _beside(t)]
    return [t for t in near if nouns().get(t.lemma_.lower(), frozenset()) & OFFICES]


def _beside(token: Token) -> bool:
    """Tell whether an apposition is somebody else, listed beside the name: "the mayor, his driver and two guards"."""
    return token.dep_ == "appos" and bool(children(token, "poss")) and bool(children(token, "conj"))


def _bearers(scene: Scene) -> dict[str, list[Phrase]]:
    """Return the phrases that give somebody's name in two words or more, by each word but the first."""
    found: dict[str, list[Phrase]] = {}
    for sentence in scene.sentences:
        for token in sentence.parse:
            if token.ent_type_ != "PERSON" or token.pos_ != "PROPN" or token.dep_ in ("compound", "flat"):
                continue
            phrase = phrase_of(token, sentence)
            if len(phrase.name) > 1 and not any(c.tag_ in ("NNS", "NNPS") for c in children(token, "compound", "nmod")):
                for word in phrase.name[1:]:
                    found.setdefault(word, []).append(phrase)
    return found
