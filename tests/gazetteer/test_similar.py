"""Names spelt otherwise, within bounds of time."""

import time

import pytest

from geomap.gazetteer import Gazetteer

SPELLINGS = [
    ("Feyzabad", "Fayzabad", "AF"),
    ("Qonduz", "Kunduz", "AF"),
    ("Masar-i-Scharif", "Mazar-e Sharif", "AF"),
    ("Kandahaar", "Kandahar", "AF"),
    ("Lashkargah", "Lashkar Gah", "AF"),
    ("Spinboldak", "Spin Boldak", "AF"),
    ("Jalalabbad", "Jalalabad", "AF"),
    ("Kyyiv", "Kyiv", "UA"),
    ("Mogadischo", "Mogadishu", "SO"),
    ("Файзобод", "Fayzabad", "AF"),
]


@pytest.mark.parametrize(("spelling", "name", "country"), SPELLINGS, ids=[row[0] for row in SPELLINGS])
def test_another_spelling_is_found(spelling: str, name: str, country: str, gazetteer: Gazetteer) -> None:
    found = [(named.place.name, named.place.country_code) for named, _ in gazetteer.fuzzy(spelling, 10)]
    assert (name, country) in found


def test_likeness_falls_from_one_to_the_bound(gazetteer: Gazetteer) -> None:
    scores = [alike for _, alike in gazetteer.fuzzy("Tashkant", 20)]
    assert scores == sorted(scores, reverse=True)
    assert all(0.7 <= score <= 1 for score in scores)


def test_what_is_like_nothing_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.fuzzy("Xyzzyqwrtplk", 5) == []
    assert gazetteer.fuzzy("", 5) == []


def test_a_search_offers_what_was_meant(gazetteer: Gazetteer) -> None:
    assert gazetteer.suggest("Kabul")[0][1] == "primary"
    assert "Faridabad" in {place.name for place, _ in gazetteer.suggest("Fardabbad")}
    assert all(how.endswith("% alike") for _, how in gazetteer.suggest("Faydabad"))


def test_the_time_is_bounded_whatever_is_asked(gazetteer: Gazetteer) -> None:
    start = time.perf_counter()
    for text in ("aaaa", "saint", "n" * 100, "qwrt" * 25, "San San San San", "a b c d e f g h i j"):
        gazetteer.fuzzy(text, 5)
        gazetteer.suggest(text)
    assert time.perf_counter() - start < 3
