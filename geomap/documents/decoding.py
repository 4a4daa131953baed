r"""Bytes to text: takes a file's bytes, gives its text with line ends as "\n", or says why they are no text.

A byte-order mark decides, then what the file declares, then UTF-8; what is none of these is judged by charset-normalizer among the encodings in use.
Offsets of everything that geomap finds are into the text as this module gives it: decoded, without byte-order mark, "\r\n" and "\r" turned into "\n".

>>> decode("déjà\r\nvu".encode("utf-16"))
'déjà\nvu'
"""

from __future__ import annotations

import re

from geomap.documents.parts import refuse
from geomap.encodings import LEGACY, MARKS

CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
SYMBOL_IN_WORD = re.compile("[a-z][\xa1-\xbf\xd7\xf7][a-z]")
BINARY_SHARE = 0.01
SAMPLE_BYTES = 200_000


def newlines(text: str) -> str:
    r"""Turn "\r\n" and "\r" into "\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of `data`; raise DocumentError where it is binary or in no encoding known here."""
    return newlines(_text(data, declared).removeprefix("\ufeff"))


def _text(data: bytes, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            return text if text is not None else _fail("text after a byte-order mark")
    for encoding in filter(None, (declared, "utf-8")):
        text = _strict(data, encoding)
        if text is not None and _is_text(text):
            return text
    text = _wide(data)
    if text is not None:
        return text
    if b"\x00" in data or not _is_text(data[:SAMPLE_BYTES].decode("latin-1")):
        _fail("text")
    return _guess(data)


def _fail(wanted: str) -> str:
    message = f"expected {wanted}, found binary data"
    raise refuse(message)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):  # a name of an encoding may itself be broken
        return None


def _is_text(text: str) -> bool:
    """Tell whether control characters are rare enough and no NUL is among them."""
    sample = text[:SAMPLE_BYTES]
    return "\x00" not in sample and len(CONTROL.findall(sample)) <= BINARY_SHARE * len(sample)


def _wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: its spaces and line ends leave zero bytes on one side of each pair, and none on the other."""
    sample = data[:SAMPLE_BYTES]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if len(data) % 2 or min(zeros) > max(zeros) * BINARY_SHARE or max(zeros) < len(sample) * BINARY_SHARE:
        return None
    text = _strict(data, "utf-16-be" if zeros[0] else "utf-16-le")
    return text if text is not None and _is_text(text) else None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:SAMPLE_BYTES], cp_isolation=list(LEGACY), threshold=0.4))
    alike = [m.encoding for m in matches if (m.chaos, m.coherence) == (matches[0].chaos, matches[0].coherence)]
    # Western and Central European code pages share most letters; where nothing else tells, the commonest is meant, unless it puts a symbol inside a word.
    western = "cp1252" in alike and not SYMBOL_IN_WORD.search(data[:SAMPLE_BYTES].decode("cp1252", errors="replace"))
    for encoding in (["cp1252"] if western else alike[:1]) + ["cp1252"]:
        text = _strict(data, encoding)
        if text is not None and _is_text(text):
            return text
    message = "expected text in a known encoding, found bytes that are none; save it as UTF-8"
    raise refuse(message)
