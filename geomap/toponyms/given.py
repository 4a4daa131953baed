"""Toponyms for spans that somebody else found: takes a document and its spans, reads kind, relation and containing places from the words around.

>>> from geomap.types import Document, Span
>>> [t.within for t in from_spans(Document(doc_id="d", text="in Paris, Tex."), [Span(start=3, end=8), Span(start=10, end=14)])]
[('Texas',), ('United States',)]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geomap.toponyms.assembly import meaning
from geomap.toponyms.lexicon import load
from geomap.toponyms.phrases import around
from geomap.toponyms.proposals import Proposal
from geomap.toponyms.words import split
from geomap.types import Span, Toponym

if TYPE_CHECKING:
    from geomap.toponyms.words import Words
    from geomap.types import Document


def from_spans(document: Document, spans: list[Span]) -> list[Toponym]:
    """Return one toponym a span, in the order of `spans`."""
    words = split(document.text)
    order = sorted((index for index in range(len(spans)) if _has_words(words, spans[index])), key=lambda index: spans[index])
    proposals = [_proposal(words, spans[index]) for index in order]
    made: dict[int, Toponym] = {}
    for position, index in enumerate(order):
        span, proposal = spans[index], proposals[position]
        looked_up, kind, inside = meaning(words, proposals, position)
        before = around(words, proposal.first, proposal.stop)
        made[index] = Toponym(
            span=span,
            surface=span.of(document.text),
            relation=before.relation,
            names=looked_up or (span.of(document.text),),
            kind=kind,
            within=inside,
            direction=before.direction,
            distance_m=before.distance_m,
            literal=proposal.alias != "demonym",
        )
    return [made.get(index) or Toponym(span=span, surface=span.of(document.text)) for index, span in enumerate(spans)]


def _has_words(words: Words, span: Span) -> bool:
    return bisect_right(words.ends, span.start) < bisect_left(words.starts, span.end)


def _proposal(words: Words, span: Span) -> Proposal:
    lexicon = load()
    first = bisect_right(words.ends, span.start)
    stop = bisect_left(words.starts, span.end)
    surface = words.text[span.start : span.end]
    if surface in lexicon.demonyms or (surface.isupper() and surface.title() in lexicon.demonyms and surface not in lexicon.abbreviations):
        return Proposal(first, stop, surface, known=True, alias="demonym")
    if surface in lexicon.abbreviations:
        return Proposal(first, stop, surface, known=True, alias="abbreviation")
    kind = lexicon.kinds_after.get(words.lower(stop - 1)) if stop - first > 1 else None
    name = words.surface(first, stop - 1) if kind is not None else surface
    return Proposal(first, stop, name, known=True, kind=kind.kind if kind else None)
