"""People who are counted and whom a parser hung on the words that count them: takes the nodes of a sentence, gives each back to its verb.

>>> from geomap.language.foreign.glossary import glossary
>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> near, sixty = Word("Près de", 0, "près", "ADV", 3, "advmod"), Word("60", 8, "60", "NUM", 2, "nummod")
>>> killed = Word("tués", 22, "tuer", "VERB", feats={"VerbForm": "Part"})
>>> nodes = nodes_of([near, sixty, Word("civils", 11, "civil", "NOUN", 0, "dep", feats={"Number": "Plur"}), killed])
>>> nodes[0].entry = glossary("fr").entries("près")[0]
>>> hang_counted(nodes)
>>> nodes[2].up.word.text, nodes[2].dep, nodes[0].up.word.text
('tués', 'nsubj', 'civils')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, hangs_on

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "csubj"})
SIGNS = frozenset({",", ";", ".", ":"})
FEW = 8
"""How many words a part between commas may have."""
BEYOND = 4
"""How many words behind a number the noun stands that it counts."""


def hang_counted(nodes: list[Node]) -> None:
    """Give back whom numbers count."""
    for step in (
        hang_numbers,
        hang_qualified,
        hang_subjects,
        give_wholes,
        give_described,
        list_counted_beside,
        hang_people_apart,
        part_names_from_people,
    ):
        step(nodes)


def _dates(node: Node) -> bool:
    return node.entry is not None and node.entry.date


def hang_numbers(nodes: list[Node]) -> None:
    """Let a number count the noun behind its adjective, and a number of several words the noun behind it: "cinq | jeunes bergers", "vingt et un | ouvriers"."""
    children = below(nodes)
    for at, node in enumerate(nodes):
        noun = node.up
        if noun is not None and node.pos == "ADJ" and node.relation == "amod" and node.word.text.isdecimal() and noun.feat("Animacy") == "Anim":
            node.pos, node.dep = "NUM", "nummod"  # "32 | учителя погибли", taken for the 32nd
        if node.pos != "NUM":
            continue
        if (
            noun is not None
            and node.relation == "nummod"
            and noun.pos == "VERB"
            and node.feat("Case") in {"Acc", "Gen"}
            and _lacks_object(noun, node, children)
        ):
            node.dep = "obj"  # "расстреляли | пятерых"
        if noun is not None and node.relation == "nummod" and noun.pos == "NOUN" and noun.word.idx < node.word.idx:
            later = next((n for n in itertools.takewhile(lambda n: n.pos in {"ADJ", "NOUN"}, nodes[at + 1 : at + BEYOND]) if n.pos == "NOUN"), None)
            if later is not None and not _dates(later) and not _counted(later, children) and later.feat("Case") == "Gen" and not hangs_on(later, node):
                node.up = later  # "30 чиновников погибли, 19 | местных жителей ранены"
        if (
            node.relation == "nummod"
            and noun is not None
            and noun.relation == "amod"
            and noun.up is not None
            and noun.up.pos in NOMINAL
            and noun.word.idx < noun.up.word.idx
        ):
            node.up = noun.up
            continue
        ahead = nodes[at + 1] if at + 1 < len(nodes) else None
        if (
            ahead is None
            or (" " not in node.word.text and ahead.up is not node)
            or ahead.pos != "NOUN"
            or _dates(ahead)
            or node.up is ahead
            or hangs_on(node, ahead)
        ):
            continue
        verb = ahead.up
        if verb is not None and verb.up is node:  # "Vingt et un | ouvriers ont succombé"
            verb.up, verb.dep = node.up, node.dep
        elif ahead.up is node:
            ahead.up, ahead.dep = node.up, node.dep
        else:
            continue
        node.up, node.dep = ahead, "nummod"
        for child in children[id(node)]:
            child.up = ahead if child.up is node else child.up


def _lacks_object(verb: Node, number: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether an active verb has nobody but a bare number behind it to be whom it harms."""
    active = verb.feat("VerbForm") == "Fin" and verb.entry is not None and not any(child.relation == "obj" for child in children[id(verb)])
    return active and verb.word.idx < number.word.idx and verb.word.lemma != "быть"


