"""A parse in the labels that the rules read: takes words in Universal Dependencies, as the models of other languages give them, gives words in English guise.

The rules of the text rooms read English lemmas and the ClearNLP labels of spaCy's English models. So that they need no second set for each language, words are
put into English by a glossary (glossing.py) and the tree is rearranged: a preposition governs its noun, a genitive has an "of", an agent a "by", a
future a "will". Letters and offsets stay the document's.

>>> from geomap.language.glossary import glossary
>>> words = [Word("Attaque", 0, "attaque", "NOUN", opens_sentence=True), Word("à", 8, "à", "ADP", 2, "case"), Word("Gao", 10, "Gao", "PROPN", 0, "nmod")]
>>> [(w.lower, w.dep, w.head) for w in pivot(words, glossary("fr"), "Attaque à Gao")]
[('attack', 'ROOT', -1), ('in', 'prep', 0), ('gao', 'pobj', 1)]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.glossing import put_into_english
from geomap.language.nodes import below, insert_before, nodes_of, words_of
from geomap.language.numerals import put_into_digits
from geomap.language.tree import Word
from geomap.language.verbs import conjugate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.glossary import Glossary
    from geomap.language.nodes import Node

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
    _rejoin(words)
    starts = [at for at, word in enumerate(words) if word.opens_sentence or at == 0]
    done: list[Word] = []
    for start, stop in itertools.pairwise([*starts, len(words)]):
        for word in words[start:stop]:
            word.head = word.head - start if start <= word.head < stop else -1
        told = _pivot_sentence(words[start:stop], glossary, text, articles=articles)
        for word in told:
            word.head += len(done) if word.head >= 0 else 0
        done += told
    return done


def _rejoin(words: Sequence[Word]) -> None:
    """Hang what the model took for a sentence, with a small letter and no stop before it, on the one that it goes on: "41 morts | dans une attaque"."""
    root = 0
    for at, word in enumerate(words):
        if at and word.opens_sentence and word.text[:1].islower() and words[at - 1].text[-1:].isalnum():
            stop = next((k for k in range(at + 1, len(words)) if words[k].opens_sentence), len(words))
            top = next((k for k in range(at, stop) if not at <= words[k].head < stop), at)
            placed = any(words[k].head == top and words[k].dep == "case" for k in range(at, stop))
            words[top].head, words[top].dep = root, ("obl" if words[root].pos == "VERB" else "nmod") if placed else "parataxis"
            word.opens_sentence = False
        elif word.opens_sentence or not at:
            stop = next((k for k in range(at + 1, len(words)) if words[k].opens_sentence), len(words))
            root = next((k for k in range(at, stop) if not at <= words[k].head < stop), at)


def _pivot_sentence(words: Sequence[Word], glossary: Glossary, text: str, *, articles: bool) -> list[Word]:
    nodes = put_into_english(nodes_of(words), glossary, text)
    put_into_digits(nodes, glossary)
    _lower_qualifiers(nodes)
    _set_parts_apart(nodes)
    _join_subjects(nodes)
    _give_subjects(nodes)
    _find_agents(nodes)
    _turn_quantities(nodes)
    _raise_copulas(nodes)
    _hang_participles(nodes)
    conjugate(nodes)
    for node in list(nodes):
        _govern(nodes, node)
    for node in list(nodes):
        _finish(nodes, node)
    if not articles:
        _add_articles(nodes)
    return words_of(nodes)


def _lower_qualifiers(nodes: list[Node]) -> None:
    """Let "at least" hang on the number or noun that it qualifies, where the parser has it the other way round; days of a month are no objects."""
    children = below(nodes)
    for node in nodes:
        if node.word.text.isdecimal() and node.pos == "ADJ" and node.relation in {"obj", "nsubj", "iobj"}:
            node.dep = "obl"
        if node.pos != "ADV" or node.entry is None:
            continue
        qualified = next((child for child in children[id(node)] if child.pos in {"NOUN", "NUM"}), None)
        if qualified is not None:
            qualified.up, qualified.dep = node.up, node.dep
            node.up, node.dep = qualified, "advmod"


def _set_parts_apart(nodes: list[Node]) -> None:
    """Let those whom "including" names hang on the whole, not stand listed beside it: "14 человек, в том числе двое детей"."""
    children = below(nodes)
    for node in nodes:
        including = next((child for child in children[id(node)] if child.lower == "including"), None)
        if including is not None and node.dep == "conj":
            including.dep, node.dep = "case", "nmod"


def _join_subjects(nodes: list[Node]) -> None:
    """Let a noun taken for a sentence of its own share the subject beside it: in "vingt soldats et un civil ont été tués" all were killed."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        noun = verb.up
        if verb.pos != "VERB" or verb.dep != "conj" or noun is None or noun.pos != "NOUN" or place[id(noun)] > place[id(verb)]:
            continue
        mine = children[id(verb)]
        linked = next((child for child in mine if child.dep == "cc"), None)
        subject = next((child for child in mine if child.relation == "nsubj"), None)
        if (
            linked is None
            or subject is None
            or not 0 < place[id(subject)] - place[id(linked)] < 4
            or any(c.relation in {"case", "nsubj"} for c in children[id(noun)])
        ):
            continue
        verb.up, verb.dep = noun.up, noun.dep
        noun.up, noun.dep = verb, subject.dep
        subject.up, subject.dep, linked.up = noun, "conj", subject
        for child in children[id(noun)]:
            if child is not verb and place[id(child)] > place[id(verb)]:
                child.up = verb


