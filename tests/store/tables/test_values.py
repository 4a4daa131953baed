"""Values as people write them: degrees, numbers of people, dates, names of countries."""

import datetime as dt
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.store.tables.coded import objects
from geomap.store.tables.countries import code_of, code_of_name
from geomap.store.tables.counts import count
from geomap.store.tables.days import day_of, from_epoch, from_serial
from geomap.store.tables.degrees import broken_digits, degree, degrees, placements
from geomap.store.tables.likeness import TESTS, like
from geomap.store.tables.order import order_of

anything = st.text(max_size=40) | st.text(st.sampled_from("0123456789.,-+/ :°'\"NSEWnsewto>~<–\u2212"), max_size=30)


@pytest.mark.parametrize(
    ("text", "limit", "value"),
    [
        ("34.5166", 90, 34.5166), ("34,5166", 90, 34.5166), (" -34.5 ", 90, -34.5), ("\u221234.5", 90, -34.5), ("34.5°", 90, 34.5), ("34.5 N", 90, 34.5),
        ("S34.5", 90, -34.5), ("34.5S", 90, -34.5), ("69.2 W", 180, -69.2), ("34°30'N", 90, 34.5), ("34° 30' 36\" S", 90, -34.51), ("34:30:36", 90, 34.51),
        ("34 30 36", 90, 34.51), ("-34 30", 90, -34.5), ("34°30.6'", 90, 34.51), ("\u0663\u0664.5", 90, 34.5), ("24.933643)", 180, 24.933643),
        ("11.9, 24.9", 90, 11.9), ("11.9, 24.9", 180, 24.9), ("34°75'", 90, None), ("91", 90, None), ("north", 90, None), ("34.5.1", 90, None), ("1e400", 90, None),
    ],
)  # fmt: skip
def test_degrees_are_read_as_they_are_written(text: str, limit: float, value: float | None) -> None:
    assert degree(text, limit) == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "digits"), [("1.407.092.855", "1407092855"), ("-34,516,895", "-34516895"), ("345166", "345166"), ("34.5166", None), ("1.5", None)]
)
def test_numbers_that_lost_their_point_are_known(text: str, digits: str | None) -> None:
    assert broken_digits(text) == digits


@given(st.floats(-89.9, 89.9).map(lambda value: round(value, 6)))
def test_a_broken_number_has_its_true_value_among_its_placements(value: float) -> None:
    digits = f"{value:.6f}".replace(".", "")
    if abs(value) >= 1:
        assert value in placements(digits, 90)


@settings(deadline=None)
@given(st.lists(anything, max_size=8), st.sampled_from([90.0, 180.0]))
def test_any_column_of_degrees_is_read(texts: list[str], limit: float) -> None:
    found = degrees(objects([text.encode("utf-8", "replace").decode() for text in texts]), limit)
    assert len(found.numbers) == len(texts)
    assert not np.isinf(found.numbers).any()


@given(st.floats(-180, 180, allow_nan=False).map(lambda value: round(value, 7)), st.sampled_from([".", ","]))
def test_degrees_come_back(value: float, sign: str) -> None:
    assert degree(f"{value:.7f}".replace(".", sign), 180) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("0", (0, 0, 0)), ("12", (12, 12, 12)), ("12.0", (12, 12, 12)), ("1,200", (1200, 1200, 1200)), ("1 200", (1200, 1200, 1200)), (">30", (31, None, None)),
        ("30+", (30, None, None)), ("at least 30", (30, None, None)), ("more than 30", (31, None, None)), ("<5", (None, None, 4)), ("up to 5", (None, None, 5)),
        ("~20", (None, 20, None)), ("about 20", (None, 20, None)), ("10-15", (10, None, 15)), ("10 to 15", (10, None, 15)), ("between 10 and 15", (10, None, 15)),
        ("au moins 3", (3, None, None)), ("не менее 3", (3, None, None)), ("three", (3, 3, 3)), ("none", (0, 0, 0)), ("1.33", (1, None, 2)),
        ("1,000.520", (1000, None, 1001)), ("1.234,0", (1234, 1234, 1234)), ("1,000.5", (1000, None, 1001)), ("several", (2, None, None)), ("a dozen", (None, 12, None)), ("15-10", None),
        ("-9", None), ("many", None), ("12 (3 women)", None), ("99999999999", None),
    ],
)  # fmt: skip
def test_numbers_of_people_keep_what_they_say(text: str, bounds: tuple[int | None, int | None, int | None] | None) -> None:
    assert count(text) == bounds


figures = st.lists(st.sampled_from(["1", "12", "000", "345", "6789", ".", ",", " ", "'", "-", "+", ">", "~", "to", "\u00a0"]), max_size=9).map("".join)


@given(anything | figures, st.sampled_from(".,"))
def test_any_number_of_people_is_in_order_or_refused(text: str, decimal: str) -> None:
    found = count(text, decimal)
    if found:
        known = [one for one in found if one is not None]
        assert known == sorted(known)
        assert all(one >= 0 for one in known)


