"""Places that tell where another place lies: takes the nodes of a sentence, hangs each beside the place that it tells of.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> words = [Word("tué", 0, "tuer", "VERB"), Word("attentat", 9, "attentat", "NOUN", 0, "obl"), Word("Karma", 20, "Karma", "PROPN", 1, "nmod", entity="GPE")]
>>> words += [Word(",", 25, ",", "PUNCT", 0, "punct"), Word("près de", 27, "près", "ADP", 5, "case", lower="near")]
>>> nodes = nodes_of([*words, Word("Téra", 35, "Téra", "PROPN", 0, "obl", entity="GPE")])
>>> hang_places(nodes)
>>> nodes[5].up.word.text
'attentat'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import hangs_on

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

PLACING = frozenset({"around", "at", "in", "near", "off", "outside"})
PARTS = frozenset({"compound", "fixed", "flat"})


def hang_places(nodes: list[Node]) -> None:
    """Let a place between commas hang where the place before it hangs, not on the verb: "tué dans un attentat à Sriperumbudur, | près de Madras"."""
    for at in range(2, len(nodes) - 2):
        comma, place, case = nodes[at], nodes[at - 1], nodes[at + 1]
        node = case.up if case.dep == "case" else case  # "près de" stands above what it governs
        named = place.word.entity == "GPE" or (place.pos == "PROPN" and place.relation in {"nmod", "obl"} and nodes[at - 2].dep == "case")
        if comma.lower != "," or not named or case.pos != "ADP" or case.lower not in PLACING or node is None:
            continue
        while place.dep in PARTS and place.up is not None:
            place = place.up
        verb, host = node.up, place.up
        if verb is None or host is None or verb.pos != "VERB" or host.pos != "NOUN" or node.relation not in {"obl", "nmod", "advmod"}:
            continue
        if node.word.idx < case.word.idx or not hangs_on(host, verb) or hangs_on(host, node):
            continue
        if node.word.entity == "GPE" or any(other.up is node and other.word.entity == "GPE" for other in nodes[at + 2 :]):
            node.up, node.dep, comma.up = host, "nmod", host
