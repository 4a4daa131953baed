"""What must hold of any numbers of people."""

from hypothesis import given
from hypothesis import strategies as st

from geomap.extraction.phrases.counts import bounded, total
from geomap.extraction.phrases.numerals import values
from geomap.types import Count

NUMBERS = st.integers(min_value=0, max_value=9_999)
EXACT = NUMBERS.map(lambda n: Count(low=n, best=n, high=n))
BOUNDED = st.builds(bounded, NUMBERS, st.sampled_from(["at least", "more than", "up to", "fewer than", "about", ""]))
SEVERAL = st.just(Count(low=2, best=None, high=None, qualifier="several"))


@given(st.lists(EXACT | BOUNDED | SEVERAL, max_size=6))
def test_a_sum_is_ordered_and_no_less_than_what_it_adds(counts: list[Count]) -> None:
    summed = total(counts)
    assert (summed is None) == (not counts)
    if summed is None:
        return
    known = [bound for bound in (summed.low, summed.best, summed.high) if bound is not None]
    assert known == sorted(known)
    assert (summed.low or 0) >= max(count.low or 0 for count in counts)


@given(st.lists(EXACT, min_size=1, max_size=6))
def test_exact_numbers_add_exactly(counts: list[Count]) -> None:
    whole = sum(count.best or 0 for count in counts)
    assert total(counts) == Count(low=whole, best=whole, high=whole)


@given(NUMBERS)
def test_a_figure_is_itself(number: int) -> None:
    assert list(values([str(number)])) == [number]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_words_give_no_negative_number(words: list[str]) -> None:
    assert all(value >= 0 for value in values(words))
