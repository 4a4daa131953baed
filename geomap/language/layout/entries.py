r"""Entries of bulletins: takes a text and its paragraphs, gives for each its number, its bullet and its head, so that the story of each is parsed alone.

Situation reports, logs and releases list incidents one by one; an entry may begin with a bullet, and with the day or the place that it is of ("11 May, Bangui:",
"Mopti.", "Kumbo (NW) -", "15 Sep | El Geneina |"). A head is short, has names and numbers alone, and stands where entries of its kind stand. The rows of a
table that is given as text are entries, too: their heads are the cells before the first that tells more than names and numbers. A form is an entry whose head
are its lines for time and place (fields.py).

>>> text = "07 May, Goma: four men robbed a clinic.\n09 May, Beni, Oicha road: a truck was burned."
>>> found = entries(text, [(0, text.index("\n")), (text.index("\n") + 1, len(text))])
>>> [(entry.number, text[entry.head : entry.story]) for entry in found]
[(1, '07 May, Goma: '), (2, '09 May, Beni, Oicha road: ')]
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.casing import is_capitals
from geomap.language.layout.fields import fields
from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

BULLET = re.compile(r"(?:[-|*\u2022\u2013\u00b7\u25aa\u25cf\u25ba\u25e6]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
MARKED = re.compile(r"(?:[-*\u2022\u2013\u00b7\u25aa\u25cf\u25ba\u25e6]|\(?\d{1,2}[.)])\s+(?=\S)")
END = re.compile(r"(:|\.|\s\||\s/|\s[-\u2013\u2014]+)\s+(?=[^\s])")
FIGURES = re.compile(r"\W*\d[\w/.-]*(?:\s+(?:[A-Z]{3}|\d[\w/.-]*|\([^()\n]*\)))*\W*")
WORD = re.compile(r"[^\W_](?:[\w'\u2019./-]*\w)?")
DAY = re.compile(r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?!\w)")
CELLS = {"\t": re.compile(r"\s*\t\s*"), "  ": re.compile(r"\s{2,}"), ",": re.compile(r"\s*[,;]\s*")}
"""What parts the cells of a row; blanks and commas do where a day in digits is the first cell."""
MOST_CELLS = 8
LONGEST, MOST_WORDS, FEWEST_DOTTED = 90, 14, 3
HEADS = 4
"""How many heads may follow each other: "Sudan | 15 Sep | El Geneina:"."""
STOPPED_WORDS = 5
"""How many words a head that ends with a full stop has at most."""
SIBLINGS, MANY, NEAR = 2, 3, 3
"""How many heads or bullets make a list, how many heads without a stop behind their story, and how many paragraphs lie between two of them at most."""
TITLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Where an entry begins: its number (0: the paragraph is none), of which list, where its head starts, and its story."""

    number: int = 0
    of_list: int = 0
    head: int
    story: int
    cuts: tuple[int, ...] = ()
    """Where each of its heads ends: "Sudan | 15 Sep | El Geneina:" has three."""

    @property
    def headed(self) -> bool:
        """Tell whether it has a head."""
        return self.head < self.story


def entries(text: str, ranges: Iterable[tuple[int, int]]) -> list[Entry]:
    """Return the entry that each paragraph of `text` is; one that is none begins with its story."""
    ranges = list(ranges)
    bullets = [_bullet(text, start, end) for start, end in ranges]
    bulleted = sum(bool(shift) for shift in bullets) >= SIBLINGS
    heads = [_heads(text, start + shift, end) for (start, end), shift in zip(ranges, bullets, strict=True)]
    signs = _signs(text, ranges, heads, bullets)
    filled = fields(text, ranges)
    found: list[Entry] = []
    number = of_list = form = 0
    last = ""
    for at, ((start, _), shift, (_, cuts)) in enumerate(zip(ranges, bullets, heads, strict=True)):
        begin = start + shift * bulleted
        field = filled[at]
        if field is not None:
            of_list += last != "form"
            number += form != field.form
            last, form = "form", field.form
            end = ranges[at][1]
            setting = field.kind != "what"
            found.append(Entry(number=number, of_list=of_list, head=field.value, story=end if setting else field.value, cuts=(end,) if setting else ()))
            continue
        headed = bool(signs[at]) and (bool(shift and bulleted) or signs[at] in signs[max(0, at - NEAR) : at] + signs[at + 1 : at + 1 + NEAR])
        marked = bulleted and bool(MARKED.match(text, start))
        if not headed and not marked:
            found.append(Entry(head=begin, story=begin))
            last = "" if last == "bullet" or _title(text, *ranges[at]) else last
            continue
        kind = "head" if headed else "bullet"
        of_list += kind != last
        last = kind
        number += 1
        found.append(Entry(number=number, of_list=of_list, head=begin, story=cuts[-1] if headed else begin, cuts=cuts if headed else ()))
    return found


