"""Where a place might be named: takes words, gives spans of words that a decision then takes or leaves.

Three sources: sequences of capitalised words that the gazetteer knows (also inside longer names: "Paris" in "Paris Police Department"), names that
spaCy found, and names with a word that says what they are ("Balkh Province", "Lake Victoria", "Church Street").

>>> from geomap.gazetteer import open_gazetteer
>>> from geomap.toponyms.names import names_of
>>> from geomap.toponyms.words import split
>>> words = split("the road to Balkh Province.")
>>> [words.surface(p.first, p.stop) for p in propose(words, names_of(open_gazetteer()))]
['Balkh', 'Balkh Province']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.toponyms.beside import UNITS, announced, is_body, is_plain_unit, road_ahead, titled
from geomap.toponyms.lexicon import load
from geomap.toponyms.longer import article_behind, behind_article, behind_saint
from geomap.toponyms.remnants import JOINING, is_part
from geomap.toponyms.words import CAPITAL, LOWER, NUMBER, SIGN, UNCASED, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.toponyms.names import Names
    from geomap.toponyms.words import Words

LONGEST = 10  # words; a hyphen or a dot counts as one
LARGE = 4.5  # the decimal logarithm of the inhabitants of a large city
INITIAL = 5
"""A dot belongs to a name after so few letters: "St. Louis", "Calif."."""
SHORTEST = 2
INNER_SIGNS = frozenset("-'’.‐‑–`")
DATES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})
PROVINCES = frozenset({"admin1", "region"})
LARGE_UNITS = frozenset({"admin1", "country", "region"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words `first` up to and without `stop`. `name` is what to look up; `kind` what the words around say it is; `alias` that it is a lexicon's word.

    `stated` is True where the words say beyond doubt that it is a place ("the village of X").
    """

    first: int
    stop: int
    name: str
    known: bool
    kind: str | None = None
    alias: str = ""
    stated: bool = False


def propose(words: Words, names: Names) -> list[Proposal]:
    """Return all proposals by their position; a span is proposed once, by the best reason."""
    found: dict[tuple[int, int], Proposal] = {}
    for proposal in _all(words, names):
        span = (proposal.first, proposal.stop)
        if span not in found or (proposal.alias, proposal.known, proposal.stated) > (found[span].alias, found[span].known, found[span].stated):
            found[span] = proposal
    kept = [_whole(words, found[span], names) for span in sorted(found) if not (ruled_out(words, found[span]) or _of_station(words, found[span], names))]
    return without_parts(list({(p.first, p.stop): p for p in kept}.values()), words)


def _whole(words: Words, proposal: Proposal, names: Names) -> Proposal:
    """Return the whole name where a known one is only its beginning: "San Juan de Lurigancho" is no San Juan."""
    of, at = load().classes["of_romance"], proposal.stop
    if not proposal.alias and proposal.known and (stop := article_behind(words, at)) and words.shapes[proposal.first] == CAPITAL:
        surface = words.surface(proposal.first, stop)
        return Proposal(proposal.first, stop, surface, known=names.known(surface), kind=proposal.kind, stated=proposal.stated)
    if proposal.alias or not proposal.known or words.lower(at) not in of or names.summary(proposal.name).level == "country":
        return proposal
    while words.lower(at) in of:
        at += 1
    if at >= len(words) or words.paragraphs[at] != words.paragraphs[proposal.first] or words.shapes[at] not in {CAPITAL, UPPER}:
        return proposal
    surface = words.surface(proposal.first, at + 1)
    located = words.lower(proposal.first - 1) in load().classes["locative"]
    return Proposal(proposal.first, at + 1, surface, known=names.known(surface), kind=proposal.kind, stated=proposal.stated or located)


def _all(words: Words, names: Names) -> Iterator[Proposal]:
    yield from _aliases(words)
    for first in range(len(words)):
        if words.parsed[first] and starts_name(words, first):
            yield from _known(words, names, first)
        elif words.parsed[first] and words.shapes[first] == LOWER and words.lowers[first] in load().directions and first + 1 < len(words):
            yield from _directed(words, names, first)
    yield from _entities(words, names)
    yield from _said_to_be(words, names)


