"""Bodies that are found as only those of the murdered are: takes nodes, lets who was found so be slain.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> man, been, found = Word("Prêtre", 0, "priest", "NOUN", 2, "nsubj:pass"), Word("été", 9, "être", "AUX", 2, "aux:pass"), Word("retrouvé", 13, "retrouver", "VERB")
>>> nodes = nodes_of([man, been, found, Word("égorgé", 22, "égorger", "VERB", 2, "xcomp", feats={"VerbForm": "Part"})])
>>> find_slain(nodes)
>>> [(node.word.text, node.dep, node.up and node.up.word.text) for node in nodes]
[('Prêtre', 'nsubj:pass', 'égorgé'), ('été', 'aux:pass', 'égorgé'), ('retrouvé', 'aux:tense', 'égorgé'), ('égorgé', 'dep', None)]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, hangs_on
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

WHOM = frozenset({"nsubj:pass", "obj"})
HOW = frozenset({"xcomp", "advcl", "acl", "conj", "obl", "nmod", "amod", "dep"})
ENDING = frozenset({".", ";", "!", "?"})


def find_slain(nodes: list[Node]) -> None:
    """Let those found with a sign of murder on them be slain: "retrouvés ligotés et | exécutés", "нашли связанным и | застреленным"."""
    for at, found in enumerate(list(nodes)):
        if found.word.lemma not in words("coming_upon") or found.pos != "VERB":
            continue
        children = below(nodes)
        mine = children[id(found)]
        whom = next((c for c in mine if (c.dep in WHOM and c.feat("Case") != "Ins") or (c.dep == "nsubj" and found.feat("VerbForm") == "Part")), None)
        behind = list(itertools.takewhile(lambda node: node.lower not in ENDING, nodes[at + 1 :]))
        signs = [node for node in behind if node.word.lemma in words("signs_of_murder") and node.dep != "aux:tense" and hangs_on(node, found)]
        if whom is None or not signs:
            continue
        slain = next((node for node in signs if (node.relation in HOW or node.feat("Case") == "Ins") and node.word.lemma not in words("binding")), None)
        slain = slain or next((node for node in behind if node.lemma == "dead" and hangs_on(node, found)), None)
        if slain is None or hangs_on(whom, slain) or hangs_on(slain, whom):
            continue
        _raise(found, slain, whom, children)


def _raise(found: Node, slain: Node, whom: Node, children: dict[int, list[Node]]) -> None:
    for child in children[id(found)]:
        child.up = slain if child is not slain else child.up
    slain.up, slain.dep, found.up, found.dep = found.up, found.dep, slain, "aux:tense"
    slain.pos, slain.word.feats, whom.dep = "VERB", {"VerbForm": "Part", "Tense": "Past", "Voice": "Pass", "Variant": "Short"}, "nsubj:pass"
    if slain.lemma in {"dead", slain.word.lemma}:
        slain.lemma = slain.lower = "murder"
