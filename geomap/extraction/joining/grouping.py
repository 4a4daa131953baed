"""One account, one claim: takes the mentions of a document in order, gives groups of those that tell of the same incident.

A mention joins the account that it fits best, if it fits well enough: by syntax within a sentence, by definite nominals ("the attack"), category, place, time
and participants across sentences; contradictions keep apart. The weights are in `resources/incidents/joining.toml`.

>>> join([])
[]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import FULL, WINDOW, Account, asked_while_joined
from geomap.extraction.grammar.clauses import clause_of
from geomap.extraction.grammar.syntax import ancestors, children, set_within
from geomap.extraction.joining.abreast import told_elsewhere
from geomap.extraction.joining.bygone import bygone, earlier_one
from geomap.extraction.joining.countings import counts_up, myriad, since_war
from geomap.extraction.joining.fits import form_fit, new_dead, of_earlier, of_strangers, points_back, time_fit
from geomap.extraction.joining.parts import give_day_of_whole, one_of_several
from geomap.extraction.joining.people import people_fit
from geomap.extraction.joining.places import place_fit
from geomap.extraction.joining.retold import retell
from geomap.extraction.joining.reuniting import reunite
from geomap.extraction.joining.sides import category_fit
from geomap.extraction.joining.sums import without_sums
from geomap.extraction.joining.tallies import deeds_counted, of_deeds, of_record
from geomap.extraction.joining.ties import answers, hits_back, long_before, occasions, of_deed, recalled_there, set_off, tie
from geomap.extraction.lexicons import triggers, weights, words
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.noun_phrases import definite, of_attacker
from geomap.extraction.roles.others import days_apart, recalled_of_group
from geomap.extraction.setting.entry_frames import apart, headed_apart
from geomap.extraction.setting.nearness import COUNTRY, compatible, finest, overlap, own_dates, own_places, own_time
from geomap.extraction.setting.shifts import give_day
from geomap.extraction.status.modality import sparked

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Sentence

STORY = 4
"""For how many sentences a story goes on without being named again."""
NEVER = -9.0


def join(mentions: list[Mention], published: str | None = None) -> list[Account]:
    """Group `mentions` (in order) of a report of the day `published` into accounts."""
    accounts: list[Account] = []
    mentions = without_sums(mentions)
    limit = weights()["threshold"]
    _share(mentions)
    previous: Mention | None = None
    for mention in mentions:
        best: Account | None = None
        score = limit
        for account in reversed(accounts[-WINDOW:]):
            if len(account.mentions) >= FULL or _only_before(account, mention, accounts[-WINDOW:]):
                continue
            fit = _fit(mention, account)
            if account.last is previous and previous.sentence is mention.sentence:
                fit += weights()["next"]  # of two deeds in a sentence, what follows belongs to the nearer
            elif account.last is previous and _pointed_at(mention, account):
                fit += weights()["shown"]
            if fit > score:
                best, score = account, fit
        if best is None:
            give_day(mention, [m for a in accounts[-STORY:] for m in a.mentions])
            give_day_of_whole(mention, accounts[-WINDOW:])
            if not mention.generic:  # words for attacks in general open no account
                accounts.append(Account([mention]))
        else:
            best.mentions.append(mention)
        previous = mention
    return retell(reunite(accounts), published)


def _only_before(account: Account, mention: Mention, accounts: list[Account]) -> bool:
    """Tell whether a toll is of the deed that came after the account's: "weeks after the killings in X, a bomb went off. Seven people were killed"."""
    if mention.rule.kind != "harm" or mention.definite or mention.sentence is account.last.sentence or not _behind(account):
        return False
    return any(other.last.sentence is account.last.sentence and not _behind(other) for other in accounts if other is not account)


@asked_while_joined
def _behind(account: Account) -> bool:
    nouns_alone = all(m.is_noun and m.token.dep_ == "pobj" for m in account.mentions)
    return nouns_alone and all(m.token.head.lower_ in words("order_in_time") for m in account.mentions)


def _pointed_at(mention: Mention, account: Account) -> bool:
    """Tell whether a mention points back at what the sentence before it told last: "this attack", "the attack" behind a new one, "the militants" who did that."""
    previous = account.last
    if mention.sentence.index != previous.sentence.index + 1:
        return False
    doers = {p.head.lemma_.lower() for p in previous.agents}
    if any(definite(p) and not p.pronoun and p.actor is None and p.head.lemma_.lower() in doers for p in mention.agents):
        return True
    if not mention.is_noun or mention.plural or mention.rule.kind not in ("event", "harm", "blast", "generic"):  # not "this mission", which may be an embassy
        return False
    shown = any(c.dep_ == "det" and c.lower_ in words("it") for c in mention.token.children)
    return shown or (_is_new(account, previous.sentence) and mention.definite and mention.token.dep_ == "nsubj")  # "an airstrike hit ... The attack killed"