def _said_to_be(words: Words, names: Names) -> Iterator[Proposal]:
    """Yield capitalised words that are said to be a place, known or not: "Musa Qal'ah district", "the village of Kuchnay Regay"."""
    lexicon = load()
    at = 0
    while at < len(words):
        stop = _end_of_run(words, at)
        if stop == at or (words.lowers[at] in lexicon.classes["locative"] and stop > at + 1):
            at += 1  # "In Sayyid Abad district": the preposition that opens a sentence is none of the name
            continue
        behind = lexicon.kinds_after.get(words.lower(stop)) if stop < len(words) and words.shapes[stop] == LOWER else None
        said = f"{words.lower(at - 2)} {words.lower(at - 1)}"
        before = lexicon.kinds_before.get(said) or lexicon.kinds_heads.get(said)
        kind = behind if behind and behind.kind in UNITS else before
        if kind is not None and stop - at <= LONGEST // 2:
            surface = words.surface(at, stop)
            province = kind is behind and kind.kind in PROVINCES and names.summary(surface).level == "admin1" and words.lowers[at] not in lexicon.directions
            yield Proposal(at, stop, surface, known=names.known(surface), kind=kind.kind, stated=province or _stated(words, at, stop))
        at = stop


def _stated(words: Words, first: int, stop: int) -> bool:
    classes, demonyms = load().classes, load().demonyms
    if any(words.lowers[at] in classes["organisation_head"] or words.forms[at] in demonyms for at in range(first, stop)):
        return False
    if f"{words.lower(first - 2)} {words.lower(first - 1)}" in classes["stating_before"]:
        return True
    inside = first > 0 and words.paragraphs[first - 1] == words.paragraphs[first] and words.forms[first - 1] not in '.!?:;"\u201c'
    return inside and words.lower(stop) in classes["stating"]


def _end_of_run(words: Words, first: int) -> int:
    """Return where the run of capitalised words that begins at word `first` ends; hyphens, apostrophes and short words in hyphens belong to it."""
    at = first
    while at < len(words) and words.paragraphs[at] == words.paragraphs[first]:
        joined = at > first and words.touches(at)
        letters = words.shapes[at] in {CAPITAL, UPPER} or (joined and words.shapes[at] == LOWER)
        sign = joined and words.forms[at] in JOINING and at + 1 < len(words) and words.touches(at + 1) and words.lowers[at + 1] != "s"
        if not letters and not sign:
            break
        at += 1
    return at


def starts_name(words: Words, at: int) -> bool:
    """Tell whether a name can begin with a word: it is capitalised, or of a script without capitals, and is no piece of a hyphenated word."""
    shape = words.shapes[at]
    if shape in {SIGN, NUMBER}:
        return False
    if shape == LOWER:
        article = words.lowers[at] in load().classes["connector"] and at + 2 < len(words) and words.forms[at + 1] == "-"
        return article and words.shapes[at + 2] in {CAPITAL, UPPER}
    return not (words.touches(at) and words.forms[at - 1] in "'’" and len(words.forms[at]) == 1)


def ends(words: Words, first: int) -> Iterator[int]:
    """Yield where a name that begins at `first` can stop, nearest first."""
    connectors = load().classes["connector"]
    for at in range(first, min(first + LONGEST, len(words))):
        if words.paragraphs[at] != words.paragraphs[first]:
            return
        shape, form = words.shapes[at], words.forms[at]
        if shape == SIGN:
            if form not in INNER_SIGNS or not words.touches(at):
                return
            if form == ".":
                if len(words.forms[at - 1]) > INITIAL:
                    return
                if "." in words.forms[first:at]:
                    yield at + 1
            elif at + 1 >= len(words) or not words.touches(at + 1):
                return
        elif shape == LOWER:
            restored = at > first and (words.restored(at) or words.caseless[at]) and words.lowers[at] not in load().kinds_after  # "the GEDO region"
            if words.lowers[at] not in connectors and not (words.touches(at) and at > first) and not restored:
                return
            if restored or (words.touches(at) and words.forms[at - 1] in "'\u2019" and len(form) > 1):  # "Fada N'gourma"
                yield at + 1
        else:
            yield at + 1


