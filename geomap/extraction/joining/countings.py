"""What only counts: takes a mention, tells whether it counts what has been in a war, a year or up to now, and is no incident of a day.

>>> from geomap.extraction.lexicons import words
>>> "war" in words("lasting")
True
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, ancestors, children, prepositional, set_within
from geomap.extraction.lexicons import nouns, triggers, words
from geomap.extraction.mentions import asked_once

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.types import DateMention, When

MYRIAD, SCORE = 1000, 20
LONG = frozenset(["month", "season", "year", "range"])
NIGHT = 5
"""From how many days on a range is longer than a deed, unlike "in the night of Tuesday to Wednesday" and "between 22 and 24 April"."""


def counts_up(mention: Mention) -> bool:
    """Tell whether it counts what has been done up to now: "97 journalists have been killed since 2001", "85 people were kidnapped over the last six weeks"."""
    if so_far(mention) or ((mention.plural or (mention.harms and not mention.definite)) and any(_of_weeks(d) for d, _ in mention.dates)):
        return True
    return has_been(mention) and any(basis == "since" and d.when.precision in ("month", "year", "range", "day") for d, basis in mention.dates)


@asked_once
def has_been(mention: Mention) -> bool:
    """Tell whether it is told of in the perfect: "have been killed"."""
    return any(c.lemma_ == "have" and c.tag_ in ("VBP", "VBZ") for c in mention.token.children)


def tallied(mention: Mention, dates: list[DateMention]) -> bool:
    """Tell whether it counts what has happened in a long time: "150 leaders have been killed this year"."""
    return has_been(mention) and all(d.when.precision in ("month", "year") for d in dates)


def _of_weeks(time: DateMention) -> bool:
    """Tell whether a time is of weeks or months that end with the report."""
    return time.type == "DURATION" and time.when.basis == "relative" and long_time(time.when)


def long_time(when: When) -> bool:
    """Tell whether it is a longer time than a deed takes."""
    if when.precision != "range" or when.earliest is None or when.latest is None:
        return when.precision in LONG
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days >= NIGHT


def myriad(mention: Mention) -> bool:
    """Tell whether it counts so many dead as wars have, not incidents."""
    return any(h.effect == "killed" and (h.count.best or h.count.low or 0) >= MYRIAD for h in mention.harms)


def so_far(mention: Mention) -> bool:
    """Tell whether it counts what has been in all of a month or year: "has seen 14 of its leaders slain so far this year", "in January alone 20 were killed"."""
    dead = any(h.effect == "killed" for h in mention.harms) and not mention.agents
    if dead and has_been(mention) and mention.sentence.parse.text.lower().startswith(tuple(words("up_to_now"))):
        return True  # "so far, seven people have been killed in the county"
    spans = [d.span for d, _ in mention.dates if d.when.precision in ("month", "year", "range", "season")]
    source = mention.sentence.source
    alone = dead and any(source[s.end : s.end + len(" alone")].lower() == " alone" for s in spans)
    return alone or any("so far" in source[max(0, s.start - 8) : s.end].lower() for s in spans)


def at_other_times(mention: Mention) -> bool:
    """Tell whether it counts whom other deeds than the one told had hit: "dozens had been killed in past attacks", "several such attacks have killed dozens"."""
    if not mention.harms or mention.dates:
        return False
    deeds = [*set_within(mention.token), *(agents(mention.token) if mention.rule.pos == "VERB" else ())]
    return any(t.tag_ == "NNS" and (t.lemma_.lower(), "NOUN") in triggers() and any(c.lower_ in words("other_times") for c in t.children) for t in deeds)


def in_one_deed(mention: Mention) -> bool:
    """Tell whether people came to harm in one deed that is only named so: "27 rebels were gunned down in a fierce encounter"."""
    if mention.is_noun and not mention.plural and mention.token.lemma_.lower() in words("done_at_once"):
        return True  # "the massacre of 30 villagers in March"
    deeds = [t for t in set_within(mention.token) if t.tag_ == "NN" and (t.lemma_.lower(), "NOUN") in triggers()]
    return any(c.dep_ == "det" and c.lower_ in ("a", "an") for t in deeds for c in t.children)


def at_one_spot(mention: Mention) -> bool:
    """Tell whether people were killed at one building, or in one village: "in August, 20 people were killed at a cattle market near X"."""
    if has_been(mention):
        return False
    verbs = (mention.token, *children(mention.token, "conj"))  # "were killed and many wounded at a market"
    spots = [t for verb in verbs for t in prepositional(verb, "at", "in", "on", "inside", "outside", "near") if t.tag_ == "NN"]
    single = [t for t in spots if any(c.dep_ == "det" and c.lower_ in ("a", "an", "one") for c in t.children)]
    return any("structure" in nouns().get(t.lemma_.lower(), frozenset()) or t.lemma_.lower() in words("settled") - {"district"} for t in single)


def laid_by_the_score(mention: Mention) -> bool:
    """Tell whether it only says for how much somebody is blamed: "it has been blamed for the killing of hundreds of soldiers"."""
    if not any(h.count.qualifier != "exact" and (h.count.low or 0) >= SCORE for h in mention.harms):
        return False
    return any(above.lemma_.lower() in words("accusing") and has_been_done(above) for _, above in ancestors(mention.token))


def has_been_done(verb: Token) -> bool:
    """Tell whether a verb is in the perfect or tells of what lasts: "has been blamed", "is blamed"."""
    return any(c.lower_ in ("has", "have", "is", "are") for c in verb.children)


@asked_once
def _told_since(mention: Mention) -> frozenset[str]:
    """Return the words for the war since which it is told to count: "127 people have been killed since the fighting began"."""
    begun = (
        c
        for verb in (mention.token, mention.token.head, *children(mention.token, "conj"))
        for c in children(verb, "advcl")
        if any(m.lower_ == "since" for m in children(c, "mark"))
    )
    lasting = {s.lemma_.lower() for c in begun for s in children(c, "nsubj")}
    if mention.is_noun and mention.rule.kind == "harm":
        lasting |= {s.lemma_.lower() for t in mention.sentence.parse if t.lower_ == "since" and t.dep_ == "mark" for s in children(t.head, "nsubj")}
    return words("lasting") & lasting


def since_war(mention: Mention, account: Account) -> bool:
    """Tell whether it counts all of a war, of which the account does not tell: "127 people have been killed since the fighting began", "the conflict has killed thousands"."""
    lasting = _told_since(mention)
    if myriad(mention) and not any(map(myriad, account.mentions)):
        lasting |= {t.lemma_.lower() for t in mention.token.subtree} & words("lasting")
    before = [m for m in account.mentions if m.sentence is not mention.sentence] if lasting else []
    return bool(before) and not any(m.token.lemma_.lower() in lasting for m in before)
