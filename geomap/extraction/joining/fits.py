"""What speaks for a mention being of an account, and what against: takes both, gives a score for each kind of sign.

The weights are in `resources/incidents/joining.toml`.

>>> from geomap.extraction.lexicons import weights
>>> weights()["same_date"] > 0 > -weights()["other_date"]
True
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.accounts import asked_while_joined
from geomap.extraction.grammar.extents import core
from geomap.extraction.grammar.syntax import ancestors, children, prepositional, set_within
from geomap.extraction.joining.countings import tallied
from geomap.extraction.lexicons import context, weights, words
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.phrases.noun_phrases import definite, of_attacker, some_attackers
from geomap.extraction.roles.others import earlier_clause, known_one_of_row
from geomap.extraction.roles.participants import is_event
from geomap.extraction.setting.aftermath import of_the_dead
from geomap.extraction.setting.nearness import meet, overlap, own_dates, own_time
from geomap.extraction.setting.shifts import hours_apart
from geomap.extraction.status.modality import of_day

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.types import DateMention

WEEK = 7
"""How many days after a deed its dead are still found and buried."""


def time_fit(mention: Mention, account: Account) -> float:
    """Return what the times that govern both say."""
    w = weights()
    mine = [d for d in own_time(mention) if d.when.earliest or d.when.latest]
    theirs = _times(account)
    if not mine and theirs and told_of_long_ago(mention, theirs):
        return -w["other_date"]
    if not mine:
        return -w["new_date"] if mention.sentence is not account.last.sentence and of_earlier(mention) else 0.0
    if theirs and tallied(mention, mine):
        return -w["other_date"]
    if not theirs:
        if mention.sentence is account.last.sentence or only_heading(account):
            return 0.0
        if any(basis == "since" for m in account.mentions for _, basis in m.dates):
            return -w["other_date"]  # a tally up to now is not the incident of a day
        if account.leads and account.mentions[0].rule.frame == "toll" and mention.rule.kind == "event":
            return w["main"] / 2  # "the toll of the raids has risen to 14 ... the raids were early on Friday"
        if account.leads and len({m.sentence.index for m in account.mentions}) == 1 and _day_before_said(mine, account):
            return w["same_date"]  # "seven were shot dead, police said on Saturday. Men came late on Friday and opened fire"
        again = any(of_attacker(p) for p in mention.agents) and not any(m.series or m.plural for m in account.mentions)
        if again and account.leads and mention.sentence.index - account.last.sentence.index == 1:
            return 0.0  # "gunmen have abducted 100 girls. The attackers arrived late on Monday"
        if account.leads and mention.definite and not mention.harms and any(m.category == mention.category != "-" for m in account.mentions):
            return -w["other_date"] if all(map(_wide, mine)) else 0.0  # "dozens died in clashes ... the clashes broke out on Friday"; not "the attack in 1984"
        return -w["new_date"] * (0.5 if points_back(mention) or again else 1)
    if all(m.rule.frame == "bodies" for m in account.mentions) and mention.rule.kind == "harm" and any(h.phrase.pronoun for h in mention.harms):
        return 0.0  # "bodies were found on Wednesday ... soldiers had killed them two days earlier"
    if of_the_dead(mention) and _days_later(mine, theirs):
        return w["same_date"]  # "rebels raided the town on Monday; volunteers gathered 30 bodies the next morning"
    if (
        mention.sentence is not account.last.sentence
        and (mention.plural or not points_back(mention))
        and not (mention.definite and mention.harms and not mention.plural)  # "the killing of a governor earlier this year", not "the deaths of 700 this year"
        and all(_wide(d) for d in mine)
        and any(d.when.precision == "day" for d in theirs)
    ):
        return -w["other_date"]  # "the group carried out its deadliest attack earlier this year"
    return w["same_date"] if meet(mine, theirs) else -w["other_date"]


@asked_while_joined
def _times(account: Account) -> list[DateMention]:
    """Return the times that govern the account, as far as they are known."""
    return [d for d in own_dates(account.mentions) if d.when.earliest or d.when.latest]


def told_of_long_ago(mention: Mention, theirs: list[DateMention]) -> bool:
    """Tell whether a deed not told of before stands in a sentence of months before: "in November the group claimed responsibility for an attack"."""
    deeds = [mention.token, *(above for _, above in ancestors(mention.token) if is_event(above))]
    if not any(c.dep_ == "det" and c.lower_ in ("a", "an") for t in deeds for c in t.children):
        return False
    beside = [d for d, _ in mention.sentence.dates if theirs and d.when.earliest and d.type == "DATE"]
    return bool(beside) and all(d.when.precision != "day" for d in beside) and not any(overlap(a, b) for a in beside for b in theirs)


@asked_once
def of_earlier(mention: Mention) -> bool:
    """Tell whether a clause tells of it as of what was days before: "weeks after rebels killed six"."""
    return earlier_clause(mention.token) is not None


def _day_before_said(mine: list[DateMention], account: Account) -> bool:
    """Tell whether a day is that, or the one before that, on which somebody told of the account."""
    said = {d.when.earliest for m in account.mentions for d, basis in m.dates if basis == "said" and d.when.precision == "day"}
    days = [dt.date.fromisoformat(d.when.latest) for d in mine if d.when.precision == "day" and d.when.latest]
    return any(str(day + dt.timedelta(days=n)) in said for day in days for n in (0, 1))


def _days_later(mine: list[DateMention], theirs: list[DateMention]) -> bool:
    """Tell whether a day lies up to a week behind those of the account."""
    days = [dt.date.fromisoformat(d.when.latest) for d in theirs if d.when.latest]
    own = [dt.date.fromisoformat(d.when.earliest) for d in mine if d.when.precision == "day" and d.when.earliest]
    return bool(days and own) and 0 < (min(own) - max(days)).days <= WEEK


def _wide(date: DateMention) -> bool:
    """Tell whether a time is of months: "earlier this year"."""
    return (date.when.earliest or "")[:7] != (date.when.latest or "")[:7] and date.when.precision in ("year", "range") and date.type != "DURATION"


@asked_once
def new_dead(mention: Mention) -> bool:
    """Tell whether a noun tells of dead who have not been named before: "announced the deaths of four soldiers"."""
    return mention.rule.kind == "harm" and mention.is_noun and bool(mention.harms) and not any(definite(h.phrase) for h in mention.harms)


@asked_once
def points_back(mention: Mention) -> bool:
    """Tell whether it speaks of what was told: "the attack", "was killed in the attack"."""
    if mention.definite or mention.is_noun:
        return mention.definite or of_day(mention) or _of_surname(mention)
    told = (p for p in set_within(mention.token) if is_event(p) or p.lemma_.lower() in words("deeds"))  # "in this action four were killed"
    return any(c.dep_ == "det" and c.lower_ in ("the", "this") for p in told for c in p.children)


def of_strangers(mention: Mention, account: Account) -> bool:
    """Tell whether a noun says itself of whom, with a time or place, and the account tells of no such people: "the murder of peasant leaders in July"."""
    heads = _at_large(mention) if mention.dates or mention.places else frozenset()
    return bool(heads) and not heads & {p.head.lemma_.lower() for m in account.mentions for p in (*(h.phrase for h in m.harms), *m.targets)}


@asked_once
def _at_large(mention: Mention) -> frozenset[str]:
    """Return whom a noun of harm tells of, where they are in the plural, not pointed at and not numbered."""
    if mention.rule.kind != "harm" or not mention.is_noun:
        return frozenset()
    if any(h.phrase.head.tag_ != "NNS" or definite(h.phrase) or stated_count(h.phrase.head) is not None for h in mention.harms):
        return frozenset()
    return frozenset(h.phrase.head.lemma_.lower() for h in mention.harms)


def _of_surname(mention: Mention) -> bool:
    """Tell whether it is the killing of somebody whom a surname alone names, as of one told before: "Karlov's assassination"."""
    return bool(mention.harms) and any(
        c.ent_type_ == "PERSON" and c.pos_ == "PROPN" and not children(c, "compound", "flat") for c in children(mention.token, "poss")
    )


@asked_while_joined
def only_heading(account: Account) -> bool:
    """Tell whether so far only a headline tells of it: the story then brings time and place."""
    return all(m.sentence.kind == "heading" for m in account.mentions)


def _pointed_at(device: Token) -> bool:
    """Tell whether it is a bomb or a blast named before: "the bombs went off at dawn"."""
    return any(c.dep_ == "det" and c.lower_ in words("pointing") for c in device.children)


@asked_once
def _beside(mention: Mention) -> set[str]:
    """Return the words that tell one deed from another: beside the deed, beside who did it, and where it is reported."""
    near = {c.lower_ for c in mention.token.children if c.dep_ in ("det", "amod", "advmod")}
    if mention.token.dep_ == "ccomp":  # "the ministry also stated that a man was caught"
        near |= {c.lower_ for c in mention.token.head.children if c.dep_ == "advmod"}
    named = [p.head for p in mention.agents] if mention.is_noun else [*(p.head for p in mention.agents), *_settings(mention)]
    near |= {c.lower_ for t in mention.links for c in t.children if c.dep_ == "amod" and c.lower_ in context()["compared"]}  # "a smaller bomb went off"
    if any(basis == "syntax" for _, basis in mention.places) and (mention.harms or mention.dates):
        near |= {"another" for t in mention.links for c in t.children if c.lower_ == "another"}  # "another bomb killed five in Karrada"
    near |= {c.lower_ for t in named for c in t.children if c.dep_ in ("det", "amod") and c.lower_ in words("set_apart")}
    return near | {"another" for t in _settings(mention) if not mention.is_noun and any(c.dep_ == "det" and c.lower_ == "another" for c in t.children)}


def _settings(mention: Mention) -> list[Token]:
    """Return the nouns of deeds in which people came to harm: "were killed in a separate incident"."""
    return [t for t in prepositional(mention.token, "in", "during") if is_event(t)]


@asked_once
def _goes_on(mention: Mention) -> bool:
    """Tell whether who acts, or what they act with, has been named before."""
    return any(definite(p) or core(p.head).pos_ == "PRON" for p in mention.agents) or any(_pointed_at(t) for t in mention.links)


def stands_apart(mention: Mention, *, ordinal: bool = False, opening: bool = True) -> bool:
    """Tell whether its words say that it is another incident: "a separate attack", "meanwhile"; `opening` tells whether it opens a sentence of its own."""
    if _beside(mention) & context()["apart"] and not ordinal:
        return True
    return opening and _opens_apart(mention)


@asked_once
def _opens_apart(mention: Mention) -> bool:
    """Tell whether its words say so if it opens a sentence of its own."""
    near, lists = _beside(mention), context()
    if near & lists["compared"] and any(basis == "syntax" for _, basis in mention.places):
        return True  # "a smaller bomb went off near a consulate in Denpasar"
    anew = mention.rule.kind == "event" or any(c.dep_ == "det" and c.lower_ in ("a", "an") for t in _settings(mention) for c in t.children)
    if anew and near & lists["elsewhere"] and not _goes_on(mention):
        return True
    first = [t.lower_ for t in mention.sentence.parse[:3]]
    turned = mention.rule.frame != "toll" and bool(set(first) & words("turning_away"))
    if (
        mention.rule.kind in ("event", "blast", "placing")
        and first[:1] == ["earlier"]
        and not mention.definite
        and not mention.perfect
        and not _goes_on(mention)
    ):
        return True  # "Earlier on Saturday, a bomb on a bicycle exploded"
    return turned or _that_day_too(mention) or hours_apart(mention)  # "police meanwhile revised the toll of Monday's blast"


def _that_day_too(mention: Mention) -> bool:
    """Tell whether a sentence opens by saying that it was on the day just told, and tells what was not told before: "the same day a man was shot dead on the road"."""
    opening = " ".join(t.lower_ for t in mention.sentence.parse[:5])
    if not any(said in opening for said in words("that_day_too")) or mention.definite or _of_the_known(mention):
        return False
    if any(c.lower_ in words("of_several") for h in mention.harms for c in h.phrase.head.children):
        return False  # "the same day a third man died"
    return any(p.head.pos_ != "PRON" for p in (*(h.phrase for h in mention.harms), *mention.agents)) or mention.rule.kind in ("event", "blast")


@asked_once
def _by_stray(mention: Mention) -> bool:
    """Tell whether a bullet that was meant for others hit: "a passer-by was struck by a stray bullet"."""
    return any(c.lower_ in words("stray") for t in prepositional(mention.token, "by") for c in children(t, "amod"))


@asked_once
def _one_of_row(mention: Mention) -> bool:
    return known_one_of_row(mention.token)


@asked_once
def _of_the_known(mention: Mention) -> bool:
    """Tell whether who acts, or who came to harm, has been told of before."""
    return _goes_on(mention) or any(definite(h.phrase) or some_attackers(h.phrase) for h in mention.harms)


@asked_while_joined
def _series(account: Account) -> bool:
    return any(m.series for m in account.mentions)


@asked_while_joined
def _many(account: Account) -> bool:
    """Tell whether the account tells of a series or of several deeds."""
    return any(m.series or m.plural for m in account.mentions)


@asked_while_joined
def _statuses(account: Account) -> set[str]:
    return {m.status for m in account.mentions}


@asked_while_joined
def _only_stated(account: Account) -> bool:
    return all(m.attribution == "stated" for m in account.mentions)


def form_fit(mention: Mention, account: Account) -> float:
    """Return what the words themselves say: definite, another, elsewhere, a series."""
    w = weights()
    score = 0.0
    ordinal = bool(_beside(mention) & words("of_several")) and (mention.definite or _many(account))
    apart = stands_apart(mention, ordinal=ordinal, opening=mention.sentence is not account.last.sentence)
    if apart:
        score -= w["apart"]
    strangers = of_strangers(mention, account)
    if points_back(mention) and not apart and not strangers:
        score += w["definite"]
    elif mention.rule.kind in ("harm", "generic", "weak", "operation", "blast", "damage") and not mention.definite:
        score += w["dependent"]
    if strangers:
        score -= w["dependent"]
    if _one_of_row(mention):
        score += w["definite"]  # "she is the fifth reporter killed this year"
    if _by_stray(mention):
        score += w["definite_agent"]
    if _of_the_known(mention):
        score += w["definite_agent"] + (w["main"] / 2 if account.leads else 0)
    if points_back(mention) and not strangers and not mention.plural and account.leads:
        score += w["main"]
    if mention.series != _series(account) and not mention.definite and mention.is_noun and not ordinal and not only_heading(account):
        score -= w["series"]
    if mention.attribution == "claimed" and _only_stated(account) and mention.sentence is not account.last.sentence:
        score -= w["claimed"]
    if mention.status not in _statuses(account) and mention.sentence is not account.last.sentence:
        score -= w["other_status"]
    return score
