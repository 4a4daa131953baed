"""Verbs that a parser hung on a noun or a day: takes the nodes of a sentence, gives each back its place, subject and object.

>>> from geomap.language.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> killing, nine = Word("tuant", 0, "tuer", "VERB", feats={"VerbForm": "Part", "Tense": "Pres"}), Word("colons", 6, "colon", "NOUN", 0, "obj")
>>> burning = Word("brûlant", 16, "brûler", "VERB", 1, "conj", feats={"VerbForm": "Part", "Tense": "Pres"})
>>> nodes = nodes_of([killing, nine, Word("et", 13, "et", "CCONJ", 2, "cc"), burning, Word("cases", 24, "case", "NOUN", 0, "obj")])
>>> list_doings(nodes)
>>> nodes[3].up.word.text, nodes[4].up.word.text
('tuant', 'brûlant')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.nodes import below

if TYPE_CHECKING:
    from geomap.language.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})
NEXT = 6
"""How many words behind a participle its object begins."""


def find_lost_verbs(nodes: list[Node]) -> None:
    """Give each such verb back its place."""
    raise_dead(nodes)
    list_doings(nodes)
    count_among(nodes)
    count_harmed(nodes)


def raise_dead(nodes: list[Node]) -> None:
    """Let "sont mortes" be the verb that a day beside it was taken for: "six personnes, dont deux femmes, sont mortes | jeudi dans une attaque"."""
    children = below(nodes)
    for node in nodes:
        day = node.up
        if node.pos != "VERB" or node.relation != "amod" or node.entry is None or day is None or day.entry is None or not day.entry.date:
            continue
        being = next((child for child in children[id(day)] if child.dep == "cop" and child.word.idx < node.word.idx < day.word.idx), None)
        if being is None:
            continue
        node.up, node.dep, day.up, day.dep, being.dep = day.up, day.dep, node, "obl", "aux:tense"
        for child in children[id(day)]:
            if child is not node and (child.relation != "nmod" or not (child.entry and child.entry.date)):
                child.up = node
        people = node.up
        if node.dep == "conj" and people is not None and people.pos in NOMINAL and not any(c.relation == "nsubj" for c in children[id(day)]):
            node.up, node.dep, people.up, people.dep = people.up, people.dep, node, "nsubj"
            for child in children[id(people)]:
                if child is not node and child.word.idx > node.word.idx:
                    child.up = node


def list_doings(nodes: list[Node]) -> None:
    """Let a participle behind "and" stand beside the one before it, not beside its object: "tuant cinq habitants et | brûlant trente cases"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        verb = noun.up if noun is not None else None
        if node.pos != "VERB" or node.dep != "conj" or noun is None or noun.pos not in NOMINAL or verb is None or verb.pos != "VERB":
            continue
        alike = all(node.feat(name) == verb.feat(name) for name in ("VerbForm", "Tense")) and node.feat("VerbForm") == "Part" and not node.feat("Case")
        if not alike or noun.relation != "obj" or not any(child.dep == "cc" for child in children[id(node)]):
            continue
        node.up = verb
        behind = nodes[place[id(node)] + 1 : place[id(node)] + NEXT]
        second = next((c for c in behind if c.up in {verb, noun} and c.relation == "obj" and c.pos == "NOUN"), None)
        if second is not None and not any(child.relation == "obj" for child in children[id(node)]):
            second.up = node


def count_among(nodes: list[Node]) -> None:
    """Let a number count those of whom it is one part, as what the verb does to them: "enlevé le chef et deux | de ses fils"."""
    children = below(nodes)
    for number, case in zip(nodes, nodes[1:], strict=False):
        people = case.up
        if number.pos != "NUM" or case.dep != "case" or case.lower != "of" or people is None or number.up is not people or people.pos != "NOUN":
            continue
        owned = any(child.feat("Poss") == "Yes" or child.feat("PronType") == "Dem" for child in children[id(people)] if child.dep == "det")
        if not owned or people.feat("Number") != "Plur":
            continue
        number.dep, case.dep = "nummod", "fixed"
        linked = any(child.dep == "cc" for child in children[id(people)])
        verb = people.up
        if verb is None or verb.pos != "VERB" or people.relation not in {"obl", "dep", "nmod"} or people.word.idx < verb.word.idx:
            continue
        objects = [child for child in children[id(verb)] if child.relation == "obj" and child.word.idx < people.word.idx]
        if linked and objects:
            people.up, people.dep = objects[-1], "conj"
        elif not objects:
            people.dep = "obj"


def count_harmed(nodes: list[Node]) -> None:
    """Let a bare number be who came to harm, and not count the participle beside it: "двое погибли, трое | ранены"."""
    children = below(nodes)
    for number in nodes:
        verb = number.up
        if number.pos != "NUM" or number.relation != "nummod" or verb is None or verb.pos != "VERB" or verb.feat("Variant") != "Short":
            continue
        if not any(child.relation in {"nsubj", "csubj"} for child in children[id(verb)]):
            number.dep = "nsubj:pass"
