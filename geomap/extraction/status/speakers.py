"""By whose word: takes a mention and the verb or noun of speech that governs it, sets who reports it and who claims it.

>>> from geomap.extraction.roles.filling import mention_of
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.extraction.roles.triggers import find_hits
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

from geomap.extraction.actors import NON_STATE
from geomap.extraction.grammar.syntax import children, has_negation, subjects
from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.membership import own_name
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.phrases.numbering import number_token
from geomap.extraction.status.claimants import claimants, nobody, spoken_for
from geomap.types import Span

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

OWN = frozenset(["its", "their", "his", "her", "our", "my"])


def set_claimant(mention: Mention, responsibility: Token) -> None:
    """Set the claimant of "X claimed responsibility for the attack"; of who only "bears" it somebody else says so."""
    verb = responsibility.head
    mention.attribution, mention.status_token = "claimed", verb if verb.pos_ == "VERB" else responsibility
    if has_negation(verb) or has_negation(responsibility) or verb.lemma_.lower() in context()["deny"]:
        mention.attribution = "denied"
        return
    told = claimants(verb) if verb.pos_ == "VERB" else []
    found = [p for t in told if _may_claim(p := phrase_of(nearer(mention.sentence, t, verb), mention.sentence))]
    if verb.lemma_.lower() in words("answering_for"):
        mention.attribution = "accused"
        mention.agents += found
    else:
        mention.claimant = next(iter(found), None)


def owned_up(mention: Mention, verb: Token) -> None:
    """Set the claimant of "X admitted killing him", "X owned up to the attack"."""
    mention.attribution, mention.status_token = "denied" if has_negation(verb) else "claimed", verb
    if mention.attribution == "claimed":
        mention.claimant = next((p for t in claimants(verb) if _may_claim(p := phrase_of(t, mention.sentence))), None)


def owns_up(verb: Token) -> bool:
    """Tell whether a verb says that somebody admits what they did."""
    lemma = verb.lemma_.lower()
    return lemma in words("owning_up") and (lemma != "own" or any(c.lower_ == "up" for c in children(verb, "prt", "advmod", "prep")))


def counted(phrase: Phrase) -> bool:
    """Tell whether people are only counted, as victims are who claim nothing: "22 others", "two journalists"."""
    return number_token(phrase.head) is not None and not phrase.non_state


def nearer(sentence: Sentence, who: Token, word: Token) -> Token:
    """Return the group right before a claim that the parser laid to people counted before it: "two men died and the FMLN claimed responsibility"."""
    if not counted(phrase_of(who, sentence)):
        return who
    heads = [sentence.head_of(Span(start=start, end=end)) for actor, start, end in sentence.actors if actor.type in NON_STATE]
    return next((head for head in reversed(heads) if head is not None and who.i < head.i < word.i), who)


def _may_claim(phrase: Phrase) -> bool:
    if counted(phrase):
        return False
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
        if who and who[0].pos_ in ("NOUN", "PROPN") and not nobody(who[0]):
            speaker = phrase_of(who[0], mention.sentence)
            if speaker.is_person or speaker.actor or speaker.classes & {"organisation", "place", "group"}:
                mention.reporter = speaker
                _own_word(mention, next((phrase_of(t, mention.sentence) for t in spoken_for(who[0])), speaker))


def _own_word(mention: Mention, speaker: Phrase) -> None:
    """Take the speaker as the one who claims the deed in "the group said it carried out the attack", "... that one of its fighters did"."""
    own = any(p.pronoun and p.head.lower_ in ("it", "they", "he", "she", "we") for p in mention.agents) or (not mention.agents and _subject_is_it(mention))
    own = own or any(t.dep_ == "poss" and (t.lower_ in OWN or t.lemma_.lower() in words("groups")) for p in mention.agents for t in p.head.subtree)
    if own and (speaker.non_state or "group" in speaker.classes):
        mention.claimant, mention.attribution = speaker, "claimed"
    elif speaker.non_state and mention.attribution == "stated" and any(p.key != speaker.key for p in mention.agents):
        mention.attribution = "accused"  # "the rebels said that a militia did it"
    elif not mention.agents and speaker.state and any(c.lower_ in ("its", "their") for t in mention.links for c in children(t, "poss")):
        mention.agents.append(speaker)  # "the air force admitted that its planes bombed a hospital"


def _subject_is_it(mention: Mention) -> bool:
    verb = mention.token if mention.token.pos_ == "VERB" else mention.token.head
    if verb.pos_ == "ADP":
        verb = verb.head
    return verb.pos_ in ("VERB", "AUX") and not has_negation(verb) and any(s.lower_ in ("it", "they") for s in subjects(verb))
