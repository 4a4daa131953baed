"""The names found at once are those that spaCy's recogniser finds word by word."""

from __future__ import annotations

from geomap.language.naming import Names
from geomap.language.parse import model

TEXTS = [
    "Gunmen killed Colonel Idriss Maiga and 12 soldiers near Gao on 4 May 2019. The United Nations Mission in Mali condemned it.",
    "",
    "Kabul",
    "On Monday night\n  police in New South Wales   arrested Mary Ann O'Neill. Two days later, the Supreme Court of Australia freed her",
    "PESHAWAR, Pakistan - Tehreek-e-Taliban Pakistan, the Islamic State and the Haqqani network",
    "   ",
    "He paid $3.5 million to Ahmed. Karim, 34, was shot at 5 p.m. on the first of June",
]


def test_the_names_are_the_same() -> None:
    wanted = list(model().pipe(TEXTS))
    found = list(model().pipe(TEXTS, disable=["ner"]))
    Names(model()).mark(found)
    for one, other in zip(wanted, found, strict=True):
        assert [(t.text, t.ent_iob_, t.ent_type_) for t in other] == [(t.text, t.ent_iob_, t.ent_type_) for t in one]
    assert sum(len(doc.ents) for doc in found) > len(TEXTS)


def test_of_no_text_nothing_is_asked() -> None:
    Names(model()).mark([])
