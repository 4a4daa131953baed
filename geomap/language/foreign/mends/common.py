"""Slips of the parsers, mended on the tree: takes the nodes of a sentence, moves those that hang on the wrong word.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> women = Word("femmes", 0, "femme", "NOUN", 1, "obl", feats={"Number": "Plur"})
>>> nodes = nodes_of([women, Word("tuées", 7, "tuer", "VERB"), Word("été", 3, "être", "AUX", 1, "aux:pass")])
>>> mend(nodes)
>>> nodes[0].dep
'nsubj:pass'
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.mends.apart import put_in_clauses
from geomap.language.foreign.mends.apposed import hang_places
from geomap.language.foreign.mends.asyndeton import give_back, name_banned
from geomap.language.foreign.mends.clauses import agree, describe, free_listed, list_counted, set_beside, share_prepositions
from geomap.language.foreign.mends.counted import count_nouns, hang_counted
from geomap.language.foreign.mends.gapped import fill_gaps
from geomap.language.foreign.mends.objects import give_objects
from geomap.language.foreign.mends.strays import give_strays
from geomap.language.foreign.nodes import below, uncircle
from geomap.language.foreign.numerals import join_ranges
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

LOOSE = frozenset({"obl", "dep", "dislocated", "nmod"})
NEXT = 4
"""How many words on what follows a verb still stands beside it."""


def mend(nodes: list[Node]) -> None:
    """Hang the words of `nodes` where they belong."""
    uncircle(nodes)
    for step in (
        join_ranges,
        name_banned,
        give_back,
        fill_gaps,
        give_objects,
        hang_places,
        hang_counted,
        put_in_clauses,
        _lower_qualifiers,
        give_strays,
        _free_leading,
        count_nouns,
        _name_districts,
        _set_parts_apart,
        set_beside,
        _join_subjects,
        _give_subjects,
        _give_objects,
        _part_objects,
        _free_means,
        free_listed,
        list_counted,
        agree,
        share_prepositions,
        describe,
        _find_agents,
        _find_doers,
    ):
        step(nodes)
        uncircle(nodes)


def _lower_qualifiers(nodes: list[Node]) -> None:
    """Let "at least" hang on the number or noun that it qualifies, where the parser has it the other way round; days of a month are no objects."""
    children = below(nodes)
    for node in nodes:
        month = next((child for child in children[id(node)] if child.entry is not None and child.entry.date), None) if node.word.text.isdecimal() else None
        if month is not None and node.pos in {"NUM", "ADJ", "NOUN"} and month.relation == "nmod":
            month.up, month.dep, node.up, node.dep = node.up, node.dep, month, "nummod"  # "l'assassinat du 12 | janvier"
            for child in children[id(node)]:
                child.up = month if child is not month else child.up
        if node.word.text.isdecimal() and node.pos == "ADJ" and node.relation in {"obj", "nsubj", "iobj"}:
            node.dep = "obl"
        if node.entry is not None and node.entry.date and node.relation in {"obj", "iobj", "xcomp"} and not any(c.dep == "case" for c in children[id(node)]):
            node.dep = "obl"
        bare = node.entry is not None and node.entry.date and node.relation == "nmod" and not any(c.dep == "case" for c in children[id(node)])
        noun = node.up
        if (
            bare
            and noun is not None
            and noun.pos in {"NOUN", "PROPN"}
            and noun.up is not None
            and noun.up.pos == "VERB"
            and not (noun.entry and noun.entry.date)
        ):
            node.up, node.dep = noun.up, "obl"  # "à la police | mardi"
        if node.pos != "ADV" or node.entry is None:
            continue
        qualified = next((child for child in children[id(node)] if child.pos in {"NOUN", "NUM"}), None)
        if qualified is not None:
            qualified.up, qualified.dep = node.up, node.dep
            node.up, node.dep = qualified, "advmod"


def _free_leading(nodes: list[Node]) -> None:
    """Let a place or time before a noun, with a preposition, hang on the verb: "на посту при въезде в город | двое неизвестных открыли огонь"."""
    children = below(nodes)
    for node in nodes:
        noun = node.up
        if noun is None or node.relation not in {"nmod", "obl"} or noun.pos not in {"NOUN", "PROPN"} or node.word.idx > noun.word.idx:
            continue
        if node.pos in {"NOUN", "PROPN"} and noun.up is not None and noun.up.pos == "VERB" and any(child.dep == "case" for child in children[id(node)]):
            node.up, node.dep = noun.up, "obl"


def _name_districts(nodes: list[Node]) -> None:
    """Let a name be what a phrase that ends as a preposition governs, where it stands beside its noun: "в районе | Тарлай в Исламабаде"."""
    children = below(nodes)
    for node in nodes:
        phrase = node.up
        if phrase is None or phrase.pos != "ADP" or phrase.dep == "case" or node.relation != "appos" or node.pos != "PROPN":
            continue
        node.dep = "nmod"
        for child in children[id(phrase)]:
            if child.relation == "nmod" and child.word.idx > node.word.idx and any(c.dep == "case" for c in children[id(child)]):
                child.up = node


def _set_parts_apart(nodes: list[Node]) -> None:
    """Let those whom "including" names hang on the whole, not stand listed beside it: "14 человек, в том числе двое детей"."""
    children = below(nodes)
    for node in nodes:
        including = next((child for child in children[id(node)] if child.lower == "including" and child.word.idx < node.word.idx), None)
        part = including and _part_of_subject(node, including, children)
        if including is not None and part is not None:
            _raise(node, part, including)
            continue
        verb = node.up
        if including is not None and node.relation == "nsubj" and verb is not None and _part_of_subject(verb, including, children) is node:
            _raise(verb, node, including)  # "12 femmes, dont trois | enfants, ont succombé"
            continue
        whole = _whole_of(node, children) if including is not None and node.relation in {"nsubj", "obj"} else None
        if including is not None and whole is not None:
            whole.dep, including.dep, node.dep, node.up = node.dep, "case", "nmod", whole
        elif including is not None and (node.dep in {"conj", "appos", "parataxis"} or (node.relation == "acl" and node.pos in {"NOUN", "NUM"})):
            including.dep, node.dep = "case", "nmod"


def _whole_of(part: Node, children: dict[int, list[Node]]) -> Node | None:
    """Return the subject before this one, of which it is a part: "six chauffeurs, dont quatre Sénégalais, ont été emmenés"."""
    beside, relations = children[id(part.up)] if part.up is not None else [], {"obj"} if part.relation == "obj" else {"nsubj", "obl"}
    nouns = [c for c in beside if c is not part and c.relation in relations and c.pos == "NOUN" and c.word.idx < part.word.idx]
    return next((c for c in nouns if not (c.entry and c.entry.date) and not any(x.dep == "case" for x in children[id(c)])), None)


def _part_of_subject(verb: Node, including: Node, children: dict[int, list[Node]]) -> Node | None:
    """Return the part that was taken for a subject, its whole for what the clause describes: "21 personnes, parmi lesquelles trois enfants, ont été enlevées"."""
    described = verb.up is not None and verb.up.pos == "NOUN" and verb.dep == "acl:relcl" and verb.pos == "VERB"
    if not described or not any(child.relation == "aux" for child in children[id(verb)]):
        return None
    parts = [child for child in children[id(verb)] if child.relation == "nsubj" and child.word.idx > including.word.idx]
    return parts[0] if len(parts) == 1 else None


def _raise(verb: Node, part: Node, including: Node) -> None:
    """Let the whole be the subject, and the part hang on it."""
    whole = verb.up
    if whole is not None:
        verb.up, verb.dep, whole.up, whole.dep = whole.up, whole.dep, verb, part.dep
        part.up, part.dep, including.up, including.dep = whole, "nmod", part, "case"


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
    """Give a verb the bare noun before it as its subject, where the parser found none: "21 personnes, dont six femmes, ont été tuées"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        mine = children[id(verb)]
        passive = any(child.dep == "aux:pass" for child in mine)
        if not (passive or _finite(verb, mine)) or any(child.relation in {"nsubj", "csubj"} for child in mine):
            continue
        first = min(place[id(node)] for node in (verb, *(child for child in mine if child.relation == "aux")))
        number = nodes[first - 1] if first else verb
        if number.pos == "NUM" and number.relation in {"conj", "nummod", "obl", "dep"}:
            number.up, number.dep = verb, "nsubj:pass" if passive else "nsubj"  # "et sept | ont été blessés"
            continue
        for child in mine:
            loose = child.relation == "obl" or (child.relation in LOOSE and child.pos == "NOUN")
            bare = loose and child.pos == "NOUN" and not any(c.dep == "case" for c in children[id(child)])
            if bare and place[id(child)] < place[id(verb)] and not (child.entry is not None and child.entry.date):
                if not passive and not (child.entry and child.feat("Number") == "Plur"):
                    continue
                child.dep = "nsubj:pass" if passive else "nsubj"
                break