def _is_new(account: Account, sentence: Sentence) -> bool:
    """Tell whether the account is opened in a sentence by a deed not told before: "an airstrike hit a tent"."""
    first = account.mentions[0]
    return first.sentence is sentence and first.is_noun and not first.plural and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in first.token.children)


def _share(mentions: list[Mention]) -> None:
    """Let mentions that the parse ties share place and time, so that "a bombing that killed 30 in Kabul" is told apart from what went before at its first word."""
    for at, mention in enumerate(mentions):
        for other in mentions[at + 1 : at + 1 + FULL]:
            if other.sentence is not mention.sentence:
                break
            how, apart = tie(other, mention)
            if _tried(other) == _tried(mention) and how == 1.0 and not apart:
                if not own_places([mention]) and not told_elsewhere(other, mention) and not _beside(mention, other):
                    mention.places += [(r, basis) for r, basis in other.places if basis == "syntax"]
                own = [(d, basis) for d, basis in mention.dates if basis != "frame"]
                mention.dates = own or [(d, basis) for d, basis in other.dates if basis == "syntax"] or mention.dates


def _beside(mention: Mention, other: Mention) -> bool:
    """Tell whether a noun points back in a clause of its own, before another story: "the blast sparked reprisals: in Baghdad gunmen killed six"."""
    return mention.is_noun and mention.definite and clause_of(mention.token) != clause_of(other.token)


