"""Spanish clauses: takes the phrases of a sentence, hangs each on the verb or noun that it belongs to, by their order, agreement and what the verbs govern.

What is not sure hangs with the plain relation "dep".

>>> from geomap.language.foreign.spanish.chunks import Chunker
>>> from geomap.language.foreign.spanish.naming import name
>>> from geomap.language.foreign.spanish.tagging import tag
>>> from geomap.language.foreign.spanish.tokens import split
>>> found = tag(split("Tres soldados fueron asesinados por hombres armados"))
>>> Clauses(found, Chunker(found, name(found)).chunks()).hang_all()
>>> [(w.text, w.dep) for w in found]
[('Tres', 'nummod'), ('soldados', 'nsubj:pass'), ('fueron', 'aux:pass'), ('asesinados', 'root'), ('por', 'case'), ('hombres', 'obl:agent'), ('armados', 'amod')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.spanish.nouns import Nouns
from geomap.language.foreign.spanish.roles import agrees, does, hits, is_day, is_deed, is_someone, tells
from geomap.language.words import words

if TYPE_CHECKING:
    from geomap.language.foreign.spanish.chunks import Chunk
    from geomap.language.foreign.spanish.frame import Clause

BARE = frozenset({"acl", "xcomp", "gerund", "advinf"})
PASSING = frozenset({"Fin"})


class Clauses(Nouns):
    """The clauses of one sentence."""

    def hang_all(self) -> None:
        """Hang all phrases, then what is left."""
        for at, chunk in enumerate(self.chunks):
            self.at = at
            getattr(self, f"_{chunk.kind.lower()}")(chunk)
            if chunk.kind not in {"PUN", "CC"}:
                self.comma, self.joint = False, -1
        self._close()

    # Prepositions.

    def _pp(self, chunk: Chunk) -> None:
        head, clause = chunk.head, self.stack[-1]
        word, before = self.found[head], self._before()
        first = self.found[chunk.preps[0]]
        plain = first.lemma if len(chunk.preps) == 1 else ""
        self._preps(chunk, head)
        if self.joint >= 0 and self._join_phrase(chunk):
            self.noun = head
            return
        nominal = before is not None and before.kind in {"NP", "PP"} and not self.comma
        last = self.found[self.noun] if self.noun >= 0 else None
        if is_day(word):
            self._hang_time(clause, head, nominal=nominal, plain=plain)
            return
        if plain == "de" and last is not None and (nominal or (self.comma and clause.verb < 0) or (self.comma and word.lemma == "año")):
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
        if plain == "a" and self._is_meant(clause, head):
            self._preps(chunk, acts, "expl")
            clause.object = head
            self.hang(head, acts, "obj")
        elif plain == "por" and clause.passive and does(word):
            self.hang(head, acts, "obl:agent")
        elif nominal and last is not None and self._is_of_noun(plain, chunk):
            self.hang(head, self._deed_before(plain) if plain != "de" else self.noun, "nmod")
        elif nominal and plain == "entre" and self.deed >= 0:
            self.hang(head, self.deed, "nmod")  # "un enfrentamiento con fusiles | entre policías y ladrones"
        else:
            self.hang(head, acts, "obl")

    def _is_of_noun(self, plain: str, chunk: Chunk) -> bool:
        """Tell whether a phrase says more of the noun before it than of the verb: "un ataque | contra la base", "hombres | con fusiles"."""
        last = self.found[self.noun]
        if plain in {"contra", "entre", "de", "sobre"} or self.found[chunk.preps[0]].text.lower() in {"contra", "entre"}:
            return is_deed(last) or plain == "de"
        return plain == "con" and is_deed(last) and is_someone(self.found[chunk.head])

    def _is_meant(self, clause: Clause, head: int) -> bool:
        """Tell whether "a" only says that somebody is the object: "mataron | a tres campesinos"."""
        word, verb = self.found[head], self.found[clause.acts]
        if clause.object >= 0 or clause.passive or verb.pos != "VERB" or verb.lemma in words("going_es") or clause.copula >= 0 or word.entity == "GPE":
            return False
        return is_someone(word) or hits(verb, word)

    # Verbs.

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
        if verb.lemma in words("copulas_es") and chunk.inner < 0 and not chunk.passive and self._is_said():
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
            if word.pos in {"NOUN", "PROPN", "NUM", "PRON"} and agrees(word, self.found[clause.finite], joined=at in self.joined):
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
        on_noun = chunk.preps and self.found[chunk.preps[0]].lemma == "de" and len(chunk.preps) == 1 and before is not None and before.kind in {"NP", "PP"}
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
        text = self.found[chunk.head].text.lower()
        told = clause.verb >= 0 and tells(self.found[clause.acts]) and text == "que" and not chunk.preps and chunk.stop - chunk.start == 1
        if (told and (self.noun < 0 or self.noun == clause.subject)) or (self.noun < 0 and clause.verb >= 0 and text == "que"):
            self._sub(chunk)
            return
        made = self._open("relcl", clause, self.noun)
        made.relative = chunk.head
        if chunk.preps:
            self._preps(chunk, chunk.head)
            made.early.append((chunk.head, "obl"))
            self.found[chunk.head].dep = "obl"
        elif text in {"donde", "cuando", "adonde"}:
            made.early.append((chunk.head, "advmod"))
            self.found[chunk.head].dep = "advmod"

    def _sub(self, chunk: Chunk) -> None:
        """Open a clause that depends on the one that is open."""
        clause = self.stack[-1]
        that = self.found[chunk.head].text.lower() == "que" and not chunk.preps
        while len(self.stack) > 1 and self.stack[-1].kind in BARE and not that:
            self.stack.pop()
            clause = self.stack[-1]
        if self.found[chunk.head].text.lower() == "donde" and self.noun >= 0 and not chunk.preps:
            self._rel(chunk)
            return
        made = self._open("ccomp" if that and clause.verb >= 0 else "acl:that" if that and self.noun >= 0 else "advcl", clause, self.noun)
        made.marks += [*chunk.preps, chunk.head]
        self.found[chunk.head].pos = "SCONJ"
        self.noun = -1

    # The end.

    def _close(self) -> None:
        """Hang clauses on each other, and what was left over on the root."""
        if self.main.verb < 0:
            self._name_root()
        root = self.main.verb
        for clause in self.all[1:]:
            self._hang_clause(clause, root)
        for clause in self.all:
            self._name_nobody(clause)
        self._mark_denied()
        first = next((chunk for chunk in self.chunks if chunk.kind != "PUN"), None)
        if first is not None and first.kind == "VP" and first.head == root and self.found[first.finite].feats.get("Tense") == "Pres":
            self.found[first.finite].feats = {**self.found[first.finite].feats, "Tense": "Past"}  # a headline: "Mueren dos soldados"
        self.found[root].head, self.found[root].dep = -1, "root"
        for at, word in enumerate(self.found):
            if word.head < 0 and at != root:
                self.hang(at, root, "punct" if word.pos == "PUNCT" else "dep")

    def _name_nobody(self, clause: Clause) -> None:
        """Make a passive of a verb in the plural that nobody is named for, and of "hay": "mataron a un juez" is that one was killed."""
        verb = self.found[clause.verb] if clause.verb >= 0 else None
        if verb is None or verb.pos != "VERB" or clause.object < 0 or clause.subject >= 0 or clause.passive or clause.inner >= 0 or clause.finite < 0:
            return
        there = verb.lemma == "haber"
        nobody = clause.kind in {"main", "ccomp"} and self.found[clause.finite].feats.get("Number") == "Plur" and not clause.reflexive
        if self.found[clause.object].dep == "obj" and self.found[clause.object].pos != "PRON" and (there or nobody) and not self._spoken_for(clause):
            verb.feats, self.found[clause.object].dep = {"VerbForm": "Part", "Variant": "Short", "Tense": "Past"}, "nsubj:pass"
            verb.lemma = "registrar" if there else verb.lemma

    def _mark_denied(self) -> None:
        """Mark a bare noun of a verb that is denied, as the partitive of French does: "no dejó | víctimas" is no victims."""
        denied = {word.head for word in self.found if word.text.lower() == "no" and word.dep == "advmod"}
        defined = {word.head for word in self.found if word.dep in {"det", "nummod"}}
        for at, word in enumerate(self.found):
            if word.pos == "NOUN" and word.head in denied and at not in defined and word.dep in {"obj", "nsubj", "nsubj:pass"}:
                word.feats = {**word.feats, "Case": "Gen"}

    def _spoken_for(self, clause: Clause) -> bool:
        """Tell whether a clause has a subject that only hangs loosely."""
        return any(word.head == clause.verb and word.dep == "nsubj" for word in self.found)

    def _name_root(self) -> None:
        """Let a noun head a sentence without a verb: "Ataque contra una base en Cauca"."""
        heads = [head for head, _ in self.main.early]
        bare = [head for head, dep in self.main.early if dep == "nsubj"]
        root = bare[0] if bare else heads[0] if heads else 0
        self.main.verb = root
        for head, dep in self.main.early:
            if head != root:
                self.hang(head, root, "nmod" if dep == "obl" else "advmod" if dep == "advmod" else "dep")

    def _hang_clause(self, clause: Clause, root: int) -> None:
        parent = clause.parent or self.main
        above = parent.acts if parent.verb >= 0 else parent.early[0][0] if parent.early else root
        if clause.verb < 0:
            for head, dep in clause.early:
                self.hang(head, above, "appos" if dep == "nsubj" else dep)
            for mark in (*clause.marks, *([clause.relative] if clause.relative >= 0 else [])):
                if self.found[mark].head < 0:
                    self.hang(mark, above, "dep")
            return
        if self.found[clause.verb].head >= 0:
            return
        dep = {"relcl": "acl:relcl", "according": "advcl", "gerund": "advcl", "advinf": "advcl", "partadv": "advcl", "acl:that": "acl"}.get(
            clause.kind, clause.kind
        )
        if clause.kind == "relcl":
            above = self._relative_head(clause, above)
        elif clause.kind == "acl:that":
            above = clause.on
        self.hang(clause.verb, above, dep)

    def _relative_head(self, clause: Clause, above: int) -> int:
        """Return the noun that a relative clause is of: the nearest that may be its subject."""
        at, steps = clause.on, 0
        subject = clause.subject == clause.relative
        while at >= 0 and steps < len(self.found):
            word = self.found[at]
            fits = not subject or clause.finite < 0 or agrees(word, self.found[clause.finite], joined=at in self.joined)
            if word.pos in {"NOUN", "PROPN", "NUM", "PRON"} and fits and not (subject and word.entity == "GPE" and word.pos == "PROPN"):
                return at
            at, steps = word.head, steps + 1
        return clause.on if clause.on >= 0 else above
