"""Builds geomap/resources/incidents/nouns_wordnet.tsv: nouns that speak of people, buildings and vehicles, whatever else is said.

    python scripts/build_nouns.py FOLDER

FOLDER is the folder of WordNet 3.0's files (wordnet.princeton.edu; Debian's package wordnet-base has it). A noun of one word is taken where all its senses lie under one of the synsets below, unless it
is an adjective, an adverb or a verb too, a name, or listed in LEAVE. What nouns.tsv has keeps the class that it has there.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

INCIDENTS = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "incidents"
OUT = INCIDENTS / "nouns_wordnet.tsv"
UNDER = {
    "10582746": "security",  # serviceman
    "10249459": "security",  # lawman
    "10150071": "security",  # guard
    "10702781": "militant",  # terrorist
    "10150556": "militant",  # guerrilla
    "10120085": "militant",  # gangster
    "10338707": "militant",  # murderer
    "10451263": "official",  # politician
    "10372373": "official",  # functionary
    "10491136": "official",  # public servant
    "10541229": "official",  # ruler
    "09927451": "official",  # clergyman
    "00007846": "civilian",  # person
    "04524313": "vehicle",  # vehicle
    "04341686": "structure",  # structure
    "03315023": "structure",  # facility
    "04602044": "structure",  # workplace
}
"""What class lies under a synset, the narrower ones first."""
LEAVE = frozenset(
    [
        "calif",
        "closer",
        "liquidator",
        "darling",
        "dearest",
        "grader",
        "have-not",
        "links",
        "loader",
        "lodgings",
        "longer",
        "mortal",
        "nance",
        "nobody",
        "prater",
        "rooms",
        "saver",
        "shay",
        "somebody",
        "someone",
        "stalls",
        "victim",
        "wounded",
        "dead",
        "ways",
    ]
)
"""Words that news use otherwise, or that count as nobody's trade: read by eye."""
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def synsets(path: Path) -> dict[str, tuple[list[str], list[str]]]:
    """Return the words and the hypernyms of each synset of `data.noun`."""
    out = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        cells = line.split("|")[0].split()
        many = int(cells[3], 16)
        words = cells[4 : 4 + 2 * many : 2]
        links = cells[5 + 2 * many :]
        out[cells[0]] = (words, [links[at + 1] for at in range(0, len(links) - 3, 4) if links[at] in ("@", "@i")])
    return out


def lemmas(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each lemma of an index with the offsets of its senses, the commonest first."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            cells = line.split()
            yield cells[0], cells[-int(cells[2]) :]


def class_of(offset: str, table: Mapping[str, tuple[list[str], list[str]]], known: dict[str, str]) -> str:
    """Return the class of a synset, "" where it has none; `known` keeps what was found."""
    if offset not in known:
        above = [class_of(up, table, known) for up in table[offset][1]]
        known[offset] = UNDER.get(offset) or min(filter(None, above), key=list(UNDER.values()).index, default="")
    return known[offset]


def main() -> None:
    """Write the table, sorted by lemma."""
    folder = Path(sys.argv[1])
    table, known = synsets(folder / "data.noun"), dict[str, str]()
    other = {lemma for part in ("adj", "adv", "verb") for lemma, _ in lemmas(folder / f"index.{part}")}
    names = {word.lower() for words, _ in table.values() for word in words if word != word.lower()}
    with (INCIDENTS / "nouns.tsv").open(encoding="utf-8") as file:
        had = {row["lemma"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    broad = {"security": "person", "militant": "person", "official": "person", "civilian": "person"}
    rows = []
    for lemma, senses in lemmas(folder / "index.noun"):
        classes = [class_of(offset, table, known) for offset in senses]
        alike = len({broad.get(c, c) for c in classes}) == 1 and classes[0]
        if alike and WORD.fullmatch(lemma) and lemma not in other | names | had | LEAVE:
            rows.append(f"{lemma}\t{classes[0]}\t{senses[0]}\n")
    OUT.write_text("lemma\tclass\tsynset\n" + "".join(sorted(rows)), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
