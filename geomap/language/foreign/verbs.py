"""The tense and voice of verbs as English tags them: takes nodes, gives verbs the tags VBD, VBN, VBG, VBZ and VB, and the helpers that the rules look for.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> had = Word("avait", 0, "avoir", "AUX", 1, "aux:tense", feats={"Tense": "Imp"})
>>> nodes = nodes_of([had, Word("tué", 6, "kill", "VERB", feats={"VerbForm": "Part", "Tense": "Past"})])
>>> conjugate(nodes)
>>> [(node.lower, node.dep, node.tag) for node in nodes]
[('had', 'aux', 'VBD'), ('tué', 'dep', 'VBN')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, insert_before
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

DESCRIBING = frozenset({"acl", "amod", "advcl"})
NOT = "not"
WITHOUT = "without"


def conjugate(nodes: list[Node]) -> None:
    """Tag the verbs of `nodes`, and settle their helpers, negations and marks."""
    for node in list(nodes):
        if node.pos not in {"VERB", "AUX"} or node.relation == "aux":
            continue
        around = below(nodes)[id(node)]
        reflexive = any(child.relation == "expl" and child.word.lemma in words("itself") for child in around)
        if (node.word.lemma in words("intransitive") or reflexive) and not (node.entry is not None and node.entry.turned):
            for child in around:
                child.dep = {"aux:pass": "aux:tense", "nsubj:pass": "nsubj"}.get(child.dep, child.dep)
        for child in around:
            if child.lower == NOT or (child.dep == "mark" and child.lower == WITHOUT):
                child.dep, child.lower, child.lemma, child.tag = "neg", NOT, NOT, "RB"
        helpers = [child for child in around if child.relation == "aux"]
        passive = _passive(node, around)
        if node.entry is not None and node.entry.turned:
            passive = True
        if passive:
            for child in around:
                child.dep = "nsubj:pass" if child.dep in {"nsubj", "nsubj:pass"} else child.dep
        elif node.feat("Voice") != "Pass":
            for child in around:
                child.dep = "nsubj" if child.dep == "nsubj:pass" else child.dep
        node.tag = _tag(nodes, node, around, helpers, passive=passive)


def _passive(node: Node, around: list[Node]) -> bool:
    if any(child.dep == "aux:pass" for child in around):
        return True
    return node.feat("VerbForm") == "Part" and node.feat("Variant") == "Short"


def _tag(nodes: list[Node], node: Node, around: list[Node], helpers: list[Node], *, passive: bool) -> str:
    form, tense = node.feat("VerbForm"), node.feat("Tense")
    said = [helper for helper in helpers if helper.dep != "aux:pass"]
    for helper in helpers:
        if helper.dep == "aux:pass":
            helper.dep, helper.lemma, helper.lower, helper.tag = "auxpass", "be", "be", "VBD"
    speaks = [*said, *(helper for helper in helpers if helper.dep == "auxpass"), node]
    moods = {one.feat("Mood") for one in speaks}
    for helper in said:  # the compound past is a plain past; what its helper says beyond that is kept
        helper.dep, helper.lemma, helper.lower, helper.tag = "expl", "have", "have", "VBP"
    if "Cnd" in moods:
        return _with(nodes, node, "may" if said else "would", passive=passive)
    if any(one.feat("Tense") == "Fut" for one in speaks):
        return _with(nodes, node, "will", passive=passive)
    if said and said[0].feat("Tense") == "Imp":
        said[0].dep, said[0].lower, said[0].tag = "aux", "had", "VBD"
        return "VBN"
    if form == "Inf" and not passive:
        return _infinitive(nodes, node, around, perfect=bool(said))
    if passive:
        return "VBN"
    if form in {"Conv", "Ger"} or (form == "Part" and not said and (tense == "Pres" or (node.feat("Voice") == "Act" and node.relation in DESCRIBING))):
        return "VBG"
    if form == "Part" and not said:
        return "VBN"
    counted = any(c.relation == "nsubj" and any(n.up is c and n.pos == "NUM" for n in nodes) for c in around)
    told = counted and node.entry is not None and node.dep in {"root", "parataxis"} and not any(n.lower in words("often") for n in nodes)
    return "VBZ" if tense == "Pres" and not said and not told else "VBD"  # "25 fidèles | périssent dans un attentat", a headline's


def _with(nodes: list[Node], node: Node, modal: str, *, passive: bool) -> str:
    """Put a modal before the verb; "aurait tué" is what may have happened."""
    helper = insert_before(nodes, node, modal, "AUX", "aux")
    helper.tag = "MD"
    if modal == "may":
        helper.lemma = "have"
        return "VBN"
    return "VBN" if passive else "VB"


def _infinitive(nodes: list[Node], node: Node, around: list[Node], *, perfect: bool) -> str:
    if perfect or any(child.dep in {"mark", "case"} and child.lower in {"after", "before"} for child in around):
        return "VBG"  # "après avoir tué": after killing
    mark = next((child for child in around if child.dep in {"mark", "case"} and child.pos in {"ADP", "SCONJ"} and child.lower != "if"), None)
    helper = mark if mark is not None else insert_before(nodes, node, "to", "PART", "aux")
    helper.dep, helper.lemma, helper.lower, helper.tag, helper.pos = "aux", "to", "to", "TO", "PART"
    return "VB"
