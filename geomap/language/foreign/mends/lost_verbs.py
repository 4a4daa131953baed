"""Verbs that a parser hung on a noun or a day: takes the nodes of a sentence, gives each back its place, subject and object.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> killing, nine = Word("tuant", 0, "tuer", "VERB", feats={"VerbForm": "Part", "Tense": "Pres"}), Word("colons", 6, "colon", "NOUN", 0, "obj")
>>> burning = Word("brûlant", 16, "brûler", "VERB", 1, "conj", feats={"VerbForm": "Part", "Tense": "Pres"})
>>> nodes = nodes_of([killing, nine, Word("et", 13, "et", "CCONJ", 3, "cc"), burning, Word("cases", 24, "case", "NOUN", 0, "obj")])
>>> list_doings(nodes)
>>> nodes[3].up.word.text, nodes[4].up.word.text
('tuant', 'brûlant')
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below, hangs_on
from geomap.language.words import table, words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})

NEXT = 6
"""How many words behind a participle its object begins."""


def find_lost_verbs(nodes: list[Node]) -> None:
    """Give each such verb back its place."""
    raise_dead(nodes)
    list_doings(nodes)
    count_among(nodes)
    count_harmed(nodes)
    count_about(nodes)
    mark_clauses(nodes)
    raise_others(nodes)
    give_counted(nodes)
    give_behind(nodes)
    keep_to_clause(nodes)
    give_before(nodes)
    give_first(nodes)
    give_second(nodes)
    match_subjects(nodes)


def raise_dead(nodes: list[Node]) -> None:
    """Let "sont mortes" be the verb that a day beside it was taken for: "six personnes, dont deux femmes, sont mortes | jeudi dans une attaque"."""
    children = below(nodes)
    for node in nodes:
        day = node.up
        if node.pos != "VERB" or node.relation != "amod" or node.entry is None or day is None or day.entry is None or not day.entry.date:
            continue
        being = next((child for child in children[id(day)] if child.dep == "cop" and child.word.idx < node.word.idx < day.word.idx), None)
        if being is None:
            continue
        node.up, node.dep, day.up, day.dep, being.dep = day.up, day.dep, node, "obl", "aux:tense"
        for child in children[id(day)]:
            if child is not node and (child.relation != "nmod" or not (child.entry and child.entry.date)):
                child.up = node
        people = node.up
        if node.dep == "conj" and people is not None and people.pos in NOMINAL and not any(c.relation == "nsubj" for c in children[id(day)]):
            node.up, node.dep, people.up, people.dep = people.up, people.dep, node, "nsubj"
            for child in children[id(people)]:
                if child is not node and child.word.idx > node.word.idx:
                    child.up = node


def list_doings(nodes: list[Node]) -> None:
    """Let a participle behind "and" stand beside the one before it, not beside its object: "tuant cinq habitants et | brûlant trente cases"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        noun = node.up
        if noun is not None and noun.pos == "VERB":
            noun = next((child for child in children[id(noun)] if child.dep == "obj" and child.word.idx < node.word.idx), None)
        verb = noun.up if noun is not None else None
        if node.pos != "VERB" or node.dep != "conj" or noun is None or noun.pos not in NOMINAL or verb is None or verb.pos != "VERB":
            continue
        alike = all(node.feat(name) == verb.feat(name) for name in ("VerbForm", "Tense")) and node.feat("VerbForm") == "Part" and not node.feat("Case")
        if not alike or noun.relation != "obj" or not any(child.dep == "cc" for child in children[id(node)]):
            continue
        node.up = verb
        behind = nodes[place[id(node)] + 1 : place[id(node)] + NEXT]
        second = next(
            (
                c
                for c in behind
                if c.up in {verb, noun} and (c.relation in {"obj", "amod"} or c.word.pos == "NUM" or c.pos == "NUM") and c.pos in {"NOUN", "NUM"}
            ),
            None,
        )
        if second is not None and not any(child.relation == "obj" for child in children[id(node)]):
            second.up, second.dep = node, "obj"


