"""What must hold on any text at all."""

import datetime as dt
import itertools
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geomap.dates import document_date, find_dates
from geomap.dates.matching import match
from geomap.dates.numbers import number, ordinal
from geomap.dates.patterns import number_classes
from geomap.dates.rules import open_grammar
from geomap.dates.tokens import tokenise
from geomap.language import analyse
from geomap.types import Document

WORDS = (Path(__file__).parent / "pieces.txt").read_text(encoding="utf-8").split()
PIECES = st.sampled_from([*WORDS, "\ud800", "\u2028", "\n\n"])
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=30).map(" ".join)
PUBLISHED = st.sampled_from([None, "0001-01-01", "9999-12-31", "0000-00-00", "2013-03-22", "2013", "2013-02", "soon", "9999"])
BOUNDED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@BOUNDED
@given(text=TEXTS, published=PUBLISHED, language=st.sampled_from(["en", "es", "fr", "pt", "ru", None]))
def test_mentions_are_sound_on_any_text(text: str, published: str | None, language: str | None) -> None:
    analysis = analyse(Document(doc_id="d", text=text, published=published, language=language))
    mentions = find_dates(analysis, ages=True)
    assert mentions == find_dates(analysis, ages=True)
    document_date(analysis)
    for mention in mentions:
        assert mention.span.of(text) == mention.surface != ""
        assert mention.when.value
        assert (mention.when.earliest is None) == (mention.when.latest is None)
        for when in (mention.when, mention.whole):
            if when is not None and when.earliest is not None and when.latest is not None:
                assert dt.date.fromisoformat(when.earliest) <= dt.date.fromisoformat(when.latest)
        assert mention.when.earliest is not None or mention.when.precision == "unknown"
    for one, two in itertools.pairwise(mentions):
        assert one.span.end <= two.span.start


@given(text=st.text())
def test_tokens_lie_in_order_in_the_text(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@given(phrase=TEXTS)
def test_numbers_are_numbers_or_none(phrase: str) -> None:
    assert isinstance(number(phrase), float | None)
    assert isinstance(ordinal(phrase), int | None)


def test_every_short_number_has_its_character() -> None:
    symbols = open_grammar("en").alphabet.symbols
    for width in range(1, 6):
        for value in range(10**4):
            assert number_classes(f"{value:0{width}}") in symbols


def test_each_rule_takes_its_example() -> None:
    for language in ("en", "es", "fr", "pt", "ru"):
        grammar = open_grammar(language)
        for rule in grammar.rules:
            found = match(tokenise(rule.example), grammar)
            assert any(one.rule.build == rule.build for one in found), (language, rule.name, [one.rule.name for one in found])
