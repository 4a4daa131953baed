"""Numbers over a long time and deeds of a kind: takes an account's mentions, tells whether they count or describe what many incidents did.

"70,000 people were killed in ten years", "142 murders last month" and "they kill peasants and burn villages" tell of no one incident.

>>> is_tally([]), of_a_kind([])
(False, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors, children, prepositional
from geomap.extraction.joining.countings import at_one_spot, at_other_times, in_one_deed, laid_by_the_score, long_time, so_far
from geomap.extraction.joining.sides import JOINT
from geomap.extraction.lexicons import context, triggers, words
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.counts import stated_count
from geomap.extraction.setting.anchoring import basis_rank

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Harm, Mention

MANY, SOME, FEW = 200, 20, 3
"""From how many victims on a number without a day is a tally, beside a month, a year or a longer time, and where it is told since then."""
WAR = 5_000
"""From how many dead on it is a war's toll: no one deed since the gas at Halabja has killed so many."""
DISTRICT, COUNTRY, COARSE = 3, 6, 9


def firm_of(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions of something particular, or all where there is none."""
    return [m for m in mentions if not m.generic] or mentions


def is_tally(mentions: list[Mention]) -> bool:
    """Tell whether the account only counts what many incidents did."""
    firm = firm_of(mentions)
    dates = [(d.when, basis) for m in firm for d, basis in m.dates]
    if (
        any(map(_in_many_countries, firm))
        or (firm and all(map(of_record, firm)))
        or (firm and all(map(_of_war, firm)))
        or any((h.count.low or h.count.best or 0) >= WAR for m in firm for h in m.harms if h.effect == "killed")
    ):
        return True
    if dates and all(long_time(when) for when, basis in dates if basis in ("syntax", "sentence")) and any(map(_by_figures, firm)):
        return True
    by_year = any(m.is_noun and m.definite and any(c.lower_.isdigit() for c in m.token.lefts) for m in firm)
    if dates and all(long_time(when) for when, _ in dates) and any(map(of_deeds, firm)) and not (by_year and any(m.harms for m in firm)):
        return True
    if any(map(so_far, firm[:1])):
        return True
    since = any(long_time(when) and basis == "since" for when, basis in dates)
    if not since and any(
        (m.weapons and not any(when.precision == "range" for when, _ in dates))
        or (m.rule.kind == "event" and not m.plural and (m.is_noun or not m.rule.effect))
        for m in firm
    ):
        return False
    if any(map(in_one_deed, firm)) or any(map(at_one_spot, firm)):
        return False  # "in May 27 rebels were gunned down in a battle"
    if by_year:
        return False  # "the 2008 attacks" are one incident that goes by its year
    if any(a.is_person and a.actor is None and not a.state and not a.pronoun and a.head.tag_ == "NN" for m in firm for a in m.agents):
        return False  # "in March a gunman killed 22 people"
    if any(
        (when.precision == "day" or (when.precision == "range" and not long_time(when))) and basis != "since" and (basis == "syntax" or not since)
        for when, basis in dates
    ):
        return False
    if any(m.rule.effect == "detained" and _at_unrest(m.token) for m in firm):
        return False  # "at least 400 people have been detained following protests"
    numbers = [max(h.count.best or h.count.low or 0 for h in told) for m in firm if (told := [h for h in m.harms if _numbers(h)])]
    long = any(long_time(when) for when, _ in dates) and not _in_one_town(firm)
    return min(numbers, default=0) >= (FEW if since and long else SOME if long else MANY)


def _at_unrest(arrest: Token) -> bool:
    """Tell whether people were arrested at protests or fighting, however many."""
    settings = prepositional(arrest, "after", "amid", "at", "during", "following", "in")
    return any(rule.category in ("clash", "protest", "riot") for t in settings for rule in triggers().get((t.lemma_.lower(), "NOUN"), ()))


def _in_many_countries(mention: Mention) -> bool:
    """Tell whether it was done in a number of countries: "280 aid workers were killed in 33 countries"."""
    lands = (t for t in prepositional(mention.token, "in", "across") if t.lemma_.lower() == "country" and t.tag_ == "NNS")
    return any(stated_count(t) is not None for t in lands)


def _of_war(mention: Mention) -> bool:
    """Tell whether people came to harm in a war as such: "troops wounded in the war"."""
    uncounted = not any(stated_count(h.phrase.head) is not None for h in mention.harms)
    return uncounted and any(t.lemma_.lower() == "war" and t.tag_ == "NN" for t in prepositional(mention.token, "in", "during"))


@asked_once
def of_deeds(mention: Mention) -> bool:
    """Tell whether it counts deeds, not people, by the score: "there were 391 murders"."""
    counted = stated_count(mention.token) if mention.is_noun and mention.plural else None
    kind = mention.rule.kind == "event" or mention.rule.lemma in context()["murder"]
    return kind and mention.category not in JOINT | {"clash", "protest", "shelling"} and counted is not None and (counted.best or counted.low or 0) >= SOME


@asked_once
def of_record(mention: Mention) -> bool:
    """Tell whether a clause says whom somebody has killed so far, by the score: "a sect that has killed thousands", "a war that has left 300 dead"."""
    if at_other_times(mention) or laid_by_the_score(mention):
        return True
    clauses = [t for t in (mention.token, *(above for _, above in ancestors(mention.token))) if t.dep_ == "relcl"]
    verbs = (v for clause in clauses for v in (clause, *children(clause, "conj")))
    lasting = any(c.lemma_ == "have" and c.tag_ in ("VBP", "VBZ") for v in verbs for c in children(v, "aux"))
    in_war = any(clause.head.lemma_.lower() in words("lasting") for clause in clauses)
    return lasting and any((h.count.best or h.count.low or 0) >= SOME or (in_war and h.count.qualifier != "exact") for h in mention.harms)


def deeds_counted(mentions: list[Mention], lemma: str = "") -> int:
    """Return how many deeds (of the word `lemma`) the mentions number: "conducted 15 strikes"; 0 where they number none."""
    return max((_numbered(m) for m in mentions if m.rule.lemma == (lemma or m.rule.lemma)), default=0)


@asked_once
def _numbered(mention: Mention) -> int:
    """Return how many deeds a noun numbers, 0 where it numbers none."""
    count = stated_count(mention.token) if mention.is_noun and mention.rule.kind == "event" else None
    return count.best or 0 if count is not None else 0


def _by_figures(mention: Mention) -> bool:
    """Tell whether figures say so, of things in the plural: "more cash machines were blown up last year, figures show"."""
    cited = (t for t in mention.sentence.parse if t.lemma_.lower() in words("figures") and t.pos_ == "NOUN")
    if not any((t.dep_ == "pobj" and t.head.lower_ == "to") or (t.dep_ == "nsubj" and t.head.lemma_.lower() in context()["report"]) for t in cited):
        return False
    return any(p.head.tag_ in ("NNS", "NNPS") for p in (*mention.targets, *(h.phrase for h in mention.harms))) or mention.plural


def _numbers(harm: Harm) -> bool:
    """Tell whether it numbers people, as "several" and "most of them" do not."""
    return (harm.count.qualifier != "several" or (harm.count.low or 0) >= SOME) and (
        harm.phrase.head.lower_ not in words("partitive") or stated_count(harm.phrase.head) is not None
    )


def _in_one_town(mentions: list[Mention]) -> bool:
    """Tell whether somebody did it in a place as small as a town: "last November, attackers killed 44 people in Drodro"."""
    towns = any(basis == "syntax" and (place.where_prec or COARSE) < DISTRICT for m in mentions for place, basis in (*m.places, *m.unknown))
    done = any(not agent.pronoun for m in mentions for agent in m.agents) or any(m.rule.lemma == "shoot" for m in mentions)
    return towns and done and not any(m.perfect for m in mentions)


def counts_clash(mention: Mention, account: Account) -> bool:
    """Tell whether it numbers those who came to the same harm otherwise than the account."""
    for h in mention.harms:
        for m in account.mentions:
            for k in m.harms:
                if h.part or k.part or h.among or h.care or k.care or h.outdated:
                    continue
                if h.effect == k.effect and h.count.best and k.count.best and h.count.best > 1 and k.count.best > 1 and h.count.best != k.count.best:
                    return True
    return False


def of_a_kind(mentions: list[Mention]) -> bool:
    """Tell whether only people in general came to harm, or deeds in general are named, at no place and time: "the death squads that murdered hundreds"."""
    firm = firm_of(mentions)
    if firm and all(map(_led_on, firm)):
        return True
    if any(m.targets or m.status != "occurred" for m in firm):
        return False
    if not firm or any(set_somewhere(m) for m in firm):
        return False
    if any(m.is_noun and m.definite and not m.plural for m in firm):
        return False  # "the murder of priests" was one
    return all(m.harms or (m.is_noun and m.plural) for m in firm) and all(
        _anybody(h) or (_spoken_of(m) and not h.phrase.named and h.count.best is None) for m in firm for h in m.harms
    )


def _led_on(mention: Mention) -> bool:
    """Tell whether it only says how busy somebody has been: "he led a cell on numerous attacks against Afghan forces"."""
    many = mention.is_noun and mention.plural and any(c.lower_ in words("many_times") for c in children(mention.token, "amod", "det", "nmod"))
    return many and mention.token.head.lower_ == "on" and mention.token.dep_ == "pobj" and not set_somewhere(mention)


def in_clause(mention: Mention) -> bool:
    """Tell whether a clause on a noun tells of it: "the squads that murdered teachers"."""
    above = (mention.token, *(head for _, head in ancestors(mention.token)))
    return any(token.dep_ in ("relcl", "acl") and not (mention.sentence.terse and _stands_for_verb(token)) for token in above)


def _stands_for_verb(participle: Token) -> bool:
    """Tell whether a participle says in a headline what was done to those that it is about: "Eleven miners abducted by armed men"."""
    return bool(participle.tag_ == "VBN" and participle.dep_ == "acl" and participle.head.dep_ == "ROOT" and participle.head.pos_ in ("NOUN", "PROPN", "NUM"))


def set_somewhere(mention: Mention) -> bool:
    """Tell whether it has a place or time: its own, or that of the sentence where it is what the sentence tells."""
    enough = basis_rank("syntax" if in_clause(mention) or _spoken_of(mention) else "sentence")
    here = [basis for place, basis in (*mention.places, *mention.unknown) if (place.where_prec or 0) < COUNTRY]
    return any(basis_rank(basis) >= enough for basis in (*here, *(basis for _, basis in mention.dates)))


def _spoken_of(mention: Mention) -> bool:
    """Tell whether somebody only speaks of deeds in the plural: "to protest the murders of its members" in Bogota, which need not have been there."""
    verb = mention.token.head.lemma_.lower()
    return mention.is_noun and mention.plural and mention.token.dep_ == "dobj" and (verb == "protest" or verb in context()["presuming"])


def _anybody(harm: Harm) -> bool:
    """Tell whether the people are of a kind: in the plural, without a name, an article or a number, or with no more than "many" or "hundreds"."""
    head = harm.phrase.head
    if harm.phrase.named or harm.phrase.pronoun or harm.phrase.actor is not None or head.tag_ not in ("NNS", "NNPS"):
        return False
    if any(c.dep_ in ("det", "poss") for c in head.children):
        return False
    return stated_count(head) is None or any(t.lower_ in words("countless") for t in head.subtree)
