"""Tolls: takes a noun that counts the dead or hurt of the whole, or a harm told of, gives the number that its sentence sets, and tells which numbers are out of date.

"The death toll rose to 40", "bringing to five the number of those killed", "a total of 12 dead"; and "an earlier toll of six", "police had first spoken of three dead".

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="He died, bringing the number of dead to three. Police had earlier spoken of two dead.")).paragraphs[0].doc
>>> [[t.text for t in numbers_of(noun)] for noun in doc if noun.text == "number"], [t.text for t in doc if t.text == "dead" and outdated(t)]
([['three']], ['dead'])
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children, prepositional, subjects
from geomap.extraction.lexicons import PERSONAL, nouns, ranks, triggers, words
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.phrases.numbering import number_token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase

YEAR = 4
"""How many figures a year has."""


def numbers_of(noun: Token) -> list[Token]:
    """Return the tokens that may give the number of a toll, the likeliest first."""
    verb = noun.head
    found = [n for n in children(noun, "nummod") if any(c.i > n.i for c in children(noun, "det"))]  # "bringing to five the number of those killed"
    found += prepositional(noun, "at", "to")
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        found += [*prepositional(verb, "to", "at", "past", "above", "beyond"), *children(verb, "attr", "dobj"), *prepositional(verb, "of")]
        found += [n for n in children(verb, "npadvmod", "advcl", "dobj") if n.pos_ == "NUM" and children(n, "quantmod")]  # "has gone up to five"
        found += [n for up in children(verb, "advmod", "prt", "prep") for n in prepositional(up, "to")]
        found += [t for x in children(verb, "xcomp") for t in (*prepositional(x, "to", "at"), *children(x, "attr", "dobj"))]  # "was reported to be 12"
        found += prepositional(verb, "as") if {verb.lemma_.lower(), verb.lower_} & (words("recording") | words("setting_tolls")) else []  # "are coded as 9"
    elif noun.dep_ == "dobj" and verb.lemma_.lower() in words("setting_tolls"):
        found += prepositional(verb, "to", "at", "as")  # "bringing the toll to three", "put the number of dead at 12"
    found += prepositional(noun, "of")
    return [t for t in found if _counts_people(t)]


def otherwise(noun: Token) -> bool:
    """Tell whether those who are counted did or suffered something else: "the number of those who laid down their arms"."""
    said = [c for t in prepositional(noun, "of") for c in children(t, "relcl", "acl")]
    return bool(said) and not any(rule.kind in ("harm", "event") for c in said for rule in triggers().get((c.lemma_.lower(), "VERB"), ()))


def of_more(mention: Mention) -> bool:
    """Tell whether a toll is of more than one deed: "the number of those killed since June 2019", "... in the state this week", "the day's toll across Iraq"."""
    noun, dates = mention.token, mention.sentence.dates
    if any(head.dep_ == "pobj" and head.head.lower_ == "since" and date.when.precision not in ("day", "week") for date, head in dates):
        return True
    if any(c.lemma_.lower() in words("spans_of_time") for c in children(noun, "poss")) or of_a_land(noun):
        return True
    within = {t.i for t in noun.subtree}
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("setting_tolls") | {"take"}:
        within |= {t.i for c in children(noun.head, "npadvmod", "prep", "xcomp") if c.i > noun.i for t in c.subtree}
    return any(head.i in within and date.when.precision in ("week", "month", "year", "range") for date, head in dates)


def of_a_land(word: Token) -> bool:
    """Tell whether what is counted happened all over a country: "across Iraq", "nationwide", "in attacks throughout the province"."""
    return any(t.lower_ in words("all_over") for t in word.subtree if t.pos_ in ("ADP", "ADV", "ADJ"))


def effect_of(noun: Token, effect: str) -> str:
    """Return what is counted: the dead, unless it is "the number of injured"."""
    counted = {t.lemma_.lower() for of in prepositional(noun, "of") for t in (of, *children(of, "acl", "amod"))} | {
        c.lemma_.lower() for c in children(noun, "compound", "amod")
    }
    return "injured" if counted & words("hurt") and not counted & words("dead") else effect


def _counts_people(token: Token) -> bool:
    if token.ent_type_ in ("TIME", "MONEY", "PERCENT") or (token.ent_type_ == "DATE" and not _only_number(token)):
        return False
    if token.pos_ == "NUM" or stated_count(token) is None:
        return bool(token.pos_ == "NUM")
    counted = number_token(token) is token or bool(nouns().get(token.lemma_.lower(), frozenset()) & PERSONAL) or token.lemma_.lower() in words("dead")
    return counted or token.lemma_.lower() in words("vague")


def reckoned(mention: Mention) -> bool:
    """Tell whether somebody gives a number of all: "sources speak of 30 dead", "officials reported 12 deaths", "the opposition put the toll at five"; not the toll itself."""
    noun = mention.token
    noun = noun.head if noun.dep_ == "amod" and noun.head.pos_ == "NUM" else noun
    while noun.dep_ == "conj" and noun.pos_ == noun.head.pos_:
        noun = noun.head  # "speaks of nine dead and six wounded"
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "regarding", "to") else noun.head
    if mention.rule.frame == "toll" and verb.lemma_.lower() in words("setting_tolls"):
        return noun.dep_ == "dobj" and any(_of_party(phrase_of(who, mention.sentence)) for who in subjects(verb))
    counted = mention.token.lemma_.lower() in words("dead") | words("hurt") and noun.dep_ in ("dobj", "pobj")
    return counted and verb.lemma_.lower() in words("reckoning")


def beside_toll(token: Token) -> bool:
    """Tell whether a word stands beside the number of a toll: "put the toll at 24 dead and 50 wounded", "the toll stood at 24 dead and 50 wounded"."""
    number = token.head if token.dep_ == "amod" and token.head.pos_ == "NUM" else token
    while number != token and number.dep_ == "conj":
        number = number.head
    verb = number.head.head if number.dep_ == "pobj" else number.head
    beside = number.dep_ == "pobj" or (token.dep_ in ("conj", "oprd", "acomp") and verb.lemma_.lower() in words("setting_tolls"))
    return beside and any(t.lemma_.lower() in words("tolls") for t in children(verb, "dobj", "nsubj", "nsubjpass"))


def _of_party(speaker: Phrase) -> bool:
    return speaker.non_state or speaker.head.lemma_.lower() in words("parties")


def _only_number(token: Token) -> bool:
    """Tell whether a number by itself was taken for a date: "put the number of wounded at 54"."""
    return token.text.isdecimal() and len(token.text) < YEAR and token.left_edge == token.right_edge


def outdated(trigger: Token) -> bool:
    """Tell whether a number is told as an earlier one, which another has replaced: "initially", "an earlier tally", "first reports had spoken of"."""
    chain = [trigger, *(above for _, above in ancestors(trigger))]
    near: Iterable[Token] = (c for token in chain for c in token.children)
    for child in near:
        if child.lower_ in words("earlier") and child.dep_ in ("advmod", "amod", "npadvmod"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ in words("earlier") | {"first"} and c.dep_ == "amod" for c in child.children):
            return True
        if (
            child.lower_ in ("from", "after")
            and child.dep_ == "prep"
            and any(c.lower_ in words("earlier") for p in children(child, "pobj") for c in p.children)
        ):
            return any(t.i == trigger.i for t in child.subtree)
    return False


def rank_of(head: Token) -> int | None:
    """Return how many there are with the one told of: a third victim makes three."""
    known = any(c.dep_ == "det" and c.lower_ in words("pointing") for c in head.children)
    if known or head.lemma_.lower() in words("ranked"):
        return None  # "the ship's second mate"
    return next((ranks()[c.lower_] for c in children(head, "amod") if c.lower_ in ranks()), None)


def died_later(mention: Mention) -> bool:
    """Tell whether somebody died of what had been done to them before: "died in hospital on Thursday", "succumbed to his wounds", "a third victim died"."""
    token = mention.token
    if mention.rule.frame != "suffer" or mention.rule.effect != "killed":
        return False
    causes = prepositional(token, "of", "from", "to", "following", "after")
    if any(t.lemma_.lower() in words("treatments") for t in prepositional(token, "during", "under", "on")):
        return True  # "died on the way to hospital", "succumbed during treatment"
    if any(t.lemma_.lower() in words("wounds") for t in causes) or any(t.lemma_.lower() in words("clinics") for t in prepositional(token, "in", "at")):
        return True
    if any(c.lower_ == "later" for c in children(token, "advmod")):
        return True
    if any(c.lower_ in ("when", "as", "while") for clause in children(token, "advcl") for c in children(clause, "advmod", "mark")):
        return False  # "more than 80 had died when a bomber struck a mosque"
    return any(c.lemma_.lower() in words("hurt") | words("ordinals") for t in subjects(token) for c in children(t, "amod", "acl"))
