"""A parse in the labels that the rules read: takes words in Universal Dependencies, as the models of other languages give them, gives words in English guise.

The rules of the text rooms read English lemmas and the ClearNLP labels of spaCy's English models. So that they need no second set for each language, words are
put into English by a glossary (glossing.py) and the tree is rearranged: a preposition governs its noun, a genitive has an "of", an agent a "by", a
future a "will". Letters and offsets stay the document's.

>>> from geomap.language.foreign.glossary import glossary
>>> words = [Word("Attaque", 0, "attaque", "NOUN", opens_sentence=True), Word("à", 8, "à", "ADP", 2, "case"), Word("Gao", 10, "Gao", "PROPN", 0, "nmod")]
>>> [(w.lower, w.dep, w.head) for w in pivot(words, glossary("fr"), "Attaque à Gao")]
[('attack', 'ROOT', -1), ('in', 'prep', 0), ('gao', 'pobj', 1)]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.articles import add_articles
from geomap.language.foreign.blaming import blame
from geomap.language.foreign.bodies import doers, join_names
from geomap.language.foreign.denying import deny
from geomap.language.foreign.glossing import put_into_english
from geomap.language.foreign.mends.clauses import hang_participles, keep_clauses, name_people, take_for_nouns
from geomap.language.foreign.mends.common import mend
from geomap.language.foreign.mends.splices import part, rejoin
from geomap.language.foreign.nodes import below, insert_before, nodes_of, uncircle, words_of
from geomap.language.foreign.numerals import put_into_digits
from geomap.language.foreign.placing import locates, name_place, names_area
from geomap.language.foreign.turns import turn
from geomap.language.foreign.verbs import conjugate
from geomap.language.tree import Word
from geomap.language.words import words as glossed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.glossary import Glossary
    from geomap.language.foreign.nodes import Node

__all__ = ["Word", "pivot"]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
GOVERNED = frozenset({"obl", "nmod", "dep", "iobj", "advmod", "obj", "parataxis", "xcomp"})
LABELS = {
    "nsubj": "nsubj", "nsubj:pass": "nsubjpass", "csubj": "csubj", "csubj:pass": "csubjpass", "obj": "dobj", "iobj": "dative", "aux:pass": "auxpass", "aux": "aux",
    "cop": "cop", "det": "det", "nummod": "nummod", "amod": "amod", "acl:relcl": "relcl", "acl": "acl", "advcl": "advcl", "ccomp": "ccomp", "xcomp": "xcomp", "conj": "conj",
    "cc": "cc", "appos": "appos", "flat": "compound", "compound": "compound", "mark": "mark", "advmod": "advmod", "parataxis": "parataxis", "discourse": "intj",
    "expl": "expl", "punct": "punct", "nmod": "nmod", "obl": "npadvmod", "case": "case", "fixed": "fixed", "root": "ROOT", "vocative": "npadvmod", "dislocated": "dep",
}  # fmt: skip
"""ClearNLP's label for what is left of Universal Dependencies' when prepositions have been taken out; a subtype that is not named goes with its type."""
CASES = {"Gen": "of", "Ins": "with", "Dat": "to"}
"""What a case says that English says with a preposition."""


def pivot(words: Sequence[Word], glossary: Glossary, text: str, *, articles: bool = True) -> list[Word]:
    """Return `words`, the parse of a paragraph `text`, in English guise; `articles` tells whether the language has any."""
    rejoin(words)
    part(words)
    starts = [at for at, word in enumerate(words) if word.opens_sentence or at == 0]
    done: list[Word] = []
    known: set[str] | None = None if articles else set()
    for start, stop in itertools.pairwise([*starts, len(words)]):
        for word in words[start:stop]:
            word.head = word.head - start if start <= word.head < stop else -1
        told = _pivot_sentence(words[start:stop], glossary, text, known)
        for word in told:
            word.head += len(done) if word.head >= 0 else 0
        done += told
    return done


def _pivot_sentence(words: Sequence[Word], glossary: Glossary, text: str, known: set[str] | None) -> list[Word]:
    nodes = join_names(nodes_of(words), text, glossary)
    name_people(nodes)
    take_for_nouns(nodes)
    keep_clauses(nodes)
    nodes = put_into_digits(put_into_english(nodes, glossary, text), glossary, text)
    mend(nodes)
    turn(nodes)
    for step in (_unname_ways, deny, blame, _turn_quantities, _raise_copulas, hang_participles):
        step(nodes)
        uncircle(nodes)
    conjugate(nodes)
    for node in list(nodes):
        _govern(nodes, node)
    for node in list(nodes):
        _finish(nodes, node)
    if known is not None:
        add_articles(nodes, known)
    uncircle(nodes)
    return words_of(nodes)


def _unname_ways(nodes: list[Node]) -> None:
    """Take the mark of a place from the name of a street, "на Можайском шоссе", of a currency and of people who are counted."""
    for node in nodes:
        way = node if node.lemma in glossed("ways") else node.up
        if way is None or way.lemma not in glossed("ways") or not (node is way or node.relation in {"amod", "appos", "flat", "nmod"}):
            continue
        if node is way or (node.word.entity == "GPE" and not any(other.up is node and other.dep == "case" for other in nodes)):
            node.word.entity, node.word.opens_entity = "", False
    for before, node in itertools.pairwise(nodes):
        if before.dep == "det" and before.up is node and node.up is not None and node.up.lemma in {"ministry", "minister"} and node.word.entity == "GPE":
            node.word.entity, node.word.opens_entity = "", False  # "le ministère libanais de la | Santé"
        held = node.up if node.lower == "since" and node.dep == "case" else None
        if held is not None and any(other.word.entity == "GPE" for other in nodes if other is held or other.up is held):
            node.lower = node.lemma = "from"  # "tirée | depuis la bande de Gaza"
        if before.lower == "(" and node.word.entity == "GPE" and set(node.word.text.lower().split("-")) <= glossed("compass"):
            node.word.entity, node.word.opens_entity, node.pos = "", False, "NOUN"  # "Chaambi (Centre-Ouest)" is no region of Burkina Faso
    for node in nodes:
        counted = any(other.up is node and other.dep == "nummod" for other in nodes) and node.feat("Number") == "Plur"
        if node.word.entity == "GPE" and (counted or (node.up is not None and node.up.lemma in glossed("money"))):
            node.word.entity, node.word.opens_entity = "", False  # "quatre Sénégalais", "150 тысяч долларов США"


def _turn_quantities(nodes: list[Node]) -> None:
    """Let what is counted stand above the word that counts it: "une trentaine de morts" has the shape of "30 dead"."""
    children = below(nodes)
    for node in nodes:
        if node.pos != "NUM" or node.word.pos != "NOUN":
            continue
        counted = next((child for child in children[id(node)] if child.relation == "nmod" and child.pos in NOMINAL), None)
        if counted is None:
            continue
        for case in children[id(counted)]:
            if case.dep == "case":
                case.up, case.dep = node, "fixed"
        counted.up, counted.dep = node.up, node.dep
        node.up, node.dep = counted, "nummod"
        for child in children[id(node)]:
            if child is not counted and child.relation in {"case", "acl", "conj", "appos", "cc", "nmod", "obl"}:
                child.up = counted


def _raise_copulas(nodes: list[Node]) -> None:
    """Let "be" govern its subject and what is said of it."""
    children = below(nodes)
    for node in nodes:
        said = node.up
        if node.dep != "cop" or said is None:
            continue
        if said.pos == "VERB":  # a noun that the glossary makes a verb: "ils sont morts"
            node.dep = "aux:tense"
            continue
        node.up, node.dep, node.pos, node.lemma, node.lower = said.up, said.dep, "AUX", "be", "be"
        placed = any(child.dep == "case" and child.lower == "behind" for child in children[id(said)])
        said.up, said.dep = node, "obl" if placed else "acomp" if said.pos == "ADJ" else "attr"
        for child in children[id(said)]:
            if child is not node and child.relation in {"nsubj", "csubj", "aux", "advmod", "advcl", "ccomp", "mark", "punct", "obl", "parataxis", "cc", "expl"}:
                child.up = node


def _govern(nodes: list[Node], node: Node) -> None:
    """Put the preposition of a noun above it, one in letters or one that only its case says."""
    if node.dep == "appos" and node.up is not None and node.word.entity == "PERSON" and node.up.word.entity == "GPE" and node.entry is None:
        name_place(nodes, node)  # "à Sinda, | Torodi"
    if node.up is None or node.pos not in NOMINAL or node.relation not in GOVERNED:
        if node.up is not None and names_area(node, node.up):
            name_place(nodes, node)
            _hang_below(nodes, node, node.up, "of")
        return
    if node.up.pos == "ADP" and node.up.dep != "case":  # the phrase "à la suite de" already stands above it
        node.dep, node.up.dep = "pobj", "prep"
        return
    cases = [other for other in nodes if other.up is node and other.dep == "case"]
    if not cases and _is_object_of_phrase(node, node.up):
        node.dep = "obj"
        return
    preposition = cases[0] if cases else _silent(nodes, node)
    if preposition is None:
        if names_area(node, node.up):
            name_place(nodes, node)
            _hang_below(nodes, node, node.up, "of")
        return
    if locates(nodes, node, node.up, preposition):
        name_place(nodes, node)
    by = node.dep == "obl:agent" or _on_the_part(node, preposition) or preposition.lower == "by" or _does(node, preposition)
    preposition.up, preposition.dep, preposition.pos = node.up, "agent" if by and node.up.tag == "VBN" else "prep", "ADP"
    if by:
        preposition.lemma = preposition.lower = "by"
    node.up, node.dep = preposition, "pobj"


def _hang_below(nodes: list[Node], node: Node, noun: Node, english: str) -> None:
    """Put a preposition between a noun and the name that stands beside it, before the whole name: "село | Новая Таволжанка"."""
    first = at = next(k for k, other in enumerate(nodes) if other is node)
    while first and not nodes[first].word.opens_entity and nodes[first - 1].word.entity == node.word.entity:
        first -= 1
    if first < at and nodes[first].up is noun:
        return  # its first word takes the preposition
    for other in nodes[at + 1 :]:
        if other.word.entity != node.word.entity or other.word.opens_entity:
            break
        if other.up is noun and other.relation in {"appos", "nmod", "flat"}:
            other.up, other.dep = node, "flat"
    made = insert_before(nodes, nodes[first], english, "ADP", "prep")
    made.up, node.up, node.dep = noun, made, "pobj"


def _is_object_of_phrase(node: Node, verb: Node) -> bool:
    """Tell whether a noun is the object of a phrase of a verb, whose own object or preposition was its last word: "mettre le feu à", "унести жизни"."""
    if verb.entry is None or verb.pos != "VERB" or len(verb.entry.words) < 2 or node.dep == "obl:agent" or (node.entry and node.entry.date):
        return False
    if verb.entry.turned and (verb.entry.governs or node.feat("Case") == "Gen"):
        return False  # "tombé sous les balles d'inconnus", "подвергся нападению боевиков": its object is who did it
    if node.word.idx < verb.word.idx and node.relation != "nmod":
        return False
    if node.relation == "nmod" and not node.feat("Case") and not verb.feat("Aspect") and node.word.idx > verb.word.idx:
        return True  # "ont pris d'assaut | le commissariat"
    return (verb.entry.governs and node.relation in {"obl", "nmod"}) or (node.relation == "nmod" and node.feat("Case") == "Gen")


def _does(node: Node, preposition: Node) -> bool:
    """Tell whether a preposition says who did what a phrase tells of the one harmed: "tombé sous les balles | d'inconnus"."""
    told = node.up is not None and node.up.entry is not None and node.up.entry.turned and len(node.up.entry.words) > 1
    return told and preposition.lower == "of"


def _on_the_part(node: Node, preposition: Node) -> bool:
    """Tell whether a preposition says on whose part something was done, and is no direction ("from the side of")."""
    people = node.feat("Animacy") == "Anim" or node.word.entity in {"ORG", "PERSON"} or node.lemma in doers()
    return preposition.word.text.lower() in glossed("on_the_part") and people


def _silent(nodes: list[Node], node: Node) -> Node | None:
    """Return the preposition that stands for a case ending: "of" for a genitive, "by" for who did it, "with" for the means."""
    case, above = node.feat("Case"), node.up
    if above is None or above.pos == "ADP":
        return None
    if (
        not case
        and node.relation == "nmod"
        and node.word.entity == "ORG"
        and node.word.text.isupper()
        and above.feat("Case")
        and above.feat("Animacy") == "Inan"
    ):
        return insert_before(nodes, node, "of", "ADP", "case")  # a car of the army
    if not case:
        return None
    if node.relation == "nmod" or (node.relation == "dep" and above.pos in {"NOUN", "PROPN"}):
        english = CASES.get(case)
        english = "by" if case == "Ins" and (node.feat("Animacy") == "Anim" or node.lemma in doers()) else english
        if case == "Gen" and above.word.lemma in glossed("of_doers") and above.lemma in glossed("shots"):
            english = "by" if node.feat("Animacy") == "Anim" else "with"  # "погиб от огня | снайпера"
        if case == "Gen" and above.lemma in glossed("shots") and node.word.entity == "ORG" and node.word.text.isupper():
            english = "by"  # "обстрел | ЦАХАЛ"
    elif node.relation in {"obl", "xcomp"} and case == "Ins" and (node.relation == "obl" or (above.tag == "VBN" and above.entry is not None)):
        doer = node.feat("Animacy") == "Anim" or node.word.entity in {"PERSON", "ORG"} or node.lemma in doers()
        english = "by" if above.tag == "VBN" and doer else "with"
    else:
        english = None
    if not english:
        return None
    at = next(at for at, other in enumerate(nodes) if other is node)
    while at and nodes[at - 1].up is node and nodes[at - 1].relation == "amod" and not nodes[at - 1].word.entity:
        at -= 1  # "нападению | курдских боевиков": before the adjective, too
    made = insert_before(nodes, nodes[at], english, "ADP", "case")
    made.up = node
    return made


def _finish(nodes: list[Node], node: Node) -> None:
    """Give a node the label and the tag that the rules read, and the words that stand before its gloss."""
    if node.up is None:
        node.dep = "ROOT"
    elif node.dep not in {"prep", "pobj", "agent", "acomp", "attr", "prt", "neg", "auxpass"}:
        node.dep = LABELS.get(node.dep, LABELS.get(node.relation, node.dep))
    if node.dep == "det" and node.feat("Poss") == "Yes":
        node.dep = "poss"
    if node.dep == "dobj" and node.pos == "NOUN" and node.up is not None and node.up.lemma == "hostage":
        node.dep = "oprd"
    if not node.tag:
        node.tag = _tag(node)
    for english in node.entry.before if node.entry else ():
        beside = node.pos not in {"NUM", "VERB"}
        insert_before(nodes, node, english, "NOUN" if beside else "ADV", "compound" if beside else "advmod")


def _tag(node: Node) -> str:
    plural = node.feat("Number") == "Plur"
    plain = {"ADJ": "JJ", "ADV": "RB", "ADP": "IN", "DET": "DT", "NUM": "CD", "PRON": "PRP", "CCONJ": "CC", "SCONJ": "IN", "PUNCT": ".", "AUX": "VBD"}
    if node.pos == "NOUN":
        return "NNS" if plural else "NN"
    if node.pos == "PROPN":
        return "NNPS" if plural else "NNP"
    return plain.get(node.pos, "XX")
