"""Violence to no body: takes a mention with those who do it and whom or what it befalls, gives why nobody is hurt by it, or "".

A firm kills a product, a party wipes another out at the polls, a guest is struck by food poisoning, and a murder rate is so many for every 100,000 people.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="The new model has murdered the headphone jack.")), [], [])
>>> [bloodless(mention_of(hit, s), [], [t for t in s.parse if t.dep_ == "dobj"]) for s in scene.sentences for hit in find_hits(s)]
['a figure of speech']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.judging.idioms import ARMED, common, immaterial
from geomap.extraction.lexicons import nouns, topics, words
from geomap.extraction.phrases.numbering import number_token

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention

QUOTES = frozenset("'\"\u2018\u2019\u201c\u201d`")


def bloodless(mention: Mention, doers: list[Token], things: list[Token]) -> str:
    """Return why a mention harms nobody, or ""."""
    token = mention.token
    if mention.rule.pos != "VERB":
        return "a rate, not an incident" if _rate(token) else ""
    if doers and all(_ailment(t) for t in doers):
        return "done by nature or animals"
    struck = [h.phrase.head for h in mention.harms] or things
    done = token.lemma_.lower() in topics()["done_to_things"] and mention.rule.frame == "patient"
    if done and struck and not mention.weapons and all(map(_lifeless, struck)):
        return "a figure of speech"
    if doers and all(_of_the_ballot(t) for t in doers) and (_in_the_back(token) or mention.sentence.forms & topics()["contests"]):
        return "a figure of speech"
    if things and all(map(_imagined, things)):
        return "a figure of speech"
    bombs = any("device" in nouns().get(t.lemma_.lower(), frozenset()) for t in doers)  # "a bomb tore the heart out of the town"
    if mention.rule.frame in ("blow_up", "device") and not bombs and (blown := _what_filled(token) or things) and all(map(immaterial, blown)):
        return "a figure of speech"
    if mention.rule.frame == "fire" and not things and _first_shot(token, doers):
        return "a figure of speech"
    return "never came to be" if _kept_from(token) else ""


def _rate(noun: Token) -> bool:
    """Tell whether so many are counted for each of a number: "82 killings for every 100,000 people", "50 homicides per 100,000"."""
    if any(number_token(t) is not None for t in prepositional(noun, "per")):
        return True
    return any(c.lower_ in ("every", "each") and number_token(t) is not None for t in prepositional(noun, "for") for c in t.children)


def _ailment(token: Token) -> bool:
    """Tell whether it is an illness, by its own name or by what it is called: "food poisoning", "the silent killer"."""
    beside = [c.lower_ for c in children(token, "compound", "amod", "nmod")]
    lemma = token.lemma_.lower()
    return (lemma == "poisoning" and not topics()["ailing_by"].isdisjoint(beside)) or (lemma == "killer" and not topics()["unseen"].isdisjoint(beside))


def _lifeless(token: Token) -> bool:
    """Tell whether it is one thing, not somebody nor a body of people: "the headphone jack", "the federal government"."""
    lemma = token.lemma_.lower()
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    named = any(t.pos_ == "PROPN" or t.text in QUOTES for t in beside) or any(prepositional(token, "of"))  # "Castillo Love", "alias 'X'", "a total of 71"
    if named or not common(token) or token.ent_type_ or token.lower_ in words("crowds"):
        return False
    classes = nouns().get(lemma, frozenset())
    if any(c.lower_ == "off" and c.dep_ == "prt" for c in token.head.children) and classes <= {"structure", "device", "vehicle"}:
        return True  # "killed off three product lines"
    taken = token.dep_ == "compound" and token.head.lemma_ == "hostage"  # "holding the government hostage"
    if not (taken or token.dep_ in ("dobj", "nsubjpass")) or number_token(token) is not None:
        return False
    return token.tag_ == "NN" and not classes and not lemma.endswith(tuple(topics()["endings_of_people"]))


def _of_the_ballot(token: Token) -> bool:
    """Tell whether it is a party, or people of parliaments, who fight with votes and words."""
    classes = nouns().get(token.lemma_.lower(), frozenset())
    return token.lemma_.lower() in topics()["of_the_ballot"] and not classes & ARMED


def _imagined(token: Token) -> bool:
    """Tell whether it is only played to be there: "an imaginary rebel camp"."""
    return any(c.lower_ in topics()["imagined"] for c in children(token, "amod"))


def _in_the_back(verb: Token) -> bool:
    return any(t.lemma_ == "back" for t in prepositional(verb, "in"))


def _first_shot(verb: Token, doers: list[Token]) -> bool:
    """Tell whether who is not armed fires "the first shot" of a war of words, prices or needles."""
    first = any(t.lemma_ in ("shot", "salvo") and any(c.lower_ in ("first", "opening", "warning") for c in t.children) for t in children(verb, "dobj"))
    return first and not any(nouns().get(t.lemma_.lower(), frozenset()) & ARMED for t in doers)


def _kept_from(verb: Token) -> bool:
    """Tell whether somebody or something is kept from doing it: "closed the road to keep it from striking the capital"."""
    return bool(verb.dep_ == "pcomp" and verb.head.lower_ == "from" and verb.head.head.lemma_ == "keep")


def _what_filled(verb: Token) -> list[Token]:
    """Return what a time that is blown up was full of: "blew up months of talks"."""
    return [t for span in children(verb, "dobj") if span.lemma_.lower() in topics()["spans"] for t in prepositional(span, "of")]
