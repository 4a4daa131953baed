r"""Bytes of a table to UTF-8: takes a file's bytes, gives them as UTF-8, the encoding they were in, and what had to be guessed.

A byte-order mark decides; then UTF-8, then UTF-8 with single bytes of cp1252 among it (tables are pasted together), then cp1252 where the odd bytes stand
singly among Latin letters, then what charset-normalizer finds among the encodings in use.

>>> to_utf8("Côte".encode("cp1252") + b",1\n" * 3)[:2]
(b'C\xc3\xb4te,1\n,1\n,1\n', 'cp1252')
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from geomap.encodings import LEGACY, MARKS
from geomap.errors import RecordError

ODD_LINE = re.compile(rb"[^\n]*[\x80-\xff][^\n]*")
LETTERS = re.compile(rb"[A-Za-z]")
ODD = re.compile(rb"[\x80-\xff]")
SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
AROUND = re.compile("(?=(.)([^\x00-\x7f])(.))", re.DOTALL)
DOS = ("cp850", "cp437")
"""In which old programs wrote tables."""
LATIN = ("cp1252", "cp1250", "cp1254", "iso8859_2", "cp850", "cp852", "mac_roman")
COMMON = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýœßÀÁÂÃÄÅÆÇÈÉÊËÍÎÑÓÔÕÖØÚÛÜąćęłńśźżŁŚŻčďěňřšťůžČŘŠŽőűășțţşğıİŞ")
PUNCTUATION = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e\u2013\u2014\u2026\u2022\u20ac\xa0\xa1\xab\xb0\xb4\xb7\xba\xbb\xbf\xa3\xa7")
PRINTABLE_SHARE = 0.95
SAMPLE_BYTES = 100_000
CHUNK_BYTES = 2**23
LATIN_SHARE = 0.35


class Utf8(NamedTuple):
    """Bytes in UTF-8, the encoding they came in, and a sentence where it is a guess or bytes were repaired."""

    data: bytes
    encoding: str
    note: str | None


def to_utf8(data: bytes, encoding: str | None = None, where: str = "the table") -> Utf8:
    """Return `data` as UTF-8 without a mark; raise RecordError where it is no text, or not in the `encoding` that was asked for."""
    if encoding is not None and encoding.lower().replace("_", "-") not in {"utf-8", "utf8"}:
        return Utf8(_recoded(data, encoding, where), encoding, None)
    for mark, name in MARKS:
        if data.startswith(mark):
            return Utf8(data[len(mark) :] if name == "utf-8" else _recoded(data[len(mark) :], name, where), name, None)
    wide = _wide(data[:SAMPLE_BYTES])
    if wide:
        return Utf8(_recoded(data, wide, where), wide, None)
    if b"\x00" in data[:SAMPLE_BYTES]:
        message = f"Expected a table in {where}, found binary data; save it as CSV, Excel (.xlsx) or GeoJSON."
        raise RecordError(message)
    wrong = _wrong_bytes(data)
    if not wrong:
        return Utf8(data, "utf-8", None)
    if encoding is not None or wrong <= len(SEQUENCE.findall(data)):
        codecs.register_error("geomap-cp1252", _as_cp1252)
        note = f"{wrong} bytes that are no UTF-8 were read as cp1252 in a table that is otherwise in UTF-8."
        return Utf8(data.decode("utf-8", errors="geomap-cp1252").encode(), "utf-8", note)
    guessed = _guess(data)
    return Utf8(_recoded(data, guessed, where), guessed, f"The encoding was taken for {guessed}; if letters look wrong, set encoding in the mapping.")


def _wrong_bytes(data: bytes) -> int:
    """Count the bytes that are no UTF-8, up to some hundred; a large file is never held as text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), CHUNK_BYTES):
        try:
            decoder.decode(data[start : start + CHUNK_BYTES], final=start + CHUNK_BYTES >= len(data))
        except UnicodeDecodeError:
            return max(1, data.decode("utf-8", errors="replace").count("\ufffd") - data.count(b"\xef\xbf\xbd"))
    return 0


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    end = error.start + 1
    return error.object[error.start : end].decode("cp1252", errors="replace"), end


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: it has zero bytes, and only one way of reading it gives lines of printable text."""
    if b"\x00" not in sample:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
        if "\n" in text and sum(sign.isprintable() or sign in "\r\n\t" for sign in text) > PRINTABLE_SHARE * len(text):
            return encoding
    return None


def _recoded(data: bytes, encoding: str, where: str) -> bytes:
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        pieces = [
            decoder.decode(data[start : start + CHUNK_BYTES], final=start + CHUNK_BYTES >= len(data)).encode() for start in range(0, len(data), CHUNK_BYTES)
        ]
    except LookupError:
        message = f"Expected the name of an encoding such as utf-8 or cp1252, got {encoding!r} in the mapping."
        raise RecordError(message) from None
    except UnicodeError as error:
        message = f"Expected {encoding} in {where}, found bytes that are none ({error}); save it as UTF-8."
        raise RecordError(message) from None
    return b"".join(pieces).removeprefix(codecs.BOM_UTF8)


def _guess(data: bytes) -> str:
    odd = b""
    for line in ODD_LINE.finditer(data):
        odd += line.group()[:2000] + b"\n"
        if len(odd) > SAMPLE_BYTES:
            break
    latin = len(ODD.findall(odd)) < LATIN_SHARE * (len(LETTERS.findall(odd)) + 1)
    ranked = sorted(LATIN, key=lambda encoding: -_likeness(odd, encoding)) if latin else _ranked(odd)
    for encoding in [*ranked, "cp1252"]:
        try:
            data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        return encoding
    return "latin-1"


def _likeness(odd: bytes, encoding: str) -> float:
    """Return how much the odd signs look like the letters of a Latin alphabet: common letters in lower-case words, no symbol inside a word."""
    text = odd.decode(encoding, errors="replace")
    score = 0.0
    for found in AROUND.finditer(text):
        before, sign, after = found.groups()
        inside = before.islower() and after.islower()
        if sign in COMMON:
            score += 1 if not (inside and sign.isupper()) else -1
        elif sign.isalpha():
            score += 0.3 if not (inside and sign.isupper()) else -1
        elif sign in PUNCTUATION and not inside:
            score += 0.5
        else:
            score -= 1
    return score


def _ranked(odd: bytes) -> list[str]:
    """Return the encodings that charset-normalizer finds likely, the likeliest first."""
    from charset_normalizer import from_bytes

    return [match.encoding for match in from_bytes(odd, cp_isolation=[*LEGACY, *DOS], threshold=0.4)]