@given(st.integers(0, 9_999_999))
def test_numbers_of_people_come_back(number: int) -> None:
    assert count(str(number)) == count(f"{number:,}") == count(f"{number}.0") == (number, number, number)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020-05-07", ("2020-05-07", "2020-05-07", "day")), ("2020-05-07T12:00:00Z", ("2020-05-07", "2020-05-07", "day")),
        ("2020-05-07 00:00:00.000", ("2020-05-07", "2020-05-07", "day")), ("20200507", ("2020-05-07", "2020-05-07", "day")),
        ("7/5/2020 12:00:00 AM", ("2020-05-07", "2020-05-07", "day")), ("7.5.20", ("2020-05-07", "2020-05-07", "day")),
        ("Sunday-November 19-1995", ("1995-11-19", "1995-11-19", "day")), ("May 7th, 2020", ("2020-05-07", "2020-05-07", "day")),
        ("7-May-20", ("2020-05-07", "2020-05-07", "day")), ("7 mai 2020", ("2020-05-07", "2020-05-07", "day")), ("7 мая 2020 г.", ("2020-05-07", "2020-05-07", "day")),
        ("7 de mayo de 2020", ("2020-05-07", "2020-05-07", "day")), ("7. Mai 2020", ("2020-05-07", "2020-05-07", "day")),
        ("May 2020", ("2020-05-01", "2020-05-31", "month")), ("05/2020", ("2020-05-01", "2020-05-31", "month")), ("2020-05-00", ("2020-05-01", "2020-05-31", "month")),
        ("2020", ("2020-01-01", "2020-12-31", "year")), ("7-9 May 2020", ("2020-05-07", "2020-05-09", "range")),
        ("2020-05-07 to 2020-05-09", ("2020-05-07", "2020-05-09", "range")), ("30 April - 2 May 2020", ("2020-04-30", "2020-05-02", "range")),
        ("2020-05-07/2020-05-09", ("2020-05-07", "2020-05-09", "range")), ("December 30, 2019 - January 2, 2020", ("2019-12-30", "2020-01-02", "range")),
        ("30/02/2020", None), ("2020-02-30", None), ("soon", None), ("1402/03/12", None), ("9 May 2020 - 7 May 2020", None), ("12 March", None), ("", None),
    ],
)  # fmt: skip
def test_dates_are_read_with_their_precision(text: str, days: tuple[str, str, str] | None) -> None:
    assert day_of(text) == days


@given(anything, st.sampled_from(["DMY", "MDY"]))
def test_any_text_is_a_date_in_order_or_none(text: str, order: str) -> None:
    found = day_of(text, order)
    if found:
        assert dt.date.fromisoformat(found[0]) <= dt.date.fromisoformat(found[1])
        assert (found[0] == found[1]) == (found[2] == "day")
    assert from_serial(text) is None or len(text.partition(".")[0]) == 5
    from_epoch(text)


@given(
    st.dates(dt.date(1700, 1, 1), dt.date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%A-%B %d-%Y"]),
)
def test_dates_come_back(day: dt.date, form: str) -> None:
    assert day_of(day.strftime(form)) == (day.isoformat(), day.isoformat(), "day")


@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2029, 12, 31)), min_size=1, max_size=30), st.sampled_from([("DMY", "%d/%m/%Y"), ("MDY", "%m/%d/%Y")]))
def test_one_clear_date_decides_a_column(days: list[dt.date], way: tuple[str, str]) -> None:
    order, form = way
    found = order_of(objects([day.strftime(form) for day in [*days, dt.date(2020, 1, 31)]]))
    assert (found.order, found.certain, found.mixed) == (order, True, False)


def test_a_column_that_contradicts_itself_is_mixed() -> None:
    assert order_of(objects(["31/01/2020", "01/31/2020"])).mixed


def test_months_first_are_seen_where_the_table_is_sorted() -> None:
    days = [f"{month:02}/{day:02}/2020" for month in range(1, 8) for day in (2, 9)]
    assert order_of(objects(days)).order == "MDY"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DR Congo (Zaire)", "CD"), ("Yemen (North Yemen)", "YE"), ("Côte d'Ivoire", "CI"), ("IVORY COAST", "CI"), ("Syrian Arab Republic", "SY"),
        ("The Gambia", "GM"), ("Occupied Palestinian Territories", "PS"), ("Kingdom of eSwatini (Swaziland)", "SZ"), ("West Bank and Gaza Strip", "PS"),
        ("Bosnia-Herzegovina", "BA"), ("UK", "GB"), ("Türkiye", "TR"), ("Atlantis", None),
    ],
)  # fmt: skip
def test_countries_are_known_by_the_names_of_tables(name: str, code: str | None) -> None:
    assert code_of_name(name) == code


@pytest.mark.parametrize(
    ("value", "scheme", "code"),
    [
        ("GM", "fips", "DE"),
        ("GM", "iso2", "GM"),
        ("RS", "fips", "RU"),
        ("432", "gw", "ML"),
        ("004", "auto", "AF"),
        ("4", "auto", "AF"),
        ("NAM", "auto", "NA"),
        ("NA", "auto", "NA"),
        ("ZZ", "auto", None),
    ],
)
def test_codes_of_countries_depend_on_their_scheme(value: str, scheme: str, code: str | None) -> None:
    assert code_of(value, scheme) == code


@given(st.text(max_size=30))
def test_any_name_is_a_country_or_none(name: str) -> None:
    assert code_of_name(name) is None or len(str(code_of_name(name))) == 2


@pytest.mark.parametrize("kind", sorted(TESTS))
@pytest.mark.parametrize("unit", ["1, ", " ", "1,000.", "-", "12-", "1 ", "1°", "2020-01-01 ", "a b "])
def test_what_a_long_value_is_like_is_seen_at_once(kind: str, unit: str) -> None:
    start = time.process_time()
    like(kind, ["A" + unit * 50_000 + "x"])
    assert time.process_time() - start < 1
