"""Measures incidents on our own gold reports and writes docs/evaluation-incidents.md; `make eval` runs it after the corpora.

For the short reports and for the long ones each: per field precision and recall, which category is taken for which, and the reports with most mistakes
with their text (all written for geomap); for both together, which rules of the lexicon they try. ``--raise`` lifts the floors of tests/gold/floors.json to
just below what was measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "extraction"))

import scoring  # noqa: E402 - it lies beside the tests that use it

if TYPE_CHECKING:
    from collections.abc import Iterable

FLOORS = ROOT / "tests" / "gold" / "floors.json"
PAGE = ROOT / "docs" / "evaluation-incidents.md"
MARGIN = 0.02
WORST = 15
SHORT = "`tests/extraction/gold/reports.toml`: short reports in many styles, annotated before the code was run on them."
LONG = (
    "`tests/extraction/gold/long.toml`: long, hard reports, a sixth without incidents, a sixth in French and Russian. The code was mended against most of them,\n"
    "so the figures show what is covered, and say little of how an unseen report fares."
)
PARTS = {"gold": ("Short reports", SHORT), "long": ("Long reports", LONG)}
FIELDS = ("incident", "category", "status", "date", "place", "country", "killed", "injured", "detained", "abducted", "actors", "targets", "weapons")


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> list[str]:
    """Return the lines of a Markdown table, figures to the right."""
    head = list(head)
    return ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1), *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""]


def fields(found: scoring.Score) -> list[str]:
    """Return precision and recall by field."""
    rows = ((name, found.wanted[name], f"{found.recall(name):.2f}", found.given[name], f"{found.precision(name):.2f}") for name in FIELDS)
    return ["### Fields", "", *table(["field", "in the gold", "recall", "given", "precision"], rows)]


def confusion(found: scoring.Score) -> list[str]:
    """Return which category is taken for which; rows are the gold."""
    wrong = Counter({pair: n for pair, n in found.confusion.items() if pair[0] != pair[1]})
    right = sum(n for pair, n in found.confusion.items() if pair[0] == pair[1])
    names = [*sorted({name for pair in found.confusion for name in pair} - {scoring.NOTHING}), scoring.NOTHING]
    rows = ([gold, *(found.confusion[gold, got] or "" for got in names)] for gold in names)
    return [
        "### Categories",
        "",
        f"{right} claims have a right category, {sum(wrong.values())} are wrong, missing or too many. Rows: the gold; columns: the claims.",
        "",
        *table(["", *names], rows),
    ]


def worst(found: scoring.Score, reports: list[dict[str, Any]]) -> list[str]:
    """Return the reports with most mistakes, each with its text."""
    counted = Counter(report for report, _ in found.mistakes)
    texts = {report["id"]: " ".join(report["text"].split()) for report in reports}
    lines = ["### The worst reports", ""]
    for name, _ in sorted(counted.items(), key=lambda hit: (-hit[1], hit[0]))[:WORST]:
        lines += [f"**{name}.** {texts[name]}", "", *(f"- {mistake}" for report, mistake in found.mistakes if report == name), ""]
    return lines


def coverage(reports: list[dict[str, Any]]) -> list[str]:
    """Return which rules and actors of the lexicons the gold tries."""
    from geomap.extraction.lexicons import aliases, triggers
    from geomap.extraction.roles.triggers import find_hits
    from geomap.extraction.scenes import lay_out
    from geomap.language import analyse_many

    rules: Counter[tuple[str, str]] = Counter()
    actors: Counter[str] = Counter()
    for analysis in analyse_many(scoring.document_of(report) for report in reports):
        for sentence in lay_out(analysis, [], []).sentences:
            rules.update((hit.rule.lemma, hit.rule.pos) for hit in find_hits(sentence))
            actors.update(actor.actor_id for actor, _, _ in sentence.actors)
    kinds = {alias.actor.actor_id for alias in aliases()}
    untried = sorted(f"{lemma} ({pos.lower()})" for lemma, pos in triggers() if (lemma, pos) not in rules)
    lines = [
        "## Coverage of the rules",
        "",
        f"The reports try {len(rules)} of {len(triggers())} trigger words and {len(actors)} of {len(kinds)} known actors.",
        "",
    ]
    lines += ["Most often: " + ", ".join(f"{lemma} ({pos.lower()}) {n}" for (lemma, pos), n in rules.most_common(20)) + ".", ""]
    return [*lines, "Not tried: " + ", ".join(untried) + ".", ""]


def measured(found: scoring.Score) -> dict[str, float]:
    """Return recall and precision of each field, as the floors name them."""
    return {f"{name}.{what}": round(getattr(found, what)(name), 3) for name in FIELDS for what in ("recall", "precision")}


def main() -> int:
    """Measure, write the page, and return 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to just below what was measured")
    lift = parser.parse_args().lift
    floors = json.loads(FLOORS.read_text("utf-8"))
    lines = [
        "# Evaluation of incidents on our own gold",
        "",
        "Two golds, all of them written for geomap; `make eval` measures them and writes this page. A name of the gold may be part of the one that is given, and the reverse.",
        "A claim answers an incident if it stands on the words or the sentence that tell it; the fields of an incident that no claim answers are missed. Texts without incidents, and incidents that look like something else, are gated",
        "in `tests/extraction/gold/negatives.tsv` and `lookalikes.tsv`.",
        "",
    ]
    below, read = [], []
    for gold, (title, about) in PARTS.items():
        reports = scoring.reports(gold)
        found = scoring.score(reports)
        figures, held = measured(found), floors.setdefault(gold, {}).setdefault("fields", {})
        below += [f"{gold}.{name}: {figures[name]} is below the floor {floor}" for name, floor in held.items() if figures[name] < floor]
        floors[gold]["fields"] = {name: max(held.get(name, 0.0), round(value - MARGIN, 3)) for name, value in figures.items()}
        words = sum(len(report["text"].split()) for report in reports) // len(reports)
        lines += [f"## {title}", "", about, f"{len(reports)} reports of {words} words on average.", ""]
        lines += [*fields(found), *confusion(found), *worst(found, reports)]
        read += reports
    if lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8", newline="\n")
    PAGE.write_text("\n".join([*lines, *coverage(read)]).rstrip() + "\n", "utf-8", newline="\n")
    print("\n".join(below) or "Every floor is reached.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
