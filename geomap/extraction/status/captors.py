"""Who has the captives: takes a sentence, gives those who are said to hold them, to want a ransom for them or to have let them go.

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "The rebels freed two of them. They are held by guerrillas. The FMLN wants a ransom for him. The rebels held talks and hold him responsible."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [phrase.bare for sentence in scene.sentences for phrase in captors(sentence)]
['rebels', 'guerrillas', 'FMLN']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, has_negation, patients
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import words
from geomap.extraction.phrases.noun_phrases import phrase_of
from geomap.extraction.roles.own_words import speakers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.phrases.noun_phrases import Phrase
    from geomap.extraction.scenes import Sentence

NO_GROUP = frozenset(["PERSON", "GPE", "LOC", "NORP", "FAC"])


def captors(sentence: Sentence) -> Iterator[Phrase]:
    """Yield the armed groups or people that had or have the captives; who wants a ransom may bear any name."""
    for verb in sentence.parse:
        if verb.pos_ != "VERB" or has_negation(verb):
            continue
        lemma = verb.lemma_.lower()
        frees, wants = lemma in words("freeing"), _wants_ransom(verb)
        if frees or wants or (lemma in words("holding") and _of_people(verb, sentence)):
            for who in speakers(agents(verb), verb):
                phrase = phrase_of(who, sentence)
                by_deed = not frees and who.lemma_.lower() in words("attackers")  # "the kidnappers" tells nothing new
                named = wants and who.pos_ == "PROPN" and who.ent_type_ not in NO_GROUP and not phrase.state
                if (phrase.non_state or named) and not by_deed:
                    yield phrase


def _wants_ransom(verb: Token) -> bool:
    """Tell whether somebody asks for a ransom: "demanded a ransom of two million", "is asking for a ransom"."""
    wanted = [*children(verb, "dobj"), *(t for c in children(verb, "prep") if c.lower_ == "for" for t in children(c, "pobj"))]
    return verb.lemma_.lower() in words("demanding") and any(t.lemma_.lower() == "ransom" for t in wanted)


def _of_people(verb: Token, sentence: Sentence) -> bool:
    """Tell whether people are held: not talks, and not "hold him responsible"."""
    if children(verb, "acomp", "oprd", "ccomp", "xcomp") or any(c.lower_ == "for" for c in children(verb, "prep")):
        return False
    held = [verb.head] if verb.dep_ == "acl" and is_passive(verb) else patients(verb)
    return any(t.lemma_.lower() in words("captive") or t.lower_ in ("him", "her", "them") or phrase_of(t, sentence).is_person for t in held)
