"""What was done to others, told by a bare participle: takes the nodes of a French sentence, gives each such participle its clause.

>>> from geomap.language.foreign.glossary import glossary
>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> told, passive = {"VerbForm": "Part"}, Word("été", 7, "être", "AUX", 2, "aux:pass")
>>> words = [Word("Bus", 0, "bus", "NOUN", 2, "nsubj:pass"), passive, Word("pillé", 11, "piller", "VERB", feats=told), Word(",", 16, ",", "PUNCT", 2, "punct")]
>>> words += [Word("la", 18, "le", "DET", 5, "det"), Word("douane", 21, "douane", "NOUN", 2, "obl")]
>>> nodes = nodes_of([*words, Word("incendiée", 28, "incendier", "VERB", 5, "acl", feats=told)])
>>> nodes[6].entry = glossary("fr").entries("incendier")[0]
>>> fill_gaps(nodes)
>>> nodes[6].dep, nodes[5].up.word.text, nodes[5].dep
('conj', 'incendiée', 'nsubj:pass')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, hangs_on
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

JOINTS = frozenset({",", "et", "and", ";"})
ADVERB = "ment"
LOOSE = frozenset({"obl", "dep", "dislocated", "appos", "conj", "advcl", "acl", "nsubj", "parataxis"})


def fill_gaps(nodes: list[Node]) -> None:
    """Give participles their clauses, and people whom an adverb parts from them."""
    if any(node.feat("Aspect") for node in nodes):
        return  # Russian
    _count_wounded(nodes)
    _part_clauses(nodes)


def _count_wounded(nodes: list[Node]) -> None:
    """Let a number that hangs on an adverb count the wounded behind it: "et trois autres | grièvement blessés"."""
    children = below(nodes)
    for adverb, hurt in itertools.pairwise(nodes):
        counted = [c for c in children[id(adverb)] if c.relation in {"nummod", "amod"} and c.word.idx < adverb.word.idx]
        if hurt.lemma not in words("said_hurt") or not adverb.lower.endswith(ADVERB) or not any(c.pos == "NUM" for c in counted) or hangs_on(hurt, adverb):
            continue
        hurt.pos, hurt.lemma, adverb.pos, adverb.up, adverb.dep = "NOUN", "wounded", "ADV", hurt, "advmod"
        for child in counted:
            child.up = hurt


def _part_clauses(nodes: list[Node]) -> None:
    """Let a participle right behind a noun, itself behind a comma or "and", be a clause beside the passive before it: "a été pillé, la douane | incendiée"."""
    children = below(nodes)
    told: Node | None = None
    subjects: set[int] = set()
    for at, node in enumerate(nodes):
        if node.pos == "VERB" and any(c.dep == "aux:pass" for c in children[id(node)]):
            told = node
            continue
        bare = (node.pos == "VERB" and node.feat("VerbForm") == "Part") or (node.pos == "ADJ" and node.lemma in words("said_hurt"))
        if told is None or node.entry is None or not bare:
            continue
        if node.feat("Tense") == "Pres" or any(c.relation in {"aux", "cop", "obj"} for c in children[id(node)]):
            continue
        noun = next((n for n in reversed(nodes[max(at - 2, 0) : at]) if n.pos == "NOUN"), None)
        while noun is not None and noun.relation == "nmod" and noun.up is not None and noun.up.pos == "NOUN" and noun.up.word.idx > told.word.idx:
            noun = noun.up  # "un convoyeur de fonds grièvement | blessé"
        if noun is None or noun.word.idx < told.word.idx or noun.relation not in LOOSE or any(c.dep == "case" for c in children[id(noun)]):
            continue
        if noun.relation in {"conj", "appos"} and noun.up is not told and id(noun.up) not in subjects and node.up is not told:
            continue
        first = min((c for c in children[id(noun)] if c.relation in {"det", "nummod", "amod"}), key=lambda c: c.word.idx, default=noun)
        before = nodes.index(first) - 1
        if before < 0 or nodes[before].lower not in JOINTS or first is noun or not agree(node, noun) or hangs_on(told, node) or hangs_on(told, noun):
            continue
        if node.pos == "ADJ":
            node.pos, node.lemma, node.word.feats = "VERB", "injure", {**node.word.feats, "VerbForm": "Part", "Tense": "Past"}
        node.up, node.dep = told, "conj"
        noun.up, noun.dep = node, "nsubj:pass"
        nodes[before].up = node
        subjects.add(id(noun))


def agree(verb: Node, noun: Node) -> bool:
    """Tell whether two words have the same number and gender, as far as their forms say."""
    return all(not verb.feat(name) or not noun.feat(name) or verb.feat(name) == noun.feat(name) for name in ("Number", "Gender"))
