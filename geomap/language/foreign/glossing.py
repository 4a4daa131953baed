"""Words put into English: takes nodes and a glossary, gives each the English lemma that its word, or the phrase that it is a part of, has there.

The words of a phrase become one node that spans them: "prise d'otages" is one noun, "hostage-taking".

>>> from geomap.language.foreign.glossary import glossary
>>> words = [Word("Prise", 0, "prise", "NOUN"), Word("d'", 6, "de", "ADP", 2, "case"), Word("otages", 8, "otage", "NOUN", 0, "nmod")]
>>> nodes = put_into_english(nodes_of(words), glossary("fr"), "Prise d'otages")
>>> [(node.word.text, node.lemma) for node in nodes]
[("Prise d'otages", 'hostage-taking')]
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import Node, below, nodes_of
from geomap.language.tree import Word
from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.language.foreign.glossary import Entry, Glossary

__all__ = ["Word", "nodes_of", "put_into_english"]
QUANTIFIERS = frozenset({"nummod", "nummod:gov"})
SIGN = "PUNCT"
GAP = 7
"""How many words a phrase may be parted by."""


def put_into_english(nodes: list[Node], glossary: Glossary, text: str) -> list[Node]:
    """Return the nodes, phrases merged, each with its gloss where the glossary has one."""
    children = below(nodes)
    out: list[Node] = []
    into: dict[int, Node] = {}
    at = 0
    while at < len(nodes):
        entry = _entry(nodes, at, glossary, children)
        parted = _parted(nodes, at, glossary, children)
        if parted is not None and (entry is None or len(parted[0].words) > len(entry.words)):
            entry, case = parted
            merged = _merged(nodes[at : at + len(entry.words) - 1], entry, text)
            _take_object(merged, case)
            into |= {id(node): merged for node in nodes[at : at + len(entry.words) - 1]}
            out.append(merged)
            at += len(entry.words) - 1
            continue
        if entry is None:
            out.append(nodes[at])
            at += 1
            continue
        stop = at + len(entry.words)
        merged = _merged(nodes[at:stop], entry, text)
        for node in nodes[at:stop]:
            into[id(node)] = merged
        out.append(merged)
        at = stop
    for node in out:
        node.up = into.get(id(node.up), node.up) if node.up is not None else None
        if node.up is node:
            node.up = None
    _open_names(out)
    _name_peoples(out, glossary)
    return out


def _name_peoples(nodes: list[Node], glossary: Glossary) -> None:
    """Mark a noun in capitals that an adjective of a nation is, too, as one of that nation: "un | Britannique a été tué"."""
    for before, node in itertools.pairwise(nodes):
        if (
            node.pos != "NOUN"
            or node.entry is not None
            or not node.word.text[:1].isupper()
            or before.pos not in {"DET", "NUM", "ADP"}
            or node.word.entity == "PERSON"
        ):
            continue
        if any(entry.nation and len(entry.words) == 1 for key in _keys(node) for entry in glossary.entries(key)):
            node.word.entity, node.word.opens_entity = "NORP", True
            before.word.entity = "" if before.pos == "DET" else before.word.entity  # "Une Italienne", taken whole for a place


def _open_names(nodes: list[Node]) -> None:
    """Let names begin at their first capital: "commissariat d'Ajaccio" is a police station, and Ajaccio a place."""
    before = ""
    for node in nodes:
        word = node.word
        if word.entity == "GPE" and (word.opens_entity or before != "GPE"):
            word.opens_entity = node.pos not in {"ADP", "DET"} or not (word.text.islower() or (node.pos == "ADP" and node.entry is not None))
            word.entity = "GPE" if word.opens_entity else ""
        before = word.entity


def _entry(nodes: list[Node], at: int, glossary: Glossary, children: dict[int, list[Node]]) -> Entry | None:
    node = nodes[at]
    found = [entry for word in _keys(node) for entry in glossary.entries(word)]
    for entry in sorted(found, key=lambda e: -len(e.words)):
        stop = at + len(entry.words)
        if stop > len(nodes) or not all(_is(nodes[at + k], one) for k, one in enumerate(entry.words[1:], 1)):
            continue
        if any(inner.word.opens_sentence for inner in nodes[at + 1 : stop]):
            continue
        if (
            len(entry.words) == 1
            and entry.pos
            and node.pos not in entry.pos
            and not (node.pos in {"ADJ", "AUX"} and "NOUN" in entry.pos and _stands_alone(node, children))
        ):
            continue
        if entry.nation and node.word.entity:
            continue  # a part of a name: "Гвинейский залив"
        if all(_holds(nodes, at, condition, children, stop) for condition in entry.when):
            return entry
    return None


def _parted(nodes: list[Node], at: int, glossary: Glossary, children: dict[int, list[Node]]) -> tuple[Entry, Node] | None:
    """Return a phrase whose last preposition a day or a place parts from the rest, and that: "se sont emparés | jeudi | de la ville", "mis la main | mardi à Lyon | sur"."""
    node = nodes[at]
    found = [entry for word in _keys(node) for entry in glossary.entries(word) if entry.governs] if node.pos in {"VERB", "AUX"} else []
    for entry in sorted(found, key=lambda e: (-len(e.words), -len(e.when))):
        begin = at + len(entry.words) - 1
        if begin >= len(nodes) or not all(_is(nodes[at + k], one) for k, one in enumerate(entry.words[1:-1], 1)):
            continue
        for stop in range(begin, min(begin + GAP, len(nodes))):
            case = nodes[stop]
            noun = case.up
            named = noun is not None and noun.pos == "PROPN" and entry.words[-1] == "de"
            if case.dep == "case" and _is(case, entry.words[-1]) and noun is not None and (noun.pos == "NOUN" or named) and not _is_day(noun, glossary):
                if stop > begin and all(_holds(nodes, at, condition, children, stop + 1) for condition in entry.when):
                    return entry, case
                break
            if not _is_adjunct(case, glossary):
                break
    return None


def _is_day(node: Node, glossary: Glossary) -> bool:
    return any(entry.date and len(entry.words) == 1 for word in _keys(node) for entry in glossary.entries(word))


def _is_adjunct(node: Node, glossary: Glossary) -> bool:
    """Tell whether a word is of a day or of a place that a name gives: "mardi 4 mai à Lyon"."""
    if node.pos in {"NUM", "PROPN"} or _is_day(node, glossary) or node.lower in words("dayparts_fr"):
        return True
    return node.dep in {"case", "det"} and node.up is not None and node.up.pos != "VERB" and _is_adjunct(node.up, glossary)


def _take_object(verb: Node, case: Node) -> None:
    """Let the noun of a preposition that a phrase ends with be its object."""
    noun, case.up, case.dep = case.up, verb, "prt"
    if noun is not None and noun is not verb:
        noun.up, noun.dep = verb, "obl"


def _stands_alone(node: Node, children: dict[int, list[Node]]) -> bool:
    """Tell whether an adjective is the noun of its phrase: "tués par des | rebelles"."""
    around = children[id(node)]
    if node.relation == "amod" and node.up is not None and node.up.pos == "NUM" and node.feat("Number") == "Plur":
        return True  # "31 | civils", of whom the number is the head
    if node.relation != "amod" and node.feat("Number") == "Plur" and any(c.relation == "nummod" for c in around):
        return True  # "plus de vingt | humanitaires"
    return (
        node.relation in {"nsubj", "obj", "obl", "conj"} and any(c.relation == "det" for c in around) and not any(c.relation in {"aux", "cop"} for c in around)
    )


def _keys(node: Node) -> Iterable[str]:
    """Return the forms under which a word may stand in the glossary, the closest first."""
    return dict.fromkeys((node.lower, node.lower.rstrip("'"), node.lemma.lower(), *_part(node)))


def _part(node: Node) -> tuple[str, ...]:
    """Return the part of a word with a hyphen that says what the whole is, with and without the ending of a plural: "camions-citernes" are trucks."""
    first, *rest = node.lower.split("-")
    if not rest or not first or node.pos not in {"NOUN", "ADJ"}:
        return ()
    if not node.word.text.partition("-")[2].islower():
        return ()  # "Port-au-Prince"
    telling = rest[0] if first in words("hyphen_prefixes") else first
    return telling, telling.removesuffix("s")


def _is(node: Node, word: str) -> bool:
    return word in (node.lemma.lower(), node.lower, node.lower.rstrip("'\u2019"), node.lower.removesuffix("s"))


def _holds(nodes: list[Node], at: int, condition: str, children: dict[int, list[Node]], stop: int) -> bool:
    """Tell whether what `condition` asks for stands beside the word `at`, a phrase up to `stop`."""
    if condition.startswith("!"):
        return not _holds(nodes, at, condition[1:], children, stop)
    node = nodes[at] if nodes[at].pos != "ADV" else next((other for other in nodes[at:stop] if other.pos == "VERB"), nodes[at])  # "mortellement | atteint"
    relation, _, wanted = condition.partition(":")
    if relation in {"next", "under"}:
        beside = nodes[stop] if relation == "next" and stop < len(nodes) else node.up if relation == "under" else None
        return beside is not None and beside.word.lemma.lower() in wanted.split("|")
    if relation == "before_number":
        return stop < len(nodes) and nodes[stop].pos == "NUM"
    around = children[id(node)]
    if relation == "counted":
        return any(
            (child.dep in QUANTIFIERS or child.pos == "NUM" or child.lower in {"plusieurs", "aucun", "aucune"})
            and not any(below.dep == "case" and below.lower in {"в", "во"} for below in children[id(child)])  # "поступило в 19:45"
            for child in around
        )
    if relation in {"fem", "masc"}:
        return node.feat("Gender").lower().startswith(relation)
    if relation == "plural":
        return node.feat("Number") == "Plur"
    if relation == "said":
        return any(child.relation in {"aux", "cop"} for child in around) and not any(child.dep == "case" for child in around)
    meant = {"obj", "nsubj:pass"} if relation == "done" else {relation}  # "una ambulancia fue tiroteada", "tirotearon una ambulancia"
    return any(
        (child.relation in meant or child.dep in meant) and (child.word.lemma.lower() in wanted.split("|") or _counts(child, wanted, children))
        for child in around
    )


def _counts(node: Node, wanted: str, children: dict[int, list[Node]]) -> bool:
    """Tell whether `node` only counts what is wanted: "une trentaine de blessés"."""
    return any(child.relation == "nmod" and child.word.lemma.lower() in wanted.split("|") for child in children[id(node)])


def _inflect(head: Node, parts: list[Node]) -> None:
    """Give the infinitive of a phrase the tense of the helper before it: "se sont fait exploser" is told, not aimed at."""
    helper = next((part for part in parts if part.pos == "AUX" and part.feat("VerbForm") == "Fin"), None)
    if helper is not None and head is not helper and head.feat("VerbForm") in {"Inf", "Part"}:
        head.word.feats = {"VerbForm": "Fin", "Tense": "Past", "Mood": helper.feat("Mood")}


def _based(parts: list[Node], head: Node, text: str) -> str:
    """Return the words of a phrase with its noun, and the adjectives before it, in the nominative: "полицейский участок" of "полицейскому участку"."""
    pieces, stop = [], parts[0].word.idx
    for part in parts:
        word = part.word
        agrees = part is head or (part.up is head and (word.pos == "ADJ" or word.feats.get("VerbForm") == "Part") and word.idx < head.word.idx)
        pieces += [text[stop : word.idx], word.base if agrees and word.base else word.text]
        stop = word.idx + len(word.text)
    return "".join(pieces)


def _merged(parts: list[Node], entry: Entry, text: str) -> Node:
    """Make one node of `parts`; it hangs where the one of them hangs whose own head lies outside."""
    members = {id(part) for part in parts}
    outer = [part for part in parts if part.up is None or id(part.up) not in members]
    real = [part for part in outer if part.pos != SIGN] or outer or parts
    head = next((part for part in real if part.pos == entry.becomes), real[0])
    _inflect(head, parts)
    noun, other = head.up, next((part for part in outer if part is not head and part.up is not head.up), None)
    if noun is not None and other is not None and noun.up is not None and id(noun.up) in members:
        noun.up, noun.dep = other.up, other.dep  # "Soixante | et onze soldats": the noun stands where its number was put
    first, last = parts[0].word, parts[-1].word
    word = head.word
    if len(parts) > 1:
        word.base = _based(parts, head, text) if word.base else ""
        word.text = text[first.idx : last.idx + len(last.text)]
    word.idx, word.opens_sentence = first.idx, first.opens_sentence
    head.lemma, head.lower = entry.english, entry.english.lower()
    head.pos, head.entry = entry.becomes or ("NOUN" if head.pos in {"ADJ", "AUX"} and entry.pos and head.pos not in entry.pos else head.pos), entry
    common = head.pos == "NOUN" and word.opens_entity and word.text.islower() and entry.english not in words("named_areas")
    if word.entity == "GPE" and (common or (word.opens_sentence and head.pos in {"NOUN", "PROPN"})):
        word.entity, head.pos = "", "NOUN"  # a common noun, taken for a name for its capital, or with the name behind it
    if head.pos == "PROPN" and word.opens_sentence and not word.entity:
        head.pos = "NOUN"
    if entry.date:
        word.entity, word.opens_entity = "DATE", True
    if entry.nation:
        word.entity, word.opens_entity = "NORP", True
    return head
