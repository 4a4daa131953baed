"""Names that are only a part of a longer one: takes words and where a name begins or ends, tells whether it goes on before or behind.

"al-Bab" of "Tariq al-Bab" is not the town, "Virgen" of "Coloradas de la Virgen" none, and "Tal" goes on in "Tal as-Sultan".

>>> from geomap.toponyms.words import split
>>> words = split("shelled Tariq al-Bab and the Tal as-Sultan area")
>>> article_behind(words, 8), article_behind(words, 5)
(11, 0)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, LOWER

if TYPE_CHECKING:
    from geomap.toponyms.words import Words

SHORTEST = 2


def article_behind(words: Words, at: int) -> int:
    """Return where the last part of a name ends that an Arabic article opens right behind: "as-Sultan" of "Tal as-Sultan"; 0 where none does."""
    last = at + SHORTEST
    if last >= len(words) or words.paragraphs[last] != words.paragraphs[at - 1] or words.touches(at):
        return 0
    article = words.shapes[at] == LOWER and words.lowers[at] in load().classes["connector"] and words.forms[at + 1] == "-" and words.touches(last)
    return last + 1 if article and words.touches(at + 1) and words.shapes[last] == CAPITAL else 0


def behind_article(words: Words, at: int) -> bool:
    """Tell whether an Arabic article opens the last part of a longer name: "al-Bab" of "Tariq al-Bab" is not the town."""
    if at > SHORTEST and words.shapes[at] == CAPITAL and words.touches(at) and words.forms[at - 1] == "-":
        return words.lowers[at - SHORTEST] in load().classes["connector"] and behind_article(words, at - SHORTEST)
    if words.shapes[at] != LOWER or at < 1 or words.paragraphs[at - 1] != words.paragraphs[at] or words.touches(at):
        return False
    opens = at < SHORTEST or words.forms[at - SHORTEST] in ".!?:;" or words.paragraphs[at - SHORTEST] != words.paragraphs[at]
    before = words.lowers[at - 1]
    common = before in load().classes["locative"] or before in load().classes["weekday"] or before in load().kinds_after or before in load().kinds_before
    return words.shapes[at - 1] == CAPITAL and words.tags[at - 1].startswith("NNP") and not opens and not common


def behind_saint(words: Words, at: int) -> bool:
    """Tell whether "de la" ties a name to one before it, of which it is the end: "Coloradas de la Virgen" is no Virgen."""
    first = at - 1
    while first >= 0 and words.lowers[first] in load().classes["of_romance"]:
        first -= 1
    tied = at - first > SHORTEST and first >= 0 and words.paragraphs[first] == words.paragraphs[at]
    return tied and words.shapes[first] == CAPITAL and words.lower(first - 1) in load().classes["locative"]
