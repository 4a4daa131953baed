"""What the modules of this room hand to each other: the parts that a reader found in a file, the limits it kept to, and the reading of a whole folder.

>>> Part(text="Kabul fell.").title is None
True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.errors import DocumentError

if TYPE_CHECKING:
    from geomap.types import Document, Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a reader takes in before it refuses: of a file's bytes, of a text's characters, and of what an archive unpacks to."""

    file_bytes: int = 100_000_000
    text_characters: int = 20_000_000
    unpacked_bytes: int = 400_000_000
    unpacked_ratio: int = 200
    members: int = 20_000
    depth: int = 3
    pages: int = 20_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A text that a reader found in a file, and what the file itself says of it.

    A file that holds several (an archive, a mailbox, a feed) gives one part each; `name` then tells them apart, and `content` is the part's own bytes.
    `refused` says why a part of the file could not be read, `note` what of a part that was read is missing.
    """

    text: str
    media_type: str = "text/plain"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    name: str | None = None
    content: bytes | None = None
    refused: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of reading: the documents in the order of their places, and one rejection for each that could not be used."""

    documents: tuple[Document, ...] = ()
    rejections: tuple[Rejection, ...] = ()


def refuse(message: str) -> DocumentError:
    """Return the error that says in one sentence why a document cannot be read."""
    return DocumentError(message)
