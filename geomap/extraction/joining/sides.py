"""Who does what to whom, in kind: takes mentions, tells an operation of a state from an attack on people, and how two categories fit one account.

>>> JOINT > OPERATIONS
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.accounts import asked_while_joined
from geomap.extraction.grammar.syntax import children, set_within
from geomap.extraction.lexicons import context, triggers, weights, words
from geomap.extraction.mentions import asked_once
from geomap.extraction.phrases.noun_phrases import of_attacker, some_attackers

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.mentions import Mention

OPERATIONS = frozenset(["raid", "arrest"])
JOINT = frozenset(["raid", "arrest", "air_strike"])
"""What forces of a state do in one operation."""
CROWDS = frozenset(["protest", "riot"])
TAKINGS = frozenset(["kidnapping", "hijacking", "robbery", "arson"])
BLASTS = frozenset(["bombing", "suicide_bombing", "shelling", "air_strike"])
GENERIC = frozenset(["-", "armed_attack", "clash", "other_violence", "assassination"])


@asked_once
def kind_of(mention: Mention) -> str:
    """Return the category of a mention whose people and weapons are known."""
    return mention.category


@asked_once
def of_crowd(mention: Mention) -> bool:
    """Tell whether a crowd acts: protesters, rioters, villagers."""
    return mention.category in CROWDS or any(p.head.lemma_.lower() in context()["crowd"] for p in mention.agents)


@asked_once
def side_of(mention: Mention) -> str:
    """Return "operation" for what forces of a state do, "attack" for what is done against people and states, "" where unclear."""
    category = mention.category
    if any(of_attacker(h.phrase) for h in mention.harms) or of_crowd(mention):
        return ""
    if category == "raid" and mention.rule.kind == "event" and not any(p.state for p in mention.agents):
        return "attack" if any(p.non_state for p in mention.agents) else ""
    if category in OPERATIONS:
        return "operation"
    if category in BLASTS - {"air_strike"} or category in TAKINGS | {"assassination"}:
        return "attack"
    if _turned_on_his_own(mention):
        return "attack"
    if any(p.state for p in mention.agents) or any(h.phrase.non_state and not some_attackers(h.phrase) for h in mention.harms):
        return "operation"
    if any(p.non_state for p in mention.agents) or any(h.phrase.state and h.effect == "killed" for h in mention.harms):
        return "attack"
    return ""


@asked_once
def _turned_on_his_own(mention: Mention) -> bool:
    """Tell whether one man of the forces did it to those whom they guard, or to comrades: "a policeman shot the ambassador"."""
    lone = bool(mention.agents) and all(p.state and p.head.tag_ == "NN" and p.head.lemma_.lower() in words("guards") for p in mention.agents)
    return lone and any(h.phrase.classes & {"official", "leader", "security"} and not h.phrase.non_state for h in mention.harms)


@asked_once
def _search(mention: Mention) -> bool:
    """Tell whether somebody's home is raided, as the police do after an attack."""
    homes = [t for t in mention.targets if t.head.lemma_.lower() in words("homes")]
    return mention.category == "raid" and not mention.is_noun and bool(homes) and not any(p.non_state for p in mention.agents)


def _aftermath(mention: Mention, account: Account) -> bool:
    """Tell whether an arrest follows an attack, or an attack is what an arrest was for: two things, not one operation."""
    if of_crowd(mention) or _crowd_in(account):
        return False
    others = _deeds_of(account)
    if kind_of(mention) == "arrest" or _search(mention):
        began = bool(others) and side_of(others[0]) == "attack"  # and then a shootout with the police
        return bool(others) and all(kind_of(m) not in OPERATIONS and (began or side_of(m) != "operation") for m in others)
    if mention.rule.kind in ("event", "blast", "harm") and mention.status == "occurred" and others and all(kind_of(m) == "arrest" for m in others):
        return kind_of(mention) not in JOINT and side_of(mention) != "operation"
    return False


