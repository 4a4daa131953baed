"""Which line ends part paragraphs: prose that is wrapped goes on, rows of tables and entries of lists stay alone."""

from __future__ import annotations

import pytest

from geomap.language.layout.paragraphs import RUN, paragraphs

WRAPPED = """A car bomb went off near a market in the north of the city on Monday,
killing at least 12 people and wounding more than 30 others, officials in
the provincial capital said. Nobody has claimed responsibility for it. The
governor said that two suspects had been arrested near the scene at night.
"""
TABLE = "".join(f"{day} May 2019\tKabul\tbombing\t{day + 3} killed\t{day + 20} wounded\n" for day in range(10, 20))
NUMBERED = "".join(f"{number}. Aziz Sahak, {number + 20}, killed, driver of a minibus\n" for number in range(10, 20))
NAMES = "".join(f"{first} {last}, teacher in the village of Gwoza\n" for first in ("Aziz", "Omar", "Musa") for last in ("Bukar", "Sahak", "Tarar"))
CAPITALS = WRAPPED.upper()


def lines(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("text", [WRAPPED, CAPITALS], ids=["in small letters", "in capitals"])
def test_wrapped_prose_is_one_paragraph(text: str) -> None:
    assert lines(text) == [text.strip()]


@pytest.mark.parametrize("text", [TABLE, NUMBERED, NAMES], ids=["rows with tabs", "numbered entries", "names"])
def test_rows_and_entries_of_like_length_stay_alone(text: str) -> None:
    assert lines(text) == text.splitlines()


def test_a_bullet_begins_a_paragraph_and_its_text_goes_on() -> None:
    text = "- gunmen attacked a village and then they\n- soldiers came\n"
    assert lines(text)[0].startswith("- gunmen")


def test_what_has_no_full_stops_is_cut_and_sentences_stay_whole() -> None:
    sentence = "Gunmen killed two men in a village near Gwoza on Monday. "
    run = "then they burned a shop in Mubi, and a bus hit a mine "
    assert lines(sentence * 100) == [(sentence * 100).strip()]
    pieces = lines(sentence * 3 + run * 100)
    assert all(len(piece) <= RUN + len(sentence) * 3 for piece in pieces)
    assert pieces[0].startswith(sentence)
    assert all(piece.endswith(",") for piece in pieces[:-1])
    assert "".join(pieces).replace(" ", "") == (sentence * 3 + run * 100).replace(" ", "")


def test_paragraphs_wrapped_each_at_a_width_of_its_own_stay_whole() -> None:
    wide = "GOMA, 11 MAY (AGENCY) -- THE MAYOR OF THE TOWN HAS RECEIVED A LETTER SIGNED\nBY THE LEADER OF THE GROUP, IN WHICH HE DENIES THAT IT HAD ANY PART IN WHAT\nHAPPENED."
    narrow = "THE LETTER, WHICH BEARS HIS NAME AND HIS SEAL,\nWAS ALSO SENT TO THE NEWSPAPERS OF THE TOWN. IT\nSAYS THAT NOBODY OF HIS PEOPLE WAS THERE ON THE\nDAY OF THE KILLING AND THAT THE ARMY KNOWS WHO\nDID IT AND WHY."
    assert lines(f"{wide}\n\n{narrow}\n\n{narrow}") == [wide, narrow, narrow]


def test_rows_of_blocks_stay_apart() -> None:
    blocks = ["Baghdad: Gunmen kill a policeman.\nMosul: A car bomb kills six here.\nTikrit: Two soldiers were shot."] * 3
    text = "\n\n".join(blocks)
    assert len(paragraphs(text)) == 9
