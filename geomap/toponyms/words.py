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
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.language import Analysis, Paragraph

SIGN: Final = 0
LOWER: Final = 1
CAPITAL: Final = 2
UPPER: Final = 3
NUMBER: Final = 4
UNCASED: Final = 5

BREAK = re.compile(r"\n[ \t\r\f\v]*\n")
IDEOGRAPHS = "\u0e00-\u0e7f\u1780-\u17ff\u1000-\u109f\u0e80-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that write no spaces between words: each of their signs is a word here."""
SHOUTING = 0.6
SHOUTING_LETTERS = 24
WHISPERING = 0.003


@dataclass(slots=True)
class Words:
    """The words of a text, in columns. `entity` is the number of spaCy's name that a word belongs to, or -1; `labels` are those names' labels.

    `cased` has the length of `text` and the case that says something; `dateline` tells of the words that say where a report was filed,
    `parsed` of those that the English model has read; `bases` are nominatives, where a model of another language gives them, and `nations` the English
    adjectives of nations that such words are ("афганской": "Afghan").
    """

    text: str
    cased: str
    starts: list[int]
    ends: list[int]
    forms: list[str]
    lowers: list[str]
    shapes: list[int]
    paragraphs: list[int]
    shouted: list[bool] = field(default_factory=list)
    caseless: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    dateline: list[bool] = field(default_factory=list)
    parsed: list[bool] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    nations: list[str] = field(default_factory=list)
    entity: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.forms)

    def surface(self, first: int, stop: int) -> str:
        """Return the text from word `first` up to and without word `stop`."""
        return self.text[self.starts[first] : self.ends[stop - 1]]

    def written(self, first: int, stop: int) -> str:
        """Return the words in the case that the parser read them in."""
        return self.cased[self.starts[first] : self.ends[stop - 1]]

    def restored(self, index: int) -> bool:
        """Tell whether the case of a word was given back, and may be wrong."""
        return self.text[self.starts[index] : self.ends[index]] != self.forms[index]

    def touches(self, index: int) -> bool:
        """Tell whether a word follows the one before it without a space."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def lower(self, index: int) -> str:
        """Return a word in lower case, or "" beyond the ends of the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""


@functools.cache
def _pattern() -> re.Pattern[str]:
    marks = "".join(chr(code) for code in range(0x300, 0x1E00) if unicodedata.category(chr(code)) in {"Mn", "Mc"})
    return re.compile(rf"[{IDEOGRAPHS}]|(?:(?![{IDEOGRAPHS}])[^\W_]|[{re.escape(marks)}\u200c])+|[^\w\s]|_")


def is_ideograph(form: str) -> bool:
    """Tell whether a word is one sign of a script without spaces."""
    return re.match(f"[{IDEOGRAPHS}]", form) is not None


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
    """Split `text` into words by itself: paragraphs lie between blank lines; nothing is known of names and tags."""
    breaks = [match.end() for match in BREAK.finditer(text)]
    return _split(text, text, [0, *breaks])


def _split(text: str, cased: str, openings: list[int]) -> Words:
    """Split `text` into words with the case of `cased`, a text of the same length; a paragraph starts at each of `openings`."""
    starts, ends, forms, paragraphs = [], [], [], []
    openings = [*openings, sys.maxsize]
    paragraph = 0
    for match in _pattern().finditer(cased):
        start = match.start()
        while start >= openings[paragraph + 1]:
            paragraph += 1
        starts.append(start)
        ends.append(match.end())
        forms.append(match.group())
        paragraphs.append(paragraph)
    count = len(forms)
    words = Words(text, cased, starts, ends, forms, [form.lower() for form in forms], [_shape(form) for form in forms], paragraphs)
    words.shouted = _shouted(words)
    words.caseless = _caseless(words)
    words.tags, words.entity, words.dateline, words.parsed = [""] * count, [-1] * count, [False] * count, [True] * count
    words.bases, words.nations = [""] * count, [""] * count
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


def _caseless(words: Words) -> list[bool]:
    """Tell of each word whether its paragraph, as written, says nothing by case: nearly all of its letters are capitals, or hardly one is."""
    count = words.paragraphs[-1] + 1 if words.paragraphs else 0
    upper, lower = [0] * count, [0] * count
    for start, end, paragraph in zip(words.starts, words.ends, words.paragraphs, strict=True):
        form = words.text[start:end]
        capitals = len(form) if form.isupper() else int(form[:1].isupper())
        upper[paragraph] += capitals
        lower[paragraph] += len(form) - capitals if form.lower() != form.upper() else 0
    silent = [up + low >= SHOUTING_LETTERS and (up >= SHOUTING * (up + low) or up <= WHISPERING * (up + low)) for up, low in zip(upper, lower, strict=True)]
    return [silent[paragraph] for paragraph in words.paragraphs]


def annotated(analysis: Analysis) -> Words:
    """Split the text of `analysis` into words in the case that the parser read them in, and carry spaCy's names and tags over."""
    words = _split(analysis.document.text, _as_read(analysis), [paragraph.offset for paragraph in analysis.paragraphs] or [0])
    at = 0
    for paragraph in analysis.paragraphs:
        at = _carry(words, paragraph, at)
    return words


def _as_read(analysis: Analysis) -> str:
    """Return the document's text with the paragraphs as the parser read them (capitals that say nothing taken back)."""
    text, pieces, at = analysis.document.text, [], 0
    for paragraph in analysis.paragraphs:
        read = paragraph.doc.text
        if len(read) == len(paragraph.text) and paragraph.offset >= at:
            pieces += [text[at : paragraph.offset], read]
            at = paragraph.offset + len(read)
    return "".join([*pieces, text[at:]])


def _carry(words: Words, paragraph: Paragraph, at: int) -> int:
    """Carry the names and tags of one paragraph over to the words from `at` on; return where the next paragraph's begin."""
    count = len(words)
    opened = False
    for token in paragraph.doc:
        begin = paragraph.offset + token.idx
        end = begin + len(token)
        while at < count and words.ends[at] <= begin:
            at += 1
        here = at
        label = token.ent_type_
        if label and (token.ent_iob_ == "B" or not opened):
            words.labels.append(label)
            words.bounds.append((here, here))
        opened = bool(label)
        bases = _bases(words, token, here)
        while here < count and words.starts[here] < end:
            words.bases[here] = next(bases, "")
            words.nations[here] = token.lemma_ if label == "NORP" and paragraph.language != "en" else ""
            words.tags[here] = token.tag_
            words.parsed[here] = paragraph.parsed and paragraph.language == "en"
            words.dateline[here] = paragraph.kind in ("dateline", "label")
            offset, nation = getattr(token, "nation", (-1, ""))
            words.nations[here] = nation if words.starts[here] == offset else words.nations[here]
            if label:
                words.entity[here] = len(words.labels) - 1
                words.bounds[-1] = (words.bounds[-1][0], here + 1)
            here += 1
    return at


def _bases(words: Words, token: Any, at: int) -> Iterator[str]:
    """Return the base form of a token piece by piece, as its words are: "Мазари", "-", "Шариф"."""
    base = getattr(token, "base", "")
    if not base:
        return iter(())
    parts = [match.group() for match in _pattern().finditer(base)]
    stop = at
    while stop < len(words) and words.starts[stop] < words.starts[at] + len(token):
        stop += 1
    return iter(parts if len(parts) == stop - at else [])
