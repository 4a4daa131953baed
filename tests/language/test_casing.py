"""Case given back: sentences of our own in capitals, and as a newspaper prints them."""

from __future__ import annotations

import pytest

from geomap.language.parse import analyse
from geomap.types import Document

AS_PRINTED = [
    "The U.S. envoy said at 5 p.m. on Monday that Maj. John F. Smith was in Ukhrul District, south of Imphal.",
    "A US drone hit three M-19 men in Mozambique's northern province of Cabo Delgado.",
    "He saw us on the 2nd day. The U.N. knew of it.",
    "Shots were heard in the West Bank, in North Waziristan and in Port-au-Prince.",
    "Six men met in the port city of General Santos and in Rivers State.",
    "They went to a country club in the southern province.",
    "There President Barco and Maj. Gen. Ruiz met a colonel, the mayor said.",
]


@pytest.mark.parametrize("printed", AS_PRINTED)
def test_capitals_are_taken_back(printed: str) -> None:
    """A text all in capitals is read as it would be printed."""
    [paragraph] = analyse(Document(doc_id="d", text=printed.upper())).paragraphs
    assert paragraph.doc.text == printed


def test_small_letters_get_initials() -> None:
    """In a message without capitals the initials of bodies and weapons are given back, and no small word becomes one."""
    [paragraph] = analyse(
        Document(doc_id="d", text="isis men hit a nato post with an ied, and one of us saw it in mali, with colonel traore, near andar district.")
    ).paragraphs
    assert paragraph.doc.text == "ISIS men hit a NATO post with an IED, and one of us saw it in Mali, with Colonel Traore, near Andar District."
