"""Nouns in their clauses: takes a noun phrase without a preposition, hangs it up as subject, object, time, apposition or part of a list.

>>> Nouns([], []).noun
-1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.frame import QUOTES, Frame
from geomap.language.foreign.iberian.roles import agrees, happens, is_day, is_deed, is_someone, tells

if TYPE_CHECKING:
    from geomap.language.foreign.iberian.frame import Clause
    from geomap.language.foreign.iberian.phrase import Chunk
    from geomap.language.foreign.iberian.tongue import Spoken

ENDS = frozenset({"VP", "SUB", "REL", "CC", "GER", "INF"})


class Nouns(Frame):
    """What noun phrases are."""

    def _np(self, chunk: Chunk) -> None:
        head, clause = chunk.head, self.stack[-1]
        word, before = self.found[head], self._before()
        if is_day(word):
            last = before.head if before is not None and before.kind in {"NP", "PP"} and is_day(self.found[before.head]) else -1
            if last >= 0 and not self.comma:
                self.hang(head, last, "nmod")
            elif clause.verb >= 0:
                self.hang(head, clause.acts, "obl")
            else:
                clause.early.append((head, "obl"))
            return
        if self._starts_clause(clause):
            self._branch(head)
        elif (self.joint >= 0 and self._join(head)) or (self.comma and self.noun >= 0 and self._beside(clause, head)):
            pass
        elif clause.verb < 0:
            clause.early.append((head, "nsubj"))
        else:
            self._behind_verb(clause, chunk)
        self.noun = head
        self.deed = head if is_deed(word) else self.deed

    def _starts_clause(self, clause: Clause) -> bool:
        """Tell whether a noun behind a comma or "y" is the subject of another verb, as the clause has its own: "..., tres resultaron heridos"."""
        if clause.verb < 0 or not (self.comma or self.joint >= 0):
            return False
        head = self.chunks[self.at].head
        behind = self._peek()
        if self.joint >= 0 and clause.passive and behind is not None and behind.kind == "PART" and self.found[head].pos in {"PRON", "NUM", "DET"}:
            return True  # "tres fueron asesinados y otro | herido"
        for chunk in self.chunks[self.at + 1 :]:
            if chunk.kind == "VP":
                return agrees(self.found[head], self.found[chunk.finite]) and not tells(self.found[chunk.head])
            if chunk.kind in ENDS or (chunk.kind == "PUN" and self.found[chunk.head].text not in QUOTES) or chunk.kind == "NP":
                return False
        return False

    def _branch(self, head: int) -> None:
        """Open a clause beside the one that has its verb."""
        while len(self.stack) > 1 and self.stack[-1].kind in {"acl", "relcl", "advcl", "xcomp"}:
            self.stack.pop()
        beside = self.stack[-1]
        clause = self._open("conj" if self.joint >= 0 else "parataxis", beside)
        if self.joint >= 0:
            clause.marks.append(self.joint)
        clause.early.append((head, "nsubj"))

    def _join(self, head: int) -> bool:
        """Join a noun behind "y" to the one before that is most like it."""
        if self.noun < 0:
            return False
        first = self._like(head)
        self.hang(head, first, "conj")
        self.hang(self.joint, head, "cc")
        self.joined.add(first)
        for item in self.listed:  # "A, B y C"
            if item != head:
                self.found[item].dep = "conj"
        self.listed = []
        return self.found[head].head == first

    def _like(self, head: int) -> int:
        """Return the noun, of those that the last one hangs on, to which another is joined: counted people to counted people."""
        word = self.found[head]
        counted = self._counted(head)
        at, best, steps = self.noun, self.noun, 0
        while at >= 0 and steps < len(self.found):
            other = self.found[at]
            if other.pos in {"NOUN", "PROPN", "NUM", "PRON"}:
                same = (
                    (other.pos == "PROPN") == (word.pos == "PROPN")
                    and is_someone(other) == is_someone(word)
                    and (not counted or self._counted(at))
                    and not is_day(other)
                )
                if same:
                    return self.found[at].head if other.dep in {"conj", "appos"} and at in self.listed else at
            at, steps = other.head, steps + 1
        clause = self.stack[-1]
        for role in (clause.object, clause.subject):
            if role >= 0 and counted and self._counted(role):
                return role
        return best

    def _counted(self, at: int) -> bool:
        return any(word.head == at and (word.dep == "nummod" or word.root == "un") for word in self.found) or self.found[at].pos == "NUM"

    def _beside(self, clause: Clause, head: int) -> bool:
        """Hang a noun behind a comma beside the one before it: "el líder, | Juan Ruiz", "en Tumaco, | Nariño", and a list that "y" ends."""
        word, last = self.found[head], self.found[self.noun]
        ending = self._ends_list()
        if word.pos == "NOUN" and word.within("place_nouns") and not is_someone(word) and (last.entity == "GPE" or last.within("place_nouns")):
            self.hang(head, self.noun, "appos")  # "en la vereda Betania, | municipio de El Tambo"
            return self.found[head].head == self.noun
        if clause.verb < 0 and clause.early and clause.early[-1][1] == "obl" and not ending and word.entity != "GPE":
            return False  # "En Cali, | tres soldados"
        if clause.verb < 0 and not ending and is_deed(last) is False and word.pos == "NOUN" and not is_someone(last) and self.found[self.noun].dep == "obl":
            return False
        if last.pos in {"NOUN", "PROPN", "NUM", "PRON"} and not is_day(last):
            top = self.noun
            if word.entity != "GPE" and last.entity == "GPE" and not ending and is_someone(word):
                return False
            self.hang(head, top, "conj" if ending else "appos")
            self.listed = [*self.listed, head]
            return self.found[head].head == top
        return False

    def _ends_list(self) -> bool:
        """Tell whether a list goes on to an "y" and a last item."""
        kinds = self.chunks[self.at + 1 : self.at + 14]
        for k, chunk in enumerate(kinds):
            if chunk.kind == "CC":
                return (
                    k + 1 < len(kinds)
                    and kinds[k + 1].kind in {"NP", "PP"}
                    and not (k + 2 < len(kinds) and kinds[k + 2].kind == "VP" and self.stack[-1].verb >= 0)
                )
            if chunk.kind not in {"NP", "PP", "PUN", "ADJ"}:
                return False
        return False

    def _behind_verb(self, clause: Clause, chunk: Chunk) -> None:
        """Tell what a noun without a preposition behind the verb is to it."""
        head, verb = chunk.head, self.found[clause.acts]
        word = self.found[head]
        finite = self.found[clause.finite] if clause.finite >= 0 else verb
        if clause.copula >= 0 and clause.verb == clause.copula:
            self._say(clause, head)
            return
        taken = clause.subject >= 0
        joined = self._peek() is not None and self._peek().kind == "CC"  # type: ignore[union-attr]
        fits = agrees(word, finite, joined=joined) or agrees(word, finite)
        if clause.kind in {"gerund", "xcomp", "advinf"} or clause.finite < 0:
            dep = "nsubj:pass" if clause.passive and not taken else "obj" if clause.object < 0 else "dep"
        elif clause.passive:
            dep = "nsubj:pass" if not taken and fits else "dep"
        elif happens(verb):
            dep = "nsubj" if not taken and fits else "dep"
        elif clause.reflexive:
            dep = "nsubj" if not taken and fits else "obj"
        elif tells(verb) and not taken and fits and self._tells_of(clause):
            dep = "nsubj"
        elif clause.kind == "relcl" and clause.relative == clause.subject and clause.object < 0 and self._turns_round(clause, word):
            self.found[clause.relative].dep = "obj"
            clause.object, dep = clause.relative, "nsubj"
        elif taken or not fits:
            dep = "obj" if clause.object < 0 and verb.pos == "VERB" else "dep"
        else:
            dep = "nsubj" if self._acts(word, verb) or (clause.object >= 0 and is_someone(word)) else "obj" if clause.object < 0 else "dep"
        self.hang(head, clause.acts if dep in {"obj", "dep"} or clause.passive else clause.verb, dep)
        if dep.startswith("nsubj"):
            clause.subject = head
        elif dep == "obj":
            clause.object = head

    def _tells_of(self, clause: Clause) -> bool:
        """Tell whether a verb of telling tells of what stands before it or behind "que": "..., informó | la policía"."""
        behind = self._peek()
        following = self.chunks[self.at + 1 : self.at + 6]
        said = any(chunk.kind == "SUB" or (chunk.kind == "REL" and self.found[chunk.head].text == "que") for chunk in following)
        return clause.kind in {"parataxis", "according"} or said or behind is None or self.found[behind.head].text in {":", ".", ","}

    def _turns_round(self, clause: Clause, word: Spoken) -> bool:
        """Tell whether a relative is what somebody behind the verb does: "la base que atacó | el ELN"."""
        named = self.found[clause.on] if clause.on >= 0 else None
        return named is not None and not is_someone(named) and is_someone(word) and not self._counted(self.found.index(word)) and word.pos != "NUM"

    def _acts(self, word: Spoken, verb: Spoken) -> bool:
        """Tell whether who stands behind a verb without a subject does it: its object follows, or it is one whom the verb must have."""
        if not verb.tongue.marks_objects:
            return False
        behind = self._peek()
        if behind is not None and is_someone(word):
            if behind.kind == "NP" and not is_day(self.found[behind.head]) and self.found[behind.head].pos in {"NOUN", "NUM", "PROPN"}:
                return True
            if behind.kind == "PP" and self.found[behind.preps[0]].root == "a" and is_someone(self.found[behind.head]):
                return True
        singular = verb.feats.get("Number") == "Sing" and is_someone(word) and not self._counted(self.found.index(word))
        return (
            singular
            and word.pos == "NOUN"
            and verb.feats.get("Tense") == "Past"
            and any(w.dep == "det" and w.root == "el" and self.found[w.head] is word for w in self.found if w.head >= 0)
        )
