"""What belongs to a clause: takes the nodes of a sentence, keeps the words of a clause that signs set off together, and hangs participles on what they agree with.

>>> from geomap.language.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> men, bank = Word("hommes", 0, "homme", "NOUN", feats={"Number": "Plur"}), Word("banque", 9, "banque", "NOUN", 0, "nmod", feats={"Number": "Sing"})
>>> nodes = nodes_of([men, bank, Word("arrêtés", 20, "arrêter", "VERB", 1, "acl", feats={"VerbForm": "Part", "Tense": "Past", "Number": "Plur"})])
>>> agree(nodes)
>>> nodes[2].up.word.text
'hommes'
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.nodes import below, hangs_on

if TYPE_CHECKING:
    from geomap.language.nodes import Node

SIGNS = frozenset({",", "\u2014", "\u2013", ";", ":", "("})
DESCRIBING = frozenset({"acl", "acl:relcl"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def keep_clauses(nodes: list[Node]) -> None:
    """Hang the object of a describing clause on its verb, where the parser hung it beyond the commas that Russian sets around it.

    In "двое неизвестных, обстрелявших ночью пост, убиты" the post is what was shelled.
    """
    place = {id(node): at for at, node in enumerate(nodes)}
    children = below(nodes)
    for verb in nodes:
        if verb.dep not in DESCRIBING or verb.pos != "VERB" or not verb.feat("Aspect"):
            continue
        if any(child.relation == "obj" for child in children[id(verb)]):
            continue
        at = place[id(verb)]
        first = next((k + 1 for k in range(at - 1, -1, -1) if nodes[k].lower in SIGNS), None)
        stop = next((k for k in range(at + 1, len(nodes)) if nodes[k].lower in SIGNS), len(nodes))
        if first is None:
            continue
        for node in nodes[at + 1 : stop]:
            outside = node.up is not None and not first <= place[id(node.up)] < stop
            if outside and node.relation == "obj" and not hangs_on(verb, node):
                node.up = verb
                break


def agree(nodes: list[Node]) -> None:
    """Hang a past participle on the noun above that it agrees with: "deux frères soupçonnés de viser une synagogue | arrêtés"."""
    children = below(nodes)
    for node in nodes:
        noun = node.up
        if (
            node.feat("VerbForm") != "Part"
            or node.feat("Tense") != "Past"
            or node.relation not in {"acl", "amod"}
            or noun is None
            or _agrees(node, noun, children)
        ):
            continue
        above = noun.up
        while above is not None and not (above.pos in NOMINAL and above.feat("Number") and _agrees(node, above, children)):
            above = above.up
        if above is not None:
            node.up = above


def _agrees(participle: Node, noun: Node, children: dict[int, list[Node]]) -> bool:
    if noun.pos not in NOMINAL:
        return True
    number, gender = noun.feat("Number"), noun.feat("Gender")
    if participle.feat("Number") and number and participle.feat("Number") != number:
        listed = any(child.relation == "conj" for child in children[id(noun)]) or noun.relation == "conj"
        return participle.feat("Number") == "Plur" and listed
    return not (gender and participle.feat("Gender") and gender != participle.feat("Gender"))


def hang_participles(nodes: list[Node]) -> None:
    """Let a present participle that stands before a noun, or behind a comma, say what the deed did: "..., blessant deux gendarmes" describes no caserne."""
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        if (
            node.pos != "VERB"
            or node.feat("Tense") != "Pres"
            or node.feat("VerbForm") != "Part"
            or noun is None
            or noun.pos not in NOMINAL
            or node.feat("Case")
        ):
            continue
        at = place[id(node)]
        before = node.relation in {"amod", "acl"} and at < place[id(noun)]
        apart = node.relation == "acl" and at > 0 and nodes[at - 1].lower == ","
        above = noun.up
        while above is not None and above.pos != "VERB":
            above = above.up
        if (before or apart) and above is not None and above is not node:
            node.up, node.dep = above, "advcl"
            if before:
                noun.up, noun.dep = node, "obj"


def describe(nodes: list[Node]) -> None:
    """Let a participle before the noun that it agrees with describe it, where the parser made it a clause with that object: "предполагаемого | вора"."""
    for node, noun in itertools.pairwise(nodes):
        if (
            node.feat("VerbForm") != "Part"
            or not node.feat("Case")
            or noun.up is not node
            or noun.pos not in NOMINAL
            or noun.relation not in {"obj", "obl", "nsubj"}
        ):
            continue
        if all(node.feat(name) == noun.feat(name) for name in ("Case", "Number")):
            noun.up, noun.dep, node.up, node.dep = node.up, "obj" if node.relation == "advcl" else node.dep, noun, "amod"


def share_prepositions(nodes: list[Node]) -> None:
    """Hang on the noun the preposition before its adjectives: "между | киргизскими и таджикскими пограничниками"."""
    children = below(nodes)
    for node in nodes:
        adjective = node.up
        noun = adjective.up if adjective is not None and adjective.relation == "amod" else None
        if node.dep != "case" or noun is None or noun.pos not in NOMINAL or node.word.idx > noun.word.idx:
            continue
        if not any(child.dep == "case" for child in children[id(noun)]):
            node.up = noun


def name_people(nodes: list[Node]) -> None:
    """Take a participle that a number or an article counts for the people that it names: "massacré | vingt déplacés"."""
    children = below(nodes)
    for at, node in enumerate(nodes):
        verb = node.up
        if node.pos not in {"VERB", "ADJ"} or node.relation != "acl" or node.feat("Case") or verb is None or verb.pos != "VERB" or at == 0:
            continue
        counted = nodes[at - 1].up is node and nodes[at - 1].dep in {"det", "nummod"}
        if counted and not any(child.relation in {"nsubj", "obj"} for child in children[id(node)]):
            node.pos, node.dep, node.lemma = "NOUN", "obj", node.lower.rstrip("s")
            node.word.lemma, node.word.pos, node.word.feats = node.lemma, "NOUN", {**node.word.feats, "VerbForm": ""}
