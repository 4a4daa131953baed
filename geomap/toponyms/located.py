"""Names that are places by where they stand: takes words, proposals and their evidence, tells which are, whatever the trees say.

>>> from geomap.toponyms.words import split
>>> _inside(split("in Bor, in the Jonglei state"), 2), _inside(split("Hit in Anbar"), 1), _inside(split("Bor, Jonglei"), 1)
(5, 2, -1)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.toponyms.evidence import COLUMN
from geomap.toponyms.lexicon import load
from geomap.toponyms.surroundings import holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.toponyms.names import Names
    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

PEOPLE, NAMED = frozenset(["PERSON"]), frozenset(["PERSON", "ORG", "NORP"])

WITHIN = frozenset(["in", "near", "outside", "inside"])
"""Behind which nobody is named without a title."""
SHORTEST = 3
"""How many letters of a month's name are left at least: "Dec."."""
TOWN = 4.0
"""The decimal logarithm of the people of a town that may be told of by a name that is also a word: "shelled Sake"."""


def located(words: Words, proposals: Sequence[Proposal], names: Names, evidence: Any) -> Any:
    """Tell which proposals are towns by where they stand.

    That is a town's name that no person bears, behind "in", "near" or "neighbouring" or what one shells or storms, in "the X attack", alone in the head of an
    entry or before its colon, or first in a dateline;
    and whatever stands there and is told within the province or country in which the gazetteer has it ("attacked Bor, in Jonglei state").
    """
    import numpy as np

    def any_of(*columns: str) -> Any:
        return evidence[:, [COLUMN[column] for column in columns]].any(axis=1)

    classes = load().classes
    verbs = [words.lower(proposal.first - 1) for proposal in proposals]
    pairs = [f"{words.lower(proposal.first - 2)} {verb}" for proposal, verb in zip(proposals, verbs, strict=True)]
    ground = np.array([verb in classes["striking_ground"] or pair in classes["way_linking"] for verb, pair in zip(verbs, pairs, strict=True)])
    person, named, body = (np.array([_is(words, proposal, labels) for proposal in proposals]) for labels in (PEOPLE, NAMED, NAMED - PEOPLE))
    large = evidence[:, [COLUMN["magnitude"]]].max(axis=1) >= TOWN
    struck = np.array([verb in classes["striking"] or pair in classes["strike_on"] for verb, pair in zip(verbs, pairs, strict=True)])
    meant = ~(body | (person & ~large))
    beside = np.array([verb in classes["neighbouring"] for verb in verbs])
    of_deed = np.array([words.lower(proposal.stop) in classes["deed_of_place"] for proposal in proposals])
    deed = any_of("before_the") & of_deed & ~named
    told, apart = _told_within(words, proposals, names)

    alone = any_of("dateline") & any_of("before_start") & any_of("behind_end")
    town = any_of("known") & any_of("level_city", "level_admin1", "level_admin2")
    heading = any_of("before_start") & np.array([words.lower(proposal.stop) == ":" for proposal in proposals]) & ~named
    there = (any_of("before_locative") | alone | heading | beside | deed | ground | struck & meant) & town
    within_which = np.array([verb in WITHIN for verb in verbs])
    parted = within_which & (np.array([_parted(words, proposal.stop) for proposal in proposals]) | of_deed & large) | deed
    goes_on = any_of("behind_capital", "behind_organisation", "behind_noun", "behind_person") & ~parted
    behind = goes_on | any_of("behind_facility") & ~deed | any_of("behind_hyphen") | any_of("behind_possessive") & ~(within_which & ~person)
    doubtful = any_of("given", "surname", "upper", "in_longer", "kind", "ORG_inside", "ORG_first", "abbreviation")
    never = np.array([words.lower(proposal.first) in classes["no_town"] for proposal in proposals])
    common = any_of("common") & ~((ground | struck | within_which) & ~person & ~never & large)
    within = (any_of("before_locative") | ground | struck) & told & any_of("known") & ~(person & ~(apart & ~any_of("given")))
    opens = any_of("before_start") | np.array([_led_to(words, proposal.first) for proposal in proposals])
    filed = any_of("dateline") & opens & any_of("known") & ~any_of("in_longer", "abbreviation")
    return filed | within | there & ~behind & ~doubtful & ~common


def _parted(words: Words, stop: int) -> bool:
    """Tell whether what stands behind a name is no part of it: a time, who acted there, or "said"."""
    lower, classes = words.lower(stop), load().classes
    return lower in classes["no_part"] or lower in classes["weekday"] or lower in classes["month"]


def _led_to(words: Words, first: int) -> bool:
    """Tell whether only a day or "near" stands before a name, at the start of its line: "Dec. 5 Herat Province:", "NEAR FALLUJA -"."""
    months = load().classes["month"]
    if words.lower(first - 1) == "near":
        return first == 1 or "\n" in words.text[words.ends[first - 2] : words.starts[first - 1]] or not words.surface(first - 2, first - 1).isalnum()
    at = first - 2 - (words.lower(first - 2) == ".")
    month = words.lower(at).rstrip(".")
    return (
        words.lower(first - 1).isdigit()
        and len(month) >= SHORTEST
        and any(name.startswith(month) for name in months)
        and (at == 0 or "\n" in words.text[words.ends[at - 1] : words.starts[at]])
    )


def _is(words: Words, proposal: Proposal, labels: frozenset[str]) -> bool:
    """Tell whether spaCy takes a word of the proposal for what bears one of the labels: a person, a body, a people."""
    return any((entity := words.entity[at]) >= 0 and words.labels[entity] in labels for at in range(proposal.first, proposal.stop))


def _told_within(words: Words, proposals: Sequence[Proposal], names: Names) -> tuple[Any, Any]:
    """Tell which proposals stand before the country or province in which the gazetteer has them, and of which of them a comma parts it."""
    import numpy as np

    starts: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        starts.setdefault(proposal.first, []).append(proposal)
    told = [any(holds(names, above, proposal) for above in starts.get(_inside(words, proposal.stop), ())) for proposal in proposals]
    return np.array(told), np.array([words.lower(proposal.stop) == "," for proposal in proposals])


def _inside(words: Words, stop: int) -> int:
    """Return where the name begins in which a place lies, by the words behind it; -1 for none."""
    at = stop + (words.lower(stop) == ",")
    return at + 1 + (words.lower(at + 1) == "the") if words.lower(at) == "in" else -1
