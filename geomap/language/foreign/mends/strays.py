"""Words that a parser hung on a number, a day or an adjective: takes the nodes of a sentence, gives each back to what it belongs to.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> died, men = Word("погибли", 0, "погибнуть", "VERB"), Word("военных", 8, "военный", "NOUN", 0, "nsubj")
>>> nodes = nodes_of([died, men, Word("35", 18, "35", "NUM", 3, "nummod"), Word("км", 21, "км", "NOUN", 1, "conj")])
>>> give_lengths(nodes)
>>> nodes[3].up.word.text, nodes[3].dep
('погибли', 'obl')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.mends.gerunds import give_objects_back
from geomap.language.foreign.mends.lost_verbs import find_lost_verbs
from geomap.language.foreign.mends.mains import find_mains
from geomap.language.foreign.nodes import MOST_STEPS, below
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
FEW = 5
HELD = frozenset({"conj", "nsubj", "obj", "appos", "iobj", "parataxis"})


def give_strays(nodes: list[Node]) -> None:
    """Give back lengths, objects of days, people of a nation and what a colon tells."""
    for step in (
        give_lengths,
        raise_people,
        raise_subjects,
        count_others,
        free_days,
        describe_counted,
        list_outcomes,
        give_objects_of_days,
        free_signs,
        find_mains,
        find_lost_verbs,
        give_objects_back,
    ):
        step(nodes)


def give_lengths(nodes: list[Node]) -> None:
    """Let a length say where, and be nobody that is counted: "погибли четверо военных ..., | в 35 км к северу от Багдада"."""
    children = below(nodes)
    for node in nodes:
        if node.word.lemma.lower() not in words("lengths") or node.relation not in HELD or not any(c.pos == "NUM" for c in children[id(node)]):
            continue
        above = _above(node)
        if above is not None:
            node.up, node.dep = above, "obl"


def _above(node: Node) -> Node | None:
    """Return the verb that a word hangs on, through nouns."""
    above = node.up
    for _ in range(len(HELD)):
        if above is None or above.pos not in NOMINAL:
            break
        above = above.up
    return above if above is not None and above.pos == "VERB" else None


def give_objects_of_days(nodes: list[Node]) -> None:
    """Give a verb its object behind a day, on which the parser hung it: "a mené le dimanche 3 avril | deux frappes"."""
    children = below(nodes)
    for node in nodes:
        day = node.up
        if (
            day is None
            or node.relation not in {"nmod", "obj", "appos", "dep"}
            or node.pos != "NOUN"
            or not _is_day(day)
            or _is_day(node)
            or node.word.idx < day.word.idx
        ):
            continue
        verb = day
        while verb.up is not None and _is_day(verb):
            verb = verb.up
        if verb.word.idx > node.word.idx:  # "ont bombardé vendredi un marché, | faisant onze morts"
            verb = next((other for other in reversed(nodes) if other.pos == "VERB" and other.word.idx < day.word.idx), verb)
        around = children[id(node)]
        for case in around:  # "ont oppos\u00e9 jeudi | des \u00e9l\u00e9ments de l'UPC aux forces arm\u00e9es"
            case.dep = "det" if case.dep == "case" and case.word.text == "des" and node.feat("Number") == "Plur" else case.dep
        counted = any(c.relation in {"nummod", "det"} and c.word.idx > day.word.idx for c in around) and not any(c.dep == "case" for c in around)
        if verb.pos == "VERB" and counted and not any(c.relation == "obj" for c in children[id(verb)]):
            passive = any(c.dep == "aux:pass" for c in children[id(verb)])
            node.up, node.dep = verb, "nsubj:pass" if passive else "obj"


def _is_day(node: Node) -> bool:
    return (node.entry is not None and node.entry.date) or node.lemma in words("dayparts")


def raise_people(nodes: list[Node]) -> None:
    """Let the adjective of a nation hang on the people before it, where the parser has it the other way round: "aux rebelles | ougandais des ADF"."""
    children = below(nodes)
    for before, nation in itertools.pairwise(nodes):
        if before.up is not nation or before.pos != "NOUN" or before.relation != "amod" or nation.entry is None or not nation.entry.nation:
            continue
        before.up, before.dep, nation.up, nation.dep = nation.up, nation.dep, before, "amod"
        for child in children[id(nation)]:
            child.up = before if child is not before else child.up
    for noun, name in itertools.pairwise(nodes):
        foreign = name.relation == "amod" and name.word.entity == "GPE" and name.up is not None and noun.lemma in words("settlements") and noun.pos == "NOUN"
        if foreign and name.up is not noun and name.up is not None and name.feat("Gender") != name.up.feat("Gender") and name.word.text[:1].isupper():
            name.up, name.dep, name.pos = noun, "appos", "PROPN"  # "возле населённого пункта Крымское | снайпер ранил"
    for node in nodes:
        adjective = node.up
        if adjective is None or adjective.pos != "ADJ" or adjective.entry is None or not adjective.entry.nation or adjective.relation != "amod":
            continue
        if adjective.up is not None and node.relation in {"nmod", "obl"} and node.pos in NOMINAL and node.word.idx > adjective.word.idx:
            node.up, node.dep = adjective.up, "nmod"  # "des rebelles ougandais | des ADF"


def raise_subjects(nodes: list[Node]) -> None:
    """Let those be the subject whom a participle describes, where the parser has it the other way round: "treize jeunes gens | partis couper du bois ont été tués"."""
    children = below(nodes)
    for part in nodes:
        verb = part.up
        if part.relation != "nsubj" or part.pos not in {"ADJ", "NOUN", "VERB"} or verb is None or verb.pos != "VERB" or _is_said(part, children):
            continue
        people = next((c for c in children[id(part)] if c.relation == "nsubj" and c.pos == "NOUN" and c.word.idx < part.word.idx), None)
        if people is not None:
            people.up, people.dep, part.up, part.dep = verb, part.dep, people, "acl"


def _is_said(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a noun has a subject because it says what somebody is."""
    return node.pos == "NOUN" and any(c.dep in {"cop", "case", "det"} for c in children[id(node)])


