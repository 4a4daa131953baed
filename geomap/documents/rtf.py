r"""RTF: takes bytes, gives the text and the title; pictures, objects, styles and fields' instructions are passed over.

>>> read(rb"{\rtf1\ansi\ansicpg1251{\info{\title A day}}\'ca\'e0\'e1\'f3\'eb \b fell\b0.\par End.}", "application/rtf", LIMITS)[0].title
'A day'
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from geomap.documents.decoding import newlines
from geomap.documents.parts import LIMITS, Limits, Part, refuse

__all__ = ["LIMITS", "read"]

TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
DEEPEST = 500
SKIPPED = {
    *(b"fonttbl colortbl stylesheet pict object objdata themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl fldinst".split()),
    *(b"header footer headerl headerr headerf footerl footerr footerf info author operator filetbl revtbl bkmkstart bkmkend".split()),
}
# fmt: off
WORDS = {
    b"par": "\n\n", b"line": "\n", b"tab": "\t", b"cell": "\t", b"row": "\n\n", b"sect": "\n\n", b"page": "\n\n", b"emdash": "\u2014",
    b"endash": "\u2013", b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"bullet": "\u2022",
}
SIGNS = {b"~": "\u00a0", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n\n", b"\r": "\n\n"}
CHARSETS = {
    0: "cp1252", 128: "shift_jis", 129: "euc_kr", 134: "gb18030", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}
# fmt: on


class _Reader:
    """The state of reading: one entry on the stack a group."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.title: list[str] = []
        self.fonts: dict[int, str] = {}
        self.page = "cp1252"
        self.group: dict[str, Any] = {"into": "text", "skip": 1, "font": None}
        self.stack: list[dict[str, Any]] = []
        self.left = 0
        self.pending = bytearray()
        self.defining: int | None = None

    def put(self, text: str) -> None:
        self.flush()
        self._write(text)

    def _write(self, text: str) -> None:
        if self.group["into"] == "text":
            self.out.append(text)
        elif self.group["into"] == "title":
            self.title.append(text)

    def flush(self) -> None:
        if self.pending:
            encoding = self.fonts.get(self.group["font"], self.page)
            self._write(bytes(self.pending).decode(encoding, "replace"))
            self.pending.clear()

    def raw(self, data: bytes) -> None:
        skipped = min(self.left, len(data))
        self.left -= skipped
        self.pending += data[skipped:]

    def word(self, name: bytes, number: int | None) -> None:
        self.flush()
        if name in WORDS:
            self._write(WORDS[name])
        elif name == b"u" and number is not None:
            self._write(chr(number % 65536))
            self.left = self.group["skip"]
        elif name == b"uc":
            self.group["skip"] = max(0, min(number or 0, 10))
        elif name == b"ansicpg":
            self.page = _known(f"cp{number}")
        elif name == b"f":
            self.group["font"] = self.defining = number
        elif name == b"fcharset" and self.defining is not None:
            self.fonts[self.defining] = CHARSETS.get(number or 0, self.page)
        elif name == b"title":
            self.group["into"] = "title"
        elif name in SKIPPED:
            self.group["into"] = None


def read(data: bytes, media_type: str, limits: Limits) -> list[Part]:  # noqa: ARG001 - all readers are called alike
    """Return the text as the only part."""
    reader = _Reader()
    for token in TOKEN.finditer(data):
        word, number, code, sign, brace, plain = token.groups()
        if word is not None:
            reader.word(word.lower() if len(word) > 1 else word, int(number) if number else None)
        elif code is not None:
            reader.raw(bytes.fromhex(code.decode()))
        elif sign == b"*":
            reader.group["into"] = None
        elif sign is not None:
            reader.put(SIGNS.get(sign, ""))
        elif brace == b"{":
            reader.flush()
            if len(reader.stack) >= DEEPEST:
                message = f"expected RTF with groups at most {DEEPEST} deep, found deeper ones; save it anew"
                raise refuse(message)
            reader.stack.append(dict(reader.group))
        elif brace == b"}":
            reader.flush()
            reader.group = reader.stack.pop() if reader.stack else reader.group
        elif plain is not None:
            reader.raw(plain)
    reader.flush()
    text = "".join(reader.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "")
    return [Part(text=re.sub(r"\n{3,}", "\n\n", newlines(text)).strip(), media_type="application/rtf", title="".join(reader.title))]


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return "cp1252"
    return encoding
