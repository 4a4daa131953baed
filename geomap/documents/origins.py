r"""Where the original has what a text has: takes a document and an offset, gives the page (PDF) or the line (text, Markdown, mail, HTML), counted from 1.

Lines of a mail are those of its message. Word processors' files, feeds and RTF have neither: pages of theirs depend on who prints them.

>>> from geomap.types import Document
>>> origin(Document(doc_id="d", text="Kabul fell.\nHerat fell."), 12)
(None, 2)
>>> origin(Document(doc_id="d", text="One.\n\nTwo.", media_type="application/pdf", pages=(0, 6)), 7)
(2, None)
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Any

from geomap.documents.extras import extra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.types import Document

LINED = {"text/plain", "text/markdown", "message/rfc822"}
SPACE = re.compile(r"\s+")
PARAGRAPH = re.compile(r"[^\n]+")
KEY_CHARACTERS = 60
WINDOW_CHARACTERS = 50_000
UNSEEN = {"script", "style", "noscript", "template"}


def origin(document: Document, offset: int) -> tuple[int | None, int | None]:
    """Return (page, line) of the original for what stands at `offset` of the document's text; None for what the original has not or is not known."""
    if document.pages:
        return max(bisect.bisect_right(document.pages, offset), 1), None
    if document.lines:
        at = bisect.bisect_right(document.lines, (offset, 2**62)) - 1
        return None, document.lines[at][1] if at >= 0 else None
    if document.media_type in LINED:
        return None, document.text.count("\n", 0, offset) + 1
    return None, None


def lines_in_page(text: str, source: str) -> tuple[tuple[int, int], ...]:
    """Return (offset, line) for each paragraph of `text` that the page `source` has, found by its first letters, in order; others have no line."""
    starts: list[int] = []
    lines: list[int] = []
    pieces: list[str] = []
    at = 0
    for line, words in _words(source):
        starts.append(at)
        lines.append(line)
        pieces.append(words)
        at += len(words)
    stream = "".join(pieces)
    found: list[tuple[int, int]] = []
    cursor = 0
    for paragraph in PARAGRAPH.finditer(text):
        key = SPACE.sub("", paragraph[0][: 2 * KEY_CHARACTERS])[:KEY_CHARACTERS]
        there = stream.find(key, cursor, cursor + WINDOW_CHARACTERS) if key else -1
        if there >= 0:
            found.append((paragraph.start(), lines[bisect.bisect_right(starts, there) - 1]))
            cursor = there + len(key)
    return tuple(found)


def _words(source: str) -> Iterator[tuple[int, str]]:
    """Give the words of a page without white space, each stretch with the line of its source: that of its tag, and the line ends since."""
    html: Any = extra("lxml.html", "web pages")
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False))
    except (html.etree.LxmlError, AssertionError, ValueError):
        return
    line = 1
    for event, element in html.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        line = line if event == "end" else max(line, element.sourceline or 1)
        unseen = event != "end" and (not isinstance(element.tag, str) or element.tag in UNSEEN)
        words = (element.tail if event in {"end", "comment", "pi"} else element.text) or ""
        for number, row in enumerate(words.split("\n")):
            line += number > 0
            if row.strip() and not unseen:
                yield line, SPACE.sub("", row)
