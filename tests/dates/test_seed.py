"""The seed report: nothing tells when it was published, so that what hangs on its date is inferred from what it says."""

from pathlib import Path

import pytest

from geomap.dates import document_date, find_dates
from geomap.language import Analysis, analyse
from geomap.types import DateMention, Document


@pytest.fixture(scope="module")
def analysis(root: Path) -> Analysis:
    [path] = (root / "seeds").glob("taliban-policy*.txt")
    return analyse(Document(doc_id="seed", text=path.read_bytes().decode("utf-8")))


@pytest.fixture(scope="module")
def mentions(analysis: Analysis) -> dict[str, DateMention]:
    return {mention.surface: mention for mention in find_dates(analysis)}


def test_it_was_written_in_march_2023(analysis: Analysis) -> None:
    assert document_date(analysis) == ("2023-03", "inferred")


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("March 9", ("2023-03-09", "2023-03-09", "day", "inferred")),
        ("March", ("2023-03-01", "2023-03-31", "month", "inferred")),
        ("December 2022", ("2022-12-01", "2022-12-31", "month", "stated")),
        ("July 2018", ("2018-07-01", "2018-07-31", "month", "stated")),
        ("November 2019", ("2019-11-01", "2019-11-30", "month", "stated")),
        ("August 2021", ("2021-08-01", "2021-08-31", "month", "stated")),
        ("last summer", ("2022-06-01", "2022-08-31", "season", "inferred")),
        ("a few days later", ("2023-03-11", "2023-03-16", "range", "inferred")),
    ],
)
def test_its_dates(mentions: dict[str, DateMention], surface: str, expected: tuple[str, str, str, str]) -> None:
    when = mentions[surface].when
    assert (when.earliest, when.latest, when.precision, when.basis) == expected


def test_recent_weeks_reach_up_to_its_date(mentions: dict[str, DateMention]) -> None:
    when = mentions["recent weeks"].when
    assert when.precision == "range"
    assert when.latest == "2023-03-31"


def test_april_and_may_are_one_stretch(mentions: dict[str, DateMention]) -> None:
    whole = mentions["April"].whole
    assert whole is not None
    assert (whole.earliest, whole.latest, whole.basis) == ("2022-04-01", "2022-05-31", "stated")
