"""Silver documents from gold ones: takes annotated documents, gives copies with other towns in them, and copies in capitals.

Each town or district of a document is replaced, everywhere in it, by another of the same kind in the same province or country, so that
"X, Texas" stays true of X. Small places come up as often as large ones: a model must not learn that places are famous.
"""

from __future__ import annotations

import collections
import functools
import json
import random
import re
import sqlite3
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DATABASE = Path(__file__).resolve().parent.parent / "geomap" / "resources" / "gazetteer.sqlite"
TOWNS = "P"
DISTRICTS = {"ADM2", "ADM3"}
LONGEST = 30
SHORTEST = 2
MISSPELT = 0.15
LONGEST_ACRONYM = 3
ENOUGH = 60
FEW = 4


def ascii_only(name: str) -> str:
    """Return `name` as an English newspaper would print it.

    >>> ascii_only("Mazār-e Sharīf")
    'Mazar-e Sharif'
    """
    return "".join(c for c in unicodedata.normalize("NFD", name.replace("\u2018", "").replace("\u2019", "'")) if not unicodedata.combining(c))


@functools.cache
def _database() -> sqlite3.Connection:
    return sqlite3.connect(f"{DATABASE.as_uri()}?mode=ro", uri=True)


@functools.cache
def _unit(number: int) -> tuple[str, str] | None:
    """Return (dotted code of the unit that the place lies in, feature class) of a place's GeoNames number."""
    row = (
        _database()
        .execute("SELECT unit.code, code.class FROM place JOIN unit ON place.unit = unit.n JOIN code ON place.code = code.n WHERE place.n = ?", (number,))
        .fetchone()
    )
    return row and (row[0], row[1])


@functools.cache
def _world() -> dict[tuple[str, str], list[tuple[int, str, float, float, int]]]:
    """Return (number, name, longitude, latitude, population) of all towns (P) and districts (A) by the country and the province that they lie in."""
    query = (
        "SELECT place.n, place.name, place.lon / 1e5, place.lat / 1e5, ifnull(place.population, 0), unit.code, code.class FROM place JOIN unit ON place.unit = unit.n "
        "JOIN code ON place.code = code.n WHERE code.class = 'P' OR code.code = 'ADM2' ORDER BY place.n"
    )
    found: dict[tuple[str, str], list[tuple[int, str, float, float, int]]] = {}
    for n, name, lon, lat, people, unit, kind in _database().execute(query):
        plain = ascii_only(name)
        if plain.isascii() and SHORTEST < len(plain) < LONGEST:
            parts = unit.split(".")
            for area in {parts[0], ".".join(parts[:2])}:
                found.setdefault((area, kind), []).append((n, plain, lon, lat, people))
    return found


@functools.cache
def _neighbours(area: str, kind: str) -> list[tuple[int, str, float, float]]:
    """Return the places of a class within the country or province with that dotted code."""
    return [row[:4] for row in _world().get((area, kind), ())]


