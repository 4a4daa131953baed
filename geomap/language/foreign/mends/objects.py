"""Whom French verbs harm, and who stands beside whom: takes the nodes of a sentence, gives each back to the word that it belongs to.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> words = [Word("hommes", 0, "homme", "NOUN", 2, "nsubj"), Word("ont", 7, "avoir", "AUX", 2, "aux:tense"), Word("attaqué", 11, "attaquer", "VERB")]
>>> nodes = nodes_of([*words, Word("Beni", 19, "beni", "ADJ", 4, "amod"), Word("lundi", 24, "lundi", "NOUN", 2, "obl")])
>>> nodes[2].lemma = "attack"
>>> give_objects(nodes)
>>> nodes[3].dep, nodes[3].word.entity
('obj', 'GPE')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.mends.gapped import agree
from geomap.language.foreign.nodes import below, hangs_on
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NEXT = 4
"""How many words on the people stand whom a participle counts."""


def give_objects(nodes: list[Node]) -> None:
    """Give verbs of French their objects, nouns their adjectives and people those beside them."""
    if any(node.feat("Aspect") for node in nodes):
        return  # Russian
    _join_objects(nodes)
    _find_towns(nodes)
    _agree_nations(nodes)
    _take_objects(nodes)
    _count_described(nodes)
    _name_sides(nodes)
    _free_objects(nodes)
    _list_households(nodes)


def _join_objects(nodes: list[Node]) -> None:
    """Let a bare noun behind "and" that is taken for a clause beside a verb stand beside the verb's object, a clause that it has beside the noun before an adjective."""
    children = below(nodes)
    for node in nodes:
        above = node.up
        if above is None:
            continue
        mine = children[id(node)]
        if node.dep == "conj" and node.pos == "NOUN" and above.pos == "VERB" and any(c.relation in {"det", "nummod"} for c in mine):
            first = next((c for c in children[id(above)] if c.relation == "obj" and c.pos in {"NOUN", "PROPN"}), None)
            clause = any(c.relation in {"case", "nsubj", "cop", "aux", "acl", "obl"} for c in mine)
            if first is not None and first.word.idx < node.word.idx and not clause:
                node.up = first  # "abattant vingt touristes étrangers et | un policier"
        bare = node.relation == "appos" and node.pos in {"NOUN", "NUM"} and above.pos == "VERB" and above.entry is not None and above.word.idx < node.word.idx
        if bare and not any(c.dep in {"obj", "aux:pass", "expl"} for c in children[id(above)]) and not any(c.dep == "case" for c in mine):
            node.dep = "obj"  # "et emporté de force | douze porteurs"
        noun = above.up
        if (
            node.dep == "acl:relcl"
            and above.pos == "ADJ"
            and above.relation == "amod"
            and noun is not None
            and noun.pos == "NOUN"
            and noun.word.idx < above.word.idx
        ):
            node.up = noun  # "trois cents diplômés chômeurs | qui manifestaient"


def _find_towns(nodes: list[Node]) -> None:
    """Let a name right behind an attack that has no object be the town attacked: "ont attaqué | Beni lundi"."""
    children = below(nodes)
    for at, (verb, name) in enumerate(itertools.pairwise(nodes), 2):
        fired = any(c.relation == "nsubj" and c.lemma in words("striking_things") for c in children[id(verb)])
        person = name.word.entity == "PERSON" and ((verb.lemma in words("struck_at") and not fired) or (at < len(nodes) and nodes[at].word.entity == "PERSON"))
        if (
            verb.pos != "VERB"
            or verb.lemma not in words("sacked") | words("struck_at")
            or person
            or not name.word.text[:1].isupper()
            or name.word.entity in {"ORG", "DATE"}
        ):
            continue
        mine = children[id(verb)]
        active = any(c.relation == "nsubj" for c in mine) and any(c.relation == "aux" for c in mine) and not any(c.dep == "aux:pass" for c in mine)
        if not active or any(c.relation == "obj" for c in mine if c is not name) or hangs_on(verb, name):
            continue
        if name.entry is not None and (name.entry.date or name.entry.nation):
            continue
        name.pos, name.up, name.dep, name.lemma, name.lower, name.entry = "PROPN", verb, "obj", name.word.text, name.word.text.lower(), None
        if name.word.entity != "GPE":
            name.word.entity, name.word.opens_entity = "GPE", True


