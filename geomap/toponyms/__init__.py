"""Finds where a document names a place: takes its analysis, gives toponyms in order, not yet resolved.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> found = find_toponyms(analyse(Document(doc_id="d", text="Two men were held near the Tajik-Uzbek border.")), open_gazetteer())
>>> [(toponym.surface, toponym.relation, toponym.names) for toponym in found]
[('Tajik-Uzbek border', 'border', ('Tajikistan', 'Uzbekistan'))]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.gazetteer import Gazetteer
    from geomap.language import Analysis
    from geomap.types import Document, Span, Toponym

__all__ = ["find_toponyms", "toponyms_from_spans"]


def find_toponyms(analysis: Analysis, gazetteer: Gazetteer) -> list[Toponym]:
    """Return the toponyms of a document by their position; time grows with the length of the text."""
    from geomap.toponyms.assembly import assemble
    from geomap.toponyms.decision import decide
    from geomap.toponyms.foreign import foreign_places
    from geomap.toponyms.names import names_of
    from geomap.toponyms.proposals import propose
    from geomap.toponyms.words import annotated

    words, names = annotated(analysis), names_of(gazetteer)
    proposals = [proposal for proposal in propose(words, names) if words.parsed[proposal.first]]
    accepted = zip(*decide(words, proposals, names), strict=True)
    both = sorted([*accepted, *foreign_places(words, names)], key=lambda one: one[0].first)
    return assemble(words, [proposal for proposal, _ in both], [score for _, score in both], names)


def toponyms_from_spans(document: Document, spans: Iterable[Span]) -> list[Toponym]:
    """Return a toponym for each of the spans that somebody else found, in their order."""
    from geomap.toponyms.given import from_spans

    return from_spans(document, list(spans))