def count_among(nodes: list[Node]) -> None:
    """Let a number count those of whom it is one part, as what the verb does to them: "enlevé le chef et deux | de ses fils"."""
    children = below(nodes)
    for number, case in itertools.pairwise(nodes):
        people = case.up
        if number.pos != "NUM" or case.dep != "case" or case.lower != "of" or people is None or number.up is not people or people.pos != "NOUN":
            continue
        owned = any(child.feat("Poss") == "Yes" or child.feat("PronType") == "Dem" for child in children[id(people)] if child.dep == "det")
        if not owned or people.feat("Number") != "Plur":
            continue
        number.dep, case.dep = "nummod", "fixed"
        linked = any(child.dep == "cc" for child in children[id(people)])
        verb = people.up
        if verb is None or verb.pos != "VERB" or people.relation not in {"obl", "dep", "nmod"} or people.word.idx < verb.word.idx:
            continue
        objects = [child for child in children[id(verb)] if child.relation == "obj" and child.word.idx < people.word.idx]
        if linked and objects:
            people.up, people.dep = objects[-1], "conj"
        elif not objects:
            people.dep = "obj"


def count_harmed(nodes: list[Node]) -> None:
    """Let a bare number be who came to harm, and not count the participle beside it: "двое погибли, трое | ранены"."""
    children = below(nodes)
    for number in nodes:
        verb = number.up
        if (
            number.pos != "NUM"
            or number.relation != "nummod"
            or verb is None
            or verb.pos != "VERB"
            or not (verb.feat("Variant") == "Short" or (verb.feat("Aspect") and verb.lemma in table("harms")))
        ):
            continue
        subjects = [child for child in children[id(verb)] if child.relation in {"nsubj", "csubj"}]
        if all(child.pos == "ADV" for child in subjects):
            number.dep = "nsubj:pass" if verb.feat("Variant") == "Short" else "nsubj"
            for child in subjects:
                child.up, child.dep = number, "advmod"  # "более 130 | ранены"


def count_about(nodes: list[Node]) -> None:
    """Let "about" qualify the number behind it, and be no preposition of its noun: "атаковали | около 200 целей"."""
    for about, number in itertools.pairwise(nodes):
        if about.dep == "case" and about.entry is not None and about.entry.becomes == "ADV" and number.pos == "NUM" and number.up is about.up:
            about.up, about.dep = number, "advmod"


def mark_clauses(nodes: list[Node]) -> None:
    """Let "when" mark its clause, and be no preposition of its subject: "| lorsqu'un individu a ouvert le feu"."""
    for node in nodes:
        subject = node.up
        if node.dep == "case" and node.lemma == "when" and subject is not None and subject.relation == "nsubj" and subject.up is not None:
            node.up, node.dep = subject.up, "mark"


