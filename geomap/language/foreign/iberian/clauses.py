"""Clauses: takes the phrases of a sentence, hangs each on the verb or noun that it belongs to, by their order, agreement and what the verbs govern.

What is not sure hangs with the plain relation "dep".

>>> from geomap.language.foreign.iberian.chunks import Chunker
>>> from geomap.language.foreign.iberian.naming import name
>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> from geomap.language.foreign.iberian.tagging import tag
>>> from geomap.language.foreign.iberian.tokens import split
>>> found = tag(split(SPANISH, "Tres soldados fueron asesinados por hombres armados"))
>>> Clauses(found, Chunker(found, name(found)).chunks()).hang_all()
>>> [(w.text, w.dep) for w in found]
[('Tres', 'nummod'), ('soldados', 'nsubj:pass'), ('fueron', 'aux:pass'), ('asesinados', 'root'), ('por', 'case'), ('hombres', 'obl:agent'), ('armados', 'amod')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.closing import Closing
from geomap.language.foreign.iberian.roles import agrees, is_day, tells

if TYPE_CHECKING:
    from geomap.language.foreign.iberian.frame import Clause
    from geomap.language.foreign.iberian.phrase import Chunk

BARE = frozenset({"acl", "xcomp", "gerund", "advinf"})
PASSING = frozenset({"Fin"})


class Clauses(Closing):
    """The clauses of one sentence."""

    def hang_all(self) -> None:
        """Hang all phrases, then what is left."""
        for at, chunk in enumerate(self.chunks):
            self.at = at
            getattr(self, f"_{chunk.kind.lower()}")(chunk)
            if chunk.kind not in {"PUN", "CC"}:
                self.comma, self.joint = False, -1
        self._close()

    def _vp(self, chunk: Chunk) -> None:
        clause = self.stack[-1]
        if clause.kind in BARE and not (self.joint >= 0 and clause.kind == "none"):
            while len(self.stack) > 1 and self.stack[-1].kind in BARE:
                self.stack.pop()
            clause = self.stack[-1]
        if chunk.preps:
            clause = self._open("according", clause)
            clause.marks += chunk.preps
        elif clause.verb >= 0:
            clause = self._next_clause(chunk)
        clause.finite, clause.verb, clause.inner, clause.passive = chunk.finite, chunk.head, chunk.inner, chunk.passive
        verb = self.found[clause.acts]
        clause.reflexive = chunk.clitic == "se"
        if chunk.clitic in {"lo", "la", "los", "las"}:
            clause.object = clause.object if clause.object >= 0 else chunk.start
        if verb.within("copulas") and chunk.inner < 0 and not chunk.passive and self._is_said():
            clause.copula = clause.verb
        self._settle(clause, chunk)
        self.noun = self.deed = -1

    def _is_said(self) -> bool:
        """Tell whether what a copula says follows."""
        behind = self._peek()
        if behind is not None and behind.kind == "ADV":
            behind = self._peek(2)
        return behind is not None and (behind.kind == "ADJ" or (behind.kind == "NP" and not is_day(self.found[behind.head])))

    def _next_clause(self, chunk: Chunk) -> Clause:
        """Return the clause of a finite verb where the one that is open has its own."""
        finite = self.found[chunk.finite]
        if self.joint >= 0:
            while len(self.stack) > 1 and not self._goes_with(self.stack[-1], finite):
                self.stack.pop()
            beside = self.stack[-1]
            joined = self._open("conj", beside)
            joined.marks.append(self.joint)
            return joined
        waiting = next((k for k in range(len(self.stack) - 1, -1, -1) if self.stack[k].verb < 0), None)
        if waiting is not None:
            del self.stack[waiting + 1 :]
            return self.stack[-1]
        self.stack = self.stack[:1]
        return self._open("parataxis", self.main)

    def _goes_with(self, clause: Clause, finite: object) -> bool:
        feats = finite.feats  # type: ignore[attr-defined]
        if clause.finite < 0:
            return False
        other = self.found[clause.finite].feats
        return other.get("Tense") == feats.get("Tense") and (other.get("Number") == feats.get("Number") or clause.kind == "main")

    def _settle(self, clause: Clause, chunk: Chunk) -> None:
        """Hang what stood before a verb on it."""
        finite = self.found[chunk.finite]
        subject = -1
        bare = [head for head, dep in clause.early if dep == "nsubj"]
        fitting = [head for head in bare if agrees(self.found[head], finite, joined=head in self.joined) or agrees(self.found[head], finite)]
        if bare and not fitting and len(bare) == 1 and self.found[bare[0]].pos == "PROPN":
            fitting = bare
        if fitting:
            subject = fitting[0]
        if clause.kind == "relcl" and clause.relative >= 0 and self.found[clause.relative].dep == "dep":
            rel = clause.relative
            unfit = clause.on >= 0 and clause.kind == "relcl" and not self._may_do(clause)
            self.hang(rel, clause.acts, "obj" if subject >= 0 or unfit else "nsubj:pass" if clause.passive else "nsubj")
            if subject < 0 and not unfit:
                clause.subject = rel
            else:
                clause.object = rel
        for head, dep in clause.early:
            if head == subject:
                self.hang(head, clause.acts if clause.passive else clause.verb, "nsubj:pass" if clause.passive else "nsubj")
                clause.subject = head
            else:
                self.hang(head, clause.acts, dep if dep != "nsubj" else "dep")
        for mark in clause.marks:
            self.hang(mark, clause.verb, "cc" if self.found[mark].pos == "CCONJ" else "mark")
        clause.early = []

    def _may_do(self, clause: Clause) -> bool:
        """Tell whether a noun that a relative clause may be of agrees with its verb: not "los periodistas que había secuestrado"."""
        at, steps = clause.on, 0
        while at >= 0 and steps < len(self.found):
            word = self.found[at]
            if word.pos in {"NOUN", "PROPN", "NUM", "PRON"} and self._is_who(clause, at) and agrees(word, self.found[clause.finite], joined=at in self.joined):
                return True
            at, steps = word.head, steps + 1
        return False

    def _part(self, chunk: Chunk) -> None:
        """Hang a participle that stands by itself: on the noun that it describes, on the one that it is joined to, or as the verb of a headline."""
        clause, before = self.stack[-1], self._before()
        head = chunk.head
        word = self.found[head]
        if self.joint >= 0 and clause.verb >= 0 and self.found[clause.acts].feats.get("VerbForm") == "Part":
            self.hang(head, clause.acts, "conj")
            self.hang(self.joint, head, "cc")
            if clause.inner >= 0:
                clause.inner = head
            else:
                clause.verb = head
            clause.passive = True
            self.noun = -1
            return
        if clause.kind == "conj" and clause.verb < 0 and clause.early and clause.parent is not None and clause.parent.passive:
            clause.verb, clause.passive, clause.finite = head, True, head
            self._settle(clause, chunk)
            self.noun = -1
            return
        noun = self._described(chunk)
        near = before is not None and before.kind in {"NP", "PP", "ADJ", "ADV", "PUN", "PART"}
        if clause.copula >= 0 and clause.verb == clause.copula:
            self._say(clause, head)
        elif noun >= 0 and near:
            self.hang(head, noun, "acl")
            made = self._open("acl", clause)
            made.verb, made.passive = head, True
        elif clause.verb < 0 and not clause.early and not self._finite_follows():
            clause.verb, clause.passive, clause.finite = head, True, head
            self._settle(clause, chunk)
        elif clause.verb < 0:
            made = self._open("acl", clause)
            made.verb, made.passive = head, True
            made.kind = "partadv"
        else:
            self.hang(head, clause.acts, "xcomp")
            word.feats.setdefault("VerbForm", "Part")
        self.noun = -1 if noun < 0 else self.noun

    def _described(self, chunk: Chunk) -> int:
        """Return the noun that a participle describes: the nearest before it, in the chain of those that hang on each other, that agrees."""
        at, steps = self.noun, 0
        while at >= 0 and steps < len(self.found):
            word = self.found[at]
            if word.pos in {"NOUN", "PROPN", "NUM", "PRON"} and not is_day(word) and agrees(word, self.found[chunk.head], joined=at in self.joined):
                return at
            at, steps = word.head, steps + 1
        return -1

    def _finite_follows(self) -> bool:
        return any(chunk.kind == "VP" for chunk in self.chunks[self.at + 1 :]) and not any(chunk.kind in {"REL", "SUB"} for chunk in self.chunks[self.at + 1 :])

    def _ger(self, chunk: Chunk) -> None:
        self._bare(chunk, "gerund")

    def _inf(self, chunk: Chunk) -> None:
        self._bare(chunk, "advinf")

    def _bare(self, chunk: Chunk, kind: str) -> None:
        """Open the clause of a gerund or an infinitive."""
        while len(self.stack) > 1 and self.stack[-1].kind in BARE and self.joint < 0:
            self.stack.pop()
        clause, before = self.stack[-1], self._before()
        if self.joint >= 0 and clause.kind == kind:
            self.hang(chunk.head, clause.verb, "conj")
            self.hang(self.joint, chunk.head, "cc")
            self.stack.pop()
            made = self._open(kind, clause.parent or self.main)
            made.verb, made.passive = chunk.head, chunk.passive
            return
        made = self._open(kind, clause)
        made.verb, made.inner, made.passive = chunk.head, chunk.inner, chunk.passive
        self._preps(chunk, chunk.head, "mark")
        on_noun = chunk.preps and self.found[chunk.preps[0]].root == "de" and len(chunk.preps) == 1 and before is not None and before.kind in {"NP", "PP"}
        if on_noun and self.noun >= 0:
            self.hang(chunk.head, self.noun, "acl")
        elif not chunk.preps and kind == "advinf" and clause.verb >= 0:
            self.hang(chunk.head, clause.acts, "xcomp")
        elif clause.verb < 0 and kind == "gerund" and self.noun >= 0 and not self.comma:
            self.hang(chunk.head, self.noun, "acl")
        self.noun = -1

    def _rel(self, chunk: Chunk) -> None:
        """Open a relative clause on the noun before it, or the clause of what somebody behind the verb tells: "informó la policía | que"."""
        clause = self.stack[-1]
        text = self.found[chunk.head].key
        told = clause.verb >= 0 and tells(self.found[clause.acts]) and text == "que" and not chunk.preps and chunk.stop - chunk.start == 1
        if (told and (self.noun < 0 or self.noun == clause.subject)) or (self.noun < 0 and clause.verb >= 0 and text == "que"):
            self._sub(chunk)
            return
        made = self._open("relcl", clause, self.noun)
        made.relative = chunk.head
        if len(chunk.preps) == 1 and self.found[chunk.preps[0]].root == "a":
            made.object = chunk.head  # "el comandante al que | mataron los soldados"
            made.early.append((chunk.head, "obj"))
            self.found[chunk.head].dep = "obj"
            self._preps(chunk, chunk.head, "expl")
        elif chunk.preps:
            self._preps(chunk, chunk.head)
            made.early.append((chunk.head, "obl"))
            self.found[chunk.head].dep = "obl"
        elif text in {"donde", "cuando", "adonde"}:
            made.early.append((chunk.head, "advmod"))
            self.found[chunk.head].dep = "advmod"

    def _sub(self, chunk: Chunk) -> None:
        """Open a clause that depends on the one that is open."""
        clause = self.stack[-1]
        that = self.found[chunk.head].key == "que" and not chunk.preps
        while len(self.stack) > 1 and self.stack[-1].kind in BARE and not that:
            self.stack.pop()
            clause = self.stack[-1]
        if self.found[chunk.head].key == "donde" and self.noun >= 0 and not chunk.preps:
            self._rel(chunk)
            return
        made = self._open("ccomp" if that and clause.verb >= 0 else "acl:that" if that and self.noun >= 0 else "advcl", clause, self.noun)
        made.marks += [*chunk.preps, chunk.head]
        self.found[chunk.head].pos = "SCONJ"
        self.noun = -1
