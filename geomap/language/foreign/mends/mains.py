"""Main verbs that a parser of French hung on a noun: takes the nodes of a sentence, gives each its clause, and who tells of it a clause beside it.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> has, killed = Word("a", 12, "avoir", "AUX", 3, "aux:tense"), Word("tué", 14, "tuer", "VERB", 1, "acl", feats={"VerbForm": "Part"})
>>> nodes = nodes_of([Word("bombe", 0, "bombe", "NOUN"), Word("bar", 8, "bar", "NOUN", 0, "nmod"), has, killed])
>>> find_mains(nodes)
>>> nodes[0].up.word.text, nodes[0].dep
('tué', 'nsubj')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import MOST_STEPS, below
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})
DESCRIBING = frozenset({"acl", "acl:relcl"})
LOOSE = frozenset({"acl", "advcl", "amod", "appos", "conj", "dep"})
LISTED = frozenset({"appos", "conj", "dep", "nmod", "obl"})
SUBJECTS = frozenset({"nsubj", "csubj"})


def find_mains(nodes: list[Node]) -> None:
    """Set apart who tells of it, then let main verbs be that, with the subjects that stand before them."""
    if any(node.feat("Case") or node.feat("Aspect") for node in nodes):
        return  # Russian
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
        if start is None or start == 0 or not any(c.relation == "aux" for c in children[id(verb)]) or any(c.relation in SUBJECTS for c in children[id(verb)]):
            continue
        noun: Node | None = nodes[start - 1]
        for _ in range(MOST_STEPS):
            if noun is None or noun.up is None or place[id(noun)] >= start or _stands_apart(noun, nodes, children, place):
                break
            noun = noun.up
        if noun is not None and noun is not verb and place[id(noun)] < start and _stands_apart(noun, nodes, children, place):
            noun.up, noun.dep = verb, "nsubj:pass" if any(c.dep == "aux:pass" for c in children[id(verb)]) else "nsubj"


def _stands_apart(noun: Node, nodes: list[Node], children: dict[int, list[Node]], place: dict[int, int]) -> bool:
    """Tell whether a bare noun with an article or number begins behind a comma, on the other side of which it was hung."""
    around = children[id(noun)]
    if noun.pos not in NOMINAL or noun.relation not in LISTED or noun.up is None or noun.up.pos not in NOMINAL or any(c.dep in {"case", "cc"} for c in around):
        return False
    opened = [place[id(c)] for c in around if c.relation in {"det", "nummod"} and place[id(c)] < place[id(noun)]]
    return bool(opened) and place[id(noun.up)] < min(opened) and nodes[min(opened) - 1].lower == ","


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
