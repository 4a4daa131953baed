r"""What is known of a document beside it: takes NAME.toml, gives title, publisher, published, url and language, or a sentence that says what is wrong.

>>> read_sidecar(b'title = "A report"\npublished = 2023-04-01\n')
Sidecar(title='A report', publisher=None, published='2023-04-01', url=None, language=None)
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import Any

import msgspec

from geomap.documents.parts import refuse

FIELDS = ("title", "publisher", "published", "url", "language")
LONGEST = 2000


class Sidecar(msgspec.Struct, frozen=True, kw_only=True):
    """The content of NAME.toml; what is not known is left out of it."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def read_sidecar(data: bytes) -> Sidecar:
    """Parse and check a NAME.toml; raise DocumentError with line and key where it is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"expected TOML in UTF-8, found other bytes in line {line}; save it as UTF-8"
        raise refuse(message) from None
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f'expected TOML such as title = "...", got {_one_line(str(error))}'
        raise refuse(message) from None
    except RecursionError:
        message = 'expected TOML such as title = "...", got values nested too deep'
        raise refuse(message) from None
    for key in table:
        if key not in FIELDS:
            message = f"expected the keys {', '.join(FIELDS)}, got {key!r}{_line(text, key)}; correct or remove it"
            raise refuse(message)
    try:
        found = msgspec.convert({key: _plain(value) for key, value in table.items()}, type=Sidecar)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("$.")[2].rstrip("`")
        message = f"{_one_line(str(error))}{_line(text, key)}"
        raise refuse(message) from None
    return _checked(found, text)


def _checked(found: Sidecar, text: str) -> Sidecar:
    if found.published is not None and iso_day(found.published) is None:
        message = f"expected published as a day such as 2023-04-01, got {found.published!r}{_line(text, 'published')}; leave it out where the day is unknown"
        raise refuse(message)
    if found.language is not None and not re.fullmatch(r"[a-z]{2,3}", found.language):
        message = f'expected language as an ISO 639 code such as "en", got {found.language!r}{_line(text, "language")}'
        raise refuse(message)
    if found.url is not None and web_address(found.url) is None:
        message = f"expected url as an http or https address, got {found.url!r}{_line(text, 'url')}"
        raise refuse(message)
    return msgspec.structs.replace(
        found,
        title=tidy(found.title),
        publisher=tidy(found.publisher),
        published=iso_day(found.published or ""),
    )


def iso_day(words: str) -> str | None:
    """Return the day that an ISO date or date and time names, or None.

    >>> iso_day("2023-04-01T10:00:00Z"), iso_day("April 2023")
    ('2023-04-01', None)
    """
    try:
        return dt.date.fromisoformat(words[:10]).isoformat() if re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", words) else None
    except ValueError:
        return None


def web_address(words: str) -> str | None:
    """Return `words` where they are an http or https address without blanks, else None."""
    return words if re.fullmatch(r"https?://[^\s<>\"'\x00-\x1f]{1,2000}", words, re.IGNORECASE) else None


def tidy(words: str | None) -> str | None:
    r"""Return a title or name on one line, or None where nothing is left of it.

    >>> tidy("  Two\n lines "), tidy(" ")
    ('Two lines', None)
    """
    return " ".join((words or "").split())[:LONGEST] or None


def _plain(value: Any) -> Any:
    """TOML's own dates become ISO text."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _line(text: str, key: str) -> str:
    """Name the line that sets `key`, as far as a look at the line starts tells."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*[\"'\[]*{re.escape(key)}[\"'\]]*\s*(?:[=.]|$)", line):
            return f" in line {number}"
    return ""


def _one_line(words: str) -> str:
    return " ".join(words.split())