def raise_others(nodes: list[Node]) -> None:
    """Give a verb behind "and" the words between as its subject: "deux sont morts et | un troisième a été blessé", "et une vingtaine d'autres ont été blessés"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for verb in nodes:
        helpers = [child for child in children[id(verb)] if child.relation == "aux"]
        if verb.pos != "VERB" or not helpers or any(child.relation in {"csubj", "mark"} for child in children[id(verb)]):
            continue
        start = min(place[id(child)] for child in helpers)
        link = next((at for at in range(start - 1, max(start - NEXT, 0), -1) if nodes[at].pos == "CCONJ"), start)
        group = nodes[link + 1 : start]
        first = next((node for node in reversed(nodes[:link]) if node.pos == "VERB" and node.relation != "acl"), None)
        counting = [node for node in group if node.pos in {"NUM", "DET", "ADJ"} or node.word.lemma in words("others")]
        if not group or first is None or not counting or any(node.pos in {"VERB", "PUNCT", "PROPN"} or node.lemma in words("relatives") for node in group):
            continue
        if any(node.pos == "ADP" and node.lower != "of" for node in group) or first.up is verb:
            continue
        people = next((child for child in children[id(verb)] if child.relation == "nsubj"), None)
        if people is not None:
            lost = first.up is people and any(child.relation == "aux" for child in children[id(first)]) and place[id(people)] < place[id(first)]
            if not lost:
                continue
            first.up, first.dep, people.up, people.dep = verb.up, verb.dep, first, "nsubj"  # "onze personnes ont péri et ..."
        head = next((node for node in group if node.pos == "NUM" and node.word.pos == "NOUN"), group[-1])
        verb.up, verb.dep, nodes[link].up, nodes[link].dep = first, "conj", verb, "cc"
        head.up, head.dep = verb, "nsubj:pass" if any(child.dep == "aux:pass" for child in helpers) else "nsubj"
        head.pos = "NOUN" if head.pos in {"ADJ", "DET"} else head.pos
        _gather(group, head)


def _gather(group: list[Node], head: Node) -> None:
    """Hang the words of a subject on the one that counts: "une | vingtaine d'autres", "un | troisième"."""
    counted = any(node.pos == "NUM" for node in group)
    for node in group:
        if node is head:
            continue
        if node.pos == "ADP":
            node.up, node.dep = group[-1], "case"
        elif node.word.idx > head.word.idx:
            node.up, node.dep, node.pos = head, "nmod", "NOUN" if node.pos == "ADJ" else node.pos
        else:
            node.up, node.dep = head, "nummod" if node.pos == "NUM" else "det" if node.pos == "DET" else "amod"
        if node.word.text.lower() in {"un", "une"} and not counted:
            node.pos, node.dep, node.lemma, node.lower = "NUM", "nummod", "1", "1"


def give_counted(nodes: list[Node]) -> None:
    """Give an active verb of French the people who are counted right behind it: "a tué | au moins soixante personnes", "a arrêté | huit présumés voleurs"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        verb = node.up
        if node.pos != "NOUN" or node.relation != "obl" or verb is None or verb.pos != "VERB" or verb.entry is None or node.feat("Case"):
            continue
        around, mine = children[id(node)], children[id(verb)]
        counted = any(child.pos == "NUM" for child in around) and not any(child.dep == "case" for child in around)
        active = not any(child.relation == "obj" or child.dep in {"aux:pass", "expl"} or child.dep == "nsubj:pass" for child in mine)
        between = [o for o in nodes[place[id(verb)] + 1 : place[id(node)]] if not _dates(o)]
        if counted and active and not _dates(node) and place[id(node)] > place[id(verb)] and len(between) < NEXT - 1:
            node.dep = "obj"


def _dates(node: Node) -> bool:
    """Tell whether a word names a time, or stands with one that does."""
    return any(other is not None and other.entry is not None and other.entry.date for other in (node, node.up))


def give_behind(nodes: list[Node]) -> None:
    """Give a verb of Russian behind a comma the people whom it counts, whom the parser hung before the comma: "нанесли удар, погибли | 53 мигранта"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for at, verb in enumerate(nodes):
        if verb.pos != "VERB" or not verb.feat("Aspect") or at == 0 or nodes[at - 1].lower not in {",", ";"}:
            continue
        subjects = [child for child in children[id(verb)] if child.relation in {"nsubj", "csubj"}]
        if any(child.pos != "ADV" for child in subjects):
            continue
        stop = next((k for k in range(at + 1, len(nodes)) if nodes[k].lower in {",", ";", "."}), len(nodes))
        people = next(
            (n for n in nodes[at + 1 : stop] if n.pos == "NOUN" and n.up is not None and place[id(n.up)] < at - 1 and n.relation in {"obj", "nsubj"}), None
        )
        if people is None or not any(child.relation == "nummod" for child in children[id(people)]):
            continue
        people.up, people.dep = verb, "nsubj:pass" if verb.feat("Variant") == "Short" else "nsubj"
        for child in subjects:
            child.up, child.dep = people, "advmod"


def give_before(nodes: list[Node]) -> None:
    """Give a verb of Russian the noun in the nominative before it that was hung beyond it: "| самолёты нанесли удары, погибли девять жителей"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for at, verb in enumerate(nodes):
        if verb.pos != "VERB" or verb.feat("VerbForm") != "Fin" or not verb.feat("Aspect") or any(c.relation in {"nsubj", "csubj"} for c in children[id(verb)]):
            continue
        before = itertools.takewhile(lambda node: node.pos not in {"PUNCT", "VERB"}, reversed(nodes[:at]))
        noun = next((n for n in before if n.pos in NOMINAL and n.feat("Case") == "Nom" and n.up is not None and place[id(n.up)] > at), None)
        if noun is not None and noun.feat("Number") == verb.feat("Number") and noun.relation not in {"nmod", "flat"}:
            noun.up, noun.dep = verb, "nsubj"