def hang_qualified(nodes: list[Node]) -> None:
    """Let "at least" and the like hang on the number or noun behind it, and that on the verb beside it: "| не менее 37 водителей ранены"."""
    children = below(nodes)
    for at, (node, number) in enumerate(itertools.pairwise(nodes)):
        if node.pos != "ADV" or node.entry is None or number.pos != "NUM":
            continue
        noun = number.up if number.up is not None and number.up in nodes[at + 2 : at + 2 + BEYOND] and number.up.pos in NOMINAL | {"ADJ"} else number
        loose = noun.up is None or (noun.up.pos == "ADV" and noun.up.entry is not None)
        verb, relation = (None, "") if node.up is noun or node.dep == "dep" else (node.up, node.relation)
        node.up, node.dep = noun, "advmod"
        if not loose or _dates(noun):
            continue
        if verb is None and at and nodes[at - 1].pos == "NOUN" and noun.feat("Case") == "Gen":
            noun.up, noun.dep = nodes[at - 1], "nmod"  # "задержание | более 12 человек"
        else:
            _give_counted(nodes, noun, verb, relation, children)


def _give_counted(nodes: list[Node], noun: Node, verb: Node | None, relation: str, children: dict[int, list[Node]]) -> None:
    """Hang people who are counted on the verb behind them that lacks a subject, on the `verb` that the word before their number hung on by `relation`, or on one before."""
    here = nodes.index(noun)
    clause = itertools.takewhile(lambda node: node.lower not in SIGNS, nodes[here + 1 :])
    behind = next((n for n in clause if n.pos == "VERB" and not any(c.relation in SUBJECTS and c.pos != "ADV" for c in children[id(n)])), None)
    given = verb
    if behind is not None and (verb is None or verb.pos != "VERB" or relation != "obj"):
        verb = behind
    if verb is None:
        verb = next((node for node in reversed(nodes[:here]) if node.pos == "VERB"), None)
    if verb is None or hangs_on(verb, noun):
        return
    subjects = [c for c in children[id(verb)] if c.relation in SUBJECTS and c.pos != "ADV" and c is not noun and c.word.idx < noun.word.idx]
    told = any(not any(n.lower == "," and c.word.idx < n.word.idx < verb.word.idx for n in nodes) for c in subjects)
    follows = verb.word.idx < noun.word.idx
    passive = verb.feat("Variant") == "Short" or any(child.dep == "aux:pass" for child in children[id(verb)])
    noun.up, noun.dep = verb, "nsubj:pass" if passive else "nsubj"
    if verb.pos != "VERB":
        noun.dep = relation
    elif follows and relation in {"", "advmod"}:
        noun.dep = "obj" if relation or subjects else "dep"
    elif told or (verb is given and relation not in SUBJECTS and follows):
        noun.dep = "obj"
    noun.pos = "NOUN" if noun.pos == "ADJ" else noun.pos


def hang_subjects(nodes: list[Node]) -> None:
    """Let people who are counted and taken for a clause of their own be the subject of the verb behind: "plus de vingt | humanitaires ont perdu la vie"."""
    children = below(nodes)
    for node in nodes:
        verb = node.up
        if (
            node.relation not in {"parataxis", "dep", "dislocated"}
            or verb is None
            or verb.pos != "VERB"
            or node.word.idx > verb.word.idx
            or node.pos not in {"NOUN", "ADJ"}
        ):
            continue
        mine = children[id(verb)]
        if not _counted(node, children) or _dates(node) or any(c.relation in SUBJECTS for c in mine) or any(c.dep == "case" for c in children[id(node)]):
            continue
        if any(child.relation == "aux" for child in mine):
            node.dep, node.pos = "nsubj:pass" if any(child.dep == "aux:pass" for child in mine) else "nsubj", "NOUN"


def list_counted_beside(nodes: list[Node]) -> None:
    """Let people who are counted stand beside others who are, not beside a name that tells whose these are: "sept employés de Médecins sans frontières et | deux policiers"."""
    children = below(nodes)
    for node in nodes:
        name = node.up
        if node.dep != "conj" or name is None or node.pos != "NOUN" or not _counted(node, children) or _counted(name, children) or name.relation != "nmod":
            continue
        first = name.up
        if first is not None and first.pos == "NOUN" and _counted(first, children) and first.word.idx < name.word.idx:
            node.up = first


def give_wholes(nodes: list[Node]) -> None:
    """Give a verb behind a part between commas the whole before it: "обстреляли кварталы, 20 | чиновников, в том числе женщина, погибли"."""
    children = below(nodes)
    for at, verb in enumerate(nodes):
        if verb.pos != "VERB" or not verb.feat("Aspect") or at == 0 or nodes[at - 1].lower != ",":
            continue
        if any(child.relation in SUBJECTS for child in children[id(verb)]):
            continue
        first = next((k for k in range(at - 2, max(at - FEW, 0), -1) if nodes[k].lower == "including"), 0)
        if first < 2 or nodes[first - 1].lower != ",":
            continue
        whole = next((node for node in reversed(nodes[max(first - FEW, 0) : first - 1]) if node.pos == "NOUN" and _counted(node, children)), None)
        if whole is not None and not any(node.pos in {"VERB", "PUNCT"} for node in nodes[nodes.index(whole) : first - 1]) and not hangs_on(verb, whole):
            whole.up, whole.dep = verb, "nsubj:pass" if verb.feat("Variant") == "Short" else "nsubj"