def _give_subjects(nodes: list[Node]) -> None:
    """Give a passive verb the bare noun before it as its subject, where the parser found none: "21 personnes, dont six femmes, ont été tuées"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        mine = children[id(verb)]
        if not any(child.dep == "aux:pass" for child in mine) or any(child.relation in {"nsubj", "csubj"} for child in mine):
            continue
        for child in mine:
            bare = child.relation == "obl" and child.pos == "NOUN" and not any(c.dep == "case" for c in children[id(child)])
            if bare and place[id(child)] < place[id(verb)] and not (child.entry is not None and child.entry.date):
                child.dep = "nsubj:pass"
                break


def _find_agents(nodes: list[Node]) -> None:
    """Give a passive verb the "by" that the parser hung on a place beside it: "tués à Karma, un village du nord, par des hommes armés"."""
    children = below(nodes)
    for node in nodes:
        noun = node.up
        if noun is None or noun.pos not in {"NOUN", "PROPN"} or not any(child.dep == "case" and child.lower == "by" for child in children[id(node)]):
            continue
        verb = noun.up
        while verb is not None and verb.pos in {"NOUN", "PROPN"}:
            verb = verb.up
        if verb is None or not any(child.dep == "aux:pass" for child in children[id(verb)]) or any(child.dep == "obl:agent" for child in children[id(verb)]):
            continue
        node.up, node.dep = verb, "obl:agent"


def _add_articles(nodes: list[Node]) -> None:
    """Give single things of a language without articles an "a": to the rules a bare noun speaks of things of a kind."""
    children = below(nodes)
    for node in list(nodes):
        common = node.pos == "NOUN" and node.tag == "NN" and node.entry is not None and not node.entry.date and not node.word.entity
        if common and not any(child.dep in {"det", "poss", "nummod"} for child in children[id(node)]):
            insert_before(nodes, node, "a", "DET", "det")


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
            if child is not counted and child.dep in {"case", "acl", "acl:relcl", "conj", "appos", "cc"}:
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
        said.up, said.dep = node, "acomp" if said.pos == "ADJ" else "attr"
        for child in children[id(said)]:
            if child is not node and child.relation in {"nsubj", "csubj", "aux", "advmod", "advcl", "ccomp", "mark", "punct", "obl", "parataxis", "cc", "expl"}:
                child.up = node


def _hang_participles(nodes: list[Node]) -> None:
    """Let a present participle before a noun govern it: "..., blessant deux gendarmes" is said of the deed, and describes no gendarmes."""
    order = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        if node.pos != "VERB" or node.feat("Tense") != "Pres" or node.feat("VerbForm") != "Part" or noun is None or noun.pos not in {"NOUN", "PROPN"}:
            continue
        if node.relation in {"amod", "acl"} and order[id(node)] < order[id(noun)]:
            above = noun.up
            while above is not None and above.pos != "VERB":
                above = above.up
            if above is not None and above is not node:
                node.up, node.dep = above, "advcl"
                noun.up, noun.dep = node, "obj"


def _govern(nodes: list[Node], node: Node) -> None:
    """Put the preposition of a noun above it, one in letters or one that only its case says."""
    if node.up is None or node.pos not in NOMINAL or node.relation not in GOVERNED:
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
        return
    by = node.dep == "obl:agent" or preposition.lower == "by"
    preposition.up, preposition.dep, preposition.pos = node.up, "agent" if by and node.up.tag == "VBN" else "prep", "ADP"
    if by:
        preposition.lemma = preposition.lower = "by"
    node.up, node.dep = preposition, "pobj"


def _is_object_of_phrase(node: Node, verb: Node) -> bool:
    """Tell whether a noun is the object of a phrase of a verb, whose own object or preposition was its last word: "mettre le feu à", "унести жизни"."""
    if verb.entry is None or verb.pos != "VERB" or len(verb.entry.words) < 2 or node.dep == "obl:agent":
        return False
    return (verb.entry.governs and node.relation in {"obl", "nmod"}) or (node.relation == "nmod" and node.feat("Case") == "Gen")


def _silent(nodes: list[Node], node: Node) -> Node | None:
    """Return the preposition that stands for a case ending: "of" for a genitive, "by" for who did it, "with" for the means."""
    case, above = node.feat("Case"), node.up
    if not case or above is None or above.pos == "ADP":
        return None
    if node.relation == "nmod" or (node.relation == "dep" and above.pos in {"NOUN", "PROPN"}):
        english = CASES.get(case)
        english = "by" if case == "Ins" and node.feat("Animacy") == "Anim" else english
    elif node.relation == "obl" and case == "Ins":
        doer = node.feat("Animacy") == "Anim" or node.word.entity in {"PERSON", "ORG"}
        english = "by" if above.tag == "VBN" and doer else "with"
    else:
        english = None
    return insert_before(nodes, node, english, "ADP", "case") if english else None


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
        insert_before(nodes, node, english, "ADV" if node.pos == "NUM" else "NOUN", "advmod" if node.pos == "NUM" else "compound")


def _tag(node: Node) -> str:
    plural = node.feat("Number") == "Plur"
    plain = {"ADJ": "JJ", "ADV": "RB", "ADP": "IN", "DET": "DT", "NUM": "CD", "PRON": "PRP", "CCONJ": "CC", "SCONJ": "IN", "PUNCT": ".", "AUX": "VBD"}
    if node.pos == "NOUN":
        return "NNS" if plural else "NN"
    if node.pos == "PROPN":
        return "NNPS" if plural else "NNP"
    return plain.get(node.pos, "XX")
