"""How well claims tell what a careful reader of the gold reports wrote down: per field how many are right, and what is wrong in words."""

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


@dataclass
class Score:
    """Right and all, by field, and each mistake in words."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    def tell(self, name: str, *, ok: bool, report: str, want: object, got: object) -> None:
        """Count one judgement."""
        self.right[name] += ok
        self.all[name] += 1
        if not ok:
            self.mistakes.append(f"{report} {name}: want {want}, got {got}")

    def share(self, name: str) -> float:
        """Return the share that is right."""
        return self.right[name] / max(self.all[name], 1)


def reports() -> list[dict[str, Any]]:
    """Return the gold reports."""
    found: list[dict[str, Any]] = tomllib.loads(GOLD.read_text("utf-8"))["report"]
    return found


def claims_of(report: dict[str, Any]) -> tuple[Claim, ...]:
    """Return what the pipeline reads out of a report."""
    return read(Document(doc_id=report["id"], text=report["text"], published=report.get("published"), language="en")).claims


def stands_on(claim: Claim, text: str, words: str, fields: tuple[str, ...] = TELLING) -> bool:
    """Tell whether the claim's telling fields stand on `words`."""
    start = text.index(words)
    end = start + len(words)
    return any(e.field.split("[")[0] in fields and e.span.start < end and start < e.span.end for e in claim.evidence)


def score(chosen: list[dict[str, Any]]) -> Score:
    """Return the score over the `chosen` reports."""
    total = Score()
    for report in chosen:
        claims, text, name = claims_of(report), report["text"], report["id"]
        used: set[str] = set()
        for gold in report.get("incident", []):
            hits = sorted((c for c in claims if stands_on(c, text, gold["anchor"])), key=lambda c, gold=gold: c.category not in gold["category"])
            total.tell("found", ok=bool(hits), report=name, want=gold["anchor"], got=[c.category for c in claims])
            if hits:
                used.add(hits[0].claim_id)
                judge(total, name, gold, hits[0])
        for words in report.get("none", []):
            bad = [c for c in claims if c.claim_id not in used and stands_on(c, text, words, ("category",))]
            total.tell("none", ok=not bad, report=name, want=f"nothing on {words!r}", got=[c.category for c in bad])
        for claim in claims:
            fine = claim.claim_id in used or any(stands_on(claim, text, words) for words in report.get("optional", []))
            words = next(e.quote for e in claim.evidence if e.field == "category")
            total.tell("precise", ok=fine, report=name, want="no claim", got=(claim.category, words))
    return total


def judge(total: Score, name: str, gold: dict[str, Any], claim: Claim) -> None:
    """Judge the fields of one claim."""
    total.tell("category", ok=claim.category in gold["category"], report=name, want=gold["category"], got=claim.category)
    total.tell("status", ok=claim.status == gold.get("status", "occurred"), report=name, want=gold.get("status", "occurred"), got=claim.status)
    if "date" in gold:
        want = gold["date"] if isinstance(gold["date"], list) else [gold["date"], gold["date"]]
        total.tell("date", ok=[claim.date.earliest, claim.date.latest] == want, report=name, want=want, got=(claim.date.earliest, claim.date.latest))
    place = claim.place
    if "country" in gold:
        country = place.place.country_code if place and place.place else None
        total.tell("country", ok=country == gold["country"], report=name, want=gold["country"], got=country)
    if "place" in gold:
        surface = place.toponym.surface if place else ""
        total.tell("place", ok=gold["place"] in surface or (bool(surface) and surface in gold["place"]), report=name, want=gold["place"], got=surface)
    for effect in COUNTS:
        wanted, got = as_bounds(gold.get(effect)), bounds(getattr(claim, effect))
        if wanted is not None or got is not None:
            total.tell(effect, ok=wanted == got, report=name, want=wanted, got=got)
    for kind, said in (("actors", claim.actors), ("targets", claim.targets), ("weapons", claim.weapons)):
        names = [one.name for one in said]
        for words in gold.get(kind, []):
            fits = any(words.lower() in n.lower() or n.lower() in words.lower() for n in names)
            total.tell(kind, ok=fits, report=name, want=words, got=names)


def bounds(count: Count | None) -> list[int | None] | None:
    """Return a count's bounds."""
    return None if count is None else [count.low, count.best, count.high]


def as_bounds(value: int | list[int] | None) -> list[int | None] | None:
    """Return the bounds that the gold writes as one number, or as three with -1 for unknown."""
    if value is None:
        return None
    return [value] * 3 if isinstance(value, int) else [None if v < 0 else v for v in value]
