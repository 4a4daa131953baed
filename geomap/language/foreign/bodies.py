"""Names of known groups and forces: takes words of another language than English, gives the run that is one name, and makes it one node.

The parsers know few of them: they break "Boko | Haram ont enlevé" in two sentences and take the rest for a town.

>>> from geomap.language.tree import Word
>>> length([Word("de", 0, "de", "ADP"), Word("Boko", 3, "Boko", "PROPN"), Word("Haram", 8, "Haram", "PROPN")], 1)
2
"""

from __future__ import annotations

import csv
import functools
import itertools
import re
import unicodedata
from importlib import resources
from typing import TYPE_CHECKING

from geomap.language.foreign.nodes import below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.language.foreign.glossary import Glossary
    from geomap.language.foreign.nodes import Node
    from geomap.language.tree import Word

PIECE = re.compile(r"\w+['\u2019](?=\w)|[\w-]+")
ACRONYM = re.compile(r"[^\W\d_]{3,8}|(?=\w*\d)(?=\w*[^\W\d_])[^\W_]{2,5}")
CYRILLIC = re.compile("[\u0410-\u042f\u0401][\u0400-\u04ff-]{4,}")
SPOKEN = 4
"""How many letters an acronym has that is said as a word."""
CLAUSAL = frozenset({"nsubj", "obj", "obl"})


def length(words: Sequence[Word], at: int) -> int:
    """Return how many words from `at` on are one known name, 0 where none begins there."""
    return len(_name_at(words, at))


def _name_at(words: Sequence[Word], at: int) -> tuple[str, ...]:
    if not words[at].text[:1].isupper():
        return ()
    spelt = {fold(words[at].text), fold(words[at].base)}
    for name in sorted((name for first in spelt for name in known_names().get(first, ())), key=len, reverse=True):
        run = words[at : at + len(name)]
        if len(run) == len(name) and all(piece in (fold(word.text), fold(word.base)) for piece, word in zip(name, run, strict=True)):
            return name
    return ()


def is_known(name: str) -> bool:
    """Tell whether `name`, of two words or more, is that of a known group or force.

    >>> is_known("Boko Haram")
    True
    """
    pieces = tuple(fold(piece) for piece in PIECE.findall(name))
    return pieces in known_names().get(pieces[0], ()) if pieces else False


def join_names(nodes: list[Node], text: str, glossary: Glossary) -> list[Node]:
    """Return the nodes with each known name as one proper noun, which keeps the adjective of a nation in it."""
    out: list[Node] = []
    into: dict[int, Node] = {}
    words = [node.word for node in nodes]
    starts = {id(node): (node.word.idx, node.lower) for node in nodes}
    at = 0
    while at < len(nodes):
        words[at].base = _known_base(words[at]) or words[at].base
        name = _name_at(words, at)
        size = max(len(name), 1)
        parts = nodes[at : at + size]
        whole = parts[0] if size == 1 and not _is_acronym(parts[0].word) else _joined(parts, nodes, text, name)
        for part in parts:
            into[id(part)] = whole
            if size > 1 and (
                nation := next((e.english for key in (part.word.lemma.lower(), starts[id(part)][1]) for e in glossary.entries(key) if e.nation), "")
            ):
                whole.word.nation = starts[id(part)][0], nation  # "Forces armées | maliennes"
        out.append(whole)
        at += size
    for node in out:
        node.up = into.get(id(node.up), node.up) if node.up is not None else None
        if node.up is node:
            node.up = None
    _lift_phrases(out)
    for people, body in itertools.pairwise(out):
        if people.pos == "NOUN" and _is_acronym(body.word) and people.up is not None and people.up is body.up and body.relation not in {"nsubj", "conj"}:
            body.up, body.dep = people, "compound"  # "imputé aux rebelles | ADF"
    return out


def _lift_phrases(nodes: list[Node]) -> None:
    """Hang what a preposition other than "of" says on the noun of the deed, not on the name of who did it: "l'attaque de Boko Haram | contre le village"."""
    children = below(nodes)
    for node in nodes:
        body = node.up
        if (
            body is None
            or body.word.entity != "ORG"
            or body.pos != "PROPN"
            or body.up is None
            or body.relation in {"nsubj", "root"}
            or node.word.idx < body.word.idx
        ):
            continue
        cased = [child for child in children[id(node)] if child.dep == "case"]
        if (node.relation in {"nmod", "obl", "dep"} and cased and cased[0].word.lemma not in {"de", "et"}) or (node.relation == "advmod" and node.pos == "ADV"):
            node.up = body.up


def _known_base(word: Word) -> str:
    """Return the name that an inflected word of Russian is, where the lexicon has one of its stem: "Хезболлы" is of "Хезболла"."""
    if word.entity != "ORG" or not word.base or word.base == word.text:
        return ""
    text = fold(word.text)
    return next((single_names()[text[:-cut]] for cut in (1, 2) if text[:-cut] in single_names()), "")


