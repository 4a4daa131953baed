"""What is shot, and at whom: takes the nodes of a sentence, lets weapons stand beside shots and what they hit behind the words that English has for it.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> nodes = nodes_of([Word("ракета", 0, "rocket", "NOUN", 1, "nsubj"), Word("попала", 7, "попасть", "VERB", feats={"Aspect": "Perf"})])
>>> hotel, into = Word("гостиницу", 16, "гостиница", "NOUN", 1, "obl", feats={"Case": "Acc"}), Word("в", 14, "в", "ADP", 2, "case")
>>> nodes = nodes_of([nodes[0].word, nodes[1].word, hotel, into])
>>> fall_on(nodes)
>>> nodes[1].lemma, nodes[2].dep
('hit', 'obj')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})


def name_shots(nodes: list[Node]) -> None:
    """Let what is shot stand beside the shot, as in "rocket fire": "un tir | de roquettes", "удар | беспилотников"."""
    children = below(nodes)
    for node in nodes:
        shot = node.up
        if shot is None or shot.pos != "NOUN" or shot.lemma not in words("shots") or node.lemma not in words("shot") or node.relation not in {"nmod", "obl"}:
            continue
        case = next((child for child in children[id(node)] if child.dep == "case"), None)
        if (case is None and node.feat("Case") not in {"Gen", "Ins"}) or (case is not None and case.lower not in {"of", "in", "with"}):
            continue
        node.dep, shot.lemma = "compound", "fire" if shot.lemma == "gunfire" else shot.lemma
        if case is not None:
            case.dep = "fixed"


def aim(nodes: list[Node]) -> None:
    """Let what something is thrown at hang on the verb: "бросили гранаты | в военкомат"."""
    children = below(nodes)
    for node in nodes:
        thrown, at = node.up, next((child for child in children[id(node)] if child.dep == "case"), None)
        if at is None or node.pos not in NOMINAL or node.feat("Case") != "Acc" or node.lemma in words("periods") or (node.entry and node.entry.date):
            continue
        if at.word.text.lower() in words("into"):
            at.lower = at.lemma = "into"
        verb = thrown.up if thrown is not None and thrown.relation == "obj" else None
        if verb is not None and verb.lemma in words("throwing"):
            node.up, node.dep = verb, "obl"


def ram(nodes: list[Node]) -> None:
    """Let a car ram "into" people: "a foncé | dans la foule", "a foncé avec sa voiture | sur des piétons"."""
    for case in nodes:
        noun = case.up
        held = noun.up if noun is not None else None
        if case.dep == "case" and case.lower in {"in", "on"} and noun is not None and held is not None and held.up is not None and held.up.lemma == "ram":
            by_means = held.relation == "obl" and held.word.idx < case.word.idx and held.lemma in words("rammed_with")
            noun.up, noun.dep = (held.up, "obl") if by_means else (held, noun.dep)
        if case.dep == "case" and case.lower in {"in", "on"} and noun is not None and noun.up is not None and noun.up.lemma == "ram":
            case.lower = case.lemma = "into"


def fall_on(nodes: list[Node]) -> None:
    """Let a shell that falls "into" a house hit it: "ракета попала вчера | в гостиницу", "un obus est tombé | sur une école"."""
    children = below(nodes)
    for verb in nodes:
        if verb.pos != "VERB" or verb.word.lemma not in words("falling_on"):
            continue
        mine = children[id(verb)]
        shot = any(child.dep == "nsubj" and child.lemma in words("shells") for child in mine)
        hit = next((c for c in mine if c.relation in {"obl", "obj"} and c.pos in NOMINAL and not (c.entry and c.entry.date) and _onto(c, children)), None)
        if not shot or hit is None or any(child.relation == "obj" and child is not hit for child in mine):
            continue
        if not verb.feat("Aspect"):
            verb.lemma = verb.lower = "land"
            continue
        verb.lemma, verb.lower, hit.dep = "hit", "hit", "obj"
        for child in children[id(hit)]:
            if child.dep == "case":
                child.up, child.dep = verb, "prt"


def _onto(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a preposition says what something falls on."""
    case = next((child.word.text.lower() for child in children[id(node)] if child.dep == "case"), "")
    return case in words("onto") and node.feat("Case") in {"", "Acc"} and node.word.entity != "DATE"