def count_others(nodes: list[Node]) -> None:
    """Let "six autres" be the subject of a verb that has none: "six autres | ont été blessés"."""
    children = below(nodes)
    for number, other in itertools.pairwise(nodes):
        day, verb = other.up, other.up.up if other.up is not None else None
        if number.pos == "NUM" and other.lemma in words("others") and day is not None and _is_day(day) and verb is not None and verb.pos == "VERB":
            if other.word.idx < day.word.idx and not any(c.relation == "obj" or c.dep == "aux:pass" for c in children[id(verb)]):
                other.up, other.dep, other.pos, number.up, number.dep = verb, "obj", "NOUN", other, "nummod"  # "en a blessé cinq | autres samedi"
            continue
        verb = other.up
        if number.pos != "NUM" or other.lemma not in words("others") or verb is None or verb.pos != "VERB" or number.up is not verb:
            continue
        if other.word.idx > verb.word.idx:
            continue
        if not any(c.relation in {"nsubj", "csubj"} for c in children[id(verb)]):
            passive = any(c.dep == "aux:pass" for c in children[id(verb)])
            other.dep, other.pos, number.up, number.dep = "nsubj:pass" if passive else "nsubj", "NOUN", other, "nummod"


def free_days(nodes: list[Node]) -> None:
    """Let a day before the verb hang on it, not on its object behind: "утром во вторник | протаранил ворота посольства"."""
    for node in nodes:
        noun = node.up
        verb = noun.up if noun is not None else None
        if verb is None or noun is None or verb.pos != "VERB" or not _is_day(node) or _is_day(noun) or noun.pos not in NOMINAL:
            continue
        if node.word.idx < verb.word.idx < noun.word.idx:
            node.up, node.dep = verb, "obl"
    children = below(nodes)
    for node in nodes:
        day = node.up
        if day is None or day.up is None or day.up.pos != "VERB" or node.relation != "nmod" or not _is_day(day) or _is_day(node) or node.feat("Case"):
            continue
        if any(child.dep == "case" and child.lower in {"on", "onto", "against"} for child in children[id(node)]) and node.word.idx > day.word.idx:
            node.up, node.dep = day.up, "obl"  # "est tombé jeudi | sur une école"


