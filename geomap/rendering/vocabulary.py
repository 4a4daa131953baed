r"""A vocabulary for quotes: takes many texts, gives a code for each frequent word, and writes texts with codes for words, which then compress a fifth better.

Bytes below 128 are themselves. A word's code is one byte from 0x80 to 0xBF, or a byte from 0xC0 to 0xEF and one more from 0x80 on, or one from 0xF0 to 0xFE
and two more. A single space between two codes is left out. Text beyond ASCII that is no frequent word stands in UTF-8 between two bytes 0xFF. Texts are
joined by a zero byte; a text that has one itself is refused.

>>> vocabulary = Vocabulary.of(["the car bomb"] * 3)
>>> vocabulary.words
['bomb', 'car', 'the']
>>> vocabulary.encode(["the car bomb — the", None])
b'\x82\x81\x80 \xff\xe2\x80\x94\xff \x82\x00\x01'
"""

from __future__ import annotations

import collections
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = re.compile(r"[^\W\d_]{2,}")
TOKEN = re.compile(r"[^\W\d_]{2,}|[^\x00-\x7f]+")
SPACE_BETWEEN_CODES = re.compile("(?<=[\x80-\xfe]) (?=[\x80-\xfe])")
UNFIT = re.compile("[\x00\x01\ud800-\udfff]")
ONE_BYTE, TWO_BYTES, CONTINUED = 64, 48, 127
MOST_WORDS = ONE_BYTE + TWO_BYTES * CONTINUED + 15 * CONTINUED**2
SAMPLE = 20_000
LEAST = 3
"""A word is worth its place in the list if it comes so often in the sample."""
FEW_TEXTS = 2_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Frequent words, the most frequent first, and their codes."""

    words: list[str]
    codes: dict[str, str] = field(repr=False)

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> Vocabulary:
        """Return the vocabulary of `texts`, counted in a sample of them."""
        step = max(1, len(texts) // SAMPLE)
        counts: collections.Counter[str] = collections.Counter()
        for text in texts[::step]:
            if text:
                counts.update(WORD.findall(text))
        words = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda word: (-counts[word], word))[:MOST_WORDS]
        return cls(words, {word: _code(rank) for rank, word in enumerate(words)})

    def encode(self, texts: Sequence[str | None]) -> bytes | None:
        """Return the bytes of `texts`, None for one being a single byte 0x01; None where a text cannot be written so."""
        if any(text and UNFIT.search(text) for text in texts):
            return None
        joined = "\x00".join("\x01" if text is None else text for text in texts)
        coded: str = SPACE_BETWEEN_CODES.sub("", TOKEN.sub(self._token, joined))
        return coded.encode("latin-1")

    def _token(self, found: re.Match[str]) -> str:
        token = found[0]
        code = self.codes.get(token)
        if code is not None:
            return code
        return token if token.isascii() else f"\xff{token.encode('utf-8').decode('latin-1')}\xff"


def vocabulary_for(texts: Sequence[str | None] | None) -> Vocabulary | None:
    """Return the vocabulary of `texts`, None where they are too few to repay the list of words."""
    return Vocabulary.of(texts) if texts is not None and len(texts) >= FEW_TEXTS else None


def _code(rank: int) -> str:
    """Return the code of the word with this rank, its bytes as characters.

    >>> [_code(rank).encode("latin-1").hex() for rank in (0, 63, 64, 191, 6159, 6160, MOST_WORDS - 1)]
    ['80', 'bf', 'c080', 'c180', 'effe', 'f08080', 'fefefe']
    """
    if rank < ONE_BYTE:
        return chr(0x80 + rank)
    rank -= ONE_BYTE
    if rank < TWO_BYTES * CONTINUED:
        return chr(0xC0 + rank // CONTINUED) + chr(0x80 + rank % CONTINUED)
    rank -= TWO_BYTES * CONTINUED
    high, low = divmod(rank, CONTINUED**2)
    return chr(0xF0 + high) + chr(0x80 + low // CONTINUED) + chr(0x80 + low % CONTINUED)
