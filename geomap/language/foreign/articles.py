"""Articles for a language without any: takes the nodes of a sentence in English guise, gives single things an "a", or a "the" where they are known.

>>> from geomap.language.foreign.glossary import glossary
>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> nodes = nodes_of([Word("Взрыв", 0, "explosion", "NOUN", 1, "nsubj"), Word("произошёл", 6, "occur", "VERB")])
>>> nodes[0].tag, nodes[0].entry = "NN", glossary("ru").entries("взрыв")[0]
>>> add_articles(nodes, set())
>>> [node.lower for node in nodes]
['the', 'взрыв', 'произошел']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import buildings, doers
from geomap.language.foreign.nodes import below, insert_before
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node


def add_articles(nodes: list[Node], known: set[str]) -> None:
    """Give single things of a language without articles an "a", or a "the" where they are told of before the verb or are `known` already: to the rules a bare noun is of a kind."""
    children = below(nodes)
    for node in list(nodes):
        common = node.pos == "NOUN" and node.tag == "NN" and node.entry is not None and not node.entry.date and not node.word.entity
        if common and not any(child.dep in {"det", "poss", "nummod"} for child in children[id(node)]):
            first = next((child for child in children[id(node)] if not child.word.text and child.dep == "compound"), node)
            other = any(child.lemma in {"other", "similar"} for child in children[id(node)])  # "похожий случай произошёл осенью" is another one
            insert_before(nodes, first, "the" if not other and _is_definite(node, known) else "a", "DET", "det").up = node
    known |= {node.word.lemma for node in nodes if node.pos == "NOUN"}


def _is_definite(node: Node, known: set[str]) -> bool:
    """Tell whether a noun without an article points back: "взрыв произошёл вечером" and "мужчина скончался", but "произошёл взрыв"; a house that is told of again."""
    verb = node.up
    before = node.dep == "nsubj" and verb is not None and node.word.idx < verb.word.idx
    if before and verb is not None and (verb.lemma == "occur" or verb.word.lemma in words("succumbing")):
        return True
    return node.word.lemma in known and (node.lemma in buildings() or (before and node.lemma in doers()))
