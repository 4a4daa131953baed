"""Meanings of expressions that point from the document's date: "Friday", "yesterday", "last night"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geomap.dates import periods
from geomap.dates.meanings.days import date
from geomap.dates.meanings.words import step, with_daypart
from geomap.dates.periods import Period
from geomap.dates.scene import Meaning, counted

if TYPE_CHECKING:
    from geomap.dates.matching import Found
    from geomap.dates.scene import Scene

TONIGHT = re.compile(r"(-?\d)(\w\w)")  # days from today, the code of the part of the day


def weekday(found: Found, scene: Scene) -> Meaning | None:
    """Date a day of the week: the last one, unless the verb or "next" points ahead."""
    wanted = int(found.value("w", "weekday", "weekdayab") or 1)
    base = scene.today
    if base is None or not scene.knows("D"):
        return scene.vague(f"XXXX-WXX-{wanted}")
    way = step(found)
    if found.value("r", "oftext") is not None and scene.previous is not None and scene.previous.unit == "D":
        base = scene.previous.first
    back = (base.isoweekday() - wanted) % 7
    if way < 0:
        days = -back or -7
    elif way > 0:
        days = (-back % 7) or 7
    else:
        days = 7 - back if back and scene.direction() == "future" else -back
    return with_daypart(found, counted(periods.day(base + dt.timedelta(days=days))))


def weekday_of_week(found: Found, scene: Scene) -> Meaning | None:
    """Date "Monday of last week"."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-WXX")
    of_week = periods.week(periods.plus(scene.today, "W", step(found)))
    wanted = int(found.value("w", "weekday") or 1)
    return with_daypart(found, counted(periods.day(of_week.first + (wanted - 1) * periods.ONE_DAY)))


def weekday_week(found: Found, scene: Scene) -> Meaning | None:
    """Date "a week ago Friday", "a week from Friday" and "the Friday before last"."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-WXX")
    wanted = int(found.value("w", "weekday") or 1)
    back = (scene.today.isoweekday() - wanted) % 7
    ago = bool({"ago", "last"} & {token.word for token in found.tokens[found.start : found.end]})
    return counted(periods.day(scene.today + dt.timedelta(days=-back - 7 if ago else (-back % 7) + 7)))


def today(found: Found, scene: Scene) -> Meaning:
    """Date today, yesterday and tomorrow."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-XX-XX")
    offset = int(found.value("t", "today") or 0)
    return with_daypart(found, counted(periods.day(scene.today + offset * periods.ONE_DAY)))


def day_but_one(found: Found, scene: Scene) -> Meaning:
    """Date the day before yesterday and the day after tomorrow."""
    if scene.today is None or not scene.knows("D"):
        return scene.vague("XXXX-XX-XX")
    return counted(periods.day(scene.today + (-2 if found.word("t") == "before" else 2) * periods.ONE_DAY))


def tonight(found: Found, scene: Scene) -> Meaning:
    """Date last night, overnight, this morning, tonight: a night is named by the day on which it falls."""
    form = TONIGHT.fullmatch(found.value("t", "tonight") or "")
    if form is None:
        return scene.vague("XXXX-XX-XX")
    offset, code = form.groups()
    if scene.today is None or not scene.knows("D"):
        return scene.vague(f"XXXX-XX-XXT{code}")
    night = scene.today + int(offset) * periods.ONE_DAY
    return Meaning(f"{night}T{code}", periods.day(night), "TIME", counted=True)


def night_before(found: Found, scene: Scene) -> Meaning | None:
    """Date the night into a day, which begins on the evening before: two days."""
    meaning = date(found, scene) if found.word("d") else weekday(found, scene)
    if meaning is None or meaning.period is None or meaning.period.unit != "D":
        return meaning
    evening = meaning.period.first - periods.ONE_DAY
    return Meaning(f"{evening}TNI", Period(evening.isoformat(), evening, meaning.period.last, "R"), "TIME", counted=meaning.counted)


def night_of_weekdays(found: Found, scene: Scene) -> Meaning | None:
    """Date "the night of Monday to Tuesday": two days."""
    meaning = weekday(found, scene)
    if meaning is None or meaning.period is None or meaning.period.unit != "D":
        return meaning
    first = meaning.period.first
    if first == scene.today and scene.direction() != "future":
        first -= 7 * periods.ONE_DAY  # told on the day before it ends, the night is last week's
    value = first.isoformat() + meaning.value[len(first.isoformat()) :]
    return Meaning(value, Period(first.isoformat(), first, first + periods.ONE_DAY, "R"), meaning.type, counted=True)


def unit_night(found: Found, scene: Scene) -> Meaning | None:
    """Date "the next morning", counted from the last day named."""
    base = scene.previous if scene.previous is not None and scene.previous.unit == "D" else scene.reference
    if base is None or base.unit != "D":
        return scene.vague("XXXX-XX-XX")
    return with_daypart(found, scene.following(periods.day(base.first + step(found) * periods.ONE_DAY), base))
