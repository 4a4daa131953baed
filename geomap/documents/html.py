"""Web pages: takes bytes, gives the main text without menus and footers, and the title, site, day and language that the page states.

>>> page = b"<html lang='en'><head><title>A day</title></head><body><article><p>Kabul fell on Sunday.</p></article></body></html>"
>>> found = read(page, "text/html", LIMITS)[0]
>>> found.text, found.title, found.language
('Kabul fell on Sunday.', 'A day', 'en')
"""

from __future__ import annotations

import logging
import re
from typing import Any

from geomap.documents.decoding import decode
from geomap.documents.extras import extra
from geomap.documents.origins import lines_in_page
from geomap.documents.parts import LIMITS, Limits, Part, refuse
from geomap.documents.sidecar import iso_day, web_address

__all__ = ["LIMITS", "main_text", "read", "strip_tags"]

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
LARGEST_BYTES = 20_000_000
ENOUGH_CHARACTERS = 80
DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:  # noqa: ARG001 - all readers are called alike
    """Return the page's main text as the only part; the whole text where no main text stands out."""
    if len(data) > LARGEST_BYTES:
        message = f"expected a web page of at most {LARGEST_BYTES:,} bytes, found {len(data):,}; save its text"
        raise refuse(message)
    declared = CHARSET.search(data[:4096])
    source = decode(data, declared[1].decode("ascii") if declared else None)
    found = main_text(source)
    language = LANGUAGE.search(source[:20_000])
    text = re.sub(r"\s*\n\s*", "\n\n", (getattr(found, "text", None) or "").strip())
    if len(text) < ENOUGH_CHARACTERS:
        text = max(text, strip_tags(source), key=len)
    if not text and _too_deep(source):
        message = "expected a web page, found one whose elements are nested too deep to be read; save its text"
        raise refuse(message)
    return [
        Part(
            text=text,
            media_type="text/html",
            title=getattr(found, "title", None),
            publisher=getattr(found, "sitename", None),
            published=iso_day(getattr(found, "date", None) or ""),
            language=language[1].lower() if language else None,
            lines=lines_in_page(text, source),
            url=web_address(getattr(found, "url", None) or ""),
        )
    ]


def _too_deep(source: str) -> bool:
    """Tell whether the parser gave a page up for the depth of its elements."""
    html = extra("lxml.html", "web pages")
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (html.etree.LxmlError, AssertionError, ValueError):
        return "depth" in str(parser.error_log)
    return "depth" in str(parser.error_log)


def main_text(source: str) -> Any:
    """Return what trafilatura makes of a page, or None where it finds nothing or fails."""
    trafilatura = extra("trafilatura", "web pages")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(source, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=DATES)
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
        return None


def strip_tags(source: str) -> str:
    """Return the text of a page or of a piece of HTML, a blank line between its blocks; scripts and styles are left out."""
    lxml_html = extra("lxml.html", "web pages")
    try:
        tree = lxml_html.fragment_fromstring(source, create_parent="div", parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (lxml_html.etree.LxmlError, AssertionError, TypeError, ValueError):
        return ""
    pieces: list[str] = []
    blocks = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "table", "ul", "ol", "title"}
    for event, element in lxml_html.etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "!"
        if event == "start":
            pieces.append("\n\n" if name in blocks else "")
            pieces.append("" if name in {"script", "style", "noscript", "template", "!"} else element.text or "")
        else:
            pieces.append("\n\n" if name in blocks - {"br"} else "")
            pieces.append(element.tail or "")
    lines = (" ".join(line.split()) for line in re.split(r"\n\n+", "".join(pieces)))
    return "\n\n".join(line for line in lines if line)
