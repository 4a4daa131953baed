"""Main verbs that a parser of French hung on a noun: takes the nodes of a sentence, gives each its clause, and who tells of it a clause beside it.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> has, killed = Word("a", 12, "avoir", "AUX", 3, "aux:tense", feats={"VerbForm": "Fin"}), Word("tué", 14, "tuer", "VERB", 1, "acl", feats={"VerbForm": "Part"})
>>> nodes = nodes_of([Word("bombe", 0, "bombe", "NOUN"), Word("bar", 8, "bar", "NOUN", 0, "nmod"), has, killed])
>>> find_mains(nodes)
>>> nodes[0].up.word.text, nodes[0].dep
('tué', 'nsubj')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import MOST_STEPS, below
from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})
DESCRIBING = frozenset({"acl", "acl:relcl", "nmod"})
LOOSE = frozenset({"acl", "advcl", "amod", "appos", "conj", "dep"})
LISTED = frozenset({"appos", "conj", "dep", "nmod", "obl"})
SUBJECTS = frozenset({"nsubj", "csubj"})


def find_mains(nodes: list[Node]) -> None:
    """Set apart who tells of it, then let main verbs be that, with the subjects that stand before them."""
    if not any(node.feat("Case") or node.feat("Aspect") for node in nodes):  # French
        set_tellers_apart(nodes)
        raise_mains(nodes)
    find_subjects(nodes)


def set_tellers_apart(nodes: list[Node]) -> None:
    """Let a verb of telling behind a comma, with who tells behind it, stand beside what is told: "huit personnes ont péri, | a déclaré le préfet"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        start = _start(verb, children, place)
        if verb.lemma not in words("telling") or start is None or start == 0 or nodes[start - 1].lower != ",":
            continue
        mine = children[id(verb)]
        tellers = [c for c in mine if c.relation in {"nsubj", "obj"} and c.pos in {*NOMINAL, "PRON"} and c.word.idx > verb.word.idx]
        teller = next((c for c in tellers if not any(other.dep == "case" for other in children[id(c)])), None)
        if teller is None:
            continue
        teller.dep = "nsubj"
        told = next((c for c in mine if c.relation in SUBJECTS and place[id(c)] < start), None)
        main = _top(verb) if verb.relation in LOOSE else _main_of(told, start, children, place) if verb.up is None and told is not None else None
        if main is None or main is verb:
            continue
        if told is not None:
            for child in mine:
                child.up = main if place[id(child)] < start and child.relation != "aux" else verb
            main.up, main.dep = None, "root"
            told.dep = "nsubj:pass" if any(c.dep == "aux:pass" for c in children[id(main)]) else "nsubj"
        verb.up, verb.dep = main, "parataxis"


def raise_mains(nodes: list[Node]) -> None:
    """Let a verb in a tense of its own, without a relative pronoun, be what the noun at the top of its sentence does: "l'explosion dans un bar | a tué trois clients"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        noun, start = verb.up, _start(verb, children, place)
        if verb.dep not in DESCRIBING or noun is None or start is None or not any(c.relation == "aux" for c in children[id(verb)]):
            continue
        if any(c.relation in SUBJECTS | {"mark"} for c in children[id(verb)]) or any(_relates(n) for n in nodes[place[id(noun)] + 1 : start]):
            continue
        top = _top(noun)
        if top.pos not in NOMINAL or top.word.idx > noun.word.idx or any(c.dep in {"case", "cop"} or c.relation in SUBJECTS for c in children[id(top)]):
            continue
        for child in children[id(top)]:
            child.up = verb if place[id(child)] > place[id(verb)] else top
        passive = any(c.dep == "aux:pass" for c in children[id(verb)])
        verb.up, verb.dep, top.up, top.dep = None, "root", verb, "nsubj:pass" if passive else "nsubj"


def find_subjects(nodes: list[Node]) -> None:
    """Give a verb without a subject the bare noun before it that was hung on a phrase before a comma: "dans le cadre de la lutte, | un détachement a arrêté"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        start = _start(verb, children, place)
        tense = verb.feat("Aspect") or any(c.relation == "aux" for c in children[id(verb)])
        if start is None or start == 0 or not tense or any(c.relation in SUBJECTS for c in children[id(verb)]):
            continue
        before = itertools.takewhile(lambda node: node.pos != "PUNCT", reversed(nodes[:start]))
        noun = next((node for node in before if _stands_apart(node, nodes, children, place)), None)
        noun = noun or next((node for node in _up_to_a_verb(reversed(nodes[:start])) if _begins_a_clause(node, children)), None)
        if noun is None:
            continue
        if noun.dep != "conj":
            for other in nodes[place[id(noun)] + 1 : start]:
                other.up = noun if other.up is noun.up else other.up
        verb.up, verb.dep = (noun.up, "conj") if verb.up is noun else (verb.up, verb.dep)
        noun.up, noun.dep = verb, "nsubj:pass" if any(c.dep == "aux:pass" for c in children[id(verb)]) else "nsubj"


