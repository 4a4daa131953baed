"""Figures of speech and mere mishaps: takes a mention, gives why its words tell of no violence between people, or "".

A storm kills, critics attack, hedge funds raid a currency and a car hits a tree: the word is a trigger, and who does it, or to what, shows that it is none.
The lists are in `resources/incidents/topics.toml`.

>>> from geomap.extraction.roles import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "A storm killed two. Critics attacked the bill. Rebels attacked the town. He was hit by a car."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [figure(mention_of(hit, s)) for s in scene.sentences for hit in find_hits(s)]
['done by nature or animals', 'a figure of speech', '', 'an accident']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.extraction.counts import stated_count
from geomap.extraction.lexicons import context, nouns, topics, triggers, words
from geomap.extraction.syntax import agents, ancestors, children, patients, prepositional
from geomap.extraction.voice import is_passive

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.syntax import Token

ARMED = frozenset(["security", "militant"])
BODILY = frozenset(["structure", "vehicle", "security", "militant", "device"])
REACH = 250
"""How far behind a sentence, in characters, a word says that what looks like an accident was meant."""
SCORE = re.compile(r"\b\d{1,3}\s?[-\u2013]\s?\d{1,3}\b")


def figure(mention: Mention) -> str:
    """Return why the mention is of no violence between people, or ""."""
    token = mention.token
    verb = mention.rule.pos == "VERB"
    doers = [_core(t) for t in (agents(token) if verb else prepositional(token, "by"))]
    things = [_core(t) for t in (patients(token) if verb else prepositional(token, "on", "of", "against"))]
    if doers and all(_wild(t) for t in doers):
        return "done by nature or animals"
    if verb and things and mention.category not in ("robbery", "arson") and all(_animal(t) for t in things):
        return "animals, not people"
    if doers and all(_plays(t) for t in doers):
        return "a figure of speech"
    if mention.rule.kind == "operation" and not verb and _body_of_people(token):
        return "a body, not what it did"
    if mention.category == "arson" and things and all(t.lemma_.lower() in topics()["effigies"] for t in things):
        return "nothing but a likeness was burned"
    if mention.rule.category == "arrest" and not verb and _sought(token):
        return "sought, not caught"
    if mention.weapons:
        return ""
    if _spoken(mention, things) or _of_words(mention):
        return "a figure of speech"
    if verb and (_borrowed(mention, doers) or _caused(mention, doers)):
        return "a figure of speech"
    if verb and (_mishap(mention, doers, things) or (not doers and _when_it_crashed(mention))):
        return "an accident"
    if things and not mention.rule.requires and all(_immaterial(t) for t in things):
        return "a figure of speech"
    if doers and all(_talks(t) for t in doers) and not _bodily(things) and not _counted(mention) and not _by_hand(mention, things):
        return "a figure of speech"
    return _idiom(mention, doers, things) if verb else ""


def _sought(noun: Token) -> bool:
    """Tell whether a capture is only hoped for: "information leading to the capture of", but not "information led to the capture of"."""
    above = [head for _, head in ancestors(noun)]
    return any(t.lemma_.lower() in topics()["sought"] for t in above) and not any(t.lemma_.lower() == "lead" and t.tag_ in ("VBD", "VBN") for t in above)


def _body_of_people(noun: Token) -> bool:
    """Tell whether a mission is one that has a seat and a voice: "the UN stabilization mission in Mali", "the Mission condemns the attack"."""
    if any(c.lemma_.lower() in topics()["mandates"] for c in children(noun, "compound", "amod", "nmod")):
        return True
    verb = noun.head
    return noun.dep_ == "nsubj" and (verb.lemma_.lower() in words("speech") | words("looking_back") or verb.lemma_.lower() in topics()["voicing"])


def _core(token: Token) -> Token:
    """Return what a phrase speaks of: in "a pack of dogs" the dogs."""
    if token.lemma_.lower() in words("partitive") | topics()["herds"]:
        return next(iter(prepositional(token, "of")), token)
    return token


def _common(token: Token) -> bool:
    """Tell whether a word is a common noun, or may be one in a headline."""
    return bool(token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.is_lower))


def _wild(token: Token) -> bool:
    if any(c.lower_ in topics()["tame"] for c in children(token, "amod", "compound")):
        return False
    if token.pos_ == "PROPN" and any(c.lemma_.lower() in topics()["nature"] for c in children(token, "compound")):
        return True  # "Hurricane Ida"
    if token.lemma_.lower() == "cell":
        return any(c.lemma_.lower() in topics()["cells"] for c in children(token, "amod", "compound", "nmod"))
    return token.lemma_.lower() in topics()["nature"] or _animal(token)


def _animal(token: Token) -> bool:
    return token.lemma_.lower() in context()["animals"] - {"poacher", "hunter"} and _common(token)


def _plays(token: Token) -> bool:
    """Tell whether it is a player or a plan that acts: neither attacks anybody."""
    lemma = token.lemma_.lower()
    return lemma in topics()["players"] or lemma.rstrip("s") in topics()["players"] or (_immaterial(token) and lemma not in topics()["bursting"])


def _immaterial(token: Token) -> bool:
    hyphened = token.i > 0 and token.nbor(-1).text == "-"  # "in-laws"
    return token.lemma_.lower() in topics()["immaterial"] and _common(token) and not hyphened and token.lower_ not in words("crowds")


def _talks(token: Token) -> bool:
    return token.lemma_.lower() in topics()["talkers"] and _common(token)


def _borrowed(mention: Mention, doers: list[Token]) -> bool:
    """Tell whether an attack that is none did it, or spirits were hit: "panic attacks hit one in ten", "a strike hit commuters", "shot down in their hopes"."""
    lists, figurative = topics(), context()["figurative"]
    beside = {t.lemma_.lower() for t in mention.sentence.parse}
    if any(t.lemma_.lower() in lists["spirits"] and children(t, "poss") for t in prepositional(mention.token, "in")):
        return True
    return bool(doers) and all(
        (not nouns().get(t.lemma_.lower()) and any(c.lower_ in figurative for c in children(t, "compound", "amod", "nmod")))
        or (t.lemma_.lower() == "strike" and beside & lists["labour"])
        for t in doers
    )


def _caused(mention: Mention, doers: list[Token]) -> bool:
    """Tell whether people came to harm by an illness or by nature: "died after an asthma attack", "died of cancer"."""
    if doers and mention.rule.frame != "suffer":
        return False
    verbs = [mention.token, *children(mention.token, "conj")]
    causes = [t for verb in verbs for t in prepositional(verb, "after", "of", "from", "in", "during", "by")]
    figurative, nature = context()["figurative"], topics()["nature"]
    return mention.rule.kind == "harm" and any(
        t.lemma_.lower() in nature or any(c.lower_ in figurative for c in children(t, "compound", "amod")) for t in causes
    )


def _spoken(mention: Mention, things: list[Token]) -> bool:
    """Tell whether the attack was made with words: "harshly attacked the minister", "attacked him in a speech", "bombarded with questions"."""
    lists, token = topics(), mention.token
    if mention.rule.pos != "VERB" or mention.harms:
        return False
    if any(_immaterial(t) for t in prepositional(token, "with")) and not any(nouns().get(t.lemma_.lower(), frozenset()) & ARMED for t in agents(token)):
        return True
    if _bodily(things):
        return False
    return any(c.lower_ in lists["spoken_manner"] for c in children(token, "advmod")) or any(
        t.lemma_.lower() in lists["speeches"] for t in prepositional(token, "in", "during")
    )


def _of_words(mention: Mention) -> bool:
    """Tell whether words are called an attack: "the phrase is an attack on the court"."""
    token = mention.token
    return mention.is_noun and token.dep_ == "attr" and any(_immaterial(t) for t in children(token.head, "nsubj"))


def _bodily(things: list[Token]) -> bool:
    """Tell whether anything attacked is of a kind that only arms attack."""
    return any(nouns().get(t.lemma_.lower(), frozenset()) & BODILY or t.ent_type_ in ("GPE", "FAC", "LOC") for t in things)


def _counted(mention: Mention) -> bool:
    return any(stated_count(h.phrase.head) is not None for h in mention.harms)


def _by_hand(mention: Mention, things: list[Token]) -> bool:
    """Tell whether a crowd laid hands on people: on a number of them, or "to death"."""
    if any(t.lemma_.lower() == "death" for verb in (mention.token, *children(mention.token, "conj")) for t in prepositional(verb, "to")):
        return True
    return any(stated_count(t) is not None and t.pos_ == "NOUN" for t in things)


def _mishap(mention: Mention, doers: list[Token], things: list[Token]) -> bool:
    """Tell whether something that falls, collides or burns did it, with no word around that it was meant."""
    lists, lemma = topics(), mention.token.lemma_.lower()
    if not doers or lemma not in lists["struck"] or any("device" in nouns().get(t.lemma_.lower(), frozenset()) for t in things):
        return False
    causes = lists["mishaps"] if lemma not in lists["burst"] else lists["bursting"]
    if not all(
        t.lemma_.lower() in causes and not any(c.lower_ in lists["gunnery"] or c.ent_type_ == "NORP" for c in children(t, "compound", "amod", "nmod"))
        for t in doers
    ):
        return False
    sentence = mention.sentence
    if any("device" in nouns().get(t.lemma_.lower(), frozenset()) for t in sentence.parse):
        return False  # "the truck hit a mine, killing two"
    around = set(re.findall(r"[a-z]+", sentence.source[sentence.start : sentence.end + REACH].lower()))
    return not around & lists["deliberate_words"]


def _when_it_crashed(mention: Mention) -> bool:
    """Tell whether people came to harm when something crashed or fell, with no word around that it was meant: "two died when a helicopter crashed"."""
    falls = [
        c
        for c in children(mention.token, "advcl")
        if c.lemma_.lower() in context()["accident"] and any(w.lower_ in ("when", "as", "after") for w in c.children)
    ]
    if mention.rule.kind != "harm" or not falls:
        return False
    words = list(mention.sentence.parse)
    meant = {t.lower_ for t in words} & topics()["deliberate_words"] or any("device" in nouns().get(t.lemma_.lower(), ()) for t in words)
    return not meant and not any(rule.kind == "event" and not rule.requires for t in words for rule in triggers().get((t.lemma_.lower(), t.pos_), ()))


def _idiom(mention: Mention, doers: list[Token], things: list[Token]) -> str:
    """Judge turns of phrase, verb by verb."""
    token, lists = mention.token, topics()
    lemma, beside = token.lemma_.lower(), {t.lemma_.lower() for t in mention.sentence.parse}
    after = mention.sentence.source[mention.sentence.offset + token.idx :][:80]
    said = {
        "beat": lambda: bool(SCORE.search(after)) or bool(beside & lists["contests"] and not mention.weapons),
        "demonstrate": lambda: bool(children(token, "dobj", "ccomp")),
        "derail": lambda: not any("vehicle" in nouns().get(t.lemma_.lower(), frozenset()) for t in (*doers, *things)),
        "hijack": lambda: bool(things) and all(t.lemma_.lower() in lists["gatherings"] for t in things),
        "catch": lambda: any(t.lemma_.lower() in lists["caught_in"] for t in prepositional(token, "in")),
        "come": lambda: _criticised(mention, things),
        "lay": lambda: bool(things) and all(t.lemma_.lower() in lists["laid_down"] for t in things),
        "fire": lambda: _dismissed(token, doers, things),
    }
    return "a figure of speech" if lemma in said and said[lemma]() else ""


def _criticised(mention: Mention, things: list[Token]) -> bool:
    """Tell whether to come under fire is to be criticised: for something, or as a politician or a plan."""
    if any(a.non_state or a.state for a in mention.agents) or _counted(mention):
        return False
    if any(c.dep_ == "prep" and c.lower_ in ("for", "over") for c in (*mention.token.children, *(g for c in mention.token.children for g in c.children))):
        return True
    subjects = things or children(mention.token, "nsubj")
    return bool(subjects) and all(_immaterial(t) or nouns().get(t.lemma_.lower(), frozenset()) & {"official", "leader"} for t in subjects)


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