def keep_to_clause(nodes: list[Node]) -> None:
    """Hang what stands beside a verb of Russian on it, not on the verb behind the comma: "| в Глотово погибла женщина, её муж госпитализирован"."""
    place = {id(node): at for at, node in enumerate(nodes)}
    for node in nodes:
        verb = node.up
        if node.relation != "obl" or verb is None or verb.pos != "VERB" or not verb.feat("Aspect") or place[id(node)] > place[id(verb)]:
            continue
        between = nodes[place[id(node)] + 1 : place[id(verb)]]
        comma = next((at for at, other in enumerate(between) if other.lower in {",", ";"}), len(between))
        before = itertools.takewhile(lambda other: other.pos != "PUNCT", reversed(nodes[: place[id(node)]]))
        own = next((other for other in (*between[:comma], *before) if other.pos == "VERB" and other.feat("Aspect") and _stands_alone(other)), None)
        if own is not None and comma < len(between) and not hangs_on(own, node):
            node.up = own


def _stands_alone(verb: Node) -> bool:
    return verb.dep in {"root", "parataxis"} and (verb.feat("VerbForm") == "Fin" or verb.feat("Variant") == "Short")


def give_first(nodes: list[Node]) -> None:
    """Give a verb of Russian the first of two subjects of the verb behind the comma: "вышли несколько тысяч | человек, в столкновениях погибли 18"."""
    children = below(nodes)
    place = {id(node): at for at, node in enumerate(nodes)}
    for at, verb in enumerate(nodes):
        subjects = [child for child in children[id(verb)] if child.relation == "nsubj" and (child.pos in NOMINAL or child.word.pos == "NOUN")]
        if verb.pos != "VERB" or not verb.feat("Aspect") or len(subjects) < 2:
            continue
        first = subjects[0]
        if not any(node.lower == "," for node in nodes[place[id(first)] : at]):
            continue
        span = (*nodes[place[id(first)] + 1 : at], *reversed(nodes[: place[id(first)]]))  # "Авиация | нанесла удар, погибли 44 человека"
        before = next((node for node in span if node.pos == "VERB" and node.feat("VerbForm") == "Fin" and node.feat("Aspect")), None)
        if before is not None and not any(child.relation in {"nsubj", "csubj"} for child in children[id(before)]):
            first.up, first.dep = before, "nsubj"


def give_second(nodes: list[Node]) -> None:
    """Give a verb of Russian the second of two subjects of the verb before: "погибла женщина, ещё пять | жителей, среди которых двое детей, получили ранения"."""
    children = below(nodes)
    for at, verb in enumerate(nodes):
        first = next((node for node in reversed(nodes[:at]) if node.pos == "VERB"), None)
        if verb.pos != "VERB" or verb.dep not in {"conj", "parataxis"} or first is None or not verb.feat("Aspect") or not first.feat("Aspect"):
            continue
        subjects = [child for child in children[id(first)] if child.relation == "nsubj" and child.word.idx < verb.word.idx]
        if len(subjects) == 1 + 1 and first.word.idx < subjects[1].word.idx and not any(c.relation in {"nsubj", "csubj"} for c in children[id(verb)]):
            subjects[1].up, subjects[1].dep = verb, "nsubj:pass" if verb.feat("Variant") == "Short" else "nsubj"


def match_subjects(nodes: list[Node]) -> None:
    """Let that be the subject of a Russian verb in the past that agrees with it: "ответственность взяло | отделение ИГ"."""
    children = below(nodes)
    for verb in nodes:
        gender = verb.feat("Gender")
        said = [child for child in children[id(verb)] if child.relation == "nsubj" and child.pos in NOMINAL]
        done = [child for child in children[id(verb)] if child.dep == "obj" and child.pos in NOMINAL]
        if not gender or verb.pos != "VERB" or verb.feat("VerbForm") != "Fin" or len(said) + len(done) != 1 + 1 or not done:
            continue
        if not said:
            nominative = [child for child in done if child.feat("Case") == "Nom" and child.feat("Animacy") == "Anim"]  # "третьего застрелил | снайпер"
            fitting = nominative or [child for child in done if child.feat("Gender") == gender and child.feat("Number") == "Sing"]
            if len(fitting) == 1:
                fitting[0].dep = "nsubj"
        elif said[0].feat("Gender") not in {"", gender} and done[0].feat("Gender") == gender and done[0].feat("Number") == "Sing":
            said[0].dep, done[0].dep = done[0].dep, said[0].dep
