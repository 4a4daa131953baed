"""A sentence while its clauses are read: the clauses that are open, and what is common to all phrases that are hung up.

>>> Clause("main").acts
-1
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.foreign.iberian.phrase import Chunk
    from geomap.language.foreign.iberian.tongue import Spoken

QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d')


@dataclass(slots=True, eq=False)
class Clause:
    """A clause while it is read. `verb` is its verb, or what a copula says; `inner` the infinitive that takes its objects; `early` what stands before its verb."""

    kind: str
    parent: Clause | None = None
    on: int = -1
    verb: int = -1
    inner: int = -1
    finite: int = -1
    subject: int = -1
    object: int = -1
    passive: bool = False
    copula: int = -1
    reflexive: bool = False
    relative: int = -1
    marks: list[int] = field(default_factory=list)
    early: list[tuple[int, str]] = field(default_factory=list)

    @property
    def acts(self) -> int:
        """Return the verb that governs what follows."""
        return self.inner if self.inner >= 0 else self.verb


class Frame:
    """The clauses of one sentence."""

    def __init__(self, found: Sequence[Spoken], chunks: Sequence[Chunk]) -> None:
        """Take the words and the phrases of a sentence."""
        self.found, self.chunks = found, chunks
        self.main = Clause("main")
        self.stack = [self.main]
        self.all = [self.main]
        self.at = 0
        self.comma = False
        self.joint = -1
        self.noun = -1
        self.deed = -1
        self.listed: list[int] = []
        self.joined: set[int] = set()

    def hang(self, child: int, head: int, dep: str) -> None:
        """Hang a word on another, unless that hangs on it."""
        above, steps = head, 0
        while above >= 0 and steps < len(self.found):
            if above == child:
                return
            above, steps = self.found[above].head, steps + 1
        self.found[child].head, self.found[child].dep = head, dep

    def _peek(self, step: int = 1) -> Chunk | None:
        """Return the next phrase but signs of quotes."""
        at = self.at
        while step and at + 1 < len(self.chunks):
            at += 1
            if self.chunks[at].kind != "PUN" or self.found[self.chunks[at].head].text not in QUOTES:
                step -= 1
        return self.chunks[at] if not step else None

    def _before(self) -> Chunk | None:
        return self.chunks[self.at - 1] if self.at else None

    def _open(self, kind: str, parent: Clause, on: int = -1) -> Clause:
        clause = Clause(kind, parent, on)
        self.stack.append(clause)
        self.all.append(clause)
        return clause

    def _preps(self, chunk: Chunk, head: int, dep: str = "case") -> None:
        for prep in chunk.preps:
            self.hang(prep, head, dep)

    def _cc(self, chunk: Chunk) -> None:
        self.joint = chunk.head

    def _pun(self, chunk: Chunk) -> None:
        sign = self.found[chunk.head].text
        if sign in QUOTES:
            return
        self.comma = True
        if sign in {";", ":"}:
            self.stack = self.stack[:1]
            if self.main.verb >= 0:
                self._open("parataxis", self.main)
        elif sign in {",", ")", "\u2014", "\u2013"} and len(self.stack) > 1 and self.stack[-1].kind in {"acl", "xcomp"}:
            self.stack.pop()

    def _adv(self, chunk: Chunk) -> None:
        clause = self.stack[-1]
        behind = self._peek()
        for word in range(chunk.start, chunk.stop):
            if behind is not None and behind.kind in {"PART", "ADJ"} and behind.start == chunk.stop:
                self.hang(word, behind.head, "advmod")
            elif clause.verb >= 0:
                self.hang(word, clause.acts, "advmod")
            else:
                clause.early.append((word, "advmod"))

    def _adj(self, chunk: Chunk) -> None:
        clause = self.stack[-1]
        if clause.copula >= 0 and clause.verb == clause.copula:
            self._say(clause, chunk.head)
        elif self.noun >= 0:
            self.hang(chunk.head, self.noun, "amod" if not self.comma else "acl")
        elif clause.verb >= 0:
            self.hang(chunk.head, clause.acts, "xcomp")
        else:
            clause.early.append((chunk.head, "dep"))
        if self.joint >= 0:
            self.hang(self.joint, chunk.head, "cc")

    def _say(self, clause: Clause, predicate: int) -> None:
        """Let what is said by a copula head its clause."""
        copula = clause.copula
        for at, word in enumerate(self.found):
            if word.head == copula and at != predicate:
                word.head = predicate
        clause.verb, clause.copula, clause.inner = predicate, -1, -1
        self.found[copula].pos = "AUX"
        self.hang(copula, predicate, "cop")
