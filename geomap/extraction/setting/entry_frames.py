r"""What frames an entry of a list: takes a scene, gives each of its sentences that stands in an entry the place and time of its head.

"11 May, Bangui:", "Mopti." and "15 Sep | El Geneina |" say where and when of all that their entry tells, and of nothing behind it. An entry without a day has
that of the heading above its list, or of the sentence that opens the list ("On March 8, forces conducted seven strikes.").

>>> from geomap.extraction.scenes import lay_out
>>> from geomap.language import analyse
>>> from geomap.types import Document
>>> text = "- 07 May, Goma: four men robbed a clinic.\n- 09 May, Beni: a truck was burned."
>>> scene = lay_out(analyse(Document(doc_id="d", text=text)), [], [])
>>> frame(scene)
>>> [(s.kind, s.frame and s.frame.entry) for s in scene.sentences]
[('label', 1), ('text', 1), ('label', 2), ('text', 2)]
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.extraction.lexicons import words
from geomap.extraction.scenes import Frame
from geomap.extraction.setting.spots import names_of_head
from geomap.extraction.setting.timing import dateline_day
from geomap.types import DateMention, Span, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene, Sentence
    from geomap.types import Resolution

ENDS_LINE = re.compile(r"[ \t*]*[\n\r]")
SHORT_DAY = re.compile(r"(?<![\w/.-])(\d{1,2})[/.](\d{1,2})\.?(?=$|[\s,;:|)/-])(?!\s?(?:[ap]\.?m|h|hrs?|hours|km|lt|utc|gmt)\b)", re.IGNORECASE)
CODE = re.compile(r"\b([0-3]\d)(?:[01]\d|2[0-4])[0-5]\d[A-Z]\b")
"""What is left of an army's date-time group within its month: "040430C"."""
WEEKDAY = re.compile(r"\b([A-Z][a-z]{2,8})\.?\s(\d{1,2})\b(?![:./]\d)")
DISTRICT, COARSE = 3, 9
CHAPTER = -1
"""The list that headings which are chapters are of."""
LONGEST = 31
"""How many days the time of a heading lasts at most that dates what stands below it."""


def frame(scene: Scene) -> None:
    """Give each sentence of an entry its frame."""
    dated = _dated(scene)
    chapters = _chapters(scene) | dated
    current: Frame | None = None
    chapter: Frame | None = None
    title: list[DateMention] = []
    section: list[DateMention] = []
    opening: list[DateMention] = []
    begun = False
    for sentence in scene.sentences:
        days = [d for d, _ in sentence.dates if _dates(d)]
        if sentence.kind == "heading" and not sentence.entry:
            current = chapter = None
            section = [d for d in days if d.when.precision != "day" or _of_one_day(sentence)]
            opening = [] if section else opening
            title = title if begun else section or title
            if sentence.index in chapters:
                current = chapter = Frame(-sentence.index - 1, CHAPTER, dates=days, prose=True)
                current.places = [] if days and _covered(sentence, [d.span for d in days]) else _named(sentence)
                sentence.frame = current if sentence.index in dated else None
        elif sentence.entry:
            if current is None or current.entry != sentence.entry:
                current = Frame(sentence.entry, sentence.of_list, around=section or opening or title, chapter=chapter)
            if sentence.kind == "label":
                current.form = current.form or ENDS_LINE.match(scene.document.text, sentence.end) is not None
                current.prose = current.form
                short = _short_day(sentence, scene.published or dateline_day(scene)) if not days else None
                current.dates += days or ([short] if short is not None else [])
                current.places += _named(sentence)
                current.unknown += [r for r, _ in sentence.places if r.toponym.literal and r.place is None and r.geometry is None]
                current.unknown += names_of_head(sentence)
            sentence.frame = current
        elif sentence.kind == "text" and not (days and _covered(sentence, [d.span for d in days])):  # a date alone is that of the report
            begun = True
            if current is not None and current.labelled:
                sentence.frame = current  # a second paragraph of the entry
                continue
            current = None
            told = [d for d in days if d.when.precision == "day" and ":" not in (d.when.value or "")]  # not the hour at which a list was made
            opening = told if len({d.when.value for d in told}) == 1 else opening if not told else []


def _chapters(scene: Scene) -> set[int]:
    """Return the headings that are no more than a day, or a place, of which a report has several: what stands below each is of that day or place."""
    alone = [s for s in scene.sentences if s.kind == "heading" and not s.entry]
    days = {s.index: dates[0].when.value for s in alone if len(dates := [d for d, _ in s.dates if _dates(d)]) == 1 and _covered(s, [dates[0].span])}
    places = {
        s.index: found[0].place.place_id
        for s in alone
        if (found := [r for r, _ in s.places if r.place]) and found[0].place and _covered(s, [r.toponym.span for r in found])
    }
    return {index for headed in (days, places) if len(set(headed.values())) > 1 for index in headed}


def _dated(scene: Scene) -> set[int]:
    """Return the headings that begin with a day and tell what happened on it, of which a report has several: "Aug. 6 Helmand: six officers killed"."""
    begun = {
        s.index: d.when.value
        for s in scene.sentences
        if s.kind == "heading" and not s.entry
        for d, _ in s.dates[:1]
        if _dates(d) and d.span.start <= s.start + 1
    }
    return set(begun) if len(begun) > 1 else set()


def _named(sentence: Sentence) -> list[Resolution]:
    """Return the places that are named in a head."""
    return [r for r, _ in sentence.places if r.toponym.literal and r.place is not None]


