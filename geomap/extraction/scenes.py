r"""A document laid out for this room: takes an analysis with its places and dates, gives sentences with what lies in each, in order.

>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> scene = lay_out(analyse(Document(doc_id="d", text="Bomb kills two\n\nA bomb went off. The FMLN claimed it.")), [], [])
>>> [(s.index, s.kind, len(s.actors)) for s in scene.sentences]
[(0, 'heading', 0), (1, 'text', 0), (2, 'text', 1)]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from geomap.extraction.actors import find_actors
from geomap.extraction.furniture import is_furniture
from geomap.extraction.lexicons import words
from geomap.extraction.names.inside import without_tails
from geomap.extraction.names.lonely import without_lonely
from geomap.extraction.names.namesakes import in_their_country, in_their_state
from geomap.extraction.names.nowhere import nowhere, of_a_force
from geomap.extraction.names.papers import without_papers
from geomap.extraction.names.votes import doubt
from geomap.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.lexicons import KnownActor
    from geomap.language import Analysis, Paragraph
    from geomap.types import DateMention, Document, Resolution

COUNTRY = 6
STOPS = (".", "!", "?", ":", ";")
OPENING = 5
"""Within how many words a sentence turns to something else."""
SECTIONS, FEW = 3, 3
"""How many headings make a digest, and how many sentences stand below each at most."""
BOUND = re.compile(r"[-\u2010\u2011\u2013](\w+)")
"""What is bound to a name by a hyphen."""
T = TypeVar("T")


def singular(word: str) -> str:
    """Return a plural noun without its ending; the parser gives names no base form."""
    return word.removesuffix("es") if word.endswith(("shes", "ches", "xes")) else word.removesuffix("s")


@dataclass(slots=True, eq=False)
class Frame:
    """The entry that a sentence stands in: its numbers, and the places and times of its head."""

    entry: int
    of_list: int
    places: list[Resolution] = field(default_factory=list)
    unknown: list[Resolution] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    around: list[DateMention] = field(default_factory=list)
    """The time of the heading or of the sentence above the list."""
    prose: bool = False
    """Whether it is told in whole sentences: what stands below the heading of a day, and the fields of a form, not an entry behind its head."""
    form: bool = False
    """Whether it is a form, of which all fields tell of one incident."""
    chapter: Frame | None = None
    """The day or place that the heading above its list gives."""

    @property
    def labelled(self) -> bool:
        """Tell whether its head names a place or a time."""
        return bool(self.places or self.unknown or self.dates)


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence: its parse, where it lies in the document, and the places, dates and known actors in it, each with the head of its words."""

    index: int
    paragraph: int
    kind: str
    offset: int
    parse: Any
    source: str
    start: int
    end: int
    first: bool = False
    people: frozenset[str] = frozenset()
    """The single names of people whom the document names in full."""
    entry: int = 0
    of_list: int = 0
    frame: Frame | None = None
    """The entry of a list that it stands in."""
    section: int = 0
    """Below which heading of a digest it stands."""
    turn: int = 0
    """How often the report has turned to something else before it: "In another development, ...", "In a separate incident, ..."."""
    opens: bool = False
    """Whether it begins a paragraph of a round-up, which tells of something else than the one before it."""
    places: list[tuple[Resolution, Token]] = field(default_factory=list)
    dates: list[tuple[DateMention, Token]] = field(default_factory=list)
    actors: list[tuple[KnownActor, int, int]] = field(default_factory=list)
    phrases: dict[Token, Any] = field(default_factory=dict, repr=False)
    """Its noun phrases that have been asked for, by their heads."""
    _forms: frozenset[str] | None = None
    _called: frozenset[str] | None = None

    @property
    def forms(self) -> frozenset[str]:
        """Return its words, as they stand and as lemmas, in small letters."""
        if self._forms is None:
            self._forms = frozenset(w for t in self.parse for w in (t.lemma_.lower(), t.lower_))
        return self._forms

    @property
    def called(self) -> frozenset[str]:
        """Return its words, and its names in the plural also without their endings."""
        if self._called is None:
            self._called = self.forms | {singular(t.lower_) for t in self.parse if t.pos_ == "PROPN"}
        return self._called

    def span(self, first: Token, last: Token) -> Span:
        """Return the document's range from token `first` to token `last`, both included."""
        return Span(start=self.offset + first.idx, end=self.offset + last.idx + len(last))

    @property
    def terse(self) -> bool:
        """Tell whether it is told as headlines tell, in the present and without articles: a headline, or an entry under its place and day."""
        return self.kind == "heading" or self.section > 0 or (self.frame is not None and self.frame.labelled and not self.frame.prose)

    def words(self, span: Span) -> str:
        """Return the document's words in `span`, on one line."""
        return " ".join(self.source[span.start : span.end].split())

    def head_of(self, span: Span) -> Token | None:
        """Return the head of the words in `span`: the one whose own head lies outside."""
        inside = self.parse.doc.char_span(span.start - self.offset, span.end - self.offset, alignment_mode="expand")
        return inside.root if inside is not None and len(inside) else None


