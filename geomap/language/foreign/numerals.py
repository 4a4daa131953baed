"""Numbers in words as digits: takes nodes, gives each number that the glossary can spell its digits, in compounds too ("vingt-cinq").

>>> from geomap.language.foreign.glossary import glossary
>>> value("vingt-cinq", glossary("fr")), value("quatre-vingt-dix", glossary("fr")), value("12 000", glossary("fr")), value("beaucoup", glossary("fr"))
(25, 90, 12000, None)
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below
from geomap.language.words import undotted, words

if TYPE_CHECKING:
    from geomap.language.foreign.glossary import Glossary
    from geomap.language.foreign.nodes import Node

GROUPED = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,9}")
ARTICLES = frozenset({"un", "une"})
MISTAKEN = frozenset({"PRON", "NOUN", "PROPN", "ADJ"})
COUNTED = frozenset({"NOUN", "PROPN", "ADJ"})
TENS = {"десяток": 10, "сотня": 100, "dizaine": 10, "centaine": 100}
MULTIPLIERS = frozenset({20, 100, 1000, 1_000_000})


def put_into_digits(nodes: list[Node], glossary: Glossary, text: str) -> list[Node]:
    """Return `nodes` with their numbers in digits, one of several words as one: "тридцать один человек", "cent douze personnes"."""
    nodes = _join_words(nodes, text)
    for node in nodes:
        lone = node.pos == "PRON" and node.word.text.lower() not in ARTICLES
        counts = node.pos == "NUM" or lone or (node.pos in MISTAKEN and "-" in node.word.text)  # "dix-sept", taken for a pronoun
        if counts and not node.lower.isdecimal() and (number := value(undotted(node.word.text.lower()), glossary)) is not None:
            node.lower = node.lemma = str(number)
            node.pos = "NUM"
        elif node.pos == "PRON" and not lone and any(other.up is node and other.relation == "nmod" for other in nodes):
            node.pos, node.lower, node.lemma = "NUM", "one", "one"  # "| l'une des bandes"
        elif lone and node.word.text.isdecimal():
            node.pos = "NUM"  # "et 7 ont été blessées"
    _multiply(nodes)
    return nodes


def _multiply(nodes: list[Node]) -> None:
    """Let a number multiply the tens or hundreds that it counts: "около трёх десятков раненых" are about 30, "deux centaines d'élèves" 200."""
    children = below(nodes)
    for number, many in itertools.pairwise(nodes):
        times = TENS.get(many.word.lemma.lower(), 0)
        if not times or many.pos != "NUM" or number.pos != "NUM" or not number.lower.isdecimal() or (number.up is not many and number.up is not many.up):
            continue
        many.lemma = many.lower = str(int(number.lower) * times)
        many.entry = None
        for child in children[id(number)]:
            child.up = many
        number.up, number.dep, number.pos, number.lemma, number.lower = many, "fixed", "ADJ", "", ""


def _join_words(nodes: list[Node], text: str) -> list[Node]:
    """Make one node of the words of a number that stand apart."""
    out: list[Node] = []
    into: dict[int, Node] = {}
    at = 0
    while at < len(nodes):
        stop = at + 1
        while stop < len(nodes) and _adds_up(nodes[at : stop + 1]):
            stop += 1
        last = nodes[stop - 1]
        if stop - at > 1:
            run = nodes[at:stop]
            first, outer = run[0].word, next((node for node in reversed(run) if all(node.up is not other for other in run)), last)
            last.up, last.dep = outer.up, outer.dep
            last.lower = last.lemma = str(_sum([int(node.lower) for node in run]))
            last.word.text = text[first.idx : last.word.idx + len(last.word.text)]
            last.word.idx, last.word.opens_sentence = first.idx, first.opens_sentence
            into |= {id(node): last for node in run}
        out.append(last)
        at = stop
    for node in out:
        node.up = into.get(id(node.up), node.up)
    return out


def _adds_up(run: list[Node]) -> bool:
    """Tell whether words beside each other spell one number, each smaller than the one before or multiplying it."""
    spelled = all(node.lower.isdecimal() and node.pos == "NUM" and node.word.text.isalpha() for node in run)
    return spelled and not any(node.word.opens_sentence for node in run[1:]) and _sum([int(node.lower) for node in run]) is not None


def value(word: str, glossary: Glossary) -> int | None:
    """Return the number that `word` says, or None."""
    if GROUPED.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    parts = [part for part in re.split(r"[-\s]+", word) if part not in {"et", "e"}]
    spelled = [next((e.english for e in glossary.entries(part) if e.english.isdecimal() and len(e.words) == 1), None) for part in parts]
    return _sum([int(digits) for digits in spelled if digits is not None]) if None not in spelled else None


def _sum(numbers: list[int]) -> int | None:
    """Return the number that `numbers` spell one after the other, 40 and 2 or 2 and 100, or None."""
    total, current = 0, 0
    for number in numbers:
        if number in MULTIPLIERS and 0 < current < number and (number != 20 or current == 4):
            current *= number
            total, current = (total + current, 0) if number >= 1000 else (total, current)
        elif current and number >= current:
            return None  # "два-три" is no sum
        else:
            current += number
    return total + current


def join_ranges(nodes: list[Node]) -> None:
    """Let both ends of a range count the noun behind it: "de 10 à 15 fermiers", "от 30 до 40 школьников"."""
    for at, node in enumerate(nodes[3:], 3):
        low, sign, high = nodes[at - 3 : at]
        if node.pos not in COUNTED or (node.entry and node.entry.date) or {low.pos, high.pos} != {"NUM"} or sign.word.text.lower() not in words("range_signs"):
            continue
        if low.lower.isdecimal() and high.lower.isdecimal() and int(low.lower) >= int(high.lower):
            continue  # "убиты шестеро \u2014 трое военных и трое прохожих"
        if any(other.lemma == "rise" for other in (low.up, *nodes[max(at - 5, 0) : at - 3]) if other is not None):
            continue  # "passé de 12 à 21 morts"
        opens = nodes[at - 4] if at > 3 and nodes[at - 4].word.text.lower() in words("range_openers") else None
        members = {id(part) for part in (low, sign, high, opens) if part is not None}
        outer = next((part for part in (low, high, sign) if part.up is None or (id(part.up) not in members and part.up is not node)), None)
        top = node.up
        if outer is not None and top is not None and top.up is not None and id(top.up) in members:
            top.up, top.dep = outer.up, outer.dep  # "Entre | 30 | et 40 élèves ont été enlevés"
        elif top is None or id(top) in members:
            if outer is None:
                continue
            node.up, node.dep = outer.up, outer.dep
        for other in nodes:
            if other.up is not None and id(other.up) in members and id(other) not in members and other is not node:
                other.up = node
        for part in (low, sign, opens):
            if part is not None:
                part.up, part.dep = high, "nummod" if part is low else "fixed"
        high.up, high.dep = node, "nummod"
        _set(node, nodes)


def _set(noun: Node, nodes: list[Node]) -> None:
    """Give a noun, taken apart from its numbers, the place in the clause that it has without a preposition: subject or object of its verb."""
    children = below(nodes)[id(noun)]
    verb = noun.up
    if verb is None:
        verb = next((child for child in children if child.pos == "VERB" and child.relation == "conj" and child.word.idx > noun.word.idx), None)
        if verb is None:
            return
        verb.up, verb.dep, noun.up = None, "root", verb
    if verb.pos != "VERB" or any(child.dep == "case" for child in children) or noun.relation in {"nsubj", "obj", "conj"}:
        return
    others = [other for other in below(nodes)[id(verb)] if other is not noun]
    passive = any(other.dep == "aux:pass" for other in others) or verb.feat("Variant") == "Short"
    subject = not any(other.relation == "nsubj" for other in others) and (passive or noun.word.idx < verb.word.idx)
    noun.dep = "nsubj:pass" if subject and passive else "nsubj" if subject else "obj"
