"""Phrases with a preposition in their clauses: takes one, hangs it on the verb, on the deed that it says more of, or on the noun before it.

>>> Phrases([], []).deed
-1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.nouns import Nouns
from geomap.language.foreign.iberian.roles import does, harms, hits, is_day, is_deed, is_done_by, is_someone

if TYPE_CHECKING:
    from geomap.language.foreign.iberian.frame import Clause
    from geomap.language.foreign.iberian.phrase import Chunk


class Phrases(Nouns):
    """What phrases with a preposition are."""

    def _pp(self, chunk: Chunk) -> None:
        head, clause = chunk.head, self.stack[-1]
        word, before = self.found[head], self._before()
        first = self.found[chunk.preps[0]]
        plain = first.root if len(chunk.preps) == 1 else ""
        self._preps(chunk, head)
        if self.joint >= 0 and self._join_phrase(chunk):
            self.noun = head
            return
        nominal = before is not None and before.kind in {"NP", "PP"} and not self.comma
        last = self.found[self.noun] if self.noun >= 0 else None
        if is_day(word):
            self._hang_time(clause, head, nominal=nominal, plain=plain)
            return
        if plain == "de" and nominal and last is not None and is_done_by(last, word):
            self.hang(head, self.noun, "obl:agent")
        elif plain == "de" and last is not None and (nominal or (self.comma and clause.verb < 0) or (self.comma and word.root == "año")):
            self.hang(head, self.noun, "nmod")
        elif clause.verb < 0:
            on_noun = last is not None and not self.comma and (nominal or plain == "de")
            if on_noun:
                self.hang(head, self._deed_before(plain), "nmod")
            elif last is not None and self.comma and word.entity == "GPE" and last.entity == "GPE":
                self.hang(head, self.noun, "nmod")
            else:
                clause.early.append((head, "obl"))
        else:
            self._hang_behind(clause, chunk, plain, nominal=nominal)
        self.noun = head
        self.deed = head if is_deed(word) and plain != "de" else self.deed

    def _deed_before(self, plain: str) -> int:
        """Return the noun that a phrase before the verb belongs to: what is done rather than where or who it is said of last."""
        at, steps = self.noun, 0
        while at >= 0 and steps < len(self.found):
            if is_deed(self.found[at]) and plain != "de":
                return at
            at, steps = self.found[at].head, steps + 1
        return self.noun

    def _join_phrase(self, chunk: Chunk) -> bool:
        """Join a phrase behind "y" to one before that has the same preposition: "en Cali | y en Bogotá"."""
        lemma = self.found[chunk.preps[0]].lemma
        for before in reversed(self.chunks[: self.at]):
            if before.kind == "VP":
                break
            if before.kind == "PP" and self.found[before.preps[0]].lemma == lemma and is_day(self.found[before.head]) == is_day(self.found[chunk.head]):
                self.hang(chunk.head, before.head, "conj")
                self.hang(self.joint, chunk.head, "cc")
                self.joined.add(before.head)
                return True
        return False

    def _hang_time(self, clause: Clause, head: int, *, nominal: bool, plain: str) -> None:
        before = self._before()
        if plain == "de" and before is not None and before.kind in {"NP", "PP"} and not self.comma:
            self.hang(head, before.head if is_day(self.found[before.head]) else self.noun, "nmod")
        elif clause.verb >= 0:
            self.hang(head, clause.acts, "obl")
        elif nominal and self.noun >= 0 and is_deed(self.found[self.noun]):
            self.hang(head, self.noun, "nmod")
        else:
            clause.early.append((head, "obl"))

    def _hang_behind(self, clause: Clause, chunk: Chunk, plain: str, *, nominal: bool) -> None:
        """Hang a phrase behind a verb on it, or on the noun before."""
        head, acts = chunk.head, clause.acts
        word = self.found[head]
        last = self.found[self.noun] if self.noun >= 0 else None
        if plain == "a" and word.tongue.marks_objects and self._is_meant(clause, head):
            self._preps(chunk, acts, "expl")
            clause.object = head
            if self.found[acts].root == "disparar" and not self._shoots_at_once(chunk):
                self.found[acts].lemma = "balear"  # "le dispararon desde una moto | a un periodista"
            self.hang(head, acts, "obj")
        elif plain == "por" and clause.passive and does(word):
            self.hang(head, acts, "obl:agent")
        elif nominal and last is not None and self._is_of_noun(plain, chunk):
            self.hang(head, self._deed_before(plain) if plain != "de" else self.noun, "nmod")
        elif nominal and plain == "entre" and self.deed >= 0:
            self.hang(head, self.deed, "nmod")  # "un enfrentamiento con fusiles | entre policías y ladrones"
        else:
            self.hang(head, acts, "obl")

    def _shoots_at_once(self, chunk: Chunk) -> bool:
        """Tell whether "a" stands right behind the verb, where the glossary has the two for one."""
        return chunk.preps[0] > 0 and self.found[chunk.preps[0] - 1].pos == "VERB"

    def _is_of_noun(self, plain: str, chunk: Chunk) -> bool:
        """Tell whether a phrase says more of the noun before it than of the verb: "un ataque | contra la base", "hombres | con fusiles"."""
        last = self.found[self.noun]
        if plain in {"contra", "entre", "de", "sobre"} or self.found[chunk.preps[0]].key in {"contra", "entre"}:
            return is_deed(last) or plain == "de"
        return plain == "con" and is_deed(last) and is_someone(self.found[chunk.head])

    def _is_meant(self, clause: Clause, head: int) -> bool:
        """Tell whether "a" only says that somebody is the object: "mataron | a tres campesinos"."""
        word, verb = self.found[head], self.found[clause.acts]
        if clause.object >= 0 or clause.passive or verb.pos != "VERB" or verb.within("going") or clause.copula >= 0 or word.entity == "GPE":
            return False
        return is_someone(word) or hits(verb, word) or (self.found[head - 1].key in {"un", "una"} and harms(verb) and not word.english())
