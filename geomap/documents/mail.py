r"""Mail (EML and MBOX): takes bytes, gives each message's text, subject, sender and day, and the documents attached to it.

The plain text is taken where there is one, else the text of the HTML. Nothing that a message points to is fetched.

>>> message = b"From: Desk <desk@example.org>\nSubject: A day\nDate: Mon, 16 Aug 2021 10:00:00 +0000\n\nKabul fell.\n"
>>> found = read(message, "message/rfc822", LIMITS)[0]
>>> found.text, found.title, found.publisher, found.published
('Kabul fell.\n', 'A day', 'Desk', '2021-08-16')
"""

from __future__ import annotations

import dataclasses
import email
import email.policy
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from geomap.documents.decoding import decode
from geomap.documents.html import strip_tags
from geomap.documents.parts import LIMITS, Limits, Part, refuse
from geomap.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LIMITS", "read"]

DIVIDER = re.compile(rb"^From [^\n]*\n(?=[!-9;-~]+:)", re.MULTILINE)
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
PASSED_OVER = ("image/", "audio/", "video/", "text/calendar", "application/pgp-signature", "application/pkcs7-signature", "text/x-vcard")


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:
    """Return the messages of a mail or mailbox, each followed by the documents attached to it."""
    if media_type != "application/mbox":
        return list(_message(data, limits, None))
    messages = [QUOTED_FROM.sub(rb"\1", one).strip(b"\r\n") + b"\n" for one in DIVIDER.split(data) if one.strip()]
    if len(messages) > limits.members:
        message = f"expected at most {limits.members:,} messages in a mailbox, found {len(messages):,}; divide it"
        raise refuse(message)
    return [part for number, one in enumerate(messages, 1) for part in _message(one, limits, f"message {number}")]


def _message(data: bytes, limits: Limits, name: str | None) -> Iterator[Part]:
    message: Any = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    text = _text(body) if body is not None else ""
    attached = [part for found in message.iter_attachments() for part in _attached(found, limits)] if message.is_multipart() else []
    if text.strip() or not attached:
        yield Part(text=text, media_type="message/rfc822", name=name, content=data, **_about(message))
    for part in attached:
        yield dataclasses.replace(part, name=f"{name}/{part.name}" if name else part.name, published=part.published or _day(message))


def _about(message: Any) -> dict[str, Any]:
    sender = _header(message, "From") or ""
    named = re.match(r"\s*\"?([^\"<]+?)\"?\s*<", sender)
    return {"title": _header(message, "Subject"), "publisher": named[1] if named else sender or None, "published": _day(message)}


def _header(message: Any, name: str) -> str | None:
    """Return a header in words; a broken one is none."""
    try:
        value = message.get(name)
        return None if value is None else str(value).encode("utf-8", "replace").decode("utf-8")
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return None


def _day(message: Any) -> str | None:
    """Return the day of the Date header where the sender was."""
    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(part: Any) -> str:
    content = part.get_payload(decode=True) or b""
    if not content.strip():
        return ""
    text = decode(content, part.get_content_charset())
    return strip_tags(text) if part.get_content_type() == "text/html" else text


def _attached(found: Any, limits: Limits) -> Iterator[Part]:
    """Give the parts of a document that is attached; pictures, sounds, calendars and signatures are passed over."""
    from geomap.documents.readers import read_parts

    kind = found.get_content_type()
    name = (found.get_filename() if _header(found, "Content-Disposition") else None) or "attachment"
    if kind.startswith(PASSED_OVER):
        return
    try:
        if limits.depth <= 0:
            message = "expected documents, found mail within mail within mail; save it as a file of its own"
            raise refuse(message)
        nested = kind == "message/rfc822"
        content = found.get_payload(0).as_bytes() if nested else found.get_payload(decode=True) or b""
        for part in read_parts(content, "attached.eml" if nested else name, dataclasses.replace(limits, depth=limits.depth - 1)):
            inside = name if part.name is None else f"{name}/{part.name}"
            yield dataclasses.replace(part, name=inside, content=content if part.content is None else part.content)
    except DocumentError as error:
        yield Part(text="", name=name, refused=str(error))
