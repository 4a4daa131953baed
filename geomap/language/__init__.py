r"""The one room that knows spaCy and other models: takes a document, gives its paragraphs parsed, with offsets into the whole text.

The text rooms share what comes out, so each document is parsed once. A paragraph is parsed by itself:
spaCy otherwise runs sentences together over a blank line.

>>> from geomap.types import Document
>>> analysis = analyse(Document(doc_id="d", text="Kabul fell.\n\nHerat did not."))
>>> [(p.offset, p.text) for p in analysis.paragraphs]
[(0, 'Kabul fell.'), (13, 'Herat did not.')]
>>> analysis.language
'en'
"""

from geomap.language.identify import identify
from geomap.language.parse import Analysis, Paragraph, analyse, analyse_many, as_read, model
from geomap.language.reading import read_languages

__all__ = ["Analysis", "Paragraph", "analyse", "analyse_many", "as_read", "identify", "model", "read_languages"]