def _agree_nations(nodes: list[Node]) -> None:
    """Let the adjective of a nation describe the noun that it agrees with: "des tirs de mitrailleuse | israéliens"."""
    for node in nodes:
        noun = node.up
        if node.entry is None or not node.entry.nation or node.relation != "amod" or noun is None or noun.relation != "nmod" or noun.up is None:
            continue
        if not agree(node, noun) and noun.up.pos == "NOUN" and agree(node, noun.up):
            node.up = noun.up


def _take_objects(nodes: list[Node]) -> None:
    """Let a number behind a participle that lacks an object be whom it harms: "s'en est pris à des passants, blessant | quatre d'entre eux"."""
    children = below(nodes)
    for at, verb in enumerate(nodes):
        if verb.pos != "VERB" or verb.feat("Tense") != "Pres" or verb.feat("VerbForm") != "Part" or any(c.relation == "obj" for c in children[id(verb)]):
            continue
        node = next((n for n in nodes[at + 1 : at + NEXT] if n.pos != "ADV"), None)
        if node is not None and node.pos == "NUM" and node.relation in {"obj", "dep", "obl"} and node.up is not verb and not hangs_on(verb, node):
            node.up, node.dep = verb, "obj"


def _count_described(nodes: list[Node]) -> None:
    """Let a number before an adjective count the people whom that describes: "a tué au moins | 84 jeunes participants"."""
    children = below(nodes)
    for number, adjective in itertools.pairwise(nodes):
        noun = adjective.up
        if number.pos != "NUM" or number.up is adjective or adjective.pos != "ADJ" or adjective.relation != "amod" or noun is None or number.up is noun:
            continue
        counted = any(c.pos == "NUM" for c in children[id(noun)])
        if noun.word.idx > adjective.word.idx and noun.pos in {"ADJ", "NOUN"} and noun.feat("Number") == "Plur" and not counted and not hangs_on(noun, number):
            number.up, number.dep, noun.pos = noun, "nummod", "NOUN"


def _name_sides(nodes: list[Node]) -> None:
    """Let those between whom something happens hang on the deed, not on the night of it: "une nuit d'affrontements | entre policiers et manifestants"."""
    children = below(nodes)
    for node in nodes:
        time = node.up
        if time is None or time.pos != "NOUN" or not any(c.dep == "case" and c.lower == "between" for c in children[id(node)]):
            continue
        deed = next((c for c in children[id(time)] if c.relation == "nmod" and c.entry is not None and c.lemma in words("fights_of_sides")), None)
        if deed is not None and deed is not node and deed.word.idx < node.word.idx:
            node.up, node.dep = deed, "nmod"


def _free_objects(nodes: list[Node]) -> None:
    """Give an active verb whom it harms, where a number, or "near" behind them, has them: "ont égorgé | 31 civils", "ont enlevé | trois religieux près de Gao"."""
    children = below(nodes)
    verb: Node | None = None
    for number, node in itertools.pairwise(nodes):
        if number.pos == "VERB":
            verb = number
        if verb is None or number.pos != "NUM" or node.pos != "NOUN" or (node.entry is not None and node.entry.date):
            continue
        mine = children[id(verb)]
        active = verb.entry is not None and any(c.relation == "nsubj" for c in mine) and not any(c.dep in {"aux:pass", "obj", "expl"} for c in mine)
        headed = node.up is number and node.relation == "amod" and number.up is verb and number.relation in {"obl", "obj", "dep"}
        stolen = node.up is not None and node.up.word.idx > node.word.idx and node.up.pos in {"ADP", "PROPN"}
        if not active or not (headed or stolen) or hangs_on(verb, node) or any(c.dep == "case" for c in children[id(node)]):
            continue
        node.up, node.dep, number.up, number.dep = verb, "obj", node, "nummod"


def _list_households(nodes: list[Node]) -> None:
    """Let those who are "his" or "their" stand beside the one before the comma: "l'ambassadeur d'Italie, | son garde et leur chauffeur ont été tués"."""
    children = below(nodes)
    for at, (comma, his) in enumerate(itertools.pairwise(nodes)):
        node = his.up
        if comma.lower != "," or not at or his.dep != "det" or his.feat("Poss") != "Yes" or node is None or node.up is None:
            continue
        first = node.up
        if node.relation not in {"nmod", "appos", "conj"} or not node.pos == first.pos == "NOUN" or first.word.idx > node.word.idx:
            continue
        later = [c for c in children[id(first.up)] if c.relation == "nsubj" and c.word.idx > node.word.idx]
        if (later or any(c.dep == "conj" for c in children[id(node)])) and not any(c.dep == "case" for c in children[id(node)]):
            node.dep = "conj"
            for other in later:
                other.up, other.dep = first, "conj"
