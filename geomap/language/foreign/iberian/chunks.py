"""Phrases: takes the tagged words of a sentence, gives its noun phrases, verbs with their helpers, and what joins them, the words within each already hung up.

>>> from geomap.language.foreign.iberian.naming import name
>>> from geomap.language.foreign.iberian.spanish import SPANISH
>>> from geomap.language.foreign.iberian.tagging import tag
>>> from geomap.language.foreign.iberian.tokens import split
>>> found = tag(split(SPANISH, "Tres soldados fueron asesinados cerca de Cali"))
>>> [(c.kind, found[c.head].text, [found[p].text for p in c.preps]) for c in Chunker(found, name(found)).chunks()]
[('NP', 'soldados', []), ('VP', 'asesinados', []), ('PP', 'Cali', ['cerca', 'de'])]
"""

from __future__ import annotations

from geomap.language.foreign.iberian.lexicon import is_quantity, is_time
from geomap.language.foreign.iberian.phrase import Chunk, Words

NOT = frozenset({"no", "nunca", "jamás", "tampoco"})


class Chunker(Words):
    """The phrases of a sentence, one after the other."""

    def chunks(self) -> list[Chunk]:
        """Return the phrases in order."""
        out: list[Chunk] = []
        at = 0
        while at < len(self.found):
            chunk = self._next(at)
            out.append(chunk)
            at = max(chunk.stop, at + 1)
        return out

    def _next(self, at: int) -> Chunk:
        pos, text = self._pos(at), self._text(at)
        if pos == "PUNCT":
            return Chunk("PUN", at, at + 1, at)
        if count := self._count_words(at):
            return self._noun_phrase(at, count)
        preps = self._preposition(at)
        if preps:
            return self._governed(at, preps)
        if pos == "CCONJ":
            return Chunk("CC", at, at + 1, at)
        if (verb := self._verb_at(at)) is not None:
            return verb
        if pos == "SCONJ":
            return Chunk("SUB", at, at + 1, at)
        if self.found[at].feats.get("PronType") == "Rel":
            return Chunk("REL", at, at + 1, at)
        if pos == "DET" and self._text(at + 1) in {"que", "cual", "cuales"}:
            self.hang(at, at + 1, "det")
            return Chunk("REL", at, at + 2, at + 1)
        if pos == "ADV":
            return Chunk("ADV", at, at + 1, at)
        if pos == "ADJ" and self._pos(at + 1) not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return Chunk("ADJ", at, at + 1, at)
        if text == "cuando":
            return Chunk("SUB", at, at + 1, at)
        return self._noun_phrase(at, 0)

    def _count_words(self, at: int) -> int:
        """Return how many words before a number say "at least", "some" and the like, 0 for none."""
        for entry in sorted(self._entries(at), key=lambda e: -len(e.words)):
            stop = at + len(entry.words)
            if entry.becomes == "ADV" and self._spell(at, entry.words) and (self._pos(stop) == "NUM" or self._is_number_noun(stop)):
                return len(entry.words)
        return 1 if self._text(at) in {"unos", "unas"} and self._pos(at + 1) == "NUM" else 0

    def _is_number_noun(self, at: int) -> bool:
        return at < len(self.found) and is_quantity(self.found[at])

    def _spell(self, at: int, entry: tuple[str, ...]) -> bool:
        return all(word in (self._lower(at + k), self._lemma(at + k)) for k, word in enumerate(entry))

    def _preposition(self, at: int) -> list[int]:
        """Return the words of the preposition that begins at a word, one of several as the glossary has it."""
        found = [e for key in dict.fromkeys((self._lower(at), self._lemma(at))) for e in self.tongue.entries(key) if e.becomes == "ADP" and len(e.words) > 1]
        for entry in sorted(found, key=lambda e: -len(e.words)):
            number = "before_number" in entry.when
            stop = at + len(entry.words)
            if self._spell(at, entry.words) and stop < len(self.found) and not (number and self._pos(stop) != "NUM"):
                return list(range(at, stop))
        return [at] if self._pos(at) == "ADP" else []

    def _governed(self, at: int, preps: list[int]) -> Chunk:
        """Return the phrase behind a preposition."""
        behind = preps[-1] + 1
        if self._pos(behind) == "ADP" and self._text(behind) in {"en", "entre", "sobre", "por", "con", "hacia"}:
            preps, behind = [*preps, behind], behind + 1
        if self._text(behind) == "que" or (self._pos(behind) == "SCONJ" and self._text(behind) != "donde"):
            return Chunk("SUB", at, behind + 1, behind, preps)
        if self._text(behind) in {"donde", "quien", "quienes", "cual"} or (self._pos(behind) == "DET" and self._text(behind + 1) in {"que", "cual", "cuales"}):
            rel = behind + (self._pos(behind) == "DET")
            if rel != behind:
                self.hang(behind, rel, "det")
            return Chunk("REL", at, rel + 1, rel, preps)
        verb = self._verb_at(behind)
        if verb is not None:
            verb.start, verb.preps = at, preps
            if verb.kind == "PART":
                return Chunk("PP", at, verb.stop, verb.head, preps)
            return verb
        if self._pos(behind) == "ADV" and not self._count_words(behind):
            return Chunk("PP", at, behind + 1, behind, preps)
        if behind >= len(self.found) or (self._pos(behind) in {"PUNCT", "CCONJ"} and self._text(behind) not in {'"', "\u201c", "\u00ab"}):
            return Chunk("ADV", at, behind, preps[-1])
        if self._pos(behind) == "PUNCT":
            behind += 1
        phrase = self._noun_phrase(behind, self._count_words(behind))
        return Chunk("PP", at, phrase.stop, phrase.head, preps)

    def _verb_at(self, at: int) -> Chunk | None:
        """Return the verb that begins at a word, with what denies it, its pronouns and its helpers."""
        first = at
        before: list[int] = []
        while self._text(at) in NOT or (self.found[at].feats.get("Clitic") if at < len(self.found) else None):
            before.append(at)
            at += 1
        form = self._form(at)
        if not form:
            return None
        kind = {"Fin": "VP", "Part": "PART", "Ger": "GER", "Inf": "INF"}[form]
        chunk = Chunk(kind, first, at + 1, at, finite=at)
        while chunk.stop < len(self.found) and self.found[chunk.stop].lower.startswith("-"):
            before.append(chunk.stop)  # "deteve | -se"
            chunk.stop += 1
        if kind == "PART" and self.tongue.killed and self.found[at].root == "morir":
            self.found[at].lemma = self.tongue.killed
        self._extend(chunk)
        for word in before:
            text = self._text(word)
            dep = "advmod" if text in NOT else "expl" if text == "se" else "iobj" if text in {"le", "les", "me", "nos"} else "obj"
            chunk.clitic = text if dep != "advmod" else chunk.clitic
            self.hang(word, chunk.inner if chunk.inner >= 0 else chunk.head, dep)
        return chunk

    def _extend(self, chunk: Chunk) -> None:
        """Let the words behind a helper be the verb: "ha | sido asesinado", "está disparando", "pudo haber muerto", "va a atacar"."""
        while True:
            at, word = chunk.stop, self.found[chunk.head]
            root = word.root
            skip = at
            while self._pos(skip) == "ADV" and skip < at + 2 and self._text(skip) not in {"más", "menos"}:
                skip += 1
            form = self._form(skip)
            if root == "haber" and form == "Part" and self.found[skip].feats.get("Number") != "Plur":
                if self.tongue.killed and word.feats.get("Tense") == "Fut":
                    word.feats["Tense"] = "Pres"  # "terá | morrido" is what is told, not what will be
                if self.tongue.killed and self.found[skip].root == "morir" and self._lower(skip) != "morrido":
                    self.found[skip].lemma = self.tongue.killed  # "tinha | morto"
                of = self.tongue.killed and self._form(at - 1) == "Inf"
                if of:
                    self.found[skip].feats = {"VerbForm": "Inf"}
                self._help(
                    chunk, skip, "expl" if of and self._text(at - 2) == "de" and self.found[at - 3].within("suspected") else "aux:tense"
                )  # "suspeitos de | terem morto" is of killing
            elif form == "Part" and word.within("passive") and (chunk.kind != "PART" or root == "ser"):
                chunk.passive = True
                self._help(chunk, skip, "aux:pass")
            elif root in {"estar", "seguir", "continuar", "venir", "ir", "andar"} and form == "Ger":
                self._help(chunk, skip, "aux:tense")
            elif root in {"estar", "continuar"} and self.tongue.historic and self._text(at) == "a" and self._form(at + 1) == "Inf":
                self.hang(at, at + 1, "fixed")
                self.found[at + 1].feats = {"VerbForm": "Ger"}  # "estão | a investigar"
                self._help(chunk, at + 1, "aux:tense")
            elif root == "ir" and self._text(at) == "a" and self._form(at + 1) == "Inf":
                word.feats["Mood" if word.feats.get("Tense") == "Imp" else "Tense"] = "Cnd" if word.feats.get("Tense") == "Imp" else "Fut"
                self.hang(at, at + 1, "fixed")
                self._help(chunk, at + 1, "aux:tense")
            elif (word.within("modal") and form == "Inf" and skip == at) or (
                self._text(at) in {"a", "de", "que"} and self._form(at + 1) == "Inf" and self._leads(root, self._text(at))
            ):
                inner = at if form == "Inf" and skip == at else at + 1
                if inner != at:
                    self.hang(at, inner, "mark")
                below = Chunk("INF", inner, inner + 1, inner, finite=inner)
                self._extend(below)
                self.hang(below.head, chunk.head, "xcomp")
                chunk.inner, chunk.stop = below.inner if below.inner >= 0 else below.head, below.stop
                chunk.passive = below.passive
                return
            else:
                return

    @staticmethod
    def _leads(root: str, link: str) -> bool:
        """Tell whether a verb goes on with another behind "a", "de" or "que": "volvió | a atacar", "trató | de huir", "tuvo | que huir"."""
        return (link == "a" and root in {"comenzar", "empezar", "volver", "llegar", "proceder", "atrever", "ayudar", "obligar", "disponer", "dedicar"}) or (
            link == "de" and root in {"tratar", "dejar", "acabar", "terminar", "haber", "cesar"}) or (link == "que" and root in {"tener", "haber"})  # fmt: skip

    def _help(self, chunk: Chunk, main: int, dep: str) -> None:
        """Make a word the verb of a phrase whose verb was so far a helper."""
        helper = chunk.head
        for word in range(chunk.stop, main):
            if self.found[word].head == -1 and self._pos(word) == "ADV":
                self.hang(word, main, "advmod")
        for at, other in enumerate(self.found):
            if other.head == helper and at != main:
                self.hang(at, main, other.dep)
        self.hang(helper, main, dep)
        self.found[helper].pos = "AUX"
        if dep == "aux:pass" and self.found[main].root == "morir" and self.found[helper].root != "aparecer":
            self.found[main].lemma = "matar"  # "resultó | muerto"
        chunk.head, chunk.stop = main, main + 1

    def _noun_phrase(self, at: int, count: int) -> Chunk:
        """Return the phrase of a noun, of a name or of what stands for one; `count` words before its number say how sure that is."""
        start, left = at, list(range(at, at + count))
        at += count
        head = -1
        modifiers: list[int] = []
        while at < len(self.found):
            if at in self.names:
                head = at
                break
            pos = self._pos(at)
            if pos == "NOUN" or (pos == "PRON" and not modifiers):
                head = at
                break
            nominal = pos in {"DET", "NUM", "ADJ"} or (pos in {"ADV", "SYM"} and self._pos(at + 1) in {"NUM", "ADJ"} and modifiers)
            if not nominal or (modifiers and self.found[at].opens_sentence):
                break
            modifiers.append(at)
            at += 1
        if head < 0:
            head = modifiers.pop() if modifiers else start
            at = head
        if (date := self._date(head, at)) is not None:
            return date if not modifiers else Chunk("NP", start, self._take(modifiers, date), date.head)
        stop = self._named(head) if head in self.names else head + 1
        number = next((m for m in reversed(modifiers) if self._pos(m) == "NUM"), head)
        for word in left:
            self.hang(word, number, "advmod")
        for word in modifiers:
            dep = {"DET": "det", "NUM": "nummod", "ADV": "advmod"}.get(self._pos(word), "amod")
            self.hang(word, head, dep)
        noun = self.found[head]
        if noun.pos == "NOUN" and "Gender" not in noun.feats:  # "la | policía" is a body, "el policía" a man
            before = [self.found[word] for word in modifiers] + ([self.found[start - 1]] if start else [])
            told = next((w.feats["Gender"] for w in before if w.feats.get("Gender")), "Masc" if start and self._text(start - 1) == "del" else "")
            noun.feats = {**noun.feats, **({"Gender": told} if told else {})}
        return Chunk("NP", start, self._behind(head, stop), head)

    def _named(self, at: int) -> int:
        stop = self.names[at]
        for word in range(at + 1, stop):
            self.hang(word, at, "flat")
        return stop

    def _behind(self, head: int, stop: int) -> int:
        """Hang the adjectives and the name behind a noun on it, and return where the phrase ends."""
        if self._pos(head) != "NOUN" and not (self._pos(head) == "PROPN" and self._pos(stop) == "ADJ"):
            return stop
        while stop < len(self.found):
            if stop in self.names and not self.found[stop].opens_sentence:
                self.hang(stop, head, "appos")
                return self._named(stop)
            pos, lower = self._pos(stop), self._text(stop)
            if len(self._preposition(stop)) > 1:
                break  # "un ataque | frente a la base"
            if pos == "ADJ":
                self.hang(stop, head, "amod")
            elif pos == "ADV" and self._pos(stop + 1) == "ADJ":
                self.hang(stop, stop + 1, "advmod")
            elif lower in {"y", "e", "o"} and self._pos(stop + 1) == "ADJ" and self._pos(stop - 1) == "ADJ" and self._pos(stop + 2) not in {"NOUN", "PROPN"}:
                self.hang(stop, stop + 1, "cc")
                self.hang(stop + 1, stop - 1, "conj")
                stop += 1
            elif pos == "NOUN" and self._pos(head) == "NOUN" and not is_time(self.found[stop]) and not self.found[stop].opens_sentence:
                self.hang(stop, head, "compound")
            else:
                break
            stop += 1
        return stop
