"""Who is harmed, lost behind what stands between: takes the nodes of a sentence, gives participles and verbs of French their objects and days.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> told = {"VerbForm": "Part", "Tense": "Pres"}
>>> words = [Word("tuant", 0, "tuer", "VERB", feats=told), Word("coup", 13, "coup", "NOUN", 0, "obl"), Word("en", 21, "en", "ADP", 3, "mark")]
>>> nodes = nodes_of([*words, Word("blessant", 24, "blesser", "VERB", 1, "conj", feats=told)])
>>> join_gerunds(nodes)
>>> nodes[3].up.word.text
'tuant'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NEXT = 4
"""How many words on the people stand whom a participle counts."""


def give_objects_back(nodes: list[Node]) -> None:
    """Give back objects behind another participle or a time, and days behind two participles."""
    for step in (join_gerunds, give_set_off, share_days):
        step(nodes)


def join_gerunds(nodes: list[Node]) -> None:
    """Let a second participle go on with the first, and have whom it counts: "tuant dix personnes sur le coup et | en blessant une vingtaine d'autres"."""
    children = below(nodes)
    first: Node | None = None
    for at, node in enumerate(nodes):
        if node.pos != "VERB" or node.feat("VerbForm") != "Part" or node.feat("Tense") != "Pres":
            continue
        if first is not None and node.dep == "conj" and node.up is not None and (node.up is first or node.up.pos != "VERB"):
            node.up = first
            people = next((n for n in nodes[at + 1 : at + NEXT] if n.pos in {"NOUN", "NUM", "ADJ"} and n.relation not in {"nummod", "amod"}), None)
            lost = people is not None and people.up is not node and not any(child.dep == "case" for child in children[id(people)])
            if people is not None and lost and not any(child.relation == "obj" for child in children[id(node)]):
                people.up, people.dep = node, "obj"
        first = node if first is None or node.up is not first else first


def give_set_off(nodes: list[Node]) -> None:
    """Give an active verb whom it harms behind an hour between commas: "ont abattu lundi, vers 23h, | un rebelle"."""
    children = below(nodes)
    for at, node in enumerate(nodes):
        above = node.up
        if node.pos != "NOUN" or node.relation != "appos" or above is None or node.feat("Case"):
            continue
        if above.pos != "PUNCT" and not above.word.text[:1].isdigit():
            continue
        verb = next((n for n in reversed(nodes[:at]) if n.pos == "VERB"), None)
        mine = children[id(verb)] if verb is not None else []
        active = any(c.dep == "nsubj" for c in mine) and not any(c.relation in {"obj", "expl", "ccomp"} or c.dep == "aux:pass" for c in mine)
        if verb is not None and verb.entry is not None and active and not any(c.dep == "case" for c in children[id(node)]):
            node.up, node.dep = verb, "obj"


def share_days(nodes: list[Node]) -> None:
    """Let a day behind two participles date the first, from which the second has it: "une femme a été tuée et douze blessées | lundi soir"."""
    children = below(nodes)
    for day in nodes:
        second = day.up
        if day.entry is None or not day.entry.date or second is None or second.pos not in {"VERB", "NOUN"} or second.dep != "conj" or second.up is None:
            continue
        first = second.up
        lacks = not any(c.entry is not None and c.entry.date for c in children[id(first)]) and not any(c.relation == "aux" for c in children[id(second)])
        passive = any(c.dep == "aux:pass" for c in children[id(first)])
        if first.pos == "VERB" and passive and lacks and not any(c.dep == "case" for c in children[id(day)]):
            day.up, day.dep = first, "obl"
