r"""What a file is: takes its first bytes and its name, gives a media type; the bytes are believed before the name.

>>> sniff(b"\x89PNG\r\n\x1a\n...", "report.txt")
'image/png'
>>> sniff(b"Kabul fell.", "report.md")
'text/markdown'
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from pathlib import PurePosixPath

BY_SUFFIX = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".geojson": "application/geo+json",
}
IN_ZIP = (
    ("mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    ("mimetypeapplication/vnd.oasis.opendocument.", "application/vnd.oasis.opendocument"),
    ("mimetypeapplication/epub+zip", "application/epub+zip"),
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
WORDS = {
    "text/csv": "a table",
    "text/tab-separated-values": "a table",
    "application/geo+json": "a GeoJSON file",
    "application/epub+zip": "an e-book",
    "application/vnd.oasis.opendocument": "an OpenDocument table or drawing",
    "application/x-ooxml": "an Office table or slides",
    "multipart/related": "a web archive",
}
HEADER = re.compile(rb"(?:Return-Path|Received|Delivered-To|From|To|Subject|Date|Message-ID|MIME-Version|X-[\w-]+):[ \t]", re.IGNORECASE)
HEADERS_ENOUGH = 3
MARKUP = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
FEED = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*|<\?[^>]{0,500}\?>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)


@functools.cache
def _magic() -> tuple[tuple[int, bytes, str, str], ...]:
    table = resources.files("geomap").joinpath("resources/documents/media_types.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple((int(offset), bytes.fromhex(digits), kind, words) for offset, digits, kind, words in rows[1:])


def in_words(media_type: str) -> str:
    """Name a media type as a message does: "a PNG image"."""
    return WORDS.get(media_type) or next((words for _, _, kind, words in _magic() if kind == media_type), media_type)


def sniff(data: bytes, name: str) -> str:
    """Return the media type of a file from its content `data` and its `name`; "text/plain" where nothing speaks against it."""
    for offset, magic, kind, _ in _magic():
        if data[offset : offset + len(magic)] == magic:
            return _inside_zip(data) if kind == "application/zip" else kind
    start = data[:8192].removeprefix(b"\xef\xbb\xbf")
    if FEED.match(start):
        return "application/feed+xml"
    if MARKUP.match(start):
        return "text/html"
    by_name = BY_SUFFIX.get(PurePosixPath(name.lower()).suffix)
    if by_name:
        return by_name
    if start.startswith(b"From ") and _is_mail(start.split(b"\n", 1)[-1]):
        return "application/mbox"
    return "message/rfc822" if _is_mail(start) else "text/plain"


def _is_mail(start: bytes) -> bool:
    """Tell whether a text opens with the headers of a mail: at least three, one a line, before the first blank line."""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = [line for line in head.splitlines() if line[:1] not in b" \t"]
    return (
        len(lines) >= HEADERS_ENOUGH
        and all(re.match(rb"[!-9;-~]+:", line) for line in lines)
        and sum(bool(HEADER.match(line)) for line in lines) >= HEADERS_ENOUGH
    )


def _inside_zip(data: bytes) -> str:
    start = data[30:120].decode("latin-1")
    for magic, kind in IN_ZIP:
        if start.startswith(magic):
            return kind
    tail = data[-65_536:] if len(data) > 131_072 else data
    if b"word/document.xml" in tail or b"word/document.xml" in data[:65_536]:
        return DOCX
    return "application/x-ooxml" if b"[Content_Types].xml" in data[:65_536] + tail else "application/zip"