def _up_to_a_verb(span: Iterator[Node]) -> Iterator[Node]:
    return itertools.takewhile(lambda node: node.pos != "VERB" or node.feat("VerbForm") == "Part", span)


def _begins_a_clause(noun: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a bare noun was listed beside a verb or a place: "deux agents ont été blessés à Gao et | trois mineurs, âgés de 15 ans, ont été interpellés"."""
    around, first = children[id(noun)], noun.up
    if noun.pos not in NOMINAL or noun.dep != "conj" or first is None or any(c.dep == "case" for c in around):
        return False
    governed = first.pos == "VERB" or any(c.dep == "case" for c in children[id(first)])
    return governed and any(c.dep == "cc" for c in around) and any(c.relation in {"det", "nummod"} for c in around)


def _stands_apart(noun: Node, nodes: list[Node], children: dict[int, list[Node]], place: dict[int, int]) -> bool:
    """Tell whether a bare noun with an article or number begins behind a comma, on the other side of which it was hung."""
    around = children[id(noun)]
    if noun.pos not in NOMINAL or noun.relation not in LISTED or noun.up is None or noun.up.pos not in NOMINAL or any(c.dep in {"case", "cc"} for c in around):
        return False
    if noun.feat("Case") or noun.up.feat("Case"):  # "в селе округа | дрон атаковал автомобиль"
        return noun.relation in {"appos", "nmod"} and noun.feat("Case") in {"Nom", ""} and noun.up.feat("Case") not in {"Nom", ""} and noun.word.entity != "GPE"
    opened = [place[id(c)] for c in around if c.relation in {"det", "nummod"} and place[id(c)] < place[id(noun)]]
    parted = bool(opened) and (nodes[min(opened) - 1].lower == "," or (noun.up.entry is not None and noun.up.entry.date))
    return parted and place[id(noun.up)] < min(opened)


def _start(verb: Node, children: dict[int, list[Node]], place: dict[int, int]) -> int | None:
    """Return where a verb in a tense of its own begins, with its helpers."""
    helpers = [c for c in children[id(verb)] if c.relation == "aux" and place[id(c)] < place[id(verb)]]
    if verb.pos != "VERB" or not (verb.feat("VerbForm") == "Fin" or any(c.feat("VerbForm") == "Fin" for c in helpers)):
        return None
    return min(place[id(node)] for node in (verb, *helpers))


def _main_of(told: Node, stop: int, children: dict[int, list[Node]], place: dict[int, int]) -> Node | None:
    """Return the verb before `stop` that was taken to describe its subject."""
    found = [c for c in children[id(told)] if c.dep in DESCRIBING and any(o.relation == "aux" for o in children[id(c)]) and place[id(c)] < stop]
    return next((verb for verb in found if not any(_relates(c) for c in children[id(verb)])), None)


def _top(node: Node) -> Node:
    for _ in range(MOST_STEPS):
        if node.up is None:
            break
        node = node.up
    return node


def _relates(node: Node) -> bool:
    """Tell whether a word opens a clause on the noun before: "qui"; "dont trois femmes" names a part."""
    return node.feat("PronType") == "Rel" and node.lower != "including"
