"""Which places a toponym may mean: takes toponyms, gives groups of those that mean the same, each with its candidates in columns.

Mentions under one name are one group: one sense per document. A candidate is kept with how it bears the name.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.gazetteer import fold
from geomap.gazetteer.resources import read_tsv
from geomap.gazetteer.unit_words import bare_names
from geomap.language.casing import is_capitals
from geomap.resolution.kinds import level_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.gazetteer import Gazetteer, NamedPlace
    from geomap.types import Place, Toponym

MOST = 100
"""Candidates of one name; the gazetteer gives the most important first."""
GUESSES, MANY_GUESSES = 5, 20
VAST_M = 1_000_000.0
"""The radius from which on a region is of so many countries that nothing else is called so without a word that says it."""
LARGE = 100_000
"""A town of so many people keeps its name against a country that only some other language calls so; Burma and Holland are small towns too."""
ALIKE = 0.84
SHORTEST_GUESS = 5
UNIT = re.compile(r"(?: [\w-]+){1,3}")
"""The words behind a name: one, two or three may be that of a unit."""
BEFORE = re.compile(
    r"\b(vereda|corregimiento|ejido)(?: del?(?: las?| los)?)? (?:[^\W\d_][\w ]{1,30},?(?: en el| del| en)?(?: zona rural del?| jurisdicción del)? municipio (?:del? )?)?$",
    re.IGNORECASE,
)
FEW = 96
"""The Spanish words for a unit that only some countries have, before its name or that of the town that it is of, and how far before a name they may begin."""
AROUND = 80
"""How many letters before and behind a name say whether capitals say anything."""
LATIN = "\u024f"
SEATS = frozenset({"PPLA", "PPLA2", "PPLA3"})
"""Chief towns of units."""
SEAS = frozenset({"SEA", "OCN", "GULF", "STRT"})
"""What a name like "Red Sea" means, unless it is said to be a province of that name."""
COUNTRIES_FIRST: dict[str, frozenset[str]] = {"es": frozenset(), "pt": frozenset({"salvador", "brasilia", "beni"})}
"""The languages whose names of countries small towns bear, with the names that are none there: Siria and Argelia are countries in a Spanish text, and towns of Romania and Colombia; Salvador is a town in a Portuguese one."""
UNITS = frozenset({"admin1", "admin2", "city"})
VAGUE_KINDS = {"region", "facility", "road"}
TWO_PLACES = frozenset({"border", "between", "along"})


@dataclass(frozen=True, slots=True)
class Option:
    """One place that a group may mean: how it bears the name, whether under the bare name alone, and how much the spelling differs."""

    place: Place
    name_kind: str
    bare: bool = False
    unlike: float = 0.0


@dataclass(slots=True)
class Group:
    """Mentions that mean the same place. `members` are positions in the list of toponyms; `kinds` and `within` what any of them says."""

    key: tuple[str, ...]
    members: list[int] = field(default_factory=list)
    literal: bool = True
    kinds: set[str] = field(default_factory=set)
    within: list[str] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)

    @property
    def guessed(self) -> bool:
        """Tell whether nothing bears the name itself, only names spelt alike."""
        return bool(self.options) and all(option.unlike for option in self.options)


def grouped(toponyms: Sequence[Toponym], gazetteer: Gazetteer, text: str = "", language: str | None = None) -> list[Group]:
    """Return the groups in the order of their first mentions, with their candidates; `text` is what they stand in, in `language`.

    Mentions under one name mean the same unless their words say otherwise ("Kandahar district", "Kandahar province"; "Paris, Texas", "Paris, France");
    one that says nothing joins what the others mean, where they agree.
    """
    by_key: dict[tuple[str, ...], list[Group]] = {}
    silent: list[tuple[int, tuple[str, ...]]] = []
    for at, toponym in enumerate(toponyms):
        key = _key(toponym)
        if toponym.kind or toponym.within:
            _join(by_key.setdefault(key, []), Group(key), at, toponym)
        else:
            silent.append((at, key))
    for at, key in silent:
        same = by_key.setdefault(key, [])
        if len(same) != 1 and not (same and not same[-1].kinds and not same[-1].within):
            same.append(Group(key))
        same[-1].members.append(at)
    groups = sorted((group for some in by_key.values() for group in some), key=lambda group: min(group.members))
    for group in groups:
        group.members.sort()
        group.literal = any(toponyms[member].literal for member in group.members)
        found = options(gazetteer, group.key, (language or "")[:2])
        if group.kinds == {"admin2"}:
            found = [option for option in found if not option.bare or level_of(option.place) != "country"]  # "the Villa El Salvador district"
        if not any(_abbreviates(toponyms[member], text) for member in group.members):
            found = [option for option in found if option.name_kind != "abbreviation" or level_of(option.place) != "country"] or found
        if group.within and not any(lies_in(option.place, group.within) for option in found):
            found += [guess for guess in _guesses(gazetteer, group.key[-1], MANY_GUESSES) if lies_in(guess.place, group.within)]
        countries = [option for option in found if level_of(option.place) == "country"] if "country" in group.kinds else []
        if group.within and all(toponyms[member].kind == "facility" for member in group.members):
            lands = {named.place.country_code for name in group.within for named in gazetteer.lookup(name)}
            found = [option for option in found if not _only_named_after(option, lands)]
        seas = [option for option in found if option.place.feature_code in SEAS and option.name_kind == "primary"] if not group.kinds & UNITS else []
        vast = [option for option in found if _spans_countries(option)] if not group.kinds & UNITS and not group.within else []
        lands = {land for member in group.members for land in _having(text, toponyms[member])}
        group.options = countries or seas or vast or [option for option in found if option.place.country_code in lands] or found
        lower = any(not _a_state(text, toponyms[member]) for member in group.members if toponyms[member].kind == "admin1")
        if lower and not any(level_of(option.place) == "admin1" for option in group.options):
            group.kinds.add("admin2")  # "Soum province", "Masisi territory": in some countries such words name what lies within provinces
        units = any(level_of(option.place) in {"admin1", "admin2"} for option in group.options)
        if group.kinds == {"admin2"} and not units and any(option.place.feature_code in SEATS for option in group.options):
            group.kinds.clear()  # "le caza de Tyr", of which the gazetteer knows the seat alone
    return groups


def _having(text: str, toponym: Toponym) -> frozenset[str]:
    """Return the countries that have the unit whose word stands behind a name, where only some do: "Beni territory" is Congo's, "Guma LGA" Nigeria's."""
    said = UNIT.match(text, toponym.span.end)
    words = said[0].lower().split() if said else []
    behind = [" ".join(words[:most]) for most in range(len(words), 0, -1)]
    before = BEFORE.search(text, max(0, toponym.span.start - FEW), toponym.span.start)
    if before is not None and (lands := _unit_lands().get(before[1].lower())):
        return lands  # "en la vereda | Los Robles"
    within = [" ".join(toponym.surface.lower().split()[first:]) for first in (-3, -2, -1)]  # "Guma LGA", where the unit is a part of the name
    return next((lands for unit in (*behind, *within) if (lands := _unit_lands().get(unit))), frozenset())


def _a_state(text: str, toponym: Toponym) -> bool:
    """Tell whether a name is said to be a state, which no unit within a first-order one is: "Al Wahdah State"."""
    return toponym.surface.lower().endswith(" state") or text[toponym.span.end : toponym.span.end + 6].lower() == " state"


@functools.cache
def _unit_lands() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["countries"].split("|")) for row in read_tsv("toponyms/unit_lands.tsv")}


def _only_named_after(option: Option, lands: set[str | None]) -> bool:
    """Tell whether a building is only named after a place that lies elsewhere than the building: "the San Jose church in Cali", "Victoria Station in Leeds"."""
    if level_of(option.place) in ("spot", "country"):
        return False
    return option.name_kind == "short" or option.place.country_code not in lands


def _spans_countries(option: Option) -> bool:
    """Tell whether a name is that of a region of several countries: "the Sahel", which is also a province of Burkina Faso."""
    place = option.place
    return place.country_code is None and level_of(place) == "region" and option.name_kind == "primary" and (place.extent_m or 0.0) >= VAST_M


def _abbreviates(toponym: Toponym, text: str) -> bool:
    """Tell whether a name is written as abbreviations are: with a dot, or in capitals that those around it have not. "Bol" is a town in Chad, not Bolivia."""
    if not toponym.surface.isupper() or "." in toponym.surface:
        return "." in toponym.surface
    return not is_capitals(text[max(0, toponym.span.start - AROUND) : toponym.span.end + AROUND])  # "LA MAR PROVINCE" is not Morocco's


def _key(toponym: Toponym) -> tuple[str, ...]:
    names = toponym.names[:1] if toponym.relation in TWO_PLACES else toponym.names or (toponym.surface,)
    return tuple(dict.fromkeys(fold(name) for name in names))


def _join(same: list[Group], new: Group, at: int, toponym: Toponym) -> None:
    """Add a mention to the first group of its name that its words do not contradict, or to a new one."""
    above = {folded(name) for name in toponym.within}
    for group in same:
        kinds_agree = not toponym.kind or not group.kinds or toponym.kind in group.kinds or VAGUE_KINDS & {toponym.kind, *group.kinds}
        if kinds_agree and (not above or not group.within or above & {folded(name) for name in group.within}):
            break
    else:
        group = new
        same.append(group)
    group.members.append(at)
    if toponym.kind:
        group.kinds.add(toponym.kind)
    group.within.extend(name for name in toponym.within if name not in group.within)


def options(gazetteer: Gazetteer, key: tuple[str, ...], language: str = "") -> list[Option]:
    """Return the candidates of a group's names: the first name's before the others', a place once; what a country is called depends on the `language`."""
    own = _names_countries(language, key)
    found: dict[str, Option] = {}
    for rank, name in enumerate(key):
        for named in gazetteer.lookup(name)[:MOST]:
            if named.name_kind != "demonym":
                kind = "primary" if own and level_of(named.place) == "country" else _name_kind(named, name)
                found.setdefault(named.place.place_id, Option(named.place, kind, bare=rank > 0))
        for country in (gazetteer.country(code) for code in _sharing().get(name, ())):
            if country is not None:
                found.setdefault(country.place_id, Option(country, "alternate", bare=rank > 0))
    return _without_exonyms(list(found.values()), key, language)[:MOST] or _guesses(gazetteer, key[-1])


