"""Case given back to words that lost it: takes a text all in capitals, or without any, gives one of the same length as a newspaper would print it.

A word takes the case in which it is most often seen; how often is read off the order of the language model's word vectors, which is an order of frequency.
A word that is seen often enough without capitals is a common word; one that the model never saw is taken for a name.

>>> rank = ranks_of({"attacked": 8, "a": 1, "farm": 7, "in": 2, "on": 3, "Guatemala": 9, "camp": 6})
>>> restore("REBELS ATTACKED A FARM IN GUATEMALA ON 4 MAY.", rank)
'Rebels attacked a farm in Guatemala on 4 May.'
>>> restore("A SHINING PATH CAMP.", rank, {"shining": (("Shining", "Path"),)})
'A Shining Path camp.'
>>> restore("REBELS ATTACKED LA GUATEMALA PROVINCE.", rank)
'Rebels attacked La Guatemala Province.'
>>> restore("A U.S. FARM ATTACKED ON 4 MAY, 5 P.M. ON.", rank)
'A U.S. farm attacked on 4 May, 5 p.m. on.'
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geomap.language.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
OPENS = re.compile(r"(?:^(?:\s*[-*\u2022\u2013]\s+)?|[.!?:]['\"\u201d\u2019)\]]*\s+)['\"\u201c\u2018(\[]*(?:[\[(][^\[\]()]*[\])]\s*)*$")
UNIT = re.compile(r" (?:district|province|governorate|county|prefecture|sub-?district|tehsil|oblast)\b", re.IGNORECASE)
"""What stands behind the name of a unit."""
NAMED_UNIT = re.compile(r"(?:[^\W\d_]+\s+){1,3}(?:canton|department|district|hamlet|municipality|neighbou?rhood|province|village)\b", re.IGNORECASE)
"""The rest of a name with the word for what it is: "MAR PROVINCE" behind "LA"."""
BEHIND = re.compile(r"\.? ([^\W\d_]{2,})")
ADJECTIVE = re.compile(r"(?:ing|ed|ern|al|ous)$")
SELDOM = 3000
LAST = re.compile(r"([^\W\d_]+)\.$")
POSSESSIVE = re.compile(r"['\u2019][sS]?$")
NEVER = 10**7
BIAS = 2.5
"""A capital must be this much more frequent: headlines and the starts of sentences give capitals to common words too. After a name it need only be more frequent."""
NO_NAMES: Mapping[str, tuple[tuple[str, ...], ...]] = {}
LONGEST_ACRONYM = 5
ENOUGH = 12
MOSTLY = 0.8
HARDLY = 0.003


def ranks_of(table: Mapping[str, int]) -> Callable[[str], int]:
    """Return a function from a word to its rank by frequency, `NEVER` where it was never seen."""
    return lambda word: table.get(word, NEVER)


def is_capitals(text: str) -> bool:
    """Tell whether `text` is written all in capitals, so that case says nothing."""
    letters = sum(map(str.isalpha, text))
    return letters >= ENOUGH and sum(map(str.isupper, text)) >= MOSTLY * letters


def is_small(text: str) -> bool:
    """Tell whether `text` is written without capitals, as messages are."""
    letters = sum(map(str.isalpha, text))
    return letters >= ENOUGH and sum(map(str.isupper, text)) <= HARDLY * letters and sum(map(str.islower, text)) > MOSTLY * letters


def is_headline(text: str) -> bool:
    """Tell whether `text` capitalises nearly every long word, as headlines do: only the common ones then lose their capital."""
    long = [word for word in WORD.findall(text) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > MOSTLY * len(long)


def restore(text: str, rank: Callable[[str], int], names: Mapping[str, tuple[tuple[str, ...], ...]] = NO_NAMES) -> str:
    """Return `text` with the case that each of its words usually has; offsets stay. `names` are names of several words, by their first word in small letters."""
    out, at = [], 0
    matches = list(WORD.finditer(text))
    known = named(text, matches, names)
    for i, m in enumerate(matches):
        out.append(text[at : m.start()])
        before = out[-2] if i and text[matches[i - 1].end() : m.start()].isspace() else ""
        follows = before[:1].isupper() and not POSSESSIVE.search(before) and not opens(text, matches[i - 1])
        out.append(known.get(i) or _known(text, m, before, rank) or _cased(text, m, rank, bias=1.0 if follows else BIAS))
        at = m.end()
    for i, (m, behind) in enumerate(itertools.pairwise(matches)):
        opens_name = m[0].lower() in words("name_openers") and out[2 * i + 1].islower() and text[m.end() : behind.start()].isspace()
        if opens_name and out[2 * i + 3].istitle() and NAMED_UNIT.match(text, behind.start()):
            out[2 * i + 1] = out[2 * i + 1].capitalize()
    restored = "".join([*out, text[at:]])
    return restored if len(restored) == len(text) else text


def named(text: str, matches: list[re.Match[str]], names: Mapping[str, tuple[tuple[str, ...], ...]]) -> dict[int, str]:
    """Return, by the number of the word, how known names of several words are written: "FARABUNDO MARTI NATIONAL LIBERATION FRONT"."""
    found: dict[int, str] = {}
    for i, m in enumerate(matches):
        for name in names.get(m[0].lower(), ()):
            said = matches[i : i + len(name)]
            between = [text[a.end() : b.start()] for a, b in itertools.pairwise(said)]
            if [w[0].lower() for w in said] == [w.lower() for w in name] and not any(gap.strip(" -") for gap in between):
                found.update({i + k: word for k, word in enumerate(name) if len(word) == len(said[k][0])})
                break
    return found


def opens(text: str, m: re.Match[str]) -> bool:
    """Tell whether a word opens a sentence; none does behind "U.S.", "p.m." or "Gen."."""
    before = text[max(0, m.start() - 40) : m.start()]
    return bool(OPENS.search(before)) and not _shortened(before.rstrip())


def _shortened(before: str) -> bool:
    """Tell whether words end with one that is shortened with a stop."""
    last = LAST.search(before)
    return last is not None and (len(last[1]) == 1 or last[1].lower() in words("shortened"))


def _known(text: str, m: re.Match[str], before: str, rank: Callable[[str], int]) -> str:
    """Return a word as it is always written where it stands, "" where nothing says so."""
    word, behind = m[0], text[m.end() : m.end() + 1]
    lower, title = word.lower(), word[:1].upper() + word[1:].lower()
    if len(word) == 1:
        return _letter(text, m)
    if text[m.start() - 1 : m.start()].isdigit() and lower in words("ordinal_endings"):
        return lower
    if lower == "us" and before.lower() in words("before_country") and behind in (" ", "-"):
        return word.upper()
    if lower in words("directions_of"):
        return lower if text[m.end() : m.end() + 4].lower() == " of " else ""
    if lower in words("titles_before_names") and not opens(text, m):
        name = BEHIND.match(text, m.end())
        return title if name is not None and _is_name(name[1], rank) else lower
    named = before.lower() in words("before_unit") and UNIT.match(text, m.end()) and rank(lower) > SELDOM and not ADJECTIVE.search(lower)
    return title if named else ""


def _is_name(word: str, rank: Callable[[str], int]) -> bool:
    """Tell whether a word is seen with a capital alone, or never."""
    lower = word.lower()
    return rank(word[:1] + lower[1:]) * BIAS < rank(lower) or rank(lower) == NEVER


def _letter(text: str, m: re.Match[str]) -> str:
    """Return a letter that stands alone in the case that it has: in "U.S.", "p.m.", "M-19" and "John F. Kennedy"; "" for "a"."""
    near = text[max(0, m.start() - 2) : m.end() + 3].upper()
    if re.search(r"(?:^|[^\w.])[AP]\.\s?M(?:\.|\b)", near):
        return m[0].lower()
    dotted = text[m.end() : m.end() + 1] == "."
    numbered = re.match(r"-?\d", text[m.end() : m.end() + 2]) is not None
    return m[0].upper() if numbered or (dotted and text[m.start() - 1 : m.start()] != "'") else ""


def _cased(text: str, m: re.Match[str], rank: Callable[[str], int], *, bias: float) -> str:
    word = m[0]
    lower, title = word.lower(), word[:1].upper() + word[1:].lower()
    if len(lower) != len(word) or len(title) != len(word):
        return word
    if lower in words("capital") or (lower in words("capital_by_number") and _by_number(text, m)):
        return title
    if _acronym(word, rank, title, lower):
        return word.upper()
    if opens(text, m):
        return title
    bare, bare_title = POSSESSIVE.sub("", lower), POSSESSIVE.sub("", title)
    return title if rank(bare_title) * bias < rank(bare) or rank(bare) == NEVER else lower


def _acronym(word: str, rank: Callable[[str], int], title: str, lower: str) -> bool:
    """Tell whether a word, all in capitals or in small letters, is initials; in small letters these must be much more frequent."""
    shouted = word.upper()
    if word not in (shouted, lower) or not 1 < len(word) <= LONGEST_ACRONYM or len(shouted) != len(word):
        return False
    vowels = sum(c in "AEIOUY\u00c1\u00c9\u00cd\u00d3\u00da" for c in shouted)
    unseen = rank(title) == NEVER and rank(lower) == NEVER
    bias = 1.0 if word == shouted else BIAS
    return (rank(shouted) < rank(title) and rank(shouted) * bias < rank(lower)) or (unseen and (not vowels or (len(word) < 5 and rank(shouted) < NEVER)))


def _by_number(text: str, m: re.Match[str]) -> bool:
    return bool(re.search(r"\d\s*(?:of\s+)?$", text[max(0, m.start() - 6) : m.start()], re.IGNORECASE) or re.match(r"\.?,?\s*\d", text[m.end() : m.end() + 5]))
