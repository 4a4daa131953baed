"""What is only a part of other words and no name by itself: takes words and a span, tells whether it is.

The article of a name ("Al" of "Al Dhale'e"), what a hyphen links to a name before ("Malawi" in "Khanaqa-e-Malawi"), a point of the compass ("55 km South East of
Nyala") and the adjective of a body or a paper ("Policia Nacional", "El Nacional").

>>> from geomap.toponyms.words import split
>>> is_part(split("55 km South East of Nyala"), 2, 4)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, LOWER, UPPER

if TYPE_CHECKING:
    from geomap.toponyms.words import Words

JOINING = frozenset("-'\u2019\u2010\u2011`")
LINK = 2
"""In letters, at most."""


def is_part(words: Words, first: int, stop: int) -> bool:
    """Tell whether a span is only a part of other words."""
    article = stop - first == 1 and words.lowers[first] in load().classes["article_of_names"] and _goes_on(words, stop)
    return article or _behind_a_link(words, first) or _says_the_side(words, first, stop) or _of_a_body(words, first, stop)


def _behind_a_link(words: Words, first: int) -> bool:
    """Tell whether a short word in hyphens joins what begins at `first` to the name before it: "Malawi" in "Khanaqa-e-Malawi"."""
    link = first - 2
    return (
        link > 0
        and words.forms[first - 1] in JOINING
        and words.forms[link - 1] in JOINING
        and words.shapes[link] == LOWER
        and len(words.forms[link]) <= LINK
        and all(words.touches(at) for at in range(link - 1, first + 1))
    )


def _says_the_side(words: Words, first: int, stop: int) -> bool:
    """Tell whether points of the compass say on which side of a place something lies: "55 km South East of Nyala"."""
    return words.lower(stop) == "of" and all(words.lowers[at] in load().directions or words.forms[at] in JOINING for at in range(first, stop))


def _of_a_body(words: Words, first: int, stop: int) -> bool:
    """Tell whether an adjective ends the name of a body or a paper, and is no place by itself: "Policia Nacional", "El Nacional"."""
    if stop != first + 1 or words.lowers[first] not in load().classes["adjective_of_bodies"] or first == 0:
        return False
    return words.paragraphs[first - 1] == words.paragraphs[first] and words.shapes[first - 1] in {CAPITAL, UPPER}


def _goes_on(words: Words, at: int) -> bool:
    """Tell whether a capitalised word follows in the same paragraph: "Al" of "Al Dhale'e" is no place."""
    return at < len(words) and words.paragraphs[at] == words.paragraphs[at - 1] and words.shapes[at] in {CAPITAL, UPPER}
