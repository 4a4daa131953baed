"""The other deed of a sentence, of which a time or place may be: takes a trigger and the head of the time or place, tells whether it is that of another.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="The assault follows a raid in Bamako.")).paragraphs[0].doc
>>> of_other(doc[1], doc[6]), of_other(doc[4], doc[6])
(True, False)
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.asking import asked_of_word
from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.rites import at_last_rites
from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import context, nouns, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.types import DateMention

NEAR = 4
"""How many mentions back the clause beside a deed is looked for."""
DAYS = re.compile(r"P(\d{1,2})D")


def of_other(trigger: Token, head: Token) -> bool:
    """Tell whether a time or place is that of what the trigger is said to follow: "the assault follows a raid in November on a hotel in Bamako"."""
    verb = next((above for child, above in ancestors(head) if child.dep_ in ("dobj", "prep") and _in_sequence(above)), None)
    return verb is not None and verb.i < head.i and any(above == verb and child.dep_ == "nsubj" for child, above in ancestors(trigger))


def _in_sequence(verb: Token) -> bool:
    """Tell whether a verb says that its subject came after or before its object."""
    return verb.pos_ == "VERB" and verb.lemma_.lower() in words("sequence") and any(c.dep_ == "dobj" for c in verb.children)


def occasion(owner: Mention, date: Token, mentions: list[Mention]) -> Mention | None:
    """Return the deed between a measure and the time, which is that of the deed: "arrested in connection with the killing of a priest on 16 March"."""
    for mention in mentions:
        if owner.token.i < mention.token.i < date.i and at_last_rites(mention.token) and not at_last_rites(owner.token):
            return mention  # "killed six at the funeral of a judge who was shot on Saturday"
        if mention.is_noun and owner.token.i < mention.token.i < date.i:
            path = list(ancestors(mention.token))
            held = owner.rule.effect == "detained"
            charged = held and any(child.dep_ == "prep" and child.lower_ in words("charged_with") for child, _ in path)
            charged = charged or (held and mention.token.head.lower_ == "in" and any(h.effect == "killed" for h in mention.harms))
            linked = words("occasions") | (words("held_for") | words("part_in") if held else frozenset())
            if any(above.i == owner.token.i for _, above in path) and (
                charged or any(above.lemma_.lower() in linked for _, above in path) or _in_one_clause(mention, date, owner)
            ):
                return mention
    return held_before(owner, date, mentions)


def _in_one_clause(deed: Mention, date: Token, owner: Mention) -> bool:
    """Tell whether a time hangs on a clause about somebody that tells of a deed below another: "arrested four men who took part in the bombing of X on 4 May"."""
    verb = next((above for _, above in ancestors(date) if above.pos_ == "VERB"), owner.token)
    return verb.i != owner.token.i and verb.dep_ == "relcl" and any(above.i == verb.i for _, above in ancestors(deed.token))


def held_before(arrest: Mention, date: Token, mentions: list[Mention]) -> Mention | None:
    """Return the deed right before a time that stands before an arrest, and is the deed's: "suspects in the murder of X on 4 May have been arrested"."""
    if arrest.rule.effect != "detained" or date.i > arrest.token.i:
        return None
    deeds = [m for m in mentions if m.is_noun and m.token.i < date.i and m.rule.effect != "detained"]
    deed = max(deeds, key=lambda m: m.token.i, default=None)
    if deed is None or any(t.pos_ == "VERB" or t.lower_ == "," for t in date.doc[deed.token.i + 1 : date.i]):
        return None
    known = words("held_for") | words("part_in") | words("suspected_ones")
    return deed if any(above.lemma_.lower() in known for _, above in ancestors(deed.token)) else None


@asked_of_word
def recalled_of_group(trigger: Token) -> bool:
    """Tell whether a clause only says what a group did at another time: "was claimed by the BLA, which hijacked a train last week"."""
    verb = trigger
    while verb.dep_ in ("conj", "advcl", "dobj", "prep", "pobj", "xcomp") and verb.head != verb:
        verb = verb.head
    if verb.dep_ != "relcl" or not any(c.lower_ in ("that", "which", "who") and c.dep_ == "nsubj" for c in verb.children):
        return False
    who = verb.head
    group = who.ent_type_ == "ORG" or "militant" in nouns().get(who.lemma_.lower(), frozenset())
    past = any(t.lower_ in words("other_days") and t.head.lower_ != "at" for t in verb.subtree if t.pos_ not in ("NOUN", "PROPN"))
    return group and who.dep_ in ("dobj", "pobj") and past


def _measures(clause: Token) -> list[Token]:
    """Return the words that say how long before the verb above it a clause is: the days of "two days after they bombed a bus"."""
    marks = [clause] if clause.dep_ == "prep" else [c for c in children(clause, "mark", "advmod", "prep") if c.i < clause.i]
    before = [c.nbor(-1) for c in marks if c.lower_ in words("order_in_time") and clause.sent.start < c.i]
    split = [
        t for t in children(clause, "npadvmod") if t.i < clause.i and t.nbor(1).lower_ in words("order_in_time")
    ]  # "days after an attack left dozens dead"
    return [t for t in (*before, *split) if t.dep_ == "npadvmod" and t.lemma_.lower() in words("long_units") | {"day"}]