def _names_countries(language: str, key: tuple[str, ...]) -> bool:
    """Tell whether a language's name of a country is that of a country before that of a town."""
    return language in COUNTRIES_FIRST and COUNTRIES_FIRST[language].isdisjoint(key)


@functools.cache
def _sharing() -> dict[str, list[str]]:
    """Return the further countries that some names mean: Congo is two."""
    shared: dict[str, list[str]] = {}
    for row in read_tsv("gazetteer/shared_names.tsv"):
        shared.setdefault(row["name"], []).append(row["country_code"])
    return shared


def _without_exonyms(found: list[Option], key: tuple[str, ...], language: str) -> list[Option]:
    """Leave out countries that bear the name in some other language only, where it is a town's or a unit's own: Beni is not Benin, Marawi no Malawi.

    In an English text (or one that does not say) also what is a town's other name: Chilia is Chillia in Peru, not what Romanian calls Chile.
    """
    other = language in ("", "en") and not _english_names().intersection(key)
    kinds = ("primary", "short", "alternate") if other else ("primary", "short")
    owners = [o.place for o in found if level_of(o.place) != "country" and (o.name_kind in kinds or folded(o.place.name) in _cities(key))]
    if not owners:
        return found
    large = other or max(place.population or 0 for place in owners) >= LARGE
    foreign = ("historic", "alternate") if large else ("historic",)
    return [o for o in found if level_of(o.place) != "country" or o.name_kind not in foreign]