def replaced(document: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return a copy of `document` with other towns and districts of the same provinces."""
    rng = random.Random(f"{document['doc_id']} {seed}")
    return _rewritten(document, f"{document['doc_id']}/{seed}", lambda toponym, _: _other(toponym, rng))


def _rewritten(document: dict[str, Any], doc_id: str, other: Callable[[dict[str, Any], str], tuple[int, str, float, float] | None]) -> dict[str, Any]:
    """Return a copy with each name replaced, everywhere alike, by what `other` gives for it: (number, name, longitude, latitude)."""
    new: dict[str, tuple[int, str, float, float] | None] = {}
    text, out, at, gold = document["text"], [], 0, []
    length = 0
    for toponym in sorted(document["toponyms"], key=lambda t: t["start"]):
        surface = text[toponym["start"] : toponym["end"]]
        key = surface.casefold()
        if key not in new:
            new[key] = other(toponym, surface)
        place = new[key]
        name = surface if place is None else place[1].upper() if surface.isupper() and len(surface) > LONGEST_ACRONYM else place[1]
        before = text[at : toponym["start"]]
        out += [before, name]
        start = length + len(before)
        length = start + len(name)
        at = toponym["end"]
        changed = {} if place is None else {"geonameid": str(place[0]), "lon": place[2], "lat": place[3]}
        gold.append({**toponym, **changed, "start": start, "end": length})
    return {**document, "doc_id": doc_id, "text": "".join([*out, text[at:]]), "toponyms": gold}


def _other(toponym: dict[str, Any], rng: random.Random) -> tuple[int, str, float, float] | None:
    kind = TOWNS if toponym.get("fclass") == TOWNS else "A" if toponym.get("fcode") in DISTRICTS else None
    if kind is None or toponym.get("fcode") == "PPLC" or toponym.get("lat") is None:
        return None
    here = _unit(int(toponym["geonameid"]))
    if here is None:
        return None
    area = ".".join(here[0].split(".")[:2])
    choice = _neighbours(area, kind) or _neighbours(area.split(".")[0], kind)
    return rng.choice(choice) if choice else None


@functools.cache
def _countries() -> list[tuple[str, int, str, float, float]]:
    """Return (code, number, name, longitude, latitude) of the countries that have provinces and enough towns."""
    query = (
        "SELECT unit.code, place.n, place.name, place.lon / 1e5, place.lat / 1e5 FROM unit JOIN place ON unit.n = place.n "
        "JOIN code ON place.code = code.n WHERE code.code = 'PCLI' ORDER BY unit.code"
    )
    rows = [(code, n, ascii_only(name), lon, lat) for code, n, name, lon, lat in _database().execute(query)]
    return [row for row in rows if len(_neighbours(row[0], TOWNS)) > ENOUGH and _provinces(row[0])]


@functools.cache
def _provinces(country: str) -> list[tuple[str, int, str, float, float]]:
    query = (
        "SELECT unit.code, place.n, place.name, place.lon / 1e5, place.lat / 1e5 FROM unit JOIN place ON unit.n = place.n "
        "WHERE unit.code > ? AND unit.code < ? AND length(unit.code) - length(replace(unit.code, '.', '')) = 1 ORDER BY unit.code"
    )
    rows = [(code, n, ascii_only(name), lon, lat) for code, n, name, lon, lat in _database().execute(query, (country + ".", country + "/"))]
    return [row for row in rows if len(_neighbours(row[0], TOWNS)) > FEW and row[2].isascii()]


def moved(document: dict[str, Any], seed: int) -> dict[str, Any]:
    """Return a copy of `document` that takes place in another country: towns, provinces and the country are those of that country, kind for kind."""
    rng = random.Random(f"{document['doc_id']} moved {seed}")
    country = rng.choice(_countries())
    provinces = _provinces(country[0])
    homes: dict[str, tuple[str, int, str, float, float]] = {}
    focus = _commonest(t["geonameid"] for t in document["toponyms"] if t.get("fcode") == "PCLI")

    def other(toponym: dict[str, Any], surface: str) -> tuple[int, str, float, float] | None:
        if toponym.get("lat") is None or (surface.isupper() and len(surface) < 5) or "." in surface or _is_demonym(surface):
            return None
        if toponym.get("fcode") == "PCLI":
            return country[1:] if toponym["geonameid"] == focus else rng.choice(_countries())[1:]
        if toponym.get("fcode") == "ADM1":
            return homes.setdefault(_province_of(toponym), rng.choice(provinces))[1:]
        if toponym.get("fclass") == TOWNS or toponym.get("fcode") in DISTRICTS:
            home = homes.setdefault(_province_of(toponym), rng.choice(provinces))
            choice = _neighbours(home[0], TOWNS if toponym["fclass"] == TOWNS else "A")
            return rng.choice(choice) if choice else None
        return None

    return _rewritten(document, f"{document['doc_id']}/moved{seed}", other)


def _province_of(toponym: dict[str, Any]) -> str:
    unit = _unit(int(toponym["geonameid"]))
    return ".".join(unit[0].split(".")[:2]) if unit else ""


@functools.cache
def _demonyms() -> frozenset[str]:
    path = DATABASE.parent / "toponyms" / "demonyms.tsv"
    return frozenset(line.split("\t")[0] for line in path.read_text("utf-8").splitlines()[1:])


def _is_demonym(surface: str) -> bool:
    return surface in _demonyms() or surface.title() in _demonyms()


def _commonest(values: Iterable[str]) -> str | None:
    counted = collections.Counter(values).most_common(1)
    return counted[0][0] if counted else None


SLOT = re.compile(r"\[(\w+)\]|\{(\w+)\}")
SENTENCES = Path(__file__).resolve().parent / "silver_sentences.tsv"
FILLED = {
    "group": ("the Islamic State", "Boko Haram", "the Taliban", "the PKK", "al-Shabab", "the M23", "the National Liberation Army", "Jaish al-Adl", "the Lashkar-e-Taiba"),
    "day": ("Monday", "Tuesday", "Friday", "12 May 2019", "March 3", "Sunday", "August 2021"),
    "given": ("Ahmad", "Mohammad", "Abdul", "Yusuf", "Ivan", "Sergei", "Maria", "Juan", "Carlos", "Pierre", "John", "Ibrahim", "Sadiq", "Nguyen", "Fatima"),
    "family": ("Rahimi", "Khan", "Hussein", "Petrov", "Garcia", "Jackson", "Okafor", "Ali", "Traore", "Sharma", "Lincoln", "Haidari", "Mendoza", "Salman", "Abubakar"),
}  # fmt: skip


def written(seed: int, sentences: int = 6) -> dict[str, Any]:
    """Return a report of own sentences, about one country."""
    rng = random.Random(f"written {seed}")
    country, abroad = rng.sample(_countries(), 2)
    provinces = rng.sample(_provinces(country[0]), 2) if len(_provinces(country[0])) > 1 else _provinces(country[0]) * 2
    towns = _neighbours(provinces[0][0], TOWNS)
    districts = _neighbours(provinces[0][0], "A") or towns
    slots = {"province": provinces[0][1:], "province2": provinces[1][1:], "country": country[1:], "country2": abroad[1:]}
    lines = [line for line in SENTENCES.read_text("utf-8").splitlines() if not line.startswith("#")]
    out: list[str] = []
    gold: list[dict[str, Any]] = []
    for line in rng.sample(lines, sentences):
        slots |= {"town": _misspelt(rng.choice(towns), rng), "town2": rng.choice(towns), "district": _misspelt(rng.choice(districts), rng)}
        at = 0
        for match in SLOT.finditer(line):
            out.append(line[at : match.start()])
            at = match.end()
            if match[1]:
                number, name, lon, lat = slots[match[1]]
                start = sum(map(len, out))
                gold.append({"start": start, "end": start + len(name), "geonameid": str(number), "lon": lon, "lat": lat, "fclass": "", "fcode": ""})
                out.append(name)
            else:
                out.append(f"{rng.choice(FILLED['given'])} {rng.choice(FILLED['family'])}" if match[2] == "person" else rng.choice(FILLED[match[2]]))
        out.append(line[at:] + rng.choice(("\n", "\n\n", " ")))
    return {"doc_id": f"written/{seed}", "text": "".join(out), "toponyms": gold}


LOCAL = ("US", "US", "US", "US", "GB", "CA", "AU", "IE", "IN", "NG", "ZA", "PK", "AF", "PH")
REACH_DEG = 0.7
FILLERS = (
    "Officials in {world} declined to comment.", "The company also has offices in {world} and {world2}.", "He served in {world} before he came to {town}.",
    "{world} has seen similar cases this year.", "The {town} council meets on Tuesday.", "{town} police are investigating.", "A {town} man was arrested.",
    "Fire crews from {town}, {town2} and {town3} responded.", "The {district} sheriff said the road to {town} was closed.", "She lives in {town}.",
    "The driver, from {town2}, was taken to a hospital in {town}.", "Schools in {district} will be closed.", "The trial was moved from {town} to {town2}.",
    "{state} lawmakers passed the bill.", "{town}, {state}, has 300 residents.",
)  # fmt: skip


@functools.cache
def _peopled(area: str, kind: str) -> tuple[list[tuple[int, str, float, float]], list[float]]:
    """Return the places of a class within a unit, and how often reports name them: as the root of their population."""
    rows = _world().get((area, kind), ())
    return [row[:4] for row in rows], [max(row[4], 100) ** 0.5 for row in rows]


@functools.cache
def _famous() -> list[tuple[int, str, float, float]]:
    """Return the 300 largest towns, and the countries."""
    towns = sorted((row for (area, kind), rows in _world().items() if kind == TOWNS and "." not in area for row in rows), key=lambda row: -row[4])
    return [row[:4] for row in towns[:300]] + [row[1:] for row in _countries()]


def _misspelt(place: tuple[int, str, float, float], rng: random.Random) -> tuple[int, str, float, float]:
    """Return a place, now and then with a letter wrong, as names that no gazetteer has."""
    name = place[1]
    if rng.random() > MISSPELT or len(name) < LONGEST_ACRONYM + 2:
        return place
    at = rng.randrange(1, len(name) - 1)
    return (place[0], name[:at] + rng.choice("aeiouhkr") + name[at + 1 :], *place[2:]) if name[at].islower() else place


def local(seed: int, sentences: int = 7) -> dict[str, Any]:
    """Return a report of a local paper: places around one town, seldom their province, and now and then the wide world."""
    rng = random.Random(f"local {seed}")
    towns, weights = _peopled(rng.choice(LOCAL), TOWNS)
    home = rng.choices(towns, weights)[0]
    unit = _unit(home[0])
    area = ".".join(unit[0].split(".")[:2]) if unit else ""
    state = (
        _database()
        .execute("SELECT place.n, place.name, place.lon / 1e5, place.lat / 1e5 FROM unit JOIN place ON unit.n = place.n WHERE unit.code = ?", (area,))
        .fetchone()
    )

    def around(kind: str) -> tuple[int, str, float, float]:
        places, often = _peopled(area, kind)
        near = [
            (place, weight) for place, weight in zip(places, often, strict=True) if abs(place[2] - home[2]) < REACH_DEG and abs(place[3] - home[3]) < REACH_DEG
        ]
        return rng.choices([place for place, _ in near], [weight for _, weight in near])[0] if near else home

    out, gold = [], []
    names = {"town": home, "state": (state[0], ascii_only(state[1]), *state[2:]) if state else home}
    for line in rng.choices(FILLERS, k=sentences):
        names |= {"town2": around(TOWNS), "town3": around(TOWNS), "district": around("A"), "world": rng.choice(_famous()), "world2": rng.choice(_famous())}
        if rng.random() < 0.4:
            names["town"] = rng.choice((home, around(TOWNS)))
        at = 0
        for match in re.finditer(r"\{(\w+)\}", line):
            out.append(line[at : match.start()])
            at = match.end()
            number, name, lon, lat = names[match[1]]
            start = sum(map(len, out))
            out.append(name)
            gold.append({"start": start, "end": start + len(name), "geonameid": str(number), "lon": lon, "lat": lat, "fclass": "", "fcode": ""})
        out.append(line[at:] + " ")
    return {"doc_id": f"local/{seed}", "text": "".join(out), "toponyms": gold}


def shouted(document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of `document` in capitals, where its length allows.

    >>> shouted({"doc_id": "d", "text": "In Kabul.", "toponyms": []})["text"]
    'IN KABUL.'
    """
    text = document["text"].upper()
    return {**document, "doc_id": f"{document['doc_id']}/upper", "text": text if len(text) == len(document["text"]) else document["text"]}


def read(path: Path) -> list[dict[str, Any]]:
    """Return the documents of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]
