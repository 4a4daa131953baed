"""Which annotated places were got right, one by one, and how far the scores can be trusted.

Takes gold documents and what `geomap locate` wrote for them. An annotated place is right where something found overlaps it and lies within 161 km (100 miles),
as in the scorer's *end to end*. The baseline keeps a digest of the corpus and one sign a place, "1" or "0", in the corpus's order: nothing of its text.

>>> gold = [{"doc_id": "d", "text": "Kabul", "toponyms": [{"start": 0, "end": 5, "lon": 69.2, "lat": 34.5}]}]
>>> outcomes(gold, {"d": [{"start": 0, "end": 5, "longitude": 69.1, "latitude": 34.6, "score": 0.9}]})
['1']
"""

from __future__ import annotations

import hashlib
import math
from typing import Any

RIGHT_KM = 161.0
EARTH_KM = 6371.0088
BINS = 10


def distance_km(gold: dict[str, Any], found: dict[str, Any]) -> float:
    """Return the great-circle distance between an annotation and a toponym found."""
    one, other = math.radians(gold["lat"]), math.radians(found["latitude"])
    turn = math.radians(found["longitude"] - gold["lon"])
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def matched(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Return each annotation that has coordinates with what was found there: the toponym that shares most characters, or None."""
    pairs = []
    for one in gold:
        if one.get("lat") is not None:
            over = [(min(one["end"], other["end"]) - max(one["start"], other["start"]), -at) for at, other in enumerate(found)]
            most, at = max(over, default=(0, 0))
            pairs.append((one, found[-at] if most > 0 else None))
    return pairs


def _right(gold: dict[str, Any], found: dict[str, Any] | None) -> bool:
    return found is not None and found["latitude"] is not None and distance_km(gold, found) <= RIGHT_KM


def outcomes(gold: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return a string of "1" and "0" for each document, one sign an annotated place."""
    return ["".join("01"[_right(*pair)] for pair in matched(each["toponyms"], found.get(each["doc_id"], []))) for each in gold]


def digest(gold: list[dict[str, Any]]) -> str:
    """Return what tells one corpus from another."""
    told = ((each["doc_id"], [(one["start"], one["end"]) for one in each["toponyms"]]) for each in gold)
    return hashlib.sha256(repr(list(told)).encode("utf-8")).hexdigest()[:16]


def changes(gold: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]], baseline: dict[str, Any]) -> list[str]:
    """Return a line for each document with places gained (+) or lost (-) against the baseline, and a sum; why not, where the corpus is another."""
    if baseline.get("corpus") != digest(gold):
        return ["no baseline for this corpus: `python scripts/evaluate.py --raise` writes one"]
    lines, sums = [], {"+": 0, "-": 0}
    for each, before, now in zip(gold, baseline["places"].split(","), outcomes(gold, found), strict=True):
        names = [each["text"][one["start"] : one["end"]] for one in each["toponyms"] if one.get("lat") is not None]
        told = [f"{'+' if new > old else '-'}{name}" for name, old, new in zip(names, before, now, strict=True) if old != new]
        for one in told:
            sums[one[0]] += 1
        if told:
            lines.append(f"  {each['doc_id']}: {', '.join(told)}")
    return [*lines, f"  {sums['+']} places gained, {sums['-']} lost in {len(lines)} documents"]


def baseline_of(gold: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Return what later runs are compared with."""
    return {"corpus": digest(gold), "places": ",".join(outcomes(gold, found))}


def reliability(gold: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error of the scores of resolved places, and (mean score, share right, how many) of each tenth that has any."""
    judged = [
        (other["score"], _right(one, other))
        for each in gold
        for one, other in matched(each["toponyms"], found.get(each["doc_id"], []))
        if other is not None and other["latitude"] is not None
    ]
    bins = [[one for one in judged if min(int(one[0] * BINS), BINS - 1) == at] for at in range(BINS)]
    rows = [(sum(score for score, _ in some) / len(some), sum(right for _, right in some) / len(some), len(some)) for some in bins if some]
    error = sum(abs(score - right) * count for score, right, count in rows) / max(len(judged), 1)
    return error, rows


def plot(error: float, rows: list[tuple[float, float, int]]) -> list[str]:
    """Return a reliability plot as a Markdown table: a bar for the share that was right, and where the mean score lies."""
    lines = [
        f"Expected calibration error of `score`: {error:.3f}",
        "",
        "| mean score | right | places | right (bar) and score (mark) |",
        "| ---: | ---: | ---: | --- |",
    ]
    for score, right, count in rows:
        bar = list("#" * round(right * 40) + "." * (40 - round(right * 40)))
        bar[min(round(score * 40), 39)] = "|" if bar[min(round(score * 40), 39)] == "." else "+"
        lines.append(f"| {score:.2f} | {right:.2f} | {count} | `{''.join(bar)}` |")
    return lines
