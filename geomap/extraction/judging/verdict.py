"""Whether an account is an incident: takes its mentions and the scene, gives None, or the reason why it is not one.

Accidents, animals, court stories about old events, habits, plans in general and mere words of violence are not incidents.

>>> from geomap.extraction.accounts import Account
>>> refusal(Account([]), None)
'nothing happened'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.joining.round_ups import sums_up
from geomap.extraction.joining.tallies import firm_of, is_tally, of_a_kind
from geomap.extraction.joining.ties import occasions
from geomap.extraction.judging.aims import aimless
from geomap.extraction.judging.mishaps import taken_by_storm
from geomap.extraction.lexicons import context, nouns, topics, triggers, words
from geomap.extraction.mentions import AIMED_BY_HAND, BY_WEAPON
from geomap.extraction.phrases.counts import NONE, stated_count
from geomap.extraction.phrases.noun_phrases import definite
from geomap.extraction.phrases.pronouns import sufferer_meant
from geomap.extraction.setting.anchoring import basis_rank
from geomap.extraction.setting.entry_frames import apart
from geomap.extraction.setting.salience import leads

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention, Weapon
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Scene, Sentence

ENOUGH = 3
FEW = 6
"""How many sentences a note has at most that tells of one incident and nothing else."""
FIRM = frozenset(["syntax", "frame"])
TARGETED = frozenset(["security", "official", "militant", "leader"])


def refusal(account: Account, scene: Scene | None) -> str | None:
    """Return why the account is no incident, or None where it is one."""
    mentions = account.mentions
    if not mentions:
        return "nothing happened"
    events = [m for m in mentions if m.rule.kind == "event" and not m.generic]
    if not events:
        reason = _without_event(mentions)
        if reason and not _sole(mentions, scene):
            return reason
    if _of_animals(mentions):
        return "animals, not people"
    if all(m.court for m in mentions):
        return "a court story"
    if all(m.rule.effect == "detained" and m.harms and all(h.count == NONE for h in m.harms) for m in mentions):
        return "nobody was taken"
    of_militants = any(h.phrase.non_state and h.effect == "killed" for m in mentions for h in m.harms)
    if not _deliberate(mentions) and _accidental(mentions, None if of_militants else scene):
        return "an accident"
    if all(occasions(m) and not _anchored(m) for m in mentions):
        return "what another incident answers to, not told by itself"
    if aimless(mentions, _people(mentions, scene)):
        return "neither whom nor what it hit is told"
    if is_tally(mentions):
        return "a number over a long time, not an incident"
    if scene is not None and sums_up(mentions, scene):
        return "a sum of what the list below tells"
    if of_a_kind(mentions):
        return "deeds of a kind, with no place, time or number of their own"
    if _bare(mentions):
        return "words without a deed"
    if not _grounded(account, scene):
        return "neither place, time, people nor number"
    return None


def _without_event(mentions: list[Mention]) -> str | None:
    """Judge an account without a word that tells of an incident by itself."""
    kinds = {m.rule.kind for m in mentions if not m.generic}
    harms = [h for m in mentions for h in m.harms if h.effect != "unharmed"]
    agents = [a for m in mentions for a in m.agents if not a.pronoun]
    weapons = [w for m in mentions for w in m.weapons]
    if "damage" in kinds and any(w.category in BY_WEAPON for w in weapons):
        return None  # "a telephone booth was destroyed by a bomb"
    if any(m.rule.kind == "damage" and any(a.non_state for a in m.agents) for m in mentions):
        return None  # "the rebels destroyed a bridge"
    if any(m.rule.kind == "damage" and any(a.state for a in m.agents) and any(_of_militants(t) for t in m.targets) for m in mentions):
        return None  # "soldiers destroyed a rebel camp"
    if kinds & {"blast", "placing"} and (any(not _bursts(w) for w in weapons) or harms or agents or any(m.targets for m in mentions)):
        return None
    if "blast" in kinds and any(_stands(m) for m in mentions if m.rule.kind == "blast"):
        return None  # "a device went off in Herat on Sunday"
    if any(m.rule.kind == "harm" and m.harms and any(w.category in BY_WEAPON for w in m.weapons) for m in mentions):
        return None  # "a bomb claimed 12 lives"
    if any(m.rule.kind == "harm" and m.harms and any(a.non_state for a in m.agents) for m in mentions):
        return None  # "guerrillas claimed the lives of four marines"
    killing = [m for m in mentions if m.rule.kind == "harm" and m.rule.category != "-"]
    if killing and (agents or weapons or any(m.agents for m in killing)):
        return None
    if killing and any(h.phrase.classes & TARGETED or _helps(h.phrase) for m in killing for h in m.harms):
        return None
    if any((m.claimant is not None or any(a.state for a in m.agents)) and m.is_noun and m.rule.kind == "harm" and m.harms for m in mentions):
        return None  # "the army admitted responsibility for the deaths of three men", "the deaths were caused by soldiers"
    if any(m.rule.frame == "bodies" and m.harms for m in killing):
        return None  # "two blindfolded bodies were found"
    if any(m.rule.lemma in context()["murder"] and (harms or _stands(m)) for m in killing):
        return None
    if any(m.rule.lemma in words("killed_on_purpose") and m.harms and (m.places or m.dates) for m in killing):
        return None  # "a teacher was gunned down in Hawija"
    told = [m for m in killing if any(basis_rank(b) >= basis_rank("sentence") for _, b in (*m.places, *m.dates))]
    if any(stated_count(h.phrase.head) is not None for m in told for h in m.harms):
        return None
    fought = [m for m in mentions if m.rule.kind == "weak" and m.rule.lemma != "target"]
    if fought and agents and any(m.targets or m.harms for m in mentions) and (harms or weapons or any(m.rule.frame == "mutual" for m in fought)):
        return None
    if harms and any(m.rule.is_sign and m.weapons for m in fought):
        return None  # "a bus ran over an explosive charge, costing four their lives"
    if any(m.rule.lemma == "target" and m.targets and any(w.category in BY_WEAPON for w in m.weapons) for m in mentions):
        return None  # "the base was targeted with two drones"
    fallen = any(h.effect == "killed" and h.phrase.classes & {"militant", "security"} for h in harms)
    counted = any(h.effect == "killed" and stated_count(h.phrase.head) is not None for h in harms)
    placed = any(basis_rank(basis) >= basis_rank("sentence") for m in mentions for _, basis in m.places)
    if (fallen or (counted and placed)) and any(m.rule.frame == "mutual" for m in fought):
        return None  # "in the fighting one guerrilla died", "an encounter in Bijapur left five dead"
    if fallen and any(m.rule.kind == "operation" and (any(a.state for a in m.agents) or _against_fighters(m)) for m in mentions):
        return None  # "the army began a sweep ... three soldiers died during the operation", "an operation against rebels cost a soldier his life"
    if any(m.rule.category == "robbery" and m.targets and any(a.non_state for a in m.agents) for m in fought):
        return None  # "gunmen stole two vehicles"
    generic = any(m.rule.kind == "generic" for m in mentions)
    if generic and harms and (agents or any(_stands(m) and stated_count(h.phrase.head) is not None for m in mentions for h in m.harms)):
        return None
    if "operation" in kinds or "weak" in kinds:
        return "nothing is said to have come of it"
    return "harm without a deed" if harms else "words of violence without an incident"


def _bursts(weapon: Weapon) -> bool:
    """Tell whether it is a thing that may burst by itself: a gas cylinder."""
    return weapon.name.lower().rpartition(" ")[2] in topics()["bursting"]


def _of_militants(target: Phrase) -> bool:
    """Tell whether a target is theirs: a hideout, "a rebel camp"."""
    near = [target.head, *children(target.head, "compound", "amod", "nmod")]
    return target.non_state or target.head.lemma_.lower() in words("lairs") or any("militant" in nouns().get(t.lemma_.lower(), frozenset()) for t in near)


def _against_fighters(mention: Mention) -> bool:
    """Tell whether an operation is said to be against fighters: "a special operation against militants"."""
    return any("militant" in nouns().get(t.lemma_.lower(), frozenset()) for t in prepositional(mention.token, "against"))


def _stands(mention: Mention) -> bool:
    """Tell whether its own words give it both a place and a time."""
    return all(any(basis in FIRM for _, basis in found) for found in (mention.places, mention.dates))


def _anchored(mention: Mention) -> bool:
    """Tell whether its own words give it a place or a time."""
    return any(basis == "syntax" for _, basis in (*mention.places, *mention.dates))


def _of_animals(mentions: list[Mention]) -> bool:
    animals = context()["animals"]
    agents, harmed = [p for m in mentions for p in m.agents], [h.phrase for m in mentions for h in m.harms]
    killed = any(p.head.lemma_.lower() in animals for p in harmed) and not any(p.is_person and p.head.lemma_.lower() not in animals for p in harmed)
    return (killed or any(p.head.lemma_.lower() in animals for p in agents)) and not any(p.is_person for p in agents)


def _deliberate(mentions: list[Mention]) -> bool:
    """Tell whether somebody or some weapon stands behind it."""
    if any(m.rule.kind == "event" and m.rule.category != "-" and not _struck(m) for m in mentions):
        return True
    if any(m.rule.lemma in topics()["by_hand"] and not children(m.token, "nsubj", "aux", "dobj") for m in mentions):
        return True  # "the explosives were detonated by wire", with the gas of the cylinder that held them
    return any(not _bursts(w) for m in mentions for w in m.weapons) or any(not a.pronoun and (a.is_person or a.actor) for m in mentions for a in m.agents)


def _struck(mention: Mention) -> bool:
    """Tell whether something was struck, and nothing is said of who or what struck it: "the Bronco was struck in the westbound lane"."""
    return mention.rule.frame == "strike" and not mention.agents and not mention.weapons and is_passive(mention.token)


def _helps(victim: Phrase) -> bool:
    """Tell whether somebody is one of those whose killing is news where they die by force: "an aid worker was killed in Wau"."""
    return victim.head.lemma_.lower() == "worker" and any(c.lower_ in words("helping_work") for c in victim.head.lefts)


def _accidental(mentions: list[Mention], scene: Scene | None) -> bool:
    sentences: list[Sentence] = [m.sentence for m in mentions]
    if scene is not None:
        last = max(s.index for s in sentences)
        beside = [*scene.sentences[:4], *scene.sentences[last + 1 : last + 3]]
        sentences = [*sentences, *(s for s in beside if not apart(s, sentences[0]))]
    found = [t for s in sentences for t in s.parse if t.lemma_.lower() in context()["accident"]]
    return any(not _tells(t) and not taken_by_storm(t) and not _of_talks(t) for t in found) or any(
        _leaks(t) or _overturns(t) for s in sentences for t in s.parse
    )


def _of_talks(token: Token) -> bool:
    """Tell whether what collapses is nothing that can fall on people: "the collapse of a ceasefire"."""
    return any(t.lemma_.lower() in topics()["brought_down"] for t in prepositional(token, "of"))


def _tells(token: Token) -> bool:
    """Tell whether a word tells of violence whatever stands beside it."""
    return any(not rule.requires for rule in triggers().get((token.lemma_.lower(), token.pos_), ()))


def _overturns(token: Token) -> bool:
    """Tell whether a vehicle is said to roll over, and not over a mine."""
    over = token.lemma_.lower() == "roll" and any(c.lower_ == "over" and c.dep_ in ("prt", "advmod") for c in token.children)
    return over and not any("device" in nouns().get(t.lemma_.lower(), frozenset()) for t in children(token, "dobj"))


def _leaks(token: Token) -> bool:
    """Tell whether gas is named, other than in the name of a place ("a gas station") or of a weapon ("tear gas")."""
    placed = token.dep_ == "compound" and "structure" in nouns().get(token.head.lemma_.lower(), frozenset())
    return token.lemma_.lower() == "gas" and not placed and not any(c.lower_ in context()["gases"] for c in token.children)


def _bare(mentions: list[Mention]) -> bool:
    """Tell whether there are only nouns, with nobody, no place and no day beside them: the words of a form, a glossary or a table of contents."""
    if any(not m.is_noun or m.places or m.harms or m.agents or m.targets or m.weapons for m in mentions):
        return False
    return not any(d.when.precision in ("day", "month", "week") for m in mentions for d, _ in m.dates) and len({m.sentence.index for m in mentions}) == 1


def _people(mentions: list[Mention], scene: Scene | None) -> list[Phrase]:
    """Return those who came to harm; in a note of a few lines also those for whom a pronoun stands."""
    told = [h.phrase for m in mentions for h in m.harms] + [t for m in mentions for t in m.targets if t.pronoun]
    meant = [sufferer_meant(p, scene) for p in told if p.pronoun] if scene is not None and _short(scene) else []
    return [p for p in told if not p.pronoun] + [p for p in meant if p is not None]


def _sole(mentions: list[Mention], scene: Scene | None) -> bool:
    """Tell whether a note of a few lines tells of nothing but people who were shot or stabbed: "a guard was treated for a gunshot wound"."""
    if scene is None or not _short(scene) or not scene.deeds <= {m.sentence.index for m in mentions}:
        return False
    return any(m.rule.kind == "harm" and m.harms and any(w.kind in AIMED_BY_HAND for w in m.weapons) for m in mentions)


def _short(scene: Scene | None) -> bool:
    """Tell whether the document is a note of a few sentences, in which nobody speaks of himself."""
    if scene is None or len(scene.sentences) > FEW:
        return False
    return scene.once("note", lambda: not any(t.lower_ in words("selves") and t.pos_ == "PRON" for s in scene.sentences for t in s.parse))


def _names(sentence: Sentence) -> bool:
    """Tell whether a sentence names a person."""
    return any(token.ent_type_ == "PERSON" for token in sentence.parse)


def _grounded(account: Account, scene: Scene | None) -> bool:
    """Tell whether the account is of one particular incident: by place, time, its rank in the report, names, numbers and who vouches for it."""
    mentions = account.mentions
    firm = firm_of(mentions)
    placed = any(basis_rank(b) >= basis_rank("sentence") for m in firm for _, b in m.places) or any(b in FIRM for m in firm for _, b in m.unknown)
    dated = any(basis_rank(b) >= basis_rank("sentence") for m in firm for _, b in m.dates)
    weakly = any(True for m in firm for _ in (*m.places, *m.unknown, *m.dates))
    people = _people(firm, scene)
    aims = [t for m in firm for t in m.targets if not t.pronoun]
    named = any(p.named for p in people + aims)
    counted = any(
        stated_count(p.head) is not None and p.count.qualifier == "exact" for p in (*people, *(t for t in aims if t.is_person and t.head.pos_ == "NOUN"))
    )
    listed = any(h.count.qualifier != "exact" and _names(m.sentence) for m in firm for h in m.harms)  # "several leaders, among them ..."
    single = any(not m.plural for m in firm if m.is_noun) or any(p.count.best == 1 for p in people + aims)
    speakers = [p for m in firm for p in (m.reporter, m.claimant) if p is not None]
    actor = any(p.actor is not None for p in (*(a for m in firm for a in m.agents), *people, *aims, *speakers))
    reported = any(m.reporter is not None or m.claimant is not None or m.attribution == "claimed" for m in firm)
    score = 2 * placed + 2 * dated + weakly + 2 * named + counted + listed + single + actor + reported + min(len({m.sentence.index for m in firm}) - 1, 2)
    held = placed or dated or weakly or named or counted or actor or any(a.non_state or a.state for m in firm for a in m.agents) or any(m.weapons for m in firm)
    if _short(scene) and any(m.category != "arrest" for m in firm if m.rule.kind in ("event", "harm") and not m.generic):  # a note is about nothing else
        told = [p for p in people + aims if p.is_person and not definite(p)]
        held = held or any(p.count.best for p in told)
        single = single or bool(told) or (bool(people) and any(a.non_state for m in firm for a in m.agents))
    deeds = [m for m in firm if m.rule.kind == "event" and not m.is_noun and m.category != "arrest"]  # arrests are often a part of what is told before
    score += 2 * any(stated_count(h.phrase.head) is not None for m in deeds for h in m.harms)
    score += 2 * (scene is None or (held and leads(account, scene)))
    score += 2 * (counted and any(m.sentence.opens for m in firm))
    score -= 2 * all(m.status in ("planned", "threatened") for m in firm)
    return score >= ENOUGH
