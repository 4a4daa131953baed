"""Russian: takes paragraphs, gives their words with tags, relations, names and base forms, by slovnet's models, pymorphy3's dictionary and razdel (all MIT).

The weights are files of the package natasha, which is never imported: its own code needs a pymorphy2 that no longer runs. All is the extra `languages`;
nothing is imported or loaded before a Russian document comes.

>>> PACKAGES[0]
'natasha'
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.language.foreign.glossary import glossary
from geomap.language.foreign.settled import settled
from geomap.language.tree import Word
from geomap.language.words import undotted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGES = ("natasha", "slovnet", "navec", "pymorphy3", "razdel")
ENTITIES = {"LOC": "GPE", "PER": "PERSON", "ORG": "ORG"}
KINDS = {"NOUN": ("NOUN",), "PROPN": ("NOUN",), "ADJ": ("ADJF", "ADJS", "PRTF"), "VERB": ("VERB", "INFN", "PRTS", "PRTF", "GRND"), "ADV": ("ADVB",)}
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
CYRILLIC = re.compile("[\u0400-\u04ff]")
NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod"})
RANGE = re.compile(r"(\d+)([-\u2013\u2014])(\d+)")
AGED = re.compile(r"(\d+-)([\u0400-\u04ff]+)")
"""What begins with a number: "44-летнего"."""
QUOTED = re.compile("\u00ab([\u0430-\u044f\u0451]+(?: [\u0430-\u044f\u0451]+){0,2})\u00bb")
"""Common words in quotes, which part a number from whom it counts: "трое «голубых касок» погибли"."""
LOCATIVE = {"в": "Loc", "во": "Loc", "под": "Ins", "близ": "Gen", "из": "Gen"}
"""Prepositions that a person's name in such a case hardly stands behind."""
LONGEST = 200
"""In words; what is longer is no sentence, and is cut."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models, loaded."""

    names: Any
    forms: Any
    relations: Any
    dictionary: Any


