"""No step of reading a document looks back over all of it: four times the text runs no line of the package much more than four times as often."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geomap
from geomap.pipeline import read
from geomap.types import Document

if TYPE_CHECKING:
    from types import FrameType

PACKAGE = str(Path(geomap.__file__).parent)
FEW, TIMES = 10, 4
STEEPEST = 1.5 * TIMES
"""What grows with the square of the text runs sixteen times as often; what has a window of some sentences, up to five times."""
OFTEN = 2_000
"""Runs below which a line is too cheap to tell."""
TOWNS = ("Herat", "Mosul", "Kirkuk", "Aleppo", "Idlib", "Sirte", "Mubi", "Gao", "Goma", "Quetta", "Aden", "Cali", "Bangui", "Diffa", "Kunduz", "Jolo", "Bunia")
PEOPLE = ("policemen", "soldiers", "villagers", "traders", "teachers", "drivers", "guards")
WHO = ("gunmen", "rebels", "armed men", "the army", "militants of the Islamic State", "the Taliban", "Al-Shabaab")
NEWS = """A bomb exploded at a market in {town} on {day}, killing {n} {people}, officials said. The mayor, Carlos Soto, blamed {who}.
He said the attack came hours after police had arrested four men near {other}. Nobody claimed the blast, and France condemned it.

In {other}, {who} ambushed a convoy the same day. At least {m} {people} were wounded and the drivers were taken to hospital, the army said.
"We fear that they will come back to {town}," said Ana Ruiz, a nurse. Two of the wounded died later. The governor asked the court to investigate the killing.

"""
DAYS = ("Monday", "3 May 2019", "Tuesday night", "11 June", "Sunday morning", "the night of 3 to 4 May")


def news(reports: int) -> str:
    """Return reports one behind another, each of other places, people and numbers, so that they do not join."""
    return "".join(
        NEWS.format(
            town=TOWNS[i * 7 % 17], other=TOWNS[(i * 5 + 3) % 17], people=PEOPLE[i % 7], who=WHO[i * 3 % 7], day=DAYS[i % 6], n=2 + i * 5 % 23, m=3 + i * 7 % 19
        )
        for i in range(reports)
    )


def runs(reports: int) -> Counter[tuple[str, int]]:
    """Return how often each line of the package runs, each turn of a loop or comprehension counted, while so many reports are read as one text."""
    document = Document(doc_id="d", text=news(reports), language="en", published="2019-06-12")
    counted: Counter[tuple[str, int]] = Counter()

    def line(frame: FrameType, event: str, _: object) -> Any:
        if event == "line":
            counted[frame.f_code.co_filename, frame.f_lineno] += 1
        return line

    def call(frame: FrameType, _: str, __: object) -> Any:
        return line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        read(document)
    finally:
        sys.settrace(before)
    return counted


def test_no_step_looks_back_over_the_whole_document() -> None:
    read(Document(doc_id="d", text=news(1), language="en"))
    few, many = runs(FEW), runs(FEW * TIMES)
    steep = {f"{Path(file).name}:{at}": (few[file, at], n) for (file, at), n in many.items() if n > OFTEN and n > STEEPEST * few[file, at]}
    assert steep == {}
