"""How old what is told is: takes a mention or an account's mentions and the scene, tells whether it is news, old, or only named.

>>> recent([], None)
False
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geomap.extraction.setting.timing import choose_time, dateline_day

if TYPE_CHECKING:
    from geomap.extraction.mentions import Mention
    from geomap.extraction.scenes import Scene

RECENT_DAYS, OLD_DAYS, GENERATION_DAYS = 8, 60, 30 * 365
YEAR_DAYS = 365


def recent(mentions: list[Mention], scene: Scene | None) -> bool:
    """Tell whether the account is itself news: told in a clause of its own and dated within days of the report."""
    if scene is None:
        return False
    told = [m for m in mentions if not (nominal(m) or m.court)]
    if not told or any(old(m, scene) for m in mentions):
        return False
    date, basis = choose_time(mentions)
    if date is None or basis not in ("syntax", "sentence"):
        return False
    age = age_of(date.when.latest, scene)
    return age is not None and age <= RECENT_DAYS


def long_past(mentions: list[Mention], scene: Scene) -> bool:
    """Tell whether its own words date it a generation back: "in the spring of 1871"."""
    date, basis = choose_time(mentions)
    if date is None or basis not in ("syntax", "sentence") or not any(c.isalpha() or c == "/" for c in date.surface):
        return False
    age = age_of(date.when.latest, scene)
    return age is not None and age > GENERATION_DAYS


def own_day(mention: Mention, scene: Scene) -> bool:
    """Tell whether a date within days of the report hangs on the mention itself."""
    ages = [age_of(d.when.latest, scene) for d, basis in mention.dates if basis == "syntax" and d.span.start > mention.sentence.offset + mention.token.idx]
    return any(age is not None and age <= RECENT_DAYS for age in ages)


def old(mention: Mention, scene: Scene, days: int = OLD_DAYS) -> bool:
    """Tell whether a date long before the report hangs on the mention, or a year stands in its sentence."""
    own = [d for d, basis in mention.dates if basis == "syntax"]
    years = [d for d, _ in mention.sentence.dates if d.when.precision in ("year", "month")]
    return any(age > days for d in (*own, *years) if (age := age_of(d.when.latest, scene)) is not None)


def age_of(day: str | None, scene: Scene) -> int | None:
    """Return how many days before the report `day` lies, or None where one of the two is unknown."""
    try:
        return (dt.date.fromisoformat((scene.published or dateline_day(scene) or "")[:10]) - dt.date.fromisoformat((day or "")[:10])).days
    except ValueError:
        return None


def nominal(mention: Mention) -> bool:
    """Tell whether the mention is a noun that nothing is asserted of: "the move follows the killing of X"."""
    if not mention.is_noun:
        return False
    return mention.token.dep_ not in ("nsubj", "nsubjpass", "ROOT") and mention.sentence.kind != "heading"