@dataclass(slots=True, eq=False)
class Scene:
    """A document's sentences in order, and what is known of the whole."""

    document: Document
    sentences: list[Sentence]
    published: str | None
    countries: frozenset[str]
    resolutions: list[Resolution]
    dates: list[DateMention]
    used: dict[int, list[Resolution]] = field(default_factory=dict)
    """The places that govern a mention, by the index of their sentence."""
    deeds: set[int] = field(default_factory=set)
    """The sentences that tell of a deed, not only of an operation or of damage."""
    aside: set[int] = field(default_factory=set)
    """Where the places are named of what is only feared or wanted: "who fears attacks in Spain"."""
    known: dict[str, Any] = field(default_factory=dict)
    """What has been found of the whole document, by name."""

    @property
    def english(self) -> bool:
        """Tell whether the report is in English, as far as is known."""
        return (self.document.language or "en").startswith("en")

    def once(self, what: str, find: Callable[[], T]) -> T:
        """Return what `find` finds of the whole document, which is the same for each of its accounts: it is looked for once."""
        if what not in self.known:
            self.known[what] = find()
        found: T = self.known[what]
        return found


def lay_out(analysis: Analysis, resolutions: list[Resolution], dates: list[DateMention]) -> Scene:
    """Return the sentences of `analysis` with their places, dates and actors; a place in a country that the report is not of is left a name."""
    people = _people(analysis)
    resolutions = doubt([r for r in resolutions if r.where_prec == COUNTRY or r.toponym.surface.casefold() not in people])
    resolutions = without_tails(resolutions, analysis.document.text)
    resolutions = without_lonely(in_their_country(resolutions), *_names(analysis))
    resolutions = without_papers(in_their_state(resolutions, analysis.document.text), analysis.document.text)
    countries = frozenset(r.place.country_code for r in resolutions if r.place and r.place.country_code and r.toponym.literal)
    sentences: list[Sentence] = []
    begun, turn = False, 0
    for at, paragraph in enumerate(analysis.paragraphs):
        if not paragraph.parsed or is_furniture(paragraph.text):
            continue
        found = find_actors(_cased(paragraph), countries, getattr(paragraph.doc, "bases", None))
        actors = [hit for hit in found if not _only_tied(paragraph.text, hit[2])]
        for parse in paragraph.doc.sents:
            start, end = paragraph.offset + parse.start_char, paragraph.offset + parse.end_char
            sentence = Sentence(len(sentences), at, paragraph.kind, paragraph.offset, parse, analysis.document.text, start, end)
            sentence.actors = [(a, paragraph.offset + s, paragraph.offset + e) for a, s, e in actors if parse.start_char <= s < parse.end_char]
            sentence.people, sentence.entry, sentence.of_list = people, paragraph.entry, paragraph.of_list
            sentence.first = paragraph.kind == "text" and not begun
            begun = begun or sentence.first
            turn += _turns(sentence)
            sentence.turn = turn
            sentences.append(sentence)
    _part_at_headings(sentences)
    starts = [s.start for s in sentences]
    for resolution in resolutions:
        _put(sentences, starts, resolution.toponym.span, resolution, "places")
    for date in dates:
        _put(sentences, starts, date.span, date, "dates")
    for sentence in sentences:
        sentence.dates = [(d, head) for d, head in sentence.dates if not _of_a_name(d, sentence)]
    resolutions = _without_nowhere(resolutions, sentences)
    _carry_over(sentences)
    return Scene(analysis.document, sentences, analysis.document.published, countries, resolutions, dates)


