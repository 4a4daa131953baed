"""What kind of place a name's neighbours say it is, and within what: takes accepted names in their text, gives kind and containing places.

"Helmand, Kandahar and Zabul provinces" makes three provinces; "the city of Herat" a city; "Kabul, Afghanistan", "Dangara region of Tajikistan",
"Paris, Texas" and "Pakistan's Quetta" name what contains the place.

>>> from geomap.toponyms.proposals import Proposal
>>> from geomap.toponyms.words import split
>>> words = split("Helmand, Kandahar and Zabul provinces")
>>> chosen = [Proposal(at, at + 1, words.forms[at], known=True) for at in (0, 2, 4)]
>>> [kind_of(words, chosen, at) for at in range(3)]
['admin1', 'admin1', 'admin1']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.toponyms.foreign_lexicon import foreign
from geomap.toponyms.lexicon import load
from geomap.toponyms.words import CAPITAL, SIGN, UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.toponyms.proposals import Proposal
    from geomap.toponyms.words import Words

LIST = 40
"""How many names one list may have."""
STREET = "street"
"""What a list of streets says of a name, which then is of no town."""
DEEPEST = 3
ADMINISTRATIVE = frozenset({"admin1", "admin2"})
SORTS = {"admin1": "UNIT", "admin2": "UNIT", "city": "TOWN"}
FARTHEST = 8
"""How many words of another language may lie between a place and what contains it: "à Vido, un village dans le nord-est du Congo"."""


def kind_of(words: Words, chosen: Sequence[Proposal], index: int) -> str | None:
    """Return the kind of place that the words in, behind or before the name ask for, or None."""
    lexicon, proposal = load(), chosen[index]
    if proposal.kind is not None:
        return proposal.kind
    behind = words.lower(proposal.stop)
    if behind in lexicon.kinds_after and not words.forms[proposal.stop][0].isupper():
        return lexicon.kinds_after[behind].kind
    # "the islands of Lake Chad" are not a lake, and the lake is no island: a name that says what it is stays that.
    says = proposal.stop - proposal.first > 1 and words.lowers[proposal.first] in lexicon.kinds_before
    return (None if says else _kind_before(words, proposal.first)) or _kind_of_list(words, chosen, index) or _kind_of_heads(words, chosen, index)


def _kind_before(words: Words, first: int) -> str | None:
    kinds = load().kinds_before
    if first < 1:
        return None
    one = words.lowers[first - 1]
    if first > 1 and f"{words.lowers[first - 2]} {one}" in kinds:
        return kinds[f"{words.lowers[first - 2]} {one}"].kind
    return kinds[one].kind if one in kinds and words.forms[first - 1][0].isupper() else None


def _kind_of_list(words: Words, chosen: Sequence[Proposal], index: int) -> str | None:
    """Follow "A, B and C provinces" to its end."""
    kinds = load().kinds_list
    for step in range(index, min(index + LIST, len(chosen))):
        after = chosen[step].stop
        noun = words.lower(after)
        if noun in kinds:
            return kinds[noun].kind
        if step > index and (own := words.lowers[after - 1]) in kinds:  # "at the corner of Lincoln and Madison Avenues"
            return kinds[own].kind
        if step + 1 >= len(chosen) or not _joined(words, after, chosen[step + 1].first):
            return _kind_of_crossing(words, after)
    return None


def _kind_of_crossing(words: Words, at: int) -> str | None:
    """Follow "Lincoln and Madison avenues", where the second name was taken for no place, to its end."""
    kinds = load().kinds_list
    if words.lower(at) not in {"and", "&"}:
        return None
    behind = next(
        (there for there in range(at + 1, min(at + 1 + LIST, len(words.forms))) if words.shapes[there] != CAPITAL or words.lowers[there] in kinds), None
    )
    named = behind is not None and behind > at + 1 and words.lowers[behind] in kinds
    return STREET if named and behind is not None and kinds[words.lowers[behind]].kind == STREET else None


def _kind_of_heads(words: Words, chosen: Sequence[Proposal], index: int) -> str | None:
    """Follow "the provinces of A, B and C" back to its beginning."""
    heads = load().kinds_heads
    for step in range(index, max(index - LIST, -1), -1):
        first = chosen[step].first
        said = f"{words.lower(first - 2)} {words.lower(first - 1)}"
        if said in heads:
            return heads[said].kind
        if not step or not _joined(words, chosen[step - 1].stop, first):
            return None
    return None


def _joined(words: Words, stop: int, first: int) -> bool:
    """Tell whether only a comma, "and" or "or" lies between word `stop` and word `first`."""
    between = [word for word in words.lowers[stop:first] if word != "the"]
    return 0 < len(between) <= len((",", "and")) and all(word in {",", "and", "or", "&"} for word in between)


def within(words: Words, chosen: Sequence[Proposal], index: int) -> tuple[int, ...]:
    """Return the positions in `chosen` of the places that the words put around the name, nearest first."""
    found: list[int] = []
    here = index
    while len(found) < DEEPEST:
        above = _above(words, chosen, here)
        if above is None:
            break
        found.append(above)
        here = above
    if not found and index and _of_a_nation(words, chosen[index - 1], chosen[index]):
        found.append(index - 1)
    if not found and index:
        before = chosen[index - 1]
        between = words.lowers[before.stop : chosen[index].first]
        if between in (["'", "s"], ["’", "s"]) and not before.alias:
            found.append(index - 1)
    return tuple(found)


def _of_a_nation(words: Words, nation: Proposal, name: Proposal) -> bool:
    """Tell whether an adjective of a nation before a name says where it lies: "в сирийском городе Идлиб", "la ville syrienne d'Alep"."""
    if nation.alias != "demonym" or words.parsed[name.first] or words.paragraphs[nation.first] != words.paragraphs[name.first]:
        return False
    table = foreign()
    between = [said for word in words.lowers[nation.stop : name.first] if (said := table.contraction.get(word, word))]
    if len(between) == 1 and between[0] in table.of:
        return words.lower(nation.first - 1) in table.kind.keys() | table.site
    return len(between) <= 1 and all(word in table.kind or word in table.site for word in between)


def _above(words: Words, chosen: Sequence[Proposal], index: int) -> int | None:
    if index + 1 >= len(chosen):
        return None
    this, following = chosen[index], chosen[index + 1]
    between = words.lowers[this.stop : following.first]
    if following.alias == "demonym" and not words.parsed[this.first] and not between and this.alias != "demonym":
        return index + 1  # "le Kurdistan irakien"
    if following.alias == "demonym" or len(between) > (DEEPEST if words.parsed[this.first] else FARTHEST):
        return None
    if words.paragraphs[this.first] != words.paragraphs[following.first]:
        return index + 1 if between in ([], ["|"], [","]) and _cells_of_a_row(words, this, following) else None
    kinds = load().kinds_after
    if between and between[0] in kinds:
        between = between[1:]
    if between and between[-1] in load().directions:
        between = between[:-1]
    if between == [","] and not words.parsed[this.first] and _listed(words, chosen, index + 1):
        return None  # "под огнём Зайцево, Докучаевск и Старомихайловка"
    if between in ([","], ["in"], ["of"], ["("], [",", "in"]):
        return index + 1
    if not words.parsed[this.first] and _foreign_container(words, between, following):
        return index + 1
    # "KABUL Afghanistan": a dateline without its comma.
    return index + 1 if not between and words.starts[following.first] > words.ends[this.stop - 1] and _upper(words, this) else None


def _listed(words: Words, chosen: Sequence[Proposal], index: int) -> bool:
    """Tell whether commas and then an "and" go on from the name at `index` to others, as in lists."""
    for at in range(index, min(index + LIST, len(chosen) - 1)):
        between = words.lowers[chosen[at].stop : chosen[at + 1].first]
        if len(between) == 1 and between[0] in foreign().joint:
            return True
        if between != [","]:
            return False
    return False


def _foreign_container(words: Words, between: Sequence[str], following: Proposal) -> bool:
    """Tell whether words of another language put the name before them in the following one: "станицы Ассиновской | Сунженского района"."""
    kinds = foreign().kind
    if between and between[0] in kinds and unit_behind(words, following.first - len(between)) is not None:
        between = between[1:]  # "в Ахтырском районе | Сумской области"
    return unit_behind(words, following.stop) is not None if not between else any(said in foreign().container for said in _plainly(between))


def unit_behind(words: Words, stop: int) -> int | None:
    """Return where the noun for a district or province stands behind an adjective that names it: "Сунженского района", "Шебекинского городского округа"."""
    table = foreign()
    at = stop + 1 if words.lower(stop).endswith(table.adjective) else stop
    named = words.lower(stop - 1).endswith(table.adjective) and table.kind.get(words.lower(at)) in ADMINISTRATIVE
    return at if named else None


def units_apart(words: Words, first: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Return the town and the district that a model of Russian takes for one name as two: "Новая Таволжанка | Шебекинского округа"."""
    at = next((at for at in range(first, stop - 1) if unit_behind(words, at + 1) == stop - 1), first)
    return ((first, at), (at, stop)) if at > first and words.shapes[at - 1] in {CAPITAL, UPPER} else ((first, stop),)


def _plainly(between: Sequence[str]) -> Iterator[str]:
    """Yield words of another language as the phrases have them: "dans le nord-est du" is "dans DIR de", "dans la région de" is "dans UNIT de"."""
    table = foreign()
    plain = [table.contraction.get(word, word) for word in between]
    said = ["DIR" if word in table.direction else word for word in plain if word]
    said = [word for word, before in zip(said, ["", *said], strict=False) if not word == before == "DIR"]
    yield " ".join(said)
    yield " ".join(SORTS.get(table.kind.get(word, ""), word) for word in said)


def _cells_of_a_row(words: Words, this: Proposal, following: Proposal) -> bool:
    """Tell whether two names head one entry: "2019-03-06 | Diyala | Baquba | ..."."""
    heads = words.dateline[this.first] and words.dateline[following.first]
    return heads and "\n" not in words.text[words.ends[this.stop - 1] : words.starts[following.first]]


def _upper(words: Words, proposal: Proposal) -> bool:
    return all(words.forms[at].isupper() for at in range(proposal.first, proposal.stop) if words.shapes[at] != SIGN)
