"""Who counts as one source: takes claims of one incident and their documents, gives each claim's source.

A publisher is one source however often it reports; a sentence that is repeated word for word, as agencies' texts are, is the source of who had it first.

>>> from geomap.types import Claim, When
>>> told = [Claim(claim_id=name, doc_id="d", category="riot", status="occurred", date=When(earliest=None, latest=None), place=None) for name in "ab"]
>>> sources_of(told, {})
{'a': 'document d', 'b': 'document d'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geomap.types.documents import Document
    from geomap.types.incidents import Claim

SHORTEST_COPY = 40


def sources_of(claims: Iterable[Claim], documents: Mapping[str, Document]) -> dict[str, str]:
    """Return claim_id -> source, for claims in the order in which they were published."""
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    for claim in claims:
        document = documents.get(claim.doc_id)
        source = f"publisher {document.publisher.casefold()}" if document and document.publisher else f"document {claim.doc_id}"
        words = copied_words(claim)
        found[claim.claim_id] = first.setdefault(words, source) if words else source
    return found


def copied_words(claim: Claim) -> str | None:
    """Return the sentence that tells a claim, without its line breaks and capitals, where it is long enough to show that another was copied from it."""
    quoted = next((one.quote for one in claim.evidence if one.field == "sentence"), "")
    words = " ".join(quoted.split()).casefold()
    return words if len(words) >= SHORTEST_COPY else None
