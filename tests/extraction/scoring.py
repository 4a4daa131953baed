"""How well claims tell what a careful reader of the gold reports wrote down: per field precision and recall, and what is wrong in words."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.pipeline import read
from geomap.types import Document

if TYPE_CHECKING:
    from geomap.types import Claim, Count

FOLDER = Path(__file__).parent / "gold"
GOLDS = {"gold": FOLDER / "reports.toml", "long": FOLDER / "long.toml"}
COUNTS = ("killed", "injured", "detained", "abducted")
TELLING = ("category", *COUNTS, "casualties", "targets", "weapons")
NOTHING = "no claim"
ANY = "any"


@dataclass
class Score:
    """Per field how often it is wanted, given and right; each mistake in words; and which category was taken for which."""

    wanted: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    mistakes: list[tuple[str, str]] = field(default_factory=list)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def tell(self, name: str, *, ok: bool, report: str, want: object, got: object) -> None:
        """Count one judgement of a field that holds one value: `want` or `got` is None where it holds none."""
        self.wanted[name] += want is not None
        self.given[name] += got is not None
        self.right[name] += ok
        self.hit[name] += ok
        if not ok:
            self.mistakes.append((report, f"{name}: want {want}, got {got}"))

    def tell_names(self, name: str, *, report: str, want: list[str | list[str]], got: list[str]) -> None:
        """Count a field that holds names: one fits another where it contains it; of a list of names in `want` any will do."""
        missed = [w for w in want if not any(_fits(w, g) for g in got)]
        extra = [g for g in got if not any(_fits(w, g) for w in want)]
        self.wanted[name] += len(want)
        self.hit[name] += len(want) - len(missed)
        self.given[name] += len(got)
        self.right[name] += len(got) - len(extra)
        if missed:
            self.mistakes.append((report, f"{name}: want {missed}, got {got}"))

    def recall(self, name: str) -> float:
        """Return the share of what is wanted that is found."""
        return self.hit[name] / max(self.wanted[name], 1)

    def precision(self, name: str) -> float:
        """Return the share of what is given that is right."""
        return self.right[name] / max(self.given[name], 1)


def _fits(wanted: str | list[str], given: str) -> bool:
    return any(a.lower() in given.lower() or given.lower() in a.lower() for a in several(wanted))


def several(value: str | list[str]) -> list[str]:
    """Return the values of which any will do."""
    return [value] if isinstance(value, str) else value


def reports(gold: str = "gold") -> list[dict[str, Any]]:
    """Return the reports of one of `GOLDS`."""
    found: list[dict[str, Any]] = tomllib.loads(GOLDS[gold].read_text("utf-8"))["report"]
    return found


def document_of(report: dict[str, Any]) -> Document:
    """Return a report as a document."""
    return Document(doc_id=report["id"], text=report["text"], published=report.get("published"), language=report.get("language", "en"))


def _touches(claim: Claim, start: int, end: int) -> bool:
    return any(e.field.split("[")[0] in TELLING and e.span.start < end and start < e.span.end for e in claim.evidence)


def stands_on(claim: Claim, text: str, words: str) -> bool:
    """Tell whether a telling field of the claim stands on `words`."""
    start = text.index(words)
    return _touches(claim, start, start + len(words))


def stands_near(claim: Claim, text: str, words: str) -> bool:
    """Tell whether a telling field of the claim stands on the sentence or line that `words` are in."""
    start = text.index(words)
    ends = [at for mark in (". ", "\n") if (at := text.find(mark, start + len(words))) >= 0]
    return _touches(claim, max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1, min(ends, default=len(text)))


def pair(golds: list[dict[str, Any]], claims: tuple[Claim, ...], text: str) -> dict[int, Claim]:
    """Return the claim that answers each gold incident, by its index, each claim once: first of all those on its words, of its category, on its first phrase."""
    near = []
    for index, gold in enumerate(golds):
        phrases = several(gold["anchor"])
        for number, claim in enumerate(claims):
            if any(stands_near(claim, text, words) for words in phrases):
                first = next((place for place, words in enumerate(phrases) if stands_on(claim, text, words)), None)
                near.append((first is None, claim.category not in gold["category"], first or 0, index, number))
    found: dict[int, Claim] = {}
    used: set[int] = set()
    for *_, index, number in sorted(near):
        if index not in found and number not in used:
            found[index] = claims[number]
            used.add(number)
    return found


def score(chosen: list[dict[str, Any]]) -> Score:
    """Return the score over the `chosen` reports."""
    total = Score()
    for report in chosen:
        _score_report(total, report, read(document_of(report)).claims)
    return total


def _score_report(total: Score, report: dict[str, Any], claims: tuple[Claim, ...]) -> None:
    text, name, golds = report["text"], report["id"], report.get("incident", [])
    pairs = pair(golds, claims, text)
    for index, gold in enumerate(golds):
        total.wanted["incident"] += 1
        total.hit["incident"] += index in pairs
        if index in pairs:
            judge(total, name, gold, pairs[index])
        else:
            total.mistakes.append((name, f"incident: nothing on {several(gold['anchor'])[0]!r}"))
            total.confusion[gold["category"][0], NOTHING] += 1
            miss(total, gold)
    used = {claim.claim_id for claim in pairs.values()}
    for claim in claims:
        fine = claim.claim_id in used or any(stands_on(claim, text, words) for words in report.get("optional", []))
        total.given["incident"] += 1
        total.right["incident"] += fine
        if not fine:
            words = next(e.quote for e in claim.evidence if e.field == "category")
            total.mistakes.append((name, f"incident: want none, got {claim.category} on {words!r}"))
            total.confusion[NOTHING, claim.category] += 1


def miss(total: Score, gold: dict[str, Any]) -> None:
    """Count the fields of an incident that no claim answers as missed, so that finding it can only help."""
    total.wanted.update(["category", "status", *(name for name in ("date", "country", "place") if name in gold)])
    total.wanted.update(effect for effect in COUNTS if gold.get(effect) not in (None, ANY))
    total.wanted.update({kind: len(gold.get(kind, ())) for kind in ("actors", "targets", "weapons")})


def judge(total: Score, name: str, gold: dict[str, Any], claim: Claim) -> None:
    """Judge the fields of one claim."""
    fits = claim.category in gold["category"]
    total.tell("category", ok=fits, report=name, want=gold["category"], got=claim.category)
    total.confusion[claim.category if fits else gold["category"][0], claim.category] += 1
    status = gold.get("status", "occurred")
    total.tell("status", ok=claim.status in several(status), report=name, want=status, got=claim.status)
    if "date" in gold:
        want = gold["date"] if isinstance(gold["date"], list) else [gold["date"], gold["date"]]
        got = [claim.date.earliest, claim.date.latest]
        total.tell("date", ok=got == want, report=name, want=want, got=got if claim.date.earliest else None)
    place = claim.place
    if "country" in gold:
        country = place.place.country_code if place and place.place else None
        total.tell("country", ok=country == gold["country"], report=name, want=gold["country"], got=country)
    if "place" in gold:
        surface = place.toponym.surface if place else None
        total.tell("place", ok=bool(surface) and _fits(gold["place"], surface or ""), report=name, want=gold["place"], got=surface)
    for effect in COUNTS:
        if gold.get(effect) == ANY:
            continue
        wanted, given = fitting(gold.get(effect)), bounds(getattr(claim, effect))
        if wanted or given is not None:
            total.tell(effect, ok=given in wanted, report=name, want=wanted[0] if wanted else None, got=given)
    for kind, said in (("actors", claim.actors), ("targets", claim.targets), ("weapons", claim.weapons)):
        if kind in gold:
            total.tell_names(kind, report=name, want=gold[kind], got=[one.name for one in said])


def bounds(count: Count | None) -> list[int | None] | None:
    """Return a count's bounds."""
    return None if count is None else [count.low, count.best, count.high]


def as_bounds(value: int | list[int] | None) -> list[int | None] | None:
    """Return the bounds that the gold writes as one number, or as three with -1 for unknown."""
    if value is None:
        return None
    return [value] * 3 if isinstance(value, int) else [None if v < 0 else v for v in value]


def fitting(value: Any) -> list[list[int | None] | None]:
    """Return the bounds of which any will do: the gold may write a list of threes."""
    choice = value if isinstance(value, list) and isinstance(value[0], list) else [value]
    return [as_bounds(one) for one in choice if one is not None]
