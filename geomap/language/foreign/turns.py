"""Turns of phrase that English has otherwise: takes the nodes of a sentence, gives those who "стали жертвами" of a raid as who died in it, and the like.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> nodes = nodes_of([Word("жертвами", 0, "жертва", "NOUN", 1, "xcomp"), Word("стали", 9, "стать", "VERB"), Word("пятеро", 15, "пять", "NUM", 1, "nsubj")])
>>> turn(nodes)
>>> [(node.lemma, node.dep, node.up and node.up.lemma) for node in nodes]
[('die', 'dep', None), ('стать', 'aux:tense', 'die'), ('пять', 'nsubj', 'die')]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.aims import aim, fall_on, hang_aims, name_shots, ram, strike_against
from geomap.language.foreign.finding import find_slain
from geomap.language.foreign.nodes import below, hangs_on, insert_before, uncircle
from geomap.language.foreign.subjects import claim_behind, date_periods, doers_behind, free_days, head_numbers, objects_before, share_subjects, survive
from geomap.language.words import table, words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})
BARE = frozenset({"obj", "obl", "nummod", "nmod", "dep", "iobj", "xcomp"})
DASHES = frozenset({"\u2014", "\u2013", ":"})
ARTICLES = frozenset({"un", "une", "um", "uma"})


def turn(nodes: list[Node]) -> None:
    """Rearrange what a sentence says by such a turn."""
    for step in (
        name_shots,
        objects_before,
        date_periods,
        _proceed,
        _liken,
        _leave,
        _count_one,
        _let_victims_die,
        _let_deeds_happen,
        _let_targets_be_hit,
        _set_against,
        aim,
        ram,
        fall_on,
        hang_aims,
        strike_against,
        _strike,
        _share_objects,
        _head_tolls,
        _raise_tolls,
        head_numbers,
        doers_behind,
        find_slain,
        free_days,
        survive,
        claim_behind,
        share_subjects,
    ):
        step(nodes)
        uncircle(nodes)


def _proceed(nodes: list[Node]) -> None:
    """Let those who "ont procédé à l'arrestation" of people carry it out."""
    for node in nodes:
        verb = node.up
        if verb is None or verb.word.lemma not in words("proceeding") or node.pos != "NOUN" or node.entry is None or node.entry.date:
            continue
        case = next((child for child in nodes if child.up is node and child.dep == "case"), None)
        if case is not None and case.word.text.lower() in words("to"):
            verb.lemma, node.dep, case.dep = "carry", "obj", "fixed"


def _liken(nodes: list[Node]) -> None:
    """Let those who are likened "to" rebels be taken "as" such: "des hommes assimilés | aux rebelles FDLR"."""
    for case in nodes:
        noun = case.up
        if case.dep == "case" and noun is not None and noun.up is not None and noun.up.lemma == "identify" and case.word.text.lower() in words("to"):
            case.lower = case.lemma = "as"


def _leave(nodes: list[Node]) -> None:
    """Let what comes from a place come "from" it: "un autobus parti | de Mirebalais", "un car venant | de Lagos"."""
    for case in nodes:
        if case.dep == "case" and case.word.text.lower() == "из" and case.up is not None and case.up.up is not None and case.up.up.pos == "VERB":
            case.lower = case.lemma = "from"  # "из сектора Газа выпущено 250 ракет"
    for verb, case in itertools.pairwise(nodes):
        place = case.up
        if verb.word.lemma in words("leaving") and verb.feat("VerbForm") == "Part" and case.dep == "case" and case.lower == "of" and place is not None:
            case.lower, case.lemma = "from", "from"
            if place.up is not verb and verb.up is not place:
                place.up, place.dep = verb, "obl"
            verb.dep = "acl" if verb.dep == "amod" else verb.dep


def _count_one(nodes: list[Node]) -> None:
    """Count the one dead of "faisant un mort", and what a number describes that was taken for an adjective."""
    for node in nodes:
        noun = node.up
        if noun is None or noun.pos not in NOMINAL:
            continue
        if node.pos == "NUM" and node.relation == "nummod" and noun.lemma == "injury" and noun.relation == "obj" and noun.up and noun.up.lemma == "injure":
            node.pos, node.dep, node.lemma, node.lower = "ADJ", "amod", node.word.text, node.word.text  # "получил | четыре ранения" is one man
        elif node.pos == "NUM" and (node.dep == "amod" or (node.dep == "det" and node.lower.isdecimal())):
            node.dep = "nummod"
        elif node.word.text.lower() in ARTICLES and node.dep == "det" and noun.lemma in table("harms") and noun.word.pos != "ADJ":
            node.pos, node.dep, node.lemma, node.lower = "NUM", "nummod", "1", "1"


def _let_victims_die(nodes: list[Node]) -> None:
    """Turn "жертвами обстрела стали пять человек" into "five people died in the shelling"."""
    children = below(nodes)
    for verb in list(nodes):
        if verb.word.lemma not in words("becoming"):
            continue
        mine = children[id(verb)]
        victims = next((child for child in mine if child.word.lemma in words("victims") and child.relation in {"xcomp", "obl", "nsubj", "obj"}), None)
        bare = (child for child in mine if child.relation in {"nsubj", "obj", "obl"} and child.pos in {*NOMINAL, "NUM"} and not _cased(child, children))
        dead = next((child for child in bare if child is not victims and not (child.entry is not None and child.entry.date)), None)
        if victims is None or dead is None:
            continue
        deed = next((child for child in children[id(victims)] if child.relation == "nmod" and child.pos == "NOUN"), None)
        if deed is not None and deed.feat("Animacy") == "Anim":
            continue
        for child in mine:
            child.up = victims
        victims.up, victims.dep, verb.up, verb.dep = verb.up, verb.dep, victims, "aux:tense"
        victims.lemma = victims.lower = "die"
        victims.pos, victims.word.feats, dead.dep = "VERB", {"VerbForm": "Fin", "Tense": "Past"}, "nsubj"
        if deed is not None:
            insert_before(nodes, deed, "in", "ADP", "case")
            deed.dep = "obl"


def _let_deeds_happen(nodes: list[Node]) -> None:
    """Turn "нападению подвергся пост" into "an attack on the post occurred"."""
    children = below(nodes)
    for verb in list(nodes):
        told = verb.entry is not None and verb.entry.turned and verb.entry.governs  # "être la cible de"
        trap = next((c for c in children[id(verb)] if c.lemma == "ambush" and c.relation == "obl"), None) if verb.word.lemma in words("falling_on") else None
        if trap is None and not told and (verb.word.lemma not in words("undergoing") or verb.entry is not None):
            continue
        mine = (child for child in children[id(verb)] if (child.pos == "NOUN" and child.word.idx > verb.word.idx) or child.feat("Case") == "Dat")
        deed = trap or next((child for child in mine if (child.lemma in words("deeds") if told else child.feat("Case") == "Dat")), None)
        hit = next((child for child in children[id(verb)] if child.relation == "nsubj" and child is not deed), None)
        if deed is None or hit is None:
            continue
        for child in children[id(deed)]:
            child.dep = "fixed" if child.dep == "case" and deed is trap else child.dep  # "sont tombés jeudi | dans une embuscade"
        verb.lemma, verb.lower, verb.entry, deed.dep = "occur", "occur", None, "nsubj"
        for child in children[id(verb)]:
            child.dep = "aux:tense" if child.dep == "aux:pass" else child.dep
        hit.up, hit.dep = deed, "nmod"
        insert_before(nodes, hit, "on", "ADP", "case")


def _let_targets_be_hit(nodes: list[Node]) -> None:
    """Turn "un convoi a été la cible mardi d'une attaque" into "an attack on a convoy occurred on Tuesday"."""
    children = below(nodes)
    for at, node in enumerate(list(nodes)):
        being = next((child for child in children[id(node)] if child.dep == "cop"), None) if node.word.lemma in words("targets") else None
        hit = next((child for child in children[id(node)] if child.relation == "nsubj"), None)
        deeds = words("deeds") | {"attack"}
        deed = next((other for other in nodes[at + 1 :] if other.pos == "NOUN" and other.lemma in deeds and hangs_on(other, node)), None)
        if being is None or hit is None or deed is None:
            continue
        node.pos, node.lemma, node.lower, node.word.feats, being.dep = "VERB", "occur", "occur", {"VerbForm": "Fin", "Tense": "Past"}, "aux:tense"
        for child in (*children[id(node)], *children[id(deed)]):
            child.dep = (
                "fixed"
                if child.dep in {"det", "case"} and (child.up is node or child.dep == "case")
                else "obl"
                if child.relation == "nmod" and child.up is node
                else child.dep
            )
        deed.up, deed.dep, hit.up, hit.dep = node, "nsubj", deed, "nmod"
        insert_before(nodes, hit, "on", "ADP", "case")


def _set_against(nodes: list[Node]) -> None:
    """Turn "des combats ont opposé l'armée aux rebelles" into "fighting between the army and the rebels occurred"."""
    children = below(nodes)
    for at, verb in enumerate(list(nodes)):
        fight = next((child for child in children[id(verb)] if child.relation == "nsubj" and child.entry is not None), None)
        if verb.word.lemma not in words("opposing") or fight is None:
            continue
        if fight.feat("PronType") == "Rel" and verb.up is not None and verb.up.pos == "NOUN":
            fight = verb.up  # "les tirs | qui ont opposé"
        sides = [node for node in nodes[at + 1 : at + 16] if node.pos in NOMINAL and not (node.entry is not None and node.entry.date)]
        one = next((side for side in sides if not _cased(side, children)), None)
        other = next((side for side in sides if one is not None and side.word.idx > one.word.idx and _cased(side, children) in words("to")), None)
        if one is None or other is None:
            continue
        for child in children[id(one)]:
            if child.relation not in {"det", "amod", "nmod", "nummod", "flat", "appos"} or child.word.idx > other.word.idx:
                child.up = verb
        for child in children[id(other)]:
            if child.dep == "case":
                child.dep, child.pos, child.lemma, child.lower = "cc", "CCONJ", "and", "and"
        one.up, one.dep, other.up, other.dep, verb.lemma = fight, "nmod", one, "conj", "occur"
        insert_before(nodes, one, "between", "ADP", "case")


def _strike(nodes: list[Node]) -> None:
    """Let a car whose bomb or mine stands before the verb hit it: "на мине | подорвался автомобиль" is "подорвался на мине"."""
    children = below(nodes)
    for noun in nodes:
        verb = noun.up
        if verb is None or verb.word.lemma not in words("blown_up") or verb.lemma != "explode" or noun.lemma not in words("laid"):
            continue
        case = next((child for child in children[id(noun)] if child.dep == "case" and child.lower == "on"), None)
        if case is not None and noun.relation == "obl":
            verb.lemma, verb.lower, noun.dep, case.dep = "hit", "hit", "obj", "fixed"


def _cased(node: Node, children: dict[int, list[Node]]) -> str:
    """Return the preposition of a noun, "" where it has none."""
    return next((child.word.text.lower() for child in children[id(node)] if child.dep == "case"), "")


def _share_objects(nodes: list[Node]) -> None:
    """Let whom a pronoun names be the object of a second verb of Russian, too ("led him out and took away")."""
    children = below(nodes)
    for verb in list(nodes):
        first = verb.up
        if verb.pos != "VERB" or verb.dep != "conj" or first is None or first.pos != "VERB" or not first.feat("Aspect"):
            continue
        whom = next((c for c in children[id(first)] if c.dep == "obj" and c.word.pos == "PRON" and c.word.idx < verb.word.idx), None)
        at = next(at for at, node in enumerate(nodes) if node is verb)
        if whom is not None and at + 1 < len(nodes) and not any(c.relation in {"nsubj", "obj"} for c in children[id(verb)]):
            insert_before(nodes, nodes[at + 1], whom.lemma, "PRON", "obj").up = verb


def _head_tolls(nodes: list[Node]) -> None:
    """Let losses that a dash, a colon or a verb counts be a toll, and nobody themselves: "потери \u2014 один погибший"."""
    for at, node in enumerate(nodes):
        ahead = list(itertools.takewhile(lambda other: other.pos in {"ADJ", "NOUN", "PROPN", "VERB", "ADP"} and other.dep != "nsubj", nodes[at + 1 :]))
        stop = at + 1 + len(ahead)
        if node.lemma == "casualty" and stop < len(nodes) and nodes[stop].word.text in DASHES and node.relation in {"nsubj", "root", "parataxis"}:
            node.lemma, node.lower = "toll", "toll"
            node.dep = "dislocated" if node.up is not None else node.dep


def _raise_tolls(nodes: list[Node]) -> None:
    """Let a toll rise "to" a number: "число погибших возросло до 31", "до 31 человека", "le nombre de morts est passé | à 31"."""
    children = below(nodes)
    for number in list(nodes):
        node = number.up if number.relation == "nummod" and number.up is not None and number.up.lemma in words("counted_people") else number
        verb = node.up
        if (
            verb is None
            or verb.pos != "VERB"
            or not (number.word.text if node is number else number.lower).isdecimal()
            or node.word.idx < verb.word.idx
            or node.relation not in (BARE if node is number else BARE | {"nsubj"})
        ):
            continue
        counted = any(c.relation == "nsubj" and c.lemma in words("tolls") and c is not node for c in children[id(verb)])
        case = next((child for child in children[id(node)] if child.dep == "case"), None)
        if not counted or (case is not None and (case.word.text.lower() not in words("up_to") or case.word.idx > node.word.idx)):
            continue
        if case is None and verb.entry is not None and verb.entry.words[-1] == "de":
            continue  # "passe de | 11 à 15 morts"
        if verb.lemma != "rise" and (case is None or verb.word.lemma not in words("passing")):
            continue
        verb.lemma = verb.lower = "rise"
        if case is None:
            case = insert_before(nodes, number, "to", "ADP", "case")
            case.up = node
        case.lemma = case.lower = "to"
        node.pos, node.dep = "NUM" if node is number else "NOUN", "obl"
