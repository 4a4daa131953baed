"""The lead told again: takes the accounts of a document, gives them with those joined that only go on with the story that the report leads with.

News tells its story twice: the headline and the first sentence say what happened, the paragraphs behind them how, where exactly and on which day. A later
account goes on with the lead if nothing tells the two apart (kind, side, day, place, known actor, number of victims, "another", "meanwhile") and its words point
back: "the clashes broke out", "the assailants", the same victims, target or town.

>>> retell([])
[]
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.accounts import FULL
from geomap.extraction.grammar.extents import core
from geomap.extraction.joining.abreast import told_elsewhere
from geomap.extraction.joining.countings import counts_up, myriad, since_war
from geomap.extraction.joining.fits import new_dead, of_strangers, points_back, stands_apart, told_of_long_ago
from geomap.extraction.joining.reuniting import of_another_time, same_kind
from geomap.extraction.joining.sides import TAKINGS, family
from geomap.extraction.joining.tallies import of_record
from geomap.extraction.joining.ties import answers, long_before, occasions
from geomap.extraction.lexicons import nouns, words
from geomap.extraction.phrases.noun_phrases import definite, same_name
from geomap.extraction.roles.others import earlier_clause
from geomap.extraction.setting.entry_frames import apart, headed_apart
from geomap.extraction.setting.nearness import compatible, finest, meet, own_dates, own_places
from geomap.extraction.status.modality import of_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Harm, Mention
    from geomap.extraction.phrases.noun_phrases import Phrase

REACH = 8
"""How many sentences behind the lead the story is told again."""
LATELY_DAYS = 10
"""How long before the report the lead can have happened, where it gives no day."""
TOWN, COUNTRY = 4, 6
VEHICLES = "vehicle"


def retell(accounts: list[Account], published: str | None = None) -> list[Account]:
    """Join to the account of the lead those that go on with it; the others stay as they are."""
    lead = next((a for a in accounts if a.leads and not all(m.generic for m in a.mentions)), None)
    if lead is None:
        return accounts
    kept = []
    for account in accounts:
        if account is not lead and len(lead.mentions) + len(account.mentions) <= FULL and _goes_on(lead, account, published):
            lead.mentions = sorted([*lead.mentions, *account.mentions], key=lambda m: m.order)
        else:
            kept.append(account)
    return kept


def _goes_on(lead: Account, later: Account, published: str | None) -> bool:
    """Tell whether `later` goes on with what `lead` tells."""
    if (
        not 1 <= _body_gap(lead, later) <= REACH
        or not (same_kind(lead, later, "operation") or _heads(lead, later) or _of_one_fight(lead, later) or _toll_alone(later))
        or _told_apart(lead, later)
        or of_another_time(later)
    ):
        return False
    if not _when(lead, later, published) or not _where(lead, later) or _other_people(lead, later):
        return False
    signs = _pointing(later) + _shared(lead, later) + _heads(lead, later)
    if _of_own_kind(lead, later):
        signs -= 1
    settled = bool(own_dates(lead.mentions)) and any((p.where_prec or COUNTRY) < TOWN for p in own_places(lead.mentions))
    return signs >= (2 if settled and own_dates(later.mentions) else 1)


def _of_one_fight(lead: Account, later: Account) -> bool:
    """Tell whether one of them is told as a clash, in which both sides act: "nine fighters were killed in a clash"; "the fighters stormed a post"."""
    kinds = [{family(m) for m in a.mentions} for a in (lead, later)]
    clash = any(m.rule.category == "clash" for m in (*lead.mentions, *later.mentions))
    return clash and kinds[0] <= {"generic", "raid"} and kinds[1] <= {"generic", "raid"}


def _toll_alone(later: Account) -> bool:
    """Tell whether it only counts the dead and hurt of either side, with no doer, place or day of its own: "two soldiers died and four were wounded"."""
    return all(m.rule.kind == "harm" and not m.agents for m in later.mentions) and not own_places(later.mentions) and not own_dates(later.mentions)


def _heads(lead: Account, later: Account) -> bool:
    """Tell whether the lead is what the headline says, and `later` the first sentence below it: whoever acts, it is one story, other than an arrest."""
    if lead.mentions[0].sentence.kind != "heading" or not later.mentions[0].sentence.first:
        return False
    kinds = [{family(m) for m in a.mentions} for a in (lead, later)]
    return not {"arrest", "raid"} & (kinds[0] | kinds[1]) and (bool(kinds[0] & kinds[1]) or {"generic"} in kinds)


def _of_own_kind(lead: Account, later: Account) -> bool:
    """Tell whether `later` tells of taking, burning or robbing, which the lead does not: more must speak for their being one."""
    kinds = [{family(m) for m in a.mentions if m.rule.kind == "event"} for a in (lead, later)]
    return bool(kinds[1] & TAKINGS) and not kinds[0] & TAKINGS


def _body_gap(lead: Account, later: Account) -> int:
    """Return how many sentences `later` begins behind the lead."""
    return later.mentions[0].sentence.index - lead.mentions[0].sentence.index


def _told_apart(lead: Account, later: Account) -> bool:
    """Tell whether the words themselves say that it is something else, or an older story."""
    first = later.mentions[0]
    turned = (new_dead(first) or not first.definite) and first.sentence.turn > max(m.sentence.turn for m in lead.mentions)
    others = turned or lead.last.sentence.section != first.sentence.section or apart(lead.mentions[0].sentence, first.sentence)
    if others or any(headed_apart(m.sentence, first.sentence) for m in lead.mentions):
        return True
    if any(told_elsewhere(first, m) for m in lead.mentions if m.sentence is first.sentence):
        return True  # "a gunman killed 85 on an island, hours after a bomb went off in Oslo"
    kinds = [{family(m) for m in a.mentions if m.rule.kind == "event"} for a in (lead, later)]
    if kinds[1] == {"arrest"} and not kinds[0] & {"arrest", "raid"}:
        return True  # the arrest that follows
    events = [[m.series for m in a.mentions if m.rule.kind == "event"] for a in (lead, later)]
    again = any(of_day(m) for m in later.mentions)  # "Friday's blast, along with a number of other attacks"
    if (any(events[0]) != any(events[1]) and not again) or any(basis == "since" for m in later.mentions for _, basis in m.dates):
        return True
    if {m.status for m in lead.mentions}.isdisjoint(m.status for m in later.mentions):
        return True
    if (
        earlier_clause(first.token) is not None
        or since_war(first, lead)
        or told_of_long_ago(first, own_dates(lead.mentions))
        or counts_up(first)
        or of_strangers(first, lead)
        or of_record(first)
        or any(map(myriad, later.mentions))
    ):
        return True  # "weeks after rebels killed six"
    return stands_apart(first) or long_before(first) or bool(occasions(first)) or first.perfect or first.attribution == "accused" or answers(first)


def _when(lead: Account, later: Account, published: str | None) -> bool:
    mine, theirs = own_dates(lead.mentions), own_dates(later.mentions)
    if not theirs:
        return True
    if mine:
        return meet(mine, theirs)
    said = [d.when.latest for m in lead.mentions for d, basis in m.dates if basis == "said" and d.when.latest]
    day = next(iter(said), published)
    if day is None:
        return True
    oldest = (dt.date.fromisoformat(day[:10]) - dt.timedelta(days=LATELY_DAYS)).isoformat()
    return any((d.when.latest or "9999") >= oldest and (d.when.earliest or "") <= day for d in theirs)


def _where(lead: Account, later: Account) -> bool:
    mine, theirs = own_places(lead.mentions, 1), own_places(later.mentions)
    return not mine or not theirs or any(compatible(a, b) for a in finest(mine) for b in finest(theirs))


def _other_people(lead: Account, later: Account) -> bool:
    """Tell whether other known actors act, or other numbers of victims are told."""
    mine, theirs = ({p.actor.actor_id for m in a.mentions for p in m.agents if p.actor} for a in (lead, later))
    if mine and theirs and not mine & theirs:
        return True
    return _other_names(lead, later) or any(_clash(a, b) for a in _harms(lead) for b in _harms(later))


def _other_names(lead: Account, later: Account) -> bool:
    """Tell whether each names those who came to harm, and none is the same: unless one is named as known ("the officer, X")."""
    mine, theirs = ([h.phrase for h in _harms(a) if h.phrase.name] for a in (lead, later))
    if not mine or not theirs or any(_of_the(p) for p in theirs):
        return False
    return bool(own_dates(later.mentions)) and not any(same_name(a.name, b.name) for a in mine for b in theirs)


def _clash(a: Harm, b: Harm) -> bool:
    """Tell whether two numbers of people who suffered the same cannot be of one incident: parts, totals and those told of beside others can."""
    if a.effect != b.effect or a.part or b.part or a.total or b.total or a.additional or b.additional:
        return False
    if a.phrase.head.lemma_.lower() != b.phrase.head.lemma_.lower() and not {a.phrase.head.lemma_.lower(), b.phrase.head.lemma_.lower()} & words("anyone"):
        return False
    return bool(a.count.best and b.count.best) and a.count.best < b.count.best and a.count.qualifier == "exact" and not definite(b.phrase)  # type: ignore[operator]


def _pointing(later: Account) -> int:
    """Return how many signs point back: the deed itself, those who take part in it, harm with no place or day of its own."""
    opening = [m for m in later.mentions if m.sentence.index - later.mentions[0].sentence.index <= 1]
    deed = any(points_back(m) or _dated(m) for m in opening)
    people = any(definite(p) or _of_the(p) or _some_of_the(p) for m in opening for p in _people(m))
    return deed + people + _toll_alone(later) + _confirmed(later.mentions[0])


def _confirmed(mention: Mention) -> bool:
    """Tell whether somebody confirms it, and so speaks of what is known: "sources confirmed that X was killed as he left"."""
    return mention.token.dep_ == "ccomp" and mention.token.head.lemma_.lower() in words("confirming")


def _of_the(phrase: Phrase) -> bool:
    """Tell whether somebody is named behind what they are, as known: "the officer, X"."""
    return phrase.named and phrase.head.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ == "the" for c in phrase.head.children)


def _some_of_the(phrase: Phrase) -> bool:
    """Tell whether it counts some of people known: "most of the victims"."""
    middle = core(phrase.head)
    return middle.i != phrase.head.i and any(c.dep_ == "det" and c.lower_ in words("pointing") for c in middle.children)


def _dated(mention: Mention) -> bool:
    """Tell whether a time makes the deed that of the story: "Monday evening's explosion"."""
    return mention.is_noun and any(c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME") for c in mention.token.children)


def _people(mention: Mention) -> list[Phrase]:
    return [*mention.agents, *mention.targets, *(h.phrase for h in mention.harms)]


def _shared(lead: Account, later: Account) -> int:
    """Return how many things both name: the victims or their number, the target, the town."""
    harms = any(_same_people(a, b) for a in _harms(lead) for b in _harms(later))
    mine, theirs = (list(_things(a.mentions)) for a in (lead, later))
    things = any(a.head.lemma_.lower() == b.head.lemma_.lower() or VEHICLES in a.classes & b.classes for a in mine for b in theirs)
    towns = [{p.place.place_id for p in own_places(a.mentions, 1) if p.place and (p.where_prec or COUNTRY) < COUNTRY} for a in (lead, later)]
    return harms + things + bool(towns[0] & towns[1]) + _echoes(lead, later)


def _echoes(lead: Account, later: Account) -> bool:
    """Tell whether the first sentence of `later` points back to what the lead hit or to who did it, in whatever part: "when the vehicle failed to stop"."""
    people = [p for m in lead.mentions for p in _people(m)]
    told, vehicles = {p.head.lemma_.lower() for p in people}, any(VEHICLES in p.classes for p in people)
    for token in later.mentions[0].sentence.parse:
        if token.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in words("pointing") for c in token.children):
            lemma = token.lemma_.lower()
            if lemma in told or lemma in words("attackers") or (vehicles and VEHICLES in nouns().get(lemma, ())):
                return True
    return False


def _same_people(a: Harm, b: Harm) -> bool:
    same_number = a.count.best == b.count.best and (a.count.best or 0) > 1
    return a.effect == b.effect and (same_number or (a.phrase.head.lemma_.lower() == b.phrase.head.lemma_.lower() and definite(b.phrase)))


def _harms(account: Account) -> list[Harm]:
    return [h for m in account.mentions for h in m.harms if not h.phrase.pronoun]


def _things(mentions: Iterable[Mention]) -> Iterable[Phrase]:
    return (t for m in mentions for t in m.targets if t.classes & {"structure", "vehicle"} and not t.is_person)