def _covered(heading: Sentence, spans: list[Span]) -> bool:
    """Tell whether `spans` are all that a heading has, apart from the words of areas."""
    rest = [t for t in heading.parse if t.text.isalpha() and not any(s.start <= heading.offset + t.idx < s.end for s in spans)]
    return all(t.lower_ in words("lying_in") | words("of_a_day") | {"the", "of", "on"} for t in rest)


def _short_day(sentence: Sentence, published: str | None) -> DateMention | None:
    """Return the day of a head that only has "14/11", "14.11.", "Tues 14" or "141530C" for it: the last such day before the report."""
    if not published or len(published) < len("2021-11-03"):
        return None
    report = dt.date.fromisoformat(published[:10])
    label = sentence.source[sentence.start : sentence.end]
    match, found = next(((m, day) for m in _days_named(label) if (day := _latest(report, m))), (None, None))
    if match is None or found is None:
        return None
    iso = found.isoformat()
    span = Span(start=sentence.start + match.start(1), end=sentence.start + match.end(match.re.groups))
    when = When(earliest=iso, latest=iso, precision="day", basis="relative", value=iso)
    return DateMention(span=span, surface=sentence.source[span.start : span.end], type="DATE", when=when)


def _days_named(label: str) -> Iterator[re.Match[str]]:
    for pattern in (SHORT_DAY, CODE, WEEKDAY):
        yield from pattern.finditer(label)


def _latest(report: dt.date, match: re.Match[str]) -> dt.date | None:
    """Return the last day that the words name within a month before `report`; of "05/04" the day comes first where it can."""
    back = [report - dt.timedelta(days=n) for n in range(LONGEST + 1)]
    if match.re is CODE:
        return next((d for d in back if d.day == int(match[1])), None)
    if match.re is WEEKDAY:
        return next((d for d in back if d.day == int(match[2]) and d.strftime("%A").startswith(match[1][:3])), None)
    first, second = int(match[1]), int(match[2])
    return next((d for d in back if (d.day, d.month) == (first, second)), None) or next((d for d in back if (d.day, d.month) == (second, first)), None)


def _in_period(date: DateMention, period: list[DateMention]) -> DateMention:
    """Return a day of the week as that of the time which the list is of: in a bulletin of 5 to 11 December that came out on the 12th, "on Monday" is the 5th."""
    when, around = date.when, period[0].when if len(period) == 1 else None
    if around is None or when.basis == "stated" or when.precision != "day" or not (around.earliest and around.latest and when.earliest):
        return date
    first, last, day = (dt.date.fromisoformat(value[:10]) for value in (around.earliest, around.latest, when.earliest))
    before = day - dt.timedelta(days=7)
    if day <= last or not first <= before <= last or not any(word in words("of_a_day") for word in date.surface.lower().split()):
        return date
    iso = before.isoformat()
    return replace(date, when=replace(when, earliest=iso, latest=iso, value=iso))


def _dates(date: DateMention) -> bool:
    """Tell whether an expression gives a day, or a time of a few weeks."""
    if date.type not in ("DATE", "TIME", "DURATION") or date.when.earliest is None or date.when.latest is None or not date.surface.strip(" 0123456789"):
        return False
    first, last = (dt.date.fromisoformat(day[:10]) for day in (date.when.earliest, date.when.latest))
    return (last - first).days <= LONGEST


def _of_one_day(heading: Sentence) -> bool:
    """Tell whether a heading is of a day, not only the date of a report on a longer time: "Tuesday, 21 November", "Daily note"."""
    return any(t.lower_ in words("of_a_day") | words("of_events") for t in heading.parse)


def enframe(sentence: Sentence, mentions: list[Mention]) -> None:
    """Give the mentions of an entry the place and the time of its head, where their own sentence gives none."""
    found = sentence.frame
    if found is None:
        return
    for mention in mentions:
        mention.dates = [(_in_period(d, found.around), basis) for d, basis in mention.dates]
        if not any(basis in ("syntax", "sentence") for _, basis in mention.places):
            mention.places += [(r, "chapter" if found.prose and not found.form else "frame") for r in found.places]
            if found.chapter is not None and not found.places:
                mention.places += [(r, "chapter") for r in found.chapter.places]
            if not any((r.where_prec or COARSE) < DISTRICT for r in found.places):
                mention.unknown += [(r, "frame") for r in found.unknown]
        if not any(basis in ("syntax", "sentence", "since", "until") and d.type != "SET" for d, basis in mention.dates):
            above = found.chapter.dates if found.chapter is not None else []
            mention.dates += [(d, "frame") for d in found.dates or above] or [(d, "around") for d in found.around]


def apart(a: Sentence, b: Sentence) -> bool:
    """Tell whether two sentences stand in two entries, so that one does not go on with the other."""
    one, other = a.frame, b.frame
    if one is None or other is None or one.entry == other.entry:
        return False
    above, beside = _chapter(one), _chapter(other)
    if above is not None and beside is not None and above is not beside:
        return True
    return one.of_list == other.of_list or (one.labelled and other.labelled)


def headed_apart(told: Sentence, later: Sentence) -> bool:
    """Tell whether two sentences stand in entries of which one has a head of its own ("NORTH EAST."), or one in such an entry and one in the prose above the list."""
    if told.frame is None and told.kind != "heading" and later.frame is not None:
        return later.frame.labelled and not later.frame.form
    return apart(told, later) and any(s.frame is not None and s.frame.labelled for s in (told, later))


def goes_on(sentence: Sentence) -> bool:
    """Tell whether a sentence that is no entry goes on with the one above it."""
    return not sentence.entry and sentence.frame is not None and sentence.frame.of_list != CHAPTER


def _chapter(found: Frame) -> Frame | None:
    """Return the heading that a frame stands below, or is."""
    return found if found.of_list == CHAPTER else found.chapter
