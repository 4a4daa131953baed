"""Builds geomap/resources/language/cased_places.tsv: the names of places, of two words and more, whose capitals cannot be told word by word.

    python scripts/build_cased_places.py

Takes the shipped gazetteer.sqlite: countries, first-order units, regions, towns of 15,000 people and more (200,000, if all their words are common ones), and second-order units that begin with a direction. Of
these it keeps the names that casing.py would write otherwise in text that lost its case: "West Bank", "General Santos", "Port-au-Prince".
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from pathlib import Path

from geomap.language.casing import restore
from geomap.language.parse import _rank
from geomap.language.words import words

RESOURCES = Path(__file__).resolve().parent.parent / "geomap" / "resources"
OUT = RESOURCES / "language" / "cased_places.tsv"
TOWN, CITY = 15_000, 200_000
WHOLE = frozenset({"PCLI", "PCLD", "PCLS", "PCLF", "TERR", "ADM1", "RGN"})
SIDES = frozenset({"central", "eastern", "northern", "southern", "western"})
UNITS = frozenset({"area", "district", "division", "province", "region", "zone"})
NAME = re.compile(r"[A-Z][A-Za-z]*(?:[ -][A-Za-z]+)+")
FRAME = "THEY WERE IN {} AGAIN."
QUERY = "SELECT place.name, code.class, code.code, ifnull(place.population, 0) FROM place JOIN code ON place.code = code.n"


def _is_common(word: str) -> bool:
    """Tell whether a word is seen more often without a capital: a small town's name of such words alone ("Country Club") is hardly meant by them."""
    return _rank()(word.lower()) < _rank()(word.capitalize())


def main() -> None:
    """Write the table, sorted by name."""
    found = set()
    for name, group, code, people in sqlite3.connect(f"{(RESOURCES / 'gazetteer.sqlite').as_uri()}?mode=ro", uri=True).execute(QUERY):
        plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        if plain.split()[0].lower() in SIDES and plain.split()[-1].lower() in UNITS and len(plain.split()) == len("AB"):
            continue  # "in the Northern Province", of which every country has one, and "in the northern province of X"
        directed = code == "ADM2" and plain.split()[0].lower() in words("directions_of")
        town = group == "P" and people >= (CITY if all(map(_is_common, plain.replace("-", " ").split())) else TOWN)
        if not NAME.fullmatch(plain) or not (code in WHOLE or directed or town):
            continue
        text = FRAME.format(plain.upper())
        at = text.index(plain.upper())
        if restore(text, _rank(), {})[at : at + len(plain)] != plain:
            found.add(plain)
    rows = ["name", *sorted(found)]
    OUT.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(found)} names")


if __name__ == "__main__":
    main()
