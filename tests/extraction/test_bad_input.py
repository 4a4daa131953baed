"""What is no report tells of no incident, and a long list costs no more than it must."""

from __future__ import annotations

import tracemalloc

import pytest

from geomap.language import analyse
from geomap.pipeline import read
from geomap.types import Document

NOTHING = {
    "one word": "Attack",
    "signs alone": "!!! ??? ... ---",
    "a menu": "Home | World | Asia | Attacks | War\nSkip to content\nSearch\nAll bombings\n",
    "links to other reports": "Read more: Kabul bombing kills 20\n\nRelated: Gunmen abduct ten pupils in Zamfara\n\nMost read: Two soldiers killed in raid on base near Gao\n",
    "links in French": "Lire aussi : Deux soldats tués dans une attaque à Gao\n\nÀ lire aussi\n",
    "a list of subjects": "Tags: bombing, attack, Kabul, Taliban, killing\n",
    "a table of contents": "1. Introduction .......... 3\n2. Killings of journalists in Mexico .......... 12\n3. The bombing of a market in Baghdad .......... 20\n",
    "a list of the dead": "Those killed:\n1. Aziz Sahak, 34, farmer\n2. Nadia Waziri, 12, pupil\nWounded:\n1. Leila Tarar, 22, nurse\n",
    "a long list of the dead": "".join(f"{number}. Aziz Sahak, {number}, killed, soldier\n" for number in range(10, 90)),
    "verse": "The moon above the river dreams of war\nAttack of autumn on the dying leaves\nMy love, you killed me with a single look\nAnd rain is shooting arrows at the roofs\n",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_is_no_report_tells_of_no_incident(text: str) -> None:
    assert [(claim.category, claim.quoted.quote) for claim in read(Document(doc_id="d", text=text, published="2024-05-20")).claims] == []


def test_a_report_between_links_is_read() -> None:
    text = "Related: Ten pupils abducted\n\nGunmen killed three policemen in Kabul on Sunday.\n\nRead more: Kabul bombing kills 20\n\nTags: Kabul, killing\n"
    claims = read(Document(doc_id="d", text=text, language="en", published="2024-05-20")).claims
    assert [(claim.killed.best, claim.place.place.name) for claim in claims] == [(3, "Kabul")]


def test_words_that_only_begin_like_a_link_are_read() -> None:
    text = "Related militants killed three policemen in Kabul on Sunday.\n\nWatch-tower guards were shot dead by gunmen in Herat on Monday."
    assert len(read(Document(doc_id="d", text=text, language="en", published="2024-05-20")).claims) == 2


def test_lines_of_a_long_list_are_kept_flat_and_read_alike() -> None:
    lines = ["Aziz Sahak", "Bomb kills two in Kabul", "Nadia Waziri"]
    short = analyse(Document(doc_id="d", text="\n".join(lines), language="en"))
    long = analyse(Document(doc_id="d", text="\n".join(lines * 800), language="en"))

    def read_as(paragraph: object) -> list[tuple[object, ...]]:
        return [(t.text, t.lemma_, t.pos_, t.dep_, t.head.i, t.ent_type_, t.idx) for t in paragraph.doc]

    assert [read_as(paragraph) for paragraph in long.paragraphs[:3]] == [read_as(paragraph) for paragraph in short.paragraphs]


def test_a_list_takes_memory_in_line_with_its_lines() -> None:
    analyse(Document(doc_id="d", text="Warm.", language="en"))
    document = Document(doc_id="d", text="Aziz Sahak\n" * 6000, language="en")
    tracemalloc.start()
    kept = analyse(document)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept.paragraphs) == 6000
    assert held < 3000 * 6000
