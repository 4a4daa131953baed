"""What holds of every text: toponyms are verbatim, in order, inside it and without overlap, and the same text gives the same toponyms."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.gazetteer import open_gazetteer
from geomap.language import analyse
from geomap.resolution import resolve
from geomap.toponyms import find_toponyms, toponyms_from_spans
from geomap.types import Document, Resolution, Span

WORLD = open_gazetteer()
PIECES = (
    *(
        "Kabul",
        "Paris, Texas",
        "the Tajik-Uzbek border",
        "Helmand, Kandahar and Zabul provinces",
        "15 km north of ",
        "between ",
        "U.S.",
        "St. Louis",
        "Кабул",
        "北京",
    ),
    *(
        "KABUL (AP) --",
        "'s",
        "\u2019s",
        " in ",
        ", ",
        ".",
        "\n",
        "\n\n",
        "-",
        "(",
        "the ",
        "District",
        " of ",
        "\ud800",
        "\u0301",
        "\u202e",
        "İ",
        "ß",
        "\x00",
        "north",
        "10",
        "\u2028",
    ),
)
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join)


def located(text: str, language: str | None = "en") -> list[Resolution]:
    document = Document(doc_id="d", text=text, language=language)
    return resolve(find_toponyms(analyse(document), WORLD), document, WORLD)


@settings(max_examples=120, deadline=None)
@given(TEXT, st.sampled_from(["en", None, "tg"]))
def test_toponyms_are_verbatim_in_order_and_apart(text: str, language: str | None) -> None:
    found = [each.toponym for each in located(text, language)]
    assert all(one.span.of(text) == one.surface != "" for one in found)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.end <= following.span.start for one, following in itertools.pairwise(found))
    assert all(one.surface == one.surface.strip() for one in found)


@settings(max_examples=40, deadline=None)
@given(TEXT)
def test_the_same_text_gives_the_same_places(text: str) -> None:
    assert located(text) == located(text)


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_a_place_comes_with_its_point_and_a_score_and_no_place_with_neither(text: str) -> None:
    for each in located(text):
        assert 0 <= each.score <= 1
        if each.place is None:
            assert (each.longitude, each.latitude, each.where_prec, each.coordinate_uncertainty_m, each.score) == (None, None, None, None, 0)
        else:
            assert -180 <= each.longitude <= 180
            assert -90 <= each.latitude <= 90
            assert 1 <= each.where_prec <= 7
            assert each.coordinate_uncertainty_m > 0


@settings(max_examples=80, deadline=None)
@given(TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_given_spans_come_back_as_they_were_given(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(start=start, end=min(start + length, len(text))) for start, length in ends if start < len(text)]
    document = Document(doc_id="d", text=text)
    found = toponyms_from_spans(document, spans)
    assert [one.span for one in found] == spans
    assert len(resolve(found, document, WORLD)) == len(spans)
