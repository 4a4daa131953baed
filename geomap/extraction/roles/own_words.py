"""Who tells of their own deeds: takes the pronoun of a doer, gives the speaker that it stands for: "the army said it had killed nine fighters".

"It" can also be a rocket and "they" the robbers, so forces of a state are meant only where a thing or those whom they fight cannot have done it.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "The army said it had killed nine fighters. The army said it hit a school. Police said they arrested a man. Police said they shot a guard."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [[t.text for p in s.parse if p.pos_ == "PRON" for t in speaking_forces(p, s)] for s in scene.sentences]
[['army'], [], ['Police'], []]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import children, patients, prepositional, subjects
from geomap.extraction.lexicons import context, triggers, words
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.roles.nations import is_country

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence

SELVES = frozenset(["it", "they", "we"])


def speakers(who: list[Token], verb: Token) -> list[Token]:
    """Return who acts, or who says so of themselves: "X said that it is holding him"."""
    return subjects(verb.head) if verb.dep_ == "ccomp" and who and all(t.lower_ in SELVES for t in who) else who


def speaking_forces(pronoun: Token, sentence: Sentence) -> list[Token]:
    """Return the forces of a state that say of themselves what "it" or "they" did: nobody where others can be meant."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or pronoun.lower_ not in SELVES:
        return []
    saying = verb.head
    owning = saying.lemma_.lower() in words("owning_up")
    if verb.dep_ != "ccomp" or not (owning or saying.lemma_.lower() in words("speech")):
        return []
    told = speakers([pronoun], verb)
    if len(told) != 1 or not (phrase_of(told[0], sentence).state or is_country(told[0], sentence)):
        return []
    return told if owning or any(_of_forces(v, pronoun, sentence) for v in (verb, *children(verb, "conj"))) else []


def owning_forces(weapon: Token, sentence: Sentence) -> list[Token]:
    """Return the forces that say what weapons of theirs did: "the air force confirmed that its jets hit a camp"."""
    own = any(c.lower_ in ("its", "their", "our") for c in children(weapon, "poss"))
    saying = weapon.head.head
    if not own or weapon.dep_ != "nsubj" or weapon.head.dep_ != "ccomp" or saying.lemma_.lower() not in words("speech"):
        return []
    return [t for t in subjects(saying) if (p := phrase_of(t, sentence)).state or p.non_state or t.ent_type_ == "GPE"]  # "Moscow says its Su-25s hit a camp"


def _of_forces(verb: Token, pronoun: Token, sentence: Sentence) -> bool:
    """Tell whether forces do this, and neither a thing nor, where "they" may be others, those they fight."""
    lemma = verb.lemma_.lower()
    if any(rule.category in ("arrest", "raid", "clash") and not (rule.frame == "mutual" and rule.requires) for rule in triggers().get((lemma, "VERB"), ())):
        return True
    hit = (*patients(verb), *prepositional(verb, "at", "on"))
    if any(phrase_of(t, sentence).non_state for top in hit for t in top.subtree if t.pos_ in ("NOUN", "PROPN")):
        return True  # "struck targets belonging to Hamas"
    if pronoun.lower_ == "they":
        return lemma in words("setbacks")
    return pronoun.lower_ == "we" or lemma in words("deeds_of_bodies") | words("setbacks") | context()["light"] | words("firing")
