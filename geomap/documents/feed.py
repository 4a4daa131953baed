r"""RSS and Atom: takes bytes, gives one part an entry, with its title, day and address, and the feed's title as publisher.

>>> feed = b"<rss><channel><title>Desk</title><item><title>A day</title><description>&lt;p&gt;Kabul fell.&lt;/p&gt;</description></item></channel></rss>"
>>> found = read(feed, "application/feed+xml", LIMITS)[0]
>>> found.text, found.publisher
('A day\n\nKabul fell.', 'Desk')
"""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import Any

from geomap.documents.extras import extra
from geomap.documents.html import strip_tags
from geomap.documents.parts import LIMITS, Limits, Part, refuse
from geomap.documents.sidecar import iso_day, web_address

__all__ = ["LIMITS", "read"]

TEXTS = ("encoded", "content", "description", "summary")
DAYS = ("pubDate", "published", "date", "updated")


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:
    """Return the entries of a feed in its order."""
    etree = extra("lxml.etree", "feeds")
    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True))
    except (etree.XMLSyntaxError, ValueError):
        tree = None
    entries = [] if tree is None else [node for node in tree.iter() if _name(node) in {"item", "entry"}]
    if not entries:
        message = "expected a feed with entries, found none; save the articles themselves"
        raise refuse(message)
    if len(entries) > limits.members:
        message = f"expected at most {limits.members:,} entries in a feed, found {len(entries):,}; divide it"
        raise refuse(message)
    channel = next((node for node in tree.iter() if _name(node) in {"channel", "feed"}), tree)
    publisher = _child(channel, "title")
    language = (_child(channel, "language") or "")[:2].lower() or None
    return [_entry(node, f"entry {number}", publisher, language, media_type) for number, node in enumerate(entries, 1)]


def _entry(node: Any, name: str, publisher: str | None, language: str | None, media_type: str) -> Part:
    title = _child(node, "title")
    words = next((text for kind in TEXTS if (text := _child(node, kind))), "")
    body = strip_tags(words) if "<" in words or "&" in words else words.strip()
    text = body if title and body.startswith(title) else "\n\n".join(part for part in (title, body) if part)
    link = _child(node, "link") or next((child.get("href") for child in node if _name(child) == "link" and child.get("href")), "")
    day = next((found for kind in DAYS if (found := _day(_child(node, kind) or ""))), None)
    about: dict[str, Any] = {"title": title, "publisher": publisher, "published": day, "language": language, "url": web_address(link)}
    return Part(text=text, media_type=media_type, name=name, content=text.encode("utf-8", "replace"), **about)


def _name(node: Any) -> str:
    """Return an element's name without its namespace."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _child(node: Any, name: str) -> str | None:
    """Return the text of a node's first child of that name, the text of what is inside it included."""
    for child in node:
        if _name(child) == name:
            return "".join(child.itertext()).strip() or None
    return None


def _day(words: str) -> str | None:
    try:
        return iso_day(words) or parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
