"""Places in text of other languages than English: takes words, gives names of the gazetteer that stand there, in any script, and names that a model found.

A name counts where it has four letters or more (two where a sign is a word), begins with a capital where its script has them, is no part of a longer
capitalised name, and is large or announced by a word like "in" or "province". Case endings and prefixed particles are taken off ("в Кабуле", "وكابل").
Where a model or a reader read the words (French, Portuguese, Russian, Spanish), what it takes for a place is one, known or not, what it takes for a person is none, and base forms are the model's.
The words and endings are rows of resources/toponyms/foreign.tsv.

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.toponyms.names import names_of
>>> from geomap.toponyms.words import split
>>> words = split("Взрыв произошёл в Кабуле.")
>>> words.parsed = [False] * len(words)
>>> [(p.name, round(score, 1)) for p, score in foreign_places(words, names_of(open_gazetteer()))]
[('Кабул', 0.9)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.bases import SHORTEST, base_at, before_articles, in_base, shortest, town_of
from geomap.toponyms.containers import unit_behind, units_apart
from geomap.toponyms.couples import ends_of_way, quarter_of, town_of_house, town_of_quarter
from geomap.toponyms.foreign_lexicon import foreign
from geomap.toponyms.lexicon import load
from geomap.toponyms.proposals import Proposal, ends, starts_name
from geomap.toponyms.words import CAPITAL, LOWER, NUMBER, SIGN, UNCASED, UPPER, is_ideograph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.toponyms.names import Names
    from geomap.toponyms.words import Words

LARGE = {"cased": 4.2, "uncased": 5.0}
"""Decimal logarithm of the population from which a name counts without being announced."""
SMALL = {"cased": 0.0, "uncased": 3.5}
ANNOUNCED, PLAIN = 0.9, 0.6
NAMED, NAMED_UNKNOWN = 0.95, 0.55
"""For what a model takes for a place: a name that the gazetteer has, and one that it has not."""
LONGEST_NUMBER, LONGEST_STREET, ACRONYM = 3, 8, 6
COMMON = frozenset({"CD", "DT", "IN", "PRP", "RB", "VB", "VBD", "VBG", "VBN", "VBZ"})
"""Tags of words that name no place."""
KNOWN_LEVELS = frozenset({"country", "admin1", "region"})


def foreign_places(words: Words, names: Names) -> list[tuple[Proposal, float]]:
    """Return the names found in the words that the English model did not read, without overlap, in order, with their scores."""
    found: list[tuple[Proposal, float]] = []
    named = _named(words, names)
    at = 0
    while at < len(words):
        best = _nation(words, at)
        wet = words.lowers[at] in foreign().water
        if best is None and not words.parsed[at] and (starts_name(words, at) or (wet and at in named)) and not (_of_way(words, at) or _of_ban(words, at)):
            best = _called(words, at) or named.get(at) or max(_at(words, names, at), key=_reach, default=None)
        if best is not None:
            found.append(best)
        at = at + 1 if best is None else best[0].stop
    return found


def _nation(words: Words, at: int) -> tuple[Proposal, float] | None:
    """Return what an adjective of a nation speaks for, as "Afghan" does in English: "на западе афганской столицы"."""
    if words.lower(at - 1) in foreign().frontier:
        return None  # "près de la frontière | malienne" is not in Mali
    return (Proposal(at, at + 1, words.nations[at], known=True, alias="demonym"), NAMED) if words.nations[at] in load().demonyms else None


def _called(words: Words, first: int) -> tuple[Proposal, float] | None:
    """Return what stands as a whole in the list of names, however a model parts it: "Российской Федерации"."""
    for stop in reversed([stop for stop in ends(words, first) if stop > first + 1 or (words.shapes[first] == UPPER and words.forms[first].isascii())]):
        name = foreign().name.get(words.surface(first, stop))
        if name is not None and words.tags[first]:
            return Proposal(first, stop, name, known=True, kind=_kind(words, first)), NAMED
    return None


def _of_ban(words: Words, at: int) -> bool:
    """Tell whether a country is only the one that bans a group, as its papers must say: "(запрещено в РФ)", "запрещённой на территории России"."""
    before = at - 1
    while words.lower(before) in foreign().under_ban:
        before -= 1
    return words.lower(before) in foreign().ban


def _of_way(words: Words, at: int) -> bool:
    """Tell whether a name is that of a street: "на Можайском шоссе", "rue Battant"."""
    ways, first = foreign().way, at
    while first > max(at - LONGEST_STREET, 0) and words.shapes[first - 1] in {CAPITAL, UPPER}:
        first -= 1  # "rue Saint-Charles Ouest"
    return bool(words.tags[at]) and (words.lower(at + 1) in ways or words.lower(first - 1) in ways)


def _reach(one: tuple[Proposal, float]) -> tuple[int, float]:
    return one[0].stop, one[1]


def _named(words: Words, names: Names) -> dict[int, tuple[Proposal, float]]:
    """Return what a model takes for places, by its first word; the longest part that the gazetteer knows counts, else the whole."""
    found: dict[int, tuple[Proposal, float]] = {}
    spans = [(*part, label) for span, label in zip(words.bounds, words.labels, strict=True) for part in units_apart(words, *span)]
    for first, stop, label in spans:
        called = label == "PERSON" and first < stop and _called_a_place(words, first)
        if label == "ORG" and first < stop and not words.parsed[first]:
            parts = ends_of_way(words, names, first, stop) or town_of_house(words, names, first, stop)
            found |= {part.first: (part, NAMED) for part in parts}
        if not (label == "GPE" or called) or first >= stop or words.parsed[first]:
            continue
        begin, end = (first, stop) if names.known(words.surface(first, stop)) else _trimmed(words, first, stop)  # "mer Rouge"
        if _names_nothing(words, begin, end):
            continue
        if parts := ends_of_way(words, names, begin, end):
            found |= {part.first: (part, NAMED if part.known else NAMED_UNKNOWN) for part in parts}
            continue
        whole = _unit_at(words, names, begin, end) or base_at(words, names, begin, end)
        meant = names.summary(whole or words.surface(begin, end))
        if words.forms[begin].isascii() and _is_acronym(words, begin, end) and meant.level not in KNOWN_LEVELS and meant.magnitude < LARGE["cased"]:
            continue  # "le siège de l'APC"
        if whole is not None and names.summary(whole).places:
            found[begin] = Proposal(begin, end, whole, known=True, kind=_kind(words, begin, end)), NAMED
            continue
        if parts := quarter_of(words, names, begin, end) or town_of_house(words, names, begin, end) or town_of_quarter(words, names, begin, end):
            found |= {part.first: (part, NAMED if part.known else NAMED_UNKNOWN) for part in parts}
            continue
        known = max((one for at in range(begin, end) if starts_name(words, at) for one in _known(words, names, at, end)), key=_length, default=None)
        if known is not None and not any(words.shapes[at] in {CAPITAL, UPPER} for at in (*range(begin, known.first), *range(known.stop, end))):
            found[known.first] = known, NAMED
        elif (
            len(words.surface(begin, end)) >= SHORTEST and words.lowers[begin] not in foreign().not_a_place and not (end == begin + 1 and _opens(words, begin))
        ):
            found[begin] = Proposal(begin, end, in_base(words, begin, end), known=False, kind=_kind(words, begin, end)), NAMED_UNKNOWN
    return found


def _names_nothing(words: Words, begin: int, end: int) -> bool:
    """Tell whether words are no name of a place: "dans le Sud", "France 2", and what is called after a lake or hill ("lac Albert" is no town)."""
    if begin == end or _is_numbered(words, end):
        return True
    one = end == begin + 1
    if one and words.lowers[begin] in foreign().not_a_place:
        return True  # "le marché de la Liberté"
    if one and (words.lowers[begin] in foreign().kind or (begin > 0 and words.lowers[begin - 1] in foreign().water)):
        return True
    return one and words.lowers[begin] in foreign().direction and _kind(words, begin) is None


def _unit_at(words: Words, names: Names, first: int, stop: int) -> str | None:
    """Return the gazetteer's name of the district or province that an adjective names with the noun behind it: "Ахтырский район" of "в Ахтырском районе"."""
    noun = unit_behind(words, stop)
    name = in_base(words, first, noun + 1) if noun is not None else ""
    name = foreign().name.get(name, name)
    return name if name and names.known(name) else town_of(in_base(words, first, stop), names) if noun is not None else None


