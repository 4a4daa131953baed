"""What speaks for each proposal: takes words and proposals, gives a matrix, one row a proposal, one column a feature of `FEATURES`.

Four kinds of evidence: what spaCy made of the words, what the gazetteer knows of the name, what stands before and behind, and how the
same name is used elsewhere in the document. No feature is the name itself, so nothing is learned by heart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.toponyms.lexicon import load, load_words
from geomap.toponyms.surroundings import SURROUNDINGS, surroundings
from geomap.toponyms.words import CAPITAL, LOWER, UNCASED, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.toponyms.names import Names
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

LABELS = ("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "DATE", "OTHER")
FITS = ("exact", "first", "last", "inside", "over", "across")
ENTITY = tuple(f"{label}_{fit}" for label in LABELS for fit in FITS)
LEVELS = ("country", "admin1", "admin2", "city", "region", "water", "terrain", "other")
NAME = (
    *["known", "magnitude", "places", "weight", "kind", "road_or_facility", "abbreviation", "alone", "words", "letters", "common", "given", "surname"],
    *["upper", "lower_first", "uncased", "dots", "hyphen", "joined"],
    *(f"level_{level}" for level in LEVELS),
)
DOCUMENT = ("times", "times_place", "times_person", "in_person", "in_longer", "longer_place", "in_known", "has_known", "in_lower_case")
FEATURES = ENTITY + NAME + SURROUNDINGS + DOCUMENT
COLUMN = {name: at for at, name in enumerate(FEATURES)}
FEW = 5


def matrix(words: Words, proposals: Sequence[Proposal], names: Names) -> Any:
    """Return the features of all proposals."""
    import numpy as np

    table = np.zeros((len(proposals), len(FEATURES)), dtype=np.float32)
    keys = [names.key(proposal.name) for proposal in proposals]
    before = surroundings(words, proposals, names)
    for at, proposal in enumerate(proposals):
        row: dict[str, float] = {}
        fit = _fit(words, proposal)
        if fit:
            row[fit] = 1.0
        _name(words, proposal, names, keys[at], row)
        row.update(before[at])
        for name, value in row.items():
            table[at, COLUMN[name]] = value
    if len(proposals):
        _document(words, proposals, keys, table)
    return table


def _fit(words: Words, proposal: Proposal) -> str:
    """Return how spaCy's name at the proposal lies to it, as the name of a feature."""
    for at in range(proposal.first, proposal.stop):
        entity = words.entity[at]
        if entity >= 0:
            break
    else:
        return ""
    label = words.labels[entity] if words.labels[entity] in LABELS else "OTHER"
    first, stop = words.bounds[entity]
    while first < stop and (words.lowers[first] == "the" or words.forms[first] in "\"'("):
        first += 1
    if stop - first > 1 and words.lowers[stop - 1] == "s" and words.forms[stop - 2] in "'\u2019":
        stop -= 2
    if (first, stop) == (proposal.first, proposal.stop):
        return f"{label}_exact"
    if proposal.first >= first and proposal.stop <= stop:
        return f"{label}_first" if proposal.first == first else f"{label}_last" if proposal.stop == stop else f"{label}_inside"
    return f"{label}_over" if proposal.first <= first and proposal.stop >= stop else f"{label}_across"


def _name(words: Words, proposal: Proposal, names: Names, key: str, row: dict[str, float]) -> None:
    summary = names.summary(proposal.name)
    lexicon, lists = load(), load_words()
    row["known"] = proposal.known
    if summary.places:
        row["magnitude"] = summary.magnitude
        row["places"] = min(summary.places, 20) ** 0.5
        row["weight"] = summary.weight
        row[f"level_{summary.level}"] = 1.0
    row["kind"] = proposal.kind is not None
    row["road_or_facility"] = proposal.kind in {"road", "facility"}
    if proposal.alias == "abbreviation":
        row["abbreviation"] = 1.0
        row["alone"] = any(alias.alone for alias in lexicon.abbreviations[proposal.name])
    row["words"] = proposal.stop - proposal.first
    row["letters"] = len(key)
    row["common"] = 60 - lists.common[key] if key in lists.common else 0
    row["given"] = lists.given.get(key, 0.0)
    row["surname"] = lists.surname.get(key, 0.0)
    shapes = words.shapes[proposal.first : proposal.stop]
    row["upper"] = UPPER in shapes and CAPITAL not in shapes and LOWER not in shapes
    row["lower_first"] = shapes[0] == LOWER
    row["uncased"] = shapes[0] == UNCASED
    forms = words.forms[proposal.first : proposal.stop]
    row["dots"] = forms.count(".")
    row["hyphen"] = "-" in forms
    row["joined"] = len(forms) > 1 and all(words.touches(at) for at in range(proposal.first + 1, proposal.stop))


def _document(words: Words, proposals: Sequence[Proposal], keys: Sequence[str], table: Any) -> None:
    """Fill how the same name is used elsewhere in the document, and how proposals lie within each other."""
    place_like = table[:, [COLUMN[f"{label}_exact"] for label in ("GPE", "LOC", "FAC")]].sum(axis=1).tolist()
    person_like = table[:, COLUMN["PERSON_exact"]].tolist()
    total: dict[str, tuple[int, float, float]] = {}
    for at, key in enumerate(keys):
        times, place, person = total.get(key, (0, 0.0, 0.0))
        total[key] = (times + 1, place + place_like[at], person + person_like[at])
    people = {words.lowers[at] for at in range(len(words)) if words.entity[at] >= 0 and words.labels[words.entity[at]] == "PERSON"}
    lower = {words.lowers[at] for at in range(len(words)) if words.shapes[at] == LOWER}
    for at, key in enumerate(keys):
        times, place, person = total[key]
        others = times - 1
        proposal = proposals[at]
        table[at, COLUMN["times"]] = min(others, FEW)
        if others:
            table[at, COLUMN["times_place"]] = (place - place_like[at]) / others
            table[at, COLUMN["times_person"]] = (person - person_like[at]) / others
        inside = [words.lowers[word] for word in range(proposal.first, proposal.stop) if words.shapes[word] in {CAPITAL, UPPER}]
        table[at, COLUMN["in_person"]] = any(word in people for word in inside)
        table[at, COLUMN["in_lower_case"]] = all(word in lower for word in inside)
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(proposals) and abs(other - at) <= FEW:
                _nested(proposals, place_like, at, other, table)
                other += step


def _nested(proposals: Sequence[Proposal], place_like: Sequence[float], at: int, other: int, table: Any) -> None:
    mine, theirs = proposals[at], proposals[other]
    if theirs.first <= mine.first and theirs.stop >= mine.stop:
        table[at, COLUMN["in_longer"]] = 1
        table[at, COLUMN["in_known"]] = max(table[at, COLUMN["in_known"]], theirs.known)
        table[at, COLUMN["longer_place"]] = max(table[at, COLUMN["longer_place"]], place_like[other])
    elif mine.first <= theirs.first and mine.stop >= theirs.stop:
        table[at, COLUMN["has_known"]] = max(table[at, COLUMN["has_known"]], theirs.known)
