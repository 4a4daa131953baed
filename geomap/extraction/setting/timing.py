"""When an account happened: takes its mentions and the scene, gives the time that governs it, with its basis.

Syntax speaks first, then the sentence, then what only describes its people, then the sentences before it, then the headline, then what only bounds the time
("since May"). Without any time word a release's lead happened on the day of its dateline, and the rest is no later than the report.

>>> choose_time([])
(None, '')
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.extraction.grammar.syntax import ancestors
from geomap.extraction.lexicons import context, words
from geomap.extraction.phrases.noun_phrases import definite
from geomap.extraction.roles.others import earlier_clause, length_before, moved, recalled_of_group
from geomap.extraction.setting.anchoring import CLOCK
from geomap.extraction.setting.other_times import long_past, to_come
from geomap.extraction.setting.salience import leads
from geomap.types import When

if TYPE_CHECKING:
    from geomap.extraction.accounts import Account
    from geomap.extraction.grammar.syntax import Token
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene, Sentence
    from geomap.types import DateMention

FAR = 6
MONTH = 31
SOON = re.compile(
    r"\b(?:hours?|minutes?|moments|shortly|soon|immediately) (?:later|after(?:wards?)?)\b|\b(?:same|that) (?:day|evening|night|afternoon|morning)\b",
    re.IGNORECASE,
)
"""What is said to have come so soon after what was told that it was on the same day."""
BOUNDING = ("vague", "since", "until")


def choose_time(mentions: list[Mention], scene: Scene | None = None) -> tuple[DateMention | None, str]:
    """Return the time of an account and its basis: syntax, sentence, beside, weak, before, heading or ""."""
    found = [(d, basis, m) for m in mentions for d, basis in m.dates if (d.when.earliest or d.when.latest) and not _ahead(d, m, scene)]
    before = (_counted_back(mentions, scene) or _time_before(mentions, scene)) if scene is not None and mentions else None
    if before is None and scene is not None and not any(m.dates for m in mentions):
        before = next(filter(None, (_time_before([m], scene) for m in mentions[1:] if m.rule.kind in ("event", "blast") and not m.definite)), None)
    for basis in ("syntax", "sentence", "frame", "around", "beside", "weak"):
        if basis == "around" and before is not None and any(m.sentence.frame is not None for m in mentions):
            return before, "before"  # the entry's own day goes before that of its list
        level = [d for d, b, m in found if b == basis and m.sentence.kind != "heading"]
        if level:
            best = min(level, key=lambda d: (_length(d), d.span.start) if _overlapping(d, level[0]) else (10**6, d.span.start))
            return _finer(best, found), basis
    said = [d for d, b, _ in found if b == "said"]
    if said:
        lately = [d for d, b, _ in found if b == "vague" and _days(d) <= MONTH]  # "in the past week, the UN said on Wednesday"
        return (lately[0], "vague") if lately else (said[0], "said")
    if before is not None:
        return before, "before"
    heading = [d for d, b, m in found if m.sentence.kind == "heading" and b not in BOUNDING]
    if heading:
        return heading[0], "heading"
    return next(((d, b) for d, b, _ in found if b in BOUNDING), (None, ""))


def _ahead(date: DateMention, mention: Mention, scene: Scene | None) -> bool:
    """Tell whether a time lies after the report, so that what has happened cannot have happened then: "the killing cast a shadow over the vote of 20 June"."""
    if scene is None or scene.published is None or date.when.earliest is None or mention.status in ("planned", "threatened"):
        return False
    try:
        report = dt.date.fromisoformat(scene.published[:10])
        written_out = any(c.isdigit() for c in date.surface)  # by a clock that is ahead of the report's
        return dt.date.fromisoformat(date.when.earliest[:10]) > report + dt.timedelta(days=int(written_out))
    except ValueError:
        return False


def _time_before(mentions: list[Mention], scene: Scene) -> DateMention | None:
    """Return the day named shortly before the account, where it goes on with what was told there ("the force also detained ...") or stands in the next sentence."""
    main = next((m for m in mentions if m.sentence.kind != "heading"), None)
    series = any(m.series for m in mentions)
    if main is None or (series and not _listed_by_place(main.sentence)) or _set_before(main) or recalled_of_group(main.token):
        return None
    goes_on = any(definite(p) for m in mentions for p in m.agents) or SOON.search(main.sentence.parse.text) is not None
    for index in range(main.sentence.index - 1, max(-1, main.sentence.index - 1 - FAR), -1):
        sentence = scene.sentences[index]
        if sentence.kind != "text" or sentence.frame is not main.sentence.frame:
            break
        dates = [
            d
            for d, head in sentence.dates
            if d.type in ("DATE", "TIME")
            and d.when.precision == "day"
            and not CLOCK.fullmatch(d.surface.strip())
            and not (_ahead(d, main, scene) or to_come(head) or (index not in scene.deeds and long_past(head)) or _only_said(head))
        ]
        if dates:
            near = index == main.sentence.index - 1 and not any(m.perfect for m in mentions) and main.status == "occurred"
            listed = all(_listed_by_place(scene.sentences[at]) for at in range(index + 1, main.sentence.index + 1))
            return dates[-1] if listed or (not series and (goes_on or near or index not in scene.deeds)) else None
    return None


def _only_said(head: Token) -> bool:
    """Tell whether a day is when somebody told of it: "sources in Beirut said Sunday"."""
    verb = head if head.pos_ == "VERB" else head.head if head.dep_ in ("npadvmod", "tmod") else head.head.head if head.head.dep_ == "prep" else head
    return verb.pos_ == "VERB" and verb.lemma_.lower() in context()["report"]


def _listed_by_place(sentence: Sentence) -> bool:
    """Tell whether a sentence opens with a place, as those of releases do that go through the deeds of a day: "Near Rawah, two strikes destroyed a cache"."""
    first, second = sentence.parse[0], sentence.parse[min(1, len(sentence.parse) - 1)]
    return first.lower_ in words("places_behind") and second.pos_ == "PROPN" and second.ent_type_ not in ("DATE", "TIME")


def _set_before(mention: Mention) -> bool:
    """Tell whether what was told is said to have come after it: "the clash came five weeks after a firefight in X"."""
    return any(child.dep_ == "prep" and child.lower_ == "after" and above.lemma_.lower() in words("coming") for child, above in ancestors(mention.token))


def _counted_back(mentions: list[Mention], scene: Scene) -> DateMention | None:
    """Return the day of what the report's own deed is said to have come after: "the attack came two days after gunmen shot nine in X"."""
    for mention in mentions:
        clause = earlier_clause(mention.token)
        if clause is None or clause.head.lemma_.lower() not in words("coming"):
            continue
        days = length_before(clause, mention.sentence.dates)
        for sentence in reversed(scene.sentences[max(0, mention.sentence.index - FAR) : mention.sentence.index] if days else ()):
            told = [d for d, _ in sentence.dates if d.type in ("DATE", "TIME") and d.when.precision == "day" and not CLOCK.fullmatch(d.surface.strip())]
            if days and told:
                return moved(told[0], days)
    return None