def _signs(text: str, ranges: list[tuple[int, int]], heads: list[tuple[str, tuple[int, ...]]], bullets: list[int]) -> list[str]:
    """Return the sign that each head ends with, apart for those behind bullets; "" where a title only looks like one."""
    signs = [sign and sign + "*" * bool(shift) for (sign, _), shift in zip(heads, bullets, strict=True)]
    count = Counter(signs)
    titles = [
        _title(text, *bounds) and (count[sign] < MANY or not (at or _row(sign.rstrip("*"), text, bounds[0] + bullets[at])))
        for at, (sign, bounds) in enumerate(zip(signs, ranges, strict=True))
    ]
    return ["" if title else sign for sign, title in zip(signs, titles, strict=True)]


def _row(sign: str, text: str, start: int) -> bool:
    """Tell whether what ends with `sign` is a cell of a table of which a day is the first column."""
    return (sign == "|" or sign in CELLS) and DAY.match(text, start) is not None


def _title(text: str, start: int, end: int) -> bool:
    """Tell whether a paragraph looks like a title: short, without a stop at its end."""
    return end - start <= TITLE and text[end - 1] not in ".!?;:"


def _bullet(text: str, start: int, end: int) -> int:
    """Return how long the bullet or number is with which a paragraph begins."""
    match = BULLET.match(text, start, end)
    return match.end() - start if match else 0


def _heads(text: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    """Return with what sign the heads of a paragraph end, and where each of them does; no sign where it has none."""
    capitals = is_capitals(text[start:end])
    if not capitals:  # capitals everywhere tell no name from another word
        for sign, gap in CELLS.items():
            if found := _cells(text, start, end, gap, anything=sign == "\t"):
                return sign, found
    sign, at = "", start
    cuts: list[int] = []
    for _ in range(HEADS):
        match = END.search(text, at, min(end, at + LONGEST))
        while match and match[1] == "." and _abbreviates(text[at : match.start()], text[match.end()]):
            match = END.search(text, match.end(), min(end, at + LONGEST))
        while match and match[1].strip()[:1] in "-\u2013\u2014" and _within(text, match, end, at):
            match = END.search(text, match.end(), min(end, at + LONGEST))
        if match is None or not _names(text[at : match.start()], match[1].strip(), text[match.end() : match.end() + 1]):
            break
        if capitals and not FIGURES.fullmatch(text, at, match.start()):
            break  # capitals everywhere tell no name from another word
        sign = sign or match[1].strip()[0]
        at = match.end()
        cuts.append(at)
    return (sign, tuple(cuts)) if cuts and at < end else ("", ())


def _cells(text: str, start: int, end: int, gap: re.Pattern[str], *, anything: bool) -> tuple[int, ...]:
    """Return where the cells of a row end that have names and numbers alone, the last excepted; none where the first must be a day and is not."""
    day = DAY.match(text, start, end)
    if not anything and not (day and gap.match(text, day.end(), end)):
        return ()
    cuts: list[int] = []
    at = start
    while len(cuts) < MOST_CELLS and (match := gap.search(text, at, min(end, at + LONGEST))) and match.end() < end and _names(text[at : match.start()], "", ""):
        at = match.end()
        cuts.append(at)
    return tuple(cuts)


def _within(text: str, dash: re.Match[str], end: int, start: int) -> bool:
    """Tell whether a dash stands within a head that a colon ends: "Alindao - Mobaye axis:"."""
    colon = re.compile(r":\s").search(text, dash.end(), min(end, start + LONGEST))
    return colon is not None and _names(text[start : colon.start()], ":", "")


def _abbreviates(before: str, after: str) -> bool:
    """Tell whether a full stop only shortens the word before it: "5th arr.", "Gen.", "Nov. 02"."""
    last = before.rsplit(None, 1)[-1] if before.split() else ""
    if after.isdigit() and last.lower() in words("capital_by_number"):
        return True
    return last.lower() in words("shortened") or (len(last) < FEWEST_DOTTED and not last.isdigit())


def is_head(line: str) -> bool:
    """Tell whether a line is no more than a head with its colon, which stands above what it heads.

    >>> is_head("Idlib Province:"), is_head("The incidents were:"), is_head("Casualties"), is_head("Updated:")
    (True, False, False, False)
    """
    return line.endswith(":") and _names(line[:-1], ":", "")


def _names(head: str, sign: str, after: str) -> bool:
    """Tell whether words have the form of a head: names, numbers and the words of areas and times alone."""
    found = WORD.findall(head)
    if not found or len(found) > (STOPPED_WORDS if sign == "." else MOST_WORDS) or "\n" in head or re.search(r"[;?!\"\u201c\u201d]", head):
        return False
    if (sign == "." and not (after.isupper() or after.isdigit())) or found[0].lower() in words("opening_imprints"):
        return False
    allowed = words("heading_words")
    small = [w for w in found if not (w[0].isupper() or w[0].isdigit()) and w.lower() not in allowed]
    named = [w for w in found if (w[0].isupper() or w[0].isdigit()) and w.lower() not in words("opening_words")]
    return not small and bool(named)
