"""What lies behind the people of a report: takes a mention, tells whether it only says whom somebody had had to do with before the deed.

"She had treated women raped by soldiers", "the truck had brought food to families displaced by fighting between X and Y" and "the judge had sentenced rebels for
the bombing of a bank" are no part of the attack on the nurse, the truck or the judge: nobody in them did it.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> doc = analyse(Document(doc_id="d", text="She had treated women raped by soldiers. She treated women wounded in the raid.")).paragraphs[0].doc
>>> [behind(token) for token in doc if token.text in ("raped", "wounded")]
[True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.extraction.grammar.rites import at_last_rites
from geomap.extraction.grammar.syntax import ancestors, children
from geomap.extraction.lexicons import PERSONAL, context, nouns, words
from geomap.extraction.mentions import asked_once

if TYPE_CHECKING:
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention


@asked_once
def bygone(mention: Mention) -> bool:
    """Tell whether it is a deed of others that lies behind what is told: new, with doers of its own or as a noun; or that somebody had judged."""
    new = not mention.definite and (bool(mention.agents) or mention.is_noun)
    fled = mention.rule.kind == "operation" and mention.token.dep_ == "dobj" and mention.token.head.lemma_.lower() in words("fleeing")
    return (
        fled or (new and behind(mention.token)) or _judged(mention.token) or _of_ties(mention.token) or at_last_rites(mention.token)
    )  # "the work of insurgents fleeing the operations of the army"


def earlier_one(mention: Mention) -> bool:
    """Tell whether a noun that is new says that its deed came before what has been told: "a bomb blast earlier in the day killed five civilians"."""
    if not mention.is_noun or mention.plural or not any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in mention.token.children):
        return False
    return any(c.lower_ == "earlier" for c in mention.token.rights) or (
        mention.token.i + 1 < len(mention.token.doc) and mention.token.nbor(1).lower_ == "earlier"
    )


def behind(trigger: Token) -> bool:
    """Tell whether a trigger says of people who they are whom somebody "had" helped, met or hidden."""
    above = list(ancestors(trigger))
    people = next((n for n, (_, head) in enumerate(above) if head.pos_ == "NOUN" and nouns().get(head.lemma_.lower(), frozenset()) & PERSONAL), None)
    if people is None or above[people][0].dep_ not in ("acl", "relcl", "prep"):
        return False
    links = above[people + 1 :]
    verb = next((n for n, (_, head) in enumerate(links) if head.pos_ in ("VERB", "AUX")), None)
    if verb is None or any(child.dep_ not in ("dobj", "pobj", "prep", "dative", "conj") for child, _ in links[: verb + 1]):
        return False
    return _looks_back(links[verb][1])


def _of_ties(trigger: Token) -> bool:
    """Tell whether it says what became of somebody whom another was tied to: "a man assessed to have ties to a leader killed in an earlier raid"."""
    who = trigger.head
    tied = trigger.dep_ == "acl" and trigger.tag_ == "VBN" and who.dep_ == "pobj" and who.head.lower_ in ("of", "to", "with")
    return tied and who.head.head.lemma_.lower() in words("ties")


def _judged(trigger: Token) -> bool:
    """Tell whether somebody "had" tried or sentenced others for it."""
    return any(head.lemma_.lower() in context()["court"] and _looks_back(head) and child.dep_ in ("dobj", "prep") for child, head in ancestors(trigger))


def _looks_back(verb: Token) -> bool:
    return verb.lower_ == "had" or any(c.lower_ in ("had", "'d") for c in children(verb, "aux"))
