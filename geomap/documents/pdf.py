r"""PDF: takes bytes, gives the text of its pages and where each page starts; says so where pages have no text or the file is locked.

Lines that come back at the top or the foot of most pages are left out, and words that were divided at a line's end are joined.

>>> tidy_pages(["A head 1\nThe gover-\nnor fell.", "A head 2\nMore.", "A head 3\nEnd."])
['The governor fell.', 'More.', 'End.']
"""

from __future__ import annotations

import re
import time
from collections import Counter

from geomap.documents.extras import extra
from geomap.documents.parts import LIMITS, Limits, Part, refuse

__all__ = ["LIMITS", "read", "tidy_pages"]

DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\ufffe\x02]\n(?=[a-z\u00df-\u00ff\u0430-\u044f])|[\u00ad\ufffe\x02]\n?")
DIGITS = re.compile(r"\d+")
EDGE_LINES = 2
FEWEST_PAGES = 3
LONGEST_S = 120.0


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:
    """Return the PDF's text as the only part."""
    pdfium = extra("pypdfium2", "PDF")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        found = "one that is locked with a password; save it without" if locked else "one that is damaged; save it anew from a PDF viewer"
        message = f"expected a PDF that can be opened, found {found}"
        raise refuse(message) from None
    try:
        pages, empty = _pages(document, limits, pdfium)
        title = document.get_metadata_dict().get("Title")
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        message = f"expected a PDF with text, found {len(pages)} pages without, such as scans; run it through text recognition (OCR)"
        raise refuse(message)
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for page in tidy_pages(pages):
        starts.append(at)
        parts.append(page)
        at += len(page) + 2
    unread = f"the text of {len(pages)} pages, found {empty} without any, such as scans; run them through text recognition (OCR)" if empty else None
    return [Part(text="\n\n".join(parts), media_type=media_type, title=title, pages=tuple(starts), note=unread)]


def _pages(document: object, limits: Limits, pdfium: object) -> tuple[list[str], int]:
    """Return each page's text, and how many pages hold pictures alone."""
    count = len(document)  # type: ignore[arg-type]
    if count > limits.pages:
        message = f"expected at most {limits.pages:,} pages, found {count:,}; divide the file"
        raise refuse(message)
    texts: list[str] = []
    empty = 0
    until = time.monotonic() + LONGEST_S
    for number in range(count):
        if time.monotonic() > until:
            message = f"expected to read the PDF in {LONGEST_S:.0f} seconds, found {count - number:,} of {count:,} pages still to be read; divide the file"
            raise refuse(message)
        try:
            page = document[number]  # type: ignore[index]
            textpage = page.get_textpage()
            texts.append(textpage.get_text_range().replace("\r\n", "\n").replace("\r", "\n"))
            textpage.close()
            page.close()
        except pdfium.PdfiumError:  # type: ignore[attr-defined]
            texts.append("")
        empty += not texts[-1].strip()
    return texts, empty


def tidy_pages(pages: list[str]) -> list[str]:
    """Return the pages without running heads and feet, divided words joined, controls and NULs taken away."""
    lines = [[line.rstrip() for line in page.split("\n")] for page in pages]
    filled = [[line for line in page if line.strip()] for page in lines]
    heads = Counter(_edge(line) for page in filled for line in page[:EDGE_LINES])
    feet = Counter(_edge(line) for page in filled for line in page[EDGE_LINES:][-EDGE_LINES:])
    often = max(FEWEST_PAGES, (len(pages) + 1) // 2)
    running = {line for counts in (heads, feet) for line, count in counts.items() if count >= often}
    tidied = []
    for page in lines:
        kept = _without(page, running)
        text = DIVIDED.sub("", "\n".join(kept))
        tidied.append(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text).strip())
    return tidied


def _without(page: list[str], running: set[str]) -> list[str]:
    """Drop running lines among the first and the last lines of a page."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    edges = set(filled[:EDGE_LINES] + filled[-EDGE_LINES:])
    return [line for at, line in enumerate(page) if not (at in edges and _edge(line) in running)]


def _edge(line: str) -> str:
    """Return a line as it is compared over pages: page numbers differ."""
    return DIGITS.sub("#", " ".join(line.split()))
