"""When a document was written: takes its metadata and what its text says, gives the date that "yesterday" is counted from.

In this order: the published date, or a dateline of the days before it; a dateline or a dated heading ("KABUL, Afghanistan (Jan. 22, 2013)",
"SANTIAGO, 5 JAN 90"); the address or file name;
a release number ("2010-09-CA-125", "Release No. 20100914-07"); and last, what the text itself implies: dates with a year and month are past, and a month without one is the nearest to them.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings import meanings
from geomap.dates.numbers import ordinal, year_number
from geomap.dates.rules import open_grammar
from geomap.dates.scene import FINENESS, Scene

if TYPE_CHECKING:
    from geomap.dates.lines import Line
    from geomap.dates.matching import Found
    from geomap.dates.periods import Period
    from geomap.types import DateBasis, Document

HEAD_LENGTH = 1200  # characters in which a dateline is looked for
LINE_LEAD = 90  # characters that may stand before a dateline's date on its line
DATELINE_END = re.compile(r"[ \t]*(?:[)\]]|\.?[ \t]+[-–—]|\(|--|[-–—:_]|$)", re.MULTILINE)
SEAT = re.compile(r"[ \t]*[A-Z\u00c0-\u00de][\w.'-]*(?:,?[ ](?:d[aeo]s?|del|el|la|las|los|[A-Z\u00c0-\u00de][\w.'-]*)){0,5},[ ](?:a[ ]|le[ ])?")
STOPPED = re.compile(r"\.[-\u2013\u2014]?[ \t]+[\"'\u201c\u00ab]?[A-Z\u00c0-\u00de]")
"""What stands before and behind the day of a dateline that a full stop ends: "Bogot\u00e1, 4 de mayo de 2023. Hombres armados ..."."""
CODE = re.compile(r"\b((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-[A-Z]{1,3}-[0-9]{1,4}\b")
RELEASE = re.compile(r"\brelease\s+(?:number|no\.?|#)?:?\s*[A-Z]?((?:20)?[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])", re.IGNORECASE)
ADDRESS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12][0-9]|3[01])(?![0-9])")
SPELT = re.compile(r"/((?:19|20)[0-9]{2})/([A-Za-z]{3,9})/([0-9]{1,2})(?=/)")
DATED = frozenset({"date", "month_of_year", "numeric", "year", "year_if_likely", "quarter", "two_days", "season"})
BARE = frozenset({"date", "month", "month_if_tagged"})
TITLE = re.compile(r"^[^\n.]{0,60}\b((?:19|20)[0-9]{2})\b[^\n.]{0,60}\breports?\b", re.MULTILINE | re.IGNORECASE)
TITLE_LENGTH = 300
LATE = dt.timedelta(days=4)
"""How long after its dateline a report may be published; what lies further apart is no dateline."""
HALF_A_YEAR = dt.timedelta(days=184)


def reference(document: Document, lines: list[Line]) -> tuple[Period | None, DateBasis]:
    """Give the document's date, to the day, month or year, and whether it is stated or inferred; None where nothing tells."""
    published = _published(document.published)
    filed = _dateline(document.text, lines, published)
    if published is not None and filed is not None and filed.unit == published.unit == "D" and dt.timedelta() < published.first - filed.first <= LATE:
        return filed, "stated"  # "Bamako, 9 May 2019 - A vehicle hit a mine this morning", published on the 10th
    known = published or filed or _address(document.uri) or _address(document.url)
    if known is not None:
        return known, "stated"
    numbered = RELEASE.search(document.text, 0, HEAD_LENGTH)
    if numbered and (day := _published(f"{int(numbered[1]) % 100 + 2000}-{numbered[2]}-{numbered[3]}")) is not None:
        return day, "stated"
    code = CODE.search(document.text, 0, HEAD_LENGTH)
    if code:
        return periods.month(int(code[1]), int(code[2])), "stated"
    return _implied(lines) or _title(document.text), "inferred"


def _published(text: str | None) -> Period | None:
    match = re.match(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text or "")
    if not match:
        return None
    try:
        if match[3]:
            return periods.day(dt.date(int(match[1]), int(match[2]), int(match[3])))
        return periods.month(int(match[1]), int(match[2])) if match[2] else periods.year(int(match[1]))
    except ValueError:
        return None


