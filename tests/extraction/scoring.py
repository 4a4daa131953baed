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

GOLD = Path(__file__).parent / "gold" / "reports.toml"
COUNTS = ("killed", "injured", "detained", "abducted")
TELLING = ("category", *COUNTS, "casualties", "targets", "weapons")
NOTHING = "no claim"


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

    def tell_names(self, name: str, *, report: str, want: list[str], got: list[str]) -> None:
        """Count a field that holds names: one fits another where it contains it."""
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


def _fits(a: str, b: str) -> bool:
    return a.lower() in b.lower() or b.lower() in a.lower()


def reports() -> list[dict[str, Any]]:
    """Return the gold reports."""
    found: list[dict[str, Any]] = tomllib.loads(GOLD.read_text("utf-8"))["report"]
    return found


def document_of(report: dict[str, Any]) -> Document:
    """Return a report as a document."""
    return Document(doc_id=report["id"], text=report["text"], published=report.get("published"), language="en")


def stands_on(claim: Claim, text: str, words: str, fields: tuple[str, ...] = TELLING) -> bool:
    """Tell whether the claim's telling fields stand on `words`."""
    start = text.index(words)
    end = start + len(words)
    return any(e.field.split("[")[0] in fields and e.span.start < end and start < e.span.end for e in claim.evidence)


def score(chosen: list[dict[str, Any]]) -> Score:
    """Return the score over the `chosen` reports."""
    total = Score()
    for report in chosen:
        _score_report(total, report, read(document_of(report)).claims)
    return total


def _score_report(total: Score, report: dict[str, Any], claims: tuple[Claim, ...]) -> None:
    text, name = report["text"], report["id"]
    used: set[str] = set()
    for gold in report.get("incident", []):
        hits = sorted(
            (c for c in claims if stands_on(c, text, gold["anchor"])), key=lambda c, gold=gold: (c.claim_id in used, c.category not in gold["category"])
        )
        total.wanted["incident"] += 1
        total.hit["incident"] += bool(hits)
        if not hits:
            total.mistakes.append((name, f"incident: nothing on {gold['anchor']!r}"))
            total.confusion[gold["category"][0], NOTHING] += 1
            continue
        used.add(hits[0].claim_id)
        judge(total, name, gold, hits[0])
    for claim in claims:
        fine = claim.claim_id in used or any(stands_on(claim, text, words) for words in report.get("optional", []))
        total.given["incident"] += 1
        total.right["incident"] += fine
        if not fine:
            words = next(e.quote for e in claim.evidence if e.field == "category")
            total.mistakes.append((name, f"incident: want none, got {claim.category} on {words!r}"))
            total.confusion[NOTHING, claim.category] += 1


def judge(total: Score, name: str, gold: dict[str, Any], claim: Claim) -> None:
    """Judge the fields of one claim."""
    fits = claim.category in gold["category"]
    total.tell("category", ok=fits, report=name, want=gold["category"], got=claim.category)
    total.confusion[claim.category if fits else gold["category"][0], claim.category] += 1
    total.tell("status", ok=claim.status == gold.get("status", "occurred"), report=name, want=gold.get("status", "occurred"), got=claim.status)
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
        wanted, given = as_bounds(gold.get(effect)), bounds(getattr(claim, effect))
        if wanted is not None or given is not None:
            total.tell(effect, ok=wanted == given, report=name, want=wanted, got=given)
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
