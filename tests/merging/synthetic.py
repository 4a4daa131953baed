"""Many accounts of many incidents, made with a seed: gives claims, each with the incident that it truly tells of.

Takes the kinds of incident of tests/extraction/gold/reports.toml and the words of stories.toml. An incident has one to eight accounts that disagree as reports
do: another category of the same family, the day of the report, a month, the suburb, the province or the country, the parent of the group that is blamed or
"gunmen", other words for the target, a toll that grows, and wire copies. A third of the incidents are near-misses: they share town and day, or town and target
on the next day, or day and province, with one that was made before.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.gazetteer import open_gazetteer
from geomap.types import Actor, Casualty, Claim, Count, Evidence, Place, Resolution, Span, Target, Toponym, When

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
REPORTS = HERE.parent / "extraction" / "gold" / "reports.toml"
FIRST_DAY = date(2023, 1, 1)
ACCOUNTS = (1, 1, 2, 3, 4, 5, 6, 8)
KIN = {
    "bombing": "suicide_bombing", "suicide_bombing": "bombing", "armed_attack": "clash", "assassination": "armed_attack", "clash": "armed_attack", "raid": "arrest",
    "arrest": "raid", "shelling": "armed_attack", "kidnapping": "armed_attack", "riot": "protest", "protest": "riot", "sabotage": "bombing", "air_strike": "shelling",
}  # fmt: skip
COUNTS = ("killed", "injured", "detained", "abducted")


@dataclass
class Happening:
    """What truly happened."""

    category: str
    day: date
    town: Place
    target: list[str]
    person: tuple[str, str, str] | None
    group: list[str]
    counts: dict[str, int] = field(default_factory=dict)


class World:
    """Towns with what contains them and lies near, and the kinds of incident."""

    def __init__(self, seed: int) -> None:
        """Read the words and look the towns up."""
        self.chance = random.Random(seed)  # noqa: S311 - made-up accounts
        self.words = tomllib.loads((HERE / "stories.toml").read_text("utf-8"))
        told = tomllib.loads(REPORTS.read_text("utf-8"))["report"]
        self.kinds = [one for report in told for one in report.get("incident", []) if one.get("status", "occurred") == "occurred"]
        self.gazetteer = open_gazetteer()
        self.towns = [(self.place(name, "P", country), weight) for name, country, weight in self.words["towns"]]
        self.above = {town.place_id: self.units(town) for town, _ in self.towns}

    def place(self, name: str, feature_class: str, country: str | None) -> Place:
        """Return the most populous place of a name in a country."""
        named = [one.place for one in self.gazetteer.lookup(name) if one.place.feature_class == feature_class]
        return max((one for one in named if one.country_code == country), key=lambda one: one.population or 0)

    def units(self, town: Place) -> tuple[Place, Place]:
        """Return the province and the country of a town."""
        province = next(
            one.place for one in self.gazetteer.lookup(town.admin1_name) if one.place.feature_code == "ADM1" and one.place.admin1_code == town.admin1_code
        )
        return province, self.place(town.country_name, "A", town.country_code)

    def happening(self, days: int) -> Happening:
        """Return something that happens within `days`."""
        chance, kind = self.chance, self.chance.choice(self.kinds)
        town = chance.choices([town for town, _ in self.towns], [weight for _, weight in self.towns])[0]
        counts = {name: self.number(kind[name]) for name in COUNTS if name in kind}
        person = None
        if chance.random() < 0.2:
            person = (chance.choice(self.words["roles"]), chance.choice(self.words["given"]), chance.choice(self.words["family"]))
            counts = {name: min(count, 2) for name, count in counts.items()}
        group = chance.choice(self.words["groups"][town.country_code])
        return Happening(kind["category"][0], FIRST_DAY + timedelta(chance.randrange(days)), town, chance.choice(self.words["targets"]), person, group, counts)

    def number(self, told: int | list[int]) -> int:
        """Return a number of the size of one that a gold report tells."""
        around = max(told if isinstance(told, int) else told[0], 0)
        return 0 if around == 0 else max(1, round(around * self.chance.uniform(0.5, 2.0)))

    def near_miss(self, of: Happening, days: int) -> Happening:
        """Return another incident that is easily taken for `of`."""
        other, chance = self.happening(days), self.chance
        what = chance.random()
        if what < 0.5:
            return replace(other, day=of.day, town=of.town, category=of.category if chance.random() < 0.6 else other.category, group=of.group)
        if what < 0.75:
            return replace(other, day=of.day + timedelta(chance.choice([1, 2, 5])), town=of.town, category=of.category, target=of.target, group=of.group)
        beside = [town for town, _ in self.towns if town.country_code == of.town.country_code and town != of.town]
        return replace(other, day=of.day, town=chance.choice(beside), category=of.category, target=of.target, group=of.group)

    def accounts(self, of: Happening, number: int) -> Iterator[Claim]:
        """Yield what several reports tell of it, as time goes by."""
        chance, claims = self.chance, []
        for at in range(chance.choice(ACCOUNTS)):
            name = f"{number:06}-{at}"
            copied = bool(claims) and chance.random() < 0.15
            claim = replace(chance.choice(claims), claim_id=name, doc_id=f"d{name}") if copied else self.account(of, name, at)
            claims.append(claim)
            yield claim

    def account(self, of: Happening, name: str, at: int) -> Claim:
        """Return what one reporter tells."""
        chance = self.chance
        person, people, sentence = self.victims(of)
        targets = (Target(name=chance.choice(of.target), kind="structure"),) if person is None and chance.random() < 0.8 else ()
        category = KIN.get(of.category, of.category) if chance.random() < 0.2 else of.category
        words = f"{category.replace('_', ' ')} told in report {name} of {sentence or 'what happened'} with other words"
        return Claim(
            claim_id=name, doc_id=f"d{name}", category=category, status="occurred", date=self.when(of.day, at), place=self.where(of.town), actors=self.blamed(of),
            targets=targets, casualties=people, **{what: self.toll(count, at) for what, count in of.counts.items()}, score=round(chance.uniform(0.3, 0.95), 2),
            evidence=(Evidence(field="category", span=Span(start=0, end=4), quote=words[:4]), Evidence(field="sentence", span=Span(start=0, end=len(words)), quote=words)),
        )  # fmt: skip

    def victims(self, of: Happening) -> tuple[str | None, tuple[Casualty, ...], str]:
        """Return the person who was hit, more or less fully named."""
        if of.person is None:
            return None, (), ""
        role, given, family = of.person
        name = self.chance.choice([f"{given} {family}", f"{role} {given} {family}", family, f"a {role}"])
        effect = next((what for what, count in of.counts.items() if count), "injured")
        one = Count(low=1, best=1, high=1)
        return name, (Casualty(who=name, kind="group" if name.startswith("a ") else "person", effect=effect, count=one),), name

    def when(self, day: date, at: int) -> When:
        """Return the day, the day after, a day before which it was, or the month."""
        told = self.chance.random()
        if told < 0.6:
            return When(earliest=str(day), latest=str(day), precision="day", basis="stated" if told < 0.3 else "relative")
        if told < 0.85:
            off = day + timedelta(1 if told < 0.7 else 0)
            return When(earliest=str(off), latest=str(off), precision="day", basis="relative")
        if told < 0.92:
            late = day + timedelta(min(at + 1, 3))
            return When(earliest=None, latest=str(late), precision="unknown", basis="inferred")
        last = (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
        return When(earliest=str(day.replace(day=1)), latest=str(last), precision="month", basis="stated")

    def where(self, town: Place) -> Resolution | None:
        """Return the town, its province, its country or nothing."""
        told = self.chance.random()
        if told > 0.97:
            return None
        province, country = self.above[town.place_id]
        place, prec = (town, 1) if told < 0.78 else (province, 4) if told < 0.92 else (country, 6)
        toponym = Toponym(span=Span(start=5, end=9), surface=place.name)
        return Resolution(
            toponym=toponym, place=place, longitude=place.longitude, latitude=place.latitude, where_prec=prec, coordinate_uncertainty_m=place.extent_m
        )

    def blamed(self, of: Happening) -> tuple[Actor, ...]:
        """Return the group, what it is a part of, or nobody in particular."""
        told = self.chance.random()
        if told < 0.4:
            return ()
        if told < 0.6:
            return (Actor(name=self.chance.choice(self.words["vague"]), kind="group", role="perpetrator"),)
        known = of.group[0] if told < 0.85 else of.group[-1]
        return (Actor(name=known, kind="organisation", role="perpetrator", actor_id=known),)

    def toll(self, count: int, at: int) -> Count | None:
        """Return what is told of a toll that grows with each report."""
        told = self.chance.random()
        if told < 0.15:
            return None
        known = max(min(count, 1), round(count * min(1.0, 0.6 + 0.2 * at))) if told < 0.4 else count
        return Count(low=known, best=None, high=None, qualifier="at_least") if told < 0.25 else Count(low=known, best=known, high=known)


def many_accounts(count: int, seed: int = 1) -> tuple[list[Claim], dict[str, int]]:
    """Return `count` claims over about four years for 10,000, and claim_id -> the number of the incident that it tells of."""
    world = World(seed)
    days = max(30, count // 8)
    claims: list[Claim] = []
    truth: dict[str, int] = {}
    earlier: list[Happening] = []
    while len(claims) < count:
        miss = bool(earlier) and world.chance.random() < 0.33
        happening = world.near_miss(world.chance.choice(earlier), days) if miss else world.happening(days)
        earlier.append(happening)
        for claim in world.accounts(happening, len(earlier)):
            claims.append(claim)
            truth[claim.claim_id] = len(earlier)
    return claims[:count], truth