def _known(words: Words, names: Names, first: int) -> Iterator[Proposal]:
    lexicon = load()
    for stop in ends(words, first):
        surface = words.surface(first, stop)
        if len(surface) < SHORTEST:
            continue
        last = words.lowers[stop - 1]
        kind = lexicon.kinds_after.get(last) if stop - first > 1 and words.shapes[stop - 1] in {CAPITAL, UPPER} else None
        if words.shapes[stop - 1] == UNCASED and len(surface) < SHORTEST + 1:
            continue
        if names.known(surface):
            stated = _plain_city(words, names, first, stop) or is_plain_unit(words, first, stop) or _department(words, names, first, stop)
            yield Proposal(first, stop, surface, known=True, kind=kind.kind if kind and names.summary(surface).level != "country" else None, stated=stated)
        elif kind is not None:
            bare = words.surface(first, stop - 1)
            yield Proposal(first, stop, bare, known=names.known(bare), kind=kind.kind, stated=is_plain_unit(words, first, stop))
        yield from _unit(words, names, first, stop)


def _directed(words: Words, names: Names, first: int) -> Iterator[Proposal]:
    """Yield the name of a province that begins with a direction in small letters: "lower Juba" is no part of Juba."""
    for stop in ends(words, first + 1):
        surface = words.surface(first, stop)
        if words.shapes[first + 1] == CAPITAL and names.summary(surface).level in ("admin1", "admin2"):
            yield Proposal(first, stop, surface.title() if surface.isascii() else surface, known=True, kind=names.summary(surface).level, stated=True)


def _unit(words: Words, names: Names, first: int, stop: int) -> Iterator[Proposal]:
    """Yield a known name with a unit's name of several words or letters behind it: "Bokkos Local Government Area", "Bama LGA"."""
    for unit, kind in load().kinds_named.items():
        start = stop - len(unit.split())
        if start > first and " ".join(words.lowers[start:stop]) == unit and names.known(bare := words.surface(first, start)):
            yield Proposal(first, stop, bare, known=True, kind=kind.kind, stated=True)


def _department(words: Words, names: Names, first: int, stop: int) -> bool:
    """Tell whether a name with "Department" is that of a province, which no department of police or health has: "in Arauca Department"."""
    whole = all(words.shapes[at] == CAPITAL for at in range(first, stop)) and not (stop < len(words) and words.shapes[stop] in {CAPITAL, UPPER, NUMBER})
    if words.lowers[stop - 1] not in load().classes["stating_with_name"] or not whole or words.lower(stop) in load().classes["of_body"]:
        return False
    before = first > 0 and words.shapes[first - 1] in {CAPITAL, UPPER} and words.paragraphs[first - 1] == words.paragraphs[first]
    return not before and names.summary(words.surface(first, stop)).level == "admin1"


def _plain_city(words: Words, names: Names, first: int, stop: int) -> bool:
    """Tell whether a name of several words is that of a large place and stands whole behind a word like "in", however the model parts it."""
    if stop - first < 2 or words.lower(first - 1) not in load().classes["locative"]:
        return False
    whole = all(words.shapes[at] == CAPITAL for at in range(first, stop)) and not (stop < len(words) and words.shapes[stop] in {CAPITAL, UPPER, NUMBER})
    model = {words.labels[words.entity[at]] for at in range(first, stop) if words.entity[at] >= 0}
    return whole and model <= PLACE_LABELS and names.summary(words.surface(first, stop)).magnitude >= LARGE


def _aliases(words: Words) -> Iterator[Proposal]:
    """Yield what the lexicons of demonyms and abbreviations know, the longest first at each word."""
    lexicon = load()
    for first in range(len(words)):
        if words.shapes[first] not in {CAPITAL, UPPER} or not words.parsed[first]:
            continue
        for stop in range(min(first + 8, len(words)), first, -1):
            surface = words.written(first, stop)
            if surface in lexicon.demonyms:
                yield Proposal(first, stop, surface, known=True, alias="demonym")
                break
            if surface in lexicon.abbreviations:
                yield Proposal(first, stop, surface, known=True, alias="abbreviation")
                break


