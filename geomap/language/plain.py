r"""A text as a reader sees it: takes a document's text, gives it without what nobody reads, and where each of its letters stands in the original.

Gone are signs that have no width, pictures, carriage returns, marks of footnotes, emphasis, links, tags and quoted lines, who worked on a report, what editors set
before a headline ("UPDATE 2-", "BREAKING:"), and hyphens that part a word at the end of a line; blanks of any width are spaces, but between digits, and where one is missing
behind a stop it is put; ligatures are their letters, letters and their marks one, Latin letters among Cyrillic ones those that they look like, and what was written for HTML or
decoded as another encoding what it stands for. Quotes are taken from the original.

>>> text = "Gun\u00admen[1] killed\u00a0two sol-\ndiers."
>>> read = plain(text)
>>> read.text, read.span(Span(start=0, end=6)).of(text) == "Gun\u00admen"
('Gunmen killed two soldiers.', True)
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.language.words import words
from geomap.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LATIN = 0x100
BEHIND = "".join(bytes([code]).decode("cp1251", "ignore") or chr(code) for code in range(0x80, 0xC0))
"""The signs of Windows-1251 that the second byte of a letter stands for."""
CYRILLIC = re.compile(f"(?:[\u0420\u0421][{BEHIND}]){{4}}")
"""Words in Cyrillic, decoded as Windows-1251: "\u0420\u201c\u0421\u0402\u0420\u0455\u0420\u00b7\u0420\u0405\u0421\u2039\u0420\u2116" for "\u0413\u0440\u043e\u0437\u043d\u044b\u0439"."""
AS_CYRILLIC = f"(?P<recoded>\u0432\u0402[{BEHIND}]|[\u0412\u0413\u0420\u0421][{BEHIND}])|"
TWINS = str.maketrans(
    "ABCEHKMOPTXYaceopxy\u00eb", "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0423\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0451"
)
"""Latin letters that look as Cyrillic ones do."""
TWIN = f"[{''.join(map(chr, TWINS))}]"
UNSEEN = (
    "(?P<gone>[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0f\ufeff\u2600-\u27bf\U0001f000-\U0001faff]+|\r(?=\n))"
    r"|(?P<note>(?<=[^\W_][.,;:!?\"')\u2019\u201d]|[^\W_][^\W_])\[(?:\d{1,3}|[a-z]|(?:note|nb) ?\d+|citation needed)\])"
    "|(?P<blank>(?<![0-9])[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u00a0\u2000-\u200a\u202f\u205f\u3000](?![0-9]))"
    "|(?P<tick>(?<=[^\\W\\d_])[`\u00b4](?=[^\\W\\d_]))"
    "|(?P<unspaced>(?<=[^\\W\\d_A-Z]{3}\\.)(?=[A-Z\u00c0-\u00de\u0410-\u042f][a-z\u00e0-\u00ff\u0430-\u044f]*[ ,]))"
    f"|(?P<twin>(?<![A-Za-z]){TWIN}+(?=[\u0400-\u04ff])|(?<=[\u0400-\u04ff]){TWIN}+(?![A-Za-z])|(?<![^\\s(\u00ab]){TWIN}(?= [\u0400-\u04ff]))"
    "|(?P<ligature>[\ufb00-\ufb06])"
    "|(?P<marked>[^\\W\\d_][\u0300-\u036f]+)"
    r"|(?P<raised>(?:(?<=[^\W\d_]{4})|(?<=[^\W\d_][.,;:!?\"')\u2019\u201d\u00bb]))[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}(?!\w))"
    r"|(?P<entity>&(?:\#\d{1,6}|\#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}\d{0,2});)"
    "|(?P<garbled>\u00e2(?:\u20ac|\u0080)[\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|[\u00c2-\u00c5\u00d0\u00d1][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122])"
    r"|(?P<emphasis>\*{2,3}(?=[^\s*])|(?<=[^\s*])\*{2,3}|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*][^*\n]{0,200}\*(?![\w*]))|(?<=[\w.,!?)\"'\u2019\u201d\u00bb])\*(?![\w*]))"
    r"|(?P<link>\[(?P<shown>[^\[\]\n]{1,200})(?P<address>\]\((?:https?://|/|\#)[^()\s]{1,500}\)))"
    r"|(?P<tag>(?:(?<=\s)|^)[#@](?=[^\W\d_]{2}))"
    r"|(?P<quoted>^[ \t]*(?:>[ \t]?)+|^\#{1,6}[ \t]+)"
    r"|(?P<first>(?<![^\W\d_])[^\W\d_]{2,})(?P<hyphen>-\r?\n[ \t]*)(?P<second>[^\W\d_]+)(?P<behind>\S*)(?P<space> ?)"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read. From each offset of `starts` on, the original is so many letters further on as `shifts` says; both empty where nothing changed."""

    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def span(self, span: Span) -> Span:
        """Return where the original has what `span` covers."""
        if not self.starts:
            return span
        start = self._back(span.start)
        return Span(start=start, end=max(start, self._back(span.end - 1) + 1 if span.end > span.start else start))

    def _back(self, offset: int) -> int:
        at = bisect_right(self.starts, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)


