"""A report and ranges of its text: what is read, what a field stands on, what was not used.

>>> Span(start=3, end=8).of("at Kabul today")
'Kabul'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points, ``0 <= start <= end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what of `text` the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that one field of a record stands on: ``document.text[span.start:span.end] == quote``.

    `field` names the field by path: "category", "date", "place", "killed", "actors[0]", "targets[1]", "casualties[0]", "weapons[0]", "status";
    "sentence" is the sentence that a card quotes.
    """

    field: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report: its text with stable offsets and what is known of it.

    `doc_id` derives from the content; `uri` is where it lies, relative to the workspace, with forward slashes; `sha256` is of the original bytes.
    `published` is an ISO date or None; `language` is an ISO 639-1 code or None; `url` is where it was published.
    `pages` holds the offset at which each page of the original starts, where it has pages. `lines` holds (offset, line) where what the text has from that
    offset on stands on that line of the original, counted from 1; empty where the lines of the text are the original's own, or the original has none.
    """

    doc_id: str
    text: str
    uri: str | None = None
    sha256: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    url: str | None = None
    pages: tuple[int, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What was not used, at which stage, and why, in one sentence. `span` where it was a part of a document."""

    doc_id: str | None
    stage: Literal["documents", "language", "toponyms", "dates", "extraction", "corrections", "story", "gazetteer", "tables"]
    reason: str
    span: Span | None = None
    uri: str | None = None