def describe_counted(nodes: list[Node]) -> None:
    """Let a bare noun between commas behind people who are counted say who they are, and be no others: "три сотрудника, | граждане Киргизии, получили ранения"."""
    children = below(nodes)
    for node in nodes:
        people = node.up
        if node.relation == "nsubj" and people is not None and people.pos == "VERB":
            first = next((c for c in children[id(people)] if c.relation in {"nsubj", "obl"} and c.word.idx < node.word.idx), None)
            if first is not None and first.pos == "NOUN" and node.pos == "NOUN" and _set_off(node, first, children):
                node.up, first.dep, node.dep = first, node.dep, "appos"  # "три сотрудника, | граждане Киргизии, получили ранения"
            continue
        if node.dep != "conj" or node.pos != "NOUN" or people is None or people.pos != "NOUN" or not node.feat("Case"):
            continue
        listed = [c for c in children[id(people)] if c.dep == "conj"]
        linked = any(c.dep == "cc" for other in listed for c in children[id(other)])
        if not linked and len(listed) == 1 and _set_off(node, people, children) and any(c.lower == "," for c in children[id(node)]):
            node.dep = "appos"


def _set_off(node: Node, people: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a bare plural may say who those are who are counted before it."""
    counted = any(c.relation == "nummod" for c in children[id(people)]) and not any(c.relation == "nummod" or c.dep == "cc" for c in children[id(node)])
    every = any(c.word.text.lower() in words("every_one") for c in children[id(node)])  # "trois personnes, toutes des commerçants"
    bare = not any(c.dep == "case" for c in children[id(people)])
    return counted and bare and node.feat("Number") == "Plur" and (every or bool(node.feat("Case")))


def list_outcomes(nodes: list[Node]) -> None:
    """Let what a colon tells stand by itself: in "la patrouille a heurté une mine : | un soldat blessé" the soldier is not what was hit."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for at, node in enumerate(nodes):
        if node.lower != ":" or at + 1 == len(nodes):
            continue
        counted = next((n for n in nodes[at + 1 : at + FEW] if n.pos == "NOUN"), None)
        if counted is not None and counted.relation == "nmod" and counted.up is not None and place[id(counted.up)] < at and _is_counted(counted, children):
            counted.dep = "parataxis"  # "Bilan : deux | tués et neuf blessés"
        for noun in nodes[at + 1 :]:
            verb = noun.up
            if noun.pos != "NOUN" or noun.relation not in {"obj", "nsubj"} or verb is None or verb.pos != "VERB" or place[id(verb)] > at:
                continue
            harmed = next((c for c in children[id(noun)] if c.relation in {"amod", "acl"} and c.entry is not None and c.pos in {"VERB", "ADJ"}), None)
            if harmed is not None:
                noun.dep, harmed.dep = "parataxis", "acl" if harmed.pos == "VERB" else harmed.dep


def _is_counted(node: Node, children: dict[int, list[Node]]) -> bool:
    around = children[id(node)]
    return any(c.relation == "nummod" for c in around) and not any(c.dep == "case" for c in around)


def free_signs(nodes: list[Node]) -> None:
    """Hang a sign on the verb beyond which a parser hung it, so that no phrase reaches over the verb: "военных, в том числе офицер | , погибли при нападении"."""
    place = {id(node): at for at, node in enumerate(nodes)}
    for at, sign in enumerate(nodes):
        above = sign.up if sign.pos == "PUNCT" else None
        farthest = place[id(above)] if above is not None else at
        for _ in range(MOST_STEPS):
            if above is None or (above.pos == "VERB" and at < place[id(above)] < farthest):
                break
            above = above.up
        if above is not None:
            sign.up = above