@functools.cache
def models() -> Models:
    """Load the models once a process."""
    from navec import Navec
    from pymorphy3 import MorphAnalyzer
    from slovnet import NER, Morph, Syntax

    found = find_spec("natasha")
    folder = Path(next(iter((found and found.submodule_search_locations) or [""]))) / "data"
    vectors = Navec.load(str(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    names, forms, relations = (
        kind.load(str(folder / "model" / f"slovnet_{name}_news_v1.tar")) for kind, name in ((NER, "ner"), (Morph, "morph"), (Syntax, "syntax"))
    )
    for one in (names, forms, relations):
        one.navec(vectors)
    return Models(names, forms, relations, MorphAnalyzer())


def read(texts: Iterable[str]) -> Iterator[list[Word]]:
    """Yield the words of each text in Universal Dependencies."""
    for text in texts:
        yield _words(QUOTED.sub(lambda quote: f" {quote[1]} ", text))


def _words(text: str) -> list[Word]:
    sentences = list(_sentences(undotted(text)))
    forms = models().forms.map([[token.text for token in tokens] for tokens in sentences])
    relations = models().relations.map([[token.text for token in tokens] for tokens in sentences])
    words: list[Word] = []
    for tokens, form, relation in zip(sentences, forms, relations, strict=True):
        first = len(words)
        for token, tagged, related in zip(tokens, form.tokens, relation.tokens, strict=True):
            if related.head_id == related.id:
                _hang_elsewhere(related, relation.tokens, form.tokens)
            head = int(related.head_id) - 1
            written = text[token.start : token.start + len(token.text)]
            tag, feats = tagged.pos, dict(tagged.feats)
            if models().dictionary.word_is_known(written):
                tag, feats = settled(models().dictionary.parse(written), tag, feats)
            pos = "NOUN" if tag == "ADJ" and related.rel in NOMINAL and token.text.isalpha() else tag  # "неизвестный ворвался"
            lemma, base = _lemma(written, tag, feats)
            counted = any(other.head_id == related.id and other.rel.startswith("nummod") for other in relation.tokens) if pos == "VERB" else False
            if counted and related.rel in NOMINAL and any("NOUN" in entry.pos for entry in glossary("ru").entries(lemma)):
                pos = "NOUN"  # "задержание семи | подозреваемых"
            word = Word(written, token.start, undotted(lemma), pos, -1 if head < 0 else first + head, related.rel, base=base, feats=feats)
            words.append(word)
        words[first].opens_sentence = True
    _name(words, text)
    _place_namesakes(words)
    return words


def _place_namesakes(words: list[Word]) -> None:
    """Let a first name behind a preposition of place be the town of that name: "в колонии под | Владимиром"."""
    for before, word in itertools.pairwise(words):
        alone = word.entity == "PERSON" and word.opens_entity and (words[-1] is word or not _continues(words, word))
        case = LOCATIVE.get(before.text.lower())
        if alone and case is not None and word.feats.get("Case") == case and any("Geox" in one.tag for one in models().dictionary.parse(word.text)):
            word.entity, word.pos = "GPE", "PROPN"


def _continues(words: list[Word], word: Word) -> bool:
    """Tell whether a name goes on behind its first word."""
    after = words[next(at for at, one in enumerate(words) if one is word) + 1]
    return after.entity == "PERSON" and not after.opens_entity


def _hang_elsewhere(word: Any, related: Sequence[Any], tagged: Sequence[Any]) -> None:
    """Hang a word that the model hung on itself on the verb before it: "взяли в заложники 12 | военных"."""
    at = int(word.id) - 1
    verb = next((k for k in range(at - 1, -1, -1) if tagged[k].pos == "VERB"), None)
    cased = any(other.rel == "case" and other.head_id == word.id for other in related)
    word.head_id, word.rel = ("0", "root") if verb is None else (str(verb + 1), "obl" if cased else "obj")


def _sentences(text: str) -> Iterator[list[Any]]:
    from razdel import sentenize, tokenize

    for sentence in sentenize(text):
        tokens = [piece for token in tokenize(sentence.text) for piece in _pieces(sentence.start + token.start, token.text)]
        for at in range(0, len(tokens), LONGEST):
            yield tokens[at : at + LONGEST]


@dataclass(frozen=True, slots=True)
class _Placed:
    start: int
    text: str


def _pieces(start: int, token: str) -> list[_Placed]:
    """Return a token, a range of numbers as its parts: "10-15"."""
    found = RANGE.fullmatch(token)
    if found is None:
        return [_Placed(start, token)]
    return [_Placed(start + found.start(part), found[part]) for part in (1, 2, 3)]


def _name(words: list[Word], text: str) -> None:
    """Mark the words of the names that the model finds."""
    spans = sorted(models().names(undotted(text)).spans, key=lambda span: span.start) if text.strip() else []
    at = 0
    for span in spans:
        opened = False
        while at < len(words) and words[at].idx + len(words[at].text) <= span.start:
            at += 1
        while at < len(words) and words[at].idx < span.stop:
            words[at].entity, words[at].opens_entity = ENTITIES.get(span.type, ""), not opened
            opened = True
            at += 1


def _lemma(word: str, pos: str, feats: dict[str, str]) -> tuple[str, str]:
    """Return the dictionary form of a word and its nominative in the number and gender that it stands in, by the reading that its tags fit best."""
    aged = AGED.fullmatch(word)
    if aged is not None:
        lemma, base = _lemma(aged[2], pos, feats)
        return f"{aged[1]}{lemma}", f"{aged[1]}{base}"
    if not CYRILLIC.match(word):
        return word, word
    readings = models().dictionary.parse(word)
    best = max(readings, key=lambda reading: (_fit(reading.tag, pos, feats), reading.score))
    base = word
    if feats.get("Case") != "Nom" and (pos in {"NOUN", "PROPN", "ADJ"} or (pos == "VERB" and feats.get("Case"))):
        number = "plur" if feats.get("Number") == "Plur" else "sing"
        gender = str(best.tag.gender or "")
        if pos == "NOUN" and gender == "neut" and "ADJF" in best.tag and feats.get("Case") not in {"Nom", "Acc"}:
            gender = "masc"  # "неизвестным" is a man, not a thing
        nominative = best.inflect({"nomn", number, gender} if gender and number == "sing" and ("ADJF" in best.tag or "PRTF" in best.tag) else {"nomn", number})
        base = _cased(nominative.word if nominative else best.normal_form, word)
        base = base if undotted(word) != word else undotted(base)
    return best.normal_form, base


def _fit(tag: Any, pos: str, feats: dict[str, str]) -> int:
    """Return how well a reading of the dictionary's agrees with a word's tags."""
    part, case, gender, number = (str(value or "") for value in (tag.POS, tag.case, tag.gender, tag.number))
    same_case = CASES.get(feats.get("Case", ""), "-") == {"gen2": "gent", "loc2": "loct"}.get(case, case)
    same_number = (number == "plur") == (feats.get("Number") == "Plur")
    return 4 * (part in KINDS.get(pos, ())) + 2 * same_case + (gender == feats.get("Gender", "").lower()) + same_number


def _cased(form: str, word: str) -> str:
    """Return `form` with the capitals of `word`."""
    if word.isupper() and len(word) > 1:
        return form.upper()
    parts = zip(form.split("-"), word.split("-"), strict=False)
    return "-".join(one[:1].upper() + one[1:] if other[:1].isupper() else one for one, other in parts)