def _give_objects(nodes: list[Node]) -> None:
    """Give a verb behind another one the noun after it, where the first verb has a subject already: "ворвался в банк и взял в заложники 43 человека"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb, noun in itertools.pairwise(nodes):
        bare = noun.dep == "dep" and noun.up is verb and noun.pos in {"NOUN", "PROPN"} and verb.pos == "VERB"
        if bare and not any(child.relation == "obj" for child in children[id(verb)]):
            noun.dep = "obj"  # "ont attaqué Sake"
    for verb in nodes:
        first = verb.up
        if verb.pos != "VERB" or verb.dep != "conj" or first is None or first.pos != "VERB" or any(c.relation in {"obj", "nsubj"} for c in children[id(verb)]):
            continue
        subjects = [child for child in children[id(first)] if child.relation == "nsubj"]
        later = [child for child in subjects if place[id(child)] > place[id(verb)]]
        if len(later) == 1 < len(subjects) and place[id(later[0])] - place[id(verb)] < NEXT:
            later[0].up, later[0].dep = verb, "obj"


def _free_means(nodes: list[Node]) -> None:
    """Let a weapon, or its direction, hang on the verb: "обстреляли Сдерот | ракетами", "jeté des pierres | sur un bus"."""
    children = below(nodes)
    for node in nodes:
        hit = node.up
        if hit is None or node.relation != "nmod" or hit.up is None or hit.up.pos != "VERB" or hit.word.idx > node.word.idx:
            continue
        cases = [child.lower for child in children[id(node)] if child.dep == "case"]
        means = not cases and node.feat("Case") == "Ins" and node.feat("Animacy") != "Anim" and node.entry is not None and node.pos == "NOUN"
        aimed = hit.up.lemma in words("sending") and any(case in words("directions") for case in cases)
        if (means and hit.relation in {"obj", "nsubj"}) or (aimed and hit.relation == "obj"):
            node.up, node.dep = hit.up, "obl"


def _part_objects(nodes: list[Node]) -> None:
    """Let the first of two objects, before a verb that has no subject, be that: "росгвардейцы | задержали мужчину"."""
    children = below(nodes)
    for verb in nodes:
        mine = children[id(verb)]
        if verb.pos != "VERB" or verb.feat("VerbForm") != "Fin" or any(child.relation in {"nsubj", "csubj"} for child in mine):
            continue
        objects = [child for child in mine if child.relation == "obj" and child.pos in {"NOUN", "PROPN"}]
        if len(objects) == 2 and objects[0].word.idx < verb.word.idx < objects[1].word.idx and objects[0].entry is not None:
            objects[0].dep = "nsubj"


def _finite(verb: Node, mine: list[Node]) -> bool:
    """Tell whether a verb of the glossary is in a compound tense: "sont morts", "ont fait exploser"."""
    return verb.pos == "VERB" and verb.entry is not None and any(child.relation in {"aux", "cop"} for child in mine)


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
        if verb is not None and verb.dep == "conj" and verb.feat("VerbForm") == "Part" and not any(c.relation == "aux" for c in children[id(verb)]):
            verb = verb.up  # "a été attaqué et un garde blessé lundi | par des malfaiteurs"
        if verb is None or not any(child.dep == "aux:pass" for child in children[id(verb)]) or any(child.dep == "obl:agent" for child in children[id(verb)]):
            continue
        node.up, node.dep = verb, "obl:agent"


def _find_doers(nodes: list[Node]) -> None:
    """Give a deed the "by" that the parser hung on a verb that nobody does: "morts dans l'attaque menée lundi par des rebelles"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        verb = node.up
        if verb is None or not (verb.lemma == "die" or verb.pos == "NOUN") or not any(c.dep == "case" and c.lower == "by" for c in children[id(node)]):
            continue
        if verb.pos == "NOUN":  # "le bilan de l'embuscade tendue mardi | par des rebelles"
            between = nodes[place[id(verb)] + 1 : place[id(node)]]
            said = next((o for o in reversed(between) if o.pos == "VERB" and o.relation == "acl" and _is_deed(o, children)), None)
            if said is not None and not any(c.dep == "obl:agent" for c in children[id(said)]):
                node.up, node.dep = said, "obl:agent"
            if said is not None or verb.up is None or verb.up.lemma != "die":
                continue  # "ont perdu la vie dans l'attaque d'un poste, dans le département de X, | par des rebelles"
        before = [other for other in nodes[: place[id(node)]] if other.entry is not None and other.up is not None and other.relation in {"obl", "nmod", "acl"}]
        deed = next((other for other in reversed(before) if _is_deed(other, children)), None)
        if deed is not None:
            node.up, node.dep = deed, "obl:agent" if deed.pos == "VERB" else "nmod"


def _is_deed(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether a word names what somebody did: a participle that describes a noun, or a noun that one hangs on or that "dans" governs."""
    if node.pos == "VERB":
        return node.relation == "acl" and node.feat("VerbForm") == "Part"
    return (
        node.pos == "NOUN"
        and any(c.dep == "case" and c.lower == "in" for c in children[id(node)])
        and not any(c.relation == "nummod" for c in children[id(node)])
    )