def _is_numbered(words: Words, stop: int) -> bool:
    """Tell whether a small number follows a name, as in those of channels, ships and nuclides: "France 2"."""
    if stop >= len(words) or words.shapes[stop] != NUMBER or len(words.forms[stop]) > LONGEST_NUMBER:
        return False
    counts = stop + 1 < len(words) and words.shapes[stop + 1] in {LOWER, UNCASED}  # "au Mali 2 soldats"
    return not counts and words.text[words.ends[stop - 1] : words.starts[stop]] == " "


def _length(proposal: Proposal) -> tuple[int, int]:
    return proposal.stop - proposal.first, -proposal.first


def _known(words: Words, names: Names, first: int, last: int) -> Iterator[Proposal]:
    for stop in ends(words, first):
        if stop <= last and (name := base_at(words, names, first, stop)) is not None and names.summary(name).places:
            yield Proposal(first, stop, name, known=True, kind=_kind(words, first))


def _trimmed(words: Words, first: int, stop: int) -> tuple[int, int]:
    """Return the words of a name without the small words before it and the signs around it."""
    while first < stop and words.shapes[first] not in {CAPITAL, UPPER, UNCASED}:
        first += 1
    while first < stop and words.shapes[stop - 1] == SIGN:
        stop -= 1
    table = foreign()
    while first + 2 < stop and words.lowers[first] in table.direction and table.contraction.get(words.lowers[first + 1], words.lowers[first + 1]) in table.of:
        first += 2  # "dans le Centre du | Mali"
    return first, stop


