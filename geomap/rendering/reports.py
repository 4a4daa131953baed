r"""The reports behind the incidents: takes a frame and documents, gives the table of sources, each row's accounts, and what the reading pane shows.

Python counts offsets in characters, a browser in UTF-16 units; the page is given its own.

>>> units("a\U0001f4a3b")(2), units("abc")(2)
(3, 2)
"""

from __future__ import annotations

import bisect
import collections
import itertools
import re
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.rendering.fields import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from geomap.rendering.frame import Frame
    from geomap.types import Document

ASTRAL = "\uffff"
LINED = frozenset({"text/plain", "text/markdown"})
LINED_FILES = (".txt", ".text", ".md")
"""Documents whose text has the lines of the file."""


def units(text: str) -> Callable[[int], int]:
    """Return the function that turns an offset in characters into one in UTF-16 units."""
    if not text or max(text) <= ASTRAL:
        return lambda offset: offset
    before = list(itertools.accumulate((character > ASTRAL for character in text), initial=0))
    return lambda offset: offset + before[min(max(offset, 0), len(text))]


def source_columns(frame: Frame, documents: Mapping[str, Document]) -> dict[str, NDArray[np.object_]]:
    """Return title, publisher, published and doc_id of each row's own source, completed from the documents, and its file's name where it has neither of the first."""
    columns = {name: frame.texts(name) for name in SOURCE}
    columns["file"] = np.full(len(frame), None, dtype=object)
    if documents:
        files = file_names(documents.values())
        for row, doc_id in enumerate(columns["doc_id"]):
            document = documents.get(doc_id)
            if document is not None:
                for name in ("title", "publisher", "published"):
                    columns[name][row] = columns[name][row] or getattr(document, name)
                columns["file"][row] = None if columns["title"][row] or columns["publisher"][row] else files.get(doc_id)
    return {name: values for name, values in columns.items() if any(value is not None for value in values)}


def file_names(documents: Iterable[Document]) -> dict[str, str]:
    """Return the file's name of each document that has a file to itself; with its folders where two files have one name.

    >>> from geomap.types import Document
    >>> file_names(Document(doc_id=uri, text="", uri=uri) for uri in ("seeds/a/report.txt", "seeds/b/report.txt", "seeds/c.txt"))
    {'seeds/a/report.txt': 'seeds/a/report.txt', 'seeds/b/report.txt': 'seeds/b/report.txt', 'seeds/c.txt': 'c.txt'}
    """
    known = [(document.doc_id, document.uri) for document in documents if document.uri]
    shared = collections.Counter(uri for _, uri in known)
    short = {uri: uri.rstrip("/").rsplit("/", 1)[-1] for uri in shared}
    same = collections.Counter(short.values())
    return {doc_id: short[uri] if same[short[uri]] == 1 else uri for doc_id, uri in known if shared[uri] == 1}


def accounts(cell: Any, documents: Mapping[str, Document]) -> list[dict[str, Any]] | None:
    """Return a row's `claims` as plain records with the fields that the card shows, or None where there is not more than one."""
    if cell is None or len(cell) < 2:
        return None
    return [_account(claim, documents.get(claim.get("doc_id"))) for claim in cell]


def marks_in_quote(cell: Any, quote: str | None, start: Any) -> list[list[Any]] | None:
    """Return a row's telling words as [field, start, end] in UTF-16 units of its quote."""
    if cell is None or quote is None or start is None:
        return None
    unit, first = units(quote), int(start)
    inside = ((str(field), max(0, int(a) - first), min(len(quote), int(b) - first)) for field, a, b in cell)
    return [[field, unit(a), unit(b)] for field, a, b in inside if a < b] or None


