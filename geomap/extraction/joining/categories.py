"""What kind of incident: takes the mentions of an account, gives its category; the most telling word wins, and weapons and victims speak where words are general.

>>> categorise([])
'other_violence'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from geomap.extraction.grammar.syntax import children
from geomap.extraction.joining.ties import of_who_died
from geomap.extraction.lexicons import context, words
from geomap.extraction.mentions import AIMED_BY_HAND, BY_WEAPON
from geomap.extraction.phrases.noun_phrases import definite, of_attacker, same_name, some_attackers
from geomap.extraction.status.duds import only_answers

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.types import Category

SPECIFIC = (
    "suicide_bombing",
    "hijacking",
    "kidnapping",
    "air_strike",
    "bombing",
    "shelling",
    "arson",
    "robbery",
    "sabotage",
    "assassination",
    "riot",
    "protest",
    "forced_work_stoppage",
)
MANY = 5
"""How many others must have died for an official among them to be no aim by himself."""
BESIDE = frozenset(["kidnapping", "arson", "robbery", "sabotage", "riot", "protest"])


def categorise(mentions: list[Mention]) -> Category:
    """Return the category of the incident that `mentions` tell of."""
    told = [m for m in mentions if not m.generic] or mentions
    told = mentions if all(m.rule.category == "-" for m in told) else told  # "22 died in a day of fighting"
    told = [m for m in told if m.rule.effect != "unharmed"] or told
    told = [m for m in told if not only_answers(m, told)] or told
    finds = [m for m in told if m.rule.frame == "find"]
    if finds and all(m in finds or m.rule.kind == "operation" for m in told):
        return "raid"
    told = [m for m in told if m not in finds]  # "killed six rebels and captured two rifles"
    told = [m for m in told if m.status in ("occurred", "denied")] or told
    ended = [m for m in told if any(of_attacker(h.phrase) or some_attackers(h.phrase) for h in m.harms)]
    answered = {(m.sentence.index, t.i) for m in ended for t in m.links}  # "an air strike later killed nine of the assailants"
    killed = [m for m in ended if any(of_attacker(h.phrase) for h in m.harms)]
    killed += [m for m in told if m.targets and all(of_attacker(t) for t in m.targets)]  # "helicopters fired on the attackers"
    told = [m for m in told if m not in killed and m.order not in answered and not any(of_who_died(o.token, m) for o in told)] or told
    told = [m for m in told if not _further(m, told)]
    told = [m for m in told if not (m.sentence.kind == "heading" and m.plural)] or told  # "Assassinations and explosions across Syria"
    told = _deed(told)
    by_word = [_word(m) for m in told if m.rule.kind in ("event", "blast", "placing", "weak", "operation", "generic")]
    if any(_to_die(p) for m in told for p in m.agents) and not any(m.by_gun or any(w.kind == "firearm" for w in m.weapons) for m in told):
        return "suicide_bombing"
    bombers = [p for m in told for p in m.agents if p.head.lemma_ == "bomber"]
    if bombers:  # "US bombers" are aircraft
        flown = any(p.state or any(c.ent_type_ in ("GPE", "NORP") for c in p.head.children) for p in bombers)
        if flown and set(by_word) == {"armed_attack"}:
            return "air_strike"
        by_word = ["bombing" if word == "armed_attack" else word for word in by_word]
    by_weapon = [
        w.category
        for m in told
        if m.rule.effect != "detained" and m.rule.frame != "bodies" and not _armed_besides(m) and not _only_found(m)
        for w in m.weapons
        if w.category in BY_WEAPON
    ]
    state = any(p.state for m in told for p in m.agents) and not any(p.non_state for m in told for p in m.agents)
    militants_hit = any(h.phrase.non_state for m in told for h in m.harms if h.effect in ("killed", "injured"))
    events = [_word(m) for m in told if m.rule.kind == "event"]
    if "air_strike" in events and "suicide_bombing" not in events:
        by_word = [word for word in by_word if word != "suicide_bombing"]  # bombers who were hit
        events = [word for word in events if word not in ("bombing", "shelling")]  # "planes bombed and strafed the town"
    if "suicide_bombing" in by_word or ("suicide_bombing" in by_weapon and (set(by_word) & {"bombing", "armed_attack"} or any(m.harms for m in told))):
        return "suicide_bombing"
    specific = next((c for c in events if c in SPECIFIC and (c not in BESIDE or _leading(told, c) or (c == "kidnapping" and _only_taken(told)))), None)
    if specific == "robbery" and all(p.head.lemma_.lower() in words("mobs") for m in told for p in m.agents) and any(m.agents for m in told):
        return "riot"  # "angry crowds plundered shops"
    if {"robbery", "arson"} <= set(events) and all("civilian" in p.classes for m in told for p in m.agents) and any(m.agents for m in told):
        return "riot"  # "youths looted shops and set a bus alight"
    if specific == "bombing" and "robbery" in events and any(p.head.lemma_.lower() in words("robbers") for m in told for p in m.agents):
        return "robbery"  # "robbers threw bombs to scare the neighbours and looted a shop"
    if specific:
        return "clash" if _in_passing(told, specific) else cast("Category", specific)
    raiders = [p for m in told if m.rule.category == "raid" and m.rule.kind == "event" for p in m.agents]
    civil = bool(raiders) and all("civilian" in p.classes and not p.state for p in raiders)  # "herders raided the village"
    rebels = (civil or any(p.non_state for m in told for p in m.agents)) and not state and "arrest" not in by_word
    operation = bool(set(by_word) & {"raid", "arrest"}) and not rebels and not _beside(told, events)  # "rebels raided the village" is an attack
    faced = militants_hit or any(t.non_state for m in told for t in m.targets)
    if operation and (state or faced or "raid" in events or "arrest" in events):
        return _operation(told, events)
    if state and faced and "clash" in by_word and not operation:
        return "clash"
    if "clash" in by_word and not operation and _fought_back(told):
        return "clash"
    if state and (any(t.non_state or t.head.lemma_.lower() in words("lairs") for m in told for t in m.targets) or all(m.rule.kind == "damage" for m in told)):
        return "air_strike" if "air_strike" in by_weapon and not operation else "raid"
    if "bombing" in by_word:
        return "bombing"
    if by_weapon and not operation:
        return cast("Category", by_weapon[0])
    if state and militants_hit and set(by_word) != {"other_violence"}:
        return "clash"
    return _attack(told, by_word)


def _in_passing(told: list[Mention], specific: str) -> bool:
    """Tell whether things were burned or looted by nobody named while two sides fought: "20 were hurt as two groups clashed ... 15 houses were looted"."""
    fought = [m for m in told if _word(m) == "clash" and m.agents]
    return specific in ("arson", "robbery") and bool(fought) and not any(m.agents for m in told if _word(m) == specific)


def _to_die(phrase: Phrase) -> bool:
    """Tell whether somebody came to die with those who are hit: "a suicide attacker"."""
    return phrase.head.lemma_ == "attacker" and any(c.lower_ == "suicide" for c in children(phrase.head, "compound", "amod"))


def _only_found(mention: Mention) -> bool:
    """Tell whether the weapons were found, not used: "seized suicide vests"."""
    return mention.rule.category == "raid" and mention.rule.lemma in words("uncovering")


def _armed_besides(mention: Mention) -> bool:
    """Tell whether those who attacked had guns or blades too: "stormed a school with guns and pipe bombs"."""
    return mention.category == "armed_attack" and (mention.by_gun or any(w.kind == "blade" for w in mention.weapons))


def _fought_back(told: list[Mention]) -> bool:
    """Tell whether both sides act, and all who are told to have died fought: "insurgents began shooting, the patrol returned fire, ten insurgents died"."""
    agents = [p for m in told for p in m.agents]
    killed = [h.phrase for m in told for h in m.harms if h.effect == "killed"]
    both = any(p.state for p in agents) and any(p.non_state for p in agents)
    return both and any(p.non_state for p in killed) and all(p.non_state or p.state for p in killed)


def _further(mention: Mention, told: list[Mention]) -> bool:
    """Tell whether an operation is another than what is told: one that follows ("a search operation is being carried out"), or the patrol that was hit."""
    if mention.rule.kind != "operation" or mention.sentence.kind == "heading":
        return False
    deeds = [m.sentence.index for m in told if m.rule.kind in ("event", "harm", "blast")]
    hit = any(t.head.lemma_.lower() == mention.rule.lemma for m in told for t in m.targets)
    hit = hit or any(m.rule.frame == "suffer_attack" and mention.token.head == m.token for m in told)  # "a patrol came under fire and killed two attackers"
    return hit or (bool(deeds) and mention.sentence.index > max(deeds) and not mention.definite)


def _word(mention: Mention) -> str:
    """Return the category of the word itself, where who did it does not make it another: bombed by aircraft, arrested by rebels."""
    fired = mention.rule.frame == "fire" and mention.category == "air_strike"  # "helicopters fired rockets"
    speaks = fired or mention.rule.category in ("bombing", "shelling", "arrest", "raid", "air_strike")
    return mention.category if speaks else mention.rule.category


def _deed(told: list[Mention]) -> list[Mention]:
    """Return what was done, without what the forces of a state did to the one who did it: "a man stabbed four; he was shot by an officer, his wife taken away"."""
    first = min((m for m in told if m.rule.category != "-"), key=lambda m: (m.sentence.kind == "heading", m.order), default=None)
    if (
        first is None
        or first.rule.category != "armed_attack"
        or any(m.rule.category == "raid" for m in told)
        or any(p.state for p in first.agents)
        or any(h.phrase.non_state for h in first.harms)
    ):
        return told
    deed = [m for m in told if m.rule.category != "arrest" and not (any(p.state for p in m.agents) and any(definite(h.phrase) for h in m.harms))]
    shot = first.rule.lemma == "shoot" and any(t.is_person for t in first.targets)  # "a senator was shot at a rally; a boy was caught"
    return deed if shot or any(h.effect in ("killed", "injured") for m in deed for h in m.harms) else told


def _beside(told: list[Mention], events: list[str]) -> bool:
    """Tell whether an operation is named beside an attack on people who are no fighters: "four were shot; the police on patrol heard it"."""
    killed = [h.phrase for m in told for h in m.harms if h.effect == "killed"]
    if not killed or any(p.non_state for p in killed) or {"raid", "arrest"} & set(events):
        return False
    first = min((m for m in told if m.rule.category != "-"), key=lambda m: (m.sentence.kind == "heading", m.order))
    same = any(m.sentence is first.sentence for m in told if m.rule.kind == "operation")
    attack = first.rule.category == "armed_attack" and not same and not any(p.state for p in first.agents)
    return attack or all(p.classes & {"civilian", "official"} and "leader" not in p.classes for p in killed)


def _leading(told: list[Mention], category: str) -> bool:
    """Tell whether the account opens with what may else be a mere part of an attack: taking, burning, robbing, protesting."""
    events = sorted((m for m in told if m.rule.kind in ("event", "blast", "harm") and m.sentence.kind != "heading"), key=lambda m: m.order) or told
    if category == "arson":
        events = [m for m in events if not any(m.sentence is h.sentence and h.rule.kind == "harm" and _burned_too(m, h) for h in events)]
    events = [m for m in events if not _suffered(m, events)]
    if any(h.effect == "abducted" for m in told for h in m.harms):
        events = [m for m in events if m.rule.lemma not in words("breaking_in")]  # "broke into the home and marched her away"
    if any(h.effect == "killed" and h.count.high != 0 for m in told for h in m.harms) or _shot(told):
        events = [m for m in events if m.rule.lemma not in words("forced_entry")]  # "broke into a house and shot dead a cleric"
    first = [m for m in events if m.rule.category != "-"][:1]
    return bool(first) and _word(first[0]) == category


def _shot(told: list[Mention]) -> bool:
    """Tell whether people were aimed at: "boarded a bus and shot at passengers"."""
    return any(m.rule.category == "armed_attack" and m.rule.kind == "event" and any(t.is_person for t in m.targets) for m in told)


def _only_taken(told: list[Mention]) -> bool:
    """Tell whether people were taken and nobody came to harm otherwise: "gunmen stormed his house and led him away"."""
    harms = [h for m in told for h in m.harms if h.effect != "unharmed" and h.count.high != 0]
    return any(h.effect == "abducted" for h in harms) and all(h.effect == "abducted" for h in harms)


def _opens(told: list[Mention], category: str) -> bool:
    """Tell whether the account opens with a word of that category, harms aside: "fighting between X and Y has left 22 dead"."""
    events = sorted((m for m in told if m.rule.category != "-" and not _suffered(m, told)), key=lambda m: (m.sentence.kind == "heading", m.order))
    return bool(events) and events[0].rule.category == category


def _suffered(harm: Mention, events: list[Mention]) -> bool:
    """Tell whether a harm is only what came of an event that the sentence names: "three were killed in a robbery"."""
    if harm.rule.kind != "harm" or harm.agents:
        return False
    return any(m.rule.kind in ("event", "weak") and m.sentence is harm.sentence and not _burned_too(m, harm) for m in events)


def _burned_too(fire: Mention, harm: Mention) -> bool:
    """Tell whether something was burned besides, which harmed nobody: "two guards were killed and three vehicles torched"."""
    verb = fire.token
    joined = verb.dep_ == "conj" or (verb.dep_ == "acl" and verb.head.dep_ == "conj")
    return fire.rule.category == "arson" and harm.rule.category == "armed_attack" and verb.pos_ == "VERB" and joined and verb.i > harm.token.i


def _operation(told: list[Mention], events: list[str]) -> Category:
    hurt = [m for m in told if m.rule.category != "other_violence" and not _crime(m)]  # "was detained by the police and beaten" is no fight
    killed = any(h.effect in ("killed", "injured") and h.count.high != 0 for m in hurt for h in m.harms)
    words = {m.rule.category for m in told if m.rule.kind in ("event", "operation")}
    if "raid" in events or (killed and "raid" in words):
        return "raid"
    if killed:
        return "clash"
    return "arrest" if "arrest" in events else "raid"


def _crime(mention: Mention) -> bool:
    """Tell whether it is a murder, for which forces arrest: "they told police that the victim had been murdered"."""
    return mention.rule.lemma in context()["murder"] and not any(p.state for p in mention.agents)


def _attack(told: list[Mention], events: list[str]) -> Category:
    killed = [h for m in told for h in m.harms if h.effect == "killed"]
    offices = [n for m in told for h in m.harms if "official" in h.phrase.classes and (n := h.phrase.name)]
    aimed = [h for h in killed if h.phrase.name and any(same_name(h.phrase.name, n) for n in offices)]
    aimed += [
        h
        for h in killed
        if "official" in h.phrase.classes and h.count.best == 1 and h.phrase.head.lemma_.lower() not in words("at_the_head") and not h.phrase.non_state
    ]
    beside = any(h not in aimed and not h.part and (h.count.best or 0) > 1 and "civilian" in h.phrase.classes for h in killed)
    beside = beside or any(h not in aimed and not h.part and (h.count.low or 0) >= MANY for h in killed)
    if beside and not any(h.phrase.named for h in aimed):
        aimed = []  # "killing a rabbi and three children"
    plain = any(m.rule.category == "armed_attack" and m.rule.frame in ("patient", "harm_noun", "fire") for m in told)
    if "assassination" in events or (aimed and plain and len({h.phrase.key for h in killed}) <= 2):
        return "assassination"
    entered = all(m.rule.lemma in words("forced_entry") for m in told if m.rule.category == "robbery")
    if "robbery" in events and not killed and not (entered and _shot(told)) and not _in_passing(told, "robbery"):
        return "robbery"
    if "clash" in events and ("armed_attack" not in events or _opens(told, "clash")):
        return "clash"
    killers = any(m.rule.kind == "harm" and any(p.non_state for p in m.agents) for m in told)  # "guerrillas claimed the lives of four"
    if {"armed_attack", "raid"} & set(events) or killers or any(m.rule.category == "armed_attack" or m.rule.kind == "damage" for m in told):
        return "armed_attack"
    by_hand = all(m.rule.category == "-" for m in told) and any(w.kind in AIMED_BY_HAND for m in told for w in m.weapons)
    return "armed_attack" if by_hand else "other_violence"  # "has a gunshot wound"
