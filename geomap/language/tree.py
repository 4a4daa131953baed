"""A parsed paragraph as plain objects: takes words with their heads, gives tokens and sentences with the attributes that the text rooms read of spaCy's.

`text`, `idx` and `len` are the document's own; `lemma_`, `lower_`, `pos_`, `tag_` and `dep_` are what the rules read, which for a language other than English
are English words and labels (see pivot.py). A token may have no letters of its own: the "of" of a genitive.

>>> tree = Tree("Bombe à Gao", [Word("Bombe", 0, "bomb", "NOUN", -1, "ROOT"), Word("à", 6, "in", "ADP", 0, "prep"), Word("Gao", 8, "Gao", "PROPN", 1, "pobj")])
>>> [(t.text, t.lower_, t.head.text) for t in tree], tree.char_span(8, 11).root.dep_
([('Bombe', 'bomb', 'Bombe'), ('à', 'in', 'Bombe'), ('Gao', 'gao', 'à')], 'pobj')
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPACES, SIGNS = "SPACE", "PUNCT"
WORD = re.compile(r"\w+")
DEEPEST = 200


@dataclass(slots=True, eq=False)
class Word:
    """What a token is made of; `head` is the number of another word of the same tree, -1 for the root of a sentence."""

    text: str
    idx: int
    lemma: str
    pos: str
    head: int = -1
    dep: str = "dep"
    tag: str = ""
    lower: str = ""
    base: str = ""
    nation: tuple[int, str] = (-1, "")
    """Where, within a name, an adjective of a nation begins, and its English word."""
    entity: str = ""
    opens_entity: bool = False
    opens_sentence: bool = False
    feats: dict[str, str] = field(default_factory=dict)


class Token:
    """One word of a tree; `is_punct` tells whether it is a sign, `is_space` whether it is blank, and the edges are the first and last word of its subtree."""

    __slots__ = (
        "base",
        "below",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "is_space",
        "left_edge",
        "lemma_",
        "lower_",
        "nation",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
    )

    def __init__(self, doc: Tree, i: int, word: Word) -> None:
        """Take over what `word` says; heads and sentences are set by the tree."""
        self.doc, self.i, self.idx, self.text = doc, i, word.idx, word.text
        self.lemma_, self.pos_, self.tag_, self.dep_ = word.lemma, word.pos, word.tag, word.dep
        self.lower_ = word.lower or word.lemma.lower()
        self.base, self.nation = word.base, word.nation
        self.ent_type_ = word.entity
        self.ent_iob_ = "O" if not word.entity else "B" if word.opens_entity else "I"
        self.is_sent_start = word.opens_sentence
        self.is_punct, self.is_space = word.pos == SIGNS, word.pos == SPACES
        self.head: Token = self
        self.below: list[Token] = []
        self.sent: Sentence
        self.left_edge: Token
        self.right_edge: Token

    def __len__(self) -> int:
        """Return how many letters of the text it has."""
        return len(self.text)

    def __repr__(self) -> str:
        """Show the word and its gloss."""
        return f"{self.text}/{self.lemma_}"

    @property
    def text_with_ws(self) -> str:
        """Return the gloss and a space."""
        return self.lower_ + " "

    @property
    def children(self) -> Iterator[Token]:
        """Yield the words that hang on this one, in order."""
        return iter(self.below)

    @property
    def lefts(self) -> Iterator[Token]:
        """Yield the dependents before it."""
        return (child for child in self.below if child.i < self.i)

    @property
    def rights(self) -> Iterator[Token]:
        """Yield the dependents behind it."""
        return (child for child in self.below if child.i > self.i)

    @property
    def subtree(self) -> Iterator[Token]:
        """Yield it and all below it, in order."""
        found, waiting = [], [self]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting += at.below
        return iter(sorted(found, key=lambda token: token.i))

    @property
    def ancestors(self) -> Iterator[Token]:
        """Yield the words above it, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def nbor(self, step: int = 1) -> Token:
        """Return the token `step` places on."""
        return self.doc.tokens[self.i + step]

    def is_ancestor(self, other: Token) -> bool:
        """Tell whether `other` hangs below it."""
        return any(token is self for token in other.ancestors)

    @property
    def is_title(self) -> bool:
        """Tell whether it begins with a capital and goes on without."""
        return self.text.istitle()

    @property
    def is_lower(self) -> bool:
        """Tell whether it is written in small letters."""
        return self.text.islower()

    @property
    def is_alpha(self) -> bool:
        """Tell whether it is all letters."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Tell whether it is all digits."""
        return self.text.isdigit()


