"""The data files that name actors, categories, weapons and targets hold together: a person who edits one learns here what does not fit."""

import csv
import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from geomap.types import ActorKind, Category

FOLDER = Path(__file__).resolve().parents[2] / "geomap" / "resources" / "incidents"
COLUMNS = {
    "actors.tsv": "actor_id name kind type country_codes aliases parent active source aliases_exact ambiguous not_in_capitals",
    "categories.tsv": "category acled_event acled_sub_event plover_event plover_mode gtd_attack_type muc4_type label note source",
    "weapons.tsv": "name kind category source",
}
TYPES = {"armed_group", "state_force", "police", "intelligence", "government", "militia", "criminal", "international_force", "political", "ngo"}
WEAPON_KINDS = {"explosive", "firearm", "blade", "vehicle", "rocket", "drone", "aircraft", "fire", "chemical", "other"}
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Grenade",
        "Chemical weapon",
    },
    "Violence against civilians": {"Attack", "Abduction/forced disappearance", "Sexual violence"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {"Arrests", "Looting/property destruction", "Disrupted weapons use", "Other"},
}
PLOVER = {
    "ASSAULT": {
        "abduct",
        "beat",
        "torture",
        "execute",
        "sexual",
        "assassinate",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "heavy-weapons",
        "",
    },
    "COERCE": {"confiscate", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", ""},
    "PROTEST": {"demo", "riot", "strike-gen", "strike-lim", "strike-hun", "boycott", "obstruct", ""},
}
GTD = {
    "Assassination",
    "Armed Assault",
    "Bombing/Explosion",
    "Hijacking",
    "Hostage Taking (Barricade Incident)",
    "Hostage Taking (Kidnapping)",
    "Facility/Infrastructure Attack",
    "Unarmed Assault",
    "Unknown",
    "",
}
MUC4 = {"ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE", "HIJACKING", ""}


@cache
def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def split(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def fold(name: str) -> str:
    """Return `name` as the reader compares it: without case, accents, apostrophes and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"(?<=\w)['\u2019\u02bc](?=\w)", "", plain).replace("_", " ")))


@pytest.mark.parametrize("name", COLUMNS)
def test_each_file_is_a_clean_table(name: str) -> None:
    text = (FOLDER / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text == unicodedata.normalize("NFC", text)
    lines = text[:-1].split("\n")
    assert lines[0].split("\t") == COLUMNS[name].split()
    width = len(lines[0].split("\t"))
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        assert len(cells) == width, f"{name}:{number}: {len(cells)} cells, not {width}"
        assert cells == [cell.strip() for cell in cells], f"{name}:{number}: blanks at the edge of a cell"
        assert cells[lines[0].split("\t").index("source")], f"{name}:{number}: no source"


@pytest.mark.parametrize(("name", "key"), [("actors.tsv", "actor_id"), ("categories.tsv", "category"), ("weapons.tsv", "name")])
def test_no_key_stands_twice(name: str, key: str) -> None:
    keys = [row[key] for row in table(name)]
    assert sorted({k for k in keys if keys.count(k) > 1}) == []


def test_actors_are_sorted_and_their_fields_are_of_the_agreed_words() -> None:
    rows = table("actors.tsv")
    ids = [row["actor_id"] for row in rows]
    assert ids == sorted(ids)
    for row in rows:
        who = row["actor_id"]
        assert re.fullmatch(r"[a-z0-9]+(?:_[a-z0-9]+)*", who), who
        assert row["name"], who
        assert row["source"], who
        assert row["kind"] in set(get_args(ActorKind)) - {"individual"}, who
        assert row["type"] in TYPES, who
        assert re.fullmatch(r"(?:[A-Z]{2}(?:;[A-Z]{2})*)?", row["country_codes"]), who
        assert re.fullmatch(r"(?:[12]\d{3}(?:-(?:[12]\d{3})?)?)?", row["active"]), who


def test_a_parent_is_an_actor_and_nobody_is_an_ancestor_of_himself() -> None:
    parents = {row["actor_id"]: row["parent"] for row in table("actors.tsv")}
    for who, parent in parents.items():
        seen, at = {who}, parent
        while at:
            assert at in parents, f"{who}: no such parent: {at}"
            assert at not in seen, f"{who}: its own ancestor"
            seen.add(at)
            at = parents[at]


def test_every_actor_can_be_found_and_no_alias_is_too_short() -> None:
    for row in table("actors.tsv"):
        names = split(row["aliases"]) + split(row["aliases_exact"])
        assert names, row["actor_id"]
        for name in names:
            assert len(name) >= 2, (row["actor_id"], name)
            assert name == " ".join(name.split()), (row["actor_id"], name)
            assert fold(name), (row["actor_id"], name)
        folded = [fold(name) for name in split(row["aliases"])]
        assert len(folded) == len(set(folded)), row["actor_id"]


def test_a_short_acronym_matches_in_its_exact_case_only() -> None:
    for row in table("actors.tsv"):
        for name in split(row["aliases"]):
            letters = [c for c in name if c.isalpha()]
            assert not (len(letters) <= 4 and " " not in name and name == name.upper() != name.lower()), (row["actor_id"], name)


def test_the_marks_on_aliases_are_of_aliases() -> None:
    for row in table("actors.tsv"):
        names = {*split(row["aliases"]), *split(row["aliases_exact"])}
        assert set(split(row["ambiguous"])) <= names, row["actor_id"]
        assert set(split(row["not_in_capitals"])) <= set(split(row["aliases_exact"])), row["actor_id"]


def test_an_alias_that_two_actors_share_is_marked_as_ambiguous_at_both() -> None:
    loose, exact, marked = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in table("actors.tsv"):
        who = row["actor_id"]
        for name in split(row["aliases"]):
            loose[fold(name)].add(who)
        for name in split(row["aliases_exact"]):
            exact[name].add(who)
        for name in split(row["ambiguous"]):
            marked[who].add(fold(name))
    for name, who in exact.items():
        sharers = who | loose[fold(name)]
        if len(sharers) > 1:
            assert [w for w in sorted(sharers) if fold(name) not in marked[w]] == [], name
    for folded, who in loose.items():
        if len(who) > 1:
            assert [w for w in sorted(who) if folded not in marked[w]] == [], folded


@pytest.mark.parametrize(
    ("alias", "actor_id"),
    [
        ("IS-K", "isk"),
        ("ISKP", "isk"),
        ("ISIS-K", "isk"),
        ("Islamic State Khorasan", "isk"),
        ("Вилаят Хорасан", "isk"),
        ("داعش خراسان", "isk"),
        ("Taleban", "taliban"),
        ("Islamic Movement of Uzbekistan", "imu"),
        ("Los Extraditables", "extraditables"),
        ("Sendero Luminoso", "shining_path"),
        ("Frente Farabundo Martí para la Liberación Nacional", "fmln"),
        ("al-Qaida au Maghreb islamique", "aqim"),
        ("Hizbullah", "hezbollah"),
        ("Tamil Tigers", "ltte"),
    ],
)
def test_a_name_leads_to_one_actor(alias: str, actor_id: str) -> None:
    found = {row["actor_id"] for row in table("actors.tsv") if fold(alias) in map(fold, split(row["aliases"]) + split(row["aliases_exact"]))}
    assert found == {actor_id}


def test_each_category_has_one_row_of_terms_that_the_other_schemes_know() -> None:
    rows = {row["category"]: row for row in table("categories.tsv")}
    assert set(rows) == set(get_args(Category))
    for category, row in rows.items():
        assert row["label"], category
        assert row["acled_sub_event"] in ACLED[row["acled_event"]], category
        assert row["plover_mode"] in PLOVER[row["plover_event"]], category
        assert row["gtd_attack_type"] in GTD, category
        assert row["muc4_type"] in MUC4, category


def test_weapons_are_of_the_agreed_kinds() -> None:
    for row in table("weapons.tsv"):
        if row["kind"] == row["category"] == "none":
            continue  # what only looks like a weapon: "a coal mine"
        assert row["kind"] in WEAPON_KINDS, row["name"]
        assert row["category"] in get_args(Category), row["name"]


def test_nouns_of_wordnet_add_to_ours_and_go_against_none() -> None:
    ours, theirs = table("nouns.tsv"), table("nouns_wordnet.tsv")
    lemmas = [row["lemma"] for row in theirs]
    assert lemmas == sorted(set(lemmas))
    assert not {row["lemma"] for row in ours} & set(lemmas), "a row of nouns.tsv makes one of nouns_wordnet.tsv void: run scripts/build_nouns.py again"
    assert {row["class"] for row in theirs} == {"civilian", "militant", "official", "security", "structure", "vehicle"}
    assert all(re.fullmatch(r"\d{8}", row["synset"]) for row in theirs)
    assert {"granary", "canoeist"} <= set(lemmas)
    assert (FOLDER / "WORDNET-LICENSE.txt").is_file()
