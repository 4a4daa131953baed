"""An English parse as plain objects: takes spaCy's analysis of a paragraph, gives it as a tree (tree.py) that says the same of every word.

The rules ask a word for its relation, its base form or what hangs on it some hundred times. spaCy makes an object of the word, and letters of each of its numbers,
at every one of these questions, and lays out no less than 7 kB for each text that it reads; here each is asked once, and kept.

>>> from geomap.language.parse import model
>>> tree = flat(model()("Aziz Farid, Kabul"))
>>> [token.text for token in tree], len(tree.sents), tree[0].pos_
(['Aziz', 'Farid', ',', 'Kabul'], 1, 'PROPN')
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any

from geomap.language.tree import Sentence, Token, Tree, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMED = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]
"""What spaCy keeps as the number of a string."""
COUNTED = ["IDX", "HEAD", "ENT_IOB", "SENT_START", "IS_PUNCT", "IS_SPACE"]
BEGINS = 3
"""Of a word, that a name begins with it."""


class FlatToken(Token):
    """One word of an English paragraph, which always has letters of its own."""

    __slots__ = ()

    @property
    def text_with_ws(self) -> str:
        """Return its letters and the space behind them."""
        end = self.doc.tokens[self.i + 1].idx if self.i + 1 < len(self.doc) else len(self.doc.text)
        return self.doc.text[self.idx : end]

    @property
    def subtree(self) -> Iterator[Token]:
        """Yield all below it on the left, itself, and all below it on the right, each with its own in the same order."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.below:
                yield token
                continue
            below = [(child, False) for child in reversed(token.below)]
            lefts = sum(child.i < token.i for child in token.below)
            waiting += [*below[: len(below) - lefts], (token, True), *below[len(below) - lefts :]]


class Flat(Tree):
    """An English paragraph's tokens and sentences; a run of them says the text's own words."""

    __slots__ = ()
    token_of = FlatToken
    lang_ = "en"

    @property
    def bases(self) -> dict[int, str]:
        """Return no base forms: English names are not inflected."""
        return {}

    def said(self, run: Sentence) -> str:
        """Return the text of a run of tokens."""
        return self.text[run.start_char : run.end_char] if len(run) else ""

    def first_of(self, outside: Sequence[Token]) -> Token:
        """Return the token nearest to the root of its sentence; a sign or space on which nothing hangs only for want of another."""

        def depth(token: Token) -> int:
            bare = (token.is_space or token.is_punct) and not token.below
            return len(self) - 1 if bare and token.head is not token else sum(1 for _ in token.ancestors)

        return min(outside, key=depth)


def flat(doc: Any) -> Flat:
    """Return the tokens, relations, names and sentences of `doc`."""
    names = doc.to_array(NAMED)
    strings = {key: intern(doc.vocab.strings[key]) for key in set(names.ravel().tolist())}
    counts = doc.to_array(COUNTED).astype("int64").tolist()
    heads = _without_rings([at + head for at, (_, head, *_) in enumerate(counts)])
    words = [
        Word(
            text=strings[text],
            idx=idx,
            lemma=strings[lemma],
            pos=strings[pos],
            head=heads[at] if heads[at] != at else -1,
            dep=strings[dep],
            tag=strings[tag],
            lower=strings[lower],
            entity=strings[entity],
            opens_entity=opens == BEGINS,
            opens_sentence=starts == 1,
        )
        for at, ((text, lower, lemma, pos, tag, dep, entity), (idx, _, opens, starts, _, _)) in enumerate(zip(names.tolist(), counts, strict=True))
    ]
    tree = Flat(doc.text, words, sound=True)
    for token, (*_, sign, blank) in zip(tree.tokens, counts, strict=True):
        token.is_punct, token.is_space = bool(sign), bool(blank)
    return tree


def _without_rings(heads: list[int]) -> list[int]:
    """Return the heads with no ring among them, which a mend may have closed: of each, one word is made a root."""
    sound, heads = [False] * len(heads), list(heads)
    for start in range(len(heads)):
        at, climbed = start, set[int]()
        while not sound[at] and heads[at] != at and at not in climbed:
            climbed.add(at)
            at = heads[at]
        if at in climbed:
            heads[at] = at
        for below in climbed:
            sound[below] = True
    return heads
