"""Clauses that only a comma parts, and what stands for a subject there: takes the nodes of a sentence, gives each verb the noun before it that belongs to it.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> hit, post = Word("обстреляли", 0, "обстрелять", "VERB"), Word("пост", 11, "пост", "NOUN", 0, "obj", feats={"Case": "Acc"})
>>> man = Word("солдат", 17, "солдат", "NOUN", 0, "nsubj", feats={"Case": "Nom"})
>>> died = Word("погиб", 24, "погибнуть", "VERB", 0, "conj", feats={"VerbForm": "Fin", "Aspect": "Perf"})
>>> nodes = nodes_of([hit, post, Word(",", 15, ",", "PUNCT", 0, "punct"), man, died])
>>> give_back(nodes)
>>> nodes[3].up.word.text
'погиб'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, hangs_on

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

SIGNS = frozenset({",", ";", ":", "\u2014", "\u2013"})
MISPLACED = frozenset({"nsubj", "conj", "appos", "dep", "parataxis", "nmod"})
REACH = 6


def give_back(nodes: list[Node]) -> None:
    """Give a verb of Russian the noun between the comma and it, where the parser hung it beyond the comma: "обстреляли пост, | солдат погиб"."""
    place = {id(node): at for at, node in enumerate(nodes)}
    children = below(nodes)
    for at, verb in enumerate(nodes):
        finite = verb.feat("VerbForm") == "Fin" or verb.feat("Variant") == "Short"
        if verb.pos != "VERB" or not verb.feat("Aspect") or not finite or any(child.relation in {"nsubj", "csubj"} for child in children[id(verb)]):
            continue
        start = next((k + 1 for k in range(at - 1, -1, -1) if nodes[k].lower in SIGNS), 0)
        for node in reversed(nodes[start:at]) if start else ():
            above = node.up
            if node.pos not in {"NOUN", "PROPN"} or node.relation not in MISPLACED or above is None or place[id(above)] >= start:
                continue
            counted = any(child.relation == "nummod" for child in children[id(node)])
            if (node.feat("Case") == "Nom" or counted) and not any(child.dep == "case" for child in children[id(node)]) and not hangs_on(verb, node):
                node.up, node.dep = verb, "nsubj:pass" if verb.feat("Variant") == "Short" else "nsubj"
                break


def name_banned(nodes: list[Node]) -> None:
    """Let the name behind it be the subject that a participle was taken for: "взяло на себя запрещённое в России | «Исламское государство»"."""
    for at, node in enumerate(nodes):
        if node.relation != "nsubj" or node.feat("VerbForm") != "Part" or node.up is None:
            continue
        name = next((other for other in nodes[at + 1 : at + 1 + REACH] if other.word.entity == "ORG" and other.pos == "PROPN"), None)
        if name is not None and (name.up is None or name.up is node) and not hangs_on(node, name):
            name.up, name.dep, node.up, node.dep = node.up, node.dep, name, "amod"
