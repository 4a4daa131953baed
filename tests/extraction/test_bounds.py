"""Time grows with the length of a text and no faster, whatever it tells."""

from __future__ import annotations

import time

import pytest

from geomap.dates import find_dates
from geomap.extraction import extract_claims
from geomap.language import analyse
from geomap.types import Document

SHORT, LONG = 8_000, 32_000
STEEPEST = 9.0
"""Four times the text may take nine times as long before it is no longer called linear: machines are busy."""
UNITS = {
    "news": "Gunmen killed two soldiers in a raid. Police arrested four men on 4 May. Nobody claimed it. The mayor blamed the rebels.\n\n",
    "one incident over and over": "The rebels killed two soldiers. ",
    "without sentence marks": "gunmen attacked a village and then they killed two men and ",
    "headlines": "Bomb kills two in market\n",
    "one word": "attack ",
}


def seconds(text: str) -> float:
    document = Document(doc_id="d", text=text, language="en")
    analysis = analyse(document)
    dates = list(find_dates(analysis))
    before = time.process_time()
    extract_claims(analysis, [], dates)
    return time.process_time() - before


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear_in_the_text(unit: str) -> None:
    seconds(unit[:200])
    once, again = (seconds((unit * LONG)[:length]) for length in (SHORT, LONG))
    assert again < STEEPEST * max(once, 0.1)