@functools.cache
def _english_names() -> frozenset[str]:
    """Return the other names that countries have in English: Burma, Ivory Coast, Persia."""
    return frozenset(fold(row["name"]) for row in read_tsv("tables/country_names.tsv"))


def _cities(key: tuple[str, ...]) -> set[str]:
    return {f"{name} city" for name in key}


def _name_kind(named: NamedPlace, name: str) -> str:
    """Return how a place bears a name: one in another script, or a unit's own with the word for such a unit, is no mere alternate ("Kupwara District")."""
    place, other_script = named.place, name[:1].isalpha() and name[0] > LATIN
    fits = place.feature_code == "ADM1" if name.endswith(" state") else place.feature_class == "A"
    with_unit = fits and fold(place.name) in bare_names(name)
    return "primary" if named.name_kind in ("alternate", "short") and (with_unit or (other_script and named.name_kind == "alternate")) else named.name_kind


def lies_in(place: Place, names: Sequence[str]) -> bool:
    """Tell whether a place lies in a country, province or district of one of those names."""
    above = {folded(name) for name in (place.country_name, place.admin1_name, place.admin2_name) if name}
    return any(folded(name) in above or place.country_code in _sharing().get(folded(name), ()) for name in names)


def _guesses(gazetteer: Gazetteer, name: str, most: int = GUESSES) -> list[Option]:
    """Return places with a name spelt alike, where nothing bears the name itself, or nothing where the words put it ("Jalalabad, Kyrgyzstan")."""
    fuzzy = getattr(gazetteer, "fuzzy", None)
    if fuzzy is None or len(name) < SHORTEST_GUESS:
        return []
    alike = [(named, share) for named, share in fuzzy(name, most) if share >= ALIKE]
    return [
        Option(named.place, named.name_kind, unlike=1 - share)
        for named, share in alike
        if level_of(named.place) != "country" or _misspelt(name, named.place.name)
    ]


def _misspelt(name: str, country: str) -> bool:
    """Tell whether a name can be a country's own, misspelt: "Phillipines"; but Langol is not Angola, nor Huellas Hellas."""
    from rapidfuzz import fuzz

    own, told = fold(country), fold(name)
    return told[:1] == own[:1] and fuzz.ratio(told, own) >= 100 * ALIKE


@functools.lru_cache(maxsize=1 << 15)
def folded(name: str) -> str:
    """Return `fold(name)`, remembered."""
    return fold(name)
