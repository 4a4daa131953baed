"""Measures places, dates and incidents on every corpus at hand and writes docs/evaluation.md; `make eval`.

Takes the corpora and scorers of a folder beside the checkout (not part of the project: their licences allow measuring only), runs the command line
over each as any user would, and compares with the floors of tests/gold/floors.json; for places it also lists what was gained and lost, place by place,
against tests/gold/baseline.json. ``--raise`` lifts each floor to just below what was measured and writes the baseline anew; a floor is never lowered by this script.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from evaluation import places

ROOT = Path(__file__).resolve().parent.parent
MATERIAL = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "gold" / "floors.json"
BASELINE = ROOT / "tests" / "gold" / "baseline.json"
PEERS = ROOT / "tests" / "gold" / "peers.json"
PAGE = ROOT / "docs" / "evaluation.md"
MARK = "<!-- measured: everything below is written by `make eval` -->"
MARGIN = 0.01

RUNS = {
    "lgl": ("locate", "toponyms/lgl.jsonl", "score_toponyms.py", ()),
    "trnews": ("locate", "toponyms/trnews.jsonl", "score_toponyms.py", ()),
    "lgl-given": ("locate", "toponyms/lgl.jsonl", "score_toponyms.py", ("--given-spans",)),
    "trnews-given": ("locate", "toponyms/trnews.jsonl", "score_toponyms.py", ("--given-spans",)),
    "tbaq": ("dates", "dates/tbaq.jsonl", "score_dates.py", ()),
    "isaf": ("extract", "isaf/dev.jsonl", "score_isaf.py", ()),
    "muc-tst1": ("extract", "muc4/TST1.docs.jsonl", "score_muc4.py", ()),
    "muc-tst2": ("extract", "muc4/TST2.docs.jsonl", "score_muc4.py", ()),
}


def measure(name: str, material: Path = MATERIAL, limit: int | None = None, keep: dict[str, Any] | None = None) -> dict[str, float]:
    """Run one corpus and return its scores by dotted name, with `seconds` and `documents_per_s`; `limit` takes the first documents only.

    `keep` is given the gold documents and what was found in each, where these are places.
    """
    command, corpus, scorer, options = RUNS[name]
    with tempfile.TemporaryDirectory() as folder:
        source = material / "corpora" / corpus
        lines = [line for line in source.read_text("utf-8").split("\n") if line.strip()][:limit]
        documents, out = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        documents.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "geomap.cli", command, str(documents), "-o", str(out), *options], check=True, cwd=ROOT)
        seconds = time.perf_counter() - start
        gold = documents
        if name.startswith("muc"):
            wanted = {json.loads(line)["doc_id"] for line in lines}
            keys = [line for line in source.with_name(source.name.replace(".docs.", ".keys.")).read_text("utf-8").split("\n") if line.strip()]
            gold = Path(folder) / "keys.jsonl"
            gold.write_text("\n".join(line for line in keys if json.loads(line)["docid"] in wanted) + "\n", "utf-8", newline="\n")
        if keep is not None and command == "locate":
            keep["gold"] = [json.loads(line) for line in lines]
            keep["found"] = {row["doc_id"]: row["toponyms"] for row in map(json.loads, out.read_text("utf-8").splitlines())}
        scored = subprocess.run([sys.executable, str(material / "tools" / scorer), str(gold), str(out)], check=True, capture_output=True, text=True)
    return {**_flat(json.loads(scored.stdout)), "seconds": round(seconds, 1), "documents_per_s": round(len(lines) / seconds, 1)}


def _flat(value: Any, prefix: str = "") -> dict[str, float]:
    if isinstance(value, dict):
        return {name: number for key, inner in value.items() for name, number in _flat(inner, f"{prefix}{key}.").items()}
    if isinstance(value, list):  # MUC's recall, precision and F
        value = value[-1]
    return {prefix.rstrip("."): value} if isinstance(value, int | float) else {}


TITLES = {
    "lgl": "Places: LGL, local news, mostly of the United States (588 articles)",
    "trnews": "Places: TR-News, world news (118 articles)",
    "lgl-given": "Places: LGL with gold spans given",
    "trnews-given": "Places: TR-News with gold spans given",
    "tbaq": "Dates: TimeBank and AQUAINT as TempEval-3 released them (256 articles)",
    "isaf": "Incidents: press releases on operations in Afghanistan (291)",
    "muc-tst1": "Incidents: MUC-4 TST1, upper-case cables (100)",
    "muc-tst2": "Incidents: MUC-4 TST2, upper-case cables (100)",
}


def table(name: str, scores: dict[str, float], more: list[str]) -> str:
    """Return a corpus's Markdown table: geomap's figures beside its peers', then further lines."""
    peers = json.loads(PEERS.read_text("utf-8"))[name]
    columns = peers["columns"]
    rows = {"**geomap**": [scores[metric] for metric in columns]} | peers["rows"]
    lines = [f"## {TITLES[name]}", "", "| | " + " | ".join(columns.values()) + " |", "| --- |" + " ---: |" * len(columns)]
    lines += [f"| {system} | " + " | ".join("" if figure is None else f"{figure:g}" for figure in figures) + " |" for system, figures in rows.items()]
    return "\n".join([*lines, "", f"{scores['documents_per_s']:g} documents a second over two cores, start included.", "", *more])


def main() -> int:
    """Measure what is asked for, print it beside the floors, and return 1 if one is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(RUNS), metavar="CORPUS", help=", ".join(RUNS))
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to just below what was measured")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/evaluation.md")
    arguments = parser.parse_args()
    if not (MATERIAL / "corpora").is_dir():
        print("No corpora beside the checkout: nothing to measure.")
        return 0
    floors = json.loads(FLOORS.read_text("utf-8"))
    baseline = json.loads(BASELINE.read_text("utf-8")) if BASELINE.is_file() else {}
    measured: dict[str, dict[str, str]] = {}
    below, tables = [], []
    for name in arguments.names:
        kept: dict[str, Any] = {}
        scores = measure(name, keep=kept)
        print(name, json.dumps(scores), flush=True)
        more: list[str] = []
        if kept:
            print("\n".join(places.changes(kept["gold"], kept["found"], baseline.get(name, {}))), flush=True)
            more = [*places.plot(*places.reliability(kept["gold"], kept["found"])), ""]
            measured[name] = places.baseline_of(kept["gold"], kept["found"])
        tables.append(table(name, scores, more))
        for metric, floor in floors.get(name, {}).items():
            if scores[metric] < floor:
                below.append(f"{name} {metric}: {scores[metric]} is below the floor {floor}")
            elif arguments.lift:
                floors[name][metric] = max(floor, round(scores[metric] * (1 - MARGIN), 3))
    if arguments.write:
        intro = PAGE.read_text("utf-8").partition(MARK)[0]
        PAGE.write_text(f"{intro}{MARK}\n\n" + "\n".join(tables), "utf-8", newline="\n")
    if arguments.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8", newline="\n")
        BASELINE.write_text(json.dumps(baseline | measured, indent=1) + "\n", "utf-8", newline="\n")
    print("\n".join(below) or "Every floor is reached.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