def _fight_of(verb: Node, children: dict[int, list[Node]]) -> Node | None:
    """Return the fight that a verb says took place."""
    fights = (child for child in children[id(verb)] if child.relation == "nsubj" and child.lemma in words("fights"))
    return next(fights, None) if verb.lemma == "occur" else None


def _committed(node: Node, children: dict[int, list[Node]]) -> Node | None:
    """Return the deed that a verb, on which whom it is against was hung, only says was done."""
    verb = node.up
    if verb is None or verb.pos != "VERB" or verb.lemma not in {"carry", "commit", "occur"} or node.feat("Case") != "Acc" or node.feat("Animacy") != "Anim":
        return None
    return next((c for c in children[id(verb)] if c.relation in {"nsubj", "obj"} and c.lemma in words("deeds") | {"attack", "attempt"}), None)


def _hang_behind_doers(nodes: list[Node], node: Node, at: int) -> None:
    """Hang what is attacked on the attack, not on what they ride who made it: "нападения людей на мотоциклах | на колонну"."""
    held, rider = node.up, nodes[at - 1]
    if node.feat("Case") == "Loc":
        if rider.feat("Animacy") == "Anim" and rider.up is held and held is not None and held.lemma in words("deeds") | {"attack"}:
            node.up = rider  # "нападения людей | на мотоциклах"
        return
    deed = next((other for other in reversed(nodes[:at]) if other.pos == "VERB" or (other.pos == "NOUN" and other.lemma in words("deeds") | {"attack"})), None)
    if deed is not None and held is not None and deed.pos == "NOUN" and held.lemma not in words("deeds") | {"attack"} and held.feat("Case") != "Acc":
        node.up, node.dep = deed, "nmod"


def hang_aims(nodes: list[Node]) -> None:
    """Hang whom an attack is against, and whom one clashes with, on it in French: "le bilan de l'attaque perpétrée mardi | contre un camp"."""
    aims = {"against": words("deeds") | {"attack"}, "with": words("fights")}
    children = below(nodes)
    for at, case in enumerate(nodes):
        node = case.up
        fight = _fight_of(node.up, children) if case.dep == "case" and case.lower in {"between", "with"} and node is not None and node.up is not None else None
        if fight is not None and node is not None:
            node.up, node.dep = fight, "nmod"  # "произошёл бой | между военными и бандитами"
            continue
        deed = _committed(node, children) if case.dep == "case" and case.word.text.lower() == "на" and node is not None else None
        if deed is not None and node is not None:
            node.up, node.dep = deed, "nmod"  # "на предпринимателя | совершено покушение"
            continue
        if (
            case.dep == "case"
            and case.word.text.lower() == "на"
            and node is not None
            and node.feat("Case") in {"Acc", "Loc"}
            and node.up is not None
            and node.up.pos == "NOUN"
        ):
            _hang_behind_doers(nodes, node, at)
            continue
        if case.dep != "case" or case.lower not in aims or node is None or node.relation not in {"nmod", "obl"} or node.feat("Case") or node.up is None:
            continue
        before = itertools.takewhile(lambda other: other.pos != "AUX" and other.feat("VerbForm") not in {"Fin", "Inf"}, reversed(nodes[:at]))
        deed = next((other for other in before if other.pos == "NOUN" and other.lemma in aims[case.lower]), None)
        if deed is not None and node.up is not deed and node.up.lemma not in aims[case.lower] and deed is not node:
            node.up, node.dep = deed, "nmod"


def strike_against(nodes: list[Node]) -> None:
    """Let a strike on anything be one against it: "удар | по микроавтобусу", "une frappe | sur un marché"."""
    for case in nodes:
        hit = case.up
        if case.dep != "case" or case.lower != "on" or hit is None or hit.up is None:
            continue
        if hit.up.lemma == "strike" and hit.up.pos == "NOUN":
            case.lower = case.lemma = "against"
        elif hit.up.lemma in words("sending") and hit.up.feat("Aspect") and hit.feat("Case") == "Dat":
            case.lower = case.lemma = "at"  # "по городу | выпущено пять ракет"
