"""Spanish and Portuguese: takes paragraphs, gives their words with tags, relations and names, by rules and tables of geomap's own; no model is needed.

A word is known by the glossary, by the tables of small words and of verbs (forms by rule), else guessed by its ending and its place (tagging.py); names are
runs of capitals (naming.py); phrases (chunks.py) hang on verbs and nouns by order, agreement and what verbs govern (clauses.py). What is unsure hangs loosely.

>>> [[(w.text, w.dep) for w in words] for words in read(SPANISH, ["Murieron dos soldados."])]
[[('Murieron', 'root'), ('dos', 'nummod'), ('soldados', 'nsubj'), ('.', 'punct')]]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.language.foreign.iberian.chunks import Chunker
from geomap.language.foreign.iberian.clauses import Clauses
from geomap.language.foreign.iberian.naming import name
from geomap.language.foreign.iberian.portuguese import PORTUGUESE
from geomap.language.foreign.iberian.spanish import SPANISH
from geomap.language.foreign.iberian.tagging import tag
from geomap.language.foreign.iberian.tokens import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.language.foreign.iberian.tongue import Spoken, Tongue
    from geomap.language.tree import Word

LONGEST = 200
"""In words; what is longer is no sentence, and is cut."""
PACKAGES: tuple[str, ...] = ()
TONGUES = {"es": SPANISH, "pt": PORTUGUESE}


def read(tongue: Tongue, texts: Iterable[str]) -> Iterator[list[Word]]:
    """Yield the words of each text in Universal Dependencies."""
    for text in texts:
        found = tag(split(tongue, text))
        starts = [at for at, word in enumerate(found) if word.opens_sentence]
        for start, stop in zip(starts, [*starts[1:], len(found)], strict=True):
            for begin in range(start, stop, LONGEST):
                found[begin].opens_sentence = True
                _parse(found[begin : min(begin + LONGEST, stop)], begin)
        yield list(found)


def _parse(sentence: list[Spoken], start: int) -> None:
    """Hang up the words of a sentence, whose first is the paragraph's word `start`."""
    Clauses(sentence, Chunker(sentence, name(sentence)).chunks()).hang_all()
    for word in sentence:
        word.head += start if word.head >= 0 else 0
