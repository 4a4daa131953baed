"""What no reader sees changes nothing: signs without width, blanks of other widths, carriage returns, marks of footnotes, words parted at the ends of lines."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.language.plain import plain
from geomap.pipeline import date, locate, read
from geomap.types import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = (
    "Police in Gao said that gunmen killed three traders and wounded two others on 4 May 2019. The attackers fled in vehicles towards Kidal.\n\n"
    "A spokesman for the governor said that soldiers were searching for them."
)
UNSEEN: list[tuple[str, Callable[[str], str]]] = [
    ("no width", lambda text: text.replace(" ", " \u200b")),
    ("soft hyphens", lambda text: text.replace("gunmen", "gun\u00admen").replace("traders", "tra\u00adders")),
    ("hard blanks", lambda text: text.replace(" ", "\u00a0")),
    ("carriage returns", lambda text: text.replace("\n", "\r\n")),
    ("byte-order mark", lambda text: "\ufeff" + text),
    ("footnotes", lambda text: text.replace("2019.", "2019.[1]").replace("Kidal.", "Kidal.[note 2][citation needed]")),
    ("ligatures", lambda text: text.replace("fled", "\ufb02ed")),
    ("entities", lambda text: text.replace(" ", "&nbsp;", 3).replace("killed", "kil&shy;led")),
    (
        "decoded as another encoding",
        lambda text: text.replace("Kidal.", "Kidal\u00e2\u20ac\u2122s desert.").replace("three traders", "three\u00c2\u00a0traders"),
    ),
    ("emphasis", lambda text: text.replace("Gao", "**Gao**").replace("soldiers", "__soldiers__")),
    ("emphasis of chats", lambda text: text.replace("Gao", "*Gao*").replace("soldiers", "_soldiers_")),
    ("raised numbers", lambda text: text.replace("2019.", "2019.\u00b9").replace("Kidal.", "Kidal.\u00b2")),
    ("no blank behind a stop", lambda text: text.replace("2019. The", "2019.The").replace("Kidal.", "Kidal.That was all.")),
    ("links and tags", lambda text: text.replace("Gao", "[Gao](https://example.org/gao)").replace("Kidal", "#Kidal")),
    ("quoted mail", lambda text: "\n".join("> " + line for line in text.split("\n"))),
    ("editors' labels", lambda text: "\U0001f6a8 BREAKING: UPDATE 2-" + text),
    ("those who worked on it", lambda text: text + " (Reporting by A. Writer in Paris and B. Writer (trainee) in Oslo; Editing by C. Reader)"),
    ("parted words", lambda text: text.replace("gunmen killed", "gun-\nmen killed").replace("attackers fled", "attack-\ners fled")),
]


FRENCH = "Trois éleveurs ont été tués par des hommes armés le 4 mai 2019 près de Gao. L'armée a dépêché des renforts à Kidal."
SPANISH = "Tres campesinos fueron asesinados por hombres armados el 4 de mayo de 2019 cerca de Tame. El Ejército envió tropas a Saravena."
RUSSIAN = "Боевики напали 4 мая 2019 года на патруль под Хасавюртом, трое военных погибли. С утра там идёт бой."
FOREIGN: list[tuple[str, str, Callable[[str], str]]] = [
    ("letters taken apart", FRENCH, lambda text: unicodedata.normalize("NFD", text)),
    ("an editor's label", FRENCH, lambda text: "URGENT - " + text),
    ("an agency before", FRENCH, lambda text: "(AFP/Reuters) \u2013 " + text),
    ("an agency behind", FRENCH, lambda text: text + " (avec AFP)"),
    ("letters taken apart, Spanish", SPANISH, lambda text: unicodedata.normalize("NFD", text)),
    ("an editor's label, Spanish", SPANISH, lambda text: "URGENTE - " + text),
    ("an agency before, Spanish", SPANISH, lambda text: "(EFE/AFP) \u2013 " + text),
    ("in capitals, Spanish", SPANISH, str.upper),
    ("in small letters, Spanish", SPANISH, str.lower),
    ("without accents, Spanish", SPANISH, lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))),
    ("an agency before, Russian", RUSSIAN, lambda text: "/ТАСС/. " + text),
    ("credits behind, Russian", RUSSIAN, lambda text: text + " (Фото: пресс-служба МВД)"),
    ("decoded as another encoding", FRENCH, lambda text: text.encode().decode("latin-1")),
    ("in capitals", FRENCH, str.upper),
    ("in capitals without accents", FRENCH, lambda text: "".join(c for c in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(c))),
    ("in small letters", FRENCH, str.lower),
    ("in capitals, Russian", RUSSIAN, str.upper),
    ("in small letters, Russian", RUSSIAN, str.lower),
    ("letters taken apart, Russian", RUSSIAN, lambda text: unicodedata.normalize("NFD", text)),
    ("stressed", RUSSIAN, lambda text: text.replace("военных", "вое\u0301нных").replace("патруль", "патру\u0301ль")),
    ("Latin letters", RUSSIAN, lambda text: text.replace("Боевики", "Бoeвики").replace("патруль", "пaтpyль").replace("С утра", "C утpa")),
    ("decoded as Latin", RUSSIAN, lambda text: text.encode().decode("latin-1")),
    ("decoded as Cyrillic", RUSSIAN, lambda text: text.encode().decode("cp1251")),
    ("an editor's label, Russian", RUSSIAN, lambda text: "\u26a1\ufe0fМолния: " + text),
]


@pytest.mark.parametrize(("text", "change"), [(text, change) for _, text, change in FOREIGN], ids=[name for name, _, _ in FOREIGN])
def test_a_foreign_report_is_read_alike(text: str, change: Callable[[str], str]) -> None:
    """Letters that look alike, stand apart or were decoded as others are those that they stand for."""
    changed = change(text)
    bare, found = read(Document(doc_id="d", text=text)), read(Document(doc_id="d", text=changed))
    assert bare.claims
    assert [(c.category, c.date, c.killed) for c in found.claims] == [(c.category, c.date, c.killed) for c in bare.claims]
    assert [r.place for r in found.resolutions] == [r.place for r in bare.resolutions]
    assert all(one.span.of(changed) == one.quote and one.quote for claim in found.claims for one in claim.evidence)


@pytest.mark.parametrize("change", [change for _, change in UNSEEN], ids=[name for name, _ in UNSEEN])
def test_a_report_is_read_alike(change: Callable[[str], str]) -> None:
    """Claims, places and dates are those of the bare text, and each quote stands in the text as it was given."""
    text = change(REPORT)
    bare, found = read(Document(doc_id="d", text=REPORT)), read(Document(doc_id="d", text=text))
    assert [(c.category, c.date, c.killed, c.injured, c.actors) for c in found.claims] == [
        (c.category, c.date, c.killed, c.injured, c.actors) for c in bare.claims
    ]
    assert [r.place for r in found.resolutions] == [r.place for r in bare.resolutions]
    assert [m.when for m in found.dates] == [m.when for m in bare.dates]
    for claim in found.claims:
        assert all(one.span.of(text) == one.quote and one.quote for one in claim.evidence)
        assert claim.place is None or claim.place.toponym.span.of(text) == claim.place.toponym.surface
    assert all(r.toponym.span.of(text) == r.toponym.surface for r in locate(Document(doc_id="d", text=text)).resolutions)
    assert all(m.span.of(text) == m.surface for m in date(Document(doc_id="d", text=text)).dates)


@given(st.text(alphabet="ab .-\n\r[]1\u00a0\u00ad\u200b\ufb01\ufb03", max_size=60), st.data())
def test_offsets_lead_back(text: str, data: st.DataObject) -> None:
    """Whatever the signs, what is read maps to a stretch of the original in order, and a letter that stays to itself."""
    found = plain(text)
    at = data.draw(st.integers(0, len(found.text)))
    end = data.draw(st.integers(at, len(found.text)))
    span = found.span(Span(start=at, end=end))
    assert 0 <= span.start <= span.end <= len(text)
    if end > at and found.text[at] in "ab1[]":
        assert text[span.start] == found.text[at] or text[span.start] in "\ufb01\ufb03"


def test_what_looks_alike_stays() -> None:
    """Blanks within numbers, bracketed words and hyphens of their own are the text's."""
    assert plain("AT&T; * BAGHDAD - 2 ** 3, a_b, UPDATE on mines, \u00c9\u2019").text == "AT&T; * BAGHDAD - 2 ** 3, a_b, UPDATE on mines, \u00c9\u2019"
    text = "Some 12\u00a0000 people [sic] saw a car-bomb [TEXT] in Port-au-\nPrince on 3 May (AP) - [1]"
    assert plain(text).text == text
    assert (
        plain("A U.S.Army post, 5 km\u00b2, \u00abСССР\u00bb, Р\u00bb; a * b * c, Node.js").text
        == "A U.S.Army post, 5 km\u00b2, \u00abСССР\u00bb, Р\u00bb; a * b * c, Node.js"
    )
    assert plain("a twenty-\ntwo-year-old", lambda _: True).text == "a twenty-two-year-old"
    assert plain("two well-\narmed men", {"well", "armed"}.__contains__).text == "two well-armed\nmen"
