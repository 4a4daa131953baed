r"""Documents as JSON Lines: takes a file or a stream with {"doc_id", "text", "published", "language"} a line, gives a document a line.

Lines end at "\n" alone, since texts hold U+2028. The text is taken exactly as it stands, so that offsets are the sender's; a lone surrogate becomes U+FFFD.
Further keys are ignored, but for title, publisher and url where they are strings. A line that cannot be used is a rejection; the rest goes on.

>>> import io
>>> read_jsonl(io.BytesIO(b'{"doc_id": "a", "text": "Kabul fell."}\n{"doc_id"\n')).rejections[0].reason
'Expected {"doc_id", "text", ...} as JSON in line 2 of standard input, got input data was truncated; correct the line.'
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from geomap.documents.parts import LIMITS, Limits, Reading
from geomap.documents.sidecar import iso_day, tidy, web_address
from geomap.types import Document, Rejection, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SURROGATE = re.compile("[\ud800-\udfff]")
DECODER = msgspec.json.Decoder()


def read_jsonl(source: str | Path | Iterable[bytes], uri: str | None = None, limits: Limits = LIMITS) -> Reading:
    """Read the documents of a JSON Lines file, or of an open binary stream."""
    documents: list[Document] = []
    rejections: list[Rejection] = []
    for found in iter_jsonl(source, uri, limits):
        if isinstance(found, Document):
            documents.append(found)
        else:
            rejections.append(found)
    return Reading(documents=tuple(documents), rejections=tuple(rejections))


def iter_jsonl(source: str | Path | Iterable[bytes], uri: str | None = None, limits: Limits = LIMITS) -> Iterator[Document | Rejection]:
    """Give the documents and rejections of a JSON Lines file one by one, in order, holding one line at a time."""
    if isinstance(source, (str, Path)):
        with Path(source).open("rb") as file:
            yield from iter_jsonl(file, uri or Path(source).name, limits)
        return
    where = uri or "standard input"
    seen: dict[str, str] = {}
    for number, line in enumerate(source, 1):
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if content.strip():
            yield from _document(content, f"line {number} of {where}", uri, seen, limits)


def read_spans(source: str | Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Give (doc_id, spans) of the `toponyms` that each line of a JSON Lines file states; lines without them give none."""
    with Path(source).open("rb") as file:
        for line in file:
            row = _parsed(line) if line.strip() else None
            if not isinstance(row, dict) or not isinstance(row.get("toponyms"), list):
                continue
            starts = [(t.get("start"), t.get("end")) for t in row["toponyms"] if isinstance(t, dict)]
            yield str(row.get("doc_id")), tuple(Span(start=s, end=e) for s, e in starts if isinstance(s, int) and isinstance(e, int) and 0 <= s <= e)


def _parsed(line: bytes) -> Any:
    """Parse a line; msgspec is quick and strict, the standard library knows lone surrogates."""
    try:
        return DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if b"\\u" not in line:
            return error
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return error


def _document(line: bytes, where: str, uri: str | None, seen: dict[str, str], limits: Limits) -> Iterator[Document | Rejection]:
    row = _parsed(line)
    problem = _problem(row, where, limits)
    if problem:
        yield Rejection(doc_id=None, stage="documents", reason=problem, uri=uri)
        return
    text = SURROGATE.sub("\ufffd", row["text"])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    doc_id = SURROGATE.sub("\ufffd", str(row["doc_id"])) if row.get("doc_id") not in (None, "") else sha256[:16]
    if seen.get(doc_id) == sha256:
        return  # the same document again, as corpora have them: read once
    if doc_id in seen:
        reason = f"Expected a doc_id of its own in {where}, got {doc_id!r} a second time; give each document its own."
        yield Rejection(doc_id=doc_id, stage="documents", reason=reason, uri=uri)
        return
    seen[doc_id] = sha256
    published = row.get("published")
    day = iso_day(published) if isinstance(published, str) else None
    if published not in (None, "") and day is None:
        reason = f'Expected "published" as a day such as "2023-04-01" or null in {where}, got {published!r}; the document is read without it.'
        yield Rejection(doc_id=doc_id, stage="documents", reason=reason, uri=uri)
    words = {key: SURROGATE.sub("\ufffd", row[key]) for key in ("title", "publisher", "url", "language") if isinstance(row.get(key), str)}
    yield Document(
        doc_id=doc_id,
        text=text,
        uri=uri,
        sha256=sha256,
        title=tidy(words.get("title")),
        publisher=tidy(words.get("publisher")),
        published=day,
        language=(words.get("language") or "").lower() or None,
        media_type="text/plain",
        url=web_address(words.get("url", "")),
    )


def _problem(row: Any, where: str, limits: Limits) -> str | None:
    wanted = f'Expected {{"doc_id", "text", ...}} as JSON in {where}, got'
    text = row.get("text") if isinstance(row, dict) else None
    problem = None
    if isinstance(row, Exception):
        words = str(row)
        problem = f"{wanted} {words[:1].lower()}{words[1:]}; correct the line."
    elif not isinstance(row, dict):
        problem = f"{wanted} {type(row).__name__}; write one object a line."
    elif not isinstance(text, str):
        problem = f'{wanted} no "text" that is a string; give the document\'s text.'
    elif isinstance(row.get("doc_id"), (dict, list, bool, float)):
        problem = f'{wanted} a "doc_id" that is no string; give each document a short name.'
    elif not text.strip():
        problem = f"{wanted} a text of nothing but white space; remove the line."
    elif len(text) > limits.text_characters:
        problem = f"Expected at most {limits.text_characters:,} characters of text in {where}, got {len(text):,}; split the document."
    return problem