def _address(uri: str | None) -> Period | None:
    found = [(int(match[1]), int(match[3]), int(match[4])) for match in ADDRESS.finditer(uri or "")]
    found += [(int(match[1]), named, int(match[3])) for match in SPELT.finditer(uri or "") if (named := _month_named(match[2]))]
    for numbers in found:
        try:
            return periods.day(dt.date(*numbers))
        except ValueError:
            continue
    return None


def _month_named(word: str) -> int:
    lexicon = open_grammar("en").lexicon
    return int(lexicon.value("month", word.lower()) or lexicon.value("monthab", word.lower()) or 0)


def _dateline(text: str, lines: list[Line], published: Period | None) -> Period | None:
    """Find the first day in the head of the text that stands as a dateline does; its year may come from a release number beside it, or from the day of publication."""
    code = CODE.search(text, 0, HEAD_LENGTH)
    partial = None
    for line in lines:
        if line.start > HEAD_LENGTH:
            break
        if line.found.rule.build not in {"date", "numeric", "solar_hijri"} or line.found.word("x") or not _heads(text, line):
            continue
        scene = Scene(None, "stated")
        period = next((m.period for m in meanings(line.found, scene)), None)
        if period is not None and period.unit == "D":
            return period
        partial = partial or line.found
    if partial and code:
        return _with_code(partial, code)
    return _days_before(partial, published) if partial and published is not None and published.unit == "D" else None


def _days_before(found: Found, published: Period) -> Period | None:
    """Give a dateline without a year that of the days before publication: "GAO, May 7 (Xinhua) --"; None where it is not of those days."""
    for year in (published.first.year, published.first.year - 1):
        try:
            day = dt.date(year, found.month, ordinal(found.word("d") or "") or 0)
        except ValueError:
            continue
        if dt.timedelta() <= published.first - day <= LATE:
            return periods.day(day)
    return None


def _heads(text: str, line: Line) -> bool:
    begin = text.rfind("\n", 0, line.start) + 1
    lead = text[begin : line.start]
    closes = DATELINE_END.match(text, line.end) is not None
    opens = lead.rstrip().endswith("(") or not lead.strip() or (closes and len(lead) <= LINE_LEAD)
    if SEAT.fullmatch(lead) and STOPPED.match(text, line.end):
        return line.found.word("y") is not None
    return opens and (closes or (not lead.strip() and line.found.word("y") is not None))


def _with_code(found: Found, code: re.Match[str]) -> Period | None:
    """Give a dateline without a year that of the release number, across New Year where the months say so."""
    month, day, year = found.month, ordinal(found.word("d") or ""), int(code[1])
    year += {(12, 1): -1, (1, 12): 1}.get((month, int(code[2])), 0)
    try:
        return periods.day(dt.date(year, month, day or 0))
    except ValueError:
        return None


def _title(text: str) -> Period | None:
    """Return the year that the title of a yearly report gives: "CHAD 2020 HUMAN RIGHTS REPORT"."""
    title = TITLE.search(text, 0, TITLE_LENGTH)
    return periods.year(int(title[1])) if title else None


def _implied(lines: list[Line]) -> Period | None:
    """Infer the month of writing: the latest date with a year and month, or the month without a year that lies nearest to it.

    A year alone says nothing ("tensions not seen since their 1971 war", "was returned to power in 1994"): the report is later, nobody knows by how much.
    """
    scene = Scene(None, "inferred")
    dated: list[Period] = []
    bare: list[Found] = []
    for line in lines:
        found = line.found
        scene.line = line
        if found.rule.build in BARE and year_number(found.word("y")) is None and found.year_hint is None:
            bare += [found] if scene.direction() != "future" and meanings(found, scene) else []
        elif found.rule.build in DATED and scene.direction() != "future":
            dated += [m.period for m in meanings(found, scene) if m.period is not None and m.period.unit != "Y"]
    if not dated:
        return None
    latest = max(dated, key=lambda period: (period.last, -FINENESS[period.unit]))
    newest = max([latest.first, *[_nearest_month(found, latest) for found in bare]])
    return periods.containing("M", newest)


def _nearest_month(found: Found, latest: Period) -> dt.date:
    month = found.month
    if not month:
        return latest.first
    years = [y for y in (latest.first.year - 1, latest.first.year, latest.first.year + 1) if dt.MINYEAR <= y <= dt.MAXYEAR]
    return min((dt.date(y, month, 1) for y in years), key=lambda d: (abs(d - latest.first), latest.first > d))
