"""The words of a text with what is known of each: takes a text and, where there is one, its analysis; gives columns, one entry a word.

A word is a run of letters and digits, or one sign. spaCy's names and tags are carried over by their offsets, so that everything after this
works alike with and without an analysis, and is never bound to spaCy's idea of a token.

>>> words = split("U.S. forces left Mazar-i-Sharif.")
>>> words.forms[:6], words.surface(6, 11)
(['U', '.', 'S', '.', 'forces', 'left'], 'Mazar-i-Sharif')
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geomap.language import Analysis

SIGN: Final = 0
LOWER: Final = 1
CAPITAL: Final = 2
UPPER: Final = 3
NUMBER: Final = 4
UNCASED: Final = 5

BREAK = re.compile(r"\n[ \t\r\f\v]*\n")
SHOUTING = 0.6
SHOUTING_LETTERS = 24


@dataclass(slots=True)
class Words:
    """The words of a text, in columns. `entity` is the number of spaCy's name that a word belongs to, or -1; `labels` are those names' labels."""

    text: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    lowers: list[str]
    shapes: list[int]
    paragraphs: list[int]
    shouted: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    entity: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.forms)

    def surface(self, first: int, stop: int) -> str:
        """Return the text from word `first` up to and without word `stop`."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def touches(self, index: int) -> bool:
        """Tell whether a word follows the one before it without a space."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def lower(self, index: int) -> str:
        """Return a word in lower case, or "" beyond the ends of the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""


@functools.cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, 0x1E00) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
    return re.compile(rf"(?:[^\W_]|[{re.escape(marks)}\u200c])+|[^\w\s]|_")


def _shape(form: str) -> int:
    first = form[0]
    if first.isupper() or first.istitle():
        return UPPER if form.isupper() and len(form) > 1 else CAPITAL
    if first.islower():
        return LOWER
    if first.isdigit():
        return NUMBER
    return UNCASED if first.isalpha() else SIGN


def split(text: str) -> Words:
    """Split `text` into words; nothing is known of names and tags."""
    starts, ends, forms, paragraphs = [], [], [], []
    breaks = [match.end() for match in BREAK.finditer(text)]
    breaks.append(sys.maxsize)
    paragraph = 0
    for match in _pattern().finditer(text):
        start = match.start()
        while start >= breaks[paragraph]:
            paragraph += 1
        starts.append(start)
        ends.append(match.end())
        forms.append(match.group())
        paragraphs.append(paragraph)
    shapes = [_shape(form) for form in forms]
    words = Words(text, starts, ends, forms, [form.lower() for form in forms], shapes, paragraphs)
    words.shouted = _shouted(words)
    words.tags = [""] * len(forms)
    words.entity = [-1] * len(forms)
    return words


def _shouted(words: Words) -> list[bool]:
    """Tell of each word whether its paragraph says nothing by capitals: nearly all of its letters are upper case."""
    upper: dict[int, int] = {}
    cased: dict[int, int] = {}
    for form, shape, paragraph in zip(words.forms, words.shapes, words.paragraphs, strict=True):
        if shape in {LOWER, CAPITAL, UPPER}:
            cased[paragraph] = cased.get(paragraph, 0) + len(form)
            if shape == UPPER or (shape == CAPITAL and len(form) == 1):
                upper[paragraph] = upper.get(paragraph, 0) + len(form)
    loud = {p for p, letters in upper.items() if letters >= SHOUTING * cased[p] and letters >= SHOUTING_LETTERS}
    return [paragraph in loud for paragraph in words.paragraphs]


def annotated(analysis: Analysis) -> Words:
    """Split the text of `analysis` into words and carry spaCy's names and tags over."""
    words = split(analysis.document.text)
    count, at = len(words), 0
    for paragraph in analysis.paragraphs:
        for token in paragraph.doc:
            begin = paragraph.offset + token.idx
            end = begin + len(token)
            while at < count and words.ends[at] <= begin:
                at += 1
            here = at
            label = token.ent_type_
            if label and (token.ent_iob_ == "B" or not words.labels):
                words.labels.append(label)
                words.bounds.append((here, here))
            while here < count and words.starts[here] < end:
                words.tags[here] = token.tag_
                if label:
                    words.entity[here] = len(words.labels) - 1
                    words.bounds[-1] = (words.bounds[-1][0], here + 1)
                here += 1
    return words
