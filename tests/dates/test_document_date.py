"""What a document is dated by: its metadata, its dateline, its address, its release number, or what it says."""

import pytest

from geomap.dates import document_date, find_dates
from geomap.language import analyse
from geomap.types import Document


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "A man was shot.", "published": "2013-03-22"}, ("2013-03-22", "stated")),
        ({"text": "A man was shot.", "published": "2013-03-22T10:00:00Z"}, ("2013-03-22", "stated")),
        ({"text": "KABUL, Afghanistan (Jan. 22, 2013)\nA man was held."}, ("2013-01-22", "stated")),
        ({"text": "GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- [TEXT] A MAN WAS SHOT."}, ("1990-02-04", "stated")),
        ({"text": "Man shot\nISAF 2010-09-CA-125\nKABUL, Afghanistan (Sept. 8) - A man was shot."}, ("2010-09-08", "stated")),
        ({"text": "Man shot\nISAF 2011-01-S-001\nKABUL, Afghanistan (Dec. 31) - A man was shot."}, ("2010-12-31", "stated")),
        ({"text": "ISAF 2011-07-S-003\nA man was shot yesterday."}, ("2011-07", "stated")),
        ({"text": "RELEASE No. 20070314-11\nBAGHDAD - Troops held a man March 13 in Tikrit."}, ("2007-03-14", "stated")),
        ({"text": "News Release A080904b\nBAGHDAD - Troops held a man Sept. 3."}, ("2008-09-04", "stated")),
        ({"text": "Man shot\n\nFriday, January 4, 2019\n\nA man was shot."}, ("2019-01-04", "stated")),
        ({"text": "18 juillet 2012. - Un homme est mort.", "language": "fr"}, ("2012-07-18", "stated")),
        ({"text": "A man was shot.", "uri": "news/2017/07/03/shot.html"}, ("2017-07-03", "stated")),
        ({"text": "A man was shot.", "uri": "2017-07-03_shot.txt"}, ("2017-07-03", "stated")),
        ({"text": "A man was shot.", "url": "https://example.org/2017/07/03/shot"}, ("2017-07-03", "stated")),
        ({"text": "A man was shot.", "url": "https://example.org/world/2017/jul/03/shot"}, ("2017-07-03", "stated")),
        ({"text": "A man was shot.", "url": "https://example.org/news/20170703-shot"}, ("2017-07-03", "stated")),
        ({"text": "KABUL, Mizan 12, 1401 - A man was shot."}, ("2022-10-04", "stated")),
        ({"text": "Man shot\n\nPublished on March 22, 2013\n\nA man was shot yesterday."}, ("2013-03-22", "stated")),
        ({"text": "Man shot\nDate: 22/03/2013\nA man was shot yesterday."}, ("2013-03-22", "stated")),
        ({"text": "It burned in December 2022. He was shot on March 9."}, ("2023-03", "inferred")),
        ({"text": "It burned on May 3, 2015. It had been shelled on April 28."}, ("2015-05", "inferred")),
        ({"text": "It burned in 2012 and will be rebuilt by 2030."}, (None, "inferred")),  # written after 2012, nobody knows when
        ({"text": "A man was shot on Friday."}, (None, "inferred")),
        ({"text": "A man was shot.", "published": "2013-02-30"}, (None, "inferred")),
    ],
)
def test_a_document_is_dated_by_what_it_carries(fields: dict[str, str], expected: tuple[str | None, str]) -> None:
    assert document_date(analyse(Document(doc_id="d", **fields))) == expected


def test_what_hangs_on_an_inferred_date_says_so() -> None:
    text = "It burned in December 2022. The governor was killed on March 9. Last summer a temple was attacked."
    basis = {mention.surface: mention.when.basis for mention in find_dates(analyse(Document(doc_id="d", text=text)))}
    assert basis == {"December 2022": "stated", "March 9": "inferred", "Last summer": "inferred"}


def test_without_any_date_nothing_is_put_on_the_calendar() -> None:
    for mention in find_dates(analyse(Document(doc_id="d", text="He was shot on March 9, on Friday, last week, yesterday."))):
        assert mention.when.earliest is None
        assert mention.when.precision == "unknown"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Rockets fell in April and May 2022.", ("2022-04-01", "2022-05-31")),
        ("They fought from 3 to 5 May 2012.", ("2012-05-03", "2012-05-05")),
        ("They fought between March 3, 2012 and April 7, 2012.", ("2012-03-03", "2012-04-07")),
        ("They fought from 2010 to 2013.", ("2010-01-01", "2013-12-31")),
        ("They fought from December to January 1990.", ("1989-12-01", "1990-01-31")),
        ("Bombs went off on March 3, 2012 and July 9, 2012.", None),
    ],
)
def test_both_ends_of_a_stretch_carry_the_whole(text: str, whole: tuple[str, str] | None) -> None:
    one, two = find_dates(analyse(Document(doc_id="d", text=text)))
    assert one.whole == two.whole
    assert (one.whole and (one.whole.earliest, one.whole.latest)) == whole


def test_ages_are_given_only_when_asked_for() -> None:
    analysis = analyse(Document(doc_id="d", text="A 17-year-old boy was shot."))
    assert find_dates(analysis) == []
    [age] = find_dates(analysis, ages=True)
    assert (age.surface, age.type, age.when.value) == ("17-year-old", "DURATION", "P17Y")