def _fit(mention: Mention, account: Account) -> float:
    w = weights()
    score = 0.0
    same_sentence = [m for m in account.mentions if m.sentence is mention.sentence]
    if (
        _entries_apart(mention, account)
        or (counts_up(mention) and not counts_up(account.last))
        or _counted_before(mention, account)
        or since_war(mention, account)
    ):
        return NEVER
    if of_record(mention) != _recorded(account):
        return NEVER  # "militants of a sect that has killed thousands"
    if of_deeds(mention) != _counted(account) and not any(of_deed(mention, m) for m in same_sentence):
        return NEVER
    turned = mention.sentence.turn > account.last.sentence.turn and (account.last.sentence.kind != "heading" or mention.sentence.kind == "heading")
    if turned and (new_dead(mention) or not mention.definite):
        return NEVER  # "In another development, ..."
    if not same_sentence and _hits_attacker(mention) and all(map(occasions, account.mentions)):
        return NEVER  # "during a protest against the shootings of two men. Police killed the gunman"
    if same_sentence:
        if recalled_of_group(mention.token) != all(recalled_of_group(m.token) for m in same_sentence):
            return NEVER
        if recalled_there(mention) or all(map(recalled_there, same_sentence)):
            return NEVER  # "bodies were found in X, a town raided by rebels in March"
        ties = [tie(mention, m) for m in same_sentence]
        tied = max(ties, key=lambda t: t[0])
        by_days = any(apart and days_apart(mention.token, m.token) for m, (_, apart) in zip(same_sentence, ties, strict=True))
        if tied[1] or by_days:
            return NEVER
        if any(_once_taken(a, b) or _once_taken(b, a) for m in same_sentence for a, b in [(mention, m)]):
            return NEVER  # "beheaded two of six hostages who were abducted on Tuesday"
        if hits_back(mention, same_sentence) or _of_another_year(mention, account):
            return NEVER
        elsewhere = not any(of_deed(mention, m) for m in same_sentence) and any(told_elsewhere(mention, m) for m in same_sentence)
        if elsewhere or any(set_off(mention, m) or set_off(m, mention) for m in same_sentence):
            return NEVER
        if tied[0] == 1 and _tried(mention) != all(_tried(m) for m in account.mentions):
            return -NEVER  # "arrested while attempting to detonate a bomb": what was tried is part of what happened
        if _tried(mention) != all(_tried(m) for m in account.mentions) and "arrest" in {mention.category, *(m.category for m in account.mentions)}:
            return -NEVER  # "foiled a plot to attack the station, arresting seven"
        score += w["linked"] * tied[0] + w["same_sentence"]
    elif earlier_one(mention) or recalled_of_group(mention.token) != all(recalled_of_group(m.token) for m in account.mentions):
        return NEVER  # "a bomb blast earlier in the day killed five"
    elif bygone(mention) or _of_the_same(mention) or recalled_there(mention) or _one_of_the_count(mention, account) or _of_others(mention, account):
        return NEVER
    elif _of_one(mention) and any(m.series or (m.plural and m.rule.kind == "event" and mention.rule.effect == "killed") for m in account.mentions):
        return NEVER  # "a series of raids", "bombings in X ... the assassination of a governor"
    elif _anew(mention, account) or one_of_several(mention, account):
        return NEVER
    elif _in_another_fight(mention, account):
        return NEVER  # "a bomb killed four ... the others died in continued clashes in the south"
    elif myriad(mention) and not any(map(myriad, account.mentions)):
        return NEVER  # "the group is responsible for the deaths of 40,000 people"
    elif _since(mention) and not any(map(_since, account.mentions)):
        return NEVER  # "more than 40,000 people have died since 1984"
    elif mention.harms and occasions(mention):
        return NEVER  # "it acted in retaliation for the killing of one of its leaders"
    elif mention.generic and mention.plural and mention.rule.kind == "event" and any(p.non_state for p in mention.agents):
        return NEVER  # "a group that has been blamed for attacks in Turkey"
    elif long_before(mention) or (answers(mention) and not mention.definite and account.last.sentence.kind != "heading"):
        return NEVER
    if mention.sentence.frame is not None and mention.sentence.frame.form and mention.sentence.frame is account.last.sentence.frame:
        score += w["same_form"]
    gap = mention.sentence.index - account.last.sentence.index
    score += w["same_paragraph"] if account.last.sentence.paragraph == mention.sentence.paragraph else 0
    score -= min(w["gap"] * max(gap - 1, 0), w["farthest"])
    bare = not (own_time(mention) or own_places([mention]) or mention.plural or of_strangers(mention, account)) and not of_earlier(mention)
    if bare and (gap <= STORY or account.leads):
        score += w["bare"]  # what brings no place or time of its own goes on with the story
    if any(m.rule.lemma == mention.rule.lemma and sparked(m.token) for m in account.mentions) and sparked(mention.token):
        score += w["definite"]  # "triggering clashes between X and Y ... The killing sparked clashes"
    score += w["heading"] if account.last.sentence.kind == "heading" and mention.sentence.kind != "heading" else 0
    score += (
        category_fit(mention, account) + time_fit(mention, account) + place_fit(mention, account) + people_fit(mention, account) + form_fit(mention, account)
    )
    return score


def _one_of_the_count(mention: Mention, account: Account) -> bool:
    """Tell whether it is a part, at a place of its own, of a number of deeds told before: "15 strikes in Syria and Iraq. Near Mosul, six strikes destroyed ..."."""
    mine = deeds_counted([mention])
    return mine > 0 and bool(own_places([mention])) and mine < deeds_counted(account.mentions, mention.rule.lemma)


@asked_while_joined
def _recorded(account: Account) -> bool:
    return any(map(of_record, account.mentions))


@asked_while_joined
def _counted(account: Account) -> bool:
    return any(map(of_deeds, account.mentions))


@asked_while_joined
def _only_counts_up(account: Account) -> bool:
    return all(map(counts_up, account.mentions))


@asked_once
def _hits_attacker(mention: Mention) -> bool:
    return any(of_attacker(h.phrase) for h in mention.harms)


def _anew(mention: Mention, account: Account) -> bool:
    """Tell whether a paragraph opens with forces not told of before, in a sentence that names other places: "A joint force detained a man in X", "A patrol seized ... in Y"."""
    first = account.mentions[0]
    if mention.sentence.paragraph == account.last.sentence.paragraph or first.sentence.kind == "heading":
        return False
    if not any(p.state and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in (*p.head.children, *mention.token.children)) for p in mention.agents):
        return False
    here = finest([r for r, _ in mention.sentence.places if r.place is not None and (r.where_prec or COUNTRY) < COUNTRY])
    there = finest([r for r, _ in first.sentence.places if r.place is not None and (r.where_prec or COUNTRY) < COUNTRY])
    return bool(here and there) and not any(compatible(a, b) for a in here for b in there)