class Sentence:
    """A run of a tree's tokens: a sentence, or any slice."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Tree, start: int, end: int) -> None:
        """Hold the tokens from `start` up to and without `end`."""
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, at: int | slice) -> Token | Sentence:
        """Return the token at a place in it, or a run of its tokens."""
        if isinstance(at, slice):
            first, stop, _ = at.indices(len(self))
            return Sentence(self.doc, self.start + first, self.start + max(first, stop))
        return self.doc.tokens[self.start + at if at >= 0 else self.end + at]

    def __len__(self) -> int:
        """Return how many tokens it has."""
        return self.end - self.start

    @property
    def start_char(self) -> int:
        """Return the offset of its first letter in the paragraph."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Return the offset behind its last letter."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last)

    @property
    def text(self) -> str:
        """Return its words as the rules read them."""
        return self.doc.said(self)

    @property
    def root(self) -> Token:
        """Return the token whose head lies outside."""
        outside = [token for token in self if token.head is token or not self.start <= token.head.i < self.end]
        return self.doc.first_of(outside) if outside else self.doc.tokens[self.start]


class Entity(Sentence):
    """A name: a run of tokens with a label."""

    __slots__ = ("label_",)

    def __init__(self, doc: Tree, start: int, end: int, label: str) -> None:
        """Hold the tokens from `start` up to and without `end`, labelled `label`."""
        super().__init__(doc, start, end)
        self.label_ = label


class Tree:
    """A paragraph's tokens and sentences, and what has been asked of its words (grammar/asking.py)."""

    __slots__ = ("_ends", "_starts", "known", "sents", "text", "tokens")

    token_of = Token
    """What its tokens are."""

    def __init__(self, text: str, words: Sequence[Word], *, sound: bool = False) -> None:
        """Build the tokens of `words`; a head that would close a circle is not followed, which those of `sound` words never do."""
        self.text = text
        self.known: dict[Any, Any] = {}
        self.tokens = [self.token_of(self, i, word) for i, word in enumerate(words)]
        for token, word in zip(self.tokens, words, strict=True):
            if 0 <= word.head < len(words) and (sound or not _circular(words, token.i)):
                token.head = self.tokens[word.head]
                token.head.below.append(token)
            else:
                token.dep_ = "ROOT"  # rules climb from a word while it is a part of a list
        _set_edges(self.tokens)
        starts = sorted({0, *(i for i, word in enumerate(words) if word.opens_sentence)}) if words else []
        self.sents = [Sentence(self, a, b) for a, b in itertools.pairwise([*starts, len(words)])] if starts else []
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self._starts = [token.idx for token in self.tokens]
        self._ends = [token.idx + len(token) for token in self.tokens]

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens."""
        return iter(self.tokens)

    def __getitem__(self, at: int | slice) -> Token | Sentence:
        """Return a token, or the run of tokens of a slice."""
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self.tokens))
            return Sentence(self, start, max(start, stop))
        return self.tokens[at]

    def said(self, run: Sentence) -> str:
        """Return the words of a run of tokens as the rules read them."""
        return " ".join(token.lower_ for token in run)

    def first_of(self, outside: Sequence[Token]) -> Token:
        """Return which of several tokens that hang on nothing within a run is its root: the first."""
        return min(outside, key=lambda token: (token.is_punct, token.head is not token and token.dep_ == "prep", token.i))

    @property
    def bases(self) -> dict[int, str]:
        """Return the base forms of the words that have another one, by their offsets."""
        found: dict[int, str] = {}
        for token in self.tokens:
            words, bases = list(WORD.finditer(token.text)), WORD.findall(token.base)
            if len(words) == len(bases):
                found |= {token.idx + word.start(): base for word, base in zip(words, bases, strict=True) if base != word[0]}
        return found

    @property
    def ents(self) -> list[Entity]:
        """Return the names that the model found, in order."""
        found: list[Entity] = []
        for token in self.tokens:
            if token.ent_iob_ == "B":
                found.append(Entity(self, token.i, token.i + 1, token.ent_type_))
            elif token.ent_iob_ == "I" and found and found[-1].end == token.i:
                found[-1].end += 1
        return found

    def char_span(self, start: int, end: int, alignment_mode: str = "expand") -> Sentence | None:  # noqa: ARG002 - spaCy's signature
        """Return the run of tokens that the letters from `start` to `end` lie in, or None."""
        first = bisect_right(self._ends, start)
        stop = bisect_left(self._starts, end)
        return Sentence(self, first, stop) if first < stop else None


def _set_edges(tokens: Sequence[Token]) -> None:
    """Set the edges of each token: in order, the first word below a token that comes up to it is its left edge; from behind, its right edge."""
    for side, run in (("left_edge", tokens), ("right_edge", tokens[::-1])):
        for token in run:
            above = token
            while not hasattr(above, side):
                setattr(above, side, token)
                above = above.head


def _circular(words: Sequence[Word], at: int) -> bool:
    seen, here = 0, words[at].head
    while 0 <= here < len(words) and seen < DEEPEST:
        if here == at:
            return True
        here, seen = words[here].head, seen + 1
    return seen >= DEEPEST
