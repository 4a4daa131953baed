r"""Where paragraphs lie: takes a text, gives half-open ranges, so that wrapped lines stay one paragraph and a headline stays alone.

A blank line always parts two paragraphs. A single line end parts them too, unless the text is wrapped at a width: there a line end is soft
where the next word would not have fitted on its line. Rows of a table and entries of a list are alike in length too: they begin with a number,
a bullet or a capital, or have tabs, and each stays alone. No range is longer than `LONGEST`, so that a parser's memory is bounded, and none has more than
`RUN` signs without the end of a sentence: what has no full stops is read in pieces, not as one sentence of thousands of words.

>>> text = "Bomb kills two\nKABUL (Jan. 3)\n\nA bomb went off."
>>> [text[a:b] for a, b in paragraphs(text)]
['Bomb kills two', 'KABUL (Jan. 3)', 'A bomb went off.']
"""

from __future__ import annotations

import itertools
import re

from geomap.language.words import words

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
LONGEST, RUN = 12_000, 2_000
SHORT = 24
NARROW, WIDE = 40, 120
ROW = re.compile(r"[-*\u2022\u2013\u00b7]\s|\(?\d{1,4}[.)]\s|\||\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?\s|(?:\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})[,;]")
SMALL_SHARE, ROW_SHARE = 0.2, 0.4
"""A text is no prose where fewer of its lines than this begin with a small letter, or more with the sign of a list."""
BLOCK_SHARE, FEW_LINES = 0.9, 6
"""How many of the lines of paragraphs that each have a width of their own must be nearly full, and how many lines are too few to tell."""
USUAL = 0.85
"""The share of lines that are no wider than the text is wrapped: some have a word more, which a hyphen parted."""
WEAK_SIGNS = (", ", "; ", ": ")
SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]?\s+")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the paragraphs of `text`, in order, without blank ends."""
    lines = [bounds for m in LINE.finditer(text) if (bounds := _trimmed(text, m.start(), m.end()))[0] < bounds[1]]
    width = _wrap_width(text, lines)
    widths = [width] * len(lines) if width else _block_widths(text, lines)
    whole: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(lines):
        if at and _soft(text, lines[at - 1], (start, end), widths[at]):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return [piece for start, end in whole for part in _bounded(text, start, end) for piece in _without_runs(text, *part)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _adjacent(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    between = text[before[1] : after[0]].replace("\r\n", "\n")
    return sum(between.count(mark) for mark in "\n\r\u2028\u2029\x0b\x0c\x85") == 1


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the width that the text is wrapped at, or 0 where it is not: nearly all lines that go on must be narrow and nearly full."""
    going_on = [(a[1] - a[0], b) for a, b in itertools.pairwise(lines) if _adjacent(text, a, b)]
    if len(going_on) < 2:
        return 0
    lengths = sorted(length for length, _ in going_on)
    width = lengths[int(len(lengths) * USUAL)] if len(lengths) > FEW_LINES else lengths[-1]
    if not NARROW <= width <= WIDE or _is_list(text, [start for _, (start, _) in going_on]):
        return 0
    full = sum(1 for length, (start, end) in going_on if length + 1 + _first_word(text, start, end) >= width - 4)
    return width if full >= 0.7 * len(going_on) else 0


def _block_widths(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """Return for each line the width that its paragraph is wrapped at: of a text whose paragraphs, parted by blank lines, are each wrapped at a width of their own."""
    blocks: list[list[int]] = []
    for at, line in enumerate(lines):
        if at and _adjacent(text, lines[at - 1], line):
            blocks[-1].append(at)
        else:
            blocks.append([at])
    widths = [0] * len(lines)
    full = going_on = 0
    for block in blocks:
        width = max(lines[at][1] - lines[at][0] for at in block)
        pairs = list(itertools.pairwise(block))
        going_on += len(pairs)
        full += sum(1 for a, b in pairs if lines[a][1] - lines[a][0] + 1 + _first_word(text, *lines[b]) >= width - 4)
        for at in block:
            widths[at] = width
    starts = [lines[b][0] for block in blocks for _, b in itertools.pairwise(block)]
    wrapped = len(blocks) > 1 and going_on > max(len(blocks), FEW_LINES) and full >= BLOCK_SHARE * going_on and all(w <= WIDE for w in widths)
    return widths if wrapped and max(widths) >= NARROW and not _is_list(text, starts) else [0] * len(lines)


def _is_list(text: str, starts: list[int]) -> bool:
    """Tell whether lines begin as rows and entries do, not as prose that goes on; of text without small letters only signs tell."""
    if len(starts) < 4:
        return all(ROW.match(text, start) for start in starts)
    if sum(bool(ROW.match(text, start)) for start in starts) > ROW_SHARE * len(starts):
        return True
    cased = any(char.islower() for char in text[starts[0] : starts[-1]][:LONGEST])
    return cased and sum(not text[start].isupper() and not text[start].isdigit() for start in starts) < SMALL_SHARE * len(starts)


def _first_word(text: str, start: int, end: int) -> int:
    return len(text[start : min(end, start + 60)].split(None, 1)[0])


def _soft(text: str, before: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    if not _adjacent(text, before, after) or "\t" in text[after[0] : after[1]]:
        return False
    begin = max((text.rfind(mark, 0, before[0]) for mark in "\n\r"), default=-1) + 1  # the blanks that begin a paragraph take room too
    return bool(width and before[1] - begin + 1 + _first_word(text, *after) >= width - 4) or _goes_on(text, before, after)


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a sentence runs over the line end: no stop before it, a small letter behind it, or a word before it that cannot end a sentence."""
    if text[before[1] - 1] in ".!?:;)]\"'\u201d" or before[1] - before[0] < SHORT:
        return False
    last = text[before[0] : before[1]].rsplit(None, 1)[-1]
    return text[after[0]].islower() or last in words("open")


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a range longer than `LONGEST` at ends of sentences, failing these at spaces, failing these anywhere."""
    pieces = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max((m.end() for m in SENTENCE_END.finditer(window, LONGEST // 2)), default=0) or window.rfind(" ", LONGEST // 2) + 1 or LONGEST
        pieces.append(_trimmed(text, start, start + cut))
        start += cut
    pieces.append(_trimmed(text, start, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _without_runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what goes on over more than `RUN` signs without the end of a sentence: at its weaker signs, failing these at spaces, failing these anywhere."""
    if end - start <= RUN:
        return [(start, end)]
    pieces, begin, last = [], start, start
    for stop in (*(m.end() for m in SENTENCE_END.finditer(text, start, end)), end):
        while stop - last > RUN:
            window = text[last : last + RUN]
            cut = max(window.rfind(sign, RUN // 2) for sign in WEAK_SIGNS) + 1 or window.rfind(" ", RUN // 2) + 1 or RUN
            pieces.append(_trimmed(text, begin, last + cut))
            begin = last = last + cut
        last = stop
    return [piece for piece in [*pieces, _trimmed(text, begin, end)] if piece[0] < piece[1]]