def _of_others(mention: Mention, account: Account) -> bool:
    """Tell whether a clause says what others did who are named on the way: "the strikes came after he failed to stop Islamic groups, who killed two dozen"."""
    if mention.token.dep_ != "relcl" or account.last.sentence.kind == "heading":
        return False
    others = [p for p in mention.agents if p.head == mention.token.head and not definite(p)]
    known = {p.head.lemma_.lower() for m in account.mentions for p in m.agents}
    named = {p.actor.actor_id for m in account.mentions for p in m.agents if p.actor}
    return any(p.head.lemma_.lower() not in known and not (p.actor and p.actor.actor_id in named) for p in others)


def _counted_before(mention: Mention, account: Account) -> bool:
    """Tell whether the account counts what has been up to now, and the mention tells of one day of it: "on 5 January, for instance, three were shot"."""
    return _only_counts_up(account) and not counts_up(mention) and any(d.when.precision == "day" for d in own_time(mention))


def _of_another_year(mention: Mention, account: Account) -> bool:
    """Tell whether its own words date it months or years before the day that the account tells: "serves as a reminder of a 2015 tragedy"."""
    mine = [d for d, basis in mention.dates if basis == "syntax"]
    theirs = [d for d in own_dates(account.mentions) if d.when.precision == "day"]
    return bool(mine and theirs) and all(d.when.precision in ("month", "year") for d in mine) and not any(overlap(a, b) for a in mine for b in theirs)


def _in_another_fight(mention: Mention, account: Account) -> bool:
    """Tell whether people came to harm in a deed that has not been named before, and is of another kind than all that the account tells."""
    if mention.rule.kind != "harm" or mention.is_noun or account.last.sentence.kind == "heading":
        return False
    kinds = _fights(mention)
    if not kinds & {"clash", "shelling", "air_strike", "riot"}:
        return False
    told = {m.category for m in account.mentions if m.rule.kind in ("event", "blast")}
    return bool(told) and not kinds & told and "armed_attack" not in told


@asked_once
def _fights(mention: Mention) -> set[str]:
    """Return the kinds of the deeds, not named before, in which people are told to have come to harm."""
    settings = [t for t in set_within(mention.token) if not any(c.dep_ in ("det", "poss") and c.lower_ in words("pointing") for c in t.children)]
    return {rule.category for t in settings for rule in triggers().get((t.lemma_.lower(), "NOUN"), ()) if rule.kind == "event"}


def _once_taken(killing: Mention, taking: Mention) -> bool:
    """Tell whether captives were killed of whom a clause says on which day they had been taken."""
    if taking.rule.effect != "abducted" or taking.token.dep_ != "relcl" or not any(basis == "syntax" for _, basis in taking.dates):
        return False
    return any(h.effect == "killed" and taking.token.head in h.phrase.head.subtree for h in killing.harms)


@asked_once
def _of_the_same(mention: Mention) -> bool:
    """Tell whether it is another deed of those who are blamed for the one told: "the army blamed the same group for the bomb that killed two"."""
    charging = (above for _, above in ancestors(mention.token) if above.lemma_.lower() in words("accusing"))
    return any(c.lower_ == "same" for verb in charging for who in children(verb, "dobj", "nsubjpass") for c in who.children)


def _of_one(mention: Mention) -> bool:
    """Tell whether it is the deed that one person died of: "the assassination of a governor"."""
    died = [h for h in mention.harms if h.effect == "killed"]
    return mention.is_noun and mention.rule.kind == "event" and not mention.plural and len(died) == 1 and died[0].count.high == 1


def _since(mention: Mention) -> bool:
    """Tell whether it counts what has happened since a day long before."""
    return any(basis == "since" for _, basis in mention.dates) and not mention.definite


def _entries_apart(mention: Mention, account: Account) -> bool:
    """Tell whether the entry of a list that a mention stands in is not that of the account: of a numbered one, "the attack" may be told before."""
    told, found = account.last.sentence, mention.sentence.frame
    if found is not None and told.frame is None and any(m.plural and m.rule.kind == "event" for m in account.mentions):
        return True  # "forces conducted seven strikes:", and then a list of them
    if mention.sentence.section != told.section:
        return True
    if headed_apart(told, mention.sentence):
        return True
    return apart(mention.sentence, told) and not (
        mention.definite or points_back(mention) or any(t.lemma_.lower() in words("resulting") for t in mention.sentence.parse[:4])
    )


def _tried(mention: Mention) -> bool:
    """Tell whether the mention is of something that was only tried, planned or threatened."""
    return mention.status in ("attempted", "planned", "threatened")
