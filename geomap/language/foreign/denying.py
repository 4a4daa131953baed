"""Nobody: takes the nodes of a sentence in which a language denies twice ("personne n'a été blessé") or by other means ("раненых нет"), says it once, as English.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> nodes = nodes_of([Word("раненых", 0, "раненый", "NOUN", 1, "nsubj", feats={"Case": "Gen"}), Word("нет", 8, "нет", "VERB")])
>>> nodes[0].lemma = "wounded"
>>> deny(nodes)
>>> [(node.lemma, node.dep) for node in nodes]
[('no', 'det'), ('injury', 'nsubj'), ('be', 'dep')]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, insert_before
from geomap.language.words import table, words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

ARGUMENTS = frozenset({"nsubj", "obj", "nmod", "obl", "iobj"})


def deny(nodes: list[Node]) -> None:
    """Let what is denied have one "no", and its verb none."""
    _rejoin_nobody(nodes)
    children = below(nodes)
    for node in list(nodes):
        if node.lower == "no" and node.relation in {"nsubj", "obj"}:
            node.lower = node.lemma = "none"  # "| Aucun des 12 occupants n'a survécu"
            node.pos = "PRON"
        if _is_nobody(node, children):
            node.lower = node.lemma = "nobody"
            _deny_people(nodes, node, children)
        if node.lower in words("missing"):
            _deny_missing(nodes, node, children)
        if node.pos == "VERB" and _negative(node, children):
            _affirm(node, children)
    harms = table("harms")
    children = below(nodes)
    for node in list(nodes):
        if node.lemma not in harms or node.pos not in {"NOUN", "ADJ"} or not (_without(node, children) or _never(node, children)):
            continue
        node.lemma = node.lower = "casualty" if node.word.lemma.lower() in words("affected") else harms[node.lemma]
        node.pos = "NOUN"
        for child in children[id(node)]:
            if child.relation == "case" and child.lower == "of":
                child.dep = "fixed"
        if not any(child.lower == "no" for child in children[id(node)]):
            insert_before(nodes, node, "no", "DET", "det")


def _rejoin_nobody(nodes: list[Node]) -> None:
    """Let the "personne" before a "ne" be the subject of its verb: "la maison était vide et | personne n'a été blessé"."""
    for nobody, negation in itertools.pairwise(nodes):
        verb = negation.up
        if nobody.word.text.lower() not in words("nobodies") or negation.lower != "not" or verb is None or nobody.up is verb or verb is nobody:
            continue
        if any(node.up is nobody and node.relation in {"det", "nummod"} for node in nodes):
            continue
        passive = any(node.up is verb and node.dep == "aux:pass" for node in nodes)
        for node in nodes:
            if node.up is nobody and node.relation == "cc":
                node.up = verb
        if nobody.dep == "conj":
            verb.dep = "conj"
        nobody.up, nobody.dep = verb, "nsubj:pass" if passive else "nsubj"


def _is_nobody(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a word is "nobody", or the "personne" that stands for it where it has no article and its verb is denied."""
    if node.lower == "nobody":
        return True
    bare = node.word.text.lower() in words("nobodies") and not any(child.relation in {"det", "nummod", "amod"} for child in children[id(node)])
    return bare and node.up is not None and any(child.lower == "not" for child in children[id(node.up)])


def _deny_people(nodes: list[Node], nobody: Node, children: dict[int, list[Node]]) -> None:
    """Turn "nobody was hurt" into "no casualty was reported"."""
    verb, harms = nobody.up, table("harms")
    if verb is not None and verb.lemma in harms and nobody.relation == "nsubj":
        _affirm(verb, children)
        nobody.lemma = nobody.lower = harms[verb.lemma]
        nobody.pos = "NOUN"
        verb.lemma = verb.lower = "report"
        insert_before(nodes, nobody, "no", "DET", "det")


def _deny_missing(nodes: list[Node], verb: Node, children: dict[int, list[Node]]) -> None:
    """Turn "раненых нет" into "no wounded are"."""
    verb.lemma, verb.pos = "be", "VERB"
    _find_denied(nodes, verb, children)
    for child in children[id(verb)]:
        if child.relation in ARGUMENTS and child.feat("Case") == "Gen" and child.pos == "NOUN" and not _cased(child, children):
            insert_before(nodes, child, "no", "DET", "det")


def _find_denied(nodes: list[Node], verb: Node, children: dict[int, list[Node]]) -> None:
    """Give "нет" those right before it in the genitive, whom the parser hung beyond the comma: "взорвались вблизи, | жертв и пострадавших нет"."""
    at = next(at for at, node in enumerate(nodes) if node is verb)
    who = nodes[at - 1] if at else None
    if who is not None and who.relation == "conj" and who.up is not None and who.up.lemma in table("harms"):
        who = who.up
    if who is None or who.lemma not in table("harms") or who.feat("Case") != "Gen" or who.up is verb or who.up is None or _cased(who, children):
        return
    apart = any(node is who and before.lower == "," for before, node in itertools.pairwise(nodes))
    if apart and who.relation in {"conj", "obj", "nsubj", "obl"}:
        who.up, who.dep = verb, "nsubj"
        children[id(verb)].append(who)


def _cased(node: Node, children: dict[int, list[Node]]) -> bool:
    return any(child.dep == "case" for child in children[id(node)])


def _negative(verb: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether who or what a verb is said of is nobody: its "not" only agrees with that."""
    around = [*children[id(verb)], *(c for child in children[id(verb)] if child.relation in {"nsubj", "obj"} for c in children[id(child)])]
    return any(child.lower in {"no", "nobody", "none"} for child in around)


def _affirm(verb: Node, children: dict[int, list[Node]]) -> None:
    for child in children[id(verb)]:
        if child.lower == "not" and child.word.text.lower() not in words("negators"):
            child.lower = child.lemma = ""
            child.dep = "expl"


def _without(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a noun stands after "without", after a verb that does, or has a "no": "sans faire de victimes", "обошлось без жертв"."""
    if any(child.lower in {"no", "without"} and child.dep in {"det", "case", "advmod"} for child in children[id(node)]):
        return True
    verb = node.up
    return verb is not None and verb.pos == "VERB" and node.relation == "obj" and any(child.lower == "without" for child in children[id(verb)])


def _never(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a noun with the partitive "de" is the object of a verb that is denied: "n'a pas fait de victimes", "sans faire de victime"."""
    verb = node.up
    if verb is None or verb.pos not in {"VERB", "AUX"} or node.relation not in ARGUMENTS:
        return False
    partitive = any(child.word.text.lower() in words("partitives") for child in children[id(node)]) or (
        node.feat("Case") == "Gen" and node.relation in {"obj", "nsubj"}
    )
    return partitive and any(child.lower in {"not", "without"} for child in children[id(verb)])
