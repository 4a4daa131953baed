"""The noun that a bare number leaves out: takes the harmed of an account, gives "and 30 wounded" the people that the words before it speak of.

>>> from geomap.extraction.claims import find_mentions
>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> mentions = find_mentions(lay_out(analyse(Document(doc_id="d", text="Rebels killed two soldiers and wounded at least 30.")), [], []))[0]
>>> name_counted([h for m in mentions for h in m.harms])
>>> [h.phrase.text for m in mentions for h in m.harms]
['two soldiers', 'at least 30 soldiers']
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.grammar.extents import core
from geomap.extraction.lexicons import triggers, words
from geomap.extraction.phrases.numbering import number_token
from geomap.types import Span

if TYPE_CHECKING:
    from geomap.extraction.mentions import Harm


def name_counted(harms: list[Harm]) -> None:
    """Say of whom a number without a noun speaks: of those told of before it in the same sentence, else of people."""
    for harm in harms:
        phrase = harm.phrase
        if harm.count.best == 1 or not (_bare(harm) or (_of_deaths(harm) and not any(h.telling and h.effect == harm.effect for h in harms))):
            continue
        before = [h for h in harms if h.phrase.sentence is phrase.sentence and h.phrase.span.end <= phrase.span.start and _plural(h)]
        nouns = [phrase.sentence.words(phrase.sentence.span(token, token)) for h in before[-1:] for token in [core(h.phrase.head)]]
        said, number = phrase.text, number_token(phrase.head) or phrase.head
        if number != phrase.head:
            said = phrase.sentence.words(Span(start=phrase.span.start, end=phrase.sentence.span(number, number).end))
        of = "of " if number.lower_ in words("of_people") else ""
        harm.phrase = replace(phrase, head=number, text=f"{said} {of}{nouns[0] if nouns else 'people'}")


def _of_deaths(harm: Harm) -> bool:
    """Tell whether the words count deaths or injuries in place of people: "seven deaths and 23 injuries", "seven dead"."""
    head = harm.phrase.head
    return (head.lemma_.lower(), "NOUN") in triggers() and number_token(head) not in (None, head) and not harm.total


def _bare(harm: Harm) -> bool:
    """Tell whether the words give a number and no noun: "30", "dozens", "another four"."""
    head = harm.phrase.head
    if not harm.phrase.text.lower().endswith(head.lower_):
        return False  # it has been given the noun told before it
    return bool(core(head) == head and (head.pos_ == "NUM" or (head.lower_ in words("quantities_of_people") and head.lower_ not in ("others", "both"))))


def _plural(harm: Harm) -> bool:
    head = core(harm.phrase.head)
    return bool(head.pos_ == "NOUN" and head.tag_ == "NNS" and harm.phrase.is_person and not harm.part and (head.lemma_.lower(), "NOUN") not in triggers())
