"""Sentences that a model broke in two: takes the words of a paragraph, hangs each piece on the one that it belongs to.

>>> from geomap.language.tree import Word
>>> words = [Word("Samedi", 0, "samedi", "NOUN", -1, "root", opens_sentence=True), Word(",", 6, ",", "PUNCT", 2, "punct", opens_sentence=True)]
>>> words.append(Word("attaqué", 8, "attaquer", "VERB", -1, "root"))
>>> rejoin(words)
>>> [(word.text, word.head, word.dep) for word in words]
[('Samedi', 2, 'obl'), (',', 2, 'punct'), ('attaqué', -1, 'root')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.bodies import length
from geomap.language.words import words as listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.language.tree import Word

LONGEST = 6
"""In words, of a known name."""
DASHES = frozenset("\u2013\u2014")
COLONS = frozenset(":;")
GOING_ON = frozenset(",")
STOPS = frozenset('.!?\u2026"\u00bb\u201d:;')


def rejoin(words: Sequence[Word]) -> None:
    """Hang what was taken for a sentence on the one that it goes on, or the other way round where only it has a verb.

    It goes on where it begins with a small letter behind no stop ("41 morts | dans une attaque") or with a comma ("Samedi | , trois hommes ...").
    """
    root = 0
    for at, word in enumerate(words):
        if at and not word.opens_sentence:
            continue
        stop = next((k for k in range(at + 1, len(words)) if words[k].opens_sentence), len(words))
        top = next((k for k in range(at, stop) if not at <= words[k].head < stop), at)
        if not at or not _goes_on(words, at):
            root = top
            continue
        word.opens_sentence = False
        aside = words[top].lemma in listed("tellers") or (top == at + 1 and _describes(words, top))  # "38 civils | , enlevés en mai, sont ..."
        if word.text == "," and aside and words[root].pos in {"NOUN", "PROPN"}:
            words[top].head, words[top].dep = root, "parataxis" if words[top].lemma in listed("tellers") else "acl"
            continue
        if words[root].pos != "VERB" and words[top].pos == "VERB":
            words[root].head, words[root].dep = top, "obl" if words[root].pos in {"NOUN", "PROPN"} else "parataxis"
            words[top].head, words[top].dep, root = -1, "root", top
            continue
        placed = any(words[k].head == top and words[k].dep == "case" for k in range(at, stop))
        words[top].head, words[top].dep = root, ("obl" if words[root].pos == "VERB" else "nmod") if placed else "parataxis"


def _describes(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a past participle without a helper."""
    past = words[at].pos == "VERB" and words[at].feats.get("VerbForm") == "Part" and words[at].feats.get("Tense") == "Past"
    return past and not any(word.head == at and word.dep.startswith("aux") for word in words)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if any(length(words, start) > at - start for start in range(max(at - LONGEST, 0), at)):
        return True  # "Boko | Haram"
    if word.text in GOING_ON:
        return before.text[-1:] not in STOPS
    return word.text[:1].islower() and (before.text[-1:].isalnum() or before.text in {")", ","})


def part(words: Sequence[Word]) -> None:
    """Let a clause of Russian with a verb of its own be a sentence behind a dash, with its subject, a colon or a semicolon: "погиб житель \u2014 | мужчина скончался"."""
    first = 0
    for at, sign in enumerate(words[:-1]):
        first = at if sign.opens_sentence else first
        if sign.text not in DASHES | COLONS or words[at - 1].text[-1:] in STOPS | GOING_ON or words[at + 1].idx == sign.idx + 1:
            continue  # "22:40"
        stop = next((k for k in range(at + 1, len(words)) if words[k].opens_sentence), len(words))
        before = next((k for k in range(first, at) if _says(words[k])), None)
        behind = next((k for k in range(at + 1, stop) if _says(words[k])), None)
        if before is None or behind is None:
            continue
        nouns = (k for k in range(at + 1, stop if sign.text in COLONS else behind) if words[k].pos == "NOUN" and words[k].feats.get("Case") in {"Nom", "Gen"})
        subject = next(nouns, None)
        if sign.text in DASHES and (subject is None or words[subject].feats["Case"] != "Nom" or words[subject].dep not in {"nsubj", "appos"}):
            continue
        if not at < words[behind].head < stop:
            words[behind].head, words[behind].dep = -1, "root"
        lost = subject is not None and not at < words[subject].head < stop and not any(w.head == behind and w.dep.startswith("nsubj") for w in words[at:stop])
        if subject is not None and (sign.text in DASHES or lost):
            words[subject].head, words[subject].dep = behind, "nsubj"
        words[at + 1].opens_sentence, sign.head = True, before
        for k in range(first, at):
            words[k].head = before if words[k].head > at else words[k].head
        if not any(word.head == -1 for word in words[first:at]):
            words[before].head, words[before].dep = -1, "root"


def _says(word: Word) -> bool:
    """Tell whether it is a verb of Russian in a tense, or the short participle that stands for one."""
    return word.pos == "VERB" and bool(word.feats.get("Aspect")) and (word.feats.get("VerbForm") == "Fin" or word.feats.get("Variant") == "Short")
