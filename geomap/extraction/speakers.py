"""By whose word: takes a mention and the verb or noun of speech that governs it, sets who reports it and who claims it.

>>> from geomap.extraction.roles import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.triggers import find_hits
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="The FMLN claimed responsibility for the bombing.")), [], [])
>>> [mention] = [mention_of(hit, s) for s in scene.sentences for hit in find_hits(s)]
>>> set_claimant(mention, next(t for t in scene.sentences[0].parse if t.text == "responsibility"))
>>> mention.attribution, mention.claimant.text
('claimed', 'The FMLN')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.claimants import claimants
from geomap.extraction.lexicons import context, words
from geomap.extraction.membership import own_name
from geomap.extraction.phrases import phrase_of
from geomap.extraction.syntax import children, has_negation, subjects

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases import Phrase
    from geomap.extraction.syntax import Token


def set_claimant(mention: Mention, responsibility: Token) -> None:
    """Set the claimant of "X claimed responsibility for the attack"; of who only "bears" it somebody else says so."""
    verb = responsibility.head
    mention.attribution, mention.status_token = "claimed", verb if verb.pos_ == "VERB" else responsibility
    if has_negation(verb) or has_negation(responsibility) or verb.lemma_.lower() in context()["deny"]:
        mention.attribution = "denied"
        return
    found = [p for t in (claimants(verb) if verb.pos_ == "VERB" else []) if _may_claim(p := phrase_of(t, mention.sentence))]
    if verb.lemma_.lower() in words("answering_for"):
        mention.attribution = "accused"
        mention.agents += found
    else:
        mention.claimant = next(iter(found), None)


def _may_claim(phrase: Phrase) -> bool:
    return phrase.is_person or phrase.actor is not None or bool(phrase.classes & {"organisation", "group"}) or own_name(phrase) is not None


def take_claim(mention: Mention) -> None:
    """Set the claimant of "an attack claimed by X" and "the attack was claimed by X": X did not thereby do it."""
    token = mention.token
    verbs = [*children(token, "acl", "relcl"), *([token.head] if token.dep_ == "nsubjpass" else [])]
    for verb in verbs:
        if verb.lemma_.lower() == "claim" and not has_negation(verb):
            found = [phrase_of(who, mention.sentence) for who in claimants(verb)]
            mention.claimant = mention.claimant or next((p for p in found if _may_claim(p)), None)
            if mention.claimant is not None:
                keys = {p.key for p in found}
                mention.agents = [p for p in mention.agents if p.key not in keys]


def set_reporter(mention: Mention, verb: Token) -> None:
    """Set who says so: the subject of the verb of speech."""
    if mention.reporter is None:
        who = subjects(verb)
        if who and who[0].pos_ in ("NOUN", "PROPN"):
            speaker = phrase_of(who[0], mention.sentence)
            if speaker.is_person or speaker.actor or speaker.classes & {"organisation", "place", "group"}:
                mention.reporter = speaker
                _own_word(mention, speaker)


def _own_word(mention: Mention, speaker: Phrase) -> None:
    """Take the speaker as the one who claims the deed in "the group said it carried out the attack", "... that one of its fighters did"."""
    own = any(p.pronoun and p.head.lower_ in ("it", "they", "he", "she", "we") for p in mention.agents) or (not mention.agents and _subject_is_it(mention))
    own = own or any(t.lower_ in ("its", "their") and t.dep_ == "poss" for p in mention.agents for t in p.head.subtree)
    if own and (speaker.non_state or "group" in speaker.classes):
        mention.claimant, mention.attribution = speaker, "claimed"


def _subject_is_it(mention: Mention) -> bool:
    verb = mention.token if mention.token.pos_ == "VERB" else mention.token.head
    if verb.pos_ == "ADP":
        verb = verb.head
    return verb.pos_ in ("VERB", "AUX") and not has_negation(verb) and any(s.lower_ in ("it", "they") for s in subjects(verb))