def locator(document: Document) -> Callable[[int], dict[str, int]]:
    r"""Return the function that tells for an offset the page of the original, or the line of a plain text, counted from 1; nothing where it has neither.

    >>> from geomap.types import Document
    >>> locator(Document(doc_id="d", text="one\ntwo", uri="seeds/report.txt"))(4)
    {'line': 2}
    """
    if document.pages:
        return lambda offset: {"page": bisect.bisect_right(document.pages, offset)}
    if document.media_type not in LINED or not str(document.uri or "").lower().endswith(LINED_FILES):
        return lambda _: {}
    ends = [found.start() for found in re.finditer("\n", document.text)]
    return lambda offset: {"line": bisect.bisect_left(ends, offset) + 1}


def located(frame: Frame, documents: Mapping[str, Document]) -> dict[str, list[int | None]]:
    """Return the page, or the line, of the original that each row's quote starts on: as the frame has it, else as its document tells."""
    given = {name: frame.numbers(f"quote_{name}") for name in ("page", "line") if frame.has(f"quote_{name}")}
    if given:
        return {name: [None if np.isnan(value) else int(value) for value in values] for name, values in given.items()}
    told: list[dict[str, int]] = [{}] * len(frame)
    known: dict[str, Callable[[int], dict[str, int]]] = {}
    if documents:
        for row, (doc_id, start) in enumerate(zip(frame.objects("doc_id"), frame.objects("quote_start"), strict=True)):
            if doc_id in documents and start is not None:
                known[doc_id] = known.get(doc_id) or locator(documents[doc_id])
                told[row] = known[doc_id](int(start))
    return {name: [one.get(name) for one in told] for name in ("page", "line")}


def readings(frame: Frame, documents: Iterable[Document]) -> list[dict[str, Any]]:
    """Return for each document that an incident stands on what the reading pane shows: its text and where its incidents are told."""
    told: dict[str, list[tuple[int, Any, Any, str]]] = {}
    for row, (doc_id, start, end) in enumerate(zip(*(frame.objects(name) for name in ("doc_id", "quote_start", "quote_end")), strict=True)):
        told.setdefault(doc_id, []).append((row, start, end, ""))
    for row, cell in enumerate(frame.objects("claims")):
        for claim in () if cell is None else cell:
            told.setdefault(claim.get("doc_id"), []).append((row, claim.get("quote_start"), claim.get("quote_end"), ""))
    for row, (doc_id, cell) in enumerate(zip(frame.objects("doc_id"), frame.objects("marks"), strict=True)):
        told.setdefault(doc_id, []).extend((row, a, b, str(field)) for field, a, b in (() if cell is None else cell))
    return [_reading(document, told[document.doc_id]) for document in documents if document.doc_id in told]


def _account(claim: Mapping[str, Any], document: Document | None) -> dict[str, Any]:
    record = {name: claim.get(name) for name in ("doc_id", "quote", "quote_start", "quote_end", "title", "publisher", "published")}
    if document is not None:
        record |= {name: record[name] or getattr(document, name) for name in ("title", "publisher", "published")}
        if record["quote_start"] is not None and not any(claim.get(name) for name in ("quote_page", "quote_line")):
            record |= locator(document)(int(record["quote_start"]))
    record |= {name: claim.get(f"quote_{name}") or record.get(name) for name in ("page", "line")}
    return {name: value.item() if isinstance(value, np.generic) else value for name, value in record.items() if value is not None}


def _reading(document: Document, told: Sequence[tuple[int, Any, Any, str]]) -> dict[str, Any]:
    unit, length = units(document.text), len(document.text)
    spans = {
        (unit(int(start)), unit(int(end)), row, field)
        for row, start, end, field in told
        if start is not None and end is not None and not np.isnan(start) and 0 <= start < end <= length
    }
    known = {name: getattr(document, name, None) for name in ("doc_id", "title", "publisher", "published", "language", "uri", "url")}
    pages = [unit(offset) for offset in document.pages]
    return {name: value for name, value in known.items() if value} | {"text": document.text, "spans": sorted(spans), "pages": pages}
