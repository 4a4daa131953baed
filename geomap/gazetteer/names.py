r"""The index of names: takes a folded name, gives the numbers of the places that bear it and how they bear it.

Names lie in compressed blocks, in the order of their skeletons, so that spellings of one name are neighbours and `similar` reads
the block that `find` reads. A block is lines of "key<TAB>postings"; a posting is a place's number and the letter of its name kind, most important first.

>>> from geomap.gazetteer.database import open_database
>>> names = NameIndex(open_database("gazetteer.sqlite"))
>>> names.find("tajikistan")[0]
(1220409, 'primary')
>>> names.has("no such name")
False
"""

from __future__ import annotations

import functools
import zlib
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.folding import skeleton

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

KINDS = {"p": "primary", "s": "short", "a": "alternate", "b": "abbreviation", "d": "demonym", "h": "historic"}
LAST = "\U0010ffff"
LONGEST_KEY = 100
BLOCKS_KEPT = 1024


class NameIndex:
    """All names of the world's places."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Keep the database; nothing is read before the first question."""
        self.database = database
        self.block = functools.lru_cache(maxsize=BLOCKS_KEPT)(self._block)

    @functools.cached_property
    def firsts(self) -> list[tuple[str, str]]:
        """The skeleton and key that each block begins with (read once, a few milliseconds)."""
        parted = (first.partition("\t") for (first,) in self.database.execute("SELECT first FROM block ORDER BY n"))
        return [(bones, key) for bones, _, key in parted]

    def _block(self, number: int) -> str:
        row = self.database.execute("SELECT data FROM block WHERE n = ?", (number,)).fetchone()
        try:
            return zlib.decompress(row[0]).decode("utf-8")
        except (zlib.error, TypeError, UnicodeDecodeError) as error:
            message = f"Expected names in block {number} of geomap's gazetteer but it is broken ({error}); reinstall geomap."
            raise GazetteerError(message) from error

    def _postings(self, key: str) -> str:
        if not key or len(key) > LONGEST_KEY:
            return ""
        number = bisect_right(self.firsts, (skeleton(key), key)) - 1
        if number < 0:
            return ""
        text = self.block(number)
        start = text.find(f"\n{key}\t")
        if start < 0:
            return ""
        start += len(key) + 2
        return text[start : text.index("\n", start)]

    def has(self, key: str) -> bool:
        """Tell whether any place bears the folded name."""
        return bool(self._postings(key))

    def find(self, key: str) -> list[tuple[int, str]]:
        """Return the numbers of the places that bear the folded name, most important first, each with the kind of name that it is."""
        return decode(self._postings(key))

    def similar(self, bones: str, *, blocks: int = 24) -> Iterator[tuple[str, str]]:
        """Yield (key, postings) of the names whose skeleton is `bones`, from at most so many blocks."""
        start = max(bisect_left(self.firsts, (bones, "")) - 1, 0)
        stop = min(bisect_right(self.firsts, (bones, LAST)), start + blocks)
        for number in range(start, stop):
            lines = self.block(number).split("\n")[1:-1]
            first = bisect_left(lines, bones, key=bones_of) if number == start else 0
            last = bisect_right(lines, bones, key=bones_of) if number + 1 == stop else len(lines)
            for line in lines[first:last]:
                key, _, postings = line.partition("\t")
                yield key, postings


def bones_of(line: str) -> str:
    """Return the skeleton of the name that a line begins with."""
    return skeleton(line.partition("\t")[0])


def decode(postings: str) -> list[tuple[int, str]]:
    """Read postings.

    >>> decode("1138958p 12h")
    [(1138958, 'primary'), (12, 'historic')]
    """
    return [(int(posting[:-1]), KINDS[posting[-1]]) for posting in postings.split()]
