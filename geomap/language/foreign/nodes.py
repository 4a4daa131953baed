"""A sentence's words while they are rearranged: takes words in the labels of Universal Dependencies, gives nodes that point at the one above them.

>>> words = [Word("Bombe", 0, "bombe", "NOUN"), Word("Gao", 8, "Gao", "PROPN", 0, "nmod")]
>>> nodes = nodes_of(words)
>>> virtual = insert_before(nodes, nodes[1], "of", "ADP", "case")
>>> [(w.lower, w.head) for w in words_of(nodes)]
[('bombe', -1), ('of', 2), ('gao', 0)]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.tree import Word
from geomap.language.words import undotted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.glossary import Entry


QUOTES = frozenset('\u00ab\u201c\u201e"')
"""The marks that open a quotation."""
MOST_STEPS = 40
"""How far up a tree is looked while it is rearranged and may have a ring."""


@dataclass(slots=True, eq=False)
class Node:
    """A word, the node above it (None for a root) and its relation to that: first Universal Dependencies', in the end what the rules read."""

    word: Word
    up: Node | None = None
    dep: str = "dep"
    tag: str = ""
    lemma: str = ""
    lower: str = ""
    pos: str = ""
    entry: Entry | None = None

    @property
    def relation(self) -> str:
        """Return the relation without its subtype: "obl" of "obl:agent"."""
        return self.dep.partition(":")[0]

    def feat(self, name: str) -> str:
        """Return a feature of the word's form, "" where it has none."""
        return self.word.feats.get(name, "")


def nodes_of(words: Sequence[Word]) -> list[Node]:
    """Return a node for each of `words`."""
    nodes = [Node(word, dep=word.dep, lemma=word.lemma, lower=undotted(word.lower or word.text.lower()), pos=word.pos) for word in words]
    for node, word in zip(nodes, words, strict=True):
        node.up = nodes[word.head] if 0 <= word.head < len(nodes) and nodes[word.head] is not node else None
    return nodes


def below(nodes: Sequence[Node]) -> dict[int, list[Node]]:
    """Return the children of each node, in order, by the `id` of the node."""
    found: dict[int, list[Node]] = {id(node): [] for node in nodes}
    for node in nodes:
        if node.up is not None:
            found[id(node.up)].append(node)
    return found


def hangs_on(node: Node, other: Node) -> bool:
    """Tell whether `node` is `other` or lies below it, however many words between.

    >>> chain = nodes_of([Word("a", 0, "a", "NOUN"), Word("b", 2, "b", "NOUN", 0), Word("c", 4, "c", "NOUN", 1)])
    >>> hangs_on(chain[2], chain[0]), hangs_on(chain[0], chain[2])
    (True, False)
    """
    above: Node | None = node
    for _ in range(MOST_STEPS):
        if above is None or above is other:
            break
        above = above.up
    return above is other


def uncircle(nodes: Sequence[Node]) -> None:
    """Hang what hangs on itself, through others, on the root: a tree that is rearranged word by word can be closed to a ring.

    >>> ring = nodes_of([Word("a", 0, "a", "NOUN"), Word("b", 2, "b", "NOUN"), Word("c", 4, "c", "NOUN")])
    >>> ring[1].up, ring[2].up = ring[2], ring[1]
    >>> uncircle(ring)
    >>> ring[1].up is ring[0] or ring[2].up is ring[0]
    True
    """
    root = next((node for node in nodes if node.up is None), None)
    done: set[Node] = set()
    for node in nodes:
        path: list[Node] = []
        at: Node | None = node
        while at is not None and at not in done:
            done.add(at)
            path.append(at)
            at = at.up
        if at is not None and at in path:
            at.up, at.dep = root, "dep"
            root = root or at


def insert_before(nodes: list[Node], node: Node, english: str, pos: str, dep: str) -> Node:
    """Put a word that the text has no letters for before `node`, hanging on it."""
    made = Node(Word("", node.word.idx, english, pos), node, dep, "", english, english, pos)
    made.word.opens_sentence, node.word.opens_sentence = node.word.opens_sentence, False
    at = next(at for at, other in enumerate(nodes) if other is node)
    if pos == "ADP" and at and nodes[at - 1].word.text in QUOTES and nodes[at - 1].up is node:
        at, made.word.idx = at - 1, nodes[at - 1].word.idx  # "боевики | «Талибана»"
    nodes.insert(at, made)
    return made


def words_of(nodes: Sequence[Node]) -> list[Word]:
    """Return the words of a tree as the rules read them."""
    number = {id(node): at for at, node in enumerate(nodes)}
    out = []
    for node in nodes:
        word = node.word
        word.head = number[id(node.up)] if node.up is not None else -1
        word.dep, word.tag, word.lemma, word.lower, word.pos = node.dep, node.tag, node.lemma, node.lower, node.pos
        out.append(word)
    return out
