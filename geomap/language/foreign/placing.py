"""Names that the words around them make places: takes a node, tells whether its preposition or the noun beside it says that it is one, and marks it.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> village, name = nodes_of([Word("village", 0, "village", "NOUN"), Word("Karma", 8, "Karma", "PROPN", 0, "nmod", entity="PERSON")])
>>> village.lemma, names_area(name, village)
('village', True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import is_known
from geomap.language.foreign.nodes import QUOTES
from geomap.language.words import words as glossed

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node


def locates(nodes: list[Node], node: Node, above: Node, preposition: Node) -> bool:
    """Tell whether a preposition makes a name a place that the model takes for a person or for nothing: "près de Karimama", "l'embuscade de Gaskindé"."""
    named = node.pos == "PROPN" or (node.pos == "NOUN" and node.entry is None and (node.word.entity or not node.feat("Case")))
    body = node.word.entity == "ORG" and (node.word.text.isupper() or not (preposition.lower == "of" and node.word.opens_entity))
    if not named or node.word.entity == "GPE" or body or is_known(node.word.text) or not node.word.text[:1].isupper():
        return False
    at = next(at for at, other in enumerate(nodes) if other is node)
    if at and nodes[at - 1].word.text in QUOTES:
        return False  # a post that bears a name, a depot of a body
    if (
        preposition.lower == "of"
        and above.up is not None
        and above.up.pos == "ADP"
        and above.up.lower == "of"
        and above.up.up is not None
        and above.pos == "NOUN"
    ):
        above = above.up.up if above.up.up.lemma in glossed("sites") else above  # "le collège de jeunes filles | de Jangebe"
    if preposition.lower in glossed("locating") or (
        preposition.lower == "of" and above.lemma in glossed("settlements") | glossed("sites") and above.word.text.islower()
    ):
        return True
    if preposition.lower == "on" and above.lemma in glossed("landing"):
        return True  # "s'est abattue sur | Sderot"
    if preposition.lower == "between":
        others = [other for other in nodes if other.up is node and other.dep == "conj"]
        happened = above.entry is not None and (above.pos == "VERB" or above.lemma in glossed("deeds"))  # "погибли между | Кандагаром и Джелалабадом"
        return any(other.word.entity == "GPE" for other in others) or (
            happened and any(_names_alone(other, nodes) for other in others) and _names_alone(node, nodes)
        )
    if above.word.lemma in glossed("presumed") and above.up is not None:
        above = above.up  # "par des djihadistes présumés | à Koutougou"
    deed = above.entry is not None and (above.tag == "VBN" if above.pos == "VERB" else above.pos == "NOUN")
    nameless = not node.word.entity and node.entry is None and preposition.word.text.lower() in glossed("to") and above.lemma not in glossed("laying")
    return (node.word.entity == "PERSON" or nameless) and preposition.lower == "in" and deed


def _names_alone(node: Node, nodes: list[Node]) -> bool:
    """Tell whether a word is a whole name."""
    return node.pos == "PROPN" and node.word.text[:1].isupper() and not any(o.up is node and o.relation in {"flat", "appos"} for o in nodes)


def name_place(nodes: list[Node], node: Node) -> None:
    """Mark a name, with the words that go on with it, as that of a place."""
    if node.word.entity == "GPE":
        return
    node.word.entity, node.word.opens_entity = "GPE", True
    for other in nodes:
        if other.up is node and other.relation == "flat" and other.pos == "PROPN":
            other.word.entity, other.word.opens_entity = "GPE", False


def names_area(node: Node, noun: Node) -> bool:
    """Tell whether a name stands beside the word for the area that bears it: "село Максат"."""
    beside = node.relation in {"appos", "nmod", "flat", "compound"} and node.word.entity in {"GPE", "PERSON"} and node.pos in {"PROPN", "NOUN"}
    areas = glossed("areas" if node.word.entity == "GPE" else "settlements")
    return beside and noun.pos == "NOUN" and noun.lemma in areas and node.word.idx > noun.word.idx
