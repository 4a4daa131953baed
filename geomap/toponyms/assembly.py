"""Makes toponyms of the names that were accepted: adds relation, kind, containing places, and joins pairs ("the Tajik-Uzbek border").

Takes words and accepted proposals with their scores, in order and without overlap; gives toponyms in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.containers import kind_of, within
from geomap.toponyms.foreign_phrases import foreign_around, foreign_pairs
from geomap.toponyms.hyphens import whole
from geomap.toponyms.lexicon import load
from geomap.toponyms.nesting import standing
from geomap.toponyms.pairs import pairs
from geomap.toponyms.phrases import Around, around
from geomap.types import Span, Toponym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.toponyms.names import Names
    from geomap.toponyms.pairs import Pair
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

COUNTRY_NAMES = {"US": "United States", "CA": "Canada", "AU": "Australia", "PK": "Pakistan", "TJ": "Tajikistan"}


def assemble(words: Words, chosen: Sequence[Proposal], scores: Sequence[float], names: Names) -> list[Toponym]:
    """Return the toponyms that the accepted proposals make, in order."""
    plain = [_plain(words, chosen, index, score, names) for index, score in enumerate(scores)]
    gone: set[int] = set()
    for pair in (*pairs(words, chosen), *foreign_pairs(words, chosen)):
        if pair.relation != "border" and any(_is_country(plain[at], names) for at in (pair.one, pair.other) if at is not None):
            continue
        _join(words, plain, pair, gone)
    return sorted((toponym for index, toponym in enumerate(plain) if index not in gone), key=lambda toponym: toponym.span)


def _plain(words: Words, chosen: Sequence[Proposal], index: int, score: float, names: Names) -> Toponym:
    proposal = chosen[index]
    looked_up, kind, inside = meaning(words, chosen, index)
    literal, nested = standing(words, proposal)
    before = _around(words, proposal, looked_up, names) if literal and not nested else None
    start, end = words.starts[proposal.first], words.ends[proposal.stop - 1]
    stop = whole(words.text, start, end, names) if literal and not proposal.alias else end
    if stop > end:
        looked_up, end = (words.text[start:stop],), stop
    return Toponym(
        span=Span(start=start, end=end),
        surface=words.text[start:end],
        relation=before.relation if before else "at",
        names=looked_up,
        kind=kind,
        within=inside,
        direction=before.direction if before else None,
        distance_m=before.distance_m if before else None,
        literal=literal,
        nested=nested,
        score=round(score, 4),
    )


def _around(words: Words, proposal: Proposal, looked_up: tuple[str, ...], names: Names) -> Around:
    if words.parsed[proposal.first]:
        return around(words, proposal.first, proposal.stop)
    found = foreign_around(words, proposal.first)
    if found.relation == "offset" and found.distance_m is None and names.summary(looked_up[-1]).level == "country":
        return found._replace(relation="part")  # "au nord du Mali" is within it
    return found


def meaning(words: Words, chosen: Sequence[Proposal], index: int) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Return the names to look up for a proposal, the kind of place asked for, and the names of what contains it."""
    lexicon, proposal = load(), chosen[index]
    inside = tuple(_plain_name(chosen[at]) for at in within(words, chosen, index))
    if proposal.alias == "demonym":
        alias = lexicon.demonyms.get(proposal.name) or lexicon.demonyms[proposal.name.title()]
        return (alias.place,), alias.kind, ()
    if proposal.alias == "abbreviation":
        aliases = lexicon.abbreviations[proposal.name]
        lands = tuple(dict.fromkeys(COUNTRY_NAMES[a.country_code] for a in aliases if a.country_code in COUNTRY_NAMES and a.kind != "country"))
        return tuple(dict.fromkeys(alias.place for alias in aliases)), aliases[0].kind, inside or lands
    surface = words.surface(proposal.first, proposal.stop)
    if not words.parsed[proposal.first]:  # an inflected form is no name of its own
        return (proposal.name,), kind_of(words, chosen, index), inside
    looked_up, kind = (surface,) if proposal.name == surface else (surface, proposal.name), kind_of(words, chosen, index)
    if kind == "street":
        return (f"{surface} Street",), "road", inside  # "at Lincoln and Madison avenues" names no town
    return looked_up, kind, inside


def _plain_name(proposal: Proposal) -> str:
    lexicon = load()
    if proposal.alias == "demonym" and proposal.name in lexicon.demonyms:
        return lexicon.demonyms[proposal.name].place
    return lexicon.abbreviations[proposal.name][0].place if proposal.alias == "abbreviation" else proposal.name


def _is_country(toponym: Toponym, names: Names) -> bool:
    return toponym.kind == "country" or bool(toponym.names and names.summary(toponym.names[0]).level == "country")


def _join(words: Words, plain: list[Toponym], pair: Pair, gone: set[int]) -> None:
    """Rewrite the members of a pair in place: one toponym where they are one name, else each with the other's name."""
    one = plain[pair.one]
    if pair.other is None:
        plain[pair.one] = _like(one, relation=pair.relation, names=one.names[-1:], kind=None)
        return
    other = plain[pair.other]
    both = (one.names[-1], other.names[-1])
    if pair.whole is None:
        plain[pair.one] = _like(one, relation=pair.relation, names=both, kind=_of_town(one))
        plain[pair.other] = _like(other, relation=pair.relation, names=both[::-1], kind=_of_town(other))
        return
    first, stop = pair.whole
    span = Span(start=words.starts[first], end=words.ends[stop - 1])
    plain[pair.one] = _like(one, relation=pair.relation, names=both, kind=None, span=span, surface=span.of(words.text), score=min(one.score, other.score))
    gone.add(pair.other)


def _of_town(toponym: Toponym) -> str | None:
    """Return the kind of one end of a road: in "the Kaduna-Abuja highway" the word behind is of the road."""
    return None if toponym.kind == "road" else toponym.kind


def _like(toponym: Toponym, **changes: object) -> Toponym:
    from dataclasses import replace

    return replace(toponym, literal=True, direction=None, distance_m=None, within=(), **changes)  # type: ignore[arg-type]