def plain(text: str, known: Callable[[str], bool] | None = None) -> Plain:
    """Return `text` as it is read; `known` tells whether a word is one, where a hyphen at the end of a line may be its own."""
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = length = shift = 0
    for start, end, put in _edits(text, known):
        pieces += [text[at:start], put]
        length += start - at
        lengths = range(length + 1, length + len(put)) if len(put) > end - start else ()
        starts += lengths  # each letter of a ligature stands where it does
        shifts += (shift - nth for nth in range(1, len(lengths) + 1))
        length += len(put)
        at = end
        if at - length != (shifts[-1] if shifts else 0):
            starts.append(length)
            shifts.append(at - length)
        shift = at - length
    return Plain("".join([*pieces, text[at:]]), tuple(starts), tuple(shifts)) if pieces else Plain(text)


def _decoded(garbled: str, encoding: str) -> str:
    """Return what UTF-8 meant that was decoded as `encoding` or Latin-1: an apostrophe of three signs."""
    try:
        data = b"".join(bytes([ord(sign)]) if ord(sign) < (LATIN if encoding == "cp1252" else 0xA0) else sign.encode(encoding) for sign in garbled)
        return data.decode("utf-8")
    except UnicodeError:
        return garbled


def _instead(found: re.Match[str]) -> str | None:
    """Return what stands for signs that others stand for, None where they are no such signs."""
    signs = found[0]
    if found["blank"] or found["unspaced"] is not None:
        return " "
    if found["tick"]:
        return "'"
    if found["ligature"]:
        return unicodedata.normalize("NFKC", signs)
    if found["twin"]:
        return signs.translate(TWINS)
    if found["marked"]:
        return _composed(signs)
    if found["entity"] or found["garbled"] or found["recoded"]:
        meant = html.unescape(signs) if found["entity"] else _decoded(signs, "cp1251" if found["recoded"] else "cp1252")
        return " " if meant.isspace() else "" if meant != signs and _unseen().fullmatch(meant) else meant
    return None


def _composed(marked: str) -> str:
    """Return a letter with the marks behind it as one letter; marks that say only which syllable is stressed are left out."""
    whole = unicodedata.normalize("NFC", marked)
    return whole if len(whole) == 1 else whole[:1] if "\u0400" <= whole[:1] <= "\u04ff" else marked


@functools.cache
def _unseen(*, recoded: bool = False) -> re.Pattern[str]:
    """Return the pattern of all that is read otherwise, with what editors set before a headline or a story, and who worked on it behind."""
    names = "|".join(sorted({form for name in words("labels_of_editors") for form in (name.upper(), name.capitalize())}, key=len, reverse=True))
    label = rf"(?P<label>^[^\w\n]{{0,40}}(?:(?:{names})(?: \d{{1,2}})?(?: ?[:!] *| ?-(?=\w)| [-\u2013\u2014|] ))+)|"
    work = "|".join(sorted(words("work_on_a_report")))
    credit = rf"(?P<credit>\s?\((?i:(?:{work})(?:(?:,| and|, and) (?:{work}))* (?:by|from) (?:[^()]|\([^()]{{0,60}}\)){{1,400}})\)(?=[.\s]*(?:\n|$)))|"
    agencies = "|".join(sorted(map(re.escape, words("agencies")), key=len, reverse=True))
    several = rf"(?:{agencies})(?:(?:/|, | et | и | and |-)(?:{agencies}))*"
    tag = rf"(?P<agency>\A[ \t]*(?:\({several}\)|/{several}/\.?)[ \t]*(?:[-\u2013\u2014]+[ \t]*)?(?=\S)|[ \t]*\((?:(?i:avec|d.apr\u00e8s|source ?:|\u0444\u043e\u0442\u043e ?:)[^()\n]{{1,80}}|{several})\)(?=\s*\Z))|"
    return re.compile((AS_CYRILLIC if recoded else "(?P<recoded>(?!))|") + label + credit + tag + UNSEEN, re.MULTILINE)


def _edits(text: str, known: Callable[[str], bool] | None) -> Iterator[tuple[int, int, str]]:
    """Yield what is read otherwise than it stands: from where to where, and what is read instead."""
    for found in _unseen(recoded=CYRILLIC.search(text) is not None).finditer(text):
        put = _instead(found)
        if put is not None:
            if put != found[0]:
                yield found.start(), found.end(), put
        elif found["link"]:
            yield found.start(), found.start("shown"), ""
            yield found.start("address"), found.end(), ""
        elif not found["first"]:
            yield found.start(), found.end(), ""
        elif found["second"][0].islower():
            whole = found["first"].lower() + found["second"]
            own = found["first"].lower() in words("keeping_hyphens") or (known is not None and not known(whole))
            yield found.start("hyphen") + own, found.end("hyphen"), ""
            if found["space"]:
                yield found.start("space"), found.end("space"), "\n"  # the line goes on to the end of the word
