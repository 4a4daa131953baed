"""Which paragraphs are entries of a list, and which of their words are no more than their head."""

from __future__ import annotations

import pytest

from geomap.language.layout.entries import entries
from geomap.language.layout.paragraphs import paragraphs


def heads(text: str) -> list[str]:
    return [text[entry.head : entry.story].strip() for entry in entries(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "- 03 June, Gao: two men robbed a shop.\n- 04 June, Ansongo - Labbezanga road: a bus hit a mine.\n",
            ["03 June, Gao:", "04 June, Ansongo - Labbezanga road:"],
        ),
        ("Borno. Gunmen attacked a village.\nYobe. A bomb killed two people.\n", ["Borno.", "Yobe."]),
        ("Mali | 3 Jun | Gao: two men robbed a shop.\nNiger | 4 Jun | A mine killed two people.\n", ["Mali | 3 Jun | Gao:", "Niger | 4 Jun |"]),
        ("04/06/2021 - Kumba (SW) - two killed in raid.\n05/06/2021 - Tiko (SW) - school burned.\n", ["04/06/2021 - Kumba (SW) -", "05/06/2021 - Tiko (SW) -"]),
        ("Mon 7. Gao, Ansongo. Shop robbed.\nTue 8. Menaka. Two killed.\n", ["Mon 7. Gao, Ansongo.", "Tue 8. Menaka."]),
        ("* Gao - on Monday gunmen robbed a shop.\n* Same day, Menaka: two were killed.\n", ["Gao -", "Same day, Menaka:"]),
        ("Date: 2 May 2014\nLocation: Gao, Mali\nIncident: Two rockets hit the camp.\nCasualties: none\n", ["2 May 2014", "Gao, Mali", "", ""]),
        ("From: Gao office\nDate: 2 May 2014\nSummary: Two rockets hit the camp.\n", ["", "Date:", "Summary:"]),
        ("DTG: 091900Z SEP 2010\nAREA: KISMAYO\n1. 090610Z. ROCKETS HIT THE PORT.\n2. 081145Z. TWO MEN SHOT DEAD.\n", ["", "", "090610Z.", "081145Z."]),
        ("1. TWO MEN SHOT DEAD. ALL ESCAPED.\n2. GAO. A MINE KILLED TWO.\n", ["", ""]),
        (
            "2021-06-03\tGao\tAnsongo\tTwo men robbed a shop\n2021-06-04\tMopti\tKoro\tBus hit a mine\n2021-06-05\tMopti\tBankass\tThree killed in raid\n",
            ["2021-06-03\tGao\tAnsongo", "2021-06-04\tMopti\tKoro", "2021-06-05\tMopti\tBankass"],
        ),
        (
            "3.6.2021, Gao, Ansongo, two men robbed a shop\n4.6.2021, Mopti, Koro, a bus hit a mine\n5.6.2021, Mopti, Bankass, three killed in raid\n",
            ["3.6.2021, Gao, Ansongo,", "4.6.2021, Mopti, Koro,", "5.6.2021, Mopti, Bankass,"],
        ),
        (
            "| 2021-06-03 | Gao | two men robbed a shop |\n| 2021-06-04 | Mopti | a bus hit a mine |\n| 2021-06-05 | Koro | three killed |\n",
            [
                "2021-06-03 | Gao |",
                "2021-06-04 | Mopti |",
                "2021-06-05 | Koro |",
            ],
        ),
        ("Omar Bako, Musa Sahak and two others were killed.\nAziz Farid, Ali Tarar and a driver were hurt.\n", ["", ""]),
        ("Kabul  Gunmen killed two men  on Monday.\nHerat  Police arrested a man  on Tuesday.\n", ["", ""]),
        ("Police: gunman kills three in Ohio\n\nA man opened fire in a bar. The mayor said: nobody knows why.\n", ["", ""]),
        ("Gen. Ahmed Musa said that two died.\nGen. Omar Bako said that three died.\n", ["", ""]),
        ("KABUL, Afghanistan (Jan. 3, 2011) -- A bomb went off.\n\nIt killed two.\n", ["", ""]),
        ("Pages: 12\n\nA bomb killed two in Gao on Monday.\n\nA third died later.\n\nHe was a baker.\n\nContact: the press office.\n", [""] * 5),
    ],
)
def test_a_head_has_names_and_numbers_alone_and_others_beside_it(text: str, wanted: list[str]) -> None:
    assert heads(text) == wanted


def test_entries_are_numbered_and_a_paragraph_without_a_bullet_ends_their_list() -> None:
    text = "Summary of the week.\n- Gunmen robbed a shop.\n- A bomb killed two.\nOther news follows.\n- A bus burned.\n"
    assert [(entry.number, entry.of_list) for entry in entries(text, paragraphs(text))] == [(0, 0), (1, 1), (2, 1), (0, 0), (3, 2)]


def test_a_bullet_or_number_is_no_part_of_the_story() -> None:
    text = "1. Troops killed two men in Gao.\n2. Troops arrested a man in Menaka.\n"
    assert [text[entry.story :][:6] for entry in entries(text, paragraphs(text))] == ["Troops", "Troops"]
