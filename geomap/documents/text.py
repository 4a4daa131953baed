"""Plain text and Markdown: takes bytes, gives one part with the text as it stands, line ends apart.

>>> read("Кабул".encode("utf-8"), "text/plain", LIMITS)[0].text
'Кабул'
"""

from __future__ import annotations

from geomap.documents.decoding import decode
from geomap.documents.parts import LIMITS, Limits, Part

__all__ = ["LIMITS", "read"]


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:  # noqa: ARG001 - all readers are called alike
    """Return the text of `data` as the only part."""
    return [Part(text=decode(data), media_type=media_type)]
