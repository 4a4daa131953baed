"""Those who do what a verb of Russian says without naming them beside it, and days that a noun does not own: takes nodes, gives each verb its subject and its day.

>>> from geomap.language.foreign.nodes import nodes_of
>>> from geomap.language.tree import Word
>>> past = {"Aspect": "Perf", "Number": "Sing", "Tense": "Past"}
>>> army, said = Word("армия", 0, "армия", "NOUN", 1, "nsubj"), Word("заявила", 6, "заявить", "VERB", feats=past)
>>> nodes = nodes_of([army, said, Word("что", 15, "что", "SCONJ", 3, "mark"), Word("убила", 19, "убить", "VERB", 1, "ccomp", feats=past)])
>>> share_subjects(nodes)
>>> [(node.lemma, node.dep) for node in nodes if node.up is nodes[-1]]
[('что', 'mark'), ('it', 'nsubj')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import MOST_STEPS, below, insert_before
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.nodes import Node

NOMINAL = frozenset({"NOUN", "PROPN"})
BEHIND = frozenset({"appos", "nmod", "obl", "dep", "flat"})


def share_subjects(nodes: list[Node]) -> None:
    """Let a verb behind "что" that has no subject have that of the verb that says so: "армия заявила, что | ликвидировала пятерых"."""
    children = below(nodes)
    for verb in list(nodes):
        teller = verb.up
        if verb.relation != "ccomp" or not verb.feat("Aspect") or teller is None or verb.feat("Tense") != "Past" or verb.feat("VerbForm") == "Part":
            continue
        mine = children[id(verb)]
        mark = next((child for child in mine if child.dep == "mark" and child.word.text.lower() == "что"), None)
        who = next((child for child in children[id(teller)] if child.relation == "nsubj" and child.pos in NOMINAL), None)
        if mark is None or who is None or any(child.relation in {"nsubj", "csubj"} for child in mine) or verb.feat("Number") != teller.feat("Number"):
            continue
        pronoun = "they" if verb.feat("Number") == "Plur" else "it" if who.feat("Animacy") != "Anim" else "he"
        insert_before(nodes, verb, pronoun, "PRON", "nsubj")


def objects_before(nodes: list[Node]) -> None:
    """Let somebody before a verb of Russian in the plural, alone, be whom it befell: "мэра | нашли зарезанным"."""
    children = below(nodes)
    for whom in nodes:
        verb = whom.up
        if whom.dep != "nsubj" or verb is None or verb.feat("Number") != "Plur" or verb.feat("Voice") != "Act" or verb.feat("Tense") != "Past":
            continue
        alone = whom.feat("Number") == "Sing" and whom.feat("Case") in {"Gen", "Acc"} and whom.feat("Animacy") == "Anim"
        settled = any(child.relation == "obj" for child in children[id(verb)]) or any(child.relation in {"conj", "nummod"} for child in children[id(whom)])
        if alone and not settled:
            whom.dep = "obj"


def date_periods(nodes: list[Node]) -> None:
    """Let "le mois dernier" behind a verb be when, not whom: "un enseignant enlevé | le mois dernier"."""
    children = below(nodes)
    for period in nodes:
        if period.dep == "obj" and period.word.lemma in words("spans_fr") and any(c.word.lemma in words("last_fr") for c in children[id(period)]):
            period.dep = "obl:mod"


def doers_behind(nodes: list[Node]) -> None:
    """Let who stands behind a verb in the nominative do it, and those counted before it be whom: "одиннадцать пассажиров похитили | боевики"."""
    children = below(nodes)
    for who in nodes:
        whom = who.up
        verb = whom.up if whom is not None and whom.relation == "nsubj" else None
        if verb is None or whom is None or verb.pos != "VERB" or not verb.feat("Aspect") or verb.feat("Voice") == "Pass" or who.pos != "NOUN":
            continue
        apart = (
            whom.word.idx < verb.word.idx < who.word.idx
            and who.relation in {"appos", "nmod"}
            and not any(c.dep in {"case", "punct"} for c in children[id(who)])
        )
        counted = any(c.relation == "nummod" for c in children[id(whom)])
        if apart and counted and who.feat("Case") == "Nom" and who.feat("Animacy") == "Anim" and not any(c.relation == "obj" for c in children[id(verb)]):
            who.up, who.dep, whom.dep = verb, "nsubj", "obj"


def head_numbers(nodes: list[Node]) -> None:
    """Let a number of those of whom it is one part be the subject of what befell them: "cinq | de ses hommes sont morts"."""
    children = below(nodes)
    for number in nodes:
        verb = number.up
        if (
            verb is None
            or verb.pos != "VERB"
            or verb.word.pos == "VERB"
            or number.pos != "NUM"
            or number.relation != "nummod"
            or number.word.idx > verb.word.idx
        ):
            continue
        if any(c.relation == "nmod" for c in children[id(number)]) and not any(c.relation == "nsubj" for c in children[id(verb)]):
            number.dep = "nsubj"
            verb.dep = "parataxis" if verb.dep == "nmod" else verb.dep


def claim_behind(nodes: list[Node]) -> None:
    """Let a body's name behind the verb of a claim be who claims it: "ответственность за взрыв взяло на себя | «Исламское государство»"."""
    children = below(nodes)
    for verb in nodes:
        if verb.lemma != "claim" or not verb.feat("Aspect") or any(child.relation == "nsubj" for child in children[id(verb)]):
            continue
        behind = (n for n in nodes if n.word.idx > verb.word.idx and n.pos in NOMINAL and n.relation in BEHIND and n.up is not None)
        body = next((n for n in behind if n.up is not None and n.up.word.idx < verb.word.idx and not any(c.dep == "case" for c in children[id(n)])), None)
        if body is not None and not (body.entry is not None and body.entry.date):
            body.up, body.dep = verb, "nsubj"


def survive(nodes: list[Node]) -> None:
    """Let what somebody lives through be the object: "остался жив | после покушения"."""
    children = below(nodes)
    for noun in nodes:
        verb = noun.up
        if verb is None or verb.lemma != "survive" or noun.pos != "NOUN" or noun.lemma not in words("deeds") | words("lived_through"):
            continue
        case = next((child for child in children[id(noun)] if child.dep == "case"), None)
        if case is not None and noun.relation == "obl":
            noun.dep, case.dep = "obj", "fixed"


def free_days(nodes: list[Node]) -> None:
    """Let a bare day that was hung on a noun be the verb's: "ont attaqué le marché de Téra | samedi"."""
    for day in nodes:
        noun = day.up
        if noun is None or day.entry is None or not day.entry.date or day.relation != "nmod" or noun.pos not in NOMINAL or noun.feat("Case"):
            continue
        if any(child.up is day and child.dep == "case" for child in nodes):
            continue
        verb: Node | None = noun
        for _ in range(MOST_STEPS):
            if verb is None or verb.pos == "VERB" or verb.lemma in words("deeds") or (verb.entry is not None and verb.entry.date):
                break
            verb = verb.up
        if verb is not None and verb.pos == "VERB" and verb.word.idx < day.word.idx:
            day.up, day.dep = verb, "obl:mod"
