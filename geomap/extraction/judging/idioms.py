"""Turns of phrase: takes a verb of violence with those who do it and whom it is done to, gives why it tells of none, or "".

Candidates beat each other, plans come under fire, buses pick up pupils and lifeguards snatch bathers from the sea.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="A bus picked up four passengers.")), [], [])
>>> mention = mention_of(find_hits(scene.sentences[0])[0], scene.sentences[0])
>>> idiom(mention, [t for t in mention.sentence.parse if t.text == "bus"], [t for t in mention.sentence.parse if t.text == "passengers"])
'a figure of speech'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import PERSONAL, context, nouns, topics, words
from geomap.extraction.phrases.counts import stated_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

ARMED = frozenset(["security", "militant"])
CARRIERS = frozenset(["civilian", "vehicle"])
ABSTRACT = ("ing", "ship", "tion", "sion", "ment", "ness", "ance", "ence", "ism", "ity")
SCORE = re.compile(r"\b\d{1,3}\s?[-\u2013]\s?\d{1,3}\b")


def common(token: Token) -> bool:
    """Tell whether a word is a common noun, or may be one in a headline."""
    return bool(token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.is_lower))


def immaterial(token: Token) -> bool:
    """Tell whether it is no body, no thing and no place."""
    hyphened = token.i > 0 and token.nbor(-1).text == "-"  # "in-laws"
    return token.lemma_.lower() in topics()["immaterial"] and common(token) and not hyphened and token.lower_ not in words("crowds")


def counted(mention: Mention) -> bool:
    """Tell whether a number is told of those who came to harm."""
    return any(stated_count(h.phrase.head) is not None for h in mention.harms)


def _of_a_row(verb: Token) -> bool:
    """Tell whether it counts what a row of attacks did, of which one is told: "one of a string of attacks in which 137 pilgrims died"."""
    row = verb.head.head.head if verb.dep_ == "relcl" and verb.head.dep_ == "pobj" and verb.head.tag_ == "NNS" else None
    return row is not None and row.lemma_.lower() in context()["series"] and row.dep_ == "pobj" and row.head.head.lower_ in ("one", "latest", "part")


def idiom(mention: Mention, doers: list[Token], things: list[Token]) -> str:
    """Judge turns of phrase, verb by verb."""
    token, lists = mention.token, topics()
    if _of_a_row(token):
        return "a number over several attacks"
    lemma, beside = token.lemma_.lower(), {t.lemma_.lower() for t in mention.sentence.parse}
    after = mention.sentence.source[mention.sentence.offset + token.idx :][:80]
    said: dict[str, Callable[[], bool]] = {
        "assail": lambda: any(child.lower_ in ("for", "over") and children(child, "pcomp") for child in children(token, "prep")),
        "beat": lambda: bool(SCORE.search(after)) or _won(mention, doers, beside),
        "burn": lambda: _escaped(token),
        "demonstrate": lambda: bool(children(token, "dobj", "ccomp")),
        "derail": lambda: not any("vehicle" in nouns().get(t.lemma_.lower(), frozenset()) for t in (*doers, *things)),
        "hijack": lambda: bool(things) and all(t.lemma_.lower() in lists["gatherings"] for t in things),
        "catch": lambda: (
            mention.category == "arrest"
            and (any(t.lemma_.lower() in lists["caught_in"] for t in prepositional(token, "in")) or any(c.lower_ == "up" for c in children(token, "prt")))
        ),
        "come": lambda: _criticised(mention, things),
        "lay": lambda: bool(things) and all(t.lemma_.lower() in lists["laid_down"] for t in things),
        "explode": lambda: bool(doers) and not things and all(_bursts_out(t) for t in doers),
        "fire": lambda: _dismissed(token, doers, things),
        "pick": lambda: _carried(token, doers, things),
        "snatch": lambda: any(t.lemma_.lower() in lists["perils"] for t in prepositional(token, "from", "off", "out")),
    }
    return "a figure of speech" if lemma in said and said[lemma]() else ""


def _won(mention: Mention, doers: list[Token], beside: set[str]) -> bool:
    """Tell whether to beat somebody is to win: "narrowly beat her opponent", "beat him by 312 votes", "beaten out X for the seat"; but not "thugs beat a candidate"."""
    token, lists = mention.token, topics()
    if mention.weapons or any(c.lower_ in ("back", "off", "away", "up") and c.dep_ in ("prt", "advmod") for c in token.children):
        return False
    if any(c.lower_ in lists["margins"] or (c.lower_ == "out" and c.dep_ == "prt") for c in children(token, "advmod", "prt")):
        return True
    if any(c.lemma_.lower() == "become" for c in children(token, "xcomp", "advcl")):
        return True
    if any(t.lemma_.lower() in lists["contests"] for t in prepositional(token, "by", "for", "to", "in")):
        return True
    return bool(beside & lists["contests"]) and not any(nouns().get(t.lemma_.lower(), frozenset()) & ARMED for t in doers)


def _bursts_out(doer: Token) -> bool:
    """Tell whether it is somebody unarmed, who explodes with anger or laughter."""
    classes = nouns().get(doer.lemma_.lower(), frozenset())
    return doer.ent_type_ == "PERSON" or (bool(classes & PERSONAL) and not classes & (ARMED | {"structure", "vehicle", "device"}))


def _escaped(verb: Token) -> bool:
    """Tell whether it is what people were got out of: "saving babies from burning houses"."""
    return bool(verb.dep_ == "pcomp" and verb.head.lower_ == "from" and verb.head.head.lemma_.lower() in topics()["rescued"])


def _carried(verb: Token, doers: list[Token], things: list[Token]) -> bool:
    """Tell whether to pick people up is to take them along: "a taxi picked up two tourists", "the bus picks up pupils"."""
    if any(nouns().get(t.lemma_.lower(), frozenset()) & ARMED or t.pos_ in ("PRON", "PROPN") for t in doers) or any(c.lower_ == "off" for c in verb.children):
        return False
    if any(o.lemma_.lower() in topics()["disguises"] for t in doers for o in prepositional(t, "in")):
        return False  # "by men in plain clothes"
    if doers:
        return all(nouns().get(t.lemma_.lower(), frozenset()) & CARRIERS for t in doers)
    return not is_passive(verb) and bool(things) and all(t.lemma_.lower() in topics()["fares"] for t in things)


def _criticised(mention: Mention, things: list[Token]) -> bool:
    """Tell whether to come under fire is to be criticised: for something, in a debate, or as a politician, a plan or a journey."""
    if any(a.non_state or a.state for a in mention.agents) or counted(mention):
        return False
    if any(c.dep_ == "prep" and c.lower_ in ("for", "over") for c in (*mention.token.children, *(g for c in mention.token.children for g in c.children))):
        return True
    subjects = things or children(mention.token, "nsubj")
    armed = any(nouns().get(t.lemma_.lower(), frozenset()) & (ARMED | {"structure", "vehicle"}) for t in subjects)
    if not armed and any(_of_words(t) for t in prepositional(mention.token, "in", "during")):
        return True
    return bool(subjects) and all(immaterial(t) or _abstract(t) or nouns().get(t.lemma_.lower(), frozenset()) & {"official", "leader"} for t in subjects)


def _of_words(token: Token) -> bool:
    """Tell whether it is a time at which people fight with words: "in the election campaign", "during a debate"."""
    if token.lemma_.lower() == "campaign":
        return any(c.lower_ in topics()["campaigns"] for c in children(token, "compound", "amod"))
    return token.lemma_.lower() in topics()["disputes"]


def _abstract(token: Token) -> bool:
    """Tell whether a noun that the lexicon does not know names no body by its ending: "spending", "leadership"."""
    return common(token) and not nouns().get(token.lemma_.lower()) and not token.ent_type_ and token.lemma_.lower().endswith(ABSTRACT)


def _dismissed(token: Token, doers: list[Token], things: list[Token]) -> bool:
    """Tell whether to fire is to dismiss somebody, or to answer in words: "the chief was fired", "her manager fired back"."""
    classes = [nouns().get(t.lemma_.lower(), frozenset()) for t in things]
    if is_passive(token):
        return (
            not any(True for _ in prepositional(token, "upon", "on", "at", "from"))
            and not any(c.dep_ in ("prt", "prep") and c.lower_ in ("upon", "on", "at") for c in token.children)
            and bool(things)
            and not any(c & ARMED or "device" in c for c in classes)
            and all(t.ent_type_ == "PERSON" or c - {"structure"} or t.pos_ == "PRON" for t, c in zip(things, classes, strict=True))
        )
    back = any(c.lower_ == "back" for c in token.children)
    return (
        back
        and not any(nouns().get(t.lemma_.lower(), frozenset()) & ARMED for t in doers)
        and not any(t.ent_type_ not in ("DATE", "TIME") for t in prepositional(token, "at", "on", "into"))
    )
