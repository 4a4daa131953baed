"""Which module reads which kind of file: takes bytes and a name, gives the parts found in them, or a rejection told as an error.

A reader takes (data, name, limits) and gives a list of parts. The table names modules, so that none is imported before a file asks for it.

>>> [part.text for part in read_parts(b"Kabul fell.", "a.txt")]
['Kabul fell.']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geomap.documents.parts import LIMITS, Limits, Part, refuse
from geomap.documents.sniffing import DOCX, ODT, in_words, sniff

if TYPE_CHECKING:
    from collections.abc import Callable

READERS = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "html",
    "application/pdf": "pdf",
    DOCX: "office",
    ODT: "office",
    "application/rtf": "rtf",
    "message/rfc822": "mail",
    "application/mbox": "mail",
    "application/feed+xml": "feed",
    "application/zip": "archive",
}


def read_parts(data: bytes, name: str, limits: Limits = LIMITS) -> list[Part]:
    """Return the parts of the file with content `data` and name `name`; raise DocumentError with what was expected and found."""
    if not data.strip():
        message = "expected a report, found an empty file" if not data else "expected a report, found nothing but white space"
        raise refuse(message)
    media_type = sniff(data, name)
    module = READERS.get(media_type)
    if module is None:
        table = media_type in {"text/csv", "text/tab-separated-values", "application/geo+json", "application/x-ooxml", "application/vnd.apache.parquet"}
        hint = (
            "a table of incidents is no report, so take it out of the folder"
            if table
            else "save it as text, Markdown, HTML, PDF or DOCX, or take it out of the folder"
        )
        message = f"expected a report, found {in_words(media_type)}; {hint}"
        raise refuse(message)
    read: Callable[[bytes, str, Limits], list[Part]] = import_module(f"geomap.documents.{module}").read
    return read(data, media_type, limits)