@asked_once
def family(mention: Mention) -> str:
    """Return the category as far as it keeps accounts apart: "generic" for words that fit many kinds of attack."""
    category = mention.category
    if category == "raid" and mention.rule.kind == "event" and not any(p.state for p in mention.agents):
        return "generic"
    if category in GENERIC:
        return "generic"
    if "bombing" in category or mention.rule.category == "bombing":
        return "bombing"  # whoever dropped or planted them
    return category


def _right_behind(told: Mention, mention: Mention) -> bool:
    return mention.rule.kind == "event" and mention.sentence.index - told.sentence.index in (0, 1)


@asked_once
def _within_operation(mention: Mention) -> bool:
    """Tell whether people are said to have come to harm in the operation told before: "a soldier was killed in the raid"."""
    deeds = (noun for noun in set_within(mention.token) if any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children))
    rules = (rule for noun in deeds for rule in triggers().get((noun.lemma_.lower(), "NOUN"), ()))
    return mention.rule.kind == "harm" and any(rule.category in OPERATIONS for rule in rules)


@asked_while_joined
def _families(account: Account) -> set[str]:
    return {family(m) for m in account.mentions}


@asked_while_joined
def _sides(account: Account) -> set[str]:
    return {side_of(m) for m in account.mentions} - {""}


@asked_while_joined
def _crowd_in(account: Account) -> bool:
    return any(map(of_crowd, account.mentions))


@asked_while_joined
def _deeds_of(account: Account) -> list[Mention]:
    return [m for m in account.mentions if m.rule.kind in ("event", "harm", "blast")]


def _of_both_sides(mention: Mention, account: Account) -> bool:
    """Tell whether both sides act or come to harm in what is told: in a clash, in an operation, in a mutiny that the forces of the state put down."""
    if mention.rule.kind == "harm" and any(kind_of(m) == "clash" for m in account.mentions):
        return True
    if any(m.token.lemma_.lower() in words("revolts") and _right_behind(m, mention) for m in account.mentions) or _within_operation(mention):
        return True
    return mention.rule.kind == "operation" and mention.definite and any(h.phrase.state for m in account.mentions for h in m.harms)


def category_fit(mention: Mention, account: Account) -> float:
    """Return what category and side say."""
    w = weights()
    mine, theirs = family(mention), _families(account)
    own, sides = side_of(mention), _sides(account)
    score = 0.0
    if (own and sides and own not in sides and not _of_both_sides(mention, account)) or _aftermath(mention, account):
        score -= w["other_side"]
    if theirs == {"protest"} and mention.is_noun and mention.rule.kind in ("event", "harm") and mine == "generic" and not of_crowd(mention):
        return score - w["other_category"]  # what they march against
    if mine == "generic" or theirs == {"generic"}:
        return score + (w["fitting_category"] if mine in theirs or mention.rule.category == "-" else 0)
    if mine in theirs:
        return score + w["same_category"]
    if {mine} | theirs <= {"kidnapping", "hijacking", "generic"}:
        return score + w["fitting_category"]
    if {mine} | theirs <= {"kidnapping", "hijacking", "robbery", "generic"} and mention.agents and all(p.pronoun for p in mention.agents):
        return score + w["fitting_category"]  # "robbers boarded a tanker; they took the crew hostage"
    if mine in CROWDS | {"arson", "arrest"} and theirs & (CROWDS | {"arson"}) and (of_crowd(mention) or _crowd_in(account)):
        return score + w["fitting_category"]
    if (
        mine == "arson"
        and theirs & (BLASTS | {"bombing"})
        and not mention.agents
        and mention.token.dep_ != "acl"
        and not children(mention.token, "auxpass", "dobj")
    ):
        return score + w["fitting_category"]  # "planes bombed the hospital; its pharmacy burned to the ground"
    if mine in JOINT and theirs & JOINT and theirs <= JOINT | {"generic"}:
        return score + w["fitting_category"]
    return score - w["other_category"]