def _at(words: Words, names: Names, first: int) -> Iterator[tuple[Proposal, float]]:
    if _is_person(words, first) and not _called_a_place(words, first):
        return
    for stop in ends(words, first):
        if any(words.parsed[at] for at in range(first, stop)):
            return
        name = base_at(words, names, first, stop)
        if name is None:
            continue
        score = _score(words, names, first, stop, name)
        if score:
            yield Proposal(first, stop, name, known=True, kind=_kind(words, first)), score


def _is_person(words: Words, at: int) -> bool:
    return words.entity[at] >= 0 and words.labels[words.entity[at]] == "PERSON"


def _kind(words: Words, first: int, stop: int | None = None) -> str | None:
    """Return what the word before the name, or before its "of", says that it is, or the one behind that the name is an adjective of."""
    table, at = foreign(), before_articles(words, first)
    before = table.contraction.get(words.lower(at), words.lower(at))
    if before == "." and not (at > 1 and words.shapes[at - 2] == NUMBER):  # a town, where no year goes before
        before = f"{words.lower(at - 1)}."
    said = table.kind.get(before) or (table.kind.get(words.lower(at - 1)) if before in table.of else None)
    noun = None if said or stop is None else unit_behind(words, stop)
    return said if noun is None else table.kind[words.lowers[noun]]


def _called_a_place(words: Words, first: int) -> bool:
    """Tell whether the words before a name say "of" what sort of place it is the name, which no person's is: "dans le caza de Bint Jbeil"."""
    table, at = foreign(), before_articles(words, first)
    before = table.contraction.get(words.lower(at), words.lower(at))
    return before in table.of and words.lower(at - 1) in table.kind


def of_a_state(words: Words, first: int) -> bool:
    """Tell whether a name only says whose an embassy, an army or a government is."""
    table, at = foreign(), before_articles(words, first)
    if table.contraction.get(words.lower(at), words.lower(at)) in table.of:
        at -= 1
    return words.lower(at) in table.embassy


def _score(words: Words, names: Names, first: int, stop: int, name: str) -> float:
    table, key = foreign(), names.key(name)
    signs = is_ideograph(words.forms[first])
    if words.lowers[first] in table.not_a_place or (stop == first + 1 and (words.lowers[first] in table.kind or words.lowers[first] in table.locative)):
        return 0.0
    cased = words.shapes[first] in {CAPITAL, UPPER}
    if cased and _in_longer_name(words, first, stop):
        return 0.0
    summary = names.summary(name)
    script = "cased" if cased else "uncased"
    at = before_articles(words, first)
    before = words.lower(at)
    kind = _kind(words, first) is not None
    announced = kind or before in table.locative or words.lower(first - 1) in table.locative or f"{words.lower(at - 1)} {before}" in table.locative
    if len(key) < shortest(words.forms[first]) - (1 if kind else 0):
        return 0.0
    filed = words.dateline[first] and words.shapes[first] == UPPER and len(words.forms[first]) >= SHORTEST and not words.touches(first)
    if (
        words.tags[first]
        and not kind
        and not filed
        and not _is_doubtless(words, first, stop, large=summary.level in KNOWN_LEVELS or summary.magnitude >= LARGE[script])
    ):
        return 0.0
    opens = _opens(words, first)
    if opens and words.tags[first] in COMMON:
        return 0.0  # the first word of a sentence has a capital whatever it is
    large = summary.level in KNOWN_LEVELS or summary.magnitude >= LARGE[script]
    if filed and large and words.tags[first]:
        return ANNOUNCED
    if announced and not opens and (large or summary.magnitude >= SMALL[script]) and not (signs and not large):
        return ANNOUNCED
    return PLAIN if large and not words.tags[first] and words.shapes[first] in {CAPITAL, UPPER, UNCASED} else 0.0


def _opens(words: Words, first: int) -> bool:
    return first == 0 or words.forms[first - 1] in ".!?" or words.paragraphs[first - 1] != words.paragraphs[first]


def _is_acronym(words: Words, first: int, stop: int) -> bool:
    return stop == first + 1 and words.shapes[first] == UPPER and len(words.forms[first]) <= ACRONYM and not words.dateline[first]


def _is_doubtless(words: Words, first: int, stop: int, *, large: bool) -> bool:
    """Tell whether a name counts that a model read and took for no place: a large one, neither an acronym nor the name of a body."""
    return large and not _is_acronym(words, first, stop) and words.entity[first] < 0


def _in_longer_name(words: Words, first: int, stop: int) -> bool:
    """Tell whether a capitalised word goes before or follows without a sign between: a person's or a body's name."""
    before = first - 1 >= 0 and words.shapes[first - 1] in {CAPITAL, UPPER} and words.paragraphs[first - 1] == words.paragraphs[first]
    behind = stop < len(words) and words.shapes[stop] in {CAPITAL, UPPER} and words.paragraphs[stop] == words.paragraphs[first]
    opens = first < 2 or words.forms[first - 2] in ".!?" or words.paragraphs[first - 2] != words.paragraphs[first]
    return (before and not opens and words.lowers[first - 1] not in foreign().kind) or behind