def _finer(date: DateMention, found: list[tuple[DateMention, str, Mention]]) -> DateMention:
    """Return the day within `date` that a weaker tie gives: "in 1989 ... on 16 November", where `date` is a month or a year."""
    if date.when.precision not in ("month", "year"):
        return date
    days = [
        d
        for d, basis, m in found
        if basis in ("sentence", "frame", "weak") and m.sentence.kind != "heading" and d.when.precision == "day" and _overlapping(d, date)
    ]
    return days[0] if days else date


def _days(date: DateMention) -> int:
    """Return how many days a stretch of time counts."""
    if date.when.earliest is None or date.when.latest is None:
        return 10**6
    return (dt.date.fromisoformat(date.when.latest[:10]) - dt.date.fromisoformat(date.when.earliest[:10])).days


def _overlapping(a: DateMention, b: DateMention) -> bool:
    return (a.when.earliest or "0") <= (b.when.latest or "9") and (b.when.earliest or "0") <= (a.when.latest or "9")


def _length(date: DateMention) -> int:
    order = {"day": 0, "week": 2, "month": 3, "season": 4, "range": 1, "year": 5, "unknown": 6}
    return order.get(date.when.precision, 6)


def when_of(date: DateMention | None, basis: str, scene: Scene, account: Account) -> When:
    """Return when an account happened: as its words say, else the dateline's day for what a release leads with, else no later than the report."""
    day = dateline_day(scene)
    published = scene.published or day
    if date is not None and basis == "since":
        return When(earliest=date.when.earliest, latest=published, precision="range" if published else "unknown", basis=date.when.basis, value=date.when.value)
    if date is not None and basis in ("said", "until"):  # told on that day: it happened then or before
        return When(earliest=None, latest=date.when.latest, precision="unknown", basis="inferred")
    if date is not None and not (basis == "vague" and _days(date) <= 1 and day and not scene.published and leads(account, scene)):
        return date.when  # a release of the day tells of "the past 24 hours"
    if day and not scene.published and leads(account, scene):
        return When(earliest=day, latest=day, precision="day", basis="inferred", value=day)
    return When(earliest=None, latest=published, precision="unknown", basis="inferred")


def dateline_day(scene: Scene) -> str | None:
    """Return the day that a dateline or heading gives, where the document's own is unknown."""
    return scene.once("day", lambda: _headed_day(scene))


def _headed_day(scene: Scene) -> str | None:
    for sentence in scene.sentences:
        for date, _ in sentence.dates:
            if sentence.kind in ("dateline", "heading") and date.when.precision == "day":
                return date.when.latest
    return None
