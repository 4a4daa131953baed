"""Text as tokens: takes a paragraph, gives its words, numbers and marks with their offsets, lower-cased for lookup.

A date written as one run of digits and marks ("2013-03-22", "11/02/89", "10:35", the date-time group "041800C MAR 2009") is one token, so that the grammar sees it whole.

>>> [(t.word, t.start, t.end) for t in tokenise("On Aug. 7, 10:35 a.m.")]
[('on', 0, 2), ('aug', 3, 6), ('.', 6, 7), ('7', 8, 9), (',', 9, 10), ('10:35', 11, 16), ('a.m.', 17, 21)]
"""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    (?P<dtg>   [0-9]{6}\s?[A-Z]\s?[A-Z]{3}\s?(?:[0-9]{4}|[0-9]{2})\b | [0-3][0-9][A-Z]{3}(?:[0-9]{4}|[0-9]{2})\b )
  | (?P<iso>   [0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9-]) )
  | (?P<slash> [0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|-[0-9]{1,2}-)(?:[0-9]{4}|[0-9]{2})(?![0-9/]|[.-][0-9]) )
  | (?P<code>  [0-9]{4}-[0-9]{2}-[A-Z]{1,3}-[0-9]{1,4}\b )
  | (?P<years> [0-9]{4}[-/][0-9]{2}(?:[0-9]{2})?(?![0-9-]) )
  | (?P<clock> [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]) )
  | (?P<decade> (?:[0-9]{2})?[0-9]0['\u2019]?s\b | ['\u2019\u2018`][0-9]0s\b )
  | (?P<ordn>  [0-9]{1,3}(?:st|nd|rd|th|er|re|e|ème)\b )
  | (?P<int>   [0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)? )
  | (?P<ampm>  [ap]\.\s?m\b\.? | [ap]m\b )
  | (?P<word>  [^\W\d_]+ )
  | (?P<mark>  \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
MARKS = str.maketrans("’‘`–—", "'''--")


class Token(NamedTuple):
    """A word, number or mark: `kind` is the branch of TOKEN that took it, `word` its lower-cased form, `start` and `end` offsets into the paragraph."""

    kind: str
    word: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Split `text` into tokens; white space is dropped. Linear in the text."""
    return [Token(m.lastgroup or "mark", m.group().lower().translate(MARKS), m.start(), m.end()) for m in TOKEN.finditer(text)]
