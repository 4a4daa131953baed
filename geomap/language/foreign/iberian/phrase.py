"""A phrase, and the words of a sentence as phrases are made of them, those of time among them: "lunes 3 de mayo de 2019".

>>> Chunk("NP", 0, 2, 1).preps
[]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.lexicon import is_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.glossary import Entry
    from geomap.language.foreign.iberian.tongue import Spoken

LONGEST = 7


@dataclass(slots=True)
class Chunk:
    """A phrase: NP, PP, VP, PART, GER, INF, ADJ, ADV, REL, SUB, CC or PUN; `finite` is the word that agrees with the subject."""

    kind: str
    start: int
    stop: int
    head: int
    preps: list[int] = field(default_factory=list)
    finite: int = -1
    inner: int = -1
    passive: bool = False
    clitic: str = ""


class Words:
    """The words of a sentence and its names."""

    def __init__(self, found: Sequence[Spoken], spans: Sequence[tuple[int, int, str]]) -> None:
        """Take the words of a sentence and its names."""
        self.found = found
        self.tongue = found[0].tongue
        self.names = {start: stop for start, stop, _ in spans}

    def hang(self, child: int, head: int, dep: str) -> None:
        """Hang a word on another."""
        if child != head:
            self.found[child].head, self.found[child].dep = head, dep

    def _form(self, at: int) -> str:
        return self.found[at].feats.get("VerbForm", "") if 0 <= at < len(self.found) and self.found[at].pos in {"VERB", "AUX"} else ""

    def _lemma(self, at: int) -> str:
        return self.found[at].lemma if 0 <= at < len(self.found) else ""

    def _text(self, at: int) -> str:
        return self.found[at].key if 0 <= at < len(self.found) else ""

    def _lower(self, at: int) -> str:
        return self.found[at].form if 0 <= at < len(self.found) else ""

    def _entries(self, at: int) -> tuple[Entry, ...]:
        """Return the glosses that begin with a word, as it stands or else with its base form."""
        return self.tongue.entries(self._lower(at)) or self.tongue.entries(self._lemma(at))

    def _pos(self, at: int) -> str:
        return self.found[at].pos if 0 <= at < len(self.found) else ""

    def _is_time(self, at: int) -> bool:
        return at < len(self.found) and is_time(self.found[at])

    def _take(self, modifiers: list[int], date: Chunk) -> int:
        for word in modifiers:
            self.hang(word, date.head, "nummod" if self._pos(word) == "NUM" else "det")
        return date.stop

    def _date(self, head: int, at: int) -> Chunk | None:
        """Return a day of a month, which the month heads: "3 de mayo de 2019"."""
        day = self._pos(head) == "NUM" or self._text(head) == "primero"
        month = head + 2 if day and self._text(head + 1) == "de" and self._is_time(head + 2) else head
        if not (self._pos(month) == "NOUN" and is_time(self.found[month])):
            return None
        stop = month + 1
        if day and month != head:
            self.hang(head, month, "nummod")
            self.hang(head + 1, month, "fixed")
        if self._text(stop) in {"de", "del"} and self._pos(stop + 1) == "NUM" and self.found[stop + 1].text.isdecimal():
            self.hang(stop, month, "fixed")
            self.hang(stop + 1, month, "nummod")
            stop += 2
        elif day is False and self._pos(stop) == "NUM" and self.found[stop].text.isdecimal():
            following = self._date(stop, stop)
            if following is not None:  # "lunes | 3 de mayo"
                self.hang(following.head, month, "nmod")
                stop = following.stop
            elif self._pos(stop + 1) not in {"NOUN", "ADJ"}:
                self.hang(stop, month, "nummod")
                stop += 1
        while self._pos(stop) == "ADJ" and stop < at + LONGEST:
            self.hang(stop, month, "amod")
            stop += 1
        if not self.tongue.historic:
            return Chunk("NP", head, stop, month)
        if self._text(stop) == "," == self._text(stop + 2) and self.found[stop + 1].text.isdecimal():
            self.hang(stop, month, "punct")
            self.hang(stop + 1, month, "nummod")  # "quinta-feira, | 7, ..."
            stop += 2
        if self._text(stop) == "(" and self._pos(stop + 1) == "NUM" and self._text(stop + 2) == ")":
            for word, dep in ((stop, "punct"), (stop + 1, "nummod"), (stop + 2, "punct")):
                self.hang(word, month, dep)  # "segunda-feira | (24)"
            stop += 3
        return Chunk("NP", head, stop, month)