def give_described(nodes: list[Node]) -> None:
    """Let a participle behind a part between commas describe the whole in French: "29 | civils, dont trois enfants, tués dans une attaque"."""
    children = below(nodes)
    for before, verb in itertools.pairwise(nodes):
        part = verb.up
        if verb.pos != "VERB" or verb.relation != "acl" or part is None or verb.feat("Aspect") or part.word.idx > verb.word.idx:
            continue
        named = part.pos == "PROPN" and part.relation == "nmod" and part.up is not None and _counted(part.up, children)
        if named and part.up is not None and part.up.feat("Number") == "Plur" == verb.feat("Number"):
            verb.up = part.up  # "trois employés de Médecins sans frontières | tués"
            continue
        if before.lower != ",":
            continue
        if (
            any(child.lower == "including" for child in children[id(part)])
            and part.up is not None
            and part.up.pos == "NOUN"
            and part.up.word.idx < part.word.idx
        ):
            verb.up = part.up


def _counted(node: Node, children: dict[int, list[Node]]) -> bool:
    return any(child.pos == "NUM" and child.relation in {"nummod", "det"} for child in children[id(node)])


def hang_people_apart(nodes: list[Node]) -> None:
    """Let people before a preposition not describe what it governs: "нападения двух | неизвестных на машину"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        if noun is None or node.relation not in {"acl", "amod"} or node.entry is None or node.pos != "NOUN" or noun.pos != "NOUN" or not node.feat("Case"):
            continue
        apart = any(other.dep == "case" for other in nodes[place[id(node)] + 1 : place[id(noun)]])
        numbers = [c for c in children[id(noun)] if c.relation == "nummod" and place[id(c)] < place[id(node)]]
        before = place[id(numbers[0] if numbers else node)] - 1
        if not apart or before < 0 or nodes[before].pos != "NOUN" or hangs_on(nodes[before], noun):
            continue
        node.up, node.dep = nodes[before], "nmod"
        for number in numbers:
            number.up = node


def part_names_from_people(nodes: list[Node]) -> None:
    """Let a preposition of Russian govern the place right behind it, not the people behind that: "под | Назранью исламистами были убиты"."""
    children = below(nodes)
    for case, name in itertools.pairwise(nodes):
        people = name.up
        if (
            case.dep != "case"
            or people is None
            or case.up is not people
            or people.pos != "NOUN"
            or people.feat("Case") != "Ins"
            or name.word.entity not in {"GPE", "PERSON"}
        ):
            continue
        if name.relation in {"amod", "nmod"} and name.pos == "PROPN" and people.up is not None and people.feat("Animacy") == "Anim":
            name.up, name.dep, case.up = people.up, "obl", name
            for child in children[id(people)]:
                child.up = name if child.dep == "case" else child.up
    for people in nodes:
        noun = people.up
        if people.pos != "NOUN" or people.relation != "nmod" or people.feat("Case") != "Ins" or people.feat("Animacy") != "Anim" or noun is None:
            continue
        placed = any(c.word.entity == "GPE" and noun.word.idx < c.word.idx < people.word.idx for c in children[id(noun)])
        verb = noun.up
        if placed and verb is not None and verb.feat("Variant") == "Short" and not any(c.dep == "case" for c in children[id(people)]):
            people.up, people.dep = verb, "obl"  # "в центре Назрани | боевиками были убиты"


def count_nouns(nodes: list[Node]) -> None:
    """Let a number hang on the noun behind it, where the parser has it the other way round: "vingt et un | corps", "passe de 12 à | 21 morts"."""
    children = below(nodes)
    for at, node in enumerate(nodes[:-1]):
        noun = nodes[at + 1]
        if node.pos != "NUM" or noun.pos not in {"NOUN", "VERB"} or noun.entry is None or noun.entry.date:
            continue
        if noun.up is node and noun.relation == "conj":
            noun.up, noun.dep, node.up, node.dep = node.up, node.dep, noun, "nummod"
            for child in children[id(node)]:
                child.up = noun if child is not noun and child.relation in {"acl", "nmod", "punct"} else child.up
        elif node.up is not None and node.up.pos == "NUM" and node.up.up is noun and noun.up is not None and noun.up.lemma == "rise":
            first = node.up
            first.up, first.dep, node.up, node.dep = noun.up, "obl", noun, "nummod"
            for child in children[id(node)]:
                child.up = first
