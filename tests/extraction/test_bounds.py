"""Time grows with the length of a text and no faster, whatever it tells."""

from __future__ import annotations

import datetime as dt
import itertools
import time

import pytest

from geomap.dates import find_dates
from geomap.extraction import extract_claims
from geomap.extraction.judging.view import opening
from geomap.extraction.scenes import lay_out
from geomap.language import analyse
from geomap.types import Document

SHORT, LONG = 8_000, 32_000
MOST_SECONDS = 12.0
"""Of one core, for the claims of `LONG` signs; it takes one to three."""
STEEPEST = 9.0
"""Four times the text may take nine times as long before it is no longer called linear: machines are busy."""
UNITS = {
    "news": "Gunmen killed two soldiers in a raid. Police arrested four men on 4 May. Nobody claimed it. The mayor blamed the rebels.\n\n",
    "one incident over and over": "The rebels killed two soldiers. ",
    "without sentence marks": "gunmen attacked a village and then they killed two men and ",
    "headlines": "Bomb kills two in market\n",
    "one word": "attack ",
}
TOWNS = ("Herat", "Kandahar", "Mosul", "Kirkuk", "Aleppo", "Idlib", "Sirte", "Mubi", "Gao", "Goma", "Quetta", "Aden", "Cali", "Bangui", "Diffa")
PEOPLE = ("policemen", "soldiers", "villagers", "traders", "teachers", "drivers", "guards")
DEEDS = ("killed by roadside bomb", "shot dead by gunmen", "abducted by armed men", "killed in air strike", "detained in raid", "wounded as bomb explodes")
NUMBERS = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
ROWS = {
    "rows with tabs": "{day}\t{town}\t{number} {people} {deed}\n",
    "rows parted by commas": "{day}, {town}, {number} {people} {deed}\n",
    "rows with the place last": "{number} {people} {deed}\t{town}\t{day}\n",
    "headlines that differ": "{number} {people} {deed} in {town}\n",
    "a sentence a line": "{number} {people} were {deed} in {town} on {day}.\n",
    "sentences in one line": "{number} {people} were {deed} in {town} on {day}. ",
    "entries of a bulletin": "- {day}, {town}: {number} {people} {deed}. The rebels claimed it.\n",
    "no full stops": "{number} {people} were {deed} in {town} and then ",
    "a list of the dead": "{number} {people}, {town}, aged 30\n",
}


def rows(pattern: str, length: int) -> str:
    """Return a text of `length` in which every row tells of something else."""
    told, written = [], 0
    for at in itertools.count():
        day = dt.date(2012, 1, 1) + dt.timedelta(days=at * 2 // 3)
        told.append(pattern.format(day=day, town=TOWNS[at * 7 % 15], number=NUMBERS[at * 3 % 11], people=PEOPLE[at * 5 % 7], deed=DEEDS[at * 7 // 3 % 6]))
        written += len(told[-1])
        if written >= length:
            return "".join(told)
    raise AssertionError


def seconds(text: str) -> float:
    document = Document(doc_id="d", text=text, language="en")
    analysis = analyse(document)
    dates = list(find_dates(analysis))
    before = time.process_time()
    extract_claims(analysis, [], dates)
    return time.process_time() - before


@pytest.mark.parametrize("pattern", ROWS.values(), ids=ROWS)
def test_time_is_linear_in_the_rows(pattern: str) -> None:
    seconds(rows(pattern, 200))
    once, again = (seconds(rows(pattern, length)) for length in (SHORT, LONG))
    assert again < STEEPEST * max(once, 0.1)
    assert again < MOST_SECONDS


def test_of_a_list_of_lines_the_first_alone_is_the_headline() -> None:
    document = Document(doc_id="d", text=rows(ROWS["headlines that differ"], 4_000), language="en")
    scene = lay_out(analyse(document), [], [])
    assert sum(sentence.kind == "heading" for sentence in scene.sentences) > 50
    assert opening(scene) == scene.sentences[:1]


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear_in_the_text(unit: str) -> None:
    seconds(unit[:200])
    once, again = (seconds((unit * LONG)[:length]) for length in (SHORT, LONG))
    assert again < STEEPEST * max(once, 0.1)