def _of_a_name(date: DateMention, sentence: Sentence) -> bool:
    """Tell whether a day or month is a part of the name of a body: "Black September", "the 19 April Movement"."""
    at = date.span
    return any(start <= at.start and at.end <= end and end - start > at.end - at.start for _, start, end in sentence.actors)


def _only_tied(text: str, end: int) -> bool:
    """Tell whether a name that ends there only says to whom others are tied: "al-Qaida-linked fighters"."""
    behind = BOUND.match(text, end)
    return behind is not None and behind[1].lower() in words("tied_by_hyphen")


def _without_nowhere(resolutions: list[Resolution], sentences: list[Sentence]) -> list[Resolution]:
    """Return the resolutions, and leave the sentences, without the names that put nothing anywhere; those in the names of forces still tell the country."""
    dropped = {r.toponym.span.start for s in sentences for r, head in s.places if nowhere(r, head)}
    for sentence in sentences:
        sentence.places = [(r, head) for r, head in sentence.places if r.toponym.span.start not in dropped and not of_a_force(head)]
    return [r for r in resolutions if r.toponym.span.start not in dropped]


def _cased(paragraph: Paragraph) -> str:
    """Return the text of a paragraph, with the case that was given back to it where it was written without any, in other languages than English or with nothing else."""
    read = paragraph.doc.text if paragraph.text.islower() or (paragraph.language != "en" and paragraph.parsed) else paragraph.text
    return read if len(read) == len(paragraph.text) else paragraph.text


def _names(analysis: Analysis) -> tuple[dict[int, tuple[KnownActor, int]], dict[int, str], set[int]]:
    """Return the known actors, with the length of their names, the labels of what no preposition puts anywhere, by where each of their words starts, and where initials do."""
    actors: dict[int, tuple[KnownActor, int]] = {}
    labels: dict[int, str] = {}
    initials: set[int] = set()
    for paragraph in analysis.paragraphs:
        if paragraph.parsed:
            initials |= {paragraph.offset + t.idx for t in paragraph.doc if t.text.isupper() and paragraph.kind != "dateline"}
            spans = [(a, s, e) for a, s, e in find_actors(_cased(paragraph), frozenset(), getattr(paragraph.doc, "bases", None))]
            actors |= {paragraph.offset + t.idx: (a, e - s) for a, s, e in spans for t in paragraph.doc if s <= t.idx < e}
            named = [t for t in paragraph.doc if t.ent_type_ and t.dep_ != "pobj" and paragraph.kind != "dateline" and not _of_an_area(t)]
            labels |= {paragraph.offset + t.idx: t.ent_type_ for t in named}
    return actors, labels, initials


def _of_an_area(word: Token) -> bool:
    """Tell whether a word says where an area or a way lies, whatever the model takes it for: "the Orikhiv area of X", "the road linking Masisi to X"."""
    if word.dep_ == "dobj" and word.head.dep_ == "acl":
        return word.head.lower_ in words("linking_places") and word.head.head.lemma_.lower() in words("ways")
    return word.dep_ in ("compound", "nmod") and word.head.pos_ == "NOUN" and word.head.lemma_.lower() in words("spot_nouns") | words("wide_units")