def _joined(parts: list[Node], nodes: list[Node], text: str, name: tuple[str, ...]) -> Node:
    """Make one node of the words of a name; it hangs on the word before it rather than on a verb behind."""
    members = {id(part) for part in parts}
    outer = [part for part in parts if part.up is not None and id(part.up) not in members]
    head = outer[0] if outer else parts[0]
    head = next((part for part in outer if part.up is head.up and part.relation in CLAUSAL), head)
    lost = next((part for part in outer if part is not head and part.relation == "nsubj"), None)
    if lost is not None and lost.up is not None:
        _restore(head, lost.up, nodes)
    first, last = parts[0].word, parts[-1].word
    word = head.word
    if len(parts) > 1:
        word.base = _based(parts, name, text) if word.base else ""
        word.text = text[first.idx : last.idx + len(last.text)]
    word.idx, word.opens_sentence, word.entity, word.opens_entity = first.idx, first.opens_sentence, "ORG", True
    head.pos, head.lemma, head.lower = "PROPN", word.text, word.text.lower()
    if head.relation in {"amod", "acl", "punct"}:
        head.dep = "compound"  # "des miliciens CODECO", "du mouvement 3R"
    return head


def _based(parts: list[Node], name: tuple[str, ...], text: str) -> str:
    """Return the words of a name as it is known: those that stand in another case in their base form."""
    pieces, stop = [], parts[0].word.idx
    for part, known in zip(parts, name, strict=True):
        word = part.word
        pieces += [text[stop : word.idx], word.text if fold(word.text) == known else word.base]
        stop = word.idx + len(word.text)
    return "".join(pieces)


def _restore(name: Node, verb: Node, nodes: list[Node]) -> None:
    """Give a verb the noun on which a name hangs as its subject, where a part of the name was taken for that: "combattants de Boko | Haram ont enlevé"."""
    noun = name.up
    children = below(nodes)
    while noun is not None and noun.up is not None and noun.up is not verb:
        noun = noun.up
    if noun is not None and noun.up is verb and noun.relation in CLAUSAL and not any(child.dep == "case" for child in children[id(noun)]):
        noun.dep = "nsubj"


def _is_acronym(word: Word) -> bool:
    """Tell whether a word is a known acronym, which French papers also write as a name: "Codeco", "Jnim"."""
    named = (
        len(word.text) >= SPOKEN and word.text.istitle() and not word.opens_sentence and word.entity != "PERSON" and word.pos in {"PROPN", "NOUN", "ADJ", "X"}
    )
    return (word.text.isupper() and word.text in acronyms()) or (named and word.text.upper() in acronyms())


def fold(word: str) -> str:
    """Return `word` without case, accents and signs."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalnum())


@functools.cache
def known_names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the names of two words and more of known groups and forces, folded, by their first word."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for row in _rows():
        for name in (row["name"], *row["aliases"].split("|")):
            pieces = tuple(fold(piece) for piece in PIECE.findall(name))
            if len(pieces) > 1 and all(pieces) and name[:1].isupper():
                names.setdefault(pieces[0], set()).add(pieces)
    return {first: tuple(sorted(found)) for first, found in names.items()}


@functools.cache
def single_names() -> Mapping[str, str]:
    """Return the names of one word in Cyrillic letters, by what of them no case changes."""
    names = {name for row in _rows() for name in row["aliases"].split("|") if CYRILLIC.fullmatch(name)}
    return {fold(name).rstrip("\u0430\u044f"): name for name in sorted(names)}


@functools.cache
def acronyms() -> frozenset[str]:
    """Return the acronyms of known groups and forces that nothing else bears."""
    known = {name for row in _rows() for name in (*row["aliases"].split("|"), *row["aliases_exact"].split("|"))}
    unsure = {name for row in _rows() for name in row["ambiguous"].split("|")}
    return frozenset(name for name in known - unsure if ACRONYM.fullmatch(name) and name.isupper())


@functools.cache
def doers() -> frozenset[str]:
    """Return the English nouns of people and bodies that can do something.

    >>> "army" in doers(), "mine" in doers()
    (True, False)
    """
    return frozenset(lemma for lemma, sort in _nouns() if sort not in {"device", "structure", "vehicle"})


@functools.cache
def buildings() -> frozenset[str]:
    """Return the English nouns of what is built.

    >>> "hospital" in buildings(), "soldier" in buildings()
    (True, False)
    """
    return frozenset(lemma for lemma, sort in _nouns() if sort == "structure")


@functools.cache
def _nouns() -> tuple[tuple[str, str], ...]:
    """Return the last word of each noun of the lexicon, with its class."""
    text = resources.files("geomap").joinpath("resources/incidents/nouns.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple((row["lemma"].split()[-1], row["class"]) for row in rows)


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    text = resources.files("geomap").joinpath("resources/incidents/actors.tsv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