def days_after(clause: Token) -> bool:
    """Tell whether days or more lie between what a clause tells and the verb above it: "a month after he led an attack", "a week after an attack"."""
    return clause.dep_ in ("advcl", "ccomp", "conj", "prep") and bool(_measures(clause))


@asked_of_word
def earlier_clause(trigger: Token) -> Token | None:
    """Return the clause around a trigger that tells of what was days before the verb above it, if there is one."""
    return next((child for child in (trigger, *(child for child, _ in ancestors(trigger))) if days_after(child)), None)


def days_before(trigger: Token, head: Token) -> Token | None:
    """Return the clause of a trigger that tells of what was days before a time above it: "tracks were blown up on Monday, two days after they bombed a bus"."""
    clause = earlier_clause(trigger)
    if clause is None or head == clause:
        return None
    measure = min(t.left_edge.i for t in _measures(clause))
    misread = head.i < measure  # "on Friday, two days after they bombed a bus, ...", as one clause
    return clause if misread or all(above != clause for _, above in ancestors(head)) else None


def days_apart(trigger: Token, other: Token) -> bool:
    """Tell whether one of two deeds is told in a clause right below the other, as what was days before it."""
    clauses = ((earlier_clause(trigger), other), (earlier_clause(other), trigger))
    return any(clause is not None and above in (clause.head, clause.head.head if clause.head.dep_ == "npadvmod" else clause.head) for clause, above in clauses)


def length_before(clause: Token, dates: list[tuple[DateMention, Token]]) -> int | None:
    """Return by how many days a clause says that what it tells was before, where it counts them: "two days after they bombed a bus"; less than none where later."""
    counted = (DAYS.fullmatch(d.when.value or "") for d, head in dates if head in _measures(clause) and d.type == "DURATION")
    return next((-int(found[1]) if comes_later(clause) else int(found[1]) for found in counted if found), None)


def comes_later(clause: Token) -> bool:
    """Tell whether what a clause tells came behind the verb above it: "two days before a strike began"."""
    return any(t.nbor(1).lower_ == "before" for t in _measures(clause))


def moved(date: DateMention, days: int) -> DateMention:
    """Return a time as many days before."""
    first, last = (end and (dt.date.fromisoformat(end[:10]) - dt.timedelta(days)).isoformat() for end in (date.when.earliest, date.when.latest))
    return replace(date, when=replace(date.when, earliest=first, latest=last, value=last if first == last else None, basis="relative"))


def of_row(trigger: Token) -> bool:
    """Tell whether a deed, or who came to harm, is told as one of a row: "it was the fourth such assault this year", "she is the fifth reporter killed"."""
    noun = trigger.head if trigger.dep_ in ("acl", "relcl") else trigger
    ranked = any(c.dep_ == "amod" and (c.lower_ in words("ordinals") | context()["foremost"] or c.ent_type_ == "ORDINAL") for c in noun.children)
    return ranked and (noun.dep_ == "attr" or (noun.dep_ in ("appos", "npadvmod") and trigger != noun))


def known_one_of_row(trigger: Token) -> bool:
    """Tell whether who came to harm is told as one of a row, and by a pronoun or name: "she is the fifth reporter killed this year"."""
    if trigger.dep_ not in ("acl", "relcl") or not of_row(trigger):
        return False
    if trigger.head.dep_ in ("appos", "npadvmod"):
        return True  # "a councillor was shot on Saturday, the 12th politician killed this year"
    if trigger.head.dep_ == "attr" and trigger.head.head.lemma_ == "become":
        return True  # "was shot on Sunday, becoming the 190th leader to be killed"
    return any(c.pos_ in ("PRON", "PROPN") and c.lower_ not in words("it") for c in children(trigger.head.head, "nsubj"))


def lend_days(mentions: list[Mention], at: Mapping[int, Mention]) -> None:
    """Give a deed behind "while" or "and" the day of the clause beside it: "gunmen killed two in X on Monday, while troops killed two in Y"."""
    for place, mention in enumerate(mentions):
        verb = mention.token
        if mention.dates or verb.tag_ not in ("VBD", "VBN") or mention.perfect:
            continue
        near = mentions[max(0, place - NEAR) : place]
        if clause_of(verb) != verb:
            beside = [m for m in near if verb.dep_ == "conj" and m.token.i < verb.head.i and clause_of(m.token) == clause_of(verb)] + [
                m for m in near if verb.dep_ == "conj" and m.token == verb.head
            ]  # "shelled the airport on Friday and burned down a post"
        elif verb.dep_ == "advcl":
            beside = [at[verb.head.i]] if verb.head.i in at else []
        else:
            first = next((clause_of(m.token) for m in reversed(near) if clause_of(m.token) != verb), None)
            beside = [m for m in near if clause_of(m.token) == first]
        days = {d.span: d for m in beside for d, basis in m.dates if basis == "syntax" and d.when.precision == "day"}
        mention.dates += [(d, "beside" if verb.dep_ == "conj" and clause_of(verb) != verb else "sentence") for d in days.values()]