def _carry_over(sentences: list[Sentence]) -> None:
    """Give a sentence the time and place that the parser cut off before it: "On Monday night (5 April) militants attacked"."""
    for opening, sentence in pairwise(sentences):
        if opening.paragraph != sentence.paragraph or opening.kind != "text" or opening.parse.text.rstrip().endswith(STOPS):
            continue
        if not any(t.pos_ in ("VERB", "AUX") for t in opening.parse) and opening.parse[0].pos_ == "ADP":
            sentence.dates[:0] = [(date, sentence.parse.root) for date, _ in opening.dates]
            sentence.places[:0] = [(place, sentence.parse.root) for place, _ in opening.places]


def _part_at_headings(sentences: list[Sentence]) -> None:
    """Let each heading open a section of its own in a digest: three names or more as headings, and no more than a few sentences below each."""
    at = [s.index for s in sentences if s.kind == "heading"]
    below = [end - start - 1 for start, end in pairwise([*at, len(sentences)])]
    short = all(len(sentences[k].parse) <= OPENING and not any(t.pos_ == "VERB" for t in sentences[k].parse) for k in at)
    if len(at) < SECTIONS or not short or not all(0 < n <= FEW for n in below):
        return
    for sentence in sentences:
        sentence.section = sum(start <= sentence.index for start in at)


def _turns(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with words that turn to something else: "In another development, ...", "In a second action, ..."."""
    first = sentence.parse[:OPENING]
    if sentence.kind != "text" or len(first) < OPENING or first[0].lower_ != "in":
        return False
    head = next((t for t in first if t.dep_ == "pobj" and t.head == first[0]), None)
    said = {t.lower_ for t in head.children} if head is not None else set()
    return head is not None and head.lemma_.lower() in words("turns") and bool(said & words("turning"))


def _people(analysis: Analysis) -> frozenset[str]:
    """Return the single names, folded, of people whom the document names in full, where none stands as a place: "Hamza" of "Hamza bin Laden"."""
    parsed = [p for p in analysis.paragraphs if p.parsed]
    told = [e for p in parsed if p.kind != "dateline" for e in p.doc.ents if e.label_ == "PERSON"]
    persons = [[t for t in e if t.pos_ == "PROPN"] for e in told if not any(t.dep_ == "cc" for t in e)]  # "between Bria and Ippy" is no full name
    full = {t.text.casefold() for name in persons if len(name) > 1 for t in name}
    full |= {name for p in parsed for e in p.doc.ents if e.label_ == "PERSON" and (name := _second_surname(e))}
    places = {
        t.text.casefold() for p in parsed for e in p.doc.ents if e.label_ in ("GPE", "LOC", "FAC") and (p.kind != "text" or _stands_as_place(e)) for t in e
    }
    return frozenset(full - places)


def _second_surname(name: Any) -> str:
    """Return the surname that "y" ties to a name, which the model leaves out: "Damas" of "Arturo Rivera y Damas"."""
    behind = name.doc[name.end : name.end + 2]
    return str(behind[1].text.casefold()) if len(behind) == 2 and behind[0].lower_ == "y" and behind[1].text[:1].isupper() else ""


def _stands_as_place(name: Any) -> bool:
    """Tell whether a name stands where a place stands: "in Galan", not "Galan said" nor "the death of Galan"."""
    return bool(name.root.dep_ == "pobj" and name.root.head.lower_ in words("at_a_place"))


def _put(sentences: list[Sentence], starts: list[int], span: Span, thing: Any, where: str) -> None:
    at = bisect_right(starts, span.start) - 1
    if at >= 0 and span.start < sentences[at].end:
        head = sentences[at].head_of(span)
        if head is not None:
            getattr(sentences[at], where).append((thing, head))
