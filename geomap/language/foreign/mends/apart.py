"""Verbs of French that a parser hung beside the clause that they belong to: takes the nodes of a sentence, gives each its clause back.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> past = {"VerbForm": "Part", "Tense": "Past"}
>>> attacked, have = Word("attaqué", 14, "attaquer", "VERB", feats=past), Word("ont", 10, "avoir", "AUX", 0, "aux:tense")
>>> day, taken = Word("mars", 34, "mars", "NOUN", 0, "obl:mod"), Word("enlevé", 42, "enlever", "VERB", 2, "conj", feats=past)
>>> nodes = nodes_of([attacked, have, day, Word("et", 39, "et", "CCONJ", 4, "cc"), taken])
>>> raise_listed(nodes)
>>> nodes[4].up.word.text
'attaqué'
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import doers
from geomap.language.foreign.nodes import below, hangs_on
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

FEW = 8
NEXT = 5
"""How many words behind a participle its object stands."""


def put_in_clauses(nodes: list[Node]) -> None:
    """Give verbs and objects back to their clauses."""
    if any(node.feat("Case") or node.feat("Aspect") for node in nodes):
        return  # Russian
    for step in (
        take_for_passive,
        part_dead,
        aim_ambushes,
        take_harmed_along,
        raise_listed,
        raise_said,
        give_parted,
        list_tolls,
        date_doings,
        set_tellers_behind,
        join_parted,
        name_subjects,
    ):
        step(nodes)


def take_for_passive(nodes: list[Node]) -> None:
    """Let a participle that "be" stands before be passive, where the parser took it for an adjective: "une base a été | prise pour cible"."""
    for node in nodes:
        verb = node.up
        if (
            node.dep == "cop"
            and verb is not None
            and verb.pos == "VERB"
            and verb.word.pos == "VERB"
            and verb.feat("VerbForm") == "Part"
            and verb.feat("Tense") == "Past"
        ):
            node.dep = "aux:pass"


def part_dead(nodes: list[Node]) -> None:
    """Let those who died be told of beside those who came to harm, where the parser made the one the subject of the other: "trois personnes sont mortes et sept ont été blessées"."""
    children = below(nodes)
    for died in nodes:
        verb = died.up
        if died.pos != "VERB" or died.relation != "nsubj" or verb is None or verb.pos != "VERB" or died.word.idx > verb.word.idx:
            continue
        others = next((c for c in children[id(died)] if c.dep == "conj" and died.word.idx < c.word.idx < verb.word.idx), None)
        if others is None or others.pos not in {"NUM", "NOUN", "PRON"}:
            continue
        passive = any(child.dep == "aux:pass" for child in children[id(verb)])
        died.up, died.dep, verb.up, verb.dep = verb.up, verb.dep, died, "conj"
        others.up, others.dep = verb, "nsubj:pass" if passive else "nsubj"


def aim_ambushes(nodes: list[Node]) -> None:
    """Let an ambush be against those whom it is laid for: "ont tendu lundi une embuscade | à une patrouille"."""
    children = below(nodes)
    for node in nodes:
        verb = node.up
        laid = next((child for child in children[id(verb)] if child.relation == "obj" and child.lemma == "ambush"), None) if verb is not None else None
        case = next((child for child in children[id(node)] if child.dep == "case" and child.word.text.lower() in words("to")), None)
        if (
            laid is None
            or case is None
            or node.relation != "obl"
            or node.lemma not in doers() | {"convoy", "vehicle", "bus"}
            or node.word.entity
            or node.word.idx < laid.word.idx
        ):
            continue
        node.up, node.dep, case.lower, case.lemma = laid, "nmod", "against", "against"


def raise_listed(nodes: list[Node]) -> None:
    """Let a participle behind "and" stand beside the verb in a compound tense, with the object behind it: "ont attaqué une église le 13 mars et | enlevé vingt passagers"."""
    children = below(nodes)
    for at, node in enumerate(nodes):
        above = node.up
        past = node.pos == "VERB" and node.feat("VerbForm") == "Part" and node.feat("Tense") == "Past" and node.feat("Number") != "Plur"
        if not past or node.dep != "conj" or above is None or above.pos == "VERB" or node.feat("Gender") == "Fem":
            continue
        if at == 0 or nodes[at - 1].dep != "cc" or any(child.relation == "aux" for child in children[id(node)]):
            continue
        verb = next((o for o in reversed(nodes[:at]) if o.pos == "VERB" and any(c.dep == "aux:tense" for c in children[id(o)])), None)
        if verb is None or any(child.dep == "aux:pass" for child in children[id(verb)]) or hangs_on(verb, node):
            continue
        node.up = verb
        ahead = nodes[at + 1 : at + NEXT]
        taken = next(
            (o for o in ahead if o.pos == "NOUN" and o.up is verb and o.relation in {"obl", "obj"} and not _cased(o, children) and not _dates(o)), None
        )
        if taken is not None and not any(child.relation == "obj" for child in children[id(node)]):
            taken.up, taken.dep = node, "obj"


def raise_said(nodes: list[Node]) -> None:
    """Let what is said behind a clause between commas be the main clause: "un berger, enlevé lundi, | est aux mains de ses ravisseurs"."""
    children = below(nodes)
    for before, being in itertools.pairwise(nodes):
        said = being.up
        clause = said.up if said is not None and said.relation == "obl" else None
        if being.dep != "cop" or before.lower != "," or said is None or clause is None or clause.relation != "acl" or clause.pos != "VERB":
            continue
        people = clause.up
        if people is None or people.pos != "NOUN" or people.relation not in {"root", "parataxis"} or any(c.relation == "nsubj" for c in children[id(said)]):
            continue
        said.up, said.dep, people.up, people.dep = people.up, people.dep, said, "nsubj"


def give_parted(nodes: list[Node]) -> None:
    """Give a verb its object behind a day, where the parser began a sentence with it: "a visé mardi matin | un car de transport"."""
    children = below(nodes)
    for node in nodes:
        verb = node.up
        if verb is None or node.dep != "parataxis" or node.pos != "NOUN" or verb.pos != "VERB" or verb.entry is None or node.word.idx < verb.word.idx:
            continue
        between = [o for o in nodes if verb.word.idx < o.word.idx < node.word.idx and o.up is not node]
        told = any(child.relation == "obj" or child.dep in {"aux:pass", "nsubj:pass"} for child in children[id(verb)])
        if not told and between and all(_dates(o) or o.lemma in words("dayparts") or o.pos == "DET" for o in between) and not _cased(node, children):
            node.dep = "obj"
            for child in children[id(node)]:
                if child.pos == "VERB" and child.feat("Tense") == "Pres":
                    child.up, child.dep = verb, "advcl"


def list_tolls(nodes: list[Node]) -> None:
    """Let what a toll counts behind a colon stand beside it: "Bilan : une dizaine de | morts"."""
    for node in nodes:
        toll = node.up
        if (
            toll is not None
            and toll.lemma in words("tolls")
            and node.dep == "nmod"
            and any(toll.word.idx < o.word.idx < node.word.idx and o.lower == ":" for o in nodes)
        ):
            node.dep = "appos"


def date_doings(nodes: list[Node]) -> None:
    """Let a day say when the deed of a toll was done, not when it was counted: "le bilan de l'attaque perpétrée | dans la nuit de mardi à mercredi s'élève à"."""
    for at, node in enumerate(nodes):
        toll = node.up
        if toll is None or toll.lemma not in words("tolls") or node.relation not in {"nmod", "obl"} or not (_dates(node) or node.lemma in words("dayparts")):
            continue
        done = next((o for o in reversed(nodes[:at]) if o.pos == "VERB" and o.relation == "acl" and o.word.idx > toll.word.idx), None)
        if done is not None:
            node.up, node.dep = done, "obl"


def set_tellers_behind(nodes: list[Node]) -> None:
    """Let a noun that begins a report be what is told, who tells it stand behind: "| Rapt d'un berger à Gao, a indiqué la gendarmerie"."""
    children = below(nodes)
    for at, verb in enumerate(nodes):
        if verb.lemma not in words("telling") or verb.up is not None or verb.pos != "VERB" or not any(node.lower == "," for node in nodes[max(at - 3, 0) : at]):
            continue
        mine = [child for child in children[id(verb)] if child.word.idx < verb.word.idx and child.pos not in {"PUNCT", "AUX", "PRON"}]
        noun = mine[0] if mine else verb
        bare = noun.pos == "NOUN" and noun.relation in {"obl", "dep", "dislocated", "advcl", "parataxis"} and not _cased(noun, children) and not _dates(noun)
        if not bare or not all(_dates(other) or other.lemma in words("dayparts") for other in mine[1:]):
            continue
        done = next((child for child in children[id(noun)] if child.pos == "VERB" and child.relation == "acl"), noun)
        for day in mine[1:]:
            day.up, day.dep = done, "obl" if done.pos == "VERB" else "nmod"
        noun.up, noun.dep, verb.up, verb.dep = None, "root", noun, "parataxis"


def join_parted(nodes: list[Node]) -> None:
    """Let people counted before "and", where the parser began a sentence, be subjects too: "4 infirmiers | et un élève ont été tués"."""
    children = below(nodes)
    for people in nodes:
        verb = people.up
        if verb is None or people.relation not in {"obl", "parataxis"} or people.pos != "NOUN" or _cased(people, children) or _dates(people):
            continue
        subject = next((child for child in children[id(verb)] if child.relation == "nsubj" and people.word.idx < child.word.idx < verb.word.idx), None)
        if subject is None or not any(child.dep == "cc" and child.word.idx < subject.word.idx for child in children[id(subject)]):
            continue
        if any(child.pos in {"NUM", "DET"} for child in children[id(people)]):
            people.dep, subject.up, subject.dep = subject.dep, people, "conj"


def name_subjects(nodes: list[Node]) -> None:
    """Let a person named between commas behind the subject be that: "un député de l'opposition, | Amadou Barry, a été abattu"."""
    children = below(nodes)
    for before, name in itertools.pairwise(nodes):
        verb = name.up
        if before.lower != "," or name.pos != "PROPN" or name.relation != "nsubj" or name.word.entity != "PERSON" or verb is None:
            continue
        first = next((child for child in children[id(verb)] if child.relation == "nsubj" and child.word.idx < name.word.idx), None)
        if first is not None and first.pos == "NOUN":
            name.up, name.dep = first, "appos"


def take_harmed_along(nodes: list[Node]) -> None:
    """Let one more who came to harm be so by a participle of his own: "un soldat a été tué et un | ouvrier blessé par une mine"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        verb = node.up
        if (
            node.dep != "conj"
            or node.pos not in {"NOUN", "NUM"}
            or verb is None
            or verb.pos != "VERB"
            or not any(c.dep == "aux:pass" for c in children[id(verb)])
        ):
            continue
        behind = [n for n in nodes[place[id(node)] + 1 : place[id(node)] + FEW] if _harmed(n) and (n.up is verb or hangs_on(n, node))]
        if not behind or any(c.dep == "case" for c in children[id(node)]) or any(c.relation == "aux" for c in children[id(behind[0])]):
            continue
        hurt = behind[0]
        if hurt.pos == "ADJ":  # "une dizaine de membres des forces de sécurité | blessés"
            hurt.pos, hurt.lemma = "VERB", "injure"
            hurt.word.feats = {**hurt.word.feats, "VerbForm": "Part", "Tense": "Past"}
        hurt.up, hurt.dep, node.up, node.dep = verb, "conj", hurt, "nsubj:pass"
        for child in children[id(node)]:
            child.up = hurt if child.dep == "cc" else child.up


def _harmed(node: Node) -> bool:
    """Tell whether a word says in French what befell people."""
    return (node.pos == "VERB" and node.feat("VerbForm") == "Part" and node.feat("Tense") != "Pres") or (node.pos == "ADJ" and node.lemma == "wounded")


def _cased(node: Node, children: dict[int, list[Node]]) -> bool:
    return any(child.dep == "case" for child in children[id(node)])


def _dates(node: Node) -> bool:
    return node.entry is not None and node.entry.date
