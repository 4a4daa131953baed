"""The rooms by hand, for a notebook or a program: takes a text or a document, gives what was found in it.

>>> [(found.toponym.surface, found.place.country_code) for found in locate("They drove from Kabul to Dushanbe.")]
[('Kabul', 'AF'), ('Dushanbe', 'TJ')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.types import Document

if TYPE_CHECKING:
    from geomap.types import Claim, DateMention, Resolution


def locate(document: Document | str) -> tuple[Resolution, ...]:
    """Return the toponyms of `document` with the places that they mean, in the order of the text."""
    from geomap import pipeline

    return pipeline.locate(_document(document)).resolutions


def find_dates(document: Document | str) -> tuple[DateMention, ...]:
    """Return the expressions of time of `document`, in the order of the text."""
    from geomap import pipeline

    return pipeline.date(_document(document)).dates


def extract(document: Document | str) -> tuple[Claim, ...]:
    """Return the incidents that `document` tells, most salient first, each field with its quote."""
    from geomap import pipeline

    return pipeline.read(_document(document)).claims


def _document(given: Document | str) -> Document:
    if isinstance(given, Document):
        return given
    import hashlib

    digest = hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(doc_id=digest[:16], text=given, sha256=digest)
