"""The end of a sentence: takes its clauses, hangs them on each other, and what is left over on the root.

>>> Closing([], []).main.verb
-1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.prepositions import Phrases
from geomap.language.foreign.iberian.roles import agrees, is_someone

if TYPE_CHECKING:
    from geomap.language.foreign.iberian.frame import Clause
    from geomap.language.foreign.iberian.phrase import Chunk


class Closing(Phrases):
    """What is done when all phrases are hung up."""

    def _close(self) -> None:
        """Hang clauses on each other, and what was left over on the root."""
        if self.main.verb < 0:
            self._name_root()
        root = self.main.verb
        if self.found[root].dep == "conj" and self.found[root].head >= 0 and self.found[root].tongue.historic:
            root = self.found[root].head  # "foi raptada | e morta"
        for clause in self.all[1:]:
            self._hang_clause(clause, root)
        for clause in self.all:
            self._name_nobody(clause)
        self._mark_denied()
        first = next((chunk for chunk in self.chunks if chunk.kind != "PUN"), None)
        opens = first is not None and first.kind == "VP" and first.head == root
        if (opens or self._is_bare(first)) and self.found[self.main.finite].feats.get("Tense") == "Pres":
            self.found[self.main.finite].feats = {**self.found[self.main.finite].feats, "Tense": "Past"}  # a headline: "Mueren dos soldados"
        self.found[root].head, self.found[root].dep = -1, "root"
        for at, word in enumerate(self.found):
            if word.head < 0 and at != root:
                self.hang(at, root, "punct" if word.pos == "PUNCT" else "dep")

    def _is_bare(self, first: Chunk | None) -> bool:
        """Tell whether a sentence begins with its subject, a noun without an article, as headlines of Portuguese do: "Polícia | prende três"."""
        if first is None or first.kind != "NP" or first.head != self.main.subject or self.main.finite < 0 or not self.found[first.head].tongue.historic:
            return False
        opening = self.found[first.start]
        return (opening.pos == "NOUN" or (opening.pos == "PROPN" and opening.entity == "ORG")) and self.main.object >= 0

    def _name_nobody(self, clause: Clause) -> None:
        """Make a passive of a verb in the plural that nobody is named for, and of "hay": "mataron a un juez" is that one was killed."""
        verb = self.found[clause.verb] if clause.verb >= 0 else None
        if verb is None or verb.pos != "VERB" or clause.object < 0 or clause.subject >= 0 or clause.passive or clause.inner >= 0 or clause.finite < 0:
            return
        there = verb.root == "haber"
        nobody = clause.kind in {"main", "ccomp"} and self.found[clause.finite].feats.get("Number") == "Plur" and not clause.reflexive
        if self.found[clause.object].dep == "obj" and self.found[clause.object].pos != "PRON" and (there or nobody) and not self._spoken_for(clause):
            verb.feats, self.found[clause.object].dep = {"VerbForm": "Part", "Variant": "Short", "Tense": "Past"}, "nsubj:pass"
            verb.lemma = "registrar" if there else verb.lemma

    def _mark_denied(self) -> None:
        """Mark a bare noun of a verb that is denied, as the partitive of French does: "no dejó | víctimas" is no victims."""
        denied = {word.head for word in self.found if word.key == "no" and word.dep == "advmod"}
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

    def _is_who(self, clause: Clause, at: int) -> bool:
        """Tell whether a relative may be of a noun: "quien" is of somebody."""
        return clause.relative < 0 or not self.found[clause.relative].root.startswith("quien") or is_someone(self.found[at])

    def _relative_head(self, clause: Clause, above: int) -> int:
        """Return the noun that a relative clause is of: the nearest that may be its subject."""
        at, steps = clause.on, 0
        subject = clause.subject == clause.relative
        while at >= 0 and steps < len(self.found):
            word = self.found[at]
            fits = not subject or clause.finite < 0 or agrees(word, self.found[clause.finite], joined=at in self.joined)
            if (
                word.pos in {"NOUN", "PROPN", "NUM", "PRON"}
                and fits
                and self._is_who(clause, at)
                and not (subject and word.entity == "GPE" and word.pos == "PROPN")
            ):
                return at
            at, steps = word.head, steps + 1
        return clause.on if clause.on >= 0 else above
