"""The shorthand of logs is put in full for the parser, and each word keeps the letters of the text."""

from __future__ import annotations

import pytest

from geomap.language import analyse
from geomap.language.english.shorthand import signs_of, spell_out
from geomap.types import Document


def full(text: str) -> str:
    return spell_out(text, signs_of(text))[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("IED det. nr ANP veh, 2x ANP KIA 1 LN WIA.", "IED exploded near ANP vehicle, 2x policemen killed, 1 civilian wounded."),
        ("INS SAF on patrol, 3 LN inj.", "Insurgents fired on patrol, 3 civilians injured."),
        ("IDF attack on the base, 2 LN WIA.", "Mortar attack on the base, 2 civilians wounded."),
        (
            "SVBIED vs CP, approx 6 ISIS KIA, nr of civ cas unk.",
            "Suicide car bomb attack against CP, about 6 militants killed, number of civilian casualties unknown.",
        ),
        ("2 WIA. AS attacked Afgoye, Somalia.", "2 people wounded. Militants attacked Afgoye, Somalia."),
        ("On Sunday masked men on a scooter shot a priest.", "On Sunday , masked men on a scooter promptly shot a priest."),
        ("They fled, while in Turbat unidentified men burned a bus.", "They fled, while in Turbat , unknown men burned a bus."),
        ("In August 31 worshippers were killed.", "In August, 31 worshippers were killed."),
    ],
)
def test_shorthand_is_put_in_full(text: str, wanted: str) -> None:
    assert full(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The KIA attacked Myitkyina as soldiers fled.",
        "The IDF attack on Gaza killed two people.",
        "As AS Roma won, Al Ain vs. Al Nasr drew.",
        "SAF soldiers shelled Khartoum, Sudan, and 2 soldiers were WIA.",
        "Troops killed 3 ISIS fighters and two ANP officers near Mosul.",
        "A BOMB KILLED 12 AS POLICE IN SOMALIA SLEPT.",
        "He moved to Sioux City, IA, in 2010.",
    ],
)
def test_what_is_no_shorthand_stays(text: str) -> None:
    assert full(text).replace("wounded", "WIA") == text


def test_each_word_keeps_the_letters_of_the_text() -> None:
    text = "GHAZNI, 12 May: SVBIED det. nr IMF convoy w/ 3 KIA.\nNFI on BBIED at ANP CP; 4 civ WIA."
    for paragraph in analyse(Document(doc_id="d", text=text)).paragraphs:
        tokens = [token for token in paragraph.doc if len(token)]
        assert all(token.text == paragraph.text[token.idx : token.idx + len(token)] for token in tokens)
        assert "".join(token.text for token in tokens if not token.is_space) == "".join(paragraph.text.split())
        assert all(a.idx <= b.idx for a, b in zip(paragraph.doc, list(paragraph.doc)[1:], strict=False))
