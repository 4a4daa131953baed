r"""Turns of blame that English has otherwise: takes the nodes of a sentence, gives "за взрывом стоят боевики" as "the militants are behind the explosion".

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> stand = Word("стоят", 11, "стоять", "VERB")
>>> nodes = nodes_of([Word("\u0417\u0430", 0, "\u0437\u0430", "ADP", 1, "case"), Word("взрывом", 3, "взрыв", "NOUN", 2, "obl", feats={"Case": "Ins"}), stand])
>>> blame(nodes)
>>> [node.lemma for node in nodes]
['behind', 'взрыв', 'be']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, insert_before
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})


def blame(nodes: list[Node]) -> None:
    """Rearrange what a sentence says of who did something."""
    _lay(nodes)
    _put_deeds(nodes)
    _stand_behind(nodes)
    _raise_agents(nodes)
    _say_what_it_is(nodes)


def _lay(nodes: list[Node]) -> None:
    """Let a deed be laid "to" somebody: "attribuée aux rebelles", "приписывают | талибам"."""
    children = below(nodes)
    for node in list(nodes):
        if node.up is None or node.up.lemma not in words("laying") or node.relation not in {"obl", "iobj", "nmod", "obj"} or node.dep == "obl:agent":
            continue
        case = next((child for child in children[id(node)] if child.dep == "case"), None)
        placed = node.word.entity == "GPE" and any(c.lower == "to" and c.dep == "case" for other in children[id(node.up)] for c in children[id(other)])
        if case is not None and case.word.text.lower() in words("to") and not placed:  # "attribuée aux rebelles | à Mutuej"
            node.dep, case.lower, case.lemma = "obl", "to", "to"
        elif case is None and node.feat("Case") == "Dat":
            insert_before(nodes, node, "to", "ADP", "case")
            node.dep = "obl"


def _put_deeds(nodes: list[Node]) -> None:
    """Let a deed itself be blamed on somebody, not the responsibility "for" it, which would be claimed: "возложили ответственность за взрыв | на сепаратистов"."""
    children = below(nodes)
    for node in nodes:
        verb = node.up
        if verb is None or verb.lemma != "blame" or node.lemma != "responsibility" or node.relation != "obj":
            continue
        around = children[id(node)]
        deed = next((c for c in around if c.relation == "nmod" and any(o.dep == "case" and o.lower == "for" for o in children[id(c)])), None)
        if deed is None:
            node.lemma = node.lower = "incident"
            continue
        for case in children[id(deed)]:
            case.dep = "fixed" if case.dep == "case" else case.dep
        deed.up, deed.dep, node.up, node.dep = verb, "obj", deed, "fixed"
        node.lemma = node.lower = ""


def _stand_behind(nodes: list[Node]) -> None:
    """Let those who stand behind a deed be behind it."""
    children = below(nodes)
    for node in nodes:
        verb = node.up
        if verb is None or verb.word.lemma not in words("standing") or node.relation != "obl" or node.feat("Case") != "Ins":
            continue
        case = next((child for child in children[id(node)] if child.dep == "case" and child.word.lemma in words("behind")), None)
        if case is not None:
            case.lower, case.lemma, verb.lemma, verb.lower, verb.pos = "behind", "behind", "be", "be", "AUX"


def _raise_agents(nodes: list[Node]) -> None:
    """Give a phrase that is a verb the agent of the participle in it: "a fait l'objet d'une attaque menée | par des hommes armés"."""
    for node in nodes:
        led = node.up
        if node.dep == "obl:agent" and led is not None and led.relation == "acl" and led.up is not None and led.up.entry is not None:
            phrase = led.up.entry
            if led.up.pos == "VERB" and phrase.turned and len(phrase.words) > 1:
                node.up = led.up


def _say_what_it_is(nodes: list[Node]) -> None:
    """Give "это дело рук боевиков" its "is"."""
    children = below(nodes)
    for node in list(nodes):
        around = children[id(node)]
        it = any(child.relation == "nsubj" and child.lower == "it" for child in around)
        if it and node.pos in NOMINAL and not any(child.dep in {"cop", "case"} for child in around):
            insert_before(nodes, node, "be", "AUX", "cop")
