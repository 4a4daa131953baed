"""What bursts as the doer of a deed that no row tells of: takes a verb, gives the category of what burst there.

A bomb, a shell or a plane that tears, turns, buries or flings anything solid did so by bursting, in whatever words: "a salvo turned a market into a furnace".

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "A shell sheared the minaret off a mosque. A cafe was reduced to rubble by a lorry bomb. The rocket rose through the clouds."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> [(token.text, category) for s in scene.sentences for token in s.parse if (category := burst(token, s))]
[('sheared', 'shelling'), ('reduced', 'bombing')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import agents, children, has_negation, patients, prepositional
from geomap.extraction.grammar.voice import is_passive
from geomap.extraction.lexicons import PERSONAL, words
from geomap.extraction.mentions import BY_WEAPON
from geomap.extraction.phrases.noun_phrases import phrase_of, thing_in
from geomap.extraction.roles.instruments import named_weapon

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.scenes import Sentence

SOLID = PERSONAL | {"structure", "vehicle"}
DOWN = frozenset(["bring", "knock", "take"])


def burst(verb: Token, sentence: Sentence) -> str:
    """Return the category of the bomb, shell or plane that does to something solid what `verb` says, or ""."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words("bursting_deeds") or has_negation(verb):
        return ""
    if verb.lemma_.lower() in DOWN and not any(c.lower_ in ("down", "off", "out") for c in verb.children):
        return ""
    doers = agents(verb) or [t for c in children(verb, "xcomp") if is_passive(verb) for t in prepositional(c, "by")]  # "was reduced to rubble by"
    told = [t for doer in doers for t in (doer, *(prepositional(doer, "of") if doer.lemma_.lower() in words("bunches") | words("measures") else ()))]
    rides = any((phrase_of(t, sentence).classes | thing_in(t, sentence).classes) & {"vehicle"} for t in patients(verb))  # "a coach was shattered by a mine"
    told = [t for t in told if not _team(t) and (rides or t.lemma_.lower() not in words("also_pits"))]
    found = [w.category for t in told if (w := named_weapon(t, sentence)) is not None]
    guns = any(t.lemma_.lower() in words("guns_from_afar") for t in told)  # "tanks blasted a tower block"
    category = next((c for c in found if c in BY_WEAPON), "shelling" if guns and verb.lemma_.lower() not in words("rolling_over") else "")
    if category == "air_strike" and verb.lemma_.lower() in words("strewing") and not is_passive(verb) and children(verb, "dobj"):
        return ""  # "a drone scattered leaflets over the camp"
    return category if category and _struck(verb, sentence) else ""


def _team(doer: Token) -> bool:
    """Tell whether it is a name that only sounds like a weapon: "the Rockets"."""
    return doer.pos_ == "PROPN" and doer.i > doer.sent.start and doer.lower_.rstrip("s") in words("duds") | {"bomber", "jet"}


def _struck(verb: Token, sentence: Sentence) -> bool:
    """Tell whether a verb is done to something solid, or there: "tore the roof off a church", "buried itself in a garden", but not "woke the town of X"."""
    onto = [] if is_passive(verb) else prepositional(verb, "into", "onto", "on", "upon")
    where = [] if is_passive(verb) else prepositional(verb, *words("at"), "over", "off", "through", "from", "across")
    of = [o for t in patients(verb) for p in children(t, "prep") for o in children(p, "pobj")]
    return any(_solid(t, sentence, SOLID | {"place"}) for t in (*patients(verb), *onto)) or any(_solid(t, sentence, SOLID) for t in (*where, *of))


def _solid(noun: Token, sentence: Sentence, classes: frozenset[str]) -> bool:
    """Tell whether a noun is of people, of what stands or drives, or of ground."""
    return bool((phrase_of(noun, sentence).classes | thing_in(noun, sentence).classes) & classes) or noun.lemma_.lower() in words("ground")
