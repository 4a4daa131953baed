"""What stands before and behind a proposal: takes words and proposals, gives for each the features that hold, by name.

>>> from geomap.toponyms.proposals import Proposal
>>> SURROUNDINGS[:3]
('before_locative', 'before_the', 'before_title')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, LOWER, NUMBER, SIGN, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.toponyms.names import Names
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

BEFORE = (
    "locative",
    "the",
    "title",
    "capital",
    "comma",
    "open",
    "of",
    "start",
    "hyphen",
    "number",
    "direction",
    "verb",
    "adjective",
    "kind",
    "initial",
    "and",
    "dot",
    "party",
)
BEHIND = (
    "capital",
    "organisation",
    "comma",
    "possessive",
    "end",
    "hyphen",
    "number",
    "verb",
    "noun",
    "kind",
    "person",
    "close",
    "locative",
    "and",
    "facility",
    "road",
    "dot",
    "suffix",
    "dash",
)
BESIDE = (
    "state_behind",
    "container_behind",
    "contained_before",
    "place_beside",
    "proper",
    "dateline",
    "locative_two_before",
    "organisation_before",
    "organisation_in_run",
)
SURROUNDINGS = (*(f"before_{name}" for name in BEFORE), *(f"behind_{name}" for name in BEHIND), *BESIDE)
OPEN = '([\u201c\u2018"'
CLOSE = ')]\u201d"'
DASHES = "-\u2013\u2014\u2015"
HYPHENS = "-\u2013\u2014/"


def surroundings(words: Words, proposals: Sequence[Proposal], names: Names) -> list[dict[str, float]]:
    """Return the features of each proposal that are not zero."""
    starts: dict[int, list[Proposal]] = {}
    stops: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        starts.setdefault(proposal.first, []).append(proposal)
        stops.setdefault(proposal.stop, []).append(proposal)
    found = []
    for proposal in proposals:
        row = {f"before_{name}": 1.0 for name in _before(words, proposal)} | {f"behind_{name}": 1.0 for name in _behind(words, proposal)}
        _beside(words, proposal, starts, stops, names, row)
        row["proper"] = sum(words.tags[at].startswith("NNP") for at in range(proposal.first, proposal.stop)) / (proposal.stop - proposal.first)
        row["dateline"] = words.dateline[proposal.first]
        row["locative_two_before"] = words.lower(proposal.first - 2) in load().classes["locative"]
        _run(words, proposal, row)
        found.append(row)
    return found


def _same(words: Words, one: int, other: int) -> bool:
    return words.paragraphs[one] == words.paragraphs[other]


def _before(words: Words, proposal: Proposal) -> list[str]:
    at = proposal.first - 1
    if at < 0 or not _same(words, at, proposal.first):
        return ["start"]
    classes, form, lower, shape = load().classes, words.forms[at], words.lowers[at], words.shapes[at]
    touching = words.touches(proposal.first)
    tests = (
        ("locative", lower in classes["locative"]),
        ("the", lower == "the"),
        ("title", lower in classes["title"] or (form == "." and words.lower(at - 1) in classes["title"] and shape == SIGN)),
        ("capital", shape in {CAPITAL, UPPER} and len(form) > 1),
        ("comma", form == ","),
        ("open", form in OPEN),
        ("of", lower == "of"),
        ("start", form in ".!?:;" and not touching),
        ("hyphen", form in HYPHENS and touching),
        ("number", shape == NUMBER),
        ("direction", lower in load().directions),
        ("verb", words.tags[at].startswith("VB")),
        ("adjective", words.tags[at].startswith("JJ")),
        ("kind", lower in load().kinds_after),
        ("initial", (form == "." and at > 0 and len(words.forms[at - 1]) == 1) or (shape in {CAPITAL, UPPER} and len(form) == 1)),
        ("and", lower in {"and", "or", "&"}),
        ("dot", form == "." and touching),
        ("party", form == "-" and touching and words.forms[at - 1].isupper()),
    )
    return [name for name, holds in tests if holds]


def _behind(words: Words, proposal: Proposal) -> list[str]:
    at = proposal.stop
    if at >= len(words) or not _same(words, at, proposal.first):
        return ["end"]
    classes, form, lower, shape = load().classes, words.forms[at], words.lowers[at], words.shapes[at]
    touching = words.touches(at)
    tests = (
        ("capital", shape in {CAPITAL, UPPER}),
        ("organisation", shape in {CAPITAL, UPPER} and lower in classes["organisation_head"]),
        ("comma", form == ","),
        ("possessive", form in "'\u2019" and words.lower(at + 1) == "s"),
        ("end", form in ".!?:;|"),
        ("hyphen", form in HYPHENS and touching),
        ("number", shape == NUMBER),
        ("verb", words.tags[at].startswith("VB")),
        ("noun", words.tags[at] in {"NN", "NNS"}),
        ("kind", shape == LOWER and lower in load().kinds_after),
        ("person", lower in classes["after_person"]),
        ("close", form in CLOSE),
        ("locative", lower in classes["locative"]),
        ("and", lower in {"and", "or", "&"}),
        ("facility", lower in load().facilities),
        ("road", lower in load().kinds_after and load().kinds_after[lower].kind == "road"),
        ("dot", form == "." and touching),
        ("suffix", lower in classes["honorific_suffix"]),
        ("dash", form in DASHES and not touching),
    )
    return [name for name, holds in tests if holds]


def _beside(words: Words, proposal: Proposal, starts: dict[int, list[Proposal]], stops: dict[int, list[Proposal]], names: Names, row: dict[str, float]) -> None:
    """Tell whether a place that contains this one follows ("Paris, Texas"), or one that it contains goes before."""
    at = proposal.stop
    if words.lower(at) in {",", "("}:
        for following in starts.get(at + 1, ()):
            if following.alias == "abbreviation":
                row["state_behind"] = 1.0
            elif holds(names, following, proposal):
                row["container_behind"] = 1.0
            row["place_beside"] = 1.0
    if words.lower(proposal.first - 1) == ",":
        for before in stops.get(proposal.first - 1, ()):
            row["place_beside"] = 1.0
            if proposal.alias == "abbreviation" or holds(names, proposal, before):
                row["contained_before"] = 1.0


def holds(names: Names, above: Proposal, place: Proposal) -> bool:
    """Tell whether the gazetteer has a bearer of `place` within the country or province that `above` names."""
    summary = names.summary(above.name)
    return summary.level in {"country", "admin1"} and bool(summary.containers & names.summary(place.name).units)


def _run(words: Words, proposal: Proposal, row: dict[str, float]) -> None:
    """Look along the capitalised words that the proposal is part of for the head of an organisation's name."""
    heads = load().classes["organisation_head"]
    at = proposal.stop
    while at < len(words) and at < proposal.stop + 4 and words.shapes[at] in {CAPITAL, UPPER}:
        if words.lowers[at] in heads:
            row["organisation_in_run"] = 1.0
        at += 1
    at = proposal.first - 1
    if words.lower(at) in {"of", "the", "for", "in"}:
        at -= 2 if words.lower(at) == "the" else 1
        if at >= 0 and words.shapes[at] in {CAPITAL, UPPER}:
            row["organisation_before"] = 1.0 if words.lowers[at] in heads else 0.5
