"""One account, one claim: takes the mentions of a document in order, gives groups of those that tell of the same incident.

A mention joins the account that it fits best, if it fits well enough: by syntax within a sentence, by definite nominals ("the attack"), category, place, time
and participants across sentences; contradictions keep apart. The weights are in `resources/incidents/joining.toml`.

>>> join([])
[]
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extraction.anchoring import basis_rank
from geomap.extraction.lexicons import weights
from geomap.extraction.phrases import definite, of_attacker, same_name
from geomap.extraction.syntax import ancestors

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.syntax import Token
    from geomap.types import Attribution, DateMention, Resolution

OPERATIONS = frozenset(["raid", "arrest"])
JOINT = frozenset(["raid", "arrest", "air_strike"])
"""What forces of a state do in one operation."""
CROWDS = frozenset(["protest", "riot"])
CROWD = frozenset(["protester", "demonstrator", "rioter", "marcher", "crowd", "striker", "mob", "resident", "supporter", "villager"])
TAKINGS = frozenset(["kidnapping", "hijacking", "robbery", "arson"])
BLASTS = frozenset(["bombing", "suicide_bombing", "shelling", "air_strike"])
GENERIC = frozenset(["-", "armed_attack", "clash", "other_violence", "assassination"])
APART = frozenset(["another", "separate", "different", "second", "third", "similar", "other", "new"])
VAGUE = frozenset(["border", "part", "between", "along"])
PROVINCE = 4
KM_PER_DEGREE, NEAR_KM = 111.2, 25.0
STORY = 4
"""For how many sentences a story goes on without being named again."""
ELSEWHERE = frozenset(["elsewhere", "meanwhile", "separately", "also", "additionally"])


@dataclass(slots=True, eq=False)
class Account:
    """The mentions that tell of one incident, in order."""

    mentions: list[Mention] = field(default_factory=list)
    blamed: list[tuple[Phrase, Attribution]] = field(default_factory=list)

    @property
    def leads(self) -> bool:
        """Tell whether the headline or the first sentence tells of it."""
        first = self.mentions[0].sentence
        return first.kind == "heading" or first.first

    @property
    def last(self) -> Mention:
        """Return the latest mention."""
        return self.mentions[-1]


def join(mentions: list[Mention]) -> list[Account]:
    """Group `mentions` (in order) into accounts."""
    accounts: list[Account] = []
    limit = weights()["threshold"]
    _share(mentions)
    for mention in mentions:
        best: Account | None = None
        score = limit
        for account in reversed(accounts[-12:]):
            fit = _fit(mention, account)
            if fit > score:
                best, score = account, fit
        if best is None:
            if not mention.generic:  # words for attacks in general open no account
                accounts.append(Account([mention]))
        else:
            best.mentions.append(mention)
    return accounts


def _share(mentions: list[Mention]) -> None:
    """Let mentions that the parse ties share place and time, so that "a bombing that killed 30 in Kabul" is told apart from what went before at its first word."""
    for at, mention in enumerate(mentions):
        for other in mentions[at + 1 :]:
            if other.sentence is not mention.sentence:
                break
            tie, apart = _tie(other, mention)
            if tie == 1.0 and not apart:
                mention.places = mention.places or [(r, basis) for r, basis in other.places if basis == "syntax"]
                mention.dates = mention.dates or [(d, basis) for d, basis in other.dates if basis == "syntax"]


def _fit(mention: Mention, account: Account) -> float:
    w = weights()
    score = 0.0
    same_sentence = [m for m in account.mentions if m.sentence is mention.sentence]
    if same_sentence:
        tie = max((_tie(mention, m) for m in same_sentence), key=lambda t: t[0])
        if tie[1]:
            return -9.0
        if any(_elsewhere(mention, m) for m in same_sentence):
            return -9.0
        if tie[0] == 1 and _tried(mention) != all(_tried(m) for m in account.mentions):
            return 9.0  # "arrested while attempting to detonate a bomb": what was tried is part of what happened
        if _tried(mention) != all(_tried(m) for m in account.mentions) and "arrest" in {mention.category, *(m.category for m in account.mentions)}:
            return 9.0  # "foiled a plot to attack the station, arresting seven"
        score += w["linked"] * tie[0] + w["same_sentence"]
    gap = mention.sentence.index - account.last.sentence.index
    score += w["same_paragraph"] if account.last.sentence.paragraph == mention.sentence.paragraph else 0
    score -= min(w["gap"] * max(gap - 1, 0), w["farthest"])
    if (gap <= STORY or account.leads) and not _own_time(mention) and not own_places([mention]) and not mention.plural:
        score += w["bare"]  # what brings no place or time of its own goes on with the story
    score += w["heading"] if account.last.sentence.kind == "heading" and mention.sentence.kind != "heading" else 0
    score += _category(mention, account) + _time(mention, account) + _place(mention, account) + _people(mention, account) + _form(mention, account)
    return score


def _elsewhere(a: Mention, b: Mention) -> bool:
    """Tell whether two mentions of a sentence have places or times of their own that cannot be one: "ambushed a convoy in X and bombed a line in Y"."""
    p, q = ([r for r, basis in m.places if basis == "syntax"] for m in (a, b))
    d, e = ([x for x, basis in m.dates if basis == "syntax" and x.when.earliest] for m in (a, b))
    return (bool(p and q) and not any(compatible(x, y) for x in p for y in q)) or (bool(d and e) and not any(_overlap(x, y) for x in d for y in e))


def _tried(mention: Mention) -> bool:
    """Tell whether the mention is of something that was only tried, planned or threatened."""
    return mention.status in ("attempted", "planned", "threatened")


def _tie(a: Mention, b: Mention) -> tuple[float, bool]:
    """Return how closely two mentions of a sentence hang together (0 to 1), and whether they are told apart."""
    if a.token.i in {t.i for t in b.links} or b.token.i in {t.i for t in a.links}:
        return 1.0, False
    if a.is_noun and b.is_noun and a.token.lemma_ == b.token.lemma_ and a.definite != b.definite and a.plural != b.plural:
        return 0.0, True  # "the shooting followed four shootings"
    for lower, upper in ((a, b), (b, a)):
        path = []
        for child, above in ancestors(lower.token):
            path.append((child, above))
            if above.i == upper.token.i:
                return _by_path(lower, upper, path)
    return 0.4, False


def _by_path(lower: Mention, upper: Mention, path: list[tuple[Token, Token]]) -> tuple[float, bool]:
    """Judge the way from the lower trigger to the upper one."""
    sides = {_side(lower) or "attack", _side(upper) or "attack"}
    for child, above in path:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("after", "following", "since", "before", "for", "over")
            and above.i == upper.token.i
            and sides == {"attack", "operation"}
        ):
            return 0.0, True
        if (
            child.dep_ == "advcl"
            and any(c.lower_ in ("after", "since", "before") for c in child.children if c.dep_ in ("mark", "advmod", "prep"))
            and sides == {"attack", "operation"}
        ):
            return 0.0, True
        if child.dep_ in ("relcl", "acl") and lower.perfect and above.ent_type_ == "PERSON":
            return 0.0, True
        if (
            child.dep_ in ("relcl", "acl")
            and above.pos_ in ("NOUN", "PROPN")
            and above.i != upper.token.i
            and _is_person(above, upper)
            and lower.rule.kind == "event"
            and upper.rule.effect == "detained"
        ):
            return 0.0, lower.status == "occurred"
    if lower.attribution == "accused":
        return 0.0, True
    return 1.0, False


def _is_person(token: Token, mention: Mention) -> bool:
    return any(h.phrase.head.i == token.i for h in mention.harms)


def _side(mention: Mention) -> str:
    """Return "operation" for what forces of a state do, "attack" for what is done against people and states, "" where unclear."""
    category = mention.category
    if any(of_attacker(h.phrase) for h in mention.harms) or category in CROWDS or any(p.head.lemma_.lower() in CROWD for p in mention.agents):
        return ""
    if category == "raid" and mention.rule.kind == "event" and not any(p.state for p in mention.agents):
        return "attack" if any(p.non_state for p in mention.agents) else ""
    if category in OPERATIONS:
        return "operation"
    if category in BLASTS - {"air_strike"} or category in TAKINGS | {"assassination"}:
        return "attack"
    if any(p.state for p in mention.agents) or any(h.phrase.non_state for h in mention.harms):
        return "operation"
    if any(p.non_state for p in mention.agents) or any(h.phrase.state and h.effect == "killed" for h in mention.harms):
        return "attack"
    return ""


def _aftermath(mention: Mention, account: Account) -> bool:
    """Tell whether an arrest follows an attack, or an attack is what an arrest was for: two things, not one operation."""
    others = [m for m in account.mentions if m.rule.kind in ("event", "harm", "blast")]
    if any(m.category in CROWDS or any(p.head.lemma_.lower() in CROWD for p in m.agents) for m in (mention, *account.mentions)):
        return False
    if mention.category == "arrest":
        return bool(others) and all(m.category != "arrest" and _side(m) != "operation" for m in others)
    if others and all(m.category == "arrest" for m in others) and mention.rule.kind in ("event", "blast", "harm") and mention.status == "occurred":
        return mention.category not in JOINT and _side(mention) != "operation"
    return False


def _family(mention: Mention) -> str:
    category = mention.category
    if category == "raid" and mention.rule.kind == "event" and not any(p.state for p in mention.agents):
        return "generic"
    if category in GENERIC:
        return "generic"
    if category in ("bombing", "suicide_bombing"):
        return "bombing"
    return category


def _category(mention: Mention, account: Account) -> float:
    w = weights()
    mine = _family(mention)
    theirs = {_family(m) for m in account.mentions}
    sides = {_side(m) for m in account.mentions} - {""}
    side = _side(mention)
    score = 0.0
    if (side and sides and side not in sides) or _aftermath(mention, account):
        score -= w["other_side"]
    if mine == "generic" or theirs == {"generic"}:
        return score + (w["fitting_category"] if mine in theirs or mention.rule.category == "-" else 0)
    if mine in theirs:
        return score + w["same_category"]
    if {mine} | theirs <= {"kidnapping", "hijacking", "generic"}:
        return score + w["fitting_category"]
    if (
        mine in CROWDS | {"arson", "arrest"}
        and theirs & (CROWDS | {"arson"})
        and any(m.category in CROWDS or any(p.head.lemma_.lower() in CROWD for p in m.agents) for m in (mention, *account.mentions))
    ):
        return score + w["fitting_category"]
    if mine in JOINT and theirs & JOINT and theirs <= JOINT | {"generic"}:
        return score + w["fitting_category"]
    return score - w["other_category"]


def own_dates(mentions: list[Mention], rank: int = 2) -> list[DateMention]:
    """Return the dates that govern `mentions`."""
    return [d for m in mentions for d, basis in m.dates if basis_rank(basis) >= rank]


def _own_time(mention: Mention) -> list[DateMention]:
    """Return the dates that govern a mention; "in March the agency claimed that ..." gives what is claimed a time of its own."""
    claimed = mention.attribution == "claimed" and mention.token.dep_ == "ccomp"
    return own_dates([mention], 1 if claimed else 2)


def own_places(mentions: list[Mention], rank: int = 2) -> list[Resolution]:
    """Return the places that govern `mentions`."""
    return [r for m in mentions for r, basis in m.places if basis_rank(basis) >= rank]


def _time(mention: Mention, account: Account) -> float:
    w = weights()
    mine = [d for d in _own_time(mention) if d.when.earliest or d.when.latest]
    theirs = [d for d in own_dates(account.mentions) if d.when.earliest or d.when.latest]
    if not mine:
        return 0.0
    if not theirs:
        if mention.sentence is account.last.sentence or _only_heading(account):
            return 0.0
        return -w["new_date"] * (0.5 if mention.definite else 1)
    return w["same_date"] if any(_overlap(a, b) for a in mine for b in theirs) else -w["other_date"]


def _only_heading(account: Account) -> bool:
    """Tell whether so far only a headline tells of it: the story then brings time and place."""
    return all(m.sentence.kind == "heading" for m in account.mentions)


def _overlap(a: DateMention, b: DateMention) -> bool:
    low_a, high_a = a.when.earliest or "0000", a.when.latest or "9999"
    low_b, high_b = b.when.earliest or "0000", b.when.latest or "9999"
    return low_a <= high_b and low_b <= high_a


def _place(mention: Mention, account: Account) -> float:
    w = weights()
    mine, theirs = own_places([mention]), own_places(account.mentions)
    if not mine:
        return 0.0
    if not theirs:
        return 0.0 if mention.definite or mention.sentence is account.last.sentence or _only_heading(account) else -w["new_place"]
    if any(compatible(a, b) for a in mine for b in theirs):
        return w["same_place"]
    return -w["other_place"] * (2 if own_places([mention], 3) and own_places(account.mentions, 3) else 1)


def compatible(a: Resolution, b: Resolution) -> bool:
    """Tell whether two places can be one: the same, or one within the other."""
    p, q = a.place, b.place
    if p is None or q is None:
        return a.toponym.surface.lower() == b.toponym.surface.lower()
    if p.place_id == q.place_id:
        return True
    if p.country_code != q.country_code:
        return False
    coarse_p, coarse_q = a.where_prec or 0, b.where_prec or 0
    if 6 in (coarse_p, coarse_q):
        return True
    if p.admin1_code and q.admin1_code and p.admin1_code != q.admin1_code:
        return False
    if a.toponym.relation in VAGUE or b.toponym.relation in VAGUE:
        return True
    return coarse_p != coarse_q or (coarse_p < PROVINCE and _near(a, b))


def _near(a: Resolution, b: Resolution) -> bool:
    """Tell whether two points lie within a walk's or a short drive's distance."""
    if a.longitude is None or b.longitude is None or a.latitude is None or b.latitude is None:
        return False
    east = (a.longitude - b.longitude) * math.cos(math.radians(a.latitude))
    return math.hypot(east, a.latitude - b.latitude) * KM_PER_DEGREE <= NEAR_KM


def _people(mention: Mention, account: Account) -> float:
    w = weights()
    score = 0.0
    mine = [h for h in mention.harms if not h.phrase.pronoun]
    theirs = [h for m in account.mentions for h in m.harms if not h.phrase.pronoun]
    names = [n for h in mine if (n := h.phrase.name)] + [n for t in mention.targets if (n := t.name)]
    known = [n for h in theirs if (n := h.phrase.name)] + [n for m in account.mentions for t in m.targets if (n := t.name)]
    if names and known:
        score += w["same_name"] if any(same_name(a, b) for a in names for b in known) else -w["other_name"] * (mention.sentence is not account.last.sentence)
    elif any(a.effect == b.effect and a.phrase.head.lemma_ == b.phrase.head.lemma_ for a in mine for b in theirs):
        score += w["same_people"]
    if mine and theirs and not any(h.additional or h.total for h in mine) and mention.sentence is not account.last.sentence and _counts_clash(mention, account):
        score -= w["other_count"]
    actors = {p.actor.actor_id for p in mention.agents if p.actor}
    others = {p.actor.actor_id for m in account.mentions for p in m.agents if p.actor}
    if actors and others:
        score += w["same_actor"] if actors & others else -w["other_actor"]
    for people in (True, False):  # people are compared with people, things with things
        aims = {t.head.lemma_.lower() for t in mention.targets if t.is_person == people}
        aimed = {t.head.lemma_.lower() for m in account.mentions for t in m.targets if t.is_person == people}
        if aims and aimed:
            score += w["same_target"] if aims & aimed else -w["other_target"] * (mention.sentence is not account.last.sentence)
    doers = {p.head.lemma_.lower() for m in account.mentions for p in m.agents if p.non_state}
    if any(h.phrase.non_state and h.phrase.head.lemma_.lower() in doers for h in mention.harms) and any(p.state for p in mention.agents):
        score += w["same_people"] + w["other_side"]  # "four of the gunmen were killed by the police"
    return score


def _counts_clash(mention: Mention, account: Account) -> bool:
    for h in mention.harms:
        for m in account.mentions:
            for k in m.harms:
                if h.effect == k.effect and h.count.best and k.count.best and h.count.best > 1 and k.count.best > 1 and h.count.best != k.count.best:
                    return True
    return False


def _form(mention: Mention, account: Account) -> float:
    w = weights()
    score = 0.0
    words = {c.lower_ for c in mention.token.children if c.dep_ in ("det", "amod", "advmod")}
    if mention.token.dep_ == "ccomp":  # "the ministry also stated that a man was caught"
        words |= {c.lower_ for c in mention.token.head.children if c.dep_ == "advmod"}
    words |= {c.lower_ for p in mention.agents for c in p.head.children if c.dep_ in ("det", "amod") and c.lower_ in ("separate", "different")}
    goes_on = any(definite(p) for p in mention.agents)
    ordinal = bool(words & {"second", "third", "other"}) and (mention.definite or any(m.series or m.plural for m in account.mentions))
    apart = (bool(words & APART) and not ordinal) or (
        mention.rule.kind == "event" and bool(words & ELSEWHERE) and mention.sentence is not account.last.sentence and not goes_on
    )
    opening = {t.lower_ for t in mention.sentence.parse[:3]}
    if opening & {"elsewhere", "meanwhile", "separately"} and mention.sentence is not account.last.sentence:
        apart = True
    if apart:
        score -= w["apart"]
    if mention.definite and not apart:
        score += w["definite"]
    elif mention.rule.kind in ("harm", "generic", "weak", "operation", "blast", "damage") and not mention.definite:
        score += w["dependent"]
    if goes_on or any(definite(h.phrase) for h in mention.harms):
        score += w["definite_agent"] + (w["main"] / 2 if account.leads else 0)
    if mention.definite and not mention.plural and account.leads:
        score += w["main"]
    series = any(m.series for m in account.mentions)
    if mention.series != series and not mention.definite and mention.is_noun and not ordinal and not _only_heading(account):
        score -= w["series"]
    if mention.attribution == "claimed" and all(m.attribution == "stated" for m in account.mentions) and mention.sentence is not account.last.sentence:
        score -= w["claimed"]
    statuses = {m.status for m in account.mentions}
    if mention.status not in statuses and mention.sentence is not account.last.sentence:
        score -= w["other_status"]
    return score