def _entities(words: Words, names: Names) -> Iterator[Proposal]:
    for (first, stop), label in zip(words.bounds, words.labels, strict=True):
        if label not in PLACE_LABELS or first >= stop:
            continue
        begin, end = trimmed(words, first, stop)
        if begin < end:
            surface = words.surface(begin, end)
            yield Proposal(begin, end, surface, known=names.known(surface))


def ruled_out(words: Words, proposal: Proposal) -> bool:
    """Tell whether the words are surely something else: a piece of a person's name or of a date, a month."""
    classes = load().classes
    if is_part(words, proposal.first, proposal.stop):
        return True
    if proposal.alias:
        return False
    one = proposal.stop - proposal.first == 1
    if one and (words.lowers[proposal.first] in classes["month"] | classes["weekday"] or road_ahead(words, proposal.first) or is_body(words, proposal.first)):
        return True
    made = words.lowers[proposal.first] in classes["make"] and words.lower(proposal.first - 1) not in classes["locative"]  # "a white Toyota"
    if made or behind_article(words, proposal.first) or behind_saint(words, proposal.first):
        return True
    for entity in {words.entity[at] for at in range(proposal.first, proposal.stop)} - {-1}:
        first, stop = words.bounds[entity]
        label = words.labels[entity]
        if label in DATES and first <= proposal.first and stop >= proposal.stop:
            return not (label == "DATE" and proposal.known and announced(words, first, proposal.stop))
        if label == "PERSON" and first == proposal.first and stop <= proposal.stop and titled(words, first):
            return True
        before = first < proposal.first and words.shapes[proposal.first - 1] in {CAPITAL, UPPER}
        behind = proposal.stop < stop and words.shapes[proposal.stop] in {CAPITAL, UPPER}
        if label == "PERSON" and (before or behind) and not words.restored(proposal.first) and words.lower(proposal.stop) not in classes["organisation_head"]:
            return True
    return False


def _of_station(words: Words, proposal: Proposal, names: Names) -> bool:
    """Tell whether a name is that of a broadcaster, not of a country, province or large town: "Radio Venceremos"."""
    behind = words.lower(proposal.first - 1) in load().classes["station"] and words.paragraphs[proposal.first - 1] == words.paragraphs[proposal.first]
    found = names.summary(proposal.name)
    return behind and not proposal.alias and found.level not in LARGE_UNITS and found.magnitude < LARGE


def without_parts(proposals: list[Proposal], words: Words) -> list[Proposal]:
    """Return the proposals without those that a hyphen joins to a longer known name: "Mazar" in "Mazar-i-Sharif"."""
    joined = [p for p in proposals if p.known and not p.alias and "-" in p.name and all(words.touches(at) for at in range(p.first + 1, p.stop))]
    within = {at: whole for whole in joined for at in range(whole.first, whole.stop)}
    return [p for p in proposals if (whole := within.get(p.first)) is None or (p.first <= whole.first and p.stop >= whole.stop) or p.stop > whole.stop]


def trimmed(words: Words, first: int, stop: int) -> tuple[int, int]:
    """Return the span without an article or a direction before it and a possessive or a sign behind it."""
    lexicon = load()
    while first < stop and (
        words.shapes[first] == SIGN or words.lowers[first] == "the" or (words.shapes[first] == LOWER and words.lowers[first] in lexicon.directions)
    ):
        first += 1
    while first < stop:
        last = stop - 1
        possessive = words.lowers[last] == "s" and words.forms[last - 1] in "'’" and last > first
        if possessive:
            stop -= 2
        elif (words.shapes[last] == SIGN and not (words.forms[last] == "." and words.touches(last) and len(words.forms[last - 1]) <= INITIAL)) or (
            words.shapes[last] == LOWER and words.lowers[last] in lexicon.kinds_after
        ):
            stop -= 1
        else:
            break
    return first, stop
